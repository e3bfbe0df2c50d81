"""The front matter names another collection than the one that the page is in.

Jekyll goes by the folder: the talk that was copied from a paper and says `collection: publications` stands among the
talks. A page that lists a collection which does not exist shows an empty list.

```yaml file _config.yml
collections:
  talks:
    output: true
  publications:
    output: true
```

```markdown bad _talks/engine.md
---
title: The Engine
collection: publications
---
```

```text output
_talks/engine.md:3:13: readers find this page among the talks, as its folder is _talks, and not among the "publications"; write "talks", or move the file
```

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown bad _pages/talks.md
---
title: Talks
layout: collection
collection: talk
---
```

```text output
_pages/talks.md:4:13: _config.yml has no collection "talk", so readers see an empty list; write "talks"
```

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown good _talks/engine.md
---
title: The Engine
collection: talks
---
```

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown good _pages/talks.md
---
title: Talks
layout: collection
collection: talks
---
```

A key that no layout looks at is its owner's:

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown good _pages/stamps.md
---
title: Stamps
collection: stamps
---
```

Who keeps many pages so has a list of their own making:

```yaml file _config.yml
collections:
  publications:
    output: true
```

```liquid file _pages/publications.html
{% for post in site.publications %}{% if post.collection == "talks" %}{{ post.title }}{% endif %}{% endfor %}
```

```markdown good _publications/engine.md
---
title: The Engine, a talk
collection: talks
---
```

```markdown good _publications/loom.md
---
title: "The Loom, a talk"
collection: "talks"
---
```

```markdown good _publications/mill.md
---
collection: talks
title: The Mill, a talk
---
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _drafts/engine.md
---
title: The Engine
collection: talks
---
```

```markdown good _talks/engine.md
---
title: The Engine
collection: publications
---
```
"""  # noqa: E501 -- output is exact

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from profilelint import Document, Finding, Site
from profilelint.toolkit import front_matter_values, is_page_file, jekyll_collections, theme

SEVERITY = "warning"

#: So many pages of a folder that name the same other collection do so on purpose; of so many files, so much is read.
MANY, FILES, MOST = 3, 500, 2000


def check(document: Document, site: Site) -> Iterator[Finding]:
    field = document.field("collection")
    if not field or not isinstance(field.value, str) or not field.value or theme(site).generator != "jekyll":
        return
    known = jekyll_collections(site)
    folder = site.locate(document).split("/")[0]
    layout = document.field("layout")
    if folder[:1] == "_" and folder[1:] in known and field.value != folder[1:]:
        if _named(folder, site)[field.value] >= MANY:
            return
        found = f"readers find this page among the {folder[1:]}, as its folder is {folder}"
        yield Finding(
            field.value_span,
            f'{found}, and not among the "{field.value}"; write "{folder[1:]}", or move the file',
        )
    elif layout and layout.value == "collection" and field.value not in {*known, "posts"}:
        from difflib import get_close_matches

        near = get_close_matches(field.value, sorted(known), n=1)
        remedy = f'; write "{near[0]}"' if near else "; write one that there is"
        yield Finding(
            field.value_span, f'_config.yml has no collection "{field.value}", so readers see an empty list{remedy}'
        )


@lru_cache(maxsize=8)
def _named(folder: str, site: Site) -> Counter[str]:
    """How many pages of a folder name each collection."""
    pages = islice(filter(is_page_file, site.walk(folder)), FILES)
    found = (front_matter_values(site.text(page, MOST), "collection") or {} for page in pages)
    return Counter(str(each["collection"]) for each in found if "collection" in each)

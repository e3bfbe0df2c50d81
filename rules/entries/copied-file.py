"""A file of a list of papers, talks or projects is a copy of another.

Visitors see the same entry twice. Mostly a file was copied to begin a new entry, and nothing in it was changed.

```yaml file _config.yml
collections:
  talks: {output: true}
```

```markdown bad _talks/mills.md
---
title: On looms and mills, and on what a weaver may learn from a miller
date: 1843-03-01
permalink: /talks/mills/
---
A talk in Turin.
```

```markdown bad _talks/looms.md
---
title: On looms and mills, and on what a weaver may learn from a miller
date: 1843-03-01
permalink: /talks/looms/
---
A talk in Turin.
```

```text output
_talks/mills.md:2:8: This file says the same as "_talks/looms.md". Delete one, or write what differs
```

Another day is another talk, and a page in another language may wait for its translation:

```markdown good _talks/mills.md
---
title: On looms and mills, and on what a weaver may learn from a miller
date: 1843-03-01
---
A talk in Turin.
```

```markdown good _talks/looms.md
---
title: On looms and mills, and on what a weaver may learn from a miller
date: 1843-04-01
---
A talk in Turin.
```

```markdown good _talks/mills.de.md
---
title: On looms and mills, and on what a weaver may learn from a miller
date: 1843-03-01
---
A talk in Turin.
```

Measured on 3 findings on 292 unseen sites: 0 wrong.
"""

from collections.abc import Iterator
from functools import lru_cache
from posixpath import basename, dirname

from profilelint import Document, Finding, Site
from profilelint.toolkit import lazy_pattern

SEVERITY = "warning"

ENDS = (".md", ".markdown", ".qmd")
#: Folders of lists: collections of Jekyll but those of parts and drafts, and sections of Hugo.
LISTS = lazy_pattern(r"(?:^|/)(?:_(?!pages|drafts|includes|layouts|data)\w+|content/(?:\w\w/)?[\w-]+)/[^.]+\.\w+")
#: Lines that differ where a copy is to have an address of its own.
OWN = lazy_pattern(r"(?m)^(?:permalink|slug|url|aliases|redirect_from|weight|order|id)[ \t]{0,9}[:=].*\n?")
TITLE = lazy_pattern(r"(?m)^title[ \t]{0,9}[:=][ \t]{0,9}\S")
#: So many characters are no chance; of longer files than these nothing is said.
LEAST, MOST = 80, 50_000


def check(document: Document, site: Site) -> Iterator[Finding]:
    path = site.locate(document)
    earlier = _copies(site).get(path)
    if earlier and not document.sample and site.page(path).is_content and site.page(earlier).is_content:
        title = document.field("title")
        span = title.value_span if title else document.line_span(1)
        yield Finding(span, f'This file says the same as "{earlier}". Delete one, or write what differs')


@lru_cache(maxsize=2)
def _copies(site: Site) -> dict[str, str]:
    """The files that say the same as one with a shorter name in their list, and that."""
    first: dict[tuple[str, str], str] = {}
    copies = {}
    for path in sorted(site.files, key=lambda path: (len(path), path)):  # a copy mostly has the longer name
        if path.endswith(ENDS) and LISTS.search(path):
            text = site.text(path, MOST)
            said = "\n".join(line.rstrip() for line in OWN.sub("", text).strip().split("\n"))
            if len(said) >= LEAST and len(text) < MOST and TITLE.search(text) and "draft: true" not in text:
                folder = dirname(path)
                is_bundle = basename(path) == "index.md"
                earlier = first.setdefault((dirname(folder) if is_bundle else folder, said), path)
                if earlier != path:
                    copies[path] = earlier
    return copies

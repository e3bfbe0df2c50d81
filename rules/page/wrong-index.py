"""A Hugo page is called `index.md` instead of `_index.md`, or vice versa.

`index.md` makes one page of its folder: the files below belong to that page and get none of their own. `_index.md` makes
a list of its folder: a paper with that name becomes a list without entries, and most themes leave it out of their lists.

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/publication/looms/index.md
---
title: Looms
date: 2020-05-01
---
```

```markdown bad content/publication/index.md
---
title: Publications
---
```

```text output
content/publication/index.md:1:1: The page "content/publication/looms/index.md" is not built, as "index.md" makes one page of this folder. Rename it to _index.md
```

Of two or more pages below it, the message gives the number:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/talk/turin/index.md
---
title: Turin
date: 2020-05-01
---
```

```markdown file content/talk/paris/index.md
---
title: Paris
date: 2020-05-02
---
```

```markdown bad content/talk/index.md
---
title: Talks
---
```

```text output
content/talk/index.md:1:1: All 2 pages below this folder are not built, as "index.md" makes one page of this folder. Rename it to _index.md
```

With `_index.md`, a single paper becomes a list, which other lists then leave out:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/publication/looms/index.md
---
title: Looms
date: 2020-05-01
---
```

```markdown bad content/publication/mills/_index.md
---
title: Mills
authors: [Ada Lovelace]
date: 2021-05-01
---
```

```text output
content/publication/mills/_index.md:1:1: Most lists leave this page out, as "_index.md" makes a list of its folder. Rename it to index.md
```

The hidden page itself gets no finding:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/talk/index.md
---
title: Talks
---
```

```markdown good content/talk/turin/index.md
---
title: Turin
date: 2020-05-01
---
```

Parts of a page do not have the keys of a page, or are in its own folder:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/home/about.md
---
title: About
widget: about
---
```

```markdown good content/home/index.md
---
type: widget_page
headless: true
---
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/publication/looms/index.md
---
title: Looms
date: 2020-05-01
---
```

```markdown good content/publication/_index.md
---
title: Publications
date: 2020-05-01
---
```

Measured on 1 finding on 121 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Site
from profilelint.toolkit import pages_hidden_by, single_pages_as_lists

SEVERITY = "error"
WHOLE_SITE = True


def check(document: Document, site: Site) -> Iterator[Finding]:
    place = site.locate(document)
    if hidden := pages_hidden_by(site, place):
        which = f'The page "{hidden[0]}" is'
        if len(hidden) > 1:
            which = f"All {len(hidden)} pages below this folder are"
        message = f'{which} not built, as "index.md" makes one page of this folder. Rename it to _index.md'
        yield Finding(document.line_span(1), message)
    elif place.endswith("/_index.md") and place in single_pages_as_lists(site):
        message = 'Most lists leave this page out, as "_index.md" makes a list of its folder. Rename it to index.md'
        yield Finding(document.line_span(1), message, severity="warning")

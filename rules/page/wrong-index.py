"""A page of Hugo is called `index.md` where `_index.md` is meant, or the other way round.

`index.md` makes one page of its folder: what lies below belongs to that page, and has none of its own. `_index.md` makes a
list of its folder: called so, a paper is a list without entries, and the lists that most themes show leave it out.

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
content/publication/index.md:1:1: The page below this folder vanishes (`content/publication/looms/index.md`), since `index.md` makes one page of it. Rename it `_index.md`
```

Two pages or more below it are counted:

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
content/talk/index.md:1:1: All 2 pages below this folder vanish, since `index.md` makes one page of it. Rename it `_index.md`
```

And `_index.md` makes a list of a single paper, which other lists then leave out:

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
content/publication/mills/_index.md:1:1: Most lists leave this page out, since `_index.md` makes a list of its folder. Rename it `index.md`
```

A page that is hidden so is not to blame itself:

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

What belongs to one page has no keys of a page, or lies beside it as its part:

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

Measured on 1 finding on 36 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Site
from profilelint.toolkit import pages_hidden_by, single_pages_as_lists

SEVERITY = "error"
WHOLE_SITE = True


def check(document: Document, site: Site) -> Iterator[Finding]:
    place = site.locate(document)
    if hidden := pages_hidden_by(site, place):
        which = f"all {len(hidden)} pages below this folder vanish"
        if len(hidden) == 1:
            which = f"the page below this folder vanishes (`{hidden[0]}`)"
        message = f"{which[:1].upper()}{which[1:]}, since `index.md` makes one page of it. Rename it `_index.md`"
        yield Finding(document.line_span(1), message)
    elif place.endswith("/_index.md") and place in single_pages_as_lists(site):
        why = "`_index.md` makes a list of its folder"
        message = f"Most lists leave this page out, since {why}. Rename it `index.md`"
        yield Finding(document.line_span(1), message, severity="warning")

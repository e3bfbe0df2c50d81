"""The front matter lacks a key that every page needs, or leaves it empty.

The title is what browser tabs, search results and lists of pages show. Without it readers find an entry without a name
among their tabs, or one that is named like the whole site.

- `keys`: keys that every page needs, with dots for nested ones ("author.email")

```markdown bad
---
title: ""
permalink: /talks/
---
```

```text output
2:1: "title" is empty, so browser tabs, search results and lists have no name for this page; write one, such as "About me"
```

```markdown bad
---
permalink: /talks/
---

In 1843 I spoke in Turin.
```

```text output
1:1: there is no "title", so browser tabs, search results and lists have no name for this page; add one, such as "About me"
```

```markdown good
---
title: Talks
---
```

The heading of a page is a name too, and so is the site's own for its first page:

```markdown good _pages/talks.md
---
permalink: /talks/
---

# Talks
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/about.md
---
permalink: /
title: ""
---
```

Jekyll and Quarto take the file's name where none is written, but not in place of an empty one:

```markdown good _posts/1843-09-01-note-g.md
---
layout: post
---
```

```markdown bad _posts/1843-09-01-note-g.md
---
layout: post
title: ""
---
```

```text output
_posts/1843-09-01-note-g.md:3:1: "title" is empty, so browser tabs, search results and lists have no name for this page; write one, such as "About me"
```

What is a part of a page, leads elsewhere, or is not shown needs none, and a file without front matter is no page of the site:

```markdown good content/home/hero.md
---
widget: hero
headless: true
title:
---
```

```markdown good _includes/bio.md
---
order: 1
---
```

```markdown good old.md
---
redirect_to: /talks/
---
```

```markdown good README.md
Pages of Ada Lovelace
```

Other keys can be asked for:

```toml options
keys = ["description"]
```

```markdown bad
---
title: Talks
---
```

```text output
1:1: there is no "description"; add one
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Document, Field, Finding, Site, Span

SEVERITY = "warning"

#: Keys of what is no page of its own: Hugo's headless bundles, HugoBlox' widgets and landing pages, redirects.
PARTS = ("headless", "widget", "sections", "redirect_to", "redirect")
#: Keys that name a page as well, in Hugo, HugoBlox and Quarto.
NAMES = ("name", "linktitle", "linkTitle", "pagetitle", "title-meta")
NO_LAYOUT = (None, "none", "null", "redirect")
#: Folders that hold no pages, and files that are none.
NO_PAGE = r"(?i)(?:^|/)(?:(?:themes|exampleSite|archetypes|layouts|partials|includes)/|(?:readme|404)\b)"
#: Folders with an underscore that Jekyll makes pages of without being told.
SHOWN = {"_pages", "_posts"}
#: The first page of a site, in one of several languages perhaps, for Jekyll, Hugo and Quarto.
HOME = r"(?:content/)?(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?_?index(?:\.[a-z]{2})?\.\w+"
#: Configuration that holds a title of the site, as one may assume.
ENDS = ("toml", "yaml", "yml", "json")
CONFIG = ("config", "_quarto.yml", *(f"hugo.{end}" for end in ENDS), *(f"config.{end}" for end in ENDS))
H1 = r"(?mi)^(?:#\s|=+[ \t]*$)|<h1\b"


def check(document: Document, site: Site, *, keys: tuple[str, ...] = ("title",)) -> Iterator[Finding]:
    matter = document.front_matter
    missing = [key for key in keys if matter and not _is_filled(document.field(key))]
    if not matter or not missing or matter.problems or not _is_page(document, site):
        return
    for key in missing:
        lost = so = ""
        if key == "title":
            if _is_named(document, matter.span.end, site):
                continue
            lost, so = ", so browser tabs, search results and lists have no name for this page", ', such as "About me"'
        if field := document.field(key):
            yield Finding(field.span, f'"{key}" is empty{lost}; write one{so}')
        else:
            yield Finding(Span(matter.span.start, document.line_span(1).end), f'there is no "{key}"{lost}; add one{so}')


def _is_filled(field: Field | None) -> bool:
    value = field.value if field else None
    return bool(value.strip()) if isinstance(value, str) else value is not None and value not in ([], {})


def _is_page(document: Document, site: Site) -> bool:
    folders = site.locate(document).split("/")[:-1]
    collections = site.config.get("collections")
    shown = {f"_{name}" for name in collections} if isinstance(collections, dict | list) else set()
    if re.search(NO_PAGE, site.locate(document)) or not {each for each in folders if each[0] == "_"} <= shown | SHOWN:
        return False
    value = {field.path: field.value for field in document.fields}
    if any(value.get(key) for key in PARTS) or value.get("layout", "") in NO_LAYOUT:
        return False
    return value.get("draft") is not True and value.get("published") is not False


def _is_named(document: Document, start: int, site: Site) -> bool:
    """Whether a page without a title has a name all the same, or nothing to be named; its body begins at `start`."""
    if re.search(H1, document.text[start:]) or any(document.field(key) for key in NAMES):
        return True
    title, path = document.field("title"), site.locate(document)
    if (not title or title.value is None) and (_is_named_by_file(path, document) or not document.prose.strip()):
        return True
    permalink = document.field("permalink")
    home = permalink.value in ("/", "/index.html") if permalink else re.fullmatch(HOME, path)
    return bool(home) and (bool(site.config.get("title")) or any(site.exists(name) for name in CONFIG))


def _is_named_by_file(path: str, document: Document) -> bool:
    """Whether this is a page in one of Jekyll's collections, or of Quarto, which lists only dated ones."""
    if path.lower().endswith((".qmd", ".rmd")):
        return "/" not in path or not document.field("date")
    return any(part[0] == "_" and part != "_pages" for part in path.split("/")[:-1])

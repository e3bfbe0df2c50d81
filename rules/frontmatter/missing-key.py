"""The front matter lacks a key that the page needs, or leaves it empty.

The title is what browser tabs, search results and lists of pages show. Without it readers find an entry without a name
among their tabs, or one that is named like the whole site. What else a page needs depends on the theme of the site, and
on what kind of page it is: a paper without a category is left out of the list, a piece of news without a date moves to
the head of it each time the site is built.

- `keys`: keys that every page needs, with dots for nested ones ("author.email")
- `required`: keys that your own kinds of pages need, by globs of their paths from the root of the site

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

A theme asks for more, here academicpages, which lists talks with their kind, place and day:

```yaml file _config.yml
collections:
  talks:
    output: true
publication_category:
  journals:
    title: Journal articles
```

```py file talkmap.py
```

```markdown bad _talks/engine.md
---
title: The Engine
type: Talk
location: Turin
---
```

```markdown bad _talks/1842-05-01-mill.md
---
title: The Mill
type: Talk
venue: Academy of Sciences
location:
---
```

```text output
_talks/1842-05-01-mill.md:1:1: there is no "date", so lists sort and show this page by the name of its file; add one, such as "date: 1842-05-01"
_talks/1842-05-01-mill.md:5:1: "location" is empty, so the talk has no town in the list and no place on the map of talks; write one
_talks/engine.md:1:1: there is no "date", so this talk counts as given on the day when the site was last built; add one
_talks/engine.md:1:1: there is no "venue", so readers are not told where the talk was given; add one
```

What `defaults` say for all pages, no page needs to say:

```yaml file _config.yml
collections: [news]
defaults:
  - scope: {path: "", type: news}
    values: {layout: post, inline: true}
```

```liquid file _layouts/bib.liquid
```

```markdown good _news/announcement_1.md
---
date: 1843-09-01
---

Note G is out.
```

```yaml file _config.yml
collections: [news]
defaults:
  - scope: {path: "", type: news}
    values: {layout: post, inline: true}
```

```liquid file _layouts/bib.liquid
```

```markdown bad _news/announcement_2.md
---
inline: false
---
```

```text output
_news/announcement_2.md:1:1: there is no "date", so this news bears the day when the site was last built, and stands above all others; add one
```

Drafts, and what lies in a folder that the site does not show, need nothing:

```yaml file _config.yml
collections: [news]
defaults:
  - scope: {path: "", type: news}
    values: {layout: post, inline: true}
```

```liquid file _layouts/bib.liquid
```

```markdown good _news/idea.md
---
published: false
---
```

```markdown good _drafts/idea.md
---
inline: true
---
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

```toml options
[required]
"workshops/*" = ["title", "year"]
```

```markdown bad workshops/1843.md
---
title: Looms
---
```

```text output
workshops/1843.md:1:1: there is no "year"; add one
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Site, Span
from profilelint.site import kinds
from profilelint.site.theme import theme

SEVERITY = "warning"

#: Keys of what is no page of its own: Hugo's headless bundles, HugoBlox' widgets and landing pages, redirects.
PARTS = ("headless", "widget", "sections", "redirect_to", "redirect")
#: Keys that name a page as well, in Hugo, HugoBlox and Quarto.
NAMES = ("name", "linktitle", "linkTitle", "pagetitle", "title-meta")
NO_LAYOUT = (None, "none", "null", "redirect")
#: Folders that hold no pages, and files that are none; then the page that nobody looks for.
NO_PAGE = r"(?i)(?:^|/)(?:(?:themes|exampleSite|archetypes|layouts|partials|includes)/|readme\b)"
NOT_FOUND = r"(?:^|/)404\b"
#: Folders with an underscore that Jekyll makes pages of without being told.
SHOWN = {"_pages", "_posts"}
#: The first page of a site, in one of several languages perhaps, for Jekyll, Hugo and Quarto.
HOME = r"(?:content/)?(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?_?index(?:\.[a-z]{2})?\.\w+"
#: Configuration that holds a title of the site, as one may assume.
ENDS = ("toml", "yaml", "yml", "json")
CONFIG = ("config", "_quarto.yml", *(f"hugo.{end}" for end in ENDS), *(f"config.{end}" for end in ENDS))
H1 = r"(?mi)^(?:#\s|=+[ \t]*$)|<h1\b"
DATED = r"(?:^|/)(\d{4}-\d\d?-\d\d?)-[^/]+$"
NO_NAME = "so browser tabs, search results and lists have no name for this page"
NOTHING: dict[str, object] = {}


def check(
    document: Document, site: Site, *, keys: tuple[str, ...] = ("title",), required: dict[str, object] = NOTHING
) -> Iterator[Finding]:
    matter = document.front_matter
    if not matter or matter.problems:
        return
    kind = kinds.kind_of(document, site)
    asked = {name: key for name, key in kind.keys.items() if key.required} if kind else {}
    own = [*keys, *(_own(document, site, required) if required else ())]
    missing = [name for name in dict.fromkeys([*asked, *own]) if not _is_filled(document, name, site)]
    if not missing or not _is_shown(document, site):
        return
    for name in missing:
        key = asked.get(name)
        if key and kinds.applies(key, document, site):
            yield _finding(document, name, _by_theme(document, key, site), site)
        elif name in own and (words := _by_itself(document, name, site)):
            yield _finding(document, name, words, site)


def _own(document: Document, site: Site, required: dict[str, object]) -> Iterator[str]:
    """The keys that the user asks of pages by globs."""
    from fnmatch import fnmatchcase

    path = site.locate(document)
    for glob, names in required.items():
        if fnmatchcase(path, glob):
            yield from (str(name) for name in (names if isinstance(names, list) else [names]))


def _is_filled(document: Document, name: str, site: Site) -> bool:
    field = kinds.field(document, name, site)
    value = field.value if field else None
    return bool(value.strip()) if isinstance(value, str) else value is not None and value not in ([], {})


def _is_shown(document: Document, site: Site) -> bool:
    """Whether the file is one that the site is to show, be it in a list."""
    folders = site.locate(document).split("/")[:-1]
    shown = {f"_{name}" for name in kinds.collections(site)}
    if re.search(NO_PAGE, site.locate(document)) or not {each for each in folders if each[0] == "_"} <= shown | SHOWN:
        return False
    value = {field.path: field.value for field in document.fields}
    return value.get("draft") is not True and value.get("published") is not False


def _by_theme(document: Document, key: kinds.Key, site: Site) -> tuple[str, str]:
    """What follows if the theme finds nothing at a key, and what to write."""
    is_dated = key.type == "date" and not document.field(key.name) and theme(site).generator == "jekyll"
    if is_dated and (day := re.search(DATED, document.path)):
        return "so lists sort and show this page by the name of its file", f', such as "date: {day[1]}"'
    return key.required, ""


def _by_itself(document: Document, name: str, site: Site) -> tuple[str, str] | None:
    """The same for a key that any page needs; None where this one does not."""
    if kinds.value(document, name, site) not in (None, ""):
        return None
    if name != "title":
        return "", ""
    if not document.front_matter or not _is_page(document) or re.search(NOT_FOUND, site.locate(document)):
        return None
    return None if _is_named(document, document.front_matter.span.end, site) else (NO_NAME, ', such as "About me"')


def _finding(document: Document, name: str, words: tuple[str, str], site: Site) -> Finding:
    lost, so = (f", {words[0]}" if words[0] else ""), words[1]
    if field := kinds.field(document, name, site):
        return Finding(field.span, f'"{name}" is empty{lost}; write one{so}')
    start = document.front_matter.span.start if document.front_matter else 0
    return Finding(Span(start, document.line_span(1).end), f'there is no "{name}"{lost}; add one{so}')


def _is_page(document: Document) -> bool:
    value = {field.path: field.value for field in document.fields}
    return not any(value.get(key) for key in PARTS) and value.get("layout", "") not in NO_LAYOUT


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

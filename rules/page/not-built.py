"""A file looks like a page, but the generator does not build it.

The generator skips such files, mostly without a message: a post whose name has no date, a folder of talks that the
settings do not name, a page beside an `index.md`. Their author believes that they are published. The message gives the
reason and the remedy. If a whole folder is left out, there is one finding, on its first page.

A post needs a date before its name:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/field-work.md
---
title: Field work
---
Some text.
```

```text output
_posts/field-work.md:1:1: Jekyll leaves this post out, without a word: its file name does not begin with a date. Call it "2024-03-02-field-work.md".
```

If the settings declare collections, each one must be declared:

```yaml file _config.yml
collections:
  teaching: {output: true}
```

```markdown bad _talks/paris.md
---
title: Paris
---
```

```markdown bad _talks/turin.md
---
title: Turin
---
```

```text output
_talks/paris.md:1:1: No page is made of the files in "_talks/": "collections" in "_config.yml" does not name it. Add "talks: {output: true}".
```

`published:` without a value counts as no:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/1843-09-01-note-g.md
---
title: Note G
published:
---
```

```text output
_posts/1843-09-01-note-g.md:1:1: No page is made of this file: an empty "published:" counts as no. Delete the line.
```

If posts and collections have a folder of their own, others are not read:

```yaml file _config.yml
collections_dir: content
```

```markdown bad _posts/1843-09-01-note-g.md
---
title: Note G
---
```

```text output
_posts/1843-09-01-note-g.md:1:1: Jekyll reads posts and collections below "content/" only, as "collections_dir" says. Move this file there.
```

`exclude` also leaves out paths that only begin like the pattern:

```yaml file _config.yml
exclude: [talk]
```

```markdown bad talks.md
---
title: Talks
---
```

```text output
talks.md:1:1: "exclude: talk" leaves out every path that begins so, this one too. Write "talk/" for a folder, or a whole name.
```

In Hugo, a file beside an `index.md` belongs to its page:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/publication/looms/index.md
---
title: Looms
date: 2020-05-01
---
```

```markdown bad content/publication/looms/notes.md
---
title: Notes on looms
date: 2020-05-02
---
```

```text output
content/publication/looms/notes.md:1:1: Hugo makes no page of this file, since it belongs to publication/looms/index.md. Move it to a folder of its own, or rename that one "_index.md".
```

Quarto can list what it renders, and then renders nothing else:

```yaml file _quarto.yml
project:
  type: website
  render: [index.qmd]
```

```markdown bad talks.qmd
---
title: Talks
---
```

```text output
talks.qmd:1:1: Quarto makes no page of this file, since "render:" in "_quarto.yml" does not list it. Add it there.
```

Drafts, files that the settings leave out, and pages with `published: false` are left out on purpose:

```yaml file _config.yml
exclude: [old]
collections:
  talks: {output: true}
```

```markdown good _drafts/idea.md
---
title: An idea
---
```

```yaml file _config.yml
exclude: [cv.md]
```

```markdown good cv.md
---
title: CV
---
```

```yaml file _config.yml
exclude: [old]
collections:
  talks: {output: true}
```

```markdown good old/cv.md
---
title: CV
---
```

```yaml file _config.yml
exclude: [old.md]
```

```markdown good old.md
---
title: CV
---
```

```yaml file _config.yml
exclude: [old]
collections:
  talks: {output: true}
```

```markdown good _talks/turin.md
---
title: Turin
published: false
---
```

```yaml file _config.yml
exclude: [old]
collections:
  talks: {output: true}
```

```markdown good _posts/1843-09-01-note-g.md
---
title: Note G
---
```

A file beside an `index.md` is mostly a part of its page, and in Quarto parts of pages have names with an underscore:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown file content/home/index.md
---
type: widget_page
headless: true
---
```

```markdown good content/home/about.md
---
title: About
widget: about
---
```

```yaml file _quarto.yml
project:
  type: website
  render: ["*.qmd", "!old/"]
```

```markdown good _talks.qmd
---
title: Talks
---
```

```yaml file _quarto.yml
project:
  type: website
  render: ["*.qmd", "!older/"]
```

```markdown good older/talks.qmd
---
title: Talks
---
```

A folder that the settings do not name may be set aside by its owner:

```yaml file _config.yml
collections:
  talks: {output: true}
```

```markdown good _old_talks/turin.md
---
title: Turin
---
```

Where the settings cannot be read, nothing is known of what they leave out:

```yaml file _config.yml
title: Ada: notes
include: [_pages]
```

```markdown good _pages/cv.md
---
title: CV
permalink: /cv/
---
```

Measured on 87 findings on 352 unseen sites: 68 wrong, nearly all on one site in several languages, which has a guard now.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from functools import lru_cache

from profilelint import Document, Finding, Site
from profilelint.toolkit import front_matter_values, looks_like_page, pages_hidden_by

SEVERITY = "warning"
WHOLE_SITE = True

#: The reasons that are slips of the author, by their keys in `generators/GENERATOR/reasons.toml`.
#: `frontmatter/future-date` reports dates in the future.
ALONE = frozenset(
    {"post-name", "post-not-utf8", "published-empty", "dot-at-end", "link", "both-indexes", "intermediate"}
)
#: The reasons that hold for all files of a folder.
TOGETHER = frozenset(
    {"not-declared", "outside-collections-dir", "pages-not-included", "not-listed", "not-in-book", "not-in-manuscript"}
)
#: The number of characters of a file in which its front matter is searched.
HEAD = 20_000
#: Usual names of the sections of a Hugo site.
SECTIONS = frozenset(
    {"post", "posts", "blog", "news", "talk", "talks", "publication", "publications", "project", "projects", "event"}
)
#: Beginnings of the names of folders that somebody has set aside.
SET_ASIDE = (
    *("old", "archive", "backup", "unused", "disabled", "hidden", "private", "tmp", "temp", "trash", "template"),
    *("draft", "example", "sample", "test", "preview", "wip"),
)


#: Plugins that write a page of each language, in a folder of its own, for the same address.
TRANSLATORS = r"\bjekyll-(?:polyglot|multiple-languages-plugin)\b"


def check(document: Document, site: Site) -> Iterator[Finding]:
    if not document.front_matter:
        return
    place = site.locate(document)
    if message := _left_out(document, place, site):
        yield Finding(document.line_span(1), message, cause=site.page(place).reason)


def _left_out(document: Document, place: str, site: Site) -> str:
    page = site.page(place)
    reason, message, inner = page.reason, page.message, page.made.path
    if not page.certain or _is_set_aside(place) or _is_config_broken(site):
        return ""
    if reason == "excluded":
        return _excluded(inner, page.made.outcome.values["value"])
    if reason == "in-bundle":
        return message if looks_like_page(site, place) and not _is_hidden_with_others(place, site) else ""
    if reason == "outside":
        return message if _is_misplaced(inner, site, place) else ""
    if reason == "overwritten":
        return "" if _is_clash(inner, page.made.outcome.values["value"], document, site) else message
    if inner.lower().startswith("_posts/") and not inner.startswith("_posts/"):
        folder = _top(inner)
        return f'Jekyll reads posts only from "_posts/", so it skips the files in "{folder}/". Rename the folder.'
    if reason == "not-declared" and not site.config.get("collections"):  # a folder that the site does not use yet
        return ""
    if reason == "pages-not-included" and "_pages/" in str(site.config.get("include")):  # some are named
        return ""
    if reason in TOGETHER and _first(_folder(place), reason, site) != place:
        return ""
    is_written = reason == "intermediate" and document.field("keep-md")  # by Quarto, with all keys of its source
    return message if reason in ALONE | TOGETHER and not is_written else ""


@lru_cache(maxsize=2)
def _is_config_broken(site: Site) -> bool:
    """Whether Jekyll stops at its settings, so that what they say of a file is not known."""
    config = site.read_settings("_config.yml", site.data("_config.yml") or b"")
    problems = config.front_matter.problems if config.front_matter else ()
    return any(problem.kind not in {"duplicate-key", "bad-date"} for problem in problems)


def _is_clash(path: str, winner: str, document: Document, site: Site) -> bool:
    """Return whether `frontmatter/permalink-clash` reports two files, or they are no clash at all."""
    if re.search(TRANSLATORS, str(site.config.get("plugins"))):
        return True
    is_near = _top(winner) in ("", "_pages", _top(path))
    if not document.field("permalink") or not is_near:
        return False
    rooted = site.built(site.locate(document)).rooted(winner)
    return "permalink" in (front_matter_values(site.text(rooted, HEAD), "permalink") or {})


def _top(path: str) -> str:
    return path.partition("/")[0] if "/" in path else ""


def _is_misplaced(path: str, site: Site, place: str) -> bool:
    """Return whether a file outside the content folder of Hugo is meant as a page, by its keys and its folder."""
    folder = _top(path).lower()
    return (not folder or folder in SECTIONS) and looks_like_page(site, place)


def _is_hidden_with_others(path: str, site: Site) -> bool:
    """Return whether `page/wrong-index` reports all pages of a folder above."""
    parts = path.split("/")
    return any(pages_hidden_by(site, "/".join((*parts[:depth], "index.md"))) for depth in range(1, len(parts)))


def _excluded(path: str, pattern: str) -> str:
    """Return the message if `exclude` leaves out a file whose name only begins like the pattern; else an empty text."""
    rest = path.removeprefix(pattern)
    if rest == path or not (rest[:1].isalnum() and pattern[-1:].isalnum()):
        return ""
    why = f'"exclude: {pattern}" leaves out every path that begins so, this one too'
    return f'{why}. Write "{pattern}/" for a folder, or a whole name.'


def _is_set_aside(path: str) -> bool:
    return any(part.strip("_").lower().startswith(SET_ASIDE) for part in path.split("/")[:-1])


def _folder(path: str) -> str:
    """Return the folder that the reason holds for: the uppermost with an underscore, or that of the file."""
    parts = path.split("/")
    depth = next((depth for depth, part in enumerate(parts, 1) if part.startswith("_")), len(parts) - 1)
    return "/".join(parts[:depth])


@lru_cache(maxsize=32)
def _first(folder: str, reason: str, site: Site) -> str:
    """Return the first page of a folder that is left out for a reason."""
    start = f"{folder}/" if folder else ""
    pages = (path for path in site.files if path.startswith(start) and path.endswith((".md", ".markdown", ".qmd")))
    found = (path for path in pages if _folder(path) == folder and site.page(path).reason == reason)
    return next((path for path in found if site.text(path, 3) == "---"), "")

"""A key of the front matter is nearly one that the site's theme knows.

Theme and generator pass over a key that they do not know, and say nothing: with `permlink` the page has another address
than the menu leads to, with `excerp` search engines show the beginning of the text.

Only what is one letter, a capital or a hyphen away from a known key is reported, and only where that one is not on the
page. Other keys are yours.

- `known`: your own keys that are not misspelt

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/talks.md
---
title: Talks
permlink: /talks/
Layout: archive
redirect-from: /lectures/
---
```

```text output
_pages/talks.md:3:1: Jekyll does not know the key "permlink", so this page goes out without "permalink", which was probably meant
_pages/talks.md:4:1: Jekyll does not know the key "Layout", so this page goes out without "layout", which was probably meant
_pages/talks.md:5:1: Jekyll does not know the key "redirect-from", so this page goes out without "redirect_from", which was probably meant
```

The keys of the theme count as well, here those of al-folio:

```liquid file _layouts/bib.liquid
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _projects/engine.md
---
layout: page
title: The Engine
description: It weaves algebraical patterns
importence: 1
category: work
---
```

```text output
_projects/engine.md:5:1: the theme al-folio does not know the key "importence", so this page goes out without "importance", which was probably meant
```

Keys of your own are no misspellings, nor is one in the singular or with a number:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/talks.md
---
title: Talks
authored_by: Ada
tag: engine
image2: mill.png
subtitles: [one]
---
```

Nor is one beside the key that it is like:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/talks.md
---
title: Talks
titles: Lectures
xtitle: Lecture
---
```

Hugo minds no capitals:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/talks.md
---
Title: Talks
publishdate: 1843-09-01
---
```

Nor is a word in its own right, as of a bibliography, that is a letter from a key of the theme:

```toml file hugo.toml
title = "Ada Lovelace"
```

```yaml file hugoblox.yaml
build: {}
```

```markdown good content/publication/notes/index.md
---
title: Notes on the Engine
pages: 666-731
paper: notes.pdf
data: engine.csv
height: 20
---
```

Where no theme reads the page, nothing is known:

```markdown good
---
titel: Talks
---
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from functools import lru_cache

from profilelint import Document, Field, Finding, Site
from profilelint.page.addresses import is_one_edit
from profilelint.site import kinds
from profilelint.site.theme import Theme, theme

SEVERITY = "warning"

#: Shorter keys are too close to each other.
LEAST = 4
#: Words that people make keys of, each a letter from a key of some theme: `pages` from `pager`, `data` from `date`.
WORDS = frozenset(
    {
        *("avenue", "chat", "context", "data", "dated", "fork", "formal", "height", "issn", "labs", "leader"),
        *("line", "online", "page", "pages", "paper", "papers", "path", "profiler", "publisher", "rank", "rate"),
        *("reader", "relate", "release", "rule", "shape", "slider", "start", "starter", "state", "stats"),
        *("subtype", "tape", "tier", "tile", "word"),
    }
)


def check(document: Document, site: Site, *, known: tuple[str, ...] = ()) -> Iterator[Finding]:
    if not document.front_matter or theme(site).generator == "plain":
        return
    of = theme(site)
    meaningful = kinds.known(of.name)
    for field in document.fields:
        name = field.path
        if name in meaningful or "." in name or name in known:
            continue
        for meant in _near(name, of):
            if not document.field(meant):
                yield _finding(field, meant, of)


@lru_cache(maxsize=1000)
def _near(name: str, of: Theme) -> tuple[str, ...]:
    """The one known key that a key is nearly; nothing if that is none, or several, or if the key is fine as it is."""
    known = kinds.known(of.name)
    is_spelt = of.generator == "hugo" and name.lower() in {each.lower() for each in known}
    if is_spelt or not LEAST <= len(name) <= 40 or name[-1].isdigit() or name.lower() in WORDS:
        return ()
    plain = _plain(name)
    near = [each for each in sorted(known) if len(each) >= LEAST and (_plain(each) == plain or is_one_edit(name, each))]
    near = [each for each in near if name not in (f"{each}s", each.removesuffix("s"))]
    return tuple(near) if len(near) == 1 else ()


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").replace(" ", "").lower()


def _finding(field: Field, meant: str, of: Theme) -> Finding:
    who = of.generator.title() if of.name == of.generator else f"the theme {of.name}"
    lost = f'so this page goes out without "{meant}", which was probably meant'
    return Finding(field.key_span, f'{who} does not know the key "{field.path}", {lost}')

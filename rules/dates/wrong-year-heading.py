"""An entry is under the heading of another year.

Under "2024", visitors expect entries from 2024. The entry is under the wrong heading, or its date is wrong.

- `kinds`: kinds of sections whose entries are under the year of their date

```markdown bad
## News

### 2024

- 2024.11: a paper on looms
- 2023.12: a talk in Turin
- 2024.03: a prize

### 2023

- 2023.09: a paper on mills
```

```text output
6:3: "2023.12" is under "2024". Move the entry to its year, or correct the date.
```

Both years of an academic year are right, and so are stays that reach into the year:

```markdown good
## Teaching

### 2023/24

- Spring 2024: Looms
- Fall 2023: Mills

### 2022

- 2021 - 2023: Cards
- Summer 2022: Looms
- Winter 2021: Looms
```

Dates inside the text, and lists of which most entries have another year, are left alone:

```markdown good
## News

### 2024

- A paper of 2023 was cited
- 2024.03: a paper accepted at the conference of 2025
- Aug: a talk

## Publications

### 2024

- 2023. Looms. Accepted 2024.
```

```markdown good
## Talks

### 2024

- 2023.09: Looms
- 2022.03: Mills
```
"""

from collections.abc import Iterator

from profilelint import Date, Document, Finding, Section
from profilelint.toolkit import own_dates

SEVERITY = "warning"

KINDS = ("news", "talks", "awards", "teaching")


def check(section: Section, document: Document, *, kinds: tuple[str, ...] = KINDS) -> Iterator[Finding]:
    if not section.year or section.kind not in kinds:
        return
    leading = [dates[0] for entry in section.entries if (dates := own_dates(entry)) and dates[0].place == "leading"]
    wrong = [date for date in leading if not _belongs(date, section)]
    if 2 * len(wrong) >= len(leading):
        return
    for date in wrong:
        written = document.text[slice(*date.span)]
        message = f'"{written}" is under "{section.title}". Move the entry to its year, or correct the date.'
        yield Finding(date.span, message)


def _belongs(date: Date, section: Section) -> bool:
    year = section.year or 0
    last = year + 1 if any(sign in section.title for sign in "/-–") else year
    return date.start.year <= last and (date.end is None or date.end.year >= year)

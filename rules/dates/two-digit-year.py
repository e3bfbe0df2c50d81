"""A year has two digits, beside a month in digits.

"05/24" is May 2024 for one visitor and 24 May for another.

- `kinds`: kinds of sections that are checked

```markdown bad
## News

- 05/24: a paper on looms
- **11/23**: a talk in Turin
- [03-22] a prize
- 01/22: a visit
```

```text output
3:3: "05/24" may be read as a month of 2024 or as a day. Write 05/2024
4:5: "11/23" may be read as a month of 2023 or as a day. Write 11/2023
5:4: "03-22" may be read as a month of 2022 or as a day. Write 03-2022
6:3: "01/22" may be read as a month of 2022 or as a day. Write 01/2022
```

```markdown fixed
## News

- 05/2024: a paper on looms
- **11/2023**: a talk in Turin
- [03-2022] a prize
- 01/2022: a visit
```

The name of a month, a season or a conference leaves no doubt:

```markdown good
## News

- Sept '23: a paper at ICSE'25
- Summer'22: a visit
- Feb-21: a prize
```

Under the heading of a year these are days, and so they are where the second numbers do not fall from entry to entry:

```markdown good
## News

### 2024

- 05/24: a paper
- 03/22: a talk
- 02/21: a prize
- 01/20: a visit
```

```markdown good
## Talks

- 10/13: looms
- 11/24: mills
- 12/01: cards
- 12/08: notes
```

```markdown good
## News

- 3/4 of our papers were accepted
- 2024.05: rank 2/81
```
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Fix, Section, Span
from profilelint.toolkit import entry_lists

SEVERITY = "info"

LEAST = 3
LEADING = r"\s*+[^\w\n]{0,12}(\d\d?)([/-])(\d\d)(?![\w/.-])"
KINDS = ("news", "talks", "awards", "experience", "education", "teaching")


def check(section: Section, document: Document, today: date, *, kinds: tuple[str, ...] = KINDS) -> Iterator[Finding]:
    if section.kind not in kinds or _has_year(section):
        return
    for entries in entry_lists(section):
        matches = [re.compile(LEADING).match(document.datable, entry.span.start, entry.span.end) for entry in entries]
        dates = [match for match in matches if match]
        years = [int(match[3]) for match in dates]
        if len(dates) < max(LEAST, 0.7 * len(entries)) or sorted(years, reverse=True) != years or years[0] == years[-1]:
            continue
        if any(not 1 <= int(match[1]) <= 12 for match in dates) or years[0] > today.year % 100 + 1:
            continue
        for match in dates:
            span, year = Span(match.start(1), match.end(3)), f"20{match[3]}"
            better = f"{match[1]}{match[2]}{year}"
            written = document.text[slice(*span)]
            message = f'"{written}" may be read as a month of {year} or as a day. Write {better}'
            yield Finding(span, message, Fix.replace(span, better, safe=False))


def _has_year(section: Section | None) -> bool:
    return bool(section and (section.year or _has_year(section.parent)))

"""A date in digits can be read as two different days.

"10/02/2025" is 10 February for most of the world and 2 October in the United States. Where the page has another date
that can be read in only one way, such as 27/10/2025, visitors can work it out; otherwise they guess. A month in
letters, or the year first, leaves nothing to guess.

- `first`: "day" or "month" says for all pages which comes first, and silences the rule

```markdown bad
## News

- 10/02/2025: a paper on looms
- 03/01/2025: a talk in Turin
- 05/05/2024: a prize
```

```text output
3:3: "10/02/2025" may be read as 10 February or 2 October. Write 2025-02-10 or 2025-10-02 (and 1 more on this page)
```

Another date may tell, and a date with the year first, or with the same number twice, can be read in only one way:

```markdown good
- 27/10/2025: a paper
- 10/02/2025: a talk
```

```markdown good
- 2025-02-10: a paper, 10 Feb 2025, Oct 2, 2025, 02/2025
- 05/05/2025: a talk
```

With dots, the day comes first everywhere:

```markdown good
- 10.02.2025: Vortrag in Basel
```

```toml options
first = "month"
```

```markdown good
- 10/02/2025: a paper
```
"""

from collections.abc import Iterator

from profilelint import Date, Document, Finding
from profilelint.toolkit import may_hold_full_dates

SEVERITY = "warning"


def check(document: Document, *, first: str = "") -> Iterator[Finding]:
    if first or not document.entries or not may_hold_full_dates(document):
        return
    ambiguous = [date for entry in document.entries for date in entry.dates if _is_ambiguous(date)]
    if ambiguous:
        date = ambiguous[0]
        start, end = date.start, date.end or date.start
        written = document.text[slice(*date.span)]
        more = f" (and {len(ambiguous) - 1} more on this page)" if len(ambiguous) > 1 else ""
        fault = f'"{written}" may be read as {start.day} {start:%B} or {end.day} {end:%B}.'
        yield Finding(date.span, f"{fault} Write {start} or {end}{more}")


def _is_ambiguous(date: Date) -> bool:
    return "N" in date.style and not date.is_range and date.start != date.end

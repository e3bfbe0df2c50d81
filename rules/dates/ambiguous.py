"""A date in figures can be read as two different days.

"10/02/2025" is 10 February for most of the world and 2 October in the United States. Where a page has another date
that can be read in one way only, such as 27/10/2025, readers can work it out; else they guess. A month in letters, or
the year first, leaves nothing to guess.

- `first`: "day" or "month" says once for all pages which of the two stands first, and silences the rule

```markdown bad
## News

- 10/02/2025: a paper on looms
- 03/01/2025: a talk in Turin
- 05/05/2024: a prize
```

```text output
3:3: "10/02/2025" can be read as 10 February or 2 October, and no date on this page tells which; write "2025-02-10" or "2025-10-02" (the same holds for 1 more)
```

Another date tells, so does the year in front, and a day that equals its month may be read either way:

```markdown good
- 27/10/2025: a paper
- 10/02/2025: a talk
```

```markdown good
- 2025-02-10: a paper, 10 Feb 2025, Oct 2, 2025, 02/2025
- 05/05/2025: a talk
```

Where dots part the figures, the day stands first everywhere:

```markdown good
- 10.02.2025: Vortrag in Basel
```

```toml options
first = "month"
```

```markdown good
- 10/02/2025: a paper
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Date, Document, Finding
from profilelint.toolkit import may_hold_full_dates

SEVERITY = "warning"


def check(document: Document, *, first: str = "") -> Iterator[Finding]:
    if first or not document.entries or not may_hold_full_dates(document):
        return
    found = [date for entry in document.entries for date in entry.dates if _is_ambiguous(date)]
    if found:
        date = found[0]
        start, end = date.start, date.end or date.start
        said = document.text[slice(*date.span)]
        more = f" (the same holds for {len(found) - 1} more)" if len(found) > 1 else ""
        yield Finding(
            date.span,
            f'"{said}" can be read as {start.day} {start:%B} or {end.day} {end:%B}, and no date on this page tells '
            f'which; write "{start}" or "{end}"{more}',
        )


def _is_ambiguous(date: Date) -> bool:
    return "N" in date.style and not date.is_range and date.start != date.end

"""A date and its weekday do not go together.

Visitors cannot tell which of the two is right, and some come on the wrong day. The line was often copied from the year
before.

```markdown bad
# Talks

- Tuesday, October 1st, 2025: a talk on silt.
- On looms, 3 May 2024 (Monday), Turin

We meet on Sat 2024-05-03 in the mill, and on Monday the 6th of May 2024 in the house.
```

```text output
3:3: "Tuesday, October 1st, 2025" is a Wednesday. Correct the date, or write "Wednesday".
4:13: "3 May 2024 (Monday)" is a Friday. Correct the date, or write "Friday".
6:12: "Sat 2024-05-03" is a Friday. Correct the date, or write "Fri".
```

```markdown good
- Wednesday, October 1st, 2025: a talk on silt.
- On looms, 3 May 2024 (Friday), Turin
- Monday, October 2025, and Monday 10/11/2025, which is a Monday in England or in America.
- Friday to Sunday, 3 May 2024; Thursday and Friday, May 2-3, 2024; Sun 4 of the 3 May 2024
- We sat 2024-05-03 and Monday's paper, 3 May 2024. Mon. 6 May 2024
- Open on Mondays. 3 May 2024 we closed.
```

Measured on 7 findings on 585 unseen sites: 0 wrong.
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Span
from profilelint.toolkit import dates_in, may_hold_dates

SEVERITY = "warning"

SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = {name: day for names in (SHORT, FULL) for day, name in enumerate(names)} | {"Tues": 1, "Thur": 3, "Thurs": 3}
NAME = r"(?<![\w’'-])({})(?![\w’'-])".format("|".join(sorted(NUMBERS, key=len, reverse=True)))
#: What may stand between a weekday and its date, and before a weekday that is not alone.
JOIN = re.compile(r"[.,]?[\s*_]{1,3}(?:the\s)?|[\s,]{0,2}[(（]")
SEVERAL = re.compile(r"(?:day|[nedtiu]s?)\.?,?\s?(?:[-–—/&+,]|to|and|or|until|till|through|thru)\s?$")
REACH = 40


def check(document: Document) -> Iterator[Finding]:
    if not any(name in document.said for name in SHORT) or not may_hold_dates(document):
        return
    for found in re.finditer(NAME, document.prose):
        end = found.end()
        before = document.prose[max(0, found.start() - REACH) : found.start()]
        if SEVERAL.search(before) or not (place := _date_beside(document, found.start(), end)):
            continue
        span, day = place
        right = day.weekday()
        if right == NUMBERS[found[1]]:
            continue
        better = FULL[right] if found[1] in FULL else SHORT[right]
        whole = Span(min(span.start, found.start()), max(span.end, end))
        written = " ".join(document.prose[slice(*whole)].replace("*", "").split())
        written += ")" * (written.count("(") - written.count(")"))
        message = f'"{written}" is a {FULL[right]}. Correct the date, or write "{better}".'
        yield Finding(whole, message)


def _date_beside(document: Document, start: int, end: int) -> tuple[Span, date] | None:
    """Return the day right after a weekday, or right before it if the weekday is in brackets."""
    for span in (Span(end, end + REACH), Span(max(0, start - REACH), start)):
        dates = [each for each in dates_in(document, span) if each.precision == "day" and not each.is_range]
        for each in dates:
            gap = document.prose[end : each.span.start] if span.start == end else document.prose[each.span.end : start]
            if each.start == each.end and JOIN.fullmatch(gap) and (span.start == end) != ("(" in gap or "（" in gap):
                return each.span, each.start
    return None

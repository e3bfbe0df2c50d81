"""An entry of a dated list is out of order.

Visitors take the first entries of a list of news, talks or positions for the newest ones, and stop reading where the
dates go back. One entry in the wrong place makes them miss the next ones, or doubt the dates. Move the entry, or
correct its date.

The list itself shows its direction. It may be sorted by the beginning or the end of a time, and a year without a month
agrees with every month of that year.

Awards are often sorted by importance or kind, so only one entry in five is reported there, as info, and none where two
neighbours begin with the same words.

- `kinds`: kinds of sections that are sorted by date

```markdown bad
# Ada Example

## News

- **2023.09** A paper on punched cards was accepted.
- **2023.07** I moved to Turin.
- **2023.05** A talk at the workshop on looms.
- **2023.06** Note G is online.
- **2023.05** The engine was switched on.
- **2022.12** I joined the lab.
```

```text output
8:5: "2023.06" comes after "2023.05", but this list runs newest first. Move it before "2023.05" on line 7.
```

```markdown fixed
# Ada Example

## News

- **2023.09** A paper on punched cards was accepted.
- **2023.07** I moved to Turin.
- **2023.06** Note G is online.
- **2023.05** A talk at the workshop on looms.
- **2023.05** The engine was switched on.
- **2022.12** I joined the lab.
```

```markdown bad
## Invited Talks

1. On looms, Turin, 3 March 2019
2. On mills, London, May 2020
3. On cards, Paris, Nov. 2021
4. On notes, Basel, 2018
5. On engines, Oslo, Fall 2022
```

```text output
6:21: "2018" comes after "Nov. 2021", but this list runs oldest first. Move it before "3 March 2019" on line 3.
```

```markdown fixed
## Invited Talks

1. On notes, Basel, 2018
2. On looms, Turin, 3 March 2019
3. On mills, London, May 2020
4. On cards, Paris, Nov. 2021
5. On engines, Oslo, Fall 2022
```

Both lists of this page run newest first, one by the end of each stay, the other by its beginning:

```markdown good
## Experience

- 2019 - present, Professor
- 2021 - 2023, Visiting professor
- 2015 - 2019, Lecturer
- 2016 - 2018, Assistant
- 2010 - 2015, Student

## Teaching

- Looms, 2024-25
- Mills, Fall 2024
- Looms, Spring 2024
- Mills, 2023
```

A year agrees with its months, and entries with the same date may be in any order:

```markdown good
## News

- 2024: a new year
- 12/2023: a paper
- 2023: a good year
- 12/2023: another paper
- 05/2023: a talk
```

A list without a clear order is left alone, and lists of papers, awards and services are often sorted by importance:

```markdown good
## Talks

- London, 2021
- Turin, 2024
- Oslo, 2019
- Basel, 2023
- Paris, 2020

## Publications

- Note G. 2021.
- Note A. 2024.
- Note B. 2023.
- Note C. 2022.
- Note D. 2020.
```

A heading or a line of text begins another list:

```markdown good
## Teaching

At the University of Turin:

- Looms, 2022
- Mills, 2021

At the University of London:

- Looms, 2024
- Mills, 2023
```

```markdown good
## Honors and awards

- National Scholarship of Looms, 2023
- National Scholarship of Looms, 2021
- First Prize, Contest of Engines, 2023
- First Prize, Contest of Engines, 2022
- Travel grant, 2020
```

```markdown bad
## Awards

- 2024, Medal of the Loom
- 2022, Prize for Notes
- 2021, Dean's list
- 2023, Travel grant
- 2020, Scholarship of the Mill
```

```text output
6:3: "2023" comes after "2021", but this list runs newest first. Move it before "2022" on line 4.
```

```markdown fixed
## Awards

- 2024, Medal of the Loom
- 2023, Travel grant
- 2022, Prize for Notes
- 2021, Dean's list
- 2020, Scholarship of the Mill
```

A date in the text of an entry is not its own:

```markdown good
## Talks

- Seminar on Looms, 2024/4/23
- Seminar on Mills, 2024/3/19, with an outlook on the work of 2012
- Seminar on Cards, 2023/12/26
- Seminar on Ribbons, 2021/11/18
- Seminar on Notes, 2021/10/2
```

```toml options
kinds = ["service"]
```

```markdown bad
## Service

- Reviewer, Symposium on Looms, 2024
- Chair, Symposium on Mills, 2022
- Reviewer, Symposium on Cards, 2023
- Reviewer, Symposium on Notes, 2021
```

```text output
5:33: "2023" comes after "2022", but this list runs newest first. Move it before "2022" on line 4.
```

```markdown fixed
## Service

- Reviewer, Symposium on Looms, 2024
- Reviewer, Symposium on Cards, 2023
- Chair, Symposium on Mills, 2022
- Reviewer, Symposium on Notes, 2021
```

Measured on 7 findings on 316 unseen sites: 1 wrong.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from profilelint import Date, Document, Entry, Finding, Section
from profilelint.toolkit import (
    DateOrder,
    date_order,
    entry_lists,
    main_dates,
    move_entry,
    neighbours_begin_alike,
    own_dates,
)

SEVERITY = "warning"

KINDS = ("news", "education", "experience", "talks", "teaching", "awards")
#: Kinds that are often not sorted by date: only one entry, in a list of five or more, is reported.
LOOSE = ("awards",)
#: A list with fewer dated entries, or a smaller share of them, has no order.
LEAST, SHARE = 4, 0.7
#: How many entries may be out of order, and one in how many; with more, the list has no order.
MOST, ONE_IN = 2, 5


def check(section: Section, document: Document, *, kinds: tuple[str, ...] = KINDS) -> Iterator[Finding]:
    if section.kind not in kinds or len(section.entries) < LEAST:
        return
    loose = section.kind in LOOSE
    for entries in entry_lists(section):
        dates = main_dates(entries)
        if len(dates) < max(LEAST, SHARE * len(entries)):
            continue
        order = date_order(dates, 1 if loose else min(MOST, max(1, len(dates) // ONE_IN)))
        if not order or not order.astray or (loose and (len(dates) < ONE_IN or neighbours_begin_alike(entries))):
            continue
        for at in order.astray:
            near, goal = _neighbours(order, at)
            places = [bisect_right(entries, dates[index].span.start, key=_start) - 1 for index in (at, goal)]
            if any(_fits(other, at, dates, order) for other in own_dates(entries[places[0]])):
                continue
            message = _message(document, [dates[index] for index in (at, near, goal)], order.runs, above=near < at)
            fix = move_entry(document, entries, *places)
            yield Finding(dates[at].span, message, fix, severity="info" if loose else None)


def _start(entry: Entry) -> int:
    return entry.span.start


def _fits(other: Date, at: int, dates: Sequence[Date], order: DateOrder) -> bool:
    """Whether an entry is in its place by another date of it: the one that was compared may be of something else."""
    tried = date_order([*dates[:at], other, *dates[at + 1 :]], len(order.astray))
    return tried is not None and tried.runs == order.runs and at not in tried.astray


def _neighbours(order: DateOrder, at: int) -> tuple[int, int]:
    """Return the nearest entry on the wrong side of the one at `at`, and the one whose place it belongs in."""
    days = order.days
    kept = [index for index in range(len(days)) if index not in order.astray]
    above = [index for index in kept if index < at and days[index][1] < days[at][0]]
    below = [index for index in kept if index > at and days[index][0] > days[at][1]]
    return (above[-1], above[0]) if above else (below[0], below[-1])


def _message(document: Document, dates: Sequence[Date], runs: str, *, above: bool) -> str:
    own, near, goal = [" ".join(document.text[slice(*date.span)].replace("*", "").split()) for date in dates]
    where, there = ("after", "before") if above else ("before", "after")
    line = document.position(dates[-1].span.start)[0]
    fault = f'"{own}" comes {where} "{near}", but this list runs {runs} first.'
    return f'{fault} Move it {there} "{goal}" on line {line}.'

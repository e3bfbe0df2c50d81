"""The dates of one list are written in several ways.

Readers scan a column of dates; one that is written otherwise stops them, and looks like a copy from elsewhere. Nothing
is asked of different lists, and nothing of dates that say more or less than others: a day beside a month, a bare year,
a range.

- `kinds`: kinds of sections that are looked at; empty for all of them

```markdown bad
## News

- *2024.11*: a paper on looms
- *May 2024*: a talk in Turin
- *2024.03*: a prize
- *2023.12*: I joined the lab
- *2023/10*: a paper on mills
```

```text output
4:4: "May 2024" is written unlike the other dates of this list, such as "2024.03"; write "2024.05"
7:4: "2023/10" is written unlike the other dates of this list, such as "2024.03"; write "2023.10"
```

```markdown fixed
## News

- *2024.11*: a paper on looms
- *2024.05*: a talk in Turin
- *2024.03*: a prize
- *2023.12*: I joined the lab
- *2023.10*: a paper on mills
```

A nought in front of small figures is kept, or left out, in a whole list:

```markdown bad
## News

- 2024.11: a paper on looms
- 2024.5: a talk in Turin
- 2024.03: a prize
- 2023.09: I joined the lab
```

```text output
4:3: "2024.5" is written unlike the other dates of this list, such as "2024.03"; write "2024.05"
```

```markdown fixed
## News

- 2024.11: a paper on looms
- 2024.05: a talk in Turin
- 2024.03: a prize
- 2023.09: I joined the lab
```

Short names of months are never abbreviated by many, and May looks the same either way:

```markdown good
## News

- Sept. 2024: a paper
- June 2024: a talk
- May 2024: a prize
- March 2023: a visit
- Nov. 2022: a paper
```

What says more, or less, is written otherwise by its nature:

```markdown good
## Talks

- 12 May 2024, Turin
- June 2023, Basel
- 2022, Oslo
- 2021 - 2022, London
- 3 March 2021, Paris
- Fall 2020, Rome
```

```markdown good
## News

- 2024.11: a paper
- 2024.5: a talk
- 2024.3: a prize
- 2023.10: a visit
```

Each list has its own way, and a list that has none is left alone:

```markdown good
## News

- 2024.11: a paper
- 2024.05: a talk
- 2024.03: a prize

## Talks

- Nov 2024, Turin
- Sep 2024, Basel
- Aug 2023, Oslo

## Awards

- 2024.11, a prize
- Sep 2024, a prize
- 3/2023, a prize
```
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from profilelint import Date, Document, Finding, Fix, Section
from profilelint.toolkit import date_style, entry_lists, has_padded_figures, main_dates, may_hold_dates, rewrite_date

SEVERITY = "info"

#: So many dates, and so large a share of them, make a style that the others are measured by.
LEAST, SHARE = 3, 0.6


def check(section: Section, document: Document, *, kinds: tuple[str, ...] = ()) -> Iterator[Finding]:
    if len(section.entries) <= LEAST or (kinds and section.kind not in kinds) or not may_hold_dates(document):
        return
    for entries in entry_lists(section):
        dates = main_dates(entries)
        for precision in ("month", "day"):
            same = [date for date in dates if date.precision == precision]
            if len(same) > LEAST:
                yield from _odd(document, same)


def _odd(document: Document, dates: Sequence[Date]) -> Iterator[Finding]:
    said = [" ".join(document.datable[slice(*date.span)].split()) for date in dates]
    styles = [date_style(date, text) for date, text in zip(dates, said, strict=True)]
    counted = Counter(each for each in styles if each and each.month != "any")
    if not counted or not (usual := counted.most_common(1)[0][0]):
        return
    agreeing = [at for at, each in enumerate(styles) if each and each.agrees(usual)]
    if len(agreeing) < max(LEAST, SHARE * sum(each is not None for each in styles)):
        return
    tells = Counter(padded for at in agreeing if (padded := has_padded_figures(said[at])) is not None)
    padded = tells[True] >= tells[False]
    alike = [at for at in agreeing if styles[at] == usual and has_padded_figures(said[at]) is not (not padded)]
    model = min(alike, key=lambda at: has_padded_figures(said[at]) is None)
    for at, each in enumerate(styles):
        if each and (not each.agrees(usual) or (has_padded_figures(said[at]) is (not padded))):
            better = rewrite_date(dates[at], dates[model].style, padded=padded)
            advice = f'; write "{better}"' if better else ""
            yield Finding(
                dates[at].span,
                f'"{said[at]}" is written unlike the other dates of this list, such as "{said[model]}"{advice}',
                Fix.replace(dates[at].span, better, safe=False) if better else None,
            )

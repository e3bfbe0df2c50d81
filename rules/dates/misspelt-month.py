"""The name of a month is misspelt.

Visitors stumble over it, and programs that sort or search by date miss the entry.

```markdown bad
## News

- Spet 2024: a paper on looms was accepted.
- Febuary 3, 2024: a talk in Turin.
- Ocotber 2023: I joined the lab.
```

```text output
3:3: "Spet" is not a month. Write "Sept".
4:3: "Febuary" is not a month. Write "February".
5:3: "Ocotber" is not a month. Write "October".
```

```markdown fixed
## News

- Sept 2024: a paper on looms was accepted.
- February 3, 2024: a talk in Turin.
- October 2023: I joined the lab.
```

A month of another language is right in that language:

```markdown good
- Februari 2024, Settembre 2023, Octobre 2022, Agustus 2021, Dezember 2020, septembre 2019
```

Another word, or a name, may come before a year:

```markdown good
- Match 2020, Mary 2019, Augusta 2018, Remember 2017, Jan 2016, Sept. 2015, Fall 2014, Turin 2013
```

Measured on 2 findings on 316 unseen sites: 0 wrong.
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Fix
from profilelint.toolkit import may_hold_dates, misspelt_months

SEVERITY = "warning"


def check(document: Document) -> Iterator[Finding]:
    if not may_hold_dates(document) or not any(misspelt_months(document.said)):
        return
    for span, instead in misspelt_months(document.prose):
        written = document.text[slice(*span)]
        yield Finding(span, f'"{written}" is not a month. Write "{instead}".', Fix.replace(span, instead, safe=False))

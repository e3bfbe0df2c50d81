"""An entry of a dated list has no date.

All other entries have one, and visitors wonder whether this one is old.

- `kinds`: kinds of sections whose entries are dated
- `share`: the share of a list that must be dated, from 0 to 1

```markdown bad
## Talks

- Looms, Turin, May 2024
- Mills, Basel, March 2024
- Cards, Oslo
- Notes, Paris, June 2023
- Engines, London, 2022
```

```text output
5:3: "Cards, Oslo" has no date, unlike the rest of this list. Add one.
```

A first or last entry about the whole list needs no date, and neither does an announcement:

```markdown good
## News

- 2024.05: a paper
- 2024.03: a talk
- 2023.12: a prize
- 2023.11: a visit
- [More news](news.md)
```

```markdown good
## Talks

- Looms, Turin, May 2024
- Mills, Basel, March 2024
- Cards, Oslo, to be announced
- Notes, Paris, June 2023
- Engines, London, 2022
```

The date may be in a nested item, and a list with fewer dated entries is left alone:

```markdown good
## Teaching

- Looms
  - Spring 2024
- Mills, Fall 2023
- Cards, Fall 2022
- Notes, Fall 2021
- Engines, Fall 2020

## Awards

- Medal of the Loom, 2024
- Medal of the Mill
- Prize for Notes, 2022
- Travel grant
- Prize for Cards, 2020
```
"""

import re
from collections.abc import Iterator

from profilelint import Entry, Finding, Section
from profilelint.toolkit import entry_lists, language_pattern, main_dates, shortened

SEVERITY = "info"
OPT_IN = True

KINDS = ("news", "education", "experience", "talks", "teaching", "awards")
LEAST = 5
#: Text that may be a date in an unknown form, or announces a list.
EXCUSED = r"\b(?:19|20)\d\d|\d\d?/\d\d|['’]\d\d\b|:$"


def check(section: Section, *, kinds: tuple[str, ...] = KINDS, share: float = 0.8) -> Iterator[Finding]:
    if section.kind not in kinds or section.year or len(section.entries) < LEAST:
        return
    for entries in entry_lists(section):
        undated = [entry for entry in entries if not entry.dates]
        if not undated or len(entries) < LEAST or len(main_dates(entries)) < share * len(entries):
            continue
        for entry in undated:
            excused = re.search(EXCUSED, entry.text) or language_pattern("dates.undated").search(entry.text)
            if len(entry.text) > 1 and not excused:
                yield _finding(entry)


def _finding(entry: Entry) -> Finding:
    start = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)]|<li\b[^>]*>|\|)?\s*").match(entry.document.text, entry.span.start)
    words = " ".join(entry.text.replace("*", "").split())
    first = start.end() if start else entry.span.start
    end = entry.document.text.find("\n", first, entry.span.end)
    span = type(entry.span)(first, end if end > first else entry.span.end)
    return Finding(span, f'"{shortened(words, 60)}" has no date, unlike the rest of this list. Add one.')

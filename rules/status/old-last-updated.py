"""A page says that it was last updated before its newest entry.

"Last updated: June 2021" below news of 2024 is wrong, and makes readers doubt what is right. Write the new date, or
take the line away.

- `phrases`: what says when the page was updated

```markdown bad
# News

- 2024.05: A paper on looms was accepted.
- 2023.01: I moved to Turin.

*Last updated: June 2021*
```

```text output
6:2: "Last updated: June 2021" is older than "2024.05" on line 3; write the new date, or take the line away
```

```markdown bad
# 奖项

- 国家奖学金，2024年10月

最后更新：2023年3月
```

```text output
5:1: "最后更新：2023年3月" is older than "2024年10月" on line 3; write the new date, or take the line away
```

```markdown good
# News

- 2024.05: A paper on looms was accepted.

# Education

- Ph.D., Turin, 2021 - 2028

Last updated: May 2024
```

```markdown good
# Data

- Looms of the world ([files](looms.zip), last updated in 2019)
- Mills of the world, 2023
```

```markdown good
# Talks

- On looms, Turin, 3 May 2027

Last updated: May 2024. My last update in 2020 was short.
```
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Span
from profilelint.toolkit import (
    dates_in,
    entry_at,
    holds_phrase,
    is_dated_page,
    language_words,
    may_hold_dates,
    own_dates,
    phrase_spans,
)

SEVERITY = "warning"

PHRASES = language_words("status.last_updated")
KINDS = ("news", "publications", "talks", "awards", "teaching", "service")
REACH = 40


def check(document: Document, today: date, *, phrases: tuple[str, ...] = PHRASES) -> Iterator[Finding]:
    if not may_hold_dates(document) or is_dated_page(document) or not holds_phrase(document, phrases):
        return
    newest = _newest(document, today)
    for found in phrase_spans(document, phrases) if newest else ():
        line = document.line_span(document.position(found.start)[0])
        opens = not re.search(r"\w", document.prose[max(line.start, found.start - REACH) : found.start])
        if not newest or not opens or entry_at(document, found.start):
            continue
        stamp = next(iter(dates_in(document, Span(found.end, min(line.end, found.end + REACH)))), None)
        if stamp and stamp.end and newest[0] > stamp.end:
            span = Span(found.start, stamp.span.end)
            said = " ".join(document.prose[slice(*span)].replace("*", "").split())
            there = " ".join(document.prose[slice(*newest[1])].split())
            where = f'"{there}" on line {document.position(newest[1].start)[0]}'
            yield Finding(span, f'"{said}" is older than {where}; write the new date, or take the line away')


def _newest(document: Document, today: date) -> tuple[date, Span] | None:
    """The latest first day of what is dated on the page and has come, and where it stands."""
    entries = [entry for section in document.sections if section.kind in KINDS for entry in section.entries]
    dates = [each for entry in entries for each in own_dates(entry) if not each.is_range and each.start <= today]
    return max(((each.start, each.span) for each in dates), default=None)

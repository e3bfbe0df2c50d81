"""A page says that it was last updated before its newest entry.

"Last updated: June 2021" below news from 2024 is wrong, and makes visitors doubt the rest. Write the new date, or
delete the line.

- `phrases`: words that say when the page was updated

```markdown bad
# News

- 2024.05: A paper on looms was accepted.
- 2023.01: I moved to Turin.

*Last updated: June 2021*
```

```text output
6:2: "Last updated: June 2021" is older than "2024.05" on line 3. Write the new date, or delete the line.
```

```markdown bad
# 奖项

- 国家奖学金，2024年10月

最后更新：2023年3月
```

```text output
5:1: "最后更新：2023年3月" is older than "2024年10月" on line 3. Write the new date, or delete the line.
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
    for phrase in phrase_spans(document, phrases) if newest else ():
        line = document.line_span(document.position(phrase.start)[0])
        begins_line = not re.search(r"\w", document.prose[max(line.start, phrase.start - REACH) : phrase.start])
        if not newest or not begins_line or entry_at(document, phrase.start):
            continue
        update = next(iter(dates_in(document, Span(phrase.end, min(line.end, phrase.end + REACH)))), None)
        if update and update.end and newest[0] > update.end:
            span = Span(phrase.start, update.span.end)
            written = " ".join(document.prose[slice(*span)].replace("*", "").split())
            latest = " ".join(document.prose[slice(*newest[1])].split())
            where = f'"{latest}" on line {document.position(newest[1].start)[0]}'
            yield Finding(span, f'"{written}" is older than {where}. Write the new date, or delete the line.')


def _newest(document: Document, today: date) -> tuple[date, Span] | None:
    """Return the first day of the newest entry that is not in the future, and the span of its date."""
    entries = [entry for section in document.sections if section.kind in KINDS for entry in section.entries]
    dates = [day for entry in entries for day in own_dates(entry) if not day.is_range and day.start <= today]
    return max(((day.start, day.span) for day in dates), default=None)

"""An expected date is in the past.

"2021 - 2025 (expected)" tells visitors in 2026 that a degree was not finished, or that nobody looks after the page.
Delete "expected", or write the new date.

- `words`: words that say that a date is expected

```markdown bad
# Education

- Ph.D. in Looms, University of Turin, 2021-2025 (expected)
- *2017.09 - 2021.06 (Expected)*, B.Sc.
- 2019年9月-2023年6月（预计），博士
```

```text output
3:40: "2021-2025 (expected)" is in the past. Write "2021-2025", or the new date.
4:4: "2017.09 - 2021.06 (Expected)" is in the past. Write "2017.09 - 2021.06", or the new date.
5:3: "2019年9月-2023年6月（预计）" is in the past. Write "2019年9月-2023年6月", or the new date.
```

```markdown fixed
# Education

- Ph.D. in Looms, University of Turin, 2021-2025
- *2017.09 - 2021.06*, B.Sc.
- 2019年9月-2023年6月，博士
```

```markdown bad
I am a student of looms (expected graduation: May 2021).
```

```text output
1:26: "expected graduation: May 2021" is in the past. Say what happened, or write the new date.
```

Front matter and data are read as well:

```yaml bad _data/cv.yml
- title: Education
  contents:
    - title: PhD
      description: "Expected graduation: Jul 2021"
    - title: MSc
      year: 2028 (expected)
```

```text output
_data/cv.yml:4:21: "Expected graduation: Jul 2021" is in the past. Say what happened, or write the new date.
```

```markdown good
# Education

- Ph.D. in Looms, University of Turin, 2024-2028 (expected)
- M.Sc. in Mills, 2020 - 2022
- Looms of 1850 were slower than expected (Example, 2019), and in 2019 we expected more.
- The expected value of 2020 looms; in 2019, expected returns rose; as expected, 2018 was better.
- Ph.D in Version Control Theory, GitHub University, 2018 (expected)

# News

- 2021.05: My thesis is expected in June 2021.
```

```markdown good _posts/2021-05-01-thesis.md
My degree: 2019 - 2022 (expected).
```

A degree that is expected later:

```markdown good
# Education

- M.Sc. in Looms, 2025 - 2027 (expected)
```

Measured on 30 findings on 316 unseen sites: 7 wrong.
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Date, Document, Finding, Fix, Settings, Span
from profilelint.toolkit import (
    dates_in,
    entry_at,
    holds_phrase,
    is_dated_page,
    is_past,
    language_words,
    longest_first_pattern,
    may_hold_dates,
    phrase_spans,
)

SEVERITY = "warning"

WORDS = language_words("dates.expected")
#: Text that may be between such a word and its date.
BETWEEN = rf"(?i)[\s:(（*_]*(?:(?:{longest_first_pattern(language_words('status.expected_what'))})(?!\w)[\s:,]*){{0,4}}"
#: A line of a theme's sample page: other rules report the whole page.
STOCK = "GitHub University"
REACH = 60


def check(
    page: Document | Settings, document: Document, today: date, *, words: tuple[str, ...] = WORDS
) -> Iterator[Finding]:
    if is_dated_page(document):
        return
    for field in page.fields:
        if isinstance(field.value, str) and any(word in field.value.lower() for word in words):
            yield from _in_value(document, field.value_span, words, today)
    if not may_hold_dates(document) or not holds_phrase(document, words):
        return
    for word in phrase_spans(document, words):
        entry = entry_at(document, word.start)
        line = document.line_span(document.position(word.start)[0])
        window = Span(max(line.start, word.start - REACH), min(line.end, word.end + REACH))
        if STOCK in document.text[slice(*window)] or (entry and entry.section and entry.section.kind == "news"):
            continue
        near = next((date for date in dates_in(document, window) if _belongs(document.prose, word, date)), None)
        if near and is_past(near, today):
            yield _finding(document.prose, word, near)


def _in_value(document: Document, value: Span, words: tuple[str, ...], today: date) -> Iterator[Finding]:
    """Yield the dates in the past that a value calls expected; the words are in lowercase."""
    lower = document.text[slice(*value)].lower()
    for expected in words:
        at = lower.find(expected)
        around = lower[max(0, at - 1) : at] + lower[at + len(expected) :][:1]
        if at < 0 or any(sign.isalnum() for sign in around):
            continue
        word = Span(value.start + at, value.start + at + len(expected))
        near = next((each for each in dates_in(document, value) if _belongs(document.text, word, each)), None)
        if near and is_past(near, today):
            yield _finding(document.text, word, near)


def _belongs(prose: str, word: Span, near: Date) -> bool:
    if near.span.start <= word.start and word.end < near.span.end:
        return True
    if near.span.start <= word.start:
        closed = re.compile(r"\s*(?:[)）\].,;|<*_]|$)", re.MULTILINE).match(prose, word.end)
        return bool(closed and re.fullmatch(r"[\s,;(（\[*_]*", prose[near.span.end : word.start]))
    return bool(re.fullmatch(BETWEEN, prose[word.end : near.span.start]))


def _finding(prose: str, word: Span, near: Date) -> Finding:
    span = Span(min(word.start, near.span.start), max(word.end, near.span.end))
    bracket = re.search(r"(?<![\s*_,])[\s*_,]*+[(（\[]$", prose[near.span.start : word.start])
    if not bracket or prose[word.end : word.end + 1] not in {")", "）", "]"}:
        written = " ".join(prose[slice(*span)].split())
        return Finding(span, f'"{written}" is in the past. Say what happened, or write the new date.', cause="")
    cut = Span(word.start - len(bracket[0].lstrip("*_")), word.end + 1)
    span = Span(span.start, max(span.end, cut.end))
    written, better = (" ".join(prose[span.start : end].split()) for end in (span.end, cut.start))
    fix = Fix.replace(cut, "", safe=False)
    return Finding(span, f'"{written}" is in the past. Write "{better}", or the new date.', fix, cause="")

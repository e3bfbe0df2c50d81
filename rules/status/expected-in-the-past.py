"""What was expected for a date lies in the past.

"2021 - 2025 (expected)" tells readers in 2026 that a degree was not finished, or that nobody looks after the page. Take
"expected" away, or write the new date.

- `words`: what says that a date is expected

```markdown bad
# Education

- Ph.D. in Looms, University of Turin, 2021-2025 (expected)
- *2017.09 - 2021.06 (Expected)*, B.Sc.
- 2019年9月-2023年6月（预计），博士
```

```text output
3:40: "2021-2025 (expected)" has passed; write "2021-2025", or the new date
4:4: "2017.09 - 2021.06 (Expected)" has passed; write "2017.09 - 2021.06", or the new date
5:3: "2019年9月-2023年6月（预计）" has passed; write "2019年9月-2023年6月", or the new date
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
1:26: "expected graduation: May 2021" has passed; write what came of it, or the new date
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
_data/cv.yml:4:21: "Expected graduation: Jul 2021" has passed; write what came of it, or the new date
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
#: What may stand between such a word and its date.
BETWEEN = rf"(?i)[\s:(（*_]*(?:(?:{longest_first_pattern(language_words('status.expected_what'))})(?!\w)[\s:,]*){{0,4}}"
#: A line of a theme's sample page is a matter of the whole page.
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
    for found in phrase_spans(document, words):
        entry = entry_at(document, found.start)
        line = document.line_span(document.position(found.start)[0])
        window = Span(max(line.start, found.start - REACH), min(line.end, found.end + REACH))
        if STOCK in document.text[slice(*window)] or (entry and entry.section and entry.section.kind == "news"):
            continue
        near = next((each for each in dates_in(document, window) if _belongs(document.prose, found, each)), None)
        if near and is_past(near, today):
            yield _finding(document.prose, found, near)


def _in_value(document: Document, value: Span, words: tuple[str, ...], today: date) -> Iterator[Finding]:
    """What a value says to be expected for a date that has passed; the words are in small letters."""
    pattern = rf"(?<!\w)(?:{longest_first_pattern(words)})(?!\w)"
    for found in re.finditer(pattern, document.text[slice(*value)].lower()):
        word = Span(value.start + found.start(), value.start + found.end())
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
        said = " ".join(prose[slice(*span)].split())
        return Finding(span, f'"{said}" has passed; write what came of it, or the new date')
    cut = Span(word.start - len(bracket[0].lstrip("*_")), word.end + 1)
    span = Span(span.start, max(span.end, cut.end))
    said, better = (" ".join(prose[span.start : end].split()) for end in (span.end, cut.start))
    fix = Fix.replace(cut, "", safe=False)
    return Finding(span, f'"{said}" has passed; write "{better}", or the new date', fix)

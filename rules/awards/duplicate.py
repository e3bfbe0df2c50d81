"""An award stands twice in the same list.

A list of awards is read as a count of them. The same line twice looks like padding, though it is nearly always a line
that was copied and never changed. Keep one of the two, or give the second one its own name or year.

Two lines are the same if they have the same words, numbers, dates and links; only capitals, punctuation, quotation
marks and emphasis may differ.

- `shortest`: how many letters and figures a line must have to be compared
- `shortest_cjk`: how many signs, where it is written in Chinese, Japanese or Korean

```markdown bad
# Ada Example

## Honors and Awards

- National Scholarship for Looms, 2023
- Medal of the Mill, 2022
- **National Scholarship** for "Looms" (2023).
```

```text output
7:3: "National Scholarship for "Looms" (2023)." already stands on line 5; keep one of the two
```

```markdown bad
## 荣誉奖项

- 2023年10月，国家奖学金
- 2023年10月，**国家奖学金**。
```

```text output
4:3: "2023年10月，国家奖学金。" already stands on line 3; keep one of the two
```

The same award in another year is another award, and so is one with other numbers or another link:

```markdown good
## Awards

- National Scholarship for Looms, 2023
- National Scholarship for Looms, 2022
- Third Prize, Contest of Engines, 2021 (rank 3)
- Third Prize, Contest of Engines, 2021 (rank 4)
- Travel grant of the Society of Mills ([2019](mills-19.pdf))
- Travel grant of the Society of Mills ([2019](mills-19b.pdf))
```

A short line may well be true twice, under two headings the same award may stand for two reasons, and elsewhere the
same line may be meant:

```markdown good
## Scholarships

- Dean's list
- Dean's list

### 2023

- Best student of the faculty of looms

### 2022

- Best student of the faculty of looms

## Teaching

- Teaching assistant, Looms and Mills
- Teaching assistant, Looms and Mills
```

Where a line of text stands between, another list begins:

```markdown good
## Awards

University of Turin:

- Scholarship for academic excellence

University of London:

- Scholarship for academic excellence
```

```toml options
shortest = 8
```

```markdown bad
## Awards

- Dean's list
- Dean's List
```

```text output
4:3: "Dean's List" already stands on line 3; keep one of the two
```
"""

import re
import unicodedata
from collections.abc import Iterator

from profilelint import Document, Entry, Finding, Section, Span
from profilelint.page.sections import lists

SEVERITY = "warning"

WORD = re.compile(r"[^\W_]+")


def check(section: Section, document: Document, *, shortest: int = 18, shortest_cjk: int = 8) -> Iterator[Finding]:
    if section.kind != "awards":
        return
    for entries in lists(section):
        first: dict[tuple[str, ...], Entry] = {}
        for entry in entries:
            words = WORD.findall(entry.text.casefold())
            letters = "".join(words)
            if len(letters) < (shortest_cjk if sum(map(_is_wide, letters)) > len(letters) // 2 else shortest):
                continue
            earlier = first.setdefault((*words, *(link.url for link in entry.links)), entry)
            if earlier is not entry:
                span = _shown(document, entry)
                line = document.position(_shown(document, earlier).start)[0]
                said = " ".join(document.prose[slice(*span)].replace("*", "").split())
                yield Finding(span, f'"{said}" already stands on line {line}; keep one of the two')


def _shown(document: Document, entry: Entry) -> Span:
    """The first line of an entry, without the mark of the list."""
    prose = document.prose[slice(*entry.span)]
    start = entry.span.start + len(prose) - len(prose.lstrip())
    return Span(start, min(entry.span.end, document.line_span(document.position(start)[0]).end))


def _is_wide(letter: str) -> bool:
    """Whether a letter is one of Chinese, Japanese or Korean, which say more with fewer."""
    return unicodedata.east_asian_width(letter) == "W"

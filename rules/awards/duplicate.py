"""An award stands twice in the same list.

A list of awards is read as a count of them. The same line twice looks like padding, though it is nearly always a line
that was copied and never changed. Keep one of the two, or give the second one its own name or year.

Two lines are the same if they have the same words, numbers, dates and links; only capitals, punctuation, quotation
marks and emphasis may differ.

- `shortest`: how many letters and figures a line must have to be compared; a sign of Chinese, Japanese or Korean counts
  for two

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

```markdown fixed
# Ada Example

## Honors and Awards

- National Scholarship for Looms, 2023
- Medal of the Mill, 2022
```

Two lists of awards on one page are compared as well, where a year shows that the same one is meant:

```markdown bad
## Awards

- Medal of the Mill, 2022

## Scholarships

- National Scholarship for Looms, 2023
- Medal of the Mill (2022)
```

```text output
8:3: "Medal of the Mill (2022)" already stands under "Awards" on line 3; keep one of the two
```

```markdown fixed
## Awards

- Medal of the Mill, 2022

## Scholarships

- National Scholarship for Looms, 2023
```

```markdown bad
## 荣誉奖项

- 2023年10月，国家奖学金
- 2023年10月，**国家奖学金**。
```

```text output
4:3: "2023年10月，国家奖学金。" already stands on line 3; keep one of the two
```

```markdown fixed
## 荣誉奖项

- 2023年10月，国家奖学金
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

A list of the best ones takes its lines from the other one, and what is no list of awards may say the same of them:

```markdown good
## Selected awards

- National Scholarship for Looms, 2023

## All awards

- National Scholarship for Looms, 2023

## News

- National Scholarship for Looms, 2023
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

```markdown fixed
## Awards

- Dean's list
```
"""

from collections.abc import Iterator

from profilelint import Document, Finding
from profilelint.toolkit import duplicate_entries

SEVERITY = "warning"


def check(document: Document, *, shortest: int = 18) -> Iterator[Finding]:
    for twin in duplicate_entries(document, ("awards",), shortest):
        yield twin.finding

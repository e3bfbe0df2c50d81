"""An award is listed twice.

Readers count the lines of a list of awards. The same line twice looks like padding, though it is nearly always a line
that was copied and never changed. Delete one of the two, or give the second its own name or year.

Two lines are the same if they have the same words, numbers, dates and links; only capitals, punctuation, quotation
marks and emphasis may differ, and of lines with a year one may have links and the other none.

- `shortest`: how many letters and digits a line must have to be compared; a Chinese, Japanese or Korean character
  counts as two. A line with a year needs 12

```markdown bad
# Ada Example

## Honors and Awards

- National Scholarship for Looms, 2023
- Medal of the Mill, 2022
- **National Scholarship** for "Looms" (2023).
```

```text output
7:3: "National Scholarship for "Looms" (2023)." is already listed on line 5. Delete one.
```

```markdown fixed
# Ada Example

## Honors and Awards

- National Scholarship for Looms, 2023
- Medal of the Mill, 2022
```

Two lists of awards on one page are compared as well, but only entries with a year:

```markdown bad
## Awards

- Medal of the Mill, 2022

## Scholarships

- National Scholarship for Looms, 2023
- Medal of the Mill (2022)
```

```text output
8:3: "Medal of the Mill (2022)" is already listed under "Awards" on line 3. Delete one.
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
- 2021年 国家奖学金
- 2020年 国家奖学金
- 2021年 国家奖学金
```

```text output
4:3: "2023年10月，国家奖学金。" is already listed on line 3. Delete one.
7:3: "2021年 国家奖学金" is already listed on line 5. Delete one.
```

```markdown fixed
## 荣誉奖项

- 2023年10月，国家奖学金
- 2021年 国家奖学金
- 2020年 国家奖学金
```

```markdown bad
## Awards

- Medal of the Mill, 2022
- Medal of the [Mill](https://mill.example), 2022
```

```text output
4:3: "Medal of the Mill , 2022" is already listed on line 3. Delete the one without a link.
```

An award with another year, number or link is another award:

```markdown good
## Awards

- National Scholarship for Looms, 2023
- National Scholarship for Looms, 2022
- Third Prize, Contest of Engines, 2021 (rank 3)
- Third Prize, Contest of Engines, 2021 (rank 4)
- Travel grant of the Society of Mills ([2019](mills-19.pdf))
- Travel grant of the Society of Mills ([2019](mills-19b.pdf))
```

Lists in data are read as well:

```yaml bad _data/cv.yml
- title: Awards
  contents:
    - title: Medal of the Mill
      year: 2022
    - title: Medal of the mill
      year: 2022
    - title: Medal of the Mill
      year: 2021
```

```text output
_data/cv.yml:5:7: "Medal of the mill" is already listed on line 3. Delete one.
```

Short lines, the same award under two headings, and lines in other lists may be repeated on purpose:

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

A list of selected awards repeats the full list, and news may announce an award:

```markdown good
## Selected awards

- National Scholarship for Looms, 2023

## All awards

- National Scholarship for Looms, 2023

## News

- National Scholarship for Looms, 2023
```

After a line of text, another list begins:

```markdown good
## Awards

University of Turin:

- Scholarship for academic excellence

University of London:

- Scholarship for academic excellence
```

Awards of different years and ranks are different:

```markdown good
## Awards

- Medal of the Mill, first class, 2021
- Medal of the Mill, second class, 2021
```

Data with a year each are different as well:

```yaml good _data/cv.yml
- title: Awards
  contents:
    - title: Medal of the Mill
      year: 2022
    - title: Medal of the Mill
      year: 2021
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
4:3: "Dean's List" is already listed on line 3. Delete one.
```

```markdown fixed
## Awards

- Dean's list
```
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Settings
from profilelint.toolkit import duplicate_entries, duplicate_items

SEVERITY = "warning"

SHORTEST_DATED = 12


def check(document: Document | Settings, *, shortest: int = 18) -> Iterator[Finding]:
    if isinstance(document, Settings):
        yield from (each.finding for each in duplicate_items(document, ("awards",)))
    for duplicate in duplicate_entries(document, ("awards",), shortest, min(shortest, SHORTEST_DATED)):
        yield duplicate.finding

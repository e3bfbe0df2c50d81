"""A range of dates ends before it begins.

One of the two dates is wrong, or they are swapped; visitors cannot tell which.

```markdown bad
## Education

- 06.2022-09.2021, M.Sc. in looms, University of Turin
- Ph.D. in mills, University of London, 2019 -- 2015
- May 2021 to March 2021, a stay in Basel
```

```text output
3:3: "06.2022-09.2021" ends before it begins. Did you mean 09.2021-06.2022?
4:41: "2019 -- 2015" ends before it begins. Did you mean 2015 -- 2019?
5:3: "May 2021 to March 2021" ends before it begins. Did you mean March 2021 to May 2021?
```

```markdown fixed
## Education

- 09.2021-06.2022, M.Sc. in looms, University of Turin
- Ph.D. in mills, University of London, 2015 -- 2019
- March 2021 to May 2021, a stay in Basel
```

```markdown good
- 2015 - 2019, 2019 - present, 06.2021-09.2022, Nov - Feb 2023, 2023/24, 2020 - May 2020, 3-5 May 2021
- 2019, 2015: two prizes
```

Ranges outside of lists, in front matter and in data are checked as well:

```markdown bad
---
title: Looms
period: 2019 -- 2015
---
**BSc Hydrology**, May 2020 -- August 2016, University of Turin
```

```text output
3:9: "2019 -- 2015" ends before it begins. Did you mean 2015 -- 2019?
5:20: "May 2020 -- August 2016" ends before it begins. Did you mean August 2016 -- May 2020?
```

```markdown fixed
---
title: Looms
period: 2015 -- 2019
---
**BSc Hydrology**, August 2016 -- May 2020, University of Turin
```

```yaml bad _data/cv.yml
- title: Education
  contents:
    - title: PhD
      year: 2015 - 2011
    - title: "BSc (2008 - 2011)"
```

```text output
_data/cv.yml:4:13: "2015 - 2011" ends before it begins. Did you mean 2011 - 2015?
```

```yaml fixed _data/cv.yml
- title: Education
  contents:
    - title: PhD
      year: 2011 - 2015
    - title: "BSc (2008 - 2011)"
```

Page numbers and other numbers are left alone:

```markdown good
- Looms, pp. 2019-2015, 12(3):2019-1995
```

A range in front matter that runs forwards, and one that is still open:

```markdown good
---
title: Looms
period: 2015 -- 2019
---
**BSc Hydrology**, August 2016 -- May 2020, and since 2021
```

Measured on 1 finding on 316 unseen sites: 1 wrong, which has a guard now.
"""

import re
from collections.abc import Iterator

from profilelint import Date, Document, Finding, Fix, Settings, Span
from profilelint.toolkit import dates_in, holds_phrase, range_join_pattern

SEVERITY = "error"

YEAR = r"(?:19|20)\d\d"
DASHES = r"-‐‑–—−~～〜"
JOIN = rf"(?<!\s)\s*+(?:[{DASHES}]+|{range_join_pattern()})\s*"
#: What the years of a range can have between them, for a quick look at what is no entry.
APART = re.compile(rf"{YEAR}.{{0,6}}(?:[{DASHES}]|\b(?:to|until)\b).{{0,24}}{YEAR}")


def check(page: Document | Settings) -> Iterator[Finding]:
    dates = [date for entry in page.entries for date in entry.dates]
    ranges = {date.span: date for date in [*dates, *_apart(page)] if date.is_range and date.end}
    for date in ranges.values():
        if not date.end or date.end >= date.start:
            continue
        written = page.text[slice(*date.span)]
        turned = _turned(written)
        fix = Fix.replace(date.span, turned, safe=False) if turned else None
        advice = f"Did you mean {turned}?" if turned else "Correct the dates."
        yield Finding(date.span, f'"{" ".join(written.split())}" ends before it begins. {advice}', fix)


def _apart(page: Document | Settings) -> Iterator[Date]:
    """The dates that stand in no entry: in other text, in front matter and in files of settings."""
    entries = iter([*page.entries, None])
    entry, line = next(entries), Span(0, 0)
    for found in APART.finditer(page.datable) if holds_phrase(page, ("20", "19")) else ():
        while entry and entry.span.end <= found.start():
            entry = next(entries)
        if found.start() >= line.end and (not entry or found.start() < entry.span.start):
            line = page.line_span(page.position(found.start())[0])
            yield from dates_in(page, line)
    for field in page.fields:
        if isinstance(field.value, str) and len(field.value) < 200 and APART.search(field.value):
            yield from dates_in(page, field.value_span)


def _turned(written: str) -> str:
    """Return the range with its dates swapped; "" where they share a year, as in "December 3 – 1 2022"."""
    joins = list(re.finditer(JOIN, written))
    if len(joins) != 1 or re.search(r"[^\w\s.,/'’年月日년월일号~～〜‐‑–—−至到→-]", written):
        return ""
    first, last = written[: joins[0].start()], written[joins[0].end() :]
    return last + joins[0].group() + first if all(re.search(YEAR, each) for each in (first, last)) else ""

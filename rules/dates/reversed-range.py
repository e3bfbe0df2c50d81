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

Page numbers and other numbers are left alone:

```markdown good
- Looms, pp. 2019-2015, 12(3):2019-1995
```
"""

import re
from collections.abc import Iterator

from profilelint import Document, Entry, Finding, Fix
from profilelint.toolkit import range_join_pattern

SEVERITY = "error"

YEAR = r"(?:19|20)\d\d"
JOIN = rf"(?<!\s)\s*+(?:[-‐‑–—−~～〜]+|{range_join_pattern()})\s*"


def check(entry: Entry, document: Document) -> Iterator[Finding]:
    for date in entry.dates:
        if not date.is_range or not date.end or date.end >= date.start:
            continue
        written = document.text[slice(*date.span)]
        turned = _turned(written)
        fix = Fix.replace(date.span, turned, safe=False) if turned else None
        advice = f"Did you mean {turned}?" if turned else "Correct the dates."
        yield Finding(date.span, f'"{" ".join(written.split())}" ends before it begins. {advice}', fix)


def _turned(written: str) -> str:
    """Return the range with its dates swapped; "" where they share a year, as in "December 3 – 1 2022"."""
    joins = list(re.finditer(JOIN, written))
    if len(joins) != 1 or re.search(r"[^\w\s.,/'’年月日년월일号~～〜‐‑–—−至到→-]", written):
        return ""
    first, last = written[: joins[0].start()], written[joins[0].end() :]
    return last + joins[0].group() + first if all(re.search(YEAR, each) for each in (first, last)) else ""

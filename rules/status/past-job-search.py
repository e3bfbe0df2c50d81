"""A search for a position has a date in the past.

"On the job market 2023" tells an employer in 2026 that nothing was found, or that nobody looks after the page. Delete
it, or write the new year.

- `grace`: how many days after its date a search may still go on

```markdown bad
I am on the academic job market in Fall 2023. I'm looking for a postdoc position starting in September 2024.

我正在寻找2024年的博士后职位。
```

```text output
1:6: "on the academic job market in Fall 2023" is in the past. Delete it, or write the new date.
1:51: "looking for a postdoc position starting in September 2024" is in the past. Delete it, or write the new date.
3:4: "寻找2024年的博士后职位" is in the past. Delete it, or write the new date.
```

```markdown good
I am on the academic job market 2025-26. I am looking for postdoc positions starting in September 2026.
I am on the job market. I look forward to the conference of 2023, and I worked on the job market of 2008.
We are looking for students who have read our paper of 2019.

# News

- 2022.10: I am on the job market in 2023!
```

```markdown good
As the job market 2019 was bad, I am looking for patterns in data of 2019.

# Students

- Charles is on the job market in 2023.
```

```markdown good _posts/2022-10-01-market.md
I am on the job market in 2023!
```

Measured on 1 finding on 316 unseen sites: 0 wrong.
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Span
from profilelint.toolkit import (
    dates_in,
    holds_phrase,
    is_dated_page,
    is_news_or_others,
    is_past,
    may_hold_dates,
    sentence_around,
)

SEVERITY = "warning"

WORK = r"(?:positions?|jobs?|roles?|opportunit(?:y|ies)|internships?|postdocs?|fellowships?|employment)"
SEARCH = rf"""(?x)(?<=\bam\ )(?:currently\ |now\ )?(?:on\ the\ (?:[\w/–-]+\ ){{0,4}}?job\ market
      | (?:actively\ )?(?:looking\ for|seeking|searching\ for)\ (?:[\w/,-]+\ ){{0,6}}?{WORK}\b)
    | (?<=\bI['’]m\ )(?:currently\ |now\ )?(?:on\ the\ (?:[\w/–-]+\ ){{0,4}}?job\ market
      | (?:actively\ )?(?:looking\ for|seeking|searching\ for)\ (?:[\w/,-]+\ ){{0,6}}?{WORK}\b)
    | (?:寻找|寻求|申请)(?=\d{{4}}年)"""
SIGNS = ("job market", "looking for", "seeking", "searching for", "寻找", "寻求", "申请")
POST = r".{0,12}?(?:职位|教职|工作|岗位|实习|机会)"
REACH = 70


def check(document: Document, today: date, *, grace: int = 240) -> Iterator[Finding]:
    if not may_hold_dates(document) or is_dated_page(document) or not holds_phrase(document, SIGNS):
        return
    for search in re.finditer(SEARCH, document.prose):
        if is_news_or_others(document, search.start()):
            continue
        end = min(sentence_around(document, Span(*search.span())).end, search.end() + REACH)
        dates = dates_in(document, Span(search.start(), end))
        if dates and is_past(dates[0], today, grace):
            end = max(search.end(), dates[0].span.end)
            if not search[0].isascii():
                if not (post := re.compile(POST).match(document.prose, end)):
                    continue
                end = post.end()
            written = " ".join(document.prose[search.start() : end].split())
            message = f'"{written}" is in the past. Delete it, or write the new date.'
            yield Finding(Span(search.start(), end), message)

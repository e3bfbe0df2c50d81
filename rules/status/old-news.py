"""The newest news is more than a year old.

Readers look at the news first, to see whether a page is alive. Add what happened since, or give the list a name that
does not promise news.

- `months`: so many months may pass without news

```markdown bad
# News

- **2024.09** A paper on looms was accepted.
- **2024.07** I moved to Turin.
- **2023.05** The engine was switched on.
```

```text output
1:3: the newest news is of "2024.09", 16 months back; add what happened since, or call the list something else
```

```markdown bad
# 动态

## 2023

- 五月：论文被录用。

## 2022

- 一月：搬到都灵。
- 2022年1月：毕业
```

```text output
1:3: the newest news is of "2023", 25 months back; add what happened since, or call the list something else
```

```markdown bad
---
title: News
---
- **2024.09** A paper on looms was accepted.
- **2024.07** I moved to Turin.
- **2023.05** The engine was switched on.
```

```text output
4:3: the newest news is of "2024.09", 16 months back; add what happened since, or call the list something else
```

```markdown good
# News

- **2025.09** A paper on looms was accepted.
- **2024.07** I moved to Turin.
- **2023.05** The engine was switched on.
```

```markdown good
# News

- A paper on looms was accepted.
- In 2020 I moved to Turin.

# News archive

- 2019: A paper on looms was accepted.
- 2018: A paper on mills was accepted.
- 2017: A paper on cards was accepted.
```

```markdown good
# Old news

- **2019.09** A paper on looms was accepted.
- **2018.07** I moved to Turin.
- **2018.05** The engine was switched on.
```

```markdown good old_news.md
# News

- **2019.09** A paper on looms was accepted.
- **2018.07** I moved to Turin.
- **2018.05** The engine was switched on.
```

```markdown good software/loom.md
# News about the loom package

- 2019.09: Version 3
- 2018.07: Version 2
- 2018.05: Version 1
```

```markdown good _posts/2019-10-01-news.md
# News

- **2019.09** A paper on looms was accepted.
- **2018.07** I moved to Turin.
- **2018.05** The engine was switched on.
```
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Section, Span
from profilelint.toolkit import first_line_span, is_dated_page, language_pattern, news_dates, sections_of_kind

SEVERITY = "info"

#: Fewer dated entries are no list that is kept up.
LEAST = 3
#: Software has releases and no news.
SOFTWARE = r"(?i)\b(?:software|packages?|tools|projects?)[\\/]"


def check(document: Document, today: date, *, months: int = 12) -> Iterator[Finding]:
    sections = [each for _, each in sections_of_kind(document, ("news",)) if not _is_archive(each)]
    if sum(len(each.entries) for each in sections) < LEAST:
        return
    if is_dated_page(document) or _is_of_the_past(document.path):
        return
    dated = [each for section in sections for each in news_dates(section, today)]
    if len(dated) < LEAST:
        return
    day, said = max(dated)
    passed = 12 * (today.year - day.year) + today.month - day.month
    if passed > months:
        what = f'the newest news is of "{said}", {passed} months back'
        yield Finding(_place(sections[0]), f"{what}; add what happened since, or call the list something else")


def _is_archive(section: Section | None) -> bool:
    return section is not None and (_is_of_the_past(section.title) or _is_archive(section.parent))


def _is_of_the_past(name: str) -> bool:
    """Whether a list or a page of this name does not promise anything new of its owner."""
    return bool(language_pattern("status.archive").search(name) or re.search(SOFTWARE, name))


def _place(section: Section) -> Span:
    """The heading over all news, or their first line where there is none."""
    while section.parent and section.parent.kind == "news":
        section = section.parent
    return section.heading.title_span if section.heading.span.end else first_line_span(section.entries[0])

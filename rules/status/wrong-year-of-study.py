"""The year of study disagrees with the year in which the studies began.

"A third-year Ph.D. student" is true for a year, and then stays on the page. Visitors who see on the same page when the
doctorate began can tell that nobody looks after it. "Ph.D. student (since 2023)" stays true.

The start is that of the only doctorate among the entries for education or positions. Years may begin in autumn, and may
be counted a little late.

```markdown bad
I am a second-year Ph.D. student in Turin.

# Education

- Ph.D. in Looms, University of Turin, 2023-2028 (expected)
- B.Sc. in Mills, University of Turin, 2019-2023
```

```text output
1:8: "second-year Ph.D. student" is outdated: the Ph.D. on line 5 began in 2023. Write "Ph.D. student (since 2023)".
```

```markdown fixed
I am a Ph.D. student (since 2023) in Turin.

# Education

- Ph.D. in Looms, University of Turin, 2023-2028 (expected)
- B.Sc. in Mills, University of Turin, 2019-2023
```

```markdown bad
# 关于我

我是都灵大学博士二年级学生。

# 教育

- *2021.09 - 至今*, 博士, 都灵大学
```

```text output
3:7: "博士二年级" is outdated: the Ph.D. on line 7 began in 2021. Correct it to year 5.
```

```markdown bad
Ada is currently a fourth-year PhD candidate.

## Education

- 2018 - 2022, PhD, University of Turin
```

```text output
1:20: "fourth-year PhD candidate" is outdated: the Ph.D. on line 5 ended in 2022. Write what came after it.
```

```markdown good
I am a third-year Ph.D. student in Turin.

# Education

- Ph.D. in Looms, University of Turin, 2023-2028 (expected)
```

Without a known start nothing is reported, and neither is a year of study in the past or of other people:

```markdown good
I am a third-year Ph.D. student in Turin.

# Education

- M.Sc. in Looms, University of Turin, 2017-2019
```

```markdown good
As a second-year Ph.D. student I visited London. I was a first-year Ph.D. student in 2020.

# Education

- Ph.D. in Looms, University of Turin, 2019-2027 (expected)

# Students

- Charles is a second-year Ph.D. student.

# News

- 2021.10: I am now a second-year Ph.D. student!
```
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Fix
from profilelint.toolkit import (
    entry_at,
    find_doctorate,
    is_dated_page,
    is_news_or_others,
    is_past,
    language_pattern,
    least_year_of_study,
    sentence_around,
    years_of_study,
)

SEVERITY = "warning"

YEAR = r"\b(?:19|20)\d\d\b"


def check(document: Document, today: date) -> Iterator[Finding]:
    if not (doctorate := find_doctorate(document)) or is_dated_page(document):
        return
    line = document.position(doctorate.entry.span.start)[0]
    for span, number, rest in years_of_study(document):
        start = sentence_around(document, span).start
        before = document.prose[start : span.start]
        if (
            entry_at(document, span.start)
            or is_news_or_others(document, span.start)
            or re.search(YEAR, before)
            or language_pattern("study.past").search(before)
            or (re.search(r"\w", before) and not language_pattern("study.now").search(before))
        ):
            continue
        fault = f'"{" ".join(document.prose[slice(*span)].split())}" is outdated: the Ph.D. on line {line}'
        if is_past(doctorate.date, today):
            ended = doctorate.date.end.year if doctorate.date.end else 0
            yield Finding(span, f"{fault} ended in {ended}. Write what came after it.")
        elif number < (year := least_year_of_study(doctorate.date, today)):
            better = f"{rest} (since {doctorate.date.start.year})"
            fix = Fix.replace(span, better, safe=False) if rest else None
            advice = f'Write "{better}".' if rest else f"Correct it to year {year}."
            yield Finding(span, f"{fault} began in {doctorate.date.start.year}. {advice}", fix)

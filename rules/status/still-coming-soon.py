"""What was coming soon has not come in years.

"Code coming soon" beside an old paper tells readers that promises on this page are not kept. Add the link, or take the
words away.

Only entries with a date, a preprint on arXiv or a year above them can be judged.

- `years`: so many years must lie between that date and today
- `phrases`: what promises something

```markdown bad
# Papers

- A. Example. On the theory of looms. Symposium on Looms, 2022. [code coming soon]
- A. Example. [On mills](https://arxiv.org/abs/2302.01234). Slides: to be released.

## 2021

- 例：《论织机》（代码即将开源）
```

```text output
3:71: "coming soon" stands beside "2022", 4 years back; add what was promised, or take the words away
4:69: "to be released" stands beside "arXiv:2302.01234", 3 years back; add what was promised, or take the words away
8:13: "即将开源" stands beside "2021", 5 years back; add what was promised, or take the words away
```

```markdown good
# Papers

- A. Example. On the theory of looms. Symposium on Looms, 2025. [code coming soon]
- A. Example. On cards. Slides coming soon.

Teaching material is coming soon, and the page of 2019 is under construction.
```

```markdown good
# News

- 2020.05: The code is coming soon!
```

```markdown good _posts/2020-05-01-looms.md
- A new book in 2020, coming soon.
```
"""

from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding
from profilelint.toolkit import language_words, stale_promises

SEVERITY = "info"

PHRASES = language_words("status.coming_soon")


def check(document: Document, today: date, *, years: int = 2, phrases: tuple[str, ...] = PHRASES) -> Iterator[Finding]:
    for span, passed, dated in stale_promises(document, phrases, years, today):
        said = f'"{document.text[slice(*span)]}" stands beside "{dated}", {passed} years back'
        yield Finding(span, f"{said}; add what was promised, or take the words away")

"""Something has been "coming soon" for years.

"Code coming soon" beside an old paper tells visitors that promises on this page are not kept. Add the link, or delete
the words.

Only entries with a date, a preprint on arXiv or a year in the heading above are checked.

- `years`: how many years must be between that date and today
- `phrases`: words that promise something

```markdown bad
# Papers

- A. Example. On the theory of looms. Symposium on Looms, 2022. [code coming soon]
- A. Example. [On mills](https://arxiv.org/abs/2302.01234). Slides: to be released.

## 2021

- 例：《论织机》（代码即将开源）
```

```text output
3:71: "coming soon" beside "2022" is 4 years old. Add what was promised, or delete the words.
4:69: "to be released" beside "arXiv:2302.01234" is 3 years old. Add what was promised, or delete the words.
8:13: "即将开源" beside "2021" is 5 years old. Add what was promised, or delete the words.
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

Measured on 1 finding on 85 unseen sites: 0 wrong.
"""

from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding
from profilelint.toolkit import language_words, stale_promises

SEVERITY = "info"

PHRASES = language_words("status.coming_soon")


def check(document: Document, today: date, *, years: int = 2, phrases: tuple[str, ...] = PHRASES) -> Iterator[Finding]:
    for span, passed, dated in stale_promises(document, phrases, years, today):
        fault = f'"{document.text[slice(*span)]}" beside "{dated}" is {passed} years old.'
        yield Finding(span, f"{fault} Add what was promised, or delete the words.")

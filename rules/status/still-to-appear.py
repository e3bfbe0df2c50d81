"""A paper is still "to appear" years after its date.

Visitors who read "to appear" think that the paper is not out yet, and do not look for its volume and pages. Say where
it appeared.

- `years`: how many years must be between the latest date of the entry, or its arXiv number, and today
- `phrases`: words that say that a paper is not out yet

```markdown bad
# Papers

- A. Example. On the theory of looms. To appear in: Symposium on Looms, 2023.
- A. Example. [On mills](https://arxiv.org/abs/2202.01234). Journal of Mills, in press.
- 例：《論織機》，2020年（印刷中）
```

```text output
3:39: "To appear" beside "2023" is 3 years old. Say where the paper appeared.
4:79: "in press" beside "arXiv:2202.01234" is 4 years old. Say where the paper appeared.
5:17: "印刷中" beside "2020年" is 6 years old. Say where the paper appeared.
```

```markdown good
# Papers

- A. Example. On the theory of looms. To appear in: Symposium on Looms, 2025.
- A. Example. [On mills](https://arxiv.org/abs/2502.01234). Journal of Mills, in press.
- A. Example. On cards. To appear.
- A. Example. How looms came to disappear. 2012.
```

Front matter, data and bibliographies are checked as well:

```bibtex bad _bibliography/papers.bib
@article{example2019,
  title = {On Looms},
  author = {Example, Ada},
  journal = {Journal of Looms},
  note = {To appear},
  year = {2019},
}
```

```text output
_bibliography/papers.bib:5:10: "To appear" beside "2019" is 7 years old. Say where the paper appeared.
```

```markdown bad _publications/looms.md
---
title: On looms (to appear)
date: 2019-05-01
---
```

```text output
_publications/looms.md:2:8: "On looms (to appear)" beside "2019" is 7 years old. Say where the paper appeared.
```

```markdown good _publications/looms.md
---
title: How to appear on a loom
venue: Journal of what is to appear in dreams
date: 2019-05-01
---
```

News and dated posts were right on their day, and something that appears on a screen is not a paper:

```markdown good
# News

- 2019.05: Our paper on looms is to appear in the Journal of Looms.
```

```markdown good _posts/2019-05-01-looms.md
- Our paper of 2019 is to appear.
```

```markdown good
# Notes

- In the version of 2019, wait for the menu to appear on the screen.
```

Measured on 2 findings on 316 unseen sites: 1 wrong.
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Reference, Settings
from profilelint.toolkit import language_words, shortened, stale_statements

SEVERITY = "warning"

PHRASES = language_words("status.to_appear")
#: Characters around a value of front matter or BibTeX.
QUOTES = "\"'{} "
#: After one of these words, and at most one more, "to appear" is not said of a paper.
SCREEN = r"(?i)\b(?:for|the|an?|all|every|makes?|caused?|causes|want|wants|it|them|seems?)(?: \w+)? $"


def check(
    page: Document | Settings | Reference,
    document: Document,
    today: date,
    *,
    years: int = 2,
    phrases: tuple[str, ...] = PHRASES,
) -> Iterator[Finding]:
    for span, passed, dated in stale_statements(page, phrases, years, today):
        if re.search(SCREEN, document.prose[max(0, span.start - 30) : span.start]):
            continue
        written = shortened(document.text[slice(*span)].strip(QUOTES), 80)
        yield Finding(span, f'"{written}" beside "{dated}" is {passed} years old. Say where the paper appeared.')

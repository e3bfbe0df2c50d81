"""A paper is still said to appear, years after its date.

Whoever reads "to appear" looks for a paper that is not out yet, and does not look for the volume and the pages of one
that is. Say where it appeared.

- `years`: so many years must lie between the latest date of the entry, or its number on arXiv, and today
- `phrases`: what says that a paper is not out yet

```markdown bad
# Papers

- A. Example. On the theory of looms. To appear in: Symposium on Looms, 2023.
- A. Example. [On mills](https://arxiv.org/abs/2202.01234). Journal of Mills, in press.
- 例：《論織機》，2020年（印刷中）
```

```text output
3:39: "To appear" stands beside "2023", 3 years back; say where the paper appeared
4:79: "in press" stands beside "arXiv:2202.01234", 4 years back; say where the paper appeared
5:17: "印刷中" stands beside "2020年", 6 years back; say where the paper appeared
```

```markdown good
# Papers

- A. Example. On the theory of looms. To appear in: Symposium on Looms, 2025.
- A. Example. [On mills](https://arxiv.org/abs/2502.01234). Journal of Mills, in press.
- A. Example. On cards. To appear.
- A. Example. How looms came to disappear. 2012.
```

In front matter, in data and in a bibliography as well:

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
_bibliography/papers.bib:5:10: "To appear" stands beside "2019", 7 years back; say where the paper appeared
```

```markdown bad _publications/looms.md
---
title: On looms (to appear)
date: 2019-05-01
---
```

```text output
_publications/looms.md:2:8: "On looms (to appear)" stands beside "2019", 7 years back; say where the paper appeared
```

```markdown good _publications/looms.md
---
title: How to appear on a loom
venue: Journal of what is to appear in dreams
date: 2019-05-01
---
```

What is news, or stands in a dated post, was so on its day; and no list of papers speaks of what appears on a screen:

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
"""

import re
from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Reference, Settings
from profilelint.toolkit import language_words, shortened, stale_statements

SEVERITY = "warning"

PHRASES = language_words("status.to_appear")
#: What a value of front matter or of BibTeX has around it.
QUOTES = "\"'{} "
#: Behind one of these words, or one more, it is no paper that is to appear.
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
        said = shortened(document.text[slice(*span)].strip(QUOTES), 80)
        message = f'"{said}" stands beside "{dated}", {passed} years back; say where the paper appeared'
        yield Finding(span, message)

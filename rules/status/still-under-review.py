"""A paper that has been under review for years is most likely published by now.

Readers who find "under review" beside an old year take the page for abandoned, or the paper for rejected. Say where it
came out, or call it a preprint.

How old the entry is, its latest date says, or the number of its preprint on arXiv.

- `years`: so many years must lie between that year and this one
- `phrases`: what says that a decision is awaited

```markdown bad
# Papers

- A. Example. On the theory of looms. Under review, 2021.
- A. Example. [On mills](https://arxiv.org/abs/2002.01234) (in submission)
- 例子：《织机理论》，2019年，审稿中
```

```text output
3:39: "Under review" stands beside "2021", 5 years back; say where it came out, or call it a preprint
4:61: "in submission" stands beside "arXiv:2002.01234", 6 years back; say where it came out, or call it a preprint
5:19: "审稿中" stands beside "2019年", 7 years back; say where it came out, or call it a preprint
```

```markdown good
# Papers

- A. Example. On the theory of looms. Under review, 2025.
- A. Example. [On mills](https://arxiv.org/abs/2402.01234) (in submission)
- A. Example. On cards. Under review.
- A. Example. On notes. Under review since 2019, revised 2025.
- A. Example. Looms under revisionist rule. 2011.
```

In front matter, in data and in a bibliography as well:

```markdown bad content/publication/mud/index.md
---
title: Mud
date: '2019-02-01'
publication: 'Manuscript in submission'
---
```

```text output
content/publication/mud/index.md:4:14: "Manuscript in submission" stands beside "2019", 7 years back; say where it came out, or call it a preprint
```

```yaml bad _data/papers.yml
- title: Mud
  venue: Under review at the Journal of Looms
  year: 2020
- title: Silt
  venue: Under review
  year: 2026
```

```text output
_data/papers.yml:2:10: "Under review at the Journal of Looms" stands beside "2020", 6 years back; say where it came out, or call it a preprint
```

What is news, or stands in a dated post, was so on its day:

```markdown good
# News

- 2019.05: Our paper on looms is under review.
```

```markdown good _posts/2019-05-01-looms.md
- Our paper of 2019 is under review.
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator
from datetime import date

from profilelint import Document, Finding, Reference, Settings
from profilelint.toolkit import language_words, shortened, stale_statements

SEVERITY = "info"

PHRASES = language_words("status.under_review")


#: What a value of front matter or of BibTeX has around it.
QUOTES = "\"'{} "


def check(
    page: Document | Settings | Reference,
    document: Document,
    today: date,
    *,
    years: int = 3,
    phrases: tuple[str, ...] = PHRASES,
) -> Iterator[Finding]:
    for span, passed, dated in stale_statements(page, phrases, years, today):
        said = shortened(document.text[slice(*span)].strip(QUOTES), 80)
        message = f'"{said}" stands beside "{dated}", {passed} years back; say where it came out, or call it a preprint'
        yield Finding(span, message)

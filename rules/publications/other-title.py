"""One paper has two titles.

The page of a paper and the `cite.bib` beside it (HugoBlox) are of one paper, and so what visitors read and what they
copy should have one title. A subtitle that one place leaves out, a kind ("Poster:", "[Education]"), a year at the end,
plurals, and British against American spelling make no difference.

Anywhere on a site, a title with a misspelt word is reported where the same title is spelt correctly in another place.
Right is the word that more titles and pages have.

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/publication/mill/index.md
---
title: A tool for evaluation of mills
---
```

```bibtex bad content/publication/mill/cite.bib
@article{lovelace2021,
  title = {A Tool for the Evaluation of Steam Mills}
}
```

```markdown bad content/publication/loom/index.md
---
title: Postive Looms in Theory and Practice
---
```

```bibtex bad content/publication/loom/cite.bib
@article{lovelace2022,
  title = {Positive Looms in Theory and Practice}
}
```

```markdown bad content/publication/card/index.md
---
title: Positive Cards of Many Sizes
---
```

```text output
content/publication/loom/index.md:2:8: "Postive" in the title "Postive Looms in Theory and Practice" is "Positive" elsewhere. Write "Positive". (see content/publication/loom/cite.bib:2)
content/publication/mill/index.md:2:8: The page has the title "A tool for evaluation of mills", and its citation "A Tool for the Evaluation of Steam Mills". Correct the wrong one. (see content/publication/mill/cite.bib:2)
```

A subtitle, a kind, a remark in brackets, a year, an ordinal, an article and spelling are no difference, and neither are two papers that are
only alike:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/mill/index.md
---
title: "Steam Mills: A Tool for Their Evaluation"
---
```

```bibtex good content/publication/mill/cite.bib
@article{lovelace2021, title = {Steam Mills}}
```

```markdown good content/publication/loom/index.md
---
title: "Poster: Modelling the Behaviour of Looms on Two-Dimensional Grids"
---
```

```bibtex good content/publication/loom/cite.bib
@article{lovelace2022, title = {Modeling the Behavior of Loom on Two Dimensional Grids, 2022}}
```

```markdown good content/publication/card/index.md
---
title: "[Education] Report of the 4th Meeting on Cards"
---
```

```bibtex good content/publication/card/cite.bib
@article{lovelace2023, title = {Report of the Fourth Meeting on Cards (talk presented)}}
```

```markdown good content/publication/wheel/index.md
---
title: Steady Flow of Water on Wheels and Axles
---
```

```markdown good content/publication/axle/index.md
---
title: Unsteady Flow of Water on Wheels and Axles
---
```

How a title is set makes no difference either, and a title with a command of LaTeX is not compared:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/mill/index.md
---
title: "Looms &amp; Mills: Müller’s Theory of Two-Dimensional Cards"
---
```

```bibtex good content/publication/mill/cite.bib
@article{lovelace2021, title = {{Looms} and Mills: M{\\"u}ller's Theory of Two Dimensional Cards}}
```

```markdown good content/publication/loom/index.md
---
title: On the Complexity of Looms
---
```

```bibtex good content/publication/loom/cite.bib
@article{lovelace2022, title = {On the \\textsc{Loom} and Its Complexity for Mills}}
```

```markdown good content/publication/card/index.md
---
title: Report of the Meeting Cards2021 in Turin
---
```

```markdown good content/publication/belt/index.md
---
title: Belt-1843 paper
---
```

```bibtex good content/publication/belt/cite.bib
@article{lovelace2022, title = {Belts and Pulleys, Measured Anew in Winter}}
```

```markdown good content/publication/card2/index.md
---
title: Report of the Meeting Cards2022 in Turin
---
```

```markdown good content/publication/wheel/index.md
---
title: Encyclopaedia of the Parameterised Behaviour of Wheels
---
```

```markdown good content/publication/wheel2/index.md
---
title: Encyclopaedia of the Parametrised Behaviour of Wheels
---
```

The citation of another paper is reported by `publications/other-citation`, and titles in two languages are not
compared:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/mill/index.md
---
title: A Tool for Mills
---
```

```bibtex good content/publication/mill/cite.bib
@article{lovelace2021, title = {Positive Looms in Theory and Practice}}
```

```markdown good content/fr/publication/loom/index.md
---
title: Le métier positif en théorie et en pratique
---
```

```bibtex good content/fr/publication/loom/cite.bib
@article{lovelace2021, title = {Positive Looms in Theory and Practice}, doi = {10.9999/loom.1}}
```

```markdown good content/fr/publication/mill/index.md
---
title: Une théorie de la roue et des moulins
doi: 10.9999/mill.1
---
```

```bibtex good content/fr/publication/mill/cite.bib
@article{lovelace2021, title = {Theory of Wheels and Mills}, doi = {10.9999/mill.1}}
```

Measured on 40 findings on 701 unseen sites: 4 wrong, each of which has a guard now.
"""  # noqa: E501 -- output is exact

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from profilelint import Claim, Finding, Site
from profilelint.toolkit import (
    comparable_words,
    is_nickname,
    is_one_edit,
    is_other_paper,
    one_in_other,
    shortened,
    title_likeness,
)

SEVERITY = "warning"
OPT_IN = True

#: What stands before or behind the title itself.
AROUND = (
    r"(?i)^\s*(?:\[[^\]]{1,30}\]|(?:poster|demo|abstract|short paper|tutorial|talk|keynote)\s?[:.])"
    r"|\W{0,3}(?:19|20)\d\d\W{0,3}$|\s?\([^()]{1,40}\)\W?$"
)
SMALL = frozenset({"a", "an", "the"})
#: Of ordinals and of British spelling, the other way to write it.
ORDINALS = dict(zip(("first", "second", "third", "fourth", "fifth"), ("1st", "2nd", "3rd", "4th", "5th"), strict=True))
SPELT = (
    *(("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("our", "or")),
    *(("ae", "e"), ("oe", "e"), ("ll", "l"), ("tre", "ter"), ("ence", "ense"), ("ameteri", "ametri")),
)
#: A title of so many words, with a word of so many letters that is wrong, is not that of two papers.
FEWEST_WORDS, FEWEST_LETTERS = 5, 5
LONGEST = 90


def check(site: Site) -> Iterator[Finding]:
    for paper in site.papers:
        for page, citation in paper.cited_pages():
            if not is_other_paper(page, citation, paper) and _differ(page, citation):
                one, other = (shortened(claim.title, LONGEST) for claim in (page, citation))
                message = f'The page has the title "{one}", and its citation "{other}". Correct the wrong one.'
                related = ((citation.document, citation.span),)
                yield Finding(
                    page.span, message, document=page.document, severity="info", cause=page.place, related=related
                )
    yield from _misspelt(site)


def _differ(page: Claim, citation: Claim) -> bool:
    if title_likeness(page, citation) is None or one_in_other(page, citation) or is_nickname(page):
        return False
    one, other = (_plain(claim) for claim in (page, citation))
    if "".join(one) in "".join(other) or "".join(other) in "".join(one):
        return False
    shared = sum((Counter(one) & Counter(other)).values())
    is_one_word = len(one) == len(other) == shared + 1 and _wrong_word(one, other) is not None
    return not is_one_word


def _plain(claim: Claim) -> tuple[str, ...]:
    """The words of a title without what is only another way to write it."""
    words = comparable_words(re.sub(AROUND, "", claim.title)) or claim.words
    return tuple(_word(word) for word in words if word not in SMALL)


def _word(word: str) -> str:
    word = ORDINALS.get(word, word)
    for british, american in SPELT:
        word = word.replace(british, american)
    return word.removesuffix("s")


# One word that is misspelt


def _misspelt(site: Site) -> Iterator[Finding]:
    claims = site.papers.claims
    counts = Counter(word for claim in claims for word in {*claim.words})
    said: set[str] = set()
    first: dict[tuple[int, tuple[str, ...]], list[Claim]] = {}
    for claim in claims:
        for number, word in enumerate(claim.words if len(claim.words) >= FEWEST_WORDS else ()):
            if len(word) >= FEWEST_LETTERS and word.isalpha():
                alike = first.setdefault((number, (*claim.words[:number], *claim.words[number + 1 :])), [])
                if len(alike) < 3:
                    alike.append(claim)
                yield from _in_pair(alike[0], claim, counts, said, site)


def _in_pair(earlier: Claim, claim: Claim, counts: Mapping[str, int], said: set[str], site: Site) -> Iterator[Finding]:
    words = _wrong_word(earlier.words, claim.words)
    if not words or claim.letters in said or earlier.letters in said:
        return
    seen = [(counts[word], _words_of_pages(site)[word]) for word in words]
    wrong, right = (claim, earlier) if seen[0] >= seen[1] else (earlier, claim)
    bad, good = words[::-1] if wrong is claim else words
    is_known = seen[0] != seen[1]
    bad, good = _as_written(bad, wrong), _as_written(good, right)
    fault = f'"{bad}" in the title "{shortened(wrong.title, LONGEST)}" is "{good}" elsewhere.'
    message = f'{fault} Write "{good}".' if is_known else f"{fault} Correct the one that is misspelt."
    said.add(wrong.letters)
    related = ((right.document, right.span),)
    yield Finding(wrong.span, message, document=wrong.document, cause=wrong.place, related=related)


@lru_cache(maxsize=1)
def _words_of_pages(site: Site) -> Counter[str]:
    """How many pages hold each word in their text."""
    return Counter(word for document in site.documents for word in {*document.said.casefold().split()})


def _as_written(word: str, claim: Claim) -> str:
    return next((each for each in re.findall(r"[^\W_]+", claim.title) if each.casefold() == word), word)


def _wrong_word(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    """The only words that differ in two titles, if one of them is the other misspelt."""
    if len(one) != len(other):
        return None
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differ) != 1:
        return None
    first, second = differ[0]
    is_long = min(len(first), len(second)) >= FEWEST_LETTERS and first.isalpha() and second.isalpha()
    return (first, second) if is_long and is_one_edit(first, second) and _word(first) != _word(second) else None

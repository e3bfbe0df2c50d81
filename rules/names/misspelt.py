"""A co-author's name is spelt in two ways.

A co-author who finds their name misspelt remembers it. Two names are taken for one person if they differ in one letter
of one word, or in two letters that are swapped, and if both stand as author of the same title or share two other
co-authors. Names are those of authors in BibTeX files and in the `authors` of pages of papers.

If one spelling is at least three times as frequent, it is right; else the message leaves open which.

```bibtex bad _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Lovelace, Ada and Babbage, Charles and Menabrea, Luigi}}
@article{b, title = {Cards of Many Sizes}, author = {Ada Lovelace and Luigi Menabrea}}
@article{c, title = {Steam Mills in Winter}, author = {Ada Lovelace and Mary Somerville}}
@article{d, title = {Wheels and Axles}, author = {Lovelcae, Ada and Babbage, Charles and Menabrea, Luigi}}
```

```text output
_bibliography/papers.bib:4:51: The author "Lovelcae, Ada" is "Lovelace, Ada" in 3 papers. Write "Lovelace". (see _bibliography/papers.bib:1)
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/publication/mill/index.md
---
title: Steam Mills in Winter
authors: [Ada Lovelace, Mary Somervelle]
---
```

```bibtex bad content/publication/mill/cite.bib
@article{a, title = {Steam Mills in Winter}, author = {Lovelace, Ada and Somerville, Mary}}
```

```text output
content/publication/mill/index.md:3:25: The author "Mary Somervelle" of one place is "Somerville, Mary" in another. Correct the one that is misspelt. (see content/publication/mill/cite.bib:1)
```

Two people on one paper, initials, accents and letters that stand for them, short names, and names that share no two
co-authors are left alone:

```bibtex good _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Weaver, Anna and Weaver, Hanna and Lovelace, Ada and Babbage, Charles}}
@article{b, title = {Cards of Many Sizes}, author = {Weaver, Hanna and Lovelace, Ada and Babbage, Charles}}
@article{c, title = {Steam Mills in Winter}, author = {Müller, Johanna and Lovelace, A. and Babbage, C.}}
@article{d, title = {Steam Mills in Winter}, author = {Mueller, Johanna and Lovelacf, A. and Babbagf, C.}}
@article{e, title = {Wheels and Axles}, author = {M{\\"u}ller, Johanna and Lovelace, Ada and Babbage, Charles}}
@article{f, title = {Water and Wind}, author = {Stone, Mara and Lovelace, Ada and Babbage, Charles}}
@article{g, title = {Iron and Steel}, author = {Stone, Mary and Menabrea, Luigi and Somerville, Mary}}
@article{h, title = {Rods and Pins}, author = {Ion, Mary and Lovelace, Ada and Babbage, Charles}}
@article{i, title = {Belts and Pulleys}, author = {Lon, Mary and Lovelace, Ada and Babbage, Charles}}
```

So are two given names in Chinese that differ in one letter, as each is as usual as the other:

```bibtex good _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Zhang, Yuchen and Lovelace, Ada and Babbage, Charles}}
@article{b, title = {Cards of Many Sizes}, author = {Zhang, Yucheng and Lovelace, Ada and Babbage, Charles}}
```

Two people of nearly the same name may both have written with you, and so one shared co-author is not enough:

```bibtex good _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Marsh, Peter and Lovelace, Ada and Babbage, Charles}}
@article{b, title = {Cards of Many Sizes}, author = {March, Peter and Lovelace, Ada and Somerville, Mary}}
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Finding, Person, Site
from profilelint.toolkit import Name, spellings

SEVERITY = "warning"
OPT_IN = True

#: So many times as frequent a spelling is right.
SURE = 3
#: One to three syllables of pinyin (the tables of ISO 7098, without tones).
PINYIN = (
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|iao|ian|ang|eng|ing|ong|uai|uan|ai|ei|ao|ou|an|en|er"
    r"|ia|ie|iu|in|ua|uo|ue|ui|un|a|o|e|i|u)){1,3}"
)


def check(site: Site) -> Iterator[Finding]:
    for one, other in site.names.near():
        rare, usual = sorted((other, one), key=lambda name: len(_titles(name)))
        if spellings(one.words) != spellings(other.words) and _is_one_person(rare, usual):
            yield _finding(rare, usual)


def _titles(name: Name) -> set[str]:
    return {claim.letters or claim.title for claim, _ in name.places}


def _is_one_person(rare: Name, usual: Name) -> bool:
    claims = [{id(claim) for claim, _ in name.places} for name in (rare, usual)]
    if claims[0] & claims[1]:
        return False
    if _titles(rare) & _titles(usual):
        return True
    differ = [pair for pair in zip(rare.words, usual.words, strict=True) if pair[0] != pair[1]]
    if all(re.fullmatch(PINYIN, word) for word in differ[0]):
        return False
    return len(_company(rare) & _company(usual)) >= 2


def _company(name: Name) -> set[tuple[str, ...]]:
    """The co-authors of a name, by their words."""
    return {person.words for claim, _ in name.places for person in claim.authors if person.words != name.words}


def _finding(rare: Name, usual: Name) -> Finding:
    (claim, person), (other, witness) = rare.places[0], usual.places[0]
    count = len(_titles(usual))
    if count >= SURE * len(_titles(rare)):
        fault = f'The author "{person.written}" is "{witness.written}" in {count} papers.'
        message = f'{fault} Write "{_right_word(rare, usual, witness)}".'
    else:
        fault = f'The author "{person.written}" of one place is "{witness.written}" in another.'
        message = f"{fault} Correct the one that is misspelt."
    related = ((other.document, witness.span),)
    return Finding(person.span, message, document=claim.document, related=related)


def _right_word(rare: Name, usual: Name, witness: Person) -> str:
    """The word that differs, as it is written where it is right."""
    right = next(word for word, wrong in zip(usual.words, rare.words, strict=True) if word != wrong)
    return next((each for each in re.findall(r"[^\W\d_]+", witness.written) if each.casefold() == right), right.title())

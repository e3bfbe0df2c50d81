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

The owner's name needs no co-author to be known:

```yaml file _config.yml
author:
  name: Ada Lovelace
```

```bibtex bad _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Lovelcae, Ada and Babbage, Charles}}
@article{b, title = {Cards of Many Sizes}, author = {Lovelace, Ada}}
@article{c, title = {Steam Mills in Winter}, author = {Lovelace, Ada}}
@article{d, title = {Wheels and Axles}, author = {Lovelace, Ada}}
```

```text output
_bibliography/papers.bib:1:60: The author "Lovelcae, Ada" is "Ada Lovelace", the owner of this site. Write "Lovelace". (see _config.yml:2)
```

```yaml file _config.yml
author:
  name: Ada Lovelace
```

```bibtex bad _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Lovelcae, Ada and Babbage, Charles}}
```

```text output
_bibliography/papers.bib:1:60: The author "Lovelcae, Ada" is nearly "Ada Lovelace", the owner of this site. Correct the one that is misspelt. (see _config.yml:2)
```

```yaml file _config.yml
author:
  name: Ada Lovelcae
```

```bibtex bad _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Lovelace, Ada}}
@article{b, title = {Cards of Many Sizes}, author = {Lovelace, Ada}}
@article{c, title = {Steam Mills in Winter}, author = {Lovelace, Ada}}
```

```text output
_bibliography/papers.bib:1:60: The owner of this site is "Ada Lovelcae" in the settings, and "Lovelace, Ada" in 3 papers. Correct the one that is misspelt. (see _config.yml:2)
```

Somebody of nearly the same name may write together with the owner:

```yaml file _config.yml
author:
  name: Ada Lovelace
```

```bibtex good _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Lovelace, Ada and Lovelace, Ida}}
@article{b, title = {Cards of Many Sizes}, author = {Lovelacf, Ada and Lovelace, Ada}}
```

Two people on one paper, initials, accents and letters that stand for them, short names, and names that share no two
co-authors are left alone:

```bibtex good _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, author = {Weaver, Anna and Weaver, Hanna and Lovelace, Ada and Babbage, Charles}}
@article{b, title = {Cards of Many Sizes}, author = {Weaver, Hanna and Lovelace, Ada and Babbage, Charles}}
```

```bibtex good _bibliography/papers.bib
@article{c, title = {Steam Mills in Winter}, author = {Müller, Johanna and Lovelace, A. and Babbage, C.}}
@article{d, title = {Steam Mills in Winter}, author = {Mueller, Johanna and Lovelacf, A. and Babbagf, C.}}
@article{e, title = {Wheels and Axles}, author = {M{\\"u}ller, Johanna and Lovelace, Ada and Babbage, Charles}}
```

```bibtex good _bibliography/papers.bib
@article{f, title = {Water and Wind}, author = {Stone, Mara and Lovelace, Ada and Babbage, Charles}}
@article{g, title = {Iron and Steel}, author = {Stone, Mary and Menabrea, Luigi and Somerville, Mary}}
@article{h, title = {Rods and Pins}, author = {Ion, Mary and Lovelace, Ada and Babbage, Charles}}
@article{i, title = {Belts and Pulleys}, author = {Lon, Mary and Lovelace, Ada and Babbage, Charles}}
```

```bibtex good _bibliography/papers.bib
@article{j, title = {Bolts and Nuts}, author = {Marie-Anne Wheel and Lovelace, Ada and Babbage, Charles}}
@article{k, title = {Bolts and Nuts}, author = {Marie Anne Wheel and Lovelace, Ada and Babbage, Charles}}
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

Measured on 47 findings on 701 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from itertools import islice

from profilelint import Document, Finding, Site, Span
from profilelint.toolkit import Name, comparable_words, is_pinyin, spellings

SEVERITY = "warning"

#: So many names of the owners of a site are looked for.
OWNERS = 20
#: So many times as frequent a spelling is right.
SURE = 3


def check(site: Site) -> Iterator[Finding]:
    said: set[tuple[str, ...]] = set()
    for one, other in site.names.near():
        rare, usual = sorted((other, one), key=lambda name: len(_titles(name)))
        if _may_be_one(rare.words, usual) and _is_one_person(rare, usual):
            said.update((rare.words, usual.words))
            yield _finding(rare, usual)
    for owner, file in islice(site.owner.names.items(), OWNERS):
        words = comparable_words(owner)
        for name in site.names.near_to(words):
            if name.words not in said and _may_be_one(words, name) and not _is_differing_pinyin(words, name.words):
                said.add(name.words)
                yield from _of_owner(name, owner, file, site)


def _titles(name: Name) -> set[str]:
    return {claim.letters or claim.title for claim, _ in name.places}


def _papers(name: Name) -> set[str]:
    """The papers of a name: titles, and where a page and its citation stand, which may word the title in two ways."""
    return _titles(name) | {claim.paper_place for claim, _ in name.places if claim.surface in ("page", "citation")}


def _may_be_one(words: tuple[str, ...], name: Name) -> bool:
    """Whether two names differ in more than accents, and are not those of two people who wrote together."""
    together = any(person.words == words for claim, _ in name.places for person in claim.authors)
    return spellings(words) != spellings(name.words) and not together


def _is_one_person(rare: Name, usual: Name) -> bool:
    if _papers(rare) & _papers(usual):
        return True
    return not _is_differing_pinyin(rare.words, usual.words) and len(_company(rare) & _company(usual)) >= 2


def _is_differing_pinyin(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    differ = next(pair for pair in zip(some, others, strict=True) if pair[0] != pair[1])
    return all(map(is_pinyin, differ))


def _company(name: Name) -> set[tuple[str, ...]]:
    """The co-authors of a name, by their words."""
    return {person.words for claim, _ in name.places for person in claim.authors if person.words != name.words}


def _finding(rare: Name, usual: Name) -> Finding:
    (claim, person), (other, witness) = rare.places[0], usual.places[0]
    count = len(_titles(usual))
    if count >= SURE * len(_titles(rare)):
        fault = f'The author "{person.written}" is "{witness.written}" in {count} papers.'
        message = f'{fault} Write "{_right_word(usual.words, rare.words, witness.written)}".'
    else:
        fault = f'The author "{person.written}" of one place is "{witness.written}" in another.'
        message = f"{fault} Correct the one that is misspelt."
    related = ((other.document, witness.span),)
    return Finding(person.span, message, document=claim.document, cause=claim.place, related=related)


def _of_owner(name: Name, owner: str, file: str, site: Site) -> Iterator[Finding]:
    """A name that is nearly the owner's: which of the two is right, other papers tell."""
    words = comparable_words(owner)
    claim, person = name.places[0]
    own, others = (len(_titles(each)) if each else 0 for each in (site.names.by_words.get(words), name))
    if own >= SURE * others:
        fault = f'The author "{person.written}" is "{owner}", the owner of this site.'
        message = f'{fault} Write "{_right_word(words, name.words, owner)}".'
    elif own >= others or others < SURE:
        fault = f'The author "{person.written}" is nearly "{owner}", the owner of this site.'
        message = f"{fault} Correct the one that is misspelt."
    else:
        fault = f'The owner of this site is "{owner}" in the settings, and "{person.written}" in {others} papers.'
        message = f"{fault} Correct the one that is misspelt."
    place = _place(owner, file, site) or _first_place(site.names.by_words.get(words))
    yield Finding(person.span, message, document=claim.document, cause=claim.place, related=(place,) if place else ())


def _place(owner: str, file: str, site: Site) -> tuple[Document, Span] | None:
    """Where the settings or a page have the name of the owner."""
    pages = (page for page in site.documents if site.locate(page) == file)
    document = site.settings.get(file) or next(pages, None)
    start = document.text.find(owner) if document else -1
    return (document, Span(start, start + len(owner))) if document and start >= 0 else None


def _first_place(name: Name | None) -> tuple[Document, Span] | None:
    return (name.places[0][0].document, name.places[0][1].span) if name else None


def _right_word(right: tuple[str, ...], wrong: tuple[str, ...], written: str) -> str:
    """The word that differs, as it is written where it is right."""
    word = next(word for word, other in zip(right, wrong, strict=True) if word != other)
    return next((each for each in re.findall(r"[^\W\d_]+", written) if each.casefold() == word), word.title())

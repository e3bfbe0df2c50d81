"""Whether two claims are of one paper, and who is the same person in them."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.text.comparable import comparable_words
from profilelint.text.languages import language_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from profilelint.model.finding import Span
    from profilelint.model.identifier import Identifier
    from profilelint.model.paper import Claim, Paper, Person

#: What titles of all papers have in common.
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "and",
        "or",
        "in",
        "on",
        "to",
        "with",
        "by",
        "from",
        "at",
        "as",
        "is",
        "are",
        "be",
        "via",
        "using",
        "towards",
        "toward",
        "into",
        "over",
        "under",
        "its",
    ]
)
#: How alike two wordings of one title are at least: of 354 sites, those of two papers had at most 0.33.
ALIKE = 0.35
#: Titles of two papers that are taken for two share less than such a share of their words.
UNLIKE = 0.2
#: A title of fewer words may be a name that friends call the paper by; so many letters a word has.
FEWEST_WORDS, FEWEST_LETTERS = 2, 4
#: Small words of English that a title in another language has none of.
_ENGLISH = frozenset(("the", "an", "of", "and", "for", "with", "from", "to", "in", "on", "or"))
#: Such a share of the authors is the same where a paper has only been renamed.
MOST_AUTHORS = 0.75
#: Registrants of DOIs for preprints, data and code: beside the DOI of the paper, theirs is right.
_OF_VERSIONS = (
    *("10.1101", "10.64898", "10.31234", "10.31219", "10.31235", "10.26434", "10.20944", "10.21203", "10.2139"),
    *("10.36227", "10.22541", "10.5281", "10.6084", "10.48550", "10.31223", "10.33774"),
)
#: Chapters of books have another DOI in each edition.
_ISBN = lazy_pattern("97[89]-")
#: Letters from here on are neither Latin nor accents.
_FAR = "\u0370"
#: One to three syllables of pinyin (the tables of ISO 7098, without tones).
_PINYIN = lazy_pattern(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|iao|ian|ang|eng|ing|ong|uai|uan|ai|ei|ao|ou|an|en|er"
    r"|ia|ie|iu|in|ua|uo|ue|ui|un|a|o|e|i|u)){1,3}"
)
#: Words of family names that tell nothing, as many names have them.
_PARTICLES = frozenset(("van", "von", "der", "den", "de", "del", "di", "da", "dos", "du", "la", "le", "el", "al"))
#: What some write for a letter that others write with an accent or as one sign.
_SPELT = (("ue", "u"), ("oe", "o"), ("ae", "a"), ("ss", "s"), ("ph", "f"), ("j", "i"), ("y", "i"), ("ll", "l"))


def title_likeness(one: Claim, other: Claim) -> float | None:
    r"""Return the share of the words that two titles have in common, from 0 to 1; None where they cannot be compared,
    as one has formulas or is in another script or language.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_bibliography/a.bib": "@book{a, title={The Loom}}\n@book{b, title={Looms, or a Loom}}"})
    >>> title_likeness(*site.papers.claims)
    0.5
    """
    if not one.words or not other.words or _is_far(one) != _is_far(other):
        return None
    if _is_foreign(one) != _is_foreign(other):
        return None
    return word_likeness(one.words, other.words)


def word_likeness(some: Collection[str], others: Collection[str]) -> float:
    """Return the share of the words that two titles have in common, from 0 to 1, small words apart.

    >>> word_likeness(("the", "loom"), ("a", "loom", "or", "mill"))
    0.5
    """
    first, second = ({*each} - _SMALL or {*each} for each in (some, others))
    return len(first & second) / max(len(first | second), 1)


def _is_foreign(claim: Claim) -> bool:
    """Whether a title is in one of the languages whose small words are known, and not in English."""
    return not _ENGLISH.intersection(claim.words) and len(_small_words().intersection(claim.words)) > 1


@cache
def _small_words() -> frozenset[str]:
    """The small words of all languages, as titles are compared."""
    return frozenset(each for word in language_words("text.once") for each in comparable_words(word)) - _ENGLISH


def _is_far(claim: Claim) -> bool:
    letters = claim.letters
    return sum(letter >= _FAR for letter in letters) * 3 > len(letters)


def are_unlike(one: Claim, other: Claim) -> bool:
    r"""Whether two titles have next to nothing in common, so that they are those of two papers.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_bibliography/a.bib": "@book{a, title={The Loom}}\n@book{b, title={Steam Mills}}"})
    >>> are_unlike(*site.papers.claims)
    True
    """
    likeness = title_likeness(one, other)
    return likeness is not None and likeness < UNLIKE and not one_in_other(one, other)


def is_other_paper(page: Claim, citation: Claim, paper: Paper) -> bool:
    r"""Whether the citation beside the page of a paper is that of another one, and not of the same by another title.

    It is where the titles have little in common, and either another place has that title or most authors differ. Of a
    citation in the front matter of the page, which names no authors that could be compared, only the first is proof.

    >>> from profilelint.toolkit import make_site
    >>> page, cite = "---\ntitle: On the Theory of Looms\n---\n", "@book{a, title = {Steam Mills in Winter}}"
    >>> folder = "content/publication/loom"
    >>> site = make_site({"hugo.toml": "", f"{folder}/index.md": page, f"{folder}/cite.bib": cite})
    >>> [is_other_paper(*pair, paper) for paper in site.papers for pair in paper.cited_pages()]
    [True]
    """
    likeness = title_likeness(page, citation)
    if likeness is None or likeness >= ALIKE or one_in_other(page, citation):
        return False
    others = (claim for claim in paper.claims if claim.paper_place != page.paper_place)
    if any(claim.letters == citation.letters for claim in others):
        return True
    if citation.place == page.place or is_nickname(page) or is_nickname(citation):
        return False
    dois = [{each for each, _ in claim.slots if each.kind != "file"} for claim in (page, citation)]
    return not dois[0] & dois[1] and _shared(page.authors, citation.authors) < MOST_AUTHORS


def other_dois(page: Claim, citation: Claim) -> tuple[tuple[Identifier, Span], tuple[Identifier, Span]] | None:
    r"""Return the DOI of a page and that of its citation, each with its place, if these are of two papers.

    >>> from profilelint.toolkit import make_site
    >>> page, cite = "---\ntitle: Looms\ndoi: 10.9999/a\n---\n", "@book{a, title = {Looms}, doi = {10.9999/b}}"
    >>> folder = "content/publication/loom"
    >>> site = make_site({"hugo.toml": "", f"{folder}/index.md": page, f"{folder}/cite.bib": cite})
    >>> [str(doi) for paper in site.papers for pair in paper.cited_pages() for doi, _ in other_dois(*pair)]
    ['DOI 10.9999/a', 'DOI 10.9999/b']
    """
    found = [[each for each in claim.slots if each[0].kind == "DOI"] for claim in (page, citation)]
    if not all(found) or {each for each, _ in found[0]} & {each for each, _ in found[1]}:
        return None
    values = [each.value for some in found for each, _ in some]
    if min(values) == max(values)[: len(min(values))]:
        return None  # a version of the other, such as "….v2"
    if any(value.startswith(_OF_VERSIONS) for value in values) or all(_ISBN.search(value) for value in values):
        return None
    return found[0][0], found[1][0]


def is_nickname(claim: Claim) -> bool:
    r"""Return whether a title is so short that it may be a name that friends call the paper by.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_bibliography/a.bib": "@book{a, title={Loom-1843 paper}}\n@book{b, title={Steam Mills}}"})
    >>> [is_nickname(claim) for claim in site.papers.claims]
    [True, False]
    """
    telling = (word for word in claim.words if len(word) >= FEWEST_LETTERS and word.isalpha() and word != "paper")
    return sum(1 for _ in telling) < FEWEST_WORDS


def one_in_other(one: Claim, other: Claim) -> bool:
    r"""Return whether one of two titles is a part of the other, as where one place leaves out the subtitle.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_bibliography/a.bib": "@book{a, title={Looms}}\n@book{b, title={Looms: a Theory}}"})
    >>> one_in_other(*site.papers.claims)
    True
    """
    return one.letters in other.letters or other.letters in one.letters


def _shared(some: Sequence[Person], others: Sequence[Person]) -> float:
    """The share of the authors of the shorter list who are in the other one; 0 where a list has none."""
    if len(some) > len(others):
        some, others = others, some
    return sum(any(is_same_person(one, other) for other in others) for one in some) / len(some) if some else 0.0


def is_same_person(one: Person, other: Person) -> bool:
    r"""Whether two names may be of one person: they share a word, or one is spelt in another way in one place.

    >>> from profilelint.toolkit import make_site
    >>> names = "Lovelace, Ada and A. Lovelace and Ada Byron and Charles Babbage"
    >>> site = make_site({"_bibliography/a.bib": f"@book{{a, title = {{Looms}}, author = {{{names}}}}}"})
    >>> ada = site.papers.claims[0].authors[0]
    >>> [is_same_person(ada, each) for each in site.papers.claims[0].authors]
    [True, True, True, False]
    """
    return shared_words(one, other) > 0


def shared_words(one: Person, other: Person) -> int:
    r"""Return how many words two names share: of two letters or more, however spelt, and all where the letters agree.

    >>> from profilelint.toolkit import make_site
    >>> names = "Mueller, Ada and Ada King M{\\\"u}ller"
    >>> site = make_site({"_bibliography/a.bib": f"@book{{a, title = {{Looms}}, author = {{{names}}}}}"})
    >>> shared_words(*site.papers.claims[0].authors)
    2
    """
    if one.words == other.words:
        return len(one.words)
    first, second = spellings(one.words), spellings(other.words)
    if sorted("".join(first)) == sorted("".join(second)):
        return len(first)
    return len(first & second - _PARTICLES)


def shared_initials(one: Person, other: Person) -> int:
    """Return how many words of two names begin alike: initials count, and tell apart who shares a family name.

    >>> from profilelint.toolkit import make_site
    >>> names = "Ada Lovelace and A. Lovelace and B. Lovelace"
    >>> site = make_site({"_bibliography/a.bib": f"@book{{a, title = {{Looms}}, author = {{{names}}}}}"})
    >>> ada, *others = site.papers.claims[0].authors
    >>> [shared_initials(ada, each) for each in others]
    [2, 1]
    """
    first, second = (Counter(word[0] for word in each.words) for each in (one, other))
    return (first & second).total()


@lru_cache(maxsize=4096)
def spellings(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a name in one form each, whatever letters stand for those with accents.

    >>> sorted(spellings(("muller", "ada"))) == sorted(spellings(("mueller", "ada")))
    True
    """
    found = set()
    for word in words:
        for long, short in _SPELT:
            word = word.replace(long, short)
        if len(word) > 1:
            found.add(word)
    return frozenset(found)


def is_pinyin(word: str) -> bool:
    """Return whether a word, in small letters, may be Chinese in Latin letters.

    >>> is_pinyin("yuchen"), is_pinyin("lovelace")
    (True, False)
    """
    return _PINYIN.fullmatch(word) is not None

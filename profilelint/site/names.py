"""The names of authors on a site, and which of them are nearly the same."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from profilelint.text.emails.faults import is_one_edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.paper import Claim, Person

#: So many names of a site are compared, each with so many that are near to it.
MOST, NEAR = 20_000, 8
#: A shorter name, or a shorter word of one, may be another one by chance.
FEWEST_LETTERS, SHORTEST_WORD = 8, 4


class Name(NamedTuple):
    """A name, its words without case and accents, and where it stands as that of an author.

    >>> Name(("ada", "lovelace"), []).words
    ('ada', 'lovelace')
    """

    words: tuple[str, ...]
    places: list[tuple[Claim, Person]]


class Names:
    """The names that authors are given in the claims of a site; of a name with initials nothing can be told.

    >>> from profilelint.toolkit import make_site
    >>> entry = "title = {Looms}, author = {Lovelace, Ada}"
    >>> text = f"@book{{a, {entry}}}" + "@book{b, title = {Mills}, author = {Ada Lovelcae}}"
    >>> names = make_site({"_bibliography/papers.bib": text}).names
    >>> [(one.words, other.words) for one, other in names.near()]
    [(('ada', 'lovelace'), ('ada', 'lovelcae'))]
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.by_words: dict[tuple[str, ...], Name] = {}
        found = ((claim, person) for claim in claims for person in claim.authors)
        for claim, person in islice(found, MOST):
            # What a page names by a slug is written on the author's own page.
            start, end = person.span
            if _is_full(person.words) and person.written in " ".join(claim.document.text[start:end].split()):
                self.by_words.setdefault(person.words, Name(person.words, [])).places.append((claim, person))

    def near(self) -> Iterator[tuple[Name, Name]]:
        """Two names of as many words that differ in one, and there by one letter or by two that are swapped."""
        seen = set()
        for names in self._buckets.values():
            for number, other in enumerate(names):
                for one in names[:number]:
                    if (one.words, other.words) not in seen and _is_near(one.words, other.words):
                        seen.add((one.words, other.words))
                        yield one, other

    def near_to(self, words: tuple[str, ...]) -> Iterator[Name]:
        """The names that are as near to one as those of `near` are to each other."""
        if _is_full(words):
            for name in self.by_words.values():
                if len(name.words) == len(words) and _is_near(name.words, words):
                    yield name

    @cached_property
    def _buckets(self) -> dict[tuple[int, tuple[str, ...], str], list[Name]]:
        """Names by what is left of them without one letter of one word: near ones meet in one of these."""
        found: dict[tuple[int, tuple[str, ...], str], list[Name]] = {}
        for words, name in self.by_words.items():
            for number, word in enumerate(words):
                if len(word) >= SHORTEST_WORD:
                    others = (*words[:number], *words[number + 1 :])
                    for left in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                        bucket = found.setdefault((number, others, left), [])
                        if len(bucket) < NEAR:
                            bucket.append(name)
        return {key: names for key, names in found.items() if len(names) > 1}


def _is_full(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and min(map(len, words)) > 1 and sum(map(len, words)) >= FEWEST_LETTERS


def _is_near(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    differ = [(one, other) for one, other in zip(some, others, strict=True) if one != other]
    return len(differ) == 1 and min(map(len, differ[0])) >= SHORTEST_WORD and is_one_edit(*differ[0])

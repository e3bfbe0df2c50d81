"""The papers of a site: which of its claims are of one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.model.paper import Claim, Paper
from profilelint.site import claims
from profilelint.text.comparable import comparable_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from profilelint.site.site import Site

#: A title of fewer words or letters may be that of two papers.
FEWEST_WORDS, FEWEST_LETTERS = 4, 22


class Papers:
    """The papers of a site, in order of their first claims; to go through it gives those of two claims or more.

    `claims` are all claims, those of one file together.

    >>> from profilelint.toolkit import make_site
    >>> entry = "author = {Lovelace, Ada}, doi = {10.9999/loom.1}"
    >>> text = f"@book{{a, title = {{Looms}}, {entry}}}" + f"@misc{{b, title = {{Mills}}, {entry}}}"
    >>> papers = make_site({"_bibliography/papers.bib": text}).papers
    >>> [[claim.title for claim in paper.claims] for paper in papers], len(papers.claims)
    ([['Looms', 'Mills']], 2)
    """

    def __init__(self, found: Iterable[Claim]) -> None:
        self.claims: Sequence[Claim] = tuple(found)

    def __iter__(self) -> Iterator[Paper]:
        return iter(self._joined)

    @cached_property
    def _joined(self) -> list[Paper]:
        parents = list(range(len(self.claims)))
        seen: dict[Hashable, int] = {}
        for number, claim in enumerate(self.claims):
            for mark in _marks(claim):
                first = _root(parents, seen.setdefault(mark, number))
                parents[_root(parents, number)] = first
        groups: dict[int, list[Claim]] = {}
        for number, claim in enumerate(self.claims):
            groups.setdefault(_root(parents, number), []).append(claim)
        return [Paper(tuple(group)) for group in groups.values() if len(group) > 1]

    @cached_property
    def _by_letters(self) -> Mapping[str, Sequence[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.letters, []).append(claim)
        return found

    def with_title(self, title: str) -> Sequence[Claim]:
        """The claims with a title, however it is set."""
        return self._by_letters.get("".join(comparable_words(title)), ()) if title else ()


def _marks(claim: Claim) -> Iterator[Hashable]:
    """What joins a claim with others: its folder, its identifiers, and its title if that is no common one."""
    if claim.surface in {"page", "citation"}:
        yield claim.paper_place
    yield from (identifier for identifier, _ in claim.slots)
    if len(claim.words) >= FEWEST_WORDS and len(claim.letters) >= FEWEST_LETTERS:
        yield "title", claim.letters


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def of(site: Site) -> Papers:
    """The papers that the files of a site speak of. Total."""
    return Papers(claims.of_site(site))

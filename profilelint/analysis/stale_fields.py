"""What keys say of a paper that is years old: "to appear" in front matter, in a file of data or in a bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.analysis.staleness import StalePromise, stale_promises
from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Document
from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from profilelint.model.bibliography import Reference
    from profilelint.model.document import Field

#: Keys that say where a paper came out, and keys of its title, where a remark stands in brackets.
_VENUES = frozenset(
    ["publication", "publication_short", "venue", "note", "status", "pubstate", "journal", "journaltitle", "booktitle"]
).union(["howpublished", "addendum", "conference", "info"])
_TITLES = frozenset({"title", "citation"})
_SAYING = _VENUES | _TITLES
_DATES = ("date", "year")
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: What is of its day, whatever it says.
_HISTORY = lazy_pattern(r"(?i)(?:^|[\\/])_?(?:posts?|news|blogs?|updates?|talks?|events?)(?:[\\/.]|$)")


def stale_statements(
    page: Document | Reference, phrases: tuple[str, ...], years: int, today: date
) -> Iterator[StalePromise]:
    r"""Yield the phrases of a page, a file of data or an entry of a bibliography that promise something and are
    `years` calendar years old or more, with their age.

    >>> from datetime import date
    >>> from profilelint.toolkit import read_page
    >>> entry = read_page("papers.bib", b"@article{a, note={To appear}, year={2019}}").references[0]
    >>> [each[1:] for each in stale_statements(entry, ("to appear",), 2, date(2026, 1, 1))]
    [(7, '2019')]
    """
    if isinstance(page, Document):
        yield from stale_promises(page, phrases, years, today)
        if _HISTORY.search(page.path):
            return
    promising = [field for field in page.fields if _promises(field, phrases)]
    years_said = _years(page.fields) if promising else {}
    for field in promising:
        year = years_said.get(field.path.rpartition(".")[0])
        if year and today.year - year >= years:
            yield StalePromise(Span(*field.value_span), today.year - year, str(year))


def _promises(field: Field, phrases: tuple[str, ...]) -> bool:
    name = field.path.rpartition(".")[2]
    if name not in _SAYING or not isinstance(field.value, str):
        return False
    return bool(_phrase(field.value.lower(), phrases, in_brackets=name in _TITLES))


def _phrase(value: str, phrases: tuple[str, ...], *, in_brackets: bool) -> str:
    """The phrase that a value begins with, or one that it has elsewhere, or, of a title, in brackets; else ""."""
    for phrase in phrases:
        at = value.find(phrase)
        before, behind = value[:at].rstrip(" *_"), value[at + len(phrase) :].lstrip(" *_.")
        is_part = value[max(0, at - 1) : at].isalnum() or value[at + len(phrase) :][:1].isalnum()
        if at < 0 or is_part:
            continue
        if before.endswith(("(", "[")) or (not in_brackets and (not before or not behind)):
            return phrase
    return ""


def _years(fields: Sequence[Field]) -> dict[str, int]:
    """The years that dates say, by the paths of the mappings that these stand in; a key `date` goes before `year`."""
    found: dict[str, int] = {}
    for name in _DATES:
        said: dict[str, int] = {}
        for each in fields:
            above, _, last = each.path.rpartition(".")
            if last == name and (year := _YEAR.search(str(each.value))):
                said.setdefault(above, int(year[0]))
        found = {**said, **found}
    return found

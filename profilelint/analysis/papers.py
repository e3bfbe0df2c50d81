"""The papers of a page: what the entries of its lists of publications say of title, year and identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from profilelint.analysis.duplicates import first_line_span, is_choice, key, sections_of_kind, weight, words
from profilelint.analysis.same_paper import UNLIKE, word_likeness
from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.model.identifier import Identifier
from profilelint.text.languages import language_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.document import Document, Entry

#: The year and the month in a number of arXiv: `2301.01234` and, before April 2007, `math/0506203`.
_MONTH = lazy_pattern(r"(?:.*/)?(\d\d)(\d\d)")
#: A title that is no link stands in quotation marks or in bold type.
_TITLE = lazy_pattern(r"\*\*([^*\n]{9,300})\*\*|[\"“]([^\"“”\n]{9,300})[\"”]")
_FEWEST_WORDS = 4
_VENUE = "papers.venue"
#: What is no published paper, or not the paper itself. A pair of which one is such is no duplicate.
_OTHER = "papers.not_papers"


class Paper(NamedTuple):
    """One entry: its title as words, where that stands (the entry's start if there is none), and what identifies it."""

    entry: Entry
    title: tuple[str, ...]
    span: Span
    doi: Identifier | None
    arxiv: Identifier | None


def arxiv_ids(entry: Entry) -> Iterator[tuple[str, int, int]]:
    """Yield the arXiv numbers that an entry links to, each with its year and month."""
    for identifier in _identifiers(entry, "arXiv"):
        if found := _MONTH.match(identifier.value):
            year, month = int(found[1]), int(found[2])
            if 1 <= month <= 12:
                yield identifier.value, 1900 + year if year > 90 else 2000 + year, month


def _identifiers(entry: Entry, kind: str) -> Iterator[Identifier]:
    sign = kind.lower()
    for link in entry.links:
        if sign in link.url.lower() and (found := Identifier.of(link.url)) and found.kind == kind:
            yield found


def find_papers(document: Document, shortest: int) -> list[Paper]:
    r"""Return the papers that a page lists in its sections for publications, in order; a title has `shortest` letters
    or more.

    >>> from profilelint.toolkit import read_page
    >>> text = b"# Publications\n\n- Ada. [Weaving with many looms](https://doi.org/10.1000/182). 2024.\n"
    >>> [(each.title, str(each.doi)) for each in find_papers(read_page("index.md", text), shortest=10)]
    [(('weaving', 'with', 'many', 'looms'), 'DOI 10.1000/182')]
    """
    found = []
    for _, section in sections_of_kind(document, ("publications",)):
        for entry in section.entries:
            span = _title(entry, shortest)
            said = words(document.text[slice(*span)]) if span else ()
            doi, arxiv = (next(_identifiers(entry, kind), None) for kind in ("DOI", "arXiv"))
            found.append(Paper(entry, said, span or first_line_span(entry), doi, arxiv))
    return found


def _title(entry: Entry, shortest: int) -> Span | None:
    document = entry.document
    for link in entry.links:
        if link.kind != "autolink" and _is_title(link.text, shortest):
            start = document.prose.find(link.text, *link.span)
            return Span(start, start + len(link.text)) if start >= 0 else link.span
    for found in _TITLE.finditer(document.prose, *entry.span):
        group = 1 if found[1] else 2
        if _is_title(found[group].rstrip(".,"), shortest):
            return Span(found.start(group), found.start(group) + len(found[group].rstrip(".,")))
    return None


def _is_title(text: str, shortest: int) -> bool:
    said = words(text)
    enough = len(said) >= _FEWEST_WORDS or not text.isascii()
    return enough and weight(said) >= shortest and not language_pattern(_VENUE).search(text)


def repeated_papers(found: Iterable[Paper]) -> Iterator[tuple[Paper, Paper, str]]:
    r"""Yield the papers that stand twice on a page: the later one, the earlier one, and what they share, in words.

    Left out are entries that are the same word for word, a preprint and its paper, a paper and its talk, and papers of
    one title in different years, of which one is the longer version of the other.

    >>> from profilelint.toolkit import read_page
    >>> paper = b"[Weaving with many looms](https://doi.org/10.1000/182). 2024.\n"
    >>> page = read_page("index.md", b"# Publications\n\n- Ada. " + paper + b"- A. Lovelace. " + paper)
    >>> [shared for _, _, shared in repeated_papers(find_papers(page, shortest=10))]
    ['"Weaving with many looms"']
    """
    seen: dict[object, Paper] = {}
    for paper in found:
        for mark in (paper.title, paper.doi, paper.arxiv):
            earlier = seen.setdefault(mark, paper) if mark else paper
            if earlier is not paper and _are_one(paper, earlier) and not _are_two_papers(paper, earlier):
                written = " ".join(paper.entry.document.text[slice(*paper.span)].split())
                yield paper, earlier, f'"{written}"' if mark is paper.title else str(mark)
                break


def _are_one(paper: Paper, earlier: Paper) -> bool:
    entries = (paper.entry, earlier.entry)
    if is_choice(entries[0].section) != is_choice(entries[1].section) or key(entries[0]) == key(entries[1]):
        return False
    if paper.title == earlier.title and paper.doi and paper.doi == earlier.doi:
        return True
    other = [_other(each) for each in (paper, earlier)]
    years = [{date.start.year for date in each.dates} for each in entries]
    return other[0] == other[1] and (bool(years[0] & years[1]) or not all(years))


def _are_two_papers(paper: Paper, earlier: Paper) -> bool:
    """Whether two titles have next to nothing in common: `publications/same-document` reports what they share."""
    both = paper.title and earlier.title
    return bool(both) and word_likeness(paper.title, earlier.title) < UNLIKE


def _other(paper: Paper) -> set[str]:
    """The words beside the title that tell a preprint, a talk and the like; those of the title tell of its subject."""
    entry = paper.entry
    title = " ".join(entry.document.text[slice(*paper.span)].split()) if paper.title else ""
    beside = f"{entry.section.title if entry.section else ''} {entry.text.replace(title, ' ') if title else entry.text}"
    return {found.lower() for found in language_pattern(_OTHER).findall(beside)}

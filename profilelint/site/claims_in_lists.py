"""What lists on pages say of papers: a claim for each paper that an entry names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.analysis.papers import find_papers
from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.model.identifier import Identifier
from profilelint.model.paper import Claim, Said
from profilelint.site import persons
from profilelint.site.claim_values import identifier, is_named_paper, title_words
from profilelint.text.comparable import comparable_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.model.document import Document, Entry, Link, Section

#: Titles are looked up by so many of their first words, and in so many characters of an entry.
_FIRST, _MOST = 4, 3000
#: A mention in running text has so many words at least, as a shorter link text is hardly a title.
_FEWEST = 5
#: So many initials are those of authors, who may be set apart as a title is.
_INITIAL, _AUTHORS = lazy_pattern(r"\b[A-Z]\.(?=[\s,&-])"), 2
_WORD = lazy_pattern(r"[^\W_]+(?:['\u2019][^\W_]+)*")

Titles = dict[tuple[str, ...], list[tuple[str, ...]]]


def find(pages: Sequence[tuple[Document, str]], others: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in the lists of pages, each given with its path, those of one page together.

    `others` are claims whose titles are looked for where an entry sets none apart.
    """
    known: Titles = {}
    for claim in others:
        _learn(known, claim.words)
    for document, place in pages:
        if document.entries:
            yield from _of_page(document, place, known)


def _learn(known: Titles, words: tuple[str, ...]) -> None:
    if len(words) >= _FIRST and words not in (alike := known.setdefault(words[:_FIRST], [])):
        alike.append(words)


def _of_page(document: Document, place: str, known: Titles) -> Iterator[Claim]:
    listed: set[Entry] = set()
    for paper in find_papers(document, shortest=0):
        listed.update((paper.entry, *paper.entry.children))
        span = paper.span if paper.title else _known_title(paper.entry, known)
        if span and "://" not in document.text[slice(*span)] and not _are_authors(document, span):
            yield _claim(document, place, span, paper.entry)
    for entry in document.entries:
        if entry not in listed:
            yield from _mentions(entry, place)


def _are_authors(document: Document, span: Span) -> bool:
    return len(_INITIAL.findall(document.text, *span)) >= _AUTHORS


def _claim(document: Document, place: str, span: Span, entry: Entry) -> Claim:
    written = " ".join(document.text[slice(*span)].split())
    slots = tuple(_slots(entry, span, place))
    authors, year = persons.of_entry(entry, span), _year_above(entry.section)
    return Claim(document, place, span, "entry", written, title_words(written), authors, slots=slots, year=year)


def _year_above(section: Section | None) -> Said | None:
    """The year that the nearest heading gives."""
    while section and not section.year:
        section = section.parent
    return Said(str(section.year), section.heading.title_span) if section else None


def _slots(entry: Entry, title: Span, place: str) -> Iterator[tuple[Identifier, Span]]:
    for link in entry.links:
        if (_is_on(link, title) or is_named_paper(link.text)) and (found := identifier(link.url, place)):
            yield found, link.span


def _is_on(link: Link, title: Span) -> bool:
    return link.span.start <= title.start and title.end <= link.span.end


def _mentions(entry: Entry, place: str) -> Iterator[Claim]:
    """What an entry of other lists, such as news, calls the papers that it links to."""
    for link in entry.links:
        words = title_words(link.text) if Identifier.of(link.url) else ()
        if len(words) >= _FEWEST:
            slot = identifier(link.url, place)
            slots = ((slot, link.span),) if slot else ()
            yield Claim(entry.document, place, link.span, "mention", link.text, words, slots=slots)


def _known_title(entry: Entry, known: Titles) -> Span | None:
    """Where an entry has the title of a paper that another place names, as a run of its words."""
    start = entry.span.start if known else entry.span.end
    found = [
        (word, match)
        for match in _WORD.finditer(entry.document.prose, start, min(entry.span.end, start + _MOST))
        for word in _words(match[0])
    ]
    words = tuple(word for word, _ in found)
    for number in range(len(words) - _FIRST + 1):
        for title in known.get(words[number : number + _FIRST], ()):
            if words[number : number + len(title)] == title:
                return Span(found[number][1].start(), found[number + len(title) - 1][1].end())
    return None


def _words(written: str) -> tuple[str, ...]:
    """The words of one word as it is written, as `comparable_words` has them, but faster for plain ones."""
    return (written.lower(),) if written.isascii() and written.isalnum() else comparable_words(written)

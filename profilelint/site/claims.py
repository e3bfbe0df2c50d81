"""What the files of a site say of papers: one claim for each page of a paper, BibTeX entry and entry of a list."""

from __future__ import annotations

import posixpath
from itertools import islice
from typing import TYPE_CHECKING

from profilelint.analysis.papers import find_papers
from profilelint.base.lazy import lazy_pattern
from profilelint.model.bibliography import Bibliography, without_braces
from profilelint.model.finding import Span
from profilelint.model.identifier import Identifier
from profilelint.model.paper import Claim, Said
from profilelint.read.theme_files import theme_rows
from profilelint.site import persons
from profilelint.site.themes.stock_papers import is_stock_title
from profilelint.text.comparable import comparable_words, holds_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.bibliography import Reference
    from profilelint.model.document import Document, Entry, Field, Link
    from profilelint.model.paper import Surface
    from profilelint.site.site import Site

#: So many claims of a site are compared, titles of so many characters.
MOST, LONGEST = 5_000, 300

#: Folders of pages of which each is of one paper.
_PAPERS = lazy_pattern(r"(?i)(?:.*/)?_?(?:publications?|papers?)/.+")
#: Folders and names of what is set aside.
_ASIDE = lazy_pattern(
    r"(?i)(?:^|/)(?:temp|tmp|bak|backup|old|archive|drafts?|examples?|samples?|markdown_generator|posts?)/"
    r"|[ _-]\d{0,8}\.bib$"
)
#: Keys of the front matter of a paper's page whose value is the paper (HugoBlox, academicpages).
_KEYS = frozenset(("doi", "url_pdf", "url_preprint", "paperurl"))
#: What a link to the paper itself is called.
_CALLED = lazy_pattern(
    r"(?i)\W{0,5}(?:pdf|(?:the )?paper|preprint|arxiv|doi|link|publisher(?:'s)?|html|full text)\W{0,5}"
)
#: What a file holds that is more than one paper.
_MANY = lazy_pattern(
    r"(?i)program|proceeding|handout|schedule|abstract|supplement|book|poster|slides|cv\b|publications"
)
#: What the example papers of HugoBlox have for identifiers (its `content/publication/preprint` and `journal-article`).
_STOCK = (Identifier("arXiv", "1512.04133"), Identifier("DOI", "10.5555/123456"))
#: The fields of a BibTeX entry that name a venue.
VENUES = ("journal", "journaltitle", "booktitle", "howpublished", "school", "series", "note")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")


def of_site(site: Site) -> Iterator[Claim]:
    """The claims of a site, those of one file together, in order; MOST at most. Examples of themes make none."""
    return islice((claim for claim in _all(site) if not is_stock_title(claim.title)), MOST)


def _all(site: Site) -> Iterator[Claim]:
    for bibliography in site.bibliographies:
        place = site.locate(bibliography)
        if surface := _surface(place, bibliography, site):
            for reference in bibliography.references:
                yield from _of_reference(bibliography, place, surface, reference)
    for document in site.documents:
        place = site.locate(document)
        if document.sample or _ASIDE.search(place) or not site.page(place).is_content:
            continue
        if _is_of_one_paper(place):
            yield from _of_page(document, place, site)
        else:
            yield from _of_entries(document, place)


def _surface(place: str, document: Bibliography, site: Site) -> Surface | None:
    """What readers take a BibTeX file for; None where they do not get to see it."""
    if _ASIDE.search(place):
        return None
    if document.is_jekyll:
        return "reference" if site.page(place).led_by == "list" else None
    folder, name = posixpath.split(place)
    if name != "cite.bib" or not _PAPERS.fullmatch(place) or site.built(place).generator != "hugo":
        return None
    beside = (f"{folder}/{each}" for each in ("index.md", "index.en.md"))
    shown = any(site.is_file(each) and site.page(each).is_content for each in beside)
    return "citation" if shown and len(document.references) == 1 else None


def _is_of_one_paper(place: str) -> bool:
    folder, name = posixpath.split(place)
    if not _PAPERS.fullmatch(place) or name.startswith("_index."):
        return False
    return not name.startswith("index.") or _PAPERS.fullmatch(folder) is not None


# Pages


def _of_page(document: Document, place: str, site: Site) -> Iterator[Claim]:
    title = document.field("title")
    if not title or not isinstance(title.value, str):
        return
    authors, is_whole = persons.of_page(document, site)
    written = " ".join(title.value.split())
    venue, day = document.field("publication") or document.field("venue"), document.field("date")
    yield Claim(
        *(document, place, title.value_span, "page", written, _words(written), authors, is_whole),
        tuple(_page_slots(document, place)),
        (Said(venue.value.strip(), venue.value_span),) if venue and isinstance(venue.value, str) else (),
        Said(str(day.value)[:10], day.value_span) if day else None,
    )  # fmt: skip


def _page_slots(document: Document, place: str) -> Iterator[tuple[Identifier, Span]]:
    for field in document.fields:
        value = field.value
        if not isinstance(value, str) or not value or not _is_slot(field, document):
            continue
        kind = field.path.rpartition(".")[2]
        if found := _identifier(f"arXiv:{value}" if kind == "arxiv" and "/" not in value else value, place):
            yield found, field.value_span


def _is_slot(field: Field, document: Document) -> bool:
    if field.path in _KEYS or field.path.startswith(theme_rows("identifier-keys")):
        return True
    head, _, last = field.path.rpartition(".")
    if not field.path.startswith("links.") or last != "url":
        return False
    named = document.field(f"{head}.name") or document.field(f"{head}.type")
    return named is not None and isinstance(named.value, str) and _CALLED.fullmatch(named.value) is not None


# BibTeX


def _of_reference(document: Bibliography, place: str, surface: Surface, reference: Reference) -> Iterator[Claim]:
    title = reference.field("title")
    if not title:
        return
    written = str(title.value)
    authors, is_whole = persons.of_reference(document, reference)
    yield Claim(
        *(document, place, title.value_span, surface, without_braces(written), _words(written), authors, is_whole),
        tuple(_reference_slots(reference, place)),
        tuple(filter(None, (_said(reference, name) for name in VENUES))),
        _said(reference, "year", "date"),
        reference.type,
    )  # fmt: skip


def _said(reference: Reference, *names: str) -> Said | None:
    for name in names:
        if (field := reference.field(name)) and (text := without_braces(str(field.value))):
            return Said(text, field.value_span)
    return None


def _reference_slots(reference: Reference, place: str) -> Iterator[tuple[Identifier, Span]]:
    for name in ("doi", "eprint", "arxiv"):
        if field := reference.field(name):
            text = without_braces(str(field.value))
            is_number = name != "doi" and reference.says("archiveprefix", "eprinttype").lower() in {"", "arxiv"}
            if found := _identifier(f"arXiv:{text}" if is_number and "arxiv" not in text.lower() else text, place):
                yield found, field.value_span


# Entries of lists


def _of_entries(document: Document, place: str) -> Iterator[Claim]:
    for paper in find_papers(document, shortest=0) if document.entries else ():
        if paper.title:
            written = " ".join(document.text[slice(*paper.span)].split())
            slots = tuple(_entry_slots(paper.entry, paper.span, place))
            yield Claim(document, place, paper.span, "entry", written, _words(written), slots=slots)


def _entry_slots(entry: Entry, title: Span, place: str) -> Iterator[tuple[Identifier, Span]]:
    for link in entry.links:
        if (_is_on(link, title) or _CALLED.fullmatch(link.text)) and (found := _identifier(link.url, place)):
            yield found, link.span


def _is_on(link: Link, title: Span) -> bool:
    return link.span.start <= title.start and title.end <= link.span.end


# Texts


def _words(title: str) -> tuple[str, ...]:
    return () if len(title) > LONGEST or holds_formula(without_braces(title)) else comparable_words(title)


def _identifier(text: str, place: str) -> Identifier | None:
    """What a text identifies; a file of the site is one by its address, which is that of one page if it is relative."""
    found = Identifier.of(text)
    if not found and text.lower().endswith(".pdf") and len(text) < LONGEST and "{" not in text and "://" not in text:
        found = Identifier("file", text if text.startswith("/") else f"{place}: {text}")
    if not found or found in _STOCK or (found.kind == "file" and _MANY.search(found.value.rpartition("/")[2])):
        return None
    return found

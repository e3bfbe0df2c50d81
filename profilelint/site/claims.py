"""What the files of a site say of papers: one claim for each page, citation, BibTeX entry and the like."""

from __future__ import annotations

import posixpath
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.bibliography import Bibliography, without_braces
from profilelint.model.finding import Span
from profilelint.model.identifier import Identifier
from profilelint.model.paper import Claim, Said
from profilelint.read.theme_files import theme_rows
from profilelint.site import claims_in_data, claims_in_lists, persons
from profilelint.site.claim_values import identifier, is_named_paper, title_words
from profilelint.site.themes.stock_papers import is_stock_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.bibliography import Reference
    from profilelint.model.document import Document, Field
    from profilelint.model.paper import Surface
    from profilelint.site.site import Site

#: So many claims of a site are compared.
MOST = 5_000
#: Longer values are no citations, in characters.
LONGEST_CITATION = 3_000

#: Folders of pages of which each is of one paper.
_PAPERS = lazy_pattern(r"(?i)(?:.*/)?_?(?:publications?|papers?)/.+")
#: Folders and names of what is set aside.
_ASIDE = lazy_pattern(
    r"(?i)(?:^|/)(?:temp|tmp|bak|backup|old|archive|drafts?|examples?|samples?|markdown_generator|posts?)/"
    r"|[ _-]\d{0,8}\.bib$"
)
#: Keys of the front matter of a paper's page whose value is the paper (HugoBlox, academicpages).
_KEYS = frozenset(("doi", "url_pdf", "url_preprint", "paperurl"))
#: The title in a citation that a page recommends (academicpages: `citation`): what stands in quotation marks.
_QUOTED = lazy_pattern(
    r"(?:&quot;|&ldquo;|[\"“”]|``)((?:(?!&quot;|&ldquo;|&rdquo;|[\"“”]|``|\'\').){15,300})(?:&quot;|&rdquo;|[\"“”]|\'\')"
)
#: The titles of the sample pages of academicpages, which its own rules report.
_SAMPLE = lazy_pattern(r"(?i)\s*paper title number \d")
_IN_BRACKETS = lazy_pattern(r"\((?:19|20)\d\d[a-z]?\)")
#: The fields of a BibTeX entry that name a venue.
VENUES = ("journal", "journaltitle", "booktitle", "howpublished", "school", "series", "note")


def of_site(site: Site) -> Iterator[Claim]:
    """The claims of a site, those of one file together; MOST at most. Examples of themes make none."""
    lists: list[tuple[Document, str]] = []
    found = [claim for claim in islice(_all(site, lists), MOST) if not is_stock_title(claim.title)]
    yield from found
    in_lists = claims_in_lists.find(lists, found)
    yield from islice((claim for claim in in_lists if not is_stock_title(claim.title)), MOST - len(found))


def _all(site: Site, lists: list[tuple[Document, str]]) -> Iterator[Claim]:
    """The claims of all but the lists on pages, which are left in `lists`."""
    for bibliography in site.bibliographies:
        place = site.locate(bibliography)
        if surface := _surface(place, bibliography, site):
            for reference in bibliography.references:
                yield from _of_reference(bibliography, place, surface, reference)
    yield from claims_in_data.find(site)
    for document in site.documents:
        place = site.locate(document)
        if document.sample or _ASIDE.search(place) or not site.page(place).is_content:
            continue
        if _is_of_one_paper(place):
            yield from _of_page(document, place, site)
            yield from _of_citation(document, place)
        else:
            lists.append((document, place))


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
        *(document, place, title.value_span, "page", written, title_words(written), authors, is_whole),
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
        if found := identifier(f"arXiv:{value}" if kind == "arxiv" and "/" not in value else value, place):
            yield found, field.value_span


def _is_slot(field: Field, document: Document) -> bool:
    if field.path in _KEYS or field.path.startswith(theme_rows("identifier-keys")):
        return True
    head, _, last = field.path.rpartition(".")
    if not field.path.startswith("links.") or last != "url":
        return False
    named = document.field(f"{head}.name") or document.field(f"{head}.type")
    return named is not None and isinstance(named.value, str) and is_named_paper(named.value)


def _of_citation(document: Document, place: str) -> Iterator[Claim]:
    """The citation that a page recommends (academicpages: `citation`)."""
    field = document.field("citation")
    if not field or not isinstance(field.value, str) or len(field.value) > LONGEST_CITATION:
        return
    start, end = field.value_span
    quoted = list(_QUOTED.finditer(document.text, start + 1, end))
    if len(quoted) == 1 and not _SAMPLE.match(quoted[0][1]):
        written = unescape(" ".join(quoted[0][1].split())).rstrip(" .,")
        year = _IN_BRACKETS.search(document.text, start, end)
        slot = identifier(field.value, place)
        yield Claim(
            *(document, place, Span(*quoted[0].span(1)), "citation", written, title_words(written)),
            slots=((slot, field.value_span),) if slot else (),
            year=Said(year[0].strip("()")[:4], Span(*year.span())) if year else None,
        )  # fmt: skip


# BibTeX


def _of_reference(document: Bibliography, place: str, surface: Surface, reference: Reference) -> Iterator[Claim]:
    title = reference.field("title")
    if not title:
        return
    written = str(title.value)
    authors, is_whole = persons.of_reference(document, reference)
    yield Claim(
        *(document, place, title.value_span, surface, without_braces(written), title_words(written), authors, is_whole),
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
            if found := identifier(f"arXiv:{text}" if is_number and "arxiv" not in text.lower() else text, place):
                yield found, field.value_span

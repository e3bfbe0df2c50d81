"""What the files of data say of papers: a claim for each entry of a list of publications in YAML, JSON or TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.paper import Claim, Said
from profilelint.site import persons
from profilelint.site.claim_values import identifier, title_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.document import Field, Settings
    from profilelint.model.finding import Span
    from profilelint.model.identifier import Identifier
    from profilelint.site.site import Site

#: Files and keys whose entries are papers, and what else such an entry says if it is one.
_NAMED = lazy_pattern(
    r"(?i)(?:^|[/._-])(?:\w{0,20}publications?|(?:my|all|journal)?[_-]?papers?|pubs?|preprints?|articles)(?=[/._-]|$)"
)
_TELLING = ("authors", "author", "doi", "arxiv", "venue", "journal", "conference", "publisher", "pdf", "year")
#: Keys whose value is the paper.
_SLOTS = ("doi", "arxiv", "pdf", "paper", "url", "link", "paperurl", "preprint", "url_pdf", "html")
_VENUES = ("venue", "journal", "conference", "booktitle", "publication", "publisher")


def find(site: Site) -> Iterator[Claim]:
    """The claims of the files in `_data` that pages show, those of one file together."""
    for place, settings in site.settings.items():
        if "_data/" in place and b"title" in (site.data(place) or b"") and site.page(place).is_shown:
            yield from _of_file(settings, place)


def _of_file(settings: Settings, place: str) -> Iterator[Claim]:
    fields = {field.path: field for field in settings.fields}
    for path, field in fields.items():
        if isinstance(field.value, dict) and path[-1:].isdigit() and _NAMED.search(f"{place}.{path}"):
            entry = {name: fields[key] for name in field.value if (key := f"{path}.{name}") in fields}
            if found := _of_entry(settings, place, entry):
                yield found


def _of_entry(settings: Settings, place: str, entry: Mapping[str, Field]) -> Claim | None:
    title = entry.get("title")
    if not title or not isinstance(title.value, str) or not any(name in entry for name in _TELLING):
        return None
    written = " ".join(title.value.split())
    authors, is_whole = persons.of_data(settings, entry.get("authors") or entry.get("author"))
    year = entry.get("year") or entry.get("date")
    return Claim(
        *(settings, place, title.value_span, "data", written, title_words(written), authors, is_whole),
        tuple(_slots(entry, place)),
        tuple(Said(each, field.value_span) for field, each in _texts(entry, _VENUES)),
        Said(str(year.value)[:10], year.value_span) if year else None,
    )  # fmt: skip


def _texts(entry: Mapping[str, Field], names: tuple[str, ...]) -> Iterator[tuple[Field, str]]:
    for name in names:
        if (field := entry.get(name)) and isinstance(field.value, str) and field.value.strip():
            yield field, field.value.strip()


def _slots(entry: Mapping[str, Field], place: str) -> Iterator[tuple[Identifier, Span]]:
    for field, text in _texts(entry, _SLOTS):
        is_number = field.path.endswith(".arxiv") and "/" not in text
        if found := identifier(f"arXiv:{text}" if is_number else text, place):
            yield found, field.value_span

"""What the web said of the links of a page. Rules import this, whether they run or not: nothing here opens a socket."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from profilelint.base.lazy import lazy_pattern
from profilelint.model.bibliography import Bibliography
from profilelint.model.document import Document, Field
from profilelint.model.finding import Span

Verdict = Literal["alive", "moved", "dead", "missing", "no-access", "blocked", "transient", "unchecked"]

#: What can be said of a link.
VERDICTS: tuple[Verdict, ...] = ("alive", "moved", "dead", "missing", "no-access", "blocked", "transient", "unchecked")

#: The statuses of a redirect that holds for good (RFC 9110, sections 15.4.2 and 15.4.9).
PERMANENT = frozenset((301, 308))

#: An address that can be asked for: one of the web, with nothing in it that a template fills in.
_WEB = lazy_pattern(r"(?is)\s*(?:https?:)?//(?!.*(?:\{\{|\{%|<%|[\ufdd0-\ufdef])).*")


#: A DOI as fields hold it, with no LaTeX in it.
_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)*/[^\s\\{}]+")


class Answer(NamedTuple):
    """What the web said of one link; that nothing answered is an answer too.

    `verdict` is the whole of it in one word, `cause` says in words why, to be read behind a colon or a dash. `hops` are
    the redirects that were followed: the status of each, and the address that it led to. `title` and `words` are those
    of the page, and known only where another domain answered. `certificate` is what is wrong with the host's, or
    nothing. `since` is the day of the first of `failures` in a row; `certain` says whether they weigh enough to call
    the link dead. `instead` is the same address over HTTPS, or with `www.`, if only there the host answers. `places`
    says of fragments whether the page has the place: "there", "absent", "scripted" where a script may add it, "unread".
    `span` is where the link is reported, `url_span` where its address stands, `text` what it says.

    >>> Answer("https://example.org/a", "moved", hops=((301, "https://example.org/b"),)).moved_to
    'https://example.org/b'
    """

    url: str
    verdict: Verdict
    cause: str = ""
    status: int | None = None
    hops: tuple[tuple[int, str], ...] = ()
    attempts: int = 1
    certificate: str = ""
    title: str = ""
    words: str = ""
    since: date | None = None
    failures: int = 0
    certain: bool = True
    instead: str = ""
    places: tuple[tuple[str, str], ...] = ()
    text: str = ""
    span: Span = Span(0, 0)
    url_span: Span = Span(0, 0)

    @property
    def final(self) -> str:
        """The address that answered in the end."""
        return self.hops[-1][1] if self.hops else self.url

    @property
    def is_gone(self) -> bool:
        """Whether there is no such page: the host says so, or the page that it shows instead does."""
        return self.verdict in {"dead", "missing"}

    @property
    def moved_to(self) -> str:
        """The address to which the permanent redirects lead that come first, or nothing."""
        target = ""
        for status, url in self.hops:
            if status not in PERMANENT:
                break
            target = url
        return target


class WebLink(NamedTuple):
    """A link, an image or a key of the front matter that leads to the web."""

    url: str
    text: str
    span: Span
    url_span: Span


#: Stretches of lines, first and last included, by page.
Lines: TypeAlias = Mapping[str, list[tuple[int, int]]]


def web_links(document: Document, lines: Lines | None = None) -> Iterator[WebLink]:
    """Yield what leads from a page to the web; with `lines`, only what stands on these."""
    for found in _links(document):
        if _WEB.match(found.url) and (lines is None or _stands_on(document, found.url_span, lines)):
            yield found


def _links(document: Document) -> Iterator[WebLink]:
    for link in document.links:
        yield WebLink(link.url, link.text, link.span if link.kind == "reference" else link.url_span, link.url_span)
    for image in document.images:
        span = image.span if image.kind == "reference" else image.url_span
        yield WebLink(image.url, image.alt or "", span, image.url_span)
    for field in document.fields:
        yield from _in_field(document, field)
    for reference in document.references if isinstance(document, Bibliography) else ():
        for field in reference.fields:
            yield from _in_field(document, field)


def _in_field(document: Document, field: Field) -> Iterator[WebLink]:
    """Yield the address that is the value of a field, or that themes make of a DOI; "https://" alone is none yet."""
    value = field.value.strip() if isinstance(field.value, str) else ""
    is_doi = field.path.endswith("doi") and _DOI.fullmatch(value)
    is_url = value.startswith(("http://", "https://", "//")) and not value.endswith("//") and "\\" not in value
    if is_doi or is_url:
        found = document.text.find(value, *field.value_span)
        span = Span(found, found + len(value)) if found >= 0 else field.value_span
        yield WebLink(f"https://doi.org/{value}" if is_doi else value, "", span, span)


def _stands_on(document: Document, span: Span, lines: Lines) -> bool:
    line = document.position(span.start)[0]
    return any(first <= line <= last for first, last in lines.get(document.path, ()))


class Answers:
    """The answers of a run. `lines` are those whose links were asked for, or None.

    `by_address` has them by the one form of each address, and `forms` has this form where a page writes another.
    """

    def __init__(self, by_address: Mapping[str, Answer], forms: Mapping[str, str], lines: Lines | None = None) -> None:
        self._by_address = by_address
        self._forms = forms
        self._lines = lines

    def get(self, url: str) -> Answer | None:
        """Return the answer to an address as a page writes it, or None if it was never asked for."""
        address = self._forms.get(url, url)
        answer = self._by_address.get(address)
        return answer._replace(url=address) if answer else None

    def of(self, document: Document) -> Iterator[Answer]:
        """Yield the answers to the links of a page, each with the link's own text and place."""
        for url, text, span, url_span in web_links(document, self._lines):
            address = self._forms.get(url, url)
            if answer := self._by_address.get(address):
                yield answer._replace(url=address, text=text, span=span, url_span=url_span)

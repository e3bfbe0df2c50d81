"""E-mail addresses wherever they stand on a page: in links, keys of front matter, code and running text.

Where one must stand, behind "mailto:" and as the value of a key such as `email`, what is there is taken for one, right
or wrong; elsewhere `scanner.py` looks for them. `faults.py` judges what is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Email
from profilelint.model.finding import Span
from profilelint.text.emails.scanner import Place, may_hold, scan
from profilelint.text.emails.spelling import (
    AT_WORD,
    CLOSERS,
    ENTITY,
    MARK,
    WORD,
    decode_email,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document, Field

#: Keys of front matter that hold an address and nothing else: themes write "mailto:" before their value.
KEYS = frozenset(("email", "e-mail", "e_mail", "mail", "emails", "contact_email", "author_email", "email_address"))
#: What a site generator fills in when the page is built.
_TEMPLATE = lazy_pattern(r"\{\{|\{%|\{<|<%|\$\{|\[\[|%%|[\ufdd0-\ufdef]")

_SEPARATOR = lazy_pattern(r"[,;]\s*(?=[^\s,;@]+@)")
#: Who gets a mail besides the address behind "mailto:" (RFC 6068, section 2).
_TO = lazy_pattern(r"(?:^|[&;])(?:to|cc|bcc)=([^&]{1,1000})", re.IGNORECASE)

#: What a value of front matter has in it, as written, that holds an address: an at-sign, however it is spelled.
_SIGN = lazy_pattern(
    r"[@＠]|&[#c]|\s(?:at|AT|dot|DOT)\s|[mM][aA][iI][lL](?:[tT][oO]:|\W)"
    rf"|{AT_WORD}[\s\\]{{0,200}}[&{CLOSERS}]"
)


def find(document: Document) -> Iterator[Email]:
    """Yield the addresses of a page, in order.

    The text of a `mailto:` link counts for itself where it is an address too. What is filled in by a template is
    left out.
    """
    found = [*_in_links(document)]
    if may_hold(document.text):
        found += [*_in_fields(document), *_in_codes(document), *scan(document.prose, _all(document.prose), "text")]
    end = -1
    for email in sorted(found, key=lambda email: email.span.start):
        if email.span.start >= end:
            end = email.span.end
            # The prose of an address over two lines lacks the marks of a quotation between them.
            yield email._replace(written=document.text[email.span.start : end])


def _all(text: str) -> Span:
    return Span(0, len(text))


# Where one address must stand: "mailto:" and keys of front matter


def _in_links(document: Document) -> Iterator[Email]:
    for link in document.links:
        if link.url[:7].lower() == "mailto:":
            place: Place = "autolink" if link.kind == "autolink" else "mailto"
            yield from _addressees(document.text, link.url_span, link.url, place)


def _addressees(text: str, span: Span, url: str, place: Place) -> Iterator[Email]:
    """To whom a `mailto:` writes; a link for sharing ("mailto:?subject=...") leaves that to the reader."""
    address, mark, query = url[7:].partition("?")
    if address or not mark:
        where = _target(text, span) if address else span
        yield from _whole(text, where, _unquoted(address), place)
    for copied in _TO.finditer(query):
        start = text.find(copied[1], *span)
        where = Span(start, start + len(copied[1])) if start >= 0 else Span(span.end, span.end)
        yield from _whole(text, where, _unquoted(copied[1]), place)


def _target(text: str, span: Span) -> Span:
    """Return where the address stands in the destination of a `mailto:` link."""
    start, end = span
    scheme = text[start:end].lower().find("mailto:")
    start += scheme + 7 if scheme >= 0 else 0
    query = text.find("?", start, end)
    return Span(start, end if query < 0 else query)


def _unquoted(url: str) -> str:
    if "%" not in url:
        return url
    from urllib.parse import unquote

    return unquote(url)


def _whole(text: str, span: Span, value: str, place: Place) -> Iterator[Email]:
    """What must be one address or several, right or wrong, and where it stands in `span`, as well as that is known."""
    if _TEMPLATE.search(value):
        return
    for piece in _SEPARATOR.split(value):
        address, style = decode_email(piece)
        start = text.find(piece, span.start, span.end)
        where = span if start < 0 or not piece else Span(start, start + len(piece))
        written = text[where.start : where.end]
        yield Email(address, where, written, "entity" if "&" in written and style == "plain" else style, place)


def _in_fields(document: Document) -> Iterator[Email]:
    block = document.text[slice(*document.front_matter.span)] if document.front_matter else ""
    if not _SIGN.search(block) and "\\" not in block:  # behind which any sign may be written by its number
        return
    for field in document.fields:
        if isinstance(field.value, str) and _SIGN.search(field.value):
            yield from _in_field(document.text, field, field.value.strip())


def _in_field(text: str, field: Field, value: str) -> Iterator[Email]:
    if is_email_key(field.path):
        if not (MARK.search(value) or WORD.search(value) or ENTITY.search(value)):
            return
        found = list(scan(text, field.value_span, "field"))
        yield from found if len(value.split()) > 1 and found else _whole(text, field.value_span, value, "field")
    elif value[:7].lower() == "mailto:":
        yield from _addressees(text, field.value_span, value, "mailto")
    elif may_hold(value):
        yield from scan(text, field.value_span, "text")


def is_email_key(path: str) -> bool:
    """Return whether themes make a link to an e-mail address of the value of a field; `path` is that of the field.

    >>> is_email_key("authors.0.email"), is_email_key("title")
    (True, False)
    """
    names = [name for name in path.lower().split(".") if not name.isdecimal()]
    return bool(names) and names[-1] in KEYS


def _in_codes(document: Document) -> Iterator[Email]:
    for code in document.codes:
        if not code.block and may_hold(code.text):
            yield from scan(document.text, code.span, "code")

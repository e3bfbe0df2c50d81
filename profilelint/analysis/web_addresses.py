"""What to write where a link leads to an old address of the web, or to a spelling of it at which nobody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Fix

if TYPE_CHECKING:
    from profilelint.model.answer import Answer
    from profilelint.model.document import Document

#: Addresses that need no escape wherever a page may hold one.
_PLAIN = lazy_pattern(r"https?://[\w.:\[\]-]{1,300}/[\w/?#@!$+,;:=.~%-]{0,2000}(?:&[\w/?#@!$+,:=.~%-]{0,2000}){0,50}")


def new_address(answer: Answer, page: Document, target: str, *, safe: bool) -> tuple[str, Fix | None]:
    """Return the address to write for a link, with the fragment that it has now, and the fix that writes it.

    >>> from profilelint import Span
    >>> from profilelint.model.answer import Answer
    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"<http://example.org/#talks>")
    >>> answer = Answer("http://example.org/", "transient", url_span=Span(1, 26))
    >>> new_address(answer, page, "https://example.org/", safe=True)[0]
    'https://example.org/#talks'
    """
    written = page.text[answer.url_span.start : answer.url_span.end]
    fragment = urldefrag(written).fragment
    new = f"{target}#{fragment}" if fragment and "#" not in target else target
    can_fix = written.startswith(("http://", "https://")) and _PLAIN.fullmatch(new)
    return new, Fix.replace(answer.url_span, new, safe=safe) if can_fix else None

"""Where links, pictures and keys of the front matter lead, and how what is written there is mended."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Field
from profilelint.model.finding import Fix, Span
from profilelint.text.emails.faults import common_prefix_length

if TYPE_CHECKING:
    from profilelint.model.document import Document, Image, Link

#: Keys whose values themes make links of (academicpages, al-folio, Hugo Blox, Quarto); what starts with "http" is an
#: address under any key.
_KEYS = lazy_pattern(r"(?i)(?:(?:^|[._-])(?:url(?:_\w+)?|link|href|website|homepage)|url)$")
#: Longer values of the front matter are no links.
MOST = 2000
#: Characters that an address may hold only where a link is written in a way that lets it.
_FRAGILE = frozenset(" ()<>\"'`")


@lru_cache(maxsize=2)
def link_targets(document: Document) -> tuple[tuple[tuple[Link | Image | Field, str], ...], str]:
    """Return the links and pictures of a page, and the fields of its front matter that are links, each with its
    address.

    The second part of the result is all addresses in one text and in small letters, for a first look.

    >>> from profilelint.toolkit import read_page
    >>> found, text = link_targets(read_page("index.md", b"[CV](Files/cv.pdf) ![Ada](ada.jpg)"))
    >>> [url for _, url in found], text
    (['Files/cv.pdf', 'ada.jpg'], 'files/cv.pdf|ada.jpg')
    """
    found: list[tuple[Link | Image | Field, str]] = [(link, link.url) for link in document.links if link.url]
    found += [(image, image.url) for image in document.images if image.url]
    texts = [
        each for each in document.fields if isinstance(each.value, str) and ("." in each.value or "/" in each.value)
    ]
    found += [(field, url) for field in texts if (url := address(field))]
    return tuple(found), "|".join([url for _, url in found]).lower()


def address(node: Link | Image | Field) -> str:
    """Return where a node leads, as it is written; nothing for a key of the front matter that is no link."""
    if not isinstance(node, Field):
        return node.url
    value = node.value
    if not isinstance(value, str) or "\n" in value or len(value) > MOST:
        return ""
    return value.strip() if value[:4].lower() == "http" or _KEYS.search(node.path) else ""


def is_templated(url: str) -> bool:
    """Return whether a template fills in a part of an address.

    >>> is_templated("{{ site.url }}/cv.pdf"), is_templated("files/{cv}.pdf")
    (True, False)
    """
    return "{{" in url or "{%" in url or "{<" in url or "<%" in url


def address_span(node: Link | Image | Field) -> Span:
    """Return what a report points at: the address, or the place where a reference link uses its definition.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"My [CV](cv.pdf)")
    >>> page.text[slice(*address_span(page.links[0]))]
    'cv.pdf'
    """
    if isinstance(node, Field):
        return node.value_span
    return node.span if node.kind == "reference" else node.url_span


def fix_address(node: Link | Image | Field, document: Document, right: str, *, safe: bool = True) -> Fix | None:
    """Return the fix that makes the address of a link `right`; None where the address cannot be written that way there.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"My [CV](cv.pfd)")
    >>> fix_address(page.links[0], page, "cv.pdf")
    Fix(edits=(Edit(span=Span(start=12, end=14), text='df'),), safe=True)
    """
    span = _written(node, document.text)
    raw = document.text[span.start : span.end]
    wrong = address(node)
    if raw != wrong:
        if raw.replace("&amp;", "&") != wrong:
            return None
        right = right.replace("&", "&amp;")
    if not _FRAGILE.isdisjoint(set(right) - set(raw)):
        return None
    start = common_prefix_length(raw, right)
    return Fix.replace(Span(span.start + start, span.end), right[start:], safe=safe)


def _written(node: Link | Image | Field, text: str) -> Span:
    """Return where the address stands, quotes and blanks left out."""
    start, end = node.value_span if isinstance(node, Field) else node.url_span
    if isinstance(node, Field) and end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    return Span(start, end)

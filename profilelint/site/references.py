"""The local addresses of a page or of a file of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.page.document import Image
from profilelint.site.target import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.page.document import Document
    from profilelint.site import Site


def find(site: Site, document: Document) -> Iterator[Reference]:
    """The addresses in order of their kinds: links, images."""
    own = site.built(site.locate(document)).address[0]
    for node in (*document.links, *document.images):
        if is_local(node.url, own):
            span = node.span if node.kind == "reference" else node.url_span
            yield Reference(node.url, span, site.resolve(document, node.url), "image" if isinstance(node, Image) else "link")


def is_local(url: str, own: str) -> bool:
    """Whether an address may lead into the site, whose own host is `own`: a first look."""
    if url.startswith(("https://", "http://")):
        return url.split("/", 3)[2].lower().removeprefix("www.") == own != ""
    return not url.startswith("mailto:") and bool(url.strip())

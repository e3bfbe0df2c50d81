"""What front matter and configs say of addresses, without reading the page or the whole config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.read.front_matter import lookup

if TYPE_CHECKING:
    from collections.abc import Mapping

#: So much of a page is read for its front matter.
MAX_BYTES = lookup.MOST

_NAMES = (
    *("permalink", "redirect_from", "slug", "date", "categories", "category", "published", "url", "aliases"),
    *("headless", "draft", "active", "build", "_build"),
)
_CONFIG = (
    *("url", "baseurl", "permalink", "collections", "collections_dir", "defaults", "include", "exclude"),
    *("theme", "remote_theme", "kramdown", "plugins"),
)


def read(name: str, data: bytes) -> Mapping[str, object] | None:
    """The values of the keys that say where a page is served, from its first MAX_BYTES; None without any. Total."""
    if data[:1] == b"{":
        return None if name.endswith(".html") else {}
    text = data.decode("utf-8", errors="replace") if data[:3] in (b"---", b"+++", b"\xef\xbb\xbf") else ""
    return lookup.front_matter_values(text.replace("\r\n", "\n"), *_NAMES)


def title(text: str) -> str:
    """The title that the front matter of a page has; "" for none."""
    said = (lookup.front_matter_values(text, "title") or {}).get("title")
    return "" if said is None else str(said)


def of_config(text: str) -> Mapping[str, object]:
    """The values of the keys of Jekyll's config that say where pages are served. Total."""
    return lookup.yaml_file_values(text.replace("\r\n", "\n"), *_CONFIG)

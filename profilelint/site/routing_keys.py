"""What front matter and configs say of addresses, without reading the page or the whole config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.read.front_matter import lookup

if TYPE_CHECKING:
    from collections.abc import Mapping

#: So much of a page is read for its front matter.
MAX_BYTES = lookup.MOST

_NAMES = ("permalink", "draft")
_CONFIG = (
    *("url", "baseurl", "permalink", "collections", "collections_dir", "defaults", "include", "exclude"),
    *("theme", "remote_theme", "kramdown", "plugins"),
)


def read(name: str, data: bytes) -> Mapping[str, object] | None:
    """The values of the keys that tell what becomes of a page, from its first MAX_BYTES; None without any. Total."""
    if data[:1] == b"{":
        return None if name.endswith(".html") else {}
    text = data.decode("utf-8", errors="replace") if data[:3] in (b"---", b"+++", b"\xef\xbb\xbf") else ""
    return lookup.front_matter_values(text.replace("\r\n", "\n"), *_NAMES)


def of_config(text: str) -> Mapping[str, object]:
    """Return the values of the keys of Jekyll's config that say where pages are served. Total."""
    return lookup.yaml_file_values(text.replace("\r\n", "\n"), *_CONFIG)

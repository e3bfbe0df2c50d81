"""What the front matter of a page says of the page's address, without reading the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint import lazy
from profilelint.page import frontmatter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: Longer front matter is not looked through.
MAX_BYTES = 20_000

_NAMES = "permalink|redirect_from|redirect_to|slug|date|categories|category|published|url|aliases|headless|draft"
#: The keys that matter, each with the lines that belong to it.
_YAML = lazy.compile(rf"^(?:{_NAMES})[ \t]*:.*(?:\n(?:[ \t]+|- ?).*)*", re.MULTILINE)
_TOML = lazy.compile(rf"^(?:{_NAMES})[ \t]*=[ \t]*(?:\[[^\]]*\]|.*)", re.MULTILINE)
_TABLE = lazy.compile(r"^\[", re.MULTILINE)


def read(file: Path) -> Mapping[str, object] | None:
    """The values of the keys that say where a page is served; None if the file has no front matter. Total."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES)
    except (OSError, ValueError):
        return None
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    if data[:3] not in (b"---", b"+++"):
        return {} if data[:1] == b"{" and file.suffix != ".html" else None
    return _values(data.decode("utf-8", errors="replace").replace("\r\n", "\n"))


def _values(text: str) -> Mapping[str, object] | None:
    fence = text[:3]
    end = text.find(f"\n{fence}", 3)
    if end < 0 or text[3:].split("\n", 1)[0].strip():
        return None
    block = text[4:end]
    if fence == "+++" and (table := _TABLE.search(block)):
        block = block[: table.start()]
    lines = (_YAML if fence == "---" else _TOML).findall(block)
    if not lines:
        return {}
    matter = frontmatter.read("\n".join([fence, *lines, fence, ""]))
    return {field.path: field.value for field in matter.fields if "." not in field.path} if matter else {}

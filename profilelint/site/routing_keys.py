"""What front matter and configs say of addresses, without reading the page or the whole config."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.base import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Longer front matter is not looked through.
MAX_BYTES = 20_000

_NAMES = "permalink|redirect_from|slug|date|categories|category|published|url|aliases|headless|draft|_?build"
_CONFIG = (
    "url|baseurl|permalink|collections|collections_dir|defaults|include|exclude|theme|remote_theme|kramdown|plugins"
)
#: The keys that matter, each with the lines that belong to it.
_BLOCK = r"^(?:{})[ \t]*:.*(?:\n(?:[ \t]+\S|- ?|[ \t]*(?:#.*)?$).*)*"
_YAML = lazy.compile(_BLOCK.format(_NAMES), re.MULTILINE)
_YAML_CONFIG = lazy.compile(_BLOCK.format(_CONFIG), re.MULTILINE)
_TOML = lazy.compile(rf"^(?:{_NAMES})" r"[ \t]*=[ \t]*(?:\[[^\]]{0,2000}\]|.*)", re.MULTILINE)
_TABLE = lazy.compile(r"^\[", re.MULTILINE)
#: A value that is what it looks like, and a list of such; others are left to the YAML reader. A date stays text.
_PLAIN = lazy.compile(r"""(\w+)[ \t]*:[ \t]*(?:(["']?)([/A-Za-z][\w/.~-]*)\2|(\d{4}-\d\d?-\d\d?[\d:T Z.+-]*+))[ \t]*""")
_LIST = lazy.compile(r"""(\w+)[ \t]*:[ \t]*((?:\n[ \t]*-[ \t]+(?:"[/\w.~-]+"|'[/\w.~-]+'|/[\w/.~-]+)[ \t]*)+)""")
_ITEM = lazy.compile(r"""[/\w.~][/\w.~-]*""")
#: A title that is what it looks like.
_TITLE = lazy.compile(
    r"""(?m)^title[ \t]*[:=][ \t]*(?:"([^"\\\n]*)"[ \t]*|'([^'\n]*)'[ \t]*|([^\s"'>|&*!\[{#][^#\n]*))$"""
)
_LOGICAL = {"true": True, "false": False}
_SPECIAL = frozenset({"yes", "no", "on", "off", "null", "y", "n"})


def read(name: str, data: bytes) -> Mapping[str, object] | None:
    """The values of the keys that say where a page is served, from its first MAX_BYTES; None without any. Total."""
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    if data[:3] not in (b"---", b"+++"):
        return {} if data[:1] == b"{" and not name.endswith(".html") else None
    return _values(data.decode("utf-8", errors="replace").replace("\r\n", "\n"))


def _values(text: str) -> Mapping[str, object] | None:
    fence = text[:3]
    end = text.find(f"\n{fence}", 3)
    if end < 0 or text[3:].split("\n", 1)[0].strip():
        return None
    block = text[4:end]
    if fence == "+++" and (table := _TABLE.search(block)):
        block = block[: table.start()]
    return _parsed((_YAML if fence == "---" else _TOML).findall(block), fence)


def title(text: str) -> str:
    """The title that the front matter of a page has; "" for none."""
    found = _TITLE.search(text)
    if found:
        return (found[1] or found[2] or found[3] or "").strip()
    from profilelint.read.reader import read_front_matter

    matter = read_front_matter(text)
    said = [field.value for field in matter.fields if field.path == "title"] if matter else []
    return "" if not said or said[0] is None else str(said[0])


def of_config(text: str) -> Mapping[str, object]:
    """The values of the keys of Jekyll's config that say where pages are served. Total."""
    return _parsed(_YAML_CONFIG.findall(text.replace("\r\n", "\n")), "---")


def _parsed(blocks: list[str], fence: str) -> Mapping[str, object]:
    plain = [_plain(block.rstrip()) for block in blocks] if fence == "---" else [None]
    if None not in plain:
        return dict(each for each in plain if each)
    from profilelint.read.reader import read_front_matter

    matter = read_front_matter("\n".join([fence, *blocks, fence, ""]))
    return {field.path: field.value for field in matter.fields if "." not in field.path} if matter else {}


def _plain(block: str) -> tuple[str, object] | None:
    """Key and value of lines that need no YAML reader; None for others."""
    if found := _PLAIN.fullmatch(block):
        value = found[3] or found[4]
        return None if value.lower() in _SPECIAL else (found[1], _LOGICAL.get(value, value))
    items = _LIST.fullmatch(block)
    return (items[1], _ITEM.findall(items[2].replace("- ", ""))) if items else None

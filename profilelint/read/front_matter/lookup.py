"""Some keys of a page or of a YAML file, without the time that reading all of it takes.

The lines that belong to these keys are cut out and given to the reader; the rest is not looked at. All is bounded and
linear, and total: what cannot be read has no keys.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Longer front matter is not looked through, in characters.
MOST = 20_000

_TABLE = lazy_pattern(r"^\[", re.MULTILINE)
_COMMENTED = lazy_pattern(r"(?m)^[ \t]*#.{0,99}[:=]")


def front_matter_values(text: str, *names: str) -> Mapping[str, object] | None:
    r"""Return the values of those of some keys that the front matter of a page sets; None where it has none.

    Of TOML only the keys before the first table are found.

    >>> front_matter_values("---\ntitle: Notes\ndraft: true\n---\nsort: yes\n", "draft", "sort")
    {'draft': True}
    >>> front_matter_values("+++\ndraft = true\n+++\n", "draft"), front_matter_values("draft: true\n", "draft")
    ({'draft': True}, None)
    """
    text = text.removeprefix("\ufeff")
    fence = text[:3]
    end = text.find(f"\n{fence}", 3, MOST) if fence in ("---", "+++") else -1
    if end < 0 or text[3:end].split("\n", 1)[0].strip():
        return None
    block = text[3:end]
    if fence == "+++" and (table := _TABLE.search(block)):
        block = block[: table.start()]
    return _read(block, names, fence)


def yaml_file_values(text: str, *names: str) -> Mapping[str, object]:
    r"""Return the values of those of some keys that a YAML file sets at its top level.

    >>> yaml_file_values("title: Notes\ntheme:\n  name: looms\n", "theme", "url")
    {'theme': {'name': 'looms'}}
    """
    return _read(text, names, "---")


def is_key_commented_out(block: str, name: str = "") -> bool:
    r"""Return whether a key, or its value, stands in a comment of a block of front matter; any key, if none is named.

    >>> is_key_commented_out("#date: 2024-01-02\n", "date"), is_key_commented_out("date: # soon\n", "date")
    (True, True)
    >>> is_key_commented_out("title: Notes # date\n", "date"), is_key_commented_out("# title: Notes\n")
    (False, True)
    """
    if not name:
        return bool(_COMMENTED.search(block))
    if "#" not in block or name not in block:
        return False
    key = rf"{re.escape(name)}[ \t]*[:=]"
    return bool(re.search(rf"(?m)^[ \t]*(?:#[ \t]*{key}|{key}[ \t]*#)", block))


def _read(block: str, names: tuple[str, ...], fence: str) -> dict[str, object]:
    lines = _lines(names, fence).findall(block)
    if not lines:
        return {}
    from profilelint.read.reader import read_front_matter

    matter = read_front_matter("\n".join([fence, *lines, fence, ""]))
    return {field.path: field.value for field in matter.fields if "." not in field.path} if matter else {}


@cache
def _lines(names: tuple[str, ...], fence: str) -> re.Pattern[str]:
    """Return what finds each of some keys with the lines that belong to it."""
    key = rf"""^["']?(?:{"|".join(map(re.escape, names))})["']?[ \t]*"""
    if fence == "---":
        return re.compile(key + r":(?=\s|$).*(?:\n(?:[ \t]+\S|- ?|[ \t]*(?:#.*)?$).*)*", re.MULTILINE)
    return re.compile(key + r"=[ \t]*(?:\[[^\]]{0,2000}\]|.*)", re.MULTILINE)

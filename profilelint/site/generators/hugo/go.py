"""How Go, and the libraries that Hugo is made of, turn values into others. Total."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_TRUE = frozenset(("1", "t", "T", "TRUE", "true", "True"))
#: What `isAllowedPathCharacter` keeps besides letters, figures and marks (common/paths/path.go).
_KEPT = frozenset("./\\_#+~-@")
_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd"))
_HEX = lazy_pattern("[0-9a-fA-F]{2}")
_PLAIN = lazy_pattern(r"[a-zA-Z0-9./_#+~@-]*")


def to_bool(value: object) -> bool:
    """`cast.ToBool`: what is no truth value is false.

    >>> to_bool("true"), to_bool(1), to_bool("yes")
    (True, True, False)
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value != 0
    return isinstance(value, str) and value in _TRUE


def to_text(value: object) -> str:
    """`cast.ToString`: what is no text and no number is empty.

    >>> to_text(2020), to_text(True), to_text(["a"])
    ('2020', 'true', '')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if abs(value) < 1 << 64 else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)
    return ""


def to_texts(value: object) -> list[str]:
    """`cast.ToStringSlice`: a text is taken apart at its blanks."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        return [to_text(each) for each in value]
    return []


def to_table(value: object) -> Mapping[str, object]:
    """Return a value that holds values by names; none where it does not."""
    return value if isinstance(value, dict) else {}


def to_lower_table(value: object) -> dict[str, object]:
    """Return a value that holds values by names, with the names in small letters; none where it does not."""
    return {str(name).lower(): each for name, each in to_table(value).items()}


def sanitize(path: str, *, lower: bool, accents: bool) -> str:
    """`MakePathSanitized`: what cannot stand in a path falls, blanks become hyphens.

    `accents` says that they stay, `lower` that capitals do not.

    >>> sanitize("My Page (1) & c", lower=True, accents=True)
    'my-page-1-c'
    """
    if not accents and not path.isascii():
        apart = unicodedata.normalize("NFD", path)
        path = unicodedata.normalize("NFC", "".join(each for each in apart if unicodedata.category(each) != "Mn"))
    if not _PLAIN.fullmatch(path):
        path = _sanitized(path)
    return path.lower() if lower else path


def _sanitized(path: str) -> str:
    kept: list[str] = []
    is_open = was_hyphen = False
    for index, char in enumerate(path):
        if char in _KEPT or unicodedata.category(char) in _CATEGORIES or _is_escape(path, index):
            was_hyphen = char == "-"
            if is_open and not was_hyphen:
                kept.append("-")
            is_open = False
            kept.append(char)
        elif kept and not was_hyphen and char.isspace():
            is_open = True
    return "".join(kept)


def _is_escape(path: str, index: int) -> bool:
    return path[index] == "%" and _HEX.match(path, index + 1) is not None


def clean(path: str) -> str:
    """`path.Clean`.

    >>> clean("/a//b/../c/."), clean("../x"), clean("")
    ('/a/c', '../x', '.')
    """
    is_rooted = path.startswith("/")
    kept: list[str] = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != "..":
            kept.append(part)
        elif kept and kept[-1] != "..":
            kept.pop()
        elif not is_rooted:
            kept.append(part)
    return ("/" if is_rooted else "") + "/".join(kept) or "."

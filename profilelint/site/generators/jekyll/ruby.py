"""What Ruby's `File`, `String` and Jekyll's `Utils.slugify` do with names, for the paths and addresses of Jekyll."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category
from urllib.parse import unquote

from profilelint import lazy

_LONGEST = 1000  #: characters of a pattern that are matched; a longer one matches nothing
_SQUEEZED = lazy.compile(r"/{2,}")
_GAPS = lazy.compile("\0+")
_EDGE = lazy.compile(r"\A-|-\Z")
#: What `SLUGIFY_PRETTY_REGEXP` leaves, besides letters, marks and figures (utils.rb).
_PRETTY = frozenset("._~!$&'()+,;=@")

#: A part of a pattern: "*", "?", or the characters of a set with whether they are those that do not fit.
_Part = str | tuple[bool, tuple[tuple[str, str], ...]]


def is_true(value: object) -> bool:
    """Whether a value counts as true: all but nothing and false, zero and the empty text too."""
    return value is not None and value is not False


def extname(path: str) -> str:
    """`File.extname`: the suffix with its dot; leading dots are none, and a dot at the end is one.

    >>> extname("a.b.md"), extname(".htaccess"), extname("d.")
    ('.md', '', '.')
    """
    name = path.rpartition("/")[2].lstrip(".")
    _, dot, suffix = name.rpartition(".")
    return dot + suffix if dot else ""


def squeeze(path: str) -> str:
    """A path without slashes that follow each other."""
    return _SQUEEZED.sub("/", path)


def expand(path: str) -> str:
    """`File.expand_path(path, "/")` without the slash in front: no `.` and `..`, none of which leads above the root."""
    kept: list[str] = []
    for part in path.split("/"):
        if part == ".." and kept:
            kept.pop()
        elif part not in ("", ".", ".."):
            kept.append(part)
    return "/".join(kept)


def unescape(path: str) -> str:
    """`URL.unescape_path`."""
    return unquote(path, errors="replace") if "%" in path else path


def escape(path: str) -> str:
    """As much of `URL.escape_path` as `unescape` does not take back."""
    return path.replace("%", "%25")


def slugify(text: str, *, pretty: bool = False, cased: bool = False) -> str:
    """`Utils.slugify` in the modes "default" and "pretty".

    >>> slugify("Dé f!"), slugify("My Talk.v2", pretty=True, cased=True)
    ('dé-f', 'My-Talk.v2')
    """
    kept = "".join(char if _is_kept(char, pretty=pretty) else "\0" for char in text)
    slug = _EDGE.sub("", _GAPS.sub("-", kept))
    return slug if cased else slug.lower()


def _is_kept(char: str, *, pretty: bool) -> bool:
    if char.isascii():
        return char.isalnum() or (pretty and char in _PRETTY)
    return category(char).startswith(("L", "M", "Nd"))


@lru_cache(maxsize=1000)
def _parts(pattern: str) -> tuple[_Part, ...] | None:
    """A pattern taken apart; None for one that matches nothing."""
    found: list[_Part] = []
    index = 0
    while index < len(pattern):
        char = pattern[index]
        index += 1
        if char == "[":
            closed = _set(pattern, index)
            if closed is None:
                return None
            part, index = closed
            found.append(part)
            continue
        if char == "\\" and index < len(pattern):
            char = pattern[index]
            index += 1
            found.append((False, ((char, char),)))
        elif char != "*" or not found or found[-1] != "*":
            found.append(char if char in "*?" else (False, ((char, char),)))
    return tuple(found) if len(pattern) <= _LONGEST else None


def _set(pattern: str, index: int) -> tuple[_Part, int] | None:
    """The set that a bracket before `index` opens, and where it ends (dir.c, `bracket`)."""
    is_other = pattern[index : index + 1] in ("!", "^") and index < len(pattern)
    index += is_other
    ranges: list[tuple[str, str]] = []
    while index < len(pattern) and pattern[index] != "]":
        first, index = _char(pattern, index)
        last = first
        if pattern[index : index + 1] == "-" and pattern[index + 1 : index + 2] not in ("", "]"):
            last, index = _char(pattern, index + 1)
        ranges.append((first, last))
    return ((is_other, tuple(ranges)), index + 1) if index < len(pattern) else None


def _char(pattern: str, index: int) -> tuple[str, int]:
    index += pattern[index] == "\\" and index + 1 < len(pattern)
    return pattern[index], index + 1


def _fits(part: _Part, char: str) -> bool:
    if isinstance(part, str):
        return part == "?"
    is_other, ranges = part
    return is_other != any(first <= char <= last for first, last in ranges)


def fnmatch(pattern: str, text: str) -> bool:
    """`File.fnmatch` without flags: `*` crosses slashes, nothing else does more; the longer of both times is the bound.

    >>> fnmatch("*.md", "a/b.md"), fnmatch("[bc]?", "b1"), fnmatch("{a,b}", "a")
    (True, True, False)
    """
    parts = _parts(pattern)
    if parts is None:
        return False
    position = index = 0
    star, resume = -1, 0
    while index < len(text):
        if position < len(parts) and parts[position] == "*":
            star, resume = position, index
            position += 1
        elif position < len(parts) and _fits(parts[position], text[index]):
            position, index = position + 1, index + 1
        elif star >= 0:
            resume += 1
            position, index = star + 1, resume
        else:
            return False
    return all(part == "*" for part in parts[position:])


def has_glob(pattern: str) -> bool:
    """Whether a pattern can match anything but itself."""
    return any(char in pattern for char in "*?[\\")

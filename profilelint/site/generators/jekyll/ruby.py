"""What Ruby's `File`, `String` and Jekyll's `Utils.slugify` do with names, for the paths and addresses of Jekyll."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category
from urllib.parse import unquote

from profilelint.base.lazy import lazy_pattern

_LONGEST = 1000  #: characters of a pattern that are matched; a longer one matches nothing
_SQUEEZED = lazy_pattern(r"/{2,}")
_GAPS = lazy_pattern("\0+")
_EDGE = lazy_pattern(r"\A-|-\Z")
#: What `SLUGIFY_PRETTY_REGEXP` leaves, besides letters, marks and figures (utils.rb).
_PRETTY = frozenset("._~!$&'()+,;=@")


def is_true(value: object) -> bool:
    """Return whether a value counts as true: all but nothing and false, zero and the empty text too."""
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
    """Return a path without slashes that follow each other."""
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
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """A pattern as a regular expression that never goes back: what follows a `*` is taken where it first fits."""
    found = [""]  #: what stands between the stars
    index = 0
    while index < len(pattern):
        char = pattern[index]
        index += 1
        if char == "*":
            found.append("")
        elif char == "[":
            closed = _set(pattern, index)
            if closed is None:
                return None
            found[-1] += closed[0]
            index = closed[1]
        elif char == "?":
            found[-1] += "."
        else:
            if char == "\\" and index < len(pattern):
                char = pattern[index]
                index += 1
            found[-1] += re.escape(char)
    first, *others = found
    if not others:
        return re.compile(rf"\A{first}", re.DOTALL)
    *middle, last = others
    stars = "".join(f"(?>.*?{each})" for each in middle if each)
    return re.compile(rf"\A{first}{stars}.*{last}", re.DOTALL)


def _set(pattern: str, index: int) -> tuple[str, int] | None:
    """The set that a bracket before `index` opens, and where it ends (dir.c, `bracket`); None for one never closed."""
    is_other = pattern[index : index + 1] in ("!", "^") and index < len(pattern)
    index += is_other
    ranges = ""
    while index < len(pattern) and pattern[index] != "]":
        first, index = _char(pattern, index)
        last = first
        if pattern[index : index + 1] == "-" and pattern[index + 1 : index + 2] not in ("", "]"):
            last, index = _char(pattern, index + 1)
        between = "-" if first <= last else ""  # of a range the wrong way round only the ends fit
        ranges += f"{re.escape(first)}{between}{re.escape(last)}"
    if index >= len(pattern):
        return None
    if not ranges:
        return ("." if is_other else "(?!)"), index + 1
    return f"[{'^' if is_other else ''}{ranges}]", index + 1


def _char(pattern: str, index: int) -> tuple[str, int]:
    index += pattern[index] == "\\" and index + 1 < len(pattern)
    return pattern[index], index + 1


def fnmatch(pattern: str, text: str) -> bool:
    """`File.fnmatch` without flags: `*` crosses slashes, and braces are braces. A very long pattern fits nothing.

    >>> fnmatch("*.md", "a/b.md"), fnmatch("[bc]?", "b1"), fnmatch("{a,b}", "a")
    (True, True, False)
    """
    compiled = _compiled(pattern) if len(pattern) <= _LONGEST else None
    return compiled is not None and compiled.fullmatch(text) is not None


def has_glob(pattern: str) -> bool:
    """Return whether a pattern can match anything but itself."""
    return any(char in pattern for char in "*?[\\")

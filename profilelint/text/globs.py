"""One pattern of a .gitignore file as a regular expression that takes time linear in a path.

The language is that of gitignore(5) and of git's wildmatch.c. A "*" with more of the pattern behind it takes the first
place that fits and never goes back: as what follows it is of one length, a later place can do no better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from profilelint.base.lazy import lazy_pattern

#: A longer pattern is read by nobody.
MAX_LENGTH = 1000

_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\0-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-.0-~",
    "lower": "a-z",
    "print": " -.0-~",
    "punct": r"!-.:-@\[-`{-~",
    "space": r"\s",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
#: A piece of a pattern: a set in brackets, an escaped character, stars, or any other character.
_PIECE = lazy_pattern(
    r"\[[!^]?+(\]?+(?:\[:[a-z]++:\]|\\.|[^\]\\])*+)\]|\\(.)|(\*++)|([^\[\\])",
    re.DOTALL,
)
_MEMBER = lazy_pattern(r"\[:(?P<kind>[a-z]++):\]|\\?+(?P<first>.)(?:-\\?+(?P<last>.))?", re.DOTALL)


class Glob(NamedTuple):
    """A pattern: whether it leaves out what it matches or takes it back ("!"), and whether it speaks of folders only.

    `regex` is to match a whole path, "/" between its parts, relative to where the pattern holds.
    """

    leaves_out: bool
    folders_only: bool
    regex: re.Pattern[str]

    def speaks_of(self, path: str, *, folder: bool) -> bool:
        """Return whether the pattern matches a path itself, not only a folder above it."""
        return (folder or not self.folders_only) and self.regex.fullmatch(path) is not None


def read(pattern: str) -> Glob | None:
    """The pattern in a line; None for a blank line and a comment; raises ValueError for what git cannot read either.

    >>> glob = read("/a*b*c/**/d.md")
    >>> [glob.regex.fullmatch(path) is not None for path in ("aabbcc/d.md", "abc/x/y/d.md", "abc/x/d.txt")]
    [True, True, False]
    """
    line = re.sub(r"(?<![\s\\])\s++\Z", "", pattern) if pattern.strip() else ""
    if not line or line.startswith("#"):
        return None
    body = line.removeprefix("!")
    parts = body.removesuffix("/").split("/")
    if len(line) > MAX_LENGTH or not any(parts):
        raise ValueError(pattern)
    if len(parts) == 1:
        parts = ["**", *parts]
    regex = re.compile("".join(_path(parts[1:] if not parts[0] else parts)), re.DOTALL)
    return Glob(body == line, body.endswith("/"), regex)


def _path(parts: list[str]) -> Iterator[str]:
    """Yield each run of parts between two "**", and how far it may be from the one before it."""
    runs: list[list[str]] = [[]]
    for part in parts:
        if part == "**":
            runs.append([])
        else:
            runs[-1].append(_part(part))
    first, *others = [runs[0], *(run for run in runs[1:-1] if run), *runs[1:][-1:]]
    yield "/".join(first) + ("/" if first and others else "")
    for run in others[:-1]:
        yield f"(?>(?:[^/]++/)*?{'/'.join(run)}/)"
    if others:
        yield "(?:[^/]++/)*" + "/".join(others[-1]) if others[-1] else ".+"


def _part(part: str) -> str:
    """Return the part of a path between two "/"."""
    fixed = [""]
    position = 0
    while position < len(part):
        if not (found := _PIECE.match(part, position)):
            raise ValueError(part)
        position = found.end()
        if found[3]:
            fixed.append("")
        else:
            fixed[-1] += _set(found) if found[1] else "[^/]" if found[0] == "?" else re.escape(found[2] or found[4])
    first, *others = fixed
    if not others:
        return first
    middle = "".join(f"(?>[^/]*?{piece})" for piece in others[:-1])
    return f"(?=[^/]){first}{middle}[^/]*{others[-1]}"


def _set(found: re.Match[str]) -> str:
    members = []
    for member in _MEMBER.finditer(found[1]):
        first, last = member["first"], member["last"] or member["first"]
        if member["kind"]:
            if member["kind"] not in _CLASSES:
                raise ValueError(found[0])
            members.append(_CLASSES[member["kind"]])
        else:  # git looks at the first character of a range before it sees that it is one
            members.append(f"{re.escape(first)}-{re.escape(last)}" if first <= last else re.escape(first))
    if found[0][1] in "!^":
        return f"[^/{''.join(members)}]"
    return f"(?!/)[{''.join(members)}]" if members else "(?!)"

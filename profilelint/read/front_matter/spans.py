"""Where each key and value of a TOML or JSON text stands, of which a parser has already said that it is valid.

TOML's grammar is that of toml.io/en/v1.0.0; JSON's objects are its inline tables with ":" for "=".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.read.front_matter.fields import MAX_DEPTH, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable

_GAP = lazy_pattern(r"(?:[ \t\r\n,]++|\#[^\r\n]*+)*+")
_NAME = lazy_pattern(r"""("(?:[^"\\\r\n]++|\\.)*+"|'[^'\r\n]*'|[\w-]+)[ \t]*(\.?)[ \t]*""")
_SCALAR = lazy_pattern(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}
    | \'\'\'(?:[^']++|'(?!''))*+'{3,5}
    | "(?:[^"\\\r\n]++|\\.)*+"
    | '[^'\r\n]*'
    | [0-9]{4}-[0-9]{2}-[0-9]{2}[ ][0-9]{2}:[^\s,\]}\#]*
    | [^\s,\]}\#]+
    ''',
    re.VERBOSE | re.DOTALL,
)


class _LostError(Exception):
    """The text is not what the grammar says."""


class Place:
    """Where a value stands; of a mapping or a list also where what it holds does, items by their index as text."""

    __slots__ = ("children", "end", "keys", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.children: dict[str, Place] = {}
        self.keys: dict[str, list[Span]] = {}

    def child(self, name: str) -> Place:
        """Return where `name` stands; the whole of this if that was not found."""
        return self.children.get(name) or Place(self.start, self.end)

    def add(self, name: str, key: Span | None, child: Place) -> Place:
        """Put something into this, which then reaches as far as it does."""
        self.children[name] = child
        if key:
            self.keys.setdefault(name, []).append(key)
        self.end = max(self.end, child.end)
        return child


class _Part(NamedTuple):
    """One name of a dotted key."""

    name: str
    span: Span


class Scanner:
    """Reads values from a text; `decode` turns a quoted name with escapes into what it means."""

    def __init__(self, text: str, separator: str, decode: Callable[[str], str]) -> None:
        self.text = text
        self.separator = separator
        self.decode = decode

    def gap(self, at: int) -> int:
        """Return the offset behind blanks, line ends, commas and comments."""
        found = _GAP.match(self.text, at)
        return found.end() if found else at

    def value(self, at: int, depth: int = 0) -> Place:
        """Return the value that begins at `at`."""
        if depth > MAX_DEPTH:
            raise TooLargeError(f"lists and mappings lie more than {MAX_DEPTH} deep in each other")
        first = self.text[at : at + 1]
        if first in {"[", "{"}:
            return self._list(at, depth) if first == "[" else self._mapping(at, depth)
        found = _SCALAR.match(self.text, at)
        if not found:
            raise _LostError
        return Place(at, found.end())

    def _list(self, start: int, depth: int) -> Place:
        place = Place(start, start + 1)
        at = self.gap(start + 1)
        while self.text[at : at + 1] != "]":
            item = place.add(str(len(place.children)), None, self.value(at, depth + 1))
            at = self.gap(item.end)
        place.end = at + 1
        return place

    def _mapping(self, start: int, depth: int) -> Place:
        place = Place(start, start + 1)
        at = self.gap(start + 1)
        while self.text[at : at + 1] != "}":
            at = self.gap(self.pair(place, at, depth + 1))
        place.end = at + 1
        return place

    def pair(self, place: Place, at: int, depth: int = 0) -> int:
        """Add the name and value at `at` to `place`; the offset behind them."""
        names, at = self.names(at)
        at = self.gap(at)
        if self.text[at : at + 1] != self.separator:
            raise _LostError
        value = self.value(self.gap(at + 1), depth)
        for part, following in pairwise(names):
            known = place.children.get(part.name)
            place = known or place.add(part.name, part.span, Place(following.span.start, value.end))
            place.end = value.end
        place.add(names[-1].name, names[-1].span, value)
        return value.end

    def names(self, at: int) -> tuple[list[_Part], int]:
        """Return the names of a dotted key, and the offset behind them."""
        parts: list[_Part] = []
        while True:
            found = _NAME.match(self.text, at)
            if not found or len(parts) > MAX_DEPTH:
                raise _LostError
            raw = found[1]
            name = raw if raw[0] not in "\"'" else self.decode(raw) if "\\" in raw and raw[0] == '"' else raw[1:-1]
            parts.append(_Part(name, Span(*found.span(1))))
            at = found.end()
            if not found[2]:
                return parts, at


def read_json(text: str, start: int, decode: Callable[[str], str]) -> Place:
    """Return the places of a JSON object that begins behind blanks at `start`, or only that of the whole."""
    scanner = Scanner(text, ":", decode)
    try:
        return scanner.value(scanner.gap(start))
    except _LostError:
        return Place(start, len(text))


def read_toml(text: str, start: int, decode: Callable[[str], str]) -> Place:
    """Return the places of a TOML document that begins at `start`, or only that of the whole."""
    scanner = Scanner(text, "=", decode)
    root = Place(start, len(text))
    path = [root]
    at = scanner.gap(start)
    try:
        while at < len(text):
            if text[at] == "[":
                path, end = _header(scanner, root, at)
            else:
                end = scanner.pair(path[-1], at)
            for place in path:
                place.end = max(place.end, end)
            at = scanner.gap(end)
    except _LostError:
        return Place(start, len(text))
    return root


def _header(scanner: Scanner, root: Place, start: int) -> tuple[list[Place], int]:
    """Open the table that the header at `start` names: all tables around it, and the offset behind the header."""
    brackets = 2 if scanner.text.startswith("[[", start) else 1
    names, at = scanner.names(scanner.gap(start + brackets))
    end = at + brackets
    path = [root]
    for part in names[:-1]:
        path.append(path[-1].children.get(part.name) or path[-1].add(part.name, part.span, Place(start, end)))
        _enter_last(path)
    last = names[-1]
    known = path[-1].children.get(last.name)
    path.append(known or path[-1].add(last.name, last.span, Place(start, end)))
    if brackets == 2:
        path.append(path[-1].add(str(len(path[-1].children)), None, Place(start, end)))
    return path, end


def _enter_last(path: list[Place]) -> None:
    """Within a list of tables, what follows belongs to its last one."""
    place = path[-1]
    if place.children and not place.keys:
        path.append(place.children[str(len(place.children) - 1)])

"""The front matter of a file as Hugo finds and reads it (parser/pageparser/pagelexer_intro.go)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.hugo import data
from profilelint.site.generators.hugo.data import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.site.generators.hugo.edition import Edition
    from profilelint.site.generators.view import View

_INTRO = lazy_pattern("[ \t\r\n\v\f\ufeff]*")
_CLOSING = {"-": lazy_pattern(r"(?<=[\r\n])---"), "+": lazy_pattern(r"(?<=[\r\n])\+\+\+")}
_FIRST_LINE = lazy_pattern(r"[^\S\r\n]*\r?\n")
_JSON_SIGNS = lazy_pattern(r'(?s)[{}"]|\\.')
_ORG_END = lazy_pattern(r"(?m)^(?!#\+)")


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands in a file: its keys in small letters, and where in `text` the rest begins."""

    keys: Mapping[str, object]
    text: str
    body: int


def read(view: View, path: str, edition: Edition) -> Matter:
    """Return the front matter of a content file; raises UnreadableError where Hugo stops."""
    raw = view.data(path)
    text = raw.decode("utf-8", errors="surrogateescape")
    form, start, end, body = _find(text, edition)
    if not form:
        return Matter({}, text, body)
    block = text[start:end]
    if edition.minor < data.WORDS and form != "org" and _is_broken(block):
        raise UnreadableError("not-utf8")
    if block.startswith("{{"):
        raise UnreadableError("shortcode-first")
    value = data.load(block.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), form, edition.minor)
    if value is None:
        return Matter({}, text, body)
    if not isinstance(value, dict):
        raise UnreadableError("no-table")
    return Matter(lowered(value), text, body)


def _is_broken(block: str) -> bool:
    return not block.isascii() and any("\udc80" <= each <= "\udcff" for each in block)


def lowered(value: Mapping[str, object]) -> dict[str, object]:
    """Keys in small letters (`PrepareParams`): of two that then are the same, that with capitals counts."""
    plain = {name: each for name, each in value.items() if name == name.lower()}
    return plain | {name.lower(): each for name, each in value.items() if name != name.lower()}


def _find(text: str, edition: Edition) -> tuple[str, int, int, int]:
    """Return the form of the front matter, its start and end, and where the rest begins."""
    position, is_comment = 0, False
    while True:
        found = _INTRO.match(text, position)
        position = found.end() if found else position
        if edition.is_new or not text.startswith("<", position):
            break
        if not text.startswith("<!--", position):
            raise UnreadableError("html-first")
        is_comment = True  # before 0.123 the front matter may stand in a comment
        position = text.find("\n", position) + 1 or len(text)
    form, start, end, body = _at(text, position)
    if is_comment and form and "-->" not in text[body:]:
        raise UnreadableError("comment-first")
    return form, start, end, body


def _at(text: str, start: int) -> tuple[str, int, int, int]:
    first = text[start : start + 1]
    if first in ("-", "+"):
        return _fenced(text, start, first)
    if first == "{":
        end = _json_end(text, start)
        return "json", start, end, end
    if text.startswith("#+", start):
        over = _ORG_END.search(text, start)
        end = over.start() if over else len(text)
        return "org", start, end, end
    return "", start, start, start


def _fenced(text: str, start: int, sign: str) -> tuple[str, int, int, int]:
    form = "yaml" if sign == "-" else "toml"
    if text[start : start + 3] != sign * 3:
        raise UnreadableError("fence-broken", text[start : start + 3].split("\n")[0])
    start += 3
    closing = _CLOSING[sign].search(text, start)
    if not closing:
        raise UnreadableError("never-closed", sign * 3)
    line = _FIRST_LINE.match(text, start)
    return form, line.end() if line and line.end() <= closing.start() else start, closing.start(), closing.end()


def _json_end(text: str, start: int) -> int:
    is_quoted = False
    level = 0
    for found in _JSON_SIGNS.finditer(text, start):
        sign = found[0]
        if sign == '"':
            is_quoted = not is_quoted
        elif not is_quoted and sign in "{}":
            level += 1 if sign == "{" else -1
            if level == 0:
                return found.end()
    raise UnreadableError("never-closed", "{")

"""The signs of shortcodes in a text, as Hugo takes them apart (parser/pageparser/pagelexer_shortcode.go).

Code, comments and front matter's own signs make no difference: Hugo looks for `{{<` and `{{%` in the text as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = lazy_pattern(r"\{\{([<%])")
_NAME = lazy_pattern(r"[\w/-]+")
_PARAMETER = lazy_pattern(r"[\w.-]+")
_TO_SPACE = lazy_pattern(r"\S*")
_BLANKS = lazy_pattern(r"[ \t\r\n]+")
_QUOTED = lazy_pattern(r'"((?:[^"\\\n]|\\[^\n])*+)"')
_ESCAPED = lazy_pattern(r'\\"([^"\\\n]*+)\\"')
_RAW = lazy_pattern(r"`([^`]*+)`")


class ShortcodeError(Exception):
    """A shortcode that Hugo cannot take apart: the key of a reason, what it names, and where it stands."""

    def __init__(self, key: str, value: str, position: int) -> None:
        super().__init__(key)
        self.key = key
        self.value = value
        self.position = position


class Token(NamedTuple):
    """A sign of a shortcode: "left", "right", "close", "name", "parameter" or "value"."""

    kind: str
    text: str
    position: int


class Lexer:
    """The signs of one text."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._position = start
        self._seen: set[str] = set()
        self._name = ""

    def tokens(self) -> Iterator[Token]:
        """Yield the signs in their order; raises ShortcodeError."""
        text = self._text
        while found := _START.search(text, self._position):
            start, sign = found.start(), found[1]
            right = f"{'>' if sign == '<' else '%'}}}}}"
            if text.startswith("/*", found.end()):
                end = text.find(f"*/{right}", found.end())
                if end < 0:
                    raise ShortcodeError("shortcode-comment", "", start)
                self._position = end + 2 + len(right)
                continue
            self._position = found.end()
            yield Token("left", sign, start)
            yield from self._inside(right, start)

    def _inside(self, right: str, start: int) -> Iterator[Token]:
        text = self._text
        count, is_closing, way = 0, False, ""
        while not text.startswith(right, self._position):
            position = self._position
            if position >= len(text):
                raise ShortcodeError("shortcode-open", self._name, start)
            if blanks := _BLANKS.match(text, position):
                self._position = blanks.end()
            elif text[position] == "=" and count:
                yield self._value(start)
            elif text[position] == "/":
                if not self._name:
                    raise ShortcodeError("shortcode-end-alone", "", start)
                is_closing = True
                self._position += 1
                yield Token("close", "/", position)
            elif count and (parameter := self._parameter(start)):
                way = self._check_way(way, parameter, start)
                yield parameter
            elif not count and (found := _NAME.match(text, position)) and text[position] not in "-_/":
                count += 1
                yield self._named(found[0], found.end(), start, is_closing=is_closing)
                if is_closing:
                    self._to_right(right, start)
            else:
                raise ShortcodeError("shortcode-sign", text[position], start)
        self._position += len(right)
        yield Token("right", right, self._position)

    def _to_right(self, right: str, start: int) -> None:
        if blanks := _BLANKS.match(self._text, self._position):
            self._position = blanks.end()
        if not self._text.startswith(right, self._position):
            raise ShortcodeError("shortcode-sign", self._text[self._position : self._position + 1], start)

    def _named(self, name: str, end: int, start: int, *, is_closing: bool) -> Token:
        if self._text.startswith(".", end):
            if not self._text.startswith(".inline", end):
                raise ShortcodeError("shortcode-sign", ".", start)
            end += len(".inline")
            name += ".inline"
        if is_closing and name not in self._seen:
            raise ShortcodeError("shortcode-end-alone", name, start)
        self._seen.add(name)  # an end does not end that
        self._name = name
        self._position = end
        return Token("name", name, start)

    def _parameter(self, start: int) -> Token | None:
        text, position = self._text, self._position
        if text[position] in '"`\\':
            return self._quoted("parameter", start)
        found = _PARAMETER.match(text, position)
        if not found or text[position] == ".":
            return None
        self._position = found.end()
        is_named = text.startswith("=", found.end())
        return Token("name of parameter" if is_named else "parameter", found[0], position)

    def _check_way(self, way: str, parameter: Token, start: int) -> str:
        here = "named" if parameter.kind == "name of parameter" else "positional"
        if way not in ("", here):
            raise ShortcodeError("shortcode-mixed", parameter.text, start)
        return here

    def _value(self, start: int) -> Token:
        self._position += 1
        while self._text.startswith((" ", "\t"), self._position):
            self._position += 1
        if self._text.startswith(('"', "`", "\\"), self._position):
            return self._quoted("value", start)
        found = _TO_SPACE.match(self._text, self._position)
        value = found[0] if found else ""
        self._position += len(value)
        return Token("value", value, start)

    def _quoted(self, kind: str, start: int) -> Token:
        position = self._position
        sign = self._text[position]
        if sign == '"':
            found = _QUOTED.match(self._text, position)
        else:
            found = _RAW.match(self._text, position) if sign == "`" else _ESCAPED.match(self._text, position)
        if not found:
            raise ShortcodeError("shortcode-quote", self._name, start)
        self._position = found.end()
        return Token(kind, found[1], position)

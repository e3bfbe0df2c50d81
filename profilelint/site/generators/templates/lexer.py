"""The shortcodes of a text as Hugo's lexer takes them apart (parser/pageparser/pagelexer_shortcode.go).

The steps and their names are those of that file, which reads alike from 0.111 to 0.168. It stops at the first fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.site.generators.templates import Fault

_OPENER = lazy_pattern(r"\{\{[<%]")
_SPACES = lazy_pattern(r"[\t\n\v\f\r ]*")
_NOT_SPACE = lazy_pattern(r"[^\t\n\v\f\r ]*")
_TO_QUOTE = lazy_pattern(r'[^"\\\n]*')
#: What a parameter or a name is made of; `\w` has a few more letters than Go's `unicode.IsLetter` and `IsDigit`.
_PARAMETER = lazy_pattern(r"[\w.-]+")
_NAME = lazy_pattern(r"[\w/-]+")
_ASCII_SPACE = "\t\n\v\f\r "


class Item(NamedTuple):
    """A piece of a shortcode: its marks, its name, or the `/` that closes it."""

    kind: Literal["left", "right", "name", "close"]
    span: Span
    text: str = ""


class _StopError(Exception):
    def __init__(self, key: str, start: int, end: int, value: str = "") -> None:
        super().__init__(key)
        self.fault = Fault(key, Span(start, end), value)


@dataclass(slots=True)
class Lexer:
    """The pieces of all shortcodes of `text`, and the fault at which reading stops, if there is one.

    With an inline shortcode, which only sites with a setting for it have, nothing is known: `is_unsure`.
    """

    text: str
    items: list[Item] = field(default_factory=list)
    fault: Fault | None = None
    is_unsure: bool = False
    _name: str = ""
    _open: dict[str, bool] = field(default_factory=dict)
    _right: str = ">}}"
    _left: int = 0
    _closing: bool = False
    _named: bool = False
    _elements: int = 0

    def run(self, position: int) -> None:
        """Read from `position` on. Total; time grows with the length of the text."""
        opener = _OPENER.search(self.text, position)
        try:
            while opener and not self.is_unsure:
                self._left = opener.start()
                self._right = ">}}" if opener[0] == "{{<" else "%}}"
                opener = _OPENER.search(self.text, self._left_delim(opener.end()))
        except _StopError as error:
            self.fault = error.fault

    def _stop(self, key: str, end: int, value: str = "") -> _StopError:
        return _StopError(key, self._left, max(end, self._left + 3), value)

    def _emit(self, kind: Literal["left", "right", "name", "close"], start: int, end: int) -> None:
        self.items.append(Item(kind, Span(start, end), self.text[start:end]))

    def _left_delim(self, position: int) -> int:
        if self.text.startswith("/*", position):
            end = self.text.find("*/" + self._right, position)
            if end - position <= 1:
                raise self._stop("comment-open", position + 2)
            return end + 2 + len(self._right)
        self._emit("left", self._left, position)
        self._named, self._elements = False, 0
        return self._inside(position)

    def _inside(self, position: int) -> int:
        """`lexInsideShortcode`: up to the end of the shortcode."""
        while not self.text.startswith(self._right, position):
            sign = self.text[position : position + 1]
            if not sign:
                raise self._stop("shortcode-open", self._left + 3)
            if sign in _ASCII_SPACE:
                position = _end(_SPACES, self.text, position)
            elif sign == "=":
                position = self._value(_end(_SPACES, self.text, position + 1))
            elif sign == "/":
                position = self._close(position)
            elif sign == "\\":
                position = self._escape(position + 1)
            elif self._named and (_is_word(sign) or sign in '-"`'):
                position = self._parameter(position, is_escaped=False)
            elif _is_word(sign):
                position = self._identifier(position)
            else:
                raise self._stop("shortcode-sign", position + 1, sign)
            if self.is_unsure:
                return position
        return self._right_delim(position)

    def _right_delim(self, position: int) -> int:
        self._closing = False
        end = position + len(self._right)
        self._emit("right", position, end)
        return end

    def _close(self, position: int) -> int:
        if not self._name:
            raise self._stop("end-of-other", self._upto(position), self._written(position + 1))
        self._closing, self._named = True, False
        self._emit("close", position, position + 1)
        return position + 1

    def _escape(self, position: int) -> int:
        is_quote = self.text[position : position + 1] in ('"', "`")
        return self._parameter(position, is_escaped=True) if is_quote else position

    def _written(self, position: int) -> str:
        found = _NAME.match(self.text, _end(_SPACES, self.text, position))
        return found[0] if found else ""

    def _upto(self, position: int) -> int:
        """Return the end of the shortcode that goes on at a place, where it is near."""
        end = self.text.find(self._right, position, position + 200)
        return end + len(self._right) if end >= 0 else position + 1

    def _identifier(self, position: int) -> int:
        end = _end(_NAME, self.text, position)
        if self.text.startswith(".", end):
            if not self.text.startswith(".inline ", end):
                raise self._stop("name-with-dot", end + 1, self.text[position:end])
            self.is_unsure = True
            return end
        word = self.text[position:end]
        is_end = self._closing
        if is_end and not self._open.get(word):
            raise self._stop("end-of-other", self._upto(end), word)
        self._closing = False
        self._name = word
        self._open[word] = True
        self._named = True
        self._emit("name", position, end)
        return self._end_of_shortcode(end) if is_end else end

    def _end_of_shortcode(self, position: int) -> int:
        position = _end(_SPACES, self.text, position)
        if not self.text.startswith(self._right, position):
            raise self._stop("shortcode-open", position)
        return position

    def _parameter(self, position: int, *, is_escaped: bool) -> int:
        first = self.text[position : position + 1]
        if first == '"' or (first == "`" and not is_escaped):
            if self._elements == 2:
                raise self._stop("mixed", self._upto(position))
            self._elements = 1
            return self._quoted(position, not is_escaped) if first == '"' else self._raw(position)
        if first == "`":
            raise self._stop("escaped-backtick", position + 1)
        end = max(_end(_PARAMETER, self.text, position), position + 1)
        is_named = self.text.startswith("=", end)
        if not self._elements:
            self._elements = 2 if is_named else 1
        elif is_named == (self._elements == 1):
            raise self._stop("mixed", self._upto(end))
        return end

    def _value(self, position: int) -> int:
        sign = self.text[position : position + 1]
        if sign in ('"', "\\"):
            return self._quoted(position, sign != "\\")
        if sign == "`":
            return self._raw(position)
        return _end(_NOT_SPACE, self.text, position)

    def _raw(self, position: int) -> int:
        end = self.text.find("`", position + 1)
        if end < 0:
            raise self._stop("quote-open", position + 1, "`")
        return end + 1

    def _quoted(self, position: int, allowed: bool) -> int:
        """`lexShortcodeQuotedParamVal`: `allowed` says that a quote behind a backslash belongs to the text."""
        is_open = is_escape = False
        while True:
            position = _end(_TO_QUOTE, self.text, position)
            sign, following = self.text[position : position + 1], self.text[position + 1 : position + 2]
            if sign not in ('"', "\\"):
                raise self._stop("quote-open", position, '"')
            if sign == '"' and not is_escape and is_open:
                return position + 1
            if sign == '"':
                is_open, is_escape = is_open or not is_escape, False
            elif following == "`":
                raise self._stop("escaped-backtick", position + 2)
            elif following == '"' and is_open and not allowed:
                return position + 2
            elif following == '"' and is_open:
                is_escape = True
            position += 1


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _is_word(sign: str) -> bool:
    return sign == "_" or sign.isalpha() or sign.isdecimal()

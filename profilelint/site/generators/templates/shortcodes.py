"""What Hugo makes of the shortcodes of a page (hugolib/shortcode.go `extractShortcode`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.finding import Span
from profilelint.site.generators.templates import Fault
from profilelint.site.generators.templates.lexer import Lexer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.site.generators.templates.lexer import Item

_MOST_FAULTS = 50  #: after so many, reading stops


class Shortcodes(NamedTuple):
    """The shortcodes there are, in small letters, and whether each takes a text; None where that is not known.

    With `is_open`, there may be others.
    """

    inner: Mapping[str, bool | None]
    is_open: bool = False


@dataclass(slots=True)
class _Open:
    """A shortcode that is being read: how many starts were met in it, and what its template says."""

    count: int = 0
    name: str = ""
    span: Span | None = None
    inner: bool | None = False


def read(text: str, start: int, known: Shortcodes) -> tuple[Fault, ...]:
    """At what the shortcodes of `text` from `start` on stop Hugo, in order. Total.

    >>> read("{{< youtube x >}", 0, Shortcodes({"youtube": False}))[0].key
    'shortcode-sign'
    """
    lexer = Lexer(text)
    lexer.run(start)
    if lexer.is_unsure:
        return ()
    reader = _Reader(lexer.items, known, has_fault=lexer.fault is not None)
    reader.run()
    faults = [*reader.faults, *([lexer.fault] if lexer.fault else [])]
    return tuple(faults[:_MOST_FAULTS])


class _Reader:
    def __init__(self, items: list[Item], known: Shortcodes, *, has_fault: bool) -> None:
        self.items = items
        self.known = known
        self.has_fault = has_fault
        self.faults: list[Fault] = []
        self.stack: list[_Open] = []
        self.is_unsure = False

    def run(self) -> None:
        position = 0
        while position < len(self.items) and len(self.faults) < _MOST_FAULTS:
            position = self._take(position)
        if not self.has_fault and not self.is_unsure:
            left = next((each for each in reversed(self.stack) if each.inner and each.span), None)
            if left and left.span:
                self.faults.append(Fault("must-be-closed", left.span, left.name))

    def _next(self, position: int) -> str:
        return self.items[position + 1].kind if position + 1 < len(self.items) else ""

    def _take(self, position: int) -> int:
        item, following = self.items[position], self._next(position)
        top = self.stack[-1] if self.stack else None
        if item.kind == "left" and following == "right":
            self.faults.append(Fault("no-name", Span(item.span.start, self.items[position + 1].span.end)))
            return position + 2
        if item.kind == "left":
            if not top or (top.count and following != "close"):
                self.stack.append(_Open(count=following != "close"))
            elif following != "close":
                top.count = 1
        elif top and item.kind == "name":
            self._name(top, item)
        elif top and item.kind == "right" and not top.inner:
            self.stack.pop()
        elif top and item.kind == "close":
            return self._close(top, position)
        return position + 1

    def _name(self, top: _Open, item: Item) -> None:
        top.name, top.span = item.text, item.span
        if item.text.lower() in self.known.inner:
            top.inner = self.known.inner[item.text.lower()]
        else:
            top.inner = None
            if not self.known.is_open:
                self.faults.append(Fault("no-shortcode", item.span, item.text))
        self.is_unsure = self.is_unsure or top.inner is None

    def _close(self, top: _Open, position: int) -> int:
        item, following = self.items[position], self._next(position)
        if not top.inner:
            if not self.is_unsure and following:
                name = top.name or self.items[position + 1].text
                self.faults.append(Fault("takes-no-text", item.span, name))
                self.is_unsure = True
            return position + 1
        self.stack.pop()
        return position + (2 if following == "right" else 3)

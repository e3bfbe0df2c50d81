"""A block of front matter as text: lines, what a merge left in it, and where it ends if nothing says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import LINE_END, Problem
from profilelint.model.finding import Fix, Span, shortened
from profilelint.model.spans import line_starts

if TYPE_CHECKING:
    from profilelint.read.front_matter.fields import Metadata

MAX_BLOCK = 500_000  #: characters of a block that are read

#: What becomes of a page whose front matter cannot be read.
LOST = "so none of the front matter is read"

#: A line that was meant to close a block: too many signs or too few, others, or blanks before them.
_NEARLY = lazy_pattern(r"[ \t]{0,8}([-+]{2,10}|[—–―]{1,3})[ \t]*(?=[\r\n]|\Z)")
#: A fence behind the last value.
_GLUED = lazy_pattern(r"[^\s+-][ \t]*(---|\+\+\+)[ \t]*\Z")
#: What a block begins with that has comments before its first key.
_COMMENTS = lazy_pattern(
    r"(?:[ \t]*+(?:#[^\r\n]*+)?+(?:\r\n?+|\n)){1,50}"
    r"(?=(?:title|date|layout|permalink|widget|headless|active|draft|weight|authors?|type|description)[ \t]*[:=])"
)
_MERGE_LINE = lazy_pattern(r"(?<![^\r\n])(?:<{7}|={7}|>{7}|\|{7})(?=[ \t\r\n]|\Z)[^\r\n]*")
_SHORT = 200


class Source:
    """A block of front matter with what stands before it in the page, so that all offsets are the page's.

    `text` is what is parsed: `written`, or as much of it as a parser can read, at the same length.
    """

    def __init__(self, head: str, block: str) -> None:
        self.start = len(head)
        self.text = self.written = head + block[:MAX_BLOCK]
        self.cut = len(block) > MAX_BLOCK

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts."""
        return line_starts(self.written)

    def line_number(self, offset: int) -> int:
        """Return the line of the page, from 1."""
        return bisect_right(self.line_starts, offset)

    def line(self, offset: int) -> Span:
        """Return the line around `offset`, without its end."""
        return line_at(self.text, offset)

    def clear_merge(self, metadata: Metadata, filler: str) -> bool:
        """Report the lines that a merge left behind and blank them by `filler`, so that the rest can be read."""
        if "<<<<<<<" not in self.text:
            return False
        marks = list(_MERGE_LINE.finditer(self.text, self.start))
        for index, mark in enumerate(marks):
            if mark[0].startswith("<"):
                lines = [self.line_number(other.start()) for other in marks[index + 1 : index + 4]]
                message = (
                    f'"{shorten(mark[0])}" was left by a merge, {LOST}. Keep one of the two versions and delete the '
                    f"marks {'here and on ' + and_lines(lines) if lines else 'around them'}."
                )
                metadata.report("merge-marker", Span(*mark.span()), message)
        self.text = _MERGE_LINE.sub(lambda mark: filler * len(mark[0]), self.text)
        return bool(marks)


def report_size(metadata: Metadata, source: Source, why: str) -> None:
    """Report that a block is not read."""
    message = f"The front matter is too large to be read: {why}. Shorten it."
    metadata.report("too-large", source.line(source.start), message)


def unclosed(text: str, line: Span, fence: str) -> Problem | None:
    """Return the problem of a line that was meant to close the front matter and does not; None for any other line."""
    lost = "so visitors see it as text, or the site is not built"
    if nearly := _NEARLY.match(text, line.start, line.end):
        span = Span(*nearly.span(1))
        message = f'"{nearly[1]}" does not close the front matter that "{fence}" opens, {lost}'
        if nearly[1] == fence:
            message = f'"{fence}" does not close the front matter after spaces, {lost}'
        advice = f'Write only "{fence}" on this line.'
        return Problem(
            "unclosed", span, f"{message}. {advice}", Fix.replace(Span(line.start, span.end), fence, safe=False)
        )
    if glued := _GLUED.search(text, max(line.start, line.end - 200), line.end):
        span = Span(*glued.span(1))
        message = f'"{fence}" does not close the front matter after a value, {lost}. Put it on a line of its own.'
        return Problem("unclosed", span, message, Fix.replace(span, f"\n{fence}", safe=False))
    return None


def line_at(text: str, offset: int) -> Span:
    """Return the line around `offset`, without its end."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    end = LINE_END.search(text, start)
    return Span(start, end.start() if end else len(text))


def extent(text: str, start: int, key: re.Pattern[str]) -> int:
    """Return where the lines end that look like front matter, from `start` on: `start` itself if there are none.

    They are lines that `key` matches and what hangs on them, indented or as a list. After a blank line, where the body
    may begin with "Note: ..." or a list, they are keys in lower case and more of what hangs on the key before. What is
    longer than `MAX_BLOCK` is not read, and may end anywhere.
    """
    comments = _COMMENTS.match(text, start)
    end = position = comments.end() if comments else start
    after_blank = hangs = False
    while position < len(text) and position - start <= MAX_BLOCK:
        found = LINE_END.search(text, position)
        line_end, following = (found.start(), found.end()) if found else (len(text), len(text))
        first, word = text[position], text[position:line_end].lstrip()[:1]
        if not word:
            after_blank = True
        elif key.match(text, position) and (not after_blank or word.islower() or word == "["):
            end, after_blank, hangs = following, False, False
        elif end > start and first in " \t-]}\"'" and (hangs or not after_blank):
            end, after_blank, hangs = following, False, True
        elif word != "#":
            break
        if after_blank and end == start:
            break
        position = following
    return end


def shorten(text: str) -> str:
    """Return a text that fits into a message."""
    return shortened(text, _SHORT)


def and_lines(lines: list[int]) -> str:
    """Return lines by their numbers, in words.

    >>> and_lines([3]), and_lines([3, 7])
    ('line 3', 'lines 3 and 7')
    """
    *first, last = map(str, lines)
    return f"lines {', '.join(first)} and {last}" if first else f"line {last}"

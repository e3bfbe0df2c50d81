"""`full`: as `text`, and under each finding the line with a mark under what is meant."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from profilelint.report.escape import commands, visible
from profilelint.report.style import styled
from profilelint.report.text import closing, headline
from profilelint.report.wrap import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report

#: How much of a long line is shown, in terminal cells.
WIDTH = 100
TAB = "    "
CUT = "…"


class Frame(NamedTuple):
    """A piece of a line, and cells (from 0) in it to mark."""

    text: str
    start: int
    width: int


def render(report: Report) -> str:
    """Return each finding with its line, a blank line behind it, and how many there are."""
    found = [_finding(each, report) for each in report.shown]
    return "".join(f"{part}\n" for part in (*found, *closing(report)))


def _finding(diagnostic: Diagnostic, report: Report) -> str:
    head = headline(diagnostic, colour=report.colour)
    lines = report.lines(diagnostic.path)
    if not 1 <= diagnostic.line <= len(lines):
        return f"{head}\n"
    shown = frame(*stretch(diagnostic, lines))
    number = f"{diagnostic.line:>5}"
    bar = styled("|", "info", colour=report.colour)
    mark = styled("^" * shown.width, diagnostic.severity, colour=report.colour)
    return f"{head}\n{number} {bar} {shown.text}\n      {bar} {' ' * shown.start}{mark}\n"


def stretch(diagnostic: Diagnostic, lines: Sequence[str]) -> tuple[str, int, int]:
    """Return the line of a finding and the characters to mark in it, of a longer stretch those of its first line."""
    line = lines[diagnostic.line - 1]
    start = min(diagnostic.column - 1, len(line))
    end = diagnostic.end_column - 1 if diagnostic.end_line == diagnostic.line else len(line.rstrip())
    return line, start, min(max(start, end), len(line))


def frame(line: str, start: int, end: int, width: int = WIDTH) -> Frame:
    """Return a line cut to `width` cells around the characters from `start` to `end`, and where these stand in it.

    >>> frame("岡本 [here](x)", 3, 12)
    Frame(text='岡本 [here](x)', start=5, width=9)
    """
    end = min(end, start + max(1, _number(line[start : min(end, start + width)], width)))
    marked = _shown(line[start:end])
    room = max(0, width - cells(marked))
    after = _fitted(line[end:], room)
    before = _fitted(line[:start], max(room // 2, room - cells(after)), tail=True)
    after = _fitted(line[end:], room - cells(before))
    return _composed(before, marked, after)


def _composed(before: str, marked: str, after: str) -> Frame:
    """Three visible pieces as one, with what only together would be a command to the log of a CI system cut."""
    text = before + marked + after
    cuts = commands(text)
    for at in reversed(cuts):
        text = f"{text[:at]}\\x{ord(text[at]):02x}{text[at + 1 :]}"
    end = len(before) + len(marked)
    ahead, within = (3 * sum(a <= at < b for at in cuts) for a, b in ((0, len(before)), (len(before), end)))
    return Frame(text.rstrip(), cells(before) + ahead, max(1, cells(marked) + within))


def _fitted(text: str, room: int, *, tail: bool = False) -> str:
    """Return the head or the tail of a text, as it is shown, in at most `room` cells (at least one)."""
    if len(text) <= max(room, 0) and cells(whole := _shown(text)) <= max(room, 0):
        return whole
    number = _number(text, room - 1, tail=tail)
    kept = _shown(text[len(text) - number :] if tail else text[:number])
    return CUT + kept if tail else kept + CUT


def _number(text: str, room: int, *, tail: bool = False) -> int:
    """Return how many characters of the head or the tail of a text can be shown in `room` cells."""

    def taken(number: int) -> int:
        return cells(_shown(text[len(text) - number :] if tail else text[:number]))

    return max(bisect_right(range(min(len(text), max(room, 0)) + 1), room, key=taken) - 1, 0)


def _shown(text: str) -> str:
    return visible(text.replace("\t", TAB))

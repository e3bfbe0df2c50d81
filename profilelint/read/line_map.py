"""From what the Markdown parser says (lines, and positions in their joined contents) to offsets in the file."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import LINE_END
from profilelint.model.finding import Span

_PREFIX = lazy_pattern(r"[ \t>]*")
_MARKER = lazy_pattern(r"[-+*]|\d{1,9}[.)]")
#: What the parser takes for white space at the ends of a block: CommonMark's, Unicode's Zs, U+2028 and U+2029.
BLANK = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"


class Map:
    """From positions in the content of one inline token to offsets in the file; both ascend."""

    __slots__ = ("offsets", "positions", "runs")

    def __init__(self, positions: list[int], offsets: list[int], runs: list[Span]) -> None:
        self.positions = positions
        self.offsets = offsets
        self.runs = runs  #: where the content stands in the file, line by line

    def at(self, position: int) -> int:
        """Return the offset of the character at `position` of the content."""
        index = max(bisect_right(self.positions, position) - 1, 0)
        return self.offsets[index] + position - self.positions[index]

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` of the content stand in the file."""
        if len(self.positions) == 1:
            shift = self.offsets[0] - self.positions[0]
            return Span(start + shift, max(start, end) + shift)
        if end <= start:
            return Span(self.at(start), self.at(start))
        return Span(self.at(start), self.at(end - 1) + 1)


class Lines:
    """The lines of a page's body: `lines[n]` starts at `starts[n]` in the file."""

    def __init__(self, body: str, base: int) -> None:
        if "\r" in body:
            pieces = [*LINE_END.finditer(body)]
            self.starts = [base, *(base + piece.end() for piece in pieces)]
            self.source = LINE_END.sub("\n", body)
            self.lines = self.source.split("\n")
        else:
            self.source = body
            self.lines = body.split("\n")
            self.starts = [*accumulate([len(line) + 1 for line in self.lines], initial=base)]
        self._columns: dict[int, int] = {}

    def content_start(self, line: int) -> int:
        """Return the column at which the innermost block that starts on `line` begins."""
        found = _PREFIX.match(self.lines[line], self._columns.get(line, 0))
        return found.end() if found else 0

    def open_item(self, line: int) -> int:
        """Return the offset of the next list marker on `line`; what starts there next begins behind it."""
        column = self.content_start(line)
        marker = _MARKER.match(self.lines[line], column)
        self._columns[line] = marker.end() if marker else column
        return self.starts[line] + column

    def block(self, first: int, end: int) -> Span:
        """Return the block that takes the lines from `first` to before `end`, without blank lines behind it."""
        start = self.starts[first] + self.content_start(first)
        return Span(start, max(start, self.end_of(first, end)))

    def end_of(self, first: int, end: int) -> int:
        """Return the offset behind the last character of the lines from `first` to before `end` that is no blank."""
        last = min(end, len(self.lines)) - 1
        while last > first and not self.lines[last].strip(" \t>"):
            last -= 1
        return self.starts[last] + len(self.lines[last].rstrip(BLANK))

    def code_start(self, content: str, line: int) -> int:
        """Return the offset at which the indentation of an indented code block starts."""
        source = self.lines[line]
        column = len(source) - len(content.split("\n", 1)[0])
        indentation = source[max(column - 4, 0) : column]
        blanks = len(indentation) - len(indentation.rstrip(" "))
        tab = blanks < 4 and indentation[: len(indentation) - blanks].endswith("\t")
        return self.starts[line] + column - blanks - tab

    def text(self, content: str, first: int) -> Map:
        """Place the content of a paragraph or a setext heading: each of its lines is the tail of one of the file.

        The parser leaves out lines at the start that hold nothing but such white space as it does not take for blank.
        """
        while (
            content and not self.lines[first][self.content_start(first) :].strip(BLANK) and first + 1 < len(self.lines)
        ):
            first += 1
        if "\n" not in content:
            return self._tail(content, self.lines[first].rstrip(BLANK), first)
        positions: list[int] = []
        offsets: list[int] = []
        runs: list[Span] = []
        position = 0
        for line, piece in enumerate(content.split("\n"), first):
            stripped = piece.strip(BLANK)
            offset = self.starts[line] + len(self.lines[line].rstrip(BLANK)) - len(stripped)
            positions.append(position + (len(piece) - len(piece.lstrip(BLANK)) if len(stripped) < len(piece) else 0))
            offsets.append(offset)
            runs.append(Span(offset, offset + len(stripped)))
            position += len(piece) + 1
        return Map(positions, offsets, runs)

    def heading(self, content: str, line: int) -> Map:
        """Place the content of an ATX heading: the tail of its line, but for closing `#`."""
        source = self.lines[line].rstrip(BLANK)
        if not source.endswith(content):
            source = source.rstrip("#").rstrip(BLANK)
        return self._tail(content, source, line)

    def _tail(self, content: str, source: str, line: int) -> Map:
        """Place a content that `source`, which begins where `line` does, ends with."""
        offset = self.starts[line] + len(source) - len(content)
        return Map([0], [offset], [Span(offset, offset + len(content))])

    def cells(self, line: int) -> list[Map]:
        r"""Place the cells of a table row, in order; `\|` is one character of a cell's content."""
        source = self.lines[line]
        start, end = self.content_start(line), len(source.rstrip(BLANK))
        bars = [bar.start() for bar in _BAR.finditer(source, start, end)]
        edges = [start - 1, *bars, end]
        cells = [(left + 1, right) for left, right in pairwise(edges)]
        if cells and cells[0][0] == cells[0][1]:
            del cells[0]
        if cells and cells[-1][0] == cells[-1][1]:
            del cells[-1]
        return [self._cell(line, left, right) for left, right in cells]

    def _cell(self, line: int, left: int, right: int) -> Map:
        source = self.lines[line][left:right]
        left += len(source) - len(source.lstrip(BLANK))
        source = source.strip(BLANK)
        first, *rest = source.split("\\|")
        positions: list[int] = []
        offsets: list[int] = []
        runs: list[Span] = []
        offset, position = self.starts[line] + left, 0
        for piece in (first, *("|" + piece for piece in rest)):
            positions.append(position)
            offsets.append(offset)
            runs.append(Span(offset, offset + len(piece)))
            offset, position = offset + len(piece) + 1, position + len(piece)
        return Map(positions, offsets, runs)


#: A bar that separates cells: not one behind a backslash (markdown-it looks one character back, and no further).
_BAR = lazy_pattern(r"(?<!\\)\|")

r"""Asterisks that no renderer takes for emphasis, so that readers see them.

kramdown (`parser/kramdown/emphasis.rb`) and Pandoc (`Text.Pandoc.Readers.Markdown`, `strongOrEmph`) pair them by
blanks alone; Goldmark and GitHub as CommonMark does, which the reader of pages has done already.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from profilelint.analysis.markup import page_source, text_blocks
from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import nodes_within
from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.document import Document
    from profilelint.read.renderers import Renderer

_STARS = lazy_pattern(r"\*+")
#: A block with more asterisks is not looked at, nor one that is longer: that bounds the time.
_MOST_STARS, _LONGEST = 60, 5000
_ELEMENT = lazy_pattern(r"<([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]{0,2000})?>")
_ITEM = lazy_pattern(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*")


class LeftStars(NamedTuple):
    """The asterisks of a block that readers see, each run of them in order; `kind` is that of the block.

    >>> LeftStars("text", Span(0, 9), (Span(0, 2),)).runs
    (Span(start=0, end=2),)
    """

    kind: str
    block: Span
    runs: tuple[Span, ...]


def left_stars(document: Document, renderer: Renderer) -> Iterator[LeftStars]:
    r"""Yield the asterisks that readers of a page see, block by block; of raw HTML, none.

    >>> from profilelint.read.renderers.kramdown import KRAMDOWN
    >>> from profilelint.read.renderers.github import GITHUB
    >>> from profilelint.toolkit import read_page
    >>> page = read_page("a.md", b"**Award:**Best\n")
    >>> [each.runs for each in left_stars(page, KRAMDOWN)], [len(each.runs) for each in left_stars(page, GITHUB)]
    ([], [2])
    """
    text = page_source(document).text
    for block in text_blocks(document, renderer):
        start, end = block.span
        stars = text.count("*", start, end)
        if block.kind == "raw" or not stars or stars > _MOST_STARS or end - start > _LONGEST:
            continue
        start += _item(text, start, end)
        for part in _cells(text, start, end) if block.kind == "row" else [Span(start, end)]:
            if renderer.marks_need_words:
                taken = _marked(document, part)
            else:
                taken = _Pairs(text, part, _closed(document, part, renderer), renderer).taken
            runs = _runs(text, part, taken)
            if runs:
                yield LeftStars(block.kind, part, tuple(runs))


def _item(text: str, start: int, end: int) -> int:
    """Return how many characters the marks of an item or a quotation take at the beginning of a block."""
    found = _ITEM.match(text, start, end)
    return found.end() - start if found else 0


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    position = start
    for bar in re.finditer(r"\|", text[start:end]):
        yield Span(position, start + bar.start())
        position = start + bar.end()
    yield Span(position, end)


def _runs(text: str, part: Span, taken: set[int]) -> list[Span]:
    """Return the runs of asterisks that are not taken."""
    found: list[Span] = []
    for stars in _STARS.finditer(text, *part):
        left = [at for at in range(*stars.span()) if at not in taken]
        if left:
            found.append(Span(left[0], left[-1] + 1))
    return found


def _marked(document: Document, part: Span) -> set[int]:
    marks: Sequence[Span] = document.marks
    first = bisect_left(marks, part.start, key=lambda span: span.start)
    taken: set[int] = set()
    for mark in marks[first:]:
        if mark.start >= part.end:
            break
        taken.update(range(*mark))
    return taken


def _closed(document: Document, part: Span, renderer: Renderer) -> dict[int, int]:
    """Return where links begin and end that emphasis does not cross; for kramdown, elements of HTML as well."""
    found = {link.span.start: link.span.end for link in nodes_within(document.links, part) if link.kind != "html"}
    html = page_source(document).html
    if renderer.raw_elements and "<" in html[part.start : part.end]:
        for tag in _ELEMENT.finditer(html, *part):
            end = html.find(f"</{tag[1]}>", tag.end(), part.end)
            if end >= 0:
                found.setdefault(tag.start(), end)
    return found


class _Pairs:
    """Pairs asterisks as kramdown does: one inside another only where it is of the other kind.

    `taken` are those that make emphasis.
    """

    def __init__(self, text: str, part: Span, closed: dict[int, int], renderer: Renderer) -> None:
        self.text = text
        self.taken: set[int] = set()
        self.closed = sorted(closed.items())
        self.closes_behind_blank = renderer.closes_behind_blank
        self.unclosed: set[tuple[int, int, frozenset[int]]] = set()  # what has been looked for in vain
        self.read(part.start, part.end, "", frozenset())

    def read(self, position: int, end: int, stop: str, open_kinds: frozenset[int]) -> int:
        """Read up to `stop`, and return where it stands; -1 where it does not come before `end`."""
        begin = position
        while (at := self.text.find("*", position, end)) >= 0:
            index = bisect_left(self.closed, (position, 0))
            if index < len(self.closed) and self.closed[index][0] < at:
                start, behind = self.closed[index]
                self.read(start + 1, min(behind, end), "", open_kinds)
                position = max(start + 1, behind)
                continue
            if stop and at > begin and self._closes(at, stop):
                return at
            length = 2 if self.text.startswith("**", at) else 1
            position = self._open(at, length, end, open_kinds) or at + length
        return -1

    def _closes(self, at: int, stop: str) -> bool:
        if not self.text.startswith(stop, at):
            return False
        if not self.closes_behind_blank and self.text[at - 1].isspace():
            return False
        two = self.text.startswith("**", at) and not self.text.startswith("***", at)
        return len(stop) == 2 or not two

    def _open(self, at: int, length: int, limit: int, open_kinds: frozenset[int]) -> int:
        """Return where reading goes on behind the emphasis that begins here; 0 where none does."""
        behind = self.text[at + length : at + length + 1]
        if not behind or behind.isspace() or length in open_kinds or at + length >= limit:
            return 0
        for tried in (length, 1) if length == 2 and 1 not in open_kinds else (length,):
            if (tried, limit, open_kinds) in self.unclosed:
                continue
            before = set(self.taken)
            end = self.read(at + tried, limit, "*" * tried, open_kinds | {tried})
            if end >= 0:
                self.taken.update(range(at, at + tried), range(end, end + tried))
                return end + tried
            self.unclosed.add((tried, limit, open_kinds))
            self.taken.clear()
            self.taken.update(before)
        return 0

"""Arithmetic with stretches of a page."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: So many characters are split into lines at a time: a file may have millions of them.
_CHUNK = 200_000


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order; spans that touch or overlap become one.

    >>> merge_spans([Span(4, 6), Span(0, 2), Span(1, 3)])
    [Span(start=0, end=3), Span(start=4, end=6)]
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def subtract_spans(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """Return what `holes` leave of `spans`; both are in order, holes may overlap, and empty spans are left out.

    >>> subtract_spans([Span(0, 9)], [Span(2, 4), Span(3, 5)])
    [Span(start=0, end=2), Span(start=5, end=9)]
    """
    left: list[Span] = []
    index = 0
    for span in spans:
        start, end = span
        while index < len(holes) and holes[index].end <= start:
            index += 1
        current = index
        while current < len(holes) and holes[current].start < end:
            hole = holes[current]
            if hole.start > start:
                left.append(Span(start, hole.start))
            start = max(start, hole.end)
            current += 1
        if start < end:
            left.append(span if start == span.start else Span(start, end))
    return left


def line_starts(text: str) -> list[int]:
    r"""Return the offset at which each line of a text starts.

    >>> line_starts("one\r\ntwo\rthree\n")
    [0, 5, 9, 15]
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    starts = [0]
    for chunk in range(0, len(text), _CHUNK):
        lines = text[chunk : chunk + _CHUNK].split("\n")
        starts += [chunk + end for end in accumulate(len(line) + 1 for line in lines[:-1])]
    return starts

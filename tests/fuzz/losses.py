"""Whether a safe fix has changed what it should not have."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.document import line_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profilelint.model.finding import Diagnostic, PlacedEdit

_LINE_END = re.compile("\r\n|\n|\r")
_INVALID = re.compile("[\udc80-\udcff]")


class Edit(NamedTuple):
    """A change of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def text_of(data: bytes) -> str:
    """The bytes as text; those that are not UTF-8 as lone surrogates."""
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2]) if len(data) % 2 == 0 else None
    return data.decode(wide, "surrogatepass") if wide else data.decode("utf-8", "surrogateescape")


def encoded(text: str, data: bytes) -> bytes:
    """The text in the encoding of a file."""
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2]) if len(data) % 2 == 0 else None
    return text.encode(wide, "surrogatepass") if wide else text.encode("utf-8", "surrogateescape")


def safe_edits(text: str, diagnostics: Iterable[Diagnostic]) -> list[list[Edit]]:
    """The edits that a report shows, by fix, as characters of the text."""
    starts = line_starts(text)
    fixes = (each.fix for each in diagnostics if each.fix and each.fix.safe)
    return [[_edit(text, starts, each) for each in fix.edits] for fix in fixes]


def _edit(text: str, starts: Sequence[int], edit: PlacedEdit) -> Edit:
    def offset(line: int, column: int) -> int:
        return starts[line - 1] + column - 1 + (line == 1 and text.startswith("\ufeff"))

    start, end = offset(edit.line, edit.column), offset(edit.end_line, edit.end_column)
    # A byte order mark takes no column: what deletes nothing there deletes the mark.
    return Edit(start - 1 if start == end == 1 and not edit.text else start, end, edit.text)


class Shown(NamedTuple):
    """What the shown edits of all rounds touch: characters of the first text, places between them, and new texts.

    `rewritten` are the characters among `touched` for which something else is written.
    """

    touched: set[int]
    rewritten: set[int]
    cuts: set[int]
    texts: list[str]


def replay(data: bytes, check: Callable[[bytes], Iterable[Diagnostic]], rounds: int = 10) -> Shown:
    """Make the edits that reports show, round for round, and remember what they touch."""
    text = text_of(data)
    origins: list[int | None] = list(range(len(text)))
    shown = Shown(set(), set(), set(), [])
    for _ in range(rounds):
        edits = sorted({edit for fix in safe_edits(text, check(encoded(text, data))) for edit in fix})
        for start, end, new in edits:
            here = {each for each in origins[start:end] if each is not None}
            shown.touched.update(here)
            shown.rewritten.update(here if new else ())
            shown.cuts.update(each for each in origins[end : end + 1] if each is not None)
            shown.texts.append(new)
        if not edits:
            break
        text, origins = _applied(text, origins, edits)
    return shown


def _applied(text: str, origins: list[int | None], edits: list[Edit]) -> tuple[str, list[int | None]]:
    parts: list[str] = []
    places: list[int | None] = []
    position = -1
    for start, end, new in edits:
        if start < position or (start == position == end):
            continue
        parts += (text[max(0, position) : start], new)
        places += (*origins[max(0, position) : start], *([None] * len(new)))
        position = end
    return "".join([*parts, text[max(0, position) :]]), [*places, *origins[max(0, position) :]]


def lost(before: bytes, after: bytes, shown: Shown | None = None) -> str:
    """What a fix has lost, in words; "" if nothing. Without `shown`, only what no edit may ever lose is looked at."""
    old, new = text_of(before), text_of(after)
    if new.count("\ufffd") > old.count("\ufffd"):
        return "U+FFFD is written"
    if shown and any(_INVALID.match(old, each) for each in shown.rewritten) and _fewer(_INVALID, old, new):
        return "bytes that are not UTF-8 are rewritten"
    if fault := _line_ends(old, new, shown):
        return fault
    return _changed_elsewhere(before, after, shown) if shown else ""


def _fewer(pattern: re.Pattern[str], old: str, new: str) -> bool:
    return bool(Counter(pattern.findall(old)) - Counter(pattern.findall(new)))


def _line_ends(old: str, new: str, shown: Shown | None) -> str:
    ends, others = Counter(_LINE_END.findall(old)), Counter(_LINE_END.findall(new))
    if ends and others.keys() - ends.keys():
        return "line ends of another kind are written"
    if shown is None:
        return ""
    gone = sum(old[each] in "\r\n" for each in shown.touched)
    added = sum(len(_LINE_END.findall(each)) for each in shown.texts)
    if not -added <= ends.total() - others.total() <= gone:
        return "line ends are lost or added"
    return ""


def _changed_elsewhere(before: bytes, after: bytes, shown: Shown) -> str:
    """Whether what no edit touches is no longer there, in order; in bytes, as those around an edit may join."""
    old = text_of(before)
    bounds = sorted({0, len(old), *shown.cuts, *shown.touched, *(each + 1 for each in shown.touched)})
    position = 0
    for start, end in pairwise(bounds):
        if start in shown.touched:
            continue
        kept = encoded(old[start:end], before)
        found = after.find(kept, position)
        if found < 0:
            return "characters are changed that no shown edit touches"
        position = found + len(kept)
    return ""

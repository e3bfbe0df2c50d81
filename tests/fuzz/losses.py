"""Whether a safe fix has changed what it should not have."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from profilelint.engine.fix import Fixer, edits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profilelint.engine.dispatch import Engine
    from profilelint.engine.fold import Said
    from profilelint.engine.recheck import Page
    from profilelint.model.finding import Edit

_LINE_END = re.compile("\r\n|\n|\r")
_INVALID = re.compile("[\udc80-\udcff]")


def text_of(data: bytes) -> str:
    """The bytes as text; those that are not UTF-8 as lone surrogates."""
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2]) if len(data) % 2 == 0 else None
    return data.decode(wide, "surrogatepass") if wide else data.decode("utf-8", "surrogateescape")


def encoded(text: str, data: bytes) -> bytes:
    """The text in the encoding of a file."""
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2]) if len(data) % 2 == 0 else None
    return text.encode(wide, "surrogatepass") if wide else text.encode("utf-8", "surrogateescape")


class Shown(NamedTuple):
    """What the edits of all rounds touch: characters of the first text, places between them, and new texts.

    `rewritten` are the characters among `touched` for which something else is written.
    """

    touched: set[int]
    rewritten: set[int]
    cuts: set[int]
    texts: list[str]


class Recorder(Fixer):
    """A fixer that remembers the edits of each round."""

    def __init__(self, engine: Engine, unsafe: bool) -> None:
        super().__init__(engine, unsafe)
        self.rounds: list[list[Edit]] = []
        self._tried_edits: dict[str, list[Edit]] = {}

    def fixed(self, page: Page) -> tuple[Page, set[str]]:
        self.rounds = []
        return super().fixed(page)

    def _round(self, page: Page) -> tuple[Page, set[str]]:
        after, rules = super()._round(page)
        if rules:
            self.rounds.append(self._tried_edits[after.document.text])
        return after, rules

    def _tried(self, page: Page, made: Sequence[Said]) -> tuple[Page | None, list[Said], str]:
        new, blamed, why = super()._tried(page, made)
        if new:
            self._tried_edits[new.document.text] = edits_of(each.finding.fix for each in made if each.finding.fix)
        return new, blamed, why


def recorded(fix: Callable[[], bytes]) -> tuple[bytes, list[list[Edit]]]:
    """What `fix` makes of a page, and the edits of each round, which are those of findings."""
    made: list[Recorder] = []

    def recorder(engine: Engine, unsafe: bool) -> Recorder:
        made.append(Recorder(engine, unsafe))
        return made[-1]

    with patch("profilelint.engine.fix.Fixer", recorder):
        after = fix()
    return after, made[-1].rounds if made else []


def replay(data: bytes, rounds: Iterable[Iterable[Edit]]) -> Shown:
    """Make the edits of findings, round for round, and remember what they touch."""
    text = text_of(data)
    origins: list[int | None] = list(range(len(text)))
    shown = Shown(set(), set(), set(), [])
    for each in rounds:
        edits = sorted(each)
        for (start, end), new in edits:
            here = {origin for origin in origins[start:end] if origin is not None}
            shown.touched.update(here)
            shown.rewritten.update(here if new else ())
            shown.cuts.update(origin for origin in origins[end : end + 1] if origin is not None)
            shown.texts.append(new)
        origins = _applied(origins, edits)
    return shown


def _applied(origins: list[int | None], edits: list[Edit]) -> list[int | None]:
    places: list[int | None] = []
    position = 0
    for (start, end), new in edits:
        places += (*origins[position:start], *([None] * len(new)))
        position = end
    return [*places, *origins[position:]]


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

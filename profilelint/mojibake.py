"""Garbled text ("mojibake"): find it, and say what it was.

UTF-8 that some program took for Windows-1252 or Latin-1 shows every character beyond ASCII as two to four: `é` becomes
`Ã©`, an emoji becomes `ðŸŽ¿`. A run of such characters is found by the shape of UTF-8 (here), read backwards
(`restore.py`), and believed if what comes out exists, takes nothing with it that is not part of it, and is more
plausible than what stands there (`plausible.py`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint import lazy
from profilelint.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

#: Windows-1252 from 80 to 9F; the bytes without a character stand for themselves, as in Latin-1.
CP1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"

#: A byte that goes on with a character of UTF-8, as it shows; and those of them that hardly stand behind a letter.
_NEXT = r"[\x80-\xbf" + "".join(character for character in CP1252 if character > "\xff") + "]"
_ODD_NEXT = r"[\x80-\x9f€‚ƒ„ˆ‰ŠŒŽ•˜œžŸ¡-©¬¯-±µ-¸¼-¿]"

#: One character, from the byte that starts it; of those that follow, one or two may be missing. Then a run of them.
_CHARACTER = rf"[\xf0-\xf4]{_NEXT}{{2,3}}|ð[Ÿ\x9f]|[\xe0-\xef]{_NEXT}{{0,2}}|[\xc2-\xdf]{_NEXT}?"
TOKEN = lazy.compile(_CHARACTER)
RUN = lazy.compile(rf"(?:{_CHARACTER}){{1,2000}}+")
_PAIR = lazy.compile(rf"[\xc2-\xf4]{_NEXT}")
_C1 = lazy.compile(r"[\x80-\x9f]")

#: How much of a run with missing bytes is read, in characters: its beginning, if it is a whole page without a blank.
LONGEST = 600

#: What rejects clean text: it must stand in a line that is garbled, and hardly stands in one that is not.
_SUSPECT = lazy.compile(
    rf"[\xc2-\xf4](?:(?<=[ÂÃÎÏÐÑâ]){_NEXT}|{_ODD_NEXT}|(?<=[a-z][ÃÄÅ])"
    rf"|{_NEXT}(?:{_ODD_NEXT}|(?=[\xc2-\xf4]{_NEXT}|{_NEXT}?[a-z])))"
)

#: How much more plausible a reading must be than what stands there: by itself; where the same letter starts what is
#: garbled for certain; and where all that is not ASCII in the line can be read, and some of it is garbled for certain.
_ALONE, _AMONG_OTHERS, _IN_LINE = 2, 1, -1


class Garbled(NamedTuple):
    """A run of garbled characters, and what it may have been, the likeliest first; `lost` bytes are missing in it."""

    start: int
    end: int
    candidates: tuple[str, ...]
    lost: int

    @property
    def exact(self) -> bool:
        """Whether nothing was lost, so that there is one candidate, and no doubt."""
        return not self.lost


class _Judged(NamedTuple):
    garbled: Garbled
    gain: int
    lead: str


class _Line(NamedTuple):
    runs: list[_Judged]
    whole: bool


def find(text: str) -> list[Garbled]:
    r"""The garbled runs of a text, in order; clean text costs one search.

    >>> find("MÃ¼nchen, Â½ litre, â€œquotedâ€\x9d and SÃO PAULO")[0]
    Garbled(start=1, end=3, candidates=('ü',), lost=0)
    >>> [each.candidates[0] for each in find("MÃ¼nchen, Â½ litre, â€œquotedâ€\x9d and SÃO PAULO")]
    ['ü', '½', '“', '”']
    >>> find("cycling ðŸš´ðŸ» and")[0].candidates[0], find("„Spaß“, “CAFÉ”, voilà\xa0»")
    ('🚴🏻', [])
    """
    lines = [_judge_line(text, *line) for line in _suspect_lines(text)]
    certain = {each.lead for line in lines for each in line.runs if each.gain >= _ALONE}
    return [each.garbled for line in lines for each in line.runs if each.gain >= _needed(each, line, certain)]


def is_suspect(text: str) -> bool:
    """Whether a text may hold anything garbled: one search, which nearly all clean text fails."""
    return _SUSPECT.search(text) is not None


def _suspect_lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines start and end that have something suspect."""
    end = 0
    while suspect := _SUSPECT.search(text, end):
        start = text.rfind("\n", end, suspect.start()) + 1 or end
        end = text.find("\n", suspect.end())
        end = end if end >= 0 else len(text)
        yield start, end


def _judge_line(text: str, start: int, end: int) -> _Line:
    runs = []
    position = start
    while run := RUN.search(text, position, end):
        judged = _judge(text, run) if is_readable(run[0]) else None
        if judged and not _clings(text, judged.garbled, position):
            runs.append(judged)
        read_on = judged and judged.garbled.end - run.start() < LONGEST
        position = judged.garbled.end if judged and read_on else run.end()
    read = sum(each.garbled.end - each.garbled.start for each in runs if each.gain >= _IN_LINE)
    foreign = sum(not character.isascii() for character in text[start:end])
    return _Line(runs, read == foreign and any(each.gain >= _ALONE for each in runs))


def is_readable(run: str) -> bool:
    """Whether a run has two bytes of a character, or is a letter that often is all that is left of one."""
    return run in {"Ã", "Ä", "Å"} or _PAIR.search(run) is not None


def _judge(text: str, run: re.Match[str]) -> _Judged | None:
    start, end = run.span()
    best = _best(text[max(0, start - 3) : start], run[0], text[end : end + 2])
    if not best:
        return None
    length, candidates, lost, gain = best
    return _Judged(Garbled(start, start + length, candidates, lost), gain, run[0][0])


@lru_cache(maxsize=1000)
def _best(before: str, run: str, after: str) -> tuple[int, tuple[str, ...], int, int] | None:
    """How much of a run can be read, its best readings, how many bytes they lack, and how much better they are."""
    from profilelint.plausible import cost, kinds_of
    from profilelint.restore import readings

    length, found = readings(run, before)
    run, after = run[:length], (run[length:] + after)[:2]
    costs = {
        each: cost(kinds_of(before + each.text + after)) + bool(each.lost)
        for each in found
        if not _C1.search(each.text)
    }
    if not costs:
        return None
    best = min(costs.values())
    chosen = [each for each in costs if costs[each] == best]
    chosen = [each for each in chosen if not each.lost][:1] or chosen
    return (
        length,
        tuple(dict.fromkeys(each.text for each in chosen)),
        chosen[0].lost,
        cost(kinds_of(before + run + after)) - best,
    )


def _clings(text: str, run: Garbled, position: int) -> bool:
    """Whether something stands beside a run that was garbled otherwise; all before `position` has been read."""
    from profilelint.plausible import NEIGHBOURS, kind

    before, after = text[max(run.start - 1, position) : run.start], text[run.end : run.end + 1]
    if not before.isascii() and kind(before) not in NEIGHBOURS:
        return True
    return not after.isascii() and kind(after) not in NEIGHBOURS and not _PAIR.match(text, run.end)


def _needed(run: _Judged, line: _Line, certain: set[str]) -> int:
    """How much better the reading of a run must be."""
    if line.whole:  # where one letter may be just that
        return 0 if run.garbled.end - run.garbled.start == 1 else _IN_LINE
    return _AMONG_OTHERS if run.lead in certain else _ALONE

"""Garbled text ("mojibake"): find it, and say what it was.

UTF-8 that some program took for Windows-1252 shows every character beyond ASCII as two to four: `é` becomes `Ã©`, an
emoji becomes `ðŸŽ¿`; other tables (`wrong_codecs.py`) make other characters of it. A line that has something suspect
(`suspect.py`) is read by each table, and from pairs of bytes (`double_byte.py`): a run of characters that has the shape
of UTF-8 is read backwards (`decode.py`), and believed (`judge.py`) if what comes out exists, takes nothing with it that
is not part of it, and is more plausible than what stands there (`plausibility.py`). The line is what most can be made
of.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.text.mojibake import wrong_codecs
from profilelint.text.mojibake.judge import ALONE, BESIDE, Garbled, Judged, clings, judge, said_less
from profilelint.text.mojibake.suspect import SUSPECT
from profilelint.text.mojibake.wrong_codecs import LONGEST, Codec

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = lazy_pattern(r"\w{3,}")
_BEFORE, _AFTER = lazy_pattern(r"\w{0,40}\Z"), lazy_pattern(r"\w{0,40}")

#: How much more plausible a reading must be than what stands there, beside `ALONE`: where the same letter starts what
#: is garbled for certain; where all that is not ASCII in the line can be read, and some of it is garbled for certain;
#: and letters beside such that are far likelier than what stands there.
_AMONG_OTHERS, _EXACT_IN_LINE, _IN_LINE, _LIKELY = 1, 0, -1, -3

#: How many bits more likely than what stands there a reading must be to be believed for its letters, beside what is
#: garbled for certain: if it lost bytes, and if not.
_LETTERS_LOST, _LETTERS = 5, 10

#: How much of a line is judged together, and after how many characters that make no sense a page is given up.
_LINE, _NOISE = 2000, 10_000

#: After how many characters that lost bytes only what lost none is read, as the former is slow to guess.
_DOUBTFUL = 20_000


class _Line(NamedTuple):
    codec: Codec
    runs: list[Judged]
    whole: bool

    @property
    def is_certain(self) -> bool:
        """Whether something in the line is garbled for certain."""
        return any(each.gain >= ALONE for each in self.runs)


def find_mojibake(text: str) -> list[Garbled]:
    r"""Return the garbled characters of a text, in order; for clean text this costs one search.

    >>> find_mojibake("MÃ¼nchen, Â½ litre, â€œquotedâ€\x9d and SÃO PAULO")[0]
    Garbled(start=1, end=3, candidates=('ü',), lost=0)
    >>> [each.candidates[0] for each in find_mojibake("MÃ¼nchen, Â½ litre, â€œquotedâ€\x9d and SÃO PAULO")]
    ['ü', '½', '“', '”']
    >>> find_mojibake("cycling ðŸš´ðŸ» and")[0].candidates[0], find_mojibake("„Spaß“, “CAFÉ”, voilà\xa0»")
    ('🚴🏻', [])
    """
    lines = _judge_lines(text)
    certain = {(line.codec, each.lead) for line in lines for each in line.runs if each.gain >= ALONE}
    found = [each.garbled for line in lines for each in line.runs if each.gain >= _needed(each, line, certain)]
    if all(len(run.candidates) == 1 for run in found):
        return found
    words = frozenset(_WORD.findall(text))
    return [_known_first(text, run, words) for run in found]


def _known_first(text: str, run: Garbled, words: frozenset[str]) -> Garbled:
    """The run with those candidates first that make a word which stands elsewhere on the page as it should be."""
    before, after = _BEFORE.search(text, max(0, run.start - 40), run.start), _AFTER.match(text, run.end)
    around = (before[0] if before else "", after[0] if after else "")
    return run._replace(
        candidates=tuple(sorted(run.candidates, key=lambda each: around[0] + each + around[1] not in words))
    )


def may_hold_mojibake(text: str) -> bool:
    """Return whether a text may hold garbled characters: one search, which finds nothing in nearly all clean text.

    >>> may_hold_mojibake("MÃ¼nchen"), may_hold_mojibake("Munich")
    (True, False)
    """
    return SUSPECT.search(text) is not None


def _judge_lines(text: str) -> list[_Line]:
    """Return the lines that have something suspect, up to where a page of noise is given up."""
    lines: list[_Line] = []
    noise = doubtful = 0
    for start, end in _suspect_lines(text):
        line = _judge_line(text, start, end, wrong_codecs.codecs(exact=doubtful > _DOUBTFUL))
        if doubtful <= _DOUBTFUL or not line.is_certain:
            noise += _foreign(text[start:end]) - _covered(text, line)
        doubtful += sum(run.garbled.end - run.garbled.start for run in line.runs if run.garbled.lost)
        if noise > _NOISE:
            break
        lines.append(line)
    return lines


def _suspect_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines start and end that have something suspect; of a very long one, what is around that."""
    end = 0
    while suspect := SUSPECT.search(text, end):
        start = max(text.rfind("\n", end, suspect.start()) + 1, end, suspect.start() - _LINE)
        end = text.find("\n", suspect.end())
        end = len(text) if end < 0 else end
        if end > suspect.end() + _LINE:
            blank = text.find(" ", suspect.end() + _LINE, end)
            end = min(blank if blank >= 0 else end, suspect.end() + 2 * _LINE)
        yield start, end


def _judge_line(text: str, start: int, end: int, codecs: tuple[Codec, ...]) -> _Line:
    """Return the line as read by the table with which most is gained."""
    read = [_read_line(text, start, end, codec) for codec in codecs]
    most = max(map(_gain, read))
    likeliest = [line for line in read if _gain(line) == most]
    best = likeliest[0] if len(likeliest) == 1 else max(likeliest, key=partial(_likelier, text))
    double = _double(text, start, end) if not best.whole else None
    return double if double and _covered(text, double) > _covered(text, best) else best


def _double(text: str, start: int, end: int) -> _Line | None:
    """Return the line as read from pairs of bytes."""
    from profilelint.text.mojibake.double_byte import words

    found = words(text[start:end])
    runs = [Judged(Garbled(start + each.start, start + each.end, (each.text,), 0), ALONE, "") for each in found]
    return _Line(wrong_codecs.codecs()[0], runs, whole=True) if runs else None


def _likelier(text: str, line: _Line) -> float:
    """Return how many bits likelier a line is as it was read, as letters behind each other."""
    return sum(said_less(text, each.garbled, line.codec) for each in line.runs if each.gain >= _IN_LINE)


def _covered(text: str, line: _Line) -> int:
    """Return how many characters beyond ASCII are garbled."""
    return sum(_foreign(text[each.garbled.start : each.garbled.end]) for each in line.runs if each.gain >= _IN_LINE)


def _gain(line: _Line) -> int:
    return sum(max(each.gain, 0) for each in line.runs)


def _read_line(text: str, start: int, end: int, codec: Codec) -> _Line:
    data = wrong_codecs.in_bytes(text[start:end], codec)
    runs: list[Judged] = []
    position = 0
    while run := codec.run.search(data, position):
        behind = _behind(text, start + run.start(), runs)
        judged = judge(text, start, run, behind, codec) if wrong_codecs.is_readable(run[0]) else None
        if judged and not clings(text, judged.garbled, start + position, data[judged.garbled.end - start :][:2]):
            runs.append(judged)
        read_on = judged and judged.garbled.end - start - run.start() < LONGEST
        position = judged.garbled.end - start if judged and read_on else run.end()
    line = _Line(codec, runs, whole=False)
    return line._replace(whole=line.is_certain and _covered(text, line) == _foreign(text[start:end]))


def _foreign(text: str) -> int:
    return sum(not character.isascii() for character in text)


def _behind(text: str, first: int, runs: list[Judged]) -> str:
    """Return what stands before a run, as it was."""
    if not runs or runs[-1].garbled.end <= first - BESIDE:
        return text[max(0, first - BESIDE) : first] or " "
    last = runs[-1].garbled
    return (last.candidates[0] + text[last.end : first])[-BESIDE:]


def _needed(run: Judged, line: _Line, certain: set[tuple[Codec, str]]) -> int:
    """Return how much better the reading of a run must be."""
    among_others = (line.codec, run.lead) in certain
    if run.letters > (_LETTERS if run.garbled.exact else _LETTERS_LOST) and (among_others or line.is_certain):
        return _LIKELY if run.garbled.candidates[0].isalpha() else _IN_LINE
    if line.whole:  # where one letter may be just that
        return 0 if run.garbled.end - run.garbled.start == 1 else _IN_LINE
    if run.garbled.exact and line.is_certain:
        return _EXACT_IN_LINE if run.garbled.end - run.garbled.start > 2 else _AMONG_OTHERS
    return _AMONG_OTHERS if among_others else ALONE

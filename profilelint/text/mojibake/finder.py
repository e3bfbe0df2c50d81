"""Garbled text ("mojibake"): find it, and say what it was.

UTF-8 that some program took for Windows-1252 shows every character beyond ASCII as two to four: `é` becomes `Ã©`, an
emoji becomes `ðŸŽ¿`; other tables (`garbling.py`) make other characters of it. A line that has something suspect
(`suspect.py`) is read by each table, and from pairs of bytes (`doublebyte.py`): a run of characters that has the shape
of UTF-8 is read backwards (`restore.py`), and believed if what comes out exists, takes nothing with it that is not part
of it, and is more plausible than what stands there (`plausible.py`). The line is what most can be made of.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base import lazy
from profilelint.text.mojibake import wrong_codecs
from profilelint.text.mojibake.suspect import SUSPECT
from profilelint.text.mojibake.wrong_codecs import LONGEST, MARKS, Codec

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from profilelint.text.mojibake.decode import Reading
    from profilelint.text.mojibake.letter_model import Shares

_WORD = lazy.compile(r"\w{3,}")
_BEFORE, _AFTER = lazy.compile(r"\w{0,40}\Z"), lazy.compile(r"\w{0,40}")
_C1 = lazy.compile(r"[\x80-\x9f]")

#: How much more plausible a reading must be than what stands there: by itself; where the same letter starts what is
#: garbled for certain; where all that is not ASCII in the line can be read, and some of it is garbled for certain; and
#: letters beside such that are far likelier than what stands there.
_ALONE, _AMONG_OTHERS, _EXACT_IN_LINE, _IN_LINE, _LIKELY = 2, 1, 0, -1, -3

#: How many bits less likely than the best a reading may be to be named, and how many more likely than what stands there
#: it must be to be believed for its letters, beside what is garbled for certain: if it lost bytes, and if not.
_AS_LIKELY, _LETTERS_LOST, _LETTERS = 6, 5, 10

#: How much of a line is judged together, and after how many characters that make no sense a page is given up.
_LINE, _NOISE = 2000, 10_000

#: After how many characters that lost bytes only what lost none is read, as the former is slow to guess.
_DOUBTFUL = 20_000

#: How many characters beside a run say what it may have been.
_BESIDE = 4


class Garbled(NamedTuple):
    """Garbled characters from `start` to `end`, and the texts they may have been, the likeliest first.

    `lost` is the number of bytes that are missing.

    >>> Garbled(1, 3, ("ü",), 0).exact
    True
    """

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
    letters: float = 0


class _Line(NamedTuple):
    codec: Codec
    runs: list[_Judged]
    whole: bool

    @property
    def is_certain(self) -> bool:
        """Whether something in the line is garbled for certain."""
        return any(each.gain >= _ALONE for each in self.runs)


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
    certain = {(line.codec, each.lead) for line in lines for each in line.runs if each.gain >= _ALONE}
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
    """Whether a text may hold garbled characters: one search, which finds nothing in nearly all clean text.

    >>> may_hold_mojibake("MÃ¼nchen"), may_hold_mojibake("Munich")
    (True, False)
    """
    return SUSPECT.search(text) is not None


def _judge_lines(text: str) -> list[_Line]:
    """The lines that have something suspect, up to where a page of noise is given up."""
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
    """Where the lines start and end that have something suspect; of a very long one, what is around that."""
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
    """The line as read by the table with which most is gained."""
    read = [_read_line(text, start, end, codec) for codec in codecs]
    most = max(map(_gain, read))
    likeliest = [line for line in read if _gain(line) == most]
    best = likeliest[0] if len(likeliest) == 1 else max(likeliest, key=partial(_likelier, text))
    double = _double(text, start, end) if not best.whole else None
    return double if double and _covered(text, double) > _covered(text, best) else best


def _double(text: str, start: int, end: int) -> _Line | None:
    """The line as read from pairs of bytes."""
    from profilelint.text.mojibake.double_byte import words

    found = words(text[start:end])
    runs = [_Judged(Garbled(start + each.start, start + each.end, (each.text,), 0), _ALONE, "") for each in found]
    return _Line(wrong_codecs.codecs()[0], runs, whole=True) if runs else None


def _likelier(text: str, line: _Line) -> float:
    """How many bits likelier a line is as it was read, as letters behind each other."""
    return sum(_said_less(text, each.garbled, line.codec) for each in line.runs if each.gain >= _IN_LINE)


def _said_less(text: str, run: Garbled, codec: Codec) -> float:
    """How many bits less likely than its best reading a run is as it stands."""
    from profilelint.text.mojibake.letter_model import said
    from profilelint.text.mojibake.likely_languages import likely

    shares = likely(text, run.start, run.end, codec)
    before, after = text[max(0, run.start - _BESIDE) : run.start], text[run.end : run.end + _BESIDE] or " "
    as_it_stands = said(before, text[run.start : run.end] + after, shares)
    return as_it_stands - said(before, run.candidates[0] + after, shares)


def _covered(text: str, line: _Line) -> int:
    """How many characters beyond ASCII are garbled."""
    return sum(_foreign(text[each.garbled.start : each.garbled.end]) for each in line.runs if each.gain >= _IN_LINE)


def _gain(line: _Line) -> int:
    return sum(max(each.gain, 0) for each in line.runs)


def _read_line(text: str, start: int, end: int, codec: Codec) -> _Line:
    data = wrong_codecs.in_bytes(text[start:end], codec)
    runs: list[_Judged] = []
    position = 0
    while run := codec.run.search(data, position):
        behind = _behind(text, start + run.start(), runs)
        judged = _judge(text, start, run, behind, codec) if wrong_codecs.is_readable(run[0]) else None
        if judged and not _clings(text, judged.garbled, start + position, data[judged.garbled.end - start :][:2]):
            runs.append(judged)
        read_on = judged and judged.garbled.end - start - run.start() < LONGEST
        position = judged.garbled.end - start if judged and read_on else run.end()
    line = _Line(codec, runs, whole=False)
    return line._replace(whole=line.is_certain and _covered(text, line) == _foreign(text[start:end]))


def _foreign(text: str) -> int:
    return sum(not character.isascii() for character in text)


def _behind(text: str, first: int, runs: list[_Judged]) -> str:
    """What stands before a run, as it was."""
    if not runs or runs[-1].garbled.end <= first - _BESIDE:
        return text[max(0, first - _BESIDE) : first] or " "
    last = runs[-1].garbled
    return (last.candidates[0] + text[last.end : first])[-_BESIDE:]


def _judge(text: str, start: int, run: re.Match[str], behind: str, codec: Codec) -> _Judged | None:
    first, last = start + run.start(), start + run.end()
    after, shares = _context(text, first, last, codec, exact=wrong_codecs.is_whole(run[0]))
    best = _best(text[max(0, first - 3) : first], text[first:last], after, behind, codec, shares)
    if not best:
        return None
    length, candidates, lost, gain = best
    if len(candidates) > 1:
        from profilelint.text.mojibake.emoji import named_first

        candidates = named_first(candidates, text[first + length : first + length + 24])
    garbled = Garbled(first, first + length, candidates, lost)
    return _Judged(garbled, gain, run[0][0], _said_less(text, garbled, codec) if gain < _ALONE else 0)


def _context(text: str, start: int, end: int, codec: Codec, exact: bool) -> tuple[str, Shares]:
    """What stands behind a run, up to where it is in doubt, and the languages the run is likely written in.

    A run that lost nothing needs to know neither.
    """
    after = text[end : end + _BESIDE]
    if exact:
        return after, ()
    from profilelint.text.mojibake.decode import places
    from profilelint.text.mojibake.likely_languages import likely

    if not after.isascii():
        clear = takewhile(lambda place: len(place) == 1, places(text[end : end + 4 * _BESIDE], codec))
        after = "".join(clear)[:_BESIDE]
    return after, likely(text, start, end, codec)


@lru_cache(maxsize=1000)
def _best(
    before: str, run: str, after: str, behind: str, codec: Codec, shares: Shares
) -> tuple[int, tuple[str, ...], int, int] | None:
    """How much of a run can be read, its best readings, how many bytes they lack, and how much better they are."""
    from profilelint.text.mojibake.decode import readings
    from profilelint.text.mojibake.plausibility import cost, kinds_of

    length, found = readings(run, behind, after, codec, shares)
    run, after = run[:length], (run[length:] + after)[:2]
    found = [each for each in found if not _C1.search(each.text)]
    if not found:
        return None
    costs = {each: cost(kinds_of(before + each.text + after)) + bool(each.lost) for each in found}
    best = min(found, key=lambda each: (costs[each] * 4 + each.bits * bool(each.lost), each.lost))
    likely = [each for each in found if each.lost == 0] if not best.lost else sorted(found, key=lambda each: each.bits)
    chosen = [best, *(each for each in likely if best.lost and each.bits <= best.bits + _AS_LIKELY)]
    return (*_trimmed(length, run, chosen), best.lost, cost(kinds_of(before + run + after)) - costs[best])


def _trimmed(length: int, run: str, chosen: list[Reading]) -> tuple[int, tuple[str, ...]]:
    """How much of a run is read, without the marks at its end that were kept as they are, and the readings of that."""
    texts = [each.text for each in chosen]
    while length > 1 and run[length - 1] in MARKS and texts[0].endswith(run[length - 1]):
        texts = [each[:-1] for each in texts if each.endswith(run[length - 1])]
        length -= 1
    return length, tuple(dict.fromkeys(filter(None, texts)))


def _clings(text: str, run: Garbled, position: int, following: str) -> bool:
    """Whether something stands beside a run that was garbled otherwise; all before `position` has been read."""
    from profilelint.text.mojibake.plausibility import NEIGHBOURS, character_kind

    before, after = text[max(run.start - 1, position) : run.start], text[run.end : run.end + 1]
    if not before.isascii() and character_kind(before) not in NEIGHBOURS:
        return True
    return not after.isascii() and character_kind(after) not in NEIGHBOURS and not wrong_codecs.is_readable(following)


def _needed(run: _Judged, line: _Line, certain: set[tuple[Codec, str]]) -> int:
    """How much better the reading of a run must be."""
    among_others = (line.codec, run.lead) in certain
    if run.letters > (_LETTERS if run.garbled.exact else _LETTERS_LOST) and (among_others or line.is_certain):
        return _LIKELY if run.garbled.candidates[0].isalpha() else _IN_LINE
    if line.whole:  # where one letter may be just that
        return 0 if run.garbled.end - run.garbled.start == 1 else _IN_LINE
    if run.garbled.exact and line.is_certain:
        return _EXACT_IN_LINE if run.garbled.end - run.garbled.start > 2 else _AMONG_OTHERS
    return _AMONG_OTHERS if among_others else _ALONE

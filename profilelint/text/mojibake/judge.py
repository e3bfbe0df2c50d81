"""How a run of garbled characters is judged: what it may have been, and how much more plausible that is."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.text.mojibake import wrong_codecs
from profilelint.text.mojibake.wrong_codecs import MARKS, Codec

if TYPE_CHECKING:
    import re

    from profilelint.text.mojibake.decode import Reading
    from profilelint.text.mojibake.letter_model import Shares

_C1 = lazy_pattern(r"[\x80-\x9f]")

#: How much more plausible a reading must be than what stands there to be believed by itself.
ALONE = 2

#: How many bits less likely than the best a reading may be to be named.
_AS_LIKELY = 6

#: How many characters beside a run say what it may have been.
BESIDE = 4


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


class Judged(NamedTuple):
    """A run, how much more plausible its reading is, its first character, and how many bits likelier its letters."""

    garbled: Garbled
    gain: int
    lead: str
    letters: float = 0


def judge(text: str, start: int, run: re.Match[str], behind: str, codec: Codec) -> Judged | None:
    """The run that begins at `start` in a text, with the best that can be made of it; None where that is nothing."""
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
    return Judged(garbled, gain, run[0][0], said_less(text, garbled, codec) if gain < ALONE else 0)


def _context(text: str, start: int, end: int, codec: Codec, exact: bool) -> tuple[str, Shares]:
    """Return what stands behind a run, up to where it is in doubt, and the languages the run is likely written in.

    A run that lost nothing needs to know neither.
    """
    after = text[end : end + BESIDE]
    if exact:
        return after, ()
    from profilelint.text.mojibake.decode import places
    from profilelint.text.mojibake.likely_languages import likely

    if not after.isascii():
        clear = takewhile(lambda place: len(place) == 1, places(text[end : end + 4 * BESIDE], codec))
        after = "".join(clear)[:BESIDE]
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


def clings(text: str, run: Garbled, position: int, following: str) -> bool:
    """Return whether something stands beside a run that was garbled otherwise; all before `position` has been read."""
    from profilelint.text.mojibake.plausibility import NEIGHBOURS, character_kind

    before, after = text[max(run.start - 1, position) : run.start], text[run.end : run.end + 1]
    if not before.isascii() and character_kind(before) not in NEIGHBOURS:
        return True
    return not after.isascii() and character_kind(after) not in NEIGHBOURS and not wrong_codecs.is_readable(following)


def said_less(text: str, run: Garbled, codec: Codec) -> float:
    """Return how many bits less likely than its best reading a run is as it stands."""
    from profilelint.text.mojibake.letter_model import said
    from profilelint.text.mojibake.likely_languages import likely

    shares = likely(text, run.start, run.end, codec)
    before, after = text[max(0, run.start - BESIDE) : run.start], text[run.end : run.end + BESIDE] or " "
    as_it_stands = said(before, text[run.start : run.end] + after, shares)
    return as_it_stands - said(before, run.candidates[0] + after, shares)

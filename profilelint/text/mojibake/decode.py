"""From garbled characters back to what they may have been.

Where no byte was lost, there is one reading. Where some are missing (`wrong_codecs.py`), every character that the
rest can have come from is a candidate. The readings of a run are built up from left to right, the likeliest ones
being followed. A reading is as likely as its kinds (`plausibility.py`) and its letters (`letter_model.py`) are behind
each other, between what stands before and behind the run, in the languages that it is likely written in
(`likely_languages.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, combinations, product
from typing import NamedTuple

from profilelint.text.mojibake import letter_model, wrong_codecs
from profilelint.text.mojibake.letter_model import Shares
from profilelint.text.mojibake.plausibility import IMPOSSIBLE, character_kind, cost, kinds_of
from profilelint.text.mojibake.wrong_codecs import LONGEST, MARKS, Codec

#: How often text can have been garbled one over the other.
LAYERS = 3

#: How many readings of a run are followed up at a time, how many of them are named, how many there are of one
#: character, and how many bytes of it may be missing.
_PATHS, _NAMED, _OPTIONS, _MISSING = 6, 6, 30, 2

#: What the kinds say counts this many bits; so do a byte that was lost without a trace, a mark that stands behind one
#: and is none, and the marks of one.
_STRANGE, _GONE, _LITERAL = 4, 2, 12
_MARKED = {"\ufffd": 0, "?": 2, " ": 8, "'": 2, '"': 2}


class Reading(NamedTuple):
    """What a run may have been, how many bytes of it were lost, and how many bits it takes to believe it."""

    text: str
    lost: int
    bits: float


class _Option(NamedTuple):
    """A character that some bytes may be, or a mark that is kept."""

    text: str
    kinds: str
    lost: int
    bits: float


class _Path(NamedTuple):
    """A reading of the first characters of a run; `kinds` and `behind` are those before it and of its end."""

    bits: float
    kinds: str
    behind: str
    text: str
    lost: int


def readings(
    run: str, before: str, after: str, codec: Codec, shares: Shares = (), layers: int = LAYERS
) -> tuple[int, list[Reading]]:
    """Return how far a run between `before` and `after` can be read, and what it may have been, the likeliest first.

    >>> cp1252 = wrong_codecs.codecs()[0]
    >>> readings("â€™", "", "", cp1252), readings("Ä", " ", "as", cp1252, (("cs", 1.0),))[1][0].text
    ((3, [Reading(text='’', lost=0, bits=0)]), 'č')
    """
    data = wrong_codecs.in_bytes(run, codec)
    exact = _decoded(data)
    if exact:
        length, found = len(run), [Reading(exact, 0, 0)]
    else:
        length, found = _damaged(data, before, after, codec, shares)
    if layers > 1:
        deeper = (_deeper(reading, before, after, codec, shares, layers - 1) for reading in found)
        found = [*found, *chain.from_iterable([*deeper])]
    return length, found


def _deeper(reading: Reading, before: str, after: str, codec: Codec, shares: Shares, layers: int) -> Iterator[Reading]:
    """Yield what a reading may have been that is garbled itself."""
    data = wrong_codecs.in_bytes(reading.text, codec)
    if not wrong_codecs.is_readable(data) or not codec.run.fullmatch(data):
        return
    length, found = readings(reading.text, before, after, codec, shares, layers)
    if length == len(reading.text):
        yield from (Reading(each.text, each.lost + reading.lost, each.bits + reading.bits) for each in found)


def _damaged(run: str, before: str, after: str, codec: Codec, shares: Shares) -> tuple[int, list[Reading]]:
    """The likeliest readings of a run, in bytes, some of which are missing; they are built up from left to right."""
    end = min(len(run), LONGEST)
    paths: list[list[_Path]] = [[] for _ in range(end + 1)]
    paths[0] = here = [_Path(0, kinds_of(before), before[-4:] or " ", "", 0)]
    length = 0
    for position in range(end):
        if not paths[position]:
            continue
        length, here = position, sorted(paths[position])[:_PATHS]
        for step, options in _steps(run, position, end, codec):
            paths[position + step] += [_grown(path, option, shares) for path in here for option in options]
        if position and run[position] in MARKS:
            kept = _mark(run[position], (run[position + 1 :] + after)[:1])
            paths[position + 1] += [_grown(path, kept, shares) for path in here]
    if paths[end]:
        length, here = end, paths[end]
    following = _kept(run[length:] + after or " ")
    read = [(_grown(path, following, shares).bits, path) for path in here if path.text]
    return length, [Reading(path.text, path.lost, bits) for bits, path in sorted(read)[:_NAMED]]


def _steps(run: str, position: int, end: int, codec: Codec) -> Iterator[tuple[int, tuple[_Option, ...]]]:
    """Yield how many characters from a position on may be one character, and which."""
    token = codec.token.match(run, position, end)
    if not token:
        return
    found = False
    for length in range(len(token[0]), 0, -1):
        options = _options(token[0][:length], codec)
        found = found or bool(options)
        if options:
            yield length, options
        marked = token[0][length - 1] in MARKS
        if not marked and (found or length < 3):  # else the last character may be no part of it
            return


def _grown(path: _Path, option: _Option, shares: Shares) -> _Path:
    kinds = path.kinds + option.kinds
    added = (
        option.bits + _STRANGE * (cost(kinds) - cost(path.kinds)) + letter_model.said(path.behind, option.text, shares)
    )
    behind = (path.behind + option.text)[-letter_model.BEHIND :]
    return _Path(path.bits + added, kinds[-4:], behind, path.text + option.text, path.lost + option.lost)


def _kept(text: str) -> _Option:
    """Return what stands behind a run, as it is."""
    return _Option(text, kinds_of(text[:2]), 0, 0)


def _mark(mark: str, following: str) -> _Option:
    """Return a mark that stands for nothing: one behind missing bytes hardly is, but for a single blank."""
    return _Option(mark, kinds_of(mark), 0, 0 if mark == " " != following else _LITERAL)


@lru_cache(maxsize=10_000)
def _options(token: str, codec: Codec) -> tuple[_Option, ...]:
    """Return what the bytes of one character can mean where some are missing."""
    missing = wrong_codecs.length(token) - len(token)
    marks = sum(each in MARKS for each in token)
    if missing < 0 or missing + marks > _MISSING:
        return ()
    found = {
        _decoded(_filled(filled, places, lost))
        for filled in map("".join, product(*(wrong_codecs.stands_for(each, codec) for each in token)))
        for places in combinations(range(1, len(token) + missing), missing)
        for lost in product(map(chr, codec.lost), repeat=missing)
    }
    bits = _GONE * missing + sum(_MARKED.get(each, 0) for each in token)
    seen = (each for each in found if each and not "\x80" <= each <= "\x9f")
    options = [_Option(each, kinds_of(each), missing + marks, bits) for each in seen]
    return tuple(sorted(options, key=_likely)[:_OPTIONS])


def _likely(option: _Option) -> float:
    return letter_model.bits("", option.text, ()) + _STRANGE * cost(option.kinds)


def _filled(data: str, places: tuple[int, ...], lost: tuple[str, ...]) -> str:
    """Return the bytes with those that were lost put in, so that they stand at `places`, which ascend."""
    filled = [*data]
    for place, byte in zip(places, lost, strict=True):
        filled.insert(place, byte)
    return "".join(filled)


def _decoded(data: str) -> str:
    """UTF-8 as text; nothing if it is none, or holds what nobody could see (but C1, which may be garbled once more)."""
    try:
        text = data.encode("latin-1").decode()
    except UnicodeError:
        return ""
    return "" if IMPOSSIBLE in map(character_kind, text) else text


@lru_cache(maxsize=1000)
def places(text: str, codec: Codec) -> tuple[str, ...]:
    """What each character of a text may be that was read by a table: one where nothing was lost, several elsewhere.

    >>> places("aÃ³Ã", wrong_codecs.codecs()[0])
    ('a', 'ó', 'ÁÍÐÝÏ')
    """
    found: list[str] = []
    position = 0
    for token in wrong_codecs.CHARACTER.finditer(wrong_codecs.in_bytes(text, codec)):
        found += text[position : token.start()]
        position = token.end()
        options = _options(token[0], codec)
        if text[position : position + 1] == " ":  # which may be a byte of it
            options += _options(token[0] + " ", codec)
        found.append("".join(option.text for option in options) or "_")
    return (*found, *text[position:])

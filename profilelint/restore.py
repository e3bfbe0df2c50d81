"""From garbled characters back to what they may have been.

Windows-1252 assigns nothing to five bytes (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT).
Some programs pass them through as control characters, as Latin-1 does, and nothing is lost; others drop them. Then
every character that the rest can have come from is a candidate, and what stands beside it says which is the likeliest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from profilelint.mojibake import CP1252, LONGEST, RUN, TOKEN, is_readable
from profilelint.plausible import IMPOSSIBLE, cost, kind, kinds_of
from profilelint.records import NamedTuple

_TO_LATIN1 = {ord(character): 0x80 + index for index, character in enumerate(CP1252)}
_LOST = b"\x81\x8d\x8f\x90\x9d"

#: How often text can have been garbled one over the other.
LAYERS = 3

#: How many readings of a run are followed up at a time, and how many there are at most for one character of it.
_PATHS, _OPTIONS = 5, 12

#: What is likelier than others that lost the same byte, the likeliest first: signs, letters, emoji.
_LIKELY = (
    "”●←⏰⭐❓❗❌❤✍✝ℝ、】！＝」，。"
    "ÁÍčŁōāŐĐÏÝсАНяэρאםفالا्্்్್്ა"
    "👍🙏🤝📝🔍📍🌍🌐😍😁🎁🏝🥇🦁🧐💐🤍"
    "🏻🏼🏽🏾🏿🏆🏅🏫🏠🏡🏢🏛🏃🏊🏋🏔🏖🏞🏀🏁🏄🏂🏕🏳🏴🏷🐍🐧🐱🐶🐼🐢🐳🐙🐛🐝🐞🍕🍺🍷🍣🍵🍎🍀🍂🍃🍜🍰🍪🍻🍾🍿"
)


class Reading(NamedTuple):
    """What a run may have been, and how many bytes of it were lost."""

    text: str
    lost: int


class _Path(NamedTuple):
    """A reading of the first characters of a run; `kinds` are those of the last of them."""

    total: int
    kinds: str
    reading: Reading


def readings(run: str, before: str, layers: int = LAYERS) -> tuple[int, list[Reading]]:
    """How far a run of garbled characters can be read, and what it may have been; `before` is what stands before it.

    >>> readings("â€™", ""), readings("ðŸš´", "")[1][0].text
    ((3, [Reading(text='’', lost=0)]), '🚴')
    """
    exact = _decoded(_bytes(run))
    length, found = (len(run), [Reading(exact, 0)]) if exact else _lossy(run, before)
    if layers > 1:
        found += [each for reading in found for each in _deeper(reading, before, layers - 1)]
    return length, found


def _deeper(reading: Reading, before: str, layers: int) -> Iterator[Reading]:
    """What a reading may have been that is garbled itself."""
    if RUN.fullmatch(reading.text) and is_readable(reading.text):
        length, found = readings(reading.text, before, layers)
        if length == len(reading.text):
            yield from (Reading(each.text, each.lost + reading.lost) for each in found)


def _lossy(run: str, before: str) -> tuple[int, list[Reading]]:
    """The likeliest readings of a run in which bytes are missing."""
    paths = [_Path(0, kinds_of(before), Reading("", 0))]
    position = 0
    while position < LONGEST and (token := TOKEN.match(run, position)):
        data = _bytes(token[0])
        options = _options(data)
        if not options and len(data) > 2:  # the last character may be no part of it
            data = data[:-1]
            options = _options(data)
        if not options:
            break
        paths = sorted((_grown(path, option) for path in paths for option in options), key=_total)[:_PATHS]
        position += len(data)
        if position < token.end():
            break
    return position, [path.reading for path in paths] if position else []


def _grown(path: _Path, option: _Path) -> _Path:
    kinds = path.kinds + option.kinds
    reading = Reading(path.reading.text + option.reading.text, path.reading.lost + option.reading.lost)
    return _Path(path.total + cost(kinds) - cost(path.kinds), kinds[-4:], reading)


def _total(path: _Path) -> int:
    return path.total


@lru_cache(maxsize=10_000)
def _options(data: bytes) -> tuple[_Path, ...]:
    """What the bytes of one character can mean; where some are missing, the likeliest first."""
    if exact := _decoded(data):
        return (_Path(0, kinds_of(exact), Reading(exact, 0)),)
    missing = (2 if data[0] < 0xE0 else 3 if data[0] < 0xF0 else 4) - len(data)
    if missing < 1:
        return ()
    found = {
        _decoded(_filled(data, places, lost))
        for places in combinations(range(1, len(data) + missing), missing)
        for lost in product(_LOST, repeat=missing)
    }
    ranked = sorted(found - {""}, key=_rank)[:_OPTIONS]
    return tuple(_Path(0, kinds_of(each), Reading(each, missing)) for each in ranked)


def _filled(data: bytes, places: tuple[int, ...], lost: tuple[int, ...]) -> bytes:
    """The bytes with those that were lost put in, so that they stand at `places`, which ascend."""
    filled = bytearray(data)
    for place, byte in zip(places, lost, strict=True):
        filled.insert(place, byte)
    return bytes(filled)


def _rank(character: str) -> tuple[int, int, int, str]:
    place = _LIKELY.find(character)
    return cost(kind(character)), place if place >= 0 else len(_LIKELY), -_levels(character), character


def _levels(character: str) -> int:
    """In how many of the national standards of East Asia a character is among the commonest.

    They sort them: level 1 of GB 2312 ends before row 56, of JIS X 0208 before row 48, of Big5 with C6; KS X 1001 has
    only common syllables.
    """
    levels = 0
    for codec, first, end in (
        ("gb2312", 0xB0, 0xD8),
        ("euc_jp", 0xB0, 0xD0),
        ("big5", 0xA4, 0xC7),
        ("euc_kr", 0xB0, 0xC9),
    ):
        encoded = character.encode(codec, "ignore")
        levels += bool(encoded) and first <= encoded[0] < end
    return levels


def _bytes(garbled: str) -> bytes:
    return garbled.translate(_TO_LATIN1).encode("latin-1")


def _decoded(data: bytes) -> str:
    """UTF-8 as text; nothing if it is none, or holds what nobody could see (but C1, which may be garbled once more)."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return ""
    return "" if IMPOSSIBLE in map(kind, text) else text

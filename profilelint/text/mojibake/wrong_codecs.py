"""How text is garbled: the tables by which some program read UTF-8 as if every byte were a character.

Tables are those of Python (https://docs.python.org/3/library/codecs.html#standard-encodings), with what the WHATWG
standard adds (https://encoding.spec.whatwg.org/#legacy-single-byte-encodings): a byte without a character stands for
itself, as in Latin-1. Other programs drop such a byte, or show U+FFFD or a question mark in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    import re

#: How much of a run with missing bytes is read, in characters: its beginning, if it is a whole page without a blank.
LONGEST = 600

#: Windows-1252 from 80 to 9F; the bytes without a character stand for themselves, as in Latin-1.
CP1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"

#: What may stand for a byte that was lost: a sign for what cannot be read, a blank for A0, and straight quotation marks
#: for curly ones. In the bytes of a text, `MARKS` are all of them.
UNREADABLE = "\ufffd?"
MARKS = UNREADABLE + " \"'"

_BLANK_AND_QUOTES = {" ": "\xa0", "'": "\x91\x92", '"': "\x93\x94"}

_NEXT = r"[\x80-\xbf]"
_ANY = rf"[\x80-\xbf{MARKS}]"
#: One character, from the byte that starts it, where nothing was lost; and where some of the bytes that follow are
#: missing, or shown as one of `MARKS`.
_WHOLE = rf"[\xc2-\xdf]{_NEXT}|[\xe0-\xef]{_NEXT}{{2}}|[\xf0-\xf4]{_NEXT}{{3}}"
_DAMAGED = rf"[\xf0-\xf4]{_ANY}{{2,3}}|\xf0\x9f|[\xe0-\xef]{_ANY}{{0,2}}|[\xc2-\xdf]{_ANY}?"

#: How many characters of a run are read at a time, if it is a whole page without a blank.
_LONG = 2000

#: One character, or what is left of it, in bytes without marks.
CHARACTER = lazy_pattern(rf"{_WHOLE}|[\xf0-\xf4]{_NEXT}{{2}}|[\xe0-\xef]{_NEXT}?|[\xc2-\xdf]")

_EXACT = lazy_pattern(rf"(?:{_WHOLE})+")
_PAIR = lazy_pattern(rf"[\xc2-\xf4]{_NEXT}|[\xc2-\xdf][{MARKS}]|[\xe0-\xf4](?:\ufffd|\?\??[\x80-\xff])")


@dataclass(frozen=True, eq=False)
class Codec:
    """A table by which UTF-8 was read: what each byte from 80 on shows as, and the bytes that may be missing.

    `token` matches one garbled character in the bytes of a text, `run` several in a row.
    """

    name: str
    shows: str
    lost: bytes
    token: re.Pattern[str]
    run: re.Pattern[str]


@cache
def codecs(exact: bool = False) -> tuple[Codec, ...]:
    """Return all tables, the likeliest first; Windows-1252 does for Latin-1 too. `exact` ones match what lost nothing.

    >>> [codec.name for codec in codecs()]
    ['cp1252', 'cp1250', 'cp1251', 'mac_roman', 'cp437', 'cp850']
    >>> codecs()[0].lost.hex(), codecs()[3].lost
    ('818d8f909d', b'')
    """
    return tuple(_codec(name, exact) for name in ("cp1252", "cp1250", "cp1251", "mac_roman", "cp437", "cp850"))


def _codec(name: str, exact: bool) -> Codec:
    shown = [bytes([byte]).decode(name, "ignore") for byte in range(0x80, 0x100)]
    lost = bytes(byte for byte, character in enumerate(shown, 0x80) if not character)
    token = _DAMAGED if lost and not exact else _WHOLE
    shows = "".join(character or chr(byte) for byte, character in enumerate(shown, 0x80))
    return Codec(name, shows, lost, lazy_pattern(token), lazy_pattern(rf"(?:{token}){{1,{_LONG}}}+"))


class _Bytes(dict[int, int]):
    """From what is seen to its byte; what is in no table can be no part of garbled text."""

    def __missing__(self, character: int) -> int:
        return 0xFFFF


@cache
def _to_bytes(codec: Codec) -> _Bytes:
    ascii_and_marks = [*range(0x80), *map(ord, MARKS)]
    table = {character: character for character in ascii_and_marks}
    if codec.lost:
        table |= {control: control for control in range(0x80, 0xA0)}
    return _Bytes(table | {ord(character): byte for byte, character in enumerate(codec.shows, 0x80)})


def in_bytes(text: str, codec: Codec) -> str:
    r"""The text as its bytes, each written as the character of that number; U+FFFF for what the table does not have.

    >>> in_bytes("KivekÃ¤s, я", codecs()[0])
    'KivekÃ¤s, \uffff'
    >>> in_bytes("√§", codecs()[3])
    'Ã¤'
    """
    return text.translate(_to_bytes(codec))


def length(token: str) -> int:
    """Return how many bytes the character has that starts with the first byte of a token."""
    return 2 if token[0] < "\xe0" else 3 if token[0] < "\xf0" else 4


def stands_for(character: str, codec: Codec) -> str:
    """Return the bytes that a character of a run, in bytes, may stand for."""
    if character in UNREADABLE:
        return "".join(map(chr, codec.lost))
    return _BLANK_AND_QUOTES.get(character, character)


def is_readable(run: str) -> bool:
    """Whether a run, in bytes, has two bytes of a character, or is a letter that often is all that is left of one."""
    return run in {"Ã", "Ä", "Å"} or _PAIR.search(run) is not None


def is_whole(run: str) -> bool:
    """Return whether a run, in bytes, lost nothing."""
    return _EXACT.fullmatch(run) is not None

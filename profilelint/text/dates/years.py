"""Whether four figures are a year, or a page, a price, a course, a part of an identifier."""

from __future__ import annotations

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.text.dates.numeric import NUMBER_BEFORE
from profilelint.text.dates.words import COUNTED, LETTERS, NOW, NUMBERED, UNITS
from profilelint.text.languages import longest_first_pattern

#: The number goes on behind the year.
_GOES_ON = lazy_pattern(
    rf"(?!T\d\d:|[a-e](?!\w))[{LETTERS}\d]|_\w|[%+@=]|\s?[€£¥元円원人]|\s\d\s?\d{{5}}|[-–](?!(?:19|20)\d\d(?!\d)|\d\d?[./])\d|[.,:/](?!(?:19|20)\d\d(?!\d))\d|\.[a-z]{{2,5}}(?![a-z])"
    rf"|-(?!(?:{longest_first_pattern(each for each in NOW if each.isascii())})(?![a-z]))[a-z]"
)
_UNIT = lazy_pattern(r"[ -]([A-Za-z]{2,12})(?![A-Za-z])")
_WORD_BEFORE = lazy_pattern(r"(?<!\w)([A-Za-z]{1,8})([.:]?)[ \u00a0-]?$")
_VENUE_BEFORE = lazy_pattern(r"[A-Za-z]$|[A-Z]{3} $")


def is_bare_year(text: str, year: Span, floor: int) -> bool:
    """Return whether four figures, or two behind an apostrophe, can be a year by what stands before them."""
    start = year.start
    if text[start] == "-":
        return False
    if not text[start].isdecimal():
        return bool(_VENUE_BEFORE.search(text, max(0, start - 4), start))
    if start == 0:
        return True
    mark, earlier = text[start - 1], text[start - 2 : start - 1]
    if mark == "_" and earlier.isalnum():
        return False
    if mark in "$€£¥#@=+%/&" or (mark.isalnum() and mark < "\u1100"):
        return mark == "/" and start - 1 == floor
    if mark in "-‐‑–—−.:,~" and (earlier.isdecimal() or earlier == ")"):
        return start - 1 == floor or mark == ","
    if mark in " -" and earlier.isdecimal() and NUMBER_BEFORE.search(text, max(0, start - 20), start):
        return False
    if mark in " \u00a0.:-" and (word := _WORD_BEFORE.search(text, max(0, start - 12), start)):
        name, dot = word.groups()
        return not (name.lower() in COUNTED or (not dot and name[0].isupper() and name.lower() in NUMBERED))
    return True


def goes_on(text: str, end: int, stop: int, *, bare: bool) -> bool:
    """Return whether a number goes on where a date seems to end, or counts something."""
    if end >= stop:
        return False
    unit = _UNIT.match(text, end, stop) if bare else None
    return bool(_GOES_ON.match(text, end, stop) or (unit and unit.group(1).lower() in UNITS))

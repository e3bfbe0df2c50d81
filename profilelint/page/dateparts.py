"""What stands around a year: the month, day or season that belongs to it, or the sign that it is no year."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from profilelint import lazy
from profilelint.finding import Span
from profilelint.page.datenames import COUNTED, JOINS, MONTHS, NUMBERED, SEASONS, TERMS, UNITS

Precision = Literal["year", "season", "month", "day"]

#: Letters that a word in front of a year is made of; signs of scripts without blanks may touch a year.
_L = "A-Za-z\u00c0-\u024f"
_DASHES = "-‐‑–—−~～"

#: Each branch begins with a letter of its own: `re` then skips to it several times faster.
YEAR = lazy.compile(
    r"19[5-9]\d(?!\d)|20\d\d(?!\d)|2100(?!\d)|'\d\d(?![\w'’])|’\d\d(?![\w'’])|‘\d\d(?![\w'’])"
    r"|-\d\d(?![\w-]|,?\s\d)"
)

#: The words and signs before a year, and gaps between them.
_PIECE = lazy.compile(
    rf"\d\d?(?:st|nd|rd|th)?(?!\w)|[{_L}]+|[春夏秋冬]季?|[{_DASHES}/&]|[\s.,*_'’]{{1,4}}|.", re.DOTALL
)
#: What months (M) and days (D) before a year can be, a dash for any sign or word that joins two: for each shape,
#: which piece is the first month, the first day, the last month, the last day.
_SHAPES = {
    "M": (0, None, 0, None),
    "DM": (1, 0, 1, 0),
    "MD": (0, 1, 0, 1),
    "M-M": (0, None, 2, None),
    "D-DM": (3, 0, 3, 2),
    "MD-D": (0, 1, 0, 3),
    "DM-DM": (1, 0, 4, 3),
    "MD-MD": (0, 1, 3, 4),
    "S": (0, None, 0, None),
    "S-S": (0, None, 2, None),
}
#: The last of them; most years stand behind some other word.
_LAST = lazy.compile(rf"([{_L}]+|[春夏秋冬]季?|(?<=\d))[\s.,*_/'’-]{{0,4}}$")
_LAST_WORDS = frozenset([*MONTHS, *SEASONS, *TERMS, "st", "nd", "rd", "th", ""])
#: Figures before the year: "02/", "27.10.".
_FIGURES_BEFORE = lazy.compile(
    r"(?<![\w./])(?:(?P<one>\d\d?)(?P<mark>[./-])(?P<two>\d\d?)(?P=mark)|(?P<month>\d\d?)[./-])$"
)
#: Figures behind the year: ".02", "-02-28", "年2月28日", ".05-08".
_FIGURES_BEHIND = lazy.compile(
    r"""\s?[년年](?:\s?(?P<month>\d\d?)\s?[월月](?:\s?(?P<day>\d\d?)\s?[일日号號])?
                    (?:[-–—~～至到]{1,2}(?P<until>\d\d?)\s?[월月])?)?
      | (?P<mark>[./-])(?P<month2>\d\d?)(?:(?P=mark)(?P<day2>\d\d?)|[-–—~～](?P<until2>\d\d?))?
        (?![\d%年]|[./:-]\d(?!\d{3}))""",
    re.VERBOSE,
)
#: Words behind the year: " Fall", " May", and the day behind a month.
_WORD_BEHIND = lazy.compile(rf"年?([ \u00a0,./-]{{0,2}})([{_L}]+|[春夏秋冬]季?)")
_TERM_BEHIND = lazy.compile(r"(?:\s(?:semester|term|quarter)|学期)?", re.IGNORECASE)
_DAY_BEHIND = lazy.compile(r"[\s.*_]{1,3}(\d\d?(?:st|nd|rd|th)?)(?!\w)")
#: The words behind a year belong to the next date, or go on.
_NEXT_DATE = lazy.compile(rf"[{_L}'’]|[\s,.]{{1,2}}['’]?\d")
#: The other year of "2023/24".
_SECOND_YEAR = lazy.compile(r"([-‐‑–—/])['’]?(\d\d)(?![\d%]|[./-]\d)")

#: The number goes on behind the year.
_GOES_ON = lazy.compile(
    rf"(?!T\d\d:)[{_L}\d]|_\w|[%+@=]|[-–](?!(?:19|20)\d\d(?!\d)|\d\d?[./])\d|[.,:/](?!(?:19|20)\d\d(?!\d))\d|\.[a-z]{{2,5}}(?![a-z])"
    r"|-(?!present|now|current|today|ongoing|date)[a-z]"
)
_UNIT = lazy.compile(r"[ -]([A-Za-z]{2,12})(?![A-Za-z])")
#: A phone number, or an identifier in groups.
_NUMBER_BEFORE = lazy.compile(r"\d-$|\+\d[\d\s()-]{2,16}$")
_WORD_BEFORE = lazy.compile(r"(?<!\w)([A-Za-z]{1,8})([.:]?)[ \u00a0-]?$")
_VENUE_BEFORE = lazy.compile(r"[A-Za-z]$|[A-Z]{3} $")

#: How far before a year its own words can start: "28 September - 13 November, " has 28 characters.
_REACH = 32


class Part(NamedTuple):
    """What a year is made more exact by: a first and a last month and day, the day 0 where none is written.

    A month below 1 or above 12 lies in the year before or after. `edge` is where the part starts, or ends, away
    from its year; `figures` says what the figures in it are, in order, one letter each.
    """

    edge: int
    first: tuple[int, int]
    last: tuple[int, int]
    precision: Precision
    figures: str = ""
    is_range: bool = False


def before(text: str, floor: int, year: int) -> Part | None:
    """What makes the year that starts at `year` more exact before it, with nothing of it before `floor`."""
    mark = text[year - 1] if year > floor else ""
    if not mark or (text[year] == "-" and not mark.isalpha()):
        return None
    start = max(floor, year - _REACH)
    if mark in "./-" and year - floor > 1 and text[year - 2].isdigit():
        figures = _FIGURES_BEFORE.search(text, start, year)
        return _figures_before(figures) if figures and not _NUMBER_BEFORE.search(text, start, figures.start()) else None
    if mark.isalpha() or mark.isspace() or mark in ".,*_/'’-":
        return _words_before(text, start, year)
    return None


def _figures_before(found: re.Match[str]) -> Part | None:
    if found["month"]:
        month = int(found["month"])
        return Part(found.start(), (month, 0), (month, 0), "month", "M") if 1 <= month <= 12 else None
    one, two = int(found["one"]), int(found["two"])
    readings = [reading for reading in ((two, one), (one, two)) if 1 <= reading[0] <= 12 and 1 <= reading[1] <= 31]
    if not readings:
        return None
    figures = "NN" if len(readings) == 2 and one != two else "DM" if readings[0] == (two, one) else "MD"
    return Part(found.start(), min(readings), max(readings), "day", figures)


def _words_before(text: str, start: int, year: int) -> Part | None:
    if not (last := _LAST.search(text, max(start, year - 16), year)) or last.group(1).lower() not in _LAST_WORDS:
        return None
    shape = ""
    pieces: list[re.Match[str]] = []
    for piece in _PIECE.finditer(text, start, year):
        sign = _sign(piece.group(), shape)
        if sign == "x":
            shape = ""
            pieces.clear()
        elif sign:
            shape += sign
            pieces.append(piece)
    shape = shape.rstrip(",-")
    for at in range(max(0, len(shape) - 5), len(shape)):
        if roles := _SHAPES.get(shape[at:]):
            return _from_words(pieces[at : len(shape)], roles)
    return None


def _sign(piece: str, shape: str) -> str:
    """The letter of a piece in a shape; "" if it changes nothing, "x" if no date goes on across it."""
    first = piece[0]
    if first.isspace() or first in ".,*_'’":
        return "," if "," in piece and shape[-1:] == "D" else ""
    if first.isdigit():
        return "D"
    if first in _DASHES or first in "/&":
        return "-"
    word = piece.lower()
    if word in MONTHS:
        return "M"
    if word in SEASONS:
        return "S"
    return "-" if word in JOINS else "" if word in TERMS else "x"


def _from_words(pieces: list[re.Match[str]], roles: tuple[int, int | None, int, int | None]) -> Part:
    names = [pieces[roles[at] or 0].group().lower() for at in (0, 2)]
    first_day, last_day = (_day(pieces[role].group()) if role is not None else 0 for role in (roles[1], roles[3]))
    if names[0] in MONTHS:
        first, last = MONTHS[names[0]], MONTHS[names[1]]
        precision: Precision = "day" if first_day else "month"
    else:
        first, last, precision = SEASONS[names[0]][0], SEASONS[names[1]][1], "season"
    if last < first:
        first -= 12
    return Part(pieces[0].start(), (first, first_day), (last, last_day), precision, "", len(set(roles)) > 2)


def _day(written: str) -> int:
    return int(written[:2] if written[1:2].isdigit() else written[0])


def second_year(text: str, year: Span, stop: int, season: Part | None) -> Part | None:
    """The part that "/24" is in "2023/24" or "Winter 2023/24", or "-21" in "2019-21"; "2011-12" is a month."""
    found = _SECOND_YEAR.match(text, year.end, stop)
    if not found:
        return None
    short = int(found.group(2))
    later = (short - int(text[year.end - 2 : year.end])) % 100
    is_month = found.group(1) in "-‐‑" and 1 <= short <= 12 and not season
    if not later or later > 50 or is_month or (later > 1 and (season or found.group(1) == "/")):
        return None
    if season:
        return Part(found.end(), (9, 0), (18, 0), "season", "Y", True)
    return Part(found.end(), (1, 0), (12 + 12 * later, 0), "year", "Y", True)


def behind(text: str, end: int, stop: int) -> Part | None:
    """What makes the year that ends at `end` more exact behind it."""
    figures = _FIGURES_BEHIND.match(text, end, stop)
    if figures and (figures["month"] or figures["month2"]):
        return _figures_behind(figures)
    words = _WORD_BEHIND.match(text, end, stop)
    part = _word_behind(text, words, stop) if words else None
    return part or (Part(figures.end(), (1, 0), (12, 0), "year") if figures else None)


def _figures_behind(found: re.Match[str]) -> Part | None:
    month = int(found["month"] or found["month2"])
    day = int(found["day"] or found["day2"] or 0)
    until = int(found["until"] or found["until2"] or month)
    if not 1 <= month <= until <= 12:
        return None
    figures = "MD" if day else "MM" if until > month else "M"
    return Part(found.end(), (month, day), (until, day), "day" if day else "month", figures, until > month)


def _word_behind(text: str, found: re.Match[str], stop: int) -> Part | None:
    gap, name = found.group(1), found.group(2).lower()
    if season := SEASONS.get(name):
        term = _TERM_BEHIND.match(text, found.end(), stop)
        edge = term.end() if term else found.end()
        taken = _NEXT_DATE.match(text, edge, stop) and not (gap == " " and text.startswith(",", edge, stop))
        return None if taken else Part(edge, (season[0], 0), (season[1], 0), "season")
    if name not in MONTHS or not found.group(2)[0].isupper():
        return None
    edge = found.end() + text.startswith(".", found.end(), stop)
    written = _DAY_BEHIND.match(text, edge, stop)
    for day, end in ((_day(written.group(1)), written.end()) if written else (0, edge), (0, edge)):
        if not _NEXT_DATE.match(text, end, stop):
            return Part(end, (MONTHS[name], day), (MONTHS[name], day), "day" if day else "month")
    return None


def is_bare_year(text: str, year: Span, floor: int) -> bool:
    """Whether four figures, or two behind an apostrophe, can be a year by what stands before them."""
    start = year.start
    if text[start] == "-":
        return False
    if not text[start].isdigit():
        return bool(_VENUE_BEFORE.search(text, max(0, start - 4), start))
    if start == 0:
        return True
    mark, earlier = text[start - 1], text[start - 2 : start - 1]
    if mark == "_" and earlier.isalnum():
        return False
    if mark in "$€£¥#@=+%/&" or (mark.isalnum() and mark < "\u1100"):
        return mark == "/" and start - 1 == floor
    if mark in "-‐‑–—−.:,~" and (earlier.isdigit() or earlier == ")"):
        return start - 1 == floor or mark == ","
    if mark in " -" and earlier.isdigit() and _NUMBER_BEFORE.search(text, max(0, start - 20), start):
        return False
    if mark in " \u00a0.:-" and (word := _WORD_BEFORE.search(text, max(0, start - 12), start)):
        name, dot = word.groups()
        return not (name.lower() in COUNTED or (not dot and name[0].isupper() and name.lower() in NUMBERED))
    return True


def goes_on(text: str, end: int, stop: int, *, bare: bool) -> bool:
    """Whether a number goes on where a date seems to end, or counts something."""
    if end >= stop:
        return False
    unit = _UNIT.match(text, end, stop) if bare else None
    return bool(_GOES_ON.match(text, end, stop) or (unit and unit.group(1).lower() in UNITS))

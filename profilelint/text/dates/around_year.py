"""What stands around a year: the month, day or season that belongs to it, or the sign that it is no year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.text.dates.numeric import (
    FIGURES_BEFORE,
    FIGURES_BEHIND,
    NUMBER_BEFORE,
    Part,
    figures_before,
    figures_behind,
    spaced_figures,
)
from profilelint.text.dates.words import (
    COMMON,
    DASHES,
    JOINS,
    LETTERS,
    MONTHS,
    OF,
    SEASON_SIGNS,
    SEASONS,
    TERM_NAMES,
    TERM_SIGNS,
    TERMS,
)
from profilelint.text.languages import longest_first_pattern

if TYPE_CHECKING:
    from profilelint.model.finding import Span
    from profilelint.text.dates.numeric import Precision

#: Each branch begins with a letter of its own: `re` then skips to it several times faster. The last two are the years
#: of "Fall 23" and "WS 23/24": behind a blank and the last letter of a season.
YEAR = lazy_pattern(
    r"19[5-9]\d(?!\d)|20\d\d(?!\d)|2100(?!\d)|'\d\d(?![\w'’])|’\d\d(?![\w'’])|‘\d\d(?![\w'’])"
    r"|-\d\d(?![\w-]|,?\s\d)|1\d(?<=[lgrnSEet]\s..)(?!\w)|2\d(?<=[lgrnSEet]\s..)(?!\w)"
)
#: What may stand behind a year of two figures: what ends it, another one, or what it is joined to.
SHORT_YEAR_ENDS = lazy_pattern(
    rf"(?:[/–-]\d\d(?!\d))?(?:\.?(?=\s{{0,9}}\Z)|\.\s|[\s*_]{{0,3}}[{DASHES},;:，；：)\]|/&]|[ \t]{{0,9}}[\r\n]"
    r"|\s(?:and|und|et|y)\s)(?!\s?(?:19|20)?\d\d(?!\d))"
)

#: The words and signs before a year, and gaps between them.
_PIECE = lazy_pattern(
    rf"\d{{3,9}}|[1-4]Q(?!\w)|Q[1-4](?!\w)|\d\d?(?:st|nd|rd|th|er|º|°)?(?!\w)|[{LETTERS}]+|{SEASON_SIGNS}|[{DASHES}/&]"
    r"|[\s.,*_'’]{1,4}|.",
    re.DOTALL,
)
#: What months (M) and days (D) before a year can be, a dash for any sign or word that joins two: for each shape,
#: which piece is the first month, the first day, the last month, the last day.
_SHAPES = {
    "M": (0, None, 0, None),
    "DM": (1, 0, 1, 0),
    "MD": (0, 1, 0, 1),
    "M-M": (0, None, 2, None),
    "D-M": (2, 0, 2, 0),
    "D-DM": (3, 0, 3, 2),
    "MD-D": (0, 1, 0, 3),
    "DM-DM": (1, 0, 4, 3),
    "MD-MD": (0, 1, 3, 4),
    "S": (0, None, 0, None),
    "S-S": (0, None, 2, None),
}
_TIGHT = frozenset(["D-M", "M-D"])
#: A word that makes a common word of the one behind it.
_WORD_AHEAD = lazy_pattern(rf"(?<![{LETTERS}])(?!(?:{longest_first_pattern(OF)}|to)[ *_])[{LETTERS}]+[ *_]{{1,3}}$")
#: The last of them; most years stand behind some other word.
_LAST = lazy_pattern(rf"([{LETTERS}]+|{SEASON_SIGNS}|(?<=\d))[\s.,*_/'’-]{{0,4}}$")
_LAST_WORDS = frozenset([*MONTHS, *SEASONS, *TERMS, "st", "nd", "rd", "th", "q", ""])
#: "Semester 2, ", "2nd term ": the year's half that it is depends on the country, so it can be any day of the year.
_NUMBERED_TERM = lazy_pattern(
    r"(?<!\w)(?:(?:[Ss]emester|[Tt]rimester|Quarter|Term|Sem\.?)\s[1-4]|[1-4](?:st|nd|rd|th)\s(?:[Ss]emester|[Tt]rimester|[Tt]erm))"
    r"[,\s]{1,2}$"
)
#: Words behind the year: " Fall", " May", and the day behind a month.
_WORD_BEHIND = lazy_pattern(rf"[年년]?([ \u00a0,./-]{{0,2}})(Q[1-4](?!\w)|[1-4]Q(?!\w)|[{LETTERS}]+|{SEASON_SIGNS})")
_TERM_BEHIND = lazy_pattern(rf"(?:\s(?:{TERM_NAMES})|{TERM_SIGNS})?", re.IGNORECASE)
_MONTH_BEHIND = lazy_pattern(rf"\s?[{DASHES}]\s?([{LETTERS}]{{3,10}})(?![{LETTERS}'’]|\.?\s?['’]?\d)\.?")
_DAY_BEHIND = lazy_pattern(r"[\s.*_]{1,3}(\d\d?(?:st|nd|rd|th)?)(?!\w)")
#: The words behind a year belong to the next date, or go on.
_NEXT_DATE = lazy_pattern(rf"[{LETTERS}'’]|[\s,.]{{1,2}}['’]?\d")
#: The other year of "2023/24".
_SECOND_YEAR = lazy_pattern(r"([-‐‑–—/])['’]?(\d\d)(?![\d%]|[./-]\d)")

#: How far before a year its own words can start: "28 September - 13 November, " has 28 characters.
_REACH = 32


def before(text: str, floor: int, year: int, day_first: bool | None = None) -> Part | None:
    """Return what makes the year that starts at `year` more exact before it, with nothing of it before `floor`.

    `day_first` says how to read "10/02/2025"; without it both readings count.
    """
    mark = text[year - 1] if year > floor else ""
    if not mark or (text[year] == "-" and not mark.isalpha()):
        return None
    start = max(floor, year - _REACH)
    if mark in "./-" and year - floor > 1 and text[year - 2].isdecimal():
        figures = FIGURES_BEFORE.search(text, start, year)
        if not figures or NUMBER_BEFORE.search(text, start, figures.start()):
            return None
        return figures_before(figures, True if mark == "." else day_first)
    if mark.isspace() and text[year - 2 : year - 1] == "." and text[year - 3 : year - 2].isdecimal():
        return spaced_figures(text, start, year)
    if mark.isalpha() or mark.isspace() or mark in ".,*_/'’-" or text[year - 2 : year - 1] in {"q", "Q"}:
        return _words_before(text, start, year)
    return None


def _words_before(text: str, start: int, year: int) -> Part | None:
    if not (last := _LAST.search(text, max(start, year - 16), year)) or last.group(1).lower() not in _LAST_WORDS:
        return None
    shape = ""
    pieces: list[re.Match[str]] = []
    for piece in _PIECE.finditer(text, start, year):
        sign = _sign(piece.group(), shape)
        if sign == "x" or (
            sign in "MS" and piece.group().lower() in COMMON and _WORD_AHEAD.search(text, start, piece.start())
        ):
            shape = ""
            pieces.clear()
        elif sign:
            shape += sign
            pieces.append(piece)
    shape = shape.rstrip(",-")
    if shape[-1:] == "D" and (numbered := _NUMBERED_TERM.search(text, start, year)):
        return Part(numbered.start(), (1, 0), (12, 0), "season", "D")
    for at in range(max(0, len(shape) - 5), len(shape)):
        if (roles := _SHAPES.get(shape[at:])) and (shape[at:] not in _TIGHT or _is_tight(pieces[at : len(shape)])):
            return _from_words(pieces[at : len(shape)], roles)
    return None


def _is_tight(pieces: list[re.Match[str]]) -> bool:
    """Return whether "27-August" has no blanks around its dash: "Session 5 - June 2018" is of no day."""
    return pieces[0].end() == pieces[1].start() and pieces[1].end() == pieces[2].start()


def _sign(piece: str, shape: str) -> str:
    """Return the letter of a piece in a shape; "" if it changes nothing, "x" if no date goes on across it."""
    first, word = piece[0], piece.lower()
    if word in SEASONS:
        return "S"
    if first.isspace() or first in ".,*_'’":
        return "," if "," in piece and shape[-1:] == "D" else ""
    if first.isdecimal():
        return "x" if piece[2:3].isdecimal() else "D"
    if first in DASHES or first in "/&":
        return "-"
    if word in MONTHS:
        return "M"
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
    return int(written[:2] if written[1:2].isdecimal() else written[0])


def second_year(text: str, year: Span, stop: int, season: Part | None) -> Part | None:
    """Return the part that "/24" is in "2023/24" or "Winter 2023/24", or "-21" in "2019-21"; "2011-12" is a month."""
    found = _SECOND_YEAR.match(text, year.end, stop)
    if not found:
        return None
    short = int(found.group(2))
    later = (short - int(text[year.end - 2 : year.end])) % 100
    is_month = found.group(1) in "-‐‑" and 1 <= short <= 12 and not season
    if not later or later > 50 or is_month or (later > 1 and (season or found.group(1) == "/")):
        return None
    edge, term = found.end(), season
    words = _WORD_BEHIND.match(text, edge, stop) if later == 1 and not season else None
    if words and (part := _word_behind(text, words, stop)) and part.precision == "season":
        edge, term = part.edge, part
    if term:
        return Part(edge, *_academic(term.first[0], term.last[0]), "season", "Y", True)
    return Part(edge, (1, 0), (12 + 12 * later, 0), "year", "Y", True)


def _academic(first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the months of a season of an academic year, counted from the year that it begins in."""
    if last - first == 11:
        return (1, 0), (24, 0)
    if last > 12:
        return (10, 0), (15, 0)
    return ((first, 0), (last, 0)) if first > 8 else ((first + 12, 0), (last + 12, 0))


def behind(text: str, end: int, stop: int) -> Part | None:
    """Return what makes the year that ends at `end` more exact behind it."""
    figures = FIGURES_BEHIND.match(text, end, stop)
    if figures and (figures["month"] or figures["month2"]):
        return figures_behind(figures)
    words = _WORD_BEHIND.match(text, end, stop)
    part = _word_behind(text, words, stop) if words else None
    return part or (Part(figures.end(), (1, 0), (12, 0), "year") if figures else None)


def _word_behind(text: str, found: re.Match[str], stop: int) -> Part | None:
    gap, name = found.group(1), found.group(2).lower()
    if name in COMMON:
        return None
    if season := SEASONS.get(name):
        term = _TERM_BEHIND.match(text, found.end(), stop)
        edge = term.end() if term else found.end()
        taken = _NEXT_DATE.match(text, edge, stop) and not (gap == " " and text.startswith(",", edge, stop))
        return None if taken else Part(edge, (season[0], 0), (season[1], 0), "season")
    if name not in MONTHS or not found.group(2)[0].isupper():
        return None
    edge = found.end() + text.startswith(".", found.end(), stop)
    if (until := _MONTH_BEHIND.match(text, edge, stop)) and MONTHS.get(until.group(1).lower(), 0) > MONTHS[name]:
        return Part(until.end(), (MONTHS[name], 0), (MONTHS[until.group(1).lower()], 0), "month", "", True)
    written = _DAY_BEHIND.match(text, edge, stop)
    for day, end in ((_day(written.group(1)), written.end()) if written else (0, edge), (0, edge)):
        if not _NEXT_DATE.match(text, end, stop):
            return Part(end, (MONTHS[name], day), (MONTHS[name], day), "day" if day else "month")
    return None

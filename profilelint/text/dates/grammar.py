"""Dates as people write them in lists: `2025.02`, `Sept. 2024`, `2019–2023`, `Fall 2015`, `2022年9月至今`.

Every date holds a year, and years are rare. So a year is what is looked for; what stands close before and behind it
then says which form it is, and whether it is a date at all: much of what has four figures is a page, a price, a
course or a part of an identifier. Two dates with a dash between them are a range.

The forms are those that were counted in the lists of 412 academic sites.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Date
from profilelint.model.finding import Span
from profilelint.text.dates import yearless
from profilelint.text.dates.around_year import SHORT_YEAR_ENDS, YEAR, before, behind, second_year
from profilelint.text.dates.numeric import Part, Precision
from profilelint.text.dates.words import (
    DASHES,
    EXPECTED,
    FROM,
    FULL_NAMES,
    LETTERS,
    MONTHS,
    NOW,
    ONWARD,
    RANGE_JOINS,
    SEASON_SIGNS,
    SEASONS,
    SHORT_NAMES,
    SINCE,
    SINCE_SIGNS,
)
from profilelint.text.dates.years import goes_on, is_bare_year
from profilelint.text.languages import language_words, longest_first_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Entry

_DASH = f"[{DASHES}]"
_SINCE = lazy_pattern(rf"(?<!\w)(?:(?:{SINCE})[\s*_]{{1,3}}|(?:{SINCE_SIGNS})\s?)$", re.IGNORECASE)
#: The longest of these words and what may stand behind it.
_SINCE_REACH = max(map(len, language_words("dates.since"))) + 3
_EXPECTED_WORD = f"(?:{EXPECTED})"
_JOIN = rf"(?:{FROM})?\s?{_DASH}{{1,3}}|{RANGE_JOINS}|{FROM}"
_RANGE = lazy_pattern(
    rf"\.?[\s*_\])]{{0,3}}(?:{_JOIN})[\s*_\[(]{{0,3}}(?:{_EXPECTED_WORD}[\s:]{{1,2}})?$", re.IGNORECASE
)
_NOW = f"(?:{longest_first_pattern(NOW)})(?![a-z])"
_OPEN = lazy_pattern(
    rf"\.?[\s*_\])]{{0,3}}(?!a\s(?:current|ongoing|present\s|date))(?:{_JOIN})[\s*_]{{0,3}}(?:[\[(]{_NOW}[)\]]|{_NOW})"
    rf"|\s?(?:{ONWARD}|(?:{FROM})(?!\s?\d))|{_DASH}{{1,2}}(?=[\s*_]{{0,3}}(?:[\])):,，：;|]|$))"
    rf"|\s{_DASH}{{1,2}}(?=[\s*_]{{0,3}}[\])）:：,，])",
    re.IGNORECASE | re.MULTILINE,
)
_EXPECTED = lazy_pattern(
    rf"[\s*_,]{{0,3}}(?:[\[(（]{_EXPECTED_WORD}[\])）]|(?<=[\s,])(?:expected|anticipated)(?!\w|\sto\s))", re.IGNORECASE
)
_LEAD = lazy_pattern(r"(?:[^\w:]|_)*+(?:\d{1,9}[.)]\s(?:[^\w:]|_)*+)?(?::\w{1,40}:)?[\W_]*+$")
_TRAIL = lazy_pattern(r"(?:[^\w(（\[]|_)*+(?:[(（\[][^()（）\[\]]{0,60}+[)）\]](?:[^\w(（\[]|_)*+){0,3}+$")

#: "27/10/2025" and "27-10-2025"; where dots part the figures, the day stands first everywhere.
_DAY_MONTH = lazy_pattern(r"([0-9](?<![\w./-].)\d?)[/-](\d\d?)[/-](?:19|20)\d\d(?!\d)")

_COARSE: dict[Precision, int] = {"day": 0, "month": 1, "season": 2, "year": 3}


class _Point(NamedTuple):
    """A date around one year: its characters, its first and its last day."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    figures: str
    is_range: bool


def of(entry: Entry) -> Iterator[Date]:
    """Yield the dates of an entry; under the heading of a year also the one that leads without it ("Aug: a talk")."""
    document = entry.document
    found = find(document.datable, entry.span)
    if any("N" in each.style for each in found) and document.day_first is not None:
        found = find(document.datable, entry.span, day_first=document.day_first)
    if (not found or found[0].place != "leading") and (year := _year_above(entry)):
        stop = found[0].span.start if found else entry.span.end
        first = yearless.find(document.datable, entry.span, stop)
        if first and (point := _built(first[0], year, first[1])):
            style = _style(document.datable[slice(*first[0])], point.figures)
            yield Date(point.first, point.last, point.precision, first[0], "leading", style, point.is_range)
    yield from found


def _year_above(entry: Entry) -> int | None:
    """Return the year that the headings above an entry say; None where they say two, as "2023/24" does."""
    section = entry.section
    while section and not section.year:
        section = section.parent
    return section.year if section and not any(sign in section.title for sign in "/-–—") else None


def day_first(text: str) -> bool | None:
    """Return whether "10/02/2025" is 10 February, as the dates of a page show that can be read in one way only.

    >>> day_first("27/10/2025, 10/02/2025"), day_first("10/27/2025"), day_first("10/02/2025")
    (True, False, None)
    """
    if not _DAY_MONTH.search(text):
        return None
    pairs = [(int(one), int(two)) for one, two in _DAY_MONTH.findall(text)]
    by_day = any(12 < one < 32 and two < 13 for one, two in pairs)
    by_month = any(one < 13 and 12 < two < 32 for one, two in pairs)
    return by_day if by_day != by_month else None


def find(text: str, span: Span, *, day_first: bool | None = None) -> list[Date]:
    """Return the dates in `text[span]`, in order, with spans in `text`.

    `text` is prose: whatever no reader sees is blanked in it. Marks of emphasis and brackets may stand. `day_first`
    says how to read "10/02/2025"; without it, it can mean either day.

    >>> for found in find("- *2022.09 - 2026.06 (expected)*, Ph.D., ICLR 2025", Span(0, 50)):
    ...     print(found.start, found.end, found.precision, found.place, found.style)
    2022-09-01 2026-06-30 month leading YYYY.MM-YYYY.MM
    2025-01-01 2025-12-31 year trailing YYYY
    """
    if not YEAR.search(text, span.start, span.end):
        return []
    points = list(_points(text, span, day_first))
    found: list[Date] = []
    at = 0
    while at < len(points):
        last = points[at + 1] if at + 1 < len(points) and _is_range(text, points[at], points[at + 1]) else None
        floor = found[-1].span.end if found else span.start
        found.append(_date(text, span, points[at], last, floor))
        at += 2 if last else 1
    return found


def _points(text: str, span: Span, day_first: bool | None) -> Iterator[_Point]:
    floor = span.start
    for year in YEAR.finditer(text, span.start, span.end):
        if year.start() >= floor and (point := _point(text, Span(*year.span()), Span(floor, span.end), day_first)):
            yield point
            floor = point.end


def _point(text: str, year: Span, window: Span, day_first: bool | None) -> _Point | None:
    """Return the date that is built around a year, with nothing of it outside `window`; None if it is no date."""
    start, end = year
    ahead = before(text, window.start, start, day_first)
    if end - start == 2 and not _is_short_year(text, year, window.end, ahead):
        return None
    part = ahead
    if ahead:
        start = ahead.edge
    elif not is_bare_year(text, year, window.start):
        return None
    if not ahead or ahead.precision == "season":
        after = second_year(text, year, window.end, ahead)
        if not after and not ahead and end - start == 4:
            after = behind(text, end, window.end)
        if after:
            part, end = after._replace(figures=(ahead.figures if ahead else "") + after.figures), after.edge
    if goes_on(text, end, window.end, bare=not part):
        return None
    if part and (text[year.start] == "-" or year.end - year.start == 2):
        part = part._replace(figures="Y" + part.figures)
    return _built(Span(start, end), _number(text[year.start : year.end]), part or Part(end, (1, 0), (12, 0), "year"))


def _is_short_year(text: str, year: Span, stop: int, ahead: Part | None) -> bool:
    """Return whether two figures are the year of a season: "Fall 23", "WS 23/24", but not "Spring 12 looms"."""
    if not ahead or ahead.precision != "season" or not text[ahead.edge].isupper():
        return False
    return bool(SHORT_YEAR_ENDS.match(text, year.end, stop))


def _built(span: Span, year: int, part: Part) -> _Point | None:
    try:
        first, last = _first_day(year, *part.first), _last_day(year, *part.last)
    except ValueError:
        return None
    return _Point(*span, first, last, part.precision, part.figures, part.is_range)


def _number(written: str) -> int:
    if len(written) == 4:
        return int(written)
    short = int(written[-2:])
    return 2000 + short if short < 50 else 1900 + short


def _first_day(year: int, month: int, day: int) -> date:
    years, month = divmod(month - 1, 12)
    return date(year + years, month + 1, day or 1)


def _last_day(year: int, month: int, day: int) -> date:
    return _first_day(year, month, day) if day else _first_day(year, month + 1, 1) - timedelta(days=1)


def _is_range(text: str, first: _Point, last: _Point) -> bool:
    """Return whether two dates that follow each other are the ends of one."""
    if last.start - first.end > 20:
        return False
    if text[first.end : last.start] == "/":
        return first.precision == last.precision == "year" and last.first.year == first.first.year + 1
    if first.precision == last.precision == "year" and first.first == last.first:
        return False
    return bool(_RANGE.match(text, first.end, last.start))


def _date(text: str, span: Span, first: _Point, last: _Point | None, floor: int) -> Date:
    start, end = first.start, (last or first).end
    since = _SINCE.search(text, max(floor, start - _SINCE_REACH), start)
    opening = None if last or _is_closed(text, end) else _OPEN.match(text, end, span.end)
    start = since.start() if since else start
    end = opening.end() if opening else end
    if last and "(" in text[first.end : last.start] and text.startswith(")", end):
        end += 1
    style = _style(text[start:end], first.figures + (last.figures if last else ""))
    if _may_be_expected(text, end) and (expected := _EXPECTED.match(text, end, span.end)):
        end = expected.end()
    return Date(
        first.first,
        None if opening or (since and not last) else (last or first).last,
        max(first.precision, (last or first).precision, key=_COARSE.__getitem__),
        Span(start, end),
        _place(text, span, start, end),
        style,
        bool(since or opening or last or first.is_range),
    )


def _is_closed(text: str, end: int) -> bool:
    """Return whether what follows a date cannot leave it open, which is nearly always and cheap to tell."""
    return text[end : end + 6].lstrip(". \t\r\n*_])")[:1] in {"", *"0123456789,.:;|([<"}


def _may_be_expected(text: str, end: int) -> bool:
    """Return whether what follows a date can be "(expected)", which is rare and cheap to tell."""
    first = text[end : end + 4].lstrip(" \t\r\n*_,")[:1]
    return first.isspace() or first in {*"[(（eEaA"}


def _place(text: str, span: Span, start: int, end: int) -> Literal["leading", "inside", "trailing"]:
    if _LEAD.match(text, span.start, start):
        return "leading"
    return "trailing" if _TRAIL.match(text, end, span.end) else "inside"


_PIECE = lazy_pattern(
    rf"[1-4]Q|\d+(?:st|nd|rd|th|er)?|['’‘]\d\d(?!\d)|Q[1-4]|[{LETTERS}]+|{SEASON_SIGNS}|\s+|[*_()\[\]]+"
)
_ROUND_DASH = lazy_pattern(rf"(?<!\s)\s*+({_DASH}+)\s*")


@lru_cache(4096)
def _style(written: str, figures: str) -> str:
    """Return the form of a date: "YYYY.MM", "Mon. YYYY", "D Month YYYY"; `figures` says what its small numbers are.

    >>> _style("Sept. 3,  2024 – now", "")
    'Mon. D, YYYY–present'
    """
    if len(written) == 4:
        return "YYYY"
    kinds = iter(figures)
    return _ROUND_DASH.sub(r"\1", _PIECE.sub(lambda found: _form(found.group(), kinds), written)).strip()


def _form(piece: str, kinds: Iterator[str]) -> str:
    first, word = piece[0], piece.lower()
    if first.isspace():
        return " "
    if first in "*_()[]":
        return ""
    if first in "'’‘":
        return "'YY"
    if first.isdecimal() and len(piece) == 4 and piece.isdecimal():
        return "YYYY"
    if piece[1:2] in "qQ" and word in SEASONS:
        return "Season"
    if first.isdecimal():
        kind = next(kinds, "")
        return kind * len(piece.rstrip("dhnrst")) if kind else "DD" if first == "0" else "D"
    if word in MONTHS:
        return "May" if word in SHORT_NAMES else "Month" if word in FULL_NAMES else "Mon"
    return "Season" if word in SEASONS else "present" if word in NOW else word

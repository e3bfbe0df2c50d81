"""The figures around a year: "02/", "27.10." and "1. 5. " before it, ".02", "-02-28" and "年2月28日" behind it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.text.dates.words import BEFORE_DAYS, COUNTED

Precision = Literal["year", "season", "month", "day"]

#: Figures before the year: "02/", "27.10.", "1. 5. ".
FIGURES_BEFORE = lazy_pattern(
    r"(?<![\w./])(?:(?:(?P<from>\d\d?)\.?[–—-])?(?P<one>\d\d?)(?P<mark>[./-])(?P<two>\d\d?)(?P=mark)"
    r"|(?:(?P<from_month>\d\d?)[–—-])?(?P<month>\d\d?)[./-])$"
)
_SPACED_FIGURES = lazy_pattern(
    r"(?<![\w./-])(?<!\d[.,]\s)(?:(?P<from>\d\d?)\.?\s?[–—-]\s?)?(?P<one>\d\d?)(?P<mark>\.)\s(?P<two>\d\d?)\.\s$"
)
_WORD_AHEAD = lazy_pattern(r"(?<!\w)([A-Za-z]{1,12})\.?\s$")
#: Figures behind the year: ".02", "-02-28", "年2月28日", ".05-08".
FIGURES_BEHIND = lazy_pattern(
    r"""\s?[년年](?:\s?(?P<month>\d\d?)\s?[월月](?:\s?(?P<day>\d\d?)\s?[일日号號])?
                    (?:\s?[-–—~～至到]{1,2}\s?(?:(?P<until>\d\d?)\s?[월月])?(?:(?P<until_day>\d\d?)\s?[일日号號])?(?<=[월月일日号號]))?)?
      | (?P<mark>[./-])(?P<month2>\d\d?)
            (?:(?P=mark)(?P<day2>\d\d?)(?:(?<![-]\d\d)[-–—~～](?:(?P<until2>\d\d?)(?P=mark))?(?P<until_day2>\d\d?))?
             |[-–—~～](?P<until3>\d\d?))?
        (?![\d%年]|[./:-]\d(?!\d{3}))""",
    re.VERBOSE,
)
#: A phone number, or an identifier in groups.
NUMBER_BEFORE = lazy_pattern(r"\d-$|\+\d[\d\s()-]{2,16}$")


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


def figures_before(found: re.Match[str], day_first: bool | None) -> Part | None:
    """What a match of `FIGURES_BEFORE` says; `day_first` tells how to read "10/02/", None leaves both readings."""
    if found["month"]:
        month, first = int(found["month"]), int(found["from_month"] or found["month"])
        part = Part(found.start(), (first, 0), (month, 0), "month", "MM" if first < month else "M", first < month)
        return part if 1 <= first <= month <= 12 else None
    if found["from"]:
        return _days_before(found)
    one, two = int(found["one"]), int(found["two"])
    readings = [reading for reading in ((two, one), (one, two)) if 1 <= reading[0] <= 12 and 1 <= reading[1] <= 31]
    if not readings:
        return None
    if len(readings) == 2 and day_first is not None:
        readings = readings[:1] if day_first else readings[1:]
    figures = "NN" if len(readings) == 2 and one != two else "DM" if readings[0] == (two, one) else "MD"
    return Part(found.start(), min(readings), max(readings), "day", figures)


def spaced_figures(text: str, start: int, year: int) -> Part | None:
    """Return the day and month of "1. 5. 2024", unless they count something: "vol. 3. 5. 2024", "Rank 1. 5. 2024"."""
    found = _SPACED_FIGURES.search(text, start, year)
    if not found or not (1 <= int(found["one"]) <= 31 and 1 <= int(found["two"]) <= 12):
        return None
    if ahead := _WORD_AHEAD.search(text, max(0, found.start() - 14), found.start()):
        word = ahead.group(1)
        if word.lower() in COUNTED or (word[0].isupper() and word.lower() not in BEFORE_DAYS):
            return None
    if found["from"]:
        return _days_before(found)
    day = (int(found["two"]), int(found["one"]))
    return Part(found.start(), day, day, "day", "DM")


def _days_before(found: re.Match[str]) -> Part | None:
    """Return the days of "11-13.05.2023"."""
    first, last, month = int(found["from"]), int(found["one"]), int(found["two"])
    if found["mark"] == "-" or not 1 <= first < last <= 31 or not 1 <= month <= 12:
        return None
    return Part(found.start(), (month, first), (month, last), "day", "DDM", True)


def figures_behind(found: re.Match[str]) -> Part | None:
    """Return what a match of `FIGURES_BEHIND` with a month says."""
    month = int(found["month"] or found["month2"])
    day = int(found["day"] or found["day2"] or 0)
    until = int(found["until"] or found["until2"] or found["until3"] or month)
    last_day = int(found["until_day"] or found["until_day2"] or day)
    if not 1 <= month <= until <= 12:
        return None
    is_range = (until, last_day) > (month, day)
    until_days = "MDMD" if found["until"] or found["until2"] else "MDD"
    figures = (until_days if is_range else "MD") if day else "MM" if is_range else "M"
    return Part(found.end(), (month, day), (until, last_day), "day" if day else "month", figures, is_range)

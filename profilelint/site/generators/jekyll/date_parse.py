"""Dates as Ruby's `Date._parse` finds them in a text (ext/date/date_parse.c of Ruby 3.1): what Jekyll reads dates with.

Each reader takes the first thing of its form out of the text. A text is at most LONGEST characters, for Ruby refuses
more, so no pattern here can run long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, MutableMapping

LONGEST = 128  #: characters that `Date._parse` reads; a longer text is an ArgumentError (its `limit`)

Found = dict[str, "int | str | None"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = "|".join(_MONTHS)
_ERAS = r"(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))"

_OTHER = lazy_pattern(r"(?:[^-+',./:@\w\[\]]|_)+")
_DAY = lazy_pattern(r"(?i)\b(sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*")
_TIME = lazy_pattern(
    r"(?i)((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)(?:\s*[ap](?:m\b|\.m\.))?"
    r"|\d+\s*[ap](?:m\b|\.m\.))"
    r"(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[A-Za-z.\s]+(?:standard|daylight)\stime\b"
    r"|[A-Za-z]+(?:\sdst)?\b))?"
)
_CLOCK = lazy_pattern(
    r"(?i)\A(\d+)\s*h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d*))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?"
)
_EU = lazy_pattern(rf"(?i)('?\d+)[^-\d\s]*\s*({_NAMES})[^-\d\s']*(?:\s*{_ERAS}?\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?")
_US = lazy_pattern(rf"(?i)\b({_NAMES})[^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*{_ERAS}?\s*('?-?\d+))?")
_ISO = lazy_pattern(r"('?[-+]?\d+)-(\d+)-('?-?\d+)")
_JIS = lazy_pattern(r"(?i)\b([mtshr])(\d+)\.(\d+)\.(\d+)")
_VMS_DAY = lazy_pattern(rf"(?i)('?-?\d+)-({_NAMES})[^-/.]*-('?-?\d+)")
_VMS_MONTH = lazy_pattern(rf"(?i)\b({_NAMES})[^-/.]*-('?-?\d+)(?:-('?-?\d+))?")
_SLASH = lazy_pattern(r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?")
_DOT = lazy_pattern(r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)")
_WEEK = lazy_pattern(r"(?i)\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b|-w-(\d)\b")
_NO_YEAR = lazy_pattern(r"--(\d{2})?-(\d{2})\b|--(\d{2})(\d{2})?\b")
_ORDINAL = lazy_pattern(r"\b(\d{2}|\d{4})-(\d{3})\b")
_NOT_ORDINAL = lazy_pattern(r"[,.](\d{2}|\d{4})-\d{3}\b")
_YEAR = lazy_pattern(r"'(\d+)\b")
_MONTH = lazy_pattern(rf"(?i)\b({_NAMES})\S*")
_MDAY = lazy_pattern(r"(?i)(\d+)(st|nd|rd|th)\b")
_DIGITS = lazy_pattern(
    r"(?i)([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\])?"
)
_BC = lazy_pattern(r"(?i)\b(bc\b|bce\b|b\.c\.|b\.c\.e\.)")
_FRAGMENT = lazy_pattern(r"\A\s*(\d{1,2})\s*\Z")
_NUMBER = lazy_pattern(r"[-+]?\d+")
#: Where Japanese eras begin: the year before their first.
_ERA_YEARS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}

#: What a run of figures means by its length, from the left: field and number of figures (date_parse.c, parse_ddd_cb).
_BY_LENGTH: dict[int, tuple[tuple[str, int], ...]] = {
    2: (("mday", 2),),
    4: (("mon", 2), ("mday", 2)),
    6: (("year", 2), ("mon", 2), ("mday", 2)),
    8: (("year", 4), ("mon", 2), ("mday", 2)),
    10: (("year", 4), ("mon", 2), ("mday", 2), ("hour", 2)),
    12: (("year", 4), ("mon", 2), ("mday", 2), ("hour", 2), ("min", 2)),
    14: (("year", 4), ("mon", 2), ("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
    3: (("yday", 3),),
    5: (("year", 2), ("yday", 3)),
    7: (("year", 4), ("yday", 3)),
}
#: And where a fraction or a time follows.
_WITH_FRACTION: dict[int, tuple[tuple[str, int], ...]] = {
    2: (("sec", 2),),
    3: (("min", 1), ("sec", 2)),
    5: (("hour", 1), ("min", 2), ("sec", 2)),
    7: (("mday", 1), ("hour", 2), ("min", 2), ("sec", 2)),
    4: (("min", 2), ("sec", 2)),
    6: (("hour", 2), ("min", 2), ("sec", 2)),
    8: (("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
    10: (("mon", 2), ("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
    12: (("year", 2), ("mon", 2), ("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
    14: (("year", 4), ("mon", 2), ("mday", 2), ("hour", 2), ("min", 2), ("sec", 2)),
}
_CLOCK_OF = {2: (("hour", 2),), 4: (("hour", 2), ("min", 2)), 6: (("hour", 2), ("min", 2), ("sec", 2))}


def parse(text: str) -> Found:
    """The parts of a date and a time in a text: year, yday, mon, mday, hour, min, sec, zone; those that are there.

    Raises ValueError for a text of more than LONGEST characters.

    >>> parse("March 4, 2021"), parse("2020"), parse("tomorrow")
    ({'year': 2021, 'mon': 3, 'mday': 4}, {'mon': 20, 'mday': 20}, {})
    """
    if len(text) > LONGEST:
        raise ValueError("string length exceeds the limit")
    found: Found = {"_comp": 1}
    rest = _OTHER.sub(" ", text)
    rest, _ = _cut(rest, _DAY, _take_nothing, found)
    rest, _ = _cut(rest, _TIME, _take_time, found)
    for pattern, take in _DATES:
        if pattern is _ORDINAL and _NOT_ORDINAL.search(rest):
            continue
        rest, is_taken = _cut(rest, pattern, take, found)
        if is_taken:
            break
    rest, is_bc = _cut(rest, _BC, _take_nothing, found)
    _take_fragment(rest, found)
    _complete(found, is_bc or bool(found.pop("_bc", None)))
    return found


def _cut(
    text: str, pattern: re.Pattern[str], take: Callable[[re.Match[str], Found], None], found: Found
) -> tuple[str, bool]:
    match = pattern.search(text)
    if not match:
        return text, False
    take(match, found)
    return f"{text[: match.start()]} {text[match.end() :]}", True


def _complete(found: Found, is_bc: bool) -> None:
    year = found.get("year")
    completes = found.pop("_comp")
    if isinstance(year, int):
        if is_bc:
            found["year"] = 1 - year
        elif completes and 0 <= year <= 99:
            found["year"] = year + (1900 if year >= 69 else 2000)


def _take_nothing(_match: re.Match[str], _found: Found) -> None:
    """A day of the week, or a week: Time.parse does not ask for it."""


def _take_time(match: re.Match[str], found: Found) -> None:
    clock = _CLOCK.match(match[1])
    if match[2]:
        found["zone"] = match[2]
    if not clock:
        return
    hour = int(clock[1])
    if clock[5]:
        hour = hour % 12 + (12 if clock[5] in "pP" else 0)
    found["hour"] = hour
    for name, group in (("min", 2), ("sec", 3)):
        if clock[group]:
            found[name] = int(clock[group])


def _take_eu(match: re.Match[str], found: Found) -> None:
    _take_three(found, match[4], match[2], match[1], match[3])


def _take_us(match: re.Match[str], found: Found) -> None:
    _take_three(found, match[4], match[1], match[2], match[3])


def _take_ymd(match: re.Match[str], found: Found) -> None:
    _take_three(found, match[1], match[2], match[3])


def _take_jis(match: re.Match[str], found: Found) -> None:
    found |= {"year": int(match[2]) + _ERA_YEARS[match[1].lower()], "mon": int(match[3]), "mday": int(match[4])}


def _take_vms_day(match: re.Match[str], found: Found) -> None:
    _take_three(found, match[3], match[2], match[1])


def _take_vms_month(match: re.Match[str], found: Found) -> None:
    _take_three(found, match[3], match[1], match[2])


def _take_no_year(match: re.Match[str], found: Found) -> None:
    month, day = (match[1], match[2]) if match[2] else (match[3], match[4])
    found |= {name: int(value) for name, value in (("mon", month), ("mday", day)) if value}


def _take_ordinal(match: re.Match[str], found: Found) -> None:
    found |= {"year": int(match[1]), "yday": int(match[2])}


def _take_year(match: re.Match[str], found: Found) -> None:
    found["year"] = int(match[1])


def _take_month(match: re.Match[str], found: Found) -> None:
    found["mon"] = _MONTHS.index(match[1].lower()) + 1


def _take_mday(match: re.Match[str], found: Found) -> None:
    found["mday"] = int(match[1])


def _take_digits(match: re.Match[str], found: Found) -> None:
    sign, digits, clock, fraction, zone = match.groups()
    tables = _WITH_FRACTION if fraction is not None and clock is None else _BY_LENGTH
    _spread(digits, tables.get(len(digits), ()), found)
    if sign == "-" and isinstance(year := found.get("year"), int):
        found["year"] = -year
    if clock:
        _spread(clock, _CLOCK_OF.get(len(clock), ()), found)
    if zone:
        found["zone"] = zone.strip("[]").partition(":")[0] if zone.startswith("[") else zone


def _spread(digits: str, fields: tuple[tuple[str, int], ...], found: Found) -> None:
    position = 0
    for name, width in fields:
        found[name] = int(digits[position : position + width])
        position += width


def _take_fragment(text: str, found: Found) -> None:
    fragment = _FRAGMENT.match(text)
    if not fragment:
        return
    number = int(fragment[1])
    if "hour" in found and "mday" not in found and 1 <= number <= 31:
        found["mday"] = number
    if "mday" in found and "hour" not in found and 0 <= number <= 24:
        found["hour"] = number


def _take_three(found: Found, year: str | None, month: str | None, day: str | None, era: str | None = None) -> None:
    """Year, month and day as they came, put in order by their lengths (date_parse.c, s3e)."""
    if month and month[:3].lower() in _MONTHS:
        month = str(_MONTHS.index(month[:3].lower()) + 1)
    if year and month and not day:
        year, month, day = day, year, month
    if not year and day and (len(day) > 2 or day[0] == "'"):
        year, day = day, None
    if year and (number := _NUMBER.search(year)) and number.end() < len(year):
        year, day = day, number[0]
    if month and (month[0] == "'" or len(month) > 2):
        year, month, day = month, day, year
    if day and (day[0] == "'" or len(day) > 2):
        year, day = day, year
    if year and (number := _NUMBER.search(year)):
        found["year"] = int(number[0])
        if number[0][0] in "+-" or len(number[0]) > 2:
            found["_comp"] = 0
    _put(found, "mon", month)
    _put(found, "mday", day)
    if era and era[0] in "bB":
        found["_bc"] = 1


def _put(found: MutableMapping[str, int | str | None], name: str, written: str | None) -> None:
    digits = _NUMBER.search(written.replace("-", " ")) if written else None
    if digits:
        found[name] = int(digits[0])


_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Found], None]], ...] = (
    (_EU, _take_eu),
    (_US, _take_us),
    (_ISO, _take_ymd),
    (_JIS, _take_jis),
    (_VMS_DAY, _take_vms_day),
    (_VMS_MONTH, _take_vms_month),
    (_SLASH, _take_ymd),
    (_DOT, _take_ymd),
    (_WEEK, _take_nothing),
    (_NO_YEAR, _take_no_year),
    (_ORDINAL, _take_ordinal),
    (_YEAR, _take_year),
    (_MONTH, _take_month),
    (_MDAY, _take_mday),
    (_DIGITS, _take_digits),
)

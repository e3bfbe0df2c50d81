"""What a plain YAML scalar means to Ruby's Psych, with which Jekyll reads front matter.

The patterns are those of `Psych::ScalarScanner` (lib/psych/scalar_scanner.rb of ruby/psych, at 5.4): YAML 1.1 and a
little more. Two things differ on purpose: a symbol (`:name`) stays text, as Jekyll has it, and a number of more than
300 characters stays text too.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from profilelint.base.lazy import lazy_pattern

_WORDS = {
    "~": None,
    "null": None,
    "yes": True,
    "true": True,
    "on": True,
    "no": False,
    "false": False,
    "off": False,
}
_WORD_STARTS = frozenset("~nNyYtToOfF")
_NUMBER_STARTS = frozenset("0123456789+-.")
_LONGEST_WORD = 5
_LONGEST_NUMBER = 300

_DATE = lazy_pattern(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TIME = lazy_pattern(
    r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:[Tt]|\s+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?"
    r"(?:\s*(?:Z|([-+][0-9]{1,2}:?(?:[0-9]{2})?)))?",
    re.ASCII,
)
_ZONE = lazy_pattern(r"([-+])([0-9]{1,2}):?([0-9]{1,2})?")
_SIXTIES = lazy_pattern(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(\.[0-9_]*)?")
_FLOAT = lazy_pattern(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?")
_SPECIAL_FLOATS = {
    ".inf": float("inf"),
    "+.inf": float("inf"),
    "-.inf": float("-inf"),
    ".nan": float("nan"),
}
_INTEGERS = (
    (lazy_pattern(r"[-+]?0b[_,]*[01][01_,]*"), 2),
    (lazy_pattern(r"[-+]?0[_,]*[0-7][0-7_,]*"), 8),
    (lazy_pattern(r"[-+]?(?:0|[1-9](?:[0-9]|[,_][0-9])*)"), 10),
    (lazy_pattern(r"[-+]?0x[_,]*[0-9a-fA-F][0-9a-fA-F_,]*"), 16),
)


class BadDateError(ValueError):
    """A text that has the form of a date, and is a day or a time that does not exist; `str()` says why.

    >>> try:
    ...     resolve_yaml_scalar("2024-02-30")
    ... except BadDateError as error:
    ...     print(error)
    2024-02 has no day 30. Write the day that you mean.
    """


def resolve_yaml_scalar(text: str) -> object:
    """Return what an unquoted text in YAML means to Jekyll: None, bool, int, float, date, datetime (with a zone) or
    str.

    A time without a zone is in UTC. Raises BadDateError for a date that does not exist.

    >>> [resolve_yaml_scalar(text) for text in ("2023-6-26", "No", "1,000", "Ada")]
    [datetime.date(2023, 6, 26), False, 1000, 'Ada']
    >>> resolve_yaml_scalar("2023-6-26 15:59:00-0400").isoformat()
    '2023-06-26T15:59:00-04:00'
    """
    if not text:
        return None
    if text[0] in _WORD_STARTS:
        return _WORDS.get(text.lower(), text) if len(text) <= _LONGEST_WORD else text
    if text[0] in _NUMBER_STARTS and len(text) <= _LONGEST_NUMBER and "\n" not in text:
        return _moment(text) if text[4:5] == "-" else _number(text)
    return text


def _moment(text: str) -> object:
    if _DATE.fullmatch(text):
        return _day(text) or text
    time = _TIME.fullmatch(text)
    day = _day(time[1]) if time else None
    if not time or not day:
        return _number(text)
    hour, minute, second = int(time[2]), int(time[3]), int(time[4])
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second):
        raise BadDateError(f"a day has no {time[2]}:{time[3]}:{time[4]}. Write the time that you mean.")
    microsecond = int((time[5] or "").ljust(6, "0")[:6])
    try:
        # Ruby rolls 24:00:00 and a leap second over to what follows; so does adding.
        start = datetime(day.year, day.month, day.day, microsecond=microsecond, tzinfo=_zone(time[6]))
        return start + timedelta(hours=hour, minutes=minute, seconds=second)
    except (ValueError, OverflowError):
        return text


def _zone(written: str | None) -> timezone:
    """Psych reads "+800" as 80 hours, which no zone has: that is a ValueError, and the time stays text."""
    parts = _ZONE.fullmatch(written or "")
    if not parts:
        return UTC
    offset = timedelta(hours=int(parts[2]), minutes=int(parts[3] or 0))
    return timezone(-offset if parts[1] == "-" else offset)


def _day(written: str) -> date | None:
    """Return the day, or None for an id or a telephone number that only looks like a date."""
    year, month, day = map(int, written.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        if not 1000 <= year <= 2999:
            return None
        raise BadDateError(_why_not(year, month, day)) from None


def _why_not(year: int, month: int, day: int) -> str:
    if 1 <= month <= 12:
        return f"{year}-{month:02} has no day {day}. Write the day that you mean."
    try:
        advice = f"Did you mean {date(year, day, month)}?"
    except ValueError:
        advice = "Write year-month-day."
    return f"there is no month {month}. {advice}"


def _number(text: str) -> object:
    special = _SPECIAL_FLOATS.get(text.lower())
    if special is not None:
        return special
    sixties = _SIXTIES.fullmatch(text)
    if sixties:
        parts = [float(part) if sixties[1] else int(part) for part in text.replace("_", "").split(":")]
        # Psych counts "1:30" as hours and minutes, whatever YAML 1.1 says.
        return sum(part * 60 ** abs(place - 2) for place, part in enumerate(parts))
    digits = text.replace(",", "").replace("_", "")
    if _FLOAT.fullmatch(text):
        try:
            return float(digits)
        except ValueError:
            return text
    for pattern, base in _INTEGERS:
        if pattern.fullmatch(text):
            return int(digits, base)
    return text

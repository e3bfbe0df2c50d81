"""Ruby's `Time.parse` (lib/time.rb of Ruby 3.1): the moment that Jekyll takes a text for, in the zone of the site."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.jekyll import date_parse

_OFFSET = lazy_pattern(r"([+-])(\d\d)(:?)(\d\d)(?:\3(\d\d))?")
_HOURS = lazy_pattern(r"[+-]\d\d")
#: Names of zones and their hours from UTC (time.rb, ZoneOffset).
_ZONES = {
    **dict.fromkeys(("UTC", "Z", "UT", "GMT"), 0),
    **{f"{name}DT": hours + 1 for name, hours in (("E", -5), ("C", -6), ("M", -7), ("P", -8))},
    **{f"{name}ST": hours for name, hours in (("E", -5), ("C", -6), ("M", -7), ("P", -8))},
    **{letter: number for number, letter in enumerate("ABCDEFGHI", start=1)},
    **{letter: number for number, letter in enumerate("KLM", start=10)},
    **{letter: -number for number, letter in enumerate("NOPQRSTUVWXY", start=1)},
}
#: What is not said is that of now, from the left up to the first that is said; behind it, this.
_LEAST = (("year", 1970), ("mon", 1), ("mday", 1), ("hour", 0), ("min", 0), ("sec", 0))
_PARTS = ("year", "yday", "mon", "mday", "hour", "min", "sec")
#: Years that a datetime can be in a zone of.
_FIRST, _LAST = 2, 9998


class BadDateError(ValueError):
    """A text that Ruby reads no date in: an ArgumentError there."""


def zone(name: object) -> tzinfo:
    """Return the time zone of a name; UTC for what is none, as the C library has it."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if isinstance(name, str) else UTC
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return UTC


def moment(value: object, local: tzinfo, now: datetime) -> datetime:
    """Return the moment of a value of YAML as `Utils.parse_date(value.to_s)` has it, in the zone `local`.

    Raises BadDateError where Ruby raises ArgumentError, at which Jekyll stops.

    >>> moment("2020-02-30", UTC, datetime(2026, 1, 1, tzinfo=UTC)).date()
    datetime.date(2020, 3, 1)
    """
    if isinstance(value, datetime):
        return _within(value.replace(microsecond=0), local)
    if isinstance(value, date):
        return _local(value.year, value.month, value.day, 0, 0, 0, local)
    return parse(written(value), local, now)


def written(value: object) -> str:
    """Return a value as Ruby's `to_s` writes it, where that matters to a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):  # as `inspect` does for texts and numbers
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def parse(text: str, local: tzinfo, now: datetime) -> datetime:
    """Read a text as `Time.parse(text).localtime`. Raises BadDateError."""
    try:
        found = date_parse.parse(text)
    except ValueError as error:
        raise BadDateError(str(error)) from None
    said = {name: value for name in _PARTS if isinstance(value := found.get(name), int)}
    if not said:
        raise BadDateError("no time information")
    offset = _offset(str(found.get("zone") or ""), local, said.get("year", now.year))
    if "yday" in said:
        return _by_day_of_year(said, offset, local, now)
    return _made(said, offset, local, now)


def _by_day_of_year(said: dict[str, int], offset: timedelta | None, local: tzinfo, now: datetime) -> datetime:
    day = said.pop("yday")
    if not 1 <= day <= 366:
        raise BadDateError("yday out of range")
    start = _made({**said, "mon": 1, "mday": 1}, offset, local, now)
    return start + timedelta(days=day - 1)


def _made(said: dict[str, int], offset: timedelta | None, local: tzinfo, now: datetime) -> datetime:
    here = now.astimezone(timezone(offset) if offset is not None else local)
    current = (here.year, here.month, here.day, here.hour, here.minute, here.second)
    values, is_before = [], True
    for (name, least), present in zip(_LEAST, current, strict=True):
        is_before = is_before and name not in said
        values.append(said.get(name, present if is_before else least))
    year, month, day, hour, minute, second = values
    if offset is None:
        return _local(year, month, day, hour, minute, second, local)
    if not offset:
        return _within(_local(year, month, day, hour, minute, second, UTC), local)
    since = timedelta(hours=min(hour, 999), minutes=min(minute, 999), seconds=min(second, 9999))  # `apply_offset`
    return _within(_local(year, month, day, 0, 0, 0, UTC) + since - offset, local)


def _local(year: int, month: int, day: int, hour: int, minute: int, second: int, local: tzinfo) -> datetime:
    """`Time.local`: a day that the month has not rolls over; figures that no calendar has are an error."""
    fits = 1 <= month <= 12 and 1 <= day <= 31 and 0 <= hour <= 24 and 0 <= minute <= 59 and 0 <= second <= 60
    if not fits or (hour == 24 and minute + second):
        raise BadDateError("argument out of range")
    year = min(max(year, _FIRST), _LAST)
    rest = timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
    return (datetime(year, month, 1, tzinfo=UTC) + rest).replace(tzinfo=local)


def _within(value: datetime, local: tzinfo) -> datetime:
    """Return the same moment in another zone, and within the years that there are."""
    if not _FIRST <= value.year <= _LAST:
        return value.replace(year=min(max(value.year, _FIRST), _LAST), day=1, tzinfo=local)
    return value.astimezone(local)


def _offset(name: str, local: tzinfo, year: int) -> timedelta | None:
    """Return how far a zone is from UTC (`zone_offset`); None for one that is not known, which counts as local."""
    name = name.upper()
    if found := _OFFSET.fullmatch(name):
        hours, minutes, seconds = int(found[2]), int(found[4]), int(found[5] or 0)
        offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        if offset >= timedelta(days=1):
            raise BadDateError("utc_offset out of range")
        return -offset if found[1] == "-" else offset
    if _HOURS.fullmatch(name):
        return timedelta(hours=max(-23, min(23, int(name))))
    if name in _ZONES:
        return timedelta(hours=_ZONES[name])
    for month in (1, 7):
        day = datetime(min(max(year, _FIRST), _LAST), month, 1, tzinfo=local)
        if name and (day.tzname() or "").upper() == name:
            return day.utcoffset()
    return None

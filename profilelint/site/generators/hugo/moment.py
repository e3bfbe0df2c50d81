"""The moments that Hugo reads in a value: `ToTimeInDefaultLocationE` of github.com/spf13/cast, by `time.Parse`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = "(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_LONG_DAYS = "(?i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_MONTH = f"(?i:(?P<name>{'|'.join(_MONTHS)}))"
_DATE = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_TIME = r"(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)(?:[.,]\d+)?"
_ZONE = r"(?P<sign>[+-])(?P<zone_hour>\d\d)(?P<colon>:)?(?P<zone_minute>\d\d)"
_BARE_ZONE = r"(?P<sign>[+-])(?P<zone_hour>\d\d)(?P<zone_minute>\d\d)"
_NAME = r"(?:[A-Z]{3,4}(?:[+-]\d\d?)?|[A-Z]{4}T|[+-]\d\d)"
_SHORT = rf"(?P<day>\d\d) {_MONTH} (?P<short_year>\d\d) (?P<hour>\d\d?):(?P<minute>\d\d)"
_STAMP = rf"{_MONTH}  ?(?P<day>\d\d?) {_TIME}"

#: The formats that are tried (cast 1.5 `timeFormats`, in other order: what fits one fits none of the others).
_FORMATS = (
    lazy_pattern(_DATE),
    lazy_pattern(rf"{_DATE}T{_TIME}(?:Z|{_ZONE})?"),
    lazy_pattern(rf"{_DATE} {_TIME}(?:Z| ?{_ZONE})?"),
    lazy_pattern(rf"{_DATE} {_TIME} {_BARE_ZONE} {_NAME}"),
    lazy_pattern(rf"{_DAYS}, (?P<day>\d\d) {_MONTH} (?P<year>\d{{4}}) {_TIME} (?:{_BARE_ZONE}|{_NAME})"),
    lazy_pattern(rf"{_SHORT} (?:{_BARE_ZONE}|{_NAME})"),
    lazy_pattern(rf"{_LONG_DAYS}, (?P<day>\d\d)-{_MONTH}-(?P<short_year>\d\d) {_TIME} {_NAME}"),
    lazy_pattern(rf"{_DAYS} {_STAMP} (?P<year>\d{{4}})"),
    lazy_pattern(rf"{_DAYS} {_STAMP} {_NAME} (?P<year>\d{{4}})"),
    lazy_pattern(rf"{_DAYS} {_MONTH} (?P<day>\d\d) {_TIME} {_BARE_ZONE} (?P<year>\d{{4}})"),
    lazy_pattern(rf"(?P<day>\d\d) {_MONTH} (?P<year>\d{{4}})"),
    lazy_pattern(r"(?P<hour>\d\d?):(?P<minute>\d\d)(?:AM|PM)"),
    lazy_pattern(_STAMP),
)
_LONGEST = 80  #: characters of a date
#: Where Go's moments go on and Python's do not.
_FIRST, _LAST = datetime(1, 1, 3, tzinfo=UTC), datetime(9999, 12, 29, tzinfo=UTC)


class NoDateError(ValueError):
    """A value that Hugo reads no date in."""


def zone(name: object) -> tzinfo:
    """Return the zone that the setting `timeZone` names; UTC for none."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if isinstance(name, str) and name else UTC
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return UTC


def moment(value: object, local: tzinfo) -> datetime:
    """Return the moment of a value, of what has no zone in the zone `local`; raises NoDateError.

    >>> moment("2020-01-05 10:00:00", UTC).hour, moment(2020, UTC).year
    (10, 1970)
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=local)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=local)
    if isinstance(value, int) and not isinstance(value, bool):
        return _since_1970(value)
    if isinstance(value, str) and len(value) <= _LONGEST and value.isascii():
        for each in _FORMATS:
            if found := each.fullmatch(value):
                return _read(found, local)
    raise NoDateError


def hugo_reads_date(value: object) -> bool:
    """Return whether Hugo reads a date in a value of front matter.

    >>> hugo_reads_date("2024-12-08"), hugo_reads_date("2024-12-8"), hugo_reads_date("March 2024")
    (True, False, False)
    """
    try:
        moment(value, UTC)
    except NoDateError:
        return False
    return True


def _since_1970(seconds: int) -> datetime:
    try:
        return min(max(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds), _FIRST), _LAST)
    except OverflowError:
        return _LAST if seconds > 0 else _FIRST


def _read(found: re.Match[str], local: tzinfo) -> datetime:
    said = found.groupdict()
    month = _MONTHS.index(said["name"].lower()) + 1 if said.get("name") else int(said.get("month") or 1)
    year = int(said.get("year") or 0)
    if short := said.get("short_year"):
        year = int(short) + (1900 if int(short) >= 69 else 2000)
    offset = local
    try:
        if said.get("sign"):
            hours, minutes = int(said["zone_hour"]), int(said["zone_minute"])
            if hours > 24 or minutes > 59:
                raise NoDateError
            apart = timedelta(hours=min(hours, 23), minutes=minutes)
            offset = timezone(apart if said["sign"] == "+" else -apart)
        elif found[0].endswith("Z"):
            offset = UTC
        hour, minute, second = (int(said.get(name) or 0) for name in ("hour", "minute", "second"))
        return datetime(max(year, 1), month, int(said.get("day") or 1), hour, minute, second, tzinfo=offset)
    except (ValueError, OverflowError):
        raise NoDateError from None


def is_before(one: datetime, other: datetime) -> bool:
    """Return whether a moment is before another; years at the end of what Python counts are no fault."""
    try:
        return one < other
    except OverflowError:
        return one.year < other.year

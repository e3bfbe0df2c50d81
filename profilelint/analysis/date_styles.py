"""The styles that dates are written in: which of them agree, and a date in the style of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.text.dates.words import ENGLISH_MONTHS, LETTERS, MONTHS

if TYPE_CHECKING:
    import re

    from profilelint.model.document import Date

_ENGLISH = [names[0].capitalize() for names in ENGLISH_MONTHS]
_ABBREVIATED = frozenset(name for names in ENGLISH_MONTHS for name in names[1:])
_PARTS = lazy_pattern(r"YYYY|Month\.?|Mon\.?|May\.?|MM|M|DD|D|NN|N")
_WORD = lazy_pattern(f"[{LETTERS}]+")
_SINGLE = lazy_pattern(r"(?<!\d)\d(?!\d)")
_PADDED = lazy_pattern(r"(?<!\d)0\d(?!\d)")
#: Full names that style guides never abbreviate: they agree with either length.
_SHORT_ENOUGH = 5


class Style(NamedTuple):
    """How a date is written: the order and the marks of its parts, and how its month is: "" in figures.

    `month` is "full", "short", "dotted", or "any" for a name that looks the same in all of these.
    """

    parts: str
    month: str

    def agrees(self, other: Style) -> bool:
        """Return whether both can stand in one list: "May 2024" agrees with "Sept. 2024" and with "August 2024"."""
        return self.parts == other.parts and (self.month == other.month or "any" in {self.month, other.month})


def date_style(date: Date, written: str) -> Style | None:
    """Return the style of a date that is written as `written`; None for a range and for a date without a month.

    >>> from profilelint.model.finding import Span
    >>> from profilelint.text.dates.grammar import find
    >>> def shown(text):
    ...     found = date_style(find(text, Span(0, len(text)))[0], text)
    ...     return found and f"{found.parts}:{found.month}"
    >>> [shown(text) for text in ("2024.11", "June 2024", "Sept. 2024", "August 2024", "2024", "Aug 3, 2024")]
    ['YYYY.0:', 'M YYYY:any', 'M YYYY:dotted', 'M YYYY:full', None, 'M 0, YYYY:short']
    """
    if date.is_range or date.precision in {"year", "season"}:
        return None
    names = [word for word in _WORD.findall(written) if word.lower() in MONTHS]
    parts = _PARTS.sub(_part, date.style)
    return Style(parts, _month(names[0], written) if names else "")


def _part(found: re.Match[str]) -> str:
    part = found.group()
    return part if part == "YYYY" else "M" if part[:2] in {"Mo", "Ma"} else "0"


def _month(name: str, written: str) -> str:
    if name.lower() not in _ABBREVIATED and len(name) <= _SHORT_ENOUGH:
        return "any"
    if f"{name}." in written:
        return "dotted"
    return "short" if name.lower() in _ABBREVIATED or len(name) <= 4 else "full"


def has_padded_figures(written: str) -> bool | None:
    """Whether a date writes figures below ten with a 0 in front; None where it has no such figures, as "2024.11".

    >>> [has_padded_figures(written) for written in ("2024.05", "2024.5", "2024.11")]
    [True, False, None]
    """
    return False if _SINGLE.search(written) else True if _PADDED.search(written) else None


def rewrite_date(date: Date, like: str, *, padded: bool) -> str:
    """Return a date in the style `like`, which is a `Date.style`; "" if it cannot be written that way.

    >>> from profilelint.model.finding import Span
    >>> from profilelint.text.dates.grammar import find
    >>> rewrite_date(find("5.2024", Span(0, 6))[0], "Mon. YYYY", padded=True), rewrite_date(
    ...     find("5.2024", Span(0, 6))[0], "YYYY/MM/DD", padded=True)
    ('May 2024', '')
    """
    if date.precision == "month" and ("D" in like or "N" in like):
        return ""
    rest = _PARTS.sub("", like)
    return "" if any(sign.isalpha() for sign in rest) else _PARTS.sub(lambda part: _filled(part, date, padded), like)


def _filled(part: re.Match[str], date: Date, padded: bool) -> str:
    written, name = part.group(), _ENGLISH[date.start.month - 1]
    if written == "YYYY":
        return str(date.start.year)
    if written.startswith("Month"):
        return name
    if written.startswith(("Mo", "May")):
        short = name if len(name) < _SHORT_ENOUGH else name[:3]
        return short + "." * (written.endswith(".") and short != name)
    figure = date.start.day if written[0] == "D" else date.start.month
    return f"{figure:02}" if padded else str(figure)

"""A text that is one date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span

if TYPE_CHECKING:
    from profilelint.model.document import Date

_MOST = 60  #: characters of a text that may be a date


def single_date(text: str) -> Date | None:
    """Return the date that a text is; None where it is none, several, a range, or open to two readings.

    >>> str(single_date("March 2024").start), single_date("03/04/2024"), single_date("2020 to 2021")
    ('2024-03-01', None, None)
    """
    from profilelint.text.dates.grammar import find

    if len(text) > _MOST:
        return None
    found = find(text, Span(0, len(text)))
    return found[0] if len(found) == 1 and not found[0].is_range and "N" not in found[0].style else None

"""The order of dates in a list: which date of an entry counts, which way the list runs, and what stands wrong in it.

A date is compared as the days that it can mean, so that a year agrees with each of its months. A list is in order if
days can be chosen so that they never rise, or never fall. Of ranges either the beginnings or the ends may be in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Edit, Fix, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.document import Date, Document, Entry

_NUMBER = lazy_pattern(r"\d{1,9}[.)][ \t]+")

#: Within so many days of its first day a range begins, and of its last day it ends, as exactly as it is written.
_EXACT = {"year": 364, "season": 120, "month": 27, "day": 0}
#: Later than any day: the end of what goes on.
_NEVER = 4_000_000

#: The first and the last day that a date can mean, as numbers.
Days = tuple[int, int]


class DateOrder(NamedTuple):
    """Which way a list runs, and which of its dates are out of order.

    `days` are the first and the last day that each date can mean, as ordinals of `datetime.date`, negated where the
    oldest comes first. `astray` are the indices of the dates that are out of order.

    >>> DateOrder("newest", [(9, 9), (5, 5), (6, 6)], (2,)).astray
    (2,)
    """

    runs: Literal["newest", "oldest"]
    days: list[Days]
    astray: tuple[int, ...]


def own_dates(entry: Entry) -> list[Date]:
    r"""Return the dates of an entry that stand before its nested items.

    >>> from profilelint.toolkit import read_page
    >>> entry = read_page("index.md", b"- 2024 Looms\n  - 2023 Mills\n").entries[0]
    >>> [each.start.year for each in own_dates(entry)], [each.start.year for each in entry.dates]
    ([2024], [2024, 2023])
    """
    head = entry.children[0].span.start if entry.children else entry.span.end
    return [date for date in entry.dates if date.span.end <= head]


def main_dates(entries: Sequence[Entry]) -> list[Date]:
    r"""Return the date of each entry by which it is sorted: the leading or the trailing one where most have one, else
    the only one.

    Dates of nested items do not count, and entries without such a date are left out.

    >>> from profilelint.toolkit import read_page
    >>> entries = read_page("index.md", b"- 2024: Looms of 1843\n- 2023: Mills of 1842\n").entries
    >>> [each.start.year for each in main_dates(entries)]
    [2024, 2023]
    """
    own = [own_dates(entry) for entry in entries]
    for place, at in (("leading", 0), ("trailing", -1)):
        chosen = [dates[at] for dates in own if dates and dates[at].place == place]
        if 2 * len(chosen) > len(entries):
            return chosen
    return [date for dates in own if (date := _only(dates))]


def _only(dates: Sequence[Date]) -> Date | None:
    """Return the one date that all others agree with: "Lovelace 2021. A talk. 3 May 2021"."""
    if not dates:
        return None
    days = [_days(date, end=False) for date in dates]
    first, last = max(first for first, _ in days), min(last for _, last in days)
    return next((date for date, each in zip(dates, days, strict=True) if each == (first, last)), None)


def move_entry(document: Document, entries: Sequence[Entry], place: int, goal: int) -> Fix | None:
    r"""Return the fix that moves the entry at index `place` to index `goal`, and those between by one.

    What stands between entries stays where it is, and so do the numbers of a numbered list. None if entries share
    lines, or do not begin in one column.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"- 2023\n- 2024\n")
    >>> move_entry(page, page.entries, place=1, goal=0).edits
    (Edit(span=Span(start=0, end=6), text='- 2024'), Edit(span=Span(start=7, end=13), text='- 2023'))
    """
    low, high = min(place, goal), max(place, goal)
    spans = [_movable(document, entry) for entry in entries[low : high + 1]]
    if None in spans:
        return None
    held = [span for span in spans if span]
    if len({document.position(span.start)[1] for span in held}) > 1:
        return None
    texts = [document.text[slice(*span)] for span in held]
    turned = [texts[-1], *texts[:-1]] if goal < place else [*texts[1:], texts[0]]
    return Fix(tuple(Edit(*pair) for pair in zip(held, turned, strict=True)), safe=False)


def _movable(document: Document, entry: Entry) -> Span | None:
    """Return what of an entry is moved: all but its number; None if it does not have its lines for itself."""
    start, end = entry.span
    line, last = document.position(start)[0], document.position(max(start, end - 1))[0]
    before = document.text[document.line_span(line).start : start]
    behind = document.text[end : document.line_span(last).end]
    if before.strip(" \t>") or behind.strip():
        return None
    number = _NUMBER.match(document.text, start, end) if entry.form == "item" else None
    return Span(number.end() if number else start, end)


def date_order(dates: Sequence[Date], most: int) -> DateOrder | None:
    r"""Return the order of a list of dates if at most `most` of them are out of it.

    None if the list shows no order, if all its dates are of one time, or if it is sorted here by beginnings and there
    by ends.

    >>> from profilelint.toolkit import read_page
    >>> entries = read_page("a.md", b"- 2024 A\n- 2021 B\n- 2023 C\n- 2022 D\n").entries
    >>> found = date_order(main_dates(entries), most=1)
    >>> found.runs, found.astray
    ('newest', (1,))
    """
    keys = [[_days(date, end=end) for date in dates] for end in (False, True)]
    turned = [[(-last, -first) for first, last in days] for days in keys]
    newest, oldest = (_best(each, most) for each in (keys, turned))
    if len(newest[0]) == len(oldest[0]) or min(len(newest[0]), len(oldest[0])) > most:
        return None
    runs: Literal["newest", "oldest"] = "newest" if len(newest[0]) < len(oldest[0]) else "oldest"
    wrong, days = newest if runs == "newest" else oldest
    both = keys if runs == "newest" else turned
    return DateOrder(runs, days, wrong) if all(_is_inverted(at, both) for at in wrong) else None


def _is_inverted(at: int, keys: Sequence[list[Days]]) -> bool:
    """Return whether an entry stands wrong to another one both by when they began and by when they ended."""
    pairs = ((min(at, each), max(at, each)) for each in range(len(keys[0])) if each != at)
    return any(all(days[above][1] < days[below][0] for days in keys) for above, below in pairs)


def _best(keys: Sequence[list[Days]], most: int) -> tuple[tuple[int, ...], list[Days]]:
    return min(((astray(days, most), days) for days in keys), key=lambda found: len(found[0]))


def _days(date: Date, *, end: bool) -> Days:
    """When what is dated can have begun, or ended."""
    first, last = date.start.toordinal(), date.end.toordinal() if date.end else _NEVER
    if not date.is_range or last < first:
        return min(first, last), max(first, last)
    exact = _EXACT[date.precision]
    return (max(first, last - exact), last) if end else (first, min(last, first + exact))


def astray(days: Sequence[Days], most: int) -> tuple[int, ...]:
    """Return the fewest indices without which the others fall; of two neighbours that are swapped, the later one.

    If they are more than `most`, there are `most + 1` of them, of no meaning. Takes time as `len(days) * most`.

    >>> astray([(9, 9), (5, 5), (6, 6), (4, 4)], 2), astray([(1, 1), (2, 2), (3, 3), (4, 4)], 2)
    ((2,), (0, 1, 2))
    """
    states: dict[int, tuple[int, tuple[int, ...]]] = {0: (_NEVER, ())}
    for at, (first, last) in enumerate(days):
        found = [(latest, (*without, at)) for latest, without in states.values() if len(without) < most]
        found += [(min(latest, last), without) for latest, without in states.values() if first <= latest]
        if not found:
            return tuple(range(most + 1))
        states = {len(state[1]): state for state in sorted(found)}
    fewest = states[min(states)][1]
    return _later(days, fewest)


def _later(days: Sequence[Days], fewest: tuple[int, ...]) -> tuple[int, ...]:
    moved = tuple(at + 1 for at in fewest)
    left = [day for at, day in enumerate(days) if at not in moved]
    falls = all(latest >= day[0] for latest, day in zip(_lowest(left), left[1:], strict=False))
    return moved if moved and moved[-1] < len(days) and falls else fewest


def _lowest(days: Sequence[Days]) -> list[int]:
    """Return the latest day that is still possible behind each of `days`."""
    lowest, latest = [], _NEVER
    for _, last in days:
        latest = min(latest, last)
        lowest.append(latest)
    return lowest

"""What a page tells of a life: news by month, and times of education and work, with what is sure of their order."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from profilelint.analysis.date_order import own_dates
from profilelint.analysis.staleness import date_of
from profilelint.model.finding import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.document import Date, Document

#: The kinds of sections whose entries are times of a life.
KINDS = ("education", "experience")
#: How many days a date may be off, by how exactly it is written.
_VAGUE = {"year": 364, "season": 120, "month": 27, "day": 0}
#: Shorter gaps and overlaps, in days, are a summer, or a move.
SHORTEST = 120
#: More times of a page are not compared with one another.
MOST = 200
#: The longest title of a time, in characters.
_LONGEST = 90


class News(NamedTuple):
    """How many news a page has of each month, and how many of no month that it names."""

    months: Counter[tuple[int, int]]
    undated: int


class Period(NamedTuple):
    """A time of a life: an entry of a page with one range of dates.

    `start` and `end` are the first and the last day that can be meant, `end` is None for what goes on; `surely` are the
    latest day on which it began and the earliest on which it ended.
    """

    kind: str
    what: str
    written: str
    start: date
    end: date | None
    surely: tuple[date, date]


class Between(NamedTuple):
    """Two times that surely overlap, or one that surely began long after all before it had ended."""

    earlier: Period
    later: Period


def news(document: Document, today: date) -> News:
    r"""Return the news of a page up to today.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("a.md", b"# News\n\n- May 2024: a loom\n- 2023: a mill\n")
    >>> news(page, date(2026, 1, 1))
    News(months=Counter({(2024, 5): 1}), undated=1)
    """
    months: Counter[tuple[int, int]] = Counter()
    undated = 0
    for entry in (each for section in document.sections if section.kind == "news" for each in section.entries):
        day = date_of(entry)
        if day and day.precision in {"month", "day"} and day.start <= today:
            months[day.start.year, day.start.month] += 1
        else:
            undated += 1
    return News(months, undated)


def periods(document: Document, today: date) -> list[Period]:
    r"""Return the times of education and work on a page that begin and end with a date of their own, in order.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("cv.md", b"# Education\n\n- PhD in Looms, 2018 - 2022\n- MSc, 2017\n")
    >>> [(each.what, each.kind, str(each.start), str(each.end)) for each in periods(page, date(2026, 1, 1))]
    [('PhD in Looms', 'education', '2018-01-01', '2022-12-31')]
    """
    found = []
    for section in document.sections:
        for entry in section.entries if section.kind in KINDS else ():
            ranges = [each for each in own_dates(entry) if each.is_range]
            if len(ranges) == 1 and ranges[0].start <= today:
                end = entry.children[0].span.start if entry.children else entry.span.end
                start, stop = entry.span.start, ranges[0].span
                said = document.prose[start : stop.start] + " " + document.prose[stop.end : end]
                what = shortened(" ".join(said.replace("*", "").split()).strip(" ,;:.|()–—-_"), _LONGEST)
                written = " ".join(document.text[slice(*stop)].split())
                found.append(_period(section.kind, what, written, ranges[0], today))
    return sorted(found, key=lambda each: (each.start, each.end or today))[:MOST]


def _period(kind: str, what: str, written: str, found: Date, today: date) -> Period:
    vague = timedelta(_VAGUE[found.precision])
    ended = max((found.end or today) - (vague if found.end else timedelta()), found.start)
    return Period(kind, what, written, found.start, found.end, (found.start + vague, ended))


def gaps(found: Sequence[Period]) -> list[Between]:
    """Return each time that surely began long after all earlier ones had ended, with the last of these."""
    gone = []
    last: Period | None = None
    for each in found:
        if last and last.end and (each.start - last.end).days > SHORTEST:
            gone.append(Between(last, each))
        if last is None or (last.end and (each.end is None or each.end > last.end)):
            last = each
    return gone


def overlaps(found: Sequence[Period]) -> list[Between]:
    """Return the pairs of times of one kind that were surely lived at once for long."""
    return [
        Between(one, other)
        for one, other in combinations(found, 2)
        if one.kind == other.kind
        and (min(one.surely[1], other.surely[1]) - max(one.surely[0], other.surely[0])).days > SHORTEST
    ]

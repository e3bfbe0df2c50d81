"""What a site tells of its owner's time: a calendar of news, and education, positions and papers by year."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from profilelint.analysis import life
from profilelint.report import words
from profilelint.report.markup import element

if TYPE_CHECKING:
    from datetime import date
    from xml.etree.ElementTree import Element

    from profilelint.analysis.life import Between, Period
    from profilelint.model.document import Document
    from profilelint.report import Checked
    from profilelint.site.site import Site

#: So many years of news are shown, the last ones, and so many times of a life.
YEARS, PERIODS = 12, 40
#: From how many news of a month on its cell is darker.
SHADES = (1, 2, 4, 8)
#: Fewer papers or news make no picture.
LEAST = 3


def parts(checked: Checked) -> Iterator[Element]:
    """Yield what can be known surely; nothing where a site tells too little.

    News and times are those of one page, the one that has most of them, as many sites say the same on several.
    """
    site = checked.site()
    seen = [each for each in site.documents if not each.sample and site.page(site.locate(each)).is_shown]
    yield from _news(seen, site)
    yield from _times(seen, site)
    yield from _papers(site)


def _news(seen: Sequence[Document], site: Site) -> Iterator[Element]:
    found = [(life.news(each, site.today), each.path) for each in seen]
    news, path = max(found, key=lambda each: each[0].months.total(), default=(life.News(Counter(), 0), ""))
    if news.months.total() < LEAST:
        return
    years = list(range(site.today.year, min(year for year, _ in news.months) - 1, -1))[:YEARS]
    latest = max(news.months)
    said = f"The latest is from {month_name[latest[1]]} {latest[0]}, on "
    heads = [
        element("th", element("abbr", month_abbr[each][0], title=month_name[each]), scope="col") for each in _MONTHS
    ]
    rows = [_year(year, news.months, site.today) for year in years]
    table = element(
        "table",
        element("caption", "News of each month"),
        element("thead", element("tr", element("th", "year", scope="col"), *heads)),
        element("tbody", *rows),
        _class="calendar",
    )
    left_out = f". Without a month, and not in the calendar: {news.undated}." if news.undated else "."
    yield element("section", element("h2", "News"), element("p", said, element("bdi", path), left_out), table)


_MONTHS = range(1, 13)


def _year(year: int, months: Counter[tuple[int, int]], today: date) -> Element:
    cells = []
    for month in _MONTHS:
        number = months[year, month]
        shade = sum(number >= each for each in SHADES)
        is_ahead = (year, month) > (today.year, today.month)
        cells.append(element("td", str(number) if number else "", _class="ahead" if is_ahead else f"n{shade}"))
    return element("tr", element("th", str(year), scope="row"), *cells)


def _times(seen: Sequence[Document], site: Site) -> Iterator[Element]:
    found = [(life.periods(each, site.today), each.path) for each in seen]
    periods, path = max(found, key=lambda each: len(each[0]), default=([], ""))
    if len(periods) < 2:
        return
    shown = periods[-PERIODS:]
    first, last = shown[0].start, site.today
    rows = [_time(each, first.toordinal(), last.toordinal()) for each in reversed(shown)]
    notes = [f"No range of dates lies between {_named(each)}." for each in life.gaps(periods)]
    notes += [f"At the same time: {_named(each)}." for each in life.overlaps(periods)]
    yield element(
        "section",
        element("h2", "Education and positions"),
        element("p", f"From {first.year} to {last.year}, as ", element("bdi", path), " dates them."),
        element("ul", *rows, _class="timeline"),
        element("ul", *(element("li", note) for note in notes[:PERIODS])) if notes else None,
    )


def _named(between: Between) -> str:
    one, other = (f"“{each.what}” ({each.written})" for each in between)
    return f"{one} and {other}"


def _time(each: Period, first: int, last: int) -> Element:
    whole = max(last - first, 1)
    start = max(each.start.toordinal() - first, 0)
    end = min(each.end.toordinal() if each.end else last, last) - first
    bar = _bar(1000 * start // whole, max(1000 * (end - start) // whole, 6))
    text = element("p", element("bdi", each.what), " ", element("small", f"{each.written}, {each.kind}"))
    return element("li", text, bar, _class=each.kind)


def _papers(site: Site) -> Iterator[Element]:
    """Yield the papers of each year; those of which places on the site give several years count once, for none."""
    years: dict[str, set[int]] = {}
    for claim in site.papers.claims:
        found = re.search(r"(?:19|20)\d\d", claim.year.text) if claim.year else None
        if claim.letters and found:
            years.setdefault(claim.letters, set()).add(int(found[0]))
    counts = Counter(next(iter(each)) for each in years.values() if len(each) == 1)
    if counts.total() < LEAST:
        return
    most = max(counts.values())
    rows = [_papers_of(year, counts[year], most) for year in range(max(counts), min(counts) - 1, -1)[: 2 * YEARS]]
    several = sum(len(each) > 1 for each in years.values())
    note = f"{words.count(several, 'title')} with more than one year left out." if several else None
    yield element(
        "section",
        element("h2", "Papers"),
        element("p", f"{words.count(counts.total(), 'title')} with a year. ", note),
        element("ul", *rows, _class="timeline"),
    )


def _papers_of(year: int, number: int, most: int) -> Element:
    text = element("p", f"{year} ", element("small", str(number)))
    return element("li", text, _bar(0, 1000 * number // most), _class="papers")


def _bar(start: int, width: int) -> Element:
    """Return a bar from `start` on, in thousandths of the whole width."""
    return element(
        "svg",
        element("rect", x=0, y=0, width=1000, height=8, _class="track"),
        element("rect", x=start, y=0, width=width, height=8),
        viewBox="0 0 1000 8",
        preserveAspectRatio="none",
        aria_hidden="true",
    )

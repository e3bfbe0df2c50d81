"""What rules about outdated text need to know: whether a page or an entry is history, and how old an entry is."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from profilelint.analysis.date_order import own_dates
from profilelint.analysis.duplicates import year_above
from profilelint.analysis.papers import arxiv_ids
from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.text.languages import EASTERN
from profilelint.text.prefilter import holds_phrase, lowercase_text, may_hold_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Date, Document, Entry, Section

#: Pages that are dated as a whole tell what was so on their day: posts, single news, and manuals of a theme.
_HISTORY = lazy_pattern(
    r"(?:^|[\\/])(?:_?posts?|_?news|_?blogs?|_?drafts|archives?|themes|docs?|vendor|licenses?|markdown_generator)[\\/]"
    r"|(?:^|[\\/])\d{4}-\d{1,2}-\d{1,2}-|(?:^|[\\/])(?:readme|changelog|contributing|install|license)[^\\/]*$",
    re.IGNORECASE,
)
#: Pages that are not dated, even if a key `date` in their front matter says when they were made.
_STANDING = lazy_pattern(
    r"(?:^|[\\/])_?(?:index|about|about-me|home|bio|cv|resume|admin)(?:\.[a-z-]{2,5})?\.\w+$", re.IGNORECASE
)
#: A sentence ends here, or a paragraph or an item does.
_ENDS = lazy_pattern(r"[.!?;](?=\s+[A-Z\u00c0-\u00de*_\[(])|[。！？；]|\n[ \t]*\r?\n|\n[ \t]*[-*+|#] ")


def phrase_spans(document: Document, phrases: tuple[str, ...]) -> Iterator[Span]:
    """Yield the spans where phrases stand on a page, in order; the phrases are in small letters.

    Where a script has blanks between words, only whole words count; of two phrases that overlap, only the first counts.

    >>> from profilelint.toolkit import read_page
    >>> list(phrase_spans(read_page("index.md", b"The mill is to appear."), ("to appear",)))
    [Span(start=12, end=21)]
    """
    said, lower = lowercase_text(document), document.prose.lower()
    if len(lower) != len(document.prose):
        lower = "".join(sign.lower()[0] for sign in document.prose)
    found = sorted(
        (at, order) for order, phrase in enumerate(phrases) if phrase in said for at in _places(lower, phrase)
    )
    end = 0
    for at, order in found:
        if at >= end:
            end = at + len(phrases[order])
            yield Span(at, end)


def _places(lower: str, phrase: str) -> Iterator[int]:
    at = lower.find(phrase)
    while at >= 0:
        around = lower[max(0, at - 1) : at], lower[at + len(phrase) : at + len(phrase) + 1]
        if phrase >= EASTERN or not any(sign.isalnum() or sign == "_" for sign in around):
            yield at
        at = lower.find(phrase, at + 1)


def is_dated_page(document: Document) -> bool:
    """Return whether a page tells of one day, as a post or a piece of news does, and not of today.

    >>> from profilelint.toolkit import read_page
    >>> [is_dated_page(read_page(path, b"Text")) for path in ("_posts/2024-05-01-loom.md", "index.md")]
    [True, False]
    """
    dated, standing = _kind_of_page(document.path)
    return dated or (not standing and bool(document.field("date")))


@lru_cache(16)
def _kind_of_page(path: str) -> tuple[bool, bool]:
    return bool(_HISTORY.search(path)), bool(_STANDING.search(path))


def entry_at(document: Document, offset: int) -> Entry | None:
    r"""Return the innermost entry that holds a character; None if there is none.

    >>> from profilelint.toolkit import read_page
    >>> entry_at(read_page("index.md", b"- Looms\n- Mills\n"), 11)
    Entry('Mills')
    """
    entries, inner = document.entries, None
    while at := bisect_right(entries, offset, key=lambda each: each.span.start):
        held = entries[at - 1]
        if held.span.end <= offset:
            break
        inner, entries = held, held.children
    return inner


def is_news_or_others(document: Document, offset: int) -> bool:
    r"""Return whether a character stands in news, in a section on other people, or in an entry that begins with a date.

    What stands there does not say what is true today of the owner of the page.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"I weave.\n\n# News\n\nA loom.\n")
    >>> is_news_or_others(page, 2), is_news_or_others(page, 20)
    (False, True)
    """
    at = bisect_right(document.sections, offset, key=lambda each: each.span.start)
    if at and document.sections[at - 1].kind in {"news", "people"}:
        return True
    entry = entry_at(document, offset)
    return entry is not None and any(each.place == "leading" for each in entry.dates)


def sentence_around(document: Document, span: Span, reach: int = 250) -> Span:
    """Return the span of the sentence around a span, at most `reach` characters to either side.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"I weave. I graduate in May. I read.")
    >>> page.text[slice(*sentence_around(page, Span(23, 26)))].strip()
    'I graduate in May.'
    """
    prose = document.prose
    low, high = max(0, span.start - reach), min(len(prose), span.end + reach)
    before = [found.end() for found in _ENDS.finditer(prose, low, span.start)]
    after = _ENDS.search(prose, span.end, high)
    return Span(before[-1] if before else low, after.start() + 1 if after else high)


def dates_in(document: Document, span: Span) -> list[Date]:
    r"""Return the dates that stand in a part of a page, or of its front matter or of a file of settings, in order.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"---\ndate: 3 May 2024\n---\nI graduate in May 2025.")
    >>> [str(each.start) for each in dates_in(page, Span(22, len(page.text)))]
    ['2025-05-01']
    >>> [str(each.start) for each in dates_in(page, page.field("date").value_span)]
    ['2024-05-03']
    """
    from profilelint.text.dates.grammar import find

    matter = document.front_matter
    return find(document.text if matter and span.start < matter.span.end else document.datable, span)


def is_past(found: Date, today: date, days: int = 0) -> bool:
    r"""Whether every day that a date can mean is more than `days` days before today; never for a range that is still
    open.

    >>> from profilelint.toolkit import read_page
    >>> found = read_page("index.md", b"- May 2024: a loom\n").entries[0].dates[0]
    >>> is_past(found, date(2024, 6, 1)), is_past(found, date(2024, 6, 1), days=30)
    (True, False)
    """
    return found.end is not None and max(found.start, found.end) < today - timedelta(days)


class StalePromise(NamedTuple):
    """A phrase that promises something, how many years ago it was written, and the date that says so."""

    span: Span
    years: int
    dated: str


def stale_promises(document: Document, phrases: tuple[str, ...], years: int, today: date) -> Iterator[StalePromise]:
    r"""Yield the phrases of entries that promise something and are `years` calendar years old or more, with their age.

    Pages that tell of one day and sections for news are left out.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"# Talks\n\n- Looms, 2021, slides coming soon\n")
    >>> [each[1:] for each in stale_promises(page, ("coming soon",), 2, date(2026, 1, 1))]
    [(5, '2021')]
    """
    if not document.entries or not (may_hold_dates(document) or "arxiv" in document.text):
        return
    if is_dated_page(document) or not holds_phrase(document, phrases):
        return
    for span in phrase_spans(document, phrases):
        entry = entry_at(document, span.start)
        if not entry or (entry.section and entry.section.kind == "news"):
            continue
        if (dated := _latest(entry, today)) and today.year - dated[0].year >= years:
            yield StalePromise(span, today.year - dated[0].year, dated[1])


def _latest(entry: Entry, today: date) -> tuple[date, str] | None:
    """Return the last day that an entry can be of, and what says so.

    The latest of its dates counts, else the latest arXiv number that it links to, else the year of its heading.
    """
    if entry.dates:
        return max(
            (each.end or today, " ".join(entry.document.text[slice(*each.span)].split())) for each in entry.dates
        )
    if numbers := [(date(year, month, 1), f"arXiv:{name}") for name, year, month in arxiv_ids(entry)]:
        return max(numbers)
    year = year_above(entry.section)
    return (date(year, 12, 31), str(year)) if year else None


def date_of(entry: Entry) -> Date | None:
    """Return the date that an entry begins with, or its only one; None where neither is there."""
    dates = own_dates(entry)
    return next((each for each in dates if each.place == "leading"), dates[0] if len(dates) == 1 else None)


def news_dates(section: Section, today: date) -> list[tuple[date, str]]:
    r"""Return for each dated entry of a section the last day that it can be of, at most today, and its date as written.

    The date that an entry begins with counts, or its only one; an entry without a date has the year of its heading.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"# News\n\n- May 2024: a loom\n")
    >>> [(str(day), written) for day, written in news_dates(page.sections[0], date(2026, 1, 1))]
    [('2024-05-31', 'May 2024')]
    """
    found = []
    for entry in section.entries:
        if chosen := date_of(entry):
            written = " ".join(entry.document.text[slice(*chosen.span)].split())
            year = "" if f"{chosen.start.year % 100:02}" in written else f" {chosen.start.year}"
            found.append((min(chosen.end or today, today), written + year))
        elif above := year_above(entry.section):
            found.append((min(date(above, 12, 31), today), str(above)))
    return found

"""What looks like a date and is none: days that no calendar has, and months that nobody spells so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.read.sections import entry_lists
from profilelint.text.dates.words import COMMON, ENGLISH_MONTHS, LETTERS, MISSPELT, MONTHS, NO_MONTHS, SEASONS
from profilelint.text.emails.faults import is_one_edit
from profilelint.text.prefilter import holds, may_hold_dates, may_hold_full_dates

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from profilelint.model.document import Document, Entry

#: What may not stand before a date is looked for behind its first figures: `re` then skips to these.
_YEAR_FIRST = lazy_pattern(r"([12][09](?<![\w./:-]..)\d\d)([-./])(\d\d?)\2(\d\d?)(?![\w%]|[./:-]\w)")
_YEAR_LAST = lazy_pattern(r"([0-9](?<![\w./:-].)\d?)([-./])(\d\d?)\2((?:19|20)\d\d)(?![\w%]|[./:-]\w)")
#: A day that not every month has, and what can stand around it.
_LATE_DAY = lazy_pattern(r"(29|3[0-9])(?<![\w.,:/$€£¥#(+-]..)(?:st|nd|rd|th)?(?![\w%:/]|[.,]\d)")
_BEHIND_DAY = rf"(?:st|nd|rd|th)?(?:\.?[\s-](?:of\s|de\s)?[{LETTERS}]{{3,10}}\.?)?(?:,?\s|-|\sde\s)(?:19|20)\d\d"
_TOO_LATE = r"[./-](?:1[3-9]|[2-9]\d|00)"
#: Wherever a late day stands in front of a year, and perhaps of the name of a month, or a year has a month too many.
#: Each branch begins with a letter of its own: `re` then skips to it several times faster.
_CLOSER = lazy_pattern(
    rf"20\d\d{_TOO_LATE}|19\d\d{_TOO_LATE}|29{_BEHIND_DAY}|3[0-9]{_BEHIND_DAY}",
)
_MONTH = lazy_pattern(r"((?:19|20)(?<![\w./:-]..)\d\d)([./-])(\d\d)(?![\w%]|[./:-]\w)")
_LETTER = lazy_pattern(r"[^\W\d_]")
#: So many entries, and so large a share of a list, have to write their months as figures behind the year.
_FEWEST, _SHARE = 3, 0.7
#: Where a full stop parts the two, which no academic year has, one other entry is enough; releases are numbered so.
_NUMBERED = frozenset({"projects", "research", ""})
_MONTH_AHEAD = lazy_pattern(rf"(?<!\w)([{LETTERS}]{{3,10}})\.?\s$")
_MONTH_BEHIND = lazy_pattern(rf"\.?[\s-](?:of\s|de\s)?([{LETTERS}]{{3,10}})(?![{LETTERS}])\.?")
_YEAR_BEHIND = lazy_pattern(r"(?:,?\s|-|\sde\s)((?:19|20)\d\d)(?!\d)")
_YEAR = lazy_pattern(r"[12][09](?<=\s..)\d\d(?![\d-])")
#: A word, perhaps with a day, before a year.
_WORD = lazy_pattern(rf"(?<![{LETTERS}\d'’-])([{LETTERS}]{{3,10}})\.?,?\s(?:\d\d?(?:st|nd|rd|th)?,?\s)?$")
_REACH = 20
_LEAST = 6
#: What is a misspelt month only where no word stands before it: "RNA Seq 2020" is a method.
_NAMES_TOO = frozenset({"Seq"})
_ALONE = lazy_pattern(r"(?:^|[\r\n(\[*_–—-]|to|[^\w\s])[ \t]?$")


class Impossible(NamedTuple):
    """A day that no calendar has; `instead` is what was probably meant, or "" where that cannot be told."""

    span: Span
    why: str
    instead: str
    part: Literal["day", "month"] = "day"


def impossible_dates(document: Document) -> Iterator[Impossible]:
    """Yield the dates on a page that no calendar has.

    >>> from profilelint.toolkit import read_page
    >>> [(each.why, each.instead) for each in impossible_dates(read_page("index.md", b"On 2025-30-01 in Turin."))]
    [('there is no month 30', '2025-01-30')]
    """
    if may_hold_full_dates(document):
        yield from _in_figures(document.prose)
    if not may_hold_dates(document) or not holds(document, _CLOSER):
        return
    for found in _LATE_DAY.finditer(document.prose):
        if each := _late(document.prose, found):
            yield each
    for section in document.sections:
        for entries in entry_lists(section) if section.kind else ():
            yield from _in_list(entries, section.kind)


def _in_list(entries: Sequence[Entry], kind: str) -> Iterator[Impossible]:
    """Yield the one date of a list with a month that no year has, where the others are written alike: "2023.13"."""
    odd = [found for entry in entries if (found := _odd_month(entry))]
    if len(odd) != 1:
        return
    style = f"YYYY{odd[0][2]}M"
    alike = [entry for entry in entries if entry.dates and entry.dates[0].place == "leading"]
    alike = [entry for entry in alike if entry.dates[0].style.startswith(style)]
    fewest = 1 if odd[0][2] == "." and kind not in _NUMBERED else _FEWEST
    if len(alike) >= max(fewest, _SHARE * (len(entries) - 1)):
        yield Impossible(Span(*odd[0].span()), f"there is no month {int(odd[0][3])}", "", "month")


def _odd_month(entry: Entry) -> re.Match[str] | None:
    """Return what leads an entry and would be a year and a month if there were such a month, but no "2023-24"."""
    text = entry.document.datable
    letter = _LETTER.search(text, *entry.span)
    for found in _MONTH.finditer(text, *entry.span):
        if letter and letter.start() < found.start():
            return None
        year, month = int(found[1]), int(found[3])
        next_year = found[2] != "." and 0 < (month - year) % 100 <= 50
        if not 1 <= month <= 12 and not next_year:
            return found
    return None


def _in_figures(text: str) -> Iterator[Impossible]:
    """Yield the impossible dates of a text that have a month in figures.

    >>> [(found.why, found.instead) for found in _in_figures("on 2025-30-01, 31.4.2023")]
    [('there is no month 30', '2025-01-30'), ('April has 30 days', '')]
    """
    for found in _YEAR_FIRST.finditer(text):
        year, mark, month, day = found.groups()
        if year[:2] not in {"19", "20"}:
            continue
        if why := _why_not(int(year), int(month), int(day)):
            swapped = not _why_not(int(year), int(day), int(month))
            if mark == "-" or swapped:
                yield Impossible(Span(*found.span()), why, mark.join((year, day, month)) if swapped else "")
    for found in _YEAR_LAST.finditer(text):
        one, _, two, year = found.groups()
        why = _why_not(int(year), int(two), int(one))
        if why and _why_not(int(year), int(one), int(two)):
            yield Impossible(Span(*found.span()), why, "")


def _why_not(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    try:
        date(year, month, day)
    except ValueError:
        name = ENGLISH_MONTHS[month - 1][0].capitalize()
        return f"{name} has {_length(year, month)} days" if day else "there is no day 0"
    return ""


def _length(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def _late(text: str, found: re.Match[str]) -> Impossible | None:
    """Return a day behind or before the name of a month that is shorter; a year has to follow."""
    start, end = found.span()
    if (ahead := _MONTH_AHEAD.search(text, max(0, start - 13), start)) and ahead.group(1).lower() in MONTHS:
        name, start = ahead.group(1), ahead.start()
    elif (behind := _MONTH_BEHIND.match(text, end)) and behind.group(1).lower() in MONTHS:
        name, end = behind.group(1), behind.end()
    else:
        return None
    year = _YEAR_BEHIND.match(text, end)
    if not year or not name[0].isupper() or not (why := _why_not(int(year[1]), MONTHS[name.lower()], int(found[1]))):
        return None
    return Impossible(Span(start, year.end()), why.replace("days", f"days in {year[1]}") if "Feb" in why else why, "")


class Misspelt(NamedTuple):
    """A word before a year that is a month but for a slip, and how the month is spelt."""

    span: Span
    instead: str


def misspelt_months(text: str) -> Iterator[Misspelt]:
    """Yield the misspelt names of English months in prose, where a year follows.

    >>> [(found.span.start, found.instead) for found in misspelt_months("Spet 2012, Febuary 3, 2021, Match 2020")]
    [(0, 'Sept'), (11, 'February')]
    >>> [found.instead for found in misspelt_months("(Seq 2020 - May 2021), RNA Seq 2020")]
    ['Sept']
    """
    for year in _YEAR.finditer(text):
        if not (found := _WORD.search(text, max(0, year.start() - _REACH), year.start())):
            continue
        word = found.group(1)
        if word in _NAMES_TOO and not _ALONE.search(text, max(0, found.start() - 4), found.start()):
            continue
        if instead := _month_like(word.lower()):
            shaped = instead.upper() if word.isupper() else instead.capitalize()
            yield Misspelt(Span(*found.span(1)), shaped)


def _month_like(word: str) -> str:
    if word in MONTHS or word in SEASONS or word in COMMON or word in NO_MONTHS:
        return ""
    if word in MISSPELT:
        return MISSPELT[word]
    for name, *_ in ENGLISH_MONTHS:
        if len(name) >= _LEAST and word[0] == name[0] and is_one_edit(word, name):
            return name
    return ""

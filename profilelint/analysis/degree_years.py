"""Years of study: "a third-year Ph.D. student", and the entry of the page that says when the doctorate began."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from profilelint.analysis.date_order import own_dates
from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.text.languages import language_pattern, longest_first_pattern, phrase_pattern, sign
from profilelint.text.languages._tables import STUDY
from profilelint.text.prefilter import holds_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from profilelint.model.document import Date, Document, Entry

#: The phrases of each language, and its numbers from the first year on; English has a grammar of its own here.
_NUMBERS = {spelt: number for _, years in STUDY for number, listed in enumerate(years, 1) for spelt in listed}
_DOCTOR = r"Ph\.?\s?D\.?|doctoral|doctorate|D\.?Phil\.?"
#: Between two words of a phrase, within a paragraph.
_GAP = r"(?:[ \t]{1,3}|[ \t]?\r?\n[ \t]{0,8})"
#: A year of doctoral studies in English; what is to be written instead is made of the words behind it.
_ENGLISH = lazy_pattern(
    rf"""\b(?P<en>{longest_first_pattern(spelt for listed in STUDY[0][1] for spelt in listed)})[-‐‑\s]year{_GAP}
        (?P<rest>(?:[\w.&/()-]+{_GAP}){{0,4}}?(?:{_DOCTOR})(?:{_GAP}(?:student|candidate|researcher|scholar)\b)?)""",
    re.VERBOSE | re.IGNORECASE,
)


def _in_others() -> Iterator[str]:
    """Yield an expression for the phrases of each other language, with its numbers in a group."""
    for at, (phrases, years) in enumerate(STUDY):
        for number, phrase in enumerate(phrases):
            numbers = f"(?P<n{at}_{number}>{longest_first_pattern(spelt for listed in years for spelt in listed)})"
            yield phrase_pattern([phrase]).replace(re.escape("{nth}"), numbers)


_OTHERS = lazy_pattern("|".join(_in_others()), re.IGNORECASE)
#: One of these words is on every page that the expression above can find something on.
_SIGNS = tuple(dict.fromkeys(sign(phrase) for phrases, _ in STUDY for phrase in phrases))

#: A doctorate that a page says began in a year began by this month of it, as most do in autumn.
_LATEST_START = 10


class YearOfStudy(NamedTuple):
    """A phrase as "third-year Ph.D. student", its number, and in English what it says of the student besides."""

    span: Span
    number: int
    rest: str


class Doctorate(NamedTuple):
    """The entry that says when a doctorate began."""

    entry: Entry
    date: Date


def years_of_study(document: Document) -> Iterator[YearOfStudy]:
    """Yield the years of doctoral studies that a page names: "a third-year Ph.D. student".

    >>> from profilelint.toolkit import read_page
    >>> list(years_of_study(read_page("index.md", b"I am a third-year Ph.D. student.")))
    [YearOfStudy(span=Span(start=7, end=31), number=3, rest='Ph.D. student')]
    """
    found = [*_ENGLISH.finditer(document.prose)] if holds_phrase(document, ("year",)) else []
    found += _OTHERS.finditer(document.prose) if holds_phrase(document, _SIGNS) else ()
    for each in sorted(found, key=lambda each: each.start()):
        said = {group: text for group, text in each.groupdict().items() if text}
        rest = " ".join(said.pop("rest", "").split())
        if number := _NUMBERS.get(next(iter(said.values())).lower()):
            yield YearOfStudy(Span(*each.span()), number, rest)


def find_doctorate(document: Document) -> Doctorate | None:
    r"""Return the doctorate of a page if exactly one entry of its education or positions gives the years of one, else
    None.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"# Education\n\n- Ph.D., Turin, 2023-2027\n- M.Sc., Turin, 2021-2023\n")
    >>> find_doctorate(page).date.start.year
    2023
    """
    found = []
    for section in document.sections:
        for entry in section.entries if section.kind in {"education", "experience"} else ():
            if language_pattern("study.doctorate").search(entry.text) and not language_pattern(
                "study.other_degree"
            ).search(entry.text):
                dates = [each for each in own_dates(entry) if each.is_range]
                found += [Doctorate(entry, each) for each in dates[:1]]
    return found[0] if len(found) == 1 else None


def least_year_of_study(found: Date, today: date) -> int:
    """Return the lowest year of study, from 1, that a doctorate begun on a date can be in today.

    >>> from datetime import date
    >>> from profilelint.text.dates.grammar import find
    >>> since = find("Ph.D., 2023-2028", Span(0, 16))[0]
    >>> [least_year_of_study(since, date(*day)) for day in [(2025, 11, 22), (2026, 9, 1), (2026, 11, 22)]]
    [3, 3, 4]
    """
    latest = _LATEST_START if found.precision == "year" else max(found.start.month, _LATEST_START)
    months = 12 * (today.year - found.start.year) + today.month - latest
    return months // 12 + 1

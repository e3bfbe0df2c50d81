"""Years of study: "a third-year Ph.D. student", and the entry of the page that says when the doctorate began."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.analysis.date_order import own_dates
from profilelint.base import lazy
from profilelint.base.records import NamedTuple
from profilelint.model.finding import Span
from profilelint.text.prefilter import holds_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from profilelint.model.document import Date, Document, Entry

_ENGLISH = "first second third fourth fifth sixth seventh eighth"
#: The words for a year, one language a line, from the first on.
_ORDINALS = (
    _ENGLISH,
    "1st 2nd 3rd 4th 5th 6th 7th 8th",
    "一 二 三 四 五 六 七 八",
    "ersten zweiten dritten vierten fünften sechsten siebten achten",
    "première deuxième troisième quatrième cinquième sixième septième huitième",
    "1ère 2ème 3ème 4ème 5ème 6ème 7ème 8ème",
    "1re 2e 3e 4e 5e 6e 7e 8e",
    "primer segundo tercer cuarto quinto sexto séptimo octavo",
    "primeiro segundo terceiro quarto quinto sexto sétimo oitavo",
    "1 2 3 4 5 6 7 8",
)
_NUMBERS = {word: number for line in _ORDINALS for number, word in enumerate(line.split(), 1)}
_DOCTOR = r"Ph\.?\s?D\.?|doctoral|doctorate|D\.?Phil\.?"
#: Between two words of a phrase, within a paragraph.
_GAP = r"(?:[ \t]{1,3}|[ \t]?\r?\n[ \t]{0,8})"
#: A year of doctoral studies; what is to be written instead is made of the words behind it.
_PHRASES = lazy.compile(
    rf"""\b(?P<en>{_ENGLISH.replace(" ", "|")}|[1-8](?:st|nd|rd|th))[-‐‑\s]year{_GAP}
        (?P<rest>(?:[\w.&/()-]+{_GAP}){{0,4}}?(?:{_DOCTOR})(?:{_GAP}(?:student|candidate|researcher|scholar)\b)?)
    | 博士(?:研究生)?(?P<zh>[一二三四五六])年级 | (?P<zh2>[一二三四五六])年级(?:直博|博士)
    | 博士(?:後期)?課程(?P<ja>[1-6])年 | 박사(?:과정)?\s?(?P<ko>[1-6])년차
    | \bDoktorand(?:in)?\s+im\s+(?P<de>\w+)\s+Jahr
    | \b(?:doctorante?|thésarde?|doctorat|thèse)\s+en\s+(?P<fr>\w+)\s+année
    | \ben\s+(?P<fr2>\w+)\s+année\s+de\s+(?:thèse|doctorat)
    | \bdoctorado\s+de\s+(?P<es>\w+)\s+año | \b(?P<es2>\w+)\s+año\s+de(?:l|\s+mi)?\s+doctorado
    | \bdoutorand[oa]\s+do\s+(?P<pt>\w+)\s+ano""",
    re.VERBOSE | re.IGNORECASE,
)
#: One of these words is on every page that the expression above can find something on.
_SIGNS = ("year", "年级", "博", "課程", "박사", "jahr", "année", "año", " ano")

_DOCTORATE = lazy.compile(
    r"(?<!\w)(?:Ph\.?\s?D|doctora[lt]\w*|D\.?Phil|Dr\.\s?rer|promotion|thèse)(?!\w)|博士|박사", re.IGNORECASE
)
_OTHER_DEGREE = lazy.compile(
    r"""(?<!\w)(?:master\w*|bachelor\w*|M\.?Sc|M\.?S\.?|B\.?Sc|B\.?S|M\.?Phil|post-?doc\w*|visiting|intern\w*|exchange|joint)
    (?!\w) | 硕士|碩士|修士|学士|本科|博士后|访问|联合培养|석사|학사""",
    re.VERBOSE | re.IGNORECASE,
)
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
    if not holds_phrase(document, _SIGNS):
        return
    for found in _PHRASES.finditer(document.prose):
        name = next(each for group, each in found.groupdict().items() if each and group != "rest")
        if number := _NUMBERS.get(name.lower()):
            yield YearOfStudy(Span(*found.span()), number, " ".join((found["rest"] or "").split()))


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
            if _DOCTORATE.search(entry.text) and not _OTHER_DEGREE.search(entry.text):
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

"""The words that dates are made of, and the words that tell a number from a year, of all languages."""

from __future__ import annotations

from profilelint.text.languages import either, parted, words
from profilelint.text.languages._tables import MISSPELT as _MISSPELT
from profilelint.text.languages._tables import MONTHS as MONTH_NAMES
from profilelint.text.languages._tables import SEASONS as _SEASONS

#: Letters that a word beside a year is made of, for use in brackets; signs of scripts without blanks may touch a year.
LETTERS = "A-Za-z\u00c0-\u024f"
#: What people write between the ends of a range, for use in brackets.
DASHES = "-‐‑–—−~～〜"

#: The spellings of the twelve months in English, the full name first.
ENGLISH_MONTHS = MONTH_NAMES["english"]
MONTHS = {name: number for months in MONTH_NAMES.values() for number, names in enumerate(months, 1) for name in names}
FULL_NAMES = frozenset(names[0] for months in MONTH_NAMES.values() for names in months)
#: A full name that stands beside abbreviated ones: it agrees with either style.
SHORT_NAMES = frozenset(words("dates.unabbreviated"))

#: First and last month of a season, as terms of the northern academic year; a month above 12 lies in the next year.
#: "Winter 2024" is January to March where the year has quarters, and December to February elsewhere: it can mean
#: any day from the January of its year to the February of the next one.
SEASONS = _SEASONS | {
    quarter: (first, first + 2)
    for number, first in enumerate((1, 4, 7, 10), 1)
    for quarter in (f"q{number}", f"{number}q")
}
#: The seasons that are signs and no words.
SEASON_SIGNS = either(parted(_SEASONS)[1])
#: Months and seasons that are common words: behind another word they are none ("data set 2023", "came out 2023").
COMMON = frozenset(words("dates.common"))
#: What may stand between a month or season and its year, or its day.
OF = words("dates.of")
TERM_NAMES, TERM_SIGNS = map(either, parted(words("dates.terms")))
TERMS = frozenset([*OF, *words("dates.terms")])
_TO, _TO_SIGNS = parted(words("dates.to"))
#: What joins the two ends of a range, beside dashes.
JOINS = frozenset(word for phrase in [*_TO, *words("dates.and")] for word in phrase.split() if word.isalpha())
#: What stands behind the beginning of a range.
FROM = either(words("dates.from"))
#: What joins two dates.
RANGE_JOINS = rf"(?<!\w)(?:{either(_TO)})(?!\w)|{either([*_TO_SIGNS, '→'])}"
#: What may begin a sentence before a day in figures: "Am 1. 5. 2024".
BEFORE_DAYS = frozenset(words("dates.before_days"))
#: What an unfinished range ends with, begins with, and what stands behind its beginning.
NOW = words("dates.present")
SINCE, SINCE_SIGNS = map(either, parted(words("dates.since")))
ONWARD = either(words("dates.onward"))
#: What says that a date has not come yet.
EXPECTED = either([*words("dates.expected"), *words("dates.expected_in_brackets")])

#: What stands before a number that is no year: "pp. 1990", "vol. 2020".
COUNTED = frozenset(words("dates.counted"))
#: The same without a full stop, begun with a capital: "CS 2023" is a course, "ISO 2015" a norm.
NUMBERED = frozenset(words("dates.numbered"))
#: What stands behind a number that is no year: "2000 citations".
UNITS = frozenset(words("dates.units"))

#: Misspelt months that one slip does not explain, or that are short.
MISSPELT = {wrong: right for right, listed in _MISSPELT.items() for wrong in listed}
#: Words that are one slip away from a month and right: a town, a name.
NO_MONTHS = frozenset(words("dates.not_misspelt"))

"""The words that dates are made of, and the words that tell a number from a year, of all languages."""

from __future__ import annotations

from profilelint.text.languages import language_words, longest_first_pattern, part_by_script
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
SHORT_NAMES = frozenset(language_words("dates.unabbreviated"))

#: First and last month of a season, as terms of the northern academic year; a month above 12 lies in the next year.
#: "Winter 2024" is January to March where the year has quarters, and December to February elsewhere: it can mean
#: any day from the January of its year to the February of the next one.
SEASONS = _SEASONS | {
    quarter: (first, first + 2)
    for number, first in enumerate((1, 4, 7, 10), 1)
    for quarter in (f"q{number}", f"{number}q")
}
#: The seasons that are signs and no words.
SEASON_SIGNS = longest_first_pattern(part_by_script(_SEASONS)[1])
#: Months and seasons that are common words: behind another word they are none ("data set 2023", "came out 2023").
COMMON = frozenset(language_words("dates.common"))
#: What may stand between a month or season and its year, or its day.
OF = language_words("dates.of")
TERM_NAMES, TERM_SIGNS = map(longest_first_pattern, part_by_script(language_words("dates.terms")))
TERMS = frozenset([*OF, *language_words("dates.terms")])
_TO, _TO_SIGNS = part_by_script(language_words("dates.to"))
#: What joins the two ends of a range, beside dashes.
JOINS = frozenset(word for phrase in [*_TO, *language_words("dates.and")] for word in phrase.split() if word.isalpha())
#: What stands behind the beginning of a range.
FROM = longest_first_pattern(language_words("dates.from"))
#: What joins two dates.
RANGE_JOINS = rf"(?<!\w)(?:{longest_first_pattern(_TO)})(?!\w)|{longest_first_pattern([*_TO_SIGNS, '→'])}"
#: What may begin a sentence before a day in figures: "Am 1. 5. 2024".
BEFORE_DAYS = frozenset(language_words("dates.before_days"))
#: What an unfinished range ends with, begins with, and what stands behind its beginning.
NOW = language_words("dates.present")
SINCE, SINCE_SIGNS = map(longest_first_pattern, part_by_script(language_words("dates.since")))
ONWARD = longest_first_pattern(language_words("dates.onward"))
#: What says that a date has not come yet.
EXPECTED = longest_first_pattern([*language_words("dates.expected"), *language_words("dates.expected_in_brackets")])

#: What stands before a number that is no year: "pp. 1990", "vol. 2020".
COUNTED = frozenset(language_words("dates.counted"))
#: The same without a full stop, begun with a capital: "CS 2023" is a course, "ISO 2015" a norm.
NUMBERED = frozenset(language_words("dates.numbered"))
#: What stands behind a number that is no year: "2000 citations".
UNITS = frozenset(language_words("dates.units"))

#: Misspelt months that one slip does not explain, or that are short.
MISSPELT = {wrong: right for right, listed in _MISSPELT.items() for wrong in listed}
#: Words that are one slip away from a month and right: a town, a name.
NO_MONTHS = frozenset(language_words("dates.not_misspelt"))


def range_join_pattern() -> str:
    r"""Return a regular expression, in small letters, for what joins the two ends of a range of dates, but no dashes.

    >>> import re
    >>> bool(re.fullmatch(range_join_pattern(), "bis")), bool(re.fullmatch(range_join_pattern(), "or"))
    (True, False)
    """
    return RANGE_JOINS

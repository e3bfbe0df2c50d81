"""The words that dates are made of, and the words that tell a number from a year. All of it is data.

Another language is one more line of `MONTH_NAMES`, and its seasons in `SEASONS`.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Names of months, one language a line, from January on; `/` parts the spellings of one month, the full one first.
MONTH_NAMES = (
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep "
    "october/oct november/nov december/dec",
)
MONTHS = {
    name: number
    for language in MONTH_NAMES
    for number, names in enumerate(language.split(), 1)
    for name in names.split("/")
}
FULL_NAMES = frozenset(names.split("/")[0] for language in MONTH_NAMES for names in language.split())

#: First and last month of a season, as terms of the northern academic year; a month above 12 lies in the next year.
#: "Winter 2024" is January to March where the year has quarters, and December to February elsewhere: it can mean
#: any day from the January of its year to the February of the next one.
SEASONS = {
    "spring": (1, 5),
    "summer": (6, 8),
    "autumn": (9, 12),
    "fall": (9, 12),
    "winter": (1, 14),
    "春": (1, 5),
    "夏": (6, 8),
    "秋": (9, 12),
    "冬": (1, 14),
    "春季": (1, 5),
    "夏季": (6, 8),
    "秋季": (9, 12),
    "冬季": (1, 14),
}
#: What may stand between a season and its year.
TERMS = _words("semester term quarter of")
#: What joins the two ends of a range, beside dashes.
JOINS = _words("to until till through and")
#: What an unfinished range ends with.
NOW = ("present", "now", "currently", "current", "today", "ongoing", "date", "至今", "现在", "今", "현재")

#: What stands before a number that is no year: "pp. 1990", "vol. 2020".
COUNTED = _words("p pp page pages pg no nos nr num number vol volume ch chapter sec section eq room rm suite box id")
#: The same without a full stop, begun with a capital: "CS 2023" is a course, "ISO 2015" a norm.
NUMBERED = _words(
    "iso iec rfc lncs lnai ccis version fortune top windows office "
    "cs cse ee ece eecs math maths stat stats phys chem bio biol econ csci comp cpsc cis inf info engr me acct astr "
    "psyc psych phil soc ling mgmt fin mkt"
)
#: What stands behind a number that is no year: "2000 citations".
UNITS = _words(
    "citation citations star stars participant participants user users word words sample samples image images "
    "question questions download downloads attendees hour hours km nm hz mhz ghz gb mb tb gpu gpus usd eur euro euros "
    "dollar dollars rmb cny"
)

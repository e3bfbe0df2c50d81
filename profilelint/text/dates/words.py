"""The words that dates are made of, and the words that tell a number from a year. All of it is data.

Another language is one more line of `MONTH_NAMES` and one of `SEASON_NAMES`. Names are in small letters.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Letters that a word beside a year is made of, for use in brackets; signs of scripts without blanks may touch a year.
LETTERS = "A-Za-z\u00c0-\u024f"
#: What people write between the ends of a range, for use in brackets.
DASHES = "-‐‑–—−~～〜"

#: Names of months by language, from January on; `/` parts the spellings of one month, the full one first.
MONTH_NAMES = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep "
    "october/oct november/nov december/dec",
    "de": "januar/jänner/jan februar/feb märz/mär/maerz/mrz april/apr mai juni/jun juli/jul august/aug "
    "september/sept/sep oktober/okt november/nov dezember/dez",
    "fr": "janvier/janv février/févr/fév/fevrier mars avril/avr mai juin juillet/juil août/aout "
    "septembre/sept octobre/oct novembre/nov décembre/déc/decembre",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago "
    "septiembre/setiembre/sept/sep octubre/oct noviembre/nov diciembre/dic",
    "pt": "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set "
    "outubro/out novembro/nov dezembro/dez",
    "it": "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago "
    "settembre/sett/set ottobre/ott novembre/nov dicembre/dic",
    "nl": "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep "
    "oktober/okt november/nov december/dec",
    "id": "januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu/agt september/sep "
    "oktober/okt november/nov desember/des",
}
MONTHS = {
    name: number
    for language in MONTH_NAMES.values()
    for number, names in enumerate(language.split(), 1)
    for name in names.split("/")
}
FULL_NAMES = frozenset(names.split("/")[0] for language in MONTH_NAMES.values() for names in language.split())
#: A full name that is its own abbreviation: it agrees with either style.
SHORT_NAMES = _words("may mai mei mars juin juni juli")

#: First and last month of a season, as terms of the northern academic year; a month above 12 lies in the next year.
#: "Winter 2024" is January to March where the year has quarters, and December to February elsewhere: it can mean
#: any day from the January of its year to the February of the next one.
SEASON_NAMES = {
    (1, 5): "spring springs frühling frühjahr printemps primavera lente voorjaar 春 春季 春学期 春學期 봄 봄학기",
    (6, 8): "summer summers sommer été verano verão zomer 夏 夏季 夏学期 여름 여름학기",
    (9, 12): "autumn fall autumns falls herbst automne otoño outono autunno herfst najaar "
    "秋 秋季 秋学期 秋學期 가을 가을학기",
    (1, 14): "winter winters hiver invierno inverno 冬 冬季 冬学期 겨울 겨울학기",
    (4, 9): "sommersemester sose ss",
    (10, 15): "wintersemester wise ws",
    (10, 12): "michaelmas q4 4q",
    (1, 3): "hilary lent q1 1q",
    (4, 6): "trinity q2 2q",
    (7, 9): "q3 3q",
    (6, 9): "estate",
}
SEASONS = {name: months for months, names in SEASON_NAMES.items() for name in names.split()}
#: Months and seasons that are common words: behind another word they are none ("data set 2023", "came out 2023").
COMMON = _words("set out ago gen mag des estate ss ws wise lent lente trinity")
#: What may stand between a month or season and its year, or its day.
TERMS = _words("semester term quarter trimester of de del di")
#: What joins the two ends of a range, beside dashes.
JOINS = _words("to until till through thru and und et y e bis à au a al hasta até fino tot sampai")
#: What may begin a sentence before a day in figures: "Am 1. 5. 2024".
BEFORE_DAYS = _words("am vom ab bis seit den der dne od do")
#: What joins two dates.
RANGE_JOINS = (
    *("to", "until", "till", "through", "thru", "bis", "à", "au", "a", "al", "hasta", "até", "fino al?", "tot"),
    *("sampai", "s/d"),
)
#: What an unfinished range ends with.
NOW = (
    *(
        "present",
        "now",
        "currently",
        "current",
        "today",
        "ongoing",
        "date",
        "至今",
        "现在",
        "現在",
        "今",
        "目前",
        "현재",
    ),
    *("heute", "aujourd'hui", "aujourd’hui", "présent", "ce jour", "presente", "la actualidad", "actualidad"),
    *("actualmente", "hoy", "hoje", "atualmente", "atual", "oggi", "attuale", "attualmente", "heden", "nu"),
    *("sekarang", "kini", "saat ini"),
)
#: What an unfinished range begins with.
SINCE = ("since", "seit", "depuis", "desde", "dal", "dall'", "sinds", "sejak")
#: What says that a date has not come yet.
EXPECTED = (
    *(
        "expected",
        "exp.?",
        "anticipated",
        "est.?",
        "estimated",
        "erwartet",
        "voraussichtlich",
        "prévue?",
        "previst[oa]",
    ),
    *("esperado", "verwacht", "预计", "預計", "预期", "予定", "見込み", "예정"),
)

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

#: Misspelt months that one slip does not explain, or that are short.
MISSPELT = {
    wrong: right
    for right, listed in {
        "sept": "spet setp",
        "april": "arpil apirl aprill aprl",
        "march": "marhc mrach",
        "july": "jully jluy",
        "june": "juen juny",
        "february": "feburary februray",
        "january": "janurary januray",
        "august": "auguest agoust",
        "september": "septmber septermber setpember",
        "october": "octorber octomber",
        "november": "novemeber novermber",
        "december": "decemeber dicember",
    }.items()
    for wrong in listed.split()
}
#: Words that are one slip away from a month and right: a town, a name, a month of yet another language.
NO_MONTHS = _words("augusta auguste augusti augustin octobers")


def range_join_pattern() -> str:
    r"""Return a regular expression, in small letters, for what joins the two ends of a range of dates, but no dashes.

    >>> import re
    >>> bool(re.fullmatch(range_join_pattern(), "bis")), bool(re.fullmatch(range_join_pattern(), "or"))
    (True, False)
    """
    return rf"(?<!\w)(?:{'|'.join(RANGE_JOINS)})(?!\w)|[至到→]"

"""The words of natural languages that rules and dates are told by: one file a language, `README.md` says how.

`_tables.py` holds what `build.py` makes of these files, as reading them at each start would take longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from profilelint.text.languages._tables import WORDS

#: The first sign of the scripts that do not part words by blanks.
EASTERN = "\u2e80"
#: A blank in a phrase, which a line may end at.
_BLANK = r"\s{1,10}"
_NOTHING = "(?!)"
#: What a star stands for inside a word.
_REST = r"\w{0,40}"


def language_words(table: str) -> tuple[str, ...]:
    """Return the words of a table in all languages, as their files write them; `table` is its section and its key.

    >>> "coming soon" in language_words("status.coming_soon"), "demnächst" in language_words("status.coming_soon")
    (True, True)
    """
    return WORDS[table]


@cache
def language_pattern(table: str) -> re.Pattern[str]:
    """Return what finds the words of a table, in large or small letters; `*` stands for more letters of a word.

    >>> [bool(language_pattern("study.doctorate").search(text)) for text in ("Doctoral studies", "PhDs", "在读博士")]
    [True, False, True]
    """
    return re.compile(phrase_pattern(language_words(table)), re.IGNORECASE)


def phrase_pattern(phrases: Iterable[str]) -> str:
    r"""Return a regular expression for any of some phrases, as whole words in the scripts that part words by blanks.

    >>> phrase_pattern(["next", "plan*", "将"])
    '(?<![^\\W_])(?:(?:next)(?![^\\W_])|plan)|将'
    """
    western, eastern = part_by_script(sorted(phrases, key=len, reverse=True))
    begun = _ended(each for each in western if each[0] != "*")
    inside = _ended(each[1:] for each in western if each[0] == "*")
    return "|".join(filter(None, [begun and rf"(?<![^\W_])(?:{begun})", inside, *map(re.escape, eastern)])) or _NOTHING


def _ended(phrases: Iterable[str]) -> str:
    listed = list(phrases)
    stems = [_escaped(each[:-1]) for each in listed if each[-1] == "*"]
    whole = "|".join(_escaped(each) for each in listed if each[-1] != "*")
    return "|".join(filter(None, [whole and rf"(?:{whole})(?![^\W_])", *stems]))


def _escaped(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", _REST).replace("\\ ", _BLANK).replace("'", "['’]")


def longest_first_pattern(phrases: Iterable[str]) -> str:
    r"""Return the branches of a regular expression, the longest first, for whoever says what may stand around them.

    >>> longest_first_pattern(["fino a", "bis", "dall'"])
    "fino\\ a|dall['’]|bis"
    """
    listed = sorted(dict.fromkeys(phrases), key=len, reverse=True)
    return "|".join(re.escape(each).replace(r"\*", _REST).replace("'", "['’]") for each in listed) or _NOTHING


@cache
def language_signs(table: str) -> tuple[str, ...]:
    """Return one word, in small letters, of each phrase of a table: a text without them has none of the phrases.

    >>> "rejoindrai" in language_signs("status.plan"), "vais" in language_signs("status.plan")
    (True, True)
    """
    return tuple(dict.fromkeys(map(sign, language_words(table))))


def sign(phrase: str) -> str:
    """Return the longest word of a phrase, in small letters, apart from those that stand for others."""
    parts = [part for part in phrase.lower().replace("{nth}", " ").split() if "*" not in part]
    return max(parts, key=len, default="")


def part_by_script(phrases: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the phrases of the scripts that part words by blanks, and those of the others.

    >>> part_by_script(["present", "今"])
    (['present'], ['今'])
    """
    listed = list(phrases)
    return [each for each in listed if max(each) < EASTERN], [each for each in listed if max(each) >= EASTERN]

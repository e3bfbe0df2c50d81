"""Which languages garbled text is likely written in, where some of its letters lost bytes.

A language is as likely as it finds the letters, each behind the one before it (`letters.py`); a letter that lost bytes
is the likeliest in that language of all it can be. A word speaks for itself; the line it stands in counts as much as a
few letters, however long it is, and so does the page: they decide where a word says little.
"""

from __future__ import annotations

from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING
from unicodedata import name

from profilelint.base.lazy import lazy_pattern
from profilelint.text.mojibake import decode, letter_model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.text.mojibake.wrong_codecs import Codec

#: How many languages are named, how much less likely than the first one they are at most, in bits; and as how many
#: letters a line and a page count.
_NAMED, _LEAST_LIKELY, _LINE, _PAGE = 4, 10, 10, 5

#: How many bits a letter says at most: it may be in a name of another language.
_FOREIGN = 12

#: Scripts that are written together.
_TOGETHER = dict.fromkeys(("HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC"), "CJK")

#: How much of a word on either side of a run, of a line and of a page is looked at.
_LONG_WORD, _LONG_LINE, _LONG_PAGE = 20, 500, 5000

_BEFORE, _AFTER = lazy_pattern(r"\S{1,20}\Z"), lazy_pattern(r"\S{1,20}")


def likely(text: str, start: int, end: int, codec: Codec) -> letter_model.Shares:
    """Return the likeliest languages of a run of garbled letters, and how likely each is; none if it has no letters.

    >>> from profilelint.text.mojibake.wrong_codecs import codecs
    >>> likely("el aÃ±o de Ãlvaro", 11, 12, codecs()[0])[0][0]
    'es'
    """
    script = _script_of(text[start:end], codec)
    languages = letter_model.scripts().get(script, ())
    if not languages:
        return ()
    total = _said(_word(text, start, end), codec, script)[1]
    for whole, most in ((_line(text, start), _LINE), (text[:_LONG_PAGE], _PAGE)):
        count, bits = _said(whole, codec, script)
        share = min(1, most / max(count, 1))
        total = tuple(known + share * said for known, said in zip(total, bits, strict=True))
    best = sorted(zip(total, languages, strict=True))[:_NAMED]
    weights = [(language, 2 ** -min(bits - best[0][0], _LEAST_LIKELY)) for bits, language in best]
    return tuple((language, weight / sum(each for _, each in weights)) for language, weight in weights)


def _word(text: str, start: int, end: int) -> str:
    before, after = _BEFORE.search(text, max(0, start - _LONG_WORD), start), _AFTER.match(text, end)
    return text[before.start() if before else start : after.end() if after else end]


def _line(text: str, start: int) -> str:
    """Return the line around a place; of a long one, the same piece for all that stands in it."""
    first = text.rfind("\n", max(0, start - _LONG_PAGE), start) + 1
    first += (start - first) // _LONG_LINE * _LONG_LINE
    return text[first : first + _LONG_LINE].partition("\n")[0]


@lru_cache(maxsize=1000)
def _script_of(run: str, codec: Codec) -> str:
    """Return the script of the first letter of a run; nothing if it has none."""
    places = decode.places(run, codec)
    return next((_script(options[0]) for options in places if options[0].isalpha() and not options[0].isascii()), "")


@lru_cache(maxsize=10_000)
def _script(character: str) -> str:
    """Return the script of a letter, by its name in Unicode; Chinese, Japanese and Korean are one."""
    found = name(character, "").replace("-", " ").partition(" ")[0]
    return _TOGETHER.get(found, found)


@lru_cache(maxsize=1000)
def _said(text: str, codec: Codec, script: str) -> tuple[int, tuple[float, ...]]:
    """Return how many letters of a script a text has, and how many bits they say in each of its languages."""
    total: Iterable[float] = (0.0,) * len(letter_model.scripts()[script])
    count, before = 0, "_"
    for place in decode.places(text, codec):
        options = _options(script, place)
        if before != "_" or options != "_":
            total = map(add, total, _in_each(script, before, options))
            total = [*total]
            count += options != "_"
        before = options if len(options) == 1 else ""
    return count, tuple(total)


@lru_cache(maxsize=10_000)
def _options(script: str, place: str) -> str:
    """Return the letters of a script that a character may be; `_` if there are none."""
    return "".join(sorted({letter_model.norm(each) for each in place if _script(each) == script})) or "_"


@lru_cache(maxsize=10_000)
def _in_each(script: str, before: str, options: str) -> tuple[float, ...]:
    """Return how many bits the likeliest of some letters says behind another, in each language."""
    return tuple(
        min(_FOREIGN, *(letter_model.in_language(each, before, letter) for letter in options))
        for each in letter_model.scripts()[script]
    )

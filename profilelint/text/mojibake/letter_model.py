"""How likely a letter is behind others, in each of many languages.

`letters/SCRIPT/LANGUAGE.z` says it, packed by zlib: only the languages are read that a text may be written in. A line
is up to five letters in a row, and how many bits the last one says behind the others, as a figure or, from 10 on, one
of `:;<=>?` (4 is one time in 16); the lines are sorted. `_` is whatever is no letter, and capitals are small. Only what
is surprising is listed: a letter that is not found behind four others is looked up behind the last three of them, and
so on. Longer rows are listed only if they have a letter of which a byte may be lost. The language `all` has single
letters, whatever the language. What was counted, and how, is in `benchmarks/letters.py`.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from functools import cache, lru_cache
from math import log2
from pathlib import Path
from unicodedata import category

from profilelint.text.mojibake import symbol_model

#: Languages, each with how likely it is that a text is written in it.
Shares = tuple[tuple[str, float], ...]

TABLES = Path(__file__).with_name("letters")

#: How many letters say what comes behind them.
BEHIND = 4

#: What it costs, in bits, that a letter is looked up behind one fewer, that it is not known at all, and a capital.
SHORTER, UNKNOWN, _CAPITAL = 1.5, 18, 2

#: What no letter is, so that it only says where a word begins or ends.
_NO_LETTER = {"Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cs", "Cn", "Me"}


def said(before: str, text: str, shares: Shares) -> float:
    """Return how many bits a text says behind others: few if it was to be expected there in one of some languages."""
    total = 0.0
    for character in text:
        total += bits(before, character, shares)
        before = (before + character)[-BEHIND:]
    return total


@lru_cache(maxsize=50_000)
def bits(before: str, character: str, shares: Shares) -> float:
    """Return how many bits a character says behind others.

    >>> russian, czech = (("ru", 1.0),), (("cs", 0.9), ("hr", 0.1))
    >>> bits("при", "я", russian) < bits("при", "џ", russian), bits(" ", "č", czech) < bits(" ", "ā", czech)
    (True, True)
    """
    behind = plain(before)[-BEHIND:] or "_"
    sign = symbol_model.bits(before, character)
    letter = norm(character) if sign is None else "_"
    if letter == "_":
        if sign is None:
            sign = 0 if character.isascii() or character == "\xa0" else alone(character)
        return sign if behind[-1] == "_" else sign + _in_languages(behind, "_", shares)
    capital = _CAPITAL if character.isupper() and not (before[-2:-1].isupper() and before[-1:].isupper()) else 0
    return capital + _in_languages(behind, letter, shares)


def alone(character: str) -> int:
    """Return how many bits a character says by itself; 18 for one that is hardly ever used.

    >>> alone("的") < alone("籍"), alone("麤")
    (True, 18)
    """
    found = _bits(_rows("all"), character.lower())
    return UNKNOWN if found is None else found


def _in_languages(behind: str, letter: str, shares: Shares) -> float:
    if not shares:
        return alone(letter)
    return -log2(sum(share * 2 ** -in_language(language, behind, letter) for language, share in shares))


@lru_cache(maxsize=50_000)
def in_language(language: str, behind: str, letter: str) -> float:
    """Return how many bits a letter says behind up to four others in one language."""
    rows = _rows(language)
    if _bits(rows, letter) is not None:
        for shorter in range(len(behind) + 1):
            if (found := _bits(rows, behind[shorter:] + letter)) is not None:
                return found + SHORTER * shorter
    return UNKNOWN + SHORTER * len(behind)


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """Return a text in the letters of the table, and everything else as `_`, once."""
    found = "".join(map(norm, text))
    while "__" in found:
        found = found.replace("__", "_")
    return found


@lru_cache(maxsize=10_000)
def norm(character: str) -> str:
    """Return a character as the table has it."""
    if character.isascii():
        return character.lower() if character.isalpha() else "_"
    if character in symbol_model.JOINED:
        return "_"
    kind = category(character)
    if kind in _NO_LETTER or kind[0] == "N" or (kind[0] in "PS" and character not in symbol_model.EAST_ASIAN):
        return "_"
    small = character.lower()
    return small if len(small) == 1 else character


@cache
def scripts() -> dict[str, tuple[str, ...]]:
    """Return the languages that are written in each script, by its name in Unicode."""
    return {folder.name: tuple(sorted(file.stem for file in folder.iterdir())) for folder in TABLES.iterdir()}


@cache
def _rows(language: str) -> list[str]:
    """Return the lines of a language; few texts need more than those of one script."""
    file = next(TABLES / script / f"{language}.z" for script, languages in scripts().items() if language in languages)
    return zlib.decompress(file.read_bytes()).decode().split("\n")


def _bits(rows: list[str], row: str) -> int | None:
    """Return what a line says of some letters; they stand behind all smaller ones, as figures are before letters."""
    at = bisect_left(rows, row)
    return ord(rows[at][-1]) - ord("0") if at < len(rows) and rows[at][:-1] == row else None

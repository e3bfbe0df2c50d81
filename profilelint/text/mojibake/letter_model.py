"""How likely a letter is behind others, in each of many languages.

`letters.txt.gz` says it. A line `=cs LATIN` starts a language and names its script; the lines below it are up to five
letters in a row, in order: how many of them are those of the line before, the rest, and how many bits the last one says
behind the others, as a figure or, from 10 on, one of `:;<=>?` (4 is one time in 16). `_` is whatever is no letter, and
capitals are small. Only what is surprising is listed: a letter that is not found behind four others is looked up behind
the last three of them, and so on. Longer rows are listed only if they have a letter of which a byte may be lost. The
language `all` has single letters, whatever the language. What was counted, and how, is in `benchmarks/letters.py`.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from math import log2
from pathlib import Path
from unicodedata import category

from profilelint.text.mojibake import symbol_model

#: Languages, each with how likely it is that a text is written in it.
Shares = tuple[tuple[str, float], ...]

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
    return _rows("all").get(character.lower(), UNKNOWN)


def _in_languages(behind: str, letter: str, shares: Shares) -> float:
    if not shares:
        return alone(letter)
    return -log2(sum(share * 2 ** -in_language(language, behind, letter) for language, share in shares))


@lru_cache(maxsize=50_000)
def in_language(language: str, behind: str, letter: str) -> float:
    """Return how many bits a letter says behind up to four others in one language."""
    rows = _rows(language)
    if letter in rows:
        for shorter in range(len(behind) + 1):
            if (row := behind[shorter:] + letter) in rows:
                return rows[row] + SHORTER * shorter
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
    found: dict[str, tuple[str, ...]] = {}
    for language, (script, _) in _sections().items():
        found[script] = (*found.get(script, ()), language)
    return found


@cache
def _sections() -> dict[str, tuple[str, list[str]]]:
    """Return the script of each language, and its lines."""
    packed = (Path(__file__).parent / "letters.txt.gz").read_bytes()
    sections = (part.split("\n") for part in gzip.decompress(packed).decode().rstrip("\n").split("\n="))
    heads = ((head.lstrip("=").split(), lines) for head, *lines in sections)
    return {language: (script, lines) for (language, script), lines in heads}


@cache
def _rows(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    row = ""
    for line in _sections()[language][1]:
        row = row[: int(line[0])] + line[1:-1]
        found[row] = ord(line[-1]) - ord("0")
    return found

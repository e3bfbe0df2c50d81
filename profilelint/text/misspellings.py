"""Certain misspellings of English words, and how the words are spelt; `misspellings.txt` says where they come from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

TABLE = Path(__file__).with_name("misspellings.txt")

#: So many letters the words on one line of the table share; no misspelling has fewer than five.
_SHARED = 4

#: Words that are known to be right: the pages of a site have most of their words in common.
_right: set[str] = set()
_MOST = 1 << 16


def correct_spelling(word: str) -> str:
    """Return how a misspelt English word is spelt, or "" for any other word.

    Words with a capital are looked up as they are: most of them may be names, and are not in the table.

    >>> correct_spelling("recieved"), correct_spelling("received"), correct_spelling("Univeristy")
    ('received', '', 'University')
    """
    row = f" {_rows().get(word[:_SHARED], '')} "
    at = row.find(f" {word}:")
    return row[at + len(word) + 2 : row.index(" ", at + 1)] if at >= 0 else ""


def find_misspellings(words: AbstractSet[str]) -> dict[str, str]:
    """Return how those of some words are spelt that are misspelt.

    >>> find_misspellings({"recieved", "the", "prize"})
    {'recieved': 'received'}
    """
    if len(_right) > _MOST:
        _right.clear()
    found = {word: better for word in words - _right if (better := correct_spelling(word))}
    _right.update(words - found.keys())
    return found


@cache
def _rows() -> dict[str, str]:
    return {row[:_SHARED]: row for row in TABLE.read_text(encoding="ascii").split("\n") if row[:1] != "#"}

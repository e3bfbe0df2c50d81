"""Common words of many languages that have a letter of which a byte may be lost.

`words.txt` lists them in order, small; each line has how many characters it has in common with the one before it, as a
hexadecimal figure, and the rest. They occur twice or more in the translations of Django (BSD licence), JupyterLab (BSD)
and Home Assistant (Apache) into one of 70 languages, or among the names of Faker (MIT); `benchmarks/letters.py` lists
them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from profilelint import lazy

_WORD = lazy.compile(r"[^\W\d_]{2,15}")


def known(text: str) -> int:
    """How many words of a text are common ones.

    >>> known("Эта, эть"), known("language")
    (1, 0)
    """
    return sum(word in _words() for word in _WORD.findall(text.lower()) if not word.isascii())


@cache
def _words() -> frozenset[str]:
    found: list[str] = []
    word = ""
    for line in (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split():
        word = word[: int(line[0], 16)] + line[1:]
        found.append(word)
    return frozenset(found)

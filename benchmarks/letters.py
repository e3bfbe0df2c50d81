"""Count which letter comes behind which, for `profilelint/letters.txt`, which restores text that lost bytes.

    python benchmarks/letters.py FOLDER[=WEIGHT]... > profilelint/letters.txt
    python benchmarks/letters.py --words FOLDER... > profilelint/words.txt

A folder has files named after a language: `de.txt` has text, `zh.words` a word, a tab and how often it occurs on each
line, and `pl.grams` a few letters in a row (`_` where a word begins or ends), a tab and how often. Every file counts as
much as a million characters, times WEIGHT.

Only what helps to tell letters apart is kept: that have a byte which may be lost, or stand beside one that has. So it
is with words: of the texts of the folders, those are listed that have such a letter, and occur twice in a language.

The table was made of folders of translations (those into a language of under 30,000 letters, and English, times 0.3),
of langdetect's profiles, of Lingua's models (Cyrillic, Greek, Hebrew, Arabic, Indian and Caucasian ones times 2), of
Faker's names (0.5), of the words of Jieba, as they are and in traditional characters (2), and of those of Janome.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from math import log2
from pathlib import Path

from profilelint import garbling
from profilelint.letters import ESCAPE, norm

#: How many letters in a row are counted, and how often, in a million of each language, they must occur to be kept.
LONGEST = 3
LEAST = {1: 0.7, 2: 6.0, 3: 20.0}
#: How many bits a letter says at most.
DEAR = 15
#: Chinese and Japanese characters are many, none of which is common: so many bits less.
HAN = 4

#: The bytes that may be lost: those that some table lacks, A0 that became a blank, and quotes that were made plain.
LOST = frozenset(b"\xa0\x91\x92\x93\x94").union(*(codec.lost for codec in garbling.codecs()))
LATIN = frozenset(map(chr, range(0xC0, 0x100))) | frozenset("ĂŁĐđŃńĄąĹĺŇňŐőŘř")  # what the tables show

_WORD = re.compile(r"[^\W\d_]{2,15}(?![^\W\d_])")


def main(arguments: list[str]) -> None:
    """Count, and print the table, or the words."""
    if arguments[:1] == ["--words"]:
        sys.stdout.write("\n".join(_words(arguments[1:])) + "\n")
        return
    total: Counter[str] = Counter()
    for argument in arguments:
        folder, _, weight = argument.partition("=")
        for path in sorted(Path(folder).iterdir()):
            _add(total, _counted(path), float(weight or 1))
    sys.stdout.write("\n".join(_lines(total)) + "\n")


def _words(folders: list[str]) -> Iterator[str]:
    """The words: see `words.py`."""
    found: set[str] = set()
    for path in (path for folder in folders for path in Path(folder).glob("*.txt")):
        counts = Counter(_WORD.findall(path.read_text(encoding="utf-8").lower()))
        found.update(word for word, count in counts.items() if count > 1 and any(map(_has_lost_byte, word)))
    before = ""
    for word in sorted(found):
        same = next((at for at, pair in enumerate(zip(before, word, strict=False)) if len({*pair}) > 1), len(before))
        yield f"{same:x}{word[same:]}"
        before = word


def _counted(path: Path) -> Counter[str]:
    """The letters in a row that a file has, and how often."""
    counts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        if path.suffix == ".txt":
            _count(counts, _plain(f" {line} "), 1)
            continue
        text, count = line.split("\t")
        if path.suffix == ".words":  # of Chinese and Japanese, which are written without blanks
            _count(counts, _plain(text), float(count))
        elif len(text) <= LONGEST:
            counts[text] += float(count)  # type: ignore[assignment]
    return counts


def _plain(text: str) -> str:
    """A text in the letters of the table, and everything else as `_`, once."""
    found = "".join(map(norm, text))
    while "__" in found:
        found = found.replace("__", "_")
    return found


def _count(counts: Counter[str], text: str, weight: float) -> None:
    for length in range(1, LONGEST + 1):
        for start in range(len(text) - length + 1):
            counts[text[start : start + length]] += weight  # type: ignore[assignment]


def _add(total: Counter[str], counts: Counter[str], weight: float) -> None:
    letters = sum(count for text, count in counts.items() if len(text) == 1)
    for text, count in counts.items():
        total[text] += count * 1e6 / letters * weight  # type: ignore[assignment]


def _lines(total: Counter[str]) -> Iterator[str]:
    """The table: see `letters.py`."""
    behind: dict[str, float] = defaultdict(float)
    left: dict[str, float] = defaultdict(float)
    kept: dict[str, dict[str, int]] = defaultdict(dict)
    for text, count in total.items():
        behind[text[:-1]] += count
    for text in filter(_helps, total):
        before, letter = text[:-1], text[-1]
        if total[text] < LEAST[len(text)]:
            left[before] += total[text]
            continue
        bits = round(log2(behind[before] / total[text]))
        kept[before][letter] = min(bits if before or letter < "\u2e80" else max(bits - HAN, 1), DEAR)
    for before in sorted(kept):
        share = (left[before] + LEAST[len(before) + 1] / 2) / behind[before]
        escape = min(max(round(-log2(share)), 0), ESCAPE)
        yield f"{before}\t{_figure(escape)} {_by_bits(kept[before])}"


def _by_bits(letters: dict[str, int]) -> str:
    groups: dict[int, str] = defaultdict(str)
    for letter in sorted(letters):
        groups[letters[letter]] += letter
    return " ".join(_figure(bits) + groups[bits] for bits in sorted(groups))


def _figure(bits: int) -> str:
    return chr(ord("0") + bits)


def _helps(text: str) -> bool:
    return any(map(_may_lose, text)) or (len(text) == 1 and text >= "\u2e80")


@cache
def _may_lose(letter: str) -> bool:
    return letter in LATIN or _has_lost_byte(letter)


def _has_lost_byte(letter: str) -> bool:
    return not (letter.isascii() or LOST.isdisjoint(letter.encode()[1:]))


if __name__ == "__main__":
    main(sys.argv[1:])

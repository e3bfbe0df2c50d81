"""How much garbled text is found and restored, by profilelint and by ftfy: lines are garbled on purpose, and read back.

    pip install ftfy
    python benchmarks/mojibake.py [FILE] [--missed N]

FILE has one clean line after the other (by default `mojibake.txt`, beside this file). Each is garbled in every way;
where that changes nothing, or loses nothing in a way that is to lose something, the line does not count. `found` is
anything said about a line, `exact` a line that is as it was before. --missed prints N lines of each way that are not.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import ftfy

from profilelint.text.mojibake.finder import find_mojibake

LINES = Path(__file__).with_suffix(".txt")
FTFY = ftfy.TextFixerConfig(
    unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None
)
TABLES = ("cp1252", "latin-1", "mac_roman", "cp1250", "cp1251", "cp437", "cp850")
DOUBLE = ("gbk", "big5", "shift_jis")
#: What takes the place of the bytes that a table does not have.
LOSSES = {"dropped": "", "as U+FFFD": "\ufffd", "as ?": "?"}

#: Lines with Chinese or Japanese, which others are not written in these encodings.
EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class Way(NamedTuple):
    """A way to garble: the encoding of the text, the table it is read by, how often, and what is lost then."""

    table: str
    encoding: str = "utf-8"
    layers: int = 1
    loss: str = ""

    def __str__(self) -> str:
        written = f"{self.encoding} as " if self.encoding != "utf-8" else ""
        return f"{written}{self.table}{f', {self.layers} times' if self.layers > 1 else ''} {self.loss}".strip()


class Score(NamedTuple):
    """How many lines there were, and how many of them were found and restored."""

    lines: int = 0
    found: int = 0
    exact: int = 0


def main(arguments: list[str]) -> None:
    """Measure and print."""
    missed = int(arguments.pop(arguments.index("--missed") + 1)) if "--missed" in arguments else 0
    files = [argument for argument in arguments if argument != "--missed"]
    lines = Path(files[0] if files else LINES).read_text(encoding="utf-8").splitlines()
    print(f"{len(lines)} lines\n\n{'':32} {'':6} {'profilelint':>15} {'ftfy':>15}")
    print(f"{'garbled':32} {'lines':>6} {'found':>7} {'exact':>7} {'found':>7} {'exact':>7}")
    scores = {way: _measure(way, lines, missed) for way in ways()}
    for name, chosen in (
        ("all that lost nothing", [way for way in scores if not way.loss]),
        ("all that was lossy, cp1252", [way for way in scores if way.loss and way.table == "cp1252"]),
        ("all that was lossy", [way for way in scores if way.loss]),
        ("all", list(scores)),
    ):
        _print(name, _sum([scores[way][0] for way in chosen]), _sum([scores[way][1] for way in chosen]))


def ways() -> Iterator[Way]:
    """Every way to garble that is measured."""
    yield from map(Way, TABLES)
    for encoding in DOUBLE:
        yield from (Way(table, encoding) for table in ("latin-1", "cp1252"))
    yield from (Way(table, layers=layers) for table in ("cp1252", "latin-1") for layers in (2, 3))
    yield from (Way("cp1252", loss=loss) for loss in (*LOSSES, "A0 as blank", "quotes straight"))
    yield from (Way(table, loss=loss) for table in ("cp1250", "cp1251") for loss in LOSSES)


def garbled(line: str, way: Way) -> str:
    """A line as some program would show it; as it is if it cannot be written in the encoding."""
    if way.encoding != "utf-8" and not EAST_ASIAN.search(line):
        return line
    try:
        for _ in range(way.layers):
            line = _shown(line.encode(way.encoding), way)
    except UnicodeEncodeError:
        return line
    if way.loss == "A0 as blank":
        return line.replace("\xa0", " ")
    return line.translate(STRAIGHT) if way.loss == "quotes straight" else line


def _shown(data: bytes, way: Way) -> str:
    characters = []
    for byte in data:
        try:
            characters.append(bytes([byte]).decode(way.table))
        except UnicodeDecodeError:
            characters.append(LOSSES.get(way.loss, chr(byte)))
    return "".join(characters)


def restored(text: str) -> str:
    """The text with the first candidate in place of all that is garbled."""
    for run in reversed(find_mojibake(text)):
        text = text[: run.start] + run.candidates[0] + text[run.end :]
    return text


def _measure(way: Way, lines: list[str], missed: int) -> tuple[Score, Score]:
    pairs = [(line, garbled(line, way)) for line in lines]
    lossless = way._replace(loss="")
    pairs = [pair for pair in pairs if pair[0] != pair[1] and (not way.loss or pair[1] != garbled(pair[0], lossless))]
    ours = Score(
        len(pairs),
        sum(bool(find_mojibake(line)) for _, line in pairs),
        sum(restored(line) == clean for clean, line in pairs),
    )
    fixed = [ftfy.fix_text(line, FTFY) for _, line in pairs]
    theirs = Score(
        len(pairs),
        sum(after != line for (_, line), after in zip(pairs, fixed, strict=True)),
        sum(after == clean for (clean, _), after in zip(pairs, fixed, strict=True)),
    )
    _print(str(way), ours, theirs)
    wrong = [(clean, restored(line)) for clean, line in pairs if restored(line) != clean]
    for clean, after in random.Random(0).sample(wrong, min(missed, len(wrong))):
        print(f"    {clean}\n    {after}")
    return ours, theirs


def _sum(scores: list[Score]) -> Score:
    return Score(*map(sum, zip(*scores, strict=True)))


def _print(name: str, ours: Score, theirs: Score) -> None:
    shares = (f"{100 * count / max(score.lines, 1):6.1f}%" for score in (ours, theirs) for count in score[1:])
    print(f"{name:32} {ours.lines:6} {' '.join(shares)}")


if __name__ == "__main__":
    main(sys.argv[1:])

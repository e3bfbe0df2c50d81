"""How long a bibliography of 5,000 papers takes: the whole check, and its ratio to bibtexparser's own reading.

    python benchmarks/bibliography.py [ENTRIES]

Both are taken in turns in one run on one machine. The file is made here: titles with braces, quoted values, months by
name, abstracts, and a fault in every hundredth entry.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from bibtexparser.entrypoint import parse_string

from profilelint.config import selection
from profilelint.config.loader import load
from profilelint.engine import lint

ROUNDS = 5
ABSTRACT = "We weave {Bernoulli} numbers on a loom, and show that $n$ cards suffice. " * 10


def main(entries: int) -> None:
    """Measure and print."""
    text = "".join(_entry(number) for number in range(entries))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "_bibliography", "papers.bib")
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
        os.chdir(folder)
        config = load(None, {}, Path(folder))
        plan = selection.plan(config, selection.known(config), Path(folder), date(2026, 1, 1))
        work = partial(lint.check, ["_bibliography/papers.bib"], plan, jobs=1)
        checks, parses = [], []
        for _ in range(ROUNDS):
            checks.append(_seconds(work))
            parses.append(_seconds(partial(parse_string, text)))
        found = len(work().diagnostics)
        os.chdir("/")
    ratios = [check / parse for check, parse in zip(checks, parses, strict=True)]
    print(f"{entries} entries, {len(text) / 1e6:.1f} MB, {found} findings: {min(checks):.2f} s")
    print(f"whole check / bibtexparser's parse: {statistics.median(ratios):.2f}")


def _entry(number: int) -> str:
    doi = f"https://doi.org/10.9999/loom.{number}" if number % 100 == 0 else f"10.9999/loom.{number}"
    return f"""@article{{example{number},
  title = {{The {{BERT}} Loom, Part {number}}},
  author = "Example, Ada and Example, Bob and {{The Loom Group}}",
  journal = {{Journal of Looms}},
  month = jan,
  year = {1950 + number % 70},
  volume = {{{number}}},
  pages = {{{number}--{number + 9}}},
  abstract = {{{ABSTRACT}}},
  doi = {{{doi}}},
  pdf = {{https://example.org/loom{number}.pdf}}
}}

"""


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)

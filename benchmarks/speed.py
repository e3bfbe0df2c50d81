"""How fast a check is: pages a second, and ratios, each taken in one run on one machine.

    python benchmarks/speed.py DIR

checks every site of the folder DIR in this process, as `profilelint check --jobs 1` does, and parses the bodies of the
same pages with markdown-it-py alone; then starts `profilelint check` as users do, see `runs.py`. README.md says more.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import runs
from markdown_it import MarkdownIt
from sites import sites

from profilelint.config import selection
from profilelint.config.loader import load
from profilelint.engine import lint
from profilelint.engine.garbage import rarely_collected
from profilelint.engine.plan import Plan
from profilelint.read.reader import read
from profilelint.site import discovery

ROUNDS = 3


class Work(NamedTuple):
    """A site, its files, those that are pages, what to check them with, and the bodies of the pages."""

    site: Path
    files: list[str]
    pages: list[str]
    plan: Plan
    bodies: list[str]


def main(folder: Path) -> None:
    """Measure and print."""
    works = [_work(site) for site in sites(folder.resolve())]
    parse, check, whole = (sum(times) for times in zip(*map(_best_turn, works), strict=True))
    pages = [work.site / page for work in works for page in work.pages]
    print(f"{len(works)} sites, {len(pages)} pages, {len(pages) / check:.0f} pages a second in one process")
    print(f"whole check / markdown-it-py's parse of the same pages: {check / parse:.2f}")
    others = sum(len(work.files) - len(work.pages) for work in works)
    print(f"the same with {others} files of settings and BibTeX, which are not in the parse: {whole / parse:.2f}")
    slowest = max(_seconds(partial(lint.check, [str(page)], _plan(page.parent))) for page in _longest(pages))
    print(f"slowest page: {slowest:.2f} s")
    runs.starts()
    usual = min(works, key=lambda work: abs(len(work.pages) - 40))
    runs.site(usual.site, usual.pages[0])
    runs.sites(folder.resolve(), [work.site for work in works])


def _work(site: Path) -> Work:
    os.chdir(site)
    files = discovery.pages(["."], [], site).pages
    pages = [file for file in files if discovery.is_page_file(file)]
    return Work(site, files, pages, _plan(site), [_body(site / page) for page in pages])


def _best_turn(work: Work) -> tuple[float, float, float]:
    """Seconds of the processor for the parse and the check of the pages, and that of all files: the least of turns."""
    os.chdir(work.site)
    parses = [_seconds(partial(_parse, work.bodies)) for _ in range(ROUNDS)]
    with rarely_collected():  # as the program does
        checks = [_seconds(partial(lint.check, work.pages, work.plan, jobs=1)) for _ in range(ROUNDS)]
        wholes = [_seconds(partial(lint.check, work.files, work.plan, jobs=1)) for _ in range(ROUNDS)]
    return min(parses), min(checks), min(wholes)


def _parse(bodies: list[str]) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for body in bodies:  # each is gone before the next, as in a check
        parser.parse(body)


def _plan(root: Path) -> Plan:
    config = load(None, {}, root)
    return selection.plan(config, selection.known(config), root, date(2026, 1, 1))


def _body(page: Path) -> str:
    document = read(str(page), page.read_bytes())
    body = document.text[document.front_matter.span.end if document.front_matter else 0 :]
    return body if all(problem.kind != "unread" for problem in document.problems) else ""


def _longest(pages: list[Path]) -> list[Path]:
    return sorted(pages, key=lambda page: page.stat().st_size)[-20:]


def _seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor, so that whatever else the machine does counts little."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]))

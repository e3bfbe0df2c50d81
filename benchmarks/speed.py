"""How fast a check is: pages a second, and two ratios, each taken in one run on one machine.

    python benchmarks/speed.py DIR

checks every site of the folder DIR in this process, as `profilelint check --jobs 1` does, and parses the bodies of the
same pages with markdown-it-py alone; then starts `profilelint check` on one page and `python -c pass`, in turns.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt
from sites import sites

from profilelint import lint, selection
from profilelint.config import load
from profilelint.page.reader import read
from profilelint.site import discovery

ROUNDS = 3
STARTS = 15
PAGE = "---\ntitle: Ada Example\n---\n\n## News\n\n- *2026.05*: One [paper](https://example.org/a) accepted.\n"


def main(folder: Path) -> None:
    """Measure and print."""
    found = {site: _files(site) for site in sites(folder.resolve())}
    pages = [site / path for site, paths in found.items() for path in paths if discovery.is_page(path)]
    bodies = [_body(page) for page in pages]
    checks, parses = [], []
    for _ in range(ROUNDS):
        parses.append(_seconds(partial(_parse, bodies)))
        checks.append(_seconds(partial(_check, found)))
    ratios = [check / parse for check, parse in zip(checks, parses, strict=True)]
    print(f"{len(found)} sites, {len(pages)} pages, {len(pages) / min(checks):.0f} pages a second in one process")
    print(f"whole check / markdown-it-py's parse: {statistics.median(ratios):.2f}  (of {', '.join(_two(ratios))})")
    slowest = max(_seconds(partial(lint.check, [str(page)], _plan(page.parent))) for page in _longest(pages))
    print(f"slowest page: {slowest:.2f} s")
    print(f"start to end for one page / python -c pass: {_start():.2f}")


def _files(site: Path) -> list[str]:
    os.chdir(site)
    return discovery.pages(["."], [], site).pages


def _check(found: dict[Path, list[str]]) -> None:
    for site, paths in found.items():
        os.chdir(site)
        lint.check(paths, _plan(site), jobs=1)


def _parse(bodies: list[str]) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for body in bodies:  # each is gone before the next, as in a check
        parser.parse(body)


def _two(numbers: list[float]) -> list[str]:
    return [f"{number:.2f}" for number in numbers]


def _plan(root: Path) -> lint.Plan:
    config = load(None, {}, root)
    return selection.plan(config, selection.known(config), root, date(2026, 1, 1))


def _body(page: Path) -> str:
    document = read(str(page), page.read_bytes())
    body = document.text[document.front_matter.span.end if document.front_matter else 0 :]
    return body if all(problem.kind != "unread" for problem in document.problems) else ""


def _longest(pages: list[Path]) -> list[Path]:
    return sorted(pages, key=lambda page: page.stat().st_size)[-20:]


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _start() -> float:
    """The median, over turns, of one check of one page over one start of Python that does nothing.

    Both with their modules compiled, as an installation has them.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "about.md")
        page.write_text(PAGE, encoding="utf-8")
        check = [str(Path(sys.executable).with_name("profilelint")), "check", "about.md"]
        run = partial(subprocess.run, env=environment, cwd=folder, check=True, capture_output=True)
        run(check)
        ratios = []
        for _ in range(STARTS):
            ours = _seconds(partial(run, check))
            bare = _seconds(partial(run, [sys.executable, "-c", "pass"]))
            ratios.append(ours / bare)
    return statistics.median(ratios)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

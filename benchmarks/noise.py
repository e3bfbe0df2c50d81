"""How much the rules say: findings per rule per 100 pages over a folder of sites, and a random sample to read.

    python benchmarks/noise.py DIR [RULE ...] [--sample N]

Every folder of DIR that holds files of a site (or every folder of its folders) is checked as a site of its own. With
rules named, only these run, opt-in ones too. The sample is drawn anew, but always the same for the same findings.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from sites import sites

from profilelint.config import selection
from profilelint.config.loader import load
from profilelint.engine import lint
from profilelint.model.finding import Diagnostic
from profilelint.report.escape import visible
from profilelint.site import discovery

TODAY = date(2026, 11, 22)


def main(arguments: list[str]) -> None:
    """Measure and print."""
    sample = int(arguments.pop(arguments.index("--sample") + 1)) if "--sample" in arguments else 10
    folder, *names = [argument for argument in arguments if argument != "--sample"]
    found: list[tuple[Path, Diagnostic]] = []
    pages = checked = 0
    for site in sites(Path(folder).resolve()):
        result = _check(site, names)
        found += [(site, each) for each in result.diagnostics]
        pages, checked = pages + result.files, checked + 1
        if result.crashed:
            print(f"CRASH in {site}")
    _table(found, pages, checked)
    for rule in sorted({each.rule for _, each in found}):
        _sample(rule, [pair for pair in found if pair[1].rule == rule], sample)


def _check(site: Path, names: list[str]) -> lint.Result:
    os.chdir(site)
    config = load(None, {"select": names} if names else {}, site)
    plan = selection.plan(config, selection.known(config), site, TODAY)
    return lint.check(discovery.pages(["."], [], site).pages, plan, jobs=0)


def _table(found: list[tuple[Path, Diagnostic]], pages: int, sites: int) -> None:
    print(f"{sites} sites, {pages} pages\n\n{'rule':32} {'findings':>8} {'per 100':>8} {'pages':>6} {'sites':>6}")
    for rule, count in Counter(each.rule for _, each in found).most_common():
        on_pages = {(site, each.path) for site, each in found if each.rule == rule}
        on_sites = {site for site, _ in on_pages}
        print(f"{rule:32} {count:8} {100 * count / max(pages, 1):8.2f} {len(on_pages):6} {len(on_sites):6}")


def _sample(rule: str, found: list[tuple[Path, Diagnostic]], size: int) -> None:
    print(f"\n== {rule}: {min(size, len(found))} of {len(found)}")
    for site, each in sorted(random.Random(0).sample(found, min(size, len(found))), key=lambda pair: pair[0]):
        lines = (site / each.path).read_text(encoding="utf-8", errors="replace").split("\n")
        line = lines[each.line - 1] if each.line <= len(lines) else ""
        around = line[max(each.column - 60, 0) : each.end_column + 60].strip()
        print(visible(f"{site.name}/{each.path}:{each.line}:{each.column}: {each.message}"))
        print(visible(f"    {around}"))


if __name__ == "__main__":
    main(sys.argv[1:])

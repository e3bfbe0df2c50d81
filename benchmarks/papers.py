"""What it costs to know the papers and the names of a site, and how that grows.

    python benchmarks/papers.py DIR

For each site of DIR, the processor time of `Site.papers`, of all papers and of the names that are near to each other,
when everything else has been read; then the time for 1,250 and for 5,000 claims that are made up.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sites import sites

from profilelint import Site
from profilelint.toolkit import make_site


def main(arguments: list[str]) -> None:
    """Measure and print."""
    costs = sorted(_cost(site) for site in sites(Path(arguments[0]).resolve()))
    print(f"{len(costs)} sites: median {median(costs):.1f} ms, 90 % below {costs[len(costs) * 9 // 10]:.1f} ms")
    few, many = (_of_many(number) for number in (1_250, 5_000))
    print(f"1,250 claims {few:.0f} ms, 5,000 claims {many:.0f} ms: {many / few:.1f} times as long for 4 times as many")


def _cost(root: Path) -> float:
    """Milliseconds; pages, BibTeX files, settings and what becomes of them are known before, as other rules ask."""
    site = Site(root)
    for document in (*site.documents, *site.bibliographies):
        place = site.locate(document)
        _ = document.entries, site.page(place).is_content, site.page(place).led_by
    _ = [site.page(place).is_shown for place in site.settings if "_data/" in place]
    _ = site.owner
    return _milliseconds(lambda: _ask(site))


def _ask(site: Site) -> None:
    _ = list(site.papers), list(site.names.near())


def _of_many(number: int) -> float:
    entry = "title = {On the Theory of Loom Number N and Its Mill}, author = {WeaverN, Ada and Lovelace, Ada}"
    text = "\n".join(f"@article{{k{each}, {entry.replace('N', str(each))}}}" for each in range(number))
    site = make_site({"_bibliography/papers.bib": text})
    _ = [reference.key for bibliography in site.bibliographies for reference in bibliography.references]
    took = _milliseconds(lambda: _ask(site))
    assert len(site.papers.claims) == number
    return took


def _milliseconds(do: Callable[[], None]) -> float:
    start = time.process_time()
    do()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])

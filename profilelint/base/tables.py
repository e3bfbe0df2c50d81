"""Tables of data beside the code: a row a line, under headings ("## "); other lines with "#" are comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def table_rows(file: Path) -> Iterator[tuple[str, str]]:
    r"""Yield the rows of a file of data, each behind the heading above it, "" for none; raises OSError.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"words.txt": "# a comment\n## looms\nwarp\nweft\n"})
    >>> list(table_rows(site.root / "words.txt"))
    [('looms', 'warp'), ('looms', 'weft')]
    """
    heading = ""
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            heading = line[3:]
        elif line and not line.startswith("#"):
            yield heading, line

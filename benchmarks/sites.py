"""The sites of a folder of sites, which the other scripts here measure on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def sites(folder: Path) -> Iterator[Path]:
    """Every folder of `folder` that holds files, or else every folder of its folders."""
    for child in sorted(folder.iterdir()):
        grandchildren = list(child.iterdir()) if child.is_dir() else []
        if any(each.is_file() for each in grandchildren):
            yield child
        else:
            yield from sorted(each for each in grandchildren if each.is_dir())

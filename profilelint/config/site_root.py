"""Where the site begins that is checked: its root is told by its files or by a configuration."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from profilelint.config import loader, reach
from profilelint.site import discovery


def find_root(paths: Iterable[str]) -> Path:
    """Return the root of the site that the paths belong to, absolute: the nearest folder upwards that looks like one.

    That is a folder with a site generator's config, a git repository or a config of profilelint; where there is
    none as far as `reach.folders` goes, the folder that the paths have in common.
    """
    start = discovery.common_folder(paths)
    configured = loader.find(start)
    marked = (each for each in reach.folders(start) if _is_root(each) or (configured and configured.parent == each))
    return next(marked, start)


def by_site(paths: Iterable[str]) -> dict[Path, list[str]]:
    """Return the paths by the root of the site that each belongs to, in order."""
    roots: dict[Path, Path] = {}
    found: dict[Path, list[str]] = {}
    for path in paths:
        folder = discovery.common_folder([path])
        if folder not in roots:
            roots[folder] = find_root([path])
        found.setdefault(roots[folder], []).append(path)
    return found


def _is_root(folder: Path) -> bool:
    return any(all(discovery.is_there(folder / name) for name in names) for names in discovery.MARKERS)

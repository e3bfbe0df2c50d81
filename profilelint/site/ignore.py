"""What .gitignore files and the user's globs leave out, by gitignore's own rules (gitignore(5))."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from profilelint.base import files
from profilelint.text.globs import Glob
from profilelint.text.globs import read as read_glob

#: More patterns are no hand-written list.
MAX_GLOBS = 5000


class Globs:
    """Patterns in gitignore's language, relative to `base` (an absolute folder)."""

    def __init__(self, base: Path, globs: Iterable[Glob]) -> None:
        self._base = base
        self._globs = tuple(globs)[::-1]
        self._folders: dict[str, bool] = {}

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Return whether an absolute path is left out; None where no pattern speaks of it.

        What lies in a folder that is left out cannot be taken back.
        """
        inside = os.path.relpath(path, self._base).replace(os.sep, "/")
        while inside.startswith("../"):
            inside = inside[3:]
        if inside in {".", ".."}:
            return None
        end = inside.find("/")
        while end > 0:
            if self._leaves_out(inside[:end]):
                return True
            end = inside.find("/", end + 1)
        return self._last(inside, folder=folder)

    def _leaves_out(self, folder: str) -> bool:
        if folder not in self._folders:
            self._folders[folder] = self._last(folder, folder=True) is True
        return self._folders[folder]

    def _last(self, path: str, *, folder: bool) -> bool | None:
        """Return what the last pattern says that speaks of a path itself."""
        return next((glob.leaves_out for glob in self._globs if glob.speaks_of(path, folder=folder)), None)


def compile_globs(base: Path, patterns: Iterable[str]) -> Globs:
    """Globs of the user; raises ValueError, with the pattern, for one that cannot be read.

    >>> globs = compile_globs(Path("/site"), ["drafts/**", "*.tmp.md"])
    >>> [globs.verdict(f"/site/{name}", folder=False) for name in ("drafts/a.md", "a.tmp.md", "b.md")]
    [True, True, None]
    """
    return Globs(base, [glob for pattern in patterns if (glob := _read(pattern))])


def _read(pattern: str) -> Glob | None:
    try:
        return read_glob(pattern)
    except ValueError:
        raise ValueError(pattern) from None


def read(file: Path, base: Path) -> Globs | None:
    """The patterns of a .gitignore file, without those that git could not read either; None if there are none."""
    try:
        text = os.fsdecode(files.head(file, files.MOST_BY_HAND, root=base))
    except OSError:
        return None
    globs = [glob for line in text.split("\n")[:MAX_GLOBS] if (glob := _readable(line))]
    return Globs(base, globs) if globs else None


def _readable(line: str) -> Glob | None:
    try:
        return read_glob(line)
    except ValueError:
        return None


def above(folder: Path, top: Path) -> tuple[Globs, ...]:
    """The .gitignore files from the folder `top` down to the parent of `folder`, and git's own list for this clone."""
    parents = [each for each in folder.parents if each == top or top in each.parents]
    lists = [(top / ".git" / "info" / "exclude", top), *((each / ".gitignore", each) for each in reversed(parents))]
    return tuple(globs for file, base in lists if (globs := read(file, base)))


def ignored(globs: Sequence[Globs], path: str, *, folder: bool) -> bool:
    """Return whether a path is left out: the last .gitignore file that speaks of it decides."""
    verdicts = (each.verdict(path, folder=folder) for each in reversed(globs))
    return next((verdict for verdict in verdicts if verdict is not None), False)

"""What .gitignore files and the user's globs leave out, by gitignore's own rules (gitignore(5))."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint import files
from profilelint.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pathspec import GitIgnoreSpec


class Globs(NamedTuple):
    """Patterns in gitignore's language, relative to `base` (an absolute folder)."""

    base: Path
    spec: GitIgnoreSpec

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Whether an absolute path is left out; None where no pattern speaks of it."""
        inside = os.path.relpath(path, self.base).replace(os.sep, "/")
        while inside.startswith("../"):
            inside = inside[3:]
        if inside in {".", ".."}:
            return None
        return self.spec.check_file(inside + "/" if folder else inside).include


def compile_globs(base: Path, patterns: Iterable[str]) -> Globs:
    """Globs of the user; raises ValueError, with the pattern, for one that cannot be read.

    >>> globs = compile_globs(Path("/site"), ["drafts/**", "*.tmp.md"])
    >>> [globs.verdict(f"/site/{name}", folder=False) for name in ("drafts/a.md", "a.tmp.md", "b.md")]
    [True, True, None]
    """
    from pathspec import GitIgnoreSpec

    patterns = tuple(patterns)
    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error):
            raise ValueError(pattern) from None
    return Globs(base, GitIgnoreSpec.from_lines(patterns))


def read(file: Path, base: Path) -> Globs | None:
    """The patterns of a .gitignore file, without those that git could not read either; None if there are none."""
    try:
        text = os.fsdecode(files.head(file, files.MOST_BY_HAND, root=base))
    except OSError:
        return None
    lines = [line for line in text.split("\n") if _readable(line)]
    return compile_globs(base, lines) if lines else None


def _readable(line: str) -> bool:
    if not line.strip() or line.startswith("#"):
        return False
    try:
        compile_globs(Path(), [line])
    except ValueError:
        return False
    return True


def above(folder: Path, top: Path) -> tuple[Globs, ...]:
    """The .gitignore files from the folder `top` down to the parent of `folder`, and git's own list for this clone."""
    parents = [each for each in folder.parents if each == top or top in each.parents]
    lists = [(top / ".git" / "info" / "exclude", top), *((each / ".gitignore", each) for each in reversed(parents))]
    return tuple(globs for file, base in lists if (globs := read(file, base)))


def ignored(globs: Sequence[Globs], path: str, *, folder: bool) -> bool:
    """Whether a path is left out: the last .gitignore file that speaks of it decides."""
    verdicts = (each.verdict(path, folder=folder) for each in reversed(globs))
    return next((verdict for verdict in verdicts if verdict is not None), False)

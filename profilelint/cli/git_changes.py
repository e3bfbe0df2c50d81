"""Which lines have changed, as git sees it."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from profilelint.base.git import program
from profilelint.config.loader import ConfigError
from profilelint.site import discovery

if TYPE_CHECKING:
    from pathlib import Path

#: The end of every file.
END = 1 << 31

_HUNK = re.compile(r"@@ -[\d,]+ \+(\d+)(?:,(\d+))? @@")


def since(ref: str, folder: Path) -> dict[str, list[tuple[int, int]]]:
    """The lines below a folder that have changed since `ref` and HEAD parted, by page; those of new files are all new.

    A page stands as reports show it, lines count from 1, first and last included. Raises ConfigError.
    """
    commit = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
    base = git(folder, "merge-base", commit, "HEAD").strip()
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--relative", "--dst-prefix=b/")
    changed = _read(git(folder, "-c", "core.quotepath=off", "diff", *options, base, "--"))
    for name in git(folder, "ls-files", "--others", "--exclude-standard", "-z").split("\0"):
        if name:
            changed[name] = [(1, END)]
    return {discovery.display(folder / name): lines for name, lines in changed.items()}


def _read(diff: str) -> dict[str, list[tuple[int, int]]]:
    """Return the lines that a diff adds, by the names of their files."""
    changed: dict[str, list[tuple[int, int]]] = {}
    here: list[tuple[int, int]] = []
    in_head = True
    for line in diff.split("\n"):
        if line.startswith("diff --git "):
            in_head = True
        elif in_head and line.startswith("+++ "):
            name = line[4:].rstrip("\t\r").strip('"').removeprefix("b/")
            here = changed.setdefault(name, [])
        elif found := _HUNK.match(line):
            in_head = False
            first, count = int(found[1]), int(found[2] or 1)
            if count:
                here.append((first, first + count - 1))
    return changed


def git(folder: Path, *arguments: str) -> str:
    """Return what git says of a folder; raises ConfigError where there is no git, and where it does not know."""
    found = program()
    if not found:
        raise ConfigError("--since asks git, which is not installed")
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and git is what users have
            [found, "-c", "core.fsmonitor=false", "-C", str(folder), *arguments], capture_output=True, check=False
        )
    except OSError as error:
        raise ConfigError(f"--since asks git, which cannot be run ({error.strerror})") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise ConfigError(f"--since: git finds no such commit{f' ({said})' if said else ''}")
    return done.stdout.decode("utf-8", "surrogateescape")

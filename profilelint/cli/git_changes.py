"""Which lines have changed, as git sees it."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from profilelint.base.git import NO_COMMANDS, program
from profilelint.config.loader import ConfigError
from profilelint.site import discovery

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

#: The end of every file.
END = 1 << 31

#: What git is told: it runs no command that the settings of a repository name, and leaves its index as it is.
_SETTINGS = NO_COMMANDS | {"diff.autoRefreshIndex": "false"}
#: A repository may lack files, and say where to get them: git asks nobody (git, "GIT_ALLOW_PROTOCOL").
_NO_TRANSPORT = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}

_HUNK = re.compile(r"@@ -[\d,]+ \+(\d+)(?:,(\d+))? @@")


def since(ref: str, folder: Path) -> dict[str, list[tuple[int, int]]]:
    """The lines below a folder that have changed since `ref` and HEAD parted, by page; those of new files are all new.

    A page stands as reports show it, lines count from 1, first and last included. Raises ConfigError.
    """
    commit = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
    base = git(folder, "merge-base", commit, "HEAD").strip()
    options = [
        *("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
        *("--relative", "--dst-prefix=b/"),
    ]
    settings = {"core.quotepath": "off", **_without_filters(folder)}
    changed = _read(git(folder, "diff", *options, base, "--", settings=settings))
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


def git(folder: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> str:
    """Return what git says of a folder; raises ConfigError where there is no git, and where it does not know."""
    done = _run(folder, arguments, settings or {})
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().split("\n")
        said = next((line for line in lines if line.startswith("fatal:")), lines[0])
        raise ConfigError(f"--since: git finds no such commit{f' ({said})' if said else ''}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _without_filters(folder: Path) -> dict[str, str]:
    """Return settings that switch off each filter that a configuration of git names, as a filter is a command."""
    done = _run(folder, ("config", "--null", "--name-only", "--get-regexp", r"^filter\."), {})
    keys = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    filters = {key.rpartition(".")[0] for key in keys if key}
    off = {"clean": "", "process": "", "required": "false"}
    return {f"{each}.{name}": value for each in sorted(filters) for name, value in off.items()}


def _run(folder: Path, arguments: Sequence[str], settings: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run git with some settings of its own, and so that no setting of the repository makes it run anything else."""
    found = program()
    if not found:
        raise ConfigError("--since asks git, which is not installed")
    environment = dict(os.environ) | _NO_TRANSPORT
    first = int(environment.get("GIT_CONFIG_COUNT") or 0)
    given = _SETTINGS | dict(settings)
    for number, (key, value) in enumerate(given.items(), first):
        environment |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    environment["GIT_CONFIG_COUNT"] = str(first + len(given))
    try:
        return subprocess.run(  # noqa: S603 -- no shell, and git is what users have
            [found, "-C", str(folder), *arguments], capture_output=True, check=False, env=environment
        )
    except OSError as error:
        raise ConfigError(f"--since asks git, which cannot be run ({error.strerror})") from None

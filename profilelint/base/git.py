"""The program git, which users have and profilelint does not bring along."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Settings with which git runs no command that a repository names (git-config, git-hook).
NO_COMMANDS = {"core.fsmonitor": "false", "core.hooksPath": os.devnull}
#: What is set besides where git fetches: it tidies nothing in the background, and goes into no submodule.
FETCHING = NO_COMMANDS | {"gc.auto": "0", "maintenance.auto": "false", "submodule.recurse": "false"}


def program() -> str | None:
    """Return the path of git; None where there is none.

    One in the working directory does not count: Windows looks there first, and a site may hold a `git.exe`.
    """
    git = which("git")
    return git if git and Path(git).absolute().parent != Path.cwd() else None


def options(settings: Mapping[str, str]) -> list[str]:
    """Return the options of git that make settings hold for one call.

    >>> options({"gc.auto": "0"})
    ['-c', 'gc.auto=0']
    """
    return [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]

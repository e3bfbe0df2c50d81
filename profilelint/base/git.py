"""The program git, which users have and profilelint does not bring along."""

from __future__ import annotations

from pathlib import Path
from shutil import which


def program() -> str | None:
    """Return the path of git; None where there is none.

    One in the working directory does not count: Windows looks there first, and a site may hold a `git.exe`.
    """
    git = which("git")
    return git if git and Path(git).absolute().parent != Path.cwd() else None

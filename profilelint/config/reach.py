"""How far a search goes upwards, and which of the files that it meets are believed."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path

from profilelint.base import own_folders, seen

#: Everybody may write (POSIX, sys/stat.h: S_IWOTH).
_BY_ALL = 0o002


def folders(start: Path) -> list[Path]:
    """Return the folders in which what holds for `start` is looked for, from it upwards.

    The last is the root of its repository or the home folder, whichever comes first; outside of both, the last in a row
    that belongs to the owner of `start`.
    """
    upwards = [start, *start.parents]
    homes = _homes()
    for number, each in enumerate(upwards, 1):
        seen.place(each / ".git")
        if each in homes or os.path.exists(each / ".git"):  # noqa: PTH110 -- False where nothing may be looked at
            return upwards[:number]
    owners = [_owner(each) for each in upwards]
    first = next((owner for owner in owners if owner is not None), None)
    ours = takewhile(lambda each: each[1] in {first, None}, zip(upwards, owners, strict=True))
    return [each for each, _ in ours]


def _homes() -> set[Path]:
    """Return the home folder, as it is named and as it is; the working directory is known by the second."""
    try:
        home = Path.home()
        seen.place(home)
        return {home, home.resolve()}
    except (RuntimeError, OSError):
        return set()


def _owner(path: Path) -> int | None:
    seen.place(path)
    try:
        return path.stat().st_uid
    except OSError:
        return None


def doubt(file: Path, start: Path) -> str:
    """Return why a file that is to say something of `start` is not believed, in words; "" if it is.

    It may belong to who runs profilelint or to root, and nobody else may be able to replace it. A run by root believes
    the owner of `start` as well: in a container the checkout often belongs to another user than the one who checks it,
    and root knows nobody better. Systems other than POSIX have no such owners, and all is believed.
    """
    if os.name != "posix":
        return ""
    me = os.geteuid()
    believed = {0, me} if me else {0, _owner(start)}
    seen.place(file)
    seen.place(file.parent)
    try:
        found, around = file.stat(), file.parent.stat()
    except OSError as error:
        return f"it cannot be looked at ({error.strerror})"
    if found.st_uid not in believed:
        return "it belongs to somebody else"
    if found.st_mode & _BY_ALL:
        return "everybody may change it"
    return "everybody may write into its folder" if around.st_mode & _BY_ALL else ""


def confines(folder: Path) -> Path:
    """Return what the links in a folder may not lead out of: its repository, or else the folder itself."""
    from profilelint.site.discovery import repository

    return repository(folder) or folder


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path lies in a folder when all links are followed."""
    seen.place(path)
    seen.place(folder)
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link to itself
        return False


def own_folder() -> Path:
    """Return the folder for the configuration of whoever runs profilelint: `~/.config/profilelint` on Linux."""
    return Path(own_folders.own_folder("config"))

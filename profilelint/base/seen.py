"""What a run looks at: with this, a later run knows whether it would see the same (`cli/results.py`).

All who ask the file system what there is say so here: the one reader of files, the one lister of folders, and those who
ask whether something is there at all. Nothing is remembered unless `begin` was called, and nothing here raises.

Times are trusted as git does (Documentation/technical/racy-git.txt): a file that changed within two seconds before it
was read, or later, may change once more and show the same time. Of such a file, only what it holds tells.
"""

from __future__ import annotations

import os
import stat
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Nanoseconds; no file system that people work on has coarser times than two seconds (FAT).
RACY = 2_000_000_000

#: What a signature is where the time tells nothing, and what is said of what is not there.
UNKNOWN, ABSENT = "?", "absent"


class Seen:
    """What was looked at since `start`, in nanoseconds since 1970; `refusal` says why that is not all that matters.

    Files are known by their signature, by how many bytes were asked for, and what these are; folders by their signature
    and what they list; places, which were only asked for, by `look`.
    """

    def __init__(self, start: int) -> None:
        self.start = start
        self.files: dict[str, tuple[str, int, str]] = {}
        self.folders: dict[str, tuple[str, str]] = {}
        self.places: dict[str, str] = {}
        self.refusal = ""

    def add(self, other: Seen) -> None:
        """Take what another process has seen as well."""
        for path, (signature, most, content) in other.files.items():
            self.file(path, signature, most, content)
        self.folders |= other.folders
        self.places |= other.places
        self.refusal = self.refusal or other.refusal

    def file(self, path: str, signature: str, most: int, content: str) -> None:
        """Remember a file; one that is not the same as before has changed in between."""
        known = self.files.get(path)
        if known and known[0] != signature:
            self.refusal = self.refusal or f"{path} changed meanwhile"
        if not known or known[1] < most:
            self.files[path] = (signature, most, content)


_seen: Seen | None = None


def begin(start: int | None = None) -> None:
    """Remember from now on what is looked at; `start` is when the run began, where another process says so."""
    global _seen
    _seen = Seen(start or time.time_ns())


def started() -> int:
    """Return since when it is remembered what is looked at, in nanoseconds since 1970; 0 where it is not."""
    return _seen.start if _seen else 0


def taken() -> Seen | None:
    """Return what was seen, and begin anew."""
    global _seen
    found, _seen = _seen, Seen(_seen.start) if _seen else None
    return found


def add(other: Seen | None) -> None:
    """Remember what another process has seen."""
    if _seen and other:
        _seen.add(other)


# What is said by those who look


def file(path: str, found: os.stat_result, data: bytes, most: int) -> None:
    """The first `most` bytes of a file were read, which may have fewer; `found` is what was known of it before."""
    if _seen:
        known = _seen.files.get(path)
        content = known[2] if known and known[1] >= most else digest(data)
        _seen.file(path, signature(found), most, content)


def folder(path: str, found: os.stat_result | None, entries: list[os.DirEntry[str]]) -> None:
    """A folder was listed; `found` is what was known of it before."""
    if _seen and found:
        _seen.folders[path] = (signature(found), listing(entries))
        for entry in entries:
            if entry.is_symlink():
                place(entry.path)


def place(path: str | os.PathLike[str]) -> None:
    """It was asked what is at a place, if anything."""
    if _seen and (name := os.fspath(path)) not in _seen.places:
        _seen.places[name] = look(name)


def program(path: str, found: os.stat_result) -> None:
    """A file of profilelint itself may be read, and is known by its times alone."""
    if _seen:
        _seen.file(path, signature(found), 0, "")


def refuse(why: str) -> None:
    """What a run says does not only depend on what it looks at."""
    if _seen:
        _seen.refusal = _seen.refusal or why


def before(path: str) -> os.stat_result | None:
    """Return what is known of a folder that is to be listed."""
    try:
        found = os.stat(path) if _seen else None  # noqa: PTH116 -- pathlib is not needed for an answer
    except (OSError, ValueError):
        found = None
    if found and stat.S_ISDIR(found.st_mode):
        return found
    place(path)
    return None


# What is compared


def signature(found: os.stat_result) -> str:
    """Return what tells two states of a file or folder apart."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def is_racy(known: str, start: int) -> bool:
    """Return whether something with this signature may have changed after a run began, and look the same."""
    return max(map(int, known.split()[1:3])) >= start - RACY


def digest(data: bytes) -> str:
    """Return what tells two contents apart, also those that were made to look alike."""
    import hashlib

    return hashlib.blake2b(data, digest_size=16).hexdigest()


def listing(entries: Iterable[os.DirEntry[str]]) -> str:
    """Return what tells two listings apart: names, and whether each is a file, a folder, a link or something else."""
    names = sorted(f"{entry.name}/{_kind(entry)}" for entry in entries)
    return digest("\0".join(names).encode("utf-8", "surrogateescape"))


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "l"
    if entry.is_dir(follow_symlinks=False):
        return "d"
    return "f" if entry.is_file(follow_symlinks=False) else "o"


def look(path: str) -> str:
    """Return what is at a place: its kind, rights and owner, and where a link leads; ABSENT for nothing."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return ABSENT
    if not stat.S_ISLNK(found.st_mode):
        return f"{found.st_mode} {found.st_uid}"
    try:
        found = os.stat(path)  # noqa: PTH116
        return f"{found.st_mode} {found.st_uid} {os.path.realpath(path)}"
    except (OSError, ValueError):
        return f"{ABSENT} {os.path.realpath(path)}"

"""Putting a new content into a file, so that nobody ever finds half of it and nothing that others wrote is lost."""

from __future__ import annotations

import os
import shutil
import signal
import stat
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class LeftAloneError(OSError):
    """A file that is not replaced, and why."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(None, why, str(path))
        self.strerror = why


def write(path: Path, before: bytes, after: bytes) -> None:
    """Replace a file's content, which was `before`, in one step; raises OSError, and leaves the file as it is then.

    A symbolic link stays one, and the file that it leads to is replaced. Owner, group, mode, flags and extended
    attributes stay as they are; where they would not, and where the file has a second name (a hard link), which a new
    file would not have, it is left alone. So is a file that is not what was read: it is compared last of all, right
    before the new one takes its place.
    """
    file = path.resolve(strict=True)
    if not os.access(file, os.W_OK):
        raise PermissionError(13, "the file is write-protected", str(path))
    temporary = file.with_name(f".profilelint-{os.urandom(8).hex()}")
    with _ended_tidily():
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(after)
                stream.flush()
                os.fsync(descriptor)
            _make_alike(file, temporary)
            _check_unchanged(file, before)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def _ended_tidily() -> Iterator[None]:
    """While a file is written, SIGTERM and SIGHUP end the run as Ctrl-C does, so that no temporary file is left."""
    signs = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if current_thread() is not main_thread():
        signs = []
    ended = [sign for sign in signs if signal.getsignal(sign) == signal.SIG_DFL]
    for sign in ended:
        signal.signal(sign, signal.default_int_handler)
    try:
        yield
    finally:
        for sign in ended:
            signal.signal(sign, signal.SIG_DFL)


def _make_alike(file: Path, other: Path) -> None:
    """Give another file the owner, group, mode, flags and extended attributes of a file."""
    wanted, given = file.stat(), other.stat()
    if not stat.S_ISREG(wanted.st_mode):
        raise LeftAloneError(file, "somebody has changed it meanwhile")
    if wanted.st_nlink > 1:
        raise LeftAloneError(file, "it has a second name, a hard link, which would keep the old text")
    if (wanted.st_uid, wanted.st_gid) != (given.st_uid, given.st_gid):
        os.chown(other, wanted.st_uid, wanted.st_gid)
    shutil.copystat(file, other)
    os.utime(other)
    given = other.stat()
    same = stat.S_IMODE(wanted.st_mode) == stat.S_IMODE(given.st_mode)
    if not same or _attributes(file) != _attributes(other):
        raise LeftAloneError(file, "its mode or its extended attributes would be lost")


def _attributes(file: Path) -> dict[str, bytes]:
    """Return the extended attributes of a file; none where the system has none that Python can read."""
    if not hasattr(os, "listxattr"):
        return {}
    try:
        return {name: os.getxattr(file, name) for name in os.listxattr(file)}
    except OSError:  # a file system without them
        return {}


def _check_unchanged(file: Path, before: bytes) -> None:
    if not stat.S_ISREG(file.lstat().st_mode) or file.stat().st_size != len(before) or file.read_bytes() != before:
        raise LeftAloneError(file, "somebody has changed it meanwhile")

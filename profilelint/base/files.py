"""The one way to the content of a file: regular files alone, no more bytes than a limit, and no way out of a site."""

from __future__ import annotations

import errno
import os
import stat

from profilelint.base import seen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

#: The most bytes of a file of a site; the largest page that is parsed has at most a quarter of them.
MOST = 16 << 20
#: The most bytes of a configuration, and of a list of patterns: both are written by hand.
MOST_BY_HAND = 1 << 20

#: A pipe is not waited for and a terminal not taken over, a link not followed; Windows has none of these, but O_BINARY.
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)
_LEAVES = "a link leads out of the site here, and such are not followed; put a copy in its place, or check that itself"
_REMEDIES = {
    errno.EACCES: "make it readable, or leave it out with --exclude",
    errno.EPERM: "make it readable, or leave it out with --exclude",
    errno.ELOOP: "put a file in its place",
    errno.ENAMETOOLONG: "give the folders shorter names, or leave it out with --exclude",
}


class UnreadableError(OSError):
    """A file that is not read; `strerror` says why and what to do, `absent` that there is none, or only a folder."""

    absent = False
    leaves = False  #: whether a link leads out of the site here


def read_file(path: str | Path, most: int = MOST, *, root: str | Path | None = None) -> bytes:
    """Return the content of a file of at most `most` bytes; raises UnreadableError, an OSError, for anything else.

    Links are followed; with `root`, only to files below that folder.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"schema.json": "{}"})
    >>> read_file(site.root / "schema.json", root=site.root)
    b'{}'
    """
    real, size = _place(path, root)
    data = _content(path, real, most + 1) if size <= most else b""
    if max(size, len(data)) > most:
        raise _error(path, f"it has {max(size, len(data)):,} bytes, over {most:,}; leave it out with --exclude")
    return data


def head(path: str | Path, most: int, *, root: str | Path | None = None) -> bytes:
    """Return the first `most` bytes of a file of any size; else as `read_file`."""
    return _content(path, _place(path, root)[0], most)


def fault_of(path: str | Path, root: str | Path) -> UnreadableError | None:
    """Return why a file is not read, without a look at its content; None where nothing speaks against it."""
    seen.place(os.path.abspath(path))  # noqa: PTH100
    try:
        _place(path, root)
    except UnreadableError as error:
        return error
    return None


def is_below(path: str | Path, root: str | Path) -> bool:
    """Return whether a folder lies below another one, or is it, once all links are followed. Total."""
    try:
        real, top = _real(os.path.abspath(path)), _real(os.path.abspath(root))  # noqa: PTH100
    except (OSError, ValueError):
        return False
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def _content(path: str | Path, real: str, most: int) -> bytes:
    """Return the first `most` bytes of what lies at `real`, however it grows meanwhile."""
    try:
        descriptor = os.open(real, _FLAGS)
        try:
            found = os.fstat(descriptor)
            _check(path, found)
            data = os.read(descriptor, most)
            while len(data) < most and (more := os.read(descriptor, most - len(data))):
                data += more
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _translated(path, error) from None
    seen.file(os.path.abspath(path), found, data, most)  # noqa: PTH100
    return data


def _place(path: str | Path, root: str | Path | None) -> tuple[str, int]:
    """Return where a file lies once all links are followed, and its size in bytes; raises UnreadableError."""
    try:
        folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 -- pathlib takes longer than the reading
        real = os.path.join(_real(folder), name)  # noqa: PTH118
        found = os.lstat(real)
        if stat.S_ISLNK(found.st_mode):
            real = os.path.realpath(real)
            found = os.lstat(real)
        if stat.S_ISLNK(found.st_mode):
            raise OSError(errno.ELOOP, "it is a link to itself")
        is_folder = stat.S_ISDIR(found.st_mode)
        lies_in = real if is_folder else os.path.dirname(real)  # noqa: PTH120
        if root is not None and (is_folder or stat.S_ISREG(found.st_mode)) and not is_below(lies_in, root):
            raise _error(path, _LEAVES, leaves=True)
        _check(path, found)
    except (OSError, ValueError) as error:
        raise _translated(path, error) from None
    return real, found.st_size


_REAL: dict[str, str] = {}  #: where folders lie once all links are followed
MOST_FOLDERS = 50_000


def _real(folder: str) -> str:
    """Return where a folder lies; what is known of the folders above it is not asked again, however deep it is."""
    names = []
    while folder not in _REAL and (above := os.path.dirname(folder)) != folder:  # noqa: PTH120
        names.append(os.path.basename(folder))  # noqa: PTH119
        folder = above
    real = _REAL.get(folder, folder)
    for name in reversed(names):
        folder, real = os.path.join(folder, name), os.path.join(real, name)  # noqa: PTH118
        if os.path.islink(real):  # noqa: PTH114
            real = os.path.realpath(real)
        if len(_REAL) >= MOST_FOLDERS:
            _REAL.clear()
        _REAL[folder] = real
    return real


def _check(path: str | Path, found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        return
    kind = next((name for is_kind, name in _KINDS if is_kind(found.st_mode)), "no file")
    if kind == "a folder" and not os.access(path, os.R_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    why = f"it is {kind}, not a file; delete it, or put a file in its place"
    raise _error(path, why, absent=kind == "a folder")


def _translated(path: str | Path, error: OSError | ValueError) -> UnreadableError:
    if isinstance(error, UnreadableError):
        return error
    number = getattr(error, "errno", None)
    why = (getattr(error, "strerror", None) or str(error)).lower()
    if isinstance(error, FileNotFoundError) and os.path.islink(path):  # noqa: PTH114
        why = "it is a link that leads nowhere; correct or delete it"
    elif number in _REMEDIES:
        why = f"{why}; {_REMEDIES[number]}"
    return _error(path, why, absent=number in {errno.ENOENT, errno.ENOTDIR} or isinstance(error, ValueError))


def _error(path: str | Path, why: str, *, absent: bool = False, leaves: bool = False) -> UnreadableError:
    seen.place(os.path.abspath(path))  # noqa: PTH100
    if not (absent or leaves):
        seen.refuse("a file cannot be read")
    error = UnreadableError(errno.EINVAL, why, os.fspath(path))
    error.absent, error.leaves = absent, leaves
    return error

"""What a generator may see of a site: its files, and a bounded look into them. Nothing is written, run or raised."""

from __future__ import annotations

import posixpath
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.site.site import Site

MOST = 1_000_000  #: bytes of a file that are looked at
FILES = 200_000  #: files of a site that are looked at
#: Folders that are not looked into. `public` and `vendor` are, as any other, published by Jekyll.
_SKIPPED = frozenset((".git", "_site", "node_modules", "__MACOSX"))
_OFTEN = 3  #: links to one folder that are followed: two folders with links to each other would go on without end


class View(Protocol):
    """The files of one generator. All paths are relative to its folder, with `/`."""

    @property
    def files(self) -> Sequence[str]:
        """All files, in order, those with a leading dot too; `.git` and what nobody publishes are left out."""

    def data(self, path: str, most: int = MOST) -> bytes:
        """Return the first `most` bytes of a file; nothing where it cannot be read."""

    def leaves(self, path: str) -> bool:
        """Return whether a file is a symbolic link that leads out of the site."""

    def links(self, path: str) -> bool:
        """Return whether a file is a symbolic link, or lies in a folder that is one."""

    def __hash__(self) -> int:
        """Return a number by which this view, and no other, is known: what was read through it is kept."""


class Memory:
    """A site that is held in memory, as tests have it."""

    def __init__(self, contents: Mapping[str, bytes], outside: Sequence[str] = (), linked: Sequence[str] = ()) -> None:
        self._contents = contents
        self._outside = frozenset(outside)
        self._linked = frozenset(linked)
        self.files = tuple(sorted(contents))

    def data(self, path: str, most: int = MOST) -> bytes:
        """See `View`."""
        return self._contents.get(path, b"")[:most]

    def leaves(self, path: str) -> bool:
        """See `View`."""
        return path in self._outside

    def links(self, path: str) -> bool:
        """See `View`."""
        return path in self._linked or path in self._outside


class Below:
    """The files of a folder of another view, which ends with a slash."""

    def __init__(self, view: View, folder: str) -> None:
        self._view = view
        self._folder = folder
        self.files = tuple(path.removeprefix(folder) for path in view.files if path.startswith(folder))

    def data(self, path: str, most: int = MOST) -> bytes:
        """See `View`."""
        return self._view.data(self._folder + path, most)

    def leaves(self, path: str) -> bool:
        """See `View`."""
        return self._view.leaves(self._folder + path)

    def links(self, path: str) -> bool:
        """See `View`."""
        return self._view.links(self._folder + path)


class Folder:
    """The folder `home` of a site on disk."""

    def __init__(self, site: Site, home: str = "") -> None:
        self._site = site
        self._home = home
        self._followed: Counter[Path] = Counter()
        self._linked = {"": False}

    @cached_property
    def files(self) -> tuple[str, ...]:
        """See `View`."""
        found = [path for _, path in zip(range(FILES), self._walk(), strict=False)]
        return tuple(sorted(found))

    def _walk(self) -> Iterator[str]:
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            for name, entry in self._site.listing(posixpath.join(self._home, folder)).items():
                path = posixpath.join(folder, name)
                if not entry.is_dir(follow_symlinks=False) and not self._leads_in(entry):
                    yield path
                elif name not in _SKIPPED:
                    waiting.append(path)

    def _leads_in(self, entry: os.DirEntry[str]) -> bool:
        """Whether an entry is a link to another folder of the site, which is walked through; not to one above it."""
        if not entry.is_symlink():
            return False
        try:
            target = Path(entry.path).resolve()
            here = Path(entry.path).parent.resolve()
            is_above = target == here or target in here.parents
            self._followed[target] += 1
            is_new = not is_above and self._followed[target] <= _OFTEN
            return is_new and target.is_dir() and self._site.root.resolve() in target.parents
        except (OSError, RuntimeError):  # a loop of links
            return False

    def data(self, path: str, most: int = MOST) -> bytes:
        """See `View`."""
        try:
            return self._site.beginning(posixpath.join(self._home, path), most)
        except (OSError, ValueError):
            return b""

    def leaves(self, path: str) -> bool:
        """See `View`."""
        file = self._path(path)
        try:
            return file.is_symlink() and self._site.root.resolve() not in file.resolve().parents
        except (OSError, RuntimeError, ValueError):  # a loop of links
            return True

    def links(self, path: str) -> bool:
        """See `View`."""
        waiting = []
        while path not in self._linked:
            waiting.append(path)
            path = path.rpartition("/")[0]
        is_linked = self._linked[path]
        for each in reversed(waiting):
            is_linked = is_linked or self._is_symlink(each)
            self._linked[each] = is_linked
        return is_linked

    def _is_symlink(self, path: str) -> bool:
        try:
            return self._path(path).is_symlink()
        except (OSError, ValueError):
            return False

    def _path(self, path: str) -> Path:
        return Path(self._site.root, self._home, path)


def text(view: View, path: str) -> str | None:
    """Return what a file says, without a byte order mark; None where it is not UTF-8. A long one is cut."""
    data = view.data(path)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        is_cut = len(data) == MOST and error.start > MOST - 4
        return data[: error.start].decode("utf-8").removeprefix("\ufeff") if is_cut else None

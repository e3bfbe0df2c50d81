"""The folder of a site: which files lie in it, what they hold, and how their names are spelt."""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.base import files
from profilelint.base.files import MOST, UnreadableError
from profilelint.site import discovery, ignore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: So much of each of many files is looked at, in characters.
LOOKED_AT = 100_000

#: So many bytes of files are kept for those who ask next, of one file and of all: templates are looked through often.
KEPT_OF_ONE, KEPT_OF_ALL = 400_000, 16 << 20


class Folder:
    """A folder and all that lies in it, read when first asked for; paths are relative to it, with `/`.

    `exclude` are globs of pages that are left out, each with the folder that they are relative to. `shown_from` is the
    folder that the paths of documents are relative to, by default the working directory.
    """

    def __init__(
        self, root: Path, exclude: Sequence[tuple[Path, Sequence[str]]] = (), shown_from: Path | None = None
    ) -> None:
        self.root = discovery.absolute(root, shown_from)
        self.shown_from = shown_from
        self._exclude = exclude
        self._folders: dict[str, dict[str, os.DirEntry[str]]] = {}
        self._keys: dict[str, dict[str, str]] = {}
        self._bare: dict[str, bool] = {}
        self._beginnings: dict[str, tuple[bytes, int]] = {}  # and of how many bytes that were asked for
        self._room = KEPT_OF_ALL
        #: The files that a part of the check wanted to read and could not, by their paths as shown, and why.
        self.unreadable: dict[str, str] = {}

    @cached_property
    def _globs(self) -> list[ignore.Globs]:
        return [ignore.compile_globs(base, patterns) for base, patterns in self._exclude]

    def is_excluded(self, path: str) -> bool:
        """Return whether the user leaves a file out; `path` is relative to the root, with `/`."""
        return discovery.excluded(str(self.root / path), self._globs)

    def shown(self, path: str) -> str:
        """Return a path of the site, which is relative to its root, as reports show it."""
        return discovery.display(self.root / path, self.shown_from)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All files of the site as posix paths relative to its root, in order; links to folders are not followed."""
        return tuple(sorted(self.walk("")))

    def walk(self, top: str) -> Iterator[str]:
        """Yield the files of a folder of the site, as paths relative to the root; MOST_ENTRIES at most."""
        waiting, room = [top], discovery.MOST_ENTRIES
        while waiting and room > 0:
            folder = waiting.pop()
            entries = self.listing(folder)
            room -= len(entries)
            for name, entry in entries.items():
                path = posixpath.join(folder, name)
                if not entry.is_dir(follow_symlinks=False):
                    yield path
                elif name not in discovery.SKIPPED and not name.startswith("."):
                    waiting.append(path)

    def listing(self, folder: str) -> Mapping[str, os.DirEntry[str]]:
        """What a folder holds, by name; empty where the site has none. `folder` is relative to the root, with `/`."""
        if folder not in self._folders:
            path = f"{self.root}/{folder}"
            try:
                found = discovery.entries(path) if files.is_below(path, self.root) else []
            except (OSError, ValueError):
                found = []
            self._folders[folder] = {entry.name: entry for entry in found}
        return self._folders[folder]

    def data(self, path: str) -> bytes | None:
        """Return the content of a file; None where it cannot be read. `path` is as for `exists`."""
        known, asked = self._beginnings.get(path, (b"", 0))
        if len(known) < asked:
            return known
        try:
            data = files.read_file(os.path.join(self.root, path), root=self.root)  # noqa: PTH118
        except UnreadableError as error:
            self._note(path, error)
            return None
        self._keep(path, data, len(data) + 1)
        return data

    def head(self, path: str, most: int) -> bytes:
        """Return the first bytes of a file; nothing where it cannot be read. `path` is as for `exists`."""
        try:
            return self.beginning(path, most)
        except UnreadableError as error:
            self._note(path, error)
            return b""

    def beginning(self, path: str, most: int) -> bytes:
        """Return the first bytes of a file; raises UnreadableError. `path` is as for `exists`."""
        known, asked = self._beginnings.get(path, (b"", 0))
        if len(known) < asked or most <= len(known):
            return known[:most]
        data = files.head(os.path.join(self.root, path), most, root=self.root)  # noqa: PTH118
        self._keep(path, data, most)
        return data

    def _keep(self, path: str, data: bytes, asked: int) -> None:
        if len(data) <= min(KEPT_OF_ONE, self._room):
            self._room -= len(data)
            self._beginnings[path] = (data, asked)

    def text(self, path: str, most: int = MOST) -> str:
        """Return the first `most` characters of a file; "" where it cannot be read. `path` is as for `exists`."""
        text = self.head(path, min(4 * most, MOST)).decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")[:most]

    def texts(self, ends: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """The paths of the files with some endings, such as those of templates, and their texts, cut at LOOKED_AT."""
        for path in self.files:
            if path.endswith(ends):
                yield path, self.text(path, LOOKED_AT)

    def _note(self, path: str, error: UnreadableError) -> None:
        if not (error.absent or error.leaves or self.is_excluded(path)):
            self.unreadable.setdefault(self.shown(path), str(error.strerror))

    def exists(self, path: str) -> bool:
        """Return whether the site holds a file or folder; `path` is relative to the root, with `/`.

        Upper and lower case differ on every system, as they do on a web server. What lies above the root does not
        exist. What lies behind a link to a folder elsewhere is not looked at, and taken to exist.
        """
        path = posixpath.normpath(path.lstrip("/"))
        if path == ".":
            return True
        folder = ""
        for name in path.split("/"):
            if folder and self._leaves(folder):
                return True
            entry = self.listing(folder).get(name)
            if entry is None or (entry.is_symlink() and not Path(entry.path).exists()):
                return False
            folder = posixpath.join(folder, name)
        return True

    def is_file(self, path: str) -> bool:
        """Return whether the site holds a file, spelt exactly so; `path` is relative to the root, with `/`."""
        folder, _, name = path.rpartition("/")
        entry = self.listing(folder).get(name)
        return entry is not None and self.exists(path) and entry.is_file()

    def spelling(self, path: str) -> str | None:
        """The path of a file or folder as it is spelt, whatever its capitals and the form of its accents; None if none.

        `path` is relative to the root, with `/`. An exact name goes before others.
        """
        folder = ""
        for name in posixpath.normpath(path.lstrip("/")).split("/"):
            if name not in self.listing(folder):
                if folder not in self._keys:
                    self._keys[folder] = {discovery.caseless_path(each): each for each in self.listing(folder)}
                name = self._keys[folder].get(discovery.caseless_path(name), "")
            if not name:
                return None
            folder = posixpath.join(folder, name)
        return folder

    def is_bare(self, path: str) -> bool:
        """Return whether a path leads into a folder that is there but empty, as one that another repository fills.

        A file without an ending in a folder's place is what systems without symbolic links keep for one.
        """
        folder = posixpath.dirname(path)
        if folder not in self._bare:
            there = folder
            while there and not self.exists(there):
                there = posixpath.dirname(there)
            is_file = "." in posixpath.basename(there) and self.is_file(there)
            self._bare[folder] = bool(there) and not self.listing(there) and not is_file
        return self._bare[folder]

    def _leaves(self, folder: str) -> bool:
        parent, name = posixpath.split(folder)
        entry = self.listing(parent)[name]
        return entry.is_symlink() and self.root.resolve() not in Path(entry.path).resolve().parents

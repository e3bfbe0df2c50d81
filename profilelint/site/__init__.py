"""A site: its pages, its files, and where things lie in it."""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.page.settings import is_settings
from profilelint.site import discovery, ignore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.page.document import Document, Settings

#: Where the files of settings lie; of the root itself, only what it holds directly.
_SETTINGS = ("", "_data", "config/_default", "data/authors")


class Site:
    """The folder that a page belongs to and all that lies in it; everything is read when first asked for.

    `exclude` are globs of pages that are no part of the site, each with the folder that they are relative to.
    `named_theme` is the theme that the user says it has, "" where its files are to tell (`theme.theme`).
    """

    def __init__(self, root: Path, exclude: Sequence[tuple[Path, Sequence[str]]] = (), named_theme: str = "") -> None:
        self.root = discovery.absolute(root)
        self.named_theme = named_theme
        self._exclude = exclude
        self._folders: dict[str, dict[str, os.DirEntry[str]]] = {}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All pages of the site, in order of their paths; a file that cannot be read is left out."""
        from profilelint.page.reader import read

        found = discovery.pages([str(self.root)], self._globs, self.root)
        pages = (path for path in found.pages if discovery.is_page(path))
        return tuple(read(path, data) for path in pages if (data := _bytes(Path(path))) is not None)

    @cached_property
    def _globs(self) -> list[ignore.Globs]:
        return [ignore.compile_globs(base, patterns) for base, patterns in self._exclude]

    def is_excluded(self, path: str) -> bool:
        """Whether the user leaves a file out; `path` is relative to the root, with `/`."""
        return discovery.excluded(str(self.root / path), self._globs)

    @cached_property
    def settings(self) -> Mapping[str, Settings]:
        """The files of settings and data by their paths relative to the root, with `/`, in order of these."""
        from profilelint.page import settings

        paths = sorted(path for folder in _SETTINGS for path in self._settings_in(folder))
        return {
            path: settings.read(discovery.display(self.root / path), data)
            for path in paths
            if (data := _bytes(self.root / path)) is not None
        }

    def _settings_in(self, folder: str) -> Iterator[str]:
        entries = self._listing(folder)
        for name, entry in entries.items():
            path = posixpath.join(folder, name)
            if entry.is_dir(follow_symlinks=False):
                yield from self._settings_in(path) if folder else ()
            elif is_settings(path) and (folder or not name.startswith("config.") or "content" in entries):
                yield path

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All files of the site as posix paths relative to its root, in order; links to folders are not followed."""
        return tuple(sorted(self._walk()))

    def _walk(self) -> Iterator[str]:
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            for name, entry in self._listing(folder).items():
                path = posixpath.join(folder, name)
                if not entry.is_dir(follow_symlinks=False):
                    yield path
                elif name not in discovery.SKIPPED and not name.startswith("."):
                    waiting.append(path)

    def locate(self, document: Document) -> str:
        """The path of a page relative to the root, with `/`; `Document.path` is relative to the working directory."""
        return os.path.relpath(document.path, self.root).replace(os.sep, "/")

    def exists(self, path: str) -> bool:
        """Whether the site holds a file or folder; `path` is relative to the root, with `/`.

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
            entry = self._listing(folder).get(name)
            if entry is None or (entry.is_symlink() and not Path(entry.path).exists()):
                return False
            folder = posixpath.join(folder, name)
        return True

    def _leaves(self, folder: str) -> bool:
        parent, name = posixpath.split(folder)
        entry = self._listing(parent)[name]
        return entry.is_symlink() and self.root.resolve() not in Path(entry.path).resolve().parents

    def _listing(self, folder: str) -> dict[str, os.DirEntry[str]]:
        if folder not in self._folders:
            try:
                self._folders[folder] = {entry.name: entry for entry in os.scandir(self.root / folder)}
            except (OSError, ValueError):
                self._folders[folder] = {}
        return self._folders[folder]

    @cached_property
    def config(self) -> Mapping[str, object]:
        """What Jekyll's `_config.yml` says; empty where there is none or none that can be read."""
        from profilelint.page import settings

        data = _bytes(self.root / "_config.yml") or _bytes(self.root / "_config.yaml") or b""
        return {field.path: field.value for field in settings.read("_config.yml", data).fields if "." not in field.path}


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None

"""A site: its pages, its files, and where things lie in it."""

from __future__ import annotations

import os
import posixpath
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.base import files
from profilelint.base.files import MOST, UnreadableError
from profilelint.model.document import Settings
from profilelint.read.settings_file import is_settings
from profilelint.read.theme_files import theme_rows
from profilelint.site import discovery, ignore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.model.document import Document
    from profilelint.site.built import Built
    from profilelint.site.owner import Owner
    from profilelint.site.page import Page
    from profilelint.site.target import LocalReference, Target

#: Where the files of settings lie, besides the folders of themes; of the root itself, only what it holds directly.
_SETTINGS = ("", "_data", "config/_default")

#: How the names of files begin that may say what a site's own address is.
_CONFIGURED = ("_config", "_quarto", "hugo.", "config", "CNAME")

#: So many files of settings are kept once they are read: the config is among the first, and is asked for again.
KEPT = 16

#: So much of each of many files is looked at, in characters.
LOOKED_AT = 100_000

#: So often a page is looked through for one name before all its names are collected.
LOOKS = 3


class Site:
    """The folder that a page belongs to and all that lies in it; everything is read when first asked for.

    `exclude` are globs of pages that are no part of the site, each with the folder that they are relative to.
    `named_theme` is the theme that the user says it has, "" where its files are to tell (`theme.theme`). `today` is
    the day for which it is checked, the present one by default: what is dated later may have no page yet. `named_owner`
    is what the user says of the owner, each text behind the field of `Owner` that it belongs to.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "title: Ada", "_pages/cv.md": "[Talks](talks.md)"})
    >>> site.config["title"], site.exists("_pages/talks.md"), site.locate(site.documents[0])
    ('Ada', False, '_pages/cv.md')
    """

    def __init__(
        self,
        root: Path,
        exclude: Sequence[tuple[Path, Sequence[str]]] = (),
        named_theme: str = "",
        today: date | None = None,
        named_owner: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.root = discovery.absolute(root)
        self.named_theme = named_theme
        self.today = today or date.today()
        self.named_owner = named_owner
        self._exclude = exclude
        self._kept: dict[tuple[str, bytes], Settings] = {}
        self._folders: dict[str, dict[str, os.DirEntry[str]]] = {}
        self._keys: dict[str, dict[str, str]] = {}
        self._located = ("", "")
        self._bare: dict[str, bool] = {}
        self._homes: dict[str, Built] = {}
        self._built: dict[str, Built] = {}
        self._pages: dict[str, Page] = {}
        self._looks: dict[str, int] = {}
        self._anchors: dict[str, frozenset[str] | None] = {}
        self._referred: tuple[Document | None, tuple[LocalReference, ...]] = (None, ())
        #: The files that a part of the check wanted to read and could not, by their paths as shown, and why.
        self.unreadable: dict[str, str] = {}
        #: How many addresses were met of which nothing can be known.
        self.unknown = 0

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All pages of the site, in order of their paths; a file that cannot be read is left out."""
        from profilelint.read.reader import read

        found = discovery.pages([str(self.root)], self._globs, self.root)
        pages = (path for path in found.pages if discovery.is_page_file(path))
        return tuple(
            read(path, data) for path in pages if (data := self.data(str(discovery.absolute(path)))) is not None
        )

    @cached_property
    def _globs(self) -> list[ignore.Globs]:
        return [ignore.compile_globs(base, patterns) for base, patterns in self._exclude]

    def is_excluded(self, path: str) -> bool:
        """Whether the user leaves a file out; `path` is relative to the root, with `/`."""
        return discovery.excluded(str(self.root / path), self._globs)

    @cached_property
    def settings(self) -> Mapping[str, Settings]:
        """The files of settings and data by their paths relative to the root, with `/`, in order of these."""
        folders = (*_SETTINGS, *theme_rows("data-folders"))
        paths = sorted(path for folder in folders for path in self._settings_in(folder))
        return {
            path: self.read_settings(discovery.display(self.root / path), data)
            for path in paths
            if (data := self.data(path)) is not None
        }

    def read_settings(self, path: str, data: bytes) -> Settings:
        """What a file of settings says; of what has been read already, little is done again. Total."""
        from profilelint.read import settings_file as settings

        key = (path.rpartition(".")[2], data)
        known = self._kept.get(key)
        found = settings.renamed(known, path) if known else settings.read(path, data)
        if len(self._kept) < KEPT:
            self._kept[key] = found
        return found

    def _settings_in(self, top: str) -> Iterator[str]:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            entries = self.listing(folder)
            for name, entry in entries.items():
                path = posixpath.join(folder, name)
                if entry.is_dir(follow_symlinks=False):
                    waiting += [path] if folder else []
                elif is_settings(path) and (folder or not name.startswith("config.") or "content" in entries):
                    yield path

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All files of the site as posix paths relative to its root, in order; links to folders are not followed."""
        return tuple(sorted(self.walk("")))

    def walk(self, top: str) -> Iterator[str]:
        """The files of a folder of the site, as paths relative to the root; MOST_ENTRIES at most."""
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

    def data(self, path: str) -> bytes | None:
        """The content of a file; None where it cannot be read. `path` is as for `exists`."""
        try:
            return files.read_file(self.root / path, root=self.root)
        except UnreadableError as error:
            self._note(path, error)
            return None

    def head(self, path: str, most: int) -> bytes:
        """The first bytes of a file; nothing where it cannot be read. `path` is as for `exists`."""
        try:
            return files.head(self.root / path, most, root=self.root)
        except UnreadableError as error:
            self._note(path, error)
            return b""

    def text(self, path: str, most: int = MOST) -> str:
        """The first `most` characters of a file; "" where it cannot be read. `path` is as for `exists`."""
        text = self.head(path, min(4 * most, MOST)).decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")[:most]

    def _note(self, path: str, error: UnreadableError) -> None:
        if not (error.absent or error.leaves or self.is_excluded(path)):
            self.unreadable.setdefault(discovery.display(self.root / path), str(error.strerror))

    def texts(self, ends: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """The paths of the files with some endings, such as those of templates, and their texts, cut at LOOKED_AT."""
        for path in self.files:
            if path.endswith(ends):
                yield path, self.text(path, LOOKED_AT)

    def locate(self, document: Document) -> str:
        """The path of a page relative to the root, with `/`; `Document.path` is relative to the working directory."""
        if self._located[0] != document.path:
            path, root = os.path.abspath(document.path), f"{self.root}{os.sep}"  # noqa: PTH100 -- asked for every page
            located = path[len(root) :] if path.startswith(root) else os.path.relpath(path, self.root)
            self._located = (document.path, located.replace(os.sep, "/"))
        return self._located[1]

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
            entry = self.listing(folder).get(name)
            if entry is None or (entry.is_symlink() and not Path(entry.path).exists()):
                return False
            folder = posixpath.join(folder, name)
        return True

    def is_file(self, path: str) -> bool:
        """Whether the site holds a file, spelt exactly so; `path` is relative to the root, with `/`."""
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
        """Whether a path leads into a folder that is there but empty, as one that another repository fills.

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

    # Addresses

    def resolve(self, document: Document, url: str) -> Target:
        """What an address leads to that stands on a page, or in a file of settings, as the site is built. Total."""
        from profilelint.site import resolve

        place = self.locate(document)
        built = self.built(place)
        built.take(built.inner(place), document)
        target = resolve.resolve(built, built.inner(place), url)
        self.unknown += target.kind == "unknown"
        return target

    def references(self, document: Document) -> tuple[LocalReference, ...]:
        """The local addresses of a page, or of a file of settings, and what they lead to, in order."""
        if self._referred[0] is not document:
            found: tuple[LocalReference, ...] = ()
            if self._may_refer(document):
                from profilelint.site import references

                found = tuple(references.find(self, document))
            self._referred = (document, found)
        return self._referred[1]

    def _may_refer(self, document: Document) -> bool:
        """Whether a page can hold a local address: an address of the web is one only where the site knows its own."""
        if isinstance(document, Settings):
            return True
        urls = (node.url for nodes in (document.links, document.images) for node in nodes)
        if any(not url.startswith(("https://", "http://", "mailto:")) for url in urls):
            return True
        if any(isinstance(each.value, str) and "." in each.value[-6:] for each in document.fields):
            return True
        if "{%" in document.text and "figure" in document.text:
            return True
        folders = self.locate(document).split("/")[:-1]
        chain = ["/".join(folders[:depth]) for depth in range(len(folders) + 1)]
        return any(name.startswith(_CONFIGURED) for folder in chain for name in self.listing(folder))

    def anchors(self, file: str, document: Document | None = None) -> frozenset[str] | None:
        """The names on the page made from a file that links may point at; None where not all of them can be known.

        `file` is relative to the root, with `/`; `document` is the page, where it has been read already.
        """
        from profilelint.site import anchors

        if file not in self._anchors:
            built = self.built(file)
            self._anchors[file] = anchors.of(built, built.inner(file), document)
        return self._anchors[file]

    def seems_anchor(self, file: str, name: str) -> bool:
        """Whether the page made from a file seems to have a name: a look that is cheaper than `anchors`."""
        from profilelint.site import anchors

        self._looks[file] = self._looks.get(file, 0) + 1
        built = self.built(file)
        return (
            self._looks[file] <= LOOKS and file not in self._anchors and anchors.seems(built, built.inner(file), name)
        )

    def page(self, path: str) -> Page:
        """What becomes of a file: its page and address, or why there is none, and who leads there. Total.

        `path` is relative to the root, with `/`. All that the generator makes is found out once for the site.
        """
        if path not in self._pages:
            from profilelint.site.page import Page

            self._pages[path] = Page(path, self.built(path))
        return self._pages[path]

    def built(self, path: str) -> Built:
        """What the generator makes of the part of the site that a file belongs to; `path` is relative to the root."""
        folder = path.rpartition("/")[0]
        if folder not in self._homes:
            from profilelint.site.built import Built
            from profilelint.site.detect import home

            top = home(self, path)
            self._homes[folder] = self._built.setdefault(top, Built(self, top))
        return self._homes[folder]

    @cached_property
    def owner(self) -> Owner:
        """Who the owner of the site is, as the configuration and the theme's own settings say."""
        from profilelint.site import owner

        return owner.of(self)

    @cached_property
    def config(self) -> Mapping[str, object]:
        """What Jekyll's `_config.yml` says; empty where there is none or none that can be read."""
        data = self.data("_config.yml") or self.data("_config.yaml") or b""
        fields = self.read_settings("_config.yml", data).fields
        return {field.path: field.value for field in fields if "." not in field.path}

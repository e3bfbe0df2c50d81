"""A site: its pages, its files, and where things lie in it."""

from __future__ import annotations

import os
import posixpath
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.model.document import Settings
from profilelint.read.settings_file import is_settings
from profilelint.read.theme_files import theme_rows
from profilelint.site import discovery
from profilelint.site.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.model.bibliography import Bibliography
    from profilelint.model.document import Document
    from profilelint.site.built import Built
    from profilelint.site.names import Names
    from profilelint.site.owner import Owner
    from profilelint.site.page import Page
    from profilelint.site.papers import Papers
    from profilelint.site.target import LocalReference, Target

#: Where the files of settings lie, besides the folders of themes; of the root itself, only what it holds directly.
_SETTINGS = ("", "_data", "config/_default")

#: How the names of files begin that may say what a site's own address is.
_CONFIGURED = ("_config", "_quarto", "hugo.", "config", "CNAME")

#: So many files of settings are kept once they are read: the config is among the first, and is asked for again.
KEPT = 16

#: So often a page is looked through for one name before all its names are collected.
LOOKS = 3


class Site(Folder):
    """The folder that a page belongs to and all that lies in it; everything is read when first asked for.

    `exclude` are globs of pages that are no part of the site, each with the folder that they are relative to.
    `named_theme` is the theme that the user says it has, "" where its files are to tell (`theme.theme`). `today` is
    the day for which it is checked, the present one by default: what is dated later may have no page yet. `named_owner`
    is what the user says of the owner, each text behind the field of `Owner` that it belongs to. `shown_from` is the
    folder that the paths of documents are relative to, by default the working directory.

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
        shown_from: Path | None = None,
    ) -> None:
        super().__init__(root, exclude, shown_from)
        self._start = str(shown_from or "")
        self.named_theme = named_theme
        self.today = today or date.today()
        self.named_owner = named_owner
        self._kept: dict[tuple[str, bytes], Settings] = {}
        self._located = ("", "")
        self._homes: dict[str, Built] = {}
        self._built: dict[str, Built] = {}
        self._pages: dict[str, Page] = {}
        self._looks: dict[str, int] = {}
        self._anchors: dict[str, frozenset[str] | None] = {}
        self._referred: tuple[Document | None, tuple[LocalReference, ...]] = (None, ())
        #: How many addresses were met of which nothing can be known.
        self.unknown = 0

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All pages of the site, in order of their paths; a file that cannot be read is left out."""
        from profilelint.read.reader import read

        found = discovery.pages([str(self.root)], self._globs, self.root, self.shown_from)
        pages = (path for path in found.pages if discovery.is_page_file(path))
        places = ((path, str(discovery.absolute(path, self.shown_from))) for path in pages)
        inner = ((path, place.removeprefix(f"{self.root}{os.sep}")) for path, place in places)
        return tuple(read(path, data) for path, place in inner if (data := self.data(place)) is not None)

    @cached_property
    def bibliographies(self) -> tuple[Bibliography, ...]:
        """The BibTeX files that a theme may read, in order of their paths; `page(...).led_by` says who sees them."""
        from profilelint.read.bibtex.file import is_bibliography, read

        found = (path for path in self.files if is_bibliography(path) and not self.is_excluded(path))
        return tuple(
            read(self.shown(path), data, self._start) for path in found if (data := self.data(path)) is not None
        )

    @cached_property
    def papers(self) -> Papers:
        """What the site says of papers, and which places speak of one."""
        from profilelint.site import papers

        return papers.of(self)

    @cached_property
    def names(self) -> Names:
        """The names of authors in the papers of the site."""
        from profilelint.site.names import Names

        return Names(self.papers.claims)

    @cached_property
    def settings(self) -> Mapping[str, Settings]:
        """The files of settings and data by their paths relative to the root, with `/`, in order of these."""
        folders = (*_SETTINGS, *theme_rows("data-folders"))
        paths = sorted(path for folder in folders for path in self._settings_in(folder))
        return {
            path: self.read_settings(self.shown(path), data) for path in paths if (data := self.data(path)) is not None
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

    def locate(self, document: Document) -> str:
        """The path of a page relative to the root, with `/`; `Document.path` is relative to `shown_from`."""
        if self._located[0] != document.path:
            path = os.path.abspath(os.path.join(self._start, document.path))  # noqa: PTH100, PTH118 -- for every page
            root = f"{self.root}{os.sep}"
            located = path[len(root) :] if path.startswith(root) else os.path.relpath(path, self.root)
            self._located = (document.path, located.replace(os.sep, "/"))
        return self._located[1]

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
        if "<" in document.text or "{" in document.text:
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

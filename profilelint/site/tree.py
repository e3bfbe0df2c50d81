"""The files of a part of a site, and what its config says."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site import routing_keys
from profilelint.site.detect import Generator, generator
from profilelint.site.discovery import caseless_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.document import Document
    from profilelint.site.site import Site

#: Characters of a file that are looked through at most.
MAX_TEXT = 1_000_000
#: Where layouts and scripts lie that may give names to places.
_TEMPLATES = lazy_pattern(
    r"(?:_layouts|_includes|layouts|themes|_plugins|(?:static/|assets/)?js)/.*\.(?:html?|liquid|js|rb)$"
)
_WORD = lazy_pattern(r"""["'#]([\w:.-]{1,80})["'\s]""")


class Tree:
    """The files that one generator builds; all paths are relative to its folder `home`, with `/`."""

    def __init__(self, site: Site, home: str, kind: Generator | None = None) -> None:
        self.site = site
        self.home = home
        self.generator = kind or generator(site, home)
        self._heads: dict[str, Mapping[str, object] | None] = {}

    def rooted(self, path: str) -> str:
        """Return a path relative to the root of the site."""
        return posixpath.join(self.home, path) if self.home else path

    def inner(self, path: str) -> str:
        """Return a path relative to `home`, of one that is relative to the root of the site."""
        return path.removeprefix(f"{self.home}/") if self.home else path

    def exists(self, path: str) -> bool:
        """Return whether there is a file or folder."""
        return self.site.exists(self.rooted(path))

    def is_folder(self, path: str) -> bool:
        """Return whether there is a folder with something in it."""
        return bool(self.site.listing(self.rooted(path))) and self.exists(path)

    def text(self, path: str) -> str:
        """Return the text of a file, of a longer one the first MAX_TEXT characters; "" where it cannot be read."""
        return self.site.text(self.rooted(path), MAX_TEXT)

    def data(self, path: str) -> bytes:
        """Return what a file holds; nothing where it cannot be read."""
        return self.site.data(self.rooted(path)) or b""

    def head(self, path: str) -> Mapping[str, object] | None:
        """Return what the front matter of a file says of its address; None where it has none."""
        if path not in self._heads:
            self._heads[path] = routing_keys.read(path, self.site.head(self.rooted(path), routing_keys.MAX_BYTES))
        return self._heads[path]

    def take(self, path: str, document: Document) -> None:
        """Remember the front matter of a page that has been read already."""
        if path not in self._heads:
            said = {field.path: field.value for field in document.fields if "." not in field.path}
            self._heads[path] = said if document.front_matter else None

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All files."""
        if not self.home:
            return self.site.files
        return tuple(sorted(map(self.inner, self.site.walk(self.home))))

    @cached_property
    def by_name(self) -> Mapping[str, list[str]]:
        """The files by their names, capitals and the form of accents aside."""
        found: dict[str, list[str]] = {}
        for file in self.files:
            found.setdefault(caseless_path(posixpath.basename(file)), []).append(file)
        return found

    @cached_property
    def template_words(self) -> frozenset[str]:
        """All that stands in quotes in layouts, parts of pages and scripts: the names that they give are among it."""
        files = (file for file in self.files if _TEMPLATES.match(file))
        return frozenset(word for file in files for word in _WORD.findall(self.text(file)))

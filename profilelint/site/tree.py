"""The files of a part of a site, and what its config says."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.base import lazy
from profilelint.read import theme_files
from profilelint.read.front_matter import lookup
from profilelint.site import routing_keys
from profilelint.site.detect import Generator, generator
from profilelint.site.discovery import caseless_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.document import Document
    from profilelint.site.site import Site

#: The address of a site: its host, its path.
_ADDRESS = lazy.compile(r"(?i)https?://([^\s\"'/#]+)([^\s\"'#]*)")
_CONFIGS = ("_config.yml", "_config.yaml", "_quarto.yml", "_quarto.yaml")
_ENDS = ("toml", "yaml", "yml", "json")
#: Files of Hugo's config that say nothing of addresses, and are long.
_IDLE = ("params.", "menus.", "menu.", "author.")
#: Characters of a file that are looked through at most.
MAX_TEXT = 1_000_000
#: Where layouts and scripts lie that may give names to places.
_TEMPLATES = lazy.compile(
    r"(?:_layouts|_includes|layouts|themes|_plugins|(?:static/|assets/)?js)/.*\.(?:html?|liquid|js|rb)$"
)
_PLAIN = lazy.compile(r"[\w/.:~-]+")
_WORD = lazy.compile(r"""["'#]([\w:.-]{1,80})["'\s]""")


class Tree:
    """The files that one generator builds; all paths are relative to its folder `home`, with `/`."""

    def __init__(self, site: Site, home: str, kind: Generator | None = None) -> None:
        self.site = site
        self.home = home
        self.generator = kind or generator(site, home)
        self._heads: dict[str, Mapping[str, object] | None] = {}

    def rooted(self, path: str) -> str:
        """A path relative to the root of the site."""
        return posixpath.join(self.home, path) if self.home else path

    def inner(self, path: str) -> str:
        """A path relative to `home`, of one that is relative to the root of the site."""
        return path.removeprefix(f"{self.home}/") if self.home else path

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder."""
        return self.site.exists(self.rooted(path))

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder with something in it."""
        return bool(self.site.listing(self.rooted(path))) and self.exists(path)

    def text(self, path: str) -> str:
        """The text of a file, of a longer one the first MAX_TEXT characters; "" where it cannot be read."""
        return self.site.text(self.rooted(path), MAX_TEXT)

    def data(self, path: str) -> bytes:
        """What a file holds; nothing where it cannot be read."""
        return self.site.data(self.rooted(path)) or b""

    def head(self, path: str) -> Mapping[str, object] | None:
        """What the front matter of a file says of its address; None where it has none."""
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

    # The config

    @cached_property
    def settings(self) -> Mapping[str, object]:
        """What the config says of addresses; the names of the keys are in lower case."""
        if self.generator == "jekyll":
            return routing_keys.of_config("".join(map(self.text, self._configs)))
        found: dict[str, object] = {}
        for name in self._configs if self.generator == "hugo" else ():
            fields = self.site.read_settings(name, self.data(name)).fields
            said = {field.path: field.value for field in fields if "." not in field.path}
            found |= {posixpath.basename(name).split(".")[0].lower(): said}
            found |= {name.lower(): value for name, value in said.items()}
        return found

    def setting(self, name: str) -> str | None:
        """A text that Jekyll's config sets, without blanks and signs that mean something in an address; or None."""
        value = lookup.yaml_file_values(self._written, name).get(name)
        return value if isinstance(value, str) and _PLAIN.fullmatch(value) else None

    @cached_property
    def _written(self) -> str:
        return "\n".join(map(self.text, self._configs))

    @cached_property
    def _configs(self) -> tuple[str, ...]:
        names = self.site.listing(self.home)
        if self.generator != "hugo":
            return tuple(name for name in _CONFIGS if name in names)
        found = [name for name in (f"{stem}.{end}" for stem in ("hugo", "config") for end in _ENDS) if name in names]
        folder = sorted(self.site.listing(self.rooted("config/_default")))
        wanted = (name for name in folder if name.endswith(_ENDS) and not name.startswith(_IDLE))
        return (*found, *(f"config/_default/{name}" for name in wanted))

    @cached_property
    def _addresses(self) -> tuple[object, ...]:
        """Where the generators look for the address: Jekyll's `url`, Hugo's `baseURL`, Quarto's `site-url`."""
        if self.generator == "hugo":
            return (self.settings.get("baseurl"),)
        said = lookup.yaml_file_values(self._written, "url", "baseurl", "website", "book")
        parts = [part for part in (said.get("website"), said.get("book")) if isinstance(part, dict)]
        return (said.get("url"), said.get("baseurl"), *(part.get("site-url") for part in parts))

    @cached_property
    def address(self) -> tuple[str, str]:
        """Host and path of the site's own address, in lower case, as its config has it; "" where it has none."""
        found = next(filter(None, (_ADDRESS.match(each) for each in self._addresses if isinstance(each, str))), None)
        cname = self.text("CNAME").strip().lower() if "CNAME" in self.site.listing(self.home) else ""
        host = cname or (found[1].lower() if found else "")
        is_stock = host in (
            "example.com",
            *theme_files.theme_rows("addresses"),
        )  # no address of its own has been given yet
        return ("", "") if is_stock else (host.removeprefix("www."), found[2].rstrip("/") if found else "")

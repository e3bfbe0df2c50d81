"""A site as a visitor meets it: which address leads to which file."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast
from unicodedata import normalize

from profilelint import lazy
from profilelint.site import heads
from profilelint.site.generator import Generator, generator
from profilelint.site.target import Readers, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.site import Site

#: Where the generators write down the address of the site: Jekyll's `url`, Hugo's `baseURL`, Quarto's `site-url`.
_ADDRESS = lazy.compile(
    r"""(?im)^[ \t]*(?:url|baseurl|site-url)[ \t]*[:=][ \t]*["']?https?://([^\s"'/#]+)([^\s"'#]*)"""
)
_CONFIGS = ("_config.yml", "_config.yaml", "_quarto.yml", "_quarto.yaml")
_HUGO = ("hugo", "config")
#: Owners of themes: a site that has not been given its own address yet bears theirs.
_THEMES = ("academicpages.github.io", "alshedivat.github.io", "rayeren.github.io", "mmistakes.github.io", "example.com")


class Built:
    """The part of a site that one generator builds; all paths are relative to its folder `home`, with `/`."""

    def __init__(self, site: Site, home: str, kind: Generator | None = None) -> None:
        self.site = site
        self.home = home
        self.generator = kind or generator(site, home)
        self._heads: dict[str, Mapping[str, object] | None] = {}
        self._bases: tuple[str, tuple[str, ...]] = ("", ())

    @cached_property
    def dialect(self) -> ModuleType:
        """What the generator does: the module with its rules."""
        from importlib import import_module

        return import_module(f"profilelint.site.{self.generator}")

    @cached_property
    def repository(self) -> Built:
        """The same folder as GitHub shows it to those who read the README."""
        return Built(self.site, self.home, "plain")

    # Files

    def rooted(self, path: str) -> str:
        """A path relative to the root of the site."""
        return posixpath.join(self.home, path)

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder."""
        return self.site.exists(self.rooted(path))

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder."""
        return bool(self.site.listing(self.rooted(path))) and self.exists(path)

    def text(self, path: str) -> str:
        """The text of a file; "" where it cannot be read."""
        try:
            return Path(self.site.root, self.home, path).read_text(encoding="utf-8", errors="replace")
        except (OSError, ValueError):
            return ""

    def head(self, path: str) -> Mapping[str, object] | None:
        """What the front matter of a file says of its address; None where it has none."""
        if path not in self._heads:
            self._heads[path] = heads.read(Path(self.site.root, self.home, path))
        return self._heads[path]

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All files."""
        if not self.home:
            return self.site.files
        prefix = self.home + "/"
        return tuple(file.removeprefix(prefix) for file in self.site.files if file.startswith(prefix))

    @cached_property
    def settings(self) -> Mapping[str, object]:
        """What the config says; the names of the keys are in lower case."""
        from profilelint.page import settings

        found: dict[str, object] = {}
        for name in self._configs:
            data = self.text(name).encode()
            said = {field.path: field.value for field in settings.read(name, data).fields if "." not in field.path}
            found |= {posixpath.basename(name).split(".")[0].lower(): said}
            found |= {name.lower(): value for name, value in said.items()}
        return found

    @cached_property
    def _configs(self) -> tuple[str, ...]:
        names = self.site.listing(self.home)
        found = [name for name in (*_CONFIGS, *(f"{name}.{end}" for name in _HUGO for end in _ENDS)) if name in names]
        folder = self.site.listing(self.rooted("config/_default"))
        return (*found, *(f"config/_default/{name}" for name in sorted(folder) if name.endswith(_ENDS)))

    @cached_property
    def generates(self) -> bool:
        """Whether the site has a plugin of its own that makes pages."""
        return any("Generator" in self.text(f"_plugins/{name}") for name in self.site.listing(self.rooted("_plugins")))

    @cached_property
    def includers(self) -> Mapping[str, list[str]]:
        """The pages of a Jekyll site that include a file, by its name."""
        from profilelint.site import jekyll

        return jekyll.includers(self)

    # Addresses

    @cached_property
    def address(self) -> tuple[str, str]:
        """Host and path of the site's own address, in lower case, as its config has it; "" where it has none."""
        texts = map(self.text, self._configs)
        found = next(filter(None, map(_ADDRESS.search, texts)), None)
        cname = self.text("CNAME").strip().lower() if self.exists("CNAME") else ""
        host = cname or (found[1].lower() if found else "")
        return ("", "") if host in _THEMES else (host.removeprefix("www."), found[2].rstrip("/") if found else "")

    @cached_property
    def baseurl(self) -> str:
        """What the paths of all addresses start with: "/project", or ""."""
        return cast("str", self.dialect.baseurl(self))

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The files that pages are written to, each with the file that it is made from."""
        return cast("Mapping[str, str]", self.dialect.outputs(self))

    @cached_property
    def by_stem(self) -> Mapping[str, str]:
        """Pages by what Hugo's `ref` calls them."""
        from profilelint.site import hugo

        return hugo.stems(self)

    @cached_property
    def home_page(self) -> str:
        """The file that the home page is made from, relative to the root of the site; "" where it is not known."""
        page = self.pages.get("index.html") or next(filter(self.exists, self.dialect.HOMES), "")
        return self.rooted(page) if page else ""

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        return {key(output): output for output in reversed(tuple(self.pages))}

    def bases(self, place: str) -> tuple[str, ...]:
        """The folders of the site as built from which relative links on a page may start, the likeliest first."""
        if self._bases[0] != place or not self._bases[1]:
            self._bases = (place, self.dialect.bases(self, place))
        return self._bases[1]

    def readers(self, place: str) -> Readers:
        """Who reads a file."""
        return cast("Readers", self.dialect.readers(self, place))

    @cached_property
    def _redirects(self) -> tuple[str, ...]:
        """How the paths start that the host of the site redirects: Netlify's and Cloudflare's files say so."""
        names = ("_redirects", "static/_redirects", "public/_redirects", "netlify.toml")
        texts = [self.text(name) for name in names if self.exists(name)]
        return tuple(re.split(r"[*:]", found)[0].strip("/") for text in texts for found in _REDIRECT.findall(text))

    @cached_property
    def by_name(self) -> Mapping[str, list[str]]:
        """The files by their names, capitals and the form of accents aside."""
        found: dict[str, list[str]] = {}
        for file in self.files:
            found.setdefault(key(posixpath.basename(file)), []).append(file)
        return found

    @cached_property
    def template_words(self) -> frozenset[str]:
        """All that stands in quotes in layouts, parts of pages and scripts: the names that they give are among it."""
        files = (file for file in self.files if _TEMPLATES.match(file))
        return frozenset(word for file in files for word in _WORD.findall(self.text(file)[:MAX_TEMPLATE]))

    def alike(self, path: str) -> str:
        """The address of a page, or the path of a file, whose name differs from a path's in signs alone; or ""."""
        return self._alike.get(_letters(path), "")

    @cached_property
    def _alike(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for output in self.pages:
            found.setdefault(_letters(output), "/" + re.sub(r"(?:^|(?<=/))index\.html$", "", output))
        for file in self.files:
            found.setdefault(_letters(file), file)
        return found

    def lookup(self, path: str) -> Target:
        """What a visitor gets at a path from the root, without a leading `/`; "" is the home page."""
        if not path:
            return Target("found")
        bare = False
        near = ""
        candidates = (pair for each in outputs_at(path) for pair in self.dialect.sources(self, each))
        for source, url in candidates:
            if self._is_file(source):
                return Target("found", self.rooted(source), path)
            actual = self.site.spelling(self.rooted(source))
            if actual is None:
                bare = bare or self.site.is_bare(self.rooted(source))
            elif normalize("NFC", actual) == normalize("NFC", self.rooted(source)):
                if not self.site.listing(actual):
                    return Target("found", actual, path)
            elif url and not near:
                near = url(actual.removeprefix(f"{self.home}/" if self.home else ""))
        if page := self._page(path):
            return page
        if bare or self.dialect.is_open(self, path) or path.strip("/").startswith(self._redirects):
            return Target("unknown", "", path)
        return Target("wrong-case", "", near) if near else Target("missing", "", path)

    def _is_file(self, path: str) -> bool:
        return self.exists(path) and not self.site.listing(self.rooted(path))

    def _page(self, path: str) -> Target | None:
        for output in outputs_at(path):
            if output in self.pages:
                return Target("found", self.rooted(self.pages[output]) if self.pages[output] else "", path)
        for output in outputs_at(path):
            if actual := self._by_key.get(key(output)):
                is_other_case = normalize("NFC", actual) != normalize("NFC", output)
                right = _respelt(path, actual)
                file = self.rooted(self.pages[actual])
                return Target("wrong-case", file, right) if is_other_case else Target("found", file, path)
        return None


_REDIRECT = lazy.compile(r"""(?m)^[ \t]*(?:from[ \t]*=[ \t]*["'])?(/[^\s"']{0,300})""")
#: Where layouts and scripts lie that may give names to places; so many characters of one are looked through.
_TEMPLATES = lazy.compile(
    r"(?:_layouts|_includes|layouts|themes|_plugins|(?:static/|assets/)?js)/.*\.(?:html?|liquid|js|rb)$"
)
_WORD = lazy.compile(r"""["'#]([\w:.-]{1,80})["'\s]""")
MAX_TEMPLATE = 300_000
_ENDS = ("toml", "yaml", "yml", "json")


def key(path: str) -> str:
    """What two paths share that differ in capitals, or in how accents are written, alone."""
    return normalize("NFC", path).casefold()


def outputs_at(path: str) -> Iterator[str]:
    """The files that a web server may answer a path with."""
    if path and not path.endswith("/"):
        yield path
        yield f"{path}.html"
    yield posixpath.join(path, "index.html")


def written(url: str) -> str:
    """The file that the page of an address is written to.

    >>> written("/talks/"), written("/cv"), written("/feed.xml")
    ('talks/index.html', 'cv.html', 'feed.xml')
    """
    path = re.sub("/{2,}", "/", url).lstrip("/")
    if path.endswith("/") or not path:
        return path + "index.html"
    return path if re.search(r"\.[A-Za-z]\w{0,9}$", path) else path + ".html"


def _respelt(path: str, output: str) -> str:
    """A path with the capitals of the file that it should lead to."""
    return output[: len(path)] if len(output) >= len(path) else path


def _letters(path: str) -> str:
    """What remains of the name of a file or page if capitals, blanks and other signs are taken for slips."""
    path = re.sub(r"(?:/?\bindex)?\.(?:html?|md|qmd)$|/$", "", path)
    return re.sub(r"[\W_]", "", key(posixpath.basename(path)))


def same(actual: str) -> str:
    """The address of a file that is served under its own path."""
    return actual

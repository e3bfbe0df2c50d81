"""A site as a visitor meets it: which address leads to which file."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING, cast
from unicodedata import normalize

from profilelint.base import lazy
from profilelint.site.discovery import caseless_path
from profilelint.site.generators.paths import FILES, outputs_at, written
from profilelint.site.target import Readers, Source, Target
from profilelint.site.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    from profilelint.site.generators.jekyll.answer import Jekyll
    from profilelint.site.generators.older import Older

_REDIRECT = lazy.compile(r"""(?m)^[ \t]*(?:from[ \t]*=[ \t]*["'])?(/[^\s"']{0,300})""")
#: In a name of so many letters, another one is a slip.
LEAST, MOST = 6, 200
#: Files that no link should lead to.
_HIDDEN = lazy.compile(r"(?:^|/)(?:[_.]|layouts/|themes/)")
_INDEX = lazy.compile(r"(?:^|(?<=/))index\.html$")


class Built(Tree):
    """The part of a site that one generator builds, with what it makes of it."""

    _bases: tuple[str, tuple[str, ...]] = ("", ())

    @cached_property
    def dialect(self) -> ModuleType:
        """What the generator does: the module with its rules."""
        from importlib import import_module

        return import_module(f"profilelint.site.generators.{self.generator}.links")

    @cached_property
    def model(self) -> Jekyll | Older:
        """What the generator makes of each file."""
        if self.generator != "jekyll":
            from profilelint.site.generators.older import Older

            return Older(self)
        from datetime import UTC, datetime, time

        from profilelint.site.generators.jekyll.answer import Jekyll
        from profilelint.site.generators.view import Folder

        return Jekyll(Folder(self.site, self.home), datetime.combine(self.site.today, time(12), UTC))

    @cached_property
    def repository(self) -> Built:
        """The same folder as GitHub shows it to those who read the README."""
        return Built(self.site, self.home, "plain")

    @cached_property
    def baseurl(self) -> str:
        """What the paths of all addresses start with: "/project", or ""."""
        return cast("str", self.dialect.baseurl(self))

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The files that pages are written to, each with the file that it is made from."""
        return cast("Mapping[str, str]", self.dialect.outputs(self))

    @cached_property
    def home_page(self) -> str:
        """The file that the home page is made from, relative to the root of the site; "" where it is not known."""
        page = self._guessed("") or next(filter(self.exists, self.dialect.HOMES), "") or self.pages.get("index.html")
        return self.rooted(page) if page else ""

    def _guessed(self, path: str) -> str:
        """The page at a path, if it is made from one of the files that mostly are; that spares reading all pages."""
        wanted = (*outputs_at(path),)
        for file in self.dialect.guesses(self, path):
            urls = self.dialect.addresses(self, file) if self.site.is_file(self.rooted(file)) else ()
            if any(written(url) in wanted for url in urls):
                return str(file)
        return ""

    def bases(self, place: str) -> tuple[str, ...]:
        """The folders of the site as built from which relative links on a page may start, the likeliest first."""
        if self._bases[0] != place or not self._bases[1]:
            self._bases = (place, self.dialect.bases(self, place))
        return self._bases[1]

    def readers(self, place: str) -> Readers:
        """Who reads a file, by a dialect that has no model yet; `Site.page` asks it."""
        return cast("Readers", self.dialect.readers(self, place))

    # What the generators remember of a site

    @cached_property
    def includers(self) -> Mapping[str, list[str]]:
        """The pages of a Jekyll site that include a file, by its name."""
        from profilelint.site.generators.jekyll import links

        return links.includers(self)

    @cached_property
    def hidden_names(self) -> frozenset[str]:
        """What pages of a Jekyll site are called that are to be there, and are not."""
        from profilelint.site.generators.jekyll import links

        return links.hidden_names(self)

    @cached_property
    def contents(self) -> list[tuple[str, str]]:
        """The folders of content of a Hugo site, each with its language."""
        from profilelint.site.generators.hugo import links

        return links.contents(self)

    @cached_property
    def by_stem(self) -> Mapping[str, str]:
        """Pages by what Hugo's `ref` calls them."""
        from profilelint.site.generators.hugo import links

        return links.stems(self)

    # From an address to a file

    def lookup(self, path: str) -> Target:
        """What a visitor gets at a path from the root, without a leading `/`; "" is the home page."""
        if not path:
            return Target("found")
        sources = [pair for each in outputs_at(path) for pair in self.dialect.sources(self, each)]
        for source, _ in sources:
            if self.site.is_file(self.rooted(source)) and self.dialect.is_served(self, source):
                return Target("found", self.rooted(source), path)
        if guessed := self._guessed(path):
            return Target("found", self.rooted(guessed), path)
        if self._may_be_page(path):
            for output in outputs_at(path):
                if output in self.pages:
                    return Target("found", self.rooted(self.pages[output]) if self.pages[output] else "", path)
        return self._otherwise(path, sources)

    def _may_be_page(self, path: str) -> bool:
        """Whether to read all pages for what is at a path: where only a file can be, that is spared."""
        return self.generator in {"hugo", "jekyll"} or not path.lower().endswith(FILES)

    def _otherwise(self, path: str, sources: Sequence[Source]) -> Target:
        """What a path leads to that no file and no page has as it is."""
        other = self._spelt(sources) or self._page_spelt(path)
        if other and other.kind == "found":
            return other
        is_open = self.dialect.is_open(self, path) or path.strip("/").startswith(self._redirects)
        if not other and (is_open or any(self.site.is_bare(self.rooted(source)) for source, _ in sources)):
            return Target("unknown", "", path)
        return other or Target("missing", "", path)

    def _spelt(self, sources: Sequence[Source]) -> Target | None:
        """A file whose path differs from a source in capitals, or only in how its accents are written."""
        for source, url in sources:
            actual = self.site.spelling(self.rooted(source))
            if actual is None or self.site.listing(actual) or not self.dialect.is_served(self, source):
                continue
            right = url(self.inner(actual)) if url else ""
            if normalize("NFC", actual) == normalize("NFC", self.rooted(source)) or (url and right == url(source)):
                return Target("found", actual, source)
            if right:
                return Target("wrong-case", actual, right)
        return None

    def _page_spelt(self, path: str) -> Target | None:
        for output in outputs_at(path) if self._may_be_page(path) else ():
            if actual := self._by_key.get(caseless_path(output)):
                file = self.rooted(self.pages[actual])
                if normalize("NFC", actual) == normalize("NFC", output):
                    return Target("found", file, path)
                return Target("wrong-case", file, actual[: len(path)])
        return None

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        return {caseless_path(output): output for output in reversed(tuple(self.pages))}

    @cached_property
    def _redirects(self) -> tuple[str, ...]:
        """How the paths start that the host of the site redirects: Netlify's and Cloudflare's files say so."""
        names = ("_redirects", "static/_redirects", "public/_redirects", "netlify.toml")
        texts = [self.text(name) for name in names if self.exists(name)]
        return tuple(re.split(r"[*:]", found)[0].strip("/") for text in texts for found in _REDIRECT.findall(text))

    def is_project(self, folder: str) -> bool:
        """Whether a folder at the root is another project of the owner: such lie beside a site on GitHub or GitLab.

        No page of the site lies there, and some page links it with the host.
        """
        return folder.casefold() in self._projects and not any(page.startswith(f"{folder}/") for page in self.pages)

    @cached_property
    def _projects(self) -> frozenset[str]:
        host = re.escape(self.address[0])
        if self.address[1] or not host.endswith(r"\.io"):
            return frozenset()
        pattern = re.compile(rf"(?i)https?://(?:www\.)?{host}/([\w-]{{1,100}})/")
        pages = (file for file in self.files if file.lower().endswith((".md", ".qmd", ".html")))
        return frozenset(name.casefold() for file in pages for name in pattern.findall(self.text(file)))

    def alike(self, path: str) -> str:
        """The address of a page, or the path of a file, whose name differs from a path's in signs or one letter; or "".

        Of several, none is as good as another: "featured.png" may lie beside every page.
        """
        letters = _letters(path)
        return self._alike[letters] if letters in self._alike else self._near(letters)

    def _near(self, letters: str) -> str:
        from profilelint.text.emails.faults import is_one_edit

        figures = re.sub(r"\D", "", letters)  # "week1" is not "week2"
        near = [
            shown
            for name, shown in (self._alike.items() if LEAST <= len(letters) <= MOST else ())
            if is_one_edit(letters, name) and re.sub(r"\D", "", name) == figures
        ]
        return near[0] if len(near) == 1 else ""

    @cached_property
    def _alike(self) -> Mapping[str, str]:
        pages = (("/" + _INDEX.sub("", output), file or output) for output, file in self.pages.items())
        files = (file for file in self.files if not _HIDDEN.search(file))
        if self.generator == "hugo":  # which of these become pages is known
            files = (file for file in files if not file.endswith(".md"))
        return _only((self._shown(file), file) for file in files) | _only(pages)

    def _shown(self, file: str) -> str:
        """The address of a file, where it has one that is known from its path."""
        if self.generator == "hugo":
            page = next(iter(self.dialect.addresses(self, file)), file)
            return file.removeprefix("static") if file.startswith("static/") else str(page)
        return file if self.generator == "plain" else f"/{file}"


def _letters(path: str) -> str:
    """What remains of the name of a file or page if capitals, blanks and other signs are taken for slips."""
    path = re.sub(r"(?:/?\bindex)?\.(?:html?|md|qmd)$|/$", "", path)
    return re.sub(r"[\W_]", "", caseless_path(posixpath.basename(path)))


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The addresses by their letters, each with its file: "" where the letters are those of several files."""
    found: dict[str, tuple[str, str]] = {}
    for shown, file in pairs:
        if found.setdefault(_letters(shown), (shown, file))[1] != file:
            found[_letters(shown)] = ("", "")
    return {letters: shown for letters, (shown, _) in found.items()}

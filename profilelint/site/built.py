"""A site as a visitor meets it: which address leads to which file."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING, cast
from unicodedata import normalize

from profilelint.base.lazy import lazy_pattern
from profilelint.read import theme_files
from profilelint.read.front_matter import lookup
from profilelint.site.discovery import caseless_path
from profilelint.site.target import Source, Target
from profilelint.site.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.site.generators import outcome
    from profilelint.site.generators.links import Links
    from profilelint.site.generators.view import View

_REDIRECT = lazy_pattern(r"""(?m)^[ \t]*(?:from[ \t]*=[ \t]*["'])?(/[^\s"']{0,300})""")
#: In a name of so many letters, another one is a slip.
LEAST, MOST = 6, 200
#: Files that no link should lead to.
_HIDDEN = lazy_pattern(r"(?:^|/)(?:[_.]|layouts/|themes/)")
#: The address of a site: its host, its path.
_ADDRESS = lazy_pattern(r"(?i)https?://([^\s\"'/#]+)([^\s\"'#]*)")
_CONFIGS = ("_config.yml", "_config.yaml", "_quarto.yml", "_quarto.yaml")
_PLAIN = lazy_pattern(r"[\w/.:~-]+")
_INDEX = lazy_pattern(r"(?:^|(?<=/))index\.html$")

#: What files end with that are no pages: a server answers with them alone.
_FILES = (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".css", ".js", ".xml", ".zip", ".pptx", ".docx")


#: Folders that are passed over here and that a generator may look into.
_PASSED = frozenset({"node_modules", "vendor"})


class Built(Tree):
    """The part of a site that one generator builds, with what it makes of it."""

    _bases: tuple[str, tuple[str, ...]] = ("", ())

    @cached_property
    def links(self) -> Links:
        """How links are written, and what else may stand at an address: a module of the generator."""
        from importlib import import_module

        return cast("Links", import_module(f"profilelint.site.generators.{self.generator}.links"))

    @cached_property
    def model(self) -> outcome.Site:
        """What the generator makes of each file."""
        from datetime import UTC, datetime, time
        from importlib import import_module

        kind = getattr(import_module(f"profilelint.site.generators.{self.generator}.answer"), self.generator.title())
        now = datetime.combine(self.site.today, time(12), UTC)
        return cast("outcome.Site", kind(self.view, now))

    @cached_property
    def view(self) -> View:
        """What the generator sees of the files."""
        from profilelint.site.generators.view import Folder

        return Folder(self.site, self.home)

    @cached_property
    def repository(self) -> Built:
        """The same folder as GitHub shows it to those who read the README."""
        return Built(self.site, self.home, "plain")

    @cached_property
    def baseurl(self) -> str:
        """What the paths of all addresses start with: "/project", or ""."""
        return self.links.baseurl(self)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The files that are written by any edition, each with the file that it is made from, "" for none."""
        return {address: next(iter(files), "") for address, files in self.model.written.items()}

    @cached_property
    def home_page(self) -> str:
        """The file that the home page is made from, relative to the root of the site; "" where it is not known."""
        page = self.pages.get("index.html") or next(filter(self.exists, self.links.HOMES), "")
        return self.rooted(page) if page else ""

    def bases(self, place: str) -> tuple[str, ...]:
        """The folders of the site as built from which relative links on a page may start, the likeliest first."""
        if self._bases[0] != place or not self._bases[1]:
            self._bases = (place, self.links.bases(self, place))
        return self._bases[1]

    # The config

    @cached_property
    def settings(self) -> Mapping[str, object]:
        """What the config says of addresses; the names of Hugo's keys are in lower case."""
        return self.links.settings(self)

    def setting(self, name: str) -> str | None:
        """A text that Jekyll's config sets, without blanks and signs that mean something in an address; or None."""
        value = lookup.yaml_file_values(self.config, name).get(name)
        return value if isinstance(value, str) and _PLAIN.fullmatch(value) else None

    @cached_property
    def config(self) -> str:
        """The text of the config of Jekyll or Quarto."""
        names = self.site.listing(self.home)
        return "\n".join(self.text(name) for name in _CONFIGS if name in names)

    @cached_property
    def _addresses(self) -> tuple[object, ...]:
        """Where the generators look for the address: Jekyll's `url`, Hugo's `baseURL`, Quarto's `site-url`."""
        if self.generator == "hugo":
            return (self.settings.get("baseurl"),)
        said = lookup.yaml_file_values(self.config, "url", "baseurl", "website", "book")
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

    # From an address to a file

    def lookup(self, path: str) -> Target:
        """Return what a visitor gets at a path from the root, without a leading `/`; "" is the home page."""
        if not path:
            return Target("found")
        sources = [pair for each in outputs_at(path) for pair in self.links.sources(self, each)]
        for source, _ in sources:
            if self.site.is_file(self.rooted(source)) and self.links.is_served(self, source):
                return Target("found", self.rooted(source), path)
        for output in (*outputs_at(path), f"{path.rstrip('/')}/"):  # GitHub shows folders too
            if output in self.pages:
                return Target("found", self.rooted(self.pages[output]) if self.pages[output] else "", path)
        return self._otherwise(path, sources)

    def _otherwise(self, path: str, sources: Sequence[Source]) -> Target:
        """Return what a path leads to that no file and no page has as it is."""
        other = self._spelt(sources) or self._page_spelt(path)
        if other and other.kind == "found":
            return other
        is_open = self.links.is_open(self, path) or path.strip("/").startswith(self._redirects) or self._is_passed(path)
        if not other and (is_open or any(self.site.is_bare(self.rooted(source)) for source, _ in sources)):
            return Target("unknown", "", path)
        return other or Target("missing", "", path)

    def _is_passed(self, path: str) -> bool:
        """Whether a path leads into a folder that is passed over, such as `vendor`: a generator may look into it."""
        folders = path.split("/")[:-1]
        tops = ("/".join(folders[: depth + 1]) for depth, each in enumerate(folders) if each in _PASSED)
        return any(map(self.is_folder, tops))

    def _spelt(self, sources: Sequence[Source]) -> Target | None:
        """Return a file whose path differs from a source in capitals, or only in how its accents are written."""
        for source, url in sources:
            actual = self.site.spelling(self.rooted(source))
            if actual is None or self.site.listing(actual) or not self.links.is_served(self, source):
                continue
            right = url(self.inner(actual)) if url else ""
            if normalize("NFC", actual) == normalize("NFC", self.rooted(source)) or (url and right == url(source)):
                return Target("found", actual, source)
            if right:
                return Target("wrong-case", actual, right)
        return None

    def _page_spelt(self, path: str) -> Target | None:
        for output in outputs_at(path):
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
        if self.generator in {"jekyll", "hugo"}:  # which files are published is known
            return _only(pages)
        files = (file for file in self.files if not _HIDDEN.search(file))
        if self.generator == "plain":
            return _only((file, file) for file in files)
        return _only((f"/{file}", file) for file in files) | _only(pages)


def _letters(path: str) -> str:
    """Return what remains of the name of a file or page if capitals, blanks and other signs are taken for slips."""
    path = re.sub(r"(?:/?\bindex)?\.(?:html?|md|qmd)$|/$", "", path)
    return re.sub(r"[\W_]", "", caseless_path(posixpath.basename(path)))


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the addresses by their letters, each with its file: "" where the letters are those of several files."""
    found: dict[str, tuple[str, str]] = {}
    for shown, file in pairs:
        if found.setdefault(_letters(shown), (shown, file))[1] != file:
            found[_letters(shown)] = ("", "")
    return {letters: shown for letters, (shown, _) in found.items()}


def outputs_at(path: str) -> Iterator[str]:
    """Yield the files that a web server may answer a path with."""
    if path.endswith("/") or not path:
        yield f"{path}index.html"
        return
    yield path
    if "." not in posixpath.basename(path) or not path.lower().endswith((".html", ".htm", *_FILES)):
        yield f"{path}.html"
        yield f"{path}/index.html"

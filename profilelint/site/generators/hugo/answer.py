"""What Hugo makes of each file of a site, by all editions that may build it: `generators.outcome.Site` for Hugo."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators import reasons
from profilelint.site.generators.hugo import address, build, refs
from profilelint.site.generators.hugo import edition as editions
from profilelint.site.generators.hugo.settings import FOLDERS
from profilelint.site.generators.outcome import Built, Copied, Fails, NotBuilt, agree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from profilelint.site.generators.hugo.edition import Edition
    from profilelint.site.generators.hugo.matter import Matter
    from profilelint.site.generators.hugo.nodes import Build
    from profilelint.site.generators.hugo.settings import Settings
    from profilelint.site.generators.outcome import Outcome, Page
    from profilelint.site.generators.view import View

#: Beginnings of addresses that themes have files at.
_SUPPLIED = (
    *("css/", "js/", "scss/", "img/", "images/", "icons/", "fonts/", "webfonts/", "lib/", "libs/", "plugins/"),
    *("media/", "assets/", "favicon", "apple-touch-icon", "android-chrome", "site.webmanifest", "manifest."),
    *("index.json", "searchindex", "backlinks.json", "admin/", "pagefind/", "_pagefind/"),
)
#: Folders of settings that are read, and that only the server of an author reads.
_KNOWN_FOLDERS = (*FOLDERS, "config/development/")
#: Folders of a site that hold what a build is made of.
_PARTS = ("layouts/", "assets/", "data/", "i18n/", "themes/", "config/", "resources/", "_vendor/", "node_modules/")
#: Templates for links and pictures (gohugo.io/render-hooks/introduction).
_HOOK = lazy_pattern(r"(?:^|/)_markup/render-(?:link|image)\.")
_PAGES = (".md", ".markdown", ".html", ".htm", ".org", ".Rmd", ".qmd", ".ipynb")


class Hugo:
    """The part of a site that Hugo builds, at a moment `now` (with a zone): see `generators.outcome.Site`.

    `only` are the editions to ask instead of those that the files of the site tell. Each is asked once.
    """

    def __init__(self, view: View, now: datetime, only: Sequence[Edition] = ()) -> None:
        self._view = view
        self._now = now
        self._editions = tuple(only) or editions.editions(view)
        self._table = reasons.table("hugo")

    @property
    def editions(self) -> tuple[str, ...]:
        """See `outcome.Site`."""
        return tuple(each.name for each in self._editions)

    @cached_property
    def _builds(self) -> Mapping[str, Build]:
        matters: dict[tuple[str, bool], Matter] = {}
        return {each.name: build.build(self._view, each, self._now, matters) for each in self._editions}

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(self._view.files)

    @cached_property
    def failures(self) -> tuple[Page, ...]:
        """See `outcome.Site`."""
        paths = {path for made in self._builds.values() for path in made.faults}
        return tuple(self.page(path) for path in sorted(paths))

    @cached_property
    def written(self) -> Mapping[str, tuple[str, ...]]:
        """See `outcome.Site`; lists without a file of their own have none."""
        found: dict[str, dict[str, None]] = {}
        for made in self._builds.values():
            for path, addresses in made.published.items():
                for each in addresses:
                    found.setdefault(each, {})[path] = None
            for each, path in made.made.items():
                found.setdefault(each, {}).update({path: None} if path else {})
        return {address: tuple(paths) for address, paths in found.items()}

    @cached_property
    def unseen(self) -> tuple[str, ...]:
        """See `outcome.Site`: themes and modules that lie elsewhere, settings of other environments, adapters."""
        found: list[str] = []
        for made in self._builds.values():
            found += made.tree.elsewhere
            found += (path for path, (key, _) in made.left_out.items() if key == "adapter")
        found += (
            path for path in self._view.files if path.startswith("config/") and not path.startswith(_KNOWN_FOLDERS)
        )
        return tuple(dict.fromkeys(found))

    @cached_property
    def supplied(self) -> tuple[str, ...]:
        """See `outcome.Site`."""
        return _SUPPLIED if any(made.tree.elsewhere for made in self._builds.values()) else ()

    def page(self, path: str) -> Page:
        """See `outcome.Site`."""
        outcomes = {name: self._outcome(made, path) for name, made in self._builds.items()}
        settled = not any(path in made.unsettled for made in self._builds.values())
        return agree(path, outcomes, settled=settled)

    def follows_sources(self, path: str) -> bool | None:  # noqa: ARG002
        """See `outcome.Site`: a link to a source stays as it is, unless a template for links says otherwise."""
        return None if self.has_hooks else False

    @cached_property
    def has_hooks(self) -> bool:
        """Whether templates may look for the targets of links and pictures among the files (`_markup/render-link`).

        Hugo's own are switched on by the settings and, since 0.123, for sites of several languages at one host
        (gohugo.io/render-hooks/links).
        """
        made = next(iter(self._builds.values()))
        if made.tree.elsewhere or any(_HOOK.search(entry.path) for entry in made.tree.entries["layouts"]):
            return True
        goldmark = made.settings.table("markup").get("goldmark")
        hooks = goldmark.get("renderhooks") if isinstance(goldmark, dict) else None
        said = str(hooks).lower()
        is_single_host = len(made.languages.settings) > 1 and not made.languages.is_multihost
        return made.edition.is_new and (is_single_host or any(word in said for word in ("true", "always", "fallback")))

    @cached_property
    def settings(self) -> Settings:
        """The settings of the site, for the likeliest edition."""
        return build.settings_of(self._view, self._editions[0])

    @cached_property
    def content(self) -> Mapping[str, str]:
        """The files of content, each with its path below the folder of content that it lies in."""
        return {entry.file: entry.path for made in self._builds.values() for entry in made.tree.entries["content"]}

    @cached_property
    def bundles(self) -> Mapping[str, str]:
        """The files beside and below an `index.md`, each with the one that it belongs to."""
        nodes = (node for made in self._builds.values() for node in made.nodes.values() if node.part)
        return {part.entry.file: node.part.entry.file for node in nodes if node.part for part in node.parts}

    @cached_property
    def language_folders(self) -> tuple[str, ...]:
        """See `outcome.Site`."""
        made = next(iter(self._builds.values()))
        return tuple(sorted({*made.languages.prefixes.values()} - {""}))

    def refer(self, path: str, target: str) -> str:
        """The address of the page that `ref` finds, of what is written there on the page of a file; "" for none."""
        found = self._pages.find(path, target)
        return found.target if found else ""

    @cached_property
    def _pages(self) -> refs.Pages:
        return refs.Pages(next(iter(self._builds.values())))

    def places(self, path: str) -> tuple[str, ...]:
        """Return the addresses of a file, also of one that the build stops at."""
        return tuple(dict.fromkeys(each for made in self._builds.values() for each in made.published.get(path, ())))

    def menu_url(self, url: str) -> str:
        """Return the address that an entry of a menu in the settings leads to, by what is written there.

        One that starts with `/` loses its capitals, and blanks become hyphens, in the anchor too; others stay.
        """
        return address.menu_url(next(iter(self._builds.values())), url)

    def _outcome(self, made: Build, path: str) -> Outcome:
        if path in made.faults:
            key, value = made.faults[path]
            return Fails(self._table[key], values={"value": value})
        if addresses := made.published.get(path):
            row = self._table[self._kept(made, path)]
            if made.kept[path] in ("static", "public", "file"):
                return Copied(row, addresses=tuple(addresses))
            return Built(row, addresses=tuple(addresses))
        key, value = made.left_out.get(path) or made.tree.ignored.get(path) or self._elsewhere(made, path)
        return NotBuilt(self._table[key], values={"value": value})

    def _kept(self, made: Build, path: str) -> str:
        key = made.kept[path]
        return "static-markdown" if key == "static" and path.endswith((".md", ".markdown")) else key

    def _elsewhere(self, made: Build, path: str) -> tuple[str, str]:
        """Return why nothing becomes of a file that is no content."""
        if path not in self._files:
            return "missing", ""
        if path in made.tree.hidden:
            return "covered", ""
        if path == made.settings.path or path.startswith("config/"):
            return "config", ""
        if path.startswith("archetypes/"):
            return "archetype", ""
        if any(entry.file == path for entry in made.tree.entries["assets"]):
            return "asset", ""
        is_page = path.endswith(_PAGES) and not path.startswith((*_PARTS, "."))
        is_page = is_page and path.rpartition("/")[2].rpartition(".")[0].lower() not in _OF_REPOSITORY
        return ("outside", made.settings.text("contentdir", "content")) if is_page else ("part", "")


#: Files that are there for those who look at the repository.
_OF_REPOSITORY = frozenset(
    ("readme", "license", "licence", "copying", "changelog", "contributing", "code_of_conduct", "security", "todo")
)

"""The answer of GitHub about the files of a folder that no known generator builds."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators import reasons
from profilelint.site.generators.outcome import Built, Copied, NotBuilt, Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from profilelint.site.generators.outcome import Outcome, Reason
    from profilelint.site.generators.view import View

#: The endings that github/markup shows as pages (README.md, lib/github/markups.rb), and notebooks; none of R Markdown,
#: which it gave up (HISTORY.md, #1235).
_PAGES = frozenset(
    {
        *(".md", ".markdown", ".mdown", ".mkdn", ".textile", ".rdoc", ".org", ".creole", ".mediawiki", ".wiki"),
        *(".rst", ".asciidoc", ".adoc", ".asc", ".pod", ".ipynb"),
    }
)
_README = lazy_pattern(r"(?i)readme(?:\.[a-z]+)?")
#: Where the README of the front page is looked for, the first that is there.
_FRONTS = (".github", "", "docs")
#: Files at the root that say that something builds a site of this folder, by rules that are not known here.
_BUILDERS = lazy_pattern(
    r"package\.json|conf\.py|mkdocs\.yml|pelicanconf\.py|_config\.ya?ml|_site\.yml|_bookdown\.yml|config\.(?:toml|rb)"
    r"|(?:astro|gatsby-|next|eleventy|\.eleventy|svelte|vite|nuxt)[.-]?config\.[a-z]+|\.eleventy\.js|book\.toml"
    r"|myst\.yml|zola\.toml"
)


class Plain:
    """A folder as GitHub shows it, at a moment `now`, which decides nothing: see `generators.outcome.Site`.

    A file is at its own path; a README is at its folder too, whose address ends with a slash, and is "" for the root.
    """

    editions = ("GitHub",)
    failures: tuple[Page, ...] = ()
    supplied: tuple[str, ...] = ()
    language_folders: tuple[str, ...] = ()

    def __init__(self, view: View, now: datetime) -> None:
        del now
        self._files = frozenset(view.files)
        self._ordered = view.files

    @cached_property
    def _table(self) -> Mapping[str, Reason]:
        return reasons.table("plain")

    @cached_property
    def _readmes(self) -> Mapping[str, str]:
        """The README of each folder that has one: Markdown goes before others, then the order of names."""
        found: dict[str, str] = {}
        for path in sorted(self._ordered, key=lambda each: (not each.lower().endswith(".md"), each)):
            folder, name = posixpath.split(path)
            if _README.fullmatch(name) and (_end(path) in _PAGES or "." not in name):
                found.setdefault(folder, path)
        return found

    @cached_property
    def _front(self) -> str:
        return next((self._readmes[each] for each in _FRONTS if each in self._readmes), "")

    @cached_property
    def written(self) -> Mapping[str, tuple[str, ...]]:
        """See `outcome.Site`; folders count, whether they have a README or not."""
        found: dict[str, tuple[str, ...]] = {path: (path,) for path in self._ordered}
        for path in self._ordered:
            folder = posixpath.dirname(path)
            while folder and f"{folder}/" not in found:
                readme = self._readmes.get(folder)
                found[f"{folder}/"] = (readme,) if readme else ()
                folder = posixpath.dirname(folder)
        return found | {"": (self._front,) if self._front else ()}

    @cached_property
    def unseen(self) -> Sequence[str]:
        """See `outcome.Site`: the settings of generators that are not known here."""
        return tuple(path for path in self._ordered if _BUILDERS.fullmatch(path))

    def page(self, path: str) -> Page:
        """See `outcome.Site`."""
        return Page(path, {"GitHub": self._outcome(path)}, certain=not self.unseen)

    def follows_sources(self, path: str) -> bool | None:
        """See `outcome.Site`: a source is its own page, unless something unknown builds another of it."""
        return None if self.unseen else path in self._files

    def _outcome(self, path: str) -> Outcome:
        if path not in self._files:
            return NotBuilt(self._table["missing"], values={"value": path})
        folder = posixpath.dirname(path)
        if path == self._front:
            own = (f"{folder}/",) if folder else ()
            return Built(self._table["front"], addresses=(path, "", *own))
        if path == self._readmes.get(folder):
            addresses = (path, f"{folder}/") if folder else (path,)
            key = "readme" if folder else "behind"
            return Built(self._table[key], values={"value": self._front}, addresses=addresses)
        if _end(path) in _PAGES:
            return Built(self._table["page"], addresses=(path,))
        return Copied(self._table["copied"], addresses=(path,))


def _end(path: str) -> str:
    return posixpath.splitext(path)[1].lower()

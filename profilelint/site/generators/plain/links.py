"""A folder without a known generator: its files as they are, and its pages as GitHub shows them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.site.built import Built
    from profilelint.site.page import Page
    from profilelint.site.target import Readers, Source

#: Folders that hold what something else builds a site of, by which rules is not known here.
_SOURCES = frozenset({"source", "src"})
#: Folders with an underscore that most generators make pages of.
_SHOWN = frozenset({"_pages", "_posts"})
#: What pages are made from.
SOURCES = (".md", ".qmd", ".Rmd", ".rmd", ".ipynb", ".markdown", ".rst", ".org", ".html")


#: What the home page may be made from.
HOMES = ("index.html", "index.md", "README.md")


def settings(_: Built) -> Mapping[str, object]:
    """Return no settings, as none are read."""
    return {}


def baseurl(_: Built) -> str:
    """Nothing: the folder is the site."""
    return ""


def readers(page: Page) -> Readers:
    """Who reads a file: whoever looks at the folder, unless the page or its folder says, in any generator's way, no."""
    *folders, name = page.part.inner(page.path).split("/")
    matter = page.part.head(page.part.inner(page.path)) or {}
    is_draft = matter.get("draft") is True or False in (matter.get("published"), matter.get("active"))
    if is_draft or any(folder.startswith("_") and folder not in _SHOWN for folder in folders):
        return "nobody"
    return "nobody" if name.startswith("_") and _is_built(page.part) else "visitors"


def _is_built(built: Built) -> bool:
    return bool(built.model.unseen) or not _SOURCES.isdisjoint(built.site.listing(built.home))


def bases(_: Built, place: str) -> tuple[str, ...]:
    """Return where relative links on a page start: its folder."""
    return (posixpath.dirname(place),)


def is_served(_: Built, __: str) -> bool:
    """Return whether a file reaches the site: all do that are looked for."""
    return True


def sources(_: Built, path: str) -> Iterator[Source]:
    """Yield the files that may be served at a path, and what turns the path of one into an address."""
    yield path, str
    stem, dot, end = path.rpartition(".")
    if dot and end in {"html", "htm"}:
        yield from ((stem + source, lambda actual: posixpath.splitext(actual)[0] + f".{end}") for source in SOURCES)
    elif "." not in posixpath.basename(path):
        stems = (path.rstrip("/"), posixpath.join(path, "index"), posixpath.join(path, "README"))
        yield from ((each + source, _sourceless) for each in stems for source in SOURCES)


def _sourceless(actual: str) -> str:
    return re.sub(r"(?:/(?:index|README))?\.\w+$", "", actual)


def fill(_: Built, __: str, ___: str) -> None:
    """Nothing: what templates write is not known."""


def is_open(built: Built, path: str) -> bool:
    """Return whether something may lie at a path that is not seen here: a folder, or what another generator builds."""
    if built.is_folder(path.rstrip("/")):
        return True
    if not _is_built(built):
        return False
    ends = tuple(f"/{file}" for file, _ in sources(built, path))
    return "." not in posixpath.basename(path) or any(f"/{file}".endswith(ends) for file in built.files)

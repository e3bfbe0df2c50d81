"""How links are written on a Quarto site, and what else than its pages may stand at an address."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from profilelint.site.generators.outcome import Built as Made
from profilelint.site.generators.outcome import Fails
from profilelint.site.generators.plain import links as plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.site.built import Built
    from profilelint.site.page import Page
    from profilelint.site.target import Readers, Source

settings, bases, fill = plain.settings, plain.bases, plain.fill

#: What a draft may be made from: its page is written, and empty.
_SOURCES = (".qmd", ".md", ".ipynb", ".Rmd")

#: What the home page may be made from where there is none yet.
HOMES = ("index.qmd", "index.md", "index.ipynb", "index.Rmd", "index.html")


def baseurl(built: Built) -> str:
    """Return the path of `site-url`: pages do not write it, but absolute addresses do."""
    return built.address[1]


def readers(page: Page) -> Readers:
    """Who reads a file: visitors of the site, those who look at its repository, or neither as such."""
    name = posixpath.basename(page.path)
    if not isinstance(page.made.outcome, Made | Fails):
        return "repository" if name.lower().startswith("readme") else "nobody"
    return "nobody" if name.partition(".")[0].isupper() else "visitors"


def is_served(_: Built, __: str) -> bool:
    """Return whether a file reaches the site: what a page links is published (core/html.ts `discoverResourceRefs`)."""
    return True


def sources(built: Built, path: str) -> Iterator[Source]:
    """Yield the files that a link at a path publishes, or whose page it leads to."""
    yield path, str
    stem, dot, end = path.rpartition(".")
    for source in _SOURCES if dot and end == "html" else ():
        if built.site.page(built.rooted(f"{stem}{source}")).reason == "draft":
            yield f"{stem}{source}", None


def is_open(built: Built, path: str) -> bool:
    """Return whether a folder, a library, or a script that runs with the build may have something at a path."""
    if path.startswith(tuple(built.model.supplied)) or built.is_folder(path.rstrip("/")):
        return True
    projects = (posixpath.dirname(each) for each in built.model.unseen if "/" in each)
    return any(path.startswith(f"{each}/") for each in projects)

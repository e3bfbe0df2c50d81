"""What Quarto makes of a site's files (quarto.org/docs/websites)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint.base import lazy
from profilelint.site.dialects import plain
from profilelint.site.dialects.paths import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.site.dialects.build import Built
    from profilelint.site.target import Readers, Source

bases, is_served = plain.bases, plain.is_served

guesses, addresses = plain.guesses, plain.addresses

#: What Quarto writes besides the pages: feeds of listings, the index for search, libraries.
_MADE = lazy.compile(r".*\.xml|(?:.*/)?(?:listings|search)\.json|robots\.txt|site_libs/.*|.*_files/.*", re.DOTALL)


#: What the home page may be made from.
HOMES = ("index.qmd", "index.md", "index.ipynb", "index.Rmd", "index.html")


def sources(built: Built, path: str) -> Iterator[Source]:
    """The files that may be shown at a path; a picture without an ending is a PNG (`default-image-extension`)."""
    yield from plain.sources(built, path)
    name = posixpath.basename(path)
    if name and "." not in name:
        yield f"{path}.png", None


def baseurl(built: Built) -> str:
    """The path of `site-url`: pages do not write it, but absolute addresses do."""
    return built.address[1]


def readers(built: Built, place: str) -> Readers:
    """Who reads a file: visitors of the site, those who look at its repository, or neither as such."""
    name = posixpath.basename(place)
    if name.lower().startswith("readme"):
        return "repository"
    is_hidden = "/_" in f"/{place}" or name.partition(".")[0].isupper()
    return "nobody" if is_hidden or (built.head(place) or {}).get("draft") is True else "visitors"


def outputs(built: Built) -> Mapping[str, str]:
    """The `aliases` of pages."""
    found: dict[str, str] = {}
    for file in built.files:
        if file.lower().endswith((".qmd", ".md", ".ipynb", ".rmd")):
            matter = built.head(file) or {}
            aliases = matter.get("aliases")
            for alias in aliases if isinstance(aliases, list) else ():
                found.setdefault(written(posixpath.join("/", posixpath.dirname(file), str(alias))), file)
    return found


def is_open(built: Built, path: str) -> bool:
    """Whether Quarto may write something at a path that is not seen here, as for another profile (a language, say)."""
    first = path.split("/", 1)[0]
    if _MADE.fullmatch(path) or any(name.startswith(f"_quarto-{first}.") for name in built.site.listing(built.home)):
        return True
    return built.is_folder(path.rstrip("/"))

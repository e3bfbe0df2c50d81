"""What Quarto makes of a site's files (quarto.org/docs/websites)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint.base import lazy
from profilelint.site.generators.paths import written
from profilelint.site.generators.plain import links as plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.site.built import Built
    from profilelint.site.target import Readers

bases, sources, is_served = plain.bases, plain.sources, plain.is_served

guesses, addresses = plain.guesses, plain.addresses

#: What Quarto writes besides the pages: feeds of listings, the index for search, libraries.
_MADE = lazy.compile(r".*\.xml|(?:.*/)?(?:listings|search)\.json|robots\.txt|site_libs/.*|.*_files/.*", re.DOTALL)


#: What the home page may be made from.
HOMES = ("index.qmd", "index.md", "index.ipynb", "index.Rmd", "index.html")


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

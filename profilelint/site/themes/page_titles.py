"""Whether a page that says no title has a name all the same, and whether it needs one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.read.theme_files import theme_rows

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.site.site import Site

_NO_LAYOUT = (None, "none", "null", "redirect")
#: The page that nobody looks for.
_NOT_FOUND = lazy_pattern(r"(?:^|/)404\b")
#: The first page of a site, in one of several languages perhaps, for Jekyll, Hugo and Quarto.
_HOME = lazy_pattern(r"(?:content/)?(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?_?index(?:\.[a-z]{2})?\.\w+")
#: Configuration that holds a title of the site, as one may assume.
_ENDS = ("toml", "yaml", "yml", "json")
_CONFIG = ("config", "_quarto.yml", *(f"hugo.{end}" for end in _ENDS), *(f"config.{end}" for end in _ENDS))
_H1 = lazy_pattern(r"^(?:#\s|=+[ \t]*$)|<h1\b", re.MULTILINE | re.IGNORECASE)


def is_untitled_page(document: Document, site: Site) -> bool:
    r"""Whether visitors see a page without a title: its front matter has none, and nothing else gives it one.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "", "cv.md": "---\nlayout: page\ntitle: ''\n---\nI weave.\n"})
    >>> is_untitled_page(site.documents[0], site)
    True
    """
    place = site.locate(document)
    if not document.front_matter or not _is_page(document) or _NOT_FOUND.search(place):
        return False
    if place.startswith("content/home/"):  # parts of the home page, in many themes of Hugo
        return False
    return not _is_named(document, document.front_matter.span.end, site)


def _is_page(document: Document) -> bool:
    value = {field.path: field.value for field in document.fields}
    return not any(value.get(key) for key in theme_rows("no-page-keys")) and value.get("layout", "") not in _NO_LAYOUT


def _is_named(document: Document, start: int, site: Site) -> bool:
    """Whether a page has a name all the same, or nothing to be named; its body begins at `start`."""
    if _H1.search(document.text, start) or any(document.field(key) for key in theme_rows("title-keys")):
        return True
    title, path = document.field("title"), site.locate(document)
    if (not title or title.value is None) and (_is_named_by_file(path, document) or not document.prose.strip()):
        return True
    permalink = document.field("permalink")
    home = permalink.value in ("/", "/index.html") if permalink else _HOME.fullmatch(path)
    return bool(home) and site_has_title(site)


def site_has_title(site: Site) -> bool:
    """Whether the site has a title, which visitors see where a page has none, as far as its files tell.

    >>> from profilelint.toolkit import make_site
    >>> site_has_title(make_site({"_config.yml": "title: Ada"})), site_has_title(make_site({}))
    (True, False)
    """
    return bool(site.config.get("title")) or any(site.exists(name) for name in _CONFIG)


def _is_named_by_file(path: str, document: Document) -> bool:
    """Whether this is a page in one of Jekyll's collections, of Quarto, which lists only dated ones, or Hugo's list."""
    if posixpath.basename(path).startswith("_index.") and not _HOME.fullmatch(path):
        return True  # Hugo names a list of pages like its folder
    if path.lower().endswith((".qmd", ".rmd")):
        return "/" not in path or not document.field("date")
    return any(part[0] == "_" and part != "_pages" for part in path.split("/")[:-1])

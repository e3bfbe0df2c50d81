"""Which files of `_data` a site shows something of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.read.theme_files import theme_lineage, theme_rows
from profilelint.site.themes.cv_page import cv_page
from profilelint.site.themes.detect import theme

if TYPE_CHECKING:
    from profilelint.site.site import Site

_ENDS = (".html", ".liquid", ".md", ".markdown", ".xml", ".json", ".rb", ".css", ".scss", ".js")
_NAMED = lazy_pattern(r"\bsite\.data(?:\.([\w-]{1,100})|\[\s{0,9}[\"']([^\"'\n]{1,100})[\"']|)")
_EVERY = ""
#: A template that goes through all authors; others look up the one that a page names.
_ALL_AUTHORS = lazy_pattern(r"\bin\s{1,9}site\.data\.authors\b")


def is_idle(site: Site, path: str) -> bool:
    """Whether nothing shows a file of `_data`: no template names it, or its generator knows no such folder.

    Where templates lie elsewhere, or name the file by a variable, it may be shown. `path` is relative to the root.

    >>> from profilelint.toolkit import make_site
    >>> files = {"_config.yml": "", "_layouts/a.html": "{{ site.data.cv.name }}", "_includes/b.html": ""}
    >>> site = make_site(files | {"_data/cv.yml": "name: Ada", "_data/old.yml": "name: Ada"})
    >>> is_idle(site, "_data/cv.yml"), is_idle(site, "_data/old.yml"), is_idle(site, "_config.yml")
    (False, True, False)
    """
    folder, found, name = path.rpartition("_data/")
    if not found or (folder and not folder.endswith("/")):
        return False
    generator = site.built(path).generator
    if generator != "jekyll":
        return generator in {"hugo", "quarto"}
    if path in read_by_theme(site) or not all(site.listing(f"{folder}{each}") for each in ("_layouts", "_includes")):
        return False
    named, stem = _named(site), re.split(r"[/.]", name)[0]
    if stem == "authors" and stem in named:
        return _names_no_author(site, path)
    return _EVERY not in named and stem not in named


@lru_cache(maxsize=4)
def read_by_theme(site: Site) -> frozenset[str]:
    """The files that the theme shows by means of a plugin, or of a layout that is not in the site."""
    return frozenset((*theme_rows("handle-files", *theme_lineage(theme(site).name)), cv_page(site).file))


@lru_cache(maxsize=4)
def _names_no_author(site: Site, path: str) -> bool:
    """Whether no page and no setting names an author of a file, and no template goes through them all."""
    if path not in site.settings or any(_ALL_AUTHORS.search(text) for _, text in site.texts(_ENDS)):
        return False
    authors = {field.path.partition(".")[0] for field in site.settings[path].fields}
    others = (*site.documents, *(each for name, each in site.settings.items() if name != path))
    fields = (field for each in others for field in each.fields if "author" in field.path)
    return not any(isinstance(field.value, str) and field.value in authors for field in fields)


@lru_cache(maxsize=4)
def _named(site: Site) -> frozenset[str]:
    """The names that templates and plugins give; "" where they name any."""
    texts = (text for _, text in site.texts(_ENDS) if "data" in text)
    return frozenset(found[1] or found[2] or _EVERY for text in texts for found in _NAMED.finditer(text))

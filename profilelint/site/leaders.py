"""What leads readers to a page: the menu, the home page, a list, a link, a feed or the map of the site, or nothing."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.base import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.site.page import Leader, Page
    from profilelint.site.site import Site

#: jekyll-scholar's folder; its tags, and the file that they take papers from (its README, "Usage").
_PAPERS = "_bibliography"
_LIST = lazy.compile(r"\{%-?\s{0,9}(?:bibliography(?:_count)?|(?:full)?cite|reference)\b([^%]{0,500})%\}")
_FROM = lazy.compile(r"\s(?:-f|--file)[ =]{0,3}(\{\{[^}]{0,99}\}\}\S*|\S+)")
_SETTING = lazy.compile(r"\{\{-?\s*site\.scholar\.bibliography\s*-?\}\}")
#: What may hold the tag, or go through a list of pages.
_TEMPLATES = (".md", ".html", ".liquid", ".markdown")
#: The lists of Jekyll that a template goes through (jekyllrb.com/docs/variables); some hold all documents.
_LOOP = lazy.compile(r"\b(?:site|paginator)\.([a-z_]\w{0,60})")
_ALL = frozenset({"documents", "collections", "related_posts", "categories", "tags"})
#: Plugins that name pages to machines.
_MAPS = frozenset({"jekyll-sitemap", "jekyll-feed"})


def of(page: Page) -> Leader:
    """What leads to a page, the strongest first; "nobody" where nothing is made of the file. Total."""
    site = page.part.site
    if page.path.endswith(".bib"):
        return "list" if _is_listed(page.path, site) else "nobody"
    if page.path == page.part.home_page:
        return "home"
    if not page.is_content:
        return "nobody"
    led = _references(site)
    if found := led.get(page.path):
        return found
    if page.part.generator != "jekyll":
        return "unknown"
    looped = _loops(site, page.part.home)
    label = _collection(page.part.inner(page.path))
    if label in looped or (label != "pages" and looped & _ALL):
        return "list"
    if not page.part.is_folder("_layouts") or site.config.get("theme") or site.config.get("remote_theme"):
        return "unknown"
    plugins = page.part.settings.get("plugins")
    return "feed" if isinstance(plugins, list) and _MAPS.intersection(map(str, plugins)) else "nobody"


def _collection(inner: str) -> str:
    """What `site.NAME` calls the list that a file is in."""
    folders = [each for each in inner.split("/")[:-1] if each.startswith("_") and each != "_pages"]
    return folders[-1][1:] if folders else "pages"


@lru_cache(maxsize=2)
def _loops(site: Site, home: str) -> frozenset[str]:
    """The lists that pages, layouts and their parts speak of."""
    texts = (text for path, text in site.texts(_TEMPLATES) if path.startswith(home))
    return frozenset(name for text in texts if "{" in text for name in _LOOP.findall(text))


@lru_cache(maxsize=2)
def _references(site: Site) -> Mapping[str, Leader]:
    """The files that menus and pages lead to, with the strongest that does."""
    found: dict[str, Leader] = {}
    order: list[Leader] = ["home", "menu", "link"]
    for document in (*site.settings.values(), *site.documents):
        place = site.locate(document)
        own: Leader = "home" if place == site.built(place).home_page else "link"
        for each in site.references(document):
            leader: Leader = "menu" if each.role == "menu" else own
            if each.target.kind == "found" and each.target.file and each.target.file != place:
                found[each.target.file] = min(found.get(each.target.file, leader), leader, key=order.index)
    return found


def _is_listed(path: str, site: Site) -> bool:
    """Whether a page may list the papers of a BibTeX file; no page does where jekyll-scholar is told of others only."""
    folder, name = posixpath.split(path)
    scholar = site.config.get("scholar")
    if folder != _PAPERS or not isinstance(scholar, dict):
        return True
    usual = str(scholar.get("bibliography") or "references.bib")
    if "*" in usual or name.removesuffix(".bib") == usual.removesuffix(".bib"):
        return True
    named = _named(site)
    return named is None or name.removesuffix(".bib") in named


@lru_cache(maxsize=2)
def _named(site: Site) -> frozenset[str] | None:
    """The BibTeX files that the lists of papers name, without their ending; None if one is told by Liquid alone."""
    found: set[str] = set()
    if any(_PAPERS in text for _, text in site.texts((".rb",))):
        return None
    for _, text in site.texts(_TEMPLATES):
        for tag in _LIST.finditer(text) if "{%" in text else ():
            files = _FROM.findall(tag[1])
            if any("{" in _SETTING.sub("", file) for file in files):
                return None
            found.update(file.strip("\"'").removesuffix(".bib") for file in files)
    return frozenset(found)

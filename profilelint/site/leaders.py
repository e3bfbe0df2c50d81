"""What leads readers to a page: the home page, a menu, a list, a link, a feed, the map of the site, or nothing."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Settings
from profilelint.read.front_matter import lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from profilelint.site.built import Built as Part
    from profilelint.site.page import Leader, Page
    from profilelint.site.site import Site

#: jekyll-scholar's folder; its tags, and the file that they take papers from (its README, "Usage").
_PAPERS = "_bibliography"
_LIST = lazy_pattern(r"\{%-?\s{0,9}(?:bibliography(?:_count)?|(?:full)?cite|reference)\b([^%]{0,500})%\}")
_FROM = lazy_pattern(r"\s(?:-f|--file)[ =]{0,3}(\{\{[^}]{0,99}\}\}\S*|\S+)")
_SETTING = lazy_pattern(r"\{\{-?\s*site\.scholar\.bibliography\s*-?\}\}")
#: What shows the papers on a page: that tag, and an include that may hold it.
_SHOWS = lazy_pattern(r"\{%-?\s{0,9}(?:bibliography\b|include\s{1,9}\S{0,50}(?:bib|publi|paper))")
_PAGES, _PARTS = (".md", ".html", ".liquid"), ("_includes/", "_layouts/", "assets/")
#: What may hold the tag, or go through a list of pages.
_TEMPLATES = (".md", ".html", ".liquid", ".markdown")
#: The lists of Jekyll that a template goes through (jekyllrb.com/docs/variables): some hold all documents, some all
#: posts. academicpages asks for `site.categories.type`, which is a setting there.
_LOOP = lazy_pattern(r"\b(?:site|paginator)\.([a-z_]\w{0,60})(?!\w|\.(?:type|path)\b)")
_ALL, _POSTS = frozenset({"documents", "collections"}), frozenset({"categories", "tags"})
#: Stands for `site.pages` in a template that shows only those with `nav: true`, as al-folio's menu does.
_MENU = "pages of the menu"
_CHOOSES = lazy_pattern(r"\{%-?\s{0,9}if\s{1,9}\w{1,30}\.nav\b")
#: What templates show at the end of a post.
_RELATED = "related_posts"
#: Plugins that name pages to machines: a feed is read by people, a map of the site by search engines alone.
_FEED, _MAP = "jekyll-feed", "jekyll-sitemap"
#: What a template may name a page by, within its address or on its own.
_NAMED = lazy_pattern(r"""/([\w.%~-][\w./%~-]{0,200})|\b([\w%~-]{1,100}\.(?:html|md))|\bhref=["']?([\w%~-]{1,100})\b""")
#: Settings of Jekyll with the endings of files.
_NO_ADDRESSES = ("markdown_ext", "markdown")
#: An address of another site, whose path is no page of this one.
_AWAY = lazy_pattern(r"https?://(?![\w.-]{0,60}github\.io)([\w.-]{1,80})/[\w./%~-]{0,200}")
_ENDING = lazy_pattern(r"(?:(?:^|/)index)?\.(?:html?|md|markdown)$")
#: Where servers send visitors who find no page.
_LOST = "404"
#: From the strongest on.
_ORDER: tuple[Leader, ...] = ("home", "menu", "list", "link")


def of(page: Page) -> Leader:
    """Return what leads to a page, the strongest first; "nobody" where nothing is made of the file. Total."""
    site, part = page.part.site, page.part
    if page.path.endswith(".bib"):
        return _of_papers(page.path, site)
    if page.path == part.home_page:
        return "home"
    if not page.is_content:
        return "nobody"
    is_known = has_templates(part)
    if found := _led(part, follow=is_known).get(page.path):
        return found
    label = _collection(part.inner(page.path))
    if not is_known:
        return "list" if part.generator == "jekyll" and _is_in(label, _loops(part).values()) else "unknown"
    if any(_bare(each) in _named_paths(part) for each in page.addresses):
        return "link"
    return _machines(part.settings, label)


def _machines(settings: Mapping[str, object], label: str) -> Leader:
    """Return what leads to a page that no page leads to: its feed, or the map of the site."""
    said, of_feed = settings.get("plugins"), settings.get("feed")
    plugins = set(map(str, said)) if isinstance(said, list) else set()
    if _FEED in plugins and (label == "posts" or (isinstance(of_feed, dict) and "collections" in of_feed)):
        return "feed"
    return "map" if _MAP in plugins else "nobody"


def _collection(inner: str) -> str:
    """Return what `site.NAME` calls the list that a file is in."""
    folders = [each for each in inner.split("/")[:-1] if each.startswith("_") and each != "_pages"]
    return folders[-1][1:] if folders else "pages"


def _is_in(label: str, loops: Iterable[frozenset[str]]) -> bool:
    """Return whether some lists that templates go through hold what `site.LABEL` holds."""
    wider = {"pages": frozenset[str](), _MENU: frozenset[str](), "posts": _ALL | _POSTS}.get(label, _ALL)
    return any(label in looped or looped & wider for looped in loops)


@lru_cache(maxsize=2)
def _loops(part: Part) -> Mapping[str, frozenset[str]]:
    """Return the lists that each page, layout and part of one speaks of."""
    texts = ((path, text) for path, text in part.site.texts(_TEMPLATES) if path.startswith(part.home) and "{" in text)
    found = {path: (frozenset(names), text) for path, text in texts if (names := _LOOP.findall(text))}
    return {path: _chosen(names) if _CHOOSES.search(text) else names for path, (names, text) in found.items()}


def _chosen(names: frozenset[str]) -> frozenset[str]:
    return names - {"pages"} | {_MENU} if "pages" in names else names


@lru_cache(maxsize=2)
def has_templates(part: Part) -> bool:
    """Return whether a site holds all templates that it is made with, so that what leads nowhere in them is known.

    That is one of Jekyll with layouts of its own, without a theme from elsewhere, and with each layout that a page
    names.
    """
    if part.generator != "jekyll" or part.settings.keys() & {"theme", "remote_theme"} or not part.is_folder("_layouts"):
        return False
    texts = [(path, text) for path, text in part.site.texts((".html", ".liquid")) if "_layouts/" in path]
    if not any("{{" in text for _, text in texts):
        return False
    names = {posixpath.splitext(posixpath.basename(path))[0] for path, _ in texts}
    layouts = (document.field("layout") for document in part.site.documents)
    named = (field.value for field in layouts if field and field.value is not None)
    return all(isinstance(name, str) and (name == "none" or name in names) for name in named)


@lru_cache(maxsize=2)
def _named_paths(part: Part) -> frozenset[str]:
    """The addresses of pages that templates, pages in HTML and values of settings name, each in its bare form."""
    site = part.site
    pages = (site.page(site.locate(document)) for document in site.documents)
    wanted = {_bare(address) for page in pages for address in page.addresses}
    found = {_LOST}
    for text in _texts(part):
        for names in _NAMED.findall(text):
            path = _bare(next(filter(None, names), ""))
            while path:
                if path in wanted:
                    found.add(path)
                path = path.partition("/")[2]
    return frozenset(found)


def _texts(part: Part) -> Iterator[str]:
    """Yield what may name a page: templates and pages in HTML, without their front matter, and values of settings.

    Addresses of other sites are left out.
    """
    own = f"{part.settings.get('url')} {part.site.text('CNAME')}"
    for path, text in part.site.texts((".html", ".liquid")):
        if path.startswith(part.home):
            shown = text.partition("\n---")[2] if text.startswith("---") else text
            yield _AWAY.sub(lambda found: found[0] if found[1] in own else "", shown)
    for settings in part.site.settings.values():
        yield from (f"/{field.value}" for field in settings.fields if field.path not in _NO_ADDRESSES)


def _bare(address: str) -> str:
    """Return an address without what may be left out: slashes at its ends, `index.html` and `.html`."""
    return _ENDING.sub("", address.strip("/"))


@lru_cache(maxsize=2)
def _led(part: Part, *, follow: bool) -> Mapping[str, Leader]:
    """Return the files that visitors are led to, with the strongest that leads there.

    With `follow`, a page leads on only if visitors are led to it; without, each does.
    """
    waiting, links = _ways(part.site, follow=follow)
    loops = _loops(part) if follow else {}
    lists: dict[str, list[str]] = {}
    for document in part.site.documents if follow else ():
        path = part.site.locate(document)
        lists.setdefault(_collection(part.inner(path)), []).append(path)
        if (nav := document.field("nav")) and nav.value is True:
            lists.setdefault(_MENU, []).append(path)
    for path, looped in loops.items():
        if part.inner(path).startswith(("_layouts/", "_includes/")):
            waiting += [(each, "list") for each in _taken(looped, lists)]
    waiting += [(part.home_page, "home")]
    shown = {"posts": frozenset({"posts"})} if any(_RELATED in looped for looped in loops.values()) else {}
    found: dict[str, Leader] = {}
    while waiting:
        path, leader = waiting.pop()
        is_new = path not in found
        found[path] = min(found.get(path, leader), leader, key=_ORDER.index)
        if is_new:
            waiting += [(each, "link") for each in links.get(path, ())]
            looped = loops.get(path, frozenset()) | shown.get(_collection(part.inner(path)), frozenset())
            waiting += [(each, "list") for each in _taken(looped, lists)]
    return found


def _taken(looped: frozenset[str], lists: dict[str, list[str]]) -> Iterator[str]:
    """Yield the pages in the lists that a template goes through, which are taken out: once is enough."""
    for label in [label for label in lists if _is_in(label, (looped,))] if looped else ():
        yield from lists.pop(label)


def _ways(site: Site, *, follow: bool) -> tuple[list[tuple[str, Leader]], Mapping[str, list[str]]]:
    """Return the files that menus, settings and home pages lead to, and those that each other page does."""
    first: list[tuple[str, Leader]] = []
    links: dict[str, list[str]] = {}
    for document in (*site.settings.values(), *site.documents):
        place = site.locate(document)
        is_home = place == site.built(place).home_page
        for each in site.references(document):
            file = each.target.file
            if each.target.kind != "found" or not file or file == place:
                continue
            if each.role == "menu" or is_home or not follow or isinstance(document, Settings):
                first.append((file, "menu" if each.role == "menu" else "home" if is_home else "link"))
            else:
                links.setdefault(place, []).append(file)
    return first, links


def _of_papers(path: str, site: Site) -> Leader:
    """Return what leads to the papers of a BibTeX file: nothing, if jekyll-scholar is told of others only."""
    folder, name = posixpath.split(path)
    if posixpath.basename(folder) != _PAPERS:
        return "list"
    if folder == _PAPERS and not _is_listed(name.removesuffix(".bib"), site):
        return "nobody"
    return "list" if _lists_papers(site) or _named(site) is None else "unknown"


def _is_listed(name: str, site: Site) -> bool:
    scholar = site.config.get("scholar")
    usual = str(scholar.get("bibliography") or "references.bib") if isinstance(scholar, dict) else "*"
    if "*" in usual or name == usual.removesuffix(".bib"):
        return True
    named = _named(site)
    return named is None or name in named


@lru_cache(maxsize=2)
def _lists_papers(site: Site) -> bool:
    """Return whether any page lists papers, or the chosen ones; an empty page is one that was not checked out."""
    pages = [(path, text) for path, text in site.texts(_PAGES) if not path.startswith(_PARTS)]
    listing = (path for path, text in pages if not text or _SHOWS.search(text) or _has_chosen(text))
    return not pages or any(not site.page(path).is_set_aside for path in listing)


def _has_chosen(text: str) -> bool:
    """Return whether a page of al-folio's shows the chosen papers, by the key for that."""
    return (lookup.front_matter_values(text, "selected_papers") or {}).get("selected_papers") is True


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

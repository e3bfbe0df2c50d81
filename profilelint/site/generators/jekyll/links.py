"""What leads where on a site that Jekyll builds; which files become which addresses `generators.jekyll` knows."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, cast

from profilelint.base.lazy import lazy_pattern
from profilelint.read import theme_files
from profilelint.site import routing_keys
from profilelint.site.generators.jekyll import liquid_urls
from profilelint.site.generators.outcome import Built as Made
from profilelint.site.generators.outcome import Copied, Fails

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.site.built import Built
    from profilelint.site.generators.jekyll.answer import Jekyll
    from profilelint.site.page import Page
    from profilelint.site.site import Site
    from profilelint.site.target import Readers, Source

#: What Markdown pages end with; where files lie that include others.
_MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown")
_PARTS = ("_pages/", "_includes/", "_layouts/")
_DATA = lazy_pattern(r"(?=site\.data\.([^\n]{0,255}))")
_INCLUDE = lazy_pattern(r"\{%-?\s*include(?:_relative|_cached)?\s+([\w./-]{1,200})")
#: What plugins make: feeds, maps of the site, pages of tags, categories, years and numbers, pictures in other sizes.
_MADE = lazy_pattern(
    r"(?:.*/)?(?:feed|atom|rss|sitemap|redirects|search|index)\.(?:xml|json|rss)|robots\.txt|assets/(?:css|js)/.*"
    r"|(?:.*/)?(?:tags?|categor(?:y|ies)|authors?|page[:\d-]*|archives?)/.*|(?:.*/)?page\d+/?"
    r"|(?:.*/)?20\d\d(?:/\d\d){0,2}/?"
    r"|(?:.*/)?bibliography/.*",
    re.DOTALL | re.IGNORECASE,
)
#: What makes pages that `_MADE` knows.
_PAGING = frozenset({"jekyll-paginate-v2"})
_RESIZED = lazy_pattern(r"(.*)-\d{2,4}\.webp", re.DOTALL)
_PICTURES = (".jpg", ".jpeg", ".png", ".tiff", ".gif")

#: Where a page is made although it has no front matter, or the text of the file is published as it is.
_PLAIN = frozenset({"optional", "readme", "copied-markdown"})
#: What is to be a page and is none by one slip for all pages alike: what else is wrong there counts.
_MEANT = frozenset({"pages-not-included"})

#: What the home page may be made from: the model knows.
HOMES = ()


def settings(built: Built) -> Mapping[str, object]:
    """What the config says of addresses."""
    return routing_keys.of_config(built.config)


def baseurl(built: Built) -> str:
    """The `baseurl` of the config."""
    value = built.settings.get("baseurl")
    path = value.strip("/ ") if isinstance(value, str) else ""
    return f"/{path}" if path else ""


def _model(built: Built) -> Jekyll:
    return cast("Jekyll", built.model)


# From files to addresses


def is_plain(page: Page) -> bool:
    """Whether no front matter makes a page of the file, and its text is published all the same."""
    return page.reason in _PLAIN


def is_blocked(page: Page) -> bool:
    """Whether the file is to be a page, and one slip keeps it from that: its address is not known until then."""
    results = page.made.outcomes.values()
    return any((isinstance(each, Fails) and not page.addresses) or each.reason.key in _MEANT for each in results)


def readers(page: Page) -> Readers:
    """Who reads a file: a README or CONTRIBUTING of the repository is no page for visitors."""
    made, inner = page.made, page.part.inner(page.path)
    if inner.startswith("_data/"):
        return "visitors" if _is_data_shown(page) else "nobody"
    is_included = posixpath.basename(inner) in page.part.includers
    stem = posixpath.basename(inner).partition(".")[0]
    results = made.outcomes.values()
    is_plain = not any(isinstance(each, Made) and each.reason.key not in _PLAIN for each in results)
    is_hidden = "/" in inner and not any(isinstance(each, Made | Copied) for each in results)
    if is_plain and not is_hidden and stem.lower() == "readme":
        return "repository"
    if inner.startswith(theme_files.theme_rows("tools")):
        return "nobody"
    if any(isinstance(each, Fails) or each.reason.key in _MEANT for each in results):
        return "visitors"
    if not made.addresses:
        return "visitors" if is_included else "nobody"
    if is_included or not is_plain or not any(each.reason.key in _PLAIN for each in results):
        return "visitors"
    is_page = "/_" not in f"/{inner}" or any(isinstance(each, Made) for each in results)
    return "both" if is_page and not stem.isupper() else "nobody"


def _is_data_shown(page: Page) -> bool:
    """Whether the theme shows the data of a file; one that makes its menu of its pages leaves that in `_data`."""
    from profilelint.site.data_files import read_by_theme
    from profilelint.site.themes.detect import theme

    site = page.part.site
    if theme_files.theme_value("menus", theme(site).name) != "pages" or page.path in read_by_theme(site):
        return True
    name = posixpath.basename(page.path).partition(".")[0]
    return any(each.startswith(name) for each in _data_in_templates(site))


@lru_cache(maxsize=2)
def _data_in_templates(site: Site) -> frozenset[str]:
    return frozenset(each for _, text in site.texts((".html", ".liquid")) for each in _DATA.findall(text))


def is_served(built: Built, path: str) -> bool:
    """Whether a link to the path of a file leads to it, or to the page made of it (jekyll-relative-links)."""
    if path in built.pages or _is_unread(built, path):
        return True
    is_followed = _model(built).follows_sources("index.md") is not False  # on some page, that is
    return path.endswith(_MARKDOWN) and is_followed and built.site.page(built.rooted(path)).address is not None


def _is_unread(built: Built, path: str) -> bool:
    """Whether a file lies where nothing is looked at, as in `public/`, which Jekyll copies all the same."""
    is_hidden = "/_" in f"/{path}" or "/." in f"/{path}" or path.startswith(("node_modules/", "vendor/"))
    return not is_hidden and built.site.page(built.rooted(path)).reason == "missing"


# From addresses to files


def bases(built: Built, place: str) -> tuple[str, ...]:
    """The folders from which relative links on a page may start: that of its address, then that of its file.

    The second is where jekyll-relative-links, which GitHub Pages has, looks for them. What is no page is put into
    others: the home page, and those that mention it.
    """
    page, folder = built.site.page(built.rooted(place)), posixpath.dirname(place)
    if is_blocked(page):
        return tuple(dict.fromkeys([_folder(_permalink(built, place) or "/"), folder]))
    found = [
        _folder(url)
        for file in built.includers.get(posixpath.basename(place), ())
        for url in built.site.page(built.rooted(file)).addresses
    ]
    if page.address is not None and not (found and is_plain(page)):
        return tuple(dict.fromkeys([_folder(page.address), folder]))
    return tuple(dict.fromkeys([*found, "", folder])) if found else ()


def _permalink(built: Built, file: str) -> str:
    said = (built.head(file) or {}).get("permalink")
    return said if isinstance(said, str) else ""


def includers(built: Built) -> Mapping[str, list[str]]:
    """The pages that include a file, by its name; a page that a part of it includes is not looked for further."""
    found: dict[str, list[str]] = {}
    for file in built.files:
        if file.endswith((*_MARKDOWN, ".html")) and (not file.startswith("_") or file.startswith(_PARTS)):
            for name in _INCLUDE.findall(built.text(file)):
                found.setdefault(posixpath.basename(name), []).append(file)
    for name, files in found.items():
        above = [each for file in files for each in found.get(posixpath.basename(file), ())]
        found[name] = list(dict.fromkeys([*files, *above]))
    return found


def _folder(url: str) -> str:
    return url[: url.rfind("/") + 1].strip("/")


def fill(built: Built, _: str, written: str) -> str | None:
    """An address with its Liquid filled in; None where that takes building the site."""
    return liquid_urls.fill(unescape(written), built.setting, built.baseurl)


def sources(_: Built, path: str) -> Iterator[Source]:
    """The file that may be served at a path as it is."""
    if path:
        yield path, None


def is_open(built: Built, path: str) -> bool:
    """Whether a plugin or a theme may put something at a path that is not seen here."""
    if _MADE.fullmatch(path) or _is_resized(built, path):
        return True
    if path.startswith(_model(built).supplied):
        return not built.exists("assets")
    stem = posixpath.basename(path.rstrip("/"))
    if "." in stem:
        return False
    is_unseen = not _PAGING.issuperset(_model(built).unseen)
    return is_unseen or not built.hidden_names.isdisjoint((stem.casefold(), path.strip("/")))


def hidden_names(built: Built) -> frozenset[str]:
    """The permalinks and names of pages whose front matter is not read, or that one slip hides.

    The parts of pages are none, nor is HTML that is published as it is; an empty file is one that is not there yet.
    """
    found = set()
    for file in built.files:
        if file.endswith((*_MARKDOWN, ".html")):
            page = built.site.page(built.rooted(file))
            is_bare = page.address is not None and built.head(file) is None
            is_meant = is_bare and not (file.endswith(".html") and built.text(file).lstrip().startswith("<"))
            if is_meant or is_blocked(page):
                stem = posixpath.splitext(posixpath.basename(file))[0].casefold()
                found |= {stem, _permalink(built, file).strip("/")}
    return frozenset(found - {""})


def _is_resized(built: Built, path: str) -> bool:
    """Whether jekyll-imagemagick makes a picture from another: `ada-480.webp` from `ada.jpg` (its README)."""
    found = _RESIZED.fullmatch(path)
    said = built.site.config.get("imagemagick") if found else None
    is_on = isinstance(said, dict) and said.get("enabled") is True
    return found is not None and is_on and any(built.exists(f"{found[1]}{end}") for end in _PICTURES)

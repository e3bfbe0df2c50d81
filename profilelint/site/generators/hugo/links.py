"""What Hugo makes of a site's files (gohugo.io/content-management/organization, .../urls, .../multilingual)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint.base import lazy
from profilelint.read.front_matter import lookup
from profilelint.read.reader import read_front_matter
from profilelint.read.theme_files import theme_rows
from profilelint.site.generators.hugo import urls as hugo_urls
from profilelint.site.generators.hugo.urls import PAGE, addresses, inside
from profilelint.site.generators.paths import same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from profilelint.site.built import Built
    from profilelint.site.target import Readers, Source

contents, guesses, outputs = hugo_urls.contents, hugo_urls.guesses, hugo_urls.outputs
language_folders = hugo_urls.language_folders

#: What Hugo and themes make besides pages: feeds, maps, pages of terms and numbers. The names of taxonomies are those
#: of Hugo and of HugoBlox.
_MADE = lazy.compile(
    r"(?:.*/)?(?:index|sitemap|feed|rss|atom)\.(?:xml|json|ics)|(?:.*/)?(?:robots\.txt|manifest\.webmanifest|index\.json)"
    r"|(?:.*/)?(?:tags?|categor(?:y|ies)|series|authors?|publication[_-]?types?|terms?|archives?)(?:/.*)?"
    r"|(?:.*/)?page/\d+/?|admin/.*|media/.*|css/.*|js/.*",
    re.DOTALL,
)
#: What themes bring along, also one that is not there: another repository, it mostly is.
_OF_THEME = lazy.compile(r"[^/]*$|(?:css|js|imgs?|images?|icons?|headers?|(?:web)?fonts?|plugins|libs?)/")
#: Folders of the parts of the home page, below `content`, and where else a theme has files of the root.
_PARTS, _ASSETS = theme_rows("part-folders"), theme_rows("asset-folders")
#: Keys of a page that is put together from parts, each with the value that says so, "" for any.
_COMPOSED = tuple((key, value) for key, _, value in (row.partition(": ") for row in theme_rows("composed-by")))
_NAMES = tuple(re.escape(row).replace(r"\#", r"\d+") for row in theme_rows("part-names"))
_HOME = lazy.compile(r"_index(?:\.[a-z]{2})?\.md")
_PART_NAME = lazy.compile("|".join(_NAMES))
_REF = lazy.compile(
    r"""\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?["'`]?([^\s"'`]+?)(?=[\s"'`]|[>%]\}\})["'`]?[^{}]*[>%]\}\}"""
)
_STATIC = lazy.compile(r"""\{\{[<%]\s*staticref\s+["'`]([^"'`]+)["'`][^{}]*[>%]\}\}""")


#: What the home page may be made from.
HOMES = ("content/_index.md", "content/home/index.md", "content/_index.html")


def baseurl(built: Built) -> str:
    """The path of `baseURL`."""
    return built.address[1]


def readers(built: Built, place: str) -> Readers:
    """Who reads a file: visitors of the site, those who look at its repository, or neither as such.

    A part of the home page that lies by itself, as in `content/home-old`, is on no page.
    """
    if found := inside(built, place):
        matter = built.head(place) or {}
        is_part = matter.get("headless") is True and not _is_part(found[0]) and not hugo_urls.bundle(built, place)
        is_idle = is_part and not posixpath.basename(place).startswith(("index.", "_index."))
        return "visitors" if hugo_urls.is_shown(matter) and not is_idle else "nobody"
    return "repository" if posixpath.basename(place).lower().startswith("readme") else "nobody"


def bases(built: Built, place: str) -> tuple[str, ...]:
    """The folders from which relative links on a page may start: its address, its file, the home page for its parts."""
    found = inside(built, place)
    if not found:
        return (posixpath.dirname(place),)
    page = hugo_urls.bundle(built, place) or place
    urls = [url.strip("/") for url in list(addresses(built, page))[:1]]
    is_part = _is_part(found[0]) or posixpath.basename(found[0]).startswith("_index")
    content = place.removesuffix(found[0])
    return tuple(
        dict.fromkeys([*urls, *([""] if is_part else []), posixpath.dirname(place), content.rstrip("/"), *_ASSETS])
    )


def is_served(_: Built, __: str) -> bool:
    """Whether a file reaches the site: all do that are looked for."""
    return True


def sources(built: Built, path: str) -> Iterator[Source]:
    """The files that may be served at a path as they are, and what turns the path of one into an address."""
    if not path:
        return
    static = str(built.settings.get("staticdir") or "static").strip("/")
    for folder in (static, *_ASSETS, "assets", *(folder for folder, _ in built.contents)):
        yield f"{folder}/{path}", _below(folder)
    for theme in built.site.listing(built.rooted("themes")):
        if _OF_THEME.match(path) or built.is_folder(f"themes/{theme}"):
            yield f"themes/{theme}/static/{path}", lambda actual: actual.split("/static/", 1)[-1]
    yield path, same
    stem = re.sub(r"(?:/?\bindex)?\.html$", "", path)
    for end in (".md", "/index.md", "/_index.md") if stem and "." not in posixpath.basename(stem) else ():
        yield f"{stem}{end}", None


def _below(folder: str) -> Callable[[str], str]:
    return lambda actual: actual.removeprefix(f"{folder}/")


def is_open(built: Built, path: str) -> bool:
    """Whether Hugo or a theme may put something at a path that is not seen here."""
    if path.endswith(".md") and f"*{posixpath.basename(_stem(path))}" in built.by_stem:
        return True  # Hugo finds a page by its name alone, in some links
    names = built.settings.get("taxonomies")
    first = path.split("/", 1)[0]
    own = {str(each) for pair in names.items() for each in pair} if isinstance(names, dict) else set()
    return bool(_MADE.fullmatch(path)) or first in own


def is_composed(built: Built, file: str) -> bool:
    """Whether more is on the page made from a file than the file holds, or the file is only a part of a page."""
    path = (inside(built, file) or ("", ""))[0]
    name = posixpath.basename(path)
    if name.startswith("_index") or _is_part(path):
        return True
    is_bundled = not name.startswith("index.") and built.exists(posixpath.join(posixpath.dirname(file), "index.md"))
    said = lookup.front_matter_values(built.text(file), *dict(_COMPOSED)) or {}
    return is_bundled or any(said[key] == value or not value for key, value in _COMPOSED if key in said)


def _is_part(path: str) -> bool:
    """Whether a file below the content is a part of the home page of one language."""
    return any(f"/{part}" in f"/{path}" for part in _PARTS)


def home_names(built: Built) -> frozenset[str] | None:
    """The names of the parts of a home page; None where it has none, or where they are not told.

    A part is a file in a folder for them, and called by the name of that, or is named by a key of `_index.md`.
    """
    files = [(file, place[0]) for file in built.files if file.endswith(".md") and (place := inside(built, file))]
    widgets = [
        file
        for file, path in files
        if path.startswith(_PARTS) and path.count("/") == 1 and not posixpath.basename(path).startswith("index")
    ]
    shown = (
        file
        for file in widgets
        if (lookup.front_matter_values(built.text(file), "active") or {}).get("active") is not False
    )
    names = {posixpath.basename(file).split(".")[0] for file in shown}
    for file, path in files:
        if path.startswith("_index") and _HOME.fullmatch(path):
            matter = read_front_matter(built.text(file))
            fields = matter.fields if matter else ()
            names.update(str(field.value) for field in fields if _PART_NAME.fullmatch(field.path))
    return frozenset(names) or None


def fill(built: Built, place: str, url: str) -> str | None:
    """An address with its shortcodes filled in; None where that takes building the site."""
    if static := _STATIC.fullmatch(url):
        return "/" + static[1].lstrip("/")
    found = _REF.match(url)
    if not found:
        return None
    path, _, fragment = found[1].partition("#")
    fragment = f"#{fragment}" if fragment else url[found.end() :]
    if not path:
        return fragment
    file = _named(built, place, path)
    if not file and built.site.is_bare(built.rooted(posixpath.join(posixpath.dirname(place), path))):
        return None
    return (
        (next(addresses(built, file), None) or f"/{path.strip('/')}/") + fragment
        if file
        else f"/{path.strip('/')}" + fragment
    )


def _named(built: Built, place: str, path: str) -> str:
    """The page that `ref` finds: by its path from the page or from the root of the content, or by its name alone."""
    stem = _stem(path)
    found = inside(built, place)
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(found[0]) if found else "", stem))
    named = built.by_stem
    return named.get(beside, "") or named.get(stem, "") or ("" if "/" in stem else named.get(f"*{stem}", ""))


def _stem(path: str) -> str:
    return re.sub(r"(?:/_?index)?(?:\.[a-z]{2})?(?:\.md)?$", "", path).strip("/").lower()


def stems(built: Built) -> Mapping[str, str]:
    """Pages by their paths below the content, without endings and in lower case, and by "*" and their names alone."""
    found: dict[str, str] = {}
    for file in built.files:
        if file.endswith(PAGE) and (place := inside(built, file)):
            stem = re.sub(r"(?:(?:^|/)_?index)?(?:\.[a-z]{2})?\.\w+$", "", place[0]).lower()
            found.setdefault(stem, file)
            found.setdefault(f"*{posixpath.basename(stem)}", file)
    return found

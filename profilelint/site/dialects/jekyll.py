"""What Jekyll makes of a site's files (jekyllrb.com/docs/permalinks, .../collections, .../configuration/options)."""

from __future__ import annotations

import posixpath
import re
from fnmatch import translate
from typing import TYPE_CHECKING

from profilelint.base import lazy
from profilelint.read import theme_files
from profilelint.site.dialects.jekyll_urls import MARKDOWN, address
from profilelint.site.dialects.paths import same, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.site.dialects.build import Built
    from profilelint.site.target import Readers, Source

#: What becomes a page where it has front matter; folders in which no page lies.
_PAGE = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".xml", ".json", ".txt", ".liquid")
_NO_PAGES = frozenset({"_includes", "_layouts", "_sass", "_data", "_site", "_bibliography", "_plugins", "_drafts"})
_HIDDEN = lazy.compile(r"[#~]|node_modules|vendor")
#: So many patterns of `exclude` are heeded.
MAX_GLOBS = 200
#: Where files lie that include others.
_PARTS = ("_pages/", "_includes/", "_layouts/")
_INCLUDE = lazy.compile(r"\{%-?\s*include(?:_relative|_cached)?\s+([\w./-]{1,200})")
#: What plugins make: feeds, maps of the site, pages of tags, categories, years and numbers, pictures in other sizes.
_MADE = lazy.compile(
    r"(?:.*/)?(?:feed|atom|rss|sitemap|redirects|search|index)\.(?:xml|json|rss)|robots\.txt|assets/(?:css|js)/.*"
    r"|(?:.*/)?(?:tags?|categor(?:y|ies)|authors?|page[:\d-]*|archives?)/.*|(?:.*/)?page\d+/?"
    r"|(?:.*/)?20\d\d(?:/\d\d){0,2}/?"
    r"|(?:.*/)?bibliography/.*",
    re.DOTALL | re.IGNORECASE,
)
_RESIZED = lazy.compile(r"(.*)-\d{2,4}\.webp", re.DOTALL)
_PICTURES = (".jpg", ".jpeg", ".png", ".tiff", ".gif")

#: What the home page may be made from.
HOMES = ("index.html",)


def baseurl(built: Built) -> str:
    """The `baseurl` of the config."""
    value = built.settings.get("baseurl")
    path = value.strip("/ ") if isinstance(value, str) else ""
    return f"/{path}" if path else ""


def _names(built: Built, name: str) -> list[str]:
    """A list of texts in the config, which may be one text."""
    value = built.settings.get(name)
    return [str(each) for each in value] if isinstance(value, list) else [value] if isinstance(value, str) else []


def collections(built: Built) -> Mapping[str, Mapping[str, object]]:
    """The collections whose documents become pages, by name, with what the config says of them."""
    value = built.settings.get("collections")
    found: dict[str, Mapping[str, object]] = {"posts": {}}
    for name, said in value.items() if isinstance(value, dict) else ():
        if isinstance(said, dict) and (said.get("output") is True or name == "posts"):
            found[str(name)] = said
    return found


# From files to addresses


def outputs(built: Built) -> Mapping[str, str]:
    """The files that pages are written to, each with the file that it is made from."""
    found: dict[str, str] = {}
    for file in built.files:
        if file.endswith(_PAGE) or (file.startswith("_") and _collection(built, file) and built.head(file) is not None):
            for url in addresses(built, file):
                found.setdefault(written(url), file)
    for file in built.files:  # jekyll-readme-index
        if posixpath.basename(file).lower() == "readme.md" and is_served(built, file):
            found.setdefault(posixpath.join(posixpath.dirname(file), "index.html"), file)
    return found


def guesses(built: Built, path: str) -> Iterator[str]:
    """The files from which the page at a path is mostly made."""
    stem = re.sub(r"(?:/|\.html)$", "", path)
    first, _, rest = stem.partition("/")
    for start in (stem, f"_pages/{stem}") if stem else ("index", "_pages/about", "_pages/index"):
        yield from (f"{start}.md", f"{start}.html")
    if rest and first in built.collections:
        yield f"_{stem}.md"
    elif rest:
        yield f"_{first}s/{rest}.md"


def addresses(built: Built, file: str) -> Iterator[str]:
    """The addresses of the page made from a file, the ones that redirect to it last; none where no page is."""
    collection = _collection(built, file)
    if not (is_read(built, file) if collection else is_served(built, file)):
        return
    matter = built.head(file)
    if matter is None:
        if collection or not file.endswith(MARKDOWN) or "/_" in f"/{file}":
            return
        matter = {}
    if matter.get("published") is False:
        return
    yield address(built, file, collection, matter)
    froms = matter.get("redirect_from")
    yield from (str(each) for each in (froms if isinstance(froms, list) else [froms] if froms else []))


def _collection(built: Built, file: str) -> str:
    """The collection that a file is a document of; "" for a page."""
    below = file.removeprefix(str(built.settings.get("collections_dir") or "").strip("/") + "/")
    first = below.split("/", 1)[0]
    if first.startswith("_") and first[1:] in built.collections and "/" in below:
        return first[1:]
    return "posts" if "/_posts/" in f"/{file}" else ""


def is_served(built: Built, path: str) -> bool:
    """Whether a file reaches the site: Jekyll::EntryFilter, and the documents of collections."""
    includes, excludes = built.filters
    if "_" in path or "." in path[:1] or "/." in path or _HIDDEN.search(path):
        parts = path.split("/")
        for number, part in enumerate(parts):
            is_hidden = part[:1] in "_.#~" or part.endswith("~") or part in {"node_modules", "vendor"}
            is_included = part in includes or "/".join(parts[: number + 1]) in includes
            if (is_hidden and not is_included and part[1:] not in built.collections) or part in _NO_PAGES:
                return False
    return not excludes.match(path)


def is_read(built: Built, path: str) -> bool:
    """Whether a document of a collection is read at all: Jekyll::Collection#filtered_entries."""
    return posixpath.basename(path)[:1] not in "#._~" and not built.filters[1].match(path)


def filters(built: Built) -> tuple[frozenset[str], re.Pattern[str]]:
    """What the config includes although its name is hidden, and what it excludes.

    `_pages` is meant to be included wherever it is; that it is not is another fault.
    """
    globs = [translate(each.strip("/")).removesuffix(r"\Z").removesuffix(r"\z") for each in _names(built, "exclude")]
    excludes = re.compile("|".join(f"(?:{glob})(?:/|$)" for glob in globs[:MAX_GLOBS]) or "(?!)")
    return frozenset(["_pages", *(each.strip("/") for each in _names(built, "include"))]), excludes


# From addresses to files


def readers(built: Built, place: str) -> Readers:
    """Who reads a file: visitors of the site, those who look at its repository, both perhaps, or neither as such."""
    if built.head(place) is None and posixpath.basename(place).lower().startswith("readme"):
        return "repository"
    if place.startswith(theme_files.theme_rows("tools")):
        return "nobody"
    if not any(addresses(built, place)):
        return "visitors" if posixpath.basename(place) in built.includers else "nobody"
    if built.head(place) is not None:
        return "visitors"
    return "nobody" if posixpath.basename(place).partition(".")[0].isupper() else "both"


def bases(built: Built, place: str) -> tuple[str, ...]:
    """The folders from which relative links on a page may start: that of its address, then that of its file.

    The second is where jekyll-relative-links, which GitHub Pages has, looks for them. What is no page is put into
    others: the home page, and those that mention it.
    """
    urls = list(addresses(built, place))[:1]
    if urls:
        return tuple(dict.fromkeys([_folder(urls[0]), posixpath.dirname(place)]))
    found = [
        _folder(url) for file in built.includers.get(posixpath.basename(place), ()) for url in addresses(built, file)
    ]
    return tuple(dict.fromkeys([*found, "", posixpath.dirname(place)])) if found else ()


def includers(built: Built) -> Mapping[str, list[str]]:
    """The pages that include a file, by its name; a page that a part of it includes is not looked for further."""
    found: dict[str, list[str]] = {}
    for file in built.files:
        if file.endswith((*MARKDOWN, ".html")) and (not file.startswith("_") or file.startswith(_PARTS)):
            for name in _INCLUDE.findall(built.text(file)):
                found.setdefault(posixpath.basename(name), []).append(file)
    for name, files in found.items():
        above = [each for file in files for each in found.get(posixpath.basename(file), ())]
        found[name] = [*files, *above]
    return found


def _folder(url: str) -> str:
    return url[: url.rfind("/") + 1].strip("/")


def sources(built: Built, path: str) -> Iterator[Source]:
    """The files that may be served at a path as they are, and what turns the path of one into an address."""
    if not path:
        return
    first, _, rest = path.partition("/")
    if first in built.collections and rest:
        yield f"_{path}", lambda actual: actual[1:]
    if path.endswith(".css"):
        for end in (".scss", ".sass"):
            yield path[:-4] + end, lambda actual: posixpath.splitext(actual)[0] + ".css"
    yield path, same


def is_open(built: Built, path: str) -> bool:
    """Whether a plugin or a theme may put something at a path that is not seen here."""
    if _MADE.fullmatch(path) or _is_resized(built, path):
        return True
    themed = built.settings.get("theme") or built.settings.get("remote_theme")
    if themed and path.startswith("assets/"):
        return not built.exists("assets")
    stem = posixpath.basename(path.rstrip("/"))
    if "." in stem:
        return False
    alike = [file for end in _PAGE for file in built.by_name.get(f"{stem}{end}".casefold(), ())]
    return built.generates or any(built.head(file) is None and is_served(built, file) for file in alike)


def _is_resized(built: Built, path: str) -> bool:
    """Whether jekyll-imagemagick makes a picture from another: `ada-480.webp` from `ada.jpg` (its README)."""
    found = _RESIZED.fullmatch(path)
    said = built.site.config.get("imagemagick") if found else None
    is_on = isinstance(said, dict) and said.get("enabled") is True
    return found is not None and is_on and any(built.exists(f"{found[1]}{end}") for end in _PICTURES)

"""What Hugo makes of a site's files (gohugo.io/content-management/organization, .../urls, .../multilingual)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint import lazy
from profilelint.site import heads
from profilelint.site.built import same, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from profilelint.site.built import Built
    from profilelint.site.target import Readers, Source

_PAGE = (".md", ".markdown", ".html", ".htm", ".ipynb", ".org", ".rst", ".adoc", ".Rmd", ".Rmarkdown", ".pandoc")
_NAME = lazy.compile(r"(?P<name>.+?)(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,4})?))?\.(?P<end>[A-Za-z]+)")
_DATE = lazy.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
#: What Hugo drops from a path: all but letters, marks, figures and these signs (helpers.MakePath).
_UNFIT = lazy.compile(r"[^\w\-.~+/%#@ ]")
_PLACEHOLDER = lazy.compile(r":(\w+)(?:\[[^\]]*\])?")
#: What Hugo and themes make besides pages: feeds, maps, pages of terms and numbers. The names of taxonomies are those
#: of Hugo and of HugoBlox.
_MADE = lazy.compile(
    r"(?:.*/)?(?:index|sitemap|feed|rss|atom)\.(?:xml|json|ics)|(?:.*/)?(?:robots\.txt|manifest\.webmanifest|index\.json)"
    r"|(?:.*/)?(?:tags?|categor(?:y|ies)|series|authors?|publication[_-]?types?|terms?|archives?)(?:/.*)?"
    r"|(?:.*/)?page/\d+/?|admin/.*|media/.*|css/.*|js/.*",
    re.DOTALL,
)
#: What the front matter of a page says that is put together from parts.
_WIDGETS = lazy.compile(r"""(?m)^(?:type\s*[:=]\s*["']?(?:landing|widget_page)|sections\s*:|\[\[sections)""")
_IDLE = lazy.compile(r"(?m)^active\s*[:=]\s*false")
_SECTION_ID = lazy.compile(r"""(?m)^\s+(?:- )?id:\s*["']?([\w-]+)""")
_REF = lazy.compile(r"""\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?["'`]?([^\s"'`]+)["'`]?[^{}]*[>%]\}\}""")
_STATIC = lazy.compile(r"""\{\{[<%]\s*staticref\s+["'`]([^"'`]+)["'`][^{}]*[>%]\}\}""")


#: What the home page may be made from.
HOMES = ("content/_index.md", "content/home/index.md", "content/_index.html")


def baseurl(built: Built) -> str:
    """The path of `baseURL`."""
    return built.address[1]


# Languages


def _languages(built: Built) -> Mapping[str, Mapping[str, object]]:
    value = built.settings.get("languages")
    found = value if isinstance(value, dict) else {}
    return {str(name).lower(): said for name, said in found.items() if isinstance(said, dict)}


def _default_language(built: Built) -> str:
    return str(built.settings.get("defaultcontentlanguage") or "en").lower()


def contents(built: Built) -> list[tuple[str, str]]:
    """The folders of content, each with its language; "" for one that holds several."""
    found = [
        (folder.strip("/"), name)
        for name, said in _languages(built).items()
        if isinstance(folder := said.get("contentDir", said.get("contentdir")), str)
    ]
    whole = str(built.settings.get("contentdir") or "content").strip("/")
    return sorted({*found, *([] if any(folder == whole for folder, _ in found) else [(whole, "")])}, reverse=True)


def _prefix(built: Built, language: str) -> str:
    if language in {"", _default_language(built)} and not built.settings.get("defaultcontentlanguageinsubdir"):
        return ""
    return f"{language or _default_language(built)}/" if len(_languages(built)) > 1 or language else ""


def inside(built: Built, file: str) -> tuple[str, str] | None:
    """The path of a file below its folder of content, and its language; None for a file that is no content."""
    for folder, language in built.contents:
        if file.startswith(f"{folder}/"):
            return file.removeprefix(f"{folder}/"), language
    return None


# From files to addresses


def outputs(built: Built) -> Mapping[str, str]:
    """The files that pages are written to, each with the file that it is made from."""
    found: dict[str, str] = {}
    for language in _languages(built):
        found[f"{language}/index.html"] = ""
    folders: set[tuple[str, str]] = set()
    for file in built.files:
        if place := inside(built, file):
            folder, _, name = place[0].rpartition("/")
            folders.add((folder, place[1]))
            if not file.endswith(_PAGE):
                found.setdefault(f"{_prefix(built, place[1])}{_path(folder)}/{name}", file)
            for url in addresses(built, file) if file.endswith(_PAGE) else ():
                found.setdefault(written(url), file)
    for folder, language in folders:
        while folder:  # a section has a list of its pages
            found.setdefault(f"{_prefix(built, language)}{_path(folder)}/index.html", "")
            folder = posixpath.dirname(folder)
    return found


def guesses(built: Built, path: str) -> Iterator[str]:
    """The files from which the page at a path is mostly made."""
    stem = re.sub(r"(?:/|\.html)$", "", path)
    for folder, _ in built.contents if stem else ():
        yield from (f"{folder}/{stem}{end}" for end in ("/index.md", ".md", "/_index.md"))


def addresses(built: Built, file: str) -> Iterator[str]:
    """The addresses of the page made from a file, its aliases last."""
    path, language = inside(built, file) or ("", "")
    name = _NAME.fullmatch(posixpath.basename(path))
    matter = built.head(file) if name else None
    if not name or matter is None or matter.get("draft") is True:
        return
    spelt = name["language"] in _languages(built) or name["language"] == _default_language(built)
    language = name["language"].lower() if name["language"] and spelt else language
    stem = name["name"] if spelt or not name["language"] else f"{name['name']}.{name['language']}"
    url = _address(built, posixpath.dirname(path), stem, matter)
    prefix = _prefix(built, language)
    yield f"/{prefix}{url.lstrip('/')}"
    aliases = matter.get("aliases")
    for alias in aliases if isinstance(aliases, list) else ():
        above = posixpath.dirname(url.rstrip("/"))
        yield (
            f"/{prefix}"
            + posixpath.join("" if str(alias).startswith("/") else above, str(alias).strip("/")).strip("/")
            + "/"
        )


def _address(built: Built, folder: str, stem: str, matter: Mapping[str, object]) -> str:
    if url := matter.get("url"):
        return str(url)
    slug = str(matter.get("slug") or "")
    is_leaf = stem == "index"
    if stem == "_index":
        return f"/{_path(folder)}/" if folder else "/"
    parent, last = posixpath.split(folder) if is_leaf else (folder, stem)
    if is_leaf and not folder:
        return "/"
    pattern = _pattern(built, folder.split("/", 1)[0])
    if pattern:
        return _filled(pattern, parent, last, slug, matter)
    path = posixpath.join(_path(parent), _path(slug or last))
    return f"/{path}.html" if built.settings.get("uglyurls") is True else f"/{path}/"


def _pattern(built: Built, section: str) -> str:
    patterns = built.settings.get("permalinks")
    if isinstance(patterns, dict) and isinstance(pages := patterns.get("page"), dict):
        patterns = pages
    value = patterns.get(section) if isinstance(patterns, dict) else None
    return value if isinstance(value, str) else ""


def _filled(pattern: str, parent: str, last: str, slug: str, matter: Mapping[str, object]) -> str:
    date = _DATE.match(str(matter.get("date")))
    values = {"section": parent.split("/", 1)[0], "sections": parent}
    values |= {name: date[name] if date else "" for name in ("year", "month", "day")}
    values |= {"slug": _path(slug or last), "slugorfilename": _path(slug or last)}
    values |= {"filename": _path(last), "contentbasename": _path(last), "slugorcontentbasename": _path(slug or last)}
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), pattern)


def _path(path: str) -> str:
    """A path as Hugo writes it in addresses."""
    return _UNFIT.sub("", path).strip().replace(" ", "-").lower()


# From addresses to files


def readers(built: Built, place: str) -> Readers:
    """Who reads a file: visitors of the site, those who look at its repository, or neither as such."""
    if inside(built, place):
        return "visitors"
    return "repository" if posixpath.basename(place).lower().startswith("readme") else "nobody"


def bases(built: Built, place: str) -> tuple[str, ...]:
    """The folders from which relative links on a page may start: its address, its file, the home page for its parts.

    Pictures may lie in `assets/media` (HugoBlox).
    """
    found = inside(built, place)
    if not found:
        return (posixpath.dirname(place),)
    urls = [url.strip("/") for url in list(addresses(built, place))[:1]]
    is_part = found[0].startswith("home/") or "/home/" in found[0] or posixpath.basename(found[0]).startswith("_index")
    content = place.removesuffix(found[0])
    return tuple(
        dict.fromkeys(
            [*urls, *([""] if is_part else []), posixpath.dirname(place), content.rstrip("/"), "assets/media"]
        )
    )


def is_served(_: Built, __: str) -> bool:
    """Whether a file reaches the site: all do that are looked for."""
    return True


def sources(built: Built, path: str) -> Iterator[Source]:
    """The files that may be served at a path as they are, and what turns the path of one into an address."""
    if not path:
        return
    static = str(built.settings.get("staticdir") or "static").strip("/")
    for folder in (static, "assets/media", "assets", *(folder for folder, _ in built.contents)):
        yield f"{folder}/{path}", _below(folder)
    for theme in built.site.listing(built.rooted("themes")):
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
    if name.startswith("_index") or path.startswith("home/") or "/home/" in path:
        return True
    is_bundled = not name.startswith("index.") and built.exists(posixpath.join(posixpath.dirname(file), "index.md"))
    return is_bundled or bool(_WIDGETS.search(built.text(file)[: heads.MAX_BYTES]))


def home_names(built: Built) -> frozenset[str] | None:
    """The names of the sections of a HugoBlox home page; None where it has none, or where they are not told.

    A section is a file in `content/home`, and called by the name of that, or an item of `sections` in `_index.md`.
    """
    files = [(file, place[0]) for file in built.files if (place := inside(built, file))]
    widgets = [file for file, path in files if re.fullmatch(r"home/(?!index)[^/]+\.md", path)]
    names = {posixpath.basename(file).split(".")[0] for file in widgets if not _IDLE.search(built.text(file))}
    for file, _ in ((file, path) for file, path in files if re.fullmatch(r"_index(?:\.[a-z]{2})?\.md", path)):
        names.update(_SECTION_ID.findall(built.text(file)))
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
        if file.endswith(_PAGE) and (place := inside(built, file)):
            stem = re.sub(r"(?:(?:^|/)_?index)?(?:\.[a-z]{2})?\.\w+$", "", place[0]).lower()
            found.setdefault(stem, file)
            found.setdefault(f"*{posixpath.basename(stem)}", file)
    return found

"""Which addresses Hugo gives to the pages of a site (gohugo.io/content-management/urls, .../multilingual)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from profilelint.base import lazy
from profilelint.site import routing_keys
from profilelint.site.generators.paths import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.site.built import Built

#: What pages are made from.
PAGE = (".md", ".markdown", ".html", ".htm", ".ipynb", ".org", ".rst", ".adoc", ".Rmd", ".Rmarkdown", ".pandoc")
_NAME = lazy.compile(r"(?P<name>.+?)(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,4})?))?\.(?P<end>[A-Za-z]+)")
_DATE = lazy.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
#: What Hugo keeps of a path besides letters, marks, figures and blanks (common/paths.Sanitize).
_SIGNS = frozenset("./\\_#+~-@%")
_UNFIT = lazy.compile(r"[^\w\s./\\#+~@%-]")
_KEPT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd"))
_BESIDE_HYPHEN = lazy.compile(r"(?<=-)\s++|(?<!\s)\s++(?=-)")
_BLANKS = lazy.compile(r"\s+")
#: What in a permalink is the title of a page that has no slug.
_TITLED = lazy.compile(r":(?:slug|title)\b")
_BUNDLE = lazy.compile(r"index(?:\.[a-z]{2,3}(?:-[A-Za-z]{2,4})?)?\.md")
_PLACEHOLDER = lazy.compile(r":(\w+)(?:\[[^\]]*\])?")


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


def language_folders(built: Built) -> list[str]:
    """The folders that the pages of languages lie in, each with "/" at its end; none for a language at the root."""
    return sorted({_prefix(built, language) for language in _languages(built)} - {""})


def is_shown(matter: Mapping[str, object]) -> bool:
    """Whether the front matter of a page lets Hugo write it."""
    build = matter.get("build") or matter.get("_build")
    render = build.get("render") if isinstance(build, dict) else None
    return matter.get("draft") is not True and render not in {"never", False}


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
    languages = _languages(built)
    for language in languages if len(languages) > 1 else ():
        found[f"{language}/index.html"] = ""
    folders: set[tuple[str, str]] = set()
    beside: dict[str, str] = {}
    for file in built.files:
        if place := inside(built, file):
            content, top = file.removesuffix(place[0]), place[0].split("/", 1)[0] if "/" in place[0] else ""
            if not _bundle(built, content, top):
                folders.add((top, place[1]))
            urls = list(addresses(built, file)) if file.endswith(PAGE) else []
            for url in urls:
                found.setdefault(written(url), file)
            if not urls and not file.endswith(".md"):
                found.setdefault(_of_resource(built, file, beside), file)
    for folder, language in folders:  # the list of the pages in a section
        if folder:
            found.setdefault(f"{_prefix(built, language)}{spelt(built, f'{folder}/')}index.html", "")
    return found


def _of_resource(built: Built, file: str, beside: dict[str, str]) -> str:
    """Where a file goes that is no page: beside the page it belongs to, or into the folder that its own is called.

    `beside` remembers the addresses of such pages.
    """
    path, language = inside(built, file) or ("", "")
    folder, _, name = path.rpartition("/")
    index = _bundle(built, file.removesuffix(path), folder)
    if not index:
        return _prefix(built, language) + spelt(built, f"{folder}/") + name
    if index not in beside:
        beside[index] = next(addresses(built, index), "").strip("/")
    return f"{beside[index]}/{file.removeprefix(posixpath.dirname(index) + '/')}"


def guesses(built: Built, path: str) -> Iterator[str]:
    """The files from which the page at a path is mostly made."""
    stem = re.sub(r"(?:/|\.html)$", "", path)
    for folder, _ in built.contents if stem else ():
        yield from (f"{folder}/{stem}{end}" for end in ("/index.md", ".md", "/_index.md"))


def addresses(built: Built, file: str) -> Iterator[str]:
    """The addresses of the page made from a file, its aliases last."""
    path, language = inside(built, file) or ("", "")
    name = _NAME.fullmatch(posixpath.basename(path))
    matter = (built.head(file) or ({} if file.endswith(".md") else None)) if name else None
    if not name or matter is None or not is_shown(matter):
        return
    is_told = name["language"] in _languages(built) or name["language"] == _default_language(built)
    language = name["language"].lower() if name["language"] and is_told else language
    stem = name["name"] if is_told or not name["language"] else f"{name['name']}.{name['language']}"
    folder = posixpath.dirname(path)
    is_leaf = stem == "index"
    if _bundle(built, file.removesuffix(path), posixpath.dirname(folder) if is_leaf else folder):
        return
    if is_leaf and matter.get("headless") is True:
        return
    if _TITLED.search(_pattern(built, folder.split("/", 1)[0])):
        matter = {**matter, "title": routing_keys.title(built.text(file)[: routing_keys.MAX_BYTES])}
    url = _address(built, folder, stem, matter)
    prefix = _prefix(built, language)
    yield f"/{prefix}{url.lstrip('/')}"
    if " " in folder + stem:  # since Hugo 0.123 each blank is a hyphen
        yield f"/{prefix}{_address(built, folder.replace(' ', '-'), stem.replace(' ', '-'), matter).lstrip('/')}"
    aliases = matter.get("aliases")
    for alias in map(str, aliases) if isinstance(aliases, list) else ():
        start = "" if alias.startswith("/") else posixpath.dirname(url.rstrip("/")).strip("/")
        yield f"/{prefix}{posixpath.join(start, alias.strip('/'))}/"


def bundle(built: Built, file: str) -> str:
    """The page that a file is a part of, in a leaf bundle, or ""."""
    path, _ = inside(built, file) or ("", "")
    if not path or posixpath.basename(path).startswith("index."):
        return ""
    return _bundle(built, file.removesuffix(path), posixpath.dirname(path))


def _bundle(built: Built, content: str, folder: str) -> str:
    """The page that all in a folder of `content` belongs to, if that is a leaf bundle or lies in one; or "".

    Such a bundle is a folder with an `index.md`.
    """
    while folder:
        names = built.site.listing(built.rooted(content + folder))
        index = "index.md" if "index.md" in names else next(filter(_BUNDLE.fullmatch, names), "")
        if index:
            return f"{content}{folder}/{index}"
        folder = posixpath.dirname(folder)
    return ""


def _address(built: Built, folder: str, stem: str, matter: Mapping[str, object]) -> str:
    if url := matter.get("url"):
        return str(url)
    slug = str(matter.get("slug") or "")
    is_leaf = stem == "index"
    if stem == "_index":
        return "/" + spelt(built, f"{folder}/") if folder else "/"
    parent, last = posixpath.split(folder) if is_leaf else (folder, stem)
    if is_leaf and not folder:
        return "/"
    pattern = _pattern(built, folder.split("/", 1)[0])
    if pattern:
        return _filled(built, pattern, parent, last, matter)
    path = spelt(built, posixpath.join(parent, slug or last) + "/")
    return f"/{path[:-1]}.html" if built.settings.get("uglyurls") is True else f"/{path}"


def _pattern(built: Built, section: str) -> str:
    patterns = built.settings.get("permalinks")
    if isinstance(patterns, dict) and isinstance(pages := patterns.get("page"), dict):
        patterns = pages
    value = patterns.get(section) if isinstance(patterns, dict) else None
    return value if isinstance(value, str) else ""


def _filled(built: Built, pattern: str, parent: str, last: str, matter: Mapping[str, object]) -> str:
    date = _DATE.match(str(matter.get("date")))
    values = {"section": parent.split("/", 1)[0], "sections": parent}
    values |= {name: date[name] if date else "" for name in ("year", "month", "day")}
    slug, title = str(matter.get("slug") or ""), str(matter.get("title") or "")
    values |= {"title": title or slug or last, "slug": slug or title or last, "slugorfilename": slug or last}
    values |= {"filename": last, "contentbasename": last, "slugorcontentbasename": slug or last}
    filled = {name: spelt(built, value) for name, value in values.items()}
    return _PLACEHOLDER.sub(lambda match: filled.get(match[1], match[0]), pattern)


def spelt(built: Built, path: str) -> str:
    """A path as Hugo writes it in addresses (common/paths.Sanitize and the settings that go with it)."""
    if not path.isascii() and built.settings.get("removepathaccents") is True:
        path = "".join(char for char in normalize("NFD", path) if category(char) != "Mn")
    kept = _UNFIT.sub("", path) if path.isascii() else "".join(filter(_fits, path))
    path = _BLANKS.sub("-", _BESIDE_HYPHEN.sub("", kept.strip()))
    return path if built.settings.get("disablepathtolower") is True else path.lower()


def _fits(char: str) -> bool:
    return char in _SIGNS or char.isspace() or category(char) in _KEPT

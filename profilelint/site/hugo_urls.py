"""Which addresses Hugo gives to the pages of a site (gohugo.io/content-management/urls, .../multilingual)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint import lazy
from profilelint.site import heads
from profilelint.site.built import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.site.built import Built

#: What pages are made from.
PAGE = (".md", ".markdown", ".html", ".htm", ".ipynb", ".org", ".rst", ".adoc", ".Rmd", ".Rmarkdown", ".pandoc")
_NAME = lazy.compile(r"(?P<name>.+?)(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,4})?))?\.(?P<end>[A-Za-z]+)")
_DATE = lazy.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
#: What Hugo drops from a path: all but letters, marks, figures and these signs (common/paths/path.go, `Sanitize`).
_UNFIT = lazy.compile(r"[^\w\-.~+/%#@\s]")
#: The blanks around a hyphen, which leave no hyphens of their own, and other blanks, which leave one.
_HYPHEN = lazy.compile(r"\s*-\s*|\s+")
#: What in a permalink is the title of a page that has no slug.
_TITLED = lazy.compile(r":(?:slug|title)\b")
_PLACEHOLDER = lazy.compile(r":(\w+)(?:\[[^\]]*\])?")


def languages(built: Built) -> Mapping[str, Mapping[str, object]]:
    """What the config says of each language of the site, by its name."""
    value = built.settings.get("languages")
    found = value if isinstance(value, dict) else {}
    return {str(name).lower(): said for name, said in found.items() if isinstance(said, dict)}


def _default_language(built: Built) -> str:
    return str(built.settings.get("defaultcontentlanguage") or "en").lower()


def contents(built: Built) -> list[tuple[str, str]]:
    """The folders of content, each with its language; "" for one that holds several."""
    found = [
        (folder.strip("/"), name)
        for name, said in languages(built).items()
        if isinstance(folder := said.get("contentDir", said.get("contentdir")), str)
    ]
    whole = str(built.settings.get("contentdir") or "content").strip("/")
    return sorted({*found, *([] if any(folder == whole for folder, _ in found) else [(whole, "")])}, reverse=True)


def _prefix(built: Built, language: str) -> str:
    if language in {"", _default_language(built)} and not built.settings.get("defaultcontentlanguageinsubdir"):
        return ""
    return f"{language or _default_language(built)}/" if len(languages(built)) > 1 or language else ""


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
    for language in languages(built):
        found[f"{language}/index.html"] = ""
    folders: set[tuple[str, str]] = set()
    for file in built.files:
        if place := inside(built, file):
            folder, _, name = place[0].rpartition("/")
            folders.add((folder.split("/", 1)[0], place[1]))
            if file.endswith(PAGE):
                found |= {page: file for page in map(written, addresses(built, file)) if page not in found}
                continue
            for url in (f"{_prefix(built, place[1])}{spelt(folder)}/", *addresses(built, bundle(built, file))):
                found.setdefault(f"{url.strip('/')}/{name}", file)
    for folder, language in folders:  # the list of the pages in a section
        if folder:
            found.setdefault(f"{_prefix(built, language)}{spelt(folder)}/index.html", "")
    return found


def bundle(built: Built, file: str) -> str:
    """The page beside which a file lies, in a folder of their own (a leaf bundle); "" for none.

    The other pages in such a folder are parts of that one, and have no addresses.
    """
    folder = posixpath.dirname(file)
    if posixpath.basename(file).startswith("index.") or "/" not in folder:
        return ""
    names = built.site.listing(built.rooted(folder))
    ends = (*PAGE, *(f".{language}.md" for language in languages(built)))
    name = next((f"index{end}" for end in ends if f"index{end}" in names), "")
    return posixpath.join(folder, name) if name else ""


def guesses(built: Built, path: str) -> Iterator[str]:
    """The files from which the page at a path is mostly made."""
    stem = re.sub(r"(?:/|\.html)$", "", path)
    for folder, _ in built.contents if stem else ():
        yield from (f"{folder}/{stem}{end}" for end in ("/index.md", ".md", "/_index.md"))


def addresses(built: Built, file: str) -> Iterator[str]:
    """The addresses of the page made from a file, its aliases last."""
    path, language = inside(built, file) or ("", "")
    name = _NAME.fullmatch(posixpath.basename(path)) if not bundle(built, file) else None
    matter = (built.head(file) or ({} if file.endswith(".md") else None)) if name else None
    if not name or matter is None or matter.get("draft") is True:
        return
    spelt = name["language"] in languages(built) or name["language"] == _default_language(built)
    language = name["language"].lower() if name["language"] and spelt else language
    stem = name["name"] if spelt or not name["language"] else f"{name['name']}.{name['language']}"
    folder = posixpath.dirname(path)
    url = _address(built, folder, stem, matter)
    prefix = _prefix(built, language)
    if not matter.get("slug") and _TITLED.search(_pattern(built, folder.split("/", 1)[0])):
        titled = {**matter, "slug": heads.title(built.text(file)[: heads.MAX_BYTES])}
        yield f"/{prefix}{_address(built, folder, stem, titled).lstrip('/')}"
    yield f"/{prefix}{url.lstrip('/')}"
    aliases = matter.get("aliases")
    for alias in map(str, aliases) if isinstance(aliases, list) else ():
        start = "" if alias.startswith("/") else posixpath.dirname(url.rstrip("/")).strip("/")
        yield f"/{prefix}{posixpath.join(start, alias.strip('/'))}/"


def _address(built: Built, folder: str, stem: str, matter: Mapping[str, object]) -> str:
    if url := matter.get("url"):
        return str(url)
    slug = str(matter.get("slug") or "")
    is_leaf = stem == "index"
    if stem == "_index":
        return f"/{spelt(folder)}/" if folder else "/"
    parent, last = posixpath.split(folder) if is_leaf else (folder, stem)
    if is_leaf and not folder:
        return "/"
    pattern = _pattern(built, folder.split("/", 1)[0])
    if pattern:
        return _filled(pattern, parent, last, slug, matter)
    path = posixpath.join(spelt(parent), spelt(slug or last))
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
    values |= {"title": spelt(slug or last), "slug": spelt(slug or last), "slugorfilename": spelt(slug or last)}
    values |= {"filename": spelt(last), "contentbasename": spelt(last), "slugorcontentbasename": spelt(slug or last)}
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), pattern)


def spelt(path: str) -> str:
    """A path as Hugo writes it in addresses."""
    return _HYPHEN.sub("-", _UNFIT.sub("", path).strip()).lower()

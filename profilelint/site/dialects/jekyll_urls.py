"""Which address Jekyll gives to a page or a document: permalinks (jekyllrb.com/docs/permalinks)."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from profilelint.base import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.site.dialects.build import Built

_DATE = lazy.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DATED = lazy.compile(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-(.*)", re.DOTALL)
#: Jekyll::Utils::SLUGIFY_PRETTY_REGEXP
_UNFIT = lazy.compile(r"[^\w.~!$&'()+,;=@]+")
#: Permalink styles with a name: Jekyll::Drops::UrlDrop, Jekyll::Collection.
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDER = lazy.compile(r":([a-z_]+)")
#: What Markdown pages end with.
MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown")


def address(built: Built, file: str, collection: str, matter: Mapping[str, object]) -> str:
    """The address of the page made from a file; `collection` is "" for a page that is in none."""
    permalink = matter.get("permalink") or _default(built, file, collection or "pages")
    if collection:
        style = permalink or built.collections[collection].get("permalink")
        return _of_document(built, file, collection, matter, str(style) if style else "")
    if permalink:
        return _filled(str(permalink), _of_page(file))
    stem, end = posixpath.splitext(file)
    if end not in (*MARKDOWN, ".html", ".liquid"):
        return f"/{file}"
    if posixpath.basename(stem) == "index":
        return f"/{posixpath.dirname(file)}/"
    return _suffixed(f"/{stem}", built.settings.get("permalink"))


def _suffixed(path: str, style: object) -> str:
    """A path with what Jekyll::Utils.add_permalink_suffix adds for a style."""
    style = str(style or "date")
    if style == "pretty" or (style.endswith("/") and style not in _STYLES):
        return path + "/"
    return path + ".html" if style in _STYLES or style.endswith(":output_ext") else path


def _default(built: Built, file: str, kind: str) -> object:
    """The permalink that the config's `defaults` give a file; the longest scope counts."""
    best, found = -1, None
    defaults = built.settings.get("defaults")
    for each in defaults if isinstance(defaults, list) else ():
        scope, values = (each.get("scope"), each.get("values")) if isinstance(each, dict) else (None, None)
        if not isinstance(scope, dict) or not isinstance(values, dict) or "permalink" not in values:
            continue
        path = str(scope.get("path") or "").strip("/")
        fits = not path or file.startswith(path) or fnmatchcase(file, f"{path}*")
        if fits and scope.get("type") in (None, kind) and len(path) >= best:
            best, found = len(path), values["permalink"]
    return found


def _of_page(file: str) -> Mapping[str, str]:
    stem = posixpath.splitext(file)[0]
    return {"path": posixpath.dirname(file), "basename": posixpath.basename(stem), "output_ext": ".html"}


def _of_document(built: Built, file: str, collection: str, matter: Mapping[str, object], style: str) -> str:
    """The address of a post or of a document of a collection."""
    site_style = str(built.settings.get("permalink") or "date")
    if not style and collection != "posts":
        style = _suffixed("/:collection/:path", site_style)
    style = style or site_style
    inside = posixpath.splitext(file.split(f"_{collection}/", 1)[-1])[0]
    name = posixpath.basename(inside)
    dated = _DATED.fullmatch(name)
    values: dict[str, str] = {"collection": collection, "path": inside, "name": name, "output_ext": ".html"}
    slug = matter.get("slug") or (dated[4] if dated else name)
    values["title"] = values["slug"] = _UNFIT.sub("-", str(slug)).strip("-")
    values["categories"] = "/".join(_categories(file, collection, matter))
    values.update(_date(matter.get("date"), dated))
    return _filled(_STYLES.get(style, style), values)


def _categories(file: str, collection: str, matter: Mapping[str, object]) -> list[str]:
    value: Any = matter.get("categories") or matter.get("category") or []
    said = value.split() if isinstance(value, str) else value if isinstance(value, list) else [value]
    above = file.split(f"_{collection}/", 1)[0].strip("/")
    folders = above.split("/") if above and collection == "posts" else []
    return list(dict.fromkeys(str(each).lower() for each in [*folders, *said]))


def _date(date: object, dated: re.Match[str] | None) -> Mapping[str, str]:
    found = _DATE.match(str(date)) or dated
    if not found:
        return {}
    year, month, day = (int(found[number]) for number in (1, 2, 3))
    numbers = {"year": f"{year:04}", "month": f"{month:02}", "day": f"{day:02}", "short_year": f"{year % 100:02}"}
    return {**numbers, "i_month": str(month), "i_day": str(day)}


def _filled(template: str, values: Mapping[str, str]) -> str:
    """A permalink with its placeholders filled in; one that is not known stays, and matches nothing."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        while name and name not in values:  # ":title_page": Jekyll takes the longest name that it knows
            name = name[:-1]
        return values[name] + match[1][len(name) :] if name else match[0]

    return re.sub("/{2,}", "/", _PLACEHOLDER.sub(value, template))

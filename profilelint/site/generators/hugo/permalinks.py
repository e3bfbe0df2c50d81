"""Patterns of addresses in the settings, `permalinks`, and in the key `url` (resources/page/permalinks.go)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.hugo import cascade, go
from profilelint.site.generators.hugo.meta import section_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.site.generators.hugo.nodes import Build, Node

_ATTRIBUTE = lazy_pattern(r":(\w+)(\[[^\]\n]{1,200}\])?")
_DATES = {"year": "%Y", "month": "%m", "day": "%d", "monthname": "%B", "weekdayname": "%A"}
_OTHERS = frozenset(
    (
        *("weekday", "yearday", "section", "sections", "title", "slug", "slugorfilename", "filename"),
        *("contentbasename", "slugorcontentbasename", "sectionslug", "sectionslugs"),
    )
)
#: Placeholders that older editions stop at.
_SINCE = {"contentbasename": 144, "slugorcontentbasename": 144, "sectionslug": 149, "sectionslugs": 149}
#: What is known of a date in Go's own way of writing one (`2006`, `Jan`, `_2`): a word that holds a part of it.
_GO_DATE = lazy_pattern(r"2006|January|Jan|Monday|Mon|MST|0[1-6]|15|_?[1-6]|PM|pm")
_MOST = 200  #: patterns that are looked at


class UnknownError(Exception):
    """A placeholder that Hugo does not know."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


def check(build: Build) -> None:
    """Hugo stops at a placeholder that it does not know, used or not."""
    for _, _, pattern in _patterns(build):
        for found in _ATTRIBUTE.finditer(pattern.replace("\\:", "")):
            if not _is_known(found[1].lower(), found[1]) or build.edition.minor < _SINCE.get(found[1].lower(), 0):
                build.fail(build.settings.path, "permalink-placeholder", f":{found[1]}")


def _is_known(name: str, written: str) -> bool:
    return name in _DATES or name in _OTHERS or _GO_DATE.search(written) is not None


def _patterns(build: Build) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of page, the glob of paths and the pattern of each entry."""
    said = build.settings.values.get("permalinks")
    if isinstance(said, list):
        for each in said[:_MOST]:
            entry = go.to_lower_table(each)
            target = go.to_lower_table(entry.get("target"))
            kind, path = (go.to_text(target.get(name)).lower() for name in ("kind", "path"))
            yield kind or "*", path or "**", go.to_text(entry.get("pattern"))
    for name, value in list(go.to_table(said).items())[:_MOST]:
        if isinstance(value, str):
            yield "page", _below(name), value
            yield "term", _below(name), value
        for inner, each in list(go.to_table(value).items())[:_MOST]:
            if isinstance(each, str):
                yield name, _below(inner), each


def _below(section: str) -> str:
    section = section.strip(" /").lower()
    return f"/{{{section},{section}/**}}" if section else "/*"


def expand(build: Build, node: Node) -> str:
    """Return the path of a page by the first pattern that fits; "" for none."""
    for kind, path, pattern in _patterns(build):
        if kind in ("*", node.kind) and pattern and _fits(build, node, path):
            return fill(build, node, pattern)
    return ""


def _fits(build: Build, node: Node, path: str) -> bool:
    """Return whether a pattern is meant for a page: since 0.161 by its path, before by its section."""
    place = node.path.lower().replace(" ", "-")
    if build.edition.minor >= 161:
        return cascade.glob(path, f"/{place}")
    top = place.partition("/")[0] if "/" in place or (node.kind != "page" or not node.is_leaf) else ""
    top = "" if node.kind == "page" and "/" not in place else top
    return path == _below(top)


def fill(build: Build, node: Node, pattern: str) -> str:
    """Return a pattern with the values of a page; raises UnknownError."""
    found = pattern.replace("\\:", "\0")
    made: list[str] = []
    end = 0
    for match in _ATTRIBUTE.finditer(found):
        made += [found[end : match.start()], _value(build, node, match[1], match[2] or "")]
        end = match.end()
    return "".join([*made, found[end:]]).replace("\0", ":")


def _value(build: Build, node: Node, name: str, part: str) -> str:
    low = name.lower()
    if low in _DATES or low in ("weekday", "yearday"):
        return _of_date(node, low)
    section = section_of(build, node.language, node.path.rpartition("/")[0] if node.kind == "page" else node.path)
    names = section.path.split("/") if section and section.path else []
    if low == "section":
        return node.path.partition("/")[0] if "/" in node.path or node.kind != "page" else ""
    if low == "sections":
        return "/".join(_sliced(names, part))
    if low in ("sectionslug", "sectionslugs"):
        slugs = _sliced(names, part)
        return slugs[0] if slugs and low == "sectionslug" else "/".join(slugs)
    base = node.path.rpartition("/")[2]
    # a list without a title is called by its path (hugolib/page__meta.go)
    title = go.to_text(node.fields.get("title")) or (base if node.kind != "page" else "")
    if node.is_leaf and node.part and node.part.stem != "index":
        base = node.part.stem  # `Index.md`
    values = {
        "title": title,
        "slug": node.slug or title,
        "filename": base,
        "contentbasename": base,
        "slugorfilename": node.slug or base,
        "slugorcontentbasename": node.slug or base,
    }
    if low not in values:
        if _GO_DATE.search(name):
            return name
        raise UnknownError(f":{name}")
    settings = build.settings
    lower = not settings.is_on("disablepathtolower")
    return go.sanitize(values[low], lower=lower, accents=not settings.is_on("removepathaccents"))


def _of_date(node: Node, name: str) -> str:
    date = node.date
    if date is None:
        zero = {"year": "1", "month": "01", "day": "01", "monthname": "January", "weekdayname": "Monday"}
        return zero.get(name, "1")
    if name == "weekday":
        return str(date.isoweekday() % 7)
    if name == "yearday":
        return str(date.timetuple().tm_yday)
    return str(date.year) if name == "year" else date.strftime(_DATES[name])


def _sliced(names: list[str], part: str) -> list[str]:
    """`sections[1:]`, `sections[last]`."""
    inner = part.strip("[]")
    if not inner:
        return names
    low, colon, high = inner.partition(":")
    first = _index(low, names, 0)
    if not colon:
        return names[first : first + 1]
    return names[first : _index(high, names, len(names))]


def _index(text: str, names: list[str], default: int) -> int:
    if text == "last":
        return max(len(names) - 1, 0)
    return int(text) if text.isdecimal() and len(text) < 4 else default

"""Layouts, includes and links by tags at which Jekyll stops (lib/jekyll/tags/), as far as no template is run for it.

Only what is certain is said: a tag that no condition or loop stands around, and a name without Liquid in it. The
syntax of Liquid itself is not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.jekyll import clock, matter, ruby
from profilelint.site.generators.jekyll.address import FaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.site.generators.jekyll.state import Build, Item

_NAME = lazy_pattern(r"-?\s*(\w+)\s*", re.ASCII)
#: `include.rb`: VALID_SYNTAX, VALID_FILENAME_CHARS, INVALID_SEQUENCES.
_PARAMETERS = lazy_pattern(
    r"""\s*(?:[\w-]+\s*=\s*(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|[\w.-]+)(?=\s|\Z)\s*)*""",
    re.ASCII | re.DOTALL,
)
_FILE = lazy_pattern(r"[\w/.\-()+~#@]+", re.ASCII)
_SEQUENCE = lazy_pattern(r"[./]{2,}")
#: `post_url.rb`: MATCHER.
_POST = lazy_pattern(r"(.+/)?(\d+-\d+-\d+)-(.*)", re.ASCII)
#: `highlight.rb`: SYNTAX, its beginning.
_LANGUAGE = lazy_pattern(r"[a-zA-Z0-9.+#_-]+(?:\s|\Z)")
#: Tags inside which nothing is sure to be run.
_CONDITIONS = frozenset({"if", "unless", "case", "for", "tablerow", "ifchanged"})
#: Documents that are never rendered with Liquid; files that are never put into a layout.
_NO_LIQUID = (".yml", ".yaml", ".coffee")
_NO_LAYOUT = (".yml", ".yaml", ".scss", ".sass")
_BARE = frozenset({"none", "null", "nil", ""})
#: What the theme that GitHub Pages takes where none is named brings along (pages-themes/primer, be021de).
_PRIMER = frozenset({"default", "home", "page", "post"})
_PRIMER_PARTS = frozenset({"head-custom.html", "head-custom-google-analytics.html"})


class _Tag(NamedTuple):
    """A tag: its name, what stands behind that, whether it is sure to be run, and whether it is only parsed."""

    name: str
    markup: str
    is_sure: bool


@dataclass(slots=True)
class _Check:
    """What is asked again and again: where things lie, and which texts have been looked at."""

    made: Build
    files: frozenset[str]
    includes: str
    is_themed: bool
    linkable: frozenset[str]
    stems: frozenset[str]
    posts: frozenset[tuple[str, str]]
    seen: set[str] = field(default_factory=set)


def check(made: Build) -> None:
    """Say at which pages, documents, includes and layouts the build stops."""
    made.layouts = _layouts(made)
    each = _Check(
        made,
        frozenset(made.view.files),
        made.settings.text("includes_dir").strip("/"),
        is_themed(made),
        _linkable(made),
        frozenset(_stem(item.document.relative) for item in made.documents if item.document),
        frozenset(_dated(made)),
    )
    for item in made.pages:
        if item.matter and item.kind != "redirected" and _is_rendered(made, item.matter.keys):
            _look(each, item.path, item.matter.body, item.path)
            _look_at_layout(each, _layout(made, item))
    sent_on = {item.path for item in made.documents if item.kind == "redirected"}
    found = {item.document.path: item.document for item in made.documents if item.document}
    found |= {each.path: each for each in made.unread}
    found = {path: each for path, each in found.items() if path not in sent_on}
    for document in found.values():
        if _is_rendered(made, document.data) and not document.path.endswith(_NO_LIQUID):
            _look(each, document.path, document.body, document.path)
            _look_at_layout(each, document.data.get("layout"))


def is_themed(made: Build) -> bool:
    """Return whether layouts, includes and assets may come from a theme that lies elsewhere."""
    return bool(made.settings.values.get("theme") or made.settings.values.get("remote_theme"))


def _is_rendered(made: Build, keys: dict[str, object]) -> bool:
    is_off = made.edition.is_4 and keys.get("render_with_liquid") is False
    return not is_off


def _layouts(made: Build) -> dict[str, str]:
    """Return the layouts of the site by their names (layout_reader.rb)."""
    folder = made.settings.text("layouts_dir").strip("/")
    found = {}
    for path in made.view.files:
        name = path.removeprefix(f"{folder}/")
        if name != path and "." in name and ruby.extname(name):
            found[name[: len(name) - len(ruby.extname(name))]] = path
    return found


def _linkable(made: Build) -> frozenset[str]:
    """Return the paths that `{% link %}` finds: only those of files that are copied may begin with a slash."""
    found = {item.path for item in made.pages if item.path}
    for item in made.statics:
        found |= {item.path, f"/{item.path}"}
    return frozenset(found | {item.document.relative for item in made.documents if item.document})


def _stem(path: str) -> str:
    return path[: len(path) - len(ruby.extname(path))]


def _dated(made: Build) -> Iterator[tuple[str, str]]:
    """Day and slug of all posts: what `post_url` also goes by (`deprecated_equality`)."""
    for item in made.documents:
        if item.document and item.document.collection.label == "posts":
            yield item.document.date.strftime("%Y-%m-%d"), str(item.document.data.get("slug"))


def missing_layout(made: Build, item: Item) -> str:
    """Return the layout of a page or document that the site has not; "" where it has it, or a theme may have it."""
    layout = item.document.data.get("layout") if item.document else _layout(made, item)
    if not isinstance(layout, str) or layout in _BARE or item.path.endswith(_NO_LAYOUT) or is_themed(made):
        return ""
    known = made.layouts.keys() | (_PRIMER if made.edition.has_pages_gem else frozenset())
    return "" if layout in known else layout


def _layout(made: Build, item: Item) -> object:
    keys = item.matter.keys if item.matter else {}
    return keys["layout"] if "layout" in keys else made.defaults.find(item.path, "pages", "layout")


def _look_at_layout(each: _Check, layout: object) -> None:
    """Look at a layout, and at that of the layout."""
    while isinstance(layout, str) and (path := each.made.layouts.get(layout)) and path not in each.seen:
        each.seen.add(path)
        found = matter.read(each.made.view, path)
        _look(each, path, found.body, path)
        layout = found.keys.get("layout")


def _look(each: _Check, path: str, text: str, page: str) -> None:
    """Look through a text, and through what it includes; `page` is the file that a page is made of."""
    waiting = [(path, text)]
    while waiting:
        path, text = waiting.pop()
        for tag in _tags(text) if "{%" in text else ():
            try:
                included = _CHECKS[tag.name](each, tag, page) if tag.name in _CHECKS else None
            except FaultError as error:
                each.made.fail(path, error)
                break
            if included and included not in each.seen:
                each.seen.add(included)
                waiting.append((included, each.made.view.data(included).decode("utf-8", errors="replace")))


def _tags(text: str) -> Iterator[_Tag]:
    """Yield the tags of a text outside `raw`, in order."""
    position = depth = 0
    commented = False
    while (start := text.find("{%", position)) >= 0 and (end := text.find("%}", start)) >= 0:
        position = end + 2
        name = _NAME.match(text, start + 2, end)
        if not name:
            continue
        if name[1] == "raw":
            position = text.find("endraw", position)
            if position < 0:
                return
        elif name[1] in ("comment", "endcomment"):
            commented = name[1] == "comment"
        elif name[1] in _CONDITIONS:
            depth += 1
        elif name[1].startswith("end") and name[1][3:] in _CONDITIONS:
            depth -= 1
        else:
            markup = text[name.end() : end].removesuffix("-").strip()
            yield _Tag(name[1], markup, depth <= 0 and not commented)


def _include(each: _Check, tag: _Tag, _page: str) -> str | None:
    name = _name_of(tag)
    if name is None or not tag.is_sure:
        return None
    path = ruby.squeeze(f"{each.includes}/{name}")
    if path in each.files:
        return path
    if each.is_themed or (each.made.edition.has_pages_gem and name in _PRIMER_PARTS):
        return None
    raise FaultError("include-missing", name)


def _name_of(tag: _Tag) -> str | None:
    """Return the file that an include names; None where Liquid gives it. Raises FaultError for what Jekyll refuses."""
    if "{{" in tag.markup:
        return None
    name, _, parameters = (tag.markup.replace("\n", " ").replace("\t", " ")).partition(" ")
    if parameters.strip() and not _PARAMETERS.fullmatch(parameters.strip()):
        raise FaultError("include-parameters", name)
    if tag.is_sure and (_SEQUENCE.search(name) or not _FILE.fullmatch(name)):
        raise FaultError("include-name", name)
    return name


def _include_relative(each: _Check, tag: _Tag, page: str) -> str | None:
    name = _name_of(tag)
    if name is None or not tag.is_sure:
        return None
    path = ruby.expand(f"{page.rpartition('/')[0]}/{name}")
    if path not in each.files:
        raise FaultError("relative-missing", name)
    return path


def _post_url(each: _Check, tag: _Tag, _page: str) -> None:
    found = _POST.fullmatch(tag.markup.removeprefix("/"))
    if not found:
        raise FaultError("post-url", tag.markup)
    if not tag.is_sure:
        return
    above, date, slug = found[1] or "", found[2], found[3]
    if each.stems & {f"_posts/{above}{date}-{slug}", f"{above}_posts/{date}-{slug}"}:
        return
    try:
        day = clock.parse(date, each.made.settings.zone, each.made.now).strftime("%Y-%m-%d")
    except clock.BadDateError:
        day = ""
    if (day, slug) not in each.posts:
        raise FaultError("post-url", tag.markup)


def _link(each: _Check, tag: _Tag, _page: str) -> None:
    if tag.is_sure and "{{" not in tag.markup and tag.markup not in each.linkable:
        raise FaultError("link-missing", tag.markup)


def _highlight(_each: _Check, tag: _Tag, _page: str) -> None:
    if not _LANGUAGE.match(tag.markup):
        raise FaultError("highlight-language")


_CHECKS = {
    "highlight": _highlight,
    "include": _include,
    "include_relative": _include_relative,
    "post_url": _post_url,
    "link": _link,
}

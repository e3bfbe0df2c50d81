"""The lists that Hugo makes of no file: sections, taxonomies and terms, and what is written beside pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import go
from profilelint.site.generators.hugo.content import key_of
from profilelint.site.generators.hugo.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.site.generators.hugo.nodes import Build

_DEFAULT = {"tag": "tags", "category": "categories"}
_MOST_TERMS = 20_000  #: terms of a site
_LONGEST = 200  #: characters of a term
_MOST_PAGES = 2_000  #: parts of a list
#: The output formats that Hugo brings along: the folder and the name of their files (output/outputFormat.go).
FORMATS = {
    "html": ("", "index.html"),
    "rss": ("", "index.xml"),
    "json": ("", "index.json"),
    "amp": ("amp/", "index.html"),
    "csv": ("", "index.csv"),
    "css": ("", "styles.css"),
    "calendar": ("", "index.ics"),
    "markdown": ("", "index.md"),
    "webappmanifest": ("", "manifest.webmanifest"),
}


def add_sections(build: Build) -> None:
    """A home page for each language, and a list for each folder at the top that holds a page."""
    for language in build.languages.settings:
        build.nodes.setdefault((language, ""), Node("home", "", language))
    plurals = taxonomies(build)
    has_pages = "page" not in disabled(build) or build.edition.minor >= 168
    for node in list(build.nodes.values()) if has_pages else ():
        top, slash, _ = node.path.partition("/")
        key = (node.language, key_of(build, top))
        there = build.nodes.get(key)
        if not slash or (node.hidden and not build.edition.is_new):
            continue
        if there is None:
            is_list = build.edition.is_new and top.lower() in plurals
            build.nodes[key] = Node(
                "taxonomy" if is_list else "section", top if build.edition.is_new else top.lower(), node.language
            )
        elif there.kind == "page" and not there.is_leaf and there.part:
            build.unsettled.add(there.part.entry.file)


def taxonomies(build: Build) -> dict[str, str]:
    """Return the plural names of taxonomies, by their paths in small letters."""
    said = build.settings.values.get("taxonomies")
    pairs = _DEFAULT if said is None else {str(name): go.to_text(each) for name, each in go.to_table(said).items()}
    return {each.strip("/").lower(): each.strip("/") for each in pairs.values() if each.strip("/")}


def disabled(build: Build) -> frozenset[str]:
    """Return the kinds of pages that the settings switch off."""
    return frozenset(each.lower() for each in build.settings.texts("disablekinds"))


def name_kinds(build: Build) -> None:
    """Lists at the path of a taxonomy are its own, and those below it are its terms."""
    plurals = taxonomies(build)
    for node in build.nodes.values():
        path = node.path.lower()
        if node.kind == "section" and path in plurals:
            node.kind = "taxonomy"
        elif node.kind == "section" and any(path.startswith(f"{each}/") for each in _above(path) & plurals.keys()):
            node.kind = "term"


def _above(path: str) -> set[str]:
    parts = path.split("/")
    return {"/".join(parts[:depth]) for depth in range(1, len(parts))}


def add_terms(build: Build) -> None:
    """A list for each taxonomy, and for each word that a page names of it."""
    off = disabled(build)
    plurals = taxonomies(build)
    for language in build.languages.settings if "taxonomy" not in off else ():
        for path, name in plurals.items():
            build.nodes.setdefault((language, key_of(build, path)), Node("taxonomy", name, language))
    if "term" in off:
        return
    found: dict[tuple[str, str], Node] = {}
    for node in build.nodes.values():
        if node.hidden:
            continue
        for path in filter(plurals.__contains__, node.fields):
            for term in terms(node.fields[path]):
                key = (node.language, key_of(build, f"{path}/{term}"))
                there = build.nodes.get(key)
                if there is None and len(found) < _MOST_TERMS:
                    found.setdefault(key, Node("term", f"{plurals[path]}/{term}", node.language))
                elif there and there.kind == "page" and not build.edition.is_new:
                    there.bare = "term-instead", term
    build.nodes.update(found)


def terms(value: object) -> Iterator[str]:
    """Yield the words that a page names of a taxonomy."""
    said = value if isinstance(value, list) else [value]
    for each in said:
        text = go.to_text(each)
        if text.strip() and len(text) <= _LONGEST:
            yield text


def outputs(build: Build, node: Node) -> list[str]:
    """Return the output formats of a node, in small letters (`outputs`)."""
    own = [each.lower() for each in go.to_texts(node.fields.get("outputs"))]
    if own:
        return own
    said = build.settings.table("outputs").get(node.kind)
    if said is not None:
        return [each.lower() for each in go.to_texts(said)]
    return ["html"] if node.kind == "page" else ["html", "rss"]


def format_of(build: Build, name: str) -> tuple[str, str] | None:
    """Return the folder and the name of the files of an output format; None for one that is not known."""
    said = build.settings.table("outputformats").get(name)
    if not isinstance(said, dict):
        return FORMATS.get(name)
    folder, file = FORMATS.get(name, ("", ""))
    base = go.to_text(said.get("basename")) or file.rpartition(".")[0] or "index"
    media = go.to_text(said.get("mediatype"))
    suffix = file.rpartition(".")[2] or media.partition("/")[2].partition("+")[0] or "html"
    inner = go.to_text(said.get("path")).strip("/") or folder.rstrip("/")
    return f"{inner}/" if inner else "", f"{base}.{suffix}"


def parts_of(build: Build, node: Node, pages: int) -> Iterator[str]:
    """Yield the files of the parts of a list, beside its first."""
    pagination = build.settings.table("pagination")
    size = pagination.get("pagersize", build.settings.values.get("paginate", 10))
    size = size if isinstance(size, int) and not isinstance(size, bool) and size > 0 else 10
    folder = go.to_text(pagination.get("path") or build.settings.values.get("paginatepath")) or "page"
    count = min(-(-pages // size), _MOST_PAGES)
    for number in range(1, max(count, 1) + 1):
        yield f"{node.folder}{folder.strip('/')}/{number}/index.html"

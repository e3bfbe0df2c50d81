"""What is written where: pages, files beside them, static files, what no file stands for (hugolib/site_render.go)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import address, go, lists
from profilelint.site.generators.hugo.content import key_of
from profilelint.site.generators.hugo.layouts import Layouts
from profilelint.site.generators.hugo.meta import publishes_files

if TYPE_CHECKING:
    from profilelint.site.generators.hugo.nodes import Build, Node, Part


def write(build: Build) -> None:
    """Write all, without writing anything."""
    if not build.edition.is_new and all(_is_gone(build, name) for name in build.languages.settings):
        build.nodes = {key: node for key, node in build.nodes.items() if node.part}
    layouts = Layouts(build)
    taken: dict[str, Node] = {}
    for node in sorted(build.nodes.values(), key=_order):
        _write(build, node, layouts, taken)
    for node in build.nodes.values():
        _files_of(build, node)
    for part in build.loose:
        _loose(build, part)
    _statics(build)
    _others(build, layouts)
    _public(build)


def _is_gone(build: Build, language: str) -> bool:
    home = build.nodes.get((language, ""))
    return home is not None and home.hidden is not None


def _order(node: Node) -> tuple[bool, str]:
    return node.part is None, node.path


def _write(build: Build, node: Node, layouts: Layouts, taken: dict[str, Node]) -> None:
    path = node.part.entry.file if node.part else ""
    why = _why_not(build, node, layouts)
    if why:
        if path:
            build.leave(path, *why)
        if why[0] == "address-of-home":
            build.unsettled.add(path)  # which of the two is seen may change from run to run
        if why == ("render-never", "link"):
            _aliases(build, node, path)
        return
    other = taken.get(node.target)
    if other is not None:
        _collide(build, node, other)
        return
    taken[node.target] = node
    homes = {"index.html", *(f"{name}/index.html" for name in build.languages.settings)}
    if node.target in homes and node.kind == "page" and node.path:
        build.unsettled.add(path)  # a home page is there too
    _write_formats(build, node, path)
    _aliases(build, node, path)


def _write_formats(build: Build, node: Node, path: str) -> None:
    off = lists.disabled(build)
    for name in dict.fromkeys(lists.outputs(build, node)):
        if name == "rss" and "rss" in off:
            continue
        found = lists.format_of(build, name)
        if found is None:
            _unknown_format(build, node, path, name)
        elif found == ("", "index.html"):
            if path:
                build.publish(path, node.target, "page" if node.kind == "page" else node.kind)
            else:
                build.made.setdefault(node.target, "")
        else:
            build.made.setdefault(f"{found[0]}{node.folder}{found[1]}", path)


def _aliases(build: Build, node: Node, path: str) -> None:
    for alias in address.aliases(build, node):
        build.made.setdefault(alias, path)


def _unknown_format(build: Build, node: Node, path: str, name: str) -> None:
    if build.settings.values.get("theme") or build.settings.table("module").get("imports"):
        return  # a theme may have formats of its own
    if path and name in (each.lower() for each in go.to_texts(node.fields.get("outputs"))):
        build.fail(path, "output-unknown", name)


def _why_not(build: Build, node: Node, layouts: Layouts) -> tuple[str, str] | None:
    off = lists.disabled(build)
    if node.hidden:
        return node.hidden
    if node.kind in off or (node.kind == "taxonomy" and "taxonomyterm" in off):
        return "kind-off", node.kind
    if node.bare:
        return node.bare
    if not node.target:
        return "address-of-home", ""
    if "html" not in lists.outputs(build, node) and not _has_page_format(build, node):
        return "no-html", ""
    return None if layouts.has(node) else ("no-layout", node.kind)


def _has_page_format(build: Build, node: Node) -> bool:
    return any(lists.format_of(build, each) == ("", "index.html") for each in lists.outputs(build, node))


def _collide(build: Build, node: Node, other: Node) -> None:
    """Two pages for one file: one is lost, without a word, and which one may change from run to run."""
    if node.part and node.is_leaf and other.part and node.path == other.path and other.kind in ("section", "home"):
        build.leave(node.part.entry.file, "both-indexes", node.part.stem)
        return
    if other.part:
        build.unsettled.add(other.part.entry.file)
    if node.part:
        build.leave(node.part.entry.file, "same-address", other.part.entry.file if other.part else "/" + node.target)
        build.unsettled.add(node.part.entry.file)


def _files_of(build: Build, node: Node) -> None:
    """The files of a leaf bundle."""
    is_off = node.kind in lists.disabled(build)
    for part in node.parts:
        if part.role != "file":
            if node.bare and build.left_out.get(part.entry.file, ("",))[0] == "in-bundle":
                build.left_out[part.entry.file] = ("part-of-page", node.part.entry.file if node.part else "")
            continue
        path = part.entry.file
        owner = node.part.entry.file if node.part else ""
        if node.hidden or is_off:
            build.leave(path, "with-hidden", owner)
        elif not publishes_files(build, node):
            build.leave(path, "not-published", owner)
        elif node.target or node.bare:
            build.publish(path, node.folder + _inner(build, node, part), "file")
        else:
            build.leave(path, "with-hidden", owner)


def _inner(build: Build, node: Node, part: Part) -> str:
    """The path of a file in its bundle; since 0.123 the whole path of one beside `Index.md`, by a fault of Hugo."""
    name = node.part.entry.path.rpartition("/")[2] if node.part else ""
    if build.edition.is_new and name != name.lower():
        return part.entry.path
    return part.entry.path[len(node.path) :].lstrip("/")


def _loose(build: Build, part: Part) -> None:
    if build.edition.is_new:
        _loose_new(build, part)
    else:
        _loose_old(build, part)


def _loose_new(build: Build, part: Part) -> None:
    """Since 0.123 a file belongs to the nearest list, and goes where that is."""
    path = part.entry.file
    above = part.folder
    off = lists.disabled(build)
    names = build.languages.settings
    while above and not any(_is_list(build, name, above) for name in names):
        above = above.rpartition("/")[0]
    owner = build.nodes.get((part.language, key_of(build, above)))
    if owner is None:
        build.leave(path, "language-without-page", part.language)
        build.unsettled.add(path)
    elif owner.hidden or owner.kind in off:
        build.leave(path, "with-hidden", owner.part.entry.file if owner.part else "")
    elif not publishes_files(build, owner):
        build.leave(path, "not-published", owner.part.entry.file if owner.part else "")
    else:
        build.publish(path, owner.folder + _inner(build, owner, part), "file")


def _is_list(build: Build, language: str, path: str) -> bool:
    node = build.nodes.get((language, key_of(build, path)))
    return node is not None and node.kind != "page"


def _loose_old(build: Build, part: Part) -> None:
    """Before 0.123 a file belongs to the list whose file lies beside it, or is copied with its path as it is."""
    path = part.entry.file
    owners = {name: build.nodes.get((name, part.folder.lower())) for name in build.languages.settings}
    found = {name: node for name, node in owners.items() if node and node.part and node.kind != "page"}
    if part.language not in found:
        prefix = build.languages.prefixes.get(part.language, "")
        build.publish(path, prefix + part.entry.path, "file")
        return
    off = lists.disabled(build)
    for node in found.values():
        if node.hidden or node.kind in off:
            build.leave(path, "with-hidden", node.part.entry.file if node.part else "")
        elif not publishes_files(build, node):
            build.leave(path, "not-published", node.part.entry.file if node.part else "")
        else:
            build.publish(path, node.folder + part.entry.path.rpartition("/")[2], "file")


def _statics(build: Build) -> None:
    prefixes = build.languages.prefixes.values() if build.languages.is_multihost else ("",)
    for entry in build.tree.entries["static"]:
        for prefix in prefixes:
            build.publish(entry.file, prefix + entry.path, "static")


def _others(build: Build, layouts: Layouts) -> None:
    """Maps, lists in parts, and pages that send readers on to the language."""
    off = lists.disabled(build)
    if "sitemap" not in off:
        name = go.to_text(build.settings.table("sitemap").get("filename")) or "sitemap.xml"
        build.made.setdefault(name, "")
        for prefix in build.languages.prefixes.values() if len(build.languages.settings) > 1 else ():
            build.made.setdefault((prefix or f"{build.languages.default}/") + name, "")
    if build.settings.is_on("enablerobotstxt") and "robotstxt" not in off:
        build.made.setdefault("robots.txt", "")
    if "404" not in off and layouts.has_file("404"):
        for prefix in build.languages.prefixes.values():
            build.made.setdefault(f"{prefix}404.html", "")
    if len(build.languages.settings) > 1 or build.languages.prefixes[build.languages.default]:
        build.made.setdefault("index.html", "")
        build.made.setdefault(f"{build.languages.default}/index.html", "")
    _parts(build)


def _parts(build: Build) -> None:
    """The numbered parts of lists, by the most pages that a list may show."""
    counts: dict[tuple[str, str], int] = {}
    terms: dict[tuple[str, str], int] = {}
    plurals = lists.taxonomies(build)
    for node in build.nodes.values():
        if node.kind != "page" or node.hidden:
            continue
        path = node.path
        while path:
            path = path.rpartition("/")[0]
            counts[node.language, key_of(build, path)] = counts.get((node.language, key_of(build, path)), 0) + 1
        for plural in plurals:
            for term in lists.terms(node.fields.get(plural)):
                key = (node.language, key_of(build, f"{plural}/{term}"))
                terms[key] = terms.get(key, 0) + 1
    for (language, path), node in build.nodes.items():
        if node.kind != "page" and not node.hidden and node.target.endswith("index.html"):
            for each in lists.parts_of(build, node, counts.get((language, path), 0) + terms.get((language, path), 0)):
                build.made.setdefault(each, "")


def _public(build: Build) -> None:
    """What an earlier build left behind and was put into the repository stays where it is."""
    folder = go.clean(build.settings.text("publishdir", "public")).strip("/") + "/"
    written = {each for addresses in build.published.values() for each in addresses}
    for path in build.view.files:
        if path.startswith(folder) and path not in build.published:
            rest = path.removeprefix(folder)
            if rest in written or rest in build.made:
                build.leave(path, "written-anew", rest)
            else:
                build.publish(path, rest, "public")

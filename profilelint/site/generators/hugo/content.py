"""From files of content to pages, lists and what belongs to them (hugolib/pages_capture.go, content_map.go)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.hugo.nodes import Build, Node, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.site.generators.hugo.mounts import Entry
    from profilelint.site.generators.hugo.nodes import Role

#: `contentFileExtensions` (hugofs/files/classifier.go); those of the second need a program.
_PAGES = frozenset(("html", "htm", "mdown", "markdown", "md", "org"))
WITH_PROGRAM = frozenset(("asciidoc", "adoc", "ad", "rest", "rst", "pandoc", "pdc"))
_HTML = frozenset(("html", "htm"))
_LOOK = 400  #: bytes in which an HTML file shows whether it has front matter


def read(build: Build) -> None:
    """Make a node of each page and list that a file stands for, and give them what belongs to them."""
    by_folder: dict[str, list[Part]] = {}
    for entry in build.tree.entries["content"]:
        part = _part(build, entry)
        if part:
            by_folder.setdefault(part.folder, []).append(part)
    leaves: dict[str, str] = {}
    for folder in sorted(by_folder, key=lambda each: (each.count("/") + bool(each), each)):
        parts = by_folder[folder]
        if leaf := _above(leaves, folder):
            leaves[folder] = leaf
            _belong(build, leaf[1:], parts)
        elif _is_leaf(build, parts):
            leaves[folder] = f"/{folder}"
            _leaf(build, folder, parts)
        else:
            _branch(build, folder, parts)


def _above(leaves: dict[str, str], folder: str) -> str:
    """Return the leaf bundle that a folder lies in, after a slash; "" for none."""
    while folder:
        folder = folder.rpartition("/")[0]
        if folder in leaves:
            return leaves[folder]
    return ""


def _part(build: Build, entry: Entry) -> Part | None:
    """Return a file of content by its name; None where its language is switched off."""
    folder, _, name = entry.path.rpartition("/")
    is_new = build.edition.is_new
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    known = build.languages.settings
    language = entry.language or build.languages.default
    inner, _, named = stem.rpartition(".")
    named = named.lower() if is_new else named
    if inner and named in build.languages.disabled:
        build.tree.ignored[entry.file] = ("language-off", named)
        return None
    if inner and named in known:
        stem, language = inner, named
    suffix = suffix.lower() if is_new else suffix
    return Part(entry, folder, stem, language, suffix, _role(build, entry, name, stem, suffix))


def _role(build: Build, entry: Entry, name: str, stem: str, suffix: str) -> Role:
    is_new = build.edition.is_new
    if is_new and name == "_content.gotmpl":
        return "adapter"
    if suffix not in _PAGES and suffix not in WITH_PROGRAM:
        return "file"
    if suffix in _HTML and not is_new and _is_plain_html(build, entry.file):
        return "file"
    if not is_new:  # by the name, whatever stands between it and the suffix
        return "branch" if name.startswith("_index.") else "leaf" if name.startswith("index.") else "single"
    return {"index": "leaf", "_index": "branch"}.get(stem.lower(), "single")  # type: ignore[return-value]


def _is_plain_html(build: Build, file: str) -> bool:
    """Return whether a file starts with a tag (`isHTMLContent`): before 0.123 it then is no page."""
    start = build.view.data(file, _LOOK).lstrip().removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and not start.startswith(b"<!--")


def _is_leaf(build: Build, parts: Sequence[Part]) -> bool:
    roles = {each.role for each in parts}
    if roles >= {"leaf", "branch"}:
        is_leaf = build.edition.minor >= 154
        for each in parts:
            if each.role == ("branch" if is_leaf else "leaf"):
                _lose(build, each)
        return is_leaf
    return "leaf" in roles


def _lose(build: Build, part: Part) -> None:
    """Before 0.123 the index beside an `_index.md` is a page like others, mostly at the address of that."""
    if part.role == "leaf" and not build.edition.is_new:
        part.role = "single"
        return
    build.leave(part.entry.file, "both-indexes", part.stem)
    part.role = "lost"


def _sorted(build: Build, parts: Iterable[Part]) -> list[Part]:
    """In the order in which the first counts: by the suffix backwards in new editions (component_fs.go)."""
    if not build.edition.is_new:
        return sorted(parts, key=lambda each: each.entry.path)
    found = sorted(parts, key=lambda each: each.entry.path)
    return sorted(found, key=lambda each: _backwards(each.suffix))


def _backwards(suffix: str) -> tuple[int, ...]:
    return tuple(-ord(each) for each in suffix)


def _leaf(build: Build, folder: str, parts: list[Part]) -> None:
    headers: dict[str, Part] = {}
    for part in _sorted(build, (each for each in parts if each.role == "leaf")):
        if part.language in headers:
            build.leave(part.entry.file, "double", headers[part.language].entry.file)
            build.unsettled.add(part.entry.file)
        else:
            headers[part.language] = part
    for language, part in headers.items():
        node = Node("page" if folder else "home", folder, language, part, is_leaf=True)
        if not folder and not build.edition.is_new:
            build.leave(part.entry.file, "root-index")
            build.unsettled.add(part.entry.file)
        else:
            build.nodes[language, key_of(build, folder)] = node
    _belong(build, folder, [each for each in parts if each.role not in ("leaf", "lost")])


def _belong(build: Build, folder: str, parts: list[Part]) -> None:
    """Give the files beside and below an `index.md` to its pages."""
    pages = {name: build.nodes.get((name, key_of(build, folder))) for name in build.languages.settings}
    for part in parts:
        if not build.edition.is_new and part.role not in ("file", "adapter"):
            _clone(build, folder, part, pages)
        if part.role == "adapter":
            part.role = "file"
        owners = [pages.get(part.language)] if build.edition.is_new else [pages[name] for name in pages]
        found = [each for each in owners if each]
        if not found and not folder and part.role == "file" and not build.edition.is_new:
            build.loose.append(part)
            continue
        for owner in found:
            owner.parts.append(part)
        if not found and part.role == "file":
            build.leave(part.entry.file, "language-without-page" if folder else "root-leaf")
        elif part.role != "file":
            build.leave(part.entry.file, "in-bundle" if folder else "root-leaf", f"{folder}/index.md")


def _clone(build: Build, folder: str, part: Part, pages: dict[str, Node | None]) -> None:
    """Before 0.123 a page beside `index.de.md` in another language makes a page of that in its own."""
    default = build.languages.default
    if pages.get(part.language) or not any(pages.values()):
        return
    source = pages.get(default) or next(each for each in pages.values() if each)
    made = Node(source.kind, folder, part.language, source.part, is_leaf=True, parts=list(source.parts))
    build.nodes[part.language, key_of(build, folder)] = pages[part.language] = made


def _branch(build: Build, folder: str, parts: list[Part]) -> None:
    for part in _sorted(build, (each for each in parts if each.role == "branch")):
        key = (part.language, key_of(build, folder))
        if key in build.nodes and build.nodes[key].part:
            _double(build, build.nodes[key], part)
        else:
            build.nodes[key] = Node("section" if folder else "home", folder, part.language, part)
    singles = [each for each in parts if each.role == "single"]
    for part in _sorted(build, singles)[:: 1 if build.edition.is_new else -1]:  # before 0.123 the last counts
        path = f"{folder}/{part.stem}" if folder else part.stem
        key = (part.language, key_of(build, path))
        is_index = part.stem == "index" and not build.edition.is_new
        if key in build.nodes:
            _double(build, build.nodes[key], part)
        else:
            build.nodes[key] = Node("page", folder if is_index else path, part.language, part, is_leaf=is_index)
    for part in parts:
        if part.role == "adapter":
            build.leave(part.entry.file, "adapter")
            build.unsettled.add(part.entry.file)
        elif part.role == "file" and part.entry.file not in build.left_out:
            build.loose.append(part)


def key_of(build: Build, path: str) -> str:
    """Return the path of a node as it is looked for."""
    return path.lower().replace(" ", "-") if build.edition.is_new else path.lower()


def _double(build: Build, there: Node, part: Part) -> None:
    """Two files for one page: one is lost, without a word; which one is not told."""
    build.leave(part.entry.file, "double", there.part.entry.file if there.part else "")
    build.unsettled.add(part.entry.file)
    if there.part:
        build.unsettled.add(there.part.entry.file)

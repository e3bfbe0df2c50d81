"""The files that pages are written to (resources/page/page_paths.go, hugolib/page__paths.go)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from profilelint.site.generators.hugo import go, permalinks
from profilelint.site.generators.hugo.meta import section_of
from profilelint.site.generators.hugo.permalinks import UnknownError

if TYPE_CHECKING:
    from profilelint.site.generators.hugo.nodes import Build, Node

_SLUGGED = 168  #: since when the slug of a list changes the addresses of all below it


def place(build: Build) -> None:
    """Find the file that each node is written to, and the folder of what belongs to it."""
    for node in sorted(build.nodes.values(), key=lambda each: (each.path.count("/"), each.path)):
        try:
            _place(build, node)
        except UnknownError as error:
            if node.part:
                build.fail(node.part.entry.file, "url-placeholder", error.value)
            node.target = ""


def _place(build: Build, node: Node) -> None:
    prefix = build.languages.prefixes.get(node.language, "")
    url = go.to_text(node.fields.get("url"))
    if url and node.kind != "home":
        _by_url(build, node, url, prefix)
        return
    expanded = permalinks.expand(build, node)
    if expanded:
        expanded = go.clean(unquote_plus(expanded))
    if node.kind == "home":
        _set(node, prefix + "index.html")
    elif node.kind == "page":
        path = expanded or f"{_folder(build, node)}/{node.slug or _name(build, node)}"
        ugly = _is_ugly(build, node) or (not expanded and path.rpartition("/")[2] == "index" and not node.is_leaf)
        _set(node, prefix + clean(build, path) + (".html" if ugly else "/index.html"))
    else:
        path = clean(build, expanded or base_of(build, node))
        # since 0.123 lists have a folder of their own in any case
        ugly = _is_ugly(build, node) and (node.kind == "term" or not build.edition.is_new)
        _set(node, prefix + path + (".html" if ugly else "/index.html"))


def _name(build: Build, node: Node) -> str:
    """The last part of a page's address; with capitals `Index.md` is no bundle to Hugo where it stands for itself."""
    name = node.path.rpartition("/")[2]
    is_plain = node.is_leaf and node.part is not None and node.part.stem != "index"
    if is_plain and node.part and build.edition.is_new and build.settings.is_on("disablepathtolower"):
        return f"{name}/{node.part.stem}"
    return name


def _set(node: Node, target: str) -> None:
    node.target = target.lstrip("/")
    stem = node.target.removesuffix("index.html").rstrip("/") if is_index(node.target) else node.target[:-5]
    node.folder = f"{stem}/" if stem else ""


def is_index(target: str) -> bool:
    """Return whether a file is the index of its folder."""
    return target == "index.html" or target.endswith("/index.html")


def clean(build: Build, path: str) -> str:
    """Return a path as it is written, from the root."""
    settings = build.settings
    lower = not settings.is_on("disablepathtolower")
    if build.edition.is_new and lower:
        path = path.replace(" ", "-") if not path.startswith("//") else path
    made = go.sanitize(path, lower=lower, accents=not settings.is_on("removepathaccents"))
    return "/".join(each for each in made.split("/") if each)


def _folder(build: Build, node: Node) -> str:
    """Return the folder that a page stands in, by that of its list and by what lies between."""
    above = node.path.rpartition("/")[0]
    if build.edition.minor < _SLUGGED:
        return above
    section = section_of(build, node.language, above)
    if section is None or section.kind == "home":
        return above
    return base_of(build, section) + above[len(section.path) :]


def base_of(build: Build, node: Node) -> str:
    """Return the path of a list, with the slugs of lists above it in new editions."""
    if node.kind == "home":
        return ""
    if build.edition.minor < _SLUGGED:
        return node.path
    parts: list[str] = []
    here: Node | None = node
    while here is not None and here.kind != "home":
        above = here.path.rpartition("/")[0]
        section = section_of(build, here.language, above)
        between = above[len(section.path) :].strip("/") if section else above
        parts += [here.slug or here.path.rpartition("/")[2], *([between] if between else [])]
        here = section
    return "/".join(reversed(parts))


def _by_url(build: Build, node: Node, url: str, prefix: str) -> None:
    """The key `url`, which is taken as it is."""
    if ":" in url and build.edition.is_new:
        url = unquote_plus(permalinks.fill(build, node, url))
    is_relative = not url.startswith("/")
    if ".." in url:
        url = go.clean(f"/{url}") + ("/" if url.endswith("/") and build.edition.is_new else "")
    path = "/".join(each for each in url.split("/") if each)
    if not path and node.kind == "page" and not build.edition.is_new:
        node.target = ""
        return
    if "." not in url or url.endswith("/"):
        path = f"{path}/index.html" if path else "index.html"
    if not build.edition.is_new and node.kind != "page":
        path = path.lower()
    if (is_relative or build.languages.is_multihost) and prefix and not f"/{path}".startswith(f"/{prefix}"):
        path = prefix + path
    node.target = path.lstrip("/")
    stem = node.target.removesuffix("index.html").rstrip("/") if is_index(node.target) else node.target
    node.folder = f"{stem}/" if stem else ""


def _is_ugly(build: Build, node: Node) -> bool:
    said = build.settings.values.get("uglyurls")
    if isinstance(said, dict):
        return go.to_bool(said.get(node.path.partition("/")[0].lower()))
    return go.to_bool(said)


def aliases(build: Build, node: Node) -> list[str]:
    """Return the files that send readers on to a page (hugolib/alias.go)."""
    if build.settings.is_on("disablealiases") or not node.target:
        return []
    found = []
    prefix = build.languages.prefixes.get(node.language, "")
    for alias in go.to_texts(node.fields.get("aliases")):
        if not alias:
            continue
        if not alias.startswith("/"):
            path = go.clean(f"/{node.folder}../{alias}")
        elif build.languages.is_multihost or (build.edition.minor >= 158 and prefix):
            path = alias if alias.startswith(f"/{prefix}") else f"/{prefix}{alias}"
        else:
            path = alias
        if go.to_bool(build.settings.values.get("uglyurls")) and not path.endswith(".html"):
            path = f"{path.rstrip('/')}.html"
        path = go.clean(path).lstrip("/")
        if path:
            found.append(path if path.endswith(".html") else f"{path}/index.html")
    return found


def menu_url(build: Build, url: str) -> str:
    """Return an address of a menu as Hugo writes it: one that starts with `/` is cleaned like a path, its anchor too.

    hugolib/site.go `createNodeMenuEntryURL`.
    """
    if not url.startswith("/"):
        return url
    settings = build.settings
    lower = not settings.is_on("disablepathtolower")
    return go.sanitize(url, lower=lower, accents=not settings.is_on("removepathaccents"))

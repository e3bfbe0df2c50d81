"""Whether there is a template for a page: without one Hugo writes nothing (layouts/layout.go, tpl/tplimpl)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import go

if TYPE_CHECKING:
    from profilelint.site.generators.hugo.nodes import Build, Node

#: The names of templates for each kind of page; the last is that of 0.146 for all kinds.
_NAMES = {
    "home": ("index", "home", "list"),
    "page": ("single", "page"),
    "section": ("section", "list"),
    "taxonomy": ("taxonomy", "terms", "list"),
    "term": ("term", "taxonomy", "list"),
}
_NOT_PAGES = ("partials", "_partials", "shortcodes", "_shortcodes", "_markup")
_NEW = 146  #: since when any folder may hold any template


class Layouts:
    """The templates of a site and of themes in it."""

    def __init__(self, build: Build) -> None:
        self._is_open = bool(build.tree.elsewhere) or not build.settings.is_whole
        self._is_new = build.edition.minor >= _NEW
        self._by_name: dict[str, set[str]] = {}
        for entry in build.tree.entries["layouts"]:
            folder, _, name = entry.path.rpartition("/")
            if not {*folder.split("/")} & {*_NOT_PAGES} and name.endswith((".html", ".html.ace", ".amber")):
                self._by_name.setdefault(name.partition(".")[0].lower(), set()).add(folder.lower())

    def has(self, node: Node) -> bool:
        """Return whether there is a template for a page or a list; true where that is not known."""
        if self._is_open:
            return True
        own = go.to_text(node.fields.get("layout")).lower()
        names = [*([own] if own else []), *_NAMES[node.kind], *(("all",) if self._is_new else ())]
        folders = self._folders(node)
        if node.kind == "section":
            names.append(node.path.partition("/")[0].lower())
        return any(self._fits(self._by_name.get(name, set()), folders) for name in names)

    def _fits(self, there: set[str], folders: set[str]) -> bool:
        return bool(there & folders)

    def _folders(self, node: Node) -> set[str]:
        path = node.path.lower()
        found = {"_default", "", node.kind, go.to_text(node.fields.get("type")).lower()}
        if node.kind == "page":
            path = path.rpartition("/")[0]
            found.add("page")
        top = path.partition("/")[0]
        found |= {top, f"section/{top}", "taxonomy" if node.kind in ("taxonomy", "term") else top}
        if self._is_new:
            parts = path.split("/")
            found |= {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
        return found

    def has_file(self, name: str) -> bool:
        """Return whether there is a template of a name, as `404`; true where that is not known."""
        return self._is_open or name in self._by_name

"""The pages that `ref` and `relref` find (hugolib/site.go `refLink`, pages by path and by name)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.hugo import go

if TYPE_CHECKING:
    from profilelint.site.generators.hugo.nodes import Build, Node

_SUFFIX = lazy_pattern(r"(?i)\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|rest|pandoc|pdc)$")
_INDEX = lazy_pattern(r"(?i)(?:^|/)_?index$")
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Pages:
    """The pages of a site, by path and by name."""

    def __init__(self, build: Build) -> None:
        self._is_off = build.settings.text("reflinkserrorlevel").upper() == "WARNING"
        self._languages = build.languages.settings
        self._paths: dict[tuple[str, str], Node] = {}
        self._names: dict[tuple[str, str], list[Node]] = {}
        self._by_file = {node.part.entry.file: node for node in build.nodes.values() if node.part}
        for (language, _), node in build.nodes.items():
            if not node.hidden:
                path = node.path.lower().replace(" ", "-")
                self._paths[language, path] = node
                self._names.setdefault((language, path.rpartition("/")[2]), []).append(node)

    def why_not(self, node: Node, target: str) -> str:
        """Return the key of the reason for which a page's reference stops the build; "" where it does not."""
        path = target.partition("#")[0].partition("?")[0].strip()
        if self._is_off or not path or _SCHEME.match(target) or target.startswith("//"):
            return ""
        found = self._found(node, path)
        return "" if len(found) == 1 else "ref-ambiguous" if found else "ref-missing"

    def find(self, file: str, target: str) -> Node | None:
        """The page or list that a reference on the page of a file leads to, the first of several; None for none."""
        node = self._by_file.get(file) or next(iter(self._paths.values()), None)
        return next(iter(self._found(node, target)), None) if node else None

    def _found(self, node: Node, path: str) -> list[Node]:
        stem = _SUFFIX.sub("", path)
        language = self._language(node, stem)
        stem = stem.removesuffix(f".{language}") if language != node.language else stem
        stem = _INDEX.sub("", stem).lower().replace(" ", "-")
        if there := self._at(node, language, stem):
            return [there]
        name = stem.strip("/")
        return [] if "/" in name or path.startswith("/") else self._names.get((language, name), [])

    def _language(self, node: Node, stem: str) -> str:
        named = stem.rpartition("/")[2].rpartition(".")[2].lower()
        return named if "." in stem and named in self._languages else node.language

    def _at(self, node: Node, language: str, stem: str) -> Node | None:
        here = node.path if node.is_leaf or node.kind != "page" else node.path.rpartition("/")[0]
        above = here.rpartition("/")[0]
        found = [stem.strip("/")]
        if not stem.startswith("/"):
            # a page looks beside itself; a bundle in its own folder and beside that
            found += (go.clean(f"{folder.lower().replace(' ', '-')}/{stem}").strip("/") for folder in (here, above))
        places = ((language, "" if each == "." else each) for each in found)
        return next((self._paths[place] for place in places if place in self._paths), None)

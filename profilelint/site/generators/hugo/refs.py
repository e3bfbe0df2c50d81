"""The pages that `ref` and `relref` find (hugolib/site.go `refLink`, pages by path and by name)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.base import lazy
from profilelint.site.generators.hugo import go

if TYPE_CHECKING:
    from profilelint.site.generators.hugo.nodes import Build, Node

_SUFFIX = lazy.compile(r"(?i)\.(?:md|markdown|mdown|html?|org|adoc|asciidoc|ad|rst|rest|pandoc|pdc)$")
_INDEX = lazy.compile(r"(?i)(?:^|/)_?index$")
_SCHEME = lazy.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Pages:
    """The pages of a site, by path and by name."""

    def __init__(self, build: Build) -> None:
        self._is_off = build.settings.text("reflinkserrorlevel").upper() == "WARNING"
        self._languages = build.languages.settings
        self._paths: set[tuple[str, str]] = set()
        self._names: Counter[tuple[str, str]] = Counter()
        for (language, _), node in build.nodes.items():
            if not node.hidden:
                path = node.path.lower().replace(" ", "-")
                self._paths.add((language, path))
                self._names[language, path.rpartition("/")[2]] += 1

    def why_not(self, node: Node, target: str) -> str:
        """The key of the reason for which a page's reference stops the build; "" where it does not."""
        path = target.partition("#")[0].partition("?")[0].strip()
        if self._is_off or not path or _SCHEME.match(target) or target.startswith("//"):
            return ""
        stem = _SUFFIX.sub("", path)
        language = self._language(node, stem)
        stem = stem.removesuffix(f".{language}") if language != node.language else stem
        stem = _INDEX.sub("", stem).lower().replace(" ", "-")
        if self._is_there(node, language, stem):
            return ""
        name = stem.strip("/")
        if "/" not in name and not path.startswith("/"):
            count = self._names[language, name]
            if count:
                return "ref-ambiguous" if count > 1 else ""
        return "ref-missing"

    def _language(self, node: Node, stem: str) -> str:
        named = stem.rpartition("/")[2].rpartition(".")[2].lower()
        return named if "." in stem and named in self._languages else node.language

    def _is_there(self, node: Node, language: str, stem: str) -> bool:
        here = node.path if node.is_leaf or node.kind != "page" else node.path.rpartition("/")[0]
        above = here.rpartition("/")[0]
        found = [stem.strip("/")]
        if not stem.startswith("/"):
            # a page looks beside itself; a bundle in its own folder and beside that
            found += (go.clean(f"{folder.lower().replace(' ', '-')}/{stem}").strip("/") for folder in (here, above))
        return any((language, "" if each == "." else each) in self._paths for each in found)

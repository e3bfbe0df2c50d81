"""Where the entries of the menus lead that `_quarto.yml` has for a website.

Sources: project/types/website/website-navigation.ts `navigationItem`, `resolveItem`, `resolveSidebarItem`,
project/project-config.ts `normalizeSidebarItem`.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.quarto.inputs import folders_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.site.generators.outcome import Reason
    from profilelint.site.generators.quarto.build import Build
    from profilelint.site.generators.view import View

_MOST = 5000
#: Keys of an entry that lead somewhere, and those with entries in it.
_TARGETS = ("href", "file", "url")
_INNER = ("menu", "contents")
_EXTERNAL = lazy_pattern(r"[a-zA-Z][a-zA-Z0-9+.-]*+:|//|#|\{\{<")
#: Short entries of a side bar that are no paths: a line between others, and what Quarto fills in itself.
_NO_PATH = lazy_pattern(r"-+|auto|.*\*.*")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu: its place as `website.navbar.left.0`, and what leads somewhere, as it is written.

    `address` is the file that readers get; None where they get none. `reason` says why, `message` for the user.
    """

    place: str
    target: str
    address: str | None
    reason: Reason

    @property
    def message(self) -> str:
        """The sentence of the reason, filled in."""
        return self.reason.sentence.format(value=self.target)


def entries(view: View, made: Build, reasons: dict[str, Reason]) -> list[Entry]:
    """The entries that lead somewhere in the site or to nothing, in their order; not those that lead elsewhere."""
    files = frozenset(view.files)
    there = files | folders_of(view.files)
    found = []
    for place, target, is_short in _walk(made):
        is_side = ".sidebar" in place
        if is_short and target not in (there if is_side else files):
            key, address = "menu-text", None
            if is_side and _NO_PATH.fullmatch(target):
                continue
            if not posixpath.splitext(target)[1] and target not in there:
                continue  # a heading
        else:
            key, address = _leads(made, target)
        found.append(Entry(place, target, address, reasons[key]))
    return found


def _leads(made: Build, target: str) -> tuple[str, str | None]:
    path = posixpath.normpath(target.partition("#")[0].partition("?")[0].lstrip("/"))
    if path in made.drafts:
        return "menu-draft", None
    if addresses := made.addresses.get(path):
        return "menu-page", addresses[0]
    inner = "index.html" if path == "." else f"{path}/index.html"
    found = next((each for each in (path, inner) if each in made.written), None)
    return ("menu-file", found) if found else ("menu-dead", None)


def _walk(made: Build) -> Iterator[tuple[str, str, bool]]:
    """Yield the place and the target of each entry, and whether it is a text alone."""
    site = made.settings.website
    above = "book" if made.settings.kind == "book" else "website"
    waiting: list[tuple[str, Any]] = [
        (f"{above}.{name}", site.get(name)) for name in ("page-footer", "sidebar", "navbar")
    ]
    for _ in range(_MOST):
        if not waiting:
            return
        place, value = waiting.pop()
        if isinstance(value, list):
            waiting += [(f"{place}.{number}", each) for number, each in enumerate(value)][::-1]
        elif isinstance(value, str):
            if place.rpartition(".")[2].isdigit():
                yield place, value, True
        elif isinstance(value, dict):
            target = next((value[name] for name in _TARGETS if isinstance(value.get(name), str) and value[name]), "")
            section = value.get("section")
            if target and not _EXTERNAL.match(target):
                yield place, target, False
            elif isinstance(section, str) and section in made.sources:
                yield place, section, False
            names = (*_INNER, "left", "center", "right", "tools")
            waiting += [(f"{place}.{name}", value[name]) for name in names if isinstance(value.get(name), list)][::-1]

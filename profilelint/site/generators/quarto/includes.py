"""The files that a page takes in by `{{< include x >}}`, and where Quarto stops at that.

Sources: core/lib/break-quarto-md.ts, core/handlers/include-standalone.ts, core/handlers/base.ts `resolvePath`.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.quarto.matter import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.site.generators.view import View

_FENCE = lazy_pattern(r"\s*+(```++)(.*)")
_CELL = lazy_pattern(r"\s*+\{[=A-Za-z].*\}\s*")
#: So many files are taken into one page at most; more is not looked at.
_MOST = 50


class Includes:
    """What the pages of a project take in. A file is read once, for all pages."""

    def __init__(self, view: View, files: frozenset[str]) -> None:
        self._view = view
        self._files = files
        self._known: dict[str, list[str]] = {}

    def of(self, page: str, text: str) -> tuple[list[str], tuple[str, str] | None]:
        """Return the files in the order in which they are met, and the key of the fault with what it names."""
        found: list[str] = []
        # An entry is a file to take in and those that it is taken in through, or None behind the last of a file.
        first = reversed(list(_named(text, is_page=True)))
        waiting: list[tuple[str, tuple[str, ...]]] = [(self._path(page, named), (page,)) for named in first]
        while waiting and len(found) < _MOST:
            path, through = waiting.pop()
            if path.startswith("../"):
                continue  # out of what is seen here
            if path in through:
                return found, ("include-circle", path)
            if path not in self._files:
                return found, ("include-missing", path)
            found.append(path)
            inner = self._inner(path)
            waiting += [(self._path(page, named), (*through, path)) for named in reversed(inner)]
        return found, None

    def _inner(self, path: str) -> list[str]:
        if path not in self._known:
            self._known[path] = list(_named(text_of(self._view, path), is_page=False))[:_MOST]
        return self._known[path]

    @staticmethod
    def _path(page: str, named: str) -> str:
        """Return where a name leads: from the folder of the page, not of the file that it stands in."""
        if named.startswith("/"):
            return posixpath.normpath(named.lstrip("/"))
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), named))


def _named(text: str, *, is_page: bool) -> Iterator[str]:
    """Yield what a text asks for; in a page, not what stands in code."""
    if "include" not in text:
        return
    for line in plain_lines(text) if is_page else text.split("\n"):
        line = line.strip()
        if line.startswith("{{< ") and line.endswith(" >}}") and not line.startswith("{{< /*"):
            name, _, said = line[4:-4].strip().partition(" ")
            word = said.strip().split(" ")[0] if said.strip()[:1] not in ("'", '"') else said.strip()[1:-1]
            if name.lower() == "include" and word and "{{<" not in line[4:] and not set(word) & set("=\"'"):
                yield word


def plain_lines(text: str) -> Iterator[str]:
    r"""Yield the lines of a text that do not stand in code between fences of backquotes.

    >>> list(plain_lines("a\n```r\nb\n```\nc"))
    ['a', 'c']
    """
    ticks = 0
    for line in text.split("\n"):
        fence = _FENCE.fullmatch(line) if "```" in line else None
        if not fence:
            if not ticks:
                yield line
        elif ticks:
            ticks = 0 if len(fence[1]) == ticks and not fence[2].strip() else ticks
        elif line.startswith("```") or _CELL.fullmatch(fence[2]):
            ticks = len(fence[1])
        else:
            yield line

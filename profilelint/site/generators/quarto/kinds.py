"""The render list of a book and of a manuscript, whose settings say more than `render:`.

Sources: project/types/book/book-config.ts `bookRenderItems`, project/project-config.ts `normalizeSidebarItem`,
project/types/manuscript/manuscript.ts `config`, manuscript-config.ts `computeProjectArticleFile`.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from profilelint.site.generators.quarto import inputs, matter, reading
from profilelint.site.generators.quarto.settings import table

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from profilelint.site.generators.quarto.settings import Settings
    from profilelint.site.generators.view import View

_MOST_ITEMS = 5000
_ARTICLES = ("index.qmd", "index.ipynb")


def render_list(view: View, settings: Settings) -> tuple[list[str] | None, tuple[str, str] | None]:
    """What a project renders, None for all, and the key of the reason for which it stops, with what that names."""
    if settings.kind == "book":
        return _book(view, settings)
    if settings.kind == "manuscript":
        return _manuscript(view, settings)
    return inputs.listed(settings), None


def article(settings: Settings, files: Container[str]) -> str | None:
    """Return the paper of a manuscript."""
    said = table(settings.values, "manuscript").get("article")
    if isinstance(said, str) and said:
        return posixpath.normpath(said)
    return next((name for name in _ARTICLES if name in files), None)


def _book(view: View, settings: Settings) -> tuple[list[str], tuple[str, str] | None]:
    book = table(settings.values, "book")
    files = frozenset(view.files)
    there = files | inputs.folders_of(view.files)
    found: list[str] = []
    missing: list[str] = []
    said = (book.get(name) for name in ("chapters", "references", "appendices"))
    waiting = [item for each in said for item in (each if isinstance(each, list) else [each])][::-1]
    while waiting and len(found) < _MOST_ITEMS:
        item = waiting.pop()
        href, inner = _item(item)
        if inner:
            waiting += inner[::-1]
        if href and posixpath.normpath(href) in there:
            found.append(href)
        elif href and set(href.strip()) != {"-"} and not _is_title(item, inner):
            missing.append(href)
    if missing:
        return found, ("book-missing", missing[0])
    if not any(each.startswith("index.") and matter.is_source(view, each) for each in found):
        return found, ("book-no-home", "")
    footer = (item for item in reading.leaves(table(book, "page-footer")) if item in files)
    lost = [name for name in sorted(files) if name.startswith("404.") and matter.is_source(view, name)][:1]
    return [*found, *footer, *lost], None


def _item(item: object) -> tuple[str, list[object]]:
    """Return what an entry of a list of chapters leads to, and the entries in it."""
    if isinstance(item, str):
        return item, []
    if not isinstance(item, dict):
        return "", []
    chapters = item.get("chapters", item.get("contents"))
    inner = list(chapters) if isinstance(chapters, list) else []
    names = ("part", "section", "href", "file", "url", "text")
    href = next((item[name] for name in names if isinstance(item.get(name), str) and item[name]), "")
    return href, inner


def _is_title(item: object, inner: Sequence[object]) -> bool:
    """Return whether an entry is the title of a part, not a file: `part: Methods`, with chapters or without."""
    if not isinstance(item, dict):
        return False
    is_part = isinstance(item.get("part", item.get("section")), str)
    return is_part or (bool(inner) and not any(item.get(name) for name in ("href", "file", "url")))


def _manuscript(view: View, settings: Settings) -> tuple[list[str] | None, tuple[str, str] | None]:
    paper = article(settings, frozenset(view.files))
    if paper is None:
        return inputs.listed(settings), ("manuscript-no-article", "")
    said = table(settings.values, "manuscript").get("notebooks")
    if said is None:
        listed = inputs.listed(settings)
        return listed if listed is None else [*listed, paper], None
    each = said if isinstance(said, list) else [said]
    named = [item.get("notebook") if isinstance(item, dict) else item for item in each]
    return [*reading.texts(named), paper], None

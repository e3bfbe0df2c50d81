"""What Jekyll makes of each file of a site, by all editions that may build it: `generators.outcome.Site` for Jekyll."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators import reasons
from profilelint.site.generators.jekyll import build, plugins, tags
from profilelint.site.generators.jekyll import edition as editions
from profilelint.site.generators.jekyll.address import FaultError
from profilelint.site.generators.jekyll.settings import CONFIGS
from profilelint.site.generators.outcome import Built, Copied, Fails, NotBuilt, Page, agree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from profilelint.site.generators.jekyll.edition import Edition
    from profilelint.site.generators.jekyll.state import Build, Item
    from profilelint.site.generators.outcome import Outcome
    from profilelint.site.generators.view import View

#: Words of a script of a site's own by which it may make pages or change their addresses.
_MAKER = lazy_pattern(r"Jekyll::(?:Generator|Page|PageWithoutAFile|Document|Hooks)|\bsite\.(?:pages|posts|docs)\b")
_MOST = 100_000  #: bytes of a script that are looked at
#: What is first said of a file from which several things become.
_RANK = ("list", "redirected", "page", "document", "readme", "optional", "static")


@dataclass(slots=True)
class _Result:
    """A build that is over: what is written where, by whom; which files lose their address to which other."""

    made: Build
    written: dict[str, str] = field(default_factory=dict)
    by_path: dict[str, list[Item]] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)


class Jekyll:
    """The part of a site that Jekyll builds, at a moment `now` (with a zone): see `generators.outcome.Site`.

    `only` are the editions to ask instead of those that the files of the site tell. Each is asked once.
    """

    language_folders: tuple[str, ...] = ()

    def __init__(self, view: View, now: datetime, only: Sequence[Edition] = ()) -> None:
        self._view = view
        self._now = now
        self._editions = tuple(only) or editions.editions(view, build.config_of(view, editions.JEKYLL_4).values)
        self._table = reasons.table("jekyll")

    @property
    def editions(self) -> tuple[str, ...]:
        """See `outcome.Site`."""
        return tuple(each.name for each in self._editions)

    @cached_property
    def _results(self) -> Mapping[str, _Result]:
        return {each.name: _finish(build.build(self._view, each, self._now)) for each in self._editions}

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(self._view.files)

    @cached_property
    def failures(self) -> tuple[Page, ...]:
        """See `outcome.Site`."""
        paths = {path for result in self._results.values() for path in result.made.faults}
        return tuple(self.page(path) for path in sorted(paths))

    @cached_property
    def written(self) -> Mapping[str, tuple[str, ...]]:
        """See `outcome.Site`."""
        found: dict[str, dict[str, None]] = {}
        for result in self._results.values():
            for address, path in result.written.items():
                found.setdefault(address, {}).update({path: None} if path else {})
        return {address: tuple(paths) for address, paths in found.items()}

    @cached_property
    def unseen(self) -> tuple[str, ...]:
        """See `outcome.Site`: plugins that are not known here, and the site's own scripts that may make pages."""
        found: list[str] = []
        for each, result in zip(self._editions, self._results.values(), strict=True):
            found += (name for name in result.made.plugins if name not in editions.KNOWN_PLUGINS)
            if not each.safe:
                folder = f"{result.made.settings.text('plugins_dir')}/"
                scripts = (path for path in self._view.files if path.startswith(folder) and path.endswith(".rb"))
                found += (path for path in scripts if _MAKER.search(self._text(path)))
        return tuple(dict.fromkeys(found))

    @cached_property
    def supplied(self) -> tuple[str, ...]:
        """See `outcome.Site`: a theme that is a gem or lies elsewhere has `assets` (theme_assets_reader.rb)."""
        found = (each.made for each in self._results.values())
        return ("assets/",) if any(each.edition.has_pages_gem or tags.is_themed(each) for each in found) else ()

    def _text(self, path: str) -> str:
        return self._view.data(path, _MOST).decode("utf-8", errors="replace")

    def page(self, path: str) -> Page:
        """See `outcome.Site`."""
        outcomes = {name: self._outcome(result, path) for name, result in self._results.items()}
        settled = not any(path in result.made.unsettled for result in self._results.values())
        return agree(path, outcomes, settled=settled)

    def follows_sources(self, path: str) -> bool | None:
        """See `outcome.Site`."""
        found = set()
        for each in self._results.values():
            is_document = any(item.document for item in each.by_path.get(path, ()))
            inner = path.removeprefix(each.made.home)
            found.add(plugins.follows_sources(each.made, inner, is_document=is_document))
        return found.pop() if len(found) == 1 else None

    def _outcome(self, result: _Result, path: str) -> Outcome:
        made = result.made
        if path in made.faults:
            key, value = made.faults[path]
            return Fails(self._table[key], values={"value": value})
        if items := result.by_path.get(path):
            return self._published(made, path, items)
        if path in result.lost:
            return NotBuilt(self._table["overwritten"], values={"value": result.lost[path]})
        if path in CONFIGS:
            return NotBuilt(self._table["config"])
        if made.home and path in self._files and not path.startswith(made.home):
            return NotBuilt(self._table["outside-source"], values={"value": made.home})
        key, value = made.left_out.get(path, ("part" if path in self._files else "missing", ""))
        return NotBuilt(self._table[key], values={"value": value, "name": value})

    def _published(self, made: Build, path: str, items: list[Item]) -> Outcome:
        items = sorted(items, key=lambda each: _RANK.index(each.kind))
        addresses = tuple(dict.fromkeys(each.address for each in items))
        if all(each.kind == "static" for each in items):
            key = _copied(self._view, path) if made.known.is_markdown(path) else "copied"
            return Copied(self._table[key], addresses=addresses)
        key, value = _why(made, items[0])
        return Built(self._table[key], values={"value": value, "date": value}, addresses=addresses)


def _copied(view: View, path: str) -> str:
    start = view.data(path, _MOST).removeprefix(b"\xef\xbb\xbf").lstrip()
    return "copied-late" if start.startswith((b"---\n", b"---\r\n", b"--- ")) else "copied-markdown"


def _why(made: Build, item: Item) -> tuple[str, str]:
    """Return the reason of what is built: what is wrong with it goes first."""
    if item.kind in ("list", "readme", "optional") or item.kind == "redirected":
        return {"redirected": "redirects-elsewhere"}.get(item.kind, item.kind), ""
    each = item.document
    if each and each.path in made.unsettled and each.has_date:
        return "soon", each.date.strftime("%Y-%m-%d")
    if each and not each.is_readable:
        return ("post-unreadable" if each.collection.label == "posts" else "matter-unreadable"), ""
    if each and each.path.endswith((".yml", ".yaml")):
        return "yaml-document", ""
    if item.matter and not item.matter.is_closed:
        return "matter-open", ""
    if item.matter and item.matter.state == "unreadable":
        return "matter-unreadable", ""
    if layout := tags.missing_layout(made, item):
        return "layout-missing", layout
    return ("page" if not each else "post" if each.collection.label == "posts" else "document"), ""


def _finish(made: Build) -> _Result:
    """Write everything, in the order of Jekyll."""
    result = _Result(made)
    last: dict[str, Item] = {}
    order = [*made.pages, *made.statics, *made.documents]
    for item in order:
        last[item.address] = item
    for item in order:
        winner = last[item.address]
        if winner is item:
            result.by_path.setdefault(item.path, []).append(item)
        elif winner.path != item.path:
            result.lost[item.path] = winner.path or "a page of redirects or of a plugin"
    result.by_path.pop("", None)
    result.written = {address: item.path for address, item in last.items()}
    _check_folders(made, last)
    if made.home:
        _move(result)
    return result


def _move(result: _Result) -> None:
    """Give all paths the folder that the site is built from, so that they are relative to that of the config."""
    made, home = result.made, result.made.home
    config = made.settings.path
    result.written = {address: home + path if path else "" for address, path in result.written.items()}
    result.by_path = {home + path: items for path, items in result.by_path.items()}
    result.lost = {home + path: winner for path, winner in result.lost.items()}
    made.faults = {path if path == config else home + path: each for path, each in made.faults.items()}
    made.left_out = {home + path: each for path, each in made.left_out.items()}
    made.unsettled = {home + path for path in made.unsettled}


def _check_folders(made: Build, last: Mapping[str, Item]) -> None:
    """A file cannot be written where a folder has to be."""
    folders: dict[str, None] = {}
    for address in last:
        folder = address.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = None
            folder = folder.rpartition("/")[0]
    for address, item in last.items():
        if address in folders:
            made.fail(item.path or made.settings.path, FaultError("address-is-folder", address))

"""What `defaults` of `_config.yml` gives to a file (lib/jekyll/frontmatter_defaults.rb of 3.10.0 and 4.4.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.site.generators.jekyll import clock, ruby
from profilelint.site.generators.jekyll.settings import MOST_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.site.generators.jekyll.edition import Edition
    from profilelint.site.generators.jekyll.settings import Settings

#: Names of types that are mended (`update_deprecated_types`).
_MENDED = {"page": "pages", "post": "posts", "draft": "drafts"}
_MOST_GLOBS = 50  #: scopes with a `*` that are tried


@dataclass(frozen=True, slots=True)
class _Set:
    """An entry: `scope` is None for none; `beginnings` are what a scope with `*` finds on disk."""

    scope: Mapping[str, Any] | None
    values: Mapping[str, Any]
    beginnings: frozenset[str] | None

    @property
    def path(self) -> str:
        value = self.scope.get("path") if self.scope else None
        return value if isinstance(value, str) else ""


class Defaults:
    """The entries of a site. `fault` is the key of the reason for which Jekyll stops at them, "" for none.

    At "defaults-date" it always stops; at others a post of 4 is left out instead.
    """

    def __init__(self, settings: Settings, edition: Edition, files: Sequence[str], now: datetime) -> None:
        self._is_4 = edition.is_4
        self._files = files
        self._collections = settings.text("collections_dir")
        self._globs_left = _MOST_GLOBS
        self.fault = ""
        said = settings.values.get("defaults")
        kept = said[:MOST_ENTRIES] if isinstance(said, list) else []
        valid = [each for each in kept if isinstance(each, dict) and isinstance(each.get("values"), dict)]
        self._sets = tuple(self._set(each, settings, now) for each in valid)
        #: Whether some scope may stop what compares it, so that pages are to ask for all their values.
        self.may_stop = any(each.scope is None or not _has_text_path(each.scope) for each in self._sets)

    def _set(self, said: dict[str, Any], settings: Settings, now: datetime) -> _Set:
        values = dict(said["values"])
        if "date" in values:
            self._read_date(values, settings, now)
        scope = said.get("scope")
        if "scope" not in said:
            return _Set(None, values, None)
        if not isinstance(scope, dict):
            self.fault = self.fault or "defaults-scope"
            return _Set(None, {}, None)
        kind, path = scope.get("type"), scope.get("path")
        if self._is_4 and "type" in scope and not isinstance(kind, str):
            self.fault = self.fault or "defaults-scope"
        if not self._is_4 and "path" in scope and not isinstance(path, str | list | dict):
            self.fault = self.fault or "defaults-scope"
        scope = {**scope, "type": _MENDED.get(str(kind), kind)} if "type" in scope else scope
        return _Set(scope, values, self._globbed(path) if isinstance(path, str) and "*" in path else None)

    def _read_date(self, values: dict[str, Any], settings: Settings, now: datetime) -> None:
        if not isinstance(values["date"], str | datetime):
            self.fault = self.fault or "defaults-day"  # `Time.parse` takes texts alone: a TypeError
            return
        try:
            values["date"] = clock.moment(values["date"], settings.zone, now)
        except clock.BadDateError:
            self.fault = self.fault or "defaults-date"

    def all(self, path: str, kind: str | None) -> dict[str, Any]:
        """Return all values for a path and a type, as `all` joins them."""
        found: dict[str, Any] = {}
        last: _Set | None = None
        for each in self._fitting(path, kind):
            if self._goes_before(last, each, kind):
                found, last = merge(dict(found), each.values), each
            else:
                found = merge(dict(each.values), found)
        return found

    def find(self, path: str, kind: str, key: str) -> object:
        """Return one value, as `find` has it; None for none."""
        found: object = None
        last: _Set | None = None
        for each in self._fitting(path, kind):
            if key in each.values and self._goes_before(last, each, kind):
                found, last = each.values[key], each
        return found

    def _goes_before(self, last: _Set | None, each: _Set, kind: str | None) -> bool:
        """`has_precedence?`, which stops at what has no path to compare; of a document only the keys are lost then."""
        if last is None or last.scope is None:
            return True
        if each.scope is None or not (_has_text_path(last.scope) and _has_text_path(each.scope)):
            if kind in (None, "pages"):
                self.fault = self.fault or "defaults-scope"
            return True
        if len(last.path) != len(each.path):
            return len(each.path) > len(last.path)
        return "type" in each.scope or "type" not in last.scope

    def _fitting(self, path: str, kind: str | None) -> Iterator[_Set]:
        path = path.removeprefix("/")
        for each in self._sets:
            if each.scope is None or (self._has_type(each.scope, kind) and self._has_path(each, path)):
                yield each

    def _has_type(self, scope: Mapping[str, Any], kind: str | None) -> bool:
        return "type" not in scope or (kind is not None and scope["type"] == kind)

    def _has_path(self, each: _Set, path: str) -> bool:
        if not each.path:
            return True
        if each.beginnings is None:
            return self._is_below(path, self._stripped(each.path))
        ends = (
            range(len(path) + 1)
            if self._is_4
            else [at for at in range(len(path) + 1) if path[at : at + 1] in ("", "/")]
        )
        return any(path[:end] in each.beginnings for end in ends)

    def _is_below(self, path: str, scope: str) -> bool:
        return path.startswith(scope) if self._is_4 else path == scope or path.startswith(f"{scope}/")

    def _stripped(self, path: str) -> str:
        start = f"{self._collections}/"
        return path.removeprefix(start) if self._collections else path

    def _globbed(self, pattern: str) -> frozenset[str]:
        """The files and folders that a scope with `*` finds (`Dir.glob`: `*` crosses no slash, `**/` any number)."""
        self._globs_left -= 1
        if self._globs_left < 0 or "{" in pattern:
            return frozenset()
        parts = pattern.removesuffix("/").split("/")
        return frozenset(self._stripped(path) for path in self._paths if _globs(parts, path.split("/")))

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        found = dict.fromkeys(self._files)
        for path in self._files:
            folder = path.rpartition("/")[0]
            while folder and folder not in found:
                found[folder] = None
                folder = folder.rpartition("/")[0]
        return tuple(found)


def _globs(parts: list[str], path: list[str]) -> bool:
    """Whether a path fits a glob, part by part; `**` stands for any number of folders. As `ruby.fnmatch` does it."""
    position = index = 0
    star, resume = -1, 0
    while index < len(path):
        part = parts[position] if position < len(parts) else None
        if part == "**" and position < len(parts) - 1:
            star, resume = position, index
            position += 1
        elif part is not None and _is_seen(part, path[index]) and ruby.fnmatch(part, path[index]):
            position, index = position + 1, index + 1
        elif star >= 0 and not path[resume].startswith("."):
            resume += 1
            position, index = star + 1, resume
        else:
            return False
    return position == len(parts)


def _is_seen(pattern: str, name: str) -> bool:
    return pattern.startswith(".") or not name.startswith(".")


def _has_text_path(scope: Mapping[str, Any]) -> bool:
    return isinstance(scope.get("path"), str | None)


def merge(target: dict[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """`Utils.deep_merge_hashes!`: what is empty in `other` changes nothing that is there."""
    for key, value in other.items():
        old = target.get(key)
        if key in target and value is None:
            continue
        target[key] = merge(dict(old), value) if isinstance(old, dict) and isinstance(value, dict) else value
    return target

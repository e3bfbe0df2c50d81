"""The answer of Quarto about the files of a site."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from profilelint.site.generators import reasons
from profilelint.site.generators.outcome import Built, Copied, Fails, NotBuilt, Page, agree
from profilelint.site.generators.quarto import build, menus, reading, settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from profilelint.site.generators.outcome import Outcome
    from profilelint.site.generators.quarto.build import Build
    from profilelint.site.generators.view import View

#: Reasons that depend on the version, on code that is run, or on which file is written last.
_UNSETTLED = frozenset({"assistant", "shared"})
_UNSETTLED_WITH_CODE = frozenset({"part", "include-missing", "underscore"})
_SETTINGS = frozenset({*settings.CONFIGS, "_metadata.yml", "_metadata.yaml", "_variables.yml", "_variables.yaml"})


class Quarto:
    """The part of a site that Quarto builds, at a moment `now`: see `generators.outcome.Site`.

    The moment decides nothing: a date ahead hides no page. An edition is a profile: first those that a build has
    which names none, then each of the others. `only` are the profiles to ask for instead, joined as one edition.
    """

    language_folders: tuple[str, ...] = ()

    def __init__(self, view: View, now: datetime, only: Sequence[str] = ()) -> None:
        del now
        self._view = view
        self._files = frozenset(view.files)
        first = tuple(only) or settings.active(view, self._files)
        self._profiles = {_edition(first): first}
        if not only:
            self._profiles |= {_edition((name,)): (name,) for name in settings.others(self._files, first)}
        self._table = reasons.table("quarto")

    @property
    def editions(self) -> tuple[str, ...]:
        """See `outcome.Site`."""
        return tuple(self._profiles)

    @cached_property
    def _builds(self) -> Mapping[str, Build]:
        return {name: build.build(self._view, profiles) for name, profiles in self._profiles.items()}

    @cached_property
    def failures(self) -> tuple[Page, ...]:
        """See `outcome.Site`."""
        paths = {path for each in self._builds.values() for path in each.faults}
        return tuple(self.page(path) for path in sorted(paths))

    @cached_property
    def written(self) -> Mapping[str, tuple[str, ...]]:
        """See `outcome.Site`."""
        found: dict[str, dict[str, None]] = {}
        for name, each in self._builds.items():
            for address, paths in each.written.items():
                found.setdefault(self._below(name, address), {}).update(dict.fromkeys(paths))
        return {address: tuple(paths) for address, paths in found.items()}

    @cached_property
    def unseen(self) -> tuple[str, ...]:
        """See `outcome.Site`: scripts that run before or behind the build, types of extensions, projects in this."""
        found: list[str] = []
        for each in self._builds.values():
            for name in ("pre-render", "post-render"):
                found += reading.texts(each.settings.project.get(name))
            if each.settings.kind not in settings.KNOWN_TYPES:
                found.append(each.settings.kind)
        found += (path for path in self._view.files if "/" in path and posixpath.basename(path) in settings.CONFIGS)
        return tuple(dict.fromkeys(found))

    @cached_property
    def supplied(self) -> tuple[str, ...]:
        """See `outcome.Site`: libraries, and the folders of figures that cells leave behind."""
        found = []
        for name, each in self._builds.items():
            said = each.settings.project.get("lib-dir")
            libraries = said if isinstance(said, str) and said else each.settings.libraries
            found += [f"{libraries.strip('/')}/"] if libraries else []
            for path, source in each.sources.items():
                if source.has_code or not libraries:
                    found.append(self._below(name, f"{posixpath.splitext(path)[0]}_files/"))
        return tuple(dict.fromkeys(found))

    @cached_property
    def menu(self) -> tuple[menus.Entry, ...]:
        """Where the entries of the menus lead, in the likeliest edition."""
        return tuple(menus.entries(self._view, next(iter(self._builds.values())), self._table))

    def page(self, path: str) -> Page:
        """See `outcome.Site`."""
        outcomes = {name: self._outcome(name, each, path) for name, each in self._builds.items()}
        return agree(path, outcomes, settled=not any(self._is_open(name, each) for name, each in outcomes.items()))

    def picture(self, path: str, target: str) -> str:
        """The target of a picture on a page, with the ending that Quarto adds where it has none: `img/a` is `a.png`.

        >>> from profilelint.site.generators.view import Memory
        >>> from datetime import UTC, datetime
        >>> Quarto(Memory({"a.qmd": b""}), datetime.now(UTC)).picture("a.qmd", "img/a")
        'img/a.png'
        """
        ending = next(iter(self._builds.values())).endings.get(path, "png")
        has_none = not posixpath.splitext(target)[1] and not target.endswith("/") and ":" not in target
        return f"{target}.{ending}" if target and has_none else target

    @cached_property
    def base(self) -> str:
        """The path that the site is served below, from `site-path` or `site-url` (website-config.ts `websitePath`)."""
        site = next(iter(self._builds.values())).settings.website
        said, url = site.get("site-path"), site.get("site-url")
        path = said if isinstance(said, str) else _path_of(url) if isinstance(url, str) else ""
        return path if path.endswith("/") else f"{path}/"

    def follows_sources(self, path: str) -> bool | None:
        """See `outcome.Site`: in a website, a link to an input leads to its page (website-utils.ts)."""
        found = {each.settings.is_website and path in each.sources for each in self._builds.values()}
        return found.pop() if len(found) == 1 else None

    def _is_open(self, name: str, outcome: Outcome) -> bool:
        key = outcome.reason.key
        return key in _UNSETTLED or (key in _UNSETTLED_WITH_CODE and self._runs_code[name])

    @cached_property
    def _runs_code(self) -> Mapping[str, bool]:
        return {
            name: any(source.has_code for source in each.sources.values())
            or bool(each.settings.project.get("pre-render") or each.settings.project.get("post-render"))
            for name, each in self._builds.items()
        }

    def _below(self, name: str, address: str) -> str:
        """An address from the root of what the first edition publishes, where another one writes to a folder of it."""
        first = next(iter(self._builds.values())).settings.output
        own = self._builds[name].settings.output
        folder = posixpath.relpath(own or ".", first or ".") if own != first and not own.startswith("/") else "."
        return address if folder.startswith((".", "/")) else f"{folder}/{address}"

    def _outcome(self, name: str, made: Build, path: str) -> Outcome:
        if path in made.faults:
            return self._said(Fails, *made.faults[path])
        copied = (self._below(name, path),) if path in made.copied else ()
        if path in made.sources and path not in made.drafts:
            addresses = tuple(self._below(name, each) for each in made.addresses[path])
            if addresses:
                key, value = _why(made, path)
                return Built(self._table[key], values={"value": value}, addresses=(*addresses, *copied))
            return self._said(NotBuilt, "no-format", "")
        if copied:
            by = made.copied[path]
            key = "copied" if by else "copied-always"
            return Copied(self._table[key], values={"value": by}, addresses=copied)
        return self._nothing(made, path)

    def _nothing(self, made: Build, path: str) -> Outcome:
        if path in made.drafts:
            return self._said(NotBuilt, "draft", "")
        if path not in self._files:
            return self._said(NotBuilt, "missing", path)
        if path in made.left_out:
            return self._said(NotBuilt, *made.left_out[path])
        if posixpath.basename(path) in _SETTINGS or path.startswith(("_quarto-", "_quarto.")):
            return self._said(NotBuilt, "config", "")
        if not made.settings.output:
            return Copied(self._table["in-place"], addresses=(path,))
        return self._said(NotBuilt, "part", "")

    def _said(self, kind: type[NotBuilt | Fails], key: str, value: str) -> Outcome:
        return kind(self._table[key], values={"value": value})


def _why(made: Build, path: str) -> tuple[str, str]:
    if path in made.shared:
        return "shared", made.shared[path]
    return ("draft-shown", made.shown[path]) if path in made.shown else ("page", "")


def _path_of(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _edition(profiles: Sequence[str]) -> str:
    return f"Quarto with the profile {', '.join(profiles)}" if profiles else "Quarto"

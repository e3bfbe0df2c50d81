"""Which tags of Liquid a site of Jekyll has: those of Liquid, of Jekyll, of the plugins that it names, and its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.jekyll import build
from profilelint.site.generators.jekyll import edition as editions
from profilelint.site.generators.jekyll.settings import CONFIGS
from profilelint.site.generators.templates.liquid import CORE, Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.site.generators.jekyll.edition import Edition
    from profilelint.site.generators.templates.liquid import Kind
    from profilelint.site.generators.view import View

_REGISTERED = lazy_pattern(r"""register_tag\b[ \t(]{0,9}(?:["':]([\w-]+))?""")
_REQUIRED = lazy_pattern(r"""(?m)^[ \t]{0,40}require(?:_relative)?[ \t(]{0,9}["'](jekyll[-/_][\w/-]+)""")
_MOST = 100_000  #: bytes of a script that are looked at
_SCRIPTS = 100  #: scripts that are looked at; of more, nothing is known


def of_site(view: View, only: Sequence[Edition] = ()) -> Known:
    """The tags that a site has whichever edition of Jekyll builds it, and those that it has in some of them. Total.

    `only` are the editions to ask instead of those that the files of the site tell.
    """
    asked = tuple(only) or editions.editions(view, build.config_of(view, editions.JEKYLL_4).values)
    found = [_of_edition(view, each) for each in asked]
    kinds = {name: kind for name, kind in found[0].kinds.items() if all(name in each.kinds for each in found)}
    others = {name for each in found for name in (*each.kinds, *each.maybe)}
    others.update(_of_settings(build.config_of(view, asked[0]).values))
    return Known(kinds, frozenset(others - kinds.keys()), any(each.is_open for each in found))


def _of_settings(values: Mapping[str, object]) -> Iterator[str]:
    """Yield the tags of plugins that a config sets up without naming them: its author has them somewhere."""
    for name, row in _table().items():
        if row.get("setting") in values:
            yield from of_plugin(name) or ()


def _of_edition(view: View, edition: Edition) -> Known:
    settings = build.config_of(view, edition)
    kinds: dict[str, Kind] = dict(CORE.kinds)
    is_open = False
    for name in editions.plugins(view, edition, settings.values):
        tags = of_plugin(name)
        kinds.update(tags or {})
        is_open = is_open or tags is None
    if edition.safe:  # a theme brings plugins along, and GitHub Pages has one for sites that name none
        allowed = editions.PAGES_ALLOWED if edition.has_pages_gem else ()
        return Known(kinds, frozenset(tag for name in allowed for tag in of_plugin(name) or ()), is_open)
    folder = settings.values.get("plugins_dir", "_plugins")
    own = _scripts(view, folder.strip("/")) if isinstance(folder, str) else None
    theme = settings.values.get("theme") or settings.values.get("remote_theme")
    gemfile = view.data("Gemfile", _MOST).decode("utf-8", errors="replace")
    is_open = is_open or own is None or bool(theme) or "gemspec" in gemfile or "eval_gemfile" in gemfile
    is_open = is_open or any(_names_plugins(view, path) for path in view.files)
    return Known(kinds, frozenset(own or ()), is_open)


def _names_plugins(view: View, path: str) -> bool:
    """Return whether a file is another config, which the build may be given, with plugins in it."""
    is_config = path.startswith("_config") and "/" not in path and path not in CONFIGS
    return is_config and b"plugins" in view.data(path, _MOST)


def of_plugin(name: str) -> Mapping[str, Kind] | None:
    """Return the tags of a plugin; None where that is not known.

    >>> of_plugin("jekyll-seo-tag"), of_plugin("jekyll-nobody")
    ({'seo': 'tag'}, None)
    """
    name = name.replace("/", "-")
    table = _table()
    if name in table["none"]["plugins"]:
        return {}
    row = table.get(name)
    if row is None:
        return None
    kinds: dict[str, Kind] = dict.fromkeys(row.get("tags", ()), "tag")
    kinds.update(dict.fromkeys(row.get("blocks", ()), "block"))
    return kinds


@cache
def _table() -> dict[str, dict[str, Any]]:
    import tomllib  # a slow start, for few runs

    return tomllib.loads(Path(__file__).with_name("liquid_tags.toml").read_text(encoding="utf-8"))


def _scripts(view: View, folder: str) -> set[str] | None:
    """The tags that the scripts of a site register, as far as they say the names; None where one may have others."""
    paths = [path for path in view.files if path.startswith(f"{folder}/") and path.endswith(".rb")]
    if len(paths) > _SCRIPTS:
        return None
    found: set[str] = set()
    for path in paths:
        text = view.data(path, _MOST).decode("utf-8", errors="replace")
        names = [*_names(text)]
        if "" in names or not text.strip() or len(text) >= _MOST:
            return None
        found.update(names)
    return found


def _names(script: str) -> Iterator[str]:
    """Yield the tags of a script; "" for those that it does not name."""
    for match in _REGISTERED.finditer(script):
        yield match[1] or ""
    for match in _REQUIRED.finditer(script):
        own = of_plugin(match[1])
        yield from ("",) if own is None else own

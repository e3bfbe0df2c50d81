"""At which shortcodes of a page Hugo stops, with those that its site and its theme have."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.outcome import NotBuilt
from profilelint.site.generators.templates import shortcodes
from profilelint.site.generators.templates.shortcodes import Shortcodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.document import Document
    from profilelint.site.built import Built
    from profilelint.site.generators.templates import Fault
    from profilelint.site.site import Site

_PAGES = (".md", ".markdown", ".mdown")
_FOLDERS = ("shortcodes", "_shortcodes")
_COMMENT = lazy_pattern(r"\{\{-?[ \n]?/\*")
_INNER = lazy_pattern(r"\.Inner(?:Deindent)?\b")
_REQUIRES = lazy_pattern(r"(?m)^[ \t]*require\b")
_IMPORTS = lazy_pattern(r"(?im)^[ \t]*(?:\[\[?module|module[ \t]*:|theme[ \t]*[:=])")
_MODULES = ("module", "imports", "mounts", "themesdir", "layoutdir", "ignorefiles")
_MOST = 1000  #: templates of shortcodes that are looked at


def hugo_build_stops(site: Site, document: Document) -> Sequence[Fault]:
    r"""Return what stops the build of a page of Hugo in all versions from 0.111 on, in order; nothing elsewhere. Total.

    Drafts and pages of other days, which some versions do not look at, are left out.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"hugo.toml": "title = 'Ada'\n", "content/cv.md": "---\ntitle: CV\n---\n{{< loom >}}\n"})
    >>> [each.span for each in hugo_build_stops(site, site.documents[0])]
    [Span(start=22, end=26)]
    """
    text = document.text
    start = document.front_matter.span.end if document.front_matter else 0
    if not document.path.endswith(_PAGES) or (text.find("{{<", start) < 0 and text.find("{{%", start) < 0):
        return ()
    place = site.locate(document)
    built = site.built(place)
    if built.generator != "hugo" or not shortcodes.read(text, start, _of_hugo()):
        return ()
    if any(isinstance(each, NotBuilt) for each in site.page(place).made.outcomes.values()):
        return ()
    return shortcodes.read(text, start, _of_site(site, built.home))


@cache
def _of_hugo() -> Shortcodes:
    """Return the shortcodes that Hugo brings along in any version."""
    import tomllib  # a slow start, for few runs

    rows = tomllib.loads(Path(__file__).with_name("shortcodes.toml").read_text(encoding="utf-8"))
    return Shortcodes({name: row["inner"] for name, row in rows.items()})


@lru_cache(maxsize=4)
def _of_site(site: Site, home: str) -> Shortcodes:
    """Return the shortcodes of a site: its own, those of its themes, and Hugo's."""
    built = site.built(f"{home}/x".lstrip("/"))
    settings = built.settings
    named = settings.get("theme")
    themes = [each for each in (named if isinstance(named, list) else [named]) if isinstance(each, str) and each]
    is_open = any(name in settings for name in _MODULES) or _has_environments(built)
    inner: dict[str, bool | None] = {}
    for folder in ("layouts", *(f"themes/{theme}/layouts" for theme in themes)):
        for name, takes in _templates(built, folder):
            inner[name] = takes if inner.get(name, takes) == takes else None
    is_open = is_open or _has_modules(built, "") or any(_is_open(built, theme) for theme in themes)
    for name, takes in _of_hugo().inner.items():
        inner.setdefault(name, takes)
    return Shortcodes(inner, is_open)


def _is_open(built: Built, theme: str) -> bool:
    """Return whether a theme lies elsewhere, in part or as a whole."""
    folder = f"themes/{theme}"
    if not built.is_folder(f"{folder}/layouts") or _has_modules(built, f"{folder}/"):
        return True
    configs = (f"{folder}/{stem}.{end}" for stem in ("config", "hugo") for end in ("toml", "yaml", "yml"))
    return built.is_folder(f"{folder}/config") or any(_IMPORTS.search(built.text(path)) for path in configs)


def _has_modules(built: Built, folder: str) -> bool:
    is_vendored = built.is_folder(f"{folder}_vendor")
    return is_vendored or _REQUIRES.search(built.text(f"{folder}go.mod")) is not None


def _has_environments(built: Built) -> bool:
    """Return whether there are settings for one environment alone, which may name a theme."""
    return bool(set(built.site.listing(built.rooted("config"))) - {"_default"})


def _templates(built: Built, folder: str) -> Iterator[tuple[str, bool | None]]:
    """The shortcodes of a folder of layouts, in small letters, and whether they take a text; None for empty files."""
    paths = [path for kind in _FOLDERS for path in _below(built, f"{folder}/{kind}")]
    for top, path in paths[:_MOST]:
        parent, _, name = path.removeprefix(f"{top}/").rpartition("/")
        name = f"{parent}/{name.split('.')[0]}".lstrip("/").lower()
        text = _uncommented(built.text(path))
        yield name, (_INNER.search(text) is not None) if text.strip() else None


def _uncommented(template: str) -> str:
    """Return a template without its comments.

    >>> _uncommented("a {{/* .Inner */}} b")
    'a }} b'
    """
    first, *rest = _COMMENT.split(template)
    return first + "".join(each.partition("*/")[2] if "*/" in each else each for each in rest)


def _below(built: Built, folder: str) -> Iterator[tuple[str, str]]:
    if built.is_folder(folder):
        for path in built.site.walk(built.rooted(folder)):
            yield folder, built.inner(path)

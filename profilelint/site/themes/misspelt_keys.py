"""Keys of front matter that are nearly ones which the site's theme knows."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from profilelint.site.themes import page_kinds
from profilelint.site.themes.detect import Theme, theme
from profilelint.text.emails.faults import is_one_edit

if TYPE_CHECKING:
    from profilelint.model.document import Document, Field
    from profilelint.site.site import Site

#: What may ask for a key.
TEMPLATES = (".html", ".liquid")
#: Shorter keys are too close to each other.
LEAST = 4
#: Words that people make keys of, each a letter from a key of some theme: `pages` from `pager`, `data` from `date`.
WORDS = frozenset(
    {
        *("avenue", "chat", "context", "data", "dated", "fork", "formal", "height", "issn", "labs", "leader"),
        *("line", "online", "page", "pages", "paper", "papers", "path", "profiler", "publisher", "rank", "rate"),
        *("reader", "relate", "release", "rule", "shape", "slider", "start", "starter", "state", "stats"),
        *("subtype", "tape", "tier", "tile", "word"),
    }
)


def misspelt_keys(document: "Document", site: "Site", own: tuple[str, ...] = ()) -> Iterator[tuple["Field", str]]:
    r"""Yield the fields of a page whose key is nearly a known one that the page lacks, each with the known key.

    `own` are keys that the user knows to be right.

    >>> from profilelint.toolkit import make_site
    >>> theme_files = {"_config.yml": "theme: al-folio", "_layouts/bib.liquid": ""}
    >>> site = make_site({**theme_files, "_pages/cv.md": "---\ntitel: CV\n---\n"})
    >>> [(field.path, meant) for field, meant in misspelt_keys(site.documents[0], site)]
    [('titel', 'title')]
    """
    of = theme(site)
    if of.generator == "plain":
        return
    known = page_kinds.known(of.name)
    for field in document.fields:
        name = field.path
        if name in known or "." in name or name in own:
            continue
        for meant in _near(name, of) or _needed(name, document, site):
            if not document.field(meant) and not _uses(document.text, name) and not _is_used(name, site):
                yield field, meant


@lru_cache(maxsize=4096)
def _near(name: str, of: Theme) -> tuple[str, ...]:
    """The one known key that a key is nearly; nothing if that is none, or several, or if the key is fine as it is."""
    known = page_kinds.known(of.name)
    is_spelt = of.generator == "hugo" and name.lower() in {each.lower() for each in known}
    if is_spelt or not LEAST <= len(name) <= 40 or name[-1].isdigit() or name.lower() in WORDS:
        return ()
    plain = _plain(name)
    near = [each for each, bare in _plain_keys(of.name) if bare == plain or is_one_edit(name, each)]
    near = [each for each in near if not _is_number(name, each)]
    return tuple(near) if len(near) == 1 else ()


def _needed(name: str, document: "Document", site: "Site") -> tuple[str, ...]:
    """Return the key that a page of its kind needs, if it has it in the singular or plural instead."""
    kind = page_kinds.page_kind(document, site)
    asked = (each for each in kind.keys.values() if each.required) if kind else ()
    return tuple(
        key.name for key in asked if _is_number(name, key.name) and page_kinds.is_key_missing(key, document, site)
    )


def _is_number(name: str, other: str) -> bool:
    """Return whether two keys differ in being singular and plural alone."""
    return name in (f"{other}s", other.removesuffix("s"))


@lru_cache(maxsize=100)
def _is_used(name: str, site: "Site") -> bool:
    """Return whether a layout of the site's own asks for a key."""
    return any(_uses(text, name) for _, text in site.texts(TEMPLATES))


def _uses(text: str, name: str) -> bool:
    """Return whether a text has a key as templates write it: `page.years`, `sort: "years"`."""
    return name in text and re.search(rf"[.\"']{re.escape(name)}\b", text) is not None


@cache
def _plain_keys(theme: str) -> tuple[tuple[str, str], ...]:
    """Return the known keys that are long enough to be told apart, in order, each before what `_plain` makes of it."""
    return tuple((each, _plain(each)) for each in sorted(page_kinds.known(theme)) if len(each) >= LEAST)


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").replace(" ", "").lower()

"""What a theme asks of each kind of page: the data files in `themes/` as Python, and what a site's defaults supply."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
import re
from collections.abc import Mapping
from fnmatch import fnmatchcase, translate
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.read import theme_files
from profilelint.read.front_matter import lookup
from profilelint.site.themes.detect import file_beginning, theme

if TYPE_CHECKING:
    from profilelint.model.document import Document, Field
    from profilelint.site.site import Site

#: The plugin without which Jekyll knows no `redirect_to`.
_REDIRECTS = "jekyll-redirect-from"


class ThemeKey(NamedTuple):
    """A key of front matter that a theme knows on a kind of page; `themes/README.md` says what its fields mean.

    >>> key = demands("al-folio").kinds[0].keys["title"]
    >>> key.name, key.type
    ('title', 'text')
    """

    name: str
    type: str = ""
    required: str = ""
    blank: bool = False
    when: str = ""
    read_in: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    wrong: str = ""
    listed: str = ""
    hidden: str = ""


class Kind(NamedTuple):
    """A kind of page, its files as globs from the root of the site, and its keys by name."""

    name: str
    paths: tuple[str, ...]
    excepted: tuple[str, ...]
    keys: Mapping[str, ThemeKey]

    def has(self, path: str) -> bool:
        """Return whether a page with this path, relative to the root, is of this kind."""
        return bool(_any_of(self.paths).match(path)) and not (self.excepted and _any_of(self.excepted).match(path))


@cache
def _any_of(globs: tuple[str, ...]) -> "re.Pattern[str]":
    """Return one pattern for all of some globs."""
    return re.compile("|".join(map(translate, globs)) or "(?!)")


class Demands(NamedTuple):
    """All that a theme asks for: its kinds of pages, the first that fits a page counting, and keys of any page."""

    kinds: tuple[Kind, ...]
    known: frozenset[str]


@cache
def demands(name: str) -> Demands:
    """Return what the theme of a name asks for, with all that it builds on."""
    import tomllib

    table = tomllib.loads(theme_files.theme_texts()[name])
    base = demands(table["builds-on"]) if "builds-on" in table else Demands((), frozenset())
    kinds = (_kind(each, said) for each, said in table.items() if isinstance(said, dict))
    return Demands((*kinds, *base.kinds), base.known.union(table.get("known", ())))


def _kind(name: str, said: dict[str, Any]) -> Kind:
    keys = {key: ThemeKey(key, **_tuples(words)) for key, words in said["keys"].items()}
    return Kind(name, tuple(said["paths"]), tuple(said.get("except", ())), keys)


def _tuples(words: dict[str, Any]) -> dict[str, Any]:
    return {word: tuple(value) if isinstance(value, list) else value for word, value in words.items()}


@lru_cache(maxsize=2)
def page_kind(document: "Document", site: "Site") -> Kind | None:
    """Return the kind of page that a page is for the theme of its site, or None.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "theme: al-folio", "_layouts/bib.liquid": "", "_news/loom.md": "A loom"})
    >>> page_kind(site.documents[0], site).name
    'news'
    """
    if theme(site).generator == "plain":  # as most often when one page is checked, and reading the data takes time
        return None
    path = site.locate(document)
    return next((kind for kind in demands(theme(site).name).kinds if kind.has(path)), None)


def defaults(path: str, site: "Site") -> dict[str, object]:
    """Return what Jekyll's `defaults:` supply to a page, by key; the path is relative to the root.

    Scopes are those of `Jekyll::FrontmatterDefaults`: the longer path wins, and of two as long the one with a type.
    """
    found = sorted((each for each in _scopes(site) if each.holds(path)), key=lambda each: each.weight)
    return {key: value for each in found for key, value in each.values.items()}


class _Scope(NamedTuple):
    path: str
    type: str
    values: Mapping[str, object]

    @property
    def weight(self) -> tuple[int, bool]:
        return len(self.path), bool(self.type)

    def holds(self, path: str) -> bool:
        fits = fnmatchcase(path, f"{self.path}*") if "*" in self.path else path.startswith(self.path)
        return fits and self.type in ("", _type(path))


@lru_cache(maxsize=2)
def _scopes(site: "Site") -> tuple[_Scope, ...]:
    said = site.config.get("defaults")
    sets = [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []
    return tuple(filter(None, map(_scope, sets)))


def _scope(said: dict[str, Any]) -> _Scope | None:
    scope, values = said.get("scope") or {}, said.get("values")
    if not isinstance(scope, dict) or not isinstance(values, dict):
        return None
    path, kind = scope.get("path"), scope.get("type")
    return _Scope(path.strip("/") if isinstance(path, str) else "", kind if isinstance(kind, str) else "", values)


def _type(path: str) -> str:
    """Return what Jekyll calls a page by its folder: the name of its collection, "posts", or "pages"."""
    folder = next((part for part in path.split("/")[:-1] if part.startswith("_")), "")
    return "pages" if folder in ("", "_pages") else folder[1:]


def field_for_key(document: "Document", key: str, site: "Site") -> "Field | None":
    r"""Return the field that the generator of a site reads for a key, or None; for Hugo, capitals make no difference.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"hugo.toml": "", "content/cv.md": "---\nTitle: CV\n---\n"})
    >>> field_for_key(site.documents[0], "title", site).value
    'CV'
    """
    found = document.field(key)
    if found or theme(site).generator != "hugo":
        return found
    return next((each for each in document.fields if each.path.lower() == key.lower()), None)


def value_for_key(document: "Document", key: str, site: "Site") -> object:
    r"""Return the value that a page, or else the site's `defaults`, give a key; None if neither does.

    >>> from profilelint.toolkit import make_site
    >>> config = "defaults: [{scope: {path: _pages}, values: {layout: page}}]"
    >>> site = make_site({"_config.yml": config, "_pages/cv.md": "---\ntitle: CV\n---\n"})
    >>> [value_for_key(site.documents[0], key, site) for key in ("title", "layout", "date")]
    ['CV', 'page', None]
    """
    found = field_for_key(document, key, site)
    if found or theme(site).generator != "jekyll":
        return found.value if found else None
    return defaults(site.locate(document), site).get(key)


def is_filled(value: object) -> bool:
    """Return whether the value of a key says anything; False and 0 do.

    >>> [is_filled(value) for value in ("Turin", " ", None, [], 0)]
    [True, False, False, False, True]
    """
    return bool(value.strip()) if isinstance(value, str) else value is not None and value not in ([], {})


def jekyll_collections(site: "Site") -> dict[str, object]:
    r"""Return Jekyll's collections by name, each with what `_config.yml` says of it (jekyllrb.com/docs/collections).

    >>> from profilelint.toolkit import make_site
    >>> jekyll_collections(make_site({"_config.yml": "collections:\n  talks:\n    output: true\n"}))
    {'talks': {'output': True}}
    """
    said = site.config.get("collections")
    if isinstance(said, dict):
        return {str(name): each for name, each in said.items()}
    return {str(name): None for name in said} if isinstance(said, list) else {}


def is_key_missing(key: ThemeKey, document: "Document", site: "Site") -> bool:
    r"""Whether a page lacks a key that its theme needs: neither the page nor the site's `defaults` set it, and all
    conditions hold.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "", "_pages/cv.md": "---\ntitle: CV\n---\n"})
    >>> [is_key_missing(ThemeKey(name), site.documents[0], site) for name in ("title", "layout")]
    [False, True]
    """
    if (key.blank and document.field(key.name)) or value_for_key(document, key.name, site) not in (None, ""):
        return False
    if key.name == "permalink" and "pages" in jekyll_collections(site):  # then it is that of the collection
        return False
    if not theme_reads_key(key, site) or any(_says(document, other, site) for other in key.unless):
        return False
    return not key.beside or any(_says(document, other, site) for other in key.beside)


def _says(document: "Document", condition: str, site: "Site") -> bool:
    """Return whether a page sets a key to something but false, or for "KEY: VALUE" to just that."""
    name, _, wanted = condition.partition(": ")
    said = value_for_key(document, name, site)
    if name == "redirect_to" and not any(
        _REDIRECTS in file_beginning(file, site) for file in ("_config.yml", "Gemfile")
    ):
        return False
    return said == wanted if wanted else bool(said)


def theme_reads_key(key: ThemeKey, site: "Site") -> bool:
    """Return whether a site is set up so that its theme uses a key.

    >>> from profilelint.toolkit import make_site
    >>> key = ThemeKey("teaser", when="teasers")
    >>> theme_reads_key(key, make_site({"_config.yml": "teasers: true"})), theme_reads_key(key, make_site({}))
    (True, False)
    """
    if key.when and not site.config.get(key.when):
        return False
    if key.listed and not _lists(key.listed, site):
        return False
    # An empty page is one that was not checked out, and may be the theme's own.
    pages = [file_beginning(file, site) for file in key.read_in if site.exists(file)]
    return not key.read_in or any(not page or key.when in page for page in pages)


@cache
def known(name: str) -> frozenset[str]:
    """Return all keys that the theme of a name has a meaning for, on whatever page."""
    asked = demands(name)
    return asked.known.union(*(kind.keys for kind in asked.kinds))


def _lists(where: str, site: "Site") -> bool:
    """Whether a page or the config, if it is there, sets the key with the values that are shown ("FILE: KEY")."""
    file, _, word = where.partition(": ")
    text = file_beginning(file, site)
    read = lookup.yaml_file_values if file.endswith(".yml") else lookup.front_matter_values
    return not text or word in (read(text, word) or {})

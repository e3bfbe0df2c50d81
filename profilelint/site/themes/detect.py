"""The theme of a site, told by a handful of its files: `signs` in the files of themes, whose README explains them."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from profilelint.read import theme_files
from profilelint.read.front_matter import lookup
from profilelint.site import discovery
from profilelint.site.detect import Generator

if TYPE_CHECKING:
    from profilelint.site.site import Site


class Theme(NamedTuple):
    """A theme by its name, what builds its sites, and by what it was recognised, in words."""

    name: str
    generator: Generator
    why: str


#: What the names of generators, and of sites that nothing builds, stand for where no theme is known.
_WITHOUT: dict[str, Generator] = {"readme": "plain", "plain": "plain"}

#: What builds a site that has the signs of no theme, in the form of `signs`; the first is Hexo's (hexo.io/docs/setup).
OTHERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("plain", ("scaffolds", "source")),
    *(("quarto", (name,)) for name in ("_quarto.yml", "_quarto.yaml")),
    *(("hugo", (name,)) for name in discovery.HUGO),
    ("hugo", ("config/_default", "content")),
    *(("hugo", (name, "content")) for name in discovery.OLD_HUGO[1:]),
    *(("jekyll", (name,)) for name in (discovery.JEKYLL, "_config.yaml")),
    *(("plain", (name,)) for name in ("index.html", "index.md", "package.json", "conf.py", "src", "site")),
    ("readme", ("README.md",)),
    ("plain", ()),
)

#: So many characters of a file are looked at for a word.
MOST = 100_000


def names() -> tuple[str, ...]:
    """Return all names that `theme` may give."""
    return (*theme_files.theme_texts(), *_WITHOUT)


def generator(name: str) -> Generator:
    """Return what builds the sites of a theme.

    >>> generator("academicpages"), generator("readme")
    ('jekyll', 'plain')
    """
    return _WITHOUT.get(name) or cast("Generator", theme_files.theme_value("generator", name))


@cache
def signs_of_themes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The signs of all themes, the most special theme first: a site may have those of what its theme builds on too."""
    names = sorted(theme_files.theme_texts(), key=lambda name: -len(theme_files.theme_lineage(name)))
    return tuple((name, tuple(row.split(", "))) for name in names for row in theme_files.theme_rows("signs", name))


@lru_cache(maxsize=2)
def theme(site: "Site") -> Theme:
    """Return the theme of a site: the one that the configuration names, or else the one that the site's files show.

    >>> from profilelint.toolkit import make_site
    >>> theme(make_site({"_config.yml": "theme: al-folio"}))
    Theme(name='al-folio', generator='jekyll', why='theme "al-folio" in _config.yml')
    """
    if site.named_theme:
        return Theme(site.named_theme, generator(site.named_theme), "named in the configuration")
    name, signs = next(row for row in (*signs_of_themes(), *OTHERS) if all(_holds(sign, site) for sign in row[1]))
    return Theme(name, generator(name), _why(signs))


def _holds(sign: str, site: "Site") -> bool:
    if sign.startswith("theme "):
        return any(sign[6:] in each for each in _named(site))
    file, _, word = sign.partition(": ")
    return site.exists(file) and (not word or word in file_beginning(file, site).lower())


@lru_cache(maxsize=2)
def _named(site: "Site") -> tuple[str, ...]:
    """Return what `_config.yml` calls the theme, in lower case."""
    said = lookup.yaml_file_values(file_beginning(discovery.JEKYLL, site), "theme", "remote_theme")
    return tuple(each.lower() for each in said.values() if isinstance(each, str))


@lru_cache(maxsize=16)
def file_beginning(file: str, site: "Site") -> str:
    """Return the first 100,000 characters of a file of the site; "" for a file that cannot be read.

    >>> from profilelint.toolkit import make_site
    >>> file_beginning("go.mod", make_site({"go.mod": "module looms"}))
    'module looms'
    """
    return site.text(file, MOST)


def _why(signs: Iterable[str]) -> str:
    """By what a theme was recognised, in words.

    >>> _why(["go.mod: wowchemy", "content"]), _why(["theme al-folio"]), _why([])
    ('"wowchemy" in go.mod, content', 'theme "al-folio" in _config.yml', 'no file of a theme')
    """
    return ", ".join(map(_in_words, signs)) or "no file of a theme"


def _in_words(sign: str) -> str:
    if sign.startswith("theme "):
        return f'theme "{sign[6:]}" in {discovery.JEKYLL}'
    file, _, word = sign.partition(": ")
    return f'"{word}" in {file}' if word else file

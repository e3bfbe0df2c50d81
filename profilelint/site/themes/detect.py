"""The theme of a site, told by a handful of its files; what a theme asks of pages stands in `themes/`."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from profilelint.base import lazy
from profilelint.base.records import NamedTuple
from profilelint.site import discovery

if TYPE_CHECKING:
    from profilelint.site.site import Site

Generator = Literal["jekyll", "hugo", "quarto", "plain"]


class Theme(NamedTuple):
    """A theme by its name, what builds its sites, and by what it was recognised, in words."""

    name: str
    generator: Generator
    why: str


#: What every theme is built by; its name is that of a file in `themes/`, unless nothing builds it.
GENERATORS: dict[str, Generator] = {
    "academicpages": "jekyll",
    "acad-homepage": "jekyll",
    "al-folio": "jekyll",
    "al-folio-old": "jekyll",
    "minimal-mistakes": "jekyll",
    "jekyll": "jekyll",
    "hugoblox": "hugo",
    "hugo-academic": "hugo",
    "hugo": "hugo",
    "quarto": "quarto",
    "readme": "plain",
    "plain": "plain",
}

#: Themes by what their sites hold, all of a row together; the first row that holds counts. "FILE: WORD" means that the
#: file has the word in it, and "theme WORD" that Jekyll's `theme` or `remote_theme` has; capitals are all the same.
SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("acad-homepage", ("_includes/fetch_google_scholar_stats.html", "_includes/author-profile.html")),
    ("acad-homepage", ("google_scholar_crawler", "_pages/about.md")),
    ("academicpages", ("_includes/archive-single-talk.html",)),
    ("academicpages", ("talkmap.py", "_config.yml")),
    ("academicpages", ("markdown_generator", "_config.yml")),
    ("academicpages", ("theme academicpages",)),
    ("al-folio", ("_layouts/bib.liquid",)),
    ("al-folio", ("theme al_folio",)),
    ("al-folio", ("theme al-folio",)),
    ("al-folio-old", ("_layouts/bib.html", "_layouts/about.html")),
    ("al-folio-old", ("_layouts/bib.html", "_data/coauthors.yml")),
    ("minimal-mistakes", ("minimal-mistakes-jekyll.gemspec",)),
    ("minimal-mistakes", ("theme minimal-mistakes",)),
    ("minimal-mistakes", ("_layouts/splash.html", "_includes/archive-single.html")),
    ("hugoblox", ("hugoblox.yaml", "content")),
    ("hugoblox", ("config/_default/module.yaml: hugoblox/", "content")),
    ("hugoblox", ("config/_default/hugo.yaml: hugoblox", "content")),
    ("hugoblox", ("go.mod: hugoblox/", "content")),
    ("hugo-academic", ("go.mod: wowchemy", "content")),
    ("hugo-academic", ("go.mod: hugo-academic", "content")),
    ("hugo-academic", (".gitmodules: hugo-academic", "content")),
    ("hugo-academic", ("themes/academic", "content")),
    ("hugo-academic", ("themes/hugo-academic", "content")),
    ("hugo-academic", ("academic.Rproj", "content")),
    ("hugo-academic", ("update_academic.sh", "content")),
    ("hugo-academic", ("config/_default/config.yaml: wowchemy", "content")),
    ("hugo-academic", ("config/_default/params.toml: academic", "content")),
    ("hugo-academic", ('config.toml: theme = "academic"', "content")),
    ("hugo-academic", ("content/home", "content/authors")),
    ("hugo-academic", ("content/home", "content/publication")),
)

#: The same for what builds a site whose theme is none of these; the first is Hexo's (hexo.io/docs/setup).
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
_THEME = lazy.compile(r"(?mi)^(?:remote_)?theme[ \t]*:[ \t]*[\"']?([^\s\"'#]+)")


@lru_cache(maxsize=2)
def theme(site: "Site") -> Theme:
    """Return the theme of a site: the one that the configuration names, or else the one that the site's files show.

    >>> from profilelint.toolkit import make_site
    >>> theme(make_site({"_config.yml": "theme: al-folio"}))
    Theme(name='al-folio', generator='jekyll', why='theme "al-folio" in _config.yml')
    """
    if site.named_theme:
        return Theme(site.named_theme, GENERATORS[site.named_theme], "named in the configuration")
    name, signs = next(row for row in (*SIGNS, *OTHERS) if all(_holds(sign, site) for sign in row[1]))
    return Theme(name, GENERATORS[name], _why(signs))


def _holds(sign: str, site: "Site") -> bool:
    if sign.startswith("theme "):
        named = _THEME.findall(file_beginning(discovery.JEKYLL, site))  # without reading the whole of it as YAML
        return any(sign[6:] in each.lower() for each in named)
    file, _, word = sign.partition(": ")
    return site.exists(file) and (not word or word in file_beginning(file, site).lower())


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

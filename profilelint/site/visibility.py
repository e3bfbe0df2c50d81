"""Whether visitors can get to see a page, or a list of papers, at all, as far as the files of the site tell."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.base import lazy
from profilelint.site.themes.detect import theme

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.site.site import Site

#: What is written for whoever builds the site.
_FOR_MAKERS = ("readme", "contributing", "changelog", "install", "customize", "faq", "analytics", "license")
#: What other pages include has no address of its own (acad-homepage's home page, Jekyll's `_includes`).
_PART = lazy.compile(r"(?:.*/)?_?includes/.*", re.DOTALL)
_HIDDEN = lazy.compile(
    r"^(?:draft[ \t]*[:=][ \t]*true|(?:active|published)[ \t]*[:=][ \t]*false)\b", re.MULTILINE | re.IGNORECASE
)
#: Folders that hold no pages, and files that are none.
_NO_PAGE = lazy.compile(
    r"(?:^|/)(?:\.|(?:themes|exampleSite|archetypes|layouts|partials|includes)/|readme\b)", re.IGNORECASE
)
#: Folders with an underscore that Jekyll makes pages of without being told.
_SHOWN = frozenset({"_pages", "_posts"})
#: So much of a page is looked at for whether it is hidden: more than any front matter of a theme has.
_HEAD = 4000

#: jekyll-scholar's folder; its tags, and the file that they take papers from (its README, "Usage").
_PAPERS = "_bibliography"
_LIST = lazy.compile(r"\{%-?\s{0,9}(?:bibliography(?:_count)?|(?:full)?cite|reference)\b([^%]{0,500})%\}")
_FROM = lazy.compile(r"\s(?:-f|--file)[ =]{0,3}(\{\{[^}]{0,99}\}\}\S*|\S+)")
_SETTING = lazy.compile(r"\{\{-?\s*site\.scholar\.bibliography\s*-?\}\}")
#: What may hold the tag.
_TEMPLATES = (".md", ".html", ".liquid", ".markdown")


def is_published(path: str, text: str, site: Site) -> bool:
    r"""Whether a page with this path, relative to the root, and this text is shown; a draft and a README are not.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "", "cv.md": "---\n---\n", "README.md": "Text"})
    >>> [is_published(path, site.text(path), site) for path in ("cv.md", "README.md")]
    [True, False]
    """
    name = posixpath.basename(path).partition(".")[0].lower()
    if _HIDDEN.search(text, 0, _HEAD) or "archetypes/" in path:
        return False
    if name.startswith(_FOR_MAKERS) and theme(site).generator != "plain":
        return False
    if name.startswith("2199") and not site.config.get("future"):  # the post of a theme that shows this very setting
        return False
    built = site.built(path)
    if _PART.fullmatch(path):
        return True
    if built.generator in {"quarto", "hugo"} and built.readers(built.inner(path)) == "nobody":
        return False
    if built.generator != "jekyll":
        return "/_" not in f"/{posixpath.dirname(path)}" and "/." not in f"/{path}"
    return any(True for _ in built.dialect.addresses(built, built.inner(path)))


def is_shown(document: Document, site: Site) -> bool:
    r"""Whether a page is to be shown by itself or in a list: no draft, not excluded, in no folder left out. Total.

    A collection without `output` counts: other pages list what it holds.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "", "cv.md": "---\n---\n", "old.md": "---\npublished: false\n---\n"})
    >>> [is_shown(page, site) for page in site.documents]
    [True, False]
    """
    from profilelint.site.dialects import jekyll
    from profilelint.site.themes.page_kinds import jekyll_collections

    path = site.locate(document)
    folders = path.split("/")[:-1]
    shown = {f"_{name}" for name in jekyll_collections(site)}
    if _NO_PAGE.search(path) or not {each for each in folders if each[0] == "_"} <= shown | _SHOWN:
        return False
    value = {field.path: field.value for field in document.fields}
    if value.get("draft") is True or value.get("published") is False:
        return False
    built = site.built(path)
    if built.generator == "quarto":
        return not posixpath.basename(path).startswith("_")
    return built.generator != "jekyll" or jekyll.is_read(built, built.inner(path))


def is_listed(path: str, site: Site) -> bool:
    """Whether a page may list the papers of a BibTeX file; no page does where jekyll-scholar is told of others only."""
    folder, name = posixpath.split(path)
    scholar = site.config.get("scholar")
    if folder != _PAPERS or not isinstance(scholar, dict):
        return True
    usual = str(scholar.get("bibliography") or "references.bib")
    if "*" in usual or name.removesuffix(".bib") == usual.removesuffix(".bib"):
        return True
    named = _named(site)
    return named is None or name.removesuffix(".bib") in named


@lru_cache(maxsize=2)
def _named(site: Site) -> frozenset[str] | None:
    """The BibTeX files that the lists of papers name, without their ending; None if one is told by Liquid alone."""
    found: set[str] = set()
    if any(_PAPERS in text for _, text in site.texts((".rb",))):
        return None
    for _, text in site.texts(_TEMPLATES):
        for tag in _LIST.finditer(text) if "{%" in text else ():
            files = _FROM.findall(tag[1])
            if any("{" in _SETTING.sub("", file) for file in files):
                return None
            found.update(file.strip("\"'").removesuffix(".bib") for file in files)
    return frozenset(found)

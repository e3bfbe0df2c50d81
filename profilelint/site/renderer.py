"""Which renderer of Markdown shows a page: told by its generator, its settings and the name of its file."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.read.front_matter import lookup
from profilelint.read.renderers.github import GITHUB
from profilelint.read.renderers.goldmark import GOLDMARK
from profilelint.read.renderers.kramdown import KRAMDOWN
from profilelint.read.renderers.pandoc import PANDOC
from profilelint.read.theme_files import theme_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.document import Document
    from profilelint.read.renderers import Renderer
    from profilelint.site.built import Built
    from profilelint.site.site import Site

ALL = (KRAMDOWN, GOLDMARK, PANDOC, GITHUB)
_MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown")
#: Files that Quarto and knitr make pages of, wherever they lie.
_PANDOC = (".qmd", ".rmd")
#: What reads its pages in the browser, in its own way, and where a page says so.
_SLIDES, _HEAD = "xaringan", 2000
#: Folders of Jekyll whose files are put into pages, and are none.
_PARTS = ("_includes", "_layouts")
_READMES = ("readme.", "contributing.", "license.", "code_of_conduct.")
#: Where a site of Hugo names the modules that it is made of.
_MODULES = ("go.mod", "config/_default/module.yaml", "config/_default/module.toml", "hugo.yaml", "hugo.toml")


@lru_cache(maxsize=2)
def page_renderers(site: Site, document: Document) -> tuple[Renderer, ...]:
    r"""Return the renderers that may show a page: one where the site tells, all where nothing does, none for HTML.

    A finding about what readers see holds if it holds for each of them.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "title: Ada\n", "cv.md": "---\ntitle: CV\n---\n# CV\n", "README.md": "# CV\n"})
    >>> [[each.name for each in page_renderers(site, page)] for page in site.documents]
    [['github'], ['kramdown']]
    """
    place = site.locate(document)
    name = posixpath.basename(place).lower()
    if name.endswith(_PANDOC):
        return () if _SLIDES in document.text[:_HEAD] else (_pandoc(site.built(place), document),)
    if not name.endswith(_MARKDOWN) or any(part in _PARTS for part in place.split("/")[:-1]):
        return ()
    if name.startswith(_READMES) and not document.front_matter:
        return (GITHUB,)
    built = site.built(place)
    if built.generator == "jekyll":
        shown = _kramdown(built)
        return (shown,) if document.front_matter else tuple(dict.fromkeys((shown, GITHUB)))
    if built.generator == "hugo":
        return (_goldmark(built),) if document.front_matter or "content/" in place else (GITHUB,)
    if built.generator == "quarto":
        return (_pandoc(built, document),)
    return ALL


# What the settings change


@lru_cache(maxsize=8)
def _kramdown(built: Built) -> Renderer:
    """Jekyll's `markdown:` and `kramdown:` (jekyllrb.com/docs/configuration/markdown), and its plugin jemoji."""
    said = lookup.yaml_file_values(built.text("_config.yml"), "markdown", "kramdown", "plugins", "gems")
    if str(said.get("markdown", "")).lower().startswith("commonmark"):
        return GITHUB._replace(maker="Jekyll", raw_html="blank")
    options = said.get("kramdown")
    block = options.get("parse_block_html") if isinstance(options, dict) else None
    emoji = "jemoji" in f"{said.get('plugins')} {said.get('gems')}" or "jemoji" in built.text("Gemfile")
    return KRAMDOWN._replace(raw_html="never" if str(block).lower() == "true" else "closing", emoji=emoji)


@lru_cache(maxsize=8)
def _goldmark(built: Built) -> Renderer:
    """Hugo's `markup.goldmark` (gohugo.io/configuration/markup), which modules of themes may set."""
    markup = built.settings.get("markup")
    table = _table(markup, "goldmark")
    words = theme_rows("goldmark-modules")
    is_set = any(word in text for name in _MODULES if (text := built.text(name).lower()) for word in words)
    attribute = _table(_table(table, "parser"), "attribute").get("block")
    passthrough = _table(_table(table, "extensions"), "passthrough").get("enable")
    unsafe = _table(table, "renderer").get("unsafe")
    return GOLDMARK._replace(
        own_attributes=(".", "#", "a") if is_set or attribute is True else (),
        reads_math=is_set or passthrough is True,
        keeps_tags=is_set or unsafe is True,
        emoji=built.settings.get("enableemoji") is True,
    )


def _table(value: object, key: str) -> Mapping[str, object]:
    """Return what stands under a key of Hugo's settings, the names of the keys in lower case."""
    if not isinstance(value, dict):
        return {}
    found = {str(name).lower(): each for name, each in value.items()}.get(key, {})
    return {str(name).lower(): each for name, each in found.items()} if isinstance(found, dict) else {}


@lru_cache(maxsize=8)
def _pandoc(built: Built, document: Document) -> Renderer:
    """Quarto's `from:` with its extensions, and what is no Markdown of Pandoc."""
    field = document.field("from") or document.field("reader")
    said = lookup.yaml_file_values(built.text("_quarto.yml"), "from") if built.generator == "quarto" else {}
    reader = str(field.value if field else said.get("from", "markdown"))
    if reader.startswith(("gfm", "commonmark")):
        return GITHUB._replace(maker="Quarto")
    lists = {"bullet", "number"} if "+lists_without_preceding_blankline" in reader else set[str]()
    return PANDOC._replace(ends_paragraph=PANDOC.ends_paragraph | lists, emoji="+emoji" in reader)

"""The names on a page that a link may point at."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.read import template_mask
from profilelint.site.generators import heading_ids
from profilelint.site.tree import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.site.built import Built

_ID = lazy_pattern(r"""(?i)<[^<>]{0,2000}?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""")
_HEADING = lazy_pattern(r"^ {0,3}#{1,6}[ \t]++((?:[^\r\n \t#]|[ \t#]++(?!\r?$)){0,500})[ \t#]*+\r?$", re.MULTILINE)
_OPENER = lazy_pattern(r"\{[{%]")
_INCLUDE = lazy_pattern(r"\{%-?\s*include(_relative|_cached)?\s+([\w./-]{1,200})")
#: Liquid that writes no heading.
_HARMLESS = lazy_pattern(
    r"\{%-?\s*(?:assign|if|elsif|else|endif|unless|endunless|comment|endcomment|for|endfor|link|post_url|raw|endraw|case"
    r"|when|endcase|capture|endcapture|highlight|endhighlight|include|include_relative|seo|cite|break|continue)\b"
    r"|\{\{(?!.*(?:content|markdownify|excerpt|page\.toc|\.html\b))",
    re.DOTALL,
)
#: Hugo's and Quarto's shortcodes that write no heading.
_HARMLESS_SHORTCODE = lazy_pattern(
    r"\{\{[<%]\s*+(?:/\s*+)?+(?:ref|relref|figure|youtube|vimeo|gist|tweet|x|twitter|icon|fa|ai|cite|math|/?spoiler|hl|staticref"
    r"|highlight|video|audio|gallery|param|bi|iconify|pagebreak|table|mention|toc|details|callout|alert|button)\b"
)


#: So many files that include one another are read for the names on one page.
MOST_PARTS = 100


class _ComputedError(Exception):
    """A page has parts that are known only when it is built."""


def of(built: Built, path: str, document: Document | None = None) -> frozenset[str] | None:
    """The names on the page made from a file, relative to `built`; None where not all can be known, or there are none.

    A page without any is one that its layout fills.
    """
    if built.generator == "hugo":
        from profilelint.site.generators.hugo import links

        if links.is_composed(built, path):
            return links.home_names(built) if built.rooted(path) == built.home_page else None
    try:
        return frozenset(_names(built, path, document, set())) or None
    except _ComputedError:
        return None


def seems(built: Built, path: str, name: str) -> bool:
    """Return whether a page seems to have a name, by a look that is much cheaper than `of`."""
    text = built.text(path)
    if re.search(rf"""(?:id|name)\s*=\s*["']?{re.escape(name)}\b|\{{[^{{}}\n]*#{re.escape(name)}[\s}}]""", text):
        return True
    renderer = _renderer(built, path)
    return any(slug(found[1]) == name for found in _HEADING.finditer(text) for slug in heading_ids.SLUGS[renderer])


def _names(built: Built, path: str, document: Document | None, seen: set[str]) -> Iterator[str]:
    if not path.lower().endswith((".md", ".markdown", ".qmd", ".html", ".htm", ".rmd", ".mdown")):
        raise _ComputedError
    if path in seen:  # its names are there
        return
    if len(seen) >= MOST_PARTS:
        raise _ComputedError
    seen.add(path)
    text = document.text if document else built.text(path)
    if not document and len(text) >= MAX_TEXT:
        raise _ComputedError
    if path.lower().endswith((".html", ".htm")):
        yield from ids(text)
    else:
        document = document or _read(built, path)
        text = document.text
        if any(_OPENER.search(text, *each.title_span) for each in document.headings):
            raise _ComputedError
        yield from (anchor.name for anchor in document.anchors)
        renderer = _renderer(built, path)
        yield from heading_ids.of(document.headings, text, renderer)
        if built.generator in {"jekyll", "quarto"}:  # which see a heading in the line after a tag as well
            yield from (slug(found[1]) for found in _HEADING.finditer(text) for slug in heading_ids.SLUGS[renderer])
        yield from ids(text)
    yield from _filled_in(built, path, text, seen)


def _renderer(built: Built, path: str) -> str:
    if built.site.page(built.rooted(path)).readers == "repository":
        return "plain"
    if built.generator != "jekyll":
        return built.generator
    options = built.settings.get("kramdown")
    is_plain = isinstance(options, dict) and str(options.get("input", "GFM")).lower() == "kramdown"
    return "kramdown" if is_plain else "jekyll"


def _read(built: Built, path: str) -> Document:
    from profilelint.read.reader import read

    data = built.site.data(built.rooted(path))
    if data is None:
        raise _ComputedError
    return read(path, data)


def ids(text: str) -> Iterator[str]:
    """Yield the ids that stand in HTML; raises where a template makes one."""
    for found in _ID.finditer(text):
        name = found[1] or found[2] or found[3] or ""
        if "{" in name:
            raise _ComputedError
        yield name


def _filled_in(built: Built, path: str, text: str, seen: set[str]) -> Iterator[str]:
    """Yield the names in what templates add to a page."""
    if "{{" not in text and "{%" not in text:
        return
    if built.generator != "jekyll":
        if any(not _HARMLESS_SHORTCODE.match(text, *each) for each in template_mask.spans(text, 0)):
            raise _ComputedError
        return
    for each in template_mask.spans(text, 0):
        if not _HARMLESS.match(text[each.start : each.end]):
            raise _ComputedError
        if included := _INCLUDE.match(text, *each):
            folder = posixpath.dirname(path) if included[1] == "_relative" else "_includes"
            file = posixpath.normpath(posixpath.join(folder, included[2]))
            if not built.exists(file):
                raise _ComputedError
            yield from _names(built, file, None, seen)

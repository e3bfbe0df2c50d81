"""At which addresses a page is written: its formats, its name, its aliases, and whether it is a draft.

Sources: command/render/render-contexts.ts `resolveFormats`, core/render.ts `formatOutputFile`, format/formats.ts,
project/types/website/website-aliases.ts, resources/filters/normalize/draft.lua.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.quarto import reading
from profilelint.site.generators.quarto.matter import text_of
from profilelint.site.generators.quarto.settings import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.site.generators.quarto.settings import Settings
    from profilelint.site.generators.view import View

#: The ending of what a format writes, where it is not `html` or the name itself (format/formats.ts).
_ENDS = {
    **dict.fromkeys(("html", "html4", "html5", "revealjs", "s5", "slidy", "slideous", "dzslides", "dashboard"), "html"),
    **dict.fromkeys(("email", "chunkedhtml"), "html"),
    **dict.fromkeys(("pdf", "beamer", "typst"), "pdf"),
    **dict.fromkeys(("gfm", "commonmark", "commonmark_x", "markdown", "md", "hugo", "markua"), "md"),
    **dict.fromkeys(("markdown_github", "markdown_mmd", "markdown_phpextra", "markdown_strict"), "md"),
    **dict.fromkeys(("asciidoc", "asciidoctor"), "adoc"),
    **dict.fromkeys(("jats", "jats_archiving", "jats_articleauthoring", "jats_publishing"), "xml"),
    **dict.fromkeys(("docbook", "docbook4", "docbook5", "opendocument"), "xml"),
    **dict.fromkeys(("epub", "epub2", "epub3"), "epub"),
    "latex": "tex",
    "context": "tex",
    "plain": "txt",
    "zimwiki": "zim",
    **{
        name: name for name in ("docx", "pptx", "odt", "rtf", "ipynb", "fb2", "rst", "org", "opml", "man", "ms", "muse")
    },
    **{name: name for name in ("textile", "texinfo", "tei", "native", "dokuwiki", "haddock", "json", "icml", "jira")},
    **{name: name for name in ("mediawiki", "xwiki")},
}
_SLIDES = frozenset({"revealjs", "s5", "slidy", "slideous", "dzslides"})
_SIGNS = lazy_pattern(r"[+-]")
#: project-shared.ts `directoryMetadataForInputFile`.
_METADATA = ("_metadata.yml", "_metadata.yaml")
_MOST_ALIASES = 500


class Folders:
    """What `_metadata.yml` says for the pages of each folder, those of folders above joined with it."""

    def __init__(self, view: View, files: frozenset[str]) -> None:
        self._view = view
        self._files = files
        self._known: dict[str, dict[str, Any]] = {}
        self.faults: dict[str, tuple[str, str]] = {}

    def keys(self, folder: str) -> dict[str, Any]:
        """Return the keys for pages in a folder; "" is that of the project."""
        waiting: list[str] = []
        while folder not in self._known:
            waiting.append(folder)
            if not folder:
                break
            folder = posixpath.dirname(folder)
        found = self._known.get(folder, {})
        for each in reversed(waiting):
            joined = reading.merged(found, self._own(each))
            found = self._known[each] = joined if isinstance(joined, dict) else {}
        return found

    def _own(self, folder: str) -> dict[str, Any]:
        names = (posixpath.join(folder, name) for name in _METADATA)
        path = next((name for name in names if name in self._files), None)
        if path is None:
            return {}
        found = reading.load(text_of(self._view, path))
        if not found.is_readable:
            self.faults[path] = "metadata-unreadable", ""
        elif found.twice and found.table.get("validate-yaml") is not False:
            self.faults[path] = "metadata-twice", found.twice
        return found.table


def formats(settings: Settings, folder: Mapping[str, Any], keys: Mapping[str, Any]) -> list[str]:
    """Return the formats of a page, those in HTML first."""
    project = _named(settings.values.get("format"))
    own = [] if settings.kind == "book" else [*_named(keys.get("format")), *_named(folder.get("format"))]
    found = list(dict.fromkeys(own or project or ["html"]))
    return sorted(found, key=lambda name: _end(name) != "html")


def _named(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value)[:20] if isinstance(value, dict) else []


def _end(name: str) -> str:
    """Return the ending of what a format writes, also with variants and of an extension (`parseFormatString`).

    >>> _end("gfm-raw_html"), _end("acm-pdf"), _end("revealjs")
    ('md', 'pdf', 'html')
    """
    parts = _SIGNS.split(name)
    return _ENDS.get(parts[0]) or _ENDS.get(parts[-1]) or "html"


def written(settings: Settings, path: str, folder: Mapping[str, Any], keys: Mapping[str, Any]) -> list[str]:
    """Return the files that are written of a page, that in HTML first; of a draft, not those that are empty."""
    found = []
    is_hidden = is_draft(settings, path, folder, keys)
    for name in formats(settings, folder, keys):
        end = _end(name)
        if is_hidden and end == "html" and _SIGNS.split(name)[-1] not in _SLIDES:
            continue  # the filter empties HTML, but no slides and nothing else
        if settings.kind == "book" and end != "html":
            continue  # one file for the whole book
        said = _setting(settings, folder, keys, name, "output-file")
        stem = posixpath.splitext(posixpath.basename(path))[0]
        file = f"{stem}.{end}"
        if isinstance(said, str) and said:
            file = said if posixpath.splitext(said)[1] == f".{end}" else f"{said}.{end}"
        found.append(posixpath.normpath(posixpath.join(posixpath.dirname(path), file)))
    return [each for each in dict.fromkeys(found) if not each.startswith(("../", "/"))]


def _setting(
    settings: Settings, folder: Mapping[str, Any], keys: Mapping[str, Any], format_name: str, name: str
) -> object:
    """Return a setting of a page for a format: what stands nearest to the page counts."""
    for said in (keys, folder, settings.values):
        inner = table(table(said, "format"), format_name).get(name)
        value = inner if inner is not None else said.get(name)
        if value is not None:
            return value
    return None


def picture_ending(settings: Settings, folder: Mapping[str, Any], keys: Mapping[str, Any]) -> str:
    """Return what Quarto adds to the name of a picture that has no ending (formats-shared.ts `createHtmlFormat`)."""
    name = formats(settings, folder, keys)[0]
    said = _setting(settings, folder, keys, name, "default-image-extension")
    return said.lstrip(".") if isinstance(said, str) and said else "png"


def is_draft(settings: Settings, path: str, folder: Mapping[str, Any], keys: Mapping[str, Any]) -> bool:
    """Return whether a page is written empty, which is so in a website only: a book and others do not ask."""
    if settings.kind in ("book", "manuscript", "default"):
        return False
    mode = next((each["draft-mode"] for each in (keys, folder) if each.get("draft-mode") is not None), None)
    mode = mode or settings.website.get("draft-mode") or "gone"
    drafts = settings.website.get("drafts")
    named = reading.texts(drafts) if isinstance(drafts, list) else []  # a text alone counts for nothing
    said = next((each["draft"] for each in (keys, folder, settings.values) if "draft" in each), False)
    return mode == "gone" and (said is True or path in {posixpath.normpath(each.lstrip("/")) for each in named})


def aliases(page: str, said: object) -> Iterable[str]:
    """Yield the files by which a page is reached from elsewhere; a text instead of a list has no effect here.

    >>> list(aliases("talks/a.html", ["/old", "b.html", "../c/#d"]))
    ['old/index.html', 'talks/b.html', 'c/index.html']
    """
    for each in said[:_MOST_ALIASES] if isinstance(said, list) else ():
        href = str(each).partition("#")[0]
        if href.endswith("/"):
            href += "index.html"
        elif not posixpath.splitext(posixpath.basename(href))[1]:
            href += "/index.html"
        found = posixpath.normpath(href[1:] if href.startswith("/") else posixpath.join(posixpath.dirname(page), href))
        if not found.startswith(("../", "/")):
            yield found


def feeds(settings: Settings, page: str, keys: Mapping[str, Any]) -> Sequence[str]:
    """Return the feeds that the listings of a page write (website-listing-feed.ts `createFeed`)."""
    if not isinstance(settings.website.get("site-url"), str):
        return ()
    listings = keys.get("listing")
    found = []
    for each in listings if isinstance(listings, list) else [listings]:
        feed = each.get("feed") if isinstance(each, dict) else None
        if feed:
            stem = posixpath.splitext(page)[0]
            named = reading.texts(feed.get("categories")) if isinstance(feed, dict) else []
            found += [f"{stem}.xml", *(f"{stem}-{name.lower()}.xml" for name in named)]
    return found

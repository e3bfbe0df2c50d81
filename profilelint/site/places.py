"""Where addresses stand in the text of a page besides links and pictures: tags of HTML, styles, parts of a theme.

A new kind of place is one row: of `_TAGS` for an attribute of HTML, and of `path-places` in the file of a theme
(`themes/README.md`) for what its includes, tags and shortcodes are told.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.read import theme_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.site.target import Role

#: The attributes of HTML whose value is an address (html.spec.whatwg.org, "Attributes"), besides `<a href>` and
#: `<img src>`, which are links and pictures already.
_TAGS: dict[str, dict[str, Role]] = {
    "iframe": {"src": "part"},
    "embed": {"src": "part"},
    "object": {"data": "part"},
    "video": {"src": "part", "poster": "image"},
    "audio": {"src": "part"},
    "source": {"src": "part", "srcset": "image"},
    "track": {"src": "asset"},
    "img": {"srcset": "image"},
    "area": {"href": "link"},
    "link": {"href": "asset"},
    "script": {"src": "asset"},
}
#: The same in HTML that stands in a value, where no link and no picture is read otherwise.
_IN_VALUES: dict[str, dict[str, Role]] = _TAGS | {"a": {"href": "link"}, "img": {"src": "image", "srcset": "image"}}
#: What GitHub leaves of these in a README.
_AT_GITHUB = frozenset({"img", "source", "video"})
_TAG = lazy_pattern(r"(?i)<([a-z]{1,10})(?=[\s/])([^<>]{0,5000}+)>")
_ATTRIBUTE = lazy_pattern(
    r"""(?i)(?<![\w-])([a-z]{1,10})\s{0,9}=\s{0,9}(?:"([^"]{0,5000})"|'([^']{0,5000})'|([^\s"'<>]+))"""
)
#: What has to be on a page for the rest to be worth a look.
_SIGN = lazy_pattern(rf"(?i)<(?:{'|'.join(tag for tag in _TAGS if tag != 'img')})[\s/]|\bsrcset\s{{0,9}}=|\burl\(")
_STYLE = lazy_pattern(
    r"(?i)<style\b[^<>]{0,500}>([^<]{0,100000})</style"
    r"|\bstyle\s{0,9}=\s{0,9}(?:\"([^\"<>]{0,2000})\"|'([^'<>]{0,2000})')"
)
_URL = lazy_pattern(r"\burl\(\s{0,9}[\"']?([^\"'()\s]{1,1000})[\"']?\s{0,9}\)")
_COMMENT = lazy_pattern(r"/\*(?:[^*/]|\*(?!/)|/(?!\*)){0,10000}+\*/")
_PICTURE = lazy_pattern(r"(?i)[^?#]*\.(?:png|jpe?g|gif|svg|webp|avif)(?:[?#].*)?")
_BASE = lazy_pattern(r"(?i)<base\s")


class Place(NamedTuple):
    """An address as written, where it stands and what it is; `kind` is the template that is told it, "" for HTML."""

    url: str
    span: Span
    role: Role
    kind: str = ""


def in_html(document: Document, *, at_github: bool) -> Iterator[Place]:
    """The addresses in tags and styles of a page; of one that GitHub shows, those in what GitHub leaves of it.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("cv.md", b'<iframe src="cv.pdf"></iframe> <p style="background: url(sky.png)">')
    >>> [(place.url, place.role) for place in in_html(page, at_github=False)]
    [('cv.pdf', 'part'), ('sky.png', 'image')]
    """
    text = document.text
    if not _SIGN.search(text) or _BASE.search(text):
        return
    from profilelint.analysis.markup import page_source

    source = page_source(document).html
    body = Span(document.front_matter.span.end if document.front_matter else 0, len(text))
    yield from in_tags(text, body, source, {name: _TAGS[name] for name in _AT_GITHUB} if at_github else _TAGS)
    if not at_github and "url(" in text:
        yield from _in_styles(document)


def in_tags(
    text: str, where: Span, source: str = "", table: dict[str, dict[str, Role]] = _IN_VALUES
) -> Iterator[Place]:
    """The addresses in tags of HTML in a part of a text; `source` is the text without what no browser reads as tags."""
    source = source or text
    for tag in _TAG.finditer(source, *where):
        roles = table.get(tag[1].lower())
        for found in _ATTRIBUTE.finditer(source, *tag.span(2)) if roles else ():
            name = found[1].lower()
            if roles and name in roles:
                span = Span(*found.span(found.lastindex or 1))
                yield from _split(text, span, roles[name]) if name == "srcset" else [_place(text, span, roles[name])]


def _split(text: str, span: Span, role: Role) -> Iterator[Place]:
    """The addresses of a `srcset`, each behind which a width or a density may stand."""
    for part in re.finditer(r"(\S+)[^,]*(?:,\s+|$)", text[span.start : span.end]):
        start = span.start + part.start(1)
        yield _place(text, Span(start, start + len(part[1].rstrip(","))), role)


def _place(text: str, span: Span, role: Role) -> Place:
    return Place(unescape(text[span.start : span.end]), span, role)


def _in_styles(document: Document) -> Iterator[Place]:
    text = document.text
    unread = [*(code.span for code in document.codes), *document.comments]
    for style in _STYLE.finditer(text, document.front_matter.span.end if document.front_matter else 0):
        if any(each.start <= style.start() < each.end for each in unread):
            continue
        span = style.span(style.lastindex or 0)
        aside = [found.span() for found in _COMMENT.finditer(text, *span)]
        for found in _URL.finditer(text, *span):
            if not any(start <= found.start() < end for start, end in aside):
                role: Role = "image" if _PICTURE.fullmatch(found[1]) else "asset"
                yield _place(text, Span(*found.span(1)), role)


class _Part(NamedTuple):
    """How a kind of template is written: its start, up to the name, and its end."""

    start: str
    name_end: str
    end: str


_KINDS = {
    "include": _Part(r"\{%-?\s{0,9}include(?:_cached|_relative)?\s{1,9}", r"(?:\.liquid|\.html)?", r"%\}"),
    "tag": _Part(r"\{%-?\s{0,9}", "", r"%\}"),
    "shortcode": _Part(r"\{\{[<%]\s{0,9}", "", r"[>%]\}\}"),
}
_QUOTED = r"\"([^\"{}\n]{1,300})\"|'([^'{}\n]{1,300})'"
_WORDS = r"(?:[^\"']|\"[^\"]{0,500}\"|'[^']{0,500}'){0,300}"


@cache
def _parts(generator: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], bool], ...]:
    """What includes, tags and shortcodes of the themes of a generator are told: their kind, all of it, the path.

    The last is whether the path is told without a name: what is made of it is a link.
    """
    themes = [theme for theme in theme_files.theme_texts() if theme_files.theme_value("generator", theme) == generator]
    found = []
    for row in theme_files.theme_rows("path-places", *themes) if themes else ():
        (kind, name), key = row.partition(": ")[0].split(" ", 1), row.partition(": ")[2]
        how = _KINDS[kind]
        whole = (
            rf"{how.start}{name}{how.name_end}\s((?:[^%>\"']|\"[^\"]{{0,500}}\"|'[^']{{0,500}}'){{1,300}}+){how.end}"
        )
        value = rf"(?:{_QUOTED}|([^\s\"'{{}}=]{{1,300}}))" if kind == "shortcode" else rf"(?:{_QUOTED})"
        path = rf"\s{{0,9}}{value}" if key == "1" else rf"{_WORDS}?(?<![\w-]){key}\s{{0,9}}=\s{{0,9}}{value}"
        found.append((kind, re.compile(whole), re.compile(path), key == "1"))
    return tuple(found)


def in_parts(document: Document, generator: str) -> Iterator[Place]:
    """The paths that parts of a theme are told: of a figure, of a video, of a document.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("a.md", b'{% include figure.liquid class="wide" path="assets/img/loom.jpg" %}')
    >>> [place.url for place in in_parts(page, "jekyll")]
    ['assets/img/loom.jpg']
    """
    text = document.text
    if "{%" not in text and "{{" not in text:
        return
    unread = [*(code.span for code in document.codes), *document.comments]
    for kind, whole, path, is_first in _parts(generator):
        for found in whole.finditer(text, document.front_matter.span.end if document.front_matter else 0):
            told = path.match(text, *found.span(1))
            if told and told.lastindex and not any(each.start <= found.start() < each.end for each in unread):
                url = told[told.lastindex]
                role: Role = "image" if _PICTURE.fullmatch(url) else "link" if is_first else "part"
                yield Place(url, Span(*told.span(told.lastindex)), role, kind)

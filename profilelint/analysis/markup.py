r"""A page as a renderer of Markdown takes it apart: blocks, and what no Markdown is read in.

Rules about markup that stayed text ask here, and only where its signs stand on the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.model.spans import merge_spans
from profilelint.read import math_spans, template_mask
from profilelint.read.template_mask import FILLER, overwrite_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.document import Document
    from profilelint.read.renderers import Renderer

#: Elements that begin a block of raw HTML wherever a line begins with them (CommonMark 0.31.2, section 4.6, kind 6).
_BLOCK = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
    "|track|ul"
)
_OPENS = lazy_pattern(rf"(?i)[ ]{{0,3}}</?(?:{_BLOCK})(?=[\s/>]|$)")
_ALONE = lazy_pattern(r"[ ]{0,3}</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>[ \t]*$")
_VERBATIM = lazy_pattern(r"(?i)[ ]{0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)")
_VERBATIM_END = lazy_pattern(r"(?i)</(?:script|pre|style|textarea)>")
_SCRIPT = lazy_pattern(r"(?i)<(script|style|textarea|pre|svg|math|code)(?=[\s>])[^<>]{0,2000}>")
_ESCAPE = lazy_pattern(r"\\[!-/:-@\[-`{-~]")
_TAG = lazy_pattern(r"""</?[A-Za-z][A-Za-z0-9-]*(?:\s(?:[^<>"']|"[^"]{0,2000}+"|'[^']{0,2000}+')*+)?/?>""")
_AUTOLINK = lazy_pattern(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}>")
_DEFINITION = lazy_pattern(r"[ ]{0,3}\[[^\]\n]{1,300}\]:")
_BULLET = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)")
_QUOTE = lazy_pattern(r"[ ]{0,3}>")
_HEADING = lazy_pattern(r"[ ]{0,3}#{1,6}(?=[ \t]|$)")
_RULE = lazy_pattern(r"[ ]{0,3}(?:=+|-+|(?:[-*_][ \t]*){3,})[ \t]*$")
_BAR = lazy_pattern(r"(?<!\\)\|")


class Block(NamedTuple):
    """Lines that one renderer reads as one piece of running text; `kind` is "text", "heading", "row" or "raw"."""

    kind: str
    span: Span


class Source:
    """The body of a page for the eyes of a renderer, of the same length as `Document.text`.

    `text` has blanks in place of front matter, code, comments and scripts, and fillers in place of formulas,
    templates, escaped signs and what stands inside tags. `html` has the tags as they are. `formulas` are where these
    stand.
    """

    def __init__(self, document: Document) -> None:
        whole = document.text
        base = document.front_matter.span.end if document.front_matter else 0
        self.document = document
        masked = template_mask.overwrite_spans(whole, template_mask.spans(whole, base), FILLER)
        gone = [*(code.span for code in document.codes if code.block), *document.comments, *_verbatim(masked)]
        masked = overwrite_spans(masked, [code.span for code in document.codes if not code.block], FILLER)
        self.html = overwrite_spans(masked, merge_spans(gone), " ")
        self.html = template_mask.fill(self.html[:base], " ") + self.html[base:]
        found = math_spans.find(self.html) if "$" in self.html or "\\" in self.html else []
        self.formulas = merge_spans(found)
        self.html = overwrite_spans(self.html, self.formulas, FILLER)
        text = _ESCAPE.sub(FILLER * 2, self.html)
        self.text = _TAG.sub(_emptied, _AUTOLINK.sub(_emptied, text)) if "<" in text else text
        starts = document.line_starts
        self.lines = [
            Span(start, end) for start, end in zip(starts, [*starts[1:], len(whole)], strict=True) if start >= base
        ]

    def line(self, span: Span) -> str:
        """Return a line of the text, without its end."""
        return self.text[span.start : span.end].rstrip("\r\n")


def _verbatim(text: str) -> Iterator[Span]:
    """Yield what stands in scripts and the like, in which no browser and no renderer reads markup."""
    position = 0
    unclosed: set[str] = set()
    lowered = text.lower() if "<" in text else ""
    while lowered and (opening := _SCRIPT.search(text, position)):
        position = opening.end()
        closing = f"</{opening[1].lower()}"
        end = -1 if closing in unclosed else lowered.find(closing, position)
        if end < 0:
            unclosed.add(closing)
        else:
            yield Span(position, end)
            position = end


def _emptied(tag: re.Match[str]) -> str:
    return f"<{FILLER * (len(tag[0]) - 2)}>" if "\n" not in tag[0] else template_mask.fill(tag[0], FILLER)


@lru_cache(maxsize=2)
def page_source(document: Document) -> Source:
    r"""Return the body of a page for the eyes of a renderer.

    >>> from profilelint.toolkit import read_page
    >>> page_source(read_page("a.md", b"---\ntitle: A\n---\nA <!-- card --> loom")).text[17:]
    'A               loom'
    """
    return Source(document)


@lru_cache(maxsize=8)
def text_blocks(document: Document, renderer: Renderer) -> tuple[Block, ...]:
    r"""Return the blocks of running text and of raw HTML of a page, as a renderer takes it apart, in order.

    >>> from profilelint.read.renderers.pandoc import PANDOC
    >>> from profilelint.read.renderers.github import GITHUB
    >>> from profilelint.toolkit import read_page
    >>> page = read_page("a.md", b"Looms:\n- one\n- two\n")
    >>> len(text_blocks(page, PANDOC)), len(text_blocks(page, GITHUB))
    (1, 3)
    """
    source = page_source(document)
    raw = raw_html(document, renderer)
    found: list[Block] = []
    first = last = -1
    kind = "text"
    for index, span in enumerate(source.lines):
        line = source.line(span)
        inside = within(raw, span.start)
        begun = _kind(line, renderer, is_first=first < 0)
        if first >= 0 and (inside or not line.strip() or begun or kind in {"heading", "row"}):
            found.append(Block(kind, Span(source.lines[first].start, source.lines[last].end)))
            first = -1
        if inside:
            found.append(Block("raw", span))
        elif line.strip() and begun != "none":
            kind = kind if first >= 0 else begun or "text"
            first, last = (index if first < 0 else first), index
    if first >= 0:
        found.append(Block(kind, Span(source.lines[first].start, source.lines[last].end)))
    return tuple(found)


def _kind(line: str, renderer: Renderer, *, is_first: bool) -> str:
    """Return what a line begins, "" where it may go on with a paragraph; "none" is no running text."""
    if _DEFINITION.match(line) or _RULE.match(line):
        return "none"
    ends = renderer.ends_paragraph
    if _HEADING.match(line) and (is_first or "heading" in ends):
        return "heading"
    if _BAR.search(line) and (line.lstrip().startswith("|") or renderer.pipes_make_tables):
        return "row"
    if (_BULLET.match(line) and (is_first or "bullet" in ends)) or (
        _QUOTE.match(line) and (is_first or "quote" in ends)
    ):
        return "text"
    return ""


def within(spans: Sequence[Span], at: int) -> bool:
    """Return whether a character lies in one of some spans, which are in order and apart.

    >>> within([Span(0, 2), Span(5, 9)], 4)
    False
    """
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return index >= 0 and at < spans[index].end


def is_raw_html(document: Document, renderer: Renderer, at: int) -> bool:
    r"""Return whether a renderer takes a character of a page for a part of raw HTML, in which it reads no Markdown.

    >>> from profilelint.read.renderers.github import GITHUB
    >>> from profilelint.toolkit import read_page
    >>> is_raw_html(read_page("a.md", b"<div>\n*a*\n</div>\n"), GITHUB, 7)
    True
    """
    return within(raw_html(document, renderer), at)


@lru_cache(maxsize=8)
def raw_html(document: Document, renderer: Renderer) -> tuple[Span, ...]:
    r"""Return the lines of a page that a renderer takes for raw HTML, in which it reads no Markdown; in order, apart.

    >>> from profilelint.read.renderers.kramdown import KRAMDOWN
    >>> from profilelint.read.renderers.goldmark import GOLDMARK
    >>> from profilelint.toolkit import read_page
    >>> page = read_page("a.md", b"<div>\n\n*a*\n\n</div>\n*b*\n")
    >>> raw_html(page, KRAMDOWN), raw_html(page, GOLDMARK)
    ((Span(start=0, end=18),), (Span(start=0, end=6), Span(start=12, end=23)))
    """
    if "<" not in document.text or renderer.raw_html == "never":
        return ()
    source = page_source(document)
    return tuple(merge_spans(list(_to_closing(source) if renderer.raw_html == "closing" else _to_blank(source))))


def _to_blank(source: Source) -> Iterator[Span]:
    """CommonMark 0.31.2, section 4.6, kinds 6 and 7: a block goes on to a blank line; kind 7 ends no paragraph."""
    start = -1
    paragraph = verbatim = False
    for span in source.lines:
        line = source.html[span.start : span.end].rstrip("\r\n")
        is_blank = not line.strip()
        if verbatim or (start < 0 and _VERBATIM.match(line)):  # kind 1: to a line with the closing tag
            yield span
            verbatim = not _VERBATIM_END.search(line)
            continue
        if start >= 0 and is_blank:
            yield Span(start, span.start)
            start = -1
        elif start < 0 and (_OPENS.match(line) or (not paragraph and _ALONE.match(line))):
            start = span.start
        paragraph = start < 0 and not is_blank and not _HEADING.match(line)
    if start >= 0:
        yield Span(start, source.lines[-1].end)


_ELEMENT = lazy_pattern(r"(?i)<(/?)([a-z][a-z0-9-]*)((?:\s[^<>]{0,2000})?)>")
#: Elements that kramdown reads Markdown in by itself, and those that hold nothing (kramdown's parser/html.rb).
_SPANS = frozenset(
    (
        "a",
        "abbr",
        "b",
        "big",
        "button",
        "cite",
        "del",
        "em",
        "i",
        "ins",
        "label",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
    )
)
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "command",
        "embed",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
#: Elements that are written in a line of text.
_INLINE = (
    _SPANS
    | _VOID
    | frozenset(
        (
            "u",
            "s",
            "mark",
            "font",
            "strike",
            "kbd",
            "time",
            "nobr",
            "code",
            "var",
            "samp",
            "dfn",
            "bdo",
            "bdi",
            "ruby",
            "video",
        )
    )
)


def _to_closing(source: Source) -> Iterator[Span]:
    """What stands in a block element, from a line that begins with it to its closing tag, but where it says otherwise.

    Where `markdown="1"` stands, Markdown is read down to the closing tag; in a block element in it, not.
    """
    position = 0
    unclosed: set[str] = set()
    for span in source.lines:
        if span.start < position:
            continue
        tag = _ELEMENT.match(source.html, span.start + _indent(source.html, span))
        if not tag or tag[1] or tag[2].lower() in _INLINE or tag[2].lower() in unclosed:
            continue
        end = closing_tag(source.html, tag)
        if end < 0:
            unclosed.add(tag[2].lower())
        elif "markdown" not in tag[3].lower():
            yield from _raw_parts(source.html, span.start, end)
            position = end


def _raw_parts(html: str, start: int, end: int) -> Iterator[Span]:
    """Yield what of a raw element is raw: not what stands in elements of it that say `markdown="1"`."""
    for tag in _ELEMENT.finditer(html, start, end):
        if tag.start() >= start and not tag[1] and "markdown" in tag[3].lower():
            closing = closing_tag(html, tag)
            if not 0 < closing <= end:
                break
            yield Span(start, tag.end())
            start = closing
    yield Span(start, end)


def _indent(text: str, span: Span) -> int:
    line = text[span.start : span.end]
    return len(line) - len(line.lstrip(" \t"))


def closing_tag(text: str, tag: re.Match[str]) -> int:
    """Return where the element ends that a tag opens, behind its closing tag; -1 where it is never closed.

    The second group of `tag` is the name of the element.

    >>> import re
    >>> closing_tag("<b>a</b> c", re.match("<(/?)(b)>", "<b>a</b> c"))
    8
    """
    depth = 0
    same = re.compile(rf"(?i)<(/?){re.escape(tag[2])}(?=[\s/>])[^<>]{{0,2000}}>")
    for found in same.finditer(text, tag.start()):
        if found[0].endswith("/>") and not found[1]:
            continue
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return -1

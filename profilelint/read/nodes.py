"""Tokens to nodes with exact spans: `lines` maps what a token says of its place in a block to the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Code, Definition, Form, Heading, Image, Link
from profilelint.model.finding import Span
from profilelint.read.line_map import Lines, Map
from profilelint.read.markdown import tokenize
from profilelint.read.template_mask import FILLER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token


class Item(NamedTuple):
    """A list item or a table row; `children` are the items nested in it."""

    span: Span
    form: Form
    children: tuple[Item, ...] = ()


class Markdown:
    """What the parser found in a page's body, every span an offset in the file.

    `runs` is where running text stands, line by line; `holes` is what in them is no prose (code, destinations, HTML
    tags), `marks` what is emphasis. `html` holds raw HTML: pieces, and whether each is a block. `bold` are paragraphs
    that are one line of bold type: their headings have level 0, to be set by what stands above them.
    """

    def __init__(self) -> None:
        self.runs: list[Span] = []
        self.holes: list[Span] = []
        self.marks: list[Span] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.definitions: list[Definition] = []
        self.codes: list[Code] = []
        self.headings: list[Heading] = []
        self.bold: list[Heading] = []
        self.items: list[Item] = []
        self.html: list[tuple[Span, bool]] = []
        self.indented: list[Span] = []


def parse(text: str, masked: str, base: int) -> Markdown:
    """Parse the body of a page, which begins at `base` of `text`; the parser sees `masked` in its place."""
    lines = Lines(masked[base:].replace("\0", "\ufffd"), base)
    tokens, environment = tokenize(lines.source)
    return _Reader(text, masked, lines, environment).read(tokens)


class _Reader:
    """Walks the tokens of one page once, block by block."""

    def __init__(self, text: str, masked: str, lines: Lines, env: dict[str, Any]) -> None:
        self.text = text
        self.masked = masked
        self.lines = lines
        self.found = Markdown()
        self.definitions: dict[str, Definition] = {}
        self.open_items: list[tuple[Span, list[Item]]] = []
        self.cells: list[Map] | None = None
        self.in_body = False
        if "definitions" in env:
            self._read_definitions(env)

    def read(self, tokens: Sequence[Token]) -> Markdown:
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                self._inline(tokens[index - 1], token)
            elif kind in _BLOCKS:
                _BLOCKS[kind](self, token)
        return self.found

    # --- blocks

    def _open_item(self, token: Token) -> None:
        first, end = token.map or (0, 0)
        start = self.lines.open_item(first)
        self.open_items.append((Span(start, max(start + 1, self.lines.end_of(first, end))), []))

    def _close_item(self, _: Token) -> None:
        span, children = self.open_items.pop()
        self._add(Item(span, "item", tuple(children)))

    def _add(self, item: Item) -> None:
        (self.open_items[-1][1] if self.open_items else self.found.items).append(item)

    def _open_body(self, _: Token) -> None:
        self.in_body = True

    def _close_body(self, _: Token) -> None:
        self.in_body = False

    def _open_row(self, token: Token) -> None:
        line = (token.map or (0,))[0]
        self.cells = self.lines.cells(line)[::-1]
        if self.in_body:
            self._add(Item(self.lines.block(line, line + 1), "row"))

    def _close_row(self, _: Token) -> None:
        self.cells = None

    def _code(self, token: Token) -> None:
        first, end = token.map or (0, 0)
        span = self.lines.block(first, end)
        if token.type == "code_block":
            span = Span(self.lines.code_start(token.content, first), span.end)
            self.found.indented.append(span)
        self.found.codes.append(Code(token.content, span, block=True))

    def _html(self, token: Token) -> None:
        self.found.html.append((self.lines.block(*(token.map or (0, 0))), True))

    # --- inline

    def _inline(self, parent: Token, token: Token) -> None:
        children = token.children or []
        if self.cells is not None:
            if not self.cells:
                return
            place = self.cells.pop()
        elif parent.type == "heading_open" and parent.markup.startswith("#"):
            place = self.lines.heading(token.content, (token.map or (0,))[0])
        else:
            place = self.lines.text(token.content, (token.map or (0,))[0])
        self.found.runs += place.runs
        if parent.type == "heading_open":
            self._heading(parent, place, _visible(self._children(children, place)))
        elif len(children) > 1 or (children and children[0].type != "text"):
            seen = self._children(children, place)
            if parent.type == "paragraph_open" and not parent.level and len(place.runs) == 1 and _is_bold(children):
                self.found.bold.append(Heading(_visible(seen), 0, place.runs[0], place.runs[0], "bold"))

    def _heading(self, token: Token, place: Map, title: str) -> None:
        first, end = token.map or (0, 0)
        atx = token.markup.startswith("#")
        title_span = Span(place.runs[0].start, place.runs[-1].end)
        span = self.lines.block(first, end)
        self.found.headings.append(Heading(title, int(token.tag[1]), span, title_span, "atx" if atx else "setext"))

    def _children(self, children: Sequence[Token], place: Map) -> list[str]:
        """Note what stands in running text; what a reader sees of it is returned, in pieces."""
        seen: list[str] = []
        opened: list[tuple[Token, int, int]] = []
        for token in children:
            if token.type == "text":
                seen.append(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                seen.append(" ")
            elif token.type == "link_open":
                opened.append((token, len(seen), len(self.found.images)))
            elif token.type == "link_close":
                start, first, images = opened.pop()
                self._link(start, place, _visible(seen[first:]), image=len(self.found.images) > images)
            elif leaf := _LEAVES.get(token.type):
                seen.append(leaf(self, token, place))
        return seen

    def _link(self, token: Token, place: Map, text: str, *, image: bool) -> None:
        start, end = token.meta["at"]
        title = str(token.attrs.get("title", ""))
        if token.markup == "autolink":
            url_span = place.span(start + 1, end - 1)
            self.found.links.append(Link(text, str(token.attrs["href"]), place.span(start, end), url_span, "autolink"))
            self.found.holes.append(place.span(start, end))
            return
        url, url_span, reference = self._destination(token, place)
        kind: Literal["inline", "reference"] = "reference" if reference else "inline"
        self.found.links.append(Link(text, url, place.span(start, end), url_span, kind, title, image))
        self.found.holes += (place.span(start, start + 1), place.span(token.meta["label_end"], end))

    def _destination(self, token: Token, place: Map) -> tuple[str, Span, bool]:
        """URL, where it stands, and whether it stands in a definition."""
        if "destination" in token.meta:
            url_span = place.span(*token.meta["destination"])
            return self._url(str(token.attrs.get("href", token.attrs.get("src", ""))), url_span), url_span, False
        definition = self.definitions[token.meta["label"]]
        return definition.url, definition.url_span, True

    def _url(self, url: str, span: Span) -> str:
        """`url`, or what stands at `span` where templates make part of it."""
        return self.text[span.start : span.end] if FILLER in url else url

    def _image(self, token: Token, place: Map) -> str:
        url, url_span, reference = self._destination(token, place)
        alt = _visible([_plain(child) for child in token.children or []])
        span = place.span(*token.meta["at"])
        kind: Literal["inline", "reference"] = "reference" if reference else "inline"
        self.found.images.append(Image(alt, url, span, url_span, kind, str(token.attrs.get("title", ""))))
        self.found.holes.append(span)
        return alt

    def _code_span(self, token: Token, place: Map) -> str:
        span = place.span(*token.meta["at"])
        self.found.codes.append(Code(token.content, span, block=False))
        self.found.holes.append(span)
        return token.content

    def _tag(self, token: Token, place: Map) -> str:
        span = place.span(*token.meta["at"])
        self.found.html.append((span, False))
        self.found.holes.append(span)
        return ""

    def _mark(self, token: Token, place: Map) -> str:
        at = token.meta["mark"]
        before = token.type == "strong_open"
        self.found.marks.append(place.span(at - before, at + 1 + (token.type == "strong_close")))
        return ""

    # --- definitions

    def _read_definitions(self, env: dict[str, Any]) -> None:
        records = [*env["references"].items(), *((again["label"], again) for again in env.get("duplicate_refs", ()))]
        by_line = {record["map"][0]: (label, record) for label, record in records}
        for first, end in env["definitions"]:
            label, record = by_line[first]
            block = self.lines.block(first, end)
            found = _DEFINITION.search(self.masked, block.start, block.end)
            if not found:
                continue
            url_span = Span(*found.span("url")) if found["url"] is not None else Span(*found.span("bracketed"))
            url = self._url(str(record["href"]), url_span)
            definition = Definition(found["label"], url, Span(found.start(), block.end), url_span, record["title"])
            self.found.definitions.append(definition)
            self.definitions.setdefault(label, definition)


#: A definition on its lines, containers' marks between them: CommonMark 0.31.2, section 4.7.
_DEFINITION = lazy_pattern(
    r"(?<!\\)\[(?P<label>(?:[^\[\]\\]|\\.)*+)\]:[\s>]*(?:<(?P<bracketed>[^<>\n]*)>|(?P<url>\S+))", re.DOTALL
)


def _is_bold(children: Sequence[Token]) -> bool:
    """Return whether a paragraph is bold type from end to end, but for a colon behind it."""
    kinds = [token.type for token in children if token.type != "text" or token.content.strip(" :：")]
    return kinds[:1] == ["strong_open"] and kinds[-1:] == ["strong_close"] and kinds.count("strong_open") == 1


def _plain(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content if token.type != "html_inline" else ""


def _visible(pieces: Sequence[str]) -> str:
    """Return the pieces as a reader sees them: joined, templates left out, white space folded."""
    return " ".join("".join(pieces).replace(FILLER, "").split())


_BLOCKS: dict[str, Callable[[_Reader, Token], None]] = {
    "list_item_open": _Reader._open_item,
    "list_item_close": _Reader._close_item,
    "tbody_open": _Reader._open_body,
    "tbody_close": _Reader._close_body,
    "tr_open": _Reader._open_row,
    "tr_close": _Reader._close_row,
    "fence": _Reader._code,
    "code_block": _Reader._code,
    "html_block": _Reader._html,
}
_LEAVES: dict[str, Callable[[_Reader, Token, Map], str]] = {
    "image": _Reader._image,
    "code_inline": _Reader._code_span,
    "html_inline": _Reader._tag,
    "strong_open": _Reader._mark,
    "strong_close": _Reader._mark,
    "em_open": _Reader._mark,
    "em_close": _Reader._mark,
}

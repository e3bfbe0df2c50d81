"""Raw HTML in a page: tags become the same nodes as Markdown's, with exact spans."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Anchor
from profilelint.model.finding import Span
from profilelint.read import theme_files

if TYPE_CHECKING:
    from collections.abc import Sequence

_TAG = lazy_pattern(
    r"""<(?:(?P<comment>!--)
    | [!?][^<>]*>
    | (?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9:-]*+)
      (?P<attributes>(?:[^<>"']++|"[^"]{0,5000}+"|'[^']{0,5000}+')*+)>)""",
    re.VERBOSE,
)
_ATTRIBUTE = lazy_pattern(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")

#: Elements whose content no reader reads as prose.
HIDDEN = frozenset(
    {"script", "style", "textarea", "pre", "code", "svg", "math", "iframe", "noscript", "template", "kbd"}
)
#: Elements that become nodes, or that tell where one ends; no other needs to be remembered.
_TRACKED = frozenset({"a", "li", "ul", "ol", "tr", "table", "div", "h1", "h2", "h3", "h4", "h5", "h6"})
#: What an opening tag closes when it stands in the same list, table or text (HTML standard, 13.1.2.4).
_CLOSED_BY = {"li": ("li", frozenset({"ul", "ol"})), "tr": ("tr", frozenset({"table"})), "a": ("a", frozenset[str]())}
#: Elements nested deeper than this are not tracked.
_DEPTH = 200


class Element(NamedTuple):
    """An HTML element: `span` with its tags, `inner` without them; `attributes` with the spans of their values."""

    name: str
    span: Span
    inner: Span
    attributes: dict[str, tuple[str, Span]]

    @property
    def is_box(self) -> bool:
        """Whether this is a box that a theme makes of an entry of a list, as of a paper."""
        classes = self.attributes.get("class", ("", self.span))[0] if self.name == "div" else ""
        return bool(classes) and not _entry_classes().isdisjoint(classes.split())


@cache
def _entry_classes() -> frozenset[str]:
    return frozenset(theme_files.theme_rows("entry-classes"))


class Html:
    """What raw HTML holds: `elements` in the order of their ends, `images` the `<img>` tags.

    `runs` is running text between the tags of blocks, `hidden` what no reader sees or reads as prose, `comments` the
    comments among it, `anchors` the names that links may point at; `shown` is indented code that is HTML in truth, as
    it stands in an element.
    """

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.images: list[Element] = []
        self.anchors: list[Anchor] = []
        self.runs: list[Span] = []
        self.hidden: list[Span] = []
        self.comments: list[Span] = []
        self.shown: list[Span] = []


def read(text: str, masked: str, pieces: Sequence[tuple[Span, bool]], indented: Sequence[Span]) -> Html:
    """Read the raw HTML of a page: `pieces` of `text`, and whether each is a block; `masked` hides its templates.

    `indented` are indented code blocks: kramdown takes them for HTML where an element is open around them.
    """
    candidates = [*pieces, *((span, None) for span in indented)]
    return _Reader(text, masked).read(sorted(candidates, key=lambda piece: piece[0]))


class _Reader:
    def __init__(self, text: str, masked: str) -> None:
        self.text = text
        self.masked = masked
        self.found = Html()
        self.open: list[tuple[str, int, int, dict[str, tuple[str, Span]]]] = []
        self.unclosed: set[str] = set()

    def read(self, pieces: Sequence[tuple[Span, bool | None]]) -> Html:
        position = 0
        for (start, end), is_block in pieces:
            if is_block is None:
                if not self.open or self.masked[start:end].lstrip()[:1] != "<":
                    continue
                self.found.shown.append(Span(start, end))
            if start >= position:
                position = self._piece(start, end, is_block is not False)
        while self.open:
            self._close(position)
        return self.found

    def _piece(self, start: int, end: int, is_block: bool) -> int:
        """Read one piece; where reading goes on is returned: behind the piece if something hidden reaches so far."""
        position = start
        while tag := _TAG.search(self.masked, position, end):
            if is_block:
                self.found.runs.append(Span(position, tag.start()))
            position = self._tag(tag)
        if is_block and position < end:
            self.found.runs.append(Span(position, end))
        return max(position, end)

    def _tag(self, tag: re.Match[str]) -> int:
        """Take note of one tag; where reading goes on is returned."""
        if tag["comment"]:
            return self._comment(tag.start())
        if not tag["name"]:
            return tag.end()
        name = tag["name"].lower()
        if tag["close"]:
            self._end_tag(name, tag)
            return tag.end()
        if name in _TRACKED or name == "img" or "id" in tag["attributes"] or "ID" in tag["attributes"]:
            self._start_tag(name, tag)
        if name in HIDDEN and not tag["attributes"].endswith("/"):
            return self._hidden(name, tag)
        return tag.end()

    def _comment(self, start: int) -> int:
        closing = self.masked.find("-->", start + 2)
        end = closing + 3 if closing >= 0 else len(self.masked)
        self.found.comments.append(Span(start, end))
        return end

    def _hidden(self, name: str, tag: re.Match[str]) -> int:
        """Skip the content of an element like `<script>`; one that is never closed hides nothing."""
        if name in self.unclosed:
            return tag.end()
        closing = lazy_pattern(rf"</{name}\s*>", re.IGNORECASE).search(self.masked, tag.end())
        if not closing:
            self.unclosed.add(name)
            return tag.end()
        self.found.hidden.append(Span(tag.start(), closing.end()))
        return closing.end()

    def _start_tag(self, name: str, tag: re.Match[str]) -> None:
        attributes = self._attributes(tag)
        if "id" in attributes:
            self.found.anchors.append(Anchor(*attributes["id"]))
        if name == "a" and "name" in attributes:
            self.found.anchors.append(Anchor(*attributes["name"]))
        if name == "img":
            self.found.images.append(Element(name, Span(*tag.span()), Span(tag.end(), tag.end()), attributes))
        elif name in _TRACKED:
            self._close_before(name, tag.start())
            if len(self.open) < _DEPTH:
                self.open.append((name, tag.start(), tag.end(), attributes))

    def _attributes(self, tag: re.Match[str]) -> dict[str, tuple[str, Span]]:
        found: dict[str, tuple[str, Span]] = {}
        for attribute in _ATTRIBUTE.finditer(self.masked, *tag.span("attributes")):
            group = attribute.lastindex or 1
            span = Span(*attribute.span(group)) if group > 1 else Span(attribute.end(), attribute.end())
            found.setdefault(attribute[1].lower(), (unescape(self.text[span.start : span.end]), span))
        return found

    def _close_before(self, name: str, position: int) -> None:
        """Close what the start tag of `name` at `position` closes without saying so."""
        if name not in _CLOSED_BY:
            return
        closed, walls = _CLOSED_BY[name]
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == closed:
                while len(self.open) > index:
                    self._close(position)
            elif self.open[index][0] not in walls:
                continue
            return

    def _end_tag(self, name: str, tag: re.Match[str]) -> None:
        if name not in _TRACKED or all(opened[0] != name for opened in self.open):
            return
        while self.open[-1][0] != name:
            self._close(tag.start())
        self._close(tag.start(), tag.end())

    def _close(self, inner_end: int, end: int | None = None) -> None:
        name, start, inner_start, attributes = self.open.pop()
        inner = Span(inner_start, max(inner_start, inner_end))
        self.found.elements.append(Element(name, Span(start, max(inner.end, end or 0)), inner, attributes))

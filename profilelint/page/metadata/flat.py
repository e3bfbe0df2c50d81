"""The YAML that most pages begin with, read line by line: keys, values on the same line, lists and mappings below.

Loading libyaml takes as long as all else that is done for a short page. So what can mean one thing only is read here,
and all else (folding, escapes, anchors, tabs, flow mappings, whatever is wrong) is left to `yaml_block`, which finds
the same fields at the same places in what is read here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint import lazy
from profilelint.finding import Span
from profilelint.page.document import FrontMatter
from profilelint.page.metadata.fields import Metadata, TooLargeError, Tree
from profilelint.page.metadata.psych import BadDateError, resolve
from profilelint.page.metadata.source import Source

if TYPE_CHECKING:
    import re

LONGEST = 50_000  #: characters of a block that are read here

_OPENING = lazy.compile(r"\ufeff?---[ ]*\r?\n")
_CLOSING = lazy.compile(r"(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_BLANK = lazy.compile(r" *(?:#[^\r\n]*)?\r?\n")
#: Indentation; the dash of an item; a key; a value, which is plain and begins with no sign that means something to
#: YAML, or is in quotes, or a list in brackets; a comment.
_LINE = lazy.compile(
    r"( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_-]*):(?=[ \r\n]) *)?"
    r"(?:([^\s?:,\[\]{}#&*!|>'\"%@`-][^\r\n]*)|\"([^\"\\\r\n]*)\"|'([^'\r\n]*)'|\[([^\[\]{}:#\\\r\n]*)\])?"
    r"(?: +(?:#[^\r\n]*)?)?\r?\n"
)
_ITEM = lazy.compile(r" *(?:([^\s?,&*!|>'\"%@`-][^,]*)|\"([^\"]*)\"|'([^']*)') *(?:,|\Z)")


class _OtherError(Exception):
    """The block is not of this simple kind."""


def read(text: str) -> FrontMatter | None:
    r"""The front matter at the head of a page, or None where it is none or not of this simple kind.

    >>> found = read("---\ntitle: Notes\ntags:\n  - looms\n---\n")
    >>> [(field.path, field.value, tuple(field.value_span)) for field in found.fields]
    [('title', 'Notes', (11, 16)), ('tags', ['looms'], (25, 32)), ('tags.0', 'looms', (27, 32))]
    >>> read("---\ntitle: {en: Notes}\n---\n")
    """
    opening = _OPENING.match(text)
    if not opening:
        return None
    metadata = Metadata()
    tree = Tree(Source(opening[0], text[opening.end() : opening.end() + LONGEST]), metadata)
    try:
        end = _Lines(text, tree).read(opening.end())
    except (_OtherError, BadDateError, TooLargeError):
        return None
    closing = _CLOSING.match(text, end)
    if not closing or not text[opening.end() : end].replace("\r\n", "").replace("\n", "").isprintable():
        return None
    tree.finish()
    span = Span(int(text.startswith("\ufeff")), closing.end())
    return FrontMatter("yaml", span, tuple(metadata.fields), tuple(metadata.problems))


class _Lines:
    """Reads line by line into a tree; `levels` says how far in each open mapping or list is, and which it is."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.tree = tree
        self.levels = [(0, "key")]
        self.awaited = -1  #: behind the colon of a key whose value may still come

    def read(self, position: int) -> int:
        """Read from `position` on, and return where the block ends."""
        self.tree.begin()
        last = position + LONGEST
        while not self.text.startswith(("---", "..."), position):
            blank = _BLANK.match(self.text, position)
            line = blank or _LINE.match(self.text, position)
            if not line or position > last:
                raise _OtherError
            position = line.end()
            if not blank:
                self.take(line)
        self.settle_empty()
        return position

    def take(self, line: re.Match[str]) -> None:
        """Take a line that holds something."""
        indent, dash, key = line.end(1) - line.start(1), line[2], line[3]
        self.descend(indent, line.end(1), "item" if dash else "key")
        if key:
            if dash:
                self.tree.open({}, line.start(3))
                self.levels.append((indent + len(dash), "key"))
            self.tree.name(key, Span(*line.span(3)))
        elif not dash:  # a value that goes on
            raise _OtherError
        if line.lastindex and line.lastindex > 3:
            self.value(line)
        elif key:
            self.awaited = line.end(3) + 1
        else:
            raise _OtherError

    def descend(self, indent: int, start: int, kind: str) -> None:
        """Open or close what the indentation of a line says."""
        outer = self.levels[-1][0]
        if self.awaited >= 0 and (indent > outer or (indent == outer and kind == "item")):
            self.tree.open([] if kind == "item" else {}, start)
            self.levels.append((indent, kind))
            self.awaited = -1
            return
        self.settle_empty()
        while self.levels and (indent < self.levels[-1][0] or (indent, "item") == self.levels[-1] != (indent, kind)):
            self.levels.pop()
            self.tree.close()
        if not self.levels or self.levels[-1] != (indent, kind):
            raise _OtherError

    def settle_empty(self) -> None:
        """Give the last key no value, as none has come."""
        if self.awaited >= 0:
            self.tree.scalar(None, Span(self.awaited, self.awaited))
            self.awaited = -1

    def value(self, line: re.Match[str]) -> None:
        """Add the value on a line."""
        group = line.lastindex or 0
        start, end = line.span(group)
        if group == 4:
            text = line[4].split(" #", 1)[0].rstrip(" ")
            if ": " in text or text.endswith(":"):
                raise _OtherError
            self.tree.scalar(resolve(text), Span(start, start + len(text)))
        elif group < 7:
            self.tree.scalar(line[group], Span(start - 1, end + 1))
        else:
            self.list(start, end)

    def list(self, start: int, end: int) -> None:
        """Add a list that stands in brackets, the inside of which is given."""
        self.tree.open([], start - 1)
        while start < end:
            item = _ITEM.match(self.text, start, end)
            if not item:
                raise _OtherError
            group = item.lastindex or 1
            left, right = item.span(group)
            plain = item[1].rstrip(" ") if group == 1 else ""
            span = Span(left, left + len(plain)) if group == 1 else Span(left - 1, right + 1)
            self.tree.scalar(resolve(plain) if group == 1 else item[group], span)
            start = item.end()
        if self.text[start - 1] == ",":
            raise _OtherError
        self.tree.close(end + 1)

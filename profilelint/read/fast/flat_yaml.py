"""The YAML that most pages begin with, read line by line: keys, values on the same line, lists and mappings below.

Loading libyaml takes as long as all else that is done for a short page, and reading a file of settings with it several
times as long as here. So what can mean one thing only is read here, and all else (escapes, text that goes on without a
sign, tabs, flow mappings, whatever is wrong) is left to `yaml_block`, which finds the same fields at the same places in
what is read here.
"""

from __future__ import annotations

import re

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import FrontMatter
from profilelint.model.finding import Span
from profilelint.read.front_matter.fields import Metadata, TooLargeError, Tree
from profilelint.read.front_matter.ruby_scalars import BadDateError, resolve_yaml_scalar
from profilelint.read.front_matter.source import Source

LONGEST = 50_000  #: characters of a block that are read here
LONGEST_FILE = 300_000  #: and of a file of settings

_OPENING = lazy_pattern(r"\ufeff?---[ ]*\r?\n")
_CLOSING = lazy_pattern(r"(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_BLANK = lazy_pattern(r" *(?:#[^\r\n]*)?\r?\n")
#: Text without tabs, ends of lines, and what YAML refuses.
_READABLE = lazy_pattern("[ -~\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]*")
#: The start of a document, in a file that says it.
_START = lazy_pattern(r"(?: *(?:#[^\r\n]*)?\r?\n)*--- *\r?\n")
#: Indentation; the dash of an item; a key; a value, which is plain and begins with no sign that means something to
#: YAML, or is in quotes, or a list in brackets, or the sign of a text on the following lines, or the name of what
#: follows, or what such a name stands for, or an empty mapping; a comment.
_LINE = lazy_pattern(
    r"( *+)(- ++)?(?:([A-Za-z_][A-Za-z0-9_-]{0,200}(?::[A-Za-z0-9_-]{1,99}){0,9}|<<(?=: \*)) {0,99}:(?=[ \r\n]) *+)?"
    r"(?:&(\w{1,99})(?: ++(?!#)|(?=\s)))?"
    r"(?:([^\s?:,\[\]{}#&*!|>'\"%@`-][^\r\n]*)"
    r"|\"([^\"\\\r\n]*(?:\\(?:[nt\"\\]|x[0-9A-Fa-f]{2}|u[0-9A-Ca-c][0-9A-Fa-f]{3})[^\"\\\r\n]*)*)\"|'([^'\r\n]*)'"
    r"|\[([^\[\]{}:#\\]*)\]|([|>]-?)|\*(\w{1,99})|(\{ *\}))?"
    r" *+(?:(?<= )#[^\r\n]*+)?\r?\n",
    re.ASCII,
)
_ESCAPE = lazy_pattern(r"\\(?:([nt\"\\])|[xu]([0-9A-Fa-f]+))")
_ESCAPED = {"n": "\n", "t": "\t"}
#: A line of a text; an empty one.
_TEXT = lazy_pattern(r"( *)([^ \r\n][^\r\n]*)\r?\n")
_EMPTY = lazy_pattern(r"(?:\r?\n)+")
_BLANKS = lazy_pattern(r"[ \r\n]*")
_ITEM = lazy_pattern(
    r"[ \r\n]*(?:([^\s?,&*!|>'\"%@`-][^,\r\n]*)|\"([^\"\r\n]*)\"|'([^'\r\n]*)')[ \r\n]*(?:,[ \r\n]*|\Z)"
)


class _OtherError(Exception):
    """The block is not of this simple kind."""


def read(text: str) -> FrontMatter | None:
    r"""Return the front matter at the head of a page, or None where it is none or not of this simple kind.

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
    closing = _CLOSING.match(text, end) if end - opening.end() <= LONGEST else None
    if not closing or not text[opening.end() : end].replace("\r\n", "").replace("\n", "").isprintable():
        return None
    tree.finish()
    span = Span(int(text.startswith("\ufeff")), closing.end())
    return FrontMatter("yaml", span, tuple(metadata.fields), tuple(metadata.problems))


#: What whole files say, as the model of a generator reads them as well as the rules; so many, with so many characters.
_kept: dict[tuple[str, str], Metadata | None] = {}
KEPT, KEPT_TEXT = 200, 400_000


def load(head: str, block: str) -> Metadata | None:
    """What a whole file says that stands behind `head`, a list or a mapping, or None where it is not of this kind.

    It is not to be changed, as the next who asks is given the same.
    """
    if (head, block) not in _kept:
        if len(_kept) == KEPT or sum(len(text) for _, text in _kept) + len(block) > KEPT_TEXT:
            _kept.clear()
        _kept[head, block] = _load(head, block)
    return _kept[head, block]


def _load(head: str, block: str) -> Metadata | None:
    signs = block.replace("\r\n", "").replace("\n", "")
    if len(block) > LONGEST_FILE or not (signs.isprintable() or _READABLE.fullmatch(signs)):
        return None
    metadata = Metadata()
    tree = Tree(Source(head, block), metadata)
    tree.takes_lists = True
    start = _START.match(block)
    lines = _Lines(f"{head}{block}\n", tree)
    try:
        end = lines.read(len(head) + (start.end() if start else 0), LONGEST_FILE)
    except (_OtherError, BadDateError, TooLargeError):
        return None
    return tree.finish() if end == len(lines.text) else None


class _Lines:
    """Reads line by line into a tree; `levels` says how far in each open mapping or list is, and which it is."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.tree = tree
        self.levels = [(0, "key")]
        self.awaited = -1  #: behind the colon of a key whose value may still come
        self.anchor: str | None = None  #: the name of that value
        self.named = -1  #: where a value with a name has to begin

    def read(self, position: int, longest: int = LONGEST) -> int:
        """Read from `position` on, and return where the block ends."""
        text = self.text
        last = min(position + longest, len(text) - 1)
        if self.tree.takes_lists and text.startswith("- ", _first(text, position)):
            self.tree.begin_list()
            self.levels = [(0, "item")]
        else:
            self.tree.begin()
        match, take = _LINE.match, self.take
        while position <= last and not text.startswith(("---", "..."), position):
            line = match(text, position)
            if line and line.lastindex != 1:
                position = take(line)
            elif blank := line or _BLANK.match(text, position):
                position = blank.end()
            else:
                raise _OtherError
        self.settle_empty()
        return position

    def take(self, line: re.Match[str]) -> int:
        """Take a line that holds something, and return where the next begins."""
        blanks, dash, key, name = line.group(1, 2, 3, 4)
        group, indent = line.lastindex or 0, len(blanks)
        if group == 8 and not (key or dash or name):
            return self.below(line)
        self.descend(indent, line.end(1), "item" if dash else "key")
        if key:
            if dash:
                self.tree.open({}, line.start(3))
                self.levels.append((indent + len(dash), "key"))
            self.tree.name(key, Span(*line.span(3)))
        elif not dash:  # a value that goes on
            raise _OtherError
        if group > 4:
            return self.value(line, group, name)
        if not key:
            raise _OtherError
        self.awaited = self.text.index(":", line.end(3)) + 1
        if name:
            self.awaited = line.end(4)
            self.anchor, self.named = name, _end(_BLANKS, self.text, self.awaited)
        return line.end()

    def below(self, line: re.Match[str]) -> int:
        """Take a list in brackets that begins below its key, and return where the next line begins."""
        if self.awaited < 0 or self.anchor is not None or len(line[1]) <= self.levels[-1][0]:
            raise _OtherError
        self.awaited = -1
        self.list(*line.span(8))
        return line.end()

    def descend(self, indent: int, start: int, kind: str) -> None:
        """Open or close what the indentation of a line says."""
        last = self.levels[-1]
        if self.awaited < 0 and last == (indent, kind):
            return
        outer = last[0]
        if self.awaited >= 0 and (indent > outer or (indent == outer and kind == "item")):
            if self.anchor is not None and self.named != start:
                raise _OtherError
            self.tree.open([] if kind == "item" else {}, start, self.anchor)
            self.levels.append((indent, kind))
            self.awaited, self.anchor = -1, None
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
            self.tree.scalar(None, Span(self.awaited, self.awaited), self.anchor)
            self.awaited, self.anchor = -1, None

    def value(self, line: re.Match[str], group: int, anchor: str | None) -> int:
        """Add the value on a line, and return where the next line begins; it may have a name."""
        start, end = line.span(group)
        if group == 5:
            text = line[5].split(" #", 1)[0].rstrip(" ")
            if ":" in text and (": " in text or text.endswith(":")):
                raise _OtherError
            self.tree.scalar(resolve_yaml_scalar(text), Span(start, start + len(text)), anchor)
        elif group < 8:
            text = _ESCAPE.sub(_unescaped, line[group]) if group == 6 and "\\" in line[group] else line[group]
            self.tree.scalar(text, Span(start - 1, end + 1), anchor)
        elif anchor:
            raise _OtherError
        elif group == 8:
            self.list(start, end)
        elif group == 9:
            return self.lines(line[9], start, line.end())
        elif group == 11:
            self.tree.open({}, start)
            self.tree.close(end)
        elif not self.tree.alias(line[10], Span(start - 1, end)):
            raise _OtherError
        return line.end()

    def lines(self, sign: str, start: int, position: int) -> int:
        """Add a text on lines of its own, all as far in as the first, and return where it ends."""
        found: list[str] = []
        width = 0
        end = position
        while (line := _TEXT.match(self.text, position)) and position - start <= LONGEST_FILE:
            inner = line.end(1) - line.start(1)
            width = width or inner
            if inner < width or not width:
                break
            if end < position or (inner > width and sign[0] == ">"):  # behind an empty line, or further in
                raise _OtherError
            found.append(self.text[line.start() + width : line.end(2)])
            last, end = line.end(2), line.end()
            position = end
            if empty := _EMPTY.match(self.text, position):
                position = empty.end()
        is_blank = not line and self.text.startswith(" ", position)
        if width <= self.levels[-1][0] or not found or is_blank or end == len(self.text):
            raise _OtherError
        text = (" " if sign[0] == ">" else "\n").join(found)
        self.tree.scalar(text if sign.endswith("-") else f"{text}\n", Span(start, last))
        return position

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
            self.tree.scalar(resolve_yaml_scalar(plain) if group == 1 else item[group], span)
            start = item.end()
        self.tree.close(end + 1)


def _first(text: str, position: int) -> int:
    """Return where the first line begins that holds something."""
    while blank := _BLANK.match(text, position):
        position = blank.end()
    return position


def _unescaped(escape: re.Match[str]) -> str:
    """Return what a sign behind a backslash stands for."""
    return _ESCAPED.get(escape[1], escape[1]) if escape[1] else chr(int(escape[2], 16))


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position

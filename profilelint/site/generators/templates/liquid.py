"""Liquid as Jekyll parses it, which has Liquid 4.0 (jekyll.gemspec: `liquid ~> 4.0`), of one text, in one pass.

Jekyll parses in the mode `warn`: what the strict parser refuses is read by the lax one, so little stops a build. The
sources are those of Liquid 4.0.3 and 4.0.4, which parse alike: liquid.rb, tokenizer.rb, block_body.rb, block.rb,
document.rb, tags/*.rb.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.model.spans import merge_spans
from profilelint.site.generators.templates import Fault, markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: What a tag is: without an end, with one, or one that is special in how what stands in it is read.
Kind = Literal["tag", "block", "raw", "comment"]

#: `TemplateParser`: where a token begins; it ends at the first `%}`, or at the first `}` with the one behind it.
_OPENER = lazy_pattern(r"\{[{%]")
#: `FullToken`: what a tag begins with.
_TAG = lazy_pattern(r"\{%-?\s*(\w+)\s*", re.ASCII)
#: `FullTokenPossiblyInvalid` of tags/raw.rb: where a tag begins that ends `raw`, without the dash that others may have.
_RAW_TAG = lazy_pattern(r"\{%\s*(\w+)", re.ASCII)

_MOST_FAULTS = 50  #: after so many, reading stops
_DEEPEST = 100  #: `Block::MAX_DEPTH`


class Known(NamedTuple):
    """The tags there are: `kinds` for certain, `maybe` perhaps; with `is_open`, there may be any others."""

    kinds: Mapping[str, Kind]
    maybe: frozenset[str] = frozenset()
    is_open: bool = False

    def may_have(self, name: str) -> bool:
        """Return whether a tag that is not certain may be there all the same, or be the end of one that is."""
        base = name.removeprefix("end")
        is_own = name in CORE.kinds or base in CORE.kinds or name in _PARTS
        return not is_own and (self.is_open or name in self.maybe or base in self.maybe)


#: Parts of tags, which nobody registers.
_PARTS = frozenset({"else", "elsif", "when", "end"})
#: The tags of Liquid 4.0 (liquid/tags/) and of Jekyll (lib/jekyll/tags/).
CORE = Known(
    {
        **dict.fromkeys(("assign", "break", "continue", "cycle", "decrement", "increment"), "tag"),
        **dict.fromkeys(("include", "include_relative", "link", "post_url"), "tag"),
        **dict.fromkeys(("capture", "case", "for", "if", "ifchanged", "tablerow", "unless", "highlight"), "block"),
        "comment": "comment",
        "raw": "raw",
    }
)


class Output(NamedTuple):
    """`{{ markup }}`, which is evaluated."""

    span: Span
    markup: str


class Tag(NamedTuple):
    """`{% name markup %}`; `is_sure` says that nothing stands around it for which it might not be run."""

    name: str
    markup: str
    span: Span
    is_sure: bool


class Template(NamedTuple):
    """What stands in a text: `codes` is what lies inside `highlight`; `assigned` are names that get values in it."""

    tags: tuple[Tag, ...]
    outputs: tuple[Output, ...]
    codes: tuple[Span, ...]
    assigned: frozenset[str]
    faults: tuple[Fault, ...]


class _Token(NamedTuple):
    """`{{ ... }}` or `{% ... %}`, or what begins one that does not end."""

    start: int
    end: int
    is_tag: bool
    is_whole: bool


@dataclass(slots=True)
class _Open:
    """A block that waits for its end."""

    name: str
    kind: Kind
    span: Span
    elses: int = 0


def read(text: str, start: int = 0, known: Known = CORE) -> Template:
    """Read `text` from `start` on. Total; time and memory grow with the length of the text.

    >>> read("a {{ b } c").faults[0].span
    Span(start=2, end=8)
    """
    reader = _Reader(text, known)
    for token in _tokens(text, start):
        reader.take(token)
        if len(reader.faults) >= _MOST_FAULTS:
            break
    else:
        reader.finish()
    return reader.template()


def _tokens(text: str, start: int) -> Iterator[_Token]:
    """Yield the tokens of a text but for the text between (tokenizer.rb)."""
    missing: set[str] = set()  # ends that are known not to come any more
    opener = _OPENER.search(text, start)
    while opener:
        begin, is_tag = opener.start(), text[opener.start() + 1] == "%"
        closer = "%}" if is_tag else "}"
        found = -1 if closer in missing else text.find(closer, begin + 2)
        if found < 0:
            missing.add(closer)
            end = begin + 2
            yield _Token(begin, end, is_tag, is_whole=False)
        else:
            end = found + len(closer)
            end += not is_tag and text.startswith("}", end)
            yield _Token(begin, end, is_tag, is_whole=is_tag or (end - begin > 3 and text[end - 2] == "}"))
        opener = _OPENER.search(text, end)


@dataclass(slots=True)
class _Reader:
    text: str
    known: Known
    faults: list[Fault] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    codes: list[Span] = field(default_factory=list)
    assigned: set[str] = field(default_factory=set)
    stack: list[_Open] = field(default_factory=list)
    comments: int = 0
    #: Where tags begin that may be blocks of their own kind, and what lies inside those that were.
    guessed: dict[str, int] = field(default_factory=dict)
    unsure: list[Span] = field(default_factory=list)
    is_unsure: bool = False
    is_cut: bool = False  #: the page may end early
    is_broken: bool = False  #: a block is wrong, so that what is open can no longer be told

    def template(self) -> Template:
        """Return what was found."""
        unsure = merge_spans(sorted(self.unsure))

        def is_sure(span: Span) -> bool:
            at = bisect_right(unsure, span.start, key=lambda each: each.start) - 1
            return at < 0 or span.start >= unsure[at].end

        outputs = tuple(each for each in self.outputs if is_sure(each.span))
        faults = tuple(each for each in self.faults if is_sure(each.span))
        return Template(tuple(self.tags), outputs, tuple(self.codes), frozenset(self.assigned), faults)

    def take(self, token: _Token) -> None:
        """Read one token."""
        if self.stack and self.stack[-1].kind == "raw":
            if self._ends_raw(token):
                self.stack.pop()
        elif not token.is_whole:
            self._half(token)
        elif token.is_tag:
            self._tag(token)
        elif not self.comments:
            span = Span(token.start, token.end)
            self.outputs.append(Output(span, self.text[token.start + 2 : token.end - 2]))

    def finish(self) -> None:
        """The text is over: what is still open never ends."""
        if self.stack and not self.is_broken:
            left = self.stack[-1]
            self._fail("never-closed-raw" if left.kind == "raw" else "never-closed", left.span, left.name)

    def _fail(self, key: str, span: Span, value: str = "") -> None:
        self.faults.append(Fault(key, span, value))

    def _half(self, token: _Token) -> None:
        written = self.text[token.start : token.end]
        span = Span(token.start, token.start + len(written.split("\n", 1)[0].rstrip()))
        self._fail("half-tag" if token.is_tag else "half-output", span, written)

    def _ends_raw(self, token: _Token) -> bool:
        """Return whether a token holds the end of `raw`: its last `{%` with a name says so (tags/raw.rb)."""
        at = token.end - 2
        if not self.text.startswith("%}", at):
            return False
        while (at := self.text.rfind("{%", token.start, at)) >= 0:
            if name := _RAW_TAG.match(self.text, at, token.end - 2):
                return name[1] == "endraw"
        return False

    def _tag(self, token: _Token) -> None:
        start, end = token.start, token.end
        found = _TAG.match(self.text, start, end - 2)
        if not found:
            self._fail("tag-without-name", Span(start, start + 2), self.text[start:end])
            return
        name, stop = found[1], end - 2
        stop -= stop > found.end() and self.text[stop - 1] == "-"
        written = self.text[found.end() : stop]
        is_long = "\n" in self.text[start:end]
        span = Span(start, found.end(1) if is_long else end)
        if kind := self.known.kinds.get(name):
            self._registered(Tag(name, written, span, not self.stack and not self.is_cut), kind)
        else:
            self._unregistered(name, written, span)

    def _registered(self, tag: Tag, kind: Kind) -> None:
        self.tags.append(tag)
        self.assigned |= {markup.assigned(tag.name, tag.markup)} - {""}
        if key := markup.fault(tag.name, tag.markup, is_sure=tag.is_sure):
            self._fail(key, tag.span, tag.markup)
        self.is_cut = self.is_cut or tag.name in ("break", "continue")
        if kind == "tag":
            return
        if len(self.stack) == _DEEPEST and kind != "raw":
            self._fail_block("too-deep", tag.span, "")
        self.stack.append(_Open(tag.name, kind, tag.span))
        self.comments += kind == "comment"

    def _unregistered(self, name: str, written: str, span: Span) -> None:
        """What is no tag of its own: an end, a part of a block, or unknown."""
        top = self.stack[-1] if self.stack else None
        if top and name == f"end{top.name}":
            self._close(top, span)
        elif self.known.may_have(name):
            self._guess(name, span)
        elif top and (top.kind == "comment" or self._is_part(top, name, written, span)):
            return
        elif name.startswith("end") and len(name) > 3:
            self._wrong_end(name, span)
        elif name in _PARTS:
            self._fail_block("else-outside", span, name)
        else:
            self._fail("unknown-tag", span, name)

    def _close(self, block: _Open, span: Span) -> None:
        self.stack.pop()
        self.comments -= block.kind == "comment"
        if block.name == "highlight":
            self.codes.append(Span(block.span.end, span.start))

    def _guess(self, name: str, span: Span) -> None:
        self.is_unsure = True
        base = name.removeprefix("end")
        if base != name and base in self.guessed:
            self.unsure.append(Span(self.guessed.pop(base), span.end))
        else:
            self.guessed.setdefault(name, span.start)

    def _is_part(self, top: _Open, name: str, written: str, span: Span) -> bool:
        """Return whether a tag goes on with the block that is open."""
        if top.name in ("if", "unless") and name in ("else", "elsif"):
            key = markup.fault("elsif", written, is_sure=False) if name == "elsif" else ""
        elif top.name == "case" and name in ("when", "else"):
            key = markup.fault(f"case-{name}", written, is_sure=False)
        elif top.name == "for" and name == "else":
            top.elses += 1
            if top.elses > 1:  # `For#parse` reads two bodies, and leaves the third to what stands around it
                self.stack.pop()
            key = ""
        else:
            return False
        if key:
            self._fail(key, span, written)
        return True

    def _wrong_end(self, name: str, span: Span) -> None:
        if any(each.name == name[3:] for each in self.stack):
            self._fail_block("crossing", span, self.stack[-1].name)
        else:
            self._fail_block("end-alone", span, name)

    def _fail_block(self, key: str, span: Span, value: str) -> None:
        """Say the first fault of the blocks; those behind it mostly follow from it."""
        if not self.is_broken and not self.is_unsure:
            self._fail(key, span, value)
        self.is_broken = True

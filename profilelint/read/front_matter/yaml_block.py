"""YAML front matter: from libyaml's events to fields, without recursion and without building a single object.

No tag constructs anything. What Psych makes of a plain scalar is in `ruby_scalars`; keys are kept as they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import yaml

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.read.front_matter import nesting
from profilelint.read.front_matter.fields import MAX_DEPTH, Metadata, NoMappingError, TooLargeError, Tree, check_size
from profilelint.read.front_matter.libyaml import LOADER, replace_refused
from profilelint.read.front_matter.ruby_scalars import BadDateError, resolve_yaml_scalar
from profilelint.read.front_matter.source import LOST, Source, report_size, shorten

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_FAULTS = 10  #: faults of one block after each of which reading goes on

_PROPERTIES = lazy_pattern(r"(?:[&!]\S*[ \t\r\n]*)+")
_BLANKS = lazy_pattern(r"[ \t]*")
_TEXT_TAGS = frozenset({"tag:yaml.org,2002:str", "!str", "tag:yaml.org,2002:binary", "!binary"})
#: Tags that ask for an object of some program; libyaml gives "!!name" as "tag:yaml.org,2002:name".
_OBJECT_TAG = lazy_pattern(r"(?:tag:yaml\.org,2002:|!)(?:python|ruby|perl|php|java|javax|js|net)[/:.]")
_TRAILING = " \t\r\n\x85\u2028\u2029"


def load(head: str, block: str, *, lists: bool = False) -> Metadata:
    """Read `block`, which stands behind `head` in the page. Total; what is wrong stands in `problems`.

    `lists` says that the whole block may also be a list, as in a file of data.
    """
    metadata = Metadata()
    source = Source(head, block)
    tree = Tree(source, metadata)
    tree.takes_lists = lists
    try:
        check_size(source)
    except TooLargeError as error:
        report_size(metadata, source, str(error))
        return tree.finish()
    try:
        _read(source, tree)
    except TooLargeError as error:
        end = source.line(metadata.fields[-1].span.end if metadata.fields else source.start)
        metadata.report("too-large", end, f"The front matter is read only up to here: {error}. Shorten it.")
    return tree.finish()


def _read(source: Source, tree: Tree) -> None:
    tree.says_repeats = not source.clear_merge(tree.metadata, "#")
    source.text = replace_refused(source, tree.metadata)
    # libyaml does not count a byte order mark at the start of a stream.
    position = source.start + source.text.startswith("\ufeff", source.start)
    for _ in range(MAX_FAULTS):
        reader = Reader(source.text, position, tree)
        error = reader.read()
        following = _recover(error, reader, tree) if error else None
        if following is None:
            return
        position = following


def _recover(error: Exception, reader: Reader, tree: Tree) -> int | None:
    from profilelint.read.front_matter import faults  # few pages have a fault

    fault = faults.fault_of(error, reader)
    return faults.recover(fault, reader.start, tree)


def kind_of(text: str) -> Literal["mapping", "other", "none", "unreadable"]:
    """What the first document of a text is to YAML: names with values, something else, nothing, or unreadable."""
    found: Literal["mapping", "other", "none"] = "none"
    first = True
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if first and isinstance(event, yaml.NodeEvent):
                first = False
                if isinstance(event, yaml.MappingStartEvent):
                    found = "mapping"
                elif not isinstance(event, yaml.ScalarEvent) or event.style or resolve_yaml_scalar(event.value):
                    found = "other"
            elif isinstance(event, yaml.DocumentEndEvent):
                break
    except (yaml.YAMLError, ValueError, OverflowError):
        return "unreadable"
    return found


class Reader:
    """Reads from `start` to the end of the text or to the first fault."""

    def __init__(self, text: str, start: int, tree: Tree) -> None:
        self.text = text
        self.start = start
        self.tree = tree
        self.fresh = True  #: whether the block's outermost node is still to come
        self.skipped = 0  #: how deep in something that is kept as it is written
        self.skipped_from = 0
        self.last = start  #: where what was read ends

    def read(self) -> Exception | None:
        """Return what PyYAML raised at the first fault, or None."""
        event: Any = None
        try:
            for event in yaml.parse(self.text[self.start :], Loader=LOADER):
                take = _TAKE.get(type(event))
                if take and not take(self, event):
                    break
        except (NoMappingError, ValueError, OverflowError) as error:
            return error
        except yaml.YAMLError as error:
            self.check_depth(event, getattr(error, "problem_mark", None))
            return error
        return None

    def check_depth(self, last: Any, mark: Any) -> None:
        """Raise TooLargeError if YAML gave up at `mark`, behind the event `last`, as it was too deep."""
        behind = self.start + (last.end_mark.index if last else 0)
        end = self.start + mark.index + 1 if mark else len(self.text)
        nesting.check_ahead(self.text, behind, end, len(self.tree.open_frames) - 1 + self.skipped)

    def span(self, event: Any) -> Span:
        """Return where an event stands, without anchor and tag in front and line ends behind."""
        start, end = self.start + event.start_mark.index, self.start + event.end_mark.index
        self.last = end
        if event.anchor is not None or event.tag is not None:
            start = min(self.behind_properties(event, start), end)
        if event.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip(_TRAILING))
            blanks = _BLANKS.match(self.text, end)
            end = blanks.end() if blanks else end
        return Span(start, end)

    def behind_properties(self, event: Any, start: int) -> int:
        """Where a value begins that has an anchor or a tag in front; a tag that asks for an object is reported."""
        properties = _PROPERTIES.match(self.text, start)
        end = properties.end() if properties else start
        if event.tag is not None and _OBJECT_TAG.match(event.tag):
            written = self.text[start:end].rstrip()
            message = f'"{shorten(written)}" needs an object of a program, which no site generator makes. Delete it.'
            self.tree.metadata.report("invalid", Span(start, start + len(written)), message)
        return end

    def take_scalar(self, event: Any) -> bool:
        """Take a key, or a value that holds no others."""
        if self.skipped:
            return True
        span = self.span(event)
        if self.fresh and event.value:
            raise NoMappingError(span.start)
        if self.fresh:
            return False
        if self.tree.wants_key:
            self.tree.name(event.value, span)
        else:
            self.tree.scalar(self.value(event, span), span, event.anchor)
        return True

    def value(self, event: Any, span: Span) -> object:
        """Return what a scalar means."""
        text: str = event.value
        if event.style or event.tag in _TEXT_TAGS:
            return text
        try:
            return resolve_yaml_scalar(text)
        except BadDateError as error:
            self.tree.metadata.report("bad-date", span, f'"{text}" is not a date, so it counts as plain text: {error}')
            return text

    def take_alias(self, event: Any) -> bool:
        """`*name`: what `&name` stands before."""
        span = Span(self.start + event.start_mark.index, self.start + event.end_mark.index)
        if self.skipped:
            return True
        written = self.text[span.start : span.end]
        if self.fresh:
            raise NoMappingError(span.start)
        if self.tree.wants_key:
            self.tree.name(written, span)
        elif not self.tree.alias(event.anchor, span):
            message = f'"{shorten(written)}" refers to "&{shorten(written[1:])}", which is not there'
            advice = "If the star is part of the text, put the value in quotation marks."
            self.tree.metadata.report("invalid", span, f"{message}, {LOST}. {advice}")
        return True

    def take_start(self, event: Any) -> bool:
        """Open a mapping or a list."""
        start = self.start + event.start_mark.index
        if self.skipped:
            self.skipped += 1
            if self.skipped > MAX_DEPTH:
                raise nesting.too_deep()
            return True
        mapping = isinstance(event, yaml.MappingStartEvent)
        if self.fresh:
            if not mapping and (self.tree.fields or not self.tree.takes_lists):
                raise NoMappingError(start)
            self.fresh = False
            self.tree.begin() if mapping else self.tree.begin_list()
            return True
        if event.anchor is not None or event.tag is not None:
            start = self.behind_properties(event, start)
        if self.tree.wants_key or self.text.startswith("{{", start):
            # A key that is no word, or the {{ }} of a template: kept as it is written.
            self.skipped, self.skipped_from = 1, start
        else:
            self.tree.open({} if mapping else [], start, event.anchor)
        return True

    def take_end(self, event: Any) -> bool:
        """Close a mapping or a list; only what is written with brackets has an end of its own."""
        start, end = self.start + event.start_mark.index, self.start + event.end_mark.index
        if not self.skipped:
            self.tree.close(end if end > start else None)
            return True
        self.skipped -= 1
        if not self.skipped:
            written = self.text[self.skipped_from : end].rstrip(_TRAILING)
            span = Span(self.skipped_from, self.skipped_from + len(written))
            if self.tree.wants_key:
                self.tree.name(written, span)
            else:
                self.tree.scalar(written, span)
        return True

    def take_no_more(self, _event: Any) -> bool:
        """End the reading: a second document in the same block is not a part of the page."""
        return False


_TAKE: dict[type, Callable[[Reader, Any], bool]] = {
    yaml.ScalarEvent: Reader.take_scalar,
    yaml.AliasEvent: Reader.take_alias,
    yaml.MappingStartEvent: Reader.take_start,
    yaml.SequenceStartEvent: Reader.take_start,
    yaml.MappingEndEvent: Reader.take_end,
    yaml.SequenceEndEvent: Reader.take_end,
    yaml.DocumentEndEvent: Reader.take_no_more,
}

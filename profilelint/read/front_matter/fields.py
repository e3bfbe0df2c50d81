"""What the three languages have in common: a tree that grows in the order of the file and says what stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.model.document import Field, Problem
from profilelint.model.finding import Span
from profilelint.read.front_matter.source import MAX_BLOCK, Source, and_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.read.front_matter.spans import Place

MAX_DEPTH = 50  #: lists and mappings within each other
MAX_FIELDS = 20_000  #: after aliases are written out
MAX_PATHS = 2_000_000  #: characters of all paths together: long keys within long keys are quadratic
MAX_PROBLEMS = 100


class TooLargeError(Exception):
    """One of the bounds was reached; `str()` says which."""


def check_size(source: Source, signs: Iterable[str] = ()) -> None:
    """Raise TooLargeError for a block that need not be parsed to see that: `signs` are what each value has one of.

    Only commas in a text of hundreds of thousands of characters could be counted in vain, and no text has so many.
    """
    if source.cut:
        raise TooLargeError(f"it has more than {MAX_BLOCK:,} characters")
    if any(source.text.count(sign) > MAX_FIELDS for sign in signs):
        raise TooLargeError(f"it has more than {MAX_FIELDS:,} values")


class NoMappingError(Exception):
    """The block holds a text or a list, and no names with values; `offset` is where that begins."""

    def __init__(self, offset: int) -> None:
        super().__init__("no mapping")
        self.offset = offset


class Metadata(dict[str, Any]):
    """The values of a block of front matter by key, and where everything stands.

    `end` is the offset at which the block ends although its closing fence comes later, or None.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[Field] = []
        self.problems: list[Problem] = []
        self.end: int | None = None

    def report(self, kind: str, span: Span, message: str) -> None:
        """Add a problem, up to `MAX_PROBLEMS`."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(kind, span, message))


class _Frame:
    """A mapping or a list that is still open; `slot` is where its own field stands, or -1 for the whole block."""

    __slots__ = ("anchor", "end", "key", "keys", "path", "repeated", "slot", "start", "value")

    def __init__(self, value: Any, path: str, slot: int, start: int, anchor: str | None) -> None:
        self.value = value
        self.path = path
        self.slot = slot
        self.start = self.end = start
        self.anchor = anchor
        self.key: tuple[str, Span] | None = None
        self.keys: dict[str, Span] = {}
        self.repeated: dict[str, list[Span]] = {}


class _Anchored(NamedTuple):
    """What an alias stands for: a value, its path, and the fields below it."""

    value: object
    path: str
    fields: tuple[Field, ...]


class Tree:
    """Turns what a parser meets, in order, into `Metadata`. Every offset is the page's.

    A value goes to the key that came before it, or behind the last item of the open list.
    """

    def __init__(self, source: Source, metadata: Metadata) -> None:
        self.source = source
        self.metadata = metadata
        self.fields = metadata.fields
        self.open_frames: list[_Frame] = []
        self.root = _Frame(metadata, "", -1, source.start, None)
        self.says_repeats = True
        self.takes_lists = False  #: whether the whole block may be a list
        self._anchors: dict[str, _Anchored] = {}
        self._room = MAX_PATHS

    @property
    def wants_key(self) -> bool:
        """Whether a key comes next."""
        frames = self.open_frames
        return bool(frames) and frames[-1].key is None and isinstance(frames[-1].value, dict)

    def begin(self) -> None:
        """Open the mapping that is the whole block; to do so again goes on with it."""
        self.root.key = None
        self.open_frames = [self.root]

    def begin_list(self) -> None:
        """Open the list that is the whole block."""
        self.root.value = []
        self.begin()

    def finish(self) -> Metadata:
        """Close everything, and say what the whole block says."""
        while self.open_frames:
            self.close()
        self._settle(self.root)
        return self.metadata

    def fill(self, value: object, place: Place) -> None:
        """Add a whole block whose values and places are known."""
        if isinstance(value, dict):
            self.begin()
            self._fill(value, place)
        elif isinstance(value, list):
            self.begin_list()
            self._fill_list(value, place)

    def _fill(self, value: dict[str, Any], place: Place) -> None:
        for name, child in value.items():
            inner = place.child(name)
            for key in place.keys.get(name) or [Span(inner.start, inner.end)]:
                self.name(name, key)
            self._put(child, inner)

    def _fill_list(self, value: list[Any], place: Place) -> None:
        for index, item in enumerate(value):
            self._put(item, place.child(str(index)))

    def _put(self, value: Any, place: Place) -> None:
        if isinstance(value, dict):
            self.open({}, place.start)
            self._fill(value, place)
            self.close(place.end)
        elif isinstance(value, list):
            self.open([], place.start)
            self._fill_list(value, place)
            self.close(place.end)
        else:
            written = self.source.written[place.start : place.end]
            mended = self.source.text[place.start : place.end] != written
            self.scalar(written if mended else value, Span(place.start, place.end))

    def name(self, name: str, span: Span) -> None:
        """Say the key of the value that comes next."""
        frame = self.open_frames[-1]
        first = frame.keys.setdefault(name, span)
        if first is not span and name != "<<":
            frame.repeated.setdefault(name, [first]).append(span)
        frame.key = (name, span)

    def scalar(self, value: object, span: Span, anchor: str | None = None) -> None:
        """Add a value that holds no others."""
        path = self._add(value, span)
        if anchor is not None:
            self._anchors[anchor] = _Anchored(value, path, ())

    def open(self, value: dict[str, Any] | list[Any], start: int, anchor: str | None = None) -> None:
        """Add a mapping or a list; what comes next goes into it until `close`."""
        if len(self.open_frames) > MAX_DEPTH:
            raise TooLargeError(f"lists and mappings lie more than {MAX_DEPTH} deep in each other here")
        path = self._add(value, Span(start, start))
        self.open_frames.append(_Frame(value, path + ".", len(self.fields) - 1, start, anchor))

    def close(self, end: int | None = None) -> None:
        """Close what was opened last; without `end` it ends where its last value does."""
        frame = self.open_frames.pop()
        if not self.open_frames:
            return
        self._settle(frame)
        parent = self.open_frames[-1]
        span = Span(frame.start, frame.end if end is None else end)
        field = self.fields[frame.slot]
        key_span = span if isinstance(parent.value, list) else field.key_span
        self.fields[frame.slot] = Field(field.path, frame.value, key_span, span)
        parent.end = span.end
        if frame.anchor is not None:
            below = tuple(self.fields[frame.slot + 1 :])
            self._anchors[frame.anchor] = _Anchored(frame.value, field.path, below)

    def alias(self, anchor: str, span: Span) -> bool:
        """Add what `anchor` names, its fields written out where they were defined; False if it names nothing."""
        anchored = self._anchors.get(anchor)
        if anchored is None:
            self._add(None, span)
            return False
        path = self._add(anchored.value, span)
        cut = len(anchored.path)
        for field in anchored.fields:
            self._push(field._replace(path=path + field.path[cut:]))
        return True

    def keep_rest(self, before: int) -> None:
        """Give the key whose value was not reached what stands behind it on its line, if it stands before an offset."""
        key = self.open_frames[-1].key if self.open_frames else None
        if key and key[1].end < before:
            start = min(key[1].end + 1, len(self.source.text))
            rest = self.source.text[start : self.source.line(key[1].end).end]
            value = rest.strip(" \t,")
            start += rest.index(value)
            self.scalar(value or None, Span(start, start + len(value)))

    def rewind(self, offset: int) -> None:
        """Forget the keys of the whole block that stand at or behind `offset`, with all below them."""
        root = self.root
        for index, field in enumerate(self.fields):
            if field.key_span.start >= offset and field.path in root.keys:
                for lost in self.fields[index:]:
                    self.metadata.pop(lost.path, None)
                del self.fields[index:]
                break
        root.keys = {name: span for name, span in root.keys.items() if span.start < offset}
        root.repeated = {name: [s for s in spans if s.start < offset] for name, spans in root.repeated.items()}
        self.begin()

    def _add(self, value: object, span: Span) -> str:
        frame = self.open_frames[-1]
        frame.end = span.end
        if frame.key is None:
            path = f"{frame.path}{len(frame.value)}"
            key_span = span
            frame.value.append(value)
        else:
            name, key_span = frame.key
            frame.key = None
            path = frame.path + name
            frame.value[name] = value
        self._push(Field(path, value, key_span, span))
        return path

    def _push(self, field: Field) -> None:
        self._room -= len(field.path)
        if self._room < 0 or len(self.fields) >= MAX_FIELDS:
            raise TooLargeError(f"it has more than {MAX_FIELDS:,} values, or very long keys")
        self.fields.append(field)

    def _settle(self, frame: _Frame) -> None:
        if isinstance(frame.value, dict) and "<<" in frame.value:
            self._merge(frame)
        for name, spans in frame.repeated.items() if self.says_repeats else ():
            if len(spans) < 2:
                continue
            lines = sorted({self.source.line_number(span.start) for span in spans[:-1][:10]})
            often = "twice" if len(spans) == 2 else f"{len(spans)} times"
            message = f'"{name}" is set {often} (also on {and_lines(lines)}). Only this one is used. Delete one.'
            self.metadata.report("duplicate-key", spans[-1], message)

    def _merge(self, frame: _Frame) -> None:
        """Give the mapping the keys of those named under `<<` that it has not itself, as YAML 1.1 says."""
        merged = frame.value["<<"]
        sources = [merged] if isinstance(merged, dict) else merged
        if not isinstance(sources, list) or not all(isinstance(source, dict) for source in sources):
            return
        del frame.value["<<"]
        own = set(frame.value)
        for source in sources:
            frame.value.update({key: value for key, value in source.items() if key not in frame.value})
        prefix = frame.path + "<<"
        drop = 1 if isinstance(merged, dict) else 2
        kept, moved, seen = [], [], set()
        for field in self.fields[frame.slot + 1 :]:
            if field.path != prefix and not field.path.startswith(prefix + "."):
                kept.append(field)
                continue
            names = field.path[len(prefix) :].split(".")[drop:]
            if names and names[0] not in own and (path := frame.path + ".".join(names)) not in seen:
                seen.add(path)
                moved.append(field._replace(path=path))
        self.fields[frame.slot + 1 :] = kept + moved

"""TOML front matter, as Hugo and Zola read it: values and errors by `tomllib`, places by `places`."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Problem
from profilelint.model.finding import Span
from profilelint.read.front_matter import nesting, spans
from profilelint.read.front_matter.fields import Metadata, TooLargeError, Tree, check_size
from profilelint.read.front_matter.ruby_scalars import BadDateError, resolve_yaml_scalar
from profilelint.read.front_matter.source import LOST, Source, line_at, report_size, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FAULTS = 10  #: faults of one block after each of which reading goes on

#: A line that begins a key or a table.
KEY = lazy_pattern(
    r"""(?<![^\r\n])[ \t]*(?:\[{1,2}[^\[\]\r\n]*\]{1,2}[ \t]*(?=[\r\n\#]|\Z)
        |((?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*[\w"'-]+)*)[ \t]*=)""",
    re.VERBOSE,
)
_LONE_CR = lazy_pattern(r"\r(?!\n)")
_COLON = lazy_pattern(r"[ \t]*([\w-]+)[ \t]*:[ \t]+(\S.*)")
#: A line that says something.
_FILLED = lazy_pattern(r"(?<![^\r\n])[ \t]*+[^\s#][^\r\n]*")
#: What a value is made of, or may end before.
_PART = lazy_pattern(rf"(?:{nesting.TOML_PART})|(?P<key>(?<=\n)[ \t]*+[\w.-]++[ \t]*+=)|(?P<line>\r?\n)", re.DOTALL)
_VALUE = lazy_pattern(r"[ \t]*=[ \t]*([^\r\n]*)")
_DATE = lazy_pattern(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
#: What each value has one of.
SIGNS = ("=", ",", "\n[")
_CLOSING = {"[": "]", "{": "}"}
_CURLY = "“”„«»‘’‚"
_SAME_LENGTH = lazy_pattern(r"[^\r\n]")


def load(head: str, block: str) -> Metadata:
    """Read `block`, which stands behind `head` in the page. Total; what is wrong stands in `problems`."""
    metadata = Metadata()
    source = Source(head, block)
    tree = Tree(source, metadata)
    source.clear_merge(metadata, "#")
    source.text = source.written = _LONE_CR.sub("\n", source.text)
    try:
        check_size(source, SIGNS)
        nesting.check(source.text, source.start, nesting.TOML)
        value = _values(source, metadata)
        tree.fill(value, spans.read_toml(source.text, source.start, _unquote))
    except (TooLargeError, RecursionError, ValueError) as error:
        why = str(error) if isinstance(error, TooLargeError) else "a number in it or its nesting is"
        report_size(metadata, source, why)
    return tree.finish()


def _values(source: Source, metadata: Metadata) -> dict[str, object]:
    """Return what the block says; what cannot be read is reported, and replaced in `source` by something that can."""
    if (values := _loaded(source)) is not None:
        return values
    for count, span in enumerate(_unreadable(source.text, source.start)):
        if count == MAX_FAULTS:
            break
        _mend(source, metadata, _statement(source.text, *span), twice=False)
    else:
        for _ in range(MAX_FAULTS):
            if (values := _loaded(source)) is not None:
                return values
            if not (repeated := _repeated(source)):
                break
            _mend(source, metadata, repeated, twice=True)
    source.text = source.text[: source.start]
    return {}


def _loaded(source: Source) -> dict[str, object] | None:
    try:
        return tomllib.loads(source.text[source.start :])
    except tomllib.TOMLDecodeError:
        return None


def _unquote(name: str) -> str:
    return str(tomllib.loads(f"k={name}")["k"])


# --- what cannot be read


class _Statement(NamedTuple):
    """A key with its value, or a table, that TOML cannot read; `value` is the rest of the first line."""

    span: Span
    line: Span
    key: str
    value: Span


def _pieces(text: str, start: int) -> Iterator[Span]:
    """Yield the keys with their values, the heads of tables, and other lines, but for comments and blank ones."""
    position = start
    for key in KEY.finditer(text, start):
        if key.start() >= position:
            yield from _other_lines(text, position, key.start())
            position = _end(text, key)
            yield Span(key.start(), position)
    yield from _other_lines(text, position, len(text))


def _other_lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in _FILLED.finditer(text, start, end):
        yield Span(*line.span())


def _end(text: str, key: re.Match[str]) -> int:
    """Where the lines end that a key and its value stand on; those of a value that is not closed, at the next key."""
    value = _VALUE.match(text, key.end(1)) if key[1] else None
    opened: list[str] = []
    for found in _PART.finditer(text, value.start(1)) if value else ():
        if found[0] in ("[", "{"):
            opened.append(found[0])
        elif found[0] in ("]", "}") and opened:
            opened.pop()
        elif (found["key"] and opened[-1:] == ["["]) or (found["line"] and not opened):
            return found.start()
    return len(text) if value else line_at(text, key.start()).end


def _unreadable(text: str, start: int) -> Iterator[Span]:
    return (span for span in _pieces(text, start) if not _reads(text[slice(*span)]))


def _repeated(source: Source) -> _Statement | None:
    """Return the first key or table that cannot stand where it does, though it can be read by itself.

    tomllib says only in words which that is. But it reads in order and calls back for each number with a point, so that
    each key is given its own number here, and each table a key with one.
    """
    text = source.text
    pieces = [*_pieces(text, source.start)]
    keys = [KEY.match(text, span.start) for span in pieces]
    lines = []
    for number, (span, key) in enumerate(zip(pieces, keys, strict=True)):
        written = text[slice(*span)]
        lines.append(f"{key[1]} = {number}.0" if key and key[1] else f"{written}\n'table {number}' = {number}.0")
    reached = [0]
    try:
        tomllib.loads("\n".join(lines), parse_float=lambda number: reached.append(int(number[:-2])))
    except tomllib.TOMLDecodeError:
        number = reached[-1]
        number += _reads("\n".join(lines[: number + 1]))
        start = pieces[number].start
        tables = (
            span.start
            for span, key in zip(pieces[number + 1 :], keys[number + 1 :], strict=True)
            if not (key and key[1])
        )
        end = next(tables, len(text)) if _is_table(text, start) else pieces[number].end
        return _statement(text, start, end)
    return None


def _mend(source: Source, metadata: Metadata, found: _Statement, *, twice: bool) -> None:
    text = source.text
    written = text[slice(*found.span)]
    if not any(mark in written for mark in ("{{", "{%")):
        metadata.problems.append(_twice(source, found) if twice else _explain(source, found))
    length = found.value.end - found.value.start
    literal = "'" + " " * (length - 2) + "'" if length > 1 else "0" * length
    rest = _SAME_LENGTH.sub("#", text[found.value.end : found.span.end])
    filler = text[found.span.start : found.value.start] + literal + rest
    if twice or not _reads(filler):
        filler = _SAME_LENGTH.sub("#", written)
    source.text = text[: found.span.start] + filler + text[found.span.end :]


def _statement(text: str, start: int, end: int) -> _Statement:
    line = line_at(text, start)
    key = KEY.match(text, start)
    value = _VALUE.match(text, key.end(1)) if key and key[1] else None
    if not key or not value:
        return _Statement(Span(start, end), line, "", Span(line.end, line.end))
    written = value[1].rstrip()
    return _Statement(Span(start, end), line, key[1], Span(value.start(1), value.start(1) + len(written)))


def _is_table(text: str, start: int) -> bool:
    return text[start : start + 80].lstrip(" \t").startswith("[")


def _reads(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _explain(source: Source, found: _Statement) -> Problem:
    text = source.text
    line = _filled(text, found.line)
    value = text[found.value.start : found.value.end]
    if found.key and (date := _DATE.match(value)):
        return Problem("bad-date", found.value, f'"{date[0]}" is not a date, {LOST}: {_why_no_date(date[0])}')
    if found.key and not value:
        return Problem("invalid", line, f'"{found.key}" has no value, {LOST}. Write {found.key} = ""')
    bare = value.split(" #")[0].rstrip()
    remedies = (bare + _CLOSING.get(bare[:1], ""), _quote(bare)) if found.key and bare else ()
    for remedy in remedies:
        if _reads(f"k = {remedy}"):
            message = f"{_cause(bare)}, {LOST}. Write {found.key} = {shorten(remedy)}"
            return Problem("invalid", found.value, message)
    colon = _COLON.match(text[found.line.start : found.line.end])
    if colon:
        written = colon[2] if _reads(f"k = {colon[2]}") else _quote(colon[2].rstrip())
        remedy = f"{colon[1]} = {shorten(written)}"
        return Problem("invalid", line, f'TOML has "=" where YAML has ":", {LOST}. Write {remedy}')
    return Problem("invalid", line, f"TOML cannot be read here, {LOST}. Compare it with the lines around it.")


def _filled(text: str, line: Span) -> Span:
    """Return a line without the blanks before what it says."""
    return Span(line.end - len(text[line.start : line.end].lstrip()), line.end)


def _why_no_date(written: str) -> str:
    try:
        day = resolve_yaml_scalar(written)
    except BadDateError as error:
        return str(error)
    return "its time is wrong. Correct it." if str(day) == written else f"months and days have two digits. Write {day}"


def _twice(source: Source, found: _Statement) -> Problem:
    name = found.key or source.text[found.line.start : found.line.end].strip().strip("[] ")
    earlier = [
        key.start()
        for key in KEY.finditer(source.text, source.start, found.span.start)
        if _statement(source.text, key.start(), key.end()).key == found.key
        and (found.key or name in source.text[key.start() : line_at(source.text, key.start()).end])
    ]
    also = f" (also on line {source.line_number(earlier[-1])})" if earlier else ""
    message = f'"{shorten(name)}" is set twice{also}, {LOST}. Delete one.'
    return Problem("duplicate-key", _filled(source.text, found.line), message)


def _cause(value: str) -> str:
    if value[0] in "\"'":
        return "The quotation marks of this value do not match"
    if value[0] in _CURLY:
        return "Curly quotation marks do not work here"
    if value[0] in _CLOSING:
        return f'The "{value[0]}" of this value is not closed, or a text in it has no quotation marks'
    return "A text needs quotation marks"


def _quote(value: str) -> str:
    r"""In quotation marks, once.

    >>> _quote("Ada's"), _quote('"Ada')
    ('"Ada\'s"', '"Ada"')
    """
    if value[:1] in "\"'" + _CURLY:
        value = value[1:-1] if len(value) > 1 and value[-1] in "\"'" + _CURLY else value[1:]
    return f'"{value}"' if '"' not in value and "\\" not in value else f"'{value}'"

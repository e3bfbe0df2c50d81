"""TOML front matter, as Hugo and Zola read it: values and errors by `tomllib`, places by `places`."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

from profilelint import lazy
from profilelint.finding import Span
from profilelint.page.document import Problem
from profilelint.page.metadata import nesting, places
from profilelint.page.metadata.fields import Metadata, TooLargeError, Tree, check_size
from profilelint.page.metadata.psych import BadDateError, resolve
from profilelint.page.metadata.source import LOST, Source, line_at, report_size, shorten
from profilelint.records import NamedTuple

MAX_FAULTS = 10  #: faults of one block after each of which reading goes on

#: A line that begins a key or a table.
KEY = lazy.compile(
    r"""(?<![^\r\n])[ \t]*(?:\[{1,2}[^\[\]\r\n]*\]{1,2}[ \t]*(?=[\r\n\#]|\Z)
        |((?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*[\w"'-]+)*)[ \t]*=)""",
    re.VERBOSE,
)
_LONE_CR = lazy.compile(r"\r(?!\n)")
_WHERE = lazy.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_COLON = lazy.compile(r"[ \t]*([\w-]+)[ \t]*:[ \t]+(\S.*)")
_VALUE = lazy.compile(r"[ \t]*=[ \t]*([^\r\n]*)")
_DATE = lazy.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
#: What each value has one of.
SIGNS = ("=", ",", "\n[")
_CLOSING = {"[": "]", "{": "}"}
_CURLY = "“”„«»‘’‚"
_SAME_LENGTH = lazy.compile(r"[^\r\n]")


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
        tree.fill(value, places.read_toml(source.text, source.start, _unquote))
    except (TooLargeError, RecursionError, ValueError) as error:
        why = str(error) if isinstance(error, TooLargeError) else "a number in it or its nesting is"
        report_size(metadata, source, why)
    return tree.finish()


def _values(source: Source, metadata: Metadata) -> dict[str, object]:
    """What the block says; what cannot be read is reported, and replaced in `source` by something that can."""
    for _ in range(MAX_FAULTS):
        try:
            return tomllib.loads(source.text[source.start :])
        except tomllib.TOMLDecodeError as error:
            _mend(source, metadata, str(error))
    source.text = source.text[: source.start]
    return {}


def _unquote(name: str) -> str:
    return str(tomllib.loads(f"k={name}")["k"])


# --- what cannot be read


class _Statement(NamedTuple):
    """A key with its value, or a table, that TOML cannot read; `value` is the rest of the first line."""

    span: Span
    line: Span
    key: str
    value: Span


def _mend(source: Source, metadata: Metadata, error: str) -> None:
    where = _WHERE.search(error)
    words = error[: where.start()].strip() if where else error
    found = _blame(source, words, _offset(source, where))
    text = source.text
    template = any(mark in text[found.span.start : found.span.end] for mark in ("{{", "{%"))
    if not template and not _is_mended(source, found.value):
        metadata.problems.append(_explain(source, found, words))
    length = found.value.end - found.value.start
    if not length or _is_mended(source, found.value) or words.startswith("Cannot"):
        filler = _SAME_LENGTH.sub("#", text[found.span.start : found.span.end])
    else:
        literal = "'" + " " * (length - 2) + "'" if length > 1 else "0"
        rest = _SAME_LENGTH.sub("#", text[found.value.end : found.span.end])
        filler = text[found.span.start : found.value.start] + literal + rest
    source.text = text[: found.span.start] + filler + text[found.span.end :]


def _is_mended(source: Source, value: Span) -> bool:
    return source.text[value.start : value.end] != source.written[value.start : value.end]


def _offset(source: Source, where: re.Match[str] | None) -> int:
    """The place an error names, in the page; what has no place is at the end."""
    if not where or not where[1]:
        return len(source.text)
    start = source.start
    for _ in range(int(where[1]) - 1):
        start = source.text.index("\n", start) + 1
    return start + int(where[2]) - 1


def _blame(source: Source, words: str, offset: int) -> _Statement:
    """The statement that an error is in: tomllib names the place where it gave up."""
    text = source.text
    line = line_at(text, max(min(offset, len(text.rstrip())), source.start))
    keys = [key.start() for key in KEY.finditer(text, source.start)]
    index = bisect_right(keys, line.start) - 1
    if words.startswith("Unclosed") and index > 0 and keys[index] == line.start and offset <= _first(text, line):
        index -= 1
    if index < 0 or (keys[index] < line.start and _reads(text[keys[index] : line.start])):
        return _Statement(line, line, "", Span(line.end, line.end))
    start = keys[index]
    table = _is_table(text, start)
    following = (key for key in keys[index + 1 :] if not table or _is_table(text, key))
    return _statement(text, start, next(following, len(text)))


def _statement(text: str, start: int, end: int) -> _Statement:
    line = line_at(text, start)
    key = KEY.match(text, start)
    value = _VALUE.match(text, key.end(1)) if key and key[1] else None
    if not key or not value:
        return _Statement(Span(start, end), line, "", Span(line.end, line.end))
    written = value[1].rstrip()
    if not written.startswith(("[", "{", '"""', "'''")):
        end = line.end
    return _Statement(Span(start, end), line, key[1], Span(value.start(1), value.start(1) + len(written)))


def _first(text: str, line: Span) -> int:
    """The offset of the first character of a line that is no blank."""
    return line.end - len(text[line.start : line.end].lstrip())


def _is_table(text: str, start: int) -> bool:
    return text[start : start + 80].lstrip(" \t").startswith("[")


def _reads(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _explain(source: Source, found: _Statement, words: str) -> Problem:
    text = source.text
    line = Span(min(_first(text, found.line), found.line.end), found.line.end)
    if words.startswith("Cannot"):
        return Problem("duplicate-key", line, _twice(source, found))
    value = text[found.value.start : found.value.end]
    if found.key and (date := _DATE.match(value)):
        return Problem("bad-date", found.value, f'"{date[0]}" is no date, {LOST}: {_why_no_date(date[0])}')
    if found.key and not value:
        return Problem("invalid", line, f'"{found.key}" has no value, {LOST}; write {found.key} = ""')
    bare = value.split(" #")[0].rstrip()
    remedies = (bare + _CLOSING.get(bare[:1], ""), _quote(bare)) if found.key and bare else ()
    for remedy in remedies:
        if _reads(f"k = {remedy}"):
            message = f"{_cause(bare)}, {LOST}; write {found.key} = {shorten(remedy)}"
            return Problem("invalid", found.value, message)
    colon = _COLON.match(text[found.line.start : found.line.end])
    if colon:
        written = colon[2] if _reads(f"k = {colon[2]}") else _quote(colon[2].rstrip())
        remedy = f"{colon[1]} = {shorten(written)}"
        return Problem("invalid", line, f'TOML has "=" where YAML has ":", {LOST}; write {remedy}')
    said = words[:1].lower() + words[1:]
    return Problem("invalid", line, f"TOML cannot be read here ({said}), {LOST}; compare it with the lines around it")


def _why_no_date(written: str) -> str:
    try:
        day = resolve(written)
    except BadDateError as error:
        return str(error)
    return "the time behind it is none" if str(day) == written else f"months and days have two digits; write {day}"


def _twice(source: Source, found: _Statement) -> str:
    name = found.key or source.text[found.line.start : found.line.end].strip().strip("[] ")
    earlier = [
        key.start()
        for key in KEY.finditer(source.text, source.start, found.span.start)
        if _statement(source.text, key.start(), key.end()).key == found.key
        and (found.key or name in source.text[key.start() : line_at(source.text, key.start()).end])
    ]
    on = f" and on line {source.line_number(earlier[-1])}" if earlier else ""
    return f'"{shorten(name)}" is written twice, here{on}, {LOST}; remove one'


def _cause(value: str) -> str:
    if value[0] in "\"'":
        return "the quotation marks of this value do not match"
    if value[0] in _CURLY:
        return "curly quotation marks do not count as quotation marks here"
    if value[0] in _CLOSING:
        return f'the "{value[0]}" of this value is not closed, or a text in it is not in quotation marks'
    return "a text needs quotation marks around it"


def _quote(value: str) -> str:
    r"""In quotation marks, once.

    >>> _quote("Ada's"), _quote('"Ada')
    ('"Ada\'s"', '"Ada"')
    """
    if value[:1] in "\"'" + _CURLY:
        value = value[1:-1] if len(value) > 1 and value[-1] in "\"'" + _CURLY else value[1:]
    return f'"{value}"' if '"' not in value and "\\" not in value else f"'{value}'"

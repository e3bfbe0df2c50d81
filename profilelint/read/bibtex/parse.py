"""BibTeX to references with exact places: the only importer of bibtexparser.

bibtexparser cuts the text into entries, names and values, and keeps each as it was written; since it only strips white
space, their places follow from one another. It is lenient where others are not (a comma that is missing becomes a part
of the value), so that every name and value is then held against BibTeX's grammar (`faults.py`).
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, NamedTuple

from bibtexparser import model
from bibtexparser.splitter import Splitter

from profilelint.base.lazy import lazy_pattern
from profilelint.model.bibliography import Bibliography, Reference
from profilelint.model.document import Field, Problem
from profilelint.model.finding import Span
from profilelint.read.bibtex import faults
from profilelint.read.bibtex.limits import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # it logs every fault, and so do we

#: So many characters of a value are kept, which is more than any abstract has.
LONGEST = 100_000

_SPACE = lazy_pattern(r"\s*")
_HIDDEN = lazy_pattern(r"@[ \t]*comment\b\s*\{", re.IGNORECASE)
_STRING = lazy_pattern(r"@\w*\s*[{(]\s*([^\s={}\"]+)\s*=\s*+(.*)[})]\Z", re.DOTALL)
_HEAD = lazy_pattern(r"@\w*[ \t]*[{(]\s*")
_COMMENT = lazy_pattern(r"^[ \t]*(%[ \t]*profilelint:[^\r\n]*)", re.MULTILINE)


class _Block(NamedTuple):
    """One block of the file: `end` is where the next one starts that is no comment."""

    block: model.Block
    start: int
    end: int


class _Strings:
    """What `@string` has defined. `room` bounds what it makes of a file in which each one doubles the one before."""

    def __init__(self) -> None:
        self.defined: dict[str, str] = {}
        self.room = LIMIT

    def of(self, name: str) -> str:
        """Return what a name stands for, or the name."""
        value = self.defined.get(name.lower(), name)
        self.room -= len(value)
        return value if self.room > 0 else name


def fill(bibliography: Bibliography) -> Bibliography:
    """Set the references and problems of a bibliography that has its text."""
    text = bibliography.text
    strings = _Strings()
    references: list[Reference] = []
    problems: list[Problem] = []
    marks, open_comment = _marks(text)
    if open_comment:
        problems.append(faults.open_comment(open_comment, bibliography.is_jekyll))
    for block, start, end in _placed(marks):
        whole = _entry(block)
        if isinstance(whole, model.String):
            _define(text[start : start + len(whole.raw or "")], strings)
        elif isinstance(whole, model.Entry | model.ParsingFailedBlock):
            try:
                reference = _reference(bibliography, whole, start, end, strings)
            except faults.FaultError as fault:
                problems.append(faults.problem(fault, bibliography.is_jekyll))
                continue
            if reference:
                references.append(reference)
                problems += faults.lost(text, reference, end)
    bibliography.references = tuple(references)
    bibliography.problems += tuple(problems)
    bibliography.comments = tuple(_comments(text, references)) if "profilelint:" in text else ()
    return bibliography


def _entry(block: model.Block) -> model.Block | None:
    """Return the block that the library wraps where a key or a field stands twice."""
    if isinstance(block, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
        return _entry(block.ignore_error_block) if block.ignore_error_block else None
    return block


def _marks(text: str) -> tuple[str, Span | None]:
    """Return the text, as long as it is, for the library; and an `@comment{` that is never closed.

    For the library a backslash makes a brace or a quotation mark a letter, and `@comment{}` may hold entries; for
    BibTeX neither is so.
    """
    marks = text.replace('\\"', "//").replace("\\", "/")
    pieces: list[str] = []
    position = 0
    while found := _HIDDEN.search(marks, position):
        end = faults.brace_end(marks, found.end() - 1) or 0
        if not end:
            return "".join([*pieces, marks[position : found.start()]]), Span(*found.span())
        pieces += (marks[position : found.end()], marks[found.end() : end].replace("@", "/"))
        position = end
    return "".join([*pieces, marks[position:]]), None


def _define(written: str, strings: _Strings) -> None:
    """Keep what an `@string{name = value}` defines."""
    if found := _STRING.match(written):
        strings.defined[found[1].lower()] = _content(found[2].rstrip(), strings)


def _placed(text: str) -> Iterator[_Block]:
    """Yield the blocks of a text but for its comments, each with its place."""
    found: list[tuple[model.Block, int]] = []
    position = 0
    for block in Splitter(text).split().blocks:
        if not isinstance(block, model.ImplicitComment | model.ExplicitComment):
            raw = block.raw or "@"
            start = text.index(raw, position)
            # What failed may be cut so that it overlaps with the next block.
            position = start + (1 if type(block) is model.ParsingFailedBlock else len(raw))
            found.append((block, start))
    ends = [*(start for _, start in found[1:]), len(text)] if found else []
    for (block, start), end in zip(found, ends, strict=True):
        yield _Block(block, start, end)


def _skip(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _reference(
    bibliography: Bibliography, block: model.Block, start: int, end: int, strings: _Strings
) -> Reference | None:
    """An entry; raises FaultError for one that is none. Where the library errs, the grammar has the last word."""
    text, jekyll = bibliography.text, bibliography.is_jekyll
    if isinstance(block, model.Entry):
        reference = _as_cut(text, block, start, strings)
        if faults.is_sound(text, reference, jekyll):
            return reference
    walked = faults.walk(text, start, end, jekyll)
    if not walked:
        return None
    fields = tuple(_as_field(text, name, value, strings) for name, value in walked.fields)
    return Reference(walked.type.lower(), text[slice(*walked.key)], Span(start, walked.end), walked.key, fields)


def _as_cut(text: str, entry: model.Entry, start: int, strings: _Strings) -> Reference:
    head = _HEAD.match(text, start)
    position = head.end() if head else start
    key = Span(position, position + len(entry.key))
    position = key.end
    fields = []
    for field in entry.fields:
        name_start = _skip(text, _skip(text, position) + 1)
        name = Span(name_start, name_start + len(field.key))
        value_start = _skip(text, _skip(text, name.end) + 1)
        position = value_start + len(field.value)
        fields.append(_as_field(text, name, Span(value_start, position), strings))
    span = Span(start, start + len(entry.raw or ""))
    return Reference(entry.entry_type.lower(), text[slice(*key)], span, key, tuple(fields))


def _as_field(text: str, name: Span, value: Span, strings: _Strings) -> Field:
    return Field(text[slice(*name)].lower(), _content(text[slice(*value)], strings), name, value)


def _content(written: str, strings: _Strings) -> str:
    """Return what a value says: the parts that "#" joins, each without its delimiters or as `@string` defined it."""
    if written[:1] in {"{", '"'} and (len(written) > LONGEST or "#" not in written):
        return written[1:-1][:LONGEST]
    return "".join(part[1:-1] if part[:1] in {"{", '"'} else strings.of(part) for part in faults.parts(written))


def _comments(text: str, references: Sequence[Reference]) -> Iterator[Span]:
    """Yield the comments to profilelint, which stand between the entries."""
    from bisect import bisect_right

    starts = [reference.span.start for reference in references]
    for found in _COMMENT.finditer(text):
        index = bisect_right(starts, found.start(1)) - 1
        if index < 0 or references[index].span.end <= found.start(1):
            yield Span(found.start(1), found.start(1) + len(found[1].rstrip()))

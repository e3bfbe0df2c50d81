"""Comments that silence rules: `<!-- profilelint: ignore links/empty -- why -->`.

The words of such a comment:

- `ignore NAMES`: in the line that the comment stands on, if something else stands there before it; else in the
  next block: a list item with all that is nested in it (`<li>`, `<tr>` and paper boxes as well), a heading, a code
  block, or else the lines down to a blank one or to the next such block (a paragraph, a table, other HTML).
- `ignore-start NAMES`: down to the `ignore-end` that has the name or no names, else to the end of the page.
- `ignore-file NAMES`: in the whole page.

NAMES are rules or families, with commas or blanks between them. Such a comment is one line: one that goes on to the
next most often lacks its `-->`, and silences nothing. In front matter (YAML and TOML) the same words stand in
a `#` comment, and `ignore` means the line before the comment, or the next key with its whole value; in BibTeX they
stand in a `%` comment between the entries, and `ignore` means the next entry. What counts is where a finding starts.
Findings of `suppressions/...` and of a rule that fails cannot be silenced so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.bibliography import Bibliography
from profilelint.model.document import LINE_END, Suppression
from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.model.document import Document, Entry, FrontMatter

#: What every comment of this kind holds, so that a page without it needs no search for comments.
MARK = "profilelint:"

#: The words that a comment can start with.
_WORDS = ("ignore", "ignore-start", "ignore-end", "ignore-file")

_OPENING = lazy_pattern(r"(?:<!--|#|%)\s*profilelint:\s*")
_REASON = lazy_pattern(r"(?:^|\s)(?:--|[\u2013\u2014])(?:\s|$)")
_NAME = lazy_pattern(r"[^\s,]+")
_MATTER_COMMENT = lazy_pattern(r"(?:^|(?<=[ \t\r\n]))#[ \t]*profilelint:[^\r\n]*")
#: What may stand before a comment that begins a block: marks of quotes and of list items.
_MARKERS = lazy_pattern(r"\ufeff?[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*)*")
_GAP = lazy_pattern(r"[\s>]*")
_MATTER_GAP = lazy_pattern(r"(?:\s++|#(?![ \t]*profilelint:)[^\r\n]*+)*+")


class SuppressionComment(NamedTuple):
    """What one comment says; `word` is the first one behind "profilelint:", perhaps none of `suppression_keywords()`.

    >>> parse_suppression("<!-- profilelint: ignore links -->", Span(0, 34)).names
    ('links',)
    """

    span: Span
    word: str
    names: tuple[str, ...]
    reason: str


def suppression_keywords() -> tuple[str, ...]:
    """Return the words that a comment to profilelint can start with.

    >>> suppression_keywords()
    ('ignore', 'ignore-start', 'ignore-end', 'ignore-file')
    """
    return _WORDS


def parse_suppression(text: str, span: Span) -> SuppressionComment | None:
    """Return the comment at a span if it speaks to profilelint, else None.

    >>> parse_suppression("<!-- profilelint: ignore links, dates/mixed -- a draft -->", Span(0, 58))[1:]
    ('ignore', ('links', 'dates/mixed'), 'a draft')
    """
    opening = _OPENING.match(text, *span)
    if not opening:
        return None
    if LINE_END.search(text, *span):
        return SuppressionComment(span, "", (), "")
    spans, reason = suppression_word_spans(text, span)
    word, *names = [text[start:end] for start, end in spans] or [""]
    return SuppressionComment(span, word, tuple(dict.fromkeys(names)), reason)


def suppression_word_spans(text: str, span: Span) -> tuple[list[Span], str]:
    """Return the spans of the words of a comment to profilelint, its keyword first and the names behind it, and its
    reason.

    >>> suppression_word_spans("<!-- profilelint: ignore links -- why -->", Span(0, 41))
    ([Span(start=18, end=24), Span(start=25, end=30)], 'why')
    """
    opening = _OPENING.match(text, *span)
    start = opening.end() if opening else span.end
    said, *reason = _REASON.split(text[start : span.end].removesuffix("-->"), maxsplit=1)
    found = _NAME.finditer(text, start, start + len(said))
    return [Span(*each.span()) for each in found], "".join(reason).strip()


# Which comments there are, and what they cover


def collect(document: Document) -> list[Suppression]:
    """Return the suppressions of a page in order, `used` still empty.

    One that names nothing, or starts with no known word, has no names and covers nothing; an `ignore-end` that ends
    nothing has its names and covers nothing; one whose names end at different places stands here once for each.
    """
    comments = _comments(document)
    blocks = _blocks(document, comments)
    ends = _ends(comments, len(document.text))
    found = []
    for index, comment in enumerate(comments):
        for names, covers in _covers(document, comment, blocks[index], ends.get(index, {})):
            found.append(Suppression(names, comment.span, covers, comment.reason))
    return found


def _covers(
    document: Document, comment: SuppressionComment, block: Span, ends: Mapping[str, int]
) -> Iterator[tuple[tuple[str, ...], Span]]:
    nothing = Span(comment.span.end, comment.span.end)
    if comment.word == "ignore-end":
        if not ends:
            yield comment.names, nothing
    elif comment.word not in _WORDS or not comment.names or "all" in comment.names:
        yield (), nothing
    elif comment.word == "ignore-file":
        yield comment.names, Span(0, len(document.text))
    elif comment.word == "ignore":
        yield comment.names, block
    else:
        for end in dict.fromkeys(ends.values()):
            yield tuple(name for name in comment.names if ends[name] == end), Span(comment.span.start, end)


def _comments(document: Document) -> list[SuppressionComment]:
    matter = document.front_matter
    spans = [*(_matter_comments(document.text, matter) if matter else ()), *document.comments]
    return [comment for span in spans if (comment := parse_suppression(document.text, span))]


def _matter_comments(text: str, matter: FrontMatter) -> Iterator[Span]:
    if matter.format == "json":
        return
    values = [field.value_span for field in matter.fields if not isinstance(field.value, dict | list)]
    for found in _MATTER_COMMENT.finditer(text, *matter.span):
        before = bisect_right(values, found.start(), key=lambda span: span.start) - 1
        if before < 0 or values[before].end <= found.start():
            yield Span(found.start(), found.start() + len(found[0].rstrip()))


def _ends(comments: Sequence[SuppressionComment], length: int) -> dict[int, dict[str, int]]:
    """By index: for an `ignore-start` where each of its names ends, for an `ignore-end` what it ends, if anything."""
    ends: dict[int, dict[str, int]] = {}
    opened: dict[str, list[int]] = {}
    for index, comment in enumerate(comments):
        if comment.word == "ignore-start":
            ends[index] = dict.fromkeys(comment.names, length)
            for name in comment.names:
                opened.setdefault(name, []).append(index)
        elif comment.word == "ignore-end":
            for name in comment.names or tuple(opened):
                for start in opened.pop(name, ()):
                    ends[start][name] = comment.span.start
                    ends[index] = {name: comment.span.start}
    return ends


def _blocks(document: Document, comments: Sequence[SuppressionComment]) -> list[Span]:
    """For each comment what an `ignore` in its place covers; comments that follow one another share the block."""
    starts = _block_starts(document)
    body = document.front_matter.span.end if document.front_matter else 0
    blocks: list[Span] = []
    below = Span(0, 0)
    following = -1
    for comment in reversed(comments):
        in_body = comment.span.start >= body
        begin = _match_end(_GAP if in_body else _MATTER_GAP, document.text, comment.span.end)
        if begin != following:
            below = _block(document, begin, starts) if in_body else _fields(document, begin)
        following = comment.span.start
        line = _line(document, following)
        before = document.text[line.start : following]
        if comment_begins_block(before):
            blocks.append(below)
        else:
            blocks.append(line if in_body else _fields(document, following))
    return blocks[::-1]


def comment_begins_block(before: str) -> bool:
    """Whether a comment, with this text before it on its line, is about the block below it and not about its own line.

    >>> comment_begins_block("  > - "), comment_begins_block("- a link ")
    (True, False)
    """
    return _MARKERS.fullmatch(before) is not None


def _match_end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _line(document: Document, offset: int) -> Span:
    return document.line_span(document.position(offset)[0])


def _block_starts(document: Document) -> dict[int, int]:
    """By the number of a line, the end of the longest block that starts on it and that has an end of its own."""
    spans = [heading.span for heading in document.headings]
    spans += [code.span for code in document.codes if code.block]
    spans += [entry.span for entry in _items(document.entries)]
    if isinstance(document, Bibliography):
        spans += [reference.span for reference in document.references]
    spans += [Span(comment.start, comment.start) for comment in document.comments]
    starts: dict[int, int] = {}
    for start, end in spans:
        line = document.position(start)[0]
        starts[line] = max(end, starts.get(line, 0))
    return starts


def _items(entries: Iterable[Entry]) -> Iterator[Entry]:
    waiting = list(entries)
    while waiting:
        entry = waiting.pop()
        waiting += entry.children
        if entry.form != "row":
            yield entry


def _block(document: Document, begin: int, starts: Mapping[int, int]) -> Span:
    """Return the block that holds the character `begin`, from the start of its line."""
    line = document.position(begin)[0]
    first = document.line_span(line)
    end = starts.get(line, 0)
    if end <= begin:
        while line < len(document.line_starts) and line + 1 not in starts and not _is_blank(document, line + 1):
            line += 1
        end = document.line_span(line).end
    return _trimmed(document.text, first.start, end)


def _is_blank(document: Document, line: int) -> bool:
    start, end = document.line_span(line)
    return not document.text[start:end].strip(" \t>")


def _fields(document: Document, offset: int) -> Span:
    """Return the line of front matter that holds a character, with the whole values of the keys that stand on it."""
    line = _line(document, offset)
    fields = document.fields
    first = bisect_left(fields, line.start, key=lambda field: field.key_span.start)
    last = bisect_right(fields, line.end, key=lambda field: field.key_span.start)
    return _trimmed(document.text, line.start, max([line.end, *(field.span.end for field in fields[first:last])]))


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))

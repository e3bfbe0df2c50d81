r"""What BibTeX's grammar forbids in one entry, and what follows from it for the list of papers.

    entry = "@" type "{" key { "," name "=" part { "#" part } } [ ","] "}"
    part  = "{" balanced "}" | '"' balanced '"' | digits | name

(btxdoc, section 2, "The BibTeX format" of bibtex.org). A brace counts even behind a backslash, and a quotation mark
only outside braces. What jekyll-scholar does with a fault was read from bibtex-ruby 6: a word in the wrong place stops
the build, and a sign that can stand nowhere drops the entry without a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Problem
from profilelint.model.finding import Fix, Span, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.bibliography import Reference

#: The name of a field or of an `@string`, as bibtex-ruby takes it; BibTeX itself allows more signs. With a "%" before
#: it, what is meant for a comment is the name of a field that no layout shows.
_NAME = r"%{0,9}[^\W\d][\w/:!$?.%+&*-]*"
_HEAD = lazy_pattern(r"@[ \t]*([\w:!.$%&*-]+)\s*([{(])\s*")
_KEY = lazy_pattern(r"[^\s,{}=]*")
#: jekyll-scholar takes a key with blanks in it, but not with these signs.
_JEKYLL_KEY = lazy_pattern(r"[\w/:!$?.%+;&*'\"-][\w /:!$?.%+;&*'\"-]*+(?=\s*+,)")
_BAD_IN_KEY = lazy_pattern(r"[^\w /:!$?.%+;&*'\"-]")
_FIELD = lazy_pattern(rf"({_NAME})\s*=\s*")
_NEXT_FIELD = lazy_pattern(rf"\n[ \t]*({_NAME})\s*=\s*[{{\"\d]")
_SIMPLE = lazy_pattern(rf"\{{[^{{}}]*\}}|\"[^\"{{}}]*\"|\d+|{_NAME}")
_BARE = lazy_pattern(rf"\d+|{_NAME}")
_BRACE = lazy_pattern(r"[{}]")
_QUOTE = lazy_pattern(r"[{}\"]")
_SPACE = lazy_pattern(r"\s*")
_WORD = lazy_pattern(r"[^\s,{}=\"#]+|\S")
#: A sign that bibtex-ruby has no token for outside of a value.
_NO_TOKEN = lazy_pattern(r"[^\w\s/:!$?.%+&*{}\"#=,@-]")
_LOST = lazy_pattern(rf"\s*+(?:,\s*+)?+({_NAME})\s*=\s*[{{\"\d]")

_FAILS, _DROPS = "so the site is not built", "so this paper is missing from the page"
_ELSEWHERE = "so programs cannot read this entry"
MOST_QUOTED = 40


class Walked(NamedTuple):
    """An entry without a fault: the span of its key, the spans of names and values, and its end."""

    type: str
    key: Span
    fields: list[tuple[Span, Span]]
    end: int = 0


class FaultError(Exception):
    """The first fault of an entry: where it is, what is wrong, and what to do; `drops` if only this entry is lost."""

    def __init__(self, span: Span, says: str, advice: str, *, fix: Fix | None = None, drops: bool = False) -> None:
        super().__init__(says)
        self.span, self.says, self.advice, self.fix, self.drops = span, says, advice, fix, drops


def is_sound(text: str, reference: Reference, jekyll: bool) -> bool:
    """Return whether an entry that could be read is certainly one; False says only that a closer look is needed."""
    if not _KEY.fullmatch(reference.key) or not reference.key or (jekyll and _BAD_IN_KEY.search(reference.key)):
        return False
    for field in reference.fields:
        if not _BARE.fullmatch(text, *field.key_span):
            return False
        start, end = field.value_span
        if start == end or (not _SIMPLE.fullmatch(text, start, end) and _value_end(text, start, end) != end):
            return False
    return True


def problem(fault: FaultError, jekyll: bool) -> Problem:
    """Return the problem to report for a fault."""
    effect = (_DROPS if fault.drops else _FAILS) if jekyll else _ELSEWHERE
    return Problem("bibtex", fault.span, f"{fault.says}, {effect}. {fault.advice}", fault.fix)


def lost(text: str, reference: Reference, end: int) -> Iterator[Problem]:
    """Yield a problem if a field follows the brace that closes its entry."""
    found = _LOST.match(text, reference.span.end, end)
    if not found:
        return
    brace = Span(reference.span.end - 1, reference.span.end)
    effect = f'This "}}" closes the entry, so {_quoted(found[1])} and all after it are lost.'
    yield Problem("bibtex", brace, f"{effect} Delete the brace that is one too many.")


def open_comment(span: Span, jekyll: bool) -> Problem:
    """Return the problem of an `@comment{` that is never closed and so hides the rest of the file."""
    effect = "so the papers after it are missing from the page" if jekyll else "so programs cannot read the file"
    return Problem("bibtex", span, f'This comment is never closed, {effect}. Write "}}" where it ends.')


# An entry


def walk(text: str, start: int, end: int, jekyll: bool) -> Walked | None:
    """The entry at `start`, which ends before `end`; raises FaultError for its first fault. None if it is no entry."""
    head = _HEAD.match(text, start, end)
    if not head or head[2] == "(" or head[1].lower() in {"string", "preamble", "comment"}:
        return None
    key = _key(text, head, end, jekyll)
    walked = Walked(head[1], key, [])
    last, before = key.end, "the key"
    position = _skip(text, last)
    while text[position : position + 1] == ",":
        comma, position = position, _skip(text, position + 1)
        if text[position : position + 1] == ",":
            fix = Fix.replace(Span(comma + 1, position + 1), "")
            raise FaultError(Span(position, position + 1), "There are two commas in a row", "Delete one.", fix=fix)
        if text[position : position + 1] == "}":
            break
        name, value = _field(text, position, end, head)
        walked.fields.append((name, value))
        last, before = value.end, _quoted(text[slice(*name)])
        position = _skip(text, last)
    if text[position : position + 1] != "}" or position >= end:
        raise _no_comma(text, Span(last, position), end, head, before)
    return walked._replace(end=position + 1)


def _key(text: str, head: re.Match[str], end: int, jekyll: bool) -> Span:
    found = (jekyll and _JEKYLL_KEY.match(text, head.end(), end)) or _KEY.match(text, head.end(), end)
    key = Span(*found.span()) if found else Span(head.end(), head.end())
    position = _skip(text, key.end)
    written = _quoted(text[slice(*key)])
    if key.start == key.end or text[position : position + 1] == "=":
        span, said = Span(*head.span()), text[head.start() : head.end()].strip()
        example = f"Write one and a comma, as in {shortened(said, MOST_QUOTED)}name2026,"
        raise FaultError(span, f"{_quoted(said)} has no key", example)
    if _FIELD.match(text, position, end):
        fix = Fix.replace(Span(key.end, key.end), ",")
        raise FaultError(key, f"A comma is missing after the key {written}", "Add it.", fix=fix)
    bad = _BAD_IN_KEY.search(text, *key) if jekyll else None
    if bad:
        raise FaultError(key, f'The key {written} has "{bad[0]}" in it', "Use only letters, digits and hyphens.")
    if text[position : position + 1] not in {",", "}"}:
        raise FaultError(key, f"The key {written} has no comma after it", "Write a key without spaces, and a comma.")
    return key


def _field(text: str, position: int, end: int, head: re.Match[str]) -> tuple[Span, Span]:
    """Return the name and the value of a field."""
    found = _FIELD.match(text, position, end)
    if not found:
        raise _no_field(text, position, end, head)
    span, name, start = Span(*found.span(1)), _quoted(found[1]), found.end()
    if text[start : start + 1] in {",", "}", ""}:
        raise FaultError(span, f"{name} has no value", "Add one, or delete the field.")
    stop = _value_end(text, start, end)
    if stop is None or (text[start] in '{"' and _takes_in(text, Span(start, stop), end)):
        mark, closing = ("'\"'", "'\"'") if text[start] == '"' else ('"{"', '"}"')
        says = f"The {mark} before the value of {name} is never closed"
        raise FaultError(Span(start, start + 1), says, f"Write {closing} where the value ends.")
    if stop == start:
        word = _word(text, start, end)
        says = f"The value of {name} starts with {_quoted(text[slice(*word)])}"
        raise FaultError(word, says, "Put it into { }", drops=_drops(text, word))
    return span, Span(start, stop)


def _takes_in(text: str, value: Span, end: int) -> bool:
    """Return whether a value goes on over the fields that follow, and the entry then cannot."""
    position = _skip(text, value.end)
    goes_on = position < end and text[position] in ",}"
    return not goes_on and _NEXT_FIELD.search(text, *value) is not None


def _no_field(text: str, position: int, end: int, head: re.Match[str]) -> FaultError:
    """Return the fault where no field begins."""
    if position >= end or text[position] == "@":
        return _open(head)
    word = _word(text, position, end)
    said = text[slice(*word)]
    if not _BARE.fullmatch(said):
        says = f"{_quoted(said)} is where a field should begin"
        return FaultError(word, says, "Delete it.", drops=_drops(text, word))
    after = _skip(text, word.end)
    if text[after : after + 1] not in {"{", '"'}:
        return FaultError(word, f'"{said}" has no "=" after it', "Add its value, or delete it.")
    name = said.rstrip(":")
    fix = Fix.replace(Span(word.start + len(name), after), " = ")
    return FaultError(word, f'"{said}" has no "=" after it', f'Write "{name} =".', fix=fix)


def _no_comma(text: str, gap: Span, end: int, head: re.Match[str], before: str) -> FaultError:
    """Return the fault where neither a comma nor the end of the entry follows a value."""
    if gap.end >= end or text[gap.end] == "@":
        return _open(head)
    word = _word(text, gap.end, end)
    said = text[slice(*word)]
    if _FIELD.match(text, gap.end, end):
        fix = Fix.replace(Span(gap.start, gap.start), ",")
        span = Span(gap.start - 1, gap.start)
        return FaultError(span, f'A comma is missing between {before} and "{said}"', "Add it.", fix=fix)
    advice = "Delete it, or put the whole value into { }"
    return FaultError(word, f'"{said}" follows the value of {before}', advice, drops=_drops(text, word))


def _open(head: re.Match[str]) -> FaultError:
    return FaultError(Span(*head.span()), "This entry is never closed", 'Write "}" where it ends.')


def _drops(text: str, word: Span) -> bool:
    return _NO_TOKEN.search(text, *word) is not None


def _quoted(text: str) -> str:
    return f'"{shortened(text, MOST_QUOTED)}"'


def _word(text: str, position: int, end: int) -> Span:
    found = _WORD.match(text, position, end)
    return Span(position, min(found.end(), position + MOST_QUOTED)) if found else Span(position, position)


def _skip(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


# A value


def parts(written: str) -> Iterator[str]:
    """Yield the parts that "#" joins in a value.

    >>> list(parts('jan # "~12"'))
    ['jan', '"~12"']
    """
    position = 0
    while position < len(written):
        stop = _part_end(written, position, len(written))
        if stop is None or stop == position:
            yield written[position:]
            return
        yield written[position:stop]
        position = _skip(written, stop)
        if written[position : position + 1] != "#":
            return
        position = _skip(written, position + 1)


def _value_end(text: str, start: int, end: int) -> int | None:
    """Return where the value at `start` ends, `start` if there is none, and None if it is never closed."""
    position = start
    while True:
        stop = _part_end(text, position, end)
        if stop is None or stop == position:
            return stop
        after = _skip(text, stop)
        if after >= end or text[after] != "#":
            return stop
        position = _skip(text, after + 1)


def brace_end(text: str, start: int) -> int | None:
    """Behind the brace that closes the one at `start`; None if none does."""
    return _part_end(text, start, len(text))


def _part_end(text: str, start: int, end: int) -> int | None:
    if start >= end:
        return start
    if text[start] not in '{"':
        found = _BARE.match(text, start, end)
        return found.end() if found else start
    depth = 0
    for mark in (_BRACE if text[start] == "{" else _QUOTE).finditer(text, start + (text[start] == '"'), end):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if depth < 0:
                return None
            if not depth and text[start] == "{":
                return mark.end()
        elif not depth:
            return mark.end()
    return None

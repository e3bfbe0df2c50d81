"""Where YAML breaks: what to tell the author, and how to go on reading behind it.

YAML says where it could not go on, which is often the line after the fault, and in words for those who know its
grammar. Here the fault is looked for on the line itself, and a remedy is tried before it is proposed.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from yaml.scanner import ScannerError

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Problem
from profilelint.model.finding import Edit, Fix, Span
from profilelint.read.front_matter.fields import NoMappingError
from profilelint.read.front_matter.libyaml import is_readable
from profilelint.read.front_matter.source import LOST, extent, line_at, shorten, unclosed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.read.front_matter.fields import Tree
    from profilelint.read.front_matter.source import Source
    from profilelint.read.front_matter.yaml_block import Reader

#: A line that begins a key of the outermost mapping.
KEY = lazy_pattern(r"""(?<![^\r\n])(?:"[^"\r\n]*"|'[^'\r\n]*'|\w[\w.-]*)[ \t]*:(?=[ \t\r\n]|\Z)""")
_NO_MAPPING = (
    'The lines between the first "---" and the next do not have the form "name: value", so Jekyll and Hugo '
    'refuse the page. If the first "---" is meant as a line across the page, put a blank line before it.'
)
_TEMPLATE = lazy_pattern(r"\{\{|\{%")
#: What a template puts in the place of text, or nothing.
_FILLED_IN = lazy_pattern(r"\{\{[^{}\r\n]{0,500}\}\}|\{%[^{}\r\n]{0,500}%\}")
_LEAD = lazy_pattern(r"[ \t]*(?:- +)*")
_TABS = lazy_pattern(r"[ ]*(?:- +)*(\t+)")
_COLON = lazy_pattern(r":[ \t]+")
_NO_SPACE = lazy_pattern(r"[A-Za-z_][\w-]*:(?=[^\s:/])")
_BLANK_LINE = lazy_pattern(r"(?<=[\r\n])[ \t]*(?:\r\n?|\n)")
_CLOSING = {"[": "]", "{": "}"}
_CURLY = "“”„«»‘’‚"
_NEEDS_QUOTES = "@`%*&!|>[]{},?#-"


class Fault(NamedTuple):
    """The offset that is to blame, whether a tab is, and whether there are no names at all."""

    offset: int
    tab: bool = False
    nameless: bool = False


class _Line(NamedTuple):
    """A line taken apart: `key` is "" where the line is only a value of a list."""

    text: str
    start: int
    key: str
    value: str
    value_start: int


def fault_of(error: Exception, reader: Reader) -> Fault:
    """Return where an exception of PyYAML says that it could not go on, or where begins what it then was in.

    That is a text, or something else that a sign opens, or brackets: of lines the beginning would say nothing.
    """
    if isinstance(error, NoMappingError):
        return Fault(error.offset, nameless=True)
    text = reader.text
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    offset = reader.start + mark.index if mark else reader.last
    tab = text.startswith("\t", offset)
    if context and not tab:
        start = reader.start + context.index
        if isinstance(error, ScannerError) or text.startswith(("[", "{"), start):
            offset = start
    return Fault(offset, tab)


def recover(fault: Fault, position: int, tree: Tree) -> int | None:
    """Report a fault, keep its key with the value as written, and say where to read on (None: nowhere)."""
    text = tree.source.text
    line = _line_to_blame(text, position, fault.offset)
    keys = [key.start() for key in KEY.finditer(text, position)]
    index = bisect_right(keys, line.start)
    start = keys[index - 1] if index else position
    following = keys[index] if index < len(keys) else None
    if isinstance(tree.root.value, list):  # behind a fault, nothing can be said to be an item of it
        tree.metadata.problems.append(_no_item(text, line) or _explain(tree.source, fault, line, start))
        return None
    if not keys and fault.nameless:
        tree.metadata.report("invalid", line, _NO_MAPPING)
        return None
    is_last = index and following is None and not tree.takes_lists  # of a page; a file of data has no fences
    if is_last and (body := _body_start(tree, start, line)):
        tree.keep_rest(body)
        _report_spill(tree, body)
        return None
    if is_last and (problem := unclosed(text, line, "---")):
        tree.keep_rest(line.start)
        tree.metadata.end = min(line.end + 1, len(text))
        tree.metadata.problems.append(problem)
        return None
    end = len(text) if following is None else following
    if not _is_of_template(text, line, Span(start, end)):
        tree.metadata.problems.append(_explain(tree.source, fault, line, start))
    tree.rewind(start)
    if index:
        _keep_as_written(tree, start, end)
    return following


def _is_of_template(text: str, line: Span, block: Span) -> bool:
    """Return whether the lines of a key may be right once a template is filled in."""
    if _TEMPLATE.search(text, *line):
        return True
    written = text[slice(*block)]
    filled = _FILLED_IN.sub(lambda found: ("x" if found[0][1] == "{" else " ") * len(found[0]), written)
    return filled != written and is_readable(filled)


def _line_to_blame(text: str, start: int, offset: int) -> Span:
    """Return the line around `offset`, or if nothing follows there the last one with something on it."""
    filled = len(text[start:].rstrip())
    return line_at(text, min(offset, start + max(filled - 1, 0)))


def _body_start(tree: Tree, key: int, line: Span) -> int | None:
    """Return where the page's text begins if the fence after the last key was forgotten: behind it and a blank line."""
    text = tree.source.text
    end = extent(text, key, KEY)
    if end > line.start or text[line.start] in " \t" or not _BLANK_LINE.search(text, end - 1, line.start):
        return None
    return None if any(field.value_span.end > end for field in tree.fields) else end


def _report_spill(tree: Tree, body: int) -> None:
    source = tree.source
    tree.metadata.end = body
    if problem := unclosed(source.text, line_at(source.text, body - 1), "---"):
        tree.metadata.problems.append(problem)
        return
    message = (
        "The front matter is closed only after text of the page, which visitors never see. "
        f'Add a line "---" after line {source.line_number(body - 1)}.'
    )
    tree.metadata.report("unclosed", line_at(source.text, 0), message)


def _keep_as_written(tree: Tree, start: int, end: int) -> None:
    """The key at `start` with what stands behind it, up to `end`, as text: other rules need not miss it."""
    text = tree.source.text
    key = KEY.match(text, start)
    if not key:
        return
    written = key[0][:-1].rstrip()
    line = line_at(text, start)
    value_end = end if text[key.end() : line.end].strip()[:1] in {"", "|", ">"} else line.end
    value = text[key.end() : value_end]
    value_start = key.end() + len(value) - len(value.lstrip()) if value.strip() else key.end()
    tree.name(written.strip("\"'"), Span(start, start + len(written)))
    tree.scalar(value.strip() or None, Span(value_start, value_start + len(value.strip())))


# --- what to say


def _explain(source: Source, fault: Fault, span: Span, start: int) -> Problem:
    text = source.text
    line = _take_apart(source.written, span)
    tabs = _TABS.match(text, span.start)
    if tabs and fault.tab:
        message = f"This line starts with a tab, which YAML forbids, {LOST}. Write spaces instead."
        return Problem("tab", Span(*tabs.span(1)), message)
    if line.key.startswith("<<") and line.value in {"*", "&"}:
        message = (
            f'"{line.text.strip()}" merges nothing, {LOST}. Write the name of a block after "*", or delete the line.'
        )
        return Problem("invalid", Span(line.value_start, line.value_start + 1), message)
    if line.key.startswith("<!--"):
        message = f'"<!--" begins no comment in front matter, {LOST}. Write "#" instead, and delete "-->".'
        return Problem("invalid", Span(span.start, line.value_start + len(line.value)), message)
    remedy = next((q for q in _remedies(line.value) if is_readable(text[start : line.value_start] + q)), None)
    if remedy is not None:
        message = f"{_cause(line.value, remedy)}, {LOST}. Write {shorten(line.key + remedy)}"
        value = Span(line.value_start, line.value_start + len(line.value))
        only_quoted = remedy[1:-1] == line.value and " #" not in line.value
        return Problem("invalid", value, message, _in_quotes(value, remedy) if only_quoted else None)
    lead = len(line.text) - len(line.text.lstrip())
    return Problem("invalid", Span(span.start + lead, max(span.end, span.start + lead)), _other(line))


def _no_item(text: str, line: Span) -> Problem | None:
    """Return the problem of a line at the left edge that is not an item of the list around it, or None."""
    if text[line.start : line.start + 1] in {"-", " ", "\t"}:
        return None
    message = f'This line follows a list but is not an item of it, {LOST}. Indent it, or start it with "- ".'
    return Problem("invalid", line, message)


def _in_quotes(value: Span, quoted: str) -> Fix:
    """Return the fix that puts a value in quotes, and touches nothing of it."""
    return Fix((Edit(Span(value.start, value.start), quoted[0]), Edit(Span(value.end, value.end), quoted[-1])))


def _take_apart(text: str, span: Span) -> _Line:
    line = text[span.start : span.end].rstrip()
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    colon = None if line[start : start + 1] in {'"', "'", "[", "{"} else _COLON.search(line, start)
    value_start = colon.end() if colon else start if "-" in line[:start] else len(line)
    key = line[start:value_start] if colon else ""
    return _Line(line, span.start, key, line[value_start:], span.start + value_start)


def _remedies(value: str) -> Iterator[str]:
    """The value closed or in quotes, the likeliest way first: what the author quoted already is not quoted twice."""
    value, comment = (value[: value.index(" #")], value[value.index(" #") :]) if " #" in value else (value, "")
    value = value.rstrip()
    closing = _CLOSING.get(value[:1], "")
    if closing and value.count(value[0]) > value.count(closing):
        # A list over several lines is not closed at the end of its first one.
        yield from () if value.endswith((",", value[0])) else (value + closing + comment,)
        return
    if len(value) > 1 and (value[0] == value[-1] in "\"'" or (value[0] in _CURLY and value[-1] in _CURLY)):
        yield _quote(value[1:-1]) + comment
    if value[:1] in {'"', "'"} and value.count(value[0]) % 2:
        yield _quote(value[1:]) + comment
    if value:
        yield _quote(value) + comment


def _quote(value: str) -> str:
    r"""In quotation marks.

    >>> _quote("Notes: an essay"), _quote('The "other" half')
    ('"Notes: an essay"', '\'The "other" half\'')
    """
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _cause(value: str, remedy: str) -> str:
    if remedy[0] in _CLOSING:
        return f'The "{value[0]}" of this value is never closed'
    if value[0] in "\"'":
        return "The quotation marks of this value do not match"
    if value[0] in _CURLY:
        return "Curly quotation marks do not work here"
    if value[0] in _NEEDS_QUOTES:
        return f'A value that starts with "{value[0]}" needs quotation marks'
    if _COLON.search(value) or value.endswith(":"):
        return 'A value with ": " in it needs quotation marks'
    return "YAML cannot read this value"


def _other(line: _Line) -> str:
    stripped = line.text.strip()
    if stripped.startswith("---"):
        shown = shorten(stripped)
        effect = f'"{shown}" does not close the front matter for Jekyll, and Hugo shows "{shown[3:]}" to visitors.'
        return f'{effect} Write only "---" on this line.'
    no_space = _NO_SPACE.match(stripped)
    if no_space:
        remedy = f"{no_space[0]} {stripped[no_space.end() :]}"
        return f"There is no space after the colon, {LOST}. Write {shorten(remedy)}"
    if closing := _CLOSING.get(line.value[:1]):
        return f'The "{line.value[0]}" of this value is never closed, {LOST}. Write "{closing}" at its end.'
    is_indented = line.text[:1] in {" ", "\t"}
    if ":" not in stripped and (not is_indented or not stripped.startswith("-")):
        more = "further " if is_indented else ""
        return (
            f'"{shorten(stripped)}" has no "name:" before it, {LOST}. Indent it {more}if it belongs to the line above.'
        )
    if is_indented:
        return f"This line is not aligned with the lines above it, {LOST}. Align it with them."
    return f"YAML cannot read this line, {LOST}. Compare it with the lines above and below it."

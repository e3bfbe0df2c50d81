"""Writing into a rule's manual what the rule says of its bad examples, and what its fixes make of them.

Every other byte of the rule's file stays as it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from profilelint.base import files
from profilelint.engine import rewrite
from profilelint.prove.examples import Example, ExampleError, Fence, examples
from profilelint.prove.trial import FailedError, trial
from profilelint.rule.loader import Rule, RuleError

#: The marks that open a fence, and the language behind them.
_OPENING = re.compile(r"^([`~]{3,})[ \t]*(\w+)")
#: The marks that open a docstring, and the letters before them.
_QUOTES = re.compile(rb"[^\S\r\n]*([rRuU]?)(\"\"\"|'''|\"|')")


class Change(NamedTuple):
    """Lines to write into a manual in the place of those from `start` to before `end`, which count from 0."""

    start: int
    end: int
    lines: list[str]


def update(rule: Rule) -> bool:
    """Write what a rule says of its bad examples into its file; True if the file has changed.

    An example stays as it is that the rule fails on or says nothing of, and so does the fixed page of one where the
    rule is not silent after its fixes. Raises RuleError for a docstring that the lines cannot be written into, and
    OSError for a file that cannot be replaced.
    """
    before = files.read_file(rule.path)
    doc = rule.doc
    try:
        changes = [change for each in examples(doc, complete=False) for change in _changes(rule, each, doc.split("\n"))]
    except ExampleError as error:
        raise RuleError(rule.path, str(error)) from None
    changes.sort(key=lambda change: change[:2])
    after = _written(rule, before, doc, changes) if changes else before
    if after != before:
        rewrite.write(rule.path, before, after)
    return after != before


def _changes(rule: Rule, example: Example, doc: list[str]) -> Iterator[Change]:
    """Yield what is to be changed in the manual for the results of an example to be those of the rule."""
    said, fixed = _observed(rule, example) if example.kind == "bad" else ([], {})
    if not said:
        return
    output = next((fence for fence in example.fences if fence.role == "output"), None)
    last = max(_end(fence) for fence in example.fences)
    if output is None:
        yield Change(last, last, ["", "```text output", *said, "```"])
    elif said != output.body.split("\n")[:-1]:
        yield Change(output.line, _end(output) - 1, said)
    for name, text in fixed.items():
        old = next(
            (fence for fence in example.fences if fence.role == "fixed" and name in _names(fence, example)), None
        )
        if old is None:
            page = next(fence for fence in example.fences if name in _names(fence, example))
            yield Change(last, last, ["", *_fence(page, doc, text)])
        elif text != old.body:
            yield Change(old.line, _end(old) - 1, text.split("\n")[:-1])


def _observed(rule: Rule, example: Example) -> tuple[list[str], Mapping[str, str]]:
    """Return what a rule says of an example, and the pages that its fixes change, if nothing is left to say of them."""
    try:
        with trial(rule, example) as ready:
            said = ready.said(example.pages)
            after = ready.fixed(example.pages) if any(fix for _, fix in said) else {}
            is_whole = not ready.said(after) if after else False
    except (FailedError, ValueError):  # the proof that follows says it
        return [], {}
    changed = {name: text for name, text in after.items() if text != example.pages[name] and text.endswith("\n")}
    return [line for line, _ in said], changed if is_whole else {}


def _names(fence: Fence, example: Example) -> set[str]:
    """Return the name of the page that a fence is, or is the fixed form of; none if it is the output."""
    return {fence.name or next(iter(example.pages))} if fence.role != "output" else set()


def _end(fence: Fence) -> int:
    """Return the line behind a fence, from 0."""
    return fence.line + fence.body.count("\n") + 1


def _fence(page: Fence, doc: list[str], text: str) -> list[str]:
    """Return the fence of a page after its fixes, in the marks and the language of the page."""
    [(marks, language)] = _OPENING.findall(doc[page.line - 1])
    return [f"{marks}{language} fixed {page.name}".rstrip(), *text.split("\n")[:-1], marks]


# The file


def _written(rule: Rule, data: bytes, doc: str, changes: Iterable[Change]) -> bytes:
    """Return the content of a rule's file with the changes in its docstring; raises RuleError."""
    constant = _docstring(data)
    first = constant.lineno - 1 + _leading_lines(str(constant.value))
    lines = data.splitlines(keepends=True)
    opening = _QUOTES.match(lines[constant.lineno - 1][constant.col_offset :])
    raw = bool(opening and opening[1] in b"rR" and opening[1])
    newline = b"\r\n" if lines[first].endswith(b"\r\n") else b"\n"
    for change in reversed(list(changes)):
        new = [_source(line, raw=raw).encode("utf-8", "replace") + newline for line in change.lines]
        lines[first + change.start : first + change.end] = new
    after = b"".join(lines)
    if not _is_as_meant(after, _changed(doc, changes)):
        message = (
            "the examples cannot be written into this docstring; write it in one piece, with its quotes on own lines"
        )
        raise RuleError(rule.path, message, constant.lineno)
    return after


def _docstring(data: bytes) -> ast.Constant:
    return cast("ast.Constant", cast("ast.Expr", ast.parse(data).body[0]).value)


def _leading_lines(doc: str) -> int:
    return doc[: len(doc) - len(doc.lstrip())].count("\n")


def _source(line: str, *, raw: bool) -> str:
    """Return a line as it is written in a docstring."""
    return line if raw else line.replace("\\", "\\\\").replace('"""', '\\"""')


def _changed(doc: str, changes: Iterable[Change]) -> str:
    lines = doc.split("\n")
    for change in reversed(list(changes)):
        lines[change.start : change.end] = change.lines
    return "\n".join(lines)


def _is_as_meant(after: bytes, doc: str) -> bool:
    try:
        return str(_docstring(after).value).strip() == doc
    except (SyntaxError, ValueError, IndexError, AttributeError):
        return False

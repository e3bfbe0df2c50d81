"""What a rule yields: whether it can be reported, and where it cannot, the line of the rule and what to write there."""

from __future__ import annotations

import types
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from profilelint.base import files
from profilelint.engine import faults
from profilelint.model.document import LINE_END, Document
from profilelint.model.finding import CONFIDENCES, SEVERITIES, Edit, Finding, Fix, shortened
from profilelint.rule.loader import line_in
from profilelint.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


#: What to write instead; SPAN stands for the span of what the rule is called with.
_YIELD, _WITH_DOCUMENT = "write `yield Finding(SPAN, ...)`", "write `yield Finding(SPAN, ..., document=document)`"


class MisuseError(Exception):
    """What a rule yields cannot be reported: what it is, and what to write instead, if that can be said."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.remedy = remedy


def document_of(finding: object) -> Document:
    """The page that a finding about the site is of; raises MisuseError."""
    document = getattr(finding, "document", None)
    if not isinstance(document, Document):
        raise MisuseError(f"it yields {_quoted(finding)}, which is not a Finding with a document", _WITH_DOCUMENT)
    return document


def sound(finding: object, document: Document) -> Finding:
    """The finding, if it can be reported; raises MisuseError."""
    if not isinstance(finding, Finding):
        raise MisuseError(f"it yields {_quoted(finding)}, which is not a Finding", _YIELD)
    _require_words(finding)
    _require_related(finding.related)
    edits = finding.fix.edits if finding.fix else ()
    for span in (finding.span, *(edit.span for edit in edits)):
        if not _is_span(span):
            raise MisuseError(f"the first argument of its Finding is {_quoted(span)}, not a Span", _YIELD)
        if not 0 <= span.start <= span.end <= len(document.text):
            raise MisuseError(f"it yields the span {span.start} to {span.end}; the page has 0 to {len(document.text)}")
    if any("\n" in edit.text for edit in edits):
        return finding._replace(fix=finding.fix and _on_lines(finding.fix, document))
    return finding


def _on_lines(fix: Fix, document: Document) -> Fix:
    """The fix with the line end that the page has before each place, where the rule writes another."""
    return fix._replace(edits=tuple(each._replace(text=_on_line(each, document)) for each in fix.edits))


def _on_line(edit: Edit, document: Document) -> str:
    line = document.position(edit.span.start)[0]
    found = LINE_END.search(document.text, document.line_starts[max(line - 2, 0)])
    return edit.text.replace("\r\n", "\n").replace("\n", found[0]) if found else edit.text


def _require_words(finding: Finding) -> None:
    if not isinstance(finding.message, str):
        raise MisuseError(f"the message of its Finding is {_quoted(finding.message)}, not a text")
    if finding.severity not in (None, *SEVERITIES):
        raise MisuseError(f"the severity of its Finding is {_quoted(finding.severity)}, which is unknown")
    if finding.confidence not in (None, *CONFIDENCES):
        raise MisuseError(f"the confidence of its Finding is {_quoted(finding.confidence)}, which is unknown")
    for name, value in (("fold", finding.fold), ("cause", finding.cause), ("follows", finding.follows)):
        if not isinstance(value, str | None):
            raise MisuseError(f"the {name} of its Finding is {_quoted(value)}, not a text")


def _require_related(related: object) -> None:
    if not isinstance(related, tuple) or not all(isinstance(each, tuple) and len(each) == 2 for each in related):
        raise MisuseError(f"the related of its Finding is {_quoted(related)} and not ((document, span), ...)")
    for document, span in related:
        if not isinstance(document, Document):
            raise MisuseError(f"the related of its Finding has {_quoted(document)}, which is no document")
        if not _is_span(span) or not 0 <= span.start <= span.end <= len(document.text):
            raise MisuseError(f"the related of its Finding has {_quoted(span)}, which is no Span of {document.path}")


def _is_span(span: object) -> bool:
    return isinstance(span, tuple) and [type(each) for each in span] == [int, int] and hasattr(span, "start")


def _quoted(value: object) -> str:
    return shortened(repr(value), faults.MAX_QUOTED // 2)


def failure(check: Callable[..., Any], path: Path, result: object, error: BaseException) -> tuple[int | None, str]:
    """Why calling `check`, the function in the rule's file at `path`, failed: the line of the file, None if unknown.

    `result` is what the last call has returned, `error` what was raised when it was called or looked through.
    """
    if isinstance(result, Finding | str) or not isinstance(result, Iterable):
        kind = "a Finding" if isinstance(result, Finding) else _quoted(result)
        error = MisuseError(f"check returns {kind} instead of yielding it", _YIELD)
        return _returning(check, path), _advice(error, check)
    if isinstance(error, MisuseError):
        return _yielding(result, path) or _returning(check, path), _advice(error, check)
    return line_in(str(path), error), faults.words(error)


def _advice(error: MisuseError, check: Callable[..., Any]) -> str:
    name = check.__code__.co_varnames[0]
    has_span = check.__annotations__.get(name) not in {Document, Site, "Document", "Site"}
    remedy = error.remedy.replace("SPAN", f"{name}.span" if has_span else "Span(start, end)")
    return f"{error}; {remedy}" if remedy else str(error)


def _yielding(result: object, path: Path) -> int | None:
    """The line at which a generator stands, if it is one of the rule's file."""
    frame = result.gi_frame if isinstance(result, types.GeneratorType) else None
    return frame.f_lineno if frame and frame.f_code.co_filename == str(path) else None


def _returning(check: Callable[..., Any], path: Path) -> int:
    """The first line of `check` that returns something; that of its head where there is none."""
    import ast

    first = check.__code__.co_firstlineno
    for node in ast.walk(ast.parse(files.read_file(path))):
        if isinstance(node, ast.FunctionDef) and node.name == "check":
            lines = [each.lineno for each in ast.walk(node) if isinstance(each, ast.Return) and each.value]
            return min(lines, default=first)
    return first

"""`rdjson`: the Reviewdog Diagnostic Format, with which reviewdog comments on a change at any code host.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: columns count bytes of UTF-8 from 1, and the end of a
range is exclusive. A suggestion is one edit, so that a fix of several, which are all made or none, is left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from profilelint.report.escape import in_json, visible
from profilelint.report.manuals import HOME, address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class Stretch(Protocol):
    """Anything with a place: a diagnostic, an edit, a related place."""

    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def end_line(self) -> int: ...  # noqa: D102
    @property
    def end_column(self) -> int: ...  # noqa: D102


def render(report: Report) -> str:
    """Return a DiagnosticResult in JSON."""
    found = [_diagnostic(each, report) for each in report.diagnostics]
    content = {"source": {"name": "profilelint", "url": HOME}, "diagnostics": found}
    return in_json(json.dumps(content, indent=2)) + "\n"


def _diagnostic(each: Diagnostic, report: Report) -> dict[str, Any]:
    lines = report.lines(each.path)
    content: dict[str, Any] = {
        "message": visible(each.text),
        "location": {"path": visible(each.path), "range": _range(each, lines)},
        "severity": SEVERITIES[each.severity],
        "code": {"value": each.rule, "url": address(each.rule)},
    }
    if each.fix and len(each.fix.edits) == 1:
        (edit,) = each.fix.edits
        content["suggestions"] = [{"range": _range(edit, lines), "text": edit.text}]
    if each.related:
        content["related_locations"] = [
            {"message": "see here", "location": {"path": visible(other.path), "range": _lines_of(other)}}
            for other in each.related
        ]
    return content


def _range(place: Stretch, lines: Sequence[str]) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": _bytes(lines, place.line, place.column)},
        "end": {"line": place.end_line, "column": _bytes(lines, place.end_line, place.end_column)},
    }


def _lines_of(place: Stretch) -> dict[str, Any]:
    """Return a range without columns, as the lines of another page are not at hand."""
    return {"start": {"line": place.line}, "end": {"line": place.end_line}}


def _bytes(lines: Sequence[str], line: int, column: int) -> int:
    """Return a column in bytes for one in characters; a byte that is no UTF-8 counts as one."""
    before = lines[line - 1][: column - 1] if 1 <= line <= len(lines) else ""
    return column if before.isascii() else len(before.encode("utf-8", "replace")) + 1

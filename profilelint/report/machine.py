"""`json`: everything, for other programs. The shape is stable; `version` is that of profilelint."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from profilelint.model.answer import VERDICTS
from profilelint.report.escape import in_json
from profilelint.version import VERSION

if TYPE_CHECKING:
    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report


def render(report: Report) -> str:
    """One JSON object, in ASCII so that any text of a page survives any terminal and pipe."""
    content = {
        "version": VERSION,
        "diagnostics": [finding(each) for each in report.diagnostics],
        "summary": _summary(report),
    }
    return in_json(json.dumps(content, indent=2)) + "\n"


def finding(each: Diagnostic) -> dict[str, Any]:
    """Return all that is known of a finding, with lines and columns from 1, columns in code points, ends exclusive."""
    return {
        "path": each.path,
        "line": each.line,
        "column": each.column,
        "end_line": each.end_line,
        "end_column": each.end_column,
        "rule": each.rule,
        "severity": each.severity,
        "confidence": each.confidence,
        "message": each.message,
        "related": [place._asdict() for place in each.related],
        "fix": {"safe": each.fix.safe, "edits": [edit._asdict() for edit in each.fix.edits]} if each.fix else None,
    }


def _summary(report: Report) -> dict[str, Any]:
    severities = Counter(each.severity for each in report.diagnostics)
    return {
        "files": report.files,
        "errors": severities["error"],
        "warnings": severities["warning"],
        "infos": severities["info"],
        "fixable": sum(each.fix is not None and each.fix.safe for each in report.diagnostics),
        "known": report.known,
        "links": dict.fromkeys(VERDICTS, 0) | dict(report.links or {}),  # without a look at the web all are 0
    }

"""`gitlab`: a report of code quality, which GitLab shows in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/, "Code Quality report format". GitLab keeps one of several findings
with the same fingerprint, so that these differ; it takes paths relative to the repository only, without `./`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from profilelint.report.escape import in_json, visible
from profilelint.report.identity import fingerprints

if TYPE_CHECKING:
    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """Return a JSON list with an object for each finding."""
    pairs = zip(report.diagnostics, fingerprints(report), strict=True)
    return in_json(json.dumps([_issue(*pair) for pair in pairs], indent=2)) + "\n"


def _issue(each: Diagnostic, fingerprint: str) -> dict[str, Any]:
    return {
        "description": visible(each.text),
        "check_name": each.rule,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[each.severity],
        "location": {"path": visible(each.path), "lines": {"begin": each.line, "end": each.end_line}},
    }

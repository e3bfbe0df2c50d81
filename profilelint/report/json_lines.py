"""`json-lines`: each finding as a JSON object on a line of its own, as in the list of `json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from profilelint.report.escape import in_json
from profilelint.report.machine import finding

if TYPE_CHECKING:
    from profilelint.report import Report


def render(report: Report) -> str:
    """One line for each finding, in ASCII; nothing where nothing is found."""
    return "".join(f"{in_json(json.dumps(finding(each)))}\n" for each in report.diagnostics)

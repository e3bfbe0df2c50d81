"""`github`: workflow commands, which GitHub Actions shows beside the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are those of
actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.report.escape import visible

if TYPE_CHECKING:
    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """One command for each finding."""
    return "".join(f"{_command(each)}\n" for each in report.shown)


def _command(each: Diagnostic) -> str:
    places: dict[str, object] = {"file": each.path, "line": each.line, "endLine": each.end_line}
    if each.line == each.end_line:  # GitHub takes columns on one line only
        places |= {"col": each.column, "endColumn": each.end_column}
    places["title"] = each.rule if each.confidence == "certain" else f"{each.rule} ({each.confidence})"
    properties = ",".join(f"{name}={_harmless(str(value)).translate(_PROPERTY)}" for name, value in places.items())
    return f"::{COMMANDS[each.severity]} {properties}::{_harmless(each.text).translate(_DATA)}"


def _harmless(text: str) -> str:
    """The text with everything but line ends written out; those have an escape of their own here."""
    return "\n".join("\r".join(map(visible, line.split("\r"))) for line in text.split("\n"))

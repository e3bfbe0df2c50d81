"""`sarif`: the Static Analysis Results Interchange Format 2.1.0, which code scanning on GitHub and many editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub makes of it and where it ends:
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
GitHub's own fingerprint (`primaryLocationLineHash`) is left to its upload, which warns of one that it did not make.
"""

from __future__ import annotations

import json
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from profilelint.model.finding import SEVERITIES
from profilelint.report.escape import in_json, visible
from profilelint.report.identity import fingerprints
from profilelint.report.manuals import HOME, address
from profilelint.rule import explained
from profilelint.rule.manual import summary
from profilelint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.finding import Diagnostic, PlacedEdit, RelatedPlace
    from profilelint.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: More results GitHub refuses; the gravest are kept.
MOST_RESULTS = 25_000

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
#: How GitHub calls the severity of a rule that is not about security, and how sure it is.
PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
PRECISION = {"certain": "very-high", "doubtful": "medium"}


def render(report: Report) -> str:
    """Return a log of one run, in JSON."""
    results = list(zip(report.diagnostics, fingerprints(report), strict=True))
    if len(results) > MOST_RESULTS:
        results = sorted(results, key=lambda each: SEVERITIES.index(each[0].severity))[:MOST_RESULTS]
    first = {each.rule: each for each in reversed(report.diagnostics)}
    names = sorted(first)
    driver = {
        "name": "profilelint",
        "version": VERSION,
        "semanticVersion": VERSION,
        "informationUri": HOME,
        "rules": [_rule(first[name], report) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which profilelint was run."}}},
        "invocations": [{"executionSuccessful": True, **_left_out(len(report.diagnostics) - len(results))}],
        "results": [_result(*each, names.index(each[0].rule)) for each in results],
    }
    return in_json(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)) + "\n"


def _left_out(number: int) -> dict[str, Any]:
    if not number:
        return {}
    text = f"{number} milder findings are left out, as a run may have {MOST_RESULTS}."
    return {"toolExecutionNotifications": [{"level": "note", "message": {"text": text}}]}


def _rule(example: Diagnostic, report: Report) -> dict[str, Any]:
    """Return what there is to know of a rule, with its manual as help; one that has none is a fault of profilelint."""
    name, doc = example.rule, report.manual(example.rule)
    said = visible(summary(doc)) if doc else "profilelint could not do a part of its work."
    help_text = f"{said}\n\n{explained.markdown(explained.parts(name, doc, {}))}" if doc else said
    return {
        "id": name,
        "shortDescription": {"text": said},
        "help": {"text": said, "markdown": _harmless(help_text)},
        "helpUri": address(name),
        "defaultConfiguration": {"level": LEVELS[example.severity]},
        "properties": {
            "tags": [name.partition("/")[0]],
            "precision": PRECISION[example.confidence],
            "problem.severity": PROBLEMS[example.severity],
        },
    }


def _harmless(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


def _result(each: Diagnostic, fingerprint: str, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": each.rule,
        "ruleIndex": index,
        "level": LEVELS[each.severity],
        "message": {"text": visible(each.text).replace("](", "\\](")},  # or it would be a link
        "locations": [_location(each)],
        "partialFingerprints": {"profilelint/v1": fingerprint},
    }
    if each.related:
        places = enumerate(each.related, 1)
        result["relatedLocations"] = [
            {"id": number, "message": {"text": "see here"}, **_location(place)} for number, place in places
        ]
    if each.fix:
        changes = {"artifactLocation": _artifact(each.path), "replacements": _replacements(each.fix.edits)}
        safety = "Safe" if each.fix.safe else "Look at it before you keep it"
        result["fixes"] = [{"description": {"text": safety}, "artifactChanges": [changes]}]
    return result


def _location(place: Diagnostic | RelatedPlace) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": _region(place)}}


def _region(place: Diagnostic | RelatedPlace | PlacedEdit) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _replacements(edits: Iterable[PlacedEdit]) -> list[dict[str, Any]]:
    return [{"deletedRegion": _region(each), "insertedContent": {"text": each.text}} for each in edits]


def _artifact(path: str) -> dict[str, Any]:
    """Return where a file lies: relative to the working directory, or on another drive by its whole address."""
    if PurePath(path).is_absolute():
        return {"uri": f"file:///{quote(os.fsencode(path)).lstrip('/')}"}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}

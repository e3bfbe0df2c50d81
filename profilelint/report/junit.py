"""`junit`: XML as JUnit writes it, which CI systems show as failed tests.

A file is a suite, and a finding a test of it that failed. The form is that of junit-10.xsd in Jenkins' xUnit plugin.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from profilelint.report.markup import document, element

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report


def render(report: Report) -> str:
    """Return one document with all findings; where there are none, one test that passed."""
    by_path = groupby(report.diagnostics, key=lambda each: each.path)
    suites = [_suite(path, list(found)) for path, found in by_path]
    if not suites:
        passed = element("testcase", name="nothing to say", classname="profilelint")
        suites = [element("testsuite", passed, name="profilelint", tests=1, failures=0, errors=0)]
    number = len(report.diagnostics)
    counts = {"tests": max(number, 1), "failures": number, "errors": 0}
    return document(element("testsuites", *suites, name="profilelint", **counts))


def _suite(path: str, found: Sequence[Diagnostic]) -> Element:
    counts = {"tests": len(found), "failures": len(found), "errors": 0}
    return element("testsuite", *map(_test, found), name=path, **counts)


def _test(each: Diagnostic) -> Element:
    place = f"{each.path}:{each.line}:{each.column}"
    failure = element("failure", f"{place}: {each.severity} {each.text}", type=each.severity, message=each.text)
    return element("testcase", failure, name=f"{each.rule} at {each.line}:{each.column}", classname=each.path)

"""`checkstyle`: XML as Checkstyle writes it, which Jenkins, reviewdog and many others read.

What it holds is what Checkstyle's XMLLogger.java writes: files, and in each its errors, columns from 1.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from profilelint.report.markup import document, element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report


def render(report: Report) -> str:
    """Return one document with all findings, by file."""
    by_path = groupby(report.diagnostics, key=lambda each: each.path)
    files = [element("file", *map(_error, found), name=path) for path, found in by_path]
    return document(element("checkstyle", *files, version="4.3"))


def _error(each: Diagnostic) -> Element:
    place = {"line": each.line, "column": each.column}
    return element("error", **place, severity=each.severity, message=each.text, source=f"profilelint.{each.rule}")

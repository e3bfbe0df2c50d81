"""`text`: one line for each finding, then a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.model.finding import SEVERITIES
from profilelint.report import escape
from profilelint.report.escape import visible
from profilelint.report.style import styled
from profilelint.report.words import count, fixable, fixed, places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report


def render(report: Report) -> str:
    """`path:line:column: severity rule message`, and how many there are."""
    lines = [headline(each, colour=report.colour) for each in report.shown]
    return "".join(f"{line}\n" for line in (*lines, *closing(report)))


def headline(diagnostic: Diagnostic, *, colour: bool) -> str:
    """A finding on one line."""
    path = styled(escape.path(diagnostic.path), "bold", colour=colour)
    severity = styled(diagnostic.severity, diagnostic.severity, colour=colour)
    rule = styled(diagnostic.rule, "bold", colour=colour)
    doubt = " (doubtful)" if diagnostic.confidence == "doubtful" else ""
    return f"{path}:{diagnostic.line}:{diagnostic.column}: {severity} {rule} {visible(diagnostic.text)}{doubt}"


def statistics(report: Report) -> str:
    """Return how many findings each rule has, the most frequent first; `[*]` marks what `--fix` fixes."""
    counts = Counter(each.rule for each in report.diagnostics)
    fixable = {each.rule for each in report.diagnostics if each.fix and each.fix.safe}
    width = len(str(max(counts.values(), default=0)))
    lines = [
        f"{count:>{width}}  {'[*]' if rule in fixable else '[ ]'}  {rule}"
        for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "".join(f"{line}\n" for line in (*lines, *closing(report)))


def closing(report: Report) -> list[str]:
    """What was changed, and the summary as one line; nothing in a report without a summary."""
    if report.quiet or not report.files:
        return []
    return [*fixed(report.fixed), summary(report), *([links(report.links)] if report.links is not None else [])]


def links(counts: Mapping[str, int]) -> str:
    """What the web said of all links, in one line.

    >>> links({"alive": 312, "moved": 4, "dead": 2, "blocked": 19, "transient": 1, "unchecked": 0})
    'links: 312 alive, 4 moved, 2 dead, 19 that could not be verified (hosts that block programs), 1 in trouble'
    """
    words = {"missing": "not there though the host says 200", "no-access": "that visitors may not open"}
    words |= {"blocked": "that could not be verified (hosts that block programs)", "transient": "in trouble"}
    said = [f"{number} {words.get(verdict, verdict)}" for verdict, number in counts.items() if number]
    return f"links: {', '.join(said) or 'none to the web'}"


def summary(report: Report) -> str:
    """All findings in one line: "4 errors, 3 warnings in 2 of 12 files; 2 can be fixed with --fix"."""
    parts = [_found(report)]
    safe, unsafe = fixable(report)
    if report.fixed:
        parts.append(f"{count(len(report.fixed), 'file')} changed")
    if safe:
        parts.append(f"{safe} can be fixed with --fix")
    if unsafe:
        parts.append(f"{unsafe} {'more' if safe else 'can be fixed'} with --fix --unsafe-fixes")
    if report.known:
        parts.append(f"{report.known} in the baseline")
    if more := places(report):
        parts.append(more)
    return "; ".join(parts)


def _found(report: Report) -> str:
    if not report.diagnostics:
        return styled(f"{count(report.files, 'file')} checked, nothing to say", "fixed", colour=report.colour)
    by_severity = Counter(each.severity for each in report.shown)
    found = ", ".join(
        styled(count(by_severity[severity], severity), severity, colour=report.colour)
        for severity in SEVERITIES
        if by_severity[severity]
    )
    files = len({each.path for each in report.diagnostics})
    return f"{found} in {files} of {count(report.files, 'file')}"

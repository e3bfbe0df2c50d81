"""A report in words: what people read of it first, or last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.model.finding import SEVERITIES
from profilelint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profilelint.model.finding import Diagnostic, Severity
    from profilelint.report import Report

#: What a severity means to an owner.
MEANING: dict[Severity, str] = {"error": "broken", "warning": "probably wrong", "info": "could be better"}


def found(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many findings there are, in words: "1 broken, 14 probably wrong"."""
    counts = Counter(each.severity for each in diagnostics)
    return ", ".join(f"{counts[each]} {MEANING[each]}" for each in SEVERITIES if counts[each])


def verdict(report: Report) -> str:
    """Return the whole report as one sentence."""
    files = count(report.files, "file")
    known = f"; {report.known} in the baseline" if report.known else ""
    if not report.diagnostics:
        return f"{files} checked, nothing to say{known}."
    return f"{found(report.shown)}, in {len({each.path for each in report.diagnostics})} of {files}{known}."


def remedy(report: Report) -> str:
    """Return which command fixes how much, as a sentence; "" where it fixes nothing."""
    safe, unsafe = fixable(report)
    if safe and unsafe:
        return f"`profilelint check --fix` fixes {safe}, and `--unsafe-fixes` {unsafe} more."
    if safe or unsafe:
        return f"`profilelint check --fix{'' if safe else ' --unsafe-fixes'}` fixes {safe or unsafe}."
    return ""


def fixable(report: Report) -> tuple[int, int]:
    """Return how many findings have a safe fix, and how many an unsafe one."""
    fixes = Counter(each.fix.safe for each in report.diagnostics if each.fix)
    return fixes[True], fixes[False]


def places(report: Report) -> str:
    """Return how to see all places, where a line stands for several; "" where none does."""
    more = len(report.diagnostics) - len(report.shown)
    return f"--pedantic lists all {len(report.diagnostics)} places" if more > 0 else ""


def worst_first(shown: Iterable[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """Return findings by page, the page with the most and gravest ones first, and on each the gravest first."""
    pages: dict[str, list[Diagnostic]] = {}
    for each in shown:
        pages.setdefault(each.path, []).append(each)
    for found_here in pages.values():
        found_here.sort(key=lambda each: SEVERITIES.index(each.severity))
    return sorted(pages.items(), key=lambda page: badness(page[1]))


def badness(diagnostics: Iterable[Diagnostic]) -> tuple[int, ...]:
    """Return what puts the pages, or sites, with the most and gravest findings first when they are sorted by it."""
    counts = Counter(each.severity for each in diagnostics)
    return tuple(-counts[each] for each in SEVERITIES)


def fixed(made: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Return what `--fix` has changed, a line for each page: "fixed a.md: text/doubled-word (2), links/space"."""
    return [
        f"fixed {visible(path)}: "
        + ", ".join(f"{rule} ({number})" if number > 1 else rule for rule, number in rules.items())
        for path, rules in made.items()
    ]


def count(number: int, word: str) -> str:
    """A number with its noun.

    >>> count(1, "file"), count(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"

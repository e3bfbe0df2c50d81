"""`grouped`: for people at a terminal. Findings by page, worst first, and on each by rule, with the text they mean."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from profilelint.report import words
from profilelint.report.escape import path as shown_path
from profilelint.report.full import frame, stretch
from profilelint.report.style import styled
from profilelint.report.text import links
from profilelint.report.wrap import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report

#: Marks of findings that have a fix, by whether it is safe, and their colours.
MARKS = {True: ("[*]", "fixed"), False: ("[?]", "warning"), None: ("   ", "dim")}
#: How far messages stand from the left: behind the place, as in "   12:34 [*] ".
INDENT = " " * 14
#: How many lines are named that have the same message.
NAMED = 10


class _Repeats(NamedTuple):
    """A finding, and the lines on which the same is said."""

    first: Diagnostic
    lines: list[int]


def render(report: Report) -> str:
    """Return each page with its findings, and at the end what there is in words."""
    lines = [line for page in words.worst_first(report.shown) for line in _page(*page, report)]
    return "".join(f"{line}\n" for line in (*lines, *_closing(report)))


def _page(path: str, found: Sequence[Diagnostic], report: Report) -> Iterator[str]:
    name = styled(shown_path(path), "bold", colour=report.colour)
    yield f"{name}: {words.found(found)}"
    yield ""
    for (rule, severity), group in groupby(_by_rule(found), key=lambda each: (each.rule, each.severity)):
        meaning = styled(words.MEANING[severity], severity, colour=report.colour)
        yield f"  {styled(rule, 'bold', colour=report.colour)}: {meaning}"
        for together in _on_one_line([_finding(each, report) for each in _repeats(group)]):
            yield from together
        yield ""


def _by_rule(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return findings such that those of one rule and severity are neighbours, in the order of the first of each."""
    order = {(each.rule, each.severity): number for number, each in reversed(list(enumerate(found)))}
    return sorted(found, key=lambda each: order[each.rule, each.severity])


def _repeats(found: Iterator[Diagnostic]) -> list[_Repeats]:
    """Return findings, those that say the same as one."""
    alike: dict[tuple[str, str, bool | None], _Repeats] = {}
    for each in found:
        same = alike.setdefault((each.text, each.confidence, each.fix and each.fix.safe), _Repeats(each, []))
        if same.first is not each:
            same.lines.append(each.line)
    return list(alike.values())


class _Shown(NamedTuple):
    """A finding in lines: what is said; the line that is meant and the marks under it, if any; where else."""

    said: list[str]
    line: str
    marks: str
    also: list[str]


def _finding(found: _Repeats, report: Report) -> _Shown:
    first = found.first
    mark = styled(*MARKS[first.fix.safe if first.fix else None], colour=report.colour)
    doubt = " (doubtful)" if first.confidence == "doubtful" else ""
    room = report.width - len(INDENT)
    said, *more = wrapped(f"{first.text}{doubt}", room)
    place = f"{first.line}:{first.column}"
    head = [f"{place:>9} {mark} {said}", *(f"{INDENT}{line}" for line in more)]
    return _Shown(head, *_excerpt(first, report, room - 2), [f"{INDENT}{line}" for line in _also(found.lines, room)])


def _excerpt(each: Diagnostic, report: Report, room: int) -> tuple[str, str]:
    """Return the line that is meant, and a mark under the text in it; nothing where the page has changed meanwhile."""
    lines = report.lines(each.path)
    if not 1 <= each.line <= len(lines) or not lines[each.line - 1].strip():
        return "", ""
    shown = frame(*stretch(each, lines), room - 2)  # it may have an ellipsis more at each end
    bar = styled("|", "dim", colour=report.colour)
    carets = styled("^" * shown.width, each.severity, colour=report.colour)
    line = f"{INDENT}{bar} {styled(shown.text, 'dim', colour=report.colour)}"
    return line, f"{INDENT}{bar} {' ' * shown.start}{carets}"


def _on_one_line(found: Sequence[_Shown]) -> Iterator[list[str]]:
    """Yield findings in lines; neighbours that mean the same line have it once, and the marks of each under it."""
    for _, group in groupby(found, key=lambda each: each.line or each):
        together = list(group)
        said = [line for each in together for line in (*each.said, *each.also)]
        line = [together[0].line] if together[0].line else []
        yield [*said, *line, *dict.fromkeys(each.marks for each in together if each.marks)]


def _also(lines: Sequence[int], room: int) -> list[str]:
    if not lines:
        return []
    named = ", ".join(map(str, lines[:NAMED]))
    more = f" and {len(lines) - NAMED} more" if len(lines) > NAMED else ""
    return wrapped(f"also on line{'s' if len(lines) > 1 else ''} {named}{more}", room)


def _closing(report: Report) -> list[str]:
    """Return what was changed, and the whole report in words."""
    if report.quiet or not report.files:
        return []
    first, *more = wrapped(words.verdict(report), report.width)
    first = styled(first, "bold" if report.diagnostics else "fixed", colour=report.colour)
    at_end = [links(report.links)] if report.links is not None else []
    return [*words.fixed(report.fixed), *at_end, first, *more, *wrapped(_options(report), report.width)]


def _options(report: Report) -> str:
    """Return what the options make of it: "--fix fixes 5 [*], --fix --unsafe-fixes 4 more [?]"."""
    safe, unsafe = words.fixable(report)
    said = [f"--fix fixes {safe} [*]"] if safe else []
    if unsafe:
        said.append(f"--fix --unsafe-fixes {f'{unsafe} more' if safe else f'fixes {unsafe}'} [?]")
    if more := words.places(report):
        said.append(more)
    return ", ".join(said)

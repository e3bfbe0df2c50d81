"""What a run of `profilelint check` ends with: the reports of all its sites as one, and the exit code."""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base import files
from profilelint.base.nearest import did_you_mean
from profilelint.cli import console
from profilelint.cli.wrong import WrongError, diagnostics
from profilelint.config.loader import ConfigError
from profilelint.engine import faults
from profilelint.model.finding import SEVERITIES
from profilelint.report import AUTO, FORMATS, Checked, Report
from profilelint.rule.loader import written_docstring
from profilelint.site import discovery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from profilelint.cli.check import Request, Run
    from profilelint.engine.lint import Result
    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Diagnostic
    from profilelint.site.site import Site

CLEAN, FOUND, WRONG = range(3)
#: The exit code of a run that Ctrl-C ended, as shells have it for SIGINT.
INTERRUPTED = 130


class Done(NamedTuple):
    """What was found in one site: the pages that were checked, the lines of each, and what `--fix` has changed."""

    run: Run
    pages: Sequence[str]
    result: Result
    lines: Callable[[str], Sequence[str]]
    fixed: Mapping[str, Mapping[str, int]] = {}
    known: int = 0  #: how many findings the baseline has taken out


def check_outputs(request: Request, runs: Iterable[Run]) -> None:
    """Raise ConfigError for a report that cannot be written."""
    for each in request.outputs:
        _output(each)
    form = _format(runs)
    if request.statistics and form not in {AUTO, "text", "grouped", "full"}:
        raise ConfigError(f"--statistics prints text; leave out --format {form}")


def _output(given: str) -> tuple[str, str]:
    name, _, file = given.partition("=")
    if name not in FORMATS:
        meant = did_you_mean(name, FORMATS) or f"; known are {', '.join(FORMATS)}"
        raise ConfigError(f'--output: unknown format "{name}"{meant}')
    if not file:
        raise ConfigError(f"--output: say where to write it, as in {name}=FILE")
    return name, file


def _format(runs: Iterable[Run]) -> str:
    """Return the format that the sites of a call agree on, or AUTO."""
    wanted = {str(run.config.value("format")) for run in runs}
    return wanted.pop() if len(wanted) == 1 else AUTO


def finish(sites: Sequence[Done], wrong: Sequence[WrongError] = ()) -> int:
    """Report what was found in all sites of a call, and what kept others from being checked; return the exit code."""
    with faults.during("writing the report"):
        _write_reports(sites, wrong)
    if any(each.run.asked and each.run.asked.interrupted for each in sites):
        console.note("interrupted: the results so far are above; all other links are unchecked")
        return INTERRUPTED
    if any(each.result.crashed for each in sites):
        console.note(f"a part of the check failed, see above; the rest was done; {faults.REPORT}")
        return WRONG
    if wrong:
        return WRONG
    return FOUND if any(map(_fails, sites)) else CLEAN


def _write_reports(sites: Sequence[Done], wrong: Sequence[WrongError]) -> None:
    from profilelint.report import text

    request = sites[0].run.request
    report = _united(sites, diagnostics(wrong))
    for name, file in map(_output, request.outputs):
        _write("--output", file, FORMATS[name](report))
    stream = sys.stderr if request.fix and "-" in request.paths else sys.stdout  # stdout has the fixed page
    form = _format(each.run for each in sites)
    if form == AUTO:
        form = "grouped" if console.is_terminal(stream) and not request.output_file else "text"
    render = text.statistics if request.statistics else FORMATS[form]
    if request.output_file:
        _write("--output-file", request.output_file, render(report))
    else:
        console.say(render(report._replace(colour=console.has_colour(stream), width=console.width(stream))), stream)


def _united(sites: Sequence[Done], wrong: Sequence[Diagnostic]) -> Report:
    """Return what there is to say of all sites: what it would be of each alone, in order, and each thing once."""
    from profilelint.engine.lint import in_order

    of_page = {page: each.lines for each in sites for page in each.pages}
    rules = {rule.name: rule.path for each in sites for rule in each.run.plan.rules}
    asked = [each.run.asked.counts for each in sites if each.run.asked]
    return Report(
        in_order([*wrong, *(found for each in sites for found in each.result.diagnostics)]),
        in_order([*wrong, *(found for each in sites for found in each.result.lines)]),
        len(of_page) + len({each.path for each in wrong}),
        lambda path: of_page[path](path) if path in of_page else [],
        {page: made for each in sites for page, made in each.fixed.items()},
        quiet=sites[0].run.request.quiet,
        known=sum(each.known for each in sites),
        links=dict(sum(map(Counter, asked), Counter())) if asked else None,
        sites=tuple(map(_checked, sites)),
        manual=lambda name: written_docstring(rules[name]) if name in rules else "",
    )


def _checked(done: Done) -> Checked:
    plan = done.run.plan
    silent = plan.known - {rule.name for rule in plan.rules}
    answers = done.run.asked.answers if done.run.asked else None
    name = discovery.display(plan.root)
    return Checked(plan.root.name if name == "." else name, done.pages, done.result.lines, _once(plan), answers, silent)


def _once(plan: Plan) -> Callable[[], Site]:
    """Return what makes the site of a plan when it is first called."""

    @cache
    def site() -> Site:
        from profilelint.engine.dispatch import site_of

        return site_of(plan)

    return site


def _fails(site: Done) -> bool:
    fail_on = site.run.config.value("fail-on")
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return any(each.severity in grave for each in site.result.diagnostics)


def _write(option: str, file: str, content: str) -> None:
    try:
        Path(file).write_text(content, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise ConfigError(f"{option}: {file} cannot be written ({error.strerror})") from None


def lines_of_file(root: Path, path: str) -> list[str]:
    """Return the lines of a file of the site at `root`, without their ends; none where it cannot be read."""
    try:
        return lines_of(files.read_file(path, root=root))
    except OSError:
        return []


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a page, without their ends."""
    from profilelint.model.document import LINE_END
    from profilelint.read.decode import decode

    return LINE_END.split(decode(data).text.removeprefix("\ufeff"))

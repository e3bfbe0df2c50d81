"""One run of `profilelint check`: from the call to the exit code."""

from __future__ import annotations

import sys
from functools import lru_cache, partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.base import files, seen
from profilelint.cli import baseline, console, reporting
from profilelint.cli.reporting import CLEAN, FOUND, Done
from profilelint.cli.wrong import WrongError, held, tell
from profilelint.config import consent
from profilelint.config import loader as configuration
from profilelint.config.consent import Consent
from profilelint.config.loader import Config, ConfigError
from profilelint.config.site_root import by_site
from profilelint.engine import faults
from profilelint.model.finding import shortened
from profilelint.site import discovery
from profilelint.site.ignore import compile_globs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from profilelint.engine.fix import FixedPage
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document
    from profilelint.site.ignore import Globs
    from profilelint.web.session import Asked

#: The path that means standard input, and how it is shown if no name is given for it.
STDIN, STDIN_NAME = "-", "<stdin>"


class Source(NamedTuple):
    """Where the configuration of a call comes from."""

    file: str | None  #: `--config`
    isolated: bool
    values: Mapping[str, Any]  #: the keys that are given on the command line
    consent: Consent = Consent()


class Request(NamedTuple):
    """A call of `profilelint check`."""

    paths: Sequence[str]
    source: Source
    today: date
    stdin_filename: str | None = None
    outputs: Sequence[str] = ()  #: "FORMAT=FILE"
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    statistics: bool = False
    quiet: bool = False
    jobs: int = 0  #: 0: as many as pay
    online: bool = False
    since: str | None = None
    deadline: float | None = None
    cache: bool = True
    proxy: str | None = None
    write_baseline: str = ""  #: "--update-baseline" or "--prune"
    output_file: str | None = None  #: where the report goes instead of standard output


class Run(NamedTuple):
    """A request, ready to be carried out for the paths that belong to one site."""

    request: Request
    paths: Sequence[str]
    config: Config
    plan: Plan
    exclude: list[Globs]
    asked: Asked | None = None  #: what the web said


def configure(source: Source, start: Path, notice: Callable[[str], None] = console.note) -> Config:
    """Return the configuration that holds for a folder; raises ConfigError.

    It is the one that the call names, or the one found upwards, which is not trusted with everything, or the user's.
    The user's own list of words holds with the last two.
    """
    cwd, values = Path.cwd(), source.values
    if source.file and source.isolated:
        raise ConfigError("--config and --isolated exclude each other")
    if source.file or source.isolated:
        return configuration.load(discovery.absolute(source.file) if source.file else None, values, cwd)
    if found := configuration.find(start, notice):
        config = consent.restrained(configuration.load(found, values, cwd), source.consent)
        for each in consent.notices(config, "rules"):
            notice(each)
    else:
        config = configuration.load(configuration.own(notice), values, cwd, base=cwd)
    return configuration.with_own_words(config, notice)


def check(request: Request) -> int:
    """Check pages, each in its own site, and fix them if asked to."""
    _check_request(request)
    does_more = request.fix or request.diff or request.online or STDIN in request.paths
    if does_more or request.outputs or request.output_file or request.write_baseline:
        seen.refuse("it does more than to look at files")
    is_stdin = STDIN in request.paths
    paths = [request.stdin_filename or "."] if is_stdin else request.paths
    runs, wrong = _prepared(request, paths)
    reporting.check_outputs(request, runs)
    baseline.check_request(request, runs)
    if is_stdin:
        return _check_stdin(runs[0])
    return _check_pages([(run, _pages(run, len(runs) + len(wrong) == 1)) for run in runs], wrong)


def _prepared(request: Request, paths: Sequence[str]) -> tuple[list[Run], list[WrongError]]:
    """Return the run of each site, and why others have none: a configuration that is wrong is that of its site alone.

    Raises the last of these errors if no site can be checked.
    """
    runs: list[Run] = []
    wrong: list[WrongError] = []
    for root, some in by_site(paths).items():
        with held(wrong):
            runs.append(_prepare(request, some, root))
    if not runs:
        tell(wrong)
    return runs, wrong


def _pages(run: Run, is_only: bool) -> list[str]:
    try:
        with faults.during("looking for pages"):
            pages, notices = discovery.pages(run.paths, run.exclude, run.plan.root)
    except FileNotFoundError as error:
        raise ConfigError(f"{discovery.display(str(error))}: no such file or folder") from None
    where = "" if is_only else f"{shortened(', '.join(run.paths), 200)}: "
    _notes(run.request, [*notices, *([] if pages else [where + _nothing_found(run.paths)])])
    return pages


def _nothing_found(paths: Sequence[str]) -> str:
    said = "no pages found, so nothing was checked"
    folders = dict.fromkeys(discovery.display(path) for path in paths if Path(path).is_dir())
    if not folders:
        return said
    return (
        f"{said}; looked in {', '.join(folders)} for names that end in {', '.join(discovery.SUFFIXES)}, and for the "
        "settings and bibliographies of a site, but not in _site, public, node_modules, vendor and hidden folders, "
        "nor in what .gitignore and `exclude` leave out"
    )


def _check_request(request: Request) -> None:
    if STDIN in request.paths and len(request.paths) > 1:
        raise ConfigError('"-" is standard input and cannot be checked together with other paths')
    if request.stdin_filename and STDIN not in request.paths:
        raise ConfigError('--stdin-filename names standard input; give "-" as the path')
    if request.unsafe and not (request.fix or request.diff):
        raise ConfigError("--unsafe-fixes says which fixes are made; add --fix to make them, or --diff to see them")
    if request.fix and request.diff:
        raise ConfigError("--fix makes changes and --diff only shows them; give one of them")
    if request.diff and (request.outputs or request.output_file or request.statistics):
        raise ConfigError("--diff shows changes and no findings; leave out --output, --output-file and --statistics")
    if not request.online and (request.since or request.proxy or request.deadline is not None):
        raise ConfigError("--since, --deadline and --proxy say which links to ask for, and how; add --online")


def _prepare(request: Request, paths: Sequence[str], root: Path) -> Run:
    from profilelint.config import selection

    config = configure(request.source, discovery.common_folder(paths), lambda each: _notes(request, [each]))
    plan = selection.plan(config, selection.known(config), root, request.today)
    exclude = [compile_globs(base, patterns) for base, patterns in plan.exclude]
    return Run(request, paths, config, plan, exclude)


def _notes(request: Request, notices: Sequence[str]) -> None:
    for notice in notices if not request.quiet else ():
        console.note(notice)


# Pages


def _check_pages(sites: Sequence[tuple[Run, Sequence[str]]], wrong: list[WrongError]) -> int:
    start = monotonic()
    done: list[Done] = []
    codes = [CLEAN]
    is_over = False
    for run, pages in sites:
        read: dict[str, Document] = {}
        with held(wrong):
            if run.request.online:
                from profilelint.cli import online

                run = online.with_time_left(run, monotonic() - start, is_over=is_over)
                run = online.ask(run, _read(pages, run.plan.root, read))
                is_over |= bool(run.asked and run.asked.interrupted)
            if run.request.diff:
                codes += [_show_fix(run, *each) for each in _readable(pages, run.plan.root)]
            else:
                done.append(_check_site(run, pages, read))
    if done:
        return reporting.finish(baseline.applied(done), wrong)
    tell(wrong)
    return max(codes)


def _check_site(run: Run, pages: Sequence[str], read: Mapping[str, Document]) -> Done:
    from profilelint.engine import lint

    request = run.request
    fixed = _fix_pages(run, pages) if request.fix else {}
    with console.progress(len(pages), quiet=request.quiet) as progress:
        result = lint.check(pages, run.plan, jobs=request.jobs, progress=progress, documents=None if fixed else read)
    lines = lru_cache(maxsize=1)(partial(reporting.lines_of_file, run.plan.root))
    return Done(run, pages, result, lines, fixed)


def _fix_pages(run: Run, pages: Sequence[str]) -> dict[str, Mapping[str, int]]:
    """Fix the pages, and return those that have changed, with how many fixes of each rule were made."""
    from profilelint.engine import rewrite

    changed: dict[str, Mapping[str, int]] = {}
    for page, before in _readable(pages, run.plan.root):
        after = _fixed(run, page, before)
        if after.data != before:
            try:
                rewrite.write(Path(page), before, after.data)
                changed[page] = after.made
            except FileNotFoundError:
                console.note(f"{page}: somebody has deleted it meanwhile, so it is not fixed")
            except OSError as error:
                console.note(f"{page}: cannot be written ({error.strerror}), so it is not fixed")
    return changed


def _fixed(run: Run, name: str, data: bytes) -> FixedPage:
    """Return a page after its fixes; those that are not made are told."""
    from profilelint.engine import fix
    from profilelint.rule.loader import RuleError

    alone = STDIN in run.request.paths
    try:
        fixed = fix.fix_page(name, data, run.plan, unsafe=run.request.unsafe, alone=alone)
    except RuleError:
        raise
    except Exception as error:  # the page stays as it is, and the check says more
        faults.trace(error)
        console.note(f"{name}: profilelint failed while fixing it: {faults.words(error)}; {faults.REPORT}")
        return fix.FixedPage(data, ())
    _notes(
        run.request, [f"{name}:{each.line}: the fix of {each.rule} is not made: {each.why}" for each in fixed.refused]
    )
    return fixed


def _show_fix(run: Run, name: str, before: bytes) -> int:
    from profilelint.report import patch

    after = _fixed(run, name, before).data
    console.say_bytes(patch.diff(name, before, after))
    return CLEAN if after == before else FOUND


def _readable(pages: Sequence[str], root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the pages with their content; what cannot be read is for the check to report."""
    for page in pages:
        try:
            yield page, files.read_file(page, root=root)
        except OSError:
            continue


# Standard input


def _check_stdin(run: Run) -> int:
    from profilelint.engine import lint

    request = run.request
    name = discovery.display(request.stdin_filename) if request.stdin_filename else STDIN_NAME
    data = sys.stdin.buffer.read(files.MOST + 1) if sys.stdin else b""
    if len(data) > files.MOST:
        raise ConfigError(f"standard input has more than {files.MOST:,} bytes, which is more than a page has")
    if request.stdin_filename and discovery.excluded(str(discovery.absolute(request.stdin_filename)), run.exclude):
        _notes(request, [f"{name} is excluded, so nothing was checked"])
        console.say_bytes(data if request.fix else b"")
        return CLEAN
    if request.online:
        from profilelint.cli import online
        from profilelint.read.reader import read

        run = online.ask(run, [read(name, data)])
    if request.diff:
        return _show_fix(run, name, data)
    fixed: dict[str, Mapping[str, int]] = {}
    if request.fix:
        after = _fixed(run, name, data)
        fixed = {name: after.made} if after.data != data else {}
        data = after.data
        console.say_bytes(data)
    result = lint.check_text(name, data, run.plan)
    done = Done(run, [name], result, lambda _: reporting.lines_of(data), fixed)
    return reporting.finish(baseline.applied([done]))


# The web


def _read(pages: Sequence[str], root: Path, kept: dict[str, Document]) -> Iterator[Document]:
    """Yield the pages one by one; where there are few, they are kept as well, so that none is read twice."""
    from profilelint.engine import lint
    from profilelint.read.reader import read

    for name, data in _readable(pages, root):
        document = read(name, data)
        if len(pages) < lint.MANY:
            kept[name] = document
        yield document

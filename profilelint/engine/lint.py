"""Pages and rules to diagnostics."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from profilelint.base import seen
from profilelint.engine import fold, hidden
from profilelint.engine.dispatch import Engine, Outcome
from profilelint.engine.garbage import rarely_collected
from profilelint.engine.plan import Plan

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from profilelint.base.seen import Seen
    from profilelint.model.document import Document
    from profilelint.model.finding import Diagnostic

    #: What a process found in some files, and what it has looked at.
    _Found: TypeAlias = tuple[list[Outcome], Seen | None]
    _Work: TypeAlias = list[tuple[Sequence[str], Future[_Found] | None]]

#: From so many pages on, `jobs=0` uses all cores: below, starting the processes takes longer than the work.
MANY = 60

#: Windows waits for no more processes than these (concurrent.futures, "ProcessPoolExecutor").
MOST_PROCESSES = 61


class Result(NamedTuple):
    """The diagnostics in order, how many files were checked, and whether a rule, or profilelint itself, failed.

    `lines` are those that a report for people shows: one for each cause, all for who is pedantic. `ran` are the names
    of the rules that ran, be it on one of the files alone.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    crashed: bool
    lines: tuple[Diagnostic, ...] = ()
    ran: frozenset[str] = frozenset()


def check(
    paths: Sequence[str],
    plan: Plan,
    *,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
    documents: Mapping[str, Document] | None = None,
) -> Result:
    """Check files, given relative to the working directory; the result is the same for any number of `jobs`.

    `jobs` is the number of processes, 0 means as many as pay. `progress` is called with the number of files that were
    just finished, `documents` are pages that have been read already. Raises RuleError for a rule that cannot be loaded,
    and nothing else.
    """
    engine = Engine(plan)
    diagnostics: list[Diagnostic] = []
    crashed = False
    with rarely_collected(), _work(paths, plan, jobs) as work:
        survey = engine.survey.about(frozenset(paths))
        if documents:
            survey = survey._replace(documents={**documents, **survey.documents})
        for chunk, future in work:
            outcomes = _outcomes(future)
            for index, path in enumerate(chunk):
                is_surveyed = path in survey.said or path in survey.mentions
                done = outcomes[index] if outcomes and not is_surveyed else engine.file(path, survey)
                diagnostics += done.diagnostics
                crashed |= done.crashed
            if progress:
                progress(len(chunk))
    crashed |= bool(survey.crashes)
    found = [*hidden.softened(diagnostics, plan, engine.site), *survey.crashes]
    return _result(found, engine, len(paths), crashed=crashed)


def check_text(path: str, data: bytes, plan: Plan) -> Result:
    """Check a page that is no file: the rules that look at the rest of the site do not run. Raises RuleError."""
    engine = Engine(plan, alone=True)
    outcome = engine.text(path, data)
    return _result(outcome.diagnostics, engine, 1, crashed=outcome.crashed)


def _result(diagnostics: Iterable[Diagnostic], engine: Engine, files: int, *, crashed: bool) -> Result:
    found = in_order(diagnostics)
    return Result(found, files, crashed, lines(found, engine.plan), engine.names)


def lines(found: tuple[Diagnostic, ...], plan: Plan) -> tuple[Diagnostic, ...]:
    """Return what a report for people shows of the diagnostics of a site, which are in order."""
    whole_site = {each.name for each in plan.rules if each.whole_site}
    return found if plan.pedantic else fold.of_site(found, whole_site)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics in order; of those that say the same of the same place, one."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda each: each.sort_key))


# Processes


@contextmanager
def _work(paths: Sequence[str], plan: Plan, jobs: int) -> Iterator[_Work]:
    """The paths in chunks, each with the process that works on it, or None for what is to be done here."""
    processes = min(jobs or _cores(len(paths)), len(paths), MOST_PROCESSES)
    pool = _pool(processes, plan) if processes > 1 else None
    if pool is None:
        yield [((path,), None) for path in paths]
        return
    size = max(1, min(16, len(paths) // (processes * 4)))
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    try:
        yield [(chunk, _submitted(pool, chunk)) for chunk in chunks]
    finally:
        pool.shutdown(cancel_futures=True)


def _cores(files: int) -> int:
    if files < MANY:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool(processes: int, plan: Plan) -> ProcessPoolExecutor | None:
    """Processes to work in; None where the system has none to give (no semaphores, as in some sandboxes)."""
    from concurrent.futures import ProcessPoolExecutor

    try:
        return ProcessPoolExecutor(processes, initializer=_start, initargs=(plan, seen.started()))
    except (OSError, ImportError, NotImplementedError):
        return None


def _submitted(pool: ProcessPoolExecutor, paths: Sequence[str]) -> Future[_Found] | None:
    from concurrent.futures import BrokenExecutor

    try:
        return pool.submit(_check_chunk, paths)
    except (OSError, BrokenExecutor):
        return None


def _outcomes(future: Future[_Found] | None) -> list[Outcome] | None:
    """What a process found; None if there is none or if it died, and its files are to be done here."""
    if future is None:
        return None
    from concurrent.futures import BrokenExecutor

    try:
        outcomes, looked_at = future.result()
    except BrokenExecutor:
        return None
    seen.add(looked_at)
    return outcomes


#: The engine of a worker process.
_engine: Engine


def _start(plan: Plan, start: int) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted as well, and ends its processes
    global _engine
    if start:
        seen.begin(start)
    _engine = Engine(plan)


def _check_chunk(paths: Sequence[str]) -> _Found:
    with rarely_collected():
        return [_engine.file(path) for path in paths], seen.taken()

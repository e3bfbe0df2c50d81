"""One run of `profilelint survey`: what is missing in the folder of the survey is done, then the tables are written."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
import uuid
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.api import check_site
from profilelint.base import files
from profilelint.config import loader
from profilelint.config.loader import ConfigError
from profilelint.engine import faults
from profilelint.rule.loader import rule_files
from profilelint.site.discovery import absolute
from profilelint.survey import chunk, links, publish, summary
from profilelint.survey.sources import Origin, sources
from profilelint.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from profilelint.survey.chunk import Limits, Task

#: How many chunks wait for an engine beside those that it works on; of more, the answers would fill the memory.
WAITING = 64

#: Seconds after which nobody is writing a file any more that nobody has put in its place.
STALE = 3600.0

DONE, LOST = 0, 1


class Request(NamedTuple):
    """A call of `profilelint survey`. `shard` is (K, N): of all chunks, those whose number is K modulo N."""

    given: str
    out: Path
    jobs: int
    shard: tuple[int, int]
    engine: str | None
    config: str | None
    today: date | None
    limits: Limits
    size: int
    online: bool


class Run(NamedTuple):
    """A request with its manifest, and with whom to tell what happens."""

    request: Request
    manifest: dict[str, Any]
    notice: Callable[[str], None]
    progress: Callable[[int, int], None] | None
    watch: Any


def run(
    request: Request, notice: Callable[[str], None], progress: Callable[[int, int], None] | None, watch: Any
) -> int:
    """Do what is missing of a survey; the exit code is 0 when each site has a line, be it one of why there is no more.

    Raises ConfigError.
    """
    found = sources(request.given, request.out)
    manifest = _manifest(request, found)
    run = Run(request, manifest, notice, progress, watch)
    tasks = list(_tasks(run, found))
    number, of = request.shard
    own = [each for index, each in enumerate(tasks) if index % of == number]
    lost = _run_all(run, own, sum(len(each.sites) for each in own))
    missing = sum(not Path(each.part).exists() for each in tasks)
    if missing:
        notice(f"{missing} of {len(tasks)} chunks are still to be done, so no tables are written")
        return LOST if lost else DONE
    publish.write(request.out, (links.latest(Path(each.part)) for each in tasks))
    if request.online:
        with links.only_asker(request.out):
            lost += _online(run, tasks)
    summary.write(request.out, manifest, _days(request.out))
    _tidy(request.out)
    return LOST if lost else DONE


# The folder of the survey


def _manifest(request: Request, found: list[Origin]) -> dict[str, Any]:
    """Return what all runs in a folder have in common, as the first one wrote it; raises ConfigError for another."""
    today = request.today or date.today()
    with tempfile.TemporaryDirectory() as empty:
        check_site(empty, config=request.config, today=today)  # what is wrong with the configuration is said now
    wanted = {
        "version": VERSION,
        "today": today.isoformat(),
        "config": _hash(_configured(request.config)),
        "chunk": request.size,
        "sites": _hash(os.fsencode("\n".join(each.name for each in found))),
    }
    file = request.out / "manifest.json"
    (request.out / ".profilelint").mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        beside = request.out / f"manifest.{uuid.uuid4().hex}.tmp"
        beside.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")
        with suppress(FileExistsError):
            os.link(beside, file)  # the first counts, however many there are
        beside.unlink()
    there: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if request.today is None:
        wanted["today"] = there.get("today")
    for name, value in wanted.items():
        if there.get(name) != value:
            raise ConfigError(
                f"{request.out}: this survey was begun with another {name} ({there.get(name)}, not {value})"
            )
    return there


def _configured(config: str | None) -> bytes:
    """Return the configuration of a survey, and the rules in the folders that it names."""
    if not config:
        return b""
    file = absolute(config)
    found = [files.read_file(file)]
    for setting in loader.load(file, {}, file.parent).all("rules"):
        for folder in setting.value:
            found += [files.read_file(path) for path, _ in rule_files(setting.base / folder)]
    return b"\0".join(found)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _tasks(run: Run, found: list[Origin]) -> Iterator[Task]:
    request = run.request
    out, config = str(absolute(request.out)), str(absolute(request.config)) if request.config else None
    for number, start in enumerate(range(0, len(found), request.size)):
        part = str(Path(out, "parts", f"{number:06}.jsonl"))
        some = tuple(found[start : start + request.size])
        yield chunk.Task(out, part, some, config, run.manifest["today"], request.limits)


def _tidy(out: Path) -> None:
    """Delete what runs that were killed have left half written."""
    for each in out.glob("parts*/*.tmp"):
        with suppress(FileNotFoundError):
            if time.time() - each.stat().st_mtime > STALE:
                each.unlink()


def _days(out: Path) -> list[str]:
    """Return the days on which the web was asked."""
    with suppress(OSError, ValueError):
        return list(json.loads((out / "asked.json").read_text(encoding="utf-8")))
    return []


# Engines


@contextmanager
def _engine(request: Request) -> Iterator[Executor]:
    """Yield what runs tasks: threads, which only wait for processes, or the workers of a scheduler of Dask."""
    if not request.engine:
        with ThreadPoolExecutor(request.jobs) as pool:
            yield pool
        return
    try:
        import distributed
    except ImportError:
        raise ConfigError("--engine is for Dask: pip install 'profilelint[dask]'") from None
    connect: Any = distributed.Client  # without types
    try:
        client = connect(request.engine)
    except (OSError, ValueError) as error:
        raise ConfigError(f"--engine: {request.engine} does not answer ({error})") from None
    with client:
        yield client.get_executor(retries=2, pure=False)


def _run_all(run: Run, tasks: Iterable[Task], total: int) -> int:
    """Run tasks, of `total` sites, a bounded number at a time; how many failed, in spite of all, is returned."""
    todo = (each for each in tasks if not Path(each.part).exists())
    first = next(todo, None)
    if first is None:
        return 0
    lost = done = 0
    with _engine(run.request) as engine:
        waiting = {engine.submit(chunk.run, first): first}
        try:
            while waiting:
                while len(waiting) < run.request.jobs + WAITING and (task := next(todo, None)):
                    waiting[engine.submit(chunk.run, task)] = task
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    task = waiting.pop(future)
                    lost += _failed(run, task, future)
                    done += len(task.sites)
                if run.progress:
                    run.progress(done, total)
        except KeyboardInterrupt:
            run.notice("interrupted: the chunks at work are finished; run the command again to go on")
            for future in waiting:
                future.cancel()
            raise
    return lost


def _failed(run: Run, task: Task, future: Future[str]) -> bool:
    """Return whether a task failed, which no site is to blame for, and say so."""
    error = future.exception()
    if error:
        run.notice(f"{Path(task.part).name} could not be done: {faults.words(error)}")
    return error is not None


# The web


def _online(run: Run, first: list[Task]) -> int:
    """Ask for all links, check the sites again that have some, and write the tables anew."""
    request, out = run.request, run.request.out
    asked = links.ask(out, request.config, run.manifest["today"], run.notice, run.watch)
    if asked.interrupted:
        raise KeyboardInterrupt
    days = [*_days(out), date.today().isoformat()]
    (out / "asked.json").write_text(json.dumps(list(dict.fromkeys(days))), encoding="utf-8")
    parts = {each.part: each.part for each in first}

    def told() -> Iterator[Task]:
        for task in links.tasks(first, asked.answers):
            parts[task.first] = task.part
            yield task

    lost = _run_all(run, told(), sum(len(each.sites) for each in first))
    if not lost:
        publish.write(out, map(Path, parts.values()))
        links.forget(out, set(parts.values()))
    return lost

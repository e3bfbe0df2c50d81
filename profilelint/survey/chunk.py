"""Some sites of a survey, from their addresses to one file with a line for each: the unit that engines run.

A chunk is checked by a process of its own, with limits. A site on which that process hangs or dies is a line that says
so, and another process goes on behind it. The file is put in its place at once, when it is complete.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from profilelint.engine import faults
from profilelint.survey import locks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.survey.sources import Origin

#: How many clones of a host there may be at once, on all machines that share the folder of the survey.
CLONES = 2

#: How many seconds a site may take to fetch.
PATIENCE = 300.0


class Limits(NamedTuple):
    """What a site may take: seconds of checking, and bytes of memory."""

    seconds: float
    memory: int


class Task(NamedTuple):
    """A chunk: its sites, the file to write, and what they are checked with.

    For a second pass `first` is the file of the first one, and `answers` have what the web said, by site: each address
    as it is written, in its one form, and the fields of its `Answer`. Sites without answers keep their lines.
    """

    out: str
    part: str
    sites: tuple[Origin, ...]
    config: str | None
    today: str
    limits: Limits
    first: str = ""
    answers: Mapping[str, list[Any]] = {}


class LostError(Exception):
    """A process that is no more: the status of its site, and why."""

    def __init__(self, status: str, why: str) -> None:
        super().__init__(why)
        self.status = status


def run(task: Task) -> str:
    """Write the file of a chunk, unless it is there. It may be run again at any time, by several at once."""
    part = Path(task.part)
    if part.exists():
        return "there"
    part.parent.mkdir(parents=True, exist_ok=True)
    beside = part.with_suffix(f".{uuid.uuid4().hex}.tmp")
    known = {each["site"]: each for each in lines(Path(task.first))} if task.first else {}
    try:
        with beside.open("x", encoding="ascii", newline="\n") as file, Checker(task) as checker:
            for site in task.sites:
                is_known = task.first and site.name not in task.answers
                file.write(
                    json.dumps(known[site.name] if is_known else checker.line(site, known.get(site.name, {}))) + "\n"
                )
        beside.replace(part)
    finally:
        beside.unlink(missing_ok=True)
    return "done"


def lines(part: Path) -> Iterator[dict[str, Any]]:
    """Yield what a file says of each of its sites."""
    with part.open("rb") as file:
        yield from map(json.loads, file)


class Checker:
    """Checks the sites of a chunk, by one process after another."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._child: Child | None = None

    def __enter__(self) -> Checker:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def line(self, site: Origin, known: Mapping[str, Any]) -> dict[str, Any]:
        """Return what there is to say of a site; `known` is what was said of it before."""
        empty: dict[str, Any] = dict.fromkeys(("theme", "digest", "commit", "seconds"))
        empty |= {"pages": [], "findings": [], "links": []}
        start = time.monotonic()
        try:
            said = self._said(site, known)
        except LostError as error:
            said = {"status": error.status, "error": str(error), "seconds": round(time.monotonic() - start, 3)}
        if said["status"] != "ok":  # whatever it was, the next site does not bear it
            self._end()
        return {"site": site.name, **empty, **said}

    def _said(self, site: Origin, known: Mapping[str, Any]) -> dict[str, Any]:
        task = self._task
        if site.kind == "refused" or not (site.kind == "git" or Path(site.address).exists()):
            why = site.address if site.kind == "refused" else "there is no such file or folder"
            return {"status": "unfetched", "error": why}
        request: dict[str, Any] = {"folder": site.address}
        if task.first:
            request["answers"] = task.answers[site.name]
        with ExitStack() as stack:
            commit = known.get("commit")
            if site.kind != "folder":
                to = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)), "site")
                fetched = self._fetched(site, commit, str(to))
                if "folder" not in fetched:
                    return fetched
                request["folder"], commit = fetched["folder"], fetched.get("commit")
            return {**self._ask(request, task.limits.seconds), "commit": commit}

    def _fetched(self, site: Origin, commit: str | None, to: str) -> dict[str, Any]:
        if site.kind == "archive":
            return self._ask({"unpack": site.address, "to": to}, self._task.limits.seconds)
        with _turn(Path(self._task.out), site.host):
            return self._ask({"clone": site.address, "commit": commit, "to": to}, PATIENCE)

    def _ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        if self._child and self._child.is_late:  # its time was over when it had just answered
            self._end()
        if not self._child:
            self._child = Child(self._task)
        return self._child.ask(request, seconds)

    def _end(self) -> None:
        if self._child:
            self._child.end()
            self._child = None


@contextmanager
def _turn(out: Path, host: str) -> Iterator[None]:
    """Wait until a host may be asked for another clone."""
    if not host:
        yield
        return
    name = hashlib.sha256(os.fsencode(host)).hexdigest()[:16]  # a stranger may have written it
    while True:
        for number in range(CLONES):
            with locks.held(out / ".profilelint" / f"{name}.{number}.lock") as is_held:
                if is_held:
                    yield
                    return
        time.sleep(0.2)


class Child:
    """A process that checks sites; it and what it starts are one group, which is ended together."""

    def __init__(self, task: Task) -> None:
        command = [sys.executable, "-P", "-m", "profilelint.survey.worker"]
        pipe = subprocess.PIPE
        quiet = None if os.environ.get(faults.DEBUG) else subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=quiet, start_new_session=True)  # noqa: S603
        self.is_late = False
        limits = task.limits
        common = {"memory": limits.memory, "seconds": limits.seconds, "config": task.config, "today": task.today}
        self._line(common, PATIENCE)

    def ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """Return the answer to a request; raises LostError if there is none within so many seconds."""
        said: dict[str, Any] = json.loads(self._line(request, seconds))
        return said

    def _line(self, request: Mapping[str, Any], seconds: float) -> bytes:
        timer = threading.Timer(seconds, self._give_up)
        timer.start()
        try:
            self._pipe(self._process.stdin).write(json.dumps(request).encode("ascii") + b"\n")
            self._pipe(self._process.stdin).flush()
            line = self._pipe(self._process.stdout).readline()
        except BrokenPipeError:
            line = b""
        finally:
            timer.cancel()
            timer.join()
        if line.endswith(b"\n"):
            return line
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self._kill()
        code = self._process.wait()
        if self.is_late or code == -getattr(signal, "SIGXCPU", 0):
            raise LostError("timeout", f"it took more than {seconds:g} seconds")
        raise LostError("killed", f"the process ended with {signal.Signals(-code).name if code < 0 else code}")

    def _pipe(self, pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe  # noqa: S101 -- it was asked for
        return pipe

    def _give_up(self) -> None:
        self.is_late = True
        self._kill()

    def _kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def end(self) -> None:
        """End the process, and what it has started."""
        self._kill()
        with suppress(BrokenPipeError):
            self._process.communicate()

"""The terminal: results to stdout, notices and progress to stderr."""

from __future__ import annotations

import io
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from profilelint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TextIO

#: Seconds that a run may take before progress is shown.
PATIENCE = 1.0


def prepare() -> None:
    """Make both streams take any text: what their encoding lacks is written out, and a closed one takes all."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 -- open as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


#: What was said, with 1 for stdout and 2 for stderr, where it is to be kept.
heard: list[tuple[int, str]] | None = None


def listen() -> list[tuple[int, str]]:
    """Return a list of all that is said from now on."""
    global heard
    heard = []
    return heard


class ClosedError(Exception):
    """Nobody reads the results any more: a BrokenPipeError, which click would take for its own."""


def say(text: str, stream: TextIO | None = None) -> None:
    """Write a result, as it is, to stdout or to another stream; raises ClosedError."""
    if heard is not None:
        heard.append((2 if stream is sys.stderr else 1, text))
    try:
        (stream or sys.stdout).write(text)
        (stream or sys.stdout).flush()
    except BrokenPipeError:
        raise ClosedError from None


def say_bytes(data: bytes) -> None:
    """Write a result that is a file's content; on a terminal what could harm it is written out. Raises ClosedError."""
    if sys.stdout.isatty():
        lines = data.decode("utf-8", "backslashreplace").split("\n")
        say("\n".join(visible(line) for line in lines))
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ClosedError from None


def note(text: str) -> None:
    """Say something about the run."""
    line = f"profilelint: {visible(text)}\n"
    if heard is not None:
        heard.append((2, line))
    sys.stderr.write(line)


def is_terminal(stream: TextIO) -> bool:
    """Return whether a person is likely to look at what is written to a stream, and can be shown more than lines."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def has_colour(stream: TextIO | None = None) -> bool:
    """Return whether results, on stdout or on another stream, are coloured.

    They are on a terminal, unless NO_COLOR is set, and elsewhere only with FORCE_COLOR.

    https://no-color.org, https://force-color.org
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal(stream or sys.stdout)


def width(stream: TextIO) -> int:
    """Return how many cells a line of a report has: those of the terminal, or COLUMNS, in bounds that can be read."""
    columns = os.environ.get("COLUMNS", "")
    try:
        found = int(columns) if columns.isdecimal() else os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # no terminal
        found = 0
    return min(max(found or 80, 40), 120)  # that of pre-commit has no columns


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """Yield what to call with the number of pages that are newly done, or None where nobody would see it."""
    with _late_bar("checking", ("pages",), quiet=quiet, total=total) as show:
        done = 0

        def advance(pages: int) -> None:
            nonlocal done
            done += pages
            if show:
                show(completed=done)

        yield advance if show else None


@contextmanager
def asking(*, quiet: bool) -> Iterator[Callable[[int, int, int, str], None] | None]:
    """Yield what to call with how many links have an answer, of how many, how many are dead, and which host is slowest.

    None where nobody would see it.
    """
    behind = ("links, {task.fields[dead]}", "{task.fields[slowest]}")
    with _late_bar("asking", behind, quiet=quiet, total=None, dead="", slowest="") as show:

        def say(done: int, total: int, dead: int, slowest: str) -> None:
            waiting = f"waiting for {visible(slowest)}" if slowest else ""
            if show:
                show(completed=done, total=total, dead=f"{dead} dead", slowest=waiting)

        yield say if show else None


@contextmanager
def _late_bar(doing: str, behind: Sequence[str], *, quiet: bool, **said: Any) -> Iterator[Callable[..., None] | None]:
    """Yield what to call with what a progress bar is to say, `said` first; None where nobody would see it."""
    if quiet or not is_terminal(sys.stderr):
        yield None
        return
    bar = _LateBar(doing, behind, said)
    try:
        yield bar.show
    finally:
        bar.close()


class _LateBar:
    """A progress bar that appears, and is imported, only in a run that takes long."""

    def __init__(self, doing: str, behind: Sequence[str], said: Mapping[str, Any]) -> None:
        self.doing, self.behind, self.said = doing, behind, said
        self.start = time.monotonic()
        self.bar: Any = None

    def show(self, **said: Any) -> None:
        if self.bar is None and time.monotonic() - self.start > PATIENCE:
            self._open()
        if self.bar is not None:
            self.bar.update(self.task, **said)

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        behind = (TextColumn(each, markup=False) for each in self.behind)
        columns = (TextColumn(self.doing), BarColumn(), MofNCompleteColumn(), *behind)
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.bar.add_task("", **self.said)
        self.bar.start()

    def close(self) -> None:
        if self.bar is not None:
            self.bar.stop()

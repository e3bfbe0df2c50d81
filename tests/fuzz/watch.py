"""Processor time of one input: what takes too long is interrupted, wherever it is."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Seconds of processor time that checking an input of less than 100 KB may take.
LIMIT = 1.0


class SlowError(BaseException):
    """It took too long. No Exception, as whatever fails on a page is caught."""


def _interrupt(number: int, frame: object) -> None:
    raise SlowError


@contextmanager
def limited(seconds: float = 0) -> Iterator[None]:
    """Raise SlowError in what takes more processor time than this, or LIMIT; never on Windows, which has no timer."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _interrupt)
    # Again and again: one that comes while an object is deleted is lost.
    signal.setitimer(signal.ITIMER_PROF, seconds or LIMIT, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        # One that is on its way to another thread would end the process.
        signal.signal(signal.SIGPROF, signal.SIG_IGN if before == signal.SIG_DFL else before)

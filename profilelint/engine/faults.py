"""Faults of profilelint itself: said with the file and what was being done; the traceback only for who asks for it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from profilelint.model.finding import Diagnostic, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The variable of the environment that asks for tracebacks.
DEBUG = "PROFILELINT_DEBUG"

#: The name under which a fault is reported that is no rule's.
INTERNAL = "profilelint/internal-error"

#: What to do about a fault.
REPORT = f"please report it, with what {DEBUG}=1 prints"

#: Longest text of an exception that a report quotes, in characters.
MAX_QUOTED = 200


def words(error: BaseException) -> str:
    """Return an exception in words, cut where it is long."""
    return shortened(f"{type(error).__name__}: {error}", MAX_QUOTED)


def trace(error: BaseException) -> None:
    """Print the traceback of an exception, if it is asked for."""
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(error, file=sys.stderr)


def internal(path: str, step: str, error: BaseException) -> Diagnostic:
    """What is said of a file that profilelint itself failed on; `step` is what it did with it, such as "reading"."""
    trace(error)
    message = f"profilelint failed while {step} this file: {words(error)}; {REPORT}"
    return Diagnostic(path, 1, 1, 1, 1, INTERNAL, message, "error")


@contextmanager
def during(step: str) -> Iterator[None]:
    """Let an exception that leaves say what was being done."""
    try:
        yield
    except Exception as error:
        error.add_note(step)
        raise


def step_of(error: BaseException) -> str:
    """Return what was being done when an exception was raised, as part of a sentence; "" where that is not known."""
    notes = getattr(error, "__notes__", [])
    return f" while {notes[0]}" if notes else ""

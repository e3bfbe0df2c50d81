"""The garbage collector, told what this program is like."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def collect_rarely() -> None:
    """Let the collector run rarely to the very end, so that it does not look through what is left either."""
    gc.set_threshold(200_000, 20, 50)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the collector run rarely: modules stay, pages are many small objects, and most die without its help."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)

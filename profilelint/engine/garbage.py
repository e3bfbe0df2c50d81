"""The garbage collector, told what this program is like."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the collector run rarely: modules stay, pages are many small objects, and most die without its help."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)

"""Making a failing case small: files, then lines, then bytes are left out as long as it fails in the same way."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .cases import Case


def smaller(case: Case, fails: Callable[[Case], object], seconds: float = 20) -> Case:
    """A part of the case that still fails; no search takes much longer than `seconds`."""
    end = time.monotonic() + seconds

    def still_fails(files: dict[str, bytes]) -> bool:
        return time.monotonic() < end and bool(fails(case._replace(files=files)))

    files = dict(case.files)
    for name in list(files) if len(files) > 1 else ():
        without = {other: data for other, data in files.items() if other != name}
        if without and still_fails(without):
            files = without
    for name in files:
        for split in (_lines, _bytes):
            fails_with = partial(_fails_with, files, name, still_fails)
            files[name] = b"".join(_reduced(split(files[name]), fails_with, end))
    return case._replace(files=files)


def _fails_with(
    files: dict[str, bytes], name: str, fails: Callable[[dict[str, bytes]], bool], parts: Sequence[bytes]
) -> bool:
    return fails({**files, name: b"".join(parts)})


def _lines(data: bytes) -> list[bytes]:
    return [each + b"\n" for each in data.split(b"\n")[:-1]] + data.split(b"\n")[-1:]


def _bytes(data: bytes) -> list[bytes]:
    return [bytes([each]) for each in data]


def _reduced(parts: list[bytes], fails: Callable[[Sequence[bytes]], bool], end: float) -> list[bytes]:
    """Delta debugging (Zeller and Hildebrandt 2002), by complements only: stretches are left out, halved each time."""
    size = len(parts)
    while size:
        start = 0
        while start < len(parts):
            if time.monotonic() > end:
                return parts
            fewer = parts[:start] + parts[start + size :]
            if fails(fewer):
                parts = fewer
            else:
                start += size
        size //= 2
    return parts

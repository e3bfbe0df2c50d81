"""`profilelint survey`: from what is typed to a request, and what is shown meanwhile."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from profilelint.cli import console
from profilelint.config.loader import ConfigError
from profilelint.site.discovery import absolute
from profilelint.survey import command
from profilelint.survey.chunk import Limits

if TYPE_CHECKING:
    from datetime import date

_UNITS = {"": 0, "K": 10, "M": 20, "G": 30, "T": 40}


def survey(sites: str, *, today: date | None, **given: Any) -> int:
    """Run a survey with the options of the command, and return the exit code; raises ConfigError."""
    request = command.Request(
        sites,
        absolute(given["out"]),
        given["jobs"] or _cores(),
        _shard(given["shard"]),
        given["engine"],
        given["config"],
        today,
        Limits(given["seconds"], _bytes(given["memory"])),
        given["chunk"],
        given["online"],
    )
    quiet = given["quiet"]
    notice = (lambda _: None) if quiet else console.note
    with console.surveying(quiet=quiet) as progress, console.asking(quiet=quiet) as watch:
        return command.run(request, notice, progress, watch)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _shard(given: str) -> tuple[int, int]:
    """Return K and N of "K/N"; raises ConfigError.

    >>> _shard("2/3")
    (2, 3)
    """
    found = re.fullmatch(r"(\d{1,9})/(\d{1,9})", given, re.ASCII)
    if not found or int(found[1]) >= int(found[2]):
        raise ConfigError(f'--shard: "{given}" is not K/N, with K from 0 to N-1')
    return int(found[1]), int(found[2])


def _bytes(given: str) -> int:
    """Return a size in bytes; raises ConfigError.

    >>> _bytes("512M"), _bytes("2g")
    (536870912, 2147483648)
    """
    found = re.fullmatch(r"(\d{1,9})([KMGT]?)i?B?", given.upper(), re.ASCII)
    if not found or not int(found[1]):
        raise ConfigError(f'--memory: "{given}" is not a size such as 512M or 2G')
    return int(found[1]) << _UNITS[found[2]]

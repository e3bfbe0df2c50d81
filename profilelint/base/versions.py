"""Which versions of libraries are known from the inside: with any other, profilelint does without what it knows."""

from __future__ import annotations

import re


def is_tried(version: str, first: str, before: str) -> bool:
    """Return whether a version lies between two, the second left out; one that is not finished or not known does not.

    >>> is_tried("4.3.2", "4.3", "4.4"), is_tried("4.4.0", "4.3", "4.4"), is_tried("4.3.1rc1", "4.3", "4.4")
    (True, False, False)
    """
    finished = re.fullmatch(r"[0-9]+(?:\.[0-9]+)*(?:\.?post[0-9]+)?", version)
    return finished is not None and _numbers(first) <= _numbers(version) < _numbers(before)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]+", version.partition("post")[0]))

"""Which versions of libraries are known from the inside: with any other, profilelint does without what it knows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path


def is_tried(version: str, first: str, before: str) -> bool:
    """Whether a version lies between two, the second left out; one that is not finished or not known does not.

    >>> is_tried("4.3.2", "4.3", "4.4"), is_tried("4.4.0", "4.3", "4.4"), is_tried("4.3.1rc1", "4.3", "4.4")
    (True, False, False)
    """
    finished = re.fullmatch(r"[0-9]+(?:\.[0-9]+)*(?:\.?post[0-9]+)?", version)
    return finished is not None and _numbers(first) <= _numbers(version) < _numbers(before)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]+", version.partition("post")[0]))


def installed(module: str, distribution: str) -> str:
    """The version of a distribution that has a module, without importing it; nothing where that is not plain.

    It is read off the name of the folder beside the module that says what is installed (packaging.python.org,
    "Recording installed projects"): `importlib.metadata` takes as long to import as all that this is to save.
    """
    spec = find_spec(module)
    if not spec or not spec.origin:
        return ""
    found = [*_versions(Path(spec.origin).parent.parent, distribution)]
    return found[0] if len(found) == 1 else ""


def _versions(folder: Path, distribution: str) -> Iterator[str]:
    for name in os.listdir(folder):  # noqa: PTH208 -- a tenth of the time
        if name.startswith(f"{distribution}-") and name.endswith(".dist-info"):
            yield name.removeprefix(f"{distribution}-").removesuffix(".dist-info")

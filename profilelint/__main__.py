"""`profilelint` and `python -m profilelint`: a process of its own."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext, suppress

from profilelint.base import lazy
from profilelint.base.versions import installed, is_tried
from profilelint.engine.garbage import rarely_collected

#: Modules that can wait with their patterns, with their distributions, and the versions of which that is known: from
#: the first one, and before the second.
PATIENT = (
    ("click", "click", "8.4", "8.6"),
    ("markdown_it", "markdown_it_py", "4.3", "4.4"),
    ("mdurl", "mdurl", "0.1", "0.2"),
)


def script() -> None:
    """Run profilelint and end the process at once: tidying its memory would take a tenth of a short run."""
    os.environ["PYTHONSAFEPATH"] = "1"  # or the processes of a long run would look for modules in the working directory
    with rarely_collected():  # to the very end: what has been left uncollected would be looked through behind this
        # Nearly half of what loading these takes goes into patterns that most runs never use.
        with lazy.late() if _are_patient() else nullcontext():
            import click  # noqa: F401
            import markdown_it  # noqa: F401

        from profilelint.cli import main

        code = main.execute()
        with suppress(OSError):  # nobody reads it any more
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _are_patient() -> bool:
    return all(is_tried(installed(module, name), first, before) for module, name, first, before in PATIENT)


if __name__ == "__main__":
    script()

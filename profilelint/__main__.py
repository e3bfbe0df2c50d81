"""`profilelint` and `python -m profilelint`: a process of its own."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from profilelint.engine.garbage import rarely_collected


def script() -> None:
    """Run profilelint and end the process at once: tidying its memory would take a tenth of a short run."""
    os.environ["PYTHONSAFEPATH"] = "1"  # or the processes of a long run would look for modules in the working directory
    with rarely_collected():  # to the very end: what has been left uncollected would be looked through behind this
        from profilelint.cli import main

        code = main.execute()
        with suppress(OSError):  # nobody reads it any more
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    script()

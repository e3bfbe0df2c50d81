"""`profilelint` and `python -m profilelint`: a process of its own."""

from __future__ import annotations

import os
import sys

from profilelint.cli.results import Results

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def script() -> None:
    """Run profilelint and end the process at once: tidying its memory would take a tenth of a short run."""
    os.environ["PYTHONSAFEPATH"] = "1"  # or the processes of a long run would look for modules in the working directory
    code = answer(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads it any more
        pass
    os._exit(code)


def answer(arguments: Sequence[str]) -> int:
    """Answer a call from what is kept of an earlier one, or run profilelint; the exit code is returned."""
    results = Results(arguments)
    code = results.answer()
    return _run(arguments, results) if code is None else code


def _run(arguments: Sequence[str], results: Results) -> int:
    from profilelint.cli import console, main
    from profilelint.engine import garbage

    garbage.collect_rarely()
    said = console.listen()
    code = main.execute(arguments)
    results.keep(code, said)
    if results.is_verbose and results.why:
        console.note(f"all was checked anew: {results.why}")
    return code


if __name__ == "__main__":
    script()

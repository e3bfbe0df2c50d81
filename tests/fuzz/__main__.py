"""`python -m tests.fuzz`: make cases, check them, and say in a table what went wrong."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from . import cases, trial, work
from .minimise import smaller
from .tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How many cases a process is given at once.
CHUNK = 200


def main() -> int:
    """Run cases; 0 if nothing went wrong."""
    options = _options()
    start = time.monotonic()
    tally = Tally()
    for done in _chunks(options, start):
        tally.add(done)
        if options.progress:
            sys.stderr.write(f"\r{tally.inputs:,} inputs, {sum(tally.failures.values())} failures ")
    sys.stdout.write(tally.table(time.monotonic() - start))
    _show(tally, options)
    return 1 if tally.failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the number of the first case")
    parser.add_argument("--count", type=int, default=1_000_000, help="how many cases")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="when to stop")
    parser.add_argument("--kind", choices=cases.KINDS, help="cases of this kind only")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--minimise", type=float, default=20, help="seconds for making a failing case small")
    parser.add_argument("--progress", action="store_true", help="say on stderr how far it is")
    return parser.parse_args()


def _chunks(options: argparse.Namespace, start: float) -> Iterator[Tally]:
    """The tallies of all chunks of cases, as they are done."""
    last = options.seed + options.count
    firsts = iter(range(options.seed, last, CHUNK))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=context) as pool:
        waiting: set[Future[Tally]] = set()
        for _ in count():
            while len(waiting) < 2 * options.jobs and time.monotonic() - start < options.seconds:
                if (first := next(firsts, None)) is None:
                    break
                waiting.add(pool.submit(work.work, range(first, min(first + CHUNK, last)), options.kind))
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for each in done:
                yield each.result()


def _show(tally: Tally, options: argparse.Namespace) -> None:
    """Each kind of failure once, with its case made small."""
    for key, seed in sorted(tally.first.items()):
        small = smaller(cases.make(seed, options.kind), partial(_failure, *key), options.minimise)
        again = f"python -m tests.fuzz --seed {seed} --count 1" + (f" --kind {options.kind}" if options.kind else "")
        sys.stdout.write(f"\n{': '.join(key)} ({tally.failures[key]} times)\n  {again}\n")
        for name, data in small.files.items():
            sys.stdout.write(f"  {name}: {shortened(data)}\n")
        if failure := _failure(*key, small):
            sys.stdout.write("".join(f"    {json.dumps(line)[1:-1]}\n" for line in failure.detail.splitlines()[-12:]))


def _failure(fault: str, where: str, case: cases.Case) -> trial.Failure | None:
    """How a case fails in one way, if it does."""
    return next((each for each in trial.run(case) if (each.fault, each.where) == (fault, where)), None)


def shortened(data: bytes) -> str:
    """The bytes as a literal of Python, the middle of many left out."""
    return repr(data) if len(data) <= 2000 else f"{data[:1000]!r} ... {data[-1000:]!r} ({len(data)} bytes)"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenProcessPool:
        sys.exit("a process has died: a fault of its own, or out of memory")

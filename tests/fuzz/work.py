"""The work of one process: modules that are run as a program cannot be found by the processes that they start."""

from __future__ import annotations

import sys
import time

from profilelint.engine.garbage import rarely_collected

from . import cases, trial
from .tally import Tally


def work(seeds: range, kind: str | None) -> Tally:
    """Check some cases."""
    tally = Tally()
    with rarely_collected():
        for seed in seeds:
            case = cases.make(seed, kind)
            before = time.process_time()
            failures = trial.run(case)
            tally.count(seed, case, failures, time.process_time() - before)
    tally.memory = _memory()
    return tally


def _memory() -> int:
    """The most memory that this process had, in kilobytes (macOS counts bytes); 0 where nobody counts."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most

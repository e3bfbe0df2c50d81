"""How many cases there were, and what went wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .trial import FAULTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cases import Case
    from .trial import Failure


@dataclass
class Tally:
    """Counts of cases by kind, and of failures by fault and place, of each the first case; times are in seconds."""

    kinds: Counter[str] = field(default_factory=Counter)
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], int] = field(default_factory=dict)
    size: int = 0
    seconds: float = 0
    longest: tuple[float, int] = (0, 0)
    memory: int = 0  #: the most that a process had, in kilobytes

    @property
    def inputs(self) -> int:
        """How many cases there were."""
        return self.kinds.total()

    def count(self, seed: int, case: Case, failures: Sequence[Failure], seconds: float) -> None:
        """Count one case."""
        self.kinds[case.kind] += 1
        self.size += case.size
        self.seconds += seconds
        self.longest = max(self.longest, (seconds, seed))
        for key in dict.fromkeys((each.fault, each.where) for each in failures):
            self.failures[key] += 1
            self.first.setdefault(key, seed)

    def add(self, other: Tally) -> None:
        """Add the counts of other cases."""
        self.kinds += other.kinds
        self.failures += other.failures
        for key, seed in other.first.items():
            self.first[key] = min(seed, self.first.get(key, seed))
        self.size += other.size
        self.seconds += other.seconds
        self.longest = max(self.longest, other.longest)
        self.memory = max(self.memory, other.memory)

    def table(self, elapsed: float) -> str:
        """The result, in lines."""
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in self.kinds.most_common())
        rows = [
            f"{self.inputs:,} inputs ({kinds}), {self.size / 1e6:,.0f} MB",
            f"{elapsed:,.0f} s, {self.seconds:,.0f} s of processor time, {self.inputs / max(self.seconds, 0.001):,.0f}"
            f" inputs a second and core, at most {self.memory / 1e3:,.0f} MB of memory",
            f"longest: {self.longest[0]:.2f} s of processor time for all of case {self.longest[1]}",
        ]
        by_fault: Counter[str] = Counter()
        for (fault, _), number in self.failures.items():
            by_fault[fault] += number
        rows += [f"{by_fault[fault]:>8}  {fault:<10} {meaning}" for fault, meaning in FAULTS.items()]
        return "".join(f"{row}\n" for row in rows)

"""The harness under atheris, which looks for inputs that take new paths: `python tests/fuzz/guided.py [OPTIONS]`.

`pip install atheris` first (3.0.0 is tried, with Python 3.11 on Linux). The options are those of libFuzzer, such as
`-max_total_time=600 -len_control=0 -max_len=4096 FOLDER`, with a folder for what takes new paths. An input is what
the makers of cases get for the choices that they ask for, so the grammar is that of `python -m tests.fuzz`; one that
fails is stored by libFuzzer, and tried again when its file is given as argument.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

#: Bytes of an input that are a number from 0 to 1.
WIDTH = 4


class Choices(Random):
    """Chance that is no chance: the bytes of an input, and then those of a generator that these seed."""

    def __new__(cls, data: bytes) -> Choices:
        return super().__new__(cls)

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._data = data
        self._position = 0

    def random(self) -> float:
        return int.from_bytes(self._take(WIDTH)) / 256**WIDTH

    def getrandbits(self, k: int) -> int:
        return int.from_bytes(self._take((k + 7) // 8)) >> (-k % 8)

    def _take(self, number: int) -> bytes:
        taken = self._data[self._position : self._position + number]
        self._position += number
        return taken if len(taken) == number else super().getrandbits(8 * number).to_bytes(number)


def main() -> None:
    """Fuzz until libFuzzer is told to stop, or something fails."""
    import atheris

    sys.path[:0] = [str(Path(__file__).parents[1])]
    with atheris.instrument_imports(include=["profilelint"]):
        from fuzz import cases, trial
        from fuzz.__main__ import shortened

        trial.plan()

    def one(data: bytes) -> None:
        case = cases.draw(Choices(data), "page" if len(data) % 4 else "bibtex")
        if failures := trial.run(case):
            files = "".join(f"{name}: {shortened(content)}\n" for name, content in case.files.items())
            raise AssertionError(f"{files}{failures}")

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""Whole runs as users start them, each its own process: cold, warm, one page, and beside peers where there are some.

Peers are taken from beside this Python, or from PATH: `rumdl` (PyPI) and `markdownlint-cli2` (npm).
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

STARTS, ROUNDS = 15, 3
PAGE = "---\ntitle: Ada Example\n---\n\n## News\n\n- *2026.05*: One [paper](https://example.org/a) accepted.\n"
GARBLED = PAGE + "\nThe cafÃ© of AndrÃ© and GarcÃ\xada in MÃ¼nchen.\n"
BARE = [sys.executable, "-c", "pass"]


class Taken(NamedTuple):
    """What a process took: seconds of the processor, its children's included, and of the clock."""

    processor: float
    clock: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Taken:
    """Run a command in a folder, and return what it took; its exit code is that of findings, and nothing is shown."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=dict(environment), capture_output=True, check=False)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command[:3])}: {done.stderr.decode(errors='replace')[-300:]}")
    return Taken(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock)


@contextmanager
def surroundings() -> Iterator[Mapping[str, str]]:
    """Yield an environment with an empty cache folder, in which modules are compiled, as an installation has them."""
    with tempfile.TemporaryDirectory() as cache:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        yield {**kept, "XDG_CACHE_HOME": cache}


def starts() -> None:
    """Print what one page takes, in turns with Python that does nothing."""
    with surroundings() as environment, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "about.md").write_text(PAGE, encoding="utf-8")
        (folder / "garbled.md").write_text(GARBLED, encoding="utf-8")
        calls = {
            "one page, cold": [_ours(), "check", "--no-cache", "about.md"],
            "one page with garbling, cold": [_ours(), "check", "--no-cache", "garbled.md"],
            "one page, answered from an earlier run": [_ours(), "check", "about.md"],
        }
        for each in (*calls.values(), calls["one page, answered from an earlier run"]):
            run(each, folder, environment)
        time.sleep(2.1)  # times of files are trusted from then on
        run(calls["one page, answered from an earlier run"], folder, environment)
        turns = [[run(each, folder, environment) for each in (BARE, *calls.values())] for _ in range(STARTS)]
    bare, *ours = (statistics.median(each.processor for each in taken) for taken in zip(*turns, strict=True))
    print(f"python -c pass: {1000 * bare:.1f} ms of the processor")
    for what, taken in zip(calls, ours, strict=True):
        print(f"{what} / python -c pass: {taken / bare:.1f} ({1000 * taken:.1f} ms)")


def sites(folder: Path, found: Sequence[Path]) -> None:
    """Print what all sites take in one call: cold, with two processes, warm, and beside rumdl and markdownlint-cli2."""
    names = [str(each.relative_to(folder)) for each in found]
    with surroundings() as environment:
        check = [_ours(), "check", "--isolated", "--fail-on", "never", *names]
        alone, both = ([*check, "--no-cache", "--jobs", each] for each in ("1", "2"))
        cold, paired = _least(alone, folder, environment), _least(both, folder, environment)
        run(check, folder, environment)
        time.sleep(2.1)
        run(check, folder, environment)
        warm = _least(check, folder, environment)
        print(f"all sites, cold: {cold.processor:.2f} s of the processor; warm: {warm.processor:.3f} s")
        print(f"--jobs 1 / --jobs 2, by the clock, which only a quiet machine can say: {cold.clock / paired.clock:.2f}")
        _beside_rumdl(cold, warm, folder, names, environment)
        _beside_markdownlint(cold, folder, names, environment)


def _beside_rumdl(cold: Taken, warm: Taken, folder: Path, names: Sequence[str], environment: Mapping[str, str]) -> None:
    if not (rumdl := _found("rumdl")):
        print("rumdl is not installed: pip install rumdl")
        return
    with tempfile.TemporaryDirectory() as cache:
        check = [rumdl, "check", "--no-config", "--silent", *names]
        theirs = _least([*check, "--no-cache"], folder, environment)
        kept = [*check, "--cache-dir", cache]
        run(kept, folder, environment)
        again = _least(kept, folder, environment)
    version = subprocess.run([rumdl, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"cold / {version}, cold: {cold.processor / theirs.processor:.2f} ({theirs.processor:.2f} s)")
    print(f"warm / {version}, warm: {warm.processor / again.processor:.2f} ({again.processor:.3f} s)")


def _beside_markdownlint(cold: Taken, folder: Path, names: Sequence[str], environment: Mapping[str, str]) -> None:
    if not (markdownlint := _found("markdownlint-cli2")):
        print("markdownlint-cli2 is not installed: npm install markdownlint-cli2")
        return
    theirs = run([markdownlint, *(f"{name}/**/*.md" for name in names)], folder, environment)
    print(f"cold / markdownlint-cli2, cold: {cold.processor / theirs.processor:.2f} ({theirs.processor:.2f} s)")


def site(example: Path, changing: str) -> None:
    """Print what one site takes cold, warm, and after a page that is checked has changed; on a copy of it."""
    with surroundings() as environment, tempfile.TemporaryDirectory() as name:
        copy = Path(shutil.copytree(example, Path(name, "site"), symlinks=True))
        page = copy / changing
        check = [_ours(), "check", "--isolated", "--fail-on", "never"]
        cold = _least([*check, "--no-cache"], copy, environment)
        run(check, copy, environment)
        time.sleep(2.1)
        run(check, copy, environment)
        turns = [(run(check, copy, environment), run(BARE, copy, environment)) for _ in range(STARTS)]
        warm, bare = (statistics.median(each.processor for each in taken) for taken in zip(*turns, strict=True))
        changed = []
        for _ in range(ROUNDS):
            with page.open("a", encoding="utf-8") as file:
                file.write("\nMore.\n")
            changed.append(run(check, copy, environment).processor)
    print(f"{example.name}: cold {cold.processor:.3f} s, one page changed {min(changed):.3f} s, warm {warm:.4f} s")
    print(f"{example.name}, warm / python -c pass: {warm / bare:.1f}")


def _least(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Taken:
    taken = [run(command, folder, environment) for _ in range(ROUNDS)]
    return Taken(min(each.processor for each in taken), min(each.clock for each in taken))


def _ours() -> str:
    return str(Path(sys.executable).with_name("profilelint"))


def _found(name: str) -> str | None:
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name)

"""What is promised of many sites, on real ones: that the tables are right, and what they cost.

    python benchmarks/survey.py WHAT DIR      each on all sites of the folder DIR; WHAT is one of

    equal      `check_site`, from another working directory, says what `check --isolated` says in the folder
    overhead   processor time of `survey -j 1` and of a loop over `check_site`, and the same digests of both
    engines    the same tables by one process, two, three shards, and two workers of Dask, one of which is killed
    killed     the same tables after the command was killed in mid run
    poison     three sites that end their processes: all others say what they say in a loop, and no process is left
    git        14 sites out of local repositories say what their folders say
    memory     the most memory of the command itself, at 2,000 sites (Linux)
    online     200 sites with 18,340 links over 8,208 addresses, at hosts on loopback

`memory` and `online` make their own sites. `engines` needs the extra `dask`, all but `equal` need DuckDB.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sites import sites

from profilelint import check_site
from profilelint.cli import main as cli
from profilelint.report import machine
from profilelint.survey import worker

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

TODAY = "2026-12-01"
DAY = date.fromisoformat(TODAY)
TABLES = ("findings.parquet", "links.parquet", "pages.parquet")


def main(what: str, given: str = ".") -> None:
    """Measure and print."""
    known = (_equal, _overhead, _engines, _killed, _poison, _git, _memory, _online)
    checks: dict[str, Callable[[list[Path], Path], None]] = {each.__name__.strip("_"): each for each in known}
    found = list(sites(Path(given).resolve())) if what not in {"memory", "online"} else []
    with tempfile.TemporaryDirectory() as folder:
        checks[what](found, Path(folder))


def _survey(given: Path, out: Path, *options: str) -> tuple[float, int]:
    """Run a survey: the processor time of the command and its children in seconds, and its exit code."""
    process = subprocess.Popen(_command(given, out, *options))
    _, status, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status)


def _command(given: Path, out: Path, *options: str) -> list[str]:
    return [*(sys.executable, "-m", "profilelint", "survey", str(given), "--out", str(out), "--today", TODAY), *options]


def _listed(found: Iterable[Path], folder: Path) -> Path:
    file = folder / "sites.txt"
    file.write_text("".join(f"{each}\n" for each in found), encoding="utf-8")
    return file


def _loop(found: Iterable[Path]) -> dict[str, str]:
    """The digests of the sites, by a loop in this process."""
    return {str(each): worker.row(check_site(each, today=DAY)).get("digest", "") for each in found}


def _rows(out: Path, table: str, what: str) -> list[Any]:
    import duckdb

    found: list[Any] = duckdb.execute(f"select {what} from '{out}/{table}.parquet'").fetchall()
    return found


def _say_equal(first: Path, other: Path) -> None:
    same = [name for name in TABLES if (first / name).read_bytes() == (other / name).read_bytes()]
    print(f"{other.name}: {len(same)} of {len(TABLES)} tables are the same bytes")


def _equal(found: list[Path], folder: Path) -> None:
    same = 0
    spent = [0.0, 0.0]
    for site in found:
        os.chdir(folder)
        start = time.process_time()
        report = check_site(site, today=DAY)
        spent[0] += time.process_time() - start
        os.chdir(site)
        out = io.StringIO()
        start = time.process_time()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            cli.execute(["check", "--isolated", "--format", "json", "--today", TODAY, "--jobs", "1"])
        spent[1] += time.process_time() - start
        said = json.loads(out.getvalue())["diagnostics"]
        same += said == json.loads(json.dumps([machine.finding(each) for each in report.diagnostics]))
    mean, by_check = (each / len(found) for each in spent)
    print(f"{same} of {len(found)} sites are equal; {mean:.3f} s a site, {by_check:.3f} s by `check`")


def _overhead(found: list[Path], folder: Path) -> None:
    check_site(found[0], today=DAY)
    start = time.process_time()
    digests = _loop(found)
    loop = time.process_time() - start
    taken, _ = _survey(_listed(found, folder), folder / "out", "-j", "1", "--seconds", "900")
    print(f"loop {loop:.1f} s, survey {taken:.1f} s: {taken / loop:.2f} times, of {len(found)} sites")
    same = sum(digests[name] == digest for name, digest in _rows(folder / "out", "sites", "site, digest"))
    print(f"{same} of {len(found)} digests are those of the loop")


def _engines(found: list[Path], folder: Path) -> None:
    from test_survey import dask, end_in_mid_run  # type: ignore[import-not-found]  # of the tests

    given = _listed(found, folder)
    _survey(given, folder / "one", "-j", "1")
    _survey(given, folder / "two", "-j", "2")
    for number in range(3):
        _survey(given, folder / "shards", "--shard", f"{number}/3", "-j", "1")
    with dask(folder) as (address, start):
        first, _ = start(), start()
        parts = folder / "dask" / "parts"
        threading.Thread(target=end_in_mid_run, args=(first, parts, start)).start()
        _survey(given, folder / "dask", "--engine", address)
    for name in ("two", "shards", "dask"):
        _say_equal(folder / "one", folder / name)


def _killed(found: list[Path], folder: Path) -> None:
    given, parts = _listed(found, folder), folder / "out" / "parts"
    _survey(given, folder / "one", "-j", "2")
    process = subprocess.Popen(_command(given, folder / "out", "-j", "2"))
    while not list(parts.glob("*.jsonl")):
        time.sleep(0.1)
    process.kill()
    process.wait()
    before = {each: each.stat().st_mtime_ns for each in parts.glob("*.jsonl")}
    _survey(given, folder / "out", "-j", "1")
    kept = sum(each.stat().st_mtime_ns == then for each, then in before.items())
    print(f"{kept} of {len(before)} parts that were there are as they were; {len(list(parts.iterdir()))} parts in all")
    _say_equal(folder / "one", folder / "out")


def _poison(found: list[Path], folder: Path) -> None:
    from test_survey import POISON, site

    rule = folder / "lint" / "poison" / "all.py"
    rule.parent.mkdir(parents=True)
    rule.write_text(POISON, encoding="utf-8")
    (folder / "mine.toml").write_text('rules = ["lint"]\n', encoding="utf-8")
    ends = {word: folder / word for word in ("endless", "greedy", "crash")}
    for word, place in ends.items():
        site(place, word)
    well = found[: len(found) - 3]
    digests = _loop(well)
    start = time.monotonic()
    options = ("--config", str(folder / "mine.toml"), "--seconds", "60", "-j", "2")
    _survey(_listed([well[0], *ends.values(), *well[1:]], folder), folder / "out", *options)
    print(f"{time.monotonic() - start:.0f} s")
    told = _rows(folder / "out", "sites", "site, status, error, digest")
    same = sum(digests.get(name) == digest for name, status, _, digest in told if status == "ok")
    print(f"{same} of {len(well)} digests are those of the loop; the others:")
    print(*(f"  {Path(name).name}: {status}: {error}" for name, status, error, _ in told if status != "ok"), sep="\n")
    left = subprocess.run(["pgrep", "-f", "profilelint[.]survey[.]worker"], capture_output=True, text=True, check=False)
    print(f"processes left: {left.stdout.split()}")


def _git(found: list[Path], folder: Path) -> None:
    from test_survey_fetch import git  # type: ignore[import-not-found]  # of the tests

    chosen = [each for each in found if sum(1 for _ in each.rglob("*")) < 2000][:14]
    digests, lines = [], []
    for number, site in enumerate(chosen):
        work = folder / str(number)
        git(folder, "init", "-q", str(work))
        git(work, f"--work-tree={site}", "add", "-A", "-f")
        git(work, f"--work-tree={site}", "commit", "-qm", "One")
        git(work, "config", "uploadpack.allowFilter", "true")
        git(folder, "clone", "-q", str(work), f"{work}-tree")
        git(folder / f"{number}-tree", "remote", "set-url", "origin", work.as_uri())
        digests.append(worker.row(check_site(folder / f"{number}-tree", today=DAY))["digest"])
        lines.append(work.as_uri())
    broken = (folder / "nowhere").as_uri()
    given = folder / "sites.txt"
    given.write_text("\n".join([*lines, broken]), encoding="utf-8")
    _survey(given, folder / "out", "-j", "2")
    columns = "site, status, error, digest"
    told = {name: rest for name, *rest in _rows(folder / "out", "sites", columns)}
    same = sum(told[name][2] == digest for name, digest in zip(lines, digests, strict=True))
    print(f"{same} of {len(chosen)} repositories say what their full trees say; {told[broken][:2]}")


def _memory(_: list[Path], folder: Path) -> None:
    from test_survey import site

    for number in range(2000):
        site(folder / "sites" / f"{number:04}")
    process = subprocess.Popen(_command(folder / "sites", folder / "out", "-j", "2"))
    most = 0
    while process.poll() is None:
        with contextlib.suppress(OSError, StopIteration):
            lines = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
            most = max(most, int(next(line for line in lines if line.startswith("VmHWM")).split()[1]))
        time.sleep(0.02)
    print(f"exit code {process.returncode}; the command took {most / 1024:.0f} MB at most")


def _online(_: list[Path], folder: Path) -> None:
    from links import _server

    config = folder / "mine.toml"
    config.write_text("[web]\nallow-private = true\ninterval = 0\n", encoding="utf-8")
    with _server(0.01) as (port, asked):
        for number in range(200):
            # 41 addresses that no other site has, so that each is somewhere, and 50 or 51 that several have.
            own = range(number * 41, number * 41 + 41)
            numbers = [*own, *((number * 37 + each * each) % 8208 for each in range(50 + (number < 140)))]
            urls = (f"http://127.0.0.{each % 200 + 1}:{port}/{each}" for each in numbers)
            page = folder / "sites" / f"{number:03}" / "index.md"
            page.parent.mkdir(parents=True)
            page.write_text("# Ada\n\n" + "".join(f"- [Paper]({url})\n" for url in urls), encoding="utf-8")
        for _round in range(2):
            before, start = asked.value, time.monotonic()
            _survey(folder / "sites", folder / "out", "--config", str(config), "--online", "-j", "2")
            print(f"asked {asked.value - before} times in {time.monotonic() - start:.0f} s")
    print(*_rows(folder / "out", "links", "count(*), count(distinct url), count(*) filter (verdict = 'alive')"))


if __name__ == "__main__":
    main(*sys.argv[1:])

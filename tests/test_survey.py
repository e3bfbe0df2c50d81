"""Many sites: whatever runs them, and whatever becomes of one, the tables are the same, and each site is in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from making import MANUAL
from stranger import RULE, Call, write

from profilelint import check_site
from profilelint.survey import summary, worker

duckdb = pytest.importorskip("duckdb")
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and limits")

TODAY = "2026-11-22"
TABLES = ("findings", "links", "pages")

#: Rules of the surveyor, of which some sites are the end.
POISON = f"""{MANUAL}import os, re, signal


def check(document: Document):
    if "endless" in document.text:
        re.search("(a+)+$", "a" * 64 + "b")
    if "greedy" in document.text:
        kept = []
        while True:
            kept.append(bytearray(1 << 24))
    if "crash" in document.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if document.text == "x":
        yield Finding(Span(0, 1), "x")
"""


def site(folder: Path, word: str = "Looms") -> None:
    write(folder / "_config.yml", "title: Ada\n")
    write(
        folder / "index.md", f"---\ntitle: Ada\n---\n\n{word}: [CV](cv.pdf), [code](https://{folder.name}.example/a)\n"
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with seven sites."""
    for name in "abcdefg":
        site(tmp_path / "sites" / name)
    return tmp_path / "sites"


def survey(call: Call, sites: Path | str, out: Path, *options: str, code: int = 0) -> str:
    done = call("survey", str(sites), "--out", str(out), "--today", TODAY, "--chunk", "3", "-j", "2", *options)
    assert done.code == code, done.err
    return done.err


def rows(out: Path, table: str, what: str = "*") -> list[Any]:
    return list(duckdb.sql(f"select {what} from '{out}/{table}.parquet'").fetchall())


def content(out: Path) -> list[bytes]:
    return [(out / f"{name}.parquet").read_bytes() for name in TABLES]


def statuses(out: Path) -> dict[str, str]:
    return dict(rows(out, "sites", "site, status"))


# What is found


def test_it_says_what_a_loop_over_the_sites_says(many: Path, tmp_path: Path, call: Call) -> None:
    survey(call, many, tmp_path / "out")
    reports = {each.name: check_site(each, today=date.fromisoformat(TODAY)) for each in sorted(many.iterdir())}
    digests = {name: worker.row(report)["digest"] for name, report in reports.items()}
    assert dict(rows(tmp_path / "out", "sites", "site, digest")) == digests
    assert len(rows(tmp_path / "out", "findings")) == sum(len(each.diagnostics) for each in reports.values())
    assert rows(tmp_path / "out", "links", 'site, path, line, "column", host, verdict')[0] == (
        *("a", "index.md", 5, 29, "a.example"),
        None,
    )
    assert ("b", "index.md") in rows(tmp_path / "out", "pages", "site, path")


def test_any_engine_writes_the_same_tables(many: Path, tmp_path: Path, call: Call) -> None:
    survey(call, many, tmp_path / "one", "-j", "1")
    for number in range(3):
        said = survey(call, many, tmp_path / "shards", "--shard", f"{number}/3")
        assert ("still to be done" in said) == (number < 2)
    assert content(tmp_path / "one") == content(tmp_path / "shards")


@pytest.mark.slow
def test_workers_of_dask_write_the_same_tables(many: Path, tmp_path: Path, call: Call) -> None:
    pytest.importorskip("distributed")
    with dask(tmp_path) as (address, start):
        first, _ = start(), start()
        survey(call, many, tmp_path / "dask", "--engine", address, "--chunk", "1")
        ending = threading.Thread(target=end_in_mid_run, args=(first, tmp_path / "other" / "parts", start))
        ending.start()
        survey(call, many, tmp_path / "other", "--engine", address, "--chunk", "1")
        ending.join()
    survey(call, many, tmp_path / "threads", "--chunk", "1")
    assert content(tmp_path / "dask") == content(tmp_path / "threads") == content(tmp_path / "other")
    assert len(rows(tmp_path / "other", "sites")) == 7


def end_in_mid_run(worker: subprocess.Popen[bytes], parts: Path, start: Callable[[], object]) -> None:
    """Kill a worker of Dask as soon as there is a part, and start another one."""
    for _ in range(1200):
        if list(parts.glob("*.jsonl")):
            break
        time.sleep(0.05)
    worker.kill()
    start()


#: A scheduler that writes its address into a file, and a worker; neither speaks to anybody but this machine.
SCHEDULER = """import asyncio, sys
from distributed import Scheduler
async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard_address="127.0.0.1:0", scheduler_file=sys.argv[1]) as node:
        await node.finished()
asyncio.run(main())
"""
WORKER = """import asyncio, sys
from distributed import Worker
async def main():
    async with Worker(sys.argv[1], host="127.0.0.1", nthreads=1, dashboard_address="127.0.0.1:0") as node:
        await node.finished()
if __name__ == "__main__":
    asyncio.run(main())
"""


@contextmanager
def dask(folder: Path) -> Iterator[tuple[str, Callable[[], subprocess.Popen[bytes]]]]:
    """A scheduler of Dask: its address, and what starts another worker of it."""
    started: list[subprocess.Popen[bytes]] = []

    def start(code: str, argument: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, "-P", "-c", code, argument], cwd=folder, stderr=subprocess.DEVNULL)
        started.append(process)
        return process

    file = folder / "scheduler.json"
    start(SCHEDULER, str(file))
    for _ in range(1200):
        if file.exists() and file.read_text(encoding="utf-8").strip().endswith("}"):
            break
        time.sleep(0.1)
    address = json.loads(file.read_text(encoding="utf-8"))["address"]
    try:
        yield address, lambda: start(WORKER, address)
    finally:
        for each in reversed(started):
            each.kill()
            each.wait()


def test_no_code_of_a_site_is_run(many: Path, tmp_path: Path, call: Call) -> None:
    write(many / "a" / "profilelint.toml", 'rules = ["lint/"]\n')
    write(many / "a" / "lint" / "house" / "style.py", RULE.format(marker=str(tmp_path / "marker")))
    survey(call, many, tmp_path / "out")
    assert not (tmp_path / "marker").exists()
    assert statuses(tmp_path / "out")["a"] == "ok"


@posix
def test_a_site_that_ends_its_process_is_a_row_that_says_so(many: Path, tmp_path: Path, call: Call) -> None:
    write(tmp_path / "rules" / "lint" / "poison" / "all.py", POISON)
    write(tmp_path / "rules" / "mine.toml", 'rules = ["lint"]\n')
    config = ("--config", str(tmp_path / "rules" / "mine.toml"))
    survey(call, many, tmp_path / "well", *config)
    for name, word in (("b", "endless"), ("d", "greedy"), ("f", "crash")):
        site(many / name, word)
    survey(call, many, tmp_path / "out", *config, "--seconds", "8", "--memory", "700M")
    told = {name: (status, error) for name, status, error in rows(tmp_path / "out", "sites", "site, status, error")}
    assert told["b"] == ("timeout", "it took more than 8 seconds")
    assert told["d"][0] == "error"
    assert "MemoryError" in told["d"][1]
    assert told["f"] == ("killed", "the process ended with SIGSEGV")
    digests = [dict(rows(tmp_path / name, "sites", "site, digest")) for name in ("well", "out")]
    assert {name: digests[0][name] for name in "aceg"} == {name: digests[1][name] for name in "aceg"}
    page = (tmp_path / "out" / "summary.html").read_text(encoding="utf-8")
    assert "<td>timeout</td><td>it took more than 8 seconds</td>" in page


# A folder that is there


@posix
def test_a_survey_that_was_killed_is_gone_on_with(many: Path, tmp_path: Path, call: Call) -> None:
    survey(call, many, tmp_path / "whole", "--chunk", "1")
    options = ["--out", str(tmp_path / "out"), "--today", TODAY, "--chunk", "1", "-j", "1"]
    parts = tmp_path / "out" / "parts"
    with subprocess.Popen([sys.executable, "-m", "profilelint", "survey", str(many), *options]) as process:
        for _ in range(2400):
            if len(list(parts.glob("*.jsonl"))) > 1:
                break
            time.sleep(0.05)
        process.kill()
    before = {each.name: each.stat().st_mtime_ns for each in parts.glob("*.jsonl")}
    assert 1 < len(before) < 7
    survey(call, many, tmp_path / "out", "--chunk", "1")
    assert {name: (parts / name).stat().st_mtime_ns for name in before} == before
    assert content(tmp_path / "out") == content(tmp_path / "whole")
    assert len(rows(tmp_path / "out", "sites")) == 7


def test_another_survey_in_the_same_folder_is_refused(many: Path, tmp_path: Path, call: Call) -> None:
    out = tmp_path / "out"
    survey(call, many, out)
    assert "another today (2026-11-22, not 2026-11-23)" in survey(call, many, out, "--today", "2026-11-23", code=2)
    assert "another chunk (3, not 4)" in survey(call, many, out, "--chunk", "4", code=2)
    write(tmp_path / "mine.toml", 'ignore = ["links"]\n')
    assert "another config" in survey(call, many, out, "--config", str(tmp_path / "mine.toml"), code=2)
    before = {each: each.stat().st_mtime_ns for each in (out / "parts").iterdir()}
    assert call("survey", str(many), "--out", str(out), "--chunk", "3").code == 0  # on whatever day it is gone on with
    assert {each: each.stat().st_mtime_ns for each in (out / "parts").iterdir()} == before
    site(many / "h")
    assert "another sites" in survey(call, many, out, code=2)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--shard", "3/3"], "is not K/N"),
        (["--shard", "1"], "is not K/N"),
        (["--memory", "much"], "is not a size"),
        (["--config", "nowhere.toml"], "cannot be read"),
        (["--chunk", "0"], "--chunk"),
    ],
)
def test_a_wrong_call(many: Path, tmp_path: Path, call: Call, options: list[str], said: str) -> None:
    assert said in survey(call, many, tmp_path / "out", *options, code=2)
    assert not (tmp_path / "out").exists()


def test_a_list_without_sites(tmp_path: Path, call: Call) -> None:
    write(tmp_path / "list", "# nothing\n\n")
    assert "it names no sites" in survey(call, tmp_path / "list", tmp_path / "out", code=2)
    assert "cannot be read" in survey(call, tmp_path / "nowhere", tmp_path / "out", code=2)


# The page


def test_the_page_runs_no_script_and_shows_all_as_text(many: Path, tmp_path: Path, call: Call) -> None:
    evil = "<script>alert(1)</script>\N{RIGHT-TO-LEFT OVERRIDE}&"
    write(tmp_path / "list", f"{many / 'a'}\n{evil}\n")
    survey(call, tmp_path / "list", tmp_path / "out")
    page = (tmp_path / "out" / "summary.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src 'none'; style-src 'sha256-" in page
    assert summary._text("\"'<>&") == "&quot;&#x27;&lt;&gt;&amp;"


def test_texts_that_are_no_unicode_are_in_the_tables(tmp_path: Path, call: Call) -> None:
    (tmp_path / "list").write_bytes(b"/nowhere/\xff\n/nowhere/\xc3\xa9\n")
    survey(call, tmp_path / "list", tmp_path / "out")
    assert [name for (name,) in rows(tmp_path / "out", "sites", "site")] == [
        "/nowhere/\\udcff",
        "/nowhere/\N{LATIN SMALL LETTER E WITH ACUTE}",
    ]
    assert set(statuses(tmp_path / "out").values()) == {"unfetched"}


# What is imported


def test_check_imports_nothing_of_it(tmp_path: Path) -> None:
    site(tmp_path)
    code = (
        "import sys; from profilelint.cli import main; main.execute(['check', '.'])\n"
        "print([name for name in sys.modules if name.startswith(('profilelint.survey', 'duckdb', 'distributed'))])"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_workers_need_profilelint_alone() -> None:
    code = (
        "import sys, profilelint.survey.chunk, profilelint.survey.worker\n"
        "print([name for name in sys.modules if name.startswith(('duckdb', 'distributed', 'httpx', 'aiohttp'))])"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"

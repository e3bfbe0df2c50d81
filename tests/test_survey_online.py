"""A survey with `--online`: each address is asked once, whoever has it, and the sites hear what was said."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stranger import Call, write
from webserver import Asked, Server, status

from profilelint.survey import links

duckdb = pytest.importorskip("duckdb")
pytestmark = pytest.mark.usefixtures("lookup")

Serve = Callable[..., Server]
TODAY = "2026-11-22"
CONFIG = """
[web]
allow-private = true
interval = 0
retries = 1
timeout = 60
grace = false
probe = false
"""


@pytest.fixture
def server(serve: Serve) -> Server:
    """A host with pages that are there, have moved to another host, and are gone."""
    server = serve(gone=status(410), missing=status(404), shy=status(403))
    server.behaviours["*"] = status(200)
    server.behaviours["/moved"] = status(301, Location=server.url("/new", "two.example.org"))
    return server


@pytest.fixture
def many(tmp_path: Path, server: Server) -> Path:
    """A folder with four sites that share links, and one without."""
    paths = ("/ok", "/moved", "/gone", "/missing", "/shy")
    for name in "abcd":
        urls = [*(server.url(path, "one.example.org") for path in paths), server.url(f"/{name}", "two.example.org")]
        shared = "".join(f"- [Item {number}]({url})\n" for number, url in enumerate(urls))
        write(tmp_path / "sites" / name / "index.md", f"---\ntitle: Ada\n---\n\n{shared}\n[CV](cv.pdf)\n")
    write(tmp_path / "sites" / "e" / "index.md", "---\ntitle: Ada\n---\n\n[CV](cv.pdf)\n")
    write(tmp_path / "mine.toml", CONFIG)
    return tmp_path / "sites"


def survey(call: Call, many: Path, *, code: int = 0, online: bool = True) -> str:
    config = ("--config", str(many.with_name("mine.toml")))
    out = ("--out", str(many.with_name("out")))
    done = call("survey", str(many), *out, *config, "--today", TODAY, "--chunk", "2", "-j", "1", *["--online"][:online])
    assert done.code == code, done.err
    return done.err


def rows(many: Path, table: str, what: str) -> list[Any]:
    file = many.with_name("out") / f"{table}.parquet"
    return duckdb.sql(f"select {what} from '{file}' order by all").fetchall()


def test_it_equals_check_of_each_site(many: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    survey(call, many)
    for site in sorted(many.iterdir()):
        monkeypatch.chdir(site)
        options = ("--online", "--no-cache", "--format", "json", "--today", TODAY)
        said = json.loads(call("check", ".", "--config", str(many.with_name("mine.toml")), *options).out)
        expected = sorted((each["path"], each["line"], each["rule"], each["message"]) for each in said["diagnostics"])
        assert [
            each[1:] for each in rows(many, "findings", "site, path, line, rule, message") if each[0] == site.name
        ] == expected
    assert "links/dead" in {rule for (rule,) in rows(many, "findings", "rule")}
    verdicts = Counter(verdict for (verdict,) in rows(many, "links", "verdict"))
    assert verdicts == {"alive": 8, "moved": 4, "dead": 8, "blocked": 4}


def test_each_address_is_asked_once_and_no_host_more_than_it_bears(many: Path, server: Server, call: Call) -> None:
    now: Counter[str] = Counter()
    most: Counter[str] = Counter()

    async def count(asked: Asked) -> None:
        host = asked.headers["host"]
        now[host] += 1
        most[host] = max(most[host], now[host])
        await asyncio.sleep(0.05)
        now[host] -= 1
        asked.answer(200)

    server.behaviours["*"] = count
    survey(call, many)
    assert (
        server.asked("/ok") == server.asked("/gone") / 2 == server.asked("/missing") / 2 == server.asked("/moved") == 1
    )
    assert [server.asked(f"/{name}") for name in "abcd"] == [1, 1, 1, 1]
    assert 0 < most[f"two.example.org:{server.port}"] <= 2
    asked = len(server.log)
    survey(call, many)
    again = Counter(path for _, path, _ in server.log[asked:])
    assert set(again) == {"/gone", "/missing"}  # what is gone has no time for which that holds


def test_parts_are_kept_while_the_answers_stay_the_same(many: Path, server: Server, call: Call) -> None:
    server.behaviours["/gone"] = server.behaviours["/missing"] = status(200)
    survey(call, many)
    tables = [(many.with_name("out") / f"{name}.parquet").read_bytes() for name in ("findings", "links")]
    survey(call, many, online=False)
    assert [(many.with_name("out") / f"{name}.parquet").read_bytes() for name in ("findings", "links")] == tables
    parts = many.with_name("out") / "parts-online"
    before = {each.name: each.stat().st_mtime_ns for each in parts.iterdir()}
    assert [name[:6] for name in sorted(before)] == ["000000", "000001"]
    survey(call, many)
    assert {each.name: each.stat().st_mtime_ns for each in parts.iterdir()} == before
    page = (many.with_name("out") / "summary.html").read_text(encoding="utf-8")
    assert "Round 1 of asking the web" in page
    assert "two.example.org" in page


def test_only_one_run_asks_for_a_survey(many: Path, call: Call) -> None:
    out = many.with_name("out")
    with links.only_asker(out):
        said = survey(call, many, code=2)
    assert "the web is being asked already, by process" in said
    survey(call, many)


def test_the_page_says_which_round_it_is(many: Path, call: Call) -> None:
    survey(call, many)
    out = many.with_name("out")
    (out / "asked.json").write_text('["2026-11-20"]', encoding="utf-8")
    survey(call, many)
    assert "Round 2 of asking the web: 2026-11-20, " in (out / "summary.html").read_text(encoding="utf-8")

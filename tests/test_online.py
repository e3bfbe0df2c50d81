"""A run with `--online`, from what is typed to the exit code; what it remembers; and that no other run asks the web."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
import webserver
from webserver import Server, in_turn, slow, status

from profilelint.cli import console, main
from profilelint.web import session
from profilelint.web.observation import Facts
from profilelint.web.store import FILE, LIFETIMES, NO_HISTORY, History, Store, Stored, folder_of

Serve = Callable[..., Server]

CONFIG = """
select = ["links/dead", "links/unreachable", "links/moved"]
[web]
probe = false
interval = 0
retries = 0
timeout = 60
"""

DAY = 86400.0


class Done(NamedTuple):
    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a site in a run that may ask this machine."""
    monkeypatch.setenv("PROFILELINT_ALLOW_PRIVATE", "1")
    (tmp_path / "profilelint.toml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(site: Path, capfd: pytest.CaptureFixture[str], lookup: object) -> Call:
    """Run profilelint in this process."""

    def calling(*arguments: str) -> Done:
        code = main.execute(["check", *arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Done(code, out, err)

    return calling


def write(name: str, *urls: str) -> None:
    Path(name).write_text("".join(f"[link]({url})\n\n" for url in urls), encoding="utf-8")


# What is said


def test_a_run_says_what_is_dead_and_counts_all(serve: Serve, call: Call) -> None:
    server = serve(ok=status(200), gone=status(410), shut=status(403), old=status(301, Location="/ok"))
    write("a.md", *(server.url(path) for path in ("/ok", "/gone", "/shut", "/old", "/ok")), "cv.md", "https://{{ x }}/")
    done = call("--online")
    port = server.port
    assert done == (
        1,
        f'a.md:3:8: error links/dead "http://127.0.0.1:{port}/gone" is dead: '
        "the page is gone for good (410). Update or remove the link.\n"
        f'a.md:7:8: info links/moved "http://127.0.0.1:{port}/old" has moved for good. '
        f"Write http://127.0.0.1:{port}/ok\n"
        "1 error, 1 info in 1 of 1 file; 1 can be fixed with --fix\n"
        "links: 2 alive, 1 moved, 1 dead, 1 that could not be verified (hosts that block programs)\n",
        "",
    )
    summary = json.loads(call("--online", "--format", "json").out)["summary"]
    counted = {"alive": 2, "moved": 1, "dead": 1, "missing": 0, "no-access": 0, "blocked": 1, "transient": 0}
    assert summary["links"] == counted | {"unchecked": 0}
    assert "links" not in call("--online", "--quiet").out.splitlines()[-1].split(" ")[0]


def test_a_fix_writes_the_new_address(serve: Serve, call: Call) -> None:
    server = serve(ok=status(200), old=status(301, Location="/ok"))
    Path("a.md").write_text(f"---\nurl: '{server.url('/old')}'\n---\n[a][a]\n\n[a]: {server.url('/old')}#b\n")
    assert call("--online", "--fix").code == 0
    assert Path("a.md").read_text() == f"---\nurl: '{server.url('/ok')}'\n---\n[a][a]\n\n[a]: {server.url('/ok')}#b\n"


def test_a_diff_shows_the_new_address(serve: Serve, call: Call) -> None:
    server = serve(ok=status(200), old=status(301, Location="/ok"))
    write("a.md", server.url("/old"))
    assert f"+[link]({server.url('/ok')})\n" in call("--online", "--diff").out


def test_a_comment_silences_a_dead_link_and_is_idle_offline(serve: Serve, call: Call) -> None:
    server = serve(ok=status(200))
    text = "<!-- profilelint: ignore links/dead -- soon -->\n[a]({})\n"
    Path("a.md").write_text(text.format(server.url("/gone")))
    select = ("--select", "links/dead,suppressions", "--no-cache")
    assert call("--online", *select).code == 0
    assert call(*select).code == 0
    Path("a.md").write_text(text.format(server.url("/ok")))
    assert "suppressions/unused" in call("--online", *select).out
    assert call(*select).code == 0


def test_standard_input(serve: Serve, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    server = serve()
    data = f"[a]({server.url('/gone')})\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert call("--online", "--no-cache", "-").out.startswith("<stdin>:1:5: error links/dead")


def test_many_pages_are_checked_by_many_processes(serve: Serve, call: Call) -> None:
    server = serve()
    for number in range(70):
        write(f"{number}.md", server.url(f"/{number % 7}"))
    done = call("--online", "--no-cache", "--jobs", "2")
    assert done.out.count("links/dead") == 70
    assert len(server.log) == 7


def test_no_page_and_no_link(call: Call, site: Path) -> None:
    assert call("--online").err.startswith("profilelint: no pages found, so nothing was checked; looked in . for ")
    write("a.md")
    assert call("--online").out == "1 file checked, nothing to say\nlinks: none to the web\n"


def test_places_are_looked_for_if_the_rule_runs(serve: Serve, call: Call) -> None:
    server = serve(talks=status(200))
    write("a.md", server.url("/talks#london"))
    assert call("--online").code == 0
    done = call("--online", "--extend-select", "links/missing-web-anchor")
    assert (done.code, 'has no place "#london"' in done.out) == (1, True)
    assert server.asked("/talks") == 2  # once without the rule, which kept nothing of its places


def test_what_answers_200_and_is_not_there_is_said_and_counted(serve: Serve, call: Call) -> None:
    server = serve(notes=status(200, b"<title>Seite nicht gefunden</title>"))
    write("a.md", server.url("/notes"))
    done = call("--online", "--no-cache")
    assert (done.code, 'its page says: "Seite nicht gefunden". Update' in done.out) == (1, True)
    assert done.out.splitlines()[-1] == "links: 1 not there though the host says 200"


def test_a_call_that_makes_no_sense(call: Call) -> None:
    for arguments in (["--since", "main"], ["--deadline", "5"]):
        done = call(*arguments)
        assert (done.code, "add --online" in done.err) == (2, True)


def test_the_deadline_of_a_call(serve: Serve, call: Call) -> None:
    server = serve(slow=slow(60, status(200)))
    write("a.md", server.url("/slow"))
    done = call("--online", "--deadline", "0.2")
    assert (done.code, done.out.splitlines()[-1]) == (0, "links: 1 unchecked")


def test_a_progress_bar_is_for_a_terminal(
    serve: Serve, call: Call, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    server = serve(ok=status(200))
    write("a.md", server.url("/ok", "a.example.org"), server.url("/gone", "b.example.org"))
    monkeypatch.setattr(console, "PATIENCE", 0.0)
    monkeypatch.setattr(session, "BLINK", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(console, "is_terminal", lambda stream: stream is sys.stderr)
    shown = call("--online", "--no-cache").err
    assert "asking" in shown
    assert "1 dead" in shown
    assert call("--online", "--no-cache", "--quiet").err == ""


def test_without_a_network_nothing_is_known_and_nothing_is_wrong(call: Call, lookup: dict[str, list[str]]) -> None:
    lookup.clear()
    write("a.md", "https://nowhere.example/")
    done = call("--online")
    assert (done.code, done.out.splitlines()[-1]) == (0, "links: 1 unchecked")
    assert done.err.endswith("is there a network?\n")


def test_what_is_configured_holds(serve: Serve, call: Call, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve(a=status(404), shut=status(401))
    write("a.md", server.url("/a?old"), server.url("/a?older"), server.url("/shut"), server.url("/a", "x.example.org"))
    more = """
[[web.ignore]]
pattern = "\\\\?old$"
reason = "it comes back"
until = 2030-01-01
[[web.ignore]]
pattern = "older"
reason = "it does not come back"
until = "2020-01-01"
[web.hosts."127.0.0.1"]
accept = [401]
headers = { X-Key = "PROFILELINT_KEY" }
[web.hosts."*.example.org"]
skip = true
"""
    (site / "profilelint.toml").write_text(CONFIG + more, encoding="utf-8")
    monkeypatch.delenv("PROFILELINT_KEY", raising=False)
    done = call("--online", "--no-cache", "--today", "2026-01-01")
    assert done.out.splitlines()[-1] == "links: 1 alive, 1 dead, 2 unchecked"
    assert done.err.splitlines() == [
        "profilelint: the environment variable PROFILELINT_KEY holds nothing for the header X-Key, which is not sent",
        'profilelint: "older" is no longer ignored: that was until 2020-01-01',
    ]


def test_a_pattern_that_takes_too_long_ends_the_run(serve: Serve, call: Call, site: Path) -> None:
    server = serve(a=status(200))
    write("a.md", server.url("/a?" + "b" * 2000 + "!"))
    row = '[[web.ignore]]\npattern = "(b+)+$"\nreason = "it is slow"\n'
    (site / "profilelint.toml").write_text(CONFIG + row, encoding="utf-8")
    done = call("--online", "--no-cache")
    assert (done.code, done.out) == (2, "")
    line = CONFIG.count("\n") + 1
    assert done.err.startswith(f'profilelint: profilelint.toml:{line}: the pattern "(b+)+$" takes too long; write it')


@pytest.mark.parametrize(
    "wrong",
    [
        '[web]\nignore = "x"',
        '[[web.ignore]]\npattern = "x"',
        '[[web.ignore]]\npattern = "("\nreason = "y"',
        '[[web.ignore]]\npattern = "x"\nreason = "y"\nuntil = "soon"',
        '[[web.ignore]]\npattern = "x"\nreason = "y"\nwhen = "soon"',
        '[web.hosts."x"]\naccept = ["403"]',
        '[web.hosts."x"]\naccept = [99]',
        '[web.hosts."x"]\nskipp = true',
        '[web.hosts."x"]\nheaders = { Authorization = "Bearer s3cret" }',
        '[web]\nuser-agent = "a\\nb"',
        "[web]\nper-host = 0",
    ],
)
def test_what_cannot_be_is_refused(call: Call, site: Path, wrong: str) -> None:
    (site / "profilelint.toml").write_text(wrong, encoding="utf-8")
    done = call("--online")
    assert (done.code, done.err.startswith("profilelint: profilelint.toml:")) == (2, True)


# What is remembered


def test_what_is_alive_is_not_asked_again_and_what_is_dead_is(serve: Serve, call: Call) -> None:
    server = serve(ok=status(200), shut=status(403), old=status(301, Location="/ok"))
    write("a.md", *(server.url(path) for path in ("/ok", "/shut", "/old", "/gone")))
    first = call("--online")
    assert "links/unreachable" in first.out
    asked = len(server.log)
    assert call("--online").out == first.out.replace("(404)", f"(404), since {_today()}")
    assert [path for _, path, _ in server.log[asked:]] == ["/gone"]


def _today() -> str:
    return time.strftime("%Y-%m-%d", time.gmtime())


def test_a_link_is_dead_after_three_failures_over_three_days(
    serve: Serve, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(full=status(503))
    write("a.md", server.url("/gone"), server.url("/full"))
    start = time.time()
    for days, rule in ((0.0, "unreachable"), (1.0, "unreachable"), (2.9, "unreachable"), (3.1, "dead")):
        monkeypatch.setattr(time, "time", lambda days=days: start + days * DAY)
        assert re.findall(r"links/\w+", call("--online").out) == [f"links/{rule}"] * 2
    monkeypatch.setattr(time, "time", lambda: start + 3.2 * DAY)
    server.behaviours |= {"/gone": in_turn(status(403)), "/full": in_turn(status(200))}
    assert re.findall(r"links/\w+", call("--online").out) == []
    monkeypatch.setattr(time, "time", lambda: start + 30 * DAY)
    server.behaviours |= {"/gone": status(404), "/full": status(503)}
    assert re.findall(r"links/\w+", call("--online").out) == [
        "links/dead",
        "links/unreachable",
    ]  # the first was blocked


def test_three_failures_in_one_day_are_no_death(serve: Serve, call: Call) -> None:
    write("a.md", serve().url("/gone"))
    assert [re.findall(r"links/\w+", call("--online").out) for _ in range(4)] == [["links/unreachable"]] * 4


def test_without_grace_a_link_is_dead_at_once(serve: Serve, call: Call, site: Path) -> None:
    write("a.md", serve().url("/gone"))
    assert "links/dead" in call("--online", "--no-cache").out
    assert not folder_of(site).exists()
    (site / "profilelint.toml").write_text(CONFIG + "grace = false\n", encoding="utf-8")
    assert "links/dead" in call("--online").out


def test_another_configuration_judges_what_is_stored(serve: Serve, call: Call, site: Path) -> None:
    server = serve(shut=status(403))
    write("a.md", server.url("/shut"))
    assert "1 that could not be verified" in call("--online").out
    (site / "profilelint.toml").write_text(CONFIG + '[web.hosts."127.0.0.1"]\naccept = [403]\n', encoding="utf-8")
    assert "links: 1 alive" in call("--online").out
    assert len(server.log) == 1


def test_the_store_lies_in_no_site_and_what_lies_there_says_nothing(serve: Serve, call: Call, site: Path) -> None:
    server = serve(ok=status(200), gone=status(404))
    write("a.md", server.url("/ok"), server.url("/gone"))
    committed = Store(site / ".profilelint", print)
    committed.put(server.url("/gone"), Facts(200), "alive", time.time())
    committed.close()
    before = (site / ".profilelint" / FILE).read_bytes()
    done = call("--online")
    assert ("links/unreachable" in done.out, done.err) == (True, "")
    assert (site / ".profilelint" / FILE).read_bytes() == before
    assert sorted(each.name for each in site.iterdir()) == [".profilelint", "a.md", "profilelint.toml"]
    assert folder_of(site).is_dir()
    assert not folder_of(site).is_relative_to(site)


def test_each_site_has_a_store(serve: Serve, call: Call, site: Path) -> None:
    assert len({folder_of(each) for each in (site, site / "docs", site / "docs" / "..")}) == 2


def test_the_environment_may_name_the_folder(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILELINT_CACHE_DIR", str(tmp_path / "kept"))
    assert folder_of(site).parent == tmp_path / "kept"


def test_without_a_place_for_a_store_all_is_asked(
    serve: Serve, call: Call, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(site / "a.md"))
    write("a.md", serve(ok=status(200)).url("/ok"))
    done = call("--online")
    assert (done.code, "cannot be used now" in done.err) == (0, True)
    assert call("--online", "--no-cache").err == ""


def test_what_another_version_has_stored_is_asked_anew(serve: Serve, call: Call, site: Path) -> None:
    server = serve(ok=status(200))
    write("a.md", server.url("/ok"))
    call("--online")
    change(folder_of(site) / FILE, "pragma user_version = 99")
    assert call("--online").err == ""
    assert len(server.log) == 2


def test_a_fact_that_cannot_be_read_is_asked_anew(serve: Serve, call: Call, site: Path) -> None:
    server = serve(ok=status(200))
    write("a.md", server.url("/ok"))
    call("--online")
    change(folder_of(site) / FILE, "update links set facts = 'x'")
    assert call("--online").err == ""
    assert call("--online").err == ""
    assert len(server.log) == 2


def test_what_was_asked_in_no_way_of_this_host_is_asked_anew(serve: Serve, call: Call, site: Path) -> None:
    server = serve(ok=status(200))
    write("a.md", server.url("/ok"))
    call("--online")
    change(folder_of(site) / FILE, 'update links set facts = \'{"status": 404, "way": "doi"}\', asked = asked - 1')
    assert call("--online").out.endswith("links: 1 alive\n")
    assert len(server.log) == 2


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as base, base:
        base.execute(statement)


def test_two_runs_at_once_keep_what_both_have_learned(tmp_path: Path) -> None:
    notices: list[str] = []

    def learn(number: int) -> None:
        store = Store(tmp_path, notices.append)
        for link in range(200):
            store.put(f"https://example.org/{link % 100 + 50 * number}", Facts(404), "dead", 5.0)
            if link % 10 == 0:
                store.write()
        store.close()

    threads = [threading.Thread(target=learn, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = Store(tmp_path, notices.append)
    known = [store.get(f"https://example.org/{link}") for link in range(200)]
    store.close()
    assert notices == []
    assert [each.history.failures for each in known if each] == [2] * 50 + [4] * 100 + [2] * 50


def test_how_long_an_answer_holds() -> None:
    urls = [f"https://example.org/{number}" for number in range(200)]
    for verdict, lifetime in LIFETIMES.items():
        held = [Stored(Facts(200), 0.0, NO_HISTORY).holds(url, verdict, lifetime) for url in urls]
        assert 50 < sum(held) < 150  # some more, some less
        assert all(Stored(Facts(200), 0.0, NO_HISTORY).holds(url, verdict, lifetime * 0.79) for url in urls)
        assert not any(Stored(Facts(200), 0.0, NO_HISTORY).holds(url, verdict, lifetime * 1.21) for url in urls)
    assert not Stored(Facts(404), 0.0, NO_HISTORY).holds(urls[0], "dead", 1.0)
    limited = Stored(Facts(429, until=100.0), 0.0, NO_HISTORY)
    assert [limited.holds(urls[0], "blocked", now) for now in (99.0, 101.0)] == [True, False]
    assert not Stored(Facts(200), 50.0, NO_HISTORY).holds(urls[0], "alive", 10.0)  # the clock was put back


def test_what_a_history_makes_of_an_answer() -> None:
    failing = History(1.0, 2)
    assert failing.after("dead", 9.0) == History(1.0, 3)
    assert failing.after("blocked", 9.0) == failing
    assert failing.after("alive", 9.0) == NO_HISTORY
    assert NO_HISTORY.after("transient", 9.0) == History(9.0, 1)


# Only what has changed


def git(*arguments: str) -> None:
    settings = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *arguments], check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_since_a_commit_only_links_on_changed_lines_are_asked_for(serve: Serve, call: Call, site: Path) -> None:
    server = serve()
    git("init", "-q", "-b", "main")
    write("a.md", server.url("/old"), server.url("/same"))
    write("b.md", server.url("/same"))
    write("ü\tx.md", server.url("/same"))
    git("add", ".")
    git("commit", "-qm", "One")
    git("checkout", "-qb", "topic")
    write("a.md", server.url("/new"), server.url("/same"), server.url("/added"))
    write("c.md", server.url("/untracked"))
    git("commit", "-qam", "Two")
    done = call("--online", "--no-cache", "--since", "main")
    assert sorted(path for _, path, _ in server.log) == ["/added", "/new", "/untracked"]
    assert re.findall(r"(?m)^(\S+?):(\d+):", done.out) == [("a.md", "1"), ("a.md", "5"), ("c.md", "1")]
    assert call("--online", "--since", "nowhere").err.startswith("profilelint: --since: git finds no such commit")
    assert call("--online", "--since", "--output=x").code == 2


# Ctrl-C


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_reports_and_keeps_what_is_known(serve: Serve, site: Path) -> None:
    server = serve(gone=status(410), hanging=slow(60, status(200)))
    write("a.md", server.url("/gone"), server.url("/hanging"))
    # One after the other: when the second is asked for, the first has its answer.
    (site / "profilelint.toml").write_text(CONFIG + "per-host = 1\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path)}
    command = [sys.executable, "-m", "profilelint", "check", "--online"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for _ in range(2400):
            if len(server.log) == 2:
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "links/dead" in out
    assert "links: 1 dead, 1 unchecked" in out
    assert err.startswith("profilelint: interrupted")
    store = Store(folder_of(site), print)
    assert (store.get(server.url("/gone")), store.get(server.url("/hanging")) is None) != (None, False)
    store.close()


# Offline


def test_without_online_no_socket_is_opened_and_no_part_of_the_web_is_imported(site: Path) -> None:
    write("a.md", "https://example.org/a", "http://127.0.0.1:9/")
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, _: opened.append(event) if event.startswith('socket.') else None)\n"
        "from profilelint.cli import main as cli\n"
        "cli.execute(['check', '--isolated', '--select', 'all', '--extend-select', 'links', 'a.md'])\n"
        "names = ('profilelint.web', 'profilelint.web.session', 'asyncio', 'socket', 'ssl', 'sqlite3')\n"
        "print(opened, [name for name in sys.modules if name.startswith(names)])"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] []"


def test_only_the_client_speaks_to_the_web() -> None:
    web = Path(webserver.__file__).parent.parent / "profilelint"
    speakers = {
        file.relative_to(web).as_posix()
        for file in web.rglob("*.py")
        if re.search(r"(?m)^\s*(?:import|from) (?:socket|ssl|http\b|urllib\.request|httpx|aiohttp)", file.read_text())
    }
    assert speakers == {"web/dns.py", "web/proxies.py", "web/transport.py"}

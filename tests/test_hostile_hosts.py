"""Hosts that want to keep a run for ever, or to fill its memory: each has its verdict, and the deadline holds."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

import pytest
import webserver
from webserver import Behaviour, Server, raw, status

from profilelint.model.answer import Answer
from profilelint.read.reader import read
from profilelint.web import dns
from profilelint.web.http import LONGEST_WAIT, MAX_TEXT, Response, unpacked
from profilelint.web.session import Asked, Asker
from profilelint.web.settings import Settings

pytestmark = pytest.mark.usefixtures("lookup")

Serve = Callable[..., Server]

#: No test waits for this long: what never ends is broken off by a limit, or by the deadline.
SETTINGS = Settings(timeout=120, interval=0, retries=0, allow_private=True, probe=False)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def ask(*urls: str, settings: Settings = SETTINGS) -> Asked:
    text = "".join(f"- [link]({url})\n" for url in urls)
    return Asker(settings).ask([read("page.md", text.encode())])


def answer(url: str, settings: Settings = SETTINGS) -> Answer:
    found = ask(url, settings=settings).answers.get(url)
    assert found
    return found


def endless(start: bytes, piece: bytes, *, pause: float = 0.001) -> Behaviour:
    """A start, and then the same again and again until the connection breaks, or for a minute."""

    async def behave(asked: webserver.Asked) -> None:
        asked.writer.write(start)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            asked.writer.write(piece)
            await asked.writer.drain()
            await asyncio.sleep(pause)

    return behave


@pytest.mark.parametrize(
    "behaviour",
    [endless(HEAD + b"X: ", b"x" * 10_000), endless(b"HTTP/1.1 200 ", b"x" * 10_000)],
    ids=["header", "reason"],
)
def test_a_line_that_never_ends_is_broken_off(serve: Serve, behaviour: Behaviour) -> None:
    said = answer(serve(a=behaviour).url("/a"))
    assert (said.verdict, "not a web page" in said.cause) == ("transient", True)


@pytest.mark.parametrize(
    "behaviour",
    [endless(HEAD + b"\r\n", b"<p>" * 3000), endless(CHUNKED, b"5\r\nabcde\r\n" * 1000)],
    ids=["body", "chunks"],
)
def test_of_a_body_that_never_ends_the_beginning_is_read(serve: Serve, behaviour: Behaviour) -> None:
    assert answer(serve(a=behaviour).url("/a")).verdict == "alive"


@pytest.mark.parametrize(
    "behaviour",
    [
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        endless(b"", b"\r\n"),
        endless(HEAD, b"", pause=1),
        endless(CHUNKED, b"1\r\na\r\n", pause=0.2),
        endless(CHUNKED + b"5;", b"a=b;"),
    ],
    ids=["continue", "early hints", "blank lines", "head", "slow chunks", "extension of a chunk"],
)
def test_the_deadline_holds_whatever_comes(serve: Serve, behaviour: Behaviour) -> None:
    said = answer(serve(a=behaviour).url("/a"), SETTINGS._replace(deadline=0.5))
    assert said.verdict == "unchecked"


@pytest.mark.parametrize(
    "behaviour",
    [endless(CHUNKED + b"0\r\nX: ", b"x" * 10_000), endless(HEAD, b"X: y\r\n" * 100)],
    ids=["trailer", "headers"],
)
def test_what_some_versions_of_a_library_break_off_ends_with_the_deadline(serve: Serve, behaviour: Behaviour) -> None:
    said = answer(serve(a=behaviour).url("/a"), SETTINGS._replace(deadline=0.5))
    assert said.verdict in {"unchecked", "transient"}


def test_the_deadline_holds_for_a_handshake_that_stalls(serve: Serve) -> None:
    url = serve(a=status(200)).url("/a").replace("http:", "https:")  # it waits for the end of a head
    assert answer(url, SETTINGS._replace(deadline=0.5)).verdict == "unchecked"


def test_the_deadline_holds_for_redirects_without_end(serve: Serve) -> None:
    async def onward(asked: webserver.Asked) -> None:
        await asyncio.sleep(0.2)
        asked.answer(302, Location=f"{asked.path}x", Set_Cookie=f"a{asked.path[1:]}=1")

    server = serve()
    server.behaviours["*"] = onward
    assert answer(server.url("/x"), SETTINGS._replace(deadline=0.5)).verdict == "unchecked"


def test_the_deadline_holds_for_a_name_that_is_looked_up_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def hang(host: str) -> list[str]:
        released.wait(60)
        return ["127.0.0.1"]

    monkeypatch.setattr(dns, "lookup", hang)
    urls = [f"http://{number}.example.org/" for number in range(3)]
    assert ask(*urls, settings=SETTINGS._replace(deadline=0.5)).counts["unchecked"] == 3
    waiting = [each for each in threading.enumerate() if each.name == "profilelint-names"]
    released.set()
    assert len(waiting) == 3
    assert all(each.daemon for each in waiting)  # so that no Python waits for them at its end


@pytest.mark.parametrize("coding", ["gzip, br", "br, zstd", "compress", "x" * 1000])
def test_what_is_packed_in_another_way_is_not_unpacked(serve: Serve, coding: str) -> None:
    server = serve(a=status(200, b"\x00" * 5000, Content_Encoding=coding))
    assert answer(server.url("/a")).verdict == "alive"
    assert unpacked(b"abc", coding) == b"abc"


def test_what_is_unpacked_is_bounded() -> None:
    import zlib

    assert len(unpacked(zlib.compress(bytes(1 << 24)), "deflate")) == MAX_TEXT


def test_very_many_headers_and_cookies_have_a_verdict(serve: Serve) -> None:
    many = b"".join(b"Set-Cookie: a%d=%s\r\n" % (number, b"x" * 3000) for number in range(100))
    head = b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n"
    server = serve(a=raw(head + many + b"\r\n"), b=status(200))
    assert answer(server.url("/a")).verdict in {"alive", "transient"}  # by how much a version of aiohttp reads


@pytest.mark.parametrize("value", ["999999999", "Fri, 31 Dec 9999 23:59:59 -2359", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_host_that_asks_for_ages_gets_a_year(serve: Serve, value: str) -> None:
    server = serve(a=status(429, Retry_After=value))
    said = answer(server.url("/a"))
    assert (said.verdict, "rate-limited until" in said.cause) == ("blocked", True)
    assert Response(429, {"retry-after": value}).retry_after == LONGEST_WAIT

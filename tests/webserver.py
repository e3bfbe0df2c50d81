"""A web server on loopback that behaves as badly as the real ones, and a place where all names lead to it."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from profilelint.web import transport

if TYPE_CHECKING:
    import pytest
    import trustme

PAGE = b"<!doctype html><title>Ada Example</title><h1>Ada Example</h1><p>Notes on the Engine.</p>"
#: How often a loop is run until a connection that is broken off is gone, one over TLS with the one below it.
STEPS = 4
CHALLENGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Enable JavaScript</body></html>"


class Asked(NamedTuple):
    """A request, and how often its path had been asked for before."""

    method: str
    path: str
    headers: dict[str, str]
    before: int
    writer: asyncio.StreamWriter

    def answer(self, status: int, body: bytes = PAGE, **headers: str) -> None:
        """Answer as a well-behaved server does; `_` stands for `-` in the names of headers."""
        lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}", "Content-Type: text/html"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        content = b"" if self.method == "HEAD" or status in {204, 304} else body
        self.writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + content)


Behaviour = Callable[[Asked], Awaitable[None]]


def status(code: int, body: bytes = PAGE, **headers: str) -> Behaviour:
    """Always the same answer."""

    async def behave(asked: Asked) -> None:
        asked.answer(code, body, **headers)

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One after the other, and from then on the last."""

    async def behave(asked: Asked) -> None:
        await behaviours[min(asked.before, len(behaviours) - 1)](asked)

    return behave


def by_method(**behaviours: Behaviour) -> Behaviour:
    """To each method its own."""

    async def behave(asked: Asked) -> None:
        await behaviours[asked.method](asked)

    return behave


def slow(seconds: float, then: Behaviour) -> Behaviour:
    """First a pause."""

    async def behave(asked: Asked) -> None:
        await asyncio.sleep(seconds)
        await then(asked)

    return behave


def raw(data: bytes, *, hangs: bool = False, drips: float = 0.0) -> Behaviour:
    """Bytes as they are, and then nothing: the connection is closed, or hangs; byte by byte if it `drips`."""

    async def behave(asked: Asked) -> None:
        for piece in [data[at : at + 1] for at in range(len(data))] if drips else [data]:
            asked.writer.write(piece)
            await asked.writer.drain()
            await asyncio.sleep(drips)
        if hangs:
            await asyncio.sleep(60)
        asked.writer.close()

    return behave


async def reset(asked: Asked) -> None:
    """Break off, as a crash does."""
    sock = asked.writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    asked.writer.transport.abort()


def end(loop: asyncio.AbstractEventLoop, writers: Iterable[asyncio.StreamWriter]) -> None:
    """End what a server still does, hang up everywhere, and wait until all of it is done."""
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    for writer in writers:
        writer.transport.abort()
    loop.run_until_complete(asyncio.gather(*tasks, asyncio.sleep(0), return_exceptions=True))
    for _ in range(STEPS):
        loop.run_until_complete(asyncio.sleep(0))
    loop.close()


class Server:
    """A server in a thread of its own; `behaviours` are those of its paths, and `log` is what was asked."""

    def __init__(self, behaviours: dict[str, Behaviour], context: ssl.SSLContext | None = None) -> None:
        self.behaviours = behaviours
        self.log: list[tuple[str, str, dict[str, str]]] = []
        self.times: list[float] = []
        self._count: Counter[str] = Counter()
        self._writers: list[asyncio.StreamWriter] = []
        self._context = context
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        assert self._ready.wait(60)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http{'s' if self._context else ''}://{host}:{self.port}{path}"

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(each == path for _, each, _ in self.log)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        end(self._loop, self._writers)

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        self._loop.set_exception_handler(lambda *_: None)
        server = await asyncio.start_server(self._handle, "127.0.0.1", 0, ssl=self._context, limit=1 << 20)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        try:
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                first, *lines = head.strip().split("\r\n")
                method, path, _ = first.split(" ")
                headers = dict(line.lower().split(": ", 1) for line in lines)
                self.log.append((method, path, headers))
                self.times.append(time.monotonic())
                behaviour = self.behaviours.get(path) or self.behaviours.get("*") or status(404)
                self._count[path] += 1
                await behaviour(Asked(method, path, headers, self._count[path] - 1, writer))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


def context_of(cert: trustme.LeafCert) -> ssl.SSLContext:
    """What a server with a certificate needs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert.configure_cert(context)
    return context


def trust(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the certificates of an authority be trusted as those of the system are."""

    def verifying() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    monkeypatch.setattr(transport, "verifying", verifying)


@contextmanager
def closed_port() -> Iterator[int]:
    """A port at which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        yield sock.getsockname()[1]


#: The 28 behaviours, and the verdict on each; a second of `slow` and `hanging` is `second`.
def behaviours(second: float = 1.0) -> dict[str, tuple[Behaviour, str]]:
    """Ways in which hosts answer, by path, and what is to be said of each."""
    moved = {"Location": "/ok"}
    cloudflare = {"CF_Mitigated": "challenge"}
    return {
        "/ok": (status(200), "alive"),
        "/head-refused": (by_method(HEAD=status(405), GET=status(200)), "alive"),
        "/head-404": (by_method(HEAD=status(404), GET=status(200)), "alive"),
        "/204": (status(204), "alive"),
        "/slow": (slow(3 * second, status(200)), "alive"),
        "/503-once": (in_turn(status(503), status(200)), "alive"),
        "/301": (status(301, **moved), "moved"),
        "/302": (status(302, **moved), "alive"),
        "/308": (status(308, **moved), "moved"),
        "/to-404": (status(302, Location="/404"), "dead"),
        "/loop": (status(302, Location="/loop"), "dead"),
        "/404": (status(404), "dead"),
        "/410": (status(410), "dead"),
        "/401": (status(401), "blocked"),
        "/403": (status(403), "blocked"),
        "/418": (status(418), "blocked"),
        "/429": (status(429, Retry_After="3600"), "blocked"),
        "/451": (status(451), "blocked"),
        "/999": (status(999), "blocked"),
        "/cloudflare-403": (status(403, CHALLENGE, **cloudflare), "blocked"),
        "/cloudflare-200": (status(200, CHALLENGE), "blocked"),
        "/waf": (status(202, b"", X_Amzn_Waf_Action="challenge"), "blocked"),
        "/500": (status(500), "transient"),
        "/503": (status(503), "transient"),
        "/hanging": (slow(60 * second, status(200)), "transient"),
        "/reset": (reset, "transient"),
        "/5-mb": (status(200, bytes(5_000_000)), "alive"),
    }

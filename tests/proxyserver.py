"""A proxy on loopback: CONNECT tunnels and requests in full, as a proxy of an institution serves them."""

from __future__ import annotations

import asyncio
import base64
import threading
from contextlib import suppress

from webserver import end

#: How many connections it takes, and how many seconds each may last.
MOST, LONGEST = 200, 60.0


class Proxy:
    """A proxy in a thread of its own. Whatever it is asked for, it asks a server on this machine at the same port.

    `log` are the first lines of what it was asked, `refuses` a status with which it makes no tunnel, `wants` the name
    and password that it asks for, as in `ada:secret`. One that is `silent` takes connections and says nothing.
    """

    def __init__(self, *, refuses: int = 0, wants: str = "", silent: bool = False) -> None:
        self.log: list[str] = []
        self._writers: list[asyncio.StreamWriter] = []
        self._refuses, self._silent = refuses, silent
        self._wants = f"Proxy-Authorization: Basic {base64.b64encode(wants.encode()).decode()}" if wants else ""
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Proxy:
        self._thread.start()
        assert self._ready.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        end(self._loop, self._writers)

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        self._loop.set_exception_handler(lambda *_: None)
        server = await asyncio.start_server(self._handle, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            async with asyncio.timeout(LONGEST):
                while len(self.log) < MOST and await self._answer(reader, writer):
                    pass
        writer.close()

    async def _connect(self, target: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(target.rpartition(":")[2]))
        self._writers.append(writer)
        return reader, writer

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer a request; whether the connection may be used again."""
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").strip().split("\r\n")
        self.log.append(first)
        method, target, _ = first.split(" ")
        if self._silent:
            await asyncio.sleep(LONGEST)
        if self._wants and self._wants not in lines:
            return await self._say(writer, 407)
        if method == "CONNECT":
            return await self._tunnel(reader, writer, target)
        place, _, path = target.removeprefix("http://").partition("/")
        theirs, ours = await self._connect(place)
        kept = [line for line in lines if not line.startswith("Proxy-")]
        ours.write("\r\n".join([f"{method} /{path} HTTP/1.1", *kept, "Connection: close", "", ""]).encode("latin-1"))
        answer = await theirs.readuntil(b"\r\n\r\n")
        length = next((line for line in answer.split(b"\r\n") if line.lower().startswith(b"content-length")), b":0")
        writer.write(answer + await theirs.readexactly(0 if method == "HEAD" else int(length.partition(b":")[2])))
        await writer.drain()
        ours.close()
        return True

    async def _tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, target: str) -> bool:
        if self._refuses:
            return await self._say(writer, self._refuses)
        theirs, ours = await self._connect(target)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(_copy(reader, ours), _copy(theirs, writer))
        return False

    async def _say(self, writer: asyncio.StreamWriter, status: int) -> bool:
        writer.write(f"HTTP/1.1 {status} Whatever\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        return True


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
    writer.close()

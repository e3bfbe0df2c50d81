"""One request, one response: over a connection to an address that was checked, within a time.

No library speaks here: asyncio does all that asking for a link needs of HTTP/1.1, and lets a name be resolved, checked
and connected to in three steps. For the 2,000 links of `benchmarks/links.py` a bare loop over httpx took 4.4 s from
start to end, httpx over aiohttp 1.9 s, aiohttp 1.5 s and asyncio 1.0 s, of which 0.75 s are waiting.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Protocol, cast

from profilelint.records import NamedTuple
from profilelint.web.address import Address
from profilelint.web.message import Reader, Response
from profilelint.web.names import Resolver
from profilelint.web.trouble import Trouble

#: How many addresses of a host are tried, and how long, in seconds, all but the last at most.
ADDRESSES, PATIENCE = 4, 5.0

#: OpenSSL's number for a certificate whose time is over (x509_vfy.h), and the last day of one as it is encoded, to the
#: year 2049 and later (RFC 5280, section 4.1.2.5).
EXPIRED = 10
_LAST_DAY = re.compile(rb"(?s)\x30.(?:\x17\x0d.{13}|\x18\x0f.{15})(?:\x17\x0d|\x18\x0f20)(\d\d)(\d\d)(\d\d)")

#: OpenSSL's words for what is wrong with a certificate, by `verify_code`, and ours.
CERTIFICATES = {
    EXPIRED: "it has expired",
    9: "it is not valid yet",
    18: "the host has signed it itself",
    19: "it is signed by an authority that nobody knows",
    20: "that of its issuer is missing",
    21: "that of its issuer is missing",
    62: "it is for another host",
    64: "it is for another host",
}


class Request(NamedTuple):
    """What to ask; without `verify`, whoever answers is taken for the host."""

    method: str
    address: Address
    headers: Mapping[str, str]
    verify: bool = True

    @property
    def head(self) -> bytes:
        """The request as it is sent."""
        scheme, _, port, target = self.address
        host = (
            self.address.authority if port == {"http": 80, "https": 443}[scheme] else f"{self.address.authority}:{port}"
        )
        lines = [f"{self.method} {target} HTTP/1.1", f"Host: {host}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")


class Transport(Protocol):
    """Whatever answers requests: the web, or what stands for it in an example."""

    async def fetch(self, request: Request) -> Response:
        """The response to a request; raises Trouble."""

    async def works(self) -> bool:
        """Whether there is a network at all."""

    def close(self) -> None:
        """Let go of everything."""


class _Connection(asyncio.Protocol):
    """A connection that serves one request after the other."""

    def __init__(self) -> None:
        self._reader = Reader(bodiless=True)
        self._done: asyncio.Future[None] | None = None
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    async def ask(self, request: Request) -> Response:
        """Send a request and wait for the response; of one that does not end in time, what has arrived."""
        assert self.transport is not None  # noqa: S101 -- it is connected
        self._reader = Reader(bodiless=request.method == "HEAD")
        self._done = asyncio.get_running_loop().create_future()
        self.transport.write(request.head)
        try:
            await self._done
        except asyncio.CancelledError:
            if response := self._reader.response():
                raise _LateError(response) from None
            raise
        return cast("Response", self._reader.response())

    @property
    def begun(self) -> bool:
        """Whether any byte of the response has arrived."""
        return self._reader.begun

    @property
    def reusable(self) -> bool:
        """Whether the connection may serve another request."""
        return (
            self._reader.finished and self._reader.reusable and not (not self.transport or self.transport.is_closing())
        )

    def close(self) -> None:
        """Hang up."""
        if self.transport:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        if not self._done or self._done.done():
            self.close()  # nobody asked for it
            return
        try:
            self._reader.feed(data)
        except Trouble as trouble:
            self._done.set_exception(trouble)
            return
        if self._reader.finished:
            self._done.set_result(None)

    def eof_received(self) -> None:
        self.connection_lost(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._done or self._done.done():
            return
        if self._reader.end():
            self._done.set_result(None)
        else:
            self._done.set_exception(Trouble("reset" if exc or not self._reader.begun else "protocol"))


class _LateError(Exception):
    """The time is over, and the response has not ended: it is all that there will be."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class Web:
    """The web itself. `timeout` is what one answer may take; `idle` connections at most wait for another request."""

    def __init__(self, resolver: Resolver, timeout: float, idle: int) -> None:
        self._resolver = resolver
        self._timeout = timeout
        self._most_idle = idle
        self._idle: OrderedDict[_Connection, _Origin] = OrderedDict()
        self._by_origin: dict[_Origin, list[_Connection]] = {}

    async def fetch(self, request: Request) -> Response:
        """The response to a request, its body cut where it is long; raises Trouble."""
        try:
            async with asyncio.timeout(self._timeout):
                return await self._fetch(request)
        except _LateError as late:
            return late.response
        except TimeoutError:
            raise Trouble("timeout") from None

    async def _fetch(self, request: Request) -> Response:
        origin = _Origin(request.address.scheme, request.address.host, request.address.port, request.verify)
        while connection := self._take(origin):
            try:
                return await self._asked(connection, origin, request)
            except Trouble:
                if connection.begun:
                    raise
        connection = await self._connect(origin)
        return await self._asked(connection, origin, request)

    async def _asked(self, connection: _Connection, origin: _Origin, request: Request) -> Response:
        try:
            response = await connection.ask(request)
        except BaseException:
            connection.close()
            raise
        if connection.reusable:
            self._keep(connection, origin)
        else:
            connection.close()
        return response

    # Connections

    async def _connect(self, origin: _Origin) -> _Connection:
        addresses = (await self._resolver.addresses(origin.host))[:ADDRESSES]
        for address in addresses[:-1]:
            try:
                async with asyncio.timeout(min(PATIENCE, self._timeout / 3)):
                    return await self._opened(address, origin)
            except (TimeoutError, Trouble) as error:
                if isinstance(error, Trouble) and error.kind == "certificate":
                    raise
        return await self._opened(addresses[-1], origin)

    async def _opened(self, address: str, origin: _Origin) -> _Connection:
        loop = asyncio.get_running_loop()
        try:
            if origin.scheme == "http":
                _, connection = await loop.create_connection(_Connection, address, origin.port)
            else:
                context = self._verifying if origin.verify else self._trusting
                _, connection = await loop.create_connection(
                    _Connection, address, origin.port, ssl=context, server_hostname=origin.host.rstrip(".")
                )
        except ssl.SSLCertVerificationError as error:
            words = CERTIFICATES.get(error.verify_code, error.verify_message)
            if error.verify_code == EXPIRED:
                words += await self._since(address, origin)
            raise Trouble("certificate", words) from None
        except ssl.SSLError as error:
            raise Trouble("tls", (error.reason or "").lower().replace("_", " ")) from None
        except ConnectionRefusedError:
            raise Trouble("refused") from None
        except ConnectionError:
            raise Trouble("reset") from None
        except OSError:
            raise Trouble("unreachable") from None
        return connection

    async def _since(self, address: str, origin: _Origin) -> str:
        """On which day a certificate has expired, as the end of a sentence; nothing if that is not plain."""
        try:
            connection = await self._opened(address, origin._replace(verify=False))
        except Trouble:
            return ""
        tls = connection.transport.get_extra_info("ssl_object") if connection.transport else None
        found = _LAST_DAY.search(tls.getpeercert(binary_form=True) or b"") if tls else None
        connection.close()
        day = "20" + "-".join(part.decode() for part in found.groups()) if found else ""
        return f" on {day}" if day < date.today().isoformat() and day else ""  # it may be its issuer's that has expired

    def _take(self, origin: _Origin) -> _Connection | None:
        waiting = self._by_origin.get(origin)
        while waiting:
            connection = waiting.pop()
            if self._idle.pop(connection, None) and connection.transport and not connection.transport.is_closing():
                return connection
        return None

    def _keep(self, connection: _Connection, origin: _Origin) -> None:
        self._idle[connection] = origin
        self._by_origin.setdefault(origin, []).append(connection)
        if len(self._idle) > self._most_idle:
            oldest, its_origin = self._idle.popitem(last=False)
            self._by_origin[its_origin].remove(oldest)
            if not self._by_origin[its_origin]:
                del self._by_origin[its_origin]
            oldest.close()

    @cached_property
    def _verifying(self) -> ssl.SSLContext:
        return verifying()

    @cached_property
    def _trusting(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context

    async def works(self) -> bool:
        """Whether there is a network at all."""
        return await self._resolver.works()

    def close(self) -> None:
        """Hang up everywhere."""
        for connection in self._idle:
            connection.close()
        self._resolver.close()


class _Origin(NamedTuple):
    """What a connection is for."""

    scheme: str
    host: str
    port: int
    verify: bool


def verifying() -> ssl.SSLContext:
    """A context that trusts the authorities of this system, and those that browsers trust."""
    context = ssl.create_default_context()
    import certifi

    context.load_verify_locations(certifi.where())
    return context

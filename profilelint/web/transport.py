"""One request, one response: over a connection to an address that was checked, within a time.

httpx speaks, over connections of aiohttp: its own take twice the time of a processor, and aiohttp's take a resolver of
ours, so that the address that is connected to is the one that was checked. Both are imported with the first request,
since that takes longer than to read all answers from a store. It is httpx's transport that is used and not its client:
that one reads where a redirect leads, and fails where it leads to no address, even if it is not to follow it.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, cast

from profilelint.records import NamedTuple
from profilelint.web.address import Address
from profilelint.web.message import MAX_BODY, Response, unpacked
from profilelint.web.names import Resolver
from profilelint.web.trouble import Trouble

if TYPE_CHECKING:
    import aiohttp
    import httpx
    from aiohttp.abc import AbstractResolver, ResolveResult
    from httpx_aiohttp import AiohttpTransport

#: How many addresses of a host are tried, most bytes of a line of a head, and for how many seconds a connection waits
#: for another request: there may be very many hosts.
ADDRESSES, MAX_LINE, KEPT = 4, 1 << 14, 1.0

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


class Transport(Protocol):
    """Whatever answers requests: the web, or what stands for it in an example."""

    async def fetch(self, request: Request) -> Response:
        """The response to a request; raises Trouble."""

    async def works(self) -> bool:
        """Whether there is a network at all."""

    async def close(self) -> None:
        """Let go of everything."""


#: The address that is asked for, and whether a connection was made for it, in each task.
_ADDRESS: ContextVar[Address] = ContextVar("_ADDRESS")
_IS_NEW: ContextVar[bool] = ContextVar("_IS_NEW")


async def _note_new(*_: object) -> None:
    _IS_NEW.set(True)


class Web:
    """The web itself. `timeout` is what one answer may take, in seconds."""

    def __init__(self, resolver: Resolver, timeout: float) -> None:
        self._resolver = resolver
        self._timeout = timeout

    async def fetch(self, request: Request) -> Response:
        """The response to a request, its body cut where it is long, or where its time is over; raises Trouble."""
        import httpx

        response: httpx.Response | None = None
        body = bytearray()
        try:
            async with asyncio.timeout(self._timeout):
                response = await self._sent(request)
                async for part in response.aiter_raw():
                    body += part
                    if len(body) >= MAX_BODY:
                        break
        except (TimeoutError, httpx.HTTPError) as error:
            if response is None:
                raise Trouble("timeout" if isinstance(error, TimeoutError) else "protocol") from None
        finally:
            if response is not None:
                await response.aclose()
        return _read(response, bytes(body))

    async def _sent(self, request: Request) -> httpx.Response:
        import httpx

        address = request.address
        await self._resolver.addresses(address.host)  # aiohttp asks no resolver for a host that is an address
        headers = {name.encode(): value.encode("latin-1", "replace") for name, value in request.headers.items()}
        transport = self._verifying if request.verify and address.scheme == "https" else self._trusting
        _ADDRESS.set(address)
        return await transport.handle_async_request(httpx.Request(request.method, address.url, headers=headers))

    async def _handle(
        self, request: aiohttp.ClientRequest, send: Callable[[aiohttp.ClientRequest], Awaitable[aiohttp.ClientResponse]]
    ) -> aiohttp.ClientResponse:
        """What happens to a request below httpx, which would not say what has failed; raises Trouble."""
        import aiohttp
        from yarl import URL

        # Else `?a=%2F` would be written in another way, and a query is part of what an address names.
        request.url = URL(_ADDRESS.get().url, encoded=True)
        _IS_NEW.set(False)
        try:
            return await send(request)
        except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
            if not _IS_NEW.get():
                raise  # the connection has gone stale while it waited, and aiohttp takes another one
            raise await self._trouble(error) from None

    async def _trouble(self, error: aiohttp.ClientError) -> Trouble:
        import aiohttp

        cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
        match cause:
            case ssl.SSLCertVerificationError():
                words = CERTIFICATES.get(cause.verify_code, cause.verify_message)
                since = await self._since(_ADDRESS.get()) if cause.verify_code == EXPIRED else ""
                return Trouble("certificate", words + since)
            case ssl.SSLError():
                return Trouble("tls", (cause.reason or "").lower().replace("_", " "))
            case ConnectionRefusedError():
                return Trouble("refused")
            case ConnectionError() | aiohttp.ServerDisconnectedError(message=str()):
                return Trouble("reset")
            case aiohttp.ServerDisconnectedError():
                return Trouble("protocol")  # there was the beginning of a head
        return Trouble("unreachable" if isinstance(error, aiohttp.ClientConnectorError) else "reset")

    async def _since(self, address: Address) -> str:
        """On which day a certificate has expired, as the end of a sentence; nothing if that is not plain."""
        certificate = b""
        with suppress(OSError, Trouble):
            async with asyncio.timeout(self._timeout):
                host = (await self._resolver.addresses(address.host))[0]
                name = address.host.rstrip(".")
                _, writer = await asyncio.open_connection(host, address.port, ssl=_trusting(), server_hostname=name)
            certificate = writer.get_extra_info("ssl_object").getpeercert(binary_form=True) or b""
            writer.transport.abort()
        found = _LAST_DAY.search(certificate)
        day = "20" + "-".join(part.decode() for part in found.groups()) if found else ""
        return f" on {day}" if day < date.today().isoformat() and day else ""  # it may be its issuer's that has expired

    @cached_property
    def _verifying(self) -> AiohttpTransport:
        return self._transport(verifying())

    @cached_property
    def _trusting(self) -> AiohttpTransport:
        return self._transport(_trusting())

    def _transport(self, context: ssl.SSLContext) -> AiohttpTransport:
        import aiohttp
        from httpx_aiohttp import AiohttpTransport

        names = cast("AbstractResolver", _Names(self._resolver))
        trace = aiohttp.TraceConfig()
        trace.on_connection_create_start.append(_note_new)
        session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=names, use_dns_cache=False, ssl=context, limit=0, keepalive_timeout=KEPT
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            max_line_size=MAX_LINE,
            max_field_size=MAX_LINE,
            middlewares=(self._handle,),
            trace_configs=[trace],
        )
        return AiohttpTransport(verify=context, client=session)

    async def works(self) -> bool:
        """Whether there is a network at all."""
        return await self._resolver.works()

    async def close(self) -> None:
        """Hang up everywhere."""
        self._resolver.close()
        for name in ("_verifying", "_trusting"):
            if name in self.__dict__:
                await getattr(self, name).aclose()


class _Names:
    """The resolver that aiohttp asks: every address that it connects to has been checked."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    async def resolve(self, host: str, port: int = 0, _: int = 0, **__: int) -> list[ResolveResult]:
        """The addresses of a host; raises Trouble."""
        found = (await self._resolver.addresses(host))[:ADDRESSES]
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET6 if ":" in address else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for address in found
        ]


def _read(response: httpx.Response, body: bytes) -> Response:
    headers: dict[str, str] = {}
    cookies: list[str] = []
    for raw, content in response.headers.raw:
        name, value = raw.decode("latin-1").lower(), content.decode("latin-1").strip()
        if name == "set-cookie":
            cookies.append(value)
        else:
            headers.setdefault(name, value)
    return Response(
        response.status_code, headers, unpacked(body, headers.get("content-encoding", "")), tuple(cookies[:20])
    )


def verifying() -> ssl.SSLContext:
    """A context that trusts the authorities of this system, and those that browsers trust."""
    context = ssl.create_default_context()
    import certifi

    context.load_verify_locations(certifi.where())
    return context


def _trusting() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context

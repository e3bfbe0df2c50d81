"""One request, one response: over a connection to an address that was checked, within a time.

httpx speaks, over connections of aiohttp: its own take twice the time of a processor, and aiohttp's take a resolver of
ours, so that the address that is connected to is the one that was checked. Both are imported with the first request,
since that takes longer than to read all answers from a store. It is httpx's transport that is used and not its client:
that one reads where a redirect leads, and fails where it leads to no address, even if it is not to follow it.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from profilelint.web.certificates import CERTIFICATES, EXPIRED, expired_on
from profilelint.web.dns import Resolver
from profilelint.web.errors import Trouble
from profilelint.web.http import MAX_BODY, MAX_TEXT, Request, Response, unpacked
from profilelint.web.proxies import Proxies, Proxy
from profilelint.web.url import Address

if TYPE_CHECKING:
    import aiohttp
    import httpx
    from aiohttp.abc import AbstractResolver
    from httpx_aiohttp import AiohttpTransport

#: Most bytes of a line of a head, and for how many seconds a connection waits for another request: there may be very
#: many hosts, and no system lets everybody keep a thousand connections.
MAX_LINE, KEPT = 1 << 14, 0.4

#: What a system says of an address in a network that it does not belong to.
_NO_WAY = frozenset((errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT))

#: "Proxy Authentication Required" (RFC 9110, section 15.5.8).
PROXY_WANTS_NAME = 407

NO_PROXIES = Proxies()


class _Asked:
    """What is asked for, by which proxy, and whether a connection was made for it."""

    __slots__ = ("address", "is_new", "proxy")

    def __init__(self, address: Address, proxy: Proxy | None) -> None:
        self.address, self.proxy, self.is_new = address, proxy, False


#: What each task asks for: httpx carries this to where it is needed in no other way.
_ASKED: ContextVar[_Asked] = ContextVar("_ASKED")


class Web:
    """The web itself. `timeout` is what one answer may take, in seconds."""

    def __init__(self, resolver: Resolver, timeout: float, proxies: Proxies = NO_PROXIES) -> None:
        self._resolver = resolver
        self._timeout = timeout
        self._proxies = proxies
        self._has_proxy = False  # whether a proxy has answered

    async def fetch(self, request: Request) -> Response:
        """The response to a request, its body cut where it is long, or where its time is over; raises Trouble."""
        import aiohttp
        import httpx_aiohttp  # noqa: F401 -- else it would count as time of the first host

        try:
            return await self._fetched(request)
        except aiohttp.ClientResponseError as error:
            # A rule is broken, perhaps only by the body, and browsers show the page nevertheless: the head may do.
            if request.method == "GET":
                with suppress(aiohttp.ClientResponseError):
                    head = await self._fetched(request._replace(method="HEAD"))
                    if head.status < 400:
                        return head
            raise Trouble("protocol") from error

    async def _fetched(self, request: Request) -> Response:
        import httpx

        response: httpx.Response | None = None
        body, is_whole = bytearray(), False
        proxy = self._proxies.of(request.address)
        _ASKED.set(_Asked(request.address, proxy))
        try:
            async with asyncio.timeout(self._timeout):
                response = await self._sent(request)
                async for part in response.aiter_raw():
                    body += part
                    if len(body) >= MAX_BODY:
                        break
                else:
                    is_whole = True
        except (TimeoutError, httpx.HTTPError) as error:
            if response is None and proxy and not self._has_proxy:
                raise Trouble("proxy", "it does not answer") from None
            if response is None:
                raise Trouble("timeout" if isinstance(error, TimeoutError) else "protocol") from None
        finally:
            if response is not None:
                await response.aclose()
        if proxy:
            self._answered(response.status_code)
        return _read(response, bytes(body), is_whole=is_whole)

    async def _sent(self, request: Request) -> httpx.Response:
        import httpx

        address = request.address
        if _ASKED.get().proxy:
            await self._resolver.check_for_proxy(address.host, self._timeout / 4)
        else:
            await self._resolver.addresses(address.host)  # aiohttp asks no resolver for a host that is an address
        headers = {name.encode(): value.encode("latin-1", "replace") for name, value in request.headers.items()}
        asking = httpx.Request(
            request.method, _origin(address.scheme, address.authority, address.port), headers=headers
        )
        asking.headers.encoding = "utf-8"
        transport = self._verifying if request.verify and address.scheme == "https" else self._trusting
        return await transport.handle_async_request(asking)

    async def _handle(
        self, request: aiohttp.ClientRequest, send: Callable[[aiohttp.ClientRequest], Awaitable[aiohttp.ClientResponse]]
    ) -> aiohttp.ClientResponse:
        """What happens to a request below httpx, which would not say what has failed; raises Trouble."""
        import aiohttp
        from yarl import URL

        asked = _ASKED.get()
        request.url = URL(asked.address.url, encoded=True)  # as it is: else `?a=%2F` would be written in another way
        if asked.proxy:
            _put(asked.proxy, request)
        while True:
            asked.is_new = False
            try:
                return await send(request)
            except aiohttp.ClientHttpProxyError as error:
                self._answered(error.status)
                raise _refused(error.status) from None
            except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
                if asked.is_new:
                    raise await self._trouble(error) from None
                # Else the connection has gone stale while it waited: another one is taken.

    async def _trouble(self, error: aiohttp.ClientError) -> Trouble:
        import aiohttp

        if isinstance(error, aiohttp.ClientProxyConnectionError):
            return Trouble("proxy", "it cannot be reached")
        cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
        match cause:
            case ssl.SSLCertVerificationError():
                words = CERTIFICATES.get(cause.verify_code, cause.verify_message)
                since = await self._since(_ASKED.get().address) if cause.verify_code == EXPIRED else ""
                return Trouble("certificate", words + since)
            case ssl.SSLError():
                return Trouble("tls", (cause.reason or "").lower().replace("_", " "))
            case ConnectionRefusedError():
                return Trouble("refused")
            case ConnectionError() | aiohttp.ServerDisconnectedError(message=str()):
                return Trouble("reset")
            case aiohttp.ServerDisconnectedError():
                return Trouble("protocol")  # there was the beginning of a head
        if not isinstance(error, aiohttp.ClientConnectorError):
            return Trouble("reset")
        return Trouble("no-ipv6" if await self._lacks_way(cause) else "unreachable")

    async def _lacks_way(self, error: BaseException) -> bool:
        """Whether a host has addresses of version 6 alone, and this machine has no way to any of them."""
        has_way = getattr(error, "errno", None) not in _NO_WAY
        return not has_way and all(":" in each for each in await self._resolver.addresses(_ASKED.get().address.host))

    async def _since(self, address: Address) -> str:
        """On which day a certificate has expired, as the end of a sentence; nothing if that is not plain."""
        if _ASKED.get().proxy:
            return ""
        certificate = b""
        with suppress(OSError, Trouble):
            async with asyncio.timeout(self._timeout):
                host = (await self._resolver.addresses(address.host))[0]
                name = address.host.rstrip(".")
                _, writer = await asyncio.open_connection(host, address.port, ssl=_trusting(), server_hostname=name)
            certificate = writer.get_extra_info("ssl_object").getpeercert(binary_form=True) or b""
            writer.transport.abort()
        return expired_on(certificate)

    def _answered(self, status: int) -> None:
        """Take in that a proxy has answered; raises Trouble if only to ask who it is that asks."""
        if status == PROXY_WANTS_NAME:
            raise Trouble("proxy", "it wants a name and a password")
        self._has_proxy = True

    @cached_property
    def _verifying(self) -> AiohttpTransport:
        return self._transport(verifying())

    @cached_property
    def _trusting(self) -> AiohttpTransport:
        return self._transport(_trusting())

    def _transport(self, context: ssl.SSLContext) -> AiohttpTransport:
        import aiohttp
        from httpx_aiohttp import AiohttpTransport

        names = cast("AbstractResolver", self._resolver)
        connector = aiohttp.TCPConnector(
            resolver=names, use_dns_cache=False, socket_factory=_socket, ssl=context, limit=0, keepalive_timeout=KEPT
        )
        session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            max_line_size=MAX_LINE,
            max_field_size=MAX_LINE,
            middlewares=(self._handle,),
        )
        return AiohttpTransport(verify=context, client=session)

    async def works(self) -> bool:
        """Whether there is a network at all."""
        return self._has_proxy or await self._resolver.works()

    async def close(self) -> None:
        """Hang up everywhere."""
        self._resolver.close()
        for name in ("_verifying", "_trusting"):
            if name in self.__dict__:
                await getattr(self, name).aclose()


def _put(proxy: Proxy, request: aiohttp.ClientRequest) -> None:
    """Send a request by a proxy: over a tunnel through it (CONNECT) if it is secret, else in full to it."""
    from yarl import URL

    request.update_proxy(URL(proxy.address.url), None, proxy.headers if request.is_ssl() else None)
    if not request.is_ssl():
        request.headers.update(proxy.headers)


def _refused(status: int) -> Trouble:
    """Return what it means that a proxy makes no tunnel: it could not reach the host, or it does not want to."""
    return Trouble("unreachable") if status >= 500 else Trouble("proxy", f"it refuses to ask: {status}")


def _socket(info: aiohttp.AddrInfoType) -> socket.socket:
    _ASKED.get().is_new = True
    return socket.socket(*info[:3])


@lru_cache(maxsize=1 << 10)
def _origin(scheme: str, authority: str, port: int) -> httpx.URL:
    """What httpx is told of an address: the rest of it takes long to read, and would be written in another way."""
    import httpx

    return httpx.URL(f"{scheme}://{authority}:{port}/")


def _read(response: httpx.Response, body: bytes, *, is_whole: bool) -> Response:
    headers: dict[str, str] = {}
    cookies: list[str] = []
    for raw, content in response.headers.raw:
        name, value = raw.decode("latin-1").lower(), content.decode("latin-1").strip()
        if name == "set-cookie":
            cookies.append(value)
        else:
            headers.setdefault(name, value)
    text = unpacked(body, headers.get("content-encoding", ""))
    is_whole = is_whole and len(text) < MAX_TEXT
    return Response(response.status_code, headers, text, tuple(cookies[:20]), is_whole)


def verifying() -> ssl.SSLContext:
    """Return a context that trusts the authorities of this system, and those that browsers trust."""
    context = ssl.create_default_context()
    import certifi

    context.load_verify_locations(certifi.where())
    return context


def _trusting() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context

"""Names to addresses, and which of these may be asked."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from profilelint.web.errors import Trouble

if TYPE_CHECKING:
    from aiohttp.abc import ResolveResult

#: How many names are looked up at once: each look-up takes a thread.
LOOKUPS = 32

#: How many addresses of a host are tried.
ADDRESSES = 4

#: A name that resolves wherever names do: the root of scholarly links.
CONTROL = "doi.org"

#: Where clouds answer their machines' questions about themselves: Azure (Microsoft Learn, "168.63.129.16"), and Oracle
#: in a block of RFC 6890 that Python 3.11 takes for global.
_METADATA = tuple(map(ipaddress.IPv4Network, ("168.63.129.16", "192.0.0.0/24")))
#: Networks that wrap IPv4 addresses: NAT64 (RFC 6052), and the old compatible form (RFC 4291, section 2.5.5.1).
_WRAPPING = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96")))
#: NAT64 of a network's own (RFC 8215).
_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")


def is_public(address: str) -> bool:
    """Return whether an address lies on the open internet.

    No network's own and no loopback, link-local, carrier's (RFC 6598) or metadata address does, nor a version 6 address
    that wraps one.

    >>> [is_public(each) for each in ("93.184.215.14", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6:
        if ip in _LOCAL or ip.is_site_local:
            return False
        if inner := _wrapped(ip):
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _METADATA)


def _wrapped(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if any(ip in network for network in _WRAPPING):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def lookup(host: str) -> list[str]:
    """Return the addresses of a host, in the order in which they are to be tried; raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Resolver:
    """Names to addresses that have been checked; each name is looked up once in a run.

    The hosts of `proxies` may lie in a private network: whoever runs the command has named them.
    """

    def __init__(self, *, allow_private: bool = False, proxies: frozenset[str] = frozenset()) -> None:
        self._allow_private = allow_private
        self._proxies = proxies
        self._free = asyncio.Semaphore(LOOKUPS)
        self._found: dict[str, asyncio.Future[list[str]]] = {}

    async def addresses(self, host: str) -> list[str]:
        """The addresses of a host; raises Trouble where there are none, or one that may not be asked."""
        found = await self._any_addresses(host)
        if not self._allow_private and not all(map(is_public, found)):
            raise Trouble("private")
        return found

    async def check_for_proxy(self, host: str, seconds: float) -> None:
        """Raise Trouble where a proxy may not be asked for a host: it lies in a private network, or its name says so.

        A name that cannot be looked up here, or not within some seconds, is left to the proxy, which may know it.
        """
        try:
            async with asyncio.timeout(seconds):
                await self.addresses(host)
        except (Trouble, TimeoutError) as error:
            is_private = isinstance(error, Trouble) and error.kind == "private"
            if is_private or (_is_local(host) and not self._allow_private):
                raise Trouble("private") from None

    async def _any_addresses(self, host: str) -> list[str]:
        return [host] if _is_literal(host) else await self._looked_up(host)

    async def _looked_up(self, host: str) -> list[str]:
        if host not in self._found or self._found[host].cancelled():
            self._found[host] = asyncio.create_task(self._in_thread(host))
        try:
            return await asyncio.shield(self._found[host])
        except OSError as error:
            del self._found[host]
            unknown = isinstance(error, socket.gaierror) and error.errno in _UNKNOWN
            raise Trouble("no-such-host" if unknown else "names") from None
        except UnicodeError:
            raise Trouble("no-such-host") from None

    async def _in_thread(self, host: str) -> list[str]:
        """Look a name up in a thread that nobody waits for at the end: a look-up cannot be broken off."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[list[str]] = loop.create_future()

        def settle(found: list[str], error: Exception | None) -> None:
            if not future.done():
                future.set_exception(error) if error else future.set_result(found)

        def look_up() -> None:
            found: list[str] = []
            fault: Exception | None = None
            try:
                found = lookup(host)
            except Exception as error:
                fault = error
            with suppress(RuntimeError):  # the run is over
                loop.call_soon_threadsafe(settle, found, fault)

        async with self._free:
            threading.Thread(target=look_up, name="profilelint-names", daemon=True).start()
            return await future

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:  # noqa: ARG002 -- aiohttp's
        """The addresses of a host as aiohttp wants them, which connects to these and to no others; raises Trouble."""
        try:
            found = await (self._any_addresses if host in self._proxies else self.addresses)(host)
        except Trouble as trouble:
            raise (Trouble("proxy", "there is no such host") if host in self._proxies else trouble) from None
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET6 if ":" in address else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for address in found[:ADDRESSES]
        ]

    async def works(self) -> bool:
        """Whether names can be looked up at all."""
        try:
            return bool(await self._looked_up(CONTROL))
        except Trouble:
            return False

    def close(self) -> None:
        """Wait for nothing any more."""
        for each in self._found.values():
            each.cancel()


#: What a look-up says of a name that does not exist, or that has no address.
_UNKNOWN = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}


def _is_literal(host: str) -> bool:
    return ":" in host or bool(re.fullmatch(r"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}", host))


#: Names that are no one's on the open internet (RFC 6761, RFC 6762, RFC 8375, and ICANN's resolution 2024.07.29.06).
_OWN = (".localhost", ".local", ".internal", ".home.arpa")


def _is_local(host: str) -> bool:
    """Whether a name can only be one of a network's own: it has one part, ends like such a name, or in a number."""
    name = f".{host.rstrip('.')}"
    return name.count(".") == 1 or name.endswith(_OWN) or name.rpartition(".")[2][:1].isdigit()

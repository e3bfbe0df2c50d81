"""Keeps a Python on this machine: whoever speaks to another one is told off, and it is written down.

An audit hook sees what every socket does, whichever library uses it (docs.python.org/3/library/audit_events.html).
"""

from __future__ import annotations

import os
import sys

#: The environment variable that names the file in which it is written down.
LOG = "PROFILELINT_TEST_OUTSIDE"

#: The events that name somebody to speak to, and which of their arguments does.
_EVENTS = {
    "socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1, "socket.bind": 1,
    "socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0,
}  # fmt: skip


_OF_SOCKETS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


class OutsideError(RuntimeError):
    """A test wanted to speak to another machine."""


def install() -> None:
    """Watch this process from now on; nothing ends that."""
    sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _EVENTS or (event in _OF_SOCKETS and isinstance(arguments[1], str | bytes)):  # AF_UNIX
        return
    if not is_inside(arguments[_EVENTS[event]]):
        with open(os.environ.get(LOG, os.devnull), "a", encoding="utf-8") as log:  # noqa: PTH123 -- few imports
            log.write(f"{event} {arguments[_EVENTS[event]]!r}\n")
        raise OutsideError(f"{event}: {arguments[_EVENTS[event]]!r} is no address of this machine")


def is_inside(address: object) -> bool:
    """Whether an address, of a socket or a host's alone, is one of 127.0.0.0/8, ::1, or of no network."""
    host = address[0] if isinstance(address, tuple) and address else address
    if isinstance(address, tuple) and isinstance(host, int):
        return True  # AF_NETLINK and the like
    if (isinstance(address, str | bytes) and b"/" in os.fsencode(address)) or host in (None, "", b"", "localhost"):
        return True  # AF_UNIX, or nobody
    text = os.fsdecode(host) if isinstance(host, str | bytes | bytearray) else ""
    return _is_loopback(text.partition("%")[0])


def _is_loopback(text: str) -> bool:
    import ipaddress
    import socket

    try:
        ip = ipaddress.ip_address(text if ":" in text else socket.inet_aton(text))
    except (ValueError, OSError):
        return False
    inner = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (inner or ip).is_loopback

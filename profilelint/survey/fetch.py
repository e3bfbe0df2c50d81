"""From a git address or an archive to a folder of plain files. What comes is a stranger's: no part of it is run.

No link is made, nothing is written outside of the folder, and numbers and sizes are bounded. Large files that are not
checked come empty, as rules only ask whether they are there.
"""

from __future__ import annotations

import os
import stat
import subprocess
import tarfile
import tempfile
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from profilelint.base import files, git
from profilelint.site.discovery import is_read
from profilelint.web.url import without_credentials

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How many files a site may have, and how many bytes, counted as they are when they are unpacked.
MOST_FILES, MOST_BYTES = 100_000, 1 << 30
#: From so many bytes on, a file that is not checked comes empty; and so many that are checked are fetched all the same.
LARGE, MOST_LARGE = 200_000, 100

#: Most bytes that git may say, such as the names of all files.
MOST_SAID = 64 << 20

#: Settings under which git runs nothing of a repository's, whatever the user's own settings say.
_SETTINGS = git.FETCHING | {
    "fetch.recurseSubmodules": "false",
    "credential.interactive": "false",
    "core.packedGitWindowSize": "32m",
}
#: Variables that the git of the user needs; all others that begin with GIT_ could lead it elsewhere.
_KEPT = ("GIT_SSL_", "GIT_CONFIG", "GIT_EXEC_PATH")


#: What else the readers of archives raise where one is broken, encrypted, or of an unknown kind.
_BROKEN = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error)


class UnfetchedError(Exception):
    """Why a site could not be fetched."""


class Folder:
    """A new folder, to be filled with files by the names that a stranger gives them."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self._files = self._bytes = 0
        top.mkdir()

    def count(self, files: int, size: int) -> None:
        """Count files and bytes, be they written or not; raises UnfetchedError."""
        self._files += files
        self._bytes += size
        if self._files > MOST_FILES or self._bytes > MOST_BYTES:
            raise UnfetchedError(f"it has more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes")

    def place(self, name: str) -> Path | None:
        """Return where a file of that name lies, its folder made; None for a name that leads elsewhere."""
        parts = (name.replace("\\", "/").replace(":", "/") if os.name == "nt" else name).split("/")
        if any(part in {"", ".", ".."} or "\0" in part or part.lower() == ".git" for part in parts):
            return None
        path = self.top.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, name: str, size: int, content: IO[bytes] | None = None) -> int:
        """Write a file of that many bytes, or an empty one in its place; how many of them were read is returned."""
        is_wanted = content and (size <= LARGE or is_read(name))
        data = content.read(min(size, files.MOST + 1)) if content and is_wanted else b""
        with suppress(FileExistsError, NotADirectoryError):  # of two files of one name, the first counts
            if path := self.place(name):
                with path.open("xb") as file:
                    file.write(data)
        return len(data)


def unpack(archive: Path, top: Path) -> Path:
    """Unpack an archive into the new folder `top`, and return the folder of the site: the only one in it, or `top`.

    Raises UnfetchedError.
    """
    folder = Folder(top)
    try:
        for name, size, content in _zipped(archive) if archive.suffix.lower() == ".zip" else _tarred(archive):
            folder.count(1, size)
            folder.write(name, size, content)
    except (*_BROKEN, tarfile.TarError, zipfile.BadZipFile) as error:
        raise UnfetchedError(f"{type(error).__name__}: {error}") from None
    found = list(top.iterdir())
    return found[0] if len(found) == 1 and found[0].is_dir() else top


def _zipped(archive: Path) -> Iterator[tuple[str, int, IO[bytes]]]:
    with zipfile.ZipFile(archive) as stored:
        for each in stored.infolist():
            kind = stat.S_IFMT(each.external_attr >> 16)
            if not each.is_dir() and kind in {0, stat.S_IFREG}:
                with stored.open(each) as content:
                    yield each.filename.removeprefix("./"), each.file_size, content


def _tarred(archive: Path) -> Iterator[tuple[str, int, IO[bytes] | None]]:
    with tarfile.open(archive, "r|gz") as stored:
        for each in stored:
            if each.isreg():
                yield each.name.removeprefix("./"), each.size, stored.extractfile(each)
            stored.members = []  # type: ignore[attr-defined]  # it keeps all that it has seen


def clone(address: str, ref: str, top: Path) -> str:
    """Fetch a commit (or `HEAD`) of a repository into the new folder `top`; the commit is returned.

    Raises UnfetchedError.
    """
    folder, repository = Folder(top), top.with_name("repository")
    _git(top, "init", "-q", "--bare", "--template=", str(repository))
    _git(repository, "config", "remote.origin.url", address)
    fetch = ("fetch", "-q", "--no-tags", "--depth=1", f"--filter=blob:limit={LARGE}", "origin")
    _git(repository, *fetch, ref)
    commit = _git(repository, "rev-parse", "--verify", "FETCH_HEAD^{commit}").strip().decode()
    listed = _git(repository, "rev-list", "--objects", "--no-object-names", "--missing=print", commit)
    missing = {line[1:].decode() for line in listed.splitlines() if line.startswith(b"?")}
    tree = list(_tree(repository, commit, folder))
    wanted = [oid for _, oid, name in tree if oid in missing and is_read(name)][:MOST_LARGE]
    with suppress(UnfetchedError):  # the host may refuse; then they are empty
        if wanted:
            _git(repository, "fetch", "-q", "--no-tags", "--filter=blob:none", "origin", *wanted)
            missing -= set(wanted)
    for setting in ("remote.origin.promisor", "extensions.partialclone"):  # or git fetches what is not there one by one
        with suppress(UnfetchedError):
            _git(repository, "config", "--unset", setting)
    _write(repository, folder, tree, missing)
    (top / ".git").mkdir(exist_ok=True)
    url = without_credentials(address)
    (top / ".git" / "config").write_text(f'[remote "origin"]\n\turl = {url}\n', encoding="utf-8")
    return commit


def _tree(repository: Path, commit: str, folder: Folder) -> Iterator[tuple[str, str, str]]:
    """Yield mode, object and name of the files of a commit."""
    for row in _git(repository, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")[:-1]:
        about, _, name = row.partition(b"\t")
        mode, _, oid = about.decode().split(" ")
        folder.count(1, 0)
        yield mode, oid, os.fsdecode(name)


def _write(repository: Path, folder: Folder, tree: list[tuple[str, str, str]], missing: set[str]) -> None:
    """Write the files that came, and make the others empty; of a submodule the folder, of a link what it says."""
    wanted = []
    for mode, oid, name in tree:
        if mode == "160000":
            with suppress(FileExistsError, NotADirectoryError):
                if path := folder.place(name):
                    path.mkdir()
        elif oid in missing:
            folder.write(name, 0)
        elif mode != "120000" or not is_read(name):
            wanted.append((oid, name))
    listed = repository / "wanted"
    listed.write_text("".join(f"{oid}\n" for oid, _ in wanted), encoding="ascii")
    with listed.open("rb") as asked, _running(repository, "cat-file", "--batch", stdin=asked) as process:
        output = process.stdout
        assert output  # noqa: S101 -- it is a pipe
        for _, name in wanted:
            head = output.readline().split()
            if len(head) != 3:
                raise UnfetchedError(f"git has no content of {name}")
            size = int(head[2])
            folder.count(0, size)
            rest = size + 1 - folder.write(name, size, output)  # behind each is the end of a line
            while rest and (passed := output.read(min(rest, 1 << 20))):
                rest -= len(passed)


def _running(
    place: Path,
    *arguments: str,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
    stderr: IO[bytes] | int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    env = own | {
        "GIT_ALLOW_PROTOCOL": "https:ssh:file",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "true",
        "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "LC_ALL": "C",
    }
    program = git.program()
    if not program:
        raise UnfetchedError("git is not installed, which fetches it")
    command = [program, *git.options(_SETTINGS), *arguments]
    return subprocess.Popen(command, cwd=place, env=env, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr)  # noqa: S603


def _git(place: Path, *arguments: str) -> bytes:
    try:
        with tempfile.TemporaryFile() as complaints, _running(place, *arguments, stderr=complaints) as process:
            output = process.stdout
            said = output.read(MOST_SAID + 1) if output else b""
            if len(said) > MOST_SAID:
                process.kill()
                raise UnfetchedError(f"git {arguments[0]} says more than {MOST_SAID:,} bytes")
            process.wait()
            complaints.seek(0)
            complaint = complaints.read(1 << 16)
    except OSError as error:
        raise UnfetchedError(f"git cannot be run: {error.strerror}") from None
    if process.returncode:
        lines = complaint.decode("utf-8", "replace").splitlines()
        grave = (line for line in lines if line.startswith(("fatal: ", "error: ")))
        raise UnfetchedError(without_credentials(next(grave, f"git {arguments[0]} failed")))
    return said

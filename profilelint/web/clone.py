"""A stranger's repository at an address: its newest commit as plain files in a folder, and nothing of it is run.

git fetches the objects into a bare repository; the files are written here. So there are no hooks, filters (LFS),
submodules and symbolic links that could do anything. Files of more than MOST_OF_FILE bytes, such as pictures, are
neither fetched, where the server can leave them out, nor written: they lie in the folder as empty files.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base import git
from profilelint.model.finding import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The most bytes of one file; no page that is parsed has more than four times as many.
MOST_OF_FILE = 1 << 20

#: Bytes on the disk while git fetches, and of all files then; files; folders above a file; bytes of the list of files.
MOST_BYTES, MOST_FILES, MOST_DEPTH, MOST_LISTED = 256 << 20, 50_000, 40, 16 << 20

#: Seconds for it all, and between two looks at git.
PATIENCE, PAUSE = 120.0, 0.05

#: So much of what git says of a fault is read, in bytes.
MOST_QUOTED = 10_000

#: What git may know of its surroundings: where programs and authorities lie, and no password and no proxy.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO")

#: The settings of git; those of the machine and of its user do not count.
_SETTINGS = git.FETCHING | {
    "core.symlinks": "false",
    "core.askPass": "",
    "core.bigFileThreshold": "16m",
    "credential.helper": "",
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "20",
    "protocol.allow": "never",
}

_NAME = r"[\w.-]{1,100}"
_GITHUB = re.compile(rf"(?:gh:|https://(?:www\.)?github\.com/)({_NAME})/({_NAME}?)(?:\.git)?/?", re.ASCII)
_HTTPS = re.compile(r"https://[\w.-]{1,253}(?::\d{1,5})?(?:/[\w.~-]{1,100}){1,10}/?", re.ASCII)


class CloneError(Exception):
    """A repository that is not fetched, and why."""


class Fetched(NamedTuple):
    """What was fetched: which commit, and how many symbolic links, submodules and odd names were left out."""

    commit: str
    left_out: int


class Blob(NamedTuple):
    """A file of a commit."""

    name: str  #: of the object
    path: tuple[str, ...]  #: the names of its folders, and its own


def url_of(address: str) -> str:
    """Return the URL of a repository; raises CloneError for what is none.

    >>> url_of("gh:ada/looms"), url_of("https://github.com/ada/looms.git")
    ('https://github.com/ada/looms', 'https://github.com/ada/looms')
    >>> url_of("https://git.example.org/ada/looms/")
    'https://git.example.org/ada/looms/'
    """
    if ".." not in address and (found := _GITHUB.fullmatch(address)):
        return f"https://github.com/{found[1]}/{found[2]}"
    if _HTTPS.fullmatch(address) and "//github.com/" not in address and ".." not in address:
        return address
    raise CloneError("name a repository, as gh:OWNER/REPO or https://HOST/PATH")


def fetch(url: str, folder: Path, *, protocol: str = "https", patience: float = PATIENCE) -> Fetched:
    """Write the files of the newest commit of a repository into a folder that is not there yet; raises CloneError.

    `url` is one of `url_of`. What git needs lies beside the folder meanwhile. The folder gets a `.git` that names the
    origin and nothing else. `protocol` is the only one that is spoken, in redirects as well. `patience` is in seconds.
    """
    program = git.program()
    if not program:
        raise CloneError("git is not installed, which fetches it")
    try:
        with TemporaryDirectory(prefix="git-", dir=folder.parent, ignore_cleanup_errors=True) as scratch:
            run = _Run(program, Path(scratch), time.monotonic() + patience)
            run.clone(url, protocol)
            commit = run.lines("rev-parse", "HEAD")[0].decode("ascii", "replace")
            blobs, left_out = run.blobs()
            (folder / ".git").mkdir(parents=True)
            (folder / ".git" / "config").write_text(f'[remote "origin"]\n\turl = {url}\n', encoding="ascii")
            return Fetched(commit, left_out + run.write(blobs, folder))
    except OSError as error:
        raise CloneError(f"it cannot be written ({error.strerror})") from None


class _Run(NamedTuple):
    """git, a folder for what it writes, and when all is to be done, in the seconds of `time.monotonic`."""

    program: str
    scratch: Path
    end: float

    @property
    def bare(self) -> Path:
        """The repository that is fetched."""
        return self.scratch / "bare"

    def clone(self, url: str, protocol: str) -> None:
        """Fetch the newest commit, and make the repository forget where it comes from: it fetches nothing later."""
        options = ("--bare", "--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=")
        few = f"--filter=blob:limit={MOST_OF_FILE}"
        allowed = f"protocol.{protocol}.allow=always"
        self._git("-c", allowed, "clone", "--quiet", *options, few, "--", url, str(self.bare), most=MOST_BYTES)
        (self.bare / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = true\n", encoding="ascii")

    def lines(self, *command: str, given: bytes = b"", end: bytes = b"\n") -> list[bytes]:
        """Return what git says of the repository; raises CloneError where it is more than MOST_LISTED bytes."""
        said = self._git("--git-dir", str(self.bare), *command, given=given, most=MOST_LISTED)
        return said.read_bytes().split(end)[:-1]

    def blobs(self) -> tuple[list[Blob], int]:
        """Return the files of the newest commit, and how many of its entries are left out."""
        listed = self.lines("ls-tree", "-r", "-z", "HEAD", end=b"\0")
        if len(listed) > MOST_FILES:
            raise CloneError(f"it has more than {MOST_FILES:,} files")
        blobs = []
        for entry in listed:
            about, _, path = entry.partition(b"\t")
            mode, _, name = about.decode("ascii", "replace").split(" ")
            names = tuple(os.fsdecode(path).split("/"))
            if mode not in {"120000", "160000"} and _is_harmless(names):
                blobs.append(Blob(name, names))
        return blobs, len(listed) - len(blobs)

    def write(self, blobs: Sequence[Blob], folder: Path) -> int:
        """Write files, those that are too large or were not fetched as empty ones; return how many cannot be."""
        sizes = self._sizes(blobs)
        if sum(sizes.get(each.name, 0) for each in blobs) > MOST_BYTES:
            raise CloneError(f"its files have more than {MOST_BYTES >> 20} MB")
        asked = "".join(f"{each.name}\n" for each in blobs if each.name in sizes).encode("ascii")
        answers = self._git("--git-dir", str(self.bare), "cat-file", "--batch", given=asked, most=2 * MOST_BYTES)
        failed = 0
        with answers.open("rb") as contents:
            for each in blobs:
                self.check_time()
                content = b""
                if each.name in sizes:
                    contents.readline()
                    content = contents.read(sizes[each.name] + 1)[:-1]
                failed += not _written(folder.joinpath(*each.path), content)
        return failed

    def _sizes(self, blobs: Sequence[Blob]) -> dict[str, int]:
        """Return the sizes of files in bytes, by their objects, without those that are left empty."""
        asked = "".join(f"{each.name}\n" for each in blobs).encode("ascii")
        answers = self.lines("cat-file", "--batch-check=%(objectname) %(objectsize)", given=asked)
        sizes = (line.decode("ascii").partition(" ") for line in answers)
        return {name: int(size) for name, _, size in sizes if size.isdecimal() and int(size) <= MOST_OF_FILE}

    def _git(self, *command: str, most: int, given: bytes = b"") -> Path:
        """Run git and return the file with what it says; it may write `most` bytes."""
        streams = {name: self.scratch / name for name in ("given", "said", "errors")}
        streams["given"].write_bytes(given)
        for name in ("said", "errors"):
            streams[name].write_bytes(b"")
        bound = _size(self.scratch) + most
        with (
            streams["given"].open("rb") as stdin,
            streams["said"].open("wb") as stdout,
            streams["errors"].open("wb") as stderr,
        ):
            process = subprocess.Popen(  # noqa: S603 -- no shell, and git is what users have
                [self.program, *git.options(_SETTINGS), *command],
                stdin=stdin,
                stdout=stdout,
                stderr=stderr,
                env=_environment(),
                cwd=self.scratch,
                start_new_session=True,
            )
            try:
                self._watch(process, bound)
            finally:
                _end(process)
        if process.returncode:
            raise CloneError(_reason(streams["errors"].read_bytes()[:MOST_QUOTED].decode("utf-8", "replace")))
        return streams["said"]

    def _watch(self, process: subprocess.Popen[bytes], bound: int) -> None:
        """Wait for git; raises CloneError when it takes too long, or when more than so many bytes lie in the folder."""
        is_over = False
        while not is_over:
            is_over = process.poll() is not None
            self.check_time()
            if _size(self.scratch) > bound:
                raise CloneError("it is too large")
            time.sleep(0 if is_over else PAUSE)

    def check_time(self) -> None:
        """Raise CloneError when all should be done."""
        if time.monotonic() > self.end:
            raise CloneError("it takes too long")


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and what it has started, if it still runs."""
    if process.poll() is None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
        process.wait()


def _size(folder: Path) -> int:
    """Return how many bytes lie below a folder; files may come and go meanwhile."""
    size = 0
    for top, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += Path(top, name).lstat().st_size
    return size


def _reason(said: str) -> str:
    """Return why git failed, in words."""
    if re.search(r"could not read Username|not found|Authentication failed", said):
        return "there is no public repository of this name"
    fatal = next((line for line in said.splitlines() if line.startswith("fatal: ")), said.strip()).removeprefix(
        "fatal: "
    )
    return f"git says: {shortened(fatal, 200) or 'nothing'}"


def _is_harmless(names: Sequence[str]) -> bool:
    """Return whether a path leads downwards and can lie in a folder on any system."""
    if len(names) > MOST_DEPTH or any(each.casefold() in {"", ".", "..", ".git"} for each in names):
        return False
    return os.name == "posix" or not any(set(each) & set('\\:*?"<>|') or each[-1] in ". " for each in names)


def _written(file: Path, content: bytes) -> bool:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:  # "x": where capitals do not count, two may have one name
            stream.write(content)
    except (OSError, ValueError):
        return False
    return True

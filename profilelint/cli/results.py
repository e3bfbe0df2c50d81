"""Results of earlier runs: a call that would see what an earlier one saw is answered with what that one said.

Nothing of click, of the parser or of any rule is imported for that. One call has one file in the user's own cache
folder, never in the site, where a stranger's pull request could bring one along that hides what is wrong. It says what
was asked (`_question`), what was looked at (`base/seen.py`), and what was said. Nothing of it is run, and what is not
exactly as a run writes it counts as nothing. A run is kept only if this is all that its answer depends on: none that
asks the web, fixes, writes reports, reads standard input or rules of others, fails, or meets what it may not read.
"""

from __future__ import annotations

import binascii
import os
import stat
import sys
import time

from profilelint.base import files, seen
from profilelint.base.own_folders import fault_of, own_folder
from profilelint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from profilelint.base.seen import Seen

FOLDER = "results"
FORM = "profilelint results 1"
DAMAGED = "what is kept is damaged"

#: Bytes of one file, and how many there are: the oldest go first.
LARGEST, MOST = 1 << 25, 200

#: Options with which nothing is looked up; others are part of the question, or refused by the run itself.
NO_CACHE, NO_CACHE_SAYS, VERBOSE = "--no-cache", "PROFILELINT_NO_CACHE", frozenset(("--verbose", "-v"))

#: What of the environment changes what is said; all of PROFILELINT_* does as well.
_VARIABLES = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")

BROKEN_PIPE = 141


class Results:
    """What is kept for one call; `why` says why there is no answer."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.is_verbose = not VERBOSE.isdisjoint(arguments)
        self.why = ""
        self.file = ""
        is_off = NO_CACHE in arguments or os.environ.get(NO_CACHE_SAYS)
        if arguments[:1] != ["check"] or is_off or not (sys.stdout and sys.stderr):
            return
        try:
            self.file = self._place([each for each in arguments if each not in VERBOSE])
        except (OSError, RuntimeError):
            self.why = "there is no cache folder"

    def _place(self, arguments: list[str]) -> str:
        self.question = _question(arguments)
        folder = os.path.join(own_folder("cache"), FOLDER)  # noqa: PTH118
        for checked in (os.getcwd(), *map(os.path.abspath, arguments[1:])):  # noqa: PTH109
            if f"{folder}{os.sep}".startswith(_repository(checked).rstrip(os.sep) + os.sep):
                self.why = "the cache folder lies in what is checked"
                return ""
        return os.path.join(folder, f"{binascii.crc32(self.question.encode()):08x}")  # noqa: PTH118

    def answer(self) -> int | None:
        """Say again what was said, and return its exit code; None if something has changed, or nothing is known."""
        if not self.file:
            return None
        start = time.time_ns()
        lines = self._read()
        if lines is None:
            seen.begin()
            return None
        check = _Check(start)
        said = check.read(lines)
        if said is None:
            self.why = check.why
            seen.begin()
            return None
        if check.is_stale:
            self._write(check.fresh, said)
        if self.is_verbose:
            sys.stderr.write("profilelint: nothing has changed since this was last asked, so nothing was checked\n")
        return _say(said)

    def _read(self) -> Iterator[str] | None:
        """Return the lines of what is kept behind the question; None where there is nothing that this run may use."""
        folder = os.path.dirname(self.file)  # noqa: PTH120
        if not os.path.lexists(self.file):
            self.why = "this was not asked before"
            return None
        try:
            if fault := fault_of(folder, stat.S_ISDIR) or fault_of(self.file, stat.S_ISREG):
                self.why = fault
                return None
            data = files.read_file(self.file, LARGEST)
        except OSError as error:
            self.why = f"what is kept cannot be read ({error.strerror})"
            return None
        head, _, rest = data.partition(b"\n")
        lines = iter(rest.decode("utf-8", "surrogateescape").split("\n"))
        if head != _head(rest):
            self.why = DAMAGED
        elif next(lines) != self.question:
            self.why = "something else was asked last"
        return None if self.why else lines

    def keep(self, code: int, said: list[tuple[int, str]]) -> None:
        """Keep what a run has said, `said` with 1 for stdout and 2 for stderr, and its exit code, where that is all."""
        found = seen.taken()
        if not self.file or not found:
            return
        if found.refusal or code not in (0, 1):
            self.why = f"{self.why or 'something failed'}; nor is anything kept: {found.refusal or 'something failed'}"
            return
        _note_program()
        if program := seen.taken():
            found.add(program)
        self._write(_facts(found), [*said, (0, str(code))])

    def _write(self, facts: list[str], said: list[tuple[int, str]]) -> None:
        """Write all at once, so that another run finds the old or the new; what cannot be written is not kept."""
        parts = [self.question, *facts, ""]
        for stream, text in said:
            parts += [f"{stream} {len(text)}", text]
        folder = os.path.dirname(self.file)  # noqa: PTH120
        own = f"{self.file}.{os.getpid()}"
        if any("\n" in fact for fact in facts):
            return
        try:
            rest = "\n".join(parts).encode("utf-8", "surrogateescape")
            data = _head(rest) + b"\n" + rest
            if len(data) > LARGEST:
                return
            os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
            if fault_of(folder, stat.S_ISDIR):
                return
            descriptor = os.open(own, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(data)
                os.replace(own, self.file)  # noqa: PTH105
            except OSError:
                os.unlink(own)  # noqa: PTH108
                raise
            _make_room(folder)
        except (OSError, ValueError):
            return


def _question(arguments: list[str]) -> str:
    """Return all that is asked, on one line: the call, who asks where and when, and what answers."""
    environment = sorted(each for each in os.environ if each in _VARIABLES or each.startswith("PROFILELINT_"))
    is_dated = any(each.startswith("--today") for each in arguments)
    return ascii(
        (
            *(VERSION, sys.version, tuple(sys.flags), sys.path, sys.executable),
            *(arguments, os.getcwd(), getattr(os, "getuid", int)()),  # noqa: PTH109
            None if is_dated else time.strftime("%Y-%m-%d"),
            [(each, os.environ[each]) for each in environment],
            *(_width(sys.stdout), _width(sys.stderr)),
        )
    )


def _width(stream: TextIO) -> int | None:
    """Return how many columns a terminal has, 0 where it does not say; None for what is no terminal."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else None
    except (OSError, ValueError):
        return 0


def _head(rest: bytes) -> bytes:
    """Return the first line of what is kept: its form, and a sum that says whether it is whole."""
    return f"{FORM} {binascii.crc32(rest)}".encode()


def _repository(path: str) -> str:
    """Return the repository that a path lies in, or the path itself."""
    folder, above = path, ""
    while folder != above:
        if os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118
            return folder
        folder, above = os.path.dirname(folder), folder  # noqa: PTH120
    return path


def _say(said: list[tuple[int, str]]) -> int:
    """Say what was said, as `console` does, and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        for number, text in said[:-1]:
            stream = sys.stdout if number == 1 else sys.stderr
            stream.write(text)
            stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return int(said[-1][1])


# What a run depends on


def _note_program() -> None:
    """Note the files of profilelint itself, which may change without its version where it is worked on."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    beside = os.path.join(os.path.dirname(here), "rules")  # noqa: PTH118, PTH120
    waiting = [here, *([beside] if os.path.isdir(beside) else ())]  # noqa: PTH112
    while waiting:
        folder = waiting.pop()
        known = seen.before(folder)
        entries = list(os.scandir(folder))
        seen.folder(folder, known, entries)
        for each in entries:
            if each.is_dir(follow_symlinks=False):
                waiting += [each.path] if each.name != "__pycache__" else []
            else:
                seen.program(each.path, each.stat())


def _facts(found: Seen) -> list[str]:
    """Return what was seen, a fact on each line."""
    trusted = {each: each if not seen.is_racy(each, found.start) else seen.UNKNOWN for each in _signatures(found)}
    facts = [f"file\t{path}\t{trusted[sign]}\t{most}\t{held}" for path, (sign, most, held) in found.files.items()]
    facts += [f"folder\t{path}\t{trusted[sign]}\t0\t{held}" for path, (sign, held) in found.folders.items()]
    return [*facts, *(f"place\t{path}\t\t0\t{said}" for path, said in found.places.items())]


def _signatures(found: Seen) -> Iterator[str]:
    yield from (sign for sign, *_ in found.files.values())
    yield from (sign for sign, _ in found.folders.values())


class _Check:
    """Whether all is as it was; `fresh` are the facts as they are now, where `is_stale` says that some differ."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.why = DAMAGED
        self.fresh: list[str] = []
        self.is_stale = False

    def read(self, lines: Iterator[str]) -> list[tuple[int, str]] | None:
        """Return what was said, if all is as it was."""
        look, keep, signature = os.stat, self.fresh.append, seen.signature
        try:
            for line in lines:
                if not line:
                    return _texts("\n".join(lines))
                kind, path, sign, most, held = line.split("\t")
                now = "" if kind == "place" else signature(look(path))
                if now != sign:
                    line = self._anew(kind, path, now, most, held)
                elif not now and seen.look(path) != held:
                    raise OSError
                keep(line)
        except OSError:
            self.why = f"{path} has changed"
        except (ValueError, TypeError, IndexError):
            pass
        return None

    def _anew(self, kind: str, path: str, now: str, most: str, held: str) -> str:
        """Return the fact of what shows another time, if it holds the same; raises OSError."""
        if not held or held != (_listed(path) if kind == "folder" else _held(path, int(most))):
            raise OSError
        self.is_stale = True
        return f"{kind}\t{path}\t{seen.UNKNOWN if seen.is_racy(now, self.start) else now}\t{most}\t{held}"


def _listed(folder: str) -> str:
    with os.scandir(folder) as entries:
        return seen.listing(entries)


def _held(path: str, most: int) -> str:
    return seen.digest(files.head(path, most))


def _texts(text: str) -> list[tuple[int, str]] | None:
    """Return what was said, and the exit code behind the number 0; raises ValueError."""
    said = []
    while text:
        head, _, text = text.partition("\n")
        stream, length = map(int, head.split(" "))
        if stream not in (0, 1, 2) or not 0 <= length <= len(text):
            return None
        said.append((stream, text[:length]))
        text = text[length:]
        if not stream:
            return said if said[-1][1] in ("0", "1") and not text else None
        if text[:1] != "\n":
            return None
        text = text[1:]
    return None


# The folder


def _make_room(folder: str) -> None:
    """Delete the oldest, and what runs left that were killed while they wrote."""
    found = [(each.stat(follow_symlinks=False).st_mtime, each.path) for each in os.scandir(folder)]
    for _, path in sorted(found)[: max(0, len(found) - MOST)]:
        os.unlink(path)  # noqa: PTH108


def clean() -> int:
    """Delete all that is kept; how many answers that were."""
    folder = os.path.join(own_folder("cache"), FOLDER)  # noqa: PTH118
    if not os.path.isdir(folder) or fault_of(folder, stat.S_ISDIR):  # noqa: PTH112
        return 0
    paths = [each.path for each in os.scandir(folder) if each.is_file(follow_symlinks=False)]
    for path in paths:
        os.unlink(path)  # noqa: PTH108
    return len(paths)

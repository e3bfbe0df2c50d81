"""What earlier runs have learned of links: a database for each site, in the user's own cache folder.

It does not lie in the site's folder, where a stranger's pull request could bring one along that calls links dead or
alive. Nor is anything used but a plain file of the user's own, which says that it is a store: a link, a pipe, another
program's database or a text is left alone, and the run goes on without a store.

Facts are stored and not verdicts, so that another configuration needs no new question. For 2,000 links SQLite takes
15 ms to write and 26 ms to read, where lines of JSON take 13 and 13; but two runs may write to it at once, a run may be
killed, and what a run does not ask for is not read.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.own_folders import fault_of, own_folder
from profilelint.web import observation as known
from profilelint.web.http import LONGEST_WAIT

if TYPE_CHECKING:
    from typing import TypeGuard

    from profilelint.model.answer import Verdict
    from profilelint.web.observation import Facts

FILE = "links.sqlite"

#: "plnt", where SQLite has an application's number (https://www.sqlite.org/fileformat.html, 1.3.18), and the shape of
#: the table and the meaning of its facts; what has another version is asked anew.
APPLICATION, VERSION = 0x706C6E74, 1

DAY = 86400.0
#: How long an answer holds, in seconds; what is not here is asked for in every run.
LIFETIMES: dict[Verdict, float] = {"alive": 7 * DAY, "moved": 7 * DAY, "blocked": 3 * DAY}
#: By how much of itself a lifetime differs from link to link, so that not all fall due in one run.
SPREAD = 0.2

#: How many answers are written at once, and after how many seconds at the latest.
BATCH, PATIENCE = 500, 2.0

#: How many seconds to wait for another run that writes.
WAIT = 5.0

#: Most bytes of a text that is written or read: ten redirects and a page's words take less.
LONGEST = 1 << 18

_TABLE = """CREATE TABLE links (
    url text primary key, facts text not null, asked real not null, failed real, failures integer not null
) without rowid"""
_GET = "select facts, asked, failed, failures from links where url = ?"
_FORGET = "delete from links where url = ?"
#: A failure continues the row of failures that there is; "blocked" says nothing, and leaves the row as it is.
_PUT = """insert into links values (:url, :facts, :asked, :failed, :failures) on conflict (url) do update set
    facts = excluded.facts, asked = excluded.asked,
    failed = case :outcome when 'failed' then coalesce(failed, excluded.failed) when 'unknown' then failed end,
    failures = case :outcome when 'failed' then failures + 1 when 'unknown' then failures else 0 end"""

#: What SQLite may write beside a database.
_BESIDE = ("", "-journal", "-wal", "-shm")

#: What says that a database is broken; all else that fails says nothing against it.
_BROKEN = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR))


class History(NamedTuple):
    """Since when a link fails, in seconds since 1970, and how often it has in a row."""

    failed: float | None = None
    failures: int = 0

    def after(self, verdict: Verdict, now: float) -> History:
        """Return the history with one more answer."""
        if verdict in {"dead", "missing", "transient"}:
            return History(now if self.failed is None else self.failed, self.failures + 1)
        return self if verdict == "blocked" else NO_HISTORY


NO_HISTORY = History()


class Stored(NamedTuple):
    """What is known of a link from earlier runs."""

    facts: Facts
    asked: float
    history: History

    def holds(self, url: str, verdict: Verdict, now: float) -> bool:
        """Return whether the facts still hold, given what they mean."""
        if self.facts.until is not None:
            return now < self.facts.until
        spread = 1 + SPREAD * (zlib.crc32(url.encode()) % 2001 / 1000 - 1)
        return 0 <= now - self.asked < LIFETIMES.get(verdict, 0.0) * spread


class NotOursError(Exception):
    """Why what lies at the place of a store is not used."""


def folder_of(site: Path) -> Path:
    """Return where the store of a site lies: below the user's cache folder, `~/.cache/profilelint` on Linux."""
    return Path(own_folder("cache"), hashlib.sha256(os.fsencode(site.resolve())).hexdigest()[:16])


class Store:
    """A store in a folder; `notice` is told what is wrong with it. It never raises: without a store, all is asked."""

    def __init__(self, folder: Path, notice: Callable[[str], None]) -> None:
        self._file = folder / FILE
        self._notice = notice
        self._new = False  # whether nothing is known of any link
        self._waiting: list[dict[str, object]] = []
        self._damaged: list[tuple[str]] = []
        self._written = time.monotonic()
        self._base = self._open()

    def get(self, url: str) -> Stored | None:
        """Return what is known of a link, or None; what no run has written is not known."""
        if not self._base or self._new or len(url) > LONGEST:
            return None
        try:
            row = self._base.execute(_GET, (url,)).fetchone()
            return _read(row, time.time()) if row else None
        except (ValueError, TypeError, sqlite3.DataError):
            self._damaged.append((url,))
        except sqlite3.Error as error:
            self._broken(error)
        return None

    def put(self, url: str, facts: Facts, verdict: Verdict, now: float) -> None:
        """Remember facts, and that they mean a failure, a success, or nothing."""
        history = NO_HISTORY.after(verdict, now)
        outcome = "failed" if history.failures else "unknown" if verdict == "blocked" else "well"
        row = {"url": url, "facts": facts.written(), "asked": now, "outcome": outcome, **history._asdict()}
        if len(url) + len(facts.written()) < LONGEST:
            self._waiting.append(row)
        if len(self._waiting) >= BATCH or time.monotonic() - self._written > PATIENCE:
            self.write()

    def write(self) -> None:
        """Write what is remembered."""
        self._written = time.monotonic()
        if not self._base or not self._waiting:
            return
        try:
            with self._base:
                self._base.executemany(_FORGET, self._damaged)
                self._base.executemany(_PUT, self._waiting)
        except sqlite3.Error as error:
            self._broken(error)
        self._waiting.clear()
        self._damaged.clear()

    def close(self) -> None:
        """Write what is remembered, and let go of the file."""
        self.write()
        if self._base:
            self._base.close()

    def _open(self, *, again: bool = True) -> sqlite3.Connection | None:
        base = None
        try:
            _make(self._file)
            base = sqlite3.connect(self._file, timeout=WAIT)
            base.text_factory = bytes  # a text that is none is found when it is read
            base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
            base.execute("pragma synchronous = off")  # at worst it is broken after a power cut, and set aside
            _shape(base)
            self._new = base.execute("select 1 from links limit 1").fetchone() is None
        except (sqlite3.Error, OSError, NotOursError) as error:
            if base:
                base.close()
            return self._open(again=False) if self._is_set_aside(error) and again else None
        return base

    def _broken(self, error: sqlite3.Error) -> None:
        if self._base:
            self._base.close()
        self._base = self._open(again=False) if self._is_set_aside(error) else None

    def _is_set_aside(self, error: Exception) -> bool:
        """Set a broken store aside, so that there is room for another; one that only cannot be used now stays."""
        if not isinstance(error, sqlite3.Error) or getattr(error, "sqlite_errorcode", 0) & 0xFF not in _BROKEN:
            said = error.strerror if isinstance(error, OSError) else error
            self._notice(f"{self._file} cannot be used now ({said}), so links are asked for without it")
            return False
        aside = self._file.with_suffix(".broken")
        try:
            self._file.replace(aside)
            for end in _BESIDE[1:]:
                with suppress(FileNotFoundError):
                    Path(f"{self._file}{end}").unlink()
        except OSError:
            self._notice(f"{self._file} is broken and cannot be set aside, so links are asked for without it")
            return False
        self._notice(f"{self._file} was broken ({error}); it is set aside as {aside.name}")
        return True


def _make(file: Path) -> None:
    """See to it that there is a file that is ours to open, empty or a store; raises OSError, NotOursError."""
    if not file.is_absolute():  # so it is where the user has no home: it would lie in whatever is checked
        raise NotOursError("there is no cache folder")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _check(file.parent, stat.S_ISDIR)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            _check(Path(f"{file}{end}"), stat.S_ISREG)
    with file.open("rb") as stream:
        head = stream.read(100)
    if head and not (head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") == APPLICATION):
        raise NotOursError("it is not a store of profilelint")


def _check(path: Path, is_right: Callable[[int], bool]) -> None:
    """That something is no link and no other kind of file, and that nobody else can write it."""
    if fault := fault_of(path, is_right):
        raise NotOursError(fault)


def _shape(base: sqlite3.Connection) -> None:
    """Give a new database its table, and one of another version a new one; raises sqlite3.Error, NotOursError."""
    expected = [(b"table", b"links", _TABLE.encode())]
    schema = "select type, name, sql from sqlite_master where sql is not null"
    if _number(base, "user_version") != VERSION or _number(base, "application_id") != APPLICATION:
        with base:
            base.execute("begin immediate")
            found = base.execute("select 1 from sqlite_master").fetchone()
            if found and _number(base, "application_id") != APPLICATION:
                raise NotOursError("it is not a store of profilelint")
            if _number(base, "user_version") != VERSION:
                base.execute("drop table if exists links")
                base.execute(_TABLE)
            base.execute(f"pragma application_id = {APPLICATION}")
            base.execute(f"pragma user_version = {VERSION}")
    if base.execute(schema).fetchall() != expected:  # it could hold what never ends, such as a view
        raise NotOursError("it has other tables than a store has")


def _number(base: sqlite3.Connection, pragma: str) -> int:
    return int(base.execute(f"pragma {pragma}").fetchone()[0])


def _read(row: tuple[object, ...], now: float) -> Stored:
    """Return a row, if a run can have written it; raises ValueError, TypeError."""
    facts, asked, failed, failures = row
    if not isinstance(facts, bytes) or not _is_past(asked, now) or type(failures) is not int:
        raise ValueError("it has values of other types")
    if (failed is None) != (failures == 0) or failures < 0 or not (failed is None or _is_past(failed, asked)):
        raise ValueError("it has failures that cannot be")
    found = known.read(facts.decode())
    if found.until is not None and found.until > asked + LONGEST_WAIT:
        raise ValueError("no host is left alone for so long")
    return Stored(found, asked, History(failed, failures))


def _is_past(value: object, now: float) -> TypeGuard[float]:
    return isinstance(value, float) and 0 <= value <= now

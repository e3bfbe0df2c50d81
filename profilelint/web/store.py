"""What earlier runs have learned of links: `.profilelint/links.sqlite` in the site's folder.

Facts are stored and not verdicts, so that another configuration needs no new question. For 2,000 links SQLite takes
15 ms to write and 26 ms to read, where lines of JSON take 13 and 13; but two runs may write to it at once, a run may be
killed, and what a run does not ask for is not read.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.records import NamedTuple
from profilelint.web import facts as known

if TYPE_CHECKING:
    from profilelint.answer import Verdict
    from profilelint.web.facts import Facts

FOLDER, FILE = ".profilelint", "links.sqlite"

#: The shape of the table and the meaning of its facts; what has another one is asked anew.
VERSION = 1

DAY = 86400.0
#: How long an answer holds, in seconds; what is not here is asked for in every run.
LIFETIMES: dict[Verdict, float] = {"alive": 7 * DAY, "moved": 7 * DAY, "blocked": 3 * DAY}
#: By how much of itself a lifetime differs from link to link, so that not all fall due in one run.
SPREAD = 0.2

#: How many answers are written at once, and after how many seconds at the latest.
BATCH, PATIENCE = 500, 2.0

_TABLE = """create table if not exists links (
    url text primary key, facts text not null, asked real not null, failed real, failures integer not null
) without rowid"""
_GET = "select facts, asked, failed, failures from links where url = ?"
#: A failure continues the row of failures that there is; "blocked" says nothing, and leaves the row as it is.
_PUT = """insert into links values (:url, :facts, :asked, :failed, :failures) on conflict (url) do update set
    facts = excluded.facts, asked = excluded.asked,
    failed = case :outcome when 'failed' then coalesce(failed, excluded.failed) when 'unknown' then failed end,
    failures = case :outcome when 'failed' then failures + 1 when 'unknown' then failures else 0 end"""


#: What says nothing against a store: somebody else has it, or this process may not.
_PASSING = frozenset((
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
))  # fmt: skip


class History(NamedTuple):
    """Since when a link fails, in seconds since 1970, and how often it has in a row."""

    failed: float | None = None
    failures: int = 0

    def after(self, verdict: Verdict, now: float) -> History:
        """The history with one more answer."""
        if verdict in {"dead", "transient"}:
            return History(now if self.failed is None else self.failed, self.failures + 1)
        return self if verdict == "blocked" else NO_HISTORY


NO_HISTORY = History()


class Stored(NamedTuple):
    """What is known of a link from earlier runs."""

    facts: Facts
    asked: float
    history: History

    def holds(self, url: str, verdict: Verdict, now: float) -> bool:
        """Whether the facts still hold, given what they mean."""
        if self.facts.until is not None:
            return now < self.facts.until
        spread = 1 + SPREAD * (zlib.crc32(url.encode()) % 2001 / 1000 - 1)
        return 0 <= now - self.asked < LIFETIMES.get(verdict, 0.0) * spread


class Store:
    """The store of a site; `notice` is told what is wrong with it. It never raises: without a store, all is asked."""

    def __init__(self, root: Path, notice: Callable[[str], None]) -> None:
        self._file = root / FOLDER / FILE
        self._notice = notice
        self._new = False  # whether nothing is known of any link
        self._waiting: list[dict[str, object]] = []
        self._written = time.monotonic()
        self._base = self._open() or self._anew()

    def get(self, url: str) -> Stored | None:
        """What is known of a link, or None."""
        if not self._base or self._new:
            return None
        try:
            row = self._base.execute(_GET, (url,)).fetchone()
        except sqlite3.Error as error:
            self._broken(error)
            return None
        if row is None:
            return None
        try:
            return Stored(known.read(row[0]), float(row[1]), History(row[2], int(row[3])))
        except (ValueError, TypeError):
            return None

    def put(self, url: str, facts: Facts, verdict: Verdict, now: float) -> None:
        """Remember facts, and that they mean a failure, a success, or nothing."""
        history = NO_HISTORY.after(verdict, now)
        outcome = "failed" if history.failures else "unknown" if verdict == "blocked" else "well"
        row = {"url": url, "facts": facts.written(), "asked": now, "outcome": outcome, **history._asdict()}
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
                self._base.executemany(_PUT, self._waiting)
        except sqlite3.Error as error:
            self._broken(error)
        self._waiting.clear()

    def close(self) -> None:
        """Write what is remembered, and let go of the file."""
        self.write()
        if self._base:
            self._base.close()

    def _open(self) -> sqlite3.Connection | None:
        base = None
        try:
            self._file.parent.mkdir(exist_ok=True)
            base = sqlite3.connect(self._file, timeout=10)
            base.execute("pragma synchronous = off")  # at worst it is broken after a power cut, and set aside
            version = base.execute("pragma user_version").fetchone()[0]
            if version not in {0, VERSION}:
                base.execute("drop table if exists links")
            base.execute(_TABLE)
            if version != VERSION:
                base.execute(f"pragma user_version = {VERSION}")
            base.execute(_GET, ("",)).fetchone()
            self._new = base.execute("select 1 from links limit 1").fetchone() is None
            self._ignore()
        except (sqlite3.Error, OSError) as error:
            if base:
                base.close()
            self._fault(error)
            return None
        return base

    def _anew(self) -> sqlite3.Connection | None:
        """A store in the place of one that was set aside, if it was."""
        return self._open() if self._file.parent.is_dir() and not self._file.exists() else None

    def _broken(self, error: sqlite3.Error) -> None:
        if self._base:
            self._base.close()
        self._fault(error)
        self._base = self._anew()

    def _fault(self, error: sqlite3.Error | OSError) -> None:
        """Set a broken store aside; one that only cannot be used now is left alone."""
        shown = f"{FOLDER}/{FILE}"
        if isinstance(error, OSError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING:
            self._notice(f"{shown} cannot be used now ({error}), so links are asked for without it")
            return
        try:
            self._file.replace(self._file.with_suffix(".broken"))
        except OSError:
            self._notice(f"{shown} is broken and cannot be set aside, so links are asked for without it")
            return
        self._notice(f"{shown} was broken ({error}); it is set aside as {self._file.with_suffix('.broken').name}")

    def _ignore(self) -> None:
        """Keep the folder out of git."""
        ignore = self._file.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")

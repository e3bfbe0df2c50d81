"""What the store does with what it did not write: links, other files, other databases, rows that are crafted."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from profilelint.web import store as module
from profilelint.web.http import LONGEST_WAIT
from profilelint.web.observation import Facts
from profilelint.web.store import APPLICATION, FILE, NO_HISTORY, VERSION, History, Store

URL = "https://example.org/"
#: Makes something at a path.
Make = Callable[[Path], object]

only_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other links, pipes and rights")


@pytest.fixture
def notices() -> list[str]:
    return []


@pytest.fixture
def opened(tmp_path: Path, notices: list[str]) -> Iterator[Callable[[], Store]]:
    """Open the store in a folder of its own, as often as one likes."""
    stores: list[Store] = []

    def open_it() -> Store:
        stores.append(Store(tmp_path / "store", notices.append))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()


def remember(store: Store, facts: Facts = Facts(200), verdict: Any = "alive") -> None:  # noqa: B008 -- a tuple
    store.put(URL, facts, verdict, time.time())
    store.write()


def change(file: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    with closing(sqlite3.connect(file)) as base, base:
        for statement in statements:
            base.execute(statement, values)


@only_posix
def test_a_store_is_for_its_user_alone(tmp_path: Path, opened: Callable[[], Store]) -> None:
    remember(opened())
    assert (tmp_path / "store").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "store" / FILE).stat().st_mode & 0o777 == 0o600
    known = opened().get(URL)
    assert known is not None
    assert (known.facts, known.history) == (Facts(200), NO_HISTORY)


# What is not ours


def foreign(path: Path) -> None:
    change(path, "create table links (mine)", "insert into links values ('kept')")


def with_view(path: Path) -> None:
    """A database that says that it is a store, and never ends."""
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select x from n"
    change(path, f"pragma application_id = {APPLICATION}", f"pragma user_version = {VERSION}")
    change(path, f"create view links(url) as {endless}")


@only_posix
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("A text of mine, which is longer than the head of a database. " * 5),
        lambda path: path.write_text("short"),
        lambda path: path.write_bytes(bytes(4096)),
        lambda path: path.mkdir(),
        os.mkfifo,
        foreign,
        with_view,
    ],
    ids=["text", "short text", "zeros", "folder", "pipe", "database", "view"],
)
def test_what_is_no_store_is_left_as_it_is(
    make: Make, tmp_path: Path, opened: Callable[[], Store], notices: list[str]
) -> None:
    (tmp_path / "store").mkdir(mode=0o700)
    file = tmp_path / "store" / FILE
    make(file)
    if file.is_file():
        file.chmod(0o600)
    before = (file.lstat(), file.read_bytes() if file.is_file() else b"")
    store = opened()
    assert store.get(URL) is None
    remember(store)
    store.close()
    after = (file.lstat(), file.read_bytes() if file.is_file() else b"")
    assert (after[0].st_ino, after[0].st_mode, after[0].st_mtime_ns, after[1]) == (
        before[0].st_ino, before[0].st_mode, before[0].st_mtime_ns, before[1],
    )  # fmt: skip
    assert [each.name for each in file.parent.iterdir()] == [FILE]
    assert (len(notices), "cannot be used now" in notices[0]) == (1, True)


@only_posix
@pytest.mark.parametrize("end", ["", "-journal", "-wal", "-shm"])
@pytest.mark.parametrize("make", [Path.symlink_to, Path.hardlink_to], ids=["symbolic", "hard"])
def test_no_link_is_followed(
    end: str, make: Callable[[Path, Path], None], tmp_path: Path, opened: Callable[[], Store], notices: list[str]
) -> None:
    target = tmp_path / "precious"
    target.write_bytes(b"")  # as good as a new store
    (tmp_path / "store").mkdir(mode=0o700)
    make(tmp_path / "store" / f"{FILE}{end}", target)
    remember(opened())
    assert target.read_bytes() == b""
    assert len(notices) == 1


@only_posix
def test_no_link_that_leads_nowhere_is_filled(tmp_path: Path, opened: Callable[[], Store], notices: list[str]) -> None:
    (tmp_path / "store").mkdir(mode=0o700)
    (tmp_path / "store" / FILE).symlink_to(tmp_path / "new")
    remember(opened())
    assert not (tmp_path / "new").exists()
    assert len(notices) == 1


@only_posix
def test_no_folder_behind_a_link_is_used(tmp_path: Path, opened: Callable[[], Store], notices: list[str]) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "store").symlink_to(tmp_path / "elsewhere")
    remember(opened())
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert len(notices) == 1


@only_posix
@pytest.mark.parametrize("name", ["store", f"store/{FILE}"])
def test_what_others_can_write_is_not_used(
    name: str, tmp_path: Path, opened: Callable[[], Store], notices: list[str]
) -> None:
    remember(opened())
    (tmp_path / name).chmod(0o777)
    assert opened().get(URL) is None
    assert (len(notices), "others can write" in notices[0]) == (1, True)


@only_posix
def test_the_store_of_somebody_else_is_not_used(
    opened: Callable[[], Store], notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(opened())
    somebody = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: somebody)
    assert opened().get(URL) is None
    assert (len(notices), "others can write" in notices[0]) == (1, True)


def test_where_there_is_no_home_there_is_no_store(
    tmp_path: Path, notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    remember(Store(Path("~/.cache"), notices.append))
    assert list(tmp_path.iterdir()) == []
    assert (len(notices), "there is no cache folder" in notices[0]) == (1, True)


# What goes wrong


def test_a_broken_store_is_set_aside(tmp_path: Path, opened: Callable[[], Store], notices: list[str]) -> None:
    store = opened()
    for number in range(2000):
        store.put(f"{URL}{number}", Facts(200), "alive", 5.0)
    store.close()
    file = tmp_path / "store" / FILE
    file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 40_000)
    store = opened()
    remember(store)
    assert (len(notices), "it is set aside as links.broken" in notices[0]) == (1, True)
    assert (tmp_path / "store" / "links.broken").exists()
    assert store.get(f"{URL}5") is None
    assert opened().get(URL) is not None
    assert len(notices) == 1


def test_a_store_that_another_program_keeps_locked_is_not_waited_for_long(
    tmp_path: Path, opened: Callable[[], Store], notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAIT", 0.01)
    remember(opened())
    with closing(sqlite3.connect(tmp_path / "store" / FILE, isolation_level=None)) as base:
        base.execute("begin exclusive")
        store = opened()
        remember(store)
        store.close()
        base.execute("rollback")
    assert (len(notices), "locked" in notices[0]) == (1, True)
    assert opened().get(URL) is not None


@only_posix
def test_a_full_disk_is_no_end_of_the_run(
    tmp_path: Path, opened: Callable[[], Store], notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    store = opened()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 14, hard))  # no file can grow beyond 16 KiB
    try:
        for number in range(2000):
            store.put(f"{URL}{number}", Facts(200, title="A page"), "alive", 5.0)
        store.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (len(notices), "cannot be used now" in notices[0]) == (1, True)
    assert opened().get(f"{URL}5") is None
    assert len(notices) == 1


# Rows that no run has written

GOOD = {"facts": '{"status": 404}', "asked": 10.0, "failed": 5.0, "failures": 2}


@pytest.mark.parametrize(
    "changes",
    [
        {"facts": "x"}, {"facts": b"\xff\xfe"}, {"facts": 5}, {"facts": "[" * 9999},
        {"facts": '{"status": 200, "until": 5}'},
        {"facts": '{"trouble": "malformed"}'}, {"facts": '{"status": 200, "hops": [[301, "x"]]}'},
        {"facts": json.dumps({"status": 404, "detail": "x" * 300_000})},
        {"facts": json.dumps({"status": 429, "trouble": "rate-limited", "until": 1e300})},
        {"facts": json.dumps({"status": 429, "trouble": "rate-limited", "until": 11.0 + LONGEST_WAIT})},
        {"asked": "now"}, {"asked": 1e300}, {"asked": -5.0}, {"asked": float("inf")}, {"asked": b"x"},
        {"failed": None}, {"failed": "long ago"}, {"failed": 11.0}, {"failed": -1.0}, {"failed": float("-inf")},
        {"failures": 0}, {"failures": -1}, {"failures": 2.5}, {"failures": "many"}, {"failed": None, "failures": 3},
    ],
    ids=str,
)  # fmt: skip
def test_a_crafted_row_is_unknown_and_gone_with_the_next_answer(
    changes: dict[str, object], tmp_path: Path, opened: Callable[[], Store], notices: list[str]
) -> None:
    opened().close()
    row = GOOD | changes
    change(tmp_path / "store" / FILE, "insert into links values (?, ?, ?, ?, ?)", values=(URL, *row.values()))
    store = opened()
    assert store.get(URL) is None
    remember(store, Facts(404), "dead")
    known = opened().get(URL)
    assert known is not None
    assert known.history.failures == 1
    assert notices == []


def test_a_row_that_a_run_can_have_written_is_known(tmp_path: Path, opened: Callable[[], Store]) -> None:
    opened().close()
    change(tmp_path / "store" / FILE, "insert into links values (?, ?, ?, ?, ?)", values=(URL, *GOOD.values()))
    known = opened().get(URL)
    assert known == (Facts(404), 10.0, History(5.0, 2))


def test_what_is_too_long_is_not_stored_and_harms_nothing_else(opened: Callable[[], Store], notices: list[str]) -> None:
    store = opened()
    long = URL + "x" * module.LONGEST
    store.put(long, Facts(200), "alive", time.time())
    remember(store)
    assert (store.get(long), notices) == (None, [])
    assert opened().get(URL) is not None

"""Files are old or new and never half, whoever else writes to them, and whatever ends the run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from profilelint.engine.rewrite import LeftAloneError, write
from profilelint.report.patch import diff

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


def page_of(folder: Path, content: bytes = b"one") -> Path:
    page = folder / "page.md"
    page.write_bytes(content)
    return page


@posix
def test_a_hard_link_is_left_alone(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    (tmp_path / "other").hardlink_to(page)
    with pytest.raises(LeftAloneError, match="hard link"):
        write(page, b"one", b"two")
    assert page.samefile(tmp_path / "other")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["other", "page.md"]
    assert page.read_bytes() == b"one"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_mode_and_extended_attributes_stay(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    page.chmod(0o604)
    try:
        os.setxattr(page, "user.note", b"mine")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    os.utime(page, (0, 0))
    write(page, b"one", b"two")
    assert (page.read_bytes(), page.stat().st_mode & 0o7777) == (b"two", 0o604)
    assert os.getxattr(page, "user.note") == b"mine"
    assert page.stat().st_mtime > 0


@posix
def test_an_attribute_that_would_be_lost_leaves_the_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(tmp_path)
    monkeypatch.setattr(os, "listxattr", lambda file: ["user.note"] if Path(file) == page else [], raising=False)
    monkeypatch.setattr(os, "getxattr", lambda file, name: b"mine", raising=False)
    monkeypatch.setattr(shutil, "copystat", shutil.copymode)
    with pytest.raises(LeftAloneError, match="extended attributes"):
        write(page, b"one", b"two")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"one"]


@posix
def test_the_owner_stays_or_the_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(tmp_path)
    owners: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda file, user, group: owners.append((user, group)))
    given = Path.stat
    of_another = (page.stat().st_uid + 1, page.stat().st_gid)

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = given(path, follow_symlinks=follow_symlinks)
        return os.stat_result((*found[:4], *of_another, *found[6:])) if path == page else found

    monkeypatch.setattr(Path, "stat", stat)
    write(page, b"one", b"two")
    assert owners == [of_another]

    def refuse(file: Path, user: int, group: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refuse)
    with pytest.raises(PermissionError):
        write(page, b"two", b"three")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"two"]


@pytest.mark.parametrize("now", [b"One", b"one and more", b""])
def test_a_file_that_was_saved_meanwhile_is_left_alone(now: bytes, tmp_path: Path) -> None:
    page = page_of(tmp_path, now)
    with pytest.raises(LeftAloneError, match="changed it meanwhile"):
        write(page, b"one", b"two")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [now]


@posix
@pytest.mark.parametrize("becomes", ["gone", "a folder", "a pipe"])
def test_a_file_that_is_no_file_any_more_is_left_alone(
    becomes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(tmp_path)
    given = os.fsync

    def meanwhile(descriptor: int) -> None:
        given(descriptor)
        page.unlink()
        if becomes == "a folder":
            page.mkdir()
        elif becomes == "a pipe":
            os.mkfifo(page)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(OSError, match=r"meanwhile|No such file"):
        write(page, b"one", b"two")
    assert [each.name for each in tmp_path.iterdir()] == ([] if becomes == "gone" else ["page.md"])


# Whole runs

PAGE = "# A page\n\nThe the mill.\n" * 300
AFTER = PAGE.replace("The the", "The")


def run(folder: Path, **options: object) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "profilelint",
        "check",
        "--fix",
        "--isolated",
        "--select",
        "text/doubled-word",
        ".",
    ]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.md").write_text(PAGE)
    runs = [run(tmp_path) for _ in range(2)]
    assert [each.communicate(timeout=120)[0] and each.returncode for each in runs] == [0, 0]
    assert {each.read_text() for each in tmp_path.iterdir()} == {AFTER}
    assert len(names(tmp_path)) == 5


@posix
def test_a_disk_that_is_full_leaves_the_old_page(tmp_path: Path) -> None:
    import resource  # no Windows has it

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    page = tmp_path / "page.md"
    page.write_text(PAGE)
    process = run(tmp_path, preexec_fn=limit)
    said = process.communicate(timeout=120)[1].decode()
    assert process.returncode == 1
    assert "page.md: cannot be written (File too large), so it is not fixed" in said
    assert page.read_text() == PAGE
    assert names(tmp_path) == ["page.md"]


#: Replaces a page's content by the other one again and again.
RESTLESS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from profilelint.engine.rewrite import write
page, old, new = Path(sys.argv[1]), b"a" * 100_000, b"b" * 100_000
print(end="x", flush=True)
while True:
    write(page, old, new)
    write(page, new, old)
"""


@posix
@pytest.mark.slow
@pytest.mark.parametrize(("sign", "times"), [("SIGKILL", 100), ("SIGTERM", 20), ("SIGINT", 20), ("SIGHUP", 20)])
def test_a_run_that_is_killed_at_any_moment_leaves_an_old_or_a_new_page(sign: str, times: int, tmp_path: Path) -> None:
    package = str(Path(__file__).parents[1])
    strays = set()
    for moment in range(times):
        page = page_of(tmp_path, b"a" * 100_000)
        command = [sys.executable, "-c", RESTLESS, str(page), package]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout
            assert process.stdout.read(1) == b"x"
            time.sleep(0.0001 * (moment % 50))
            process.send_signal(getattr(signal, sign))
            process.wait(timeout=60)
        assert page.read_bytes() in (b"a" * 100_000, b"b" * 100_000)
        strays |= set(names(tmp_path)) - {"page.md"}
    assert sign == "SIGKILL" or not strays
    assert all(each.startswith(".profilelint-") for each in strays)


# Differences

NAMES = [
    "a b.md",
    "tab\t.md",
    'quo"te.md',
    "back\\slash.md",
    "line\nend.md",
    "caf\u00e9.md",
    "\u4e2d/\u6587.md",
    "-x.md",
    "'.md",
]


@posix
@pytest.mark.parametrize("tool", [["git", "apply", "-"], ["patch", "-p1", "-s"]], ids=["git", "patch"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("before", "after"), [(b"a\nb", b"a\nc\n"), (b"a\r\nb\r\n", b"a\r\nc\r\n"), (b"\xe9 a\rb", b"\xe9 b\rb")]
)
def test_a_difference_of_a_page_of_any_name_can_be_applied(
    tool: list[str], name: str, before: bytes, after: bytes, tmp_path: Path
) -> None:
    if not shutil.which(tool[0]):
        pytest.skip(f"{tool[0]} is not there")
    page = tmp_path / name
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(before)
    done = subprocess.run(tool, input=diff(name, before, after), cwd=tmp_path, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert page.read_bytes() == after


@posix
@pytest.mark.skipif(not shutil.which("git"), reason="git is not there")
@pytest.mark.parametrize("name", NAMES)
def test_names_are_quoted_as_git_does(name: str, tmp_path: Path) -> None:
    def git(*arguments: str) -> bytes:
        return subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True).stdout

    page = tmp_path / name
    page.parent.mkdir(exist_ok=True)
    git("init", "-q")
    page.write_bytes(b"one\n")
    git("add", "--", f"./{name}")
    page.write_bytes(b"two\n")
    said = git("-c", "core.quotePath=true", "diff").splitlines()
    assert [line for line in said if not line.startswith((b"index", b"warning"))] == diff(
        name, b"one\n", b"two\n"
    ).splitlines()


@posix
@pytest.mark.skipif(not shutil.which("git"), reason="git is not there")
def test_a_page_that_becomes_empty_stays(tmp_path: Path) -> None:
    page = page_of(tmp_path, b"one\n")
    subprocess.run(["git", "apply", "-"], input=diff("page.md", b"one\n", b""), cwd=tmp_path, check=True)
    assert page.read_bytes() == b""

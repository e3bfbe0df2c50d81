"""The reader of files: what it refuses, at once and in words; and that there is no other one."""

from __future__ import annotations

import ast
import os
import socket
import sys
from pathlib import Path

import pytest

from profilelint.base import files

ROOT = Path(__file__).parent.parent

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
#: What opens files, and where it may: data that is installed with profilelint, and files that are written.
OPENERS = frozenset({"open", "read_bytes", "read_text", "fdopen"})
DOTTED = frozenset({"tomllib.load", "json.load", "io.FileIO", "mmap.mmap"})
EXCEPTIONS = {
    ("profilelint/base/files.py", "open"),  # the reader
    ("profilelint/cli/main.py", "open"),  # the null device, in place of an output that is closed
    ("profilelint/cli/console.py", "open"),  # the same
    ("profilelint/engine/rewrite.py", "open"),  # a new file, to be written
    ("profilelint/engine/rewrite.py", "fdopen"),
    ("profilelint/engine/rewrite.py", "read_bytes"),  # once more what was read, right before it is replaced
    ("profilelint/cli/results.py", "open"),  # a new file, to be written; and the null device
    ("profilelint/cli/results.py", "fdopen"),
    ("profilelint/web/store.py", "open"),  # a database, once its kind and owner are known
    ("profilelint/site/generators/reasons.py", "read_text"),  # data of the package
    ("profilelint/text/misspellings.py", "read_text"),  # data of the package
    ("profilelint/text/mojibake/letter_model.py", "read_bytes"),  # data of the package
    ("profilelint/read/theme_files.py", "read_text"),  # data of the package
    ("profilelint/site/generators/templates/known.py", "read_text"),  # data of the package
    ("profilelint/site/generators/templates/hugo_pages.py", "read_text"),  # data of the package
    ("profilelint/text/languages/build.py", "open"),  # data of the package, by whoever changes it
    ("profilelint/text/languages/build.py", "tomllib.load"),
    ("profilelint/cli/authors.py", "open"),  # a new file, to be written
    ("profilelint/web/verdict.py", "read_text"),  # data of the package
    ("profilelint/survey/chunk.py", "open"),  # the folder of a survey: what a run before has written
    ("profilelint/survey/command.py", "read_text"),
    ("profilelint/survey/links.py", "read_text"),
    ("profilelint/survey/publish.py", "open"),
    ("profilelint/survey/fetch.py", "open"),  # archives, and new files to be written from them
    ("profilelint/survey/locks.py", "open"),  # an empty file, to be locked
    ("profilelint/survey/worker.py", "fdopen"),  # standard output
    ("profilelint/cli/baseline.py", "open"),  # a new file, to be written
    ("profilelint/cli/build.py", "read_text"),  # what pip has noted of profilelint itself
    ("profilelint/cli/init.py", "read_text"),  # data of the package
    ("profilelint/cli/init.py", "open"),  # a new file, to be written
    ("profilelint/report/card/__init__.py", "read_text"),  # data of the package
    ("profilelint/web/clone.py", "open"),  # what git says, in a scratch folder, and new files to be written from it
    ("profilelint/web/clone.py", "read_bytes"),
    ("profilelint/read/html_tags.py", "open"),  # methods that open no file
    ("profilelint/read/front_matter/fields.py", "open"),
    ("profilelint/read/fast/flat_yaml.py", "open"),
    ("profilelint/read/front_matter/yaml_block.py", "open"),
}


def opened(file: Path) -> set[str]:
    """The names that a module calls or hands on which open files."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if name in OPENERS:
            found.add(name)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {
            "tomllib.load",
            "json.load",
            "io.FileIO",
            "mmap.mmap",
        }:
            found.add(ast.unparse(node))
    return found


def test_nothing_else_in_the_product_opens_files() -> None:
    modules = [each for top in ("profilelint", "rules") for each in (ROOT / top).rglob("*.py")]
    assert len(modules) > 150
    openers = {(each.relative_to(ROOT).as_posix(), name) for each in modules for name in opened(each)}
    assert openers == EXCEPTIONS


# What is read


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"12345")
    assert files.read_file(page) == files.read_file(page, 5, root=tmp_path) == b"12345"
    assert files.head(page, 3) == b"123"
    assert why(page, 4) == "it has 5 bytes, over 4; leave it out with --exclude"


def why(path: Path | str, most: int = files.MOST, root: Path | None = None) -> str:
    with pytest.raises(files.UnreadableError) as error:
        files.read_file(path, most, root=root)
    return str(error.value.strerror)


@posix
def test_ten_gigabytes_of_nothing_are_not_read(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.touch()
    os.truncate(page, 10 << 30)
    assert why(page) == "it has 10,737,418,240 bytes, over 16,777,216; leave it out with --exclude"
    assert files.head(page, 10) == bytes(10)


def test_a_file_that_grows_while_it_is_read_comes_to_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"a")
    read = os.read

    def growing(descriptor: int, count: int) -> bytes:
        with page.open("ab") as stream:
            stream.write(b"b" * 10)
        return read(descriptor, min(count, 5))

    monkeypatch.setattr(os, "read", growing)
    assert why(page, 100) == "it has 101 bytes, over 100; leave it out with --exclude"


def test_a_file_that_vanishes_or_becomes_another_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"a")
    opening = os.open

    def late(path: str, flags: int) -> int:
        page.unlink()
        return opening(path, flags)

    monkeypatch.setattr(os, "open", late)
    assert why(page) == "no such file or directory"


@posix
def test_a_link_that_is_put_in_place_of_a_file_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, secret = tmp_path / "site" / "page.md", tmp_path / "secret"
    page.parent.mkdir()
    page.write_bytes(b"a")
    secret.write_bytes(b"secret")
    opening = os.open

    def late(path: str, flags: int) -> int:
        page.unlink()
        page.symlink_to(secret)
        return opening(path, flags)

    monkeypatch.setattr(os, "open", late)
    assert "put a file in its place" in why(page, root=page.parent)


# What is refused


@posix
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "zero").symlink_to("/dev/zero")
    rest = ", not a file; delete it, or put a file in its place"
    assert why(tmp_path / "pipe") == f"it is a pipe{rest}"
    assert why(tmp_path / "folder") == f"it is a folder{rest}"
    assert why(tmp_path / "zero") == why("/dev/zero") == f"it is a device{rest}"
    assert why(tmp_path / "zero", root=tmp_path) == f"it is a device{rest}"


@posix
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the paths of sockets are short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        assert why("socket.md") == "it is a socket, not a file; delete it, or put a file in its place"


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "page.md").touch(0)
    (tmp_path / "folder").mkdir(0)
    said = "permission denied; make it readable, or leave it out with --exclude"
    assert why(tmp_path / "page.md") == why(tmp_path / "folder") == why(tmp_path / "folder" / "a.md") == said
    (tmp_path / "folder").chmod(0o700)


@posix
def test_a_link_is_followed_inside_and_never_out(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "site-of-others"
    for folder in (site / "real", outside):
        folder.mkdir(parents=True)
        (folder / "page.md").write_bytes(b"text")
    (site / "in").symlink_to("real")
    (site / "out").symlink_to(outside)
    (site / "in.md").symlink_to("in/page.md")
    (site / "out.md").symlink_to(outside / "page.md")
    (site / "gone.md").symlink_to("nowhere")
    (site / "loop.md").symlink_to("loop.md")
    (tmp_path / "alias").symlink_to(site)
    for name in ("in/page.md", "in.md"):
        assert files.read_file(site / name, root=site) == files.read_file(
            tmp_path / "alias" / name, root=tmp_path / "alias"
        )
    for name in ("out/page.md", "out.md", "../site-of-others/page.md", "out"):
        assert "leads out of the site" in why(site / name, root=site)
    assert files.read_file(site / "out.md") == b"text"  # whoever names no root trusts the path
    assert why(site / "gone.md", root=site) == "it is a link that leads nowhere; correct or delete it"
    assert why(site / "loop.md", root=site) == "it is a link to itself; put a file in its place"


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 300, "a/" * 3000 + "b", ""])
def test_a_name_that_cannot_be_is_said(tmp_path: Path, name: str) -> None:
    assert why(f"{tmp_path}/{name}", root=tmp_path)
    assert files.fault_of(f"{tmp_path}/{name}", tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_file_that_says_it_is_empty_is_read_up_to_its_limit() -> None:
    assert files.head("/proc/self/status", 5) == b"Name:"
    assert "bytes, over 10" in why("/proc/self/status", 10)

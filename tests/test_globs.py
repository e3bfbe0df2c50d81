"""Globs in gitignore's language: as git reads them, and in no long time."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from profilelint.site.ignore import compile_globs, read
from profilelint.text import globs

PATHS = (
    "a.md",
    "b.md",
    "ab",
    "a/a.md",
    "a/b/a.md",
    "a/b/c/ab.md",
    "b/a",
    "b/[x]",
    "c/a b",
    "c/a-b",
    "c/!a",
    "c/#a",
    "c/z",
)
GITIGNORES = (
    "a.md",
    "/a.md",
    "*.md\n!a.md",
    "a/\n!a/a.md",
    "a/*\n!a/b\n",
    "a/**/ab.md",
    "**/b/**",
    "a/**",
    "**",
    "/**/a",
    "b/**/a.md\n**/c/",
    "?[!a]*",
    "a[.b]*",
    "[]a-]*\n[b-a]",
    "c/[[:alpha:]]",
    "c/[^[:space:]a]",
    r"b/\[x\]",
    r"\!a",
    r"\#a",
    "#a\n!",
    "a b",
    "a-b   ",
    "a\\ b",
    "[a\nz",
    "c/\\",
    "a**.md",
    "*a*b*.md",
    "!*.md\n/",
)


@pytest.mark.skipif(not shutil.which("git"), reason="git says what is right")
@pytest.mark.parametrize("text", GITIGNORES)
def test_files_are_left_out_as_git_leaves_them_out(text: str, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / ".gitignore").write_text(text + "\n", encoding="utf-8")
    command = ["git", "-c", "core.excludesFile=", "-C", tmp_path, "check-ignore", "--no-index", "--stdin"]
    said = subprocess.run(command, input="\n".join(PATHS), capture_output=True, text=True, check=False).stdout
    own = read(tmp_path / ".gitignore", tmp_path)
    assert [path for path in PATHS if own and own.verdict(str(tmp_path / path), folder=False)] == said.splitlines()


@pytest.mark.parametrize("glob", ["!", "/", "[a", "a/[", "[[:letter:]]", "\\", "a" * (globs.MAX_LENGTH + 1)])
def test_what_is_no_glob_is_said(glob: str) -> None:
    with pytest.raises(ValueError, match=r"^") as caught:
        compile_globs(Path(), ["a", glob])
    assert str(caught.value) == glob


@pytest.mark.parametrize("glob", ["*a*" * 60 + "b", "**/a/" * 60 + "b", "**/*a*a*a/" * 20 + "b", "[a-z]*" * 100 + "!"])
@pytest.mark.parametrize("path", ["a" * 4000, "a/" * 2000, "aaaa/a/" * 500])
def test_globs_of_many_stars_take_no_long_time(glob: str, path: str) -> None:
    assert compile_globs(Path("/site"), [glob]).verdict(f"/site/{path}", folder=False) is None


def test_a_star_finds_the_only_place_that_fits() -> None:
    glob = globs.read("/x*ab*b/**/y*/**/z")
    assert glob is not None
    assert glob.speaks_of("x-a-ab-ab-b/y/1/yy/2/3/z", folder=False)
    assert not glob.speaks_of("x-a-ab-ab-b/1/z", folder=False)

"""A stranger's tree with modules, packages and programs that are called like what profilelint needs: none is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from stranger import PAGE, POSIX, in_toml, write

from profilelint.cli import git_changes
from profilelint.config.loader import ConfigError

#: What profilelint imports, and what Python imports by itself.
MODULES = (
    "aiohttp bibtexparser click decimal email_validator frontmatter httpx idna json markdown_it pathspec platformdirs "
    "publicsuffixlist rich sitecustomize tomllib usercustomize yaml"
)


@pytest.fixture
def shadowed(tree: Path, marker: Path) -> Path:
    """A tree with modules of the same names as those that profilelint imports, and with an entry point."""
    code = f"open({str(marker)!r}, 'a').write(__name__ + ' ')\n"
    for name in MODULES.split():
        write(tree / f"{name}.py", code)
    write(tree / "evil" / "__init__.py", code)
    write(tree / "evil" / "rules" / "house" / "evil.py", code)
    write(tree / "evil-1.dist-info" / "entry_points.txt", "[profilelint.rules]\nevil = evil\n")
    write(tree / "evil-1.dist-info" / "METADATA", "Name: evil\nVersion: 1\n")
    in_toml(tree)
    return tree


def python(tree: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=tree, env={**clean, **env}, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.mark.parametrize(
    "command",
    [["check"], ["check", "--online", "--no-cache"], ["rules"], ["explain", "links/empty"], ["config", "show"]],
    ids=" ".join,
)
def test_no_module_of_the_tree_is_imported(shadowed: Path, marker: Path, command: list[str]) -> None:
    done = python(shadowed, "-m", "profilelint", *command)
    assert done.returncode in {0, 1}, done
    assert not marker.exists(), marker.read_text()


@pytest.mark.parametrize("start", [["-mprofilelint"], ["-X", "utf8", "-m", "profilelint.__main__"]], ids=" ".join)
def test_nor_if_the_call_is_written_in_another_way(shadowed: Path, marker: Path, start: list[str]) -> None:
    done = python(shadowed, *start, "check")
    assert done.returncode == 1, done
    assert not marker.exists(), marker.read_text()


#: What pip installs as `profilelint`, with processes that are started as everywhere but on Linux.
SCRIPT = """
import multiprocessing
from profilelint.__main__ import script
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    script()
"""


@pytest.fixture
def script(tmp_path: Path) -> str:
    write(tmp_path / "bin" / "start.py", SCRIPT)
    return str(tmp_path / "bin" / "start.py")


@pytest.mark.parametrize("safely", [True, False])
def test_not_even_one_that_is_called_like_this_package(
    shadowed: Path, marker: Path, script: str, *, safely: bool
) -> None:
    for name in ("profilelint", "types", "warnings"):
        write(shadowed / name / "__init__.py", (shadowed / "yaml.py").read_text(encoding="utf-8"))
    done = python(shadowed, *(["-P", "-m", "profilelint"] if safely else [script]), "check")
    assert done.returncode == 1, done
    assert not marker.exists(), marker.read_text()


def test_nor_by_the_processes_of_a_long_run(shadowed: Path, marker: Path, script: str) -> None:
    write(shadowed / "second.md", PAGE)
    write(shadowed / "multiprocessing" / "__init__.py", (shadowed / "yaml.py").read_text(encoding="utf-8"))
    done = python(shadowed, script, "check", "--pedantic", "--jobs", "2")
    assert (done.returncode, done.stdout.count("links/empty")) == (1, 2), done
    assert not marker.exists(), marker.read_text()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_nor_by_the_completion_of_a_shell(shadowed: Path, marker: Path, script: str, shell: str) -> None:
    for action in ("source", "complete"):
        word = "che" if shell == "fish" else "1"
        env = {"_PROFILELINT_COMPLETE": f"{shell}_{action}", "COMP_WORDS": "profilelint che", "COMP_CWORD": word}
        done = python(shadowed, script, **env)
        assert "check" in done.stdout or action == "source", done
    assert not marker.exists(), marker.read_text()


def test_who_imports_the_package_keeps_the_path(tmp_path: Path) -> None:
    write(tmp_path / "tool" / "__init__.py", "import profilelint\n")
    write(tmp_path / "tool" / "__main__.py", "import beside\n")
    write(tmp_path / "beside.py", "print('kept')\n")
    assert python(tmp_path, "-m", "tool", "profilelint").stdout == "kept\n"


@POSIX
def test_no_git_of_the_tree_is_run(tree: Path, marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tree / "git", f"#!/bin/sh\ntouch {marker}\n")
    (tree / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{tree}")
    with pytest.raises(ConfigError, match="git, which is not installed"):
        git_changes.since("main", tree)
    assert not marker.exists()


def repository(tree: Path) -> Callable[..., str]:
    """Make a repository of a tree, and return what runs git in it."""
    (tree / ".git").rmdir()
    write(tree / ".gitattributes", "*.md filter=evil diff=evil\n")

    def git(*command: str) -> str:
        call = ["git", "-C", str(tree), "-c", "user.name=Ada", "-c", "user.email=ada@site.example", *command]
        return subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()

    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "A"]):
        git(*command)
    return git


#: Settings with which git runs a command: `{}`.
COMMANDS = (
    "core.fsmonitor", "core.pager", "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean",
    "filter.evil.process", "filter.with=sign.clean", "alias.diff",
)  # fmt: skip


@POSIX
@pytest.mark.parametrize("setting", [*COMMANDS, "hook"])
def test_no_program_that_a_repository_names_is_run(tree: Path, marker: Path, setting: str) -> None:
    git = repository(tree)
    write(tree / "evil", f"#!/bin/sh\ntouch {marker}\ncat\n")
    (tree / "evil").chmod(0o755)
    if setting == "hook":
        hooks = tree / ".git" / "hooks"
        hooks.mkdir(exist_ok=True)
        for name in ("post-index-change", "reference-transaction"):
            shutil.copy(tree / "evil", hooks / name)
    else:
        git("config", setting, f"{'!' * setting.startswith('alias')}{tree / 'evil'}")
        git("config", f"{setting.rpartition('.')[0]}.required", "true")
    write(tree / ".gitattributes", "*.md filter=with=sign\n" if "=" in setting else "*.md filter=evil diff=evil\n")
    os.utime(tree / "page.md", (1, 1))
    assert "page.md" not in git_changes.since("HEAD", tree)
    with (tree / "page.md").open("a", encoding="utf-8") as page:
        page.write("more\n")
    assert "page.md" in git_changes.since("HEAD", tree)
    assert not marker.exists()


@POSIX
def test_what_a_repository_lacks_is_not_fetched(tree: Path, marker: Path) -> None:
    git = repository(tree)
    blob = git("rev-parse", "HEAD:page.md")
    (tree / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for key, value in (
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "evil"),
        ("remote.evil.promisor", "true"),
        ("remote.evil.url", f"ext::sh -c touch% {marker}"),
        ("protocol.ext.allow", "always"),
    ):
        git("config", key, value)
    (tree / "page.md").write_text("other\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="--since: git finds no such commit"):
        git_changes.since("HEAD", tree)
    assert not marker.exists()

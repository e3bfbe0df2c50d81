"""A repository at an address: its files and nothing else, within bounds, and gone after the check."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from gitserver import git, repository, serving
from stranger import RULE, Call

from profilelint.cli import address, check
from profilelint.config.loader import ConfigError
from profilelint.web import clone

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

PAGE = "---\ntitle: Ada Example\n---\n\n[Slides]()\n\n![Ada](ada.png) and [the notes](gone.md).\n"
SITE = {"_config.yml": "title: Ada\n", "page.md": PAGE, "ada.png": "x" * (clone.MOST_OF_FILE + 1)}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a server with the repository `site`."""
    repository(tmp_path / "served" / "site", SITE)
    with serving(tmp_path / "served") as url:
        yield url


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def request(url: str, *outputs: str, config: str | None = None) -> check.Request:
    source = check.Source(config, False, {"format": "json"})
    return check.Request((url,), source, date(2026, 11, 22), outputs=outputs)


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_repository_is_checked_and_deleted(
    server: str, scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert address.check_address(request(f"{server}/site", "text=report.txt"), "http") == 1
    out, err = capfd.readouterr()
    found = {(each["path"], each["rule"]) for each in json.loads(out)["diagnostics"]}
    assert found == {("page.md", "links/empty"), ("page.md", "links/missing-file")}
    assert (
        err == f"profilelint: {server}/site: fetched commit {git(tmp_path / 'served/site', 'rev-parse', 'HEAD')[:12]}\n"
    )
    assert list(scratch.iterdir()) == []
    assert Path.cwd() == tmp_path
    assert "page.md:5:1: error links/empty" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_its_files_are_written_and_large_ones_are_empty(server: str, tmp_path: Path) -> None:
    clone.fetch(f"{server}/site", tmp_path / "copy", protocol="http")
    origin = f'[remote "origin"]\n\turl = {server}/site\n'
    expected = {name: content if len(content) <= clone.MOST_OF_FILE else "" for name, content in SITE.items()}
    written = {**expected, ".git/config": origin}
    assert files(tmp_path / "copy") == {name: content.encode() for name, content in written.items()}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy", "served"]


def test_a_server_that_leaves_nothing_out_will_do(server: str, tmp_path: Path) -> None:
    git(tmp_path / "served" / "site", "config", "uploadpack.allowFilter", "false")
    clone.fetch(f"{server}/site", tmp_path / "copy", protocol="http")
    assert files(tmp_path / "copy")["ada.png"] == b""


def test_nothing_of_a_stranger_is_run_or_followed(
    server: str, scratch: Path, tmp_path: Path, marker: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = repository(tmp_path / "served" / "other", {"x.md": "x"})
    evil = tmp_path / "served" / "site"
    touch = f"touch {marker}"
    for name, content in {
        ".gitattributes": "* filter=evil\n*.md filter=lfs\n",
        ".lfsconfig": f"[lfs]\n\turl = {server}/lfs\n",
        ".profilelint.toml": 'rules = ["lint"]\nignore = ["all"]\n',
        "lint/house/style.py": RULE.format(marker=str(marker)),
        "fsmonitor.sh": f"#!/bin/sh\n{touch}\n",
    }.items():
        (evil / name).parent.mkdir(parents=True, exist_ok=True)
        (evil / name).write_text(content, encoding="utf-8")
    (evil / "out.md").symlink_to("/etc/hostname")
    (evil / "in.md").symlink_to("page.md")
    git(evil, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "theme")
    git(evil, "add", "--all")
    git(evil, "commit", "--quiet", "--message=More")
    for hook in ("post-checkout", "post-merge", "reference-transaction"):
        (evil / ".git" / "hooks" / hook).write_text(f"#!/bin/sh\n{touch}\n", encoding="utf-8")
    assert address.check_address(request(f"{server}/site"), "http") == 1
    out, err = capfd.readouterr()
    assert err.endswith(", without 3 links, submodules and odd names\n")
    assert {each["path"] for each in json.loads(out)["diagnostics"]} == {"page.md"}
    assert not marker.exists()
    assert list(scratch.iterdir()) == []


def test_names_that_lead_elsewhere_are_left_out(server: str, tmp_path: Path) -> None:
    site = tmp_path / "served" / "site"
    blob = git(site, "hash-object", "-w", "--stdin", given=b"evil")
    tree = git(site, "mktree", given=f"100644 blob {blob}\tconfig\n".encode())
    entries = [*(f"040000 tree {tree}\t{name}" for name in ("..", ".git", ".GIT")), f"100644 blob {blob}\tgood.md"]
    top = git(
        site, "mktree", given="".join(f"{each}\n" for each in sorted(entries, key=lambda each: each[53:])).encode()
    )
    git(site, "update-ref", "refs/heads/main", git(site, "commit-tree", "-m", "evil", top))
    fetched = clone.fetch(f"{server}/site", tmp_path / "copy", protocol="http")
    assert fetched.left_out == 3
    assert files(tmp_path / "copy").keys() == {".git/config", "good.md"}
    assert b"evil" not in files(tmp_path / "copy")[".git/config"]


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ({"MOST_FILES": 2}, "more than 2 files"),
        ({"MOST_BYTES": 10}, "too large"),
        ({"MOST_LISTED": 10}, "too large"),
    ],
)
def test_what_is_too_large_is_refused(
    bound: dict[str, float], said: str, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in bound.items():
        monkeypatch.setattr(clone, name, value)
    with pytest.raises(clone.CloneError, match=said):
        clone.fetch(f"{server}/site", tmp_path / "copy", protocol="http")
    assert sorted(each.name for each in tmp_path.iterdir()) in (["served"], ["copy", "served"])


def test_a_server_that_never_answers_is_given_up(server: str, tmp_path: Path) -> None:
    with pytest.raises(clone.CloneError, match="it takes too long"):
        clone.fetch(f"{server}/slow/site", tmp_path / "copy", protocol="http", patience=0.3)
    assert [each.name for each in tmp_path.iterdir()] == ["served"]


def test_only_one_protocol_is_spoken(server: str, tmp_path: Path) -> None:
    for url, protocol in ((f"{server}/site", "https"), (f"file://{tmp_path}/served/site", "http")):
        with pytest.raises(clone.CloneError, match="not allowed"):
            clone.fetch(url, tmp_path / "copy", protocol=protocol)


def test_a_redirect_stays_in_the_protocol(tmp_path: Path) -> None:
    repository(tmp_path / "served" / "site", SITE)
    with (
        serving(tmp_path / "served") as real,
        serving(tmp_path, f"{real}/site") as moved,
        serving(tmp_path, f"file://{tmp_path}/served/site") as file,
    ):
        assert clone.fetch(f"{moved}/moved/x", tmp_path / "copy", protocol="http").left_out == 0
        with pytest.raises(clone.CloneError):
            clone.fetch(f"{file}/moved/x", tmp_path / "other", protocol="http")


def test_a_repository_that_is_not_there_is_told(server: str) -> None:
    with pytest.raises(ConfigError, match="there is no public repository of this name"):
        address.check_address(request(f"{server}/none"), "http")


@pytest.mark.parametrize(
    "given",
    [
        "gh:ada",
        "gh:ada/looms/x",
        "gh:ada/..",
        "gh:../looms",
        "gh:ada/--upload-pack=x",
        "http://github.com/ada/looms",
        "https://github.com/ada",
        "https://github.com/ada/looms/tree/main",
        "https://ada:secret@github.com/ada/looms",
        "https://git.example/a/../b",
        "https://git.example/a?b",
        "git@github.com:ada/looms.git",
        "ssh://git@github.com/ada/looms",
        "git://github.com/ada/looms",
        "https://git.example/a\nb",
    ],
)
def test_other_addresses_are_refused(given: str, call: Call) -> None:
    done = call("check", given)
    assert done.code == 2
    assert "name a repository, as gh:OWNER/REPO or https://HOST/PATH" in done.err


@pytest.mark.parametrize(
    "options", [("--fix",), ("--update-baseline", "--baseline", "x"), ("page.md",), ("--online", "--since", "x")]
)
def test_options_that_need_a_folder_are_refused(options: tuple[str, ...], call: Call) -> None:
    done = call("check", "gh:ada/looms", *options)
    assert done.code == 2
    assert "leave out" in done.err

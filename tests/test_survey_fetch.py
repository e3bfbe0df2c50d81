"""Sites out of repositories and archives: what comes is a stranger's, and stays where it is put."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from stranger import link, write

from profilelint import check_site
from profilelint.survey import chunk, fetch
from profilelint.survey.fetch import UnfetchedError
from profilelint.survey.sources import Origin, source, sources

TODAY = date(2026, 11, 22)


def git(folder: Path, *arguments: str) -> str:
    settings = (
        "user.name=Ada",
        "user.email=ada@looms.example",
        "init.defaultBranch=main",
        "protocol.file.allow=always",
    )
    words = [word for each in settings for word in ("-c", each)]
    done = subprocess.run(["git", *words, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def tree(folder: Path, number: int = 0) -> None:
    """A site with large files, of which one is a page, in folders with names of all kinds."""
    write(folder / "_config.yml", f"title: Ada {number}\nurl: https://ada.github.io\n")
    write(
        folder / "index.md",
        "---\ntitle: Ada\n---\n\n[CV](files/cv.pdf) [Talk](files/täläk.pdf) [No](no.pdf)\n" + "word " * number,
    )
    code = "```\n" + "loom\n" * 50_000 + "```\n"
    write(folder / "_pages" / "long list.md", f"---\ntitle: Papers\n---\n\n- A paper, 2020. [PDF](../no.pdf)\n\n{code}")
    for name in ("cv.pdf", "täläk.pdf"):
        write(folder / "files" / name, "%PDF" + "x" * (300_000 if number % 2 else 100))
    write(folder / "assets" / "style.css", "a{}")


def repository(folder: Path, number: int = 0) -> str:
    """The address of a repository with such a site."""
    tree(folder / "tree", number)
    git(folder, "init", "-q", "tree")
    git(folder / "tree", "add", "-A")
    git(folder / "tree", "commit", "-qm", "One")
    git(folder, "clone", "-q", "--bare", "tree", "bare.git")
    git(folder / "bare.git", "config", "uploadpack.allowFilter", "true")
    return (folder / "bare.git").as_uri()


def line(site: Origin, out: Path, **limits: float) -> dict[str, object]:
    task = chunk.Task(str(out), "", (site,), None, str(TODAY), chunk.Limits(limits.get("seconds", 120.0), 1 << 30))
    with chunk.Checker(task) as checker:
        return checker.line(site, {})


# Repositories


@pytest.mark.parametrize("number", range(4))
def test_a_repository_says_what_its_full_tree_says(tmp_path: Path, number: int) -> None:
    address = repository(tmp_path, number)
    commit = fetch.clone(address, "HEAD", tmp_path / "site")
    assert commit == git(tmp_path / "tree", "rev-parse", "HEAD").strip()
    report = check_site(tmp_path / "site", today=TODAY)
    assert report == check_site(tmp_path / "tree", today=TODAY)
    assert {each.path for each in report.diagnostics} >= {"index.md", "_pages/long list.md"}
    size = (tmp_path / "site" / "files" / "cv.pdf").stat().st_size
    assert size == (0 if number % 2 else 104)


def test_a_commit_can_be_fetched_again(tmp_path: Path) -> None:
    address = repository(tmp_path)
    first = fetch.clone(address, "HEAD", tmp_path / "first")
    write(tmp_path / "tree" / "index.md", "# Later\n")
    git(tmp_path / "tree", "commit", "-qam", "Two")
    git(tmp_path / "tree", "push", "-q", str(tmp_path / "bare.git"), "HEAD")
    (tmp_path / "again").mkdir()
    assert fetch.clone(address, first, tmp_path / "again" / "site") == first
    assert "Later" not in (tmp_path / "again" / "site" / "index.md").read_text(encoding="utf-8")


def test_links_and_submodules_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    tree(folder)
    link(folder / "secret", Path("/etc/passwd"))
    link(folder / "linked.md", Path("index.md"))
    git(tmp_path, "init", "-q", "tree")
    git(folder, "add", "-A")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},themes/loom")
    git(folder, "commit", "-qm", "One")
    fetch.clone(folder.as_uri(), "HEAD", tmp_path / "site")
    assert (tmp_path / "site" / "secret").read_text(encoding="utf-8") == "/etc/passwd"
    assert not (tmp_path / "site" / "linked.md").exists()
    assert list((tmp_path / "site" / "themes" / "loom").iterdir()) == []
    assert not [each for each in (tmp_path / "site").rglob("*") if each.is_symlink()]


@pytest.mark.skipif(os.name == "nt", reason="hooks are programs of a shell")
def test_no_program_of_a_repository_or_of_git_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = repository(tmp_path)
    marker = tmp_path / "marker"
    hook = tmp_path / "hooks" / "reference-transaction"
    write(hook, f"#!/bin/sh\ntouch {marker}\n")
    hook.chmod(0o755)
    write(
        tmp_path / "home" / ".gitconfig",
        f'[core]\n\thooksPath = {hook.parent}\n[filter "x"]\n\tsmudge = touch {marker}\n',
    )
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(tmp_path))
    fetch.clone(address, "HEAD", tmp_path / "site")
    assert not marker.exists()


def test_what_cannot_be_fetched_is_a_row_that_says_why(tmp_path: Path) -> None:
    for address in (
        (tmp_path / "nowhere.git").as_uri(),
        "ext::sh -c boom",
        "http://127.0.0.1:9/a",
        "--help",
        "/nowhere",
    ):
        said = line(source(address), tmp_path)
        assert said["status"] == "unfetched", address
        assert said["error"]
    assert "does not" in str(line(source((tmp_path / "nowhere.git").as_uri()), tmp_path)["error"])


def test_a_name_of_a_tree_that_leads_elsewhere_is_left_out(tmp_path: Path) -> None:
    folder = fetch.Folder(tmp_path / "site")
    for name in ("../x", "/x", "a/../../x", "a//x", ".git/config", "a/.GIT/x", "\0", "", "."):
        assert folder.place(name) is None, name
        folder.write(name, 1, io.BytesIO(b"x"))
    assert [each.name for each in tmp_path.iterdir()] == ["site"]
    folder.write("a", 1, io.BytesIO(b"x"))
    folder.write("a/b", 1, io.BytesIO(b"x"))
    folder.write("a", 1, io.BytesIO(b"y"))
    assert (tmp_path / "site" / "a").read_bytes() == b"x"


# Archives


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_an_archive_says_what_its_folder_says(tmp_path: Path) -> None:
    tree(tmp_path / "site-main")
    report = check_site(tmp_path / "site-main", today=TODAY)
    with tarfile.open(tmp_path / "site.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "site-main", "site-main")
    with zipfile.ZipFile(tmp_path / "site.zip", "w", zipfile.ZIP_DEFLATED) as stored:
        for file in (tmp_path / "site-main").rglob("*"):
            stored.write(file, file.relative_to(tmp_path))
    for number, name in enumerate(("site.tar.gz", "site.zip")):
        top = fetch.unpack(tmp_path / name, tmp_path / str(number))
        assert top.name == "site-main"
        assert check_site(top, today=TODAY) == report
        assert line(source(str(tmp_path / name)), tmp_path)["status"] == "ok"


def test_an_archive_stays_in_its_folder(tmp_path: Path) -> None:
    evil = zipped(
        tmp_path / "evil.zip", **{"../x.md": "x", "/x.md": "x", "a/../../x.md": "x", "b.md": "b", "c.md": "c"}
    )
    with zipfile.ZipFile(evil, "a") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert sorted(each.name for each in fetch.unpack(evil, tmp_path / "1").iterdir()) == ["b.md", "c.md"]
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as tar:
        for name, kind, target in (
            ("link", tarfile.SYMTYPE, "/etc"),
            ("link/x.md", tarfile.REGTYPE, ""),
            ("hard", tarfile.LNKTYPE, "/etc/passwd"),
            ("device", tarfile.CHRTYPE, ""),
            ("pipe", tarfile.FIFOTYPE, ""),
            ("../x.md", tarfile.REGTYPE, ""),
        ):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            tar.addfile(member)
    fetch.unpack(tmp_path / "evil.tar.gz", tmp_path / "2")
    assert [each.relative_to(tmp_path / "2").as_posix() for each in sorted((tmp_path / "2").rglob("*"))] == [
        "link",
        "link/x.md",
    ]
    assert not list(tmp_path.glob("*.md"))


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MOST_BYTES", 10_000)
    monkeypatch.setattr(fetch, "MOST_FILES", 50)
    zipped(tmp_path / "big.zip", **{"a.md": "x" * 20_000})
    zipped(tmp_path / "many.zip", **{f"{number}.md": "" for number in range(60)})
    for number, name in enumerate(("big.zip", "many.zip")):
        with pytest.raises(UnfetchedError, match="more than 50 files or 10,000 bytes"):
            fetch.unpack(tmp_path / name, tmp_path / str(number))
    with pytest.raises(UnfetchedError, match="more than 50 files"):
        fetch.clone(repository(tmp_path), "HEAD", tmp_path / "site")


def test_broken_archives_are_refused(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", **{"a.md": "words " * 100}).read_bytes()
    for number, (name, data) in enumerate(
        [
            ("b.zip", whole[:-40]),
            ("c.zip", b"no archive"),
            ("d.tar.gz", b"no archive"),
            ("e.tar.gz", b"\x1f\x8b\x08\0\0"),
        ]
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UnfetchedError):
            fetch.unpack(tmp_path / name, tmp_path / str(number))
        assert line(source(str(tmp_path / name)), tmp_path)["status"] == "unfetched"


# Lists


def test_a_list_names_each_site_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path / "list",
        "# sites\n\n a \na\nhttps://x:y@git.example/a\nssh://git.example/a\nb.ZIP\nc.tar.gz\nssh://-oProxyCommand=x/a\n",
    )
    assert sources("list") == [
        Origin("a", "folder", str(tmp_path / "a")),
        Origin("https://git.example/a", "git", "https://x:y@git.example/a"),
        Origin("ssh://git.example/a", "git", "ssh://git.example/a"),
        Origin("b.ZIP", "archive", str(tmp_path / "b.ZIP")),
        Origin("c.tar.gz", "archive", str(tmp_path / "c.tar.gz")),
        Origin("ssh://-oProxyCommand=x/a", "refused", "git is asked by https, ssh, file alone"),
    ]


def test_a_folder_names_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b", "a", ".git"):
        write(tmp_path / name / "x.md", "")
    write(tmp_path / "file.md", "")
    link(tmp_path / "linked", tmp_path / "a")
    assert [each.name for each in sources(str(tmp_path))] == ["a", "b"]
    assert [each.name for each in sources(str(tmp_path), tmp_path / "b")] == ["a"]

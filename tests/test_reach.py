"""How far a configuration is looked for, which files are believed, and the user's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from stranger import PAGE, POSIX, RULE, Call, link, write

from profilelint.config import loader as configuration
from profilelint.config import reach

# Where a configuration is looked for


def found(folder: Path) -> tuple[Path | None, list[str]]:
    notices: list[str] = []
    return configuration.find(folder, notices.append), notices


def test_the_search_ends_at_the_repository(tree: Path) -> None:
    write(tree.parent / "profilelint.toml", "")
    (tree / "content").mkdir()
    assert found(tree / "content") == (None, [])


def test_the_search_ends_at_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "above" / "home"
    folder = home / "site" / "content"
    folder.mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    write(home.parent / "profilelint.toml", "")
    assert found(folder) == (None, [])
    write(home / "profilelint.toml", "")
    assert found(folder) == (home / "profilelint.toml", [])


def give_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a file that of somebody else than the one who runs profilelint, who is not root."""
    if os.geteuid() == 0:
        os.chown(path, 4712, -1)
    monkeypatch.setattr(os, "geteuid", lambda: 4711)


@POSIX
def test_a_file_of_somebody_else_is_not_read(tree: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tree / "profilelint.toml", 'ignore = ["links"]\n')
    give_away(tree / "profilelint.toml", monkeypatch)
    said = "profilelint.toml: not read, as it belongs to somebody else; --config reads it all the same"
    assert found(tree) == (None, [said])
    done = call("check")
    assert (done.code, f"profilelint: {said}\n" in done.err) == (1, True)
    assert call("check", "--config", "profilelint.toml").code == 0


@POSIX
def test_root_believes_the_owner_of_what_it_checks(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container, where the checkout often belongs to another user."""
    write(tree / "profilelint.toml", "")
    if os.geteuid() == 0:
        for each in (tree, tree / "profilelint.toml"):
            os.chown(each, 4712, -1)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert found(tree) == (tree / "profilelint.toml", [])


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_root_believes_nobody_else(tree: Path) -> None:
    write(tree / "profilelint.toml", "")
    os.chown(tree / "profilelint.toml", 4712, -1)
    assert found(tree)[0] is None


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_outside_of_repositories_and_home_the_search_ends_where_the_owner_changes(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    os.chown(tmp_path / "a", 4712, -1)
    assert reach.folders(inner) == [inner, inner.parent]


@POSIX
@pytest.mark.parametrize("what", ["site", "site/profilelint.toml"])
def test_what_everybody_may_change_is_not_read(tree: Path, what: str) -> None:
    write(tree / "profilelint.toml", "")
    path = tree.parent / what
    path.chmod(path.stat().st_mode | 0o002)
    file, (notice,) = found(tree)
    assert file is None
    assert "everybody may" in notice


def test_a_configuration_that_is_a_link_out_of_the_repository_is_not_read(tree: Path) -> None:
    write(tree.parent / "secret.toml", 's3cret = "s3cret"\n')
    link(tree / "profilelint.toml", tree.parent / "secret.toml")
    file, (notice,) = found(tree)
    assert file is None
    assert "it is a link that leaves the repository" in notice
    assert "s3cret" not in notice


def test_the_root_of_a_site_is_not_looked_for_beyond(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from profilelint.config.site_root import find_root

    folder = tmp_path / "home" / "pages"
    folder.mkdir(parents=True)
    write(tmp_path / "_config.yml", "title: Everything\n")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert find_root([str(folder)]) == folder


# The user's own configuration


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setattr(reach, "own_folder", lambda: folder)
    return folder / "profilelint.toml"


def test_the_own_configuration_counts_where_the_project_has_none(tree: Path, call: Call, own: Path) -> None:
    write(own, 'ignore = ["links"]\n')
    assert call("check").code == 0
    assert call("check", "--isolated").code == 1
    write(tree / "profilelint.toml", "")
    assert call("check").code == 1


def test_the_own_configuration_is_a_sign(tree: Path, marker: Path, call: Call, own: Path) -> None:
    write(own, 'rules = ["mine"]\nexclude = ["drafts/"]\n[per-file-ignores]\n"old/*" = ["links"]\n')
    write(own.parent / "mine" / "house" / "style.py", RULE.format(marker=str(marker)))
    for name in ("drafts", "old"):
        write(tree / name / "page.md", PAGE)
    done = call("check")
    assert marker.exists()
    assert done.out.count("links/empty") == 1


@POSIX
def test_the_own_configuration_is_the_owners_alone(
    tree: Path, call: Call, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(own, 'ignore = ["links"]\n')
    give_away(own, monkeypatch)
    done = call("check")
    assert (done.code, "belongs to somebody else" in done.err) == (1, True)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other places")
def test_where_the_own_configuration_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert reach.own_folder() == tmp_path / ".config" / "profilelint"


@pytest.mark.parametrize(("call", "is_loaded"), [("check", True), ("check --isolated", False), ("rules", True)])
def test_the_own_folder_is_looked_up_only_if_needed(tree: Path, call: str, is_loaded: bool) -> None:
    if call == "rules":
        write(tree / "profilelint.toml", "")
    code = (
        "import sys; from profilelint.cli import main as cli; from profilelint.config import reach; asked = [];"
        "find = reach.own_folder; reach.own_folder = lambda: asked.append(1) or find(); cli.execute(sys.argv[1:]);"
        "print(bool(asked))"
    )
    command = [sys.executable, "-P", "-c", code, *call.split()]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == str(is_loaded)

"""Where a site is put: what git says of its repository, and what builds it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.site.generators.deployment import build_instructions, github_repository
from profilelint.site.site import Site
from profilelint.toolkit import make_site

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = '[core]\n\tbare = false\n[remote "origin"]\n\turl = {}\n\tfetch = +refs\n[branch "main"]\n\tremote = origin\n'


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/ada/engine", ("ada", "engine")),
        ("https://github.com/ada/ada.github.io.git", ("ada", "ada.github.io")),
        ("https://token@github.com/Ada/engine/", ("Ada", "engine")),
        ("git@github.com:ada/engine.git", ("ada", "engine")),
        ("ssh://git@github.com/ada/engine.git", ("ada", "engine")),
        ("https://gitlab.com/ada/engine.git", None),
        ("https://notgithub.com/ada/engine.git", None),
        ("/home/ada/engine", None),
        ("https://github.com/ada", None),
        ("", None),
    ],
)
def test_the_repository_is_what_git_says(address: str, expected: tuple[str, str] | None, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text(ORIGIN.format(address))
    assert github_repository(Site(tmp_path)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "\0\xff", '[remote "upstream"]\n\turl = https://github.com/ada/engine\n', '[remote "origin"]\n' * 9_000],
)
def test_other_words_of_git_name_no_repository(text: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text(text, encoding="latin-1")
    assert github_repository(Site(tmp_path)) is None


def test_a_copy_without_git_or_with_a_pointer_to_it_has_no_repository(tmp_path: Path) -> None:
    assert github_repository(Site(tmp_path)) is None
    (tmp_path / ".git").write_text("gitdir: ../other/.git/worktrees/page\n")
    assert github_repository(Site(tmp_path)) is None


def test_what_builds_a_site_is_read(tmp_path: Path) -> None:
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/pages.yml").write_text("run: jekyll build")
    (tmp_path / ".github/workflows/notes.md").write_text("Notes")
    (tmp_path / "netlify.toml").write_text("[build]")
    assert list(build_instructions(Site(tmp_path))) == ["[build]", "run: jekyll build"]
    assert list(build_instructions(Site(tmp_path / "other"))) == []


@pytest.mark.parametrize(
    ("remote", "files", "menu", "kind"),
    [
        ("octo/looms", {}, "/looms/#news", "found"),
        ("octo/looms", {}, "/looms/talks/", "found"),
        ("octo/looms", {}, "/looms/gone/", "missing"),
        ("octo/ada.github.io", {}, "/ada.github.io/talks/", "found"),
        ("ada/ada.github.io", {}, "/ada.github.io/talks/", "missing"),
        ("octo/looms", {"CNAME": "ada.example\n"}, "/looms/talks/", "missing"),
        ("octo/mills", {}, "/looms/talks/", "missing"),
    ],
)
def test_a_menu_may_carry_the_name_of_the_repository(remote: str, files: dict[str, str], menu: str, kind: str) -> None:
    origin = f'[remote "origin"]\n\turl = https://github.com/{remote}.git\n'
    site = make_site({
        ".git/config": origin,
        "_config.yml": "title: Ada\n",
        "_data/navigation.yml": f"main:\n- {{title: A, url: {menu}}}\n",
        "index.md": "---\npermalink: /\n---\n# News\n",
        "talks.md": "---\npermalink: /talks/\n---\n",
        **files,
    })  # fmt: skip
    [reference] = site.references(site.settings["_data/navigation.yml"])
    assert reference.target.kind == kind

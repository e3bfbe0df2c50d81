"""The pre-commit hook: which files it takes, and a real `pre-commit` that runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from profilelint.site import discovery

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"

#: What pip needs to build and install this repository.
NEEDED = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "profilelint", "rules")

GOOD = "---\ntitle: Ada Example\n---\n\nI study engines, and [wrote about them](notes.md).\n"
BAD = GOOD + "\n- Notes on engines. [PDF]()\n"


@pytest.mark.parametrize("name", ["a.md", "b/c.MD", "d.markdown", "e.mdown", "f.qmd", "g.Rmd", "h.rmd", "i.pdf", "md"])
def test_the_hook_takes_what_is_a_page(name: str) -> None:
    hook = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))[0]
    assert bool(re.search(hook["files"], name)) == discovery.is_page_file(name)
    assert hook["require_serial"] is True


@pytest.mark.parametrize("name", ["--config=x/_config.toml", "--config=x/a.md", "-a.md"])
def test_the_hook_takes_no_name_that_would_be_an_option(name: str) -> None:
    hook = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))[0]
    assert not re.search(hook["files"], name)


@pytest.mark.parametrize("name", ["_config.yml", "a/_data/x.yml", "_bibliography/p.bib", "content/p/cite.bib"])
def test_the_hook_takes_settings_and_bibliographies(name: str) -> None:
    hook = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))[0]
    assert re.search(hook["files"], name)


def test_the_hook_that_fixes_differs_in_what_it_does_alone() -> None:
    hook, fix = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    told = ("id", "name", "description")
    assert fix["entry"] == f"{hook['entry']} --fix"
    assert {key: value for key, value in fix.items() if key not in (*told, "entry")} == {
        key: value for key, value in hook.items() if key not in (*told, "entry")
    }


def run(*command: str, cwd: Path, env: dict[str, str], code: int | None = 0) -> str:
    """Run a command, require its exit code (None: any but 0), and give back what it says."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    said = done.stdout + done.stderr
    assert done.returncode == code if code is not None else done.returncode != 0, said
    return said


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment in which git knows a person, and pre-commit builds everything anew."""
    name = {"GIT_AUTHOR_NAME": "Ada", "GIT_COMMITTER_NAME": "Ada"}
    mail = {"GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_EMAIL": "ada@example.org"}
    mine = ("GIT_", "PRE_COMMIT", "PYTHON")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(mine)}
    home = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "GIT_CONFIG_GLOBAL": os.devnull}
    return {**clean, **name, **mail, **home}


@pytest.fixture
def hook(tmp_path: Path, env: dict[str, str]) -> str:
    """The commit of a repository in `hook/` that holds this checkout; skips where pip can install nothing."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    fetch = (
        sys.executable,
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--retries",
        "1",
        "--dest",
        str(tmp_path),
        "hatchling",
    )
    if subprocess.run(fetch, env=env, capture_output=True, check=False).returncode:
        pytest.skip("no package index can be reached, so pre-commit cannot install the hook")
    repository = tmp_path / "hook"
    repository.mkdir()
    for name in NEEDED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, repository / name)
    return commit_all(repository, env)


def commit_all(repository: Path, env: dict[str, str]) -> str:
    run("git", "init", "--quiet", cwd=repository, env=env)
    run("git", "add", "--all", cwd=repository, env=env)
    run("git", "commit", "--quiet", "--message", "All", cwd=repository, env=env)
    return run("git", "rev-parse", "HEAD", cwd=repository, env=env).strip()


@pytest.mark.slow
def test_a_bad_page_stops_the_commit(tmp_path: Path, hook: str, env: dict[str, str]) -> None:
    site = tmp_path / "site"
    (site / "drafts").mkdir(parents=True)
    config = {"repos": [{"repo": str(tmp_path / "hook"), "rev": hook, "hooks": [{"id": "profilelint"}]}]}
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (site / "profilelint.toml").write_text('exclude = ["drafts/"]\n', encoding="utf-8")
    (site / "notes.md").write_text(GOOD, encoding="utf-8")
    commit_all(site, env)
    run(sys.executable, "-m", "pre_commit", "install", cwd=site, env=env)

    (site / "about.md").write_text(BAD, encoding="utf-8")
    run("git", "add", "about.md", cwd=site, env=env)
    said = run("git", "commit", "--message", "Bad", cwd=site, env=env, code=None)
    assert "about.md:7:21: error links/empty " in said

    (site / "about.md").write_text(GOOD, encoding="utf-8")
    (site / "drafts" / "later.md").write_text(BAD, encoding="utf-8")
    run("git", "add", "about.md", "drafts/later.md", cwd=site, env=env)
    said = run("git", "commit", "--message", "Good, and a bad draft", cwd=site, env=env)
    assert "Passed" in said


@pytest.mark.slow
def test_what_is_certain_is_corrected(tmp_path: Path, hook: str, env: dict[str, str]) -> None:
    site = tmp_path / "site"
    site.mkdir()
    config = {"repos": [{"repo": str(tmp_path / "hook"), "rev": hook, "hooks": [{"id": "profilelint-fix"}]}]}
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (site / "notes.md").write_text(GOOD, encoding="utf-8")
    (site / "about.md").write_text(GOOD.replace("study", "study the the"), encoding="utf-8")
    commit_all(site, env)
    said = run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=site, env=env, code=1)
    assert "files were modified by this hook" in said
    assert (site / "about.md").read_text(encoding="utf-8") == GOOD.replace("study", "study the")
    run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=site, env=env)

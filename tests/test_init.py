"""`profilelint init`: it writes what is missing, never over what is there, and a second time nothing at all."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml
from stranger import Call, link, write

from profilelint.config import loader
from profilelint.version import VERSION

PAGES = Path(__file__).parent / "pages"
SITES = sorted(path.name for path in PAGES.iterdir() if path.is_dir() and not loader.config_in(path))
SCRIPTS = Path(sysconfig.get_path("scripts"))

CONFIGURATION, PRE_COMMIT, WORKFLOW = (
    ".profilelint.toml",
    ".pre-commit-config.yaml",
    ".github/workflows/profilelint.yml",
)
BASELINE, GITLAB = ".profilelint-baseline.json", ".gitlab-ci.yml"

HOOK = {"repo": "https://github.com/profilelint/profilelint", "rev": f"v{VERSION}", "hooks": [{"id": "profilelint"}]}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a site with one fault, in a repository of its own."""
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    write(site / "_config.yml", "title: Ada\n")
    write(site / "page.md", "---\ntitle: Ada Example\n---\n\n[Slides]()\n")
    monkeypatch.chdir(site)
    return site


def content(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def accepts(*command: str) -> None:
    done = subprocess.run([SCRIPTS / command[0], *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SITES)
def test_a_site_is_set_up_once(name: str, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    shutil.copytree(PAGES / name, site)
    (site / ".git").mkdir()
    monkeypatch.chdir(site)
    before = content(site)
    done = call("init", "--baseline")
    after = content(site)
    assert done.code == 0
    assert after.keys() - before.keys() == {CONFIGURATION, PRE_COMMIT, WORKFLOW, BASELINE}
    assert before.items() <= after.items()
    assert call("check").code == 0
    assert f'baseline = "{BASELINE}"' in call("config", "show").out
    assert call("init", "--baseline").out.count("is there already") == 4
    assert content(site) == after


def test_what_it_recognises_and_writes_is_said_first(site: Path, call: Call) -> None:
    before = content(site)
    said = [
        ".: jekyll, recognised by _config.yml, 2 files to check",
        f"{CONFIGURATION}: would be written, the configuration",
        f"{PRE_COMMIT}: would be written, a check of each commit, once `pre-commit install` has been run",
        f"{WORKFLOW}: would be written, a check of each push and each pull request",
    ]
    assert call("init", "--dry-run").out.splitlines() == said
    assert content(site) == before
    assert call("init").out.splitlines() == [line.replace("would be", "is") for line in said]
    assert BASELINE not in content(site)
    assert call("check").code == 1


def test_the_files_are_valid(site: Path, call: Call) -> None:
    call("init")
    accepts("check-jsonschema", "--builtin-schema", "vendor.github-workflows", WORKFLOW)
    accepts("pre-commit", "validate-config", PRE_COMMIT)
    assert yaml.safe_load((site / PRE_COMMIT).read_text(encoding="utf-8")) == {"repos": [HOOK]}
    assert loader.load(site / CONFIGURATION, {}, site).value("fail-on") == "warning"
    call("init", "--gitlab")
    accepts("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", GITLAB)


def test_the_workflow_is_safe(site: Path, call: Call) -> None:
    call("init")
    rules = (
        'unpinned-uses: {config: {policies: {"profilelint/*": ref-pin, "*": hash-pin}}}'  # a release, for it is ours
    )
    write(site.parent / "zizmor.yml", f"rules: {{{rules}}}\n")
    config = str(site.parent / "zizmor.yml")
    accepts("zizmor", "--offline", "--no-progress", "--persona", "pedantic", "--config", config, WORKFLOW)


@pytest.mark.parametrize("margin", ["", "  ", "    "])
def test_a_file_that_is_there_is_left_and_shown_what_to_add(margin: str, site: Path, call: Call) -> None:
    mine = f"repos:\n{margin}- repo: https://example.org/hook\n{margin}  rev: v1\n{margin}  hooks: [{{id: mine}}]\n"
    write(site / PRE_COMMIT, mine)
    done = call("init")
    assert (site / PRE_COMMIT).read_text(encoding="utf-8") == mine
    snippet = done.out.partition("add this to it:\n\n")[2].partition("\n\n")[0]
    write(site / PRE_COMMIT, f"{mine}{snippet}\n")
    assert yaml.safe_load((site / PRE_COMMIT).read_text(encoding="utf-8"))["repos"][1:] == [HOOK]
    assert f"{PRE_COMMIT}: is there already\n" in call("init").out


def test_a_workflow_of_another_name_counts(site: Path, call: Call) -> None:
    write(site / ".github/workflows/lint.yml", "jobs: {a: {steps: [{uses: profilelint/profilelint@v0}]}}\n")
    assert ".github/workflows/lint.yml: is there already\n" in call("init").out
    assert not (site / WORKFLOW).exists()


def test_a_configuration_that_is_there_is_told_of_the_baseline(site: Path, call: Call) -> None:
    write(site / "pyproject.toml", '[tool.profilelint]\nignore = ["links/space"]\n')
    assert "pyproject.toml: is there already\n" in call("init").out
    done = call("init", "--baseline")
    assert f'[tool.profilelint]\nbaseline = "{BASELINE}"\n' in done.out
    assert not (site / CONFIGURATION).exists()
    assert (site / BASELINE).exists()


def test_gitlab_is_served_where_it_is_at_home(site: Path, call: Call) -> None:
    write(site / GITLAB, "pages: {script: [hugo]}\n")
    done = call("init")
    assert f"{GITLAB}: is there already, and is left as it is" in done.out
    assert f"pip install --quiet profilelint=={VERSION}" in done.out
    assert not (site / WORKFLOW).exists()


def test_a_site_below_its_repository_is_named_in_the_workflow(site: Path, call: Call) -> None:
    (site / "docs of mine").mkdir()
    for name in ("_config.yml", "page.md"):
        (site / name).rename(site / "docs of mine" / name)
    call("init", "docs of mine")
    workflow = yaml.safe_load((site / WORKFLOW).read_text(encoding="utf-8"))
    assert workflow["jobs"]["check"]["steps"][-1]["with"] == {"paths": "docs of mine"}
    assert (site / "docs of mine" / CONFIGURATION).exists()


def test_a_folder_that_is_an_expression_is_refused(site: Path, call: Call) -> None:
    folder = site / "${{ github.token }}"
    write(folder / "_config.yml", "title: Ada\n")
    write(folder / "page.md", "---\ntitle: Ada\n---\n\nLooms.\n")
    assert call("init", folder.name).code == 2
    assert not (site / WORKFLOW).exists()


def test_nothing_is_written_behind_a_link(site: Path, call: Call) -> None:
    outside = site.parent / "outside"
    outside.mkdir()
    link(site / ".github", outside)
    link(site / PRE_COMMIT, outside / "hook.yaml")
    done = call("init")
    assert (done.code, list(outside.iterdir())) == (2, [])
    assert f"profilelint: {WORKFLOW}: cannot be written (a link leads out of the repository here)\n" in done.err
    assert f"{PRE_COMMIT}: is there already, and is left as it is" in done.out


def test_a_folder_without_pages_is_told(site: Path, call: Call) -> None:
    (site / "empty").mkdir()
    (site / "empty" / ".git").mkdir()
    assert "no pages found" in call("init", "empty").err
    assert "no such folder" in call("init", "none").err
    assert content(site / "empty") == {}

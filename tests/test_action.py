"""The action: it is valid and safe, names what it installs, and its steps do what docs/ci.md says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import actionlint
import pytest
import yaml
from gitserver import git, repository
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
FILE = ROOT / "action.yml"
PINNED = ROOT / ".ci" / "action.txt"
ACTION: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SCRIPTS = Path(sysconfig.get_path("scripts"))

PAGE = "---\ntitle: Ada Example\n---\n\n[Slides]()\n"

needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="the steps are written for bash")


@pytest.mark.parametrize(
    "command",
    [
        ["zizmor", "--offline", "--no-progress", "--persona", "pedantic"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-actions"],
    ],
    ids=lambda command: command[0],
)
def test_it_has_no_fault(command: list[str]) -> None:
    program, *arguments = command
    done = subprocess.run([SCRIPTS / program, *arguments, FILE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_no_fault_in_its_steps() -> None:
    """It reads workflows alone, so here the steps are those of one that is called with the same inputs."""
    inputs = {name: {"type": "string", "required": False} for name in ACTION["inputs"]}
    job = {"runs-on": "ubuntu-latest", "steps": STEPS}
    workflow = {"on": {"workflow_call": {"inputs": inputs}}, "jobs": {"check": job}}
    assert actionlint.faults(yaml.safe_dump(workflow)) == []


def test_actions_are_named_by_their_commits() -> None:
    used = re.findall(r"uses: (.*)", FILE.read_text(encoding="utf-8"))
    assert len(used) == 4
    assert [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []


def test_no_input_is_part_of_a_script() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)


def test_the_inputs_are_those_of_the_page_about_it() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|(?: `(\S+)`)? \| ", page, re.MULTILINE)
    assert dict(rows) == {name: about["default"] for name, about in ACTION["inputs"].items()}


def test_all_that_is_installed_has_a_version() -> None:
    pinned: dict[str, str] = {}
    for line in PINNED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            requirement = Requirement(line)
            assert [each.operator for each in requirement.specifier] == ["=="]
            pinned[canonicalize_name(requirement.name)] = next(iter(requirement.specifier)).version
    waiting = [*_required("profilelint"), Requirement("hatchling"), Requirement("hatch-fancy-pypi-readme")]
    seen: set[str] = set()
    while waiting:
        each = waiting.pop()
        name = canonicalize_name(each.name)
        assert each.specifier.contains(pinned[name], prereleases=True), (
            f"{name} is not in {PINNED.name} as it should be"
        )
        if name not in seen:
            seen.add(name)
            waiting += _required(name)
    assert len(seen) > 20


def _required(name: str) -> list[Requirement]:
    found = map(Requirement, requires(name) or [])
    return [each for each in found if not each.marker or each.marker.evaluate({"extra": "", "python_version": "3.13"})]


# The step that checks


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a checkout with one fault, and one in a folder whose name has blanks."""
    site = repository(tmp_path / "site", {"_config.yml": "title: Ada\n", "page.md": PAGE, "my notes/a.md": PAGE})
    monkeypatch.chdir(site)
    return site


def run(folder: Path, event: str = "push", **inputs: str) -> tuple[int, str, str]:
    """Run the step as GitHub does, with a false summary; give back its code, the log, and the summary."""
    (step,) = (each for each in STEPS if each.get("id") == "check")
    given = {f"inputs.{name}": inputs.get(name, about["default"]) for name, about in ACTION["inputs"].items()}
    given["steps.install.outputs.bin"] = str(SCRIPTS)
    summary = folder / "summary.md"
    summary.touch()
    variables = {
        name: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: given[found[1]], text) for name, text in step["env"].items()
    }
    github = {"GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(folder), "GITHUB_EVENT_NAME": event}
    script = folder / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        env={**os.environ, **github, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr, summary.read_text(encoding="utf-8")


@needs_bash
def test_findings_are_annotations_and_a_summary(site: Path, tmp_path: Path) -> None:
    code, log, summary = run(tmp_path)
    assert code == 1
    assert "::error file=my notes/a.md,line=5,endLine=5,col=1,endColumn=11,title=links/empty::" in log
    assert summary.startswith("## profilelint\n")
    assert summary.count("links/empty") == 2
    assert "### page.md" in summary


@needs_bash
def test_the_summary_has_what_github_does_not_annotate(site: Path, tmp_path: Path) -> None:
    (site / "page.md").write_text(PAGE + "\n[Slides]()\n" * 30, encoding="utf-8")
    assert run(tmp_path)[2].count("links/empty") == 32


@needs_bash
def test_inputs_are_words_and_no_code(site: Path, tmp_path: Path) -> None:
    code, log, _ = run(tmp_path, paths="my notes\n$(touch evil)\n\n", args="--quiet `touch evil` *")
    assert code == 2
    assert "Traceback" not in log
    assert not (site / "evil").exists()
    code, log, _ = run(tmp_path, paths="my notes\n\n", args="--fail-on never")
    assert (code, log.count("::error file=my notes/a.md")) == (0, 1)


@needs_bash
def test_options_are_no_paths_and_paths_no_options(site: Path, tmp_path: Path) -> None:
    assert run(tmp_path, paths="--fix")[0] == 2
    assert (site / "page.md").read_text(encoding="utf-8") == PAGE


@needs_bash
def test_sarif_is_written_for_the_step_that_uploads_it(site: Path, tmp_path: Path) -> None:
    assert run(tmp_path, sarif="true", summary="false")[::2] == (1, "")
    assert len(json.loads((tmp_path / "profilelint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 2
    upload = STEPS[-1]
    assert upload["with"]["sarif_file"] == "${{ runner.temp }}/profilelint.sarif"
    assert "head.repo.full_name == github.repository" in upload["if"]


@needs_bash
def test_what_pages_say_is_no_command(site: Path, tmp_path: Path) -> None:
    evil = "::error::x <img src=x> @ada ##[error]"
    (site / "page.md").write_text(f"---\ntitle: Ada\n---\n\n[{evil}]()\n\n::set-output name=a::b\n", encoding="utf-8")
    _, log, summary = run(tmp_path)
    assert {line.partition(" file=")[0] for line in log.splitlines()} == {"::error"}
    assert "##[error]" not in log
    assert "<img" not in summary.replace("\\<img", "")


@needs_bash
@pytest.mark.parametrize(
    ("event", "merged", "expected"),
    [("pull_request", True, True), ("push", True, False), ("pull_request", False, False)],
)
def test_a_pull_request_asks_for_its_own_links(
    event: str, merged: bool, expected: bool, site: Path, tmp_path: Path
) -> None:
    """In place of profilelint stands a program that says how it is called."""
    if merged:
        git(site, "checkout", "--quiet", "-b", "branch")
        git(site, "commit", "--quiet", "--allow-empty", "--message=More")
        git(site, "checkout", "--quiet", "main")
        git(site, "merge", "--quiet", "--no-ff", "branch")
    (step,) = (each for each in STEPS if each.get("id") == "check")
    program = tmp_path / "bin" / "profilelint"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    given = {"BIN": str(program.parent), "PATHS": ".", "ONLINE": "true", "GITHUB_EVENT_NAME": event}
    empty = dict.fromkeys(("ARGS", "SUMMARY", "SINCE", "SARIF"), "")
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, env={**os.environ, **empty, **given}, capture_output=True, text=True, check=True)
    since = "--since HEAD^1 " if expected else ""
    assert done.stdout == f"check --format github --online {since}-- .\n"


# The step that installs


@needs_bash
@pytest.mark.slow
def test_what_is_pinned_can_be_installed(tmp_path: Path) -> None:
    (step,) = (each for each in STEPS if each.get("id") == "install")
    output = tmp_path / "output"
    github = {"GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(tmp_path)}
    variables = {"PYTHON": sys.executable, "PIP_CACHE_DIR": str(tmp_path / "pip"), "PIP_QUIET": "1", "PIP_RETRIES": "1"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(command, env={**clean, **github, **variables}, capture_output=True, text=True, check=False)
    if "No matching distribution found" in done.stderr or "Could not find a version" in done.stderr:
        pytest.skip("no package index has these versions")
    assert done.returncode == 0, done.stderr
    scripts = Path(output.read_text(encoding="utf-8").strip().removeprefix("bin="))
    said = subprocess.run(
        [scripts / "profilelint", "--version"], cwd=tmp_path, env=clean, capture_output=True, check=True
    )
    assert said.stdout.startswith(b"profilelint ")

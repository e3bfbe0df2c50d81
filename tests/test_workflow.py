"""The workflows that test every change and publish a release are such, and give away nothing."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path

import actionlint
import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SUITE = ROOT / ".github" / "workflows" / "ci.yml"
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
SCRIPTS = Path(sysconfig.get_path("scripts"))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=[each.stem for each in WORKFLOWS])
@pytest.mark.parametrize(
    "command",
    [
        ["zizmor", "--offline", "--no-progress", "--persona", "pedantic"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
    ],
    ids=lambda command: command[0],
)
def test_a_workflow_has_no_fault(command: list[str], workflow: Path) -> None:
    program, *arguments = command
    done = subprocess.run(
        [SCRIPTS / program, *arguments, workflow], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=[each.stem for each in WORKFLOWS])
def test_actionlint_finds_no_fault(workflow: Path) -> None:
    assert actionlint.faults(workflow.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])
def test_a_form_for_issues_is_one_that_github_takes(form: Path) -> None:
    program = SCRIPTS / "check-jsonschema"
    command = [program, "--builtin-schema", "vendor.github-issue-forms", form]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=[each.stem for each in WORKFLOWS])
def test_actions_are_named_by_their_commits(workflow: Path) -> None:
    used = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []


def test_the_suite_runs_on_every_system_and_version_of_python() -> None:
    jobs = yaml.safe_load(SUITE.read_text(encoding="utf-8"))["jobs"]
    matrix = jobs["suite"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}
    extra = matrix["include"]
    assert {*matrix["python"], *(each["python"] for each in extra)} == {"3.11", "3.12", "3.13", "3.14"}
    assert {*matrix["versions"], *(each["versions"] for each in extra)} == {"newest", "lowest", "unfinished"}

"""The workflow that tests every change is one, and gives away nothing."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
SCRIPTS = Path(sysconfig.get_path("scripts"))


@pytest.mark.parametrize(
    "command",
    [
        ["zizmor", "--offline", "--no-progress"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"],
    ],
    ids=lambda command: command[0],
)
def test_the_workflow_has_no_fault(command: list[str]) -> None:
    program, *arguments = command
    done = subprocess.run(
        [SCRIPTS / program, *arguments, WORKFLOW], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])
def test_a_form_for_issues_is_one_that_github_takes(form: Path) -> None:
    program = SCRIPTS / "check-jsonschema"
    command = [program, "--builtin-schema", "vendor.github-issue-forms", form]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_named_by_their_commits() -> None:
    used = re.findall(r"uses: (.*)", WORKFLOW.read_text(encoding="utf-8"))
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []


def test_the_suite_runs_on_every_system_and_version_of_python() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    matrix = jobs["suite"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}
    extra = matrix["include"]
    assert {*matrix["python"], *(each["python"] for each in extra)} == {"3.11", "3.12", "3.13", "3.14"}
    assert {*matrix["versions"], *(each["versions"] for each in extra)} == {"newest", "lowest", "unfinished"}

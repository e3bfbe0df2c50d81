"""The README and the pages in docs/ say what is true: their output, their rules, their links."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from profilelint.prove import trial
from profilelint.rule import loader

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = (
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/profilelint check tests/pages/messy",
    "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest",
)


def test_the_page_of_all_rules_is_current() -> None:
    page = ROOT / "docs" / "rules.md"
    command = [sys.executable, "-m", "profilelint", "rules", "--isolated", "--format", "markdown"]
    printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    if os.environ.get("PROFILELINT_UPDATE"):
        page.write_text(printed, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == printed
    for rule in loader.load_folder(loader.BUILTIN):
        activity = ", opt-in" if rule.opt_in else ", pedantic" if rule.confidence == "doubtful" else ""
        assert f"| `{rule.name}` | {rule.severity}{activity} | {rule.summary} |\n" in printed


def test_the_families_are_all_named() -> None:
    named = re.findall(r"^\| `([a-z]+)` \| [^|\n]+ \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert named == sorted({rule.family for rule in loader.load_folder(loader.BUILTIN)})


@pytest.mark.parametrize("command", COMMANDS, ids=["install", "test"])
def test_the_commands_to_install_are_there(command: str) -> None:
    assert f"```sh\n{command}\n```\n" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_to_files_and_headings_that_there_are(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        name, _, heading = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.*)", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_sample_output_is_real() -> None:
    command = [sys.executable, "-m", "profilelint", "check", "--today", "2026-11-22", "_pages/about.md"]
    done = subprocess.run(
        command, cwd=ROOT / "tests/pages/messy", capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    text = README.read_text(encoding="utf-8")
    found = re.search(r"(?<=<!-- output -->\n).*?(?=<!-- /output -->)", text, re.DOTALL)
    assert found
    expected = f"```console\n$ profilelint check _pages/about.md\n{done.stdout}```\n"
    if os.environ.get("PROFILELINT_UPDATE"):
        README.write_text(text[: found.start()] + expected + text[found.end() :], encoding="utf-8")
    else:
        assert found[0] == expected


def test_the_first_rule_of_ones_own_proves_itself(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
    code = re.search(r"^````python\n(.*?)^````$", page, re.DOTALL | re.MULTILINE)
    assert code
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "shouting.py").write_text(code[1], encoding="utf-8")
    assert [proof.failure for proof in trial.prove_folder(tmp_path)] == [None, None, None]


def test_the_workflow_in_the_readme_is_safe_for_forks() -> None:
    (text,) = (
        each for each in re.findall(r"(?s)```yaml\n(.*?)```", README.read_text(encoding="utf-8")) if "jobs:" in each
    )
    workflow = yaml.load(text, yaml.BaseLoader)  # all are strings, so that "on" is no truth value
    assert (workflow["on"], workflow["permissions"]) == (["push", "pull_request"], {"contents": "read"})
    (job,) = workflow["jobs"].values()
    assert job["steps"][0]["with"] == {"persist-credentials": "false"}
    assert "permissions" not in job
    assert not re.search(r"secrets|--allow|--config|PROFILELINT_|\$\{\{", text)


def test_the_page_on_security_names_tests_and_options_that_there_are() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    for name in ("test_trust", "test_reach", "test_shadow", "test_readme"):
        assert f"`tests/{name}.py`" in text
        assert (ROOT / "tests" / f"{name}.py").is_file()
    help_text = subprocess.run(
        [sys.executable, "-m", "profilelint", "check", "--help"], capture_output=True, text=True, check=True
    ).stdout
    options = set(re.findall(r"`(--[a-z-]+)", text)) - {"--proxy"}
    assert len(options) > 5
    assert {each for each in options if each not in help_text} == set()

"""The README says what is true: its table of rules, its sample output, its example rule."""

import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

from profilelint.prove import trial
from profilelint.rule import loader

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def section(name: str) -> re.Match[str]:
    found = re.search(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found


def agree(name: str, expected: str) -> None:
    """Compare a part of the README with what it should say; with PROFILELINT_UPDATE set, write it there."""
    found = section(name)
    if os.environ.get("PROFILELINT_UPDATE"):
        text = found.string
        README.write_text(text[: found.start()] + expected + text[found.end() :], encoding="utf-8")
    else:
        assert found[0] == expected


def test_the_table_of_rules_is_current() -> None:
    rows = [
        f"| `{each.name}` | {each.severity}{', opt-in' if each.opt_in else ''} | {each.summary} |\n"
        for each in loader.load_folder(loader.BUILTIN)
    ]
    agree("rules", "".join(["| rule | severity | |\n|---|---|---|\n", *rows]))


def test_the_sample_output_is_real() -> None:
    command = [sys.executable, "-m", "profilelint", "check", "--today", "2026-11-22", "_pages/about.md"]
    done = subprocess.run(
        command, cwd=ROOT / "tests/pages/messy", capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    agree("output", f"```console\n$ profilelint check _pages/about.md\n{done.stdout}```\n")


def test_the_rule_in_the_readme_proves_itself(tmp_path: Path) -> None:
    code = re.search(r"^````python\n(.*?)^````$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert code
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "shouting.py").write_text(code[1], encoding="utf-8")
    assert [proof.failure for proof in trial.prove_folder(tmp_path)] == [None, None, None]


def test_the_workflow_in_the_readme_is_safe_for_forks() -> None:
    (text,) = (
        each for each in re.findall(r"(?s)```yaml\n(.*?)```", README.read_text(encoding="utf-8")) if "jobs:" in each
    )
    workflow = yaml.load(text, yaml.BaseLoader)  # all are strings, so that "on" is no truth value
    assert (workflow["on"], workflow["permissions"]) == ("pull_request", {"contents": "read"})
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

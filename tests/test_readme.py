"""The README says what is true: its table of rules, its sample output, its example rule."""

import os
import re
import subprocess
import sys
from pathlib import Path

from profilelint import example, rule

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
        for each in rule.load_folder(rule.BUILTIN)
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
    assert [proof.failure for proof in example.prove_folder(tmp_path)] == [None, None, None]

"""What helps the author of a rule: `profilelint new-rule` and `profilelint prove --update`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from profilelint.cli import main
from profilelint.prove.update import update
from profilelint.rule.loader import RuleError, load
from profilelint.rule.skeleton import SKELETON


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Here(NamedTuple):
    """A working directory that is an empty repository, and how to run profilelint in it."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def call(self, *arguments: str) -> Done:
        code = main.execute(arguments)
        return Done(code, *self.capsys.readouterr())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("profilelint.config.reach.own_folder", lambda: tmp_path / "nobody")
    return Here(folder, capsys)


# New rules


def test_a_new_rule_proves_at_once(here: Here) -> None:
    done = here.call("new-rule", "house/style", "--dir", "lint")
    told = "lint/house/style.py is written; change it, then run: profilelint prove lint house/style --update\n"
    assert done == (0, told, "")
    assert here.call("prove", "lint") == (0, "2 of 2 examples of 1 rule are true\n", "")
    assert here.call("prove", "lint", "house/style", "--update") == (0, "2 of 2 examples of 1 rule are true\n", "")
    assert (here.folder / "lint/house/style.py").read_text(encoding="utf-8") == SKELETON


def test_a_new_rule_goes_where_the_configuration_keeps_them(here: Here) -> None:
    (here.folder / "profilelint.toml").write_text('rules = ["own", "more"]\n', encoding="utf-8")
    (here.folder / "pages").mkdir()
    assert here.call("new-rule", "house/style").code == 0
    assert (here.folder / "own/house/style.py").is_file()


def test_a_new_rule_has_no_fault_that_the_linters_find(tmp_path: Path) -> None:
    file = tmp_path / "style.py"
    file.write_text(SKELETON, encoding="utf-8")
    settings = Path(__file__).parents[1] / "pyproject.toml"
    for command in (["ruff", "check", "--ignore", "D", "--config", settings], ["ruff", "format", "--check"]):
        done = subprocess.run([sys.executable, "-m", *command, file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    mypy = [sys.executable, "-m", "mypy", "--config-file", settings, "--cache-dir", tmp_path / "cache", file]
    done = subprocess.run(mypy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("written", ["lint/house/style.py", "lint/house/my_style.py"])
def test_a_rule_that_there_is_stays_as_it_is(written: str, here: Here) -> None:
    file = here.folder / written
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")
    name = "house/" + file.stem.replace("_", "-")
    done = here.call("new-rule", name, "--dir", "lint")
    assert done == (2, "", f'profilelint: {written}: the rule "{name}" exists already; it is not changed\n')
    assert [each.read_text(encoding="utf-8") for each in file.parent.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("name", "config", "said"),
    [
        ("house/Style", 'rules = ["own"]', '"house/Style" cannot be the name of a rule; it is FAMILY/NAME'),
        ("style", 'rules = ["own"]', '"style" cannot be the name of a rule'),
        ("../style", 'rules = ["own"]', '"../style" cannot be the name of a rule'),
        ("links/empty", 'rules = ["own"]', 'the rule "links/empty" exists already'),
        ("house/style", 'rules = ["../own"]', 'profilelint.toml:1: "../own" leaves the repository of this file'),
        ("house/style", "", "no configuration names a folder of rules; add --dir DIR, or `rules = "),
    ],
)
def test_a_new_rule_that_cannot_be_says_why(name: str, config: str, said: str, here: Here) -> None:
    (here.folder / "profilelint.toml").write_text(config, encoding="utf-8")
    done = here.call("new-rule", name)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert sorted(each.name for each in here.folder.iterdir()) == [".git", "profilelint.toml"]


def test_a_new_rule_follows_no_link_out_of_its_folder(here: Here) -> None:
    (here.folder.parent / "elsewhere").mkdir()
    (here.folder / "lint").mkdir()
    (here.folder / "lint" / "house").symlink_to(here.folder.parent / "elsewhere")
    done = here.call("new-rule", "house/style", "--dir", "lint")
    assert (done.code, done.err) == (2, "profilelint: lint/house/style.py: a link leads out of lint\n")
    assert list((here.folder.parent / "elsewhere").iterdir()) == []


# Examples that are brought up to date

CODE = """

from profilelint import Finding, Fix, Link


def check(link: Link):
    if link.url == "TODO":
        yield Finding(link.span, f'"{link.text}" leads nowhere', Fix.replace(link.span, link.text))
"""

START = '"""A link leads nowhere.\n\n- Not `an option`.\n\n'
PAGE = "```markdown bad\nSee [a](TODO)\nand [b](TODO).\n```\n"
OUTPUT = '\n```text output\n1:5: "a" leads nowhere\n2:5: "b" leads nowhere\n```\n'
FIXED = "\n```markdown fixed\nSee a\nand b.\n```\n"
END = '\n~~~markdown good\n[a](b)\n~~~\n"""'
TRUE = START + PAGE + OUTPUT + FIXED + END + CODE


def updated(folder: Path, text: str) -> str:
    """A rule's file after its update; it is read again from the disk."""
    file = folder / "rule.py"
    file.write_bytes(text.encode())
    load.cache_clear()
    changed = update(load(file, "house/rule"))
    after = file.read_bytes().decode()
    assert changed == (after != text)
    assert [each.name for each in folder.iterdir()] == ["rule.py"]
    return after


@pytest.mark.parametrize(
    "manual",
    [
        PAGE + OUTPUT + FIXED,
        PAGE,
        PAGE + OUTPUT,
        PAGE + "\n```text output\n```\n" + FIXED,
        PAGE + OUTPUT.replace("1:5", "1:1").replace('2:5: "b" leads nowhere\n', "") + FIXED,
        PAGE + OUTPUT + FIXED.replace("and b.\n", "and c.\nand d.\n"),
    ],
    ids=["true", "neither", "no fixed", "empty output", "other output", "other fixed"],
)
def test_results_are_those_of_the_rule_and_nothing_else_changes(manual: str, tmp_path: Path) -> None:
    assert updated(tmp_path, START + manual + END + CODE) == TRUE


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("head", ["", "# A comment.\n\n", "#!/usr/bin/env python3\n# Another.\n"])
def test_the_lines_are_found_wherever_the_docstring_begins(head: str, ends: str, tmp_path: Path) -> None:
    text = (head + START + PAGE + END + CODE).replace("\n", ends)
    assert updated(tmp_path, text) == (head + TRUE).replace("\n", ends)


def test_backslashes_are_written_as_the_docstring_writes_them(tmp_path: Path) -> None:
    page = "```markdown bad\n[\\\\](TODO) is \\u00fc\n```\n"
    output = '\n```text output\n1:1: "\\\\" leads nowhere\n```\n'
    fixed = "\n```markdown fixed\n\\\\ is \u00fc\n```\n"
    plain = updated(tmp_path, START + page.replace("\\\\]", "\\\\\\\\]") + END + CODE)
    assert plain == START + page.replace("\\\\]", "\\\\\\\\]") + output + fixed + END + CODE
    raw = updated(tmp_path, "r" + START + page.replace("\\u00fc", "x") + END + CODE)
    assert raw == "r" + START + page.replace("\\u00fc", "x") + output.replace("\\\\", "\\") + fixed.replace(
        "\\\\ is \u00fc", "\\ is x"
    ) + END + CODE  # fmt: skip


def test_named_pages_have_named_results(tmp_path: Path) -> None:
    pages = "````markdown bad a.md\n[a](TODO)\n````\n\n````markdown bad b.md\nfine\n````\n"
    results = '\n```text output\na.md:1:1: "a" leads nowhere\n```\n\n````markdown fixed a.md\na\n````\n'
    assert updated(tmp_path, START + pages + END + CODE) == START + pages + results + END + CODE


@pytest.mark.parametrize(
    "text",
    [
        START + PAGE.replace("TODO", "b") + OUTPUT + END + CODE,
        START + PAGE + OUTPUT.replace("1:5", "1:1") + END + CODE.replace("if link.url", "if link.uri"),
        START + PAGE + OUTPUT + FIXED.replace("b.", "c.") + END + CODE.replace("link.text))", "'[a](TODO)'))"),
    ],
    ids=["silent", "fails", "not silent after its fixes"],
)
def test_what_is_not_proven_is_not_written(text: str, tmp_path: Path) -> None:
    assert updated(tmp_path, text) == text


@pytest.mark.parametrize(
    "text",
    [
        '"""A fault.\\n\n```markdown bad\n[a](TODO)\n```\n\n```markdown good\nx\n```\n"""' + CODE,
        '"""A fault.\n\n```markdown good\nx\n```\n\n```markdown bad\n[a](TODO)\n```"""' + CODE,
    ],
    ids=["an escaped line end", "quotes on the line of a fence"],
)
def test_a_docstring_that_cannot_take_the_lines_is_left_alone(text: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"rule[.]py:1: the examples cannot be written into this docstring"):
        updated(tmp_path, text)
    assert (tmp_path / "rule.py").read_text(encoding="utf-8") == text


def test_the_update_is_told_and_a_wrong_rule_too(here: Here) -> None:
    for name, text in (("a", START + PAGE + END + CODE), ("b", ""), ("c", TRUE)):
        file = here.folder / "lint" / "house" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = here.call("prove", "lint", "--update")
    assert done.code == 1
    assert done.out.startswith("house/a: examples written\nhouse/b rule: wrong: ")
    assert done.out.endswith("4 of 5 examples of 3 rules are true\n")
    assert "there is no function check" in done.err
    done = here.call("prove", "lint", "house/d")
    assert done == (2, "", 'profilelint: lint: there is no rule "house/d" (did you mean "house/c"?)\n')

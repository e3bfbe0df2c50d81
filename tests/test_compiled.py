"""The compiled code of rules is kept in one file, and used only while the rules are as they were."""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType

import pytest

from profilelint.rule.code_cache import Compiled

MANUAL = '"""A fault.\n\n' + "Why it matters, at length. " * 20 + '\n"""\n'


@pytest.fixture(autouse=True)
def writes_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_text(MANUAL + "VALUE = 1\n", encoding="utf-8")
    return path


def _value(code: CodeType) -> object:
    found: dict[str, object] = {}
    exec(code, found)
    return found["VALUE"]


def _kept(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").glob("rules.*"))


def _keep(rule: Path) -> Path:
    first = Compiled(rule.parent)
    first.code(str(rule))
    first.keep()
    (kept,) = _kept(rule.parent)
    return kept


def test_code_is_kept_without_its_manual(rule: Path) -> None:
    kept = _keep(rule)
    assert b"Why it matters" not in kept.read_bytes()
    again = Compiled(rule.parent)
    assert _value(again.code(str(rule))) == 1
    written = kept.stat().st_mtime_ns
    again.keep()
    assert kept.stat().st_mtime_ns == written


def test_a_manual_is_kept_where_python_has_it_elsewhere(rule: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule.write_text("VALUE = '" + "Why it matters. " * 20 + "'\n", encoding="utf-8")
    _keep(rule)
    assert str(_value(Compiled(rule.parent).code(str(rule)))).startswith("Why it matters. ")


def test_the_first_run_has_the_same_code(rule: Path) -> None:
    assert _value(Compiled(rule.parent).code(str(rule))) == 1


def test_a_changed_rule_is_compiled_again(rule: Path) -> None:
    _keep(rule)
    rule.write_text(MANUAL + "VALUE = 22\n", encoding="utf-8")
    again = Compiled(rule.parent)
    assert _value(again.code(str(rule))) == 22
    again.keep()
    assert _value(Compiled(rule.parent).code(str(rule))) == 22


@pytest.mark.parametrize("data", [b"", b"other", b"profilelint 1, Python 2.7\n", None])
def test_a_file_that_is_not_as_it_should_be_counts_for_nothing(rule: Path, data: bytes | None) -> None:
    kept = _keep(rule)
    kept.write_bytes(kept.read_bytes()[:-40] if data is None else data)
    assert _value(Compiled(rule.parent).code(str(rule))) == 1


def test_nothing_is_written_where_python_is_told_not_to(rule: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    first = Compiled(rule.parent)
    first.code(str(rule))
    first.keep()
    assert _kept(rule.parent) == []


def test_a_short_text_at_the_head_of_a_file_is_no_manual(tmp_path: Path) -> None:
    rule = tmp_path / "a.py"
    rule.write_text('VALUE = "error"\n', encoding="utf-8")
    _keep(rule)
    assert _value(Compiled(tmp_path).code(str(rule))) == "error"


def test_a_wrong_rule_raises_as_python_does(tmp_path: Path) -> None:
    rule = tmp_path / "a.py"
    rule.write_text("VALUE = \n", encoding="utf-8")
    with pytest.raises(SyntaxError):
        Compiled(tmp_path).code(str(rule))

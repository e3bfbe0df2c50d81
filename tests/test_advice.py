"""What a message or a fix tells an owner to write is right: applied to the examples of each rule, it helps."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.model.finding import Diagnostic
from profilelint.prove.examples import Example, examples
from profilelint.prove.trial import TODAY, trial
from profilelint.rule.loader import BUILTIN, Rule, load_folder

#: The end of a message that names a value, as it is to be written.
VALUE = re.compile(r"""[;.] (?:[Ww]rite ("[^"]*"|(?!one\b)\S+?)\.?|Did you mean (\S+?)\?)$""")


#: What was no link before its fix may lead to a file that the example does not have.
SEEN_ONLY_THEN = {"links/missing-file"}


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(load_folder(BUILTIN))


def bad(*, fixed: bool) -> list[object]:
    """The bad examples of all rules, those with a fix or the others."""
    given = ((rule, each) for rule in rules() for each in examples(rule.doc) if each.kind == "bad")
    return [
        pytest.param(rule, each, id=f"{rule.name}-{each.number}")
        for rule, each in given
        if bool(each.fixed) == fixed and (fixed or any(map(VALUE.search, each.output)))
    ]


def written(text: str, said: Diagnostic, value: str) -> str:
    """The text with a value in the place of what a rule found."""
    lines = text.splitlines(keepends=True)
    start, end = (
        sum(map(len, lines[: line - 1])) + column - 1
        for line, column in ((said.line, said.column), (said.end_line, said.end_column))
    )
    return text[:start] + value + text[end:]


@pytest.mark.parametrize(("rule", "example"), bad(fixed=False))
def test_the_value_that_a_message_names_is_right(rule: Rule, example: Example) -> None:
    tried = 0
    with trial(rule, example) as ready:
        for said in ready.found(example.pages):
            if said.fix or not (named := VALUE.search(said.message)):
                continue
            path = said.path.removeprefix(ready.folder)
            value = named[1] or named[2]
            after = {**example.pages, path: written(example.pages[path], said, value)}
            place = (said.path, said.line, said.column)
            assert place not in [(each.path, each.line, each.column) for each in ready.found(after)], value
            tried += 1
    assert tried


@cache
def plan(today: date) -> Plan:
    selected = tuple(Selected(each.path, each.name, each.severity, each.options) for each in rules())
    return Plan(selected, Path(), today)


def errors(folder: Path, pages: dict[str, str], example: Example) -> Counter[str]:
    """The errors of all rules on pages, by rule."""
    for name, text in {**example.files, **pages}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
    today = example.options.get("today", TODAY)
    assert isinstance(today, date)
    found = check([str(folder / name) for name in pages], plan(today)._replace(root=folder)).diagnostics
    return Counter(each.rule for each in found if each.severity == "error")


@pytest.mark.parametrize(("rule", "example"), bad(fixed=True))
def test_a_fix_brings_no_error_of_another_rule(rule: Rule, example: Example, tmp_path: Path) -> None:
    before = errors(tmp_path / "before", example.pages, example)
    after = errors(tmp_path / "after", {**example.pages, **example.fixed}, example)
    assert set(after - before) <= SEEN_ONLY_THEN, rule.name

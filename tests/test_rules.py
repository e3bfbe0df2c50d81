"""Every built-in rule proves its manual. Nothing is to be changed here when a rule is added."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.prove.examples import Example, examples
from profilelint.prove.trial import prove_example
from profilelint.rule import manual
from profilelint.rule.loader import BUILTIN, Rule, load_folder

#: Further examples, in the form of a manual, which would be too long with them: `FAMILY/NAME.md`.
MORE = Path(__file__).parent / "examples"
RULES = load_folder(BUILTIN)


FURTHER = {file.relative_to(MORE).with_suffix("").as_posix(): file for file in MORE.rglob("*.md")}
EXAMPLES = {f"{rule.name}-{each.id}": (rule, each) for rule in RULES for each in examples(rule.doc)}
for rule in RULES:
    if rule.name in FURTHER:
        more = examples(FURTHER[rule.name].read_text(encoding="utf-8"))
        EXAMPLES |= {f"{rule.name}-further-{each.id}": (rule, each) for each in more}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_is_true(rule: Rule, example: Example) -> None:
    assert prove_example(rule, example) is None


def test_further_examples_are_those_of_a_rule() -> None:
    assert FURTHER.keys() <= {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_manual_has_all_that_one_needs(rule: Rule) -> None:
    assert manual.fault(rule.doc, rule.options) is None


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_silence_is_shown_as_often_as_noise(rule: Rule) -> None:
    kinds = [example.kind for example in examples(rule.doc)]
    assert kinds.count("good") >= kinds.count("bad")

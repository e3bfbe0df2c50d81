"""Every built-in rule proves its manual. Nothing is to be changed here when a rule is added."""

from __future__ import annotations

import pytest

from profilelint.prove.examples import Example, examples
from profilelint.prove.trial import prove_example
from profilelint.rule import manual
from profilelint.rule.loader import BUILTIN, Rule, load_folder

RULES = load_folder(BUILTIN)
EXAMPLES = [(rule, example) for rule in RULES for example in examples(rule.doc)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.name}-{each.id}" for rule, each in EXAMPLES])
def test_an_example_is_true(rule: Rule, example: Example) -> None:
    assert prove_example(rule, example) is None


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_manual_has_all_that_one_needs(rule: Rule) -> None:
    assert manual.fault(rule.doc, rule.options) is None


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_silence_is_shown_as_often_as_noise(rule: Rule) -> None:
    kinds = [example.kind for example in examples(rule.doc)]
    assert kinds.count("good") >= kinds.count("bad")

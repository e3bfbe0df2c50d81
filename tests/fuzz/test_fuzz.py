"""A little of the fuzz harness with every run of the suite: fixed seeds, and the harness itself."""

from __future__ import annotations

import logging
import signal
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fuzz import cases, losses, minimise, trial, watch
from fuzz.cases import Case
from fuzz.watch import SlowError, limited

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How many cases of each kind are tried.
CASES = {"page": 200, "bibtex": 150, "settings": 40, "config": 40, "layout": 20, "menu": 20, "site": 10}


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """No machine is so busy that it needs longer; and what bibtexparser logs cannot be passed on by a test run."""
    monkeypatch.setattr(watch, "LIMIT", 60.0)
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)


@pytest.mark.parametrize("kind", cases.KINDS)
def test_odd_sites_break_nothing(kind: str) -> None:
    broken = {seed: found for seed in range(CASES[kind]) if (found := trial.run(cases.make(seed, kind)))}
    assert broken == {}


@settings(
    derandomize=True,
    max_examples=100,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink],
)
@given(st.randoms(use_true_random=False), st.sampled_from(cases.ALONE))
def test_no_choice_breaks_anything(rng: Random, kind: str) -> None:
    case = cases.draw(rng, kind)
    assert trial.run(case) == [], case


def test_a_number_makes_the_same_case_each_time() -> None:
    assert [cases.make(seed) for seed in range(200)] == [cases.make(seed) for seed in range(200)]
    assert {cases.make(seed).kind for seed in range(400)} == set(cases.KINDS)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer for it")
def test_what_takes_long_is_interrupted() -> None:
    def for_ever() -> None:
        while True:
            pass

    with pytest.raises(SlowError), limited(0.05):
        for_ever()


SHOWN = losses.Shown({4, 5}, {4, 5}, {6}, ["x"])


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b"one two\n", b"one xo\n", ""),
        (b"one two\n", b"one two\n", ""),
        (b"one two\n", b"one x\n", "characters are changed that no shown edit touches"),
        (b"one two\n", b"one xo", "line ends are lost or added"),
        (b"one two\r\n", b"one xo\n", "line ends of another kind are written"),
        (b"one two\n", b"one \xef\xbf\xbdo\n", "U+FFFD is written"),
        (b"one \xe9wo\n", b"one xo\n", "bytes that are not UTF-8 are rewritten"),
        (b"one two\xe9\n", b"one xo\xe9\n", ""),
    ],
)
def test_what_a_fix_loses_is_seen(before: bytes, after: bytes, fault: str) -> None:
    assert losses.lost(before, after, SHOWN) == fault


def test_a_failing_case_is_made_small() -> None:
    def fails(case: Case) -> bool:
        return b"x" in case.files.get("a", b"") and b"y" in case.files["a"]

    case = Case("site", {"a": b"one\ntwo x\nthree\nfour y\n" * 5, "b": b"z"})
    assert minimise.smaller(case, fails).files == {"a": b"xy"}


def test_rules_that_fail_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Sequence[object]) -> None:
        raise ValueError("odd")

    monkeypatch.setattr("profilelint.read.reader._read_body", fails)
    (failure,) = trial.run(Case("page", {"a.md": b"text\n"}))
    assert failure.fault == "exception"

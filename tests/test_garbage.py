"""The garbage collector runs rarely during a check: that changes no finding, and holds for the check alone."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from profilelint.engine import lint
from profilelint.engine.garbage import rarely_collected
from profilelint.engine.plan import Plan, Selected
from profilelint.rule.loader import BUILTIN, load_folder
from profilelint.site import discovery

SITE = Path(__file__).parent / "pages" / "messy"
PLAN = Plan(
    tuple(Selected(each.path, each.name, each.severity, each.options) for each in load_folder(BUILTIN)),
    SITE,
    date(2026, 1, 1),
)


def test_pages_are_checked_alike_with_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = discovery.pages([str(SITE)], [], SITE).pages
    found = lint.check(paths, PLAN, jobs=1)
    monkeypatch.setattr(lint, "rarely_collected", nullcontext)
    assert lint.check(paths, PLAN, jobs=1) == found
    assert found.diagnostics


def test_the_collector_runs_rarely_and_then_as_before() -> None:
    before = gc.get_threshold()
    with rarely_collected():
        assert gc.isenabled()
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before


def test_it_runs_as_before_behind_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), rarely_collected():
        raise ZeroDivisionError
    assert gc.get_threshold() == before

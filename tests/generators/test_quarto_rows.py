"""What Quarto makes of each file of tiny sites, held against what its source says of them; each row names the place."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from built_sites import NOW, rows, view

from profilelint.site.generators.outcome import Fails
from profilelint.site.generators.quarto.answer import Quarto


@cache
def cases(*, failing: bool) -> list[Any]:
    return [
        pytest.param(row, row["expect"][0], id=row["id"])
        for row in rows("quarto")
        if bool(row["expect"][0]["fails"]) == failing
    ]


@pytest.mark.parametrize(("row", "expected"), cases(failing=False))
def test_each_file_is_written_where_quarto_writes_it(row, expected):
    answer = Quarto(view(row), NOW)
    assert [(page.path, page.outcome.message) for page in answer.failures] == []
    pages = [answer.page(path) for path in row["files"]]
    found = {page.path: sorted(page.addresses) for page in pages if page.addresses}
    assert found == expected["addresses"]
    assert not set(found) & set(expected["ignored"])
    reasons = {page.path: page.reason.key for page in pages if page.path in expected.get("reasons", {})}
    assert reasons == expected.get("reasons", {})
    assert all(page.outcome.message for page in pages)


@pytest.mark.parametrize(("row", "expected"), cases(failing=True))
def test_a_build_that_stops_is_foreseen_and_the_file_named(row, expected):
    failures = Quarto(view(row), NOW).failures
    assert failures
    assert {page.path for page in failures} <= set(row["files"])
    assert all(isinstance(page.outcome, Fails) and page.outcome.message for page in failures)

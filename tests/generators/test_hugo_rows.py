"""What Hugo makes of each file of tiny sites, held against what 0.111.3, 0.148.2, 0.154.5 and 0.168.0 made of them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from built_sites import NOW, rows, view

from profilelint.site.generators.hugo.answer import Hugo
from profilelint.site.generators.hugo.edition import Edition
from profilelint.site.generators.outcome import Fails

ROWS = rows("hugo")
#: Failures that are not foreseen, each with its reason.
UNFORESEEN: dict[str, str] = {}

#: Sites without any template: their theme is taken to be named by the command, as `hugo --theme` does.
THEME_UNSEEN = {"nolayouts"}


def site(row: dict[str, Any], version: str) -> Hugo:
    return Hugo(view(row), NOW, [Edition(int(version.split(".")[1]))])


@cache
def cases(*, failing: bool) -> list[Any]:
    found = []
    for row in ROWS:
        for expected in row["expect"]:
            if bool(expected["fails"]) == failing and row["id"] not in THEME_UNSEEN:
                why = UNFORESEEN.get(row["id"], "") if failing else ""
                marks = [pytest.mark.xfail(reason=why)] if why else []
                found += [
                    pytest.param(row, expected, version, id=f"{row['id']}-{version}", marks=marks)
                    for version in expected["versions"]
                ]
    return found


@pytest.mark.parametrize(("row", "expected", "version"), cases(failing=False))
def test_each_file_is_written_where_hugo_writes_it(row, expected, version):
    answer = site(row, version)
    assert [(page.path, page.outcome.message) for page in answer.failures] == []
    found: dict[str, list[str]] = {}
    for path, said in row["files"].items():
        page = answer.page(path)
        source = said["symlink"] if isinstance(said, dict) and "symlink" in said else path
        source = source if "/" in source else f"{path.rpartition('/')[0]}/{source}".lstrip("/")
        if page.addresses:
            found.setdefault(source, []).extend(page.addresses)
        assert page.outcome.message
    told = set(expected["addresses"]) | set(expected["ignored"])  # files without text are in neither
    if row.get("undefined"):  # one of several is lost, from run to run another
        found = {path: each for path, each in found.items() if answer.page(path).certain}
        expected = {**expected, "addresses": {path: expected["addresses"].get(path) for path in found if path in told}}
    assert {path: sorted(each) for path, each in found.items() if path in told} == expected["addresses"]


@pytest.mark.parametrize(("row", "expected", "version"), cases(failing=True))
def test_a_build_that_stops_is_foreseen_and_the_file_named(row, expected, version):
    failures = site(row, version).failures
    assert failures
    assert {page.path for page in failures} <= {*row["files"], "hugo.toml"}
    assert all(isinstance(page.outcome, Fails) and page.outcome.message for page in failures)

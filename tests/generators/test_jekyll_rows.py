"""What Jekyll makes of each file of tiny sites, held against what 3.10.0, 4.3.1 and 4.4.1 made of them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from built_sites import NOW, rows, view

from profilelint.site.generators.jekyll.answer import Jekyll
from profilelint.site.generators.jekyll.edition import Edition
from profilelint.site.generators.outcome import Fails

ROWS = rows("jekyll")
#: Something is written of these files, but their text does not stand in it, by which the rows were made.
WITHOUT_TEXT = {"redirects-elsewhere", "yaml-document"}

#: Failures that are not foreseen, each with its reason.
UNFORESEEN = {
    "liq-date": "what filters make of values is not computed",
    "cfg-theme": "which gems are installed is not seen in the files",
    "cfg-plugin": "which gems are installed is not seen in the files",
    "data-sym": "built with Psych in the place of SafeYAML, which reads it",
    "data-alias": "built with Psych in the place of SafeYAML, which reads it",
    "scss-bad": "Sass is not read",
    "liq-include-var": "what stands in a variable is not computed",
}


def site(row: dict[str, Any], version: str) -> Jekyll:
    return Jekyll(view(row), NOW, [Edition(version, int(version[0]), safe=row.get("safe", False))])


@cache
def cases(*, failing: bool) -> list[Any]:
    found = []
    for row in ROWS:
        for expected in row["expect"]:
            if bool(expected["fails"]) != failing:
                continue
            is_liquid = expected["fails"].startswith("Liquid::")
            why = "the syntax of Liquid is not read here" if is_liquid else UNFORESEEN.get(row["id"], "")
            marks = [pytest.mark.xfail(reason=why)] if failing and why else []
            found += [
                pytest.param(row, expected, version, id=f"{row['id']}-{version}", marks=marks)
                for version in expected["versions"]
            ]
    return found


@pytest.mark.parametrize(("row", "expected", "version"), cases(failing=False))
def test_each_file_is_written_where_jekyll_writes_it(row, expected, version):
    answer = site(row, version)
    assert [(page.path, page.outcome.message) for page in answer.failures] == []
    found: dict[str, list[str]] = {}
    for path, said in row["files"].items():
        page = answer.page(path)
        if page.addresses and page.reason.key not in WITHOUT_TEXT:
            source = said.get("symlink", path) if isinstance(said, dict) else path
            found.setdefault(source, []).extend(page.addresses)
    told = set(expected["addresses"]) | set(expected["ignored"])  # files without text are in neither
    assert {path: sorted(each) for path, each in found.items() if path in told} == expected["addresses"]
    assert all(page.outcome.message for page in map(answer.page, row["files"]))


@pytest.mark.parametrize(("row", "expected", "version"), cases(failing=True))
def test_a_build_that_stops_is_foreseen_and_the_file_named(row, expected, version):
    failures = site(row, version).failures
    assert failures
    assert {page.path for page in failures} <= set(row["files"])
    assert all(isinstance(page.outcome, Fails) and page.outcome.message for page in failures)


def test_most_failures_are_foreseen():
    rows = [case.values for case in cases(failing=True) if not case.values[1]["fails"].startswith("Liquid::")]
    missed = [row["id"] for row, *_ in rows if row["id"] in UNFORESEEN]
    assert len(missed) < 0.1 * len(rows)

"""Findings of two places: at which one they are reported, and that a comment at any of them silences them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import plan_of, rule_file

from profilelint.engine.lint import Result, check
from profilelint.report import Report, machine, text

CODE = """
def check(paper: Paper):
    for page, citation in paper.cited_pages():
        related = ((citation.document, citation.span),)
        yield Finding(page.span, "two titles", document=page.document, related=related)
"""
PAGE, CITE, OTHER = "content/publication/loom/index.md", "content/publication/loom/cite.bib", "content/about.md"
IGNORE = "profilelint: ignore papers -- both are right"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    rule_file(tmp_path / "rules", "papers/titles", CODE)
    return tmp_path / "rules"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    files = {"hugo.toml": "", PAGE: "---\ntitle: Looms\n---\n", CITE: "\n@book{a, title = {Mills}}\n", OTHER: "Ada\n"}
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def found(rules: Path, *paths: str, jobs: int = 1) -> Result:
    return check(paths, plan_of(rules), jobs=jobs)


def lines(rules: Path, *paths: str) -> list[str]:
    return [f"{each.path}:{each.line}: {each.text}" for each in found(rules, *paths).diagnostics]


@pytest.mark.usefixtures("site")
def test_finding_is_at_the_first_of_its_places_that_is_checked(rules: Path) -> None:
    at_page = [f"{PAGE}:2: two titles (see {CITE}:2)"]
    assert lines(rules, OTHER, PAGE, CITE) == at_page
    assert lines(rules, PAGE) == at_page
    assert lines(rules, CITE) == [f"{CITE}:2: two titles (see {PAGE}:2)"]
    assert lines(rules, OTHER) == []


@pytest.mark.usefixtures("site")
def test_processes_make_no_difference(rules: Path) -> None:
    paths = (OTHER, PAGE, CITE)
    assert found(rules, *paths, jobs=2).diagnostics == found(rules, *paths).diagnostics


@pytest.mark.parametrize(
    ("name", "content"),
    [(PAGE, f"---\ntitle: Looms # {IGNORE}\n---\n"), (CITE, f"% {IGNORE}\n@book{{a, title = {{Mills}}}}\n")],
)
def test_comment_at_either_place_silences(site: Path, rules: Path, name: str, content: str) -> None:
    (site / name).write_text(content, encoding="utf-8")
    assert lines(rules, PAGE, CITE) == lines(rules, PAGE) == lines(rules, CITE) == []


def test_comment_at_the_other_place_is_used(site: Path, rules: Path) -> None:
    (site / CITE).write_text(f"% {IGNORE}\n@book{{a, title = {{Mills}}}}\n", encoding="utf-8")
    code = "def check(suppression: Suppression):\n    yield Finding(suppression.span, str(sorted(suppression.used)))\n"
    rule_file(rules, "other/used", code)
    assert lines(rules, PAGE, CITE) == [f"{CITE}:1: ['papers']"]


@pytest.mark.usefixtures("site")
def test_reports_name_both_places(rules: Path) -> None:
    result = found(rules, PAGE, CITE)
    report = Report(result.diagnostics, result.lines, 2, lambda _: ())
    (said,) = json.loads(machine.render(report))["diagnostics"]
    assert said["message"] == "two titles"
    assert said["related"] == [{"path": CITE, "line": 2, "column": 18, "end_line": 2, "end_column": 25}]
    assert text.render(report).startswith(f"{PAGE}:2:8: error papers/titles two titles (see {CITE}:2)\n")


@pytest.mark.parametrize(
    ("related", "what"),
    [
        ("[1]", "is [1] and not"),
        ("((1, page.span),)", "has 1, which is no document"),
        ("((page.document, (0, 10 ** 6)),)", "which is no Span of"),
    ],
)
@pytest.mark.usefixtures("site")
def test_wrong_related_is_the_fault_of_the_rule(rules: Path, related: str, what: str) -> None:
    rule_file(
        rules, "papers/titles", CODE.replace("related = ((citation.document, citation.span),)", f"related = {related}")
    )
    result = found(rules, PAGE)
    assert result.crashed
    assert what in " ".join(each.message for each in result.diagnostics)

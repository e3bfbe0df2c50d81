"""What is said once for a site, and what is said only to those who ask for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from making import plan_of, rule_file

from profilelint.engine import fold
from profilelint.engine.fix import fix_text
from profilelint.engine.lint import check, check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.model.finding import Diagnostic
from profilelint.rule import loader

CAUSE = """
def check(link: Link):
    yield Finding(link.url_span, f'see "{link.url}"', Fix.replace(link.url_span, "x"), cause=link.text)

SEVERITY = "info"
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return tmp_path / "rules"


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.chdir(site)
    texts = {"a.md": "[t](1)\n\n[t](2)\n\n[m](3)\n", "b.md": "[t](4)\n", "c.md": "[t](5)\n\n[l](6)\n"}
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    return list(texts)


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_cause_has_one_line_and_all_its_places(pages: list[str], rules: Path, jobs: int) -> None:
    rule_file(rules, "any", CAUSE)
    result = check(pages, plan_of(rules), jobs=jobs)
    assert [f"{each.path}:{each.line} {each.message}" for each in result.lines] == [
        'a.md:1 see "1" (and 3 more in 3 files)',
        'a.md:5 see "3"',
        'c.md:3 see "6"',
    ]
    assert [each.message for each in result.diagnostics] == [f'see "{number}"' for number in (1, 2, 3, 4, 5, 6)]
    assert {each.cause for each in result.diagnostics} == {"t", "m", "l"}


def test_the_fold_is_of_the_files_that_are_given(pages: list[str], rules: Path) -> None:
    rule_file(rules, "any", CAUSE)
    assert [each.message for each in check(pages[:1], plan_of(rules)).lines] == [
        'see "1" (and 1 more in this file)',
        'see "3"',
    ]
    assert check(pages[1:2], plan_of(rules)).lines[0].message == 'see "4"'


def test_who_is_pedantic_gets_a_line_for_each_place(pages: list[str], rules: Path) -> None:
    rule_file(rules, "any", CAUSE)
    result = check(pages, plan_of(rules, pedantic=True))
    assert len(result.lines) == 6
    assert result.lines == result.diagnostics


def test_what_is_silenced_is_not_counted_and_each_place_is_fixed(pages: list[str], rules: Path) -> None:
    rule_file(rules, "any", CAUSE)
    text = "<!-- profilelint: ignore any -->\n[t](1)\n\n[t](2)\n\n[t](3)\n"
    Path("a.md").write_text(text, encoding="utf-8")
    assert [each.message for each in check(["a.md"], plan_of(rules)).lines] == ['see "2" (and 1 more in this file)']
    fixed = fix_text("a.md", text.encode(), plan_of(rules), unsafe=False)
    assert fixed.decode() == text.replace("(2)", "(x)").replace("(3)", "(x)")


def test_severities_and_rules_stay_apart() -> None:
    places = [
        Diagnostic("a.md", 1, 1, 1, 2, "a/b", "one", "error", cause=""),
        Diagnostic("a.md", 2, 1, 2, 2, "a/b", "two", "info", cause=""),
        Diagnostic("a.md", 3, 1, 3, 2, "a/c", "three", "info", cause=""),
        Diagnostic("b.md", 3, 1, 3, 2, "a/c", "four", "info", cause=""),
        Diagnostic("b.md", 4, 1, 4, 2, "a/c", "five", "info"),
        Diagnostic("b.md", 5, 1, 5, 2, "a/c", "five", "info"),
    ]
    said = [each.message for each in fold.of_site(places)]
    assert said == ["one", "two", "three (and 1 more in another file)", "five", "five"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_comes_of_a_page_that_is_built_wrongly_is_counted_there(pages: list[str], rules: Path, jobs: int) -> None:
    broken = 'if document.path.endswith("b.md"):\n        yield Finding(Span(0, 1), "broken")'
    rule_file(rules, "broken", f"WHOLE_SITE = True\ndef check(document: Document):\n    {broken}")
    rule_file(rules, "link", "def check(link: Link):\n    yield Finding(link.span, link.url, follows='b.md')")
    plan = plan_of(rules, Path.cwd())
    result = check(pages, plan, jobs=jobs)
    assert [each.message for each in result.lines] == ["broken (6 links to places on this page may come right with it)"]
    assert len(result.diagnostics) == 7
    mild = plan._replace(rules=(plan.rules[0]._replace(severity="warning"), plan.rules[1]))
    assert len(check(pages, mild, jobs=jobs).lines) == 7
    alone = check(["a.md"], plan)
    assert [each.message for each in alone.lines] == ["1", "2", "3"]


# Doubt

DOUBT = """
def check(link: Link):
    fix = Fix.replace(link.url_span, "x")
    yield Finding(link.span, link.url, fix, confidence={"sure": "certain", "odd": "doubtful"}.get(link.url))
"""


@pytest.mark.parametrize(
    ("constant", "shown"), [("", ["sure", "plain"]), ("CONFIDENCE = 'certain'", ["sure", "plain"]),
    ("CONFIDENCE = 'doubtful'", ["sure"])],
)  # fmt: skip
def test_what_is_doubtful_is_for_those_who_ask(rules: Path, constant: str, shown: list[str]) -> None:
    rule_file(rules, "any", f"{constant}\n{DOUBT}")
    text = b"[a](sure) [b](odd) [c](plain)"
    assert [each.message for each in check_text("a.md", text, plan_of(rules)).diagnostics] == shown
    found = check_text("a.md", text, plan_of(rules, pedantic=True)).diagnostics
    assert [each.message for each in found] == ["sure", "odd", "plain"]
    assert [each.message for each in found if each.confidence == "certain"] == shown


@pytest.mark.parametrize(
    ("path", "sure", "doubtful"),
    [
        ("links/vague-text", "Check out our [paper](a.pdf)!", "Read it [here](a.pdf)."),
        ("links/tracking", "[a](https://x.example/?utm_source=b&s=c)", "[a](https://youtu.be/x?si=b)"),
        ("links/tracking", "[a](https://www.google.com/url?q=https://x.example/)", "[a](https://x.com/ada/status/1?s=2)"),
        ("bibliography/duplicate-field", "@misc{a, title={A}, title={B}}", "@misc{a, title={A}, title={A}}"),
    ],
)  # fmt: skip
def test_what_owners_leave_as_it_is_is_doubtful(path: str, sure: str, doubtful: str) -> None:
    rule = loader.load(loader.BUILTIN / f"{path}.py", path)
    plan = Plan((Selected(rule.path, rule.name, rule.severity, rule.options),), Path(), date(2026, 1, 1))
    name = "a.bib" if path.startswith("bib") else "a.md"
    counts = [
        len(check_text(name, text.encode(), plan._replace(pedantic=pedantic)).diagnostics)
        for text in (sure, doubtful)
        for pedantic in (False, True)
    ]
    assert counts == [1, 1, 0, 1]


def test_what_is_doubtful_is_fixed_only_for_those_who_ask(rules: Path) -> None:
    rule_file(rules, "any", DOUBT)
    text = b"[a](sure) [b](odd)"
    assert fix_text("a.md", text, plan_of(rules), unsafe=True) == b"[a](x) [b](odd)"
    assert fix_text("a.md", text, plan_of(rules, pedantic=True), unsafe=True) == b"[a](x) [b](x)"


def test_a_comment_that_silences_what_is_doubtful_is_needed(rules: Path) -> None:
    rule_file(rules, "any", DOUBT)
    rule_file(
        rules, "unused", "def check(each: Suppression):\n    if not each.used:\n        yield Finding(each.span, 'x')"
    )
    text = b"[a](odd) <!-- profilelint: ignore any -->\n"
    assert check_text("a.md", text, plan_of(rules)).diagnostics == ()


# Pages that nobody is led to

SITE = {
    "_config.yml": "title: Ada\n",
    "_layouts/default.html": "<a href='/talks/'>Talks</a> {{ content }}",
    "index.md": "---\nlayout: default\n---\n[x](a)\n",
    "talks.md": "---\npermalink: /talks/\n---\n[x](b)\n",
    "alone.md": "---\ntitle: Alone\n---\n[x](c)\n",
    "odd.md": "---\ntitle: [\n---\n[x](d)\n",
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("", {}, ["info", "error", "error", "error"]),
        ("WHOLE_SITE = True", {}, ["error"] * 4),
        ("", {"configured": True}, ["error"] * 4),
        ("SEVERITY = 'warning'", {}, ["info", "warning", "warning", "warning"]),
    ],
)
def test_where_nobody_is_led_it_is_for_information(
    code: str, fields: dict[str, bool], expected: list[str], jobs: int, pages: list[str], rules: Path
) -> None:
    rule_file(rules, "any", f"{code}\ndef check(link: Link):\n    yield Finding(link.span, link.url)")
    for name, text in SITE.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    plan = plan_of(rules, Path.cwd())
    plan = plan._replace(rules=tuple(each._replace(**fields) for each in plan.rules))
    given = ["alone.md", "index.md", "odd.md", "talks.md"]
    for paths in (given, *([path] for path in given)):
        found = check(paths, plan, jobs=jobs).diagnostics
        assert [each.severity for each in found] == [expected[given.index(path)] for path in paths]
    assert check_text("alone.md", SITE["alone.md"].encode(), plan).diagnostics[0].severity != "info"

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from making import plan_of, rule_file

from profilelint.engine import dispatch, faults
from profilelint.engine.fix import fix_text
from profilelint.engine.lint import Result, check, check_text
from profilelint.engine.plan import Plan
from profilelint.model.document import Document
from profilelint.model.finding import Severity
from profilelint.read.reader import read
from profilelint.rule import loader
from profilelint.rule.loader import RuleError

ROOT = Path(__file__).parent.parent

EMPTY = """
def check(link: Link):
    if not link.url:
        yield Finding(link.span, f'"{link.text}" leads nowhere', Fix.replace(link.url_span, "x"))
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return tmp_path / "rules"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site, which is the working directory."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def lines(result: Result) -> list[str]:
    return [f"{each.path}:{each.line}:{each.column} {each.rule} {each.message}" for each in result.diagnostics]


def of_text(text: str, rules: Path) -> Result:
    return check_text("page.md", text.encode(), plan_of(rules))


# Calling rules


def test_a_finding_becomes_a_diagnostic(rules: Path) -> None:
    rule_file(rules, "links/empty", EMPTY + "\nSEVERITY = 'info'")
    [found] = of_text("one\n[two]()\n", rules).diagnostics
    assert found[:5] == ("page.md", 2, 1, 2, 8)
    assert found[5:8] == ("links/empty", '"two" leads nowhere', "info")
    assert found.fix is not None
    assert found.fix.safe
    assert [tuple(edit) for edit in found.fix.edits] == [(2, 7, 2, 7, "x")]


PAGE = """---
title: T
---
# One

- [a](b) 1 May 2024

![c](d) me@example.org {#e} `f`

[g]: h
"""
NODES = {
    "Text": "a", "Link": "b", "Image": "d", "Email": "me@example.org", "Entry": "a 1 May 2024", "Section": "One",
    "Heading": "One", "Field": "T", "Code": "f", "Definition": "h", "Anchor": "e", "Document": "page.md",
}  # fmt: skip


@pytest.mark.parametrize(("node", "said"), NODES.items(), ids=NODES)
def test_a_rule_is_called_with_the_nodes_that_it_asks_for(node: str, said: str, rules: Path) -> None:
    code = f"""
    def check(node: {node}):
        for name in ("url", "address", "value", "title", "name", "text"):
            if {node} is not Document and hasattr(node, name):
                yield Finding(Span(0, 0), str(getattr(node, name)))
                return
        yield Finding(Span(0, 0), node.path)
    """
    rule_file(rules, "any", code)
    result = of_text(PAGE, rules)
    assert said in {each.message for each in result.diagnostics}
    assert not result.crashed


def test_a_rule_may_ask_for_several_types(rules: Path) -> None:
    rule_file(rules, "any", "def check(node: Link | Image):\n    yield Finding(node.span, node.url)")
    assert lines(of_text("![a](b) [c](d)\n", rules)) == ["page.md:1:1 any b", "page.md:1:9 any d"]


def test_problems_of_bytes_and_of_front_matter_are_nodes(rules: Path) -> None:
    rule_file(rules, "any", "def check(problem: Problem):\n    yield Finding(problem.span, problem.kind)")
    result = check_text("page.md", b"---\na: 1\na: 2\n---\n\xff\n", plan_of(rules))
    assert [each.message for each in result.diagnostics] == ["duplicate-key", "not-utf-8"]


@pytest.mark.parametrize(
    ("of_rule", "of_finding", "configured", "expected"),
    [
        ("warning", "info", False, "info"),
        ("warning", None, False, "warning"),
        ("warning", "error", False, "warning"),
        ("warning", "info", True, "warning"),
        ("error", "warning", True, "error"),
    ],
)
def test_a_finding_may_be_milder_than_its_rule(
    of_rule: Severity, of_finding: Severity | None, configured: bool, expected: Severity, rules: Path
) -> None:
    rule_file(rules, "any", f"def check(link: Link):\n    yield Finding(link.span, 'x', severity={of_finding!r})")
    plan = plan_of(rules)
    plan = plan._replace(rules=(plan.rules[0]._replace(severity=of_rule, configured=configured),))
    [found] = check_text("page.md", b"[a](b)", plan).diagnostics
    assert found.severity == expected


def test_a_message_shows_control_characters_in_any_format(rules: Path) -> None:
    rule_file(rules, "any", "def check(link: Link):\n    yield Finding(link.span, 'a\\x07b\\x85\\nc é')")
    [found] = of_text("[a](b)", rules).diagnostics
    assert found.message == r"a\x07b\x85\x0ac é"


FOLDED = """
def check(link: Link):
    fix = None if link.url == "no" else Fix.replace(link.url_span, "x", safe=link.url != "perhaps")
    yield Finding(link.url_span, f'see "{link.url}"', fix, fold=link.text)
"""


def test_what_is_alike_is_reported_once_for_a_page(rules: Path) -> None:
    rule_file(rules, "any", FOLDED)
    text = "[a](1), [b](2)\n\n[a](3) [a][c] [a][c]\n\n[b](no) [b](no) [b](perhaps)\n\n[c]: 4\n"
    result = of_text(text, rules)
    assert lines(result) == [
        'page.md:1:5 any see "1" (and 2 more a on this page)',
        'page.md:1:13 any see "2"',
        'page.md:5:5 any see "no" (and 1 more b on this page)',
        'page.md:5:21 any see "perhaps"',
    ]
    fixes = [each.fix for each in result.diagnostics]
    assert [fix and (fix.safe, [edit.line for edit in fix.edits]) for fix in fixes] == [
        (True, [1, 3, 7]),
        (True, [1]),
        None,
        (False, [5]),
    ]
    assert fix_text("page.md", text.encode(), plan_of(rules), unsafe=False) == (
        b"[a](x), [b](x)\n\n[a](x) [a][c] [a][c]\n\n[b](no) [b](no) [b](perhaps)\n\n[c]: x\n"
    )


def test_what_is_silenced_is_not_counted(rules: Path) -> None:
    rule_file(rules, "any", "def check(link: Link):\n    yield Finding(link.span, link.text, fold='')")
    silenced = "<!-- profilelint: ignore any -->"
    text = f"[one](a) {silenced}\n[two](b)\n\n[three](c)\n\n{silenced}\n[four](d)\n\n[five](e)\n"
    assert lines(of_text(text, rules)) == ["page.md:2:1 any two (and 2 more on this page)"]
    assert lines(of_text(f"[one](a) {silenced}\n", rules)) == []


def test_context_is_given_by_type(rules: Path) -> None:
    code = """
    from datetime import date
    from profilelint.toolkit import RuleNames

    def check(link: Link, names: RuleNames, today: date, page: Document, *, word: str = "w"):
        yield Finding(link.span, f"{sorted(names)} {today} {page.path} {word}")
    """
    rule_file(rules, "any", code, MANUAL_WITH_WORD)
    plan = plan_of(rules, known=frozenset({"any", "other"}))
    plan = plan._replace(rules=(plan.rules[0]._replace(options={"word": "v"}),))
    [found] = check_text("page.md", b"[a](b)", plan).diagnostics
    assert found.message == "['any', 'other'] 2026-01-01 page.md v"


MANUAL_WITH_WORD = '''"""A fault.

- `word`: a word.

```markdown bad
```

```markdown good
```
"""
from profilelint import *
'''


@pytest.mark.parametrize("body", ["return None", "return []", "return [Finding(link.span, 'x')][:0]", "yield from ()"])
def test_a_rule_may_say_nothing_in_any_way(body: str, rules: Path) -> None:
    rule_file(rules, "any", f"def check(link: Link):\n    {body}")
    assert of_text("[a](b)\n", rules)[:4] == ((), 1, False, ())


def test_a_rule_may_return_a_list(rules: Path) -> None:
    rule_file(rules, "any", "def check(link: Link):\n    return [Finding(link.span, 'x')]")
    assert lines(of_text("[a](b)\n", rules)) == ["page.md:1:1 any x"]


def test_diagnostics_are_in_order(rules: Path, site: Path) -> None:
    rule_file(
        rules, "b", "def check(link: Link):\n    yield Finding(link.span, 'z')\n    yield Finding(link.span, 'y')"
    )
    rule_file(rules, "a", "def check(document: Document):\n    yield Finding(Span(2, 2), 'x')")
    for name in ("b.md", "a.md"):
        (site / name).write_text("[a](b)\n\n[c](d)\n")
    result = check(["b.md", "a.md"], plan_of(rules))
    one = ["1:1 b y", "1:1 b z", "1:3 a x", "3:1 b y", "3:1 b z"]
    assert lines(result) == [f"{name}:{line}" for name in ("a.md", "b.md") for line in one]


# Rules that fail

FAILURES = {
    "raises": ("raise KeyError('no')", "failed in line 18 of any.py: KeyError: 'no'"),
    "exits": ("raise SystemExit(3)", "failed in line 18 of any.py: SystemExit: 3"),
    "never ends": ("return check(link)", "failed in line 18 of any.py: RecursionError: maximum recursion depth"),
    "no memory": ("raise MemoryError", "failed in line 18 of any.py: MemoryError: "),
    "long": ("raise ValueError('x' * 10_000)", "x…"),
    "no finding": ("yield 3", "failed in line 18 of any.py: it yields 3, which is not a Finding; write `yield "),
    "a tuple": ("yield (link.span, 'x')", "failed in line 18 of any.py: it yields (Span("),
    "a text": ("if link:\n        yield 'x'", "line 19 of any.py: it yields 'x', which is not a Finding; write `yield"),
    "returned": (
        "if not link:\n        return\n    return Finding(link.span, 'x')",
        "line 20 of any.py: check returns a Finding instead of yielding it; write `yield Finding(link.span, ...)`",
    ),
    "returned text": ("return 'x'", "line 18 of any.py: check returns 'x' instead of yielding it; write `yield Find"),
    "a list": ("return ['x']", "line 18 of any.py: it yields 'x', which is not a Finding; write `yield Finding("),
    "a node": ("yield Finding(link, 'x')", "line 18 of any.py: the first argument of its Finding is Link("),
    "node, remedy": ("yield Finding(link, 'x')", "not a Span; write `yield Finding(link.span, ...)`"),
    "no message": ("yield Finding(link.span, None)", "the message of its Finding is None, not a text"),
    "not iterable": ("return 3", "failed in line 18 of any.py: check returns 3 instead of yielding it; write"),
    "span too long": ("yield Finding(Span(0, 99), 'x')", "it yields the span 0 to 99; the page has 0 to 14"),
    "span reversed": ("yield Finding(Span(3, 2), 'x')", "it yields the span 3 to 2"),
    "span negative": ("yield Finding(Span(-1, 2), 'x')", "it yields the span -1 to 2"),
    "span of words": ("yield Finding(('a', 'b'), 'x')", "the first argument of its Finding is ('a', 'b')"),
    "no severity": ("yield Finding(link.span, 'x', severity='high')", "the severity of its Finding is 'high'"),
    "no fold": ("yield Finding(link.span, 'x', fold=3)", "the fold of its Finding is 3, not a text"),
    "fix outside": ("yield Finding(link.span, 'x', Fix.replace(Span(0, 99), ''))", "it yields the span 0 to 99"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "said"), FAILURES.values(), ids=FAILURES)
def test_a_rule_that_fails_is_a_diagnostic_and_the_others_go_on(body: str, said: str, rules: Path) -> None:
    rule_file(rules, "any", f"def check(link: Link):\n    {body}\n\nSEVERITY = 'info'")
    rule_file(rules, "other", "def check(link: Link):\n    yield Finding(link.span, 'fine')")
    result = of_text("one [a](b)\n[c]", rules)
    failed, other = result.diagnostics
    assert result.crashed
    assert failed.message.startswith("the rule any failed")
    assert said in failed.message
    assert len(failed.message) < 300
    assert (failed.rule, failed.severity, failed.line, failed.column, failed.end_column) == ("any", "error", 1, 5, 11)
    assert (other.rule, other.message) == ("other", "fine")


def test_a_rule_that_fails_keeps_what_it_said_before(rules: Path) -> None:
    rule_file(
        rules,
        "any",
        "def check(link: Link):\n    if link.url == 'x': raise ValueError('!')\n    yield Finding(link.span, 'fine')",
    )
    assert [line.split(" ", 2)[2][:12] for line in lines(of_text("[a](b) [c](x) [d](e)\n", rules))] == [
        "fine",
        "the rule any",
    ]


def test_the_user_may_interrupt(rules: Path) -> None:
    rule_file(rules, "any", "def check(link: Link):\n    raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        of_text("[a](b)\n", rules)


def test_a_wrong_rule_is_an_error_before_anything_is_read(rules: Path) -> None:
    rule_file(rules, "any", EMPTY)
    plan = plan_of(rules)
    wrong = plan.rules[0]._replace(path=rules / "gone.py")
    with pytest.raises(RuleError, match="no such file"):
        check(["page.md"], plan._replace(rules=(wrong,)))


# Files


def test_files_that_cannot_be_read_are_diagnostics(rules: Path, site: Path) -> None:
    rule_file(rules, "links/empty", EMPTY)
    (site / "folder.md").mkdir()
    (site / "page.md").write_text("[a]()\n")
    result = check(["folder.md", "gone.md", "page.md", "a\0b.md"], plan_of(rules))
    assert lines(result)[0].startswith("a\0b.md:1:1 profilelint/unreadable this file cannot be read: ")
    assert lines(result)[1:] == [
        "folder.md:1:1 profilelint/unreadable this file cannot be read: it is a folder, not a file; delete it, or "
        "put a file in its place",
        "gone.md:1:1 profilelint/unreadable this file cannot be read: no such file or directory",
        'page.md:1:1 links/empty "a" leads nowhere',
    ]
    assert (result.files, result.crashed) == (4, False)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(rules: Path, site: Path) -> None:
    rule_file(rules, "links/empty", EMPTY)
    os.mkfifo(site / "pipe.md")
    assert "it is a pipe, not a file; delete it" in lines(check(["pipe.md"], plan_of(rules)))[0]


def test_per_file_ignores_are_relative_to_their_config(rules: Path, site: Path) -> None:
    rule_file(rules, "links/empty", EMPTY)
    rule_file(rules, "words/any", "def check(text: Text):\n    yield Finding(text.span, 'text')")
    for name in ("zh/a.md", "zh/b.md", "c.md"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("[a]()\n")
    ignores = (("zh/**", ("words",)), ("b.md", ("links/empty",)), ("zh/c.md", ("all",)))
    paths = ["zh/a.md", "zh/b.md", "c.md"]
    got = check(paths, plan_of(rules, ignores=ignores, base=site))
    assert [(each.path, each.rule) for each in got.diagnostics] == [
        ("c.md", "links/empty"),
        ("c.md", "words/any"),
        ("zh/a.md", "links/empty"),
    ]
    elsewhere = check(paths, plan_of(rules, ignores=(("site/**", ("all",)),), base=site.parent))
    assert elsewhere.diagnostics == ()


# The whole site

TWICE = """
def check(site: Site):
    seen = {}
    for document in site.documents:
        for link in document.links:
            if link.url in seen:
                yield Finding(link.span, f"{link.url} stands in {seen[link.url]} too", document=document)
            seen[link.url] = site.locate(document)
"""


@pytest.fixture
def pages(site: Path, rules: Path) -> list[str]:
    rule_file(rules, "links/twice", TWICE)
    rule_file(
        rules,
        "links/gone",
        "def check(link: Link, site: Site):\n    if not site.exists(link.url): yield Finding(link.span, 'gone')",
    )
    (site / "a.md").write_text("[a](b.md)\n")
    (site / "b.md").write_text("[b](b.md) [c](c.md)\n")
    (site / "drafts").mkdir()
    (site / "drafts" / "d.md").write_text("[d](b.md)\n")
    return ["a.md", "b.md", "drafts/d.md"]


def test_rules_may_look_at_the_whole_site(pages: list[str], site: Path, rules: Path) -> None:
    assert lines(check(pages, plan_of(rules, site))) == [
        "b.md:1:1 links/twice b.md stands in a.md too",
        "b.md:1:11 links/gone gone",
        "drafts/d.md:1:1 links/twice b.md stands in b.md too",
    ]


def test_the_whole_site_is_read_to_check_one_page(pages: list[str], site: Path, rules: Path) -> None:
    assert lines(check(["drafts/d.md"], plan_of(rules, site))) == [
        "drafts/d.md:1:1 links/twice b.md stands in b.md too"
    ]
    excluded = plan_of(rules, site, exclude=((site, ("b.md",)),))
    assert lines(check(["drafts/d.md"], excluded)) == ["drafts/d.md:1:1 links/twice b.md stands in a.md too"]


def test_what_is_said_of_the_site_can_be_silenced(pages: list[str], site: Path, rules: Path) -> None:
    (site / "b.md").write_text("[b](b.md) <!-- profilelint: ignore links/twice -->\n")
    assert [each.path for each in check(pages, plan_of(rules, site)).diagnostics] == ["drafts/d.md"]
    plan = plan_of(rules, site, ignores=(("drafts", ("links/twice",)),), base=site)
    assert check(pages, plan).diagnostics == ()


def test_a_rule_that_fails_on_the_site_is_reported_once(pages: list[str], site: Path, rules: Path) -> None:
    rule_file(rules, "links/bad", "def check(site: Site):\n    raise ValueError('no')")
    rule_file(rules, "links/nowhere", "def check(site: Site):\n    yield Finding(site.documents[0].links[0].span, 'x')")
    result = check(pages, plan_of(rules, site))
    failed = [each for each in result.diagnostics if each.path == "."]
    assert [each.message for each in failed] == [
        "the rule links/bad failed in line 18 of bad.py: ValueError: no",
        "the rule links/nowhere failed in line 18 of nowhere.py: it yields Finding(span=Span(start=0, end=9), "
        "message='x', fix=None, document=None, severity=None, fold=None, …, "
        "which is not a Finding with a document; write `yield Finding(Span(start, end), ..., document=document)`",
    ]
    assert (len(result.diagnostics), result.crashed) == (5, True)


def test_a_site_that_is_gone_is_a_diagnostic(pages: list[str], site: Path, rules: Path) -> None:
    result = check(["a.md"], plan_of(rules, site / "gone"))
    assert result.crashed
    assert [(each.path, each.rule) for each in result.diagnostics] == [("a.md", "links/gone"), ("gone", "links/twice")]


def test_a_page_on_standard_input_has_no_site(pages: list[str], site: Path, rules: Path) -> None:
    rule_file(rules, "links/empty", EMPTY)
    result = check_text("new.md", b"[a]() [b](gone.md)", plan_of(rules, site))
    assert lines(result) == ['new.md:1:1 links/empty "a" leads nowhere']


# Processes

several = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


@pytest.fixture
def many(site: Path, rules: Path) -> tuple[list[str], Plan]:
    rule_file(rules, "links/empty", EMPTY)
    rule_file(rules, "links/twice", TWICE)
    rule_file(rules, "links/bad", "def check(link: Link):\n    if link.url == 'bad': raise ValueError(link.text)")
    names = [f"{number}.md" for number in range(70)]
    for number, name in enumerate(names):
        comment = "<!-- profilelint: ignore links/twice, links/empty, links/bad -->"
        text = f"[a]() [{number}]({number % 50})\n\n[b]() {comment}\n"
        (site / name).write_text(text + ("[c](bad)\n" if number % 30 == 0 else ""))
    for each in loader.load_folder(loader.BUILTIN / "suppressions"):
        rule_file(rules, f"suppressions/{each.name}", "", each.path.read_text())
    return [*names, "gone.md"], plan_of(rules, site)


@several
def test_any_number_of_processes_says_the_same(many: tuple[list[str], Plan]) -> None:
    paths, plan = many
    assert pickle.loads(pickle.dumps(plan)) == plan
    alone = check(paths, plan)
    done: list[int] = []
    together = check(paths, plan, jobs=3, progress=done.append)
    assert (together, sum(done)) == (alone, len(paths))
    assert check(paths, plan, jobs=0) == alone
    assert check(paths[:3], plan, jobs=50) == check(paths[:3], plan)
    assert alone.crashed
    assert {each.rule for each in alone.diagnostics} == {
        "links/bad", "links/empty", "links/twice", "profilelint/unreadable", "suppressions/unused",
    }  # fmt: skip


@several
def test_pages_of_a_process_that_dies_are_checked_all_the_same(site: Path, rules: Path) -> None:
    parent = os.getpid()
    code = f"""
    import os

    def check(link: Link):
        if link.url == "5" and os.getpid() != {parent}:
            os._exit(1)
        yield Finding(link.span, "x")
    """
    rule_file(rules, "links/fatal", code)
    names = [f"{number}.md" for number in range(40)]
    for number, name in enumerate(names):
        (site / name).write_text(f"[a]({number})\n")
    result = check(names, plan_of(rules), jobs=2)
    assert (len(result.diagnostics), result.crashed) == (40, False)


def test_nothing_to_check_is_no_fault(rules: Path) -> None:
    rule_file(rules, "links/empty", EMPTY)
    assert check([], plan_of(rules), jobs=4)[:4] == ((), 0, False, ())


def test_one_page_needs_no_processes_and_no_patterns() -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path; from profilelint.engine import lint;"
        "from profilelint.engine.plan import Plan;"
        "lint.check(['README.md'], Plan((), Path(), date.today()), jobs=0);"
        "print({'concurrent.futures', 'multiprocessing', 'pathspec', 'httpx', 'rich', 'difflib'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout == "set()\n"


# Faults of profilelint itself


def test_a_fault_of_ours_is_said_of_its_file_and_the_rest_is_checked(
    rules: Path, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(path: str, data: bytes, **options: Any) -> Document:
        if path == "bad.md":
            raise RuntimeError("no\nsuch thing")
        return read(path, data, **options)

    rule_file(rules, "links/empty", EMPTY)
    for name in ("a.md", "bad.md", "z.md"):
        (site / name).write_text("[a]()\n")
    monkeypatch.setattr(dispatch, "read", fail)
    result = check(["a.md", "bad.md", "z.md"], plan_of(rules))
    said = f"profilelint failed while reading this file: RuntimeError: no\nsuch thing; {faults.REPORT}"
    assert [(each.path, each.rule) for each in result.diagnostics] == [
        ("a.md", "links/empty"),
        ("bad.md", "profilelint/internal-error"),
        ("z.md", "links/empty"),
    ]
    assert (result.diagnostics[1].message, result.crashed) == (said, True)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setenv(faults.DEBUG, "1")
    assert check_text("bad.md", b"", plan_of(rules)).crashed
    assert "Traceback" in capsys.readouterr().err


def test_a_fault_around_the_rules_is_said_of_the_page(rules: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document) -> None:
        raise RuntimeError("no")

    rule_file(rules, "links/empty", EMPTY)
    (site / "a.md").write_text("[a]()\n")
    (site / "b.md").write_text("[a]() <!-- profilelint: ignore -->\n")
    monkeypatch.setattr(dispatch.suppressions, "collect", fail)
    result = check(["a.md", "b.md"], plan_of(rules))
    assert [(each.path, each.rule) for each in result.diagnostics] == [
        ("a.md", "links/empty"),
        ("b.md", "profilelint/internal-error"),
    ]
    assert "failed while checking this file: RuntimeError: no" in result.diagnostics[1].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_what_a_rule_wants_to_read_and_cannot_is_said_once(rules: Path, site: Path, jobs: int) -> None:
    rule_file(rules, "links/any", "def check(document: Document, site: Site):\n    site.text('CNAME')")
    os.mkfifo(site / "CNAME")
    names = [f"{number}.md" for number in range(4)]
    for name in names:
        (site / name).write_text("a\n")
    result = check(names, plan_of(rules), jobs=jobs)
    said = "this file cannot be read: it is a pipe, not a file; delete it, or put a file in its place"
    assert [(each.path, each.message) for each in result.diagnostics] == [("CNAME", said)]
    assert not result.crashed


def test_a_rule_that_asks_for_a_site_if_any_runs_without_one(tmp_path: Path):
    code = """
def check(document: Document, site: Site | None):
    yield Finding(document.line_span(1), f"site: {site is not None}")
"""
    rule_file(tmp_path, "links/site", code)
    (tmp_path / "page.md").write_text("A mill.\n", encoding="utf-8")
    plan = plan_of(tmp_path, tmp_path)
    alone = check_text("page.md", b"A mill.\n", plan).diagnostics
    assert [each.message for each in alone] == ["site: False"]
    whole = check([str(tmp_path / "page.md")], plan).diagnostics
    assert [each.message for each in whole] == ["site: True"]

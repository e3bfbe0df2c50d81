"""How findings are written."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.model.answer import VERDICTS
from profilelint.model.finding import Diagnostic, PlacedEdit, PlacedFix, Severity
from profilelint.report import FORMATS, Report, full
from profilelint.report.escape import visible
from profilelint.report.full import WIDTH, frame
from profilelint.report.text import statistics
from profilelint.report.wrap import cells, wrapped
from profilelint.version import VERSION

#: The formats that have one line for each cause.
PEOPLE = {"text", "grouped", "full", "github", "html"}

PAGE = ["# Ada Example", "", "- *Notes.* [PDF]()", "岡本\there 👩🏽‍🔬"]


def diagnostic(
    line: int = 3,
    column: int = 12,
    end_column: int = 19,
    *,
    path: str = "about.md",
    end_line: int | None = None,
    message: str = 'link "PDF" leads nowhere',
    rule: str = "links/empty",
    severity: Severity = "error",
    safe: bool | None = None,
) -> Diagnostic:
    edits = (PlacedEdit(line, column, line, end_column, "x"),)
    fix = None if safe is None else PlacedFix(safe, edits)
    return Diagnostic(path, line, column, end_line or line, end_column, rule, message, severity, fix)


def report(
    *diagnostics: Diagnostic,
    files: int = 12,
    page: Sequence[str] = PAGE,
    changed: Sequence[str] = (),
    quiet: bool = False,
) -> Report:
    return Report(diagnostics, diagnostics, files, lambda path: page, {path: {"a/b": 1} for path in changed})


# text


def test_text() -> None:
    mild = diagnostic(4, 1, 2, severity="warning", rule="a/b", message="it is odd", safe=True)
    assert FORMATS["text"](report(diagnostic(), mild)) == (
        'about.md:3:12: error links/empty link "PDF" leads nowhere\n'
        "about.md:4:1: warning a/b it is odd\n"
        "1 error, 1 warning in 1 of 12 files; 1 can be fixed with --fix\n"
    )


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (report(files=12), "12 files checked, nothing to say"),
        (report(files=1), "1 file checked, nothing to say"),
        (report(files=2, changed=["a.md", "b.md"]), "2 files checked, nothing to say; 2 files changed"),
        (report(diagnostic(severity="info"), files=1), "1 info in 1 of 1 file"),
        (
            report(diagnostic(), diagnostic(path="b.md", safe=False), diagnostic(safe=True)),
            "3 errors in 2 of 12 files; 1 can be fixed with --fix; 1 more with --fix --unsafe-fixes",
        ),
        (
            report(diagnostic(safe=False), changed=["a.md"]),
            "1 error in 1 of 12 files; 1 file changed; 1 can be fixed with --fix --unsafe-fixes",
        ),
    ],
)
def test_summary(given: Report, line: str) -> None:
    assert FORMATS["text"](given).splitlines()[-1] == line


def test_what_is_doubtful_is_called_so() -> None:
    doubtful = report(diagnostic(severity="info")._replace(confidence="doubtful"))
    assert 'info links/empty link "PDF" leads nowhere (doubtful)\n' in FORMATS["text"](doubtful)
    assert 'link "PDF" leads nowhere (doubtful)\n' in FORMATS["full"](doubtful)
    assert "title=links/empty (doubtful)::" in FORMATS["github"](doubtful)
    assert json.loads(FORMATS["json"](doubtful))["diagnostics"][0]["confidence"] == "doubtful"


@pytest.mark.parametrize("name", FORMATS)
def test_people_are_shown_a_line_for_each_cause_and_programs_all_places(name: str) -> None:
    places = report(diagnostic(), diagnostic(4, safe=True), diagnostic(path="b.md"))
    text = FORMATS[name](places._replace(shown=places.diagnostics[:1]))
    found = re.findall(r"leads nowhere(?!</f)", text)  # junit says it twice
    assert len(found) == (1 if name in PEOPLE else 3)
    summary = "1 error in 2 of 12 files; 1 can be fixed with --fix; --pedantic lists all 3 places\n"
    assert text.endswith(summary) == (name in {"text", "full"})


@pytest.mark.parametrize("name", ["text", "grouped", "full"])
def test_nothing_is_said_of_nothing(name: str) -> None:
    assert FORMATS[name](report(files=0)) == ""
    assert FORMATS[name](report(files=3)._replace(quiet=True)) == ""


@pytest.mark.parametrize("name", ["text", "grouped", "full"])
def test_colour_only_adds_to_what_is_said(name: str) -> None:
    plain = report(diagnostic(), diagnostic(severity="info"))
    coloured = FORMATS[name](plain._replace(colour=True))
    assert f"\x1b[31m{'broken' if name == 'grouped' else 'error'}\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == FORMATS[name](plain)


def test_statistics() -> None:
    several = [diagnostic(rule="a/b", safe=True)] * 11 + [diagnostic(rule="c/d"), diagnostic(rule="a/a", safe=False)]
    assert statistics(report(*several)) == (
        "11  [*]  a/b\n 1  [ ]  a/a\n 1  [ ]  c/d\n"
        "13 errors in 1 of 12 files; 11 can be fixed with --fix; 1 more with --fix --unsafe-fixes\n"
    )


# grouped


def grouped(*given: Diagnostic, width: int = 60, page: Sequence[str] = PAGE) -> list[str]:
    return FORMATS["grouped"](report(*given, page=page)._replace(width=width)).splitlines()


def test_grouped() -> None:
    given = [
        diagnostic(4, 4, 8, path="talks.md", message="A wide line.", rule="a/b", severity="info", safe=False),
        diagnostic(message="The link has no address at all. Write https://a.example", safe=True),
        diagnostic(1, 3, 6, severity="warning", message="Ada is first."),
    ]
    assert grouped(*given, width=50) == [
        "about.md: 1 broken, 1 probably wrong",
        "",
        "  links/empty: broken",
        "     3:12 [*] The link has no address at all.",
        "              Write https://a.example",
        "              | - *Notes.* [PDF]()",
        "              |            ^^^^^^^",
        "",
        "  links/empty: probably wrong",
        "      1:3     Ada is first.",
        "              | # Ada Example",
        "              |   ^^^",
        "",
        "talks.md: 1 could be better",
        "",
        "  a/b: could be better",
        "      4:4 [?] A wide line.",
        "              | 岡本    here 👩🏽‍🔬",
        "              |         ^^^^",
        "",
        "1 broken, 1 probably wrong, 1 could be better, in",
        "2 of 12 files.",
        "--fix fixes 1 [*], --fix --unsafe-fixes 1 more [?]",
    ]


def test_what_is_said_again_on_a_page_is_one() -> None:
    same = [diagnostic(each, message="It is odd.") for each in (3, 4, 5)]
    lines = grouped(*same, diagnostic(9, message="It is even."), diagnostic(6, message="It is odd.", safe=True))
    assert sum("It is odd." in each for each in lines) == 2  # one has a fix, and the others none
    assert "              also on lines 4, 5" in lines
    many = grouped(*(diagnostic(each, message="It is odd.") for each in range(1, 40)))
    assert "              also on lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11" in many
    assert "              and 28 more" in many


def test_findings_on_one_line_have_it_once() -> None:
    said = [diagnostic(3, 3, 11, message="A title."), diagnostic(3, 12, 19, message="A link."), diagnostic(1, 1, 2)]
    assert grouped(*said)[3:10] == [
        "      3:3     A title.",
        "     3:12     A link.",
        "              | - *Notes.* [PDF]()",
        "              |   ^^^^^^^^",
        "              |            ^^^^^^^",
        '      1:1     link "PDF" leads nowhere',
        "              | # Ada Example",
    ]


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("page", [PAGE, ["x" * 5000] * 4, ["岡" * 500] * 4, ["\t" * 200] * 4, []])
def test_no_line_is_wider_than_the_terminal(width: int, page: list[str]) -> None:
    said = diagnostic(message="The link here has no address, and so it leads nowhere at all. " * 3)
    lines = grouped(said, diagnostic(4, 1, 400), width=width, page=page)
    assert max(map(cells, lines)) <= width


def test_no_line_that_is_wrapped_is_a_command() -> None:
    lines = wrapped("This message is long, and then ::error file=a::b", 31)
    assert lines == ["This message is long, and then", ":\\x3aerror file=a::b"]


def test_it_is_said_what_was_fixed() -> None:
    given = report()._replace(fixed={"a\x1b.md": {"text/doubled-word": 2, "links/space": 1}})
    for name in ("text", "grouped", "full"):
        assert FORMATS[name](given).splitlines()[0] == "fixed a\\x1b.md: text/doubled-word (2), links/space"


# What could harm


HARMFUL = "\x00\x07\x1b]0;x\x07\x7f\x9b\u061c\u200f\u2028\u202e\u2066\udcff\r\n\t"


def test_harmful_characters_are_written_out() -> None:
    assert visible("Ada 岡本 \\ 👩🏽‍🔬 é") == "Ada 岡本 \\ 👩🏽‍🔬 é"
    assert visible(HARMFUL) == (r"\x00\x07\x1b]0;x\x07\x7f\x9b\u061c\u200f\u2028\u202e\u2066\udcff\r\n\t")


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_them_through(name: str) -> None:
    bad = diagnostic(1, 1, 99, path=f"a{HARMFUL}.md", message=HARMFUL)
    text = FORMATS[name](report(bad, page=[HARMFUL.replace("\n", "").replace("\r", "")]))
    assert not set(HARMFUL) - {"\n", "]", "0", ";", "x"} & set(text)
    text.encode("utf-8")


# full


def test_full() -> None:
    wide = diagnostic(4, 9, 13, message="it is odd")
    assert FORMATS["full"](report(diagnostic(), wide, files=2)) == (
        'about.md:3:12: error links/empty link "PDF" leads nowhere\n'
        "    3 | - *Notes.* [PDF]()\n"
        "      |            ^^^^^^^\n"
        "\n"
        "about.md:4:9: error links/empty it is odd\n"
        "    4 | 岡本    here 👩🏽‍🔬\n"
        "      |              ^^\n"
        "\n"
        "2 errors in 1 of 2 files\n"
    )


@pytest.mark.parametrize(
    ("line", "marked", "under"),
    [
        ("see here now", "here", "here"),
        ("岡本 here", "here", "here"),
        ("岡本 here", "岡本", "岡本"),
        ("\there", "here", "here"),
        ("e\u0301a\u0301 here", "here", "here"),
        ("\u202ex here", "here", "here"),
        ("🎿🎿 here", "🎿 ", "🎿 "),
    ],
)
def test_the_mark_stands_under_what_is_meant(line: str, marked: str, under: str) -> None:
    start = line.rindex(marked)
    shown = frame(line, start, start + len(marked))
    assert shown.width == cells(under)
    assert shown.start == cells(shown.text[: shown.text.rindex(marked)])


@given(st.text(alphabet=st.characters(exclude_characters="\r\n")), st.integers(0, 300), st.integers(0, 300))
def test_any_line_can_be_framed(line: str, start: int, length: int) -> None:
    start = min(start, len(line))
    shown = frame(line, start, min(start + length, len(line)))
    assert shown.width >= 1
    assert visible(shown.text) == shown.text


def test_a_mark_has_at_least_one_cell() -> None:
    assert frame("abc", 3, 3) == ("abc", 3, 1)
    assert frame("", 0, 0) == ("", 0, 1)
    assert frame("a\u0301b", 1, 2)[1:] == (1, 1)


@pytest.mark.parametrize("character", ["a", "岡", "\u0301", "\t", "\x1b", "\u202e"])
@pytest.mark.parametrize(("before", "after"), [(0, 10_000), (10_000, 0), (5_000, 5_000), (60, 60), (10, 200)])
def test_a_long_line_is_cut_around_what_is_meant(character: str, before: int, after: int) -> None:
    line = f"{character * before}[here]{character * after}"
    shown = frame(line, before, before + 6)
    assert cells(shown.text) <= WIDTH
    assert "[here]" in shown.text
    assert shown.start == cells(shown.text[: shown.text.index("[here]")])
    assert shown.width == 6
    assert (before < 5_000) or shown.text.startswith("…")
    assert (after < 5_000) or shown.text.endswith("…")


def test_what_is_meant_is_cut_if_it_is_too_long() -> None:
    shown = frame("x " + "y" * 1000 + " z", 2, 1002)
    assert cells(shown.text) <= WIDTH + 2
    assert shown.text.endswith("y…")


@pytest.mark.parametrize("before", [0, 10_000])
def test_of_a_long_line_only_what_may_be_shown_is_looked_at(before: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def count(text: str) -> str:
        nonlocal looked_at
        looked_at += len(text)
        return visible(text)

    monkeypatch.setattr(full, "visible", count)
    line = "x" * before + "\x7f" * 10_000
    frame(line, before, before + WIDTH)
    assert looked_at < 30 * WIDTH


def test_what_ends_the_line_is_followed_by_nothing() -> None:
    assert frame("y" * WIDTH, 0, WIDTH).text == "y" * WIDTH
    assert frame("x" + "y" * WIDTH, 1, WIDTH + 1).text == "…" + "y" * WIDTH


def test_of_several_lines_the_first_is_shown() -> None:
    text = FORMATS["full"](report(diagnostic(1, 3, 5, end_line=3)))
    assert text.splitlines()[1:3] == ["    1 | # Ada Example", "      |   ^^^^^^^^^^^"]


@pytest.mark.parametrize("page", [[], ["one"]])
def test_a_page_that_has_changed_meanwhile_does_no_harm(page: list[str]) -> None:
    assert FORMATS["full"](report(diagnostic(), page=page)).startswith("about.md:3:12: error")
    assert FORMATS["full"](report(diagnostic(1, 50, 60), page=page)).startswith("about.md:1:50: error")


# json


def test_json() -> None:
    given = [diagnostic(), diagnostic(4, severity="warning", safe=True), diagnostic(4, severity="info", safe=False)]
    data = json.loads(FORMATS["json"](report(*given, files=2)))
    assert data["version"] == VERSION
    assert data["diagnostics"][:2] == [
        {
            "path": "about.md",
            "line": 3,
            "column": 12,
            "end_line": 3,
            "end_column": 19,
            "rule": "links/empty",
            "severity": "error",
            "confidence": "certain",
            "message": 'link "PDF" leads nowhere',
            "related": [],
            "fix": None,
        },
        {
            "path": "about.md",
            "line": 4,
            "column": 12,
            "end_line": 4,
            "end_column": 19,
            "rule": "links/empty",
            "severity": "warning",
            "confidence": "certain",
            "message": 'link "PDF" leads nowhere',
            "related": [],
            "fix": {
                "safe": True,
                "edits": [{"line": 4, "column": 12, "end_line": 4, "end_column": 19, "text": "x"}],
            },
        },
    ]
    links = dict.fromkeys(VERDICTS, 0)
    severities = {"errors": 1, "warnings": 1, "infos": 1}
    assert data["summary"] == {"files": 2, **severities, "fixable": 1, "known": 0, "links": links}


def test_json_keeps_every_character() -> None:
    text = FORMATS["json"](report(diagnostic(message=HARMFUL)))
    assert text.isascii()
    assert json.loads(text)["diagnostics"][0]["message"] == HARMFUL


# github


def test_github() -> None:
    given = diagnostic(path="a,b:c%.md", message="100%\nof\x1b it", severity="info")
    assert FORMATS["github"](report(given)) == (
        "::notice file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=12,endColumn=19,title=links/empty::100%25%0Aof\\x1b it\n"
    )


def test_github_takes_no_columns_over_several_lines() -> None:
    text = FORMATS["github"](report(diagnostic(end_line=4)))
    assert text == '::error file=about.md,line=3,endLine=4,title=links/empty::link "PDF" leads nowhere\n'

"""The command line, from what is typed to the exit code."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from profilelint.cli import build, main
from profilelint.cli import check as run
from profilelint.engine import fix, rewrite
from profilelint.engine.faults import REPORT
from profilelint.engine.plan import Plan
from profilelint.rule import loader
from profilelint.version import VERSION

MANUAL = '''"""A fault, for tests.

{options}
```markdown bad
{bad}
```

```text output
{output}
```

{fixed}
```markdown good
text
```
"""
'''


def manual(bad: str, output: str, *, fixed: str = "", options: str = "") -> str:
    fixed = f"```markdown fixed\n{fixed}\n```\n" if fixed else ""
    return MANUAL.format(bad=bad, output=output, fixed=fixed, options=options)


EMPTY = """
from profilelint.model.finding import Finding
from profilelint.model.document import Link


def check(link: Link):
    if not link.url:
        yield Finding(link.span, f'link "{link.text}" leads nowhere')
"""

WORD = """
from profilelint.model.finding import Finding, Fix, Span
from profilelint.model.document import Document

SEVERITY = "warning"


def check(document: Document, *, words: tuple[str, ...] = ("teh",)):
    for word in words:
        start = document.text.find(word)
        while start >= 0:
            span = Span(start, start + len(word))
            yield Finding(span, f'"{word}" is misspelt', Fix.replace(span, "the"))
            start = document.text.find(word, start + 1)
"""

TASTE = """
from profilelint.model.finding import Finding, Fix, Span
from profilelint.model.document import Document

SEVERITY = "info"
OPT_IN = True


def check(document: Document):
    start = document.text.find("very ")
    if start >= 0:
        yield Finding(Span(start, start + 4), "say it without", Fix.replace(Span(start, start + 5), "", safe=False))
"""

BOOM = """
from profilelint.model.finding import Finding, Span
from profilelint.model.document import Document


def check(document: Document):
    if "boom" in document.text:
        raise ValueError("I cannot go on")
    if "wrong" in document.text:
        yield Finding(Span(0, 1), "wrong")
"""

TODAY = """
from datetime import date

from profilelint.model.finding import Finding, Span
from profilelint.model.document import Document


def check(document: Document, today: date):
    if "today" in document.text:
        yield Finding(Span(0, 1), f"it is {today}")
"""

RULES = {
    "links/empty": manual("[PDF]()", '1:1: link "PDF" leads nowhere') + EMPTY,
    "text/word": manual("teh", '1:1: "teh" is misspelt', fixed="the", options="- `words`: some\n") + WORD,
    "text/taste": manual("very good", "1:1: say it without", fixed="good") + TASTE,
    "test/boom": manual("wrong", "1:1: wrong") + BOOM,
    "test/today": manual("today", "1:1: it is never") + TODAY,
}

GOOD = "# Ada Example\n"
BAD = "# Ada Example\n\n- *Notes.* [PDF]() teh\n"


class Done(NamedTuple):
    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: an empty repository. All rules there are lie in a folder beside it."""
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    for name, text in RULES.items():
        write(tmp_path / "rules", f"{name}.py", text)
    monkeypatch.setattr(loader, "BUILTIN", tmp_path / "rules")
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "FORCE_COLOR", "PROFILELINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8", "surrogateescape"))


@pytest.fixture
def call(site: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run profilelint in this process."""

    def calling(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as caught:
            main.main(arguments)
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Done(int(str(caught.value)), out.decode("utf-8"), err.decode("utf-8"))

    return calling


# What is checked, and the exit code


def test_a_clean_site(site: Path, call: Call) -> None:
    write(site, "a.md", GOOD)
    write(site, "b.md", GOOD)
    assert call("check") == (0, "2 files checked, nothing to say\n", "")


def test_findings(site: Path, call: Call) -> None:
    write(site, "content/a.md", BAD)
    write(site, "b.md", GOOD)
    assert call("check") == (
        1,
        'content/a.md:3:12: error links/empty link "PDF" leads nowhere\n'
        'content/a.md:3:20: warning text/word "teh" is misspelt\n'
        "1 error, 1 warning in 1 of 2 files; 1 can be fixed with --fix\n",
        "",
    )


@pytest.mark.parametrize(
    ("severity", "codes"), [("error", (1, 0, 0)), ("warning", (1, 1, 0)), ("info", (1, 1, 1)), ("never", (0, 0, 0))]
)
def test_fail_on(site: Path, call: Call, severity: str, codes: tuple[int, ...]) -> None:
    for text, code in zip(("[PDF]()", "teh", "very good"), codes, strict=True):
        write(site, "a.md", text)
        assert call("check", "--fail-on", severity, "--extend-select", "all").code == code


def test_nothing_to_check_is_said(site: Path, call: Call) -> None:
    done = call("check", ".", "../site")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(
        "profilelint: no pages found, so nothing was checked; looked in . for names that end in "
    )
    assert ".md, .markdown, .mdown, .qmd, .rmd, " in done.err
    write(site, "a.pdf", "")
    assert call("check", "a.pdf").err == (
        "profilelint: a.pdf: not a Markdown page, skipped\nprofilelint: no pages found, so nothing was checked\n"
    )
    assert call("check", "--quiet") == (0, "", "")


def test_a_path_that_does_not_exist(call: Call) -> None:
    assert call("check", "nowhere/a.md") == (2, "", "profilelint: nowhere/a.md: no such file or folder\n")


def test_a_rule_that_fails_is_reported_and_the_others_go_on(site: Path, call: Call) -> None:
    write(site, "a.md", "boom\n")
    write(site, "b.md", BAD)
    done = call("check", "--fail-on", "never")
    assert done.code == 2
    assert re.search(r"a.md:1:1: error test/boom .*ValueError.*I cannot go on", done.out)
    assert "b.md:3:12: error links/empty" in done.out
    assert done.err == f"profilelint: a part of the check failed, see above; the rest was done; {REPORT}\n"


def test_exclude_wins_over_explicit_paths(site: Path, call: Call) -> None:
    write(site, "drafts/a.md", BAD)
    write(site, "b.md", GOOD)
    assert call("check", "--exclude", "drafts/", "drafts/a.md", "b.md").out == "1 file checked, nothing to say\n"
    write(site, "profilelint.toml", 'exclude = ["drafts/"]\n')
    assert call("check", "drafts/a.md").err == "profilelint: no pages found, so nothing was checked\n"


def test_names_on_the_command_line(site: Path, call: Call) -> None:
    write(site, "a.md", BAD + "very good\n")
    rules = re.compile(r"(?:error|warning|info) (\S+/\S+)")
    assert rules.findall(call("check", "--select", "links").out) == ["links/empty"]
    assert rules.findall(call("check", "--ignore", "links,test").out) == ["text/word"]
    assert rules.findall(call("check", "--select", "text/word, text/taste").out) == ["text/word", "text/taste"]
    assert rules.findall(call("check", "--select", "test", "--extend-select", "text").out) == [
        "text/word",
        "text/taste",
    ]


def test_short_names_on_the_command_line(site: Path, call: Call) -> None:
    write(site, "a.md", BAD)
    assert (
        call("check", "--select", "empty", "--quiet").out == 'a.md:3:12: error links/empty link "PDF" leads nowhere\n'
    )
    assert "links/empty" not in call("check", "--ignore", "empty").out
    assert call("explain", "word").out == call("explain", "text/word").out
    write(site.parent / "rules", "test/empty.py", RULES["links/empty"])
    done = call("check", "--select", "empty")
    assert done.err == 'profilelint: --select: unknown rule "empty" (did you mean "links/empty" or "test/empty"?)\n'
    assert call("explain", "empty").err == (
        'profilelint: unknown rule "empty" (did you mean "links/empty" or "test/empty"?)\n'
    )


def test_a_file_of_configuration_has_whole_names(site: Path, call: Call) -> None:
    write(site, "a.md", BAD)
    write(site, "profilelint.toml", 'select = ["empty"]\n')
    said = 'profilelint: profilelint.toml:1: unknown rule "empty" (did you mean "links/empty"?)\n'
    assert call("check") == (2, "", said)


def test_today(site: Path, call: Call) -> None:
    write(site, "a.md", "today\n")
    assert "it is 2026-11-22" in call("check", "--today", "2026-11-22").out
    assert call("check", "--today", "2026-13-01").code == 2


def test_any_number_of_jobs_says_the_same(site: Path, call: Call) -> None:
    for number in range(8):
        write(site, f"{number}.md", BAD if number % 2 else GOOD)
    assert call("check", "--jobs", "3") == call("check", "--jobs", "1")
    assert call("check", "--jobs", "0").code == 2


def test_no_cache_changes_nothing(site: Path, call: Call) -> None:
    write(site, "a.md", BAD)
    assert call("check", "--no-cache") == call("check")
    assert sorted(file.name for file in site.iterdir()) == [".git", "a.md"]


# Configuration


def test_the_config_of_the_checked_paths_holds(site: Path, call: Call) -> None:
    write(site, "other/profilelint.toml", 'select = ["links"]\n[severity]\n"links" = "info"\n')
    write(site, "other/content/a.md", BAD)
    assert call("check", "other/content").out.startswith("other/content/a.md:3:12: info links/empty")
    assert call("check", "other/content", "--isolated").code == 1
    write(site, "mine.toml", 'ignore = ["links"]\nfail-on = "never"\nformat = "json"\n')
    done = call("check", "other/content", "--config", "mine.toml")
    assert (done.code, [each["rule"] for each in json.loads(done.out)["diagnostics"]]) == (0, ["text/word"])


def test_per_file_ignores_and_options(site: Path, call: Call) -> None:
    config = '[per-file-ignores]\n"zh/**" = ["links"]\n[options."text/word"]\nwords = ["adn"]\n'
    write(site, "profilelint.toml", config)
    write(site, "zh/a.md", BAD)
    write(site, "b.md", "teh adn\n")
    assert call("check", "--quiet").out == 'b.md:1:5: warning text/word "adn" is misspelt\n'


WRONG_CALLS = [
    (["check", "--slect", "links"], "--select"),
    (["chek"], "check"),
    (["check", "--select", "linsk"], 'profilelint: --select: unknown rule "linsk" (did you mean "links"?)'),
    (
        ["check", "--ignore", "links/emty"],
        'profilelint: --ignore: unknown rule "links/emty" (did you mean "links/empty"?)',
    ),
    (["check", "--format", "jsno"], '(did you mean "json"?)'),
    (["check", "--fail-on", "eror"], '(did you mean "error"?)'),
    (["check", "--output", "jsno=x"], 'profilelint: --output: unknown format "jsno" (did you mean "json"?)'),
    (["check", "--output", "zzz=x"], "known are text, grouped, full, json, "),
    (["check", "--output", "json"], "profilelint: --output: say where to write it, as in json=FILE"),
    (["check", "--output", "json=no/such/folder"], "cannot be written (No such file or directory)"),
    (["check", "--exclude", "!"], 'profilelint: --exclude: "!" is not a glob'),
    (["check", "--config", "nowhere.toml"], "profilelint: nowhere.toml: cannot be read (no such file or directory)"),
    (["check", "--config", "x", "--isolated"], "exclude each other"),
    (["check", "--unsafe-fixes"], "add --fix to make them, or --diff to see them"),
    (["check", "--fix", "--diff"], "give one of them"),
    (["check", "--diff", "--output", "json=x"], "leave out --output"),
    (["check", "--diff", "--output-file", "x"], "leave out --output, --output-file"),
    (["check", "--statistics", "--format", "json"], "--statistics prints text"),
    (["check", "-", "a.md"], "standard input"),
    (["check", "--stdin-filename", "a.md"], 'give "-" as the path'),
    (["check", "--jobs", "many"], "many"),
    (["explain", "link/empty"], 'profilelint: unknown rule "link/empty" (did you mean "links/empty"?)'),
    (["explain"], "NAME"),
    (["config", "shwo"], "show"),
    (["config", "show", "nowhere"], "profilelint: nowhere: no such file or folder"),
    (["prove", "nowhere"], "there is no such folder of rules"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG_CALLS, ids=[" ".join(each) for each, _ in WRONG_CALLS])
def test_a_wrong_call(site: Path, call: Call, arguments: list[str], said: str) -> None:
    write(site, "a.md", GOOD)
    done = call(*arguments)
    assert (done.code, said in done.err) == (2, True), done


def test_a_wrong_config(site: Path, call: Call) -> None:
    write(site, "a.md", GOOD)
    write(site, "profilelint.toml", '[severity]\nlinks = "info"\n\n[option]\n')
    said = 'profilelint: profilelint.toml:4: unknown key "option" (did you mean "options"?)\n'
    for command in (["check"], ["rules"], ["explain", "links"], ["config", "show"], ["config", "schema"]):
        assert call(*command) == (2, "", said)
        assert call(*command, "--isolated").code == 0


def test_a_wrong_rule_file(site: Path, call: Call) -> None:
    write(site, "profilelint.toml", 'rules = ["lint"]\n')
    write(site, "lint/house/style.py", "x = 1\n")
    done = call("check", "--allow-rules")
    assert done.code == 2
    assert done.err.startswith("profilelint: ")
    assert "lint/house/style.py" in done.err


# Reports


def test_reports_to_files_beside_the_one_to_stdout(site: Path, call: Call) -> None:
    write(site, "a.md", BAD)
    done = call("check", "--format", "github", "--output", "json=a.json", "--output", "text=a.txt")
    assert done.out.startswith("::error file=a.md,line=3,")
    assert (site / "a.txt").read_text(encoding="utf-8").endswith("1 can be fixed with --fix\n")
    data = json.loads((site / "a.json").read_text(encoding="utf-8"))
    assert data["diagnostics"][0] == {
        "path": "a.md",
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
    }
    assert data["diagnostics"][1]["fix"] == {
        "safe": True,
        "edits": [{"line": 3, "column": 20, "end_line": 3, "end_column": 23, "text": "the"}],
    }
    assert data["summary"]["files"] == 1


def test_full(site: Path, call: Call) -> None:
    write(site, "a.md", "\ufeff岡本 teh\r\n")
    done = call("check", "--format", "full")
    assert done.out.splitlines()[1:3] == ["    1 | 岡本 teh", "      |      ^^^"]


def test_the_report_goes_to_a_file_instead(site: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, "a.md", BAD)
    printed = call("check").out
    assert call("check", "--output-file", "a.txt") == (1, "", "")
    assert (site / "a.txt").read_text(encoding="utf-8") == printed
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert call("check", "-o", "b.txt", "--format", "full").out == ""
    assert "\x1b" not in (site / "b.txt").read_text(encoding="utf-8")
    assert call("check", "--output-file", "no/such/folder") == (
        2,
        "",
        "profilelint: --output-file: no/such/folder cannot be written (No such file or directory)\n",
    )


def test_the_environment_may_choose_the_report(site: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, "a.md", BAD)
    monkeypatch.setenv("PROFILELINT_OUTPUT_FORMAT", "json-lines")
    assert json.loads(call("check").out.splitlines()[0])["rule"] == "links/empty"
    assert call("check", "--output-format", "text").out == call("check", "--format", "text").out
    monkeypatch.setenv("PROFILELINT_OUTPUT_FILE", "a.json")
    assert call("check") == (1, "", "")
    assert len((site / "a.json").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize("columns", [0, 80, 120])
def test_on_a_terminal_findings_are_grouped_and_as_wide_as_it(columns: int, site: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    write(site, "a.md", BAD)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | {"TERM": "xterm", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "profilelint", "check", "--isolated", "--quiet"]
    subprocess.run(command, cwd=site, env=env, stdin=subprocess.DEVNULL, stdout=theirs, check=False)
    os.close(theirs)
    seen = os.read(ours, 10_000).decode().replace("\r\n", "\n")
    os.close(ours)
    assert seen.startswith("a.md: 1 broken\n\n  links/empty: broken\n     3:12     The link")
    assert ("has no address. Add its address, or remove the link.\n" in seen) == (columns == 120)


def test_statistics(site: Path, call: Call) -> None:
    write(site, "a.md", BAD + "teh\n")
    done = call("check", "--statistics", "--quiet")
    assert (done.code, done.out) == (1, "2  [*]  text/word\n1  [ ]  links/empty\n")


def test_colour(site: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site, "a.md", BAD)
    assert "\x1b[" not in call("check").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31merror\x1b[0m" in call("check", "--output", "text=a.txt").out
    assert "\x1b[" not in (site / "a.txt").read_text(encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in call("check").out


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_nothing_of_a_page_reaches_the_terminal_as_it_is(site: Path, call: Call) -> None:
    name = os.fsdecode(b"\x1b[2J\n\xef.md")
    write(site, name, "[\u202e\x1b(0x\x07]()\n")
    for form in ("text", "full", "github", "json"):
        done = call("check", "--format", form)
        assert done.code == 1
        assert not {"\x1b", "\u202e", "\x07"} & set(done.out)
    assert call("check", "--fix").code == 1
    done = call("check", "\x1b[2J.md")
    assert done.err == "profilelint: \\x1b[2J.md: no such file or folder\n"


# Fixing


def test_fix(site: Path, call: Call) -> None:
    write(site, "a.md", "teh\r\nvery teh good")
    write(site, "b.md", BAD)
    done = call("check", "--fix", "--extend-select", "all")
    assert done.out == (
        "a.md:2:1: info text/taste say it without\n"
        'b.md:3:12: error links/empty link "PDF" leads nowhere\n'
        "fixed a.md: text/word (2)\nfixed b.md: text/word\n"
        "1 error, 1 info in 2 of 2 files; 2 files changed; 1 can be fixed with --fix --unsafe-fixes\n"
    )
    assert (site / "a.md").read_bytes() == b"the\r\nvery the good"
    assert call("check", "--fix", "--unsafe-fixes", "--extend-select", "all", "a.md").code == 0
    assert (site / "a.md").read_bytes() == b"the\r\nthe good"


def test_a_page_that_cannot_be_written_is_said(site: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, before: bytes, after: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(rewrite, "write", refuse)
    write(site, "a.md", "teh\n")
    done = call("check", "--fix")
    assert (done.code, done.err) == (
        1,
        "profilelint: a.md: cannot be written (Permission denied), so it is not fixed\n",
    )
    assert done.out.startswith("a.md:1:1: warning text/word")


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        (None, "somebody has deleted it meanwhile, so it is not fixed"),
        ("teh other", "cannot be written (somebody has changed it meanwhile), so it is not fixed"),
    ],
)
def test_a_page_that_others_change_meanwhile_is_left_alone(
    saved: str | None, said: str, site: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, "a.md", "teh\n")
    fix_page = fix.fix_page

    def meanwhile(path: str, data: bytes, plan: Plan, *, unsafe: bool, alone: bool) -> fix.FixedPage:
        (site / "a.md").unlink()
        if saved:
            write(site, "a.md", saved)
        return fix_page(path, data, plan, unsafe=unsafe, alone=alone)

    monkeypatch.setattr(fix, "fix_page", meanwhile)
    assert f"profilelint: a.md: {said}\n" in call("check", "--fix", "a.md").err
    assert [each.read_text() for each in site.glob("a.md")] == ([saved] if saved else [])


def test_a_fix_that_is_not_made_is_said(site: Path, call: Call) -> None:
    write(site, "a.md", "One.\n\nteh\n")
    lossy = WORD.replace('"the"', '"the\\ufffd"')
    write(site.parent / "rules", "text/word.py", manual("teh", '1:1: "teh" is misspelt', fixed="the") + lossy)
    for option in ("--fix", "--diff"):
        done = call("check", option, "a.md")
        assert done.err == "profilelint: a.md:3: the fix of text/word is not made: it writes a character that is none\n"
    assert (site / "a.md").read_bytes() == b"One.\n\nteh\n"


def test_diff(site: Path, call: Call) -> None:
    write(site, "a.md", "very teh\n")
    done = call("check", "--diff", "--extend-select", "all")
    assert done.code == 1
    assert done.out.splitlines()[:1] == ["diff --git a/a.md b/a.md"]
    assert done.out.splitlines()[3:] == ["@@ -1 +1 @@", "-very teh", "+very the"]
    assert "+the" in call("check", "--diff", "--unsafe-fixes", "--extend-select", "all").out.splitlines()
    assert (site / "a.md").read_bytes() == b"very teh\n"
    assert call("check", "--diff", "--ignore", "text") == (0, "", "")


# Standard input


def test_stdin(call: Call) -> None:
    done = call("check", "-", stdin=BAD.encode())
    assert done.code == 1
    assert done.out.startswith('<stdin>:3:12: error links/empty link "PDF" leads nowhere\n')
    done = call("check", "-", "--stdin-filename", "./x/a.md", "--format", "full", stdin=BAD.encode())
    assert done.out.startswith("x/a.md:3:12: error")
    assert "    3 | - *Notes.* [PDF]() teh" in done.out
    assert call("check", "-", stdin=b"").out == "1 file checked, nothing to say\n"


def test_stdin_takes_the_config_of_its_name(site: Path, call: Call) -> None:
    write(site, "x/profilelint.toml", 'exclude = ["drafts/"]\nselect = ["text"]\n')
    assert call("check", "-", "--stdin-filename", "x/a.md", "--quiet", stdin=BAD.encode()).out == (
        'x/a.md:3:20: warning text/word "teh" is misspelt\n'
    )
    assert call("check", "-", "--stdin-filename", "x/drafts/a.md", stdin=BAD.encode()) == (
        0,
        "",
        "profilelint: x/drafts/a.md is excluded, so nothing was checked\n",
    )
    assert call("check", "-", "--fix", "--stdin-filename", "x/drafts/a.md", "--quiet", stdin=b"teh") == (0, "teh", "")


def test_stdin_is_mended_to_stdout(call: Call) -> None:
    done = call("check", "-", "--fix", stdin=b"teh [PDF]()\r\n")
    assert (done.code, done.out) == (1, "the [PDF]()\r\n")
    assert done.err.startswith("<stdin>:1:5: error links/empty")
    done = call("check", "-", "--diff", stdin=b"teh\n")
    assert (done.code, done.out.splitlines()[-2:]) == (1, ["-teh", "+the"])
    assert call("check", "-", "--diff", stdin=b"the\n") == (0, "", "")


# The other commands


def test_explain(call: Call) -> None:
    done = call("explain", "text/word")
    assert done.code == 0
    assert (
        done.out
        == """text/word: A fault, for tests.

warning (probably wrong), on by default

EXAMPLE

      teh

  profilelint says:

      1:1: "teh" is misspelt

  and the page becomes:

      the

HOW TO FIX

  `profilelint check --fix` makes this change.

OPTIONS

  - `words`: some. By default: teh.

HOW TO SILENCE

  On one block of a page, with the reason:

      <!-- profilelint: ignore text/word -- REASON -->

  Everywhere, in profilelint.toml:

      ignore = ["text/word"]

  On some pages:

      [per-file-ignores]
      "drafts/**" = ["text/word"]

WHAT IS RIGHT

      text
"""
    )
    assert call("explain", "text").out == (
        "text/taste  info     opt-in  A fault, for tests.\ntext/word   warning  on      A fault, for tests.\n"
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("text/taste", "`profilelint check --fix --unsafe-fixes` makes this change; look"),
        ("links/empty", "The message says what to write; nothing is changed for you."),
    ],
)
def test_explain_says_who_makes_the_change(rule: str, said: str, call: Call) -> None:
    assert f"HOW TO FIX\n\n  {said}" in call("explain", rule).out


def test_explain_is_as_wide_as_the_terminal(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = call("explain", "links/empty").out
    assert "  The message says what to write;\n  nothing is changed for you.\n" in out
    assert "\x1b[1mHOW TO FIX\x1b[0m" in out


def test_rules(site: Path, call: Call) -> None:
    write(site, "profilelint.toml", 'rules = ["lint"]\n')
    write(site, "lint/house/style.py", RULES["links/empty"])
    names = [line.split()[0] for line in call("rules", "--allow-rules").out.splitlines()]
    assert names == sorted([*RULES, "house/style"])


def test_config_show(site: Path, call: Call) -> None:
    write(site, "profilelint.toml", '\nignore = ["text"]\n')
    (site / "content").mkdir()
    done = call("config", "show", "content", "--ignore", "links", "--fail-on", "error")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert done.code == 0
    assert {
        'select = ["all"] # default',
        'ignore = ["text"] # profilelint.toml:2',
        'ignore = ["links"] # command line',
        'fail-on = "error" # command line',
        "web.timeout = 20 # default",
    } <= set(lines)


def test_config_schema(call: Call) -> None:
    schema = json.loads(call("config", "schema").out)
    assert schema["properties"]["options"]["properties"]["text/word"]["properties"]["words"]["default"] == ["teh"]


def test_prove(tmp_path: Path, call: Call) -> None:
    folder = str(tmp_path / "rules")
    done = call("prove", folder)
    assert done.code == 1
    assert done.out.startswith("test/today bad-1: ")
    assert done.out.endswith("  + 1:1: it is 2026-01-01\n9 of 10 examples of 5 rules are true\n")
    (tmp_path / "rules" / "test" / "today.py").unlink()
    assert call("prove", folder) == (0, "8 of 8 examples of 4 rules are true\n", "")
    (tmp_path / "empty").mkdir()
    done = call("prove", str(tmp_path / "empty"))
    assert (done.code, "no rules found" in done.err) == (0, True)


def test_help_and_version(call: Call) -> None:
    done = call("--help")
    assert done.code == 0
    assert all(command in done.out for command in ("check", "explain", "rules", "config", "prove"))
    assert "--extend-select" in call("check", "-h").out
    assert re.fullmatch(r"profilelint \d+\.\d+\.\d+( \([0-9a-f]{9}\))?\n", call("--version").out)


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ('{"url": "x", "vcs_info": {"vcs": "git", "commit_id": "0123456789abcdef"}}', f"{VERSION} (012345678)"),
        ('{"url": "x", "dir_info": {}}', VERSION),
        ("no JSON", VERSION),
        (None, VERSION),
    ],
)
def test_the_version_has_the_commit_that_pip_noted(
    noted: str | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.metadata
    from types import SimpleNamespace

    package = SimpleNamespace(read_text=lambda name: noted if name == "direct_url.json" else "")
    monkeypatch.setattr(importlib.metadata, "distribution", lambda name: package)
    monkeypatch.setattr(build, "HERE", tmp_path / "profilelint")
    assert build.described() == said


def test_the_version_of_a_checkout_has_its_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for command in (["init", "-q"], [*who, "commit", "-q", "--allow-empty", "-m", "Begin"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    git = ["git", "-C", str(tmp_path), "rev-parse", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, check=True).stdout
    monkeypatch.setattr(build, "HERE", tmp_path / "profilelint")
    monkeypatch.setattr(build, "_installed_from", lambda: "")
    assert build.described() == f"{VERSION} ({commit[:9]})"


# Completion


def offered(typed: str, cwd: Path, shell: str = "bash") -> list[str]:
    """Return what a shell is offered for a line that ends where Tab is pressed."""
    words = typed.split(" ")
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path),
        "_PROFILELINT_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": words[-1] if shell == "fish" else str(len(words) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "profilelint"], cwd=cwd, env=env, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("profilelint ex", ["plain,explain"]),
        ("profilelint check --output-f", ["plain,--output-format", "plain,--output-file"]),
        ("profilelint check --format js", ["plain,json", "plain,json-lines"]),
        ("profilelint check --output ht", ["plain,html="]),
        ("profilelint check --fail-on n", ["plain,never"]),
        ("profilelint check --select da", ["plain,dates"]),
        ("profilelint check --select images/", ["plain,images/no-alt"]),
        ("profilelint check --ignore dates,images", ["plain,dates,images"]),
        ("profilelint check --ignore dates,images/n", ["plain,dates,images/no-alt"]),
        ("profilelint explain names/m", ["plain,names/misspelt"]),
        ("profilelint check con", ["file,con"]),
        ("profilelint prove ru", ["dir,ru"]),
    ],
)
def test_completion(typed: str, expected: list[str], tmp_path: Path) -> None:
    assert offered(typed, tmp_path) == expected


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_shows_what_a_rule_is_about(shell: str, tmp_path: Path) -> None:
    said = "\n".join(offered("profilelint explain images/", tmp_path, shell))
    assert "images/no-alt" in said
    assert "A picture" in said or "An image" in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_its_script(shell: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PROFILELINT_COMPLETE", f"{shell}_source")
    assert f"_PROFILELINT_COMPLETE={shell}_complete" in call().out


# Faults, signals, pipes


def test_a_fault_of_ours_is_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(request: object) -> int:
        raise RuntimeError("some\nthing")

    monkeypatch.setattr(run, "check", fail)
    said = f"profilelint: internal error: RuntimeError: some\\nthing; {REPORT}\n"
    assert call("check") == (2, "", said)


def test_a_fault_of_ours_can_be_traced(
    call: Call, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("PROFILELINT_DEBUG", "1")
    monkeypatch.setattr(run, "check", lambda request: 1 / 0)
    with pytest.raises(SystemExit, match="2"):
        main.main(["check"])
    assert b"ZeroDivisionError" in capfdbinary.readouterr().err


def test_an_interrupt(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(request: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "check", interrupt)
    assert call("check").code == 130


def python(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path)}
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, *arguments], cwd=cwd, env=env, stdin=pipe, stdout=pipe, stderr=pipe)


def test_python_m(site: Path) -> None:
    write(site, "a.md", GOOD)
    with python("-m", "profilelint", "check", "--isolated", cwd=site) as process:
        out, err = process.communicate()
    assert (process.returncode, out.decode().replace("\r", ""), err) == (0, "1 file checked, nothing to say\n", b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGPIPE and no SIGINT for one process")
def test_a_pipe_that_is_closed(site: Path) -> None:
    with python("-m", "profilelint", "rules", cwd=site) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGPIPE and no SIGINT for one process")
def test_ctrl_c(site: Path) -> None:
    ready = (
        "import sys; from types import SimpleNamespace; import profilelint.cli.main as cli\n"
        "wait = sys.stdin.buffer.read\n"
        "def read(most): print(end='.', flush=True); return wait()\n"
        "sys.stdin = SimpleNamespace(buffer=SimpleNamespace(read=read)); cli.main(['check', '-'])"
    )
    with python("-c", ready, cwd=site) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"."
        process.send_signal(signal.SIGINT)
        assert process.communicate() == (b"", b"\n")
        assert process.returncode == 130


def test_one_page_imports_only_what_it_needs(site: Path) -> None:
    write(site, "a.md", GOOD)
    code = (
        "import sys, profilelint.cli.main\n"
        "try: profilelint.cli.main.main(['check', 'a.md'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.argv[1:] if name in sys.modules])"
    )
    heavy = (
        "profilelint.web",
        "rich",
        "pathspec",
        "multiprocessing",
        "concurrent",
        "difflib",
        "tomllib",
        "platformdirs",
    )
    with python("-c", code, *heavy, "platformdirs", "importlib.metadata", "asyncio", cwd=site) as process:
        assert process.communicate()[0].decode().splitlines()[-1] == "[]"

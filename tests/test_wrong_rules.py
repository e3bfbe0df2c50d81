"""What the author of a rule sees on the terminal if the rule's file is wrong: the line, and what to write there."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import MANUAL

from profilelint.cli import main

#: The code of a rule, how the line of the terminal begins, and how it ends.
WRONG = {
    "a finding that is returned": (
        MANUAL + "def check(link: Link):\n    return Finding(link.span, 'no')\n",
        "page.md:1:1: error house/rule the rule house/rule failed in line 18 of rule.py: ",
        "check returns a Finding instead of yielding it; write `yield Finding(link.span, ...)`",
    ),
    "a node instead of its span": (
        MANUAL + "def check(heading: Link):\n    yield Finding(heading, 'no')\n",
        "page.md:1:1: error house/rule the rule house/rule failed in line 18 of rule.py: ",
        "not a Span; write `yield Finding(heading.span, ...)`",
    ),
    "a text that is yielded": (
        MANUAL + "def check(link: Link):\n    if link.url:\n        yield 'no'\n",
        "page.md:1:1: error house/rule the rule house/rule failed in line 19 of rule.py: ",
        "it yields 'no', which is not a Finding; write `yield Finding(link.span, ...)`",
    ),
    "a misspelt type": (
        MANUAL + "def check(heading: Headign):\n    yield Finding(heading.span, 'no')\n",
        "profilelint: {file}:17: Python cannot run it: NameError: ",
        "name 'Headign' is not defined (did you mean \"Heading\"?)",
    ),
    "a misspelt type as a text": (
        MANUAL + "def check(heading: 'Headign'):\n    yield Finding(heading.span, 'no')\n",
        "profilelint: {file}:17: the types of check cannot be read: ",
        "name 'Headign' is not defined (did you mean \"Heading\"?)",
    ),
    "a misspelt import": (
        MANUAL + "from profilelint import Headign\n",
        "profilelint: {file}:17: Python cannot run it: ImportError: cannot import name 'Headign' ",
        '(did you mean "Heading"?)',
    ),
    "no docstring": (
        "from profilelint import Link\n\n\ndef check(link: Link):\n    yield\n",
        "profilelint: {file}:1: ",
        "there is no docstring; begin the file with one, as it is the manual of the rule",
    ),
    "no example": (
        "# A comment.\n" + MANUAL.replace("```markdown bad\nx\n```\n", "") + "def check(link: Link):\n    yield\n",
        "profilelint: {file}:11: ",
        "the manual has no example fenced as ```markdown bad; add one",
    ),
    "an option without a default": (
        MANUAL + "def check(link: Link, *, longest: int):\n    yield\n",
        'profilelint: {file}:17: the option "longest" of check needs a default that a configuration can hold',
        "for example `longest: int = 3`",
    ),
    "a default of another type": (
        MANUAL + "def check(link: Link, *, longest: int = '3'):\n    yield\n",
        "profilelint: {file}:17: ",
        'the option "longest" of check is to be int; \'3\' is none',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "start", "end"), WRONG.values(), ids=WRONG)
def test_the_author_reads_which_line_is_wrong_and_what_to_write(
    code: str,
    start: str,
    end: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "lint" / "house" / "rule.py"
    file.parent.mkdir(parents=True)
    file.write_text(code, encoding="utf-8")
    (tmp_path / "profilelint.toml").write_text('rules = ["lint"]\n', encoding="utf-8")
    (tmp_path / "page.md").write_text("[a](https://a.example)\n", encoding="utf-8")
    assert main.execute(["check", "--allow-rules", "--select", "house", "page.md"]) == 2
    out, err = capsys.readouterr()
    first = (out or err).splitlines()[0]
    assert first.startswith(start.format(file=file))
    assert first.endswith(end)

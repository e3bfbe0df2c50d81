from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from making import MANUAL, rule_file

from profilelint import Document, Finding, Image, Link, Site, Span
from profilelint.rule.loader import (
    RuleError,
    load,
    load_all,
    load_entry_points,
    load_folder,
    rule_files,
)
from profilelint.rule.options import OptionError, settle

ROOT = Path(__file__).parent.parent

WHOLE = '''"""A link is too long.

Why it matters to the visitor.

- `most`: the longest address, in characters.
- `hosts`: what is left alone.

````markdown bad
```
- `fence`: not an option, as it stands in a fence.
```
````

```text output
1:1: too long
```

```markdown good
short
```
"""
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from profilelint import Document, Finding, Image, Link, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

SEVERITY = "info"
OPT_IN = True


def check(
    node: Link | Image, document: Document, site: Site, today: date, *, most: int = 60, hosts: tuple[str, ...] = ()
) -> Iterator[Finding]:
    yield Finding(node.span, "too long")
'''


def load_text(tmp_path: Path, text: str) -> object:
    file = tmp_path / "rule.py"
    file.write_text(text, encoding="utf-8")
    return load(file, "family/rule")


def test_a_file_says_all_of_a_rule(tmp_path: Path) -> None:
    file = tmp_path / "links" / "too_long.py"
    file.parent.mkdir()
    file.write_text(WHOLE, encoding="utf-8")
    [rule] = load_folder(tmp_path)
    assert rule.name == "links/too-long"
    assert rule.family == "links"
    assert rule.path == file
    assert rule.summary == "A link is too long."
    assert rule.doc.startswith("A link is too long.\n\nWhy")
    assert (rule.severity, rule.opt_in) == ("info", True)
    assert rule.nodes == (Link, Image)
    assert rule.context == (Document, Site, date)
    assert rule.options == {"most": 60, "hosts": ()}
    link = Link("a", "b", Span(0, 6), Span(4, 5), "inline")
    assert list(rule.check(link, Document("a.md", ""), None, None)) == [Finding(link.span, "too long")]


def test_a_rule_is_an_error_unless_it_says_otherwise_and_is_on(tmp_path: Path) -> None:
    rule_file(tmp_path, "a", "def check(link: Link): ...")
    [rule] = load_folder(tmp_path)
    assert (rule.severity, rule.opt_in, rule.options, rule.context) == ("error", False, {}, ())


def test_a_file_is_executed_once(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = f"with open({str(log)!r}, 'a') as log:\n    log.write('x')\ndef check(link: Link): ..."
    rule_file(tmp_path, "a", code)
    assert load_folder(tmp_path) == load_folder(tmp_path)
    assert log.read_text() == "x"


def test_a_rule_may_have_dataclasses_and_data_beside_it(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("here")
    code = """
    from dataclasses import dataclass
    from pathlib import Path
    from typing import ClassVar

    WORDS = Path(__file__).with_name("words.txt").read_text()

    @dataclass
    class Word:
        known: "ClassVar[str]" = WORDS

    def check(link: Link): ...
    """
    rule_file(tmp_path, "a", code)
    [rule] = load_folder(tmp_path)
    assert rule.check.__globals__["Word"].known == "here"


CHECK = "def check(link: Link): ...\n"

FAULTS = {
    "no docstring": ("from profilelint import Link\n" + CHECK, "no docstring; begin the file with one", 1),
    "long summary": (MANUAL.replace("A fault", "A" * 80) + CHECK, "at most 80 characters", 1),
    "no full stop": (MANUAL.replace("fault.", "fault") + CHECK, "a full stop", 1),
    "no bad example": (MANUAL.replace("markdown bad", "markdown") + CHECK, "fenced as ```markdown bad; add one", 13),
    "no good example": (MANUAL.replace("markdown good", "markdown goodness") + CHECK, "```markdown good; add one", 13),
    "open fence": (MANUAL.replace('y\n```\n"""', 'y\n"""') + CHECK, "does not close", 11),
    "syntax": (MANUAL + "\ndef check(:\n", "Python cannot read it", 18),
    "null byte": (MANUAL + "\0", "Python cannot", None),
    "import": (MANUAL + "import no_such_module\n", "ModuleNotFoundError", 17),
    "exit": (MANUAL + "raise SystemExit(3)\n", "SystemExit: 3", 17),
    "deep": (MANUAL + "\ndef f():\n    f()\nf()\n", "RecursionError", 19),
    "no check": (MANUAL, "no function check", None),
    "check is no function": (MANUAL + "check = print\n", "no function check", None),
    "severity": (MANUAL + "SEVERITY = 'fatal'\ndef check(link: Link): ...\n", "SEVERITY is 'fatal'", None),
    "unhashable severity": (MANUAL + "SEVERITY = []\ndef check(link: Link): ...\n", "SEVERITY is []", None),
    "opt-in": (MANUAL + "OPT_IN = 'no'\ndef check(link: Link): ...\n", "OPT_IN is 'no'", None),
    "no argument": (MANUAL + "def check(): ...\n", "takes no argument", 17),
    "no type": (MANUAL + "def check(link): ...\n", '"link" of check has no type', 17),
    "unknown type": (MANUAL + "def check(link: str): ...\n", "cannot ask for str here; it can for Text, Link", 17),
    "half unknown": (MANUAL + "def check(link: Link | int): ...\n", "cannot ask for int here", 17),
    "unreadable type": (MANUAL + "def check(link: 'Lnk'): ...\n", "'Lnk' is not defined (did you mean \"Link\"?)", 17),
    "misspelt type": (MANUAL + "def check(link: Lnk): ...\n", "name 'Lnk' is not defined (did you mean \"Link\"?)", 17),
    "misspelt import": (MANUAL + "from profilelint import Hedding\n" + CHECK, '(did you mean "Heading"?)', 17),
    "no import": (
        MANUAL.replace("import *", "import Finding") + CHECK,
        "name 'Link' is not defined; add it to `from profilelint import ...`",
        17,
    ),
    "unknown context": (MANUAL + "def check(link: Link, to: Image): ...\n", "Image here; it can for Document", 17),
    "site and page": (MANUAL + "def check(site: Site, page: Document): ...\n", "not with one Document", 17),
    "stars": (MANUAL + "def check(link: Link, **more): ...\n", "* or ** arguments", 17),
    "positional option": (MANUAL + "def check(link: Link, most=3): ...\n", '"most" of check must come after', 17),
    "option without default": (MANUAL + "def check(link: Link, *, most: int): ...\n", '"most" of check needs a', 17),
    "option without type": (MANUAL + "def check(link: Link, *, most=None): ...\n", '"most" of check needs a', 17),
    "default of None": (
        MANUAL + "def check(link: Link, *, most: int = None): ...\n", "for example `most: int = 3`", 17
    ),
    "default of another type": (
        MANUAL + "def check(link: Link, *, most: int = '3'): ...\n", "is to be int; '3' is none", 17
    ),
    "undocumented": (MANUAL + "def check(link: Link, *, most=3): ...\n", 'add a line - `most`:', 13),
    "documented": (MANUAL.replace("fault.", "fault.\n\n- `most`: no.") + CHECK, '"most" that check does not take', 3),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said", "line"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_rule_says_what_is_wrong_and_where(text: str, said: str, line: int | None, tmp_path: Path) -> None:
    file = tmp_path / "rule.py"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load(file, "family/rule")
    assert said in caught.value.message
    assert (caught.value.path, caught.value.line) == (file, line)
    assert str(caught.value).startswith(f"{file}:{line}: " if line else f"{file}: ")


def test_a_wrong_rule_is_reported_at_its_own_line_even_if_it_failed_elsewhere(tmp_path: Path) -> None:
    rule_file(tmp_path, "a", "import json\njson.loads('{')\ndef check(link: Link): ...")
    with pytest.raises(RuleError) as caught:
        load_folder(tmp_path)
    assert caught.value.line == 18


@pytest.mark.parametrize("name", ["links/Empty", "links/empty!", "all", "a//b", "-a", "über"])
def test_names_are_small_letters_digits_and_hyphens(name: str, tmp_path: Path) -> None:
    file = rule_file(tmp_path, "a", "def check(link: Link): ...")
    with pytest.raises(RuleError, match="cannot be the name of a rule"):
        load(file, name)


def test_a_manual_survives_python_without_docstrings(tmp_path: Path) -> None:
    rule_file(tmp_path, "a", "def check(link: Link): ...")
    load = f"rule.load_folder(Path({str(tmp_path)!r}))"
    code = f"from pathlib import Path; from profilelint.rule import loader as rule; print({load}[0].doc)"
    ran = subprocess.run([sys.executable, "-OO", "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert "A fault." in ran.stdout, ran.stderr


# Folders


def test_rules_are_found_in_order_and_helpers_are_none(tmp_path: Path) -> None:
    for name in ("links/b", "links/a_b", "dates/z", "top", "_helper", "links/_data", "_own/x", ".hidden/y", "a/b/c"):
        rule_file(tmp_path, name, "def check(link: Link): ...")
    (tmp_path / "links" / "words.txt").touch()
    assert [name for _, name in rule_files(tmp_path)] == ["a/b/c", "dates/z", "links/a-b", "links/b", "top"]


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load_folder(tmp_path / "nowhere")


def test_a_name_can_be_given_once(tmp_path: Path) -> None:
    rule_file(tmp_path, "one/links/mine", "def check(link: Link): ...")
    rule_file(tmp_path, "two/links/mine", "def check(link: Link): ...")
    assert "links/mine" in load_all([tmp_path / "one"])
    with pytest.raises(RuleError, match=r'the name "links/mine" is taken by .*one') as caught:
        load_all([tmp_path / "one", tmp_path / "two"])
    assert caught.value.path == tmp_path / "two" / "links" / "mine.py"


def test_two_spellings_of_a_name_are_one(tmp_path: Path) -> None:
    rule_file(tmp_path, "links/my-own", "def check(link: Link): ...")
    rule_file(tmp_path, "links/my_own", "def check(link: Link): ...")
    with pytest.raises(RuleError, match="is taken"):
        load_all([tmp_path])


# Options


def test_options_of_a_config_take_the_type_of_the_default(tmp_path: Path) -> None:
    options = (
        "whole=1, part=1.0, on=True, word='a', words=('a',), any=(), some=frozenset({'a'}), table={}, day=date.min"
    )
    names = [each.split("=")[0].strip() for each in options.split(", ")]
    manual = MANUAL.replace("fault.\n", "fault.\n\n" + "".join(f"- `{name}`: it.\n" for name in names))
    rule_file(tmp_path, "a", f"from datetime import date\ndef check(link: Link, *, {options}): ...", manual)
    [rule] = load_folder(tmp_path)
    day = date(2026, 1, 1)
    given = {"whole": 2, "part": 2, "on": False, "word": "b", "words": ["b", "c"], "any": [1, "b"], "some": ["b"]}
    got = settle(rule, given | {"table": {"b": 1}, "day": day})
    assert got == {
        "whole": 2, "part": 2.0, "on": False, "word": "b", "words": ("b", "c"), "any": (1, "b"),
        "some": frozenset({"b"}), "table": {"b": 1}, "day": day,
    }  # fmt: skip
    assert settle(rule, {}) == rule.options
    wrong = {"whole": True, "part": "2", "on": 1, "word": ["b"], "words": [1], "any": [[]], "some": "b", "table": []}
    for name, value in wrong.items():
        with pytest.raises(OptionError, match=f'"{name}" of a must be like'):
            settle(rule, {name: value})
    with pytest.raises(OptionError, match='"hole" is not an option of a, which has "whole"'):
        settle(rule, {"hole": 1})


# Packages


def package(folder: Path, entry: str, module: str = "profilelint_example") -> Path:
    """An installed package, as pip would leave it, that says it has rules."""
    info = folder / "profilelint_example-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: profilelint-example\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[profilelint.rules]\nexample = {entry}\n")
    (folder / module).mkdir()
    (folder / module / "__init__.py").write_text("raise RuntimeError('rules are read without importing their package')")
    return folder / module


def test_a_package_is_not_imported_for_its_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule_file(package(tmp_path, "profilelint_example"), "rules/chem/no-formula", "def check(link: Link): ...")
    monkeypatch.syspath_prepend(tmp_path)
    assert [rule.name for rule in load_entry_points()] == ["chem/no-formula"]
    assert "chem/no-formula" in load_all()
    assert "profilelint_example" not in sys.modules


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("profilelint_example", 'has no folder "rules"'),
        ("no_such_package", "cannot be found"),
        ("no_such_package.inner", "cannot be found: ModuleNotFoundError"),
        ("profilelint_example.inner", "cannot be found: RuntimeError"),
    ],
)
def test_a_package_without_rules_is_an_error(
    entry: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path, entry)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(RuleError, match=said) as caught:
        load_entry_points()
    assert f"entry point example = {entry}" in str(caught.value)


def test_what_is_not_asked_for_is_not_imported() -> None:
    code = (
        "import sys; from profilelint.rule import loader; loader.load_all();print('importlib.metadata' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout == "False\n"


PYPROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "profilelint-chem"
version = "1.0"

[project.entry-points."profilelint.rules"]
chem = "profilelint_chem"
"""


def test_rules_of_an_installed_package(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    code = """
    def check(link: Link):
        if "example.org" in link.url:
            yield Finding(link.span, "this address is an example")
    """
    rule_file(source / "profilelint_chem", "rules/chem/example-address", code)
    (source / "profilelint_chem" / "__init__.py").touch()
    (source / "pyproject.toml").write_text(PYPROJECT)
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--no-build-isolation", "--target", target, source], check=True, capture_output=True)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(target), os.environ["PYTHONPATH"]])}
    (tmp_path / "page.md").write_text("[a](https://example.org)\n")
    command = [sys.executable, "-m", "profilelint", "check", "--isolated", "--select", "chem", "page.md"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert ran.stdout.startswith("page.md:1:1: error chem/example-address this address is an example\n"), ran.stderr
    assert ran.returncode == 1
    explained = [sys.executable, "-m", "profilelint", "explain", "chem/example-address"]
    ran = subprocess.run(explained, capture_output=True, text=True, cwd=tmp_path, env=environment, check=True)
    assert "A fault." in ran.stdout

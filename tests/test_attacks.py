"""Files made to stop a run: each is refused, and the reader is told so at the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.read import settings_file
from profilelint.read.bibtex import file, parse
from profilelint.read.front_matter.fences import read
from profilelint.read.front_matter.fields import MAX_FIELDS
from profilelint.rule.loader import BUILTIN, load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# YAML that attacks

DEEP = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 31)
)
DEEP_MAPPINGS = "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{l: *a{n - 1}, r: *a{n - 1}}}\n" for n in range(1, 31))
TOO_LARGE = ("too large", "read only up to here", "not checked: it has", "not checked, as it has")
OBJECT = ("needs an object of a program",)
YAML_ATTACKS = {
    "aliases nested 30 deep": (DEEP, TOO_LARGE),
    "aliases of mappings nested 30 deep": (DEEP_MAPPINGS, TOO_LARGE),
    "a million keys": ("".join(f"key{number}: 1\n" for number in range(1_000_000)), TOO_LARGE),
    "a hundred thousand keys": ("".join(f"k{number}: 1\n" for number in range(100_000)), TOO_LARGE),
    "forty thousand keys": ("".join(f"k{number}: 1\n" for number in range(40_000)), TOO_LARGE),
    "a scalar of 10 MB": (f"title: {'x' * 10_000_000}\n", TOO_LARGE),
    "a scalar of 3 MB": (f"title: {'x' * 3_000_000}\n", TOO_LARGE),
    "a text of 3 MB on many lines": ("title: |\n" + "  note\n" * 400_000, TOO_LARGE),
    "brackets": (f"a: {'[' * 100_000}\n", TOO_LARGE),
    "brackets that close": (f"a: {'[' * 10_000}{']' * 10_000}\n", TOO_LARGE),
    "merge keys": ("a: &a {x: 1}\nb: {" + "<<: *a, " * 20_000 + "}\n", TOO_LARGE),
    "an object of Python": ("title: !!python/object/apply:os.system ['true']\n", OBJECT),
    "an object of Ruby": ("title: !ruby/object:Gem::Installer {i: x}\n", OBJECT),
    "a list with a tag": ("title: !!python/tuple [a, b]\n", OBJECT),
}
TOML_ATTACKS = {
    "a million keys": "".join(f"key{number} = 1\n" for number in range(1_000_000)),
    "forty thousand keys": "".join(f"k{number} = 1\n" for number in range(40_000)),
    "a scalar of 3 MB": f"title = '{'x' * 3_000_000}'\n",
    "brackets": f"a = {'[' * 10_000}\n",
    "brackets that close": f"a = {'[' * 10_000}{']' * 10_000}\n",
    "mappings": f"a = {'{a = ' * 10_000}1{'}' * 10_000}\n",
    "a long list": f"a = [{'1,' * 200_000}]\n",
    "tables": "[[a]]\n" * 80_000,
    "a key of many parts": "a." * 100_000 + "b = 1\n",
}
JSON_ATTACKS = {
    "a million keys": "{" + ",".join(f'"k{number}": 1' for number in range(1_000_000)) + "}\n",
    "a scalar of 3 MB": f'{{"title": "{"x" * 3_000_000}"}}\n',
    "brackets": f'{{"a": {"[" * 10_000}\n',
    "brackets that close": f'{{"a": {"[" * 10_000}{"]" * 10_000}}}\n',
    "mappings": '{"a":' * 10_000 + "1" + "}" * 10_000 + "\n",
    "a long list": f'{{"a": [{"1," * 200_000}1]}}\n',
}
REFUSERS = ("page/unread", "frontmatter/invalid", "config/unparsable")


def refused(site: Path, path: str, text: str, words: tuple[str, ...]) -> bool:
    """Whether a check of the whole site says that a file is not read, at that file."""
    for name, content in {"_config.yml": "title: Ada\n", "index.md": "---\ntitle: Ada\n---\n", path: text}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, encoding="utf-8")
    rules = [load(BUILTIN / f"{name}.py", name) for name in REFUSERS]
    selected = tuple(Selected(each.path, each.name, each.severity, each.options) for each in rules)
    result = check([path], Plan(selected, site, date(2026, 1, 1)))
    said = [each.message for each in result.diagnostics if each.path == path]
    return not result.crashed and bool(said) and any(word in message for word in words for message in said)


@pytest.mark.parametrize("attack", YAML_ATTACKS)
def test_yaml_that_attacks_is_refused_on_a_page(attack: str, site: Path) -> None:
    block, words = YAML_ATTACKS[attack]
    assert refused(site, "talks.md", f"---\n{block}---\nText.\n", words)
    found = read(f"---\n{block}---\nText.\n")
    assert found is not None
    assert len(found.fields) <= MAX_FIELDS


@pytest.mark.parametrize("attack", YAML_ATTACKS)
@pytest.mark.parametrize("path", ["_config.yml", "_data/x.yml"])
def test_yaml_that_attacks_is_refused_in_settings(path: str, attack: str, site: Path) -> None:
    block, words = YAML_ATTACKS[attack]
    assert refused(site, path, block, words)
    found = settings_file.read(path, block.encode()).front_matter
    assert found is not None
    assert len(found.fields) <= MAX_FIELDS


@pytest.mark.parametrize("attack", TOML_ATTACKS)
def test_toml_that_attacks_is_refused(attack: str, site: Path) -> None:
    assert refused(site, "content/a.md", f"+++\n{TOML_ATTACKS[attack]}+++\nText.\n", TOO_LARGE)
    assert refused(site, "hugo.toml", TOML_ATTACKS[attack], TOO_LARGE)


@pytest.mark.parametrize("attack", JSON_ATTACKS)
def test_json_that_attacks_is_refused(attack: str, site: Path) -> None:
    assert refused(site, "content/a.md", f"{JSON_ATTACKS[attack]}\nText.\n", TOO_LARGE)
    assert refused(site, "_data/x.json", JSON_ATTACKS[attack], TOO_LARGE)


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_an_attack_that_never_ends_is_refused(fence: str, site: Path) -> None:
    lines = "".join(f"k{number}{': ' if fence == '---' else ' = '}1\n" for number in range(200_000))
    assert refused(site, "content/a.md", f"{fence}\n{lines}", TOO_LARGE)


# BibTeX that attacks


@pytest.mark.parametrize(
    "text",
    [
        "@" * 1_000_000,
        "@\n" * 1_000_000,
        "@article{" * 100_000,
        f"@article{{a, title={{{'x' * 10_000_000}}}}}\n",
        f"@article{{a, title={'{' * 2_000_000}\n",
    ],
    ids=["a million @", "a million lines of @", "entries that never end", "a field of 10 MB", "braces"],
)
def test_bibtex_that_attacks_is_refused(text: str, site: Path) -> None:
    assert refused(site, "_bibliography/papers.bib", text, TOO_LARGE)


def test_of_a_long_field_the_beginning_is_kept() -> None:
    (entry,) = file.read("papers.bib", b"@article{a, title={%b}}\n" % (b"x " * 4_000_000)).references
    title = entry.field("title")
    assert title is not None
    assert len(str(title.value)) == parse.LONGEST
    assert title.value_span.end - title.value_span.start == 8_000_002

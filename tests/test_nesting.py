"""What is nested too deep is said to be so, whatever a parser says of it, and whichever parser it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from profilelint.config.loader import ConfigError, load
from profilelint.read import settings_file
from profilelint.read.bibtex import file as bibliography
from profilelint.read.front_matter import fences, yaml_block

DEEP_YAML = {
    "brackets": "a: " + "[" * 2_000,
    "brackets that close": "a: " + "[" * 2_000 + "]" * 2_000,
    "brackets apart": "a: " + "[ " * 2_000,
    "lists of two": "a: " + "[b, " * 2_000,
    "mappings": "a: " + "{b: " * 2_000,
    "braces": "a: " + "{" * 2_000,
    "brackets on lines": "a: [\n" + " [\n" * 2_000,
    "brackets with tags": "a: " + "!x [" * 600,
    "brackets with names": "a: " + "".join(f"&b{number} [" for number in range(600)),
    "brackets behind texts": "a: ['[', \"]\", " + "[" * 2_000,
    "a key": "a: {" + "[" * 2_000 + "]" * 2_000 + ": 1}",
    "a few too many": "a: " + "[" * 60 + "]" * 60,
    "dashes": "a:\n  " + "- " * 2_000,
    "question marks": "? " * 2_000,
    "dashes and question marks": "a:\n  " + "- ? " * 2_000,
    "lines further and further in": "".join(f"{' ' * depth}a:\n" for depth in range(700)),
}
FLAT_YAML = {
    "a few": "a: " + "[" * 40 + "]" * 40,
    "plain text": "a: b " + "[" * 500,
    "a text in quotation marks": 'a: "' + "[" * 500 + '"',
    "a text on lines": "a: |\n  " + "[" * 500,
    "a comment": "a: b # " + "[" * 500,
    "one after the other": "a: [" + "[b], " * 500 + "]",
}
BROKEN_YAML = {
    "a few that are never closed": "a: " + "[" * 40,
    "plain text with a colon": "a: b " + "[" * 500 + " : c",
    "a text in quotation marks that is never closed": 'a: "' + "[" * 500,
    "a text on lines before it": "a: |\n  " + "[" * 500 + "\nb: c: d",
}


def kinds(path: str, text: str) -> set[str]:
    """What kinds of problems a file has; a page has the text as its front matter."""
    is_page = path.endswith(".md")
    found = fences.read(text) if is_page else settings_file.read(path, text.encode()).front_matter
    assert found is not None
    return {problem.kind for problem in found.problems}


def in_each(block: str) -> Iterator[set[str]]:
    """What kinds of problems a block of YAML has as front matter, and as each file of settings."""
    yield kinds("a.md", f"---\n{block}\n---\n")
    for path in ("_config.yml", "_data/a.yml", "_quarto.yml"):
        yield kinds(path, f"{block}\n")


@pytest.fixture(params=["CSafeLoader", "SafeLoader", "another"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each loader of PyYAML, of which one has no limit, and one with another limit and other words."""
    if request.param == "another":
        monkeypatch.setattr(yaml_block.yaml, "parse", limited(yaml.parse))
    else:
        monkeypatch.setattr(yaml_block, "LOADER", getattr(yaml, request.param, yaml.SafeLoader))


def limited(parse: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """A parser that gives up after a few events where more than sixty signs in a row open something."""

    def parsing(text: str, Loader: type) -> Iterator[Any]:  # noqa: N803
        at = next((at for sign in "[{" if (at := text.find(sign * 60)) >= 0), None)
        if at is None or text[:at].endswith((" b ", '"', "# ", "|\n  ")):
            yield from parse(text, Loader)
        else:
            yield from islice(parse(text, Loader), text.count(":", 0, at) + 3)
            raise yaml.MarkedYAMLError(problem="no", problem_mark=yaml.Mark("", at + 60, 0, at + 60, None, None))

    return parsing


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("block", DEEP_YAML.values(), ids=DEEP_YAML)
def test_yaml_that_is_nested_too_deep_is_too_large(block: str) -> None:
    assert all(found == {"too-large"} for found in in_each(block))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("block", FLAT_YAML.values(), ids=FLAT_YAML)
def test_yaml_that_is_not_nested_too_deep_is_read(block: str) -> None:
    assert all(found == set() for found in in_each(block))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("block", BROKEN_YAML.values(), ids=BROKEN_YAML)
def test_yaml_that_is_wrong_otherwise_is_not_too_large(block: str) -> None:
    assert all(found and "too-large" not in found for found in in_each(block))


@pytest.mark.parametrize(
    "block",
    [
        "a = " + "[" * 60,
        "a = " + "[" * 60 + "]" * 60,
        "a = [[], '[', \"]\\\"\", '''\n]''', " + "[ # ]\n" * 60 + "]" * 61,
        "a = " + "{b = " * 60 + "1" + "}" * 60,
        "b." * 60 + "c = 1",
        '"b c" . ' * 60 + "c = 1",
        "[" + "'b c'." * 60 + "c]",
    ],
)
def test_toml_that_is_nested_too_deep_is_too_large(block: str) -> None:
    assert kinds("a.md", f"+++\n{block}\n+++\n") == {"too-large"}
    assert kinds("hugo.toml", f"{block}\n") == {"too-large"}


@pytest.mark.parametrize("sign", ["[", "{"])
def test_toml_with_brackets_in_texts_is_read(sign: str) -> None:
    many = sign * 99
    block = f'a = "\\"{many}"\nb = \'{many}\' # {many}\nc = \'\'\'\n{many}\'\'\'\nd = """\n"{many}"""\n'
    block += f"e = [{'[1],' * 99}]\n"
    assert kinds("a.md", f"+++\n{block}+++\n") == set()


@pytest.mark.parametrize("block", ["[" * 60 + "]" * 60, "[" * 60, '{"b": ' * 60 + "1" + "}" * 60])
def test_json_that_is_nested_too_deep_is_too_large(block: str) -> None:
    assert kinds("a.md", f'{{"a": {block}}}\n') == {"too-large"}
    assert kinds("_data/a.json", f'{{"a": {block}}}\n') == {"too-large"}


def test_json_with_brackets_in_texts_is_read() -> None:
    assert kinds("a.md", '{"a": "\\"' + "[{" * 99 + '", "b": [' + "[1]," * 99 + "1]}\n") == set()


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_braces_of_bibtex_are_read_however_deep(depth: int) -> None:
    text = f"@article{{a, title = {'{' * depth}x{'}' * depth}, year = 1843}}\n@book{{b, title = {{y}}}}\n"
    found = bibliography.read("_bibliography/papers.bib", text.encode())
    assert [reference.key for reference in found.references] == ["a", "b"]
    assert found.problems == ()


def test_a_configuration_that_is_nested_too_deep_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "profilelint.toml"
    file.write_text("select = " + "[" * 60 + "]" * 60)
    with pytest.raises(ConfigError, match="nested too deeply"):
        load(file, {}, tmp_path)

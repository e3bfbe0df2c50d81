"""Simple front matter is read without a YAML parser, and exactly as the parser reads it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.read.fast import flat_yaml
from profilelint.read.front_matter import fences, yaml_block
from profilelint.read.front_matter.fields import Metadata
from profilelint.read.reader import read

SIMPLE = [
    "a: <<<<<<< x\n",
    "title: Notes on the loom\n",
    "title:   Notes  \ndate: 2023-6-26\nlast: 2023-6-26 15:59:00-0400\nn: 12\nok: yes\nnone: ~\n",
    'title: "Notes: on #1"\nsub: \'it is "so"\'\nempty: ""\n',
    "title:\n",
    "a:\nb: 1\n",
    'tags:\n  - looms\n  - 2023\n  - "a: b"\n',
    "tags:\n- looms\n- mills\nb: 1\n",
    "tags: [looms, 'a, b', \"c\", 12, true]\nnone: []\n",
    "author:\n  name: Ada\n  links:\n    - url: https://a.example\n      title: Home\n    - url: b.example\nb: 1\n",
    "a:\n    b:\n        c: 1\n    d: 2\n",
    "- a\n",
    "a: x # a comment\n# another\n\nb: 'y'   # and one\n   # indented\nc: z#1\n",
    "a: http://example.org:80/x\nb: a:b\nc: $5 (five)\nd: =\n",
    "a: é 中文 🎿\n",
    "yes: 1\nnull: 2\n",
    "a: 1\na: 2\n",
    "a:\n  b:\nc: 1\n",
    "a:\n  - b:\n  - c: 1\n",
    "a: |\n  x\n",
    "a: >-\n  x\n  y  \n\n# z\nb: 1\n",
    "a: > # of looms\n  x\n  y: 'z'\nb:\n  - |\n    x\n      y\n  - 2\n",
    "a: [b,]\n",
    "a: [\n  b, 'c',\n  d,\n]\ne:\n  [\n    f,\n  ]\n",
    "a: &x 1\nb: *x\nc   : &y\nd: *y\n",
    "a: &x\n  b: 1\n  c: [d]\ne:\n  <<: *x\n  b: 2\n",
    'a: "\\u0041\\n\\xE9\\"\\\\"\n',
    "title      : x\nsub :\n  of:1 : y\n",
    "a: {}\nb: { }\n",
]

OTHER = [
    "a: x\n  y\n",
    'a: "x\n  y"\n',
    "a: {b: 1}\n",
    "a: [b, [c]]\n",
    "a: [b: c]\n",
    "a: !!str 1\n",
    "a: 'it''s'\n",
    "a:\t1\n",
    "a: 1\tb\n",
    "? a\n: b\n",
    "a: b: c\n",
    "a: b:\n",
    "a b: c\n",
    "a: -1\n",
    "<<: 1\n",
    "a:1\n",
    "text\n",
    "a: 2023-13-01\n",
    "a: @b\n",
    "a: `b`\n",
    "a: %b\n",
    "a:\n  b: 1\n c: 2\n",
    "a:\n  - 1\n - 2\n",
    "a: 1\n  - 2\n",
    "- - a\n",
    "a:\n  -\n",
    "a: x\u00a0y\n",
    "a: x\u2028y\n",
    "a: \x07\n",
    "a: 1\rb: 2\n",
    "a: # b\n",
    'a: "b"c\n',
    "a: [b] c\n",
    "a: -\n",
    "a: x\ufeff\n",
    "0: 1\n",
    "a: >\n  x\n    y\n",
    "a: >\n  x\n\n  y\n",
    "a: |\n  x\n   \n  # y\n",
    "a: |+\n  x\n",
    "a: |\nb: 1\n",
    "a: &x # y\n  b: 1\n",
    "a: &x [b]\n",
    "a: *x\n",
    'a: "\\ud800"\n',
    'a: "\\z"\n',
    "a: [b\n  c]\n",
    "<<: x\n",
]


def page(block: str) -> str:
    return f"---\n{block}---\nText.\n"


@pytest.mark.parametrize("block", [block for block in SIMPLE if not block.startswith("-")])
@pytest.mark.parametrize("head", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_simple_front_matter_is_read_as_by_the_parser(block: str, head: str, end: str) -> None:
    text = head + page(block).replace("\n", end)
    assert _typed(flat_yaml.read(text)) == _typed(fences.read(text)) != None  # noqa: E711


@pytest.mark.parametrize("block", [*SIMPLE, *OTHER])
def test_what_is_read_at_all_is_read_as_by_the_parser(block: str) -> None:
    found = flat_yaml.read(page(block))
    assert found is None or _typed(found) == _typed(fences.read(page(block)))


@pytest.mark.parametrize("block", [block for block in OTHER if block != "a: # b\n"])
def test_what_could_mean_something_else_is_left_to_the_parser(block: str) -> None:
    assert flat_yaml.read(page(block)) is None


@pytest.mark.parametrize(
    "text", ["", "Text.", "---\n", "---\ntitle: x\n", "--- x\ntitle: x\n---\n", "----\ntitle: x\n---\n"]
)
def test_no_front_matter_or_an_open_one(text: str) -> None:
    assert flat_yaml.read(text) is None


_PIECES = [
    "a",
    "b",
    "title",
    ": ",
    ":",
    "\n",
    "\n",
    "\n",
    "  ",
    "    ",
    "- ",
    "-",
    "[",
    "]",
    ", ",
    "x y",
    '"',
    "'",
    "#",
    " # c",
    "12",
    "2023-01-02",
    "{",
    "}",
    "|",
    "...",
    "---",
    "\r\n",
    "\t",
    "é",
    "yes",
    "&a",
    "*a",
    "!",
    ">",
    "\\",
    "&a ",
    "b: *a\n",
    "<<: *a\n",
    "[\n",
    "|\n",
    ">-\n",
    "    x\n",
    "{}",
    "\\n",
    "a: 1\n",
    "b:\n",
    "  c: x\n",
    "  - d\n",
    "- e\n",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_any_block_is_read_as_by_the_parser_or_not_at_all(block: str) -> None:
    found = flat_yaml.read(page(block))
    assert found is None or _typed(found) == _typed(fences.read(page(block)))


@pytest.mark.parametrize("block", [*SIMPLE, *OTHER])
@pytest.mark.parametrize(
    "around", ["%s", "# x\n---\n%s", "\n%s\n\n", "%s---\nb: 1\n", "- x\n%s", "a:\u3000x\u2028\n%s"]
)
def test_a_file_is_read_as_by_the_parser_or_not_at_all(block: str, around: str) -> None:
    text = around % block
    for each in (text, text.rstrip("\n"), text.replace("\n", "\r\n")):
        found = flat_yaml.load("", each)
        assert found is None or _of_file(found) == _of_file(yaml_block.load("", each, lists=True))


@pytest.mark.parametrize("text", ["", "# x\n", "- a\n- b: 1\n  c: 2\n", "---\na: x\u3000y\n", "a:", *SIMPLE])
def test_a_simple_file_needs_no_parser(text: str) -> None:
    found = flat_yaml.load("\ufeff", text)
    assert found is not None
    assert _of_file(found) == _of_file(yaml_block.load("\ufeff", text, lists=True))


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_any_file_is_read_as_by_the_parser_or_not_at_all(text: str) -> None:
    found = flat_yaml.load("", text)
    assert found is None or _of_file(found) == _of_file(yaml_block.load("", text, lists=True))


def test_a_long_value_is_left_to_the_parser_and_refused() -> None:
    text = page(f'title: "{"x" * 600_000}"\n')
    assert flat_yaml.read(text) is None
    assert "too-large" in {problem.kind for problem in read("a.md", text.encode()).problems}


def test_a_long_block_is_left_to_the_parser() -> None:
    assert flat_yaml.read(page("a: 1\n" + "# x\n" * 20_000)) is None


def test_a_simple_page_does_not_load_a_yaml_parser() -> None:
    code = (
        "import sys; from profilelint.read.reader import read\n"
        "read('a.md', b'---\\ntitle: x\\n---\\n'); assert 'yaml' not in sys.modules\n"
        "read('a.md', b'---\\ntitle: !a x\\n---\\n'); assert 'yaml' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _typed(found: object) -> object:
    """With the types of values, as 1 == True."""
    fields = getattr(found, "fields", ())
    return found, [type(field.value) for field in fields]


def _of_file(found: Metadata) -> object:
    return [(field, type(field.value)) for field in found.fields], found.problems, dict(found)

"""YAML and globs as Quarto reads them: the expected values are what its own js-yaml.js and glob.ts gave, run alone."""

from __future__ import annotations

import pytest

from profilelint.site.generators.quarto import patterns, reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: yes", {"a": "yes"}),
        ("a: True", {"a": True}),
        ("a: Null", {"a": None}),
        ("a: 2024-01-01", {"a": "2024-01-01"}),
        ("a: 12:30:00", {"a": "12:30:00"}),
        ("true: 1\nnull: 2", {"true": "1", "null": "2"}),
        ("a: &x 1\nb: *x", {"a": "1", "b": "1"}),
        ("a: !expr b", {"a": "b"}),
        ("a: {b, c}", {"a": {"b": None, "c": None}}),
        ("- a: 1\n  b: 2\n- c", [{"a": "1", "b": "2"}, "c"]),
        ("", None),
    ],
)
def test_what_yaml_means(text, expected):
    found = reading.load(text)
    assert (found.value, found.is_readable, found.twice) == (expected, True, "")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a: b: c",
            "a: !mine b",
            "a: !!str 3",
            "a: *y",
            "a: &a [*a]",
            "a: 1\n---\nb: 2",
            "a:\n\tb: 1",
            "a: 'x",
            "a: @x",
        ),
        *("a: [1,2]]", "a: 1\n b: 2", '"b" c', "*x", "a: \x01", "<<: *"),
    ],
)
def test_what_yaml_does_not_read(text):
    assert not reading.load(text).is_readable


@pytest.mark.parametrize(
    ("text", "key"),
    [("a: 1\na: 2", "a"), ("a: {b: 1, b: 2}", "b"), ("1: a\n'1': b", "1"), ("true: 1\n'true': 2", "true")],
)
def test_a_key_that_stands_twice(text, key):
    assert reading.load(text).twice == key


@pytest.mark.parametrize("text", ["2024", "-5", "1_000", "0x1F", ".5", "1.", "1e3", "007"])
def test_numbers(text):
    assert isinstance(reading.load(f"a: {text}").table["a"], reading.Number)
    assert not isinstance(reading.load(f"a: '{text}'").table["a"], reading.Number)


FILES = [
    "index.qmd",
    "a1.qmd",
    "a10.qmd",
    "posts/a.qmd",
    "posts/d/c.md",
    "x/posts/e.md",
    "_x.qmd",
    "a[1].qmd",
    "a.b.qmd",
]


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("/*.qmd", ["index.qmd", "a1.qmd", "a10.qmd", "_x.qmd", "a[1].qmd", "a.b.qmd"]),
        ("/**/*.md", ["posts/d/c.md", "x/posts/e.md"]),
        ("*.md", ["posts/d/c.md", "x/posts/e.md"]),
        ("/posts/*", ["posts/a.qmd"]),
        ("posts/*.md", ["x/posts/e.md"]),
        ("/a?.qmd", ["a1.qmd"]),
        ("/a[0-9].qmd", ["a1.qmd"]),
        ("/a[!0-9]*.qmd", ["a[1].qmd", "a.b.qmd"]),
        ("/{index,a1}.qmd", ["index.qmd", "a1.qmd"]),
        ("/a\\[1\\].qmd", ["a[1].qmd"]),
        ("/x/**/e.md", ["x/posts/e.md"]),
        ("/posts/", ["posts/a.qmd", "posts/d/c.md"]),
    ],
)
def test_what_a_glob_takes(glob, expected):
    listed = patterns.read([glob], {"posts"}, smart=True)
    assert [path for path in FILES if listed.takes(path)] == expected

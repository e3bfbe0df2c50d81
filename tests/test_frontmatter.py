"""Front matter: where every key and value stands, what they mean, and what is said about a block that is broken."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from profilelint.model.document import LINE_END, Field, FrontMatter
from profilelint.read.front_matter import fields as bounds
from profilelint.read.front_matter import yaml_block
from profilelint.read.front_matter.fences import read
from profilelint.read.front_matter.ruby_scalars import BadDateError, resolve_yaml_scalar


def found(text: str) -> FrontMatter:
    matter = read(text)
    assert matter is not None
    check_spans(text, matter)
    return matter


def check_spans(text: str, matter: FrontMatter) -> None:
    assert 0 <= matter.span.start <= matter.span.end <= len(text)
    for field in matter.fields:
        for span in (field.key_span, field.value_span):
            assert matter.span.start <= span.start <= span.end <= matter.span.end
    for problem in matter.problems:
        start, end = problem.span
        assert 0 <= start <= end <= len(text)
        assert not LINE_END.search(text[start:end])
        assert not LINE_END.search(problem.message)
        assert problem.message[:1] == problem.message[:1].upper()


def values(matter: FrontMatter) -> dict[str, object]:
    return {field.path: field.value for field in matter.fields}


def written(text: str, matter: FrontMatter) -> dict[str, tuple[str, str]]:
    return {f.path: (text[slice(*f.key_span)], text[slice(*f.value_span)]) for f in matter.fields}


def said(text: str) -> list[tuple[str, str, str]]:
    return [(p.kind, text[slice(*p.span)], p.message) for p in found(text).problems]


# --- spans and values


def test_yaml_fields_have_the_places_of_keys_and_values() -> None:
    text = (
        "\ufeff---\r\ntitle: 'Ada''s notes' # a comment\r\n\"tags\": [math, \"engines 🚂\"]\r\nauthor:\r\n"
        "  email: ada@example.org\r\n  about: >-\r\n    One\r\n    two.\r\n\r\n"
        "empty:\r\nlinks:\r\n- url: /a\r\n-\r\n---\r\nText."
    )
    matter = found(text)
    assert matter.format == "yaml"
    assert text[slice(*matter.span)].startswith("---\r\ntitle")
    assert text[matter.span.end :] == "Text."
    assert written(text, matter) == {
        "title": ("title", "'Ada''s notes'"),
        "tags": ('"tags"', '[math, "engines 🚂"]'),
        "tags.0": ("math", "math"),
        "tags.1": ('"engines 🚂"', '"engines 🚂"'),
        "author": ("author", "email: ada@example.org\r\n  about: >-\r\n    One\r\n    two."),
        "author.email": ("email", "ada@example.org"),
        "author.about": ("about", ">-\r\n    One\r\n    two."),
        "empty": ("empty", ""),
        "links": ("links", "- url: /a\r\n-"),
        "links.0": ("url: /a", "url: /a"),
        "links.0.url": ("url", "/a"),
        "links.1": ("", ""),
    }
    assert values(matter)["author"] == {"email": "ada@example.org", "about": "One two."}
    assert values(matter)["links"] == [{"url": "/a"}, None]
    empty = next(field for field in matter.fields if field.path == "empty")
    assert empty.value_span.start == text.index("empty:") + len("empty:")


def test_toml_fields_have_the_places_of_keys_and_values() -> None:
    text = (
        '+++\ntitle = "Ada" # a comment\ndate = 2024-03-09T10:00:00Z\nday = 2024-03-09 10:00:00\n'
        "author.'full name' = 'Ada L.'\n[menu.main]\nlist = [ # one\n  1,\n  {a.b = [true]},\n]\n"
        '[[talk]]\nplace = """\nTurin"""\n[[talk]]\n[talk.at]\nhour = 7\n+++\nText.'
    )
    matter = found(text)
    assert matter.format == "toml"
    assert text[matter.span.end :] == "Text."
    assert written(text, matter) == {
        "title": ("title", '"Ada"'),
        "date": ("date", "2024-03-09T10:00:00Z"),
        "day": ("day", "2024-03-09 10:00:00"),
        "author": ("author", "'full name' = 'Ada L.'"),
        "author.full name": ("'full name'", "'Ada L.'"),
        "menu": ("menu", "[menu.main]\nlist = [ # one\n  1,\n  {a.b = [true]},\n]"),
        "menu.main": ("main", "[menu.main]\nlist = [ # one\n  1,\n  {a.b = [true]},\n]"),
        "menu.main.list": ("list", "[ # one\n  1,\n  {a.b = [true]},\n]"),
        "menu.main.list.0": ("1", "1"),
        "menu.main.list.1": ("{a.b = [true]}", "{a.b = [true]}"),
        "menu.main.list.1.a": ("a", "b = [true]"),
        "menu.main.list.1.a.b": ("b", "[true]"),
        "menu.main.list.1.a.b.0": ("true", "true"),
        "talk": ("talk", '[[talk]]\nplace = """\nTurin"""\n[[talk]]\n[talk.at]\nhour = 7'),
        "talk.0": ('[[talk]]\nplace = """\nTurin"""', '[[talk]]\nplace = """\nTurin"""'),
        "talk.0.place": ("place", '"""\nTurin"""'),
        "talk.1": ("[[talk]]\n[talk.at]\nhour = 7", "[[talk]]\n[talk.at]\nhour = 7"),
        "talk.1.at": ("at", "[talk.at]\nhour = 7"),
        "talk.1.at.hour": ("hour", "7"),
    }
    assert values(matter)["date"] == datetime(2024, 3, 9, 10, tzinfo=UTC)


def test_json_fields_have_the_places_of_keys_and_values() -> None:
    text = '{\n  "title": "A \\ud83d\\ude80",\n  "menu": {"w": [1, null]}\n}\nText.'
    matter = found(text)
    assert (matter.format, text[matter.span.end :]) == ("json", "Text.")
    assert written(text, matter) == {
        "title": ('"title"', '"A \\ud83d\\ude80"'),
        "menu": ('"menu"', '{"w": [1, null]}'),
        "menu.w": ('"w"', "[1, null]"),
        "menu.w.0": ("1", "1"),
        "menu.w.1": ("null", "null"),
    }
    assert values(matter)["title"] == "A 🚀"


def test_anchors_and_tags_are_no_part_of_a_value() -> None:
    text = "---\na: &x !!str 12\nb: *x\nc: !thing {d: 1}\ne: !!python/object:os.system ls\n? [f, g]\n: h\n---\n"
    matter = found(text)
    assert values(matter) == {"a": "12", "b": "12", "c": {"d": 1}, "c.d": 1, "e": "ls", "[f, g]": "h"}
    assert written(text, matter)["a"] == ("a", "12")
    assert written(text, matter)["b"] == ("b", "*x")


def test_merge_keys_add_what_is_not_there() -> None:
    text = "---\nbase: &base {a: 1, b: {c: 2}}\nown:\n  <<: *base\n  a: 5\nboth:\n  <<: [*base, {d: 3}]\n---\n"
    assert values(found(text)) == {
        "base": {"a": 1, "b": {"c": 2}},
        "base.a": 1,
        "base.b": {"c": 2},
        "base.b.c": 2,
        "own": {"a": 5, "b": {"c": 2}},
        "own.a": 5,
        "own.b": {"c": 2},
        "own.b.c": 2,
        "both": {"a": 1, "b": {"c": 2}, "d": 3},
        "both.a": 1,
        "both.b": {"c": 2},
        "both.b.c": 2,
        "both.d": 3,
    }


@pytest.mark.parametrize("loader", [yaml_block.LOADER, yaml.SafeLoader])
def test_libyaml_and_its_python_twin_agree(loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_block, "LOADER", loader)
    text = "---\na: 😀\r\nb:\n  - |\n    c\n  - {d: 'e'}\nf: g: h\ni: [1, 2]\n---\n"
    matter = found(text)
    assert written(text, matter) == {
        "a": ("a", "😀"),
        "b": ("b", "- |\n    c\n  - {d: 'e'}"),
        "b.0": ("|\n    c", "|\n    c"),
        "b.1": ("{d: 'e'}", "{d: 'e'}"),
        "b.1.d": ("d", "'e'"),
        "f": ("f", "g: h"),
        "i": ("i", "[1, 2]"),
        "i.0": ("1", "1"),
        "i.1": ("2", "2"),
    }
    assert [problem.kind for problem in matter.problems] == ["invalid"]


# --- what is front matter


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text.",
        "---",
        "---\n",
        "----\na: b\n----\n",
        "\n---\na: b\n---\n",
        "Text.\n---\na: b\n---\n",
        "<!-- ---\na: b\n--- -->\n",
        "---\n\nA line across the page stands above.\n",
        "---\nA line across the page stands above.\nNote: this is text.\n",
        "---\n\nNote: this is text.\n",
        "+++\n\nMore.\n",
        "{{< figure >}}\n",
        "{% include head.html %}\n",
        "{: .lead}\nText.\n",
        "{} stands for nothing.\n",
        "{'a': 1}\n",
    ],
)
def test_no_front_matter(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\n---\nText.", "Text."),
        ("---\n---", ""),
        ("--- \t\na: 1\n---  \nText.", "Text."),
        ("---\na: 1\n...\nText.", "Text."),
        ("---\r\na: 1\r\n---\r\nText.", "Text."),
        ("---\ra: 1\r---\rText.", "Text."),
        ("---\n# a comment\n---\n\nText.\n---\n", "\nText.\n---\n"),
        ("+++\r\na = 1\r\n+++\r\nText.", "Text."),
        ("+++\n+++\nText.", "Text."),
        ("{}\nText.", "Text."),
        ('{"a": "}", "b": "\\""} \nText.', "Text."),
    ],
)
def test_where_front_matter_ends(text: str, body: str) -> None:
    matter = found(text)
    assert text[matter.span.end :] == body
    assert matter.problems == ()


# --- what Psych makes of a plain scalar


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("Null", None),
        ("yes", True),
        ("ON", True),
        ("False", False),
        ("y", "y"),
        ("nothing", "nothing"),
        ("0", 0),
        ("-12", -12),
        ("1,234_5", 12345),
        ("017", 15),
        ("08", "08"),
        ("0x_1F", 31),
        ("0b1_0", 2),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1,0.e+3", 10000.0),
        ("1.0e-5", 1.0e-5),
        (".e+3", ".e+3"),
        ("1e3", "1e3"),
        (".", "."),
        ("-", "-"),
        ("-.INF", float("-inf")),
        ("1:30", 5400),
        ("1:30:01.5", 5401.5),
        ("9" * 301, "9" * 301),
        ("1\n2", "1\n2"),
        (":symbol", ":symbol"),
        ("2023-6-26", date(2023, 6, 26)),
        ("2023-06-26T10:00:00", datetime(2023, 6, 26, 10, tzinfo=UTC)),
        ("2023-6-26 15:59:00-0400", datetime(2023, 6, 26, 15, 59, tzinfo=timezone(timedelta(hours=-4)))),
        ("2026-1-2 3:04:05 +8:30", datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=8, minutes=30)))),
        ("2023-06-26 10:00:00.25Z", datetime(2023, 6, 26, 10, 0, 0, 250_000, tzinfo=UTC)),
        ("2023-12-31 24:00:00", datetime(2024, 1, 1, tzinfo=UTC)),
        ("2023-06-26 10:00:00 +800", "2023-06-26 10:00:00 +800"),
        ("2023-06-26 10:00", "2023-06-26 10:00"),
        ("9999-12-31 24:00:00", "9999-12-31 24:00:00"),
        ("0000-12-34", "0000-12-34"),
    ],
)
def test_plain_scalars_mean_what_they_mean_to_psych(text: str, value: object) -> None:
    result = resolve_yaml_scalar(text)
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2025-13-01", "there is no month 13. Did you mean 2025-01-13?"),
        ("2025-30-40", "there is no month 30. Write year-month-day."),
        ("2025-02-30", "2025-02 has no day 30. Write the day that you mean."),
        ("2025-2-30 10:00:00", "2025-02 has no day 30. Write the day that you mean."),
        ("2025-02-03 25:00:00", "a day has no 25:00:00. Write the time that you mean."),
    ],
)
def test_dates_that_no_calendar_has(text: str, why: str) -> None:
    with pytest.raises(BadDateError, match=why):
        resolve_yaml_scalar(text)
    assert said(f"---\ndate: {text}\n---\n") == [
        ("bad-date", text, f'"{text}" is not a date, so it counts as plain text: {why}')
    ]
    assert values(found(f"---\ndate: {text}\n---\n")) == {"date": text}


# --- what is wrong with a block

LOST = "so none of the front matter is read"
NO_MAPPING = (
    'The lines between the first "---" and the next do not have the form "name: value", so Jekyll and Hugo refuse the '
    'page. If the first "---" is meant as a line across the page, put a blank line before it.'
)

BROKEN_YAML = [
    (
        "title: Engines: a sketch",
        "Engines: a sketch",
        f'A value with ": " in it needs quotation marks, {LOST}. Write title: "Engines: a sketch"',
    ),
    (
        'title: The "other": half # a comment',
        'The "other": half # a comment',
        f'A value with ": " in it needs quotation marks, {LOST}. Write title: \'The "other": half\' # a comment',
    ),
    (
        "title: @ada",
        "@ada",
        f'A value that starts with "@" needs quotation marks, {LOST}. Write title: "@ada"',
    ),
    (
        "title: %x",
        "%x",
        f'A value that starts with "%" needs quotation marks, {LOST}. Write title: "%x"',
    ),
    (
        "title: **Bold** words",
        "**Bold** words",
        f'A value that starts with "*" needs quotation marks, {LOST}. Write title: "**Bold** words"',
    ),
    (
        "title: [a](b) c",
        "[a](b) c",
        f'A value that starts with "[" needs quotation marks, {LOST}. Write title: "[a](b) c"',
    ),
    (
        'title: "Ada',
        '"Ada',
        f'The quotation marks of this value do not match, {LOST}. Write title: "Ada"',
    ),
    (
        "title: 'Ada's notes'",
        "'Ada's notes'",
        f'The quotation marks of this value do not match, {LOST}. Write title: "Ada\'s notes"',
    ),
    (
        'title: "Ada" and more',
        '"Ada" and more',
        f"The quotation marks of this value do not match, {LOST}. Write title: '\"Ada\" and more'",
    ),
    (
        "title: “Engines: a sketch”",
        "“Engines: a sketch”",
        f'Curly quotation marks do not work here, {LOST}. Write title: "Engines: a sketch"',
    ),
    (
        "title: [a, b",
        "[a, b",
        f'The "[" of this value is never closed, {LOST}. Write title: [a, b]',
    ),
    (
        "title: [a,\n  b",
        "title: [a,",
        f'The "[" of this value is never closed, {LOST}. Write "]" at its end.',
    ),
    (
        "title: a\nmore",
        "more",
        f'"more" has no "name:" before it, {LOST}. Indent it if it belongs to the line above.',
    ),
    (
        "title:\n  - job: Weaver\n    summary: Looms\n    and mills",
        "and mills",
        f'"and mills" has no "name:" before it, {LOST}. Indent it further if it belongs to the line above.',
    ),
    (
        "title:\n  - a\n - b",
        "- b",
        f"This line is not aligned with the lines above it, {LOST}. Align it with them.",
    ),
    (
        "title: a\nnext:b",
        "next:b",
        f"There is no space after the colon, {LOST}. Write next: b",
    ),
    (
        "title: a\n---8---",
        "---8---",
        '"---8---" does not close the front matter for Jekyll, and Hugo shows "8---" to visitors. '
        'Write only "---" on this line.',
    ),
    (
        "title: *name",
        "*name",
        f'"*name" refers to "&name", which is not there, {LOST}. '
        "If the star is part of the text, put the value in quotation marks.",
    ),
    ("title: a\x08b", "\x08", f"There is an invisible character (U+0008) here, {LOST}. Delete it."),
]


def test_a_comment_of_html_is_no_comment_of_yaml() -> None:
    (problem,) = found("---\ntitle: A\n<!-- note: 'Ada' -->\n---\n").problems
    assert problem.message == f'"<!--" begins no comment in front matter, {LOST}. Write "#" instead, and delete "-->".'


@pytest.mark.parametrize(("block", "where", "message"), BROKEN_YAML)
def test_broken_yaml(block: str, where: str, message: str) -> None:
    text = f"---\nlayout: page\n{block}\ndate: 2024-03-09\n---\nText.\n"
    assert said(text) == [("invalid", where, message)]
    assert values(found(text))["layout"] == "page"
    assert "title" in values(found(text))
    assert values(found(text))["date"] == date(2024, 3, 9)


@pytest.mark.parametrize("block", ["hello", "\nhello\n", "- a\n- b", "[a, b]", "# a comment\nhello"])
def test_a_block_without_any_name_is_refused(block: str) -> None:
    assert [(kind, message) for kind, _, message in said(f"---\n{block}\n---\n")] == [("invalid", NO_MAPPING)]


def test_a_value_that_cannot_be_read_is_kept_as_written() -> None:
    text = "---\ntitle: Engines: a sketch\nauthors:\n- name: A: B\n  url: /a\ndraft: true\n---\n"
    assert values(found(text)) == {
        "title": "Engines: a sketch",
        "authors": "- name: A: B\n  url: /a",
        "draft": True,
    }


@pytest.mark.parametrize("block", ["a:\n\t- b", "a: b\n\t\nc: d", "a:\n- \tb: c\n  d: e", "\ta: b"])
def test_tabs(block: str) -> None:
    assert [(kind, where) for kind, where, _ in said(f"---\n{block}\nz: 1\n---\n")] == [("tab", "\t")]


def test_duplicate_keys() -> None:
    assert said("---\ntitle: A\nx: {y: 1, y: 2}\ntitle: B\ntitle: C\n---\n") == [
        ("duplicate-key", "y", '"y" is set twice (also on line 3). Only this one is used. Delete one.'),
        (
            "duplicate-key",
            "title",
            '"title" is set 3 times (also on lines 2 and 4). Only this one is used. Delete one.',
        ),
    ]
    assert said('{"a": 1,\n"a": 2}')[0][0] == "duplicate-key"
    assert said("+++\na = 1\n[b]\na = 2\na = 3\n+++\n") == [
        ("duplicate-key", "a = 3", f'"a" is set twice (also on line 4), {LOST}. Delete one.')
    ]
    assert said("+++\n[a]\nb = 1\n[a]\nc = 2\n+++\n") == [
        ("duplicate-key", "[a]", f'"a" is set twice (also on line 2), {LOST}. Delete one.')
    ]


@pytest.mark.parametrize(
    ("fence", "sign", "close"), [("---\n", ": ", "---\n"), ("+++\n", " = ", "+++\n"), ("{", ": ", "}\n")]
)
def test_what_a_merge_left_behind(fence: str, sign: str, close: str) -> None:
    comma = "," if fence == "{" else ""
    lines = [f'"a"{sign}1{comma}', f'"a"{sign}2{comma}', f'"b"{sign}3']
    text = f"{fence}{lines[0]}\n<<<<<<< HEAD\n{lines[0]}\n=======\n{lines[1]}\n>>>>>>> new\n{lines[2]}\n{close}"
    kinds = [(kind, where) for kind, where, _ in said(text)]
    assert kinds[:1] == [("merge-marker", "<<<<<<< HEAD")]
    assert values(found(text))["b"] == 3


def test_merge_marker_message() -> None:
    text = "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> new\n---\n"
    assert said(text) == [
        (
            "merge-marker",
            "<<<<<<< HEAD",
            f'"<<<<<<< HEAD" was left by a merge, {LOST}. Keep one of the two versions and delete the marks here and '
            "on lines 4 and 6.",
        )
    ]


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\ntitle: A\ntags:\n- b\n\nText.\n", "\nText.\n", 4),
        ("---\ntitle: A\n\ndate: 2024-03-09\n\nNote: text\n", "\nNote: text\n", 4),
        ("---\n# a comment\ntitle: A\n# Heading\nText.\n", "# Heading\nText.\n", 3),
        ("---\ntitle: A", "", 2),
    ],
)
def test_front_matter_that_is_never_closed(text: str, body: str, line: int) -> None:
    matter = found(text)
    assert text[matter.span.end :] == body
    assert values(matter)["title"] == "A"
    assert said(text) == [
        (
            "unclosed",
            "---",
            "The front matter is never closed, so visitors see it as text, or the site is not built. "
            f'Add a line "---" after line {line}.',
        )
    ]


def test_a_line_across_the_page_is_not_the_closing_fence() -> None:
    text = "---\ntitle: A\ntags:\n\n# Heading\n\nSome text.\n\n---\n\nMore.\n"
    matter = found(text)
    assert text[matter.span.end :].startswith("\n# Heading")
    assert values(matter) == {"title": "A", "tags": None}
    assert said(text) == [
        (
            "unclosed",
            "---",
            "The front matter is closed only after text of the page, which visitors never see. "
            'Add a line "---" after line 3.',
        )
    ]


def test_toml_and_json_that_are_never_closed() -> None:
    assert [kind for kind, _, _ in said("+++\ntitle = 'A'\n\nText.\n")] == ["unclosed"]
    assert values(found("+++\ntitle = 'A'\n\nText.\n")) == {"title": "A"}
    assert [kind for kind, _, _ in said('{"title": "A",\n"b": 1\n\nText.\n')] == ["unclosed"]
    assert values(found('{"title": "A",\n"b": 1\n\nText.\n')) == {"title": "A", "b": 1}


BROKEN_TOML = [
    ("title = Ada", "Ada", f'A text needs quotation marks, {LOST}. Write title = "Ada"'),
    ("title: Ada", "title: Ada", f'TOML has "=" where YAML has ":", {LOST}. Write title = "Ada"'),
    (
        "title = “Ada”",
        "“Ada”",
        f'Curly quotation marks do not work here, {LOST}. Write title = "Ada"',
    ),
    ('title = "Ada', '"Ada', f'The quotation marks of this value do not match, {LOST}. Write title = "Ada"'),
    ("title =", "title =", f'"title" has no value, {LOST}. Write title = ""'),
    (
        "title = ['a'\nnext = 1",
        "['a'",
        f"The \"[\" of this value is not closed, or a text in it has no quotation marks, {LOST}. Write title = ['a']",
    ),
    (
        "hello",
        "hello",
        f"TOML cannot be read here, {LOST}. Compare it with the lines around it.",
    ),
]


@pytest.mark.parametrize(("block", "where", "message"), BROKEN_TOML)
def test_broken_toml(block: str, where: str, message: str) -> None:
    text = f"+++\nlayout = 'page'\n{block}\nweight = 3\n[menu]\nname = 'x'\n+++\nText.\n"
    assert said(text) == [("invalid", where, message)]
    kept = values(found(text))
    assert (kept["layout"], kept["weight"], kept["menu.name"]) == ("page", 3, "x")


def test_toml_dates() -> None:
    assert said("+++\ndate = 2024-3-9\nday = 2024-13-01\n+++\n") == [
        (
            "bad-date",
            "2024-3-9",
            f'"2024-3-9" is not a date, {LOST}: months and days have two digits. Write 2024-03-09',
        ),
        (
            "bad-date",
            "2024-13-01",
            f'"2024-13-01" is not a date, {LOST}: there is no month 13. Did you mean 2024-01-13?',
        ),
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"a": 1,}\n', ",}"),
        ('{"a": 1,\n}\n', ","),
        ('{"a": 1, b: 2}\n', "b: 2}"),
        ('{"a": 1 "b": 2}\n', '"b": 2}'),
        ('{"a": "b\nc"}\n', "b"),
        ('{"a": “b”}\n', "“b”}"),
    ],
)
def test_broken_json(text: str, where: str) -> None:
    assert [(kind, place) for kind, place, _ in said(text)] == [("invalid", where)]
    assert "a" in values(found(text))


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "{{ replace .Name "-" " " }}"\ndate: {{ .Date }}\ndraft: true\n---\n',
        '+++\ntitle = "{{ replace .Name "-" " " }}"\ndate = {{ .Date }}\ndraft = true\n+++\n',
    ],
)
def test_templates_of_pages_are_no_fault(text: str) -> None:
    assert said(text) == []
    assert values(found(text)) == {
        "title": '"{{ replace .Name "-" " " }}"',
        "date": "{{ .Date }}",
        "draft": True,
    }


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('---\na:\n  - |-\n    {{< gallery x="y" >}}\n  - b: **First** prize\n---\n', ["**First** prize"]),
        ('---\na:\n  - b: {{ replace .Name "-" " " }}\n  - c: 1\n---\n', []),
        ("---\ntags:\n{% for tag in tags %}\n  - {{ tag }}\n{% endfor %}\nb: 1\n---\n", []),
    ],
)
def test_a_template_excuses_only_what_it_fills_in(text: str, where: list[str]) -> None:
    assert [place for _, place, _ in said(text)] == where


# --- bounds


@pytest.mark.parametrize(
    "text",
    [
        "---\na: " + "[" * 100_000 + "\n---\n",
        "---\na: " + "{{" * 50_000 + "\n---\n",
        "---\n" + "? " * 50_000 + "\n---\n",
        "---\n" + "".join(f"k{i}: 1\n" for i in range(30_000)) + "---\n",
        "---\n? " + "k" * 300_000 + "\n:\n" + "".join(f"  a{i}: 1\n" for i in range(9)) + "---\n",
        "---\na: |\n" + "  x\n" * 200_000 + "---\n",
        "+++\na = " + "[" * 100_000 + "\n+++\n",
        "+++\n" + "a." * 100_000 + "b = 1\n+++\n",
        "+++\na = " + "9" * 5_000 + "\n+++\n",
        '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}\n",
        '{"a": ' + "[" * 100 + "]" * 100 + "}\n",
    ],
)
def test_what_is_too_large_is_cut(text: str) -> None:
    assert [problem.kind for problem in found(text).problems] == ["too-large"]
    assert len(found(text).fields) <= bounds.MAX_FIELDS


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("---\ntitle: a\n----\n\nText.\n", "----"),
        ("---\ntitle: a\n--\n\nText.\n", "--"),
        ("---\ntitle: a\n —\n\nText.\n", "—"),
        ("---\ntitle: a\n ---\n\nText.\n", "---"),
        ("---\ntitle: a\n ---\n\nText.\n\n---\n", "---"),
        ("---\ntitle: a\n----\n\n{% if a %}\nText.\n{% endif %}\n\n---\n\nb\n", "----"),
        ('---\ntitle: "a"---\n\nText.\n', "---"),
        ("+++\ntitle = 'a'\n++++\n\nText.\n", "++++"),
        ("+++\ntitle = 'a'\n++\n\nText.\n", "++"),
        ("+++\ntitle = 'a'\ndraft = true+++\n\nText.\n", "+++"),
        ("+++\n# A page\n\ntitle = 'a'\n\n  date = 1843-09-01\n++++\nText.\n", "++++"),
        ("---\n# A page\n\ntitle: a\n\nText.\n", "---"),
    ],
)
def test_a_line_that_nearly_closes_is_named(text: str, where: str) -> None:
    (problem,) = found(text).problems
    assert (problem.kind, text[slice(*problem.span)]) == ("unclosed", where)
    assert problem.fix is None or problem.span.start > 0
    assert values(found(text))["title"][0] == "a"


@pytest.mark.parametrize("text", ["---\n# A page\n\nText: a\n", "---\n\nNote: a\n", "+++\n# A page\n\nText = a\n"])
def test_a_line_across_the_page_opens_nothing(text: str) -> None:
    assert read(text) is None


def test_aliases_do_not_explode() -> None:
    names = "abcdefghij"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]" for old, new in pairwise(names)]
    matter = found("---\n" + "\n".join(lines) + "\n---\n")
    assert [problem.kind for problem in matter.problems] == ["too-large"]
    assert len(matter.fields) <= bounds.MAX_FIELDS


def test_an_alias_within_what_it_names_is_no_circle() -> None:
    matter = found("---\na: &a [1, *a]\n---\n")
    assert values(matter) == {"a": [1, None], "a.0": 1, "a.1": None}
    assert [problem.kind for problem in matter.problems] == ["invalid"]


def test_faults_are_counted() -> None:
    matter = found("---\n" + "a: b: c\n" * 1_000 + "---\n")
    assert len(matter.problems) <= yaml_block.MAX_FAULTS + 1


# --- properties

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12)
PIECES = st.sampled_from(
    [
        "---", "...", "+++", "{", "}", "[", "]", '"', "'", ":", ": ", "- ", " ", "  ", "\t", "#", "&a", "*a", "<<: *a",
        "!x ", "|", ">", "? ", "@", "`", "%", "=", ",", "{{", "{%", "<<<<<<< x", "=======", ">>>>>>> x", "2025-13-01",
        "title", "a", "b", "1", '"""', "'''", "\\", "\0", "\x85", "\u2028", "\ufeff", "\udc80", "\ud800", "😀",
    ]
)  # fmt: skip
LINES = st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=10)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(["---", "+++", "{", '{"a":', "\ufeff---", ""]),
    LINES,
    st.sampled_from(["---", "+++", "}", ""]),
    ENDS,
)
@example("---", ["a: !%ED%A0%80 x"], "---", "\n")
def test_any_text_is_read(opening: str, lines: list[str], closing: str, end: str) -> None:
    text = end.join([opening, *lines, closing, "Text."])
    matter = read(text)
    if matter:
        check_spans(text, matter)


SCALARS = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6) | WORDS
KEYS = st.text("abcXYZ09_- é😀", min_size=1, max_size=8).map(str.strip).filter(bool)
NESTED = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)
TREES = st.dictionaries(KEYS, NESTED, min_size=1, max_size=4)


def flat(value: object, path: str = "") -> dict[str, object]:
    below: dict[str, object] = {path: value} if path else {}
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in items:
        below |= flat(child, f"{path}.{name}" if path else str(name))
    return below


def only_leaves(matter: FrontMatter) -> list[Field]:
    return [field for field in matter.fields if not isinstance(field.value, dict | list)]


@settings(max_examples=150, deadline=None)
@given(TREES, st.booleans(), st.sampled_from([20, 10_000]), ENDS)
def test_yaml_spans_hold_the_values(tree: dict[str, object], flow: bool, width: int, end: str) -> None:
    block = yaml.safe_dump(tree, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=False)
    text = end.join(["---", *block.split("\n"), "---", "Text."])
    matter = found(text)
    assert values(matter) == flat(tree)
    assert not matter.problems
    for field in only_leaves(matter):
        again = f"---\nkey: {text[slice(*field.value_span)]}\n---\n"
        assert values(found(again)) == {"key": field.value}
        if field.key_span != field.value_span:
            assert yaml.load(text[slice(*field.key_span)], yaml.BaseLoader) == field.path.rpartition(".")[2]


@settings(max_examples=100, deadline=None)
@given(TREES, st.sampled_from([None, 0, 2]), st.booleans())
def test_json_spans_hold_the_values(tree: dict[str, object], indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=ascii_only) + "\nText."
    matter = found(text)
    assert values(matter) == flat(tree)
    for field in matter.fields:
        assert json.loads(text[slice(*field.value_span)]) == field.value


def toml_of(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(name, ensure_ascii=False)} = {toml_of(child)}" for name, child in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[ # a comment\n" + "".join(f"  {toml_of(item)},\n" for item in value) + "]"
    return json.dumps(value, ensure_ascii=False) if value is not None else '""'


@settings(max_examples=100, deadline=None)
@given(TREES, st.dictionaries(st.text("abc-_1", min_size=1, max_size=4), TREES, max_size=2))
def test_toml_spans_hold_the_values(tree: dict[str, object], tables: dict[str, dict[str, object]]) -> None:
    quoted = {name: json.dumps(name, ensure_ascii=False) for table in [tree, *tables.values()] for name in table}
    lines = [f"{quoted[name]} = {toml_of(value)} # a comment" for name, value in tree.items()]
    for name, table in tables.items():
        if name not in tree:
            lines += [f"[{name} . sub]", *(f" {quoted[key]}={toml_of(value)}" for key, value in table.items())]
    block = "\n".join(lines)
    text = f"+++\n{block}\n+++\nText."
    matter = found(text)
    assert values(matter) == flat(tomllib.loads(block))
    for field in only_leaves(matter):
        assert tomllib.loads(f"key = {text[slice(*field.value_span)]}") == {"key": field.value}

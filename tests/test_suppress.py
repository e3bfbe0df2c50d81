from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import plan_of, rule_file

from profilelint import Document, Span, Suppression
from profilelint.engine.fix import fix_text
from profilelint.engine.lint import check_text
from profilelint.engine.plan import Plan, Selected
from profilelint.engine.suppress import silence
from profilelint.read.reader import read
from profilelint.read.suppressions import SuppressionComment, collect, parse_suppression
from profilelint.rule import loader as rule


def page(text: str) -> Document:
    return read("page.md", text.encode())


def covered(text: str) -> list[tuple[tuple[str, ...], str]]:
    """What each suppression of a page names, and the text that it covers."""
    document = page(text)
    return [(each.names, document.text[each.covers.start : each.covers.end]) for each in collect(document)]


@pytest.mark.parametrize(
    ("text", "word", "names", "reason"),
    [
        ("<!-- profilelint: ignore links/empty -- why -->", "ignore", ("links/empty",), "why"),
        ("<!--profilelint:ignore links/empty--why-->", "ignore", ("links/empty--why",), ""),
        ("<!-- profilelint: ignore links/empty, dates  emails,-->", "ignore", ("links/empty", "dates", "emails"), ""),
        ("<!-- profilelint: ignore\n  a\n  b\n  -- two\n  lines\n-->", "", (), ""),
        ("<!-- profilelint: ignore a a -->", "ignore", ("a",), ""),
        ("<!-- profilelint: ignore a \u2014 a -- b -->", "ignore", ("a",), "a -- b"),
        ("<!-- profilelint: ignore -- why -->", "ignore", (), "why"),
        ("<!-- profilelint: ignore-file links -->", "ignore-file", ("links",), ""),
        ("<!-- profilelint: -->", "", (), ""),
        ("<!-- profilelint: -- -->", "", (), ""),
        ("# profilelint: ignore links -- why", "ignore", ("links",), "why"),
    ],
)  # fmt: skip
def test_what_a_comment_says(text: str, word: str, names: tuple[str, ...], reason: str) -> None:
    span = Span(0, len(text))
    assert parse_suppression(text, span) == SuppressionComment(span, word, names, reason)


@pytest.mark.parametrize(
    "text", ["<!-- ignore links -->", "<!-- see profilelint: ignore a -->", "<!-- profilelint -->"]
)
def test_other_comments_say_nothing(text: str) -> None:
    assert parse_suppression(text, Span(0, len(text))) is None


C = "<!-- profilelint: ignore a -->"
LINES = {
    "behind text": (f"one\ntwo {C} three\nfour\n", f"two {C} three"),
    "in an item": (f"- one {C}\n- two\n", f"- one {C}"),
    "in a heading": (f"# One {C}\n\ntwo\n", f"# One {C}"),
    "in a row": (f"| one | two |\n|---|---|\n| {C} a | b |\n| c | d |\n", f"| {C} a | b |"),
    "with CRLF": (f"one\r\ntwo {C}\r\nthree\r\n", f"two {C}"),
    "on the last line": (f"one\ntwo {C}", f"two {C}"),
}
BLOCKS = {
    "paragraph": (f"{C}\none\ntwo\n\nthree\n", "one\ntwo"),
    "paragraph further down": (f"{C}\n\n\none\ntwo\n\nthree\n", "one\ntwo"),
    "same line": (f"{C} one\ntwo\n\nthree\n", f"{C} one\ntwo"),
    "indented": (f"  {C}\none\n", "one"),
    "heading": (f"{C}\n# One\ntwo\n", "# One"),
    "setext heading": (f"{C}\n\nOne\n===\ntwo\n", "One\n==="),
    "paragraph before a heading": (f"{C}\none\n# Two\n", "one"),
    "table": (f"{C}\n\n| a | b |\n|---|---|\n| c | d |\n\nthree\n", "| a | b |\n|---|---|\n| c | d |"),
    "code": (f"{C}\n```\none\n\ntwo\n```\nthree\n", "```\none\n\ntwo\n```"),
    "raw HTML": (f"{C}\n<div>\none\n</div>\n\ntwo\n", "<div>\none\n</div>"),
    "item of raw HTML": (f"<ul>\n{C}\n<li>one\n</li>\n<li>two</li>\n</ul>\n", "<li>one\n</li>"),
    "row of raw HTML": (
        f"<table>\n{C}\n<tr><td>one</td></tr>\n<tr><td>two</td></tr>\n</table>\n",
        "<tr><td>one</td></tr>",
    ),
    "first item": (f"{C}\n- one\n- two\n", "- one"),
    "item between": (f"- one\n{C}\n- two\n- three\n", "- two"),
    "item with all in it": (f"{C}\n- one\n\n  two\n  - three\n\n- four\n", "- one\n\n  two\n  - three"),
    "nested item": (f"- one\n  {C}\n  - two\n    two\n  - three\n", "  - two\n    two"),
    "in a nested item": (f"- one\n  - {C}\n    two\n  - three\n", "    two"),
    "item that it begins": (f"- {C} one\n  two\n- three\n", f"- {C} one\n  two"),
    "quote": (f"> {C}\n>\n> one\n> two\n>\n> three\n", "> one\n> two"),
    "another comment": (f"{C}\n<!-- a note -->\none\n", "<!-- a note -->\none"),
    "CRLF": (f"{C}\r\none\r\ntwo\r\n\r\nthree\r\n", "one\r\ntwo"),
    "behind a byte order mark": (f"\ufeff{C}\none\n\ntwo\n", "one"),
    "nothing": (f"one\n\n{C}\n", ""),
    "nothing and no line end": (f"one\n\n{C}", C),
}


@pytest.mark.parametrize(("text", "covers"), [*LINES.values(), *BLOCKS.values()], ids=[*LINES, *BLOCKS])
def test_a_comment_covers_its_line_or_the_next_block(text: str, covers: str) -> None:
    [(names, got)] = covered(text)
    assert (names, got) == (("a",), covers)


def test_comments_that_follow_one_another_share_a_block() -> None:
    text = (
        "<!-- profilelint: ignore a -->\n<!-- profilelint: ignore b -->\n\n<!-- profilelint: ignore c -->\none\n\ntwo\n"
    )
    assert covered(text) == [(("a",), "one"), (("b",), "one"), (("c",), "one")]


def test_a_file_may_be_ignored_from_anywhere() -> None:
    text = "one\n\n<!-- profilelint: ignore-file a, b -->\n"
    assert covered(text) == [(("a", "b"), text)]


def start(names: str) -> str:
    return f"<!-- profilelint: ignore-start {names} -->\n"


def end(names: str = "") -> str:
    return f"<!-- profilelint: ignore-end {names} -->\n"


def test_a_stretch_ends_where_its_name_ends() -> None:
    one, two = start("a b"), start("a")
    assert covered(f"{one}x\n{end()}y\n") == [(("a", "b"), f"{one}x\n")]
    assert covered(f"{one}x\n{end('a')}y\n{end('b')}z\n") == [
        (("a",), f"{one}x\n"),
        (("b",), f"{one}x\n{end('a')}y\n"),
    ]
    assert covered(f"{one}x\n{two}y\n{end('a')}z\n") == [
        (("a",), f"{one}x\n{two}y\n"),
        (("b",), f"{one}x\n{two}y\n{end('a')}z\n"),
        (("a",), f"{two}y\n"),
    ]
    assert covered(f"x\n\n{one}y\n") == [(("a", "b"), f"{one}y\n")]


def test_an_end_without_a_start_covers_nothing() -> None:
    assert covered(f"x\n\n{end('a')}\ny\n") == [(("a",), "")]
    assert covered(f"{start('a')}x\n{end()}y\n\n{end()}z\n")[1:] == [((), "")]
    assert covered(f"{start('a')}x\n{end('b')}y\n")[1:] == [(("b",), "")]


@pytest.mark.parametrize("said", ["ignore", "ignore -- why", "ignore all", "ignore-file", "ignore-start", "off a", ""])
def test_a_comment_without_names_covers_nothing(said: str) -> None:
    assert covered(f"<!-- profilelint: {said} -->\none\n") == [((), "")]


def test_a_comment_that_is_shown_is_none() -> None:
    assert covered(f"`{C}`\n\n```html\n{C}\n```\n\n    {C}\n") == []


# Front matter


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("---\ntitle: One # profilelint: ignore a\ndate: 2024\n---\n", "title: One # profilelint: ignore a"),
        ("---\n# profilelint: ignore a -- why\ntitle: One\ndate: 2024\n---\n", "title: One"),
        ("---\n# profilelint: ignore a\n\n# a note\ntitle: One\n---\n", "title: One"),
        ("---\n# profilelint: ignore a\nbio: |\n  One\n\n  two\ndate: 2024\n---\n", "bio: |\n  One\n\n  two"),
        ("---\none: # profilelint: ignore a\n  two: 3\nfour: 5\n---\n", "one: # profilelint: ignore a\n  two: 3"),
        ("---\r\n# profilelint: ignore a\r\ntitle: One\r\n---\r\n", "title: One"),
        ("+++\n# profilelint: ignore a\ntitle = 'One'\ndate = 2024\n+++\n", "title = 'One'"),
        ("+++\ntitle = 'One' # profilelint: ignore a\n+++\n", "title = 'One' # profilelint: ignore a"),
    ],
)  # fmt: skip
def test_in_front_matter_a_comment_covers_its_line_or_the_next_key(text: str, covers: str) -> None:
    assert covered(text) == [(("a",), covers)]


def test_a_file_may_be_ignored_in_front_matter() -> None:
    text = "---\n# profilelint: ignore-file a\ntitle: One\n---\none\n"
    assert covered(text) == [(("a",), text)]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 'one # profilelint: ignore a'\n---\n",
        "---\ntitle: |\n  # profilelint: ignore a\n---\n",
        "---\ntitle: one# profilelint: ignore a\n---\n",
        '{"title": "# profilelint: ignore a"}\n',
        "# profilelint: ignore a\n",
    ],
)
def test_a_value_is_no_comment(text: str) -> None:
    assert covered(text) == []


# Silence

names = st.sampled_from(["a", "b", "a/x", "a/y", "a/x/z"])
spans = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: Span(*sorted(pair)))
comments = st.builds(
    lambda names, span: Suppression(tuple(names), Span(0, 0), span, ""), st.lists(names, max_size=3, unique=True), spans
)


@given(st.lists(st.tuples(names, st.integers(0, 20)), max_size=8), st.lists(comments, max_size=8))
def test_what_is_silenced_is_what_is_covered(found: list[tuple[str, int]], suppressions: list[Suppression]) -> None:
    silenced, used = silence(found, suppressions)
    covering = [
        {
            (index, name)
            for index, each in enumerate(suppressions)
            for name in each.names
            if each.covers.start <= start <= each.covers.end and (name == rule or rule.startswith(name + "/"))
        }
        for rule, start in found
    ]
    assert silenced == {index for index, some in enumerate(covering) if some}
    said = {(index, name) for index, some in enumerate(used) for name in some}
    assert said <= set().union(*covering)
    assert all(some & said for some in covering if some)


def test_of_two_comments_the_outer_one_is_not_needed() -> None:
    outer, inner = (Suppression(("a",), Span(0, 0), span, "") for span in (Span(0, 20), Span(5, 9)))
    assert silence([("a", 6)], [outer, inner])[1] == [frozenset(), frozenset({"a"})]
    assert silence([("a", 6), ("a", 12)], [outer, inner])[1] == [frozenset({"a"}), frozenset({"a"})]


# A whole run


def said(text: str, plan: Plan) -> list[str]:
    found = check_text("page.md", text.encode(), plan).diagnostics
    return [f"{each.line}:{each.column} {each.rule} {each.message}" for each in found]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """The rules `links/empty` and `words/here`, and those that look at suppressions."""
    rule_file(tmp_path, "links/empty", "def check(link: Link):\n    if not link.url: yield Finding(link.span, 'empty')")
    rule_file(
        tmp_path, "words/here", "def check(link: Link):\n    if link.text == 'here': yield Finding(link.span, 'here')"
    )
    own = plan_of(tmp_path)
    rules = rule.load_folder(rule.BUILTIN / "suppressions")
    selected = (Selected(each.path, f"suppressions/{each.name}", each.severity, each.options) for each in rules)
    every = (*own.rules, *selected)
    return own._replace(rules=every, known=frozenset({"talks/old", *(each.name for each in every)}))


def test_a_page_is_silenced_where_it_says_so(plan: Plan) -> None:
    block = "<!-- profilelint: ignore links/empty -- why -->\n[here]()\n"
    text = f"[here]()\n\n{block}\n[here]() <!-- profilelint: ignore words -->\n"
    assert said(text, plan) == [
        "1:1 links/empty empty",
        "1:1 words/here here",
        "4:1 words/here here",
        "6:1 links/empty empty",
    ]


def test_what_silences_nothing_is_reported(plan: Plan) -> None:
    text = "[here](x) <!-- profilelint: ignore links, words, talks/old, links/emty -- why -->\n"
    assert said(text, plan) == [
        '1:11 suppressions/unused "links" has nothing to silence here. Delete the name.',
        '1:11 suppressions/unused There is no rule "links/emty" (did you mean "links/empty"?). '
        "Correct the name, or delete it.",
    ]
    every = plan._replace(known=frozenset(each.name for each in plan.rules))
    assert said(text, every)[-1].startswith('1:11 suppressions/unused There is no rule "talks/old". ')


def test_rules_that_did_not_run_are_not_unused(plan: Plan) -> None:
    text = "[one](x) <!-- profilelint: ignore links/empty, words/here -->\n"
    some = plan._replace(rules=tuple(each for each in plan.rules if each.name != "links/empty"))
    assert said(text, some) == ['1:10 suppressions/unused "words/here" has nothing to silence here. Delete the name.']
    ignored = plan._replace(ignores=(("*.md", ("words",)),))
    assert said(text, ignored) == [
        '1:10 suppressions/unused "links/empty" has nothing to silence here. Delete the name.'
    ]


def test_a_comment_cannot_silence_what_is_said_of_comments(plan: Plan) -> None:
    text = "<!-- profilelint: ignore-file suppressions -->\n\n<!-- profilelint: ignore -->\n"
    assert [line.split()[1] for line in said(text, plan)] == ["suppressions/unused", "suppressions/unnamed"]
    assert said(text, plan._replace(ignores=(("page.md", ("suppressions",)),))) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_comment_without_its_end_silences_nothing_and_nothing_of_it_is_rewritten(end: str, plan: Plan) -> None:
    lines = [
        "[here]()",
        "",
        "<!-- profilelint: ignore links/empty",
        "",
        *(f"- {n}" for n in range(12)),
        "",
        "<!-- x -->",
    ]
    text = end.join([*lines, "[here]()", ""])
    assert [line.split()[:2] for line in said(text, plan)] == [
        ["1:1", "links/empty"],
        ["1:1", "words/here"],
        ["3:1", "suppressions/unnamed"],
        ["19:1", "links/empty"],
        ["19:1", "words/here"],
    ]
    assert fix_text("page.md", text.encode(), plan, unsafe=True) == text.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ignore  links/empty , words/here--why", "ignore  words/here--why"),
        ("ignore\tlinks/empty,words \u2014 a  reason", "ignore\twords \u2014 a  reason"),
        ("ignore words,links/empty, links/empty words", "ignore words,words"),
        ("ignore links/emty links/empty words", "ignore links/emty words"),
        (
            "ignore words links/empty <!-- profilelint: ignore links/empty",
            "ignore words links/empty <!-- profilelint: ignore links/empty",
        ),
        ("ignore links/empty -- why <!-- and more", "ignore links/empty -- why <!-- and more"),
        ("ignore-end and so on", "ignore-end and so on"),
    ],
)
def test_only_names_of_rules_are_taken_out_of_a_comment(before: str, after: str, plan: Plan) -> None:
    page = "[here](x) <!-- profilelint: {} -->\n"
    assert fix_text("page.md", page.format(before).encode(), plan, unsafe=True) == page.format(after).encode()


def test_a_line_break_behind_a_comment_stays(plan: Plan) -> None:
    page = "One. <!-- profilelint: ignore links/empty -->  \nTwo.\n"
    assert fix_text("page.md", page.encode(), plan, unsafe=False) == b"One.  \nTwo.\n"

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from making import rule_file

from profilelint.prove.examples import Example, ExampleError, examples
from profilelint.prove.trial import prove, prove_folder
from profilelint.rule.loader import Rule, load_folder


def fence(info: str, body: str = "x") -> str:
    return f"```{info}\n{body}\n```\n"


def pages(doc: str) -> list[tuple[str, dict[str, str]]]:
    return [(example.id, example.pages) for example in examples(doc)]


# Reading


def test_examples_are_fences_with_a_role() -> None:
    doc = (
        "A fault.\n\n"
        + fence("markdown bad", "one")
        + fence("text output", "1:1: one")
        + fence("markdown fixed", "two")
    )
    doc += fence("markdown good", "three") + fence("python") + fence("") + "~~~markdown good\nfour\n~~~\n"
    assert examples(doc) == [
        Example("bad", 1, 3, {}, {}, False, {"page.md": "one\n"}, ["1:1: one"], {"page.md": "two\n"}),
        Example("good", 1, 12, {}, {}, False, {"page.md": "three\n"}),
        Example("good", 2, 21, {}, {}, False, {"page.md": "four\n"}),
    ]


def test_longer_fences_hold_shorter_ones() -> None:
    doc = "````markdown good\n```markdown bad\n```\n~~~~\n````\n"
    assert pages(doc) == [("good-1", {"page.md": "```markdown bad\n```\n~~~~\n"})]


def test_named_pages_in_a_row_are_one_site() -> None:
    a, b, c = (fence(f"markdown good {name}.md") for name in "abc")
    site = {f"{name}.md": "x\n" for name in "ab"}
    assert pages(a + "\n" + b) == [("good-1", site)]
    assert pages(a + "and\n\n" + b) == [("good-1", {"a.md": "x\n"}), ("good-2", {"b.md": "x\n"})]
    assert [kept for _, kept in pages(a + b + a + c)] == [site, {"a.md": "x\n", "c.md": "x\n"}]
    assert len(pages(a + fence("markdown good") + b + fence("markdown good"))) == 4
    bad = a.replace("good", "bad") + b.replace("good", "bad") + fence("text output") + a.replace("good", "bad")
    assert pages(bad + fence("text output") + a) == [
        ("bad-1", site),
        ("bad-2", {"a.md": "x\n"}),
        ("good-1", {"a.md": "x\n"}),
    ]


def test_files_belong_to_the_next_example() -> None:
    doc = fence("yaml file _config.yml", "a: 1") + fence("text file data/b c.txt") + fence("markdown good") * 2
    assert [example.files for example in examples(doc)] == [{"_config.yml": "a: 1\n", "data/b c.txt": "x\n"}, {}]


def test_options_hold_for_all_that_follows() -> None:
    good = fence("markdown good")
    doc = good + fence("toml options", "a = 1\ntoday = 2026-11-22") + good * 2 + fence("toml options", "") + good
    given = {"a": 1, "today": date(2026, 11, 22)}
    assert [example.options for example in examples(doc)] == [{}, given, given, {}]


@pytest.mark.parametrize(
    ("doc", "said"),
    [
        (fence("markdown god"), 'line 1: no fence can be "markdown god"'),
        (fence("text bad"), 'line 1: no fence can be "text bad"'),
        ("A.\n\n" + fence("text file"), 'line 3: no fence can be "text file"'),
        (fence("text output"), "line 1: output has its place behind a bad page"),
        (fence("markdown fixed"), "line 1: fixed has its place behind a bad page, output before fixed"),
        (fence("markdown good") + fence("text output"), "line 4: output"),
        (fence("markdown bad"), "line 1: behind a bad page its text output is missing"),
        (fence("markdown bad") + fence("text output", ""), "line 1: behind a bad page"),
        (fence("markdown bad") + fence("text output") * 2, "line 7: output"),
        (
            fence("markdown bad") + fence("text output") + fence("markdown fixed b.md"),
            "line 7: this example has no page b",
        ),
        (fence("markdown good ../a.md"), "leads out of the site"),
        (fence("text file /etc/passwd"), "leads out of the site"),
        (fence("toml options", "a ="), "line 1: the options are not TOML"),
    ],
)
def test_examples_that_cannot_be_read_are_errors(doc: str, said: str) -> None:
    with pytest.raises(ExampleError) as caught:
        examples(doc)
    assert said in str(caught.value)


# Proving

CAT = """
def check(text: Text, *, word: str = "cat"):
    start = text.text.find(word)
    if start >= 0:
        span = Span(text.span.start + start, text.span.start + start + len(word))
        yield Finding(span, f'"{word}" is no dog', Fix.replace(span, "dog"))
"""


def rule_of(folder: Path, code: str, *fences: str) -> Rule:
    prose = "A fault.\n\n- `word`: what is none.\n" if "word" in code else "A fault.\n"
    doc = "\n".join(
        [prose, *fences, fence("markdown bad", "cat"), fence("text output", "1:1: ..."), fence("markdown good")]
    )
    file = rule_file(folder, "pets/cat", code, f'r"""{doc}"""\nfrom profilelint import *\n')
    [rule] = load_folder(folder)
    file.write_text('r"""' + "\n".join(fences) + '"""', encoding="utf-8")
    return rule


def test_tabs_of_a_manual_are_tabs(tmp_path: Path) -> None:
    code = "def check(code: Code):\n    if '\\t' in code.text: yield Finding(code.span, 'tab')"
    assert prove(rule_of(tmp_path, code, fence("markdown bad", "`a\tb`"), fence("text output", "1:1: tab"))) == []


BAD, OUTPUT = fence("markdown bad", "a cat"), fence("text output", '1:3: "cat" is no dog')
FIXED = fence("markdown fixed", "a dog")


def test_true_examples_have_no_failures(tmp_path: Path) -> None:
    named = fence("markdown bad b.md", "cat") + fence("markdown bad a.md", "a cat") + fence("markdown bad c.md", "dog")
    output = fence("text output", 'a.md:1:3: "cat" is no dog\nb.md:1:1: "cat" is no dog')
    fixed = fence("markdown fixed a.md", "a dog") + fence("markdown fixed b.md", "dog")
    options = fence("toml options", 'word = "cow"') + fence("markdown good", "cat")
    assert (
        prove(rule_of(tmp_path, CAT, BAD, OUTPUT, FIXED, fence("markdown good"), named, output, fixed, options)) == []
    )


@pytest.mark.parametrize(
    ("fences", "failures"),
    [
        ([fence("markdown good", "a\n\na cat")], ['good-1: noisy: line 1: the rule says\n+ 3:3: "cat" is no dog']),
        ([fence("markdown bad"), OUTPUT], ['bad-1: missing: line 1: the rule says\n- 1:3: "cat" is no dog']),
        (
            [BAD, fence("text output", '1:2: "cat" is no dog'), FIXED],
            ['bad-1: missing: line 1: the rule says\n- 1:2: "cat" is no dog\n+ 1:3: "cat" is no dog'],
        ),
        (
            [fence("markdown bad", "a cat\n\ncat"), OUTPUT, FIXED],
            ['bad-1: noisy: line 1: the rule says\n  1:3: "cat" is no dog\n+ 3:1: "cat" is no dog'],
        ),
        ([BAD, OUTPUT], ["bad-1: wrong: line 1: show as markdown fixed what the fix does"]),
        (
            [BAD, OUTPUT, fence("markdown fixed", "a cow")],
            ["bad-1: missing: line 1: page.md after all fixes is\n- a cow\n+ a dog\n  "],
        ),
        (
            [fence("toml options", "wood = 1") + fence("markdown good")],
            ['good-1: wrong: line 4: "wood" is not an option of pets/cat, which has "word"'],
        ),
        (
            [fence("toml options", "word = 1") + fence("markdown good")],
            ["good-1: wrong: line 4: the option \"word\" of pets/cat must be like 'cat', not 1"],
        ),
        (
            [fence("toml options", "today = 1") + fence("markdown good")],
            ["good-1: wrong: line 4: today must be a date and not 1"],
        ),
        (
            [fence("text bad")],
            ['manual: wrong: line 1: no fence can be "text bad"; see the top of profilelint/prove/examples.py'],
        ),
    ],
)  # fmt: skip
def test_untrue_examples_say_what_is_untrue(fences: list[str], failures: list[str], tmp_path: Path) -> None:
    assert prove(rule_of(tmp_path, CAT, *fences)) == failures


def test_a_rule_that_is_not_silent_after_its_fix_is_untrue(tmp_path: Path) -> None:
    code = CAT + "\n    if 'dog' in text.text:\n        yield Finding(text.span, 'now a dog', severity='warning')\n"
    assert prove(rule_of(tmp_path, code, BAD, OUTPUT, FIXED)) == [
        "bad-1: noisy: line 1: after all fixes the rule still says\n+ 1:1: now a dog"
    ]


def test_a_rule_that_fails_is_untrue(tmp_path: Path) -> None:
    code = "def check(text: Text):\n    raise ValueError('no')"
    [failure] = prove(rule_of(tmp_path, code, fence("markdown good", "a cat")))
    assert failure.startswith("good-1: wrong: line 1: the rule pets/cat failed in line ")


def test_the_day_is_always_the_same(tmp_path: Path) -> None:
    code = "from datetime import date\ndef check(text: Text, today: date):\n    yield Finding(text.span, str(today))"
    first = fence("markdown bad") + fence("text output", "1:1: 2026-01-01")
    second = (
        fence("toml options", "today = 2024-02-29") + fence("markdown bad") + fence("text output", "1:1: 2024-02-29")
    )
    assert prove(rule_of(tmp_path, code, first, second)) == []


SITE = """
def check(site: Site):
    for document in site.documents:
        known = f"in {document.path} and {site.files}"
        if site.locate(document) == "b/c.md":
            yield Finding(Span(0, 1), known, Fix.replace(Span(0, 1), "y"), document=document)
"""


def test_a_rule_for_the_site_gets_a_site_of_files(tmp_path: Path) -> None:
    site = fence("text file data.txt") + fence("markdown bad a.md") + fence("markdown bad b/c.md")
    output = fence("text output", "b/c.md:1:1: in b/c.md and ('a.md', 'b/c.md', 'data.txt')")
    rule = rule_of(tmp_path, SITE, site, output, fence("markdown fixed b/c.md", "y"), fence("markdown good"))
    assert [failure.split("\n")[0] for failure in prove(rule)] == [
        "bad-1: noisy: line 4: after all fixes the rule still says"
    ]


def test_a_rule_may_ask_for_the_site_beside_its_node(tmp_path: Path) -> None:
    code = """
    def check(link: Link, site: Site):
        if not site.exists(link.url):
            yield Finding(link.span, f"{link.url} is gone")
    """
    bad = fence("text file a.pdf") + fence("markdown bad", "[a](a.pdf) [b](b.pdf)")
    output = fence("text output", "1:12: b.pdf is gone")
    good = fence("text file a.pdf") + fence("markdown good", "[a](a.pdf)")
    assert prove(rule_of(tmp_path, code, bad, output, good)) == []
    [failure] = prove(rule_of(tmp_path / "other", code, fence("markdown good", "[a](a.pdf)")))
    assert failure == "good-1: noisy: line 1: the rule says\n+ 1:1: a.pdf is gone"


def test_a_folder_is_proven_whatever_is_wrong_with_some_of_it(tmp_path: Path) -> None:
    code = "def check(text: Text):\n    if text.text == 'x': yield Finding(text.span, 'x')"
    rule_file(tmp_path, "a/true", code)
    rule_file(tmp_path, "a/untrue", "def check(text: Text):\n    yield Finding(text.span, 'x')")
    rule_file(tmp_path, "a/wrong", "")
    proofs = prove_folder(tmp_path)
    assert [proof[:2] for proof in proofs] == [
        ("a/true", "bad-1"), ("a/true", "good-1"), ("a/untrue", "bad-1"), ("a/untrue", "good-1"), ("a/wrong", "rule"),
    ]  # fmt: skip
    assert [proof.verdict for proof in proofs] == ["reported", "validated", "reported", "noisy", "wrong"]
    assert proofs[-1].failure == f"wrong: {tmp_path}/a/wrong.py: " + (
        "there is no function check; a rule is a function check(node) that yields findings"
    )


# The web

GONE = """
from profilelint import Answer, Finding


def check(answer: Answer):
    if answer.verdict != "alive":
        yield Finding(answer.span, f"{answer.verdict} {answer.text}")
"""


def web_manual(web: str, output: str) -> str:
    pages = fence("markdown bad", "[a](https://a.example/) [b](https://b.example/)") + fence("text output", output)
    return f'"""A fault.\n\n{fence("text web", web)}{pages}{fence("markdown good", "[c](https://c.example/#d)")}"""\n'


@pytest.mark.parametrize(
    ("web", "output", "failure"),
    [
        ("https://a.example 404\nhttps://c.example/ 200", "1:5: dead a\n1:29: unchecked b", None),
        ("https://a.example 200\nhttps://b.example timeout\nhttps://c.example/ 200", "1:29: transient b", None),
        ("https://a.example 404", "1:5: dead a\n1:29: unchecked b", "noisy"),
        ("https://a.example", "1:5: dead a", '"https://a.example" is not an address with a status'),
        ("https://a.example:x/ 200", "1:5: dead a", '"x" is not a port'),
    ],
)
def test_the_web_of_examples_is_one_of_lines(tmp_path: Path, web: str, output: str, failure: str | None) -> None:
    rule_file(tmp_path, "links/gone", GONE, web_manual(web, output))
    failures = [proof.failure for proof in prove_folder(tmp_path) if proof.failure]
    assert bool(failures) == bool(failure)
    assert all(failure and failure in each for each in failures)

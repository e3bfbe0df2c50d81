"""E-mail addresses: where they stand, how they are written, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.model.document import Document, Email, Field
from profilelint.model.finding import Span
from profilelint.read.reader import read
from profilelint.text.emails import finder
from profilelint.text.emails.spelling import decode_email


def emails(text: str) -> list[Email]:
    page = read("a.md", text.encode())
    for email in page.emails:
        assert page.text[slice(*email.span)] == email.written
    return list(page.emails)


@pytest.mark.parametrize(
    ("text", "address", "style", "place"),
    [
        ("Write to ada.b+c@maths.example.edu.", "ada.b+c@maths.example.edu", "plain", "text"),
        ("(ada@example.org)", "ada@example.org", "plain", "text"),
        ("**ada@example.org**", "ada@example.org", "plain", "text"),
        ("_ada@example.org_", "ada@example.org", "plain", "text"),
        ("ada\\_b@example.org", "ada_b@example.org", "plain", "text"),
        ("ada\\@example.org", "ada@example.org", "plain", "text"),
        ("邮箱：ada@example.org（工作）", "ada@example.org", "plain", "text"),
        ("请发邮件到ada@example.org联系", "ada@example.org", "plain", "text"),
        ("ada@bücher.example", "ada@bücher.example", "plain", "text"),
        ("ada@example[.]org", "ada@example.org", "plain", "text"),
        ("ada[at]example.org", "ada@example.org", "[at]", "text"),
        ("ada [AT] example [DOT] org", "ada@example.org", "[at]", "text"),
        ("ada [dot] b [at] maths [dot] example [dot] org", "ada.b@maths.example.org", "[at]", "text"),
        ("ada (at) example (dot) org", "ada@example.org", "(at)", "text"),
        ("ada {at} example.org", "ada@example.org", "{at}", "text"),
        ("ada AT maths DOT example DOT org", "ada@maths.example.org", "at", "text"),
        ("ada at example dot org", "ada@example.org", "at", "text"),
        ("E-mail: ada at example.org", "ada@example.org", "at", "text"),
        ("ada[@]example.org", "ada@example.org", "[@]", "text"),
        ("ada(@)example.org", "ada@example.org", "(@)", "text"),
        ("ada&#64;example.org", "ada@example.org", "entity", "text"),
        ("ada＠example.org", "ada@example.org", "full-width", "text"),
        ("`ada[@]example.org`", "ada@example.org", "[@]", "code"),
        ("`ada <at> example.org`", "ada@example.org", "<at>", "code"),
        ("<ada@example.org>", "ada@example.org", "plain", "autolink"),
        ("[mail](mailto:ada@example.org?subject=Looms)", "ada@example.org", "plain", "mailto"),
        ("[mail](MAILTO:ada%40example.org)", "ada@example.org", "plain", "mailto"),
        ("[mail](mailto:ada[at]example.org)", "ada@example.org", "[at]", "mailto"),
        ("[mail][1]\n\n[1]: mailto:ada@example.org", "ada@example.org", "plain", "mailto"),
        ('<a href="mailto:ada&#64;example.org">mail</a>', "ada@example.org", "entity", "mailto"),
        ("---\nemail: ada@example.org\n---\n", "ada@example.org", "plain", "field"),
        ("---\nauthor:\n  email: ada (at) example.org\n---\n", "ada@example.org", "(at)", "field"),
        ('---\nbio: "Ada, ada@example.org"\n---\n', "ada@example.org", "plain", "text"),
        ("---\nlinks:\n  - url: mailto:ada@example.org\n---\n", "ada@example.org", "plain", "mailto"),
        ('+++\nemail = "ada@example.org"\n+++\n', "ada@example.org", "plain", "field"),
    ],
)
def test_address(text: str, address: str, style: str, place: str) -> None:
    (found,) = emails(text)
    assert (found.address, found.style, found.place) == (address, style, place)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[mail](mailto:ada)", "ada"),
        ("[mail](mailto:)", ""),
        ("[mail](mailto:ada@@example.org)", "ada@@example.org"),
        ('<a href="mailto:ada @example.org">mail</a>', "ada @example.org"),
        ("[mail](mailto:ada@example.org.)", "ada@example.org."),
        ("E-mail: ada@maths.example1", "ada@maths.example1"),
        ("ada@@example.org", "ada@@example.org"),
        ("ada@example..org", "ada@example..org"),
        ("ada@example,org is mine", "ada@example,org"),
        ("---\nemail: ada@example\n---\n", "ada@example"),
        ('---\nemail: "ada@example.org,"\n---\n', "ada@example.org,"),
    ],
)
def test_slips_are_kept(text: str, address: str) -> None:
    assert [email.address for email in emails(text)] == [address]


def test_a_link_and_its_text_count_both_if_both_are_addresses() -> None:
    found = emails("[ada@example.org](mailto:ada@example.org), [mail](mailto:b@example.org), <c@example.org>")
    assert [(email.address[0], email.place) for email in found] == [
        ("a", "text"),
        ("a", "mailto"),
        ("b", "mailto"),
        ("c", "autolink"),
    ]


def test_several_in_one_value() -> None:
    found = emails("---\nemail: ada@example.org, bea@example.org\n---\n[all](mailto:c@example.org,d@example.org)")
    assert [email.written for email in found] == [f"{name}@example.org" for name in ("ada", "bea", "c", "d")]


@pytest.mark.parametrize(
    "text",
    [
        "`git@github.com:ada/looms.git` and git@example.org:ada/looms",
        "`npm i @ada/looms`, looms@1.2.3, actions/checkout@v3.1, looms@latest",
        "@ada, @ada@social.example, [@lovelace1843], https://medium.example/@ada",
        "MMLab@NTU, SemEval@ACL 2025, HPC@Maths, CIKM@2026, ada@host",
        "https://ada@example.org/looms and ssh://git@example.org/a",
        "root@192.168.0.1, icon@2x.png",
        "```\nada@example.org\n```",
        "<!-- ada@example.org -->",
        "[mail](mailto:{{ site.email }}), {{ page.email }}@example.org",
        "---\nemail: false\ntwitter: '@ada'\nmail: ''\n---\n",
        "She is at home, at example.org, and dots the i. Look at the dot on it.",
        "{first}.{last}@example.org, [paper](a.pdf)@example.org",
        "We met [at] noon.It was there. An intern AT Example.org",
        "",
    ],
)
def test_not_an_address(text: str) -> None:
    assert emails(text) == []


def test_decode_alone() -> None:
    assert decode_email("ada at example dot org") == ("ada@example.org", "at")


PIECES = st.sampled_from(
    [
        "@",
        "a",
        "b.edu",
        " at ",
        " dot ",
        "{a,b}",
        "⚫",
        "&lt;at&gt;",
        "[at]",
        "(dot)",
        "mail: ",
        "&#64;",
        "[m](mailto:",
        ")",
        "`",
        "<",
        ">",
        "＠",
    ]
) | st.text("a.@ []()\\_-\n", max_size=3)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_page_gives_addresses_in_order_that_stand_there(text: str) -> None:
    end = 0
    for email in emails(text):
        assert email.span.start >= end
        end = email.span.end


def test_hostile_text_takes_linear_work() -> None:
    pieces = ["a@", "@", "a@b.c ", "a [at] ", "a [dot] ", "a at b dot c ", "mail a at ", "a&#64;", "@@", "{a{", "[a(@)"]
    pieces += ["a&#64;b.cc c@d.ee ", "{a;b}@", "{a,b}@c.de ", "a⚫", "a AT b ", "&lt;at&gt;"]
    for piece in pieces:
        text = piece * 10_000
        document = Document("a.md", text)
        document.prose = text
        assert len(list(finder.find(document))) <= 20_000


_SIGNS = [
    "@",
    "＠",
    " at ",
    " AT ",
    "[at]",
    "(ät)",
    "{aRroba",
    "}",
    "<at>",
    "&#64;",
    "&commat;",
    " dot ",
    "mail: ",
    "a",
]
_SIGNS += ["Mailto:", "mail ", "ada", "example.org", "\n    ", "\\", "-", '"', "at", " "]


@given(st.lists(st.sampled_from(_SIGNS), max_size=8).map("".join), st.sampled_from(["note", "email"]))
def test_a_value_is_looked_at_wherever_it_may_hold_an_address(written: str, key: str) -> None:
    value = written.replace("\n    ", " ").strip()
    field = Field(key, value, Span(0, len(key)), Span(len(key), len(key) + len(written)))
    if list(finder._in_field(key + written, field, value)):
        assert finder._SIGN.search(value)
        assert finder._SIGN.search(f"{key}: {written}\n")

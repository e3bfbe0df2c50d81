"""What is parsed faster is parsed as markdown-it-py parses it, token for token."""

from collections.abc import Sequence
from pathlib import Path

import markdown_it
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from test_spans import CONTAINERS, EXAMPLES, FRAGMENTS, wrapped

from profilelint.base.versions import is_tried
from profilelint.read import line_map, markdown


class Usual(MarkdownIt):
    """markdown-it-py with nothing changed but that it leaves destinations as they are."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


USUAL = Usual("commonmark", {"store_labels": True}).enable("table")
PAGES = Path(__file__).parent / "pages"
SAME = ("type", "tag", "nesting", "attrs", "map", "level", "content", "markup", "info", "block", "hidden")


def shape(tokens: Sequence[Token], depth: int = 0) -> list[object]:
    """The tokens as plain values; of an image within the text of an image, markdown-it-py leaves the text in pieces."""
    return [
        (*(getattr(token, name) for name in SAME), token.children and depth < 2 and shape(token.children, depth + 1))
        for token in tokens
    ]


def parsed(text: str) -> tuple[object, object]:
    tokens, found = markdown.tokenize(text)
    found.pop("definitions", None)
    return shape(tokens), found


@pytest.fixture(params=["tried", "unknown"], autouse=True)
def version(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each test runs with what is known of markdown-it-py, and as with a version that nothing is known of."""
    if request.param == "unknown":
        monkeypatch.setattr(markdown_it, "__version__", "99.0")
    elif not is_tried(markdown_it.__version__, *markdown.TRIED):
        pytest.skip(f"markdown-it-py {markdown_it.__version__} is not known")
    return str(request.param)


def test_an_unknown_version_is_left_as_it_is(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quickened: list[MarkdownIt] = []
    monkeypatch.setattr(markdown, "_quicken", quickened.append)
    markdown._parser.cache_clear()
    markdown.tokenize("a")
    markdown._parser.cache_clear()
    assert bool(quickened) == (version == "tried")


def usual(text: str) -> tuple[object, object]:
    environment: dict[str, object] = {}
    return shape(USUAL.parse(text, environment)), environment


BLOCKS = [
    "one\ntwo\n# three\nfour\n- five\n",
    "Title\n=====\nText\n---\n\n---\nText\n\n> Quoted\n> ---\n> more\n===\n- Item\n  ===\n- ---\n",
    "- a\n\n  b\n   - c\n\n\td\n\t- e\n\n        code\n12. x\n1234567890. y\n",
    "> a\nlazy\n> - b\nlazy\n    lazy too\n>\n> c\n\n>\td\n>\t\te\n",
    "text\n    no code\n\n    code\n\n\tcode\n \t code\ntext\n",
    "a | b\n-|-\nc | d\ne\n\n|a|\n|-|\n> f | g\n> --- | :-:\n> h\n\n- i | j\n  --|--\n  k\n\nl\n-|-\n\n| m |\n---\n",
    "```a\nb\n````\n~~~ c\n```\n~~~\n- ```\n  d\n e\n",
    "<div>\n\n*a*\n</div>\nb\n<b>\n<!--\n\n-->\n<script>\n\n</script>\n<x>\n",
    "[a]: b\n[c]: <d> 'e\nf'\n[g]:\nh\n[i]: j k\ntext\n[l]: m\n\n[a] [c][] [n][g]\n",
    "1. a\n2. b\n   2) c\n\n\n   d\n3)\n\n4) e\n-\n\n  f\n",
    "a\n2. b\n1. c\n*\n*\td\n+\n",
    " \t\n\n  a\n   \n\t",
    "a\n   ",
    "#\n# \n####### a\n#b\n# c #\n## d ##  \n\\# e\n",
    "a\x1c\n\x85b\n\xa0\n\u2028c\n\x0bd\n",
    "* * *\n- - -\n- - a\n__ _\n** b\n*** c ***\n",
]
INLINES = [
    "**a** b __c__ *d* _e_ **f.** *g*, (*h*) [**i**](j)",
    "**a**b *c*d* a*b* **c*d** *e**f** __g_h__ _i_j_ ***k*** ****l****",
    "*a **b** c* **a *b* c** *a **b* c** __a _b_ c__ *a _b* c_",
    "**a.**b **c**. **d.**. *e:* *f)*g (**h**) **i**é **é** é**j** \xa0**k**\xa0",
    "a_b_c __a_b__ _a_b_ a__b _a a_ b_ _c",
    "\\alpha x\\alpha \\*a\\* **\\a** a\\ \\\nb\\_c x\\",
    "[a](b) [a]( b ) [](c) [d]() [e](<f g>) [h](i(j)k) [l](m&amp;n) [o](p\\)q) [r](s 't') [u\nv](w)",
    "[a [b](c) d](e) [![f](g)](h) ![i [j](k)](l) [`m]`](n) [<o]>](p) [q\\]](r) [*s](t*) [**u**](v)",
    "[a](b [c](d e) [f](g",
    "a ! b !c ![ !![d](e) & &a &amp; &amp;amp; &#35; &x; <a <b> < c <5@d.e> <f:g>",
    "a  \nb\\\nc \nd\n e *f*  \ng `h`  \ni",
    "`a` ``b` `c`` ` d` `` ` ``\n` e",
    "[" * 25 + "a](b)",
    "[a](b" * 30,
    "*a " * 40 + "b*" * 40,
    "![a](b)![" * 20,
]


@pytest.mark.parametrize("text", [*EXAMPLES, *BLOCKS, *INLINES])
def test_tokens_are_those_of_the_usual_parser(text: str) -> None:
    text = text.replace("\0", "")
    assert parsed(text) == usual(text)
    for container in CONTAINERS:
        inside, _ = wrapped(text, container)
        assert parsed(inside) == usual(inside)


def test_tokens_of_pages_are_those_of_the_usual_parser() -> None:
    pages = [path.read_text(encoding="utf-8", errors="replace") for path in PAGES.rglob("*.*md")]
    assert len(pages) > 5
    for text in pages:
        assert parsed(text) == usual(text)


def test_tokens_of_the_specification_are_those_of_the_usual_parser(specification: list[str]) -> None:
    different = [text for text in specification if parsed(text) != usual(text)]
    assert different == []


MARKS = st.sampled_from([*"*_[]()!`<>&\\ab1 .:é中\n", "**", "__", "***", "](u)", "[a](b)", "  \n", "*a*", "**b**"])
SOUP = st.lists(MARKS, max_size=30) | st.lists(FRAGMENTS | MARKS, max_size=30)


@settings(max_examples=400, deadline=None)
@given(SOUP.map("".join))
def test_whatever_is_written_has_the_tokens_of_the_usual_parser(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        wanted = usual(text)
    except IndexError:  # markdown-it-py fails on some HTML at the very end of lists in quotations
        return
    assert parsed(text) == wanted


@pytest.mark.parametrize("blank", [*line_map.BLANK.replace("\n", "").replace("\r", ""), *"\x1c\x1f\x85\u200b\ufeff"])
def test_blanks_at_the_ends_of_a_text_are_those_of_the_usual_parser(blank: str) -> None:
    text = f"{blank}a{blank}\n\n# {blank}b{blank}\n\n> {blank}c\n> d{blank}\n"
    assert parsed(text) == usual(text)

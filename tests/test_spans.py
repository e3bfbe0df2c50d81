"""Where things stand on a page: every node is found again at its span, whatever the page is made of."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spans import misplaced, page

#: How a page can be wrapped: what comes before its first line, before its others, and the latter as a pattern.
CONTAINERS = {"quote": ("> ", "> ", "> ?"), "item": ("- ", "  ", "  "), "both": ("> 1. ", ">    ", ">    ")}

EXAMPLES = [
    "[text](url)",
    "[](empty) and [a *b* `c`](<u v> 'title') and [x](y \"t\")!",
    "[two\nlines](url\n  (title))",
    "![alt](a.png) ![*rich* alt][ref] [![badge](b.svg)](c)\n\n[ref]: d.png 'D'",
    "[full][one] [collapsed][] [shortcut]\n\n[one]: /1\n[collapsed]: </2 3>\n[Shortcut]:\n  /4\n  'over\n  lines'",
    "<https://example.org/a?b=c&d> <ada@example.org> <not a link>",
    "[entity](a&amp;b) [escape](a\\)b) [nested (parens)](a(b)c) [per%20cent](%C3%A4)",
    "[not](a link <b> [either]( nor) this]",
    "# ATX\n\n## With *emphasis* [and](link) ##\n\n#\n\n### Trail # #\n\n#5 bolt\n\n # indented ## \n",
    "Setext\n===\n\nTwo\nlines *here*\n---\n",
    "- one\n- two\n  - nested [a](b)\n\n    loose [c](d)\n- three\nlazy [e](f)\n",
    "1. one\n2) other list\n   continued [a](b)\n10. ten\n",
    "* - + deep [a](b)\n    - c\n",
    "-\tone [a](b)\n\n\tcontinued [c](d)\n\n\t\tcode after tabs\n",
    "> quote [a](b)\n> - item [c](d)\nlazy [e](f)\n>> deeper `code`\n",
    "```python\n[no](link)\n```\n\n    [no](link)\n\n~~~\nunclosed\n",
    "`code` ``co`de`` `[no](link)` `two\nlines`",
    "| a | b [x](y) |\n|---|:-:|\n| c | d \\| e [f](g\\|h) |\n| `i` | ![j](k) |\n",
    "a | b\n- | -\nc [d](e) | f\n",
    "- | a | b |\n  |---|---|\n  | [c](d) | e |\n",
    "**bold [a](b)** __c__ *d*_e_ ***f [g](h)***",
    "\N{BICYCLIST} [\N{SKIER} a](b) \N{MUSICAL SYMBOL G CLEF}[c](\N{GRINNING FACE}) é [d](ü)",
    "line\u2028separator [a](b)\u2029[c](d)\x0b[e](f)\x0c[g](h)\x85[i](j)",
    "\u2028[first](a)\n\u2028\n[second](b)",
    "[a](b)\\\n[c](d)  \n[e](f)",
    "<div>\n<a href='x'>y</a>\n</div>\n\n[a](b) <b>[c](d)</b> <!-- [no](link) --> <br/> [e](f)",
    "***\n---\n_ _ _\n[a](b)",
    "[a]: b\n[a]: c\n[d]: <e> 'f'\n> [g]: h\n",
    "- \xa0\n[a](b)",
    "1. > \u3000\n   > \xa0\n   > [a](b)\n   > *c*",
    "\xa0>\n[a](b)",
    "\x0c>\n[a](b) |",
    "\x00[a](b)\x00c",
    "[a](b)\t[c](d)\n\t[e](f)\n   [g](h)\n",
    "&amp; &copy; &#35; [&lt;](a) \\[not\\](a) \\![b](c)",
    "",
    "\n\n \n\t\n",
]


def wrapped(text: str, container: str) -> tuple[str, str]:
    first, others, pattern = CONTAINERS[container]
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(others + line for line in lines[1:])]), pattern


@pytest.mark.parametrize("text", EXAMPLES)
def test_nodes_stand_where_their_spans_say(text: str) -> None:
    assert misplaced(text) == []
    assert misplaced(text.replace("\n", "\r\n")) == []
    assert misplaced(text.replace("\n", "\r")) == []
    assert misplaced("\ufeff" + text) == []


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("text", [text for text in EXAMPLES if "\u2028\n" not in text and "lazy" not in text])
def test_nodes_stand_where_their_spans_say_in_containers(text: str, container: str) -> None:
    assert misplaced(*wrapped(text, container)) == []


def test_spans_are_those_of_the_characters() -> None:
    text = "> - a [b *c*](<d e> 't')\r\n>   and ![f](g)"
    document = page(text)
    link, image = document.links[0], document.images[0]
    assert text[slice(*link.span)] == "[b *c*](<d e> 't')"
    assert text[slice(*link.url_span)] == "d e"
    assert (link.text, link.url, link.title) == ("b c", "d e", "t")
    assert text[slice(*image.span)] == "![f](g)"
    assert text[slice(*image.url_span)] == "g"
    assert text[slice(*document.entries[0].span)] == text[2:]


#: Examples of the specification whose code or container cannot be cut out of its lines and still be itself.
UNCUT = {
    "> ```\n> aaa\n\nbbb\n",
    "1.  foo\n\n    ```\n    bar\n    ```\n\n    baz\n\n    > bam\n",
}


def test_the_examples_of_the_specification(specification: list[str]) -> None:
    assert len(specification) > 600
    faults = {}
    for text in specification:
        if text in UNCUT:
            continue
        for variant in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
            if fault := misplaced(variant):
                faults[variant] = fault
    assert faults == {}


def test_the_examples_of_the_specification_in_containers(specification: list[str]) -> None:
    """Links and images only: other blocks, and what HTML attributes hold, may mean something else in a container."""
    faults = {}
    for text in specification:
        for container in CONTAINERS:
            inside, pattern = wrapped(text, container)
            faulty = [fault for fault in misplaced(inside, pattern) if fault.startswith(("links", "images", "unread"))]
            found = [fault for fault in faulty if "kind='html'" not in fault]
            if found:
                faults[inside] = found
    assert faults == {}


FRAGMENTS = st.sampled_from(
    [
        *(
            "[a](b)",
            "![c](d)",
            "[e][f]",
            "[f]: g\n",
            "<h:i>",
            "`j`",
            "**",
            "*",
            "_",
            "[",
            "](",
            ")",
            "\\",
            "|",
            "\n",
            "\n\n",
        ),
        *(
            "# ",
            "- ",
            "1. ",
            "> ",
            "    ",
            "\t",
            "---\n",
            "===\n",
            "```\n",
            "| a | b |\n|---|---|\n",
            "<div>",
            "</div>",
        ),
        *("<a href='k'>", "</a>", "<li>", "<!--", "-->", "{{ l }}", "{% m %}", "{: .n}", "{#o}", "$p$", "$$", ":::\n"),
        *(
            "é",
            "\N{BICYCLIST}",
            "\u2028",
            "\r\n",
            "\r",
            "\x00",
            "\x0c",
            "&amp;",
            "2024.05",
            "a@b.org",
            " ",
            "x",
            "<!-- q -->",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_whatever_is_written_is_found_where_it_stands(text: str) -> None:
    document = page(text)
    assert len(document.prose) == len(text)
    assert [problem for problem in document.problems if problem.kind == "unread"] == []
    for link in document.links:
        if link.kind == "inline" and "{" not in link.url:
            again = page(text[slice(*link.span)]).links
            assert again
            assert (again[0].url, again[0].span.end) == (link.url, len(text[slice(*link.span)]))
        assert link.span.start <= link.url_span.start <= link.url_span.end or link.kind == "reference"
    for node in document.texts:
        assert text[slice(*node.span)] == node.text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document(data: bytes) -> None:
    from profilelint.read.reader import read

    document = read("page.md", data)
    assert (
        document.text.encode(document.encoding, "surrogateescape" if document.encoding == "utf-8" else "surrogatepass")
        == data
    )
    assert len(document.prose) == len(document.text)


def test_a_page_too_long_to_read_says_so(tmp_path: Path) -> None:
    document = page("a" * 1_000_001)
    assert [problem.kind for problem in document.problems] == ["unread"]
    assert document.prose == " " * len(document.text)

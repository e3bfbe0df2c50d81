"""What the reader makes of a page: prose, HTML, templates, sections, entries."""

import pytest
from spans import page

from profilelint.read.reader import read


def prose(text: str) -> str:
    """The prose of a page, a dot for every blank that stands for something."""
    document = page(text)
    assert len(document.prose) == len(text)
    return "".join("." if seen == " " != was else seen for was, seen in zip(text, document.prose, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [my *CV*](cv.pdf) now", "See .my *CV*......... now"),
        ("a `code` b ![alt](c.png) d <https://e.org>", "a ...... b ............. d ..............."),
        ("a $x_1 + y$ b, costs $5 or $6", "a ......... b, costs $5 or $6"),
        ("a $$x$$ b \\(y\\) c \\[z\\] d", "a ..... b ..... c ..... d"),
        ("ada\\[at\\]x.org \\(see\\)", "ada\\[at\\]x.org \\(see\\)"),
        ("a {{ site.name }} b {% if x %}c{% endif %}", "a ............... b ..........c..........."),
        ('{{< figure src="a.png" >}}\ntext', "........................ .\ntext".replace(" ", ".")),
        ("text {: .lead}\n{: #id}", "text .........\n......."),
        ("# News {#news}", "..News ......."),
        ("::: {.column}\nin\n:::", ".............\nin\n..."),
        ("- item\n> quote\n\n| a | b |\n|---|---|\n| c | d |", "..item\n..quote\n\n..a...b..\n.........\n..c...d.."),
        ("a <!-- b --> c\n\n<!--\n- d\n\n- e\n-->\nf", "a .......... c\n\n....\n...\n\n...\n...\nf"),
        ("<div>\n<b>a</b> b\n<script>c</script>\n</div>", ".....\n...a.... b\n..................\n......"),
        ("    code\n\n```\ncode\n```\nb", "........\n\n...\n....\n...\nb"),
        ("[a]: b 'c'\n\nd", "..........\n\nd"),
        ("{% comment %}\n- a\n{% endcomment %}\nb", ".............\n...\n................\nb"),
    ],
)
def test_prose_is_the_text_with_all_else_blanked(text: str, expected: str) -> None:
    blank = text.replace(" ", "\x00")
    assert prose(text).replace(" ", ".") == expected.replace(" ", "."), blank


def test_front_matter_is_no_prose_and_keeps_its_place() -> None:
    document = page("---\ntitle: A\n---\n[b](c)\n")
    assert document.prose == "   \n        \n   \n b    \n"
    assert document.position(document.links[0].span.start) == (4, 1)
    assert [(field.path, field.value) for field in document.fields] == [("title", "A")]


def test_a_byte_order_mark_takes_no_column() -> None:
    document = read("a.md", "\ufeff[a](b)".encode())
    assert document.position(document.links[0].span.start) == (1, 1)


def test_links_and_images_of_raw_html() -> None:
    text = (
        '<p>\n<a href="a&amp;b" title="t">one <img src=\'c.png\' alt="two"></a>\n<A HREF=d>three</A></p>\n\n'
        'x <a href="e">*f*</a>'
    )
    document = page(text)
    found = [(link.text, link.url, link.kind, text[slice(*link.url_span)]) for link in document.links]
    assert found == [
        ("one two", "a&b", "html", "a&amp;b"),
        ("three", "d", "html", "d"),
        ("*f*", "e", "html", "e"),
    ]
    assert text[slice(*document.links[1].span)] == "<A HREF=d>three</A>"
    assert [(image.alt, image.url) for image in document.images] == [("two", "c.png")]


def test_an_image_without_alt_differs_from_one_with_an_empty_alt() -> None:
    assert [image.alt for image in page('<img src="a"> <img src="b" alt=""> ![](c)').images] == [None, "", ""]


def test_anchors() -> None:
    text = '<a name="one"></a>\n<span id="two">x</span>\n\n## Three {#three}\n\n{: #four}\n\n<h2 id=five>Five</h2>'
    document = page(text)
    assert [anchor.name for anchor in document.anchors] == ["one", "two", "three", "four", "five"]
    assert [text[slice(*anchor.span)] for anchor in document.anchors] == ["one", "two", "three", "four", "five"]


def test_headings_of_all_kinds_in_order() -> None:
    text = "# One {#x}\n\nTwo\n---\n\n<h3>Three &amp; <em>more</em></h3>\n\n**Publications**\n\n**Just bold**\n\ntext\n"
    found = [(heading.title, heading.level, heading.kind) for heading in page(text).headings]
    assert found == [
        ("One", 1, "atx"),
        ("Two", 2, "setext"),
        ("Three & more", 3, "html"),
        ("Publications", 4, "bold"),
    ]


def test_sections_know_their_kind_and_their_entries() -> None:
    text = "- before\n\n# About me\n\n## \N{FIRE} News\n\n- a\n- b\n\n### 2024\n\n- c\n\n## 教育经历\n\n1. d\n"
    document = page(text)
    assert [section.kind for section in document.sections] == ["about", "news", "news", "education"]
    assert [section.year for section in document.sections] == [None, None, 2024, None]
    assert [[entry.text for entry in section.entries] for section in document.sections] == [
        [],
        ["a", "b"],
        ["c"],
        ["d"],
    ]
    assert document.sections[2].parent is document.sections[1]
    assert document.entries[0].section is None


def test_entries_take_in_what_belongs_to_them() -> None:
    text = "- a\nlazy [x](y)\n\n  indented\n  - nested 2024.05\n- b\n"
    first, second = page(text).entries
    assert text[slice(*first.span)] == "- a\nlazy [x](y)\n\n  indented\n  - nested 2024.05"
    assert first.text == "a lazy x indented nested 2024.05"
    assert [link.url for link in first.links] == ["y"]
    assert [text[slice(*date.span)] for date in first.dates] == ["2024.05"]
    assert [child.text for child in first.children] == ["nested 2024.05"]
    assert second.text == "b"


def test_dates_in_figures_may_stand_in_code() -> None:
    text = "- `2025-02` one `2024.1` of `x2023`\n"
    assert [text[slice(*date.span)] for date in page(text).entries[0].dates] == ["2025-02", "2024.1"]


def test_what_is_said_has_every_phrase_of_the_prose() -> None:
    document = page("I will[join](x) and\nwas to [appear](y) `z` in\n\n> press\n")
    assert "I will join" in document.prose
    assert "I will join" in document.said
    assert document.said.split() == document.prose.replace(">", " ").split()


def test_entries_of_raw_html() -> None:
    text = (
        "<ul>\n<li>One <a href='x'>x</a>\n<li>Two\n  <ul><li>Inner</li></ul>\n</li>\n</ul>\n\n"
        "<table><tr><th>Year</th></tr><tr><td>Three</td></tr></table>\n\n"
        "<div class='paper-box'><div class='paper-box-text' markdown=\"1\">\n[Four](y)\n\n- part\n</div>\n</div>\n"
    )
    document = page(text)
    assert [(entry.form, entry.text) for entry in document.entries] == [
        ("li", "One x"),
        ("li", "Two Inner"),
        ("tr", "Three"),
        ("box", "Four part"),
    ]
    assert [child.text for child in document.entries[1].children] == ["Inner"]


def test_a_table_that_lays_out_the_page_is_no_entry() -> None:
    document = page("<table><tr><td>\n<ul><li>a</li><li>b</li></ul>\n</td></tr></table>\n")
    assert [(entry.form, entry.text) for entry in document.entries] == [("li", "a"), ("li", "b")]


def test_rows_of_a_markdown_table_but_not_its_head() -> None:
    assert [entry.text for entry in page("| Year | What |\n|---|---|\n| 2024 | a |\n| 2023 | b |").entries] == [
        "2024 a",
        "2023 b",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<!--\n- [a](b)\n\n# c\n-->",
        "- d\n  <!--\n- [a](b)\n-->",
        "x <!-- [a](b)\n\n- [c](d) --> y",
        "<div>\n<!--\n\n- [a](b)\n\n-->\n</div>",
        "{% comment %}\n- [a](b)\n{% endcomment %}",
    ],
)
def test_what_is_commented_out_is_not_there(text: str) -> None:
    document = page(text)
    assert document.links == ()
    assert [entry.text for entry in document.entries if entry.text != "d"] == []


def test_a_link_to_a_template_is_a_link_and_keeps_its_text() -> None:
    text = (
        '[CV]({{ site.baseurl }}/cv.pdf){:target="_blank"} [Post]({% post_url 2024-01-01-a %}) '
        '![x]({{< static "a.png" >}})'
    )
    document = page(text)
    assert [link.url for link in document.links] == ["{{ site.baseurl }}/cv.pdf", "{% post_url 2024-01-01-a %}"]
    assert [image.url for image in document.images] == ['{{< static "a.png" >}}']


def test_text_is_what_stands_between_the_marks() -> None:
    text = "a **b [c](d)** `e` *f*\ng \\* h"
    assert [node.text for node in page(text).texts] == ["a", "b", "c", "f", "g \\* h"]


def test_markdown_in_html_that_says_so() -> None:
    document = page('<div class="x" markdown="1">\n[a](b)\n\n- c\n</div>\n')
    assert [link.url for link in document.links] == ["b"]
    assert [entry.text for entry in document.entries] == ["c"]


def test_indented_html_in_an_open_element_is_html() -> None:
    document = page("<table>\n\n    <tr><td><a href='a'>b</a></td></tr>\n\n</table>\n")
    assert [link.url for link in document.links] == ["a"]
    assert document.codes == ()
    assert [code.text for code in page("text\n\n    <a href='a'>b</a>\n").codes] == ["<a href='a'>b</a>\n"]


def test_bytes_that_are_not_utf8_are_kept_and_told() -> None:
    data = b"# Na\xefve\n\n[a](b) \xff\n"
    document = read("a.md", data)
    assert document.text.encode(document.encoding, "surrogateescape") == data
    assert [(problem.kind, document.position(problem.span.start)) for problem in document.problems] == [
        ("not-utf-8", (1, 5))
    ]
    assert "Byte EF" in document.problems[0].message
    assert "2 lines" in document.problems[0].message
    assert document.links[0].url == "b"


def test_utf16_is_read_and_told() -> None:
    document = read("a.md", "\ufeff# A\n".encode("utf-16-le"))
    assert [problem.kind for problem in document.problems] == ["utf-16"]
    assert document.headings[0].title == "A"


HOSTILE = {
    "liquid": "{{ " * 20_000,
    "tags": "{% comment %}" * 5_000,
    "one line": "{{a}} x " * 10_000,
    "html": "<a '\"" * 10_000,
    "unclosed": "<div>" * 10_000 + "</div>" * 10_000,
    "lists": "<ul>" + "<li>" * 10_000,
    "comments": "a <!-- b\n\n" * 5_000,
    "brackets": "[" * 20_000 + "![a](" * 5_000,
    "emphasis": "**a_" * 10_000,
    "dollars": "$a " * 10_000 + "\\(" * 10_000,
    "attributes": "{: " * 10_000 + "{:a}" * 10_000,
    "nesting": "> - " * 2_000,
    "separators": "\u2028\x0b\n" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read(name: str) -> None:
    text = HOSTILE[name]
    document = page(text)
    assert len(document.prose) == len(text)
    assert [problem.kind for problem in document.problems] == []

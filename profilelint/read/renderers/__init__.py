"""What the renderers of Markdown make of a page that differs: one file for each, with the differences as data."""

from __future__ import annotations

from typing import NamedTuple


class Renderer(NamedTuple):
    """A renderer of Markdown, and where it differs from others; `maker` is the name by which authors know it.

    `marks_need_words`: beside punctuation and CJK, `**` opens only before a word and closes only behind one
    (CommonMark 0.31.2, section 6.2, "flanking"). `closes_behind_blank`: `**a **b` is bold.
    `ends_paragraph` is what ends a paragraph without a blank line above: "bullet", "number", "heading", "quote",
    "table", "fence"; `indented_heading`: `#` may stand behind one to three blanks.
    `raw_html` says where a block of raw HTML ends, in which no Markdown is read: at the "closing" tag, at a "blank"
    line, or "never" begins. `raw_elements` are those in a paragraph that no Markdown is read in.
    `attributes` are those that it reads behind a link or a picture, by how they begin in the braces, `own_attributes`
    on a line of their own. `divs`: `:::` makes a division. `reads_math`: no `_`, `*` or backslash in `$..$` means
    anything else. `pipes_make_tables`: each line with a `|` is a table. `blank_in_address`: `[a](b c)` is a link.
    `hides_definitions`: `[a]: b c d` is shown nowhere. `keeps_tags`: HTML gets to the reader. `literal_fences`: a fence
    that is never closed is text. `numbers_anew`: each list begins with 1. `shows_closing_tags`: one that closes nothing
    is text. `emoji`: `:rocket:` is one.

    >>> from profilelint.read.renderers.kramdown import KRAMDOWN
    >>> KRAMDOWN.maker, KRAMDOWN.raw_html, "bullet" in KRAMDOWN.ends_paragraph
    ('Jekyll', 'closing', True)
    """

    name: str
    maker: str
    marks_need_words: bool = True
    closes_behind_blank: bool = False
    ends_paragraph: frozenset[str] = frozenset({"bullet", "number", "heading", "quote", "table", "fence", "div"})
    indented_heading: bool = True
    raw_html: str = "blank"
    raw_elements: frozenset[str] = frozenset()
    attributes: tuple[str, ...] = ()
    own_attributes: tuple[str, ...] = ()
    divs: bool = False
    reads_math: bool = False
    pipes_make_tables: bool = False
    blank_in_address: bool = False
    hides_definitions: bool = False
    keeps_tags: bool = True
    literal_fences: bool = False
    numbers_anew: bool = False
    shows_closing_tags: bool = False
    emoji: bool = False

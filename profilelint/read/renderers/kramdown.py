"""kramdown 2.4 with its GFM parser, as Jekyll and GitHub Pages call it.

Sources: kramdown's `lib/kramdown/parser/kramdown/*.rb` (emphasis, list, table, html, block_boundary), `parser/html.rb`
(`HTML_CONTENT_MODEL`), kramdown-parser-gfm's `PARAGRAPH_END`, and pages that both rendered.
"""

from profilelint.read.renderers import Renderer

#: `HTML_CONTENT_MODEL` of kramdown's parser/html.rb: those of its raw elements, and what it does not know, that are
#: written in running text.
_RAW = frozenset({"u", "s", "mark", "font", "center", "strike", "kbd", "time", "nobr"})

KRAMDOWN = Renderer(
    "kramdown",
    "Jekyll",
    marks_need_words=False,
    ends_paragraph=frozenset({"bullet", "number", "heading", "quote", "fence"}),
    indented_heading=False,
    raw_html="closing",
    raw_elements=_RAW,
    attributes=(":",),
    own_attributes=(":",),
    pipes_make_tables=True,
    blank_in_address=True,
    hides_definitions=True,
    literal_fences=True,
    numbers_anew=True,
    shows_closing_tags=True,
)

"""Pandoc 3 with `-f markdown`, as Quarto calls it.

Sources: Pandoc's manual, chapter 8 ("Pandoc's Markdown"), jgm/pandoc issues 2748, 6590 and 9079 (a list needs a blank
line above it, by design), and pages that it rendered.
"""

from profilelint.read.renderers import Renderer

PANDOC = Renderer(
    "pandoc",
    "Quarto",
    marks_need_words=False,
    closes_behind_blank=True,
    ends_paragraph=frozenset({"fence"}),
    indented_heading=False,
    raw_html="never",
    attributes=(".", "#", "a"),
    divs=True,
    reads_math=True,
    blank_in_address=True,
    hides_definitions=True,
    literal_fences=True,
)

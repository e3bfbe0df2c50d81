"""Where a page holds mathematics, which MathJax or KaTeX typesets."""

from __future__ import annotations

import re

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span

#: Inline math is what Pandoc takes for it (manual, "Extension: tex_math_dollars"), on one line. A word between escaped
#: brackets is no math: "\\[at\\]", "\\[PDF\\]".
_MATH = lazy_pattern(
    r"""\$\$[^$]{1,5000}\$\$
    | \\\((?!\s?[A-Za-z]{2,20}\s?\\\))[^\\]{0,200}(?:\\[^)][^\\]{0,200}){0,100}\\\)
    | \\\[(?!\s?[A-Za-z]{2,20}\s?\\\])[^\\]{0,200}(?:\\[^\]][^\\]{0,200}){0,100}\\\]
    | \$(?<![\\$\w]\$)(?=[^\s$])[^$\n]{0,500}(?<=[^\s\\])\$(?![\d$])
    """,
    re.VERBOSE,
)
#: Where an environment of LaTeX begins that MathJax typesets without dollars ("Automatic equation numbering"); the
#: asterisk may be escaped. It ends within so many characters.
_BEGIN = lazy_pattern(r"\\begin(\{(?:align|alignat|equation|eqnarray|gather|multline|flalign)\\?\*?\})")
_LONGEST = 5000


def find(prose: str) -> list[Span]:
    r"""Return the formulas of a page, first those between dollars or escaped brackets.

    >>> text = r"Let \begin{align*} \mathbb{V}ar &= 1 \\ &= 2 \end{align*} and $x$; \begin{align} is never closed."
    >>> [text[slice(*span)][:13] for span in find(text)]
    ['$x$', '\\begin{align*']
    """
    found = [Span(*match.span()) for match in _MATH.finditer(prose)]
    position = 0
    for begin in _BEGIN.finditer(prose) if "\\begin{" in prose else ():
        end = prose.find(f"\\end{begin[1]}", begin.end(), begin.end() + _LONGEST) if begin.start() >= position else -1
        if end >= 0:
            position = end + len(f"\\end{begin[1]}")
            found.append(Span(begin.start(), position))
    return found

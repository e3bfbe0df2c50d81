r"""A block of code is never closed, and the rest of the page goes with it.

A fence is closed by a line of at least as many of its signs and nothing else, indented by at most three spaces. Hugo and GitHub take all that follows for code; Jekyll and Quarto show the signs.

````markdown bad
# Loom

```sh
make loom

# Mill
````

````text output
3:1: Visitors see the rest of this page as code, or "```", as the fence is never closed. Write "```" below the code.
````

`````markdown bad
````text
make loom
```

A mill.
`````

`````text output
1:1: Visitors see the rest of this page as code, or "````", as line 3 does not close the fence. Write "````" there.
`````

````markdown good
```sh
make loom
```

~~~
make mill
~~~~

- ```
  make card
  ```
````

An item ends its code:

````markdown good
- ```
  make card

A mill.
````

Measured on 8 findings on 403 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Code, Document, Finding, Site, Span
from profilelint.toolkit import lazy_pattern, page_renderers

SEVERITY = "warning"

LINE = lazy_pattern(r"^[ \t>]*(`{3,}|~{3,})([^`\n]*)$", re.MULTILINE)
OPENING = lazy_pattern(r"(`{3,}|~{3,})[^`\n]*")


def check(code: Code, document: Document, site: Site) -> Iterator[Finding]:
    if not code.block or document.text[code.span.end :].strip():
        return
    text = document.text[code.span.start : code.span.end]
    opening = OPENING.match(text)
    if not opening:
        return
    fence = opening[1]
    lines = text.rstrip().splitlines()
    last = lines[-1].strip(" \t>")
    if len(lines) > 1 and len(last) >= len(fence) and not last.strip(fence[0]) and _indent(lines[-1]) < 4:
        return
    if any(each.literal_fences for each in page_renderers(site, document)) and _pairs(document.text):
        return
    span = Span(code.span.start, code.span.start + len(fence))
    what = f'Visitors see the rest of this page as code, or "{fence}", as'
    first = document.position(span.start)[0]
    near = next((first + at for at, line in enumerate(lines[1:], 1) if line.strip().startswith(fence[0] * 3)), 0)
    if near:
        yield Finding(span, f'{what} line {near} does not close the fence. Write "{fence}" there.')
    else:
        yield Finding(span, f'{what} the fence is never closed. Write "{fence}" below the code.')


def _pairs(text: str) -> bool:
    """Whether each fence of a page has its other, raw HTML or not: kramdown and Pandoc see more of them as such."""
    fence, room = "", 0
    for found in LINE.finditer(text):
        indent = found.start(1) - found.start()
        if not fence:
            fence, room = found[1], indent + 3
        elif found[1].startswith(fence) and not found[2].strip() and indent <= room:
            fence = ""
    return not fence


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

r"""A block of code is never closed, and the rest of the page goes with it.

A fence is closed by a line with at least as many of its signs, and nothing behind them, indented by three blanks at
most. Hugo and GitHub take all that follows for code; Jekyll and Quarto show the signs.

````markdown bad
# Loom

```sh
make loom

# Mill
````

````text output
3:1: readers see the rest of this page as code, or "```", as the fence is never closed; write "```" below the code
````

`````markdown bad
````text
make loom
```

A mill.
`````

`````text output
1:1: readers see the rest of this page as code, or "````", as line 3 does not close the fence; write "````" there
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

Jekyll leads to a page with this, and an item ends its code:

````markdown good
- ```
  make card

A mill.
````

Measured on 3 findings on 204 unseen sites: 0 wrong.
"""

from collections.abc import Iterator

from profilelint import Code, Document, Finding, Span
from profilelint.toolkit import lazy_pattern

SEVERITY = "warning"

OPENING = lazy_pattern(r"(`{3,}|~{3,})[^`\n]*")


def check(code: Code, document: Document) -> Iterator[Finding]:
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
    span = Span(code.span.start, code.span.start + len(fence))
    what = f'readers see the rest of this page as code, or "{fence}", as'
    first = document.position(span.start)[0]
    near = next((first + at for at, line in enumerate(lines[1:], 1) if line.strip().startswith(fence[0] * 3)), 0)
    if near:
        yield Finding(span, f'{what} line {near} does not close the fence; write "{fence}" there')
    else:
        yield Finding(span, f'{what} the fence is never closed; write "{fence}" below the code')


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

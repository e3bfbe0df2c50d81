r"""A formula loses its signs, as they are taken for emphasis.

Jekyll reads Markdown between single dollars, and Hugo between all of them: of `$x^*$ and $y^*$` visitors get no asterisk
but italic type between, and of `$\hat{x}_{i}$ and $\hat{y}_{j}$` no index. Between two dollars Jekyll leaves all as it
is; elsewhere a backslash before the sign saves it. Quarto reads formulas.

```yaml file _config.yml
title: Ada
```

```markdown bad notes.md
---
title: Notes
---
Let $x^*$ and $y^*$ be the looms, $\hat{x}_{i}$ and $\hat{y}_{j}$ the mills.
```

```text output
notes.md:4:5: Visitors see no "*" in $x^*$, as Jekyll takes it for emphasis. Write $$x^*$$ (and 3 more on this page)
```

```markdown fixed notes.md
---
title: Notes
---
Let $$x^*$$ and $$y^*$$ be the looms, $$\hat{x}_{i}$$ and $$\hat{y}_{j}$$ the mills.
```

```toml file hugo.toml
```

```markdown bad content/notes.md
---
title: Notes
---
Let $\hat{x}_{i}$ and $\hat{y}_{j}$ be mills.
```

```text output
content/notes.md:4:5: Visitors see no "_" in $\hat{x}_{i}$, as Hugo takes it for emphasis. Write $\hat{x}\_{i}$ (and 1 more on this page)
```

```markdown fixed content/notes.md
---
title: Notes
---
Let $\hat{x}\_{i}$ and $\hat{y}\_{j}$ be mills.
```

```yaml file _config.yml
title: Ada
```

```markdown good notes.md
---
title: Notes
---
Let $$x^*$$ and $$y^*$$, $x_i$ and $y_j$, $x^\*$ and $y^\*$; it costs $5 *or* $6.
```

```yaml file _quarto.yml
project:
  type: website
```

```markdown good notes.qmd
Let $x^*$ and $y^*$ be the looms.
```

```markdown good
Let $x^*$ and $y^*$ be the looms.
```

Measured on 117 findings on 199 unseen sites: 2 wrong.
"""  # noqa: E501 -- output is exact

from bisect import bisect_left
from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Site, Span
from profilelint.toolkit import lazy_pattern, page_renderers, page_source, shortened

SEVERITY = "warning"

#: Signs of a formula, besides those of emphasis.
MATH = lazy_pattern(r"[\\{}^]|\A\$[A-Za-z](?:[*_][A-Za-z0-9])+\$\Z")


def check(document: Document, site: Site) -> Iterator[Finding]:
    text = document.text
    if "$" not in text or not document.marks:
        return
    renderers = page_renderers(site, document)
    if len(renderers) != 1 or renderers[0].reads_math or renderers[0].maker == "GitHub":
        return
    jekyll = renderers[0].name == "kramdown"
    for span in page_source(document).formulas:
        formula = text[slice(*span)]
        doubled = formula.startswith("$$") or not formula.startswith("$")
        marks = _marks(document, span)
        if not marks or (jekyll and doubled) or not MATH.search(formula):
            continue
        if jekyll:
            right, fix = f"${formula}$", Fix.replace(span, f"${formula}$", safe=_is_in_line(text, span))
        else:
            right = "".join(f"\\{char}" if span.start + at in marks else char for at, char in enumerate(formula))
            fix = Fix.replace(span, right)
        sign = text[marks[0]]
        message = f'Visitors see no "{sign}" in {shortened(formula, 60)}, as {renderers[0].maker} takes it for emphasis'
        yield Finding(span, f"{message}. Write {shortened(right, 80)}", fix, fold="", cause="")


def _marks(document: Document, span: Span) -> list[int]:
    """Where signs of a formula are marks of emphasis."""
    first = bisect_left(document.marks, span.start, key=lambda mark: mark.start)
    last = bisect_left(document.marks, span.end, key=lambda mark: mark.start)
    return [at for mark in document.marks[first:last] for at in range(*mark)]


def _is_in_line(text: str, span: Span) -> bool:
    """Whether something else stands on the line of a formula, so that two dollars make no block of it."""
    line = text[text.rfind("\n", 0, span.start) + 1 :].partition("\n")[0]
    return len(line.strip(" .,;:")) > span.end - span.start

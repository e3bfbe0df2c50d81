"""Markdown is used where only HTML is read, so visitors see its signs.

Jekyll reads no Markdown from a tag of a block such as `<div>` to its closing tag, blank lines or not, unless the tag
says `markdown="1"`; and none in some elements of a paragraph, such as `<u>` and `<font>`. Hugo and GitHub read none
from a tag that begins a line down to the next blank line. Quarto reads it everywhere.

```yaml file _config.yml
title: Ada
```

```markdown bad notes.md
---
title: Notes
---
<div class="card">

**A loom** and [a mill](mill.md).

</div>
```

```text output
notes.md:6:1: Visitors see "**A loom**" as typed, as Jekyll reads no Markdown in <div>. Write <div markdown="1">, or HTML.
```

```markdown fixed notes.md
---
title: Notes
---
<div markdown="1" class="card">

**A loom** and [a mill](mill.md).

</div>
```

```yaml file _config.yml
title: Ada
```

```markdown bad notes.md
---
title: Notes
---
<p>**A card**</p>

My <font color="red">[mill](mill.md) of 1842</font>.
```

```text output
notes.md:4:4: Visitors see "**A card**" as typed, as Jekyll reads no Markdown in <p>. Write <p markdown="1">, or HTML (and 1 more on this page).
```

```yaml file _config.yml
title: Ada
```

```markdown bad notes.md
---
title: Notes
---
My <u>**loom**</u>.
```

```text output
notes.md:4:4: Visitors see "**loom**" as typed, as Jekyll reads no Markdown in <u>. Write **<u>loom</u>**
```

```markdown fixed notes.md
---
title: Notes
---
My **<u>loom</u>**.
```

```toml file hugo.toml
[markup.goldmark.renderer]
unsafe = true
```

```markdown bad content/notes.md
---
title: Notes
---
<div class="card">
## A loom

**A mill**
</div>
**A card**
```

```text output
content/notes.md:5:1: Visitors see "## A loom" as typed, as Hugo reads no Markdown from a tag to a blank line. Put a blank line above it (and 1 more on this page).
```

```markdown fixed content/notes.md
---
title: Notes
---
<div class="card">

## A loom

**A mill**
</div>

**A card**
```

```yaml file _config.yml
title: Ada
```

````markdown good notes.md
---
title: Notes
---
<div markdown="1">
**A loom** and [a mill](mill.md).
</div>

<details>
<summary>Mills</summary>
<div markdown="1">
**A loom** and [a mill](mill.md).
</div>
</details>

<b>**A card**</b>, <span>[mill](mill.md)</span> and <a href="x**y**z">2*3*4</a>

<pre>
**a**
</pre>

<div>

```
**a**
```

</div>

<section>
<div markdown="1">
**A card**
</div>
</section>
````

```toml file hugo.toml
```

```markdown good content/notes.md
---
title: Notes
---
<div>

**A loom**

</div>

My <u>**loom**</u>.
```

```yaml file _quarto.yml
project:
  type: website
```

```markdown good notes.qmd
<div>
**A loom**
</div>
```

```markdown good notes.qmd
<p>**A card**</p>
```

Measured on 11 findings on 403 unseen sites: 2 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Site, Span
from profilelint.toolkit import (
    Renderer,
    closing_tag,
    lazy_pattern,
    page_renderers,
    page_source,
    raw_html,
    shortened,
    text_blocks,
)

SEVERITY = "warning"

SUSPECT = lazy_pattern(r"\*\*|\]\(|\n[ ]{0,3}#{1,6}[ ]|>\*")
#: Markdown that is complete: bold type, a link or picture, a heading, and italic type where a tag holds nothing else.
MARKDOWN = lazy_pattern(
    r"""\*\*(?![\s*])[^*\n]{1,300}(?<!\s)\*\*(?!\*)
    | !?\[[^\[\]\n]{1,300}\]\([^\s()<>]{1,500}(?:[ ]"[^"\n]{0,200}")?\)
    | ^[ ]{0,3}\#{1,6}[ ]+[^\s#][^\n]{0,300}
    | (?<=>)\*(?![\s*])[^*<>\n]{1,300}(?<!\s)\*(?=<)""",
    re.VERBOSE | re.MULTILINE,
)
OPENING = lazy_pattern(r"<([A-Za-z][A-Za-z0-9-]*)(?=[\s>])")
READ = lazy_pattern(r"(?i)<()([a-z][a-z0-9-]*)\s[^<>]{0,500}?markdown=[^<>]{1,500}>")
BOLD = lazy_pattern(r"\*\*([^*\n]{1,300})\*\*")


def check(document: Document, site: Site) -> Iterator[Finding]:
    if "<" not in document.text or not SUSPECT.search(document.text):
        return
    renderers = page_renderers(site, document)
    if len(renderers) != 1:
        return
    shown = renderers[0]
    text = page_source(document).text
    for region in raw_html(document, shown):
        found = next(
            (each for each in MARKDOWN.finditer(text, *region) if not _is_read(document, shown, region, each)), None
        )
        if found and shown.raw_html == "closing":
            yield _in_element(document, region, Span(*found.span()), shown.maker)
        elif found:
            yield _below_tag(document, Span(*found.span()), shown.maker, dropped=not shown.keeps_tags)
    if shown.raw_elements:
        elements = "|".join(sorted(shown.raw_elements))
        pattern = re.compile(rf"(?i)<({elements})(?:\s[^<>]{{0,500}})?>([^<>\n]{{1,500}})</\1>")
        for block in text_blocks(document, shown) if pattern.search(page_source(document).html) else ():
            if block.kind != "raw":
                yield from _in_paragraph(document, pattern, block.span, shown.maker)


def _is_read(document: Document, shown: Renderer, region: Span, found: re.Match[str]) -> bool:
    """Whether Markdown in raw HTML stands in an element that says `markdown="1"`, which Jekyll reads."""
    html = page_source(document).html
    if shown.raw_html != "closing" or "markdown=" not in html:
        return False
    tags = (tag for tag in READ.finditer(html, *region) if tag.start() < found.start())
    return any(closing_tag(html, tag) > found.start() for tag in tags)


def _in_element(document: Document, region: Span, found: Span, maker: str) -> Finding:
    """What Jekyll does not read in an element: the innermost one that its line or those above begin with."""
    tag = OPENING.search(document.text, *region)
    name = tag[1] if tag else "div"
    quoted = shortened(" ".join(document.text[found.start : found.end].split()), 60)
    message = f'Visitors see "{quoted}" as typed, as {maker} reads no Markdown in <{name}>'
    fix = Fix.replace(Span(tag.end(), tag.end()), ' markdown="1"', safe=False) if tag and name == "div" else None
    return Finding(found, f'{message}. Write <{name} markdown="1">, or HTML.', fix, fold="")


def _below_tag(document: Document, found: Span, maker: str, *, dropped: bool) -> Finding:
    text = document.text
    start = text.rfind("\n", 0, found.start) + 1
    line = text[start : found.end]
    quoted = shortened(" ".join(text[found.start : found.end].split()), 60)
    seen = f'miss "{quoted}", or see it' if dropped else f'see "{quoted}"'
    message = f"Visitors {seen} as typed, as {maker} reads no Markdown from a tag to a blank line"
    if line.lstrip().startswith("<"):
        return Finding(found, f"{message}. Write HTML.", fold="")
    fix = Fix.replace(Span(start, start), "\n") if len(line) - len(line.lstrip()) < 4 else None
    return Finding(found, f"{message}. Put a blank line above it.", fix, fold="")


def _in_paragraph(document: Document, pattern: re.Pattern[str], block: Span, maker: str) -> Iterator[Finding]:
    for element in pattern.finditer(page_source(document).html, *block):
        inner = Span(*element.span(2))
        found = MARKDOWN.search(document.text, *inner)
        if not found:
            continue
        quoted = shortened(" ".join(found[0].split()), 60)
        message = f'Visitors see "{quoted}" as typed, as {maker} reads no Markdown in <{element[1]}>'
        whole = BOLD.fullmatch(document.text, *inner)
        if whole:
            opening, closing = (
                document.text[element.start() : inner.start],
                document.text[inner.end : element.end()],
            )
            right = f"**{opening}{whole[1]}{closing}**"
            yield Finding(Span(*element.span()), f"{message}. Write {right}", Fix.replace(Span(*element.span()), right))
        else:
            yield Finding(Span(*found.span()), f"{message}. Write it in HTML.", fold="")

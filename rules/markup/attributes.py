"""Attributes in braces are shown, as they are written for another renderer.

`{: .button}` is for Jekyll, right after the element it belongs to or on a line of its own; `{.button}` is for Quarto.
Each shows what is written for the other, and Hugo and GitHub show both.

```yaml file _config.yml
title: Ada
```

```markdown bad notes.md
---
title: Notes
---
[CV](cv.pdf) {: .button}, [mill](mill.md){target="_blank"}
```

```text output
notes.md:4:14: Visitors see "{: .button}", as a space keeps Jekyll from reading it. Delete the space (and 1 more on this page).
```

```markdown fixed notes.md
---
title: Notes
---
[CV](cv.pdf){: .button}, [mill](mill.md){:target="_blank"}
```

```yaml file _quarto.yml
project:
  type: website
```

```markdown bad notes.qmd
[CV](cv.pdf){: .button}
```

```text output
notes.qmd:1:13: Visitors see "{: .button}", as the colon is for Jekyll. Write {.button}
```

```markdown fixed notes.qmd
[CV](cv.pdf){.button}
```

```toml file hugo.toml
```

```markdown bad content/notes.md
---
title: Notes
---
![mill](mill.png){width=50%}

A loom
{: .wide}
```

```text output
content/notes.md:4:18: Visitors see "{width=50%}", as Hugo reads no attributes there. Delete it, or write HTML (and 1 more on this page).
```

```yaml file _config.yml
title: Ada
```

```markdown good notes.md
---
title: Notes
---
[CV](cv.pdf){: .button}, **loom**{: .red}, `{: .a}` and {a}

[comment]: <> (![mill](mill.png) and a loom {: .wide})

A loom
{: .wide}

* Table
{:toc}
```

```yaml file _quarto.yml
project:
  type: website
```

```markdown good notes.qmd
[CV](cv.pdf){.button} and ![mill](mill.png){width=50%}
```

```markdown good
[CV](cv.pdf){: .button} and [CV](cv.pdf){.button}
```

Measured on 1 finding on 403 unseen sites: 1 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Image, Link, Site, Span
from profilelint.toolkit import lazy_pattern, page_renderers, page_source, shortened

SEVERITY = "warning"

LIST = lazy_pattern(r"\{::?[ \t]?(?:toc\b|options\b|refdef|[.#][A-Za-z]|[A-Za-z][\w-]*=)[^{}\n]{0,300}\}|\{::?toc\}")
BRACES = lazy_pattern(r"\{[ ]?(?:[.#][A-Za-z][\w-]{0,50}|[A-Za-z][\w-]{0,50}[ ]?=)[^{}\n]{0,300}\}")
#: What ends a piece of text that Jekyll gives attributes to.
SPAN_END = (")", "]", "*", "_", "`", ">", "}", "\ufdd0")
#: A definition that nothing refers to, which hides its line.
COMMENT = lazy_pattern(r"[ ]{0,3}\[[^\[\]]{1,100}\]:[ \t]*(?:<>|#)")
ITEM = lazy_pattern(r"(?:[ \t>]|[-*+][ \t]|\d{1,3}[.)][ \t])*\Z")


def check(document: Document, site: Site) -> Iterator[Finding]:
    text = document.text
    if "{:" not in text and "){" not in text and "]{" not in text:
        return
    renderers = page_renderers(site, document)
    if len(renderers) != 1:
        return
    maker = renderers[0].maker
    if "{:" in text:
        reads = ":" in renderers[0].attributes
        yield from (_colon(document, span, maker, reads=reads) for span in _shown_lists(document, reads=reads))
    if "." not in renderers[0].attributes:
        nodes: list[Link | Image] = [*document.links, *document.images]
        for node in nodes:
            if node.kind != "html" and (found := BRACES.match(text, node.span.end)):
                yield _braces(document, Span(*found.span()), maker, reads=":" in renderers[0].attributes)


def _shown_lists(document: Document, *, reads: bool) -> Iterator[Span]:
    """Lists of attributes with a colon that visitors see: for Jekyll, those behind a blank or plain text."""
    html = page_source(document).html
    for found in LIST.finditer(html):
        start, end = found.span()
        line = html[html.rfind("\n", 0, start) + 1 : start]
        alone = ITEM.match(line) is not None
        if COMMENT.match(line):
            continue
        if not reads or not (alone or line.endswith(SPAN_END)):
            yield Span(start, end)


def _colon(document: Document, span: Span, maker: str, *, reads: bool) -> Finding:
    text = document.text
    message = f'Visitors see "{shortened(text[slice(*span)], 60)}", as'
    if reads:
        blanks = len(text[: span.start]) - len(text[: span.start].rstrip(" \t"))
        at = Span(span.start - blanks, span.start)
        if blanks and text[at.start - 1 : at.start] in SPAN_END:
            message = f"{message} a space keeps {maker} from reading it. Delete the space."
            return Finding(span, message, Fix.replace(at, ""), fold="")
        return Finding(span, f"{message} {maker} reads none after plain text. Put it on the line below.", fold="")
    right = f"{{{text[span.start + 2 : span.end].lstrip()}"
    if maker == "Quarto" and text[span.start - 1 : span.start] in {")", "]"}:
        return Finding(span, f"{message} the colon is for Jekyll. Write {right}", Fix.replace(span, right), fold="")
    return Finding(span, f"{message} {maker} reads no attributes of this kind. Delete it, or write HTML.", fold="")


def _braces(document: Document, span: Span, maker: str, *, reads: bool) -> Finding:
    message = f'Visitors see "{shortened(document.text[slice(*span)], 60)}", as {maker}'
    if reads:
        right = f"{{:{document.text[span.start + 1 : span.end]}"
        at = Span(span.start + 1, span.start + 1)
        return Finding(span, f"{message} needs a colon in it. Write {right}", Fix.replace(at, ":"), fold="")
    return Finding(span, f"{message} reads no attributes there. Delete it, or write HTML.", fold="")

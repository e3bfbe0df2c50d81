"""A footnote or a link refers to a label that the page does not define.

`[^1]` needs a line `[^1]: The note` on the same page, and `[text][label]` one such as `[label]: https://example.org`.

```markdown bad
The loom[^1] and the mill[^mill], see the [catalogue][cat].

[^mill]: Of 1842.
```

```text output
1:9: Visitors see "[^1]" and no note, as it is defined nowhere on this page. Write [^1]: and the note on a line of its own (and 1 more on this page).
```

```markdown good
The loom[^1], the [catalogue][cat], `[^2]`, [0-9][a-z], a[i][jj], [1][2], [^\\s] and [@ada][p. 3], [x][{{ y }}]

[^1]: Of 1842.
[cat]: https://example.org
```

Measured on 0 findings on 172 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Document, Finding, Site, Span
from profilelint.toolkit import lazy_pattern, page_renderers, page_source, shortened

SEVERITY = "warning"

#: What other files may define is not known.
INCLUDE = lazy_pattern(r"\{%-?[ ]*include|\{\{[<%][ ]*include")
NOTE = lazy_pattern(r"\[\^([\w:.-]{1,60})\](:?)")
#: Classes of signs in patterns, such as [^a-z], are no notes.
CLASS = lazy_pattern(r"\w-\w|[A-Za-z]\Z|.*-.*-")
REFERENCE = lazy_pattern(r"(?<![\w\]\\!^])\[(?![@^])([^\[\]\n]{2,200})\]\[([A-Za-z][A-Za-z][\w -]{0,60})\]")


def check(document: Document, site: Site) -> Iterator[Finding]:
    text = document.text
    if ("[^" not in text and "][" not in document.said) or INCLUDE.search(text):
        return
    if not page_renderers(site, document) or site.locate(document).rpartition("/")[2].startswith("_"):
        return
    if "[^" in text:
        yield from _notes(document)
    if "][" not in document.said:
        return
    for found in REFERENCE.finditer(document.prose):
        if document.text[slice(*found.span())] == found[0] and f"[{found[2].lower()}]:" not in document.text.lower():
            quoted = shortened(found[0], 60)
            message = f'Visitors see "{quoted}" and no link, as "{found[2]}" is defined nowhere on this page'
            yield Finding(
                Span(*found.span()), f"{message}. Write [{found[2]}]: and the address on a line of its own.", fold=""
            )


def _notes(document: Document) -> Iterator[Finding]:
    text = page_source(document).html
    defined = {found[1].lower() for found in NOTE.finditer(text) if found[2]}
    for found in NOTE.finditer(text):
        if found[2] or found[1].lower() in defined or CLASS.match(found[1]):
            continue
        if text[found.start() - 1 : found.start()] in ("\\", "["):
            continue
        message = f'Visitors see "{found[0]}" and no note, as it is defined nowhere on this page'
        yield Finding(Span(*found.span()), f"{message}. Write {found[0]}: and the note on a line of its own.", fold="")

"""A heading shows its hashes, or another line becomes a heading.

`##News` is text for every renderer. Jekyll and Quarto also read `#` after spaces as text, and dashes right below an
item of a list as the underline of a heading.

```markdown bad
##News
```

```text output
1:1: Visitors see "##News" with its hashes and no heading. Write ## News
```

```markdown fixed
## News
```

```yaml file _config.yml
title: Ada
```

```markdown bad notes.md
---
title: Notes
---
 ## Looms

- one loom
---
```

```text output
notes.md:4:1: Visitors see "## Looms" with its hashes, as a space is before them. Delete it.
notes.md:7:1: Visitors see "- one loom" as a heading, as dashes are right below it. Put a blank line between them.
```

```markdown fixed notes.md
---
title: Notes
---
## Looms

- one loom

---
```

Other hashes and dashes are fine:

```markdown good
#loom #mill

#####

####################### News

# C

#include
```

```toml file hugo.toml
```

```markdown good content/notes.md
 ## Looms

- one loom
---
```

```yaml file _config.yml
title: Ada
```

```markdown good notes.md
---
title: Notes
---
- one loom

  ## Looms
```

Measured on 6 findings on 403 unseen sites: 2 wrong.
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Site, Span
from profilelint.toolkit import lazy_pattern, page_renderers, page_source, shortened

SEVERITY = "warning"

SUSPECT = lazy_pattern(r"(?m)^(?: {1,3}#|#+[^\s#]|#{7}|---)")
GLUED = lazy_pattern(r"(#{1,6})(?=[^\W\d_]|\[)(?![^\n]*#[ \t]*$)")
SEVENTH = lazy_pattern(r"#{7}[ \t]+(?=\w)")
INDENTED = lazy_pattern(r"[ ]{1,3}(?=#{1,6}[ \t]+\w)")
ITEM = lazy_pattern(r"[ ]{0,3}([-*+])[ \t]")
BEGINS_ITEM = lazy_pattern(r"(?:[-*+:]|\d{1,9}[.)])[ \t]")
RULE = lazy_pattern(r"-{3,}[ \t]*$")


def check(document: Document, site: Site) -> Iterator[Finding]:
    if not SUSPECT.search(document.text):
        return
    renderers = page_renderers(site, document)
    if not renderers:
        return
    source = page_source(document)
    spaced = all(not each.indented_heading for each in renderers)
    above, in_item = "", False
    for index, span in enumerate(source.lines):
        line = source.line(span)
        if found := GLUED.match(line):
            below = source.line(source.lines[index + 1]) if index + 1 < len(source.lines) else ""
            if not above.strip() and not below.strip() and (len(found[1]) > 1 or line[1] == "["):
                yield _blank(document, span, found.end())
        elif (found := SEVENTH.match(line)) and all(each.maker != "Quarto" for each in renderers):
            message = 'Visitors see the hashes of "####### ", as headings have six levels. Write six at most.'
            yield Finding(Span(span.start, span.start + found.end()), message)
        elif spaced and (found := INDENTED.match(line)) and not above.strip() and not in_item:
            marked = Span(span.start, span.start + found.end())
            quoted = shortened(line.strip(), 60)
            message = f'Visitors see "{quoted}" with its hashes, as a space is before them. Delete it.'
            yield Finding(marked, message, Fix.replace(marked, ""))
        elif spaced and RULE.match(line) and ITEM.match(above) and len(above.split()) > 1:
            quoted = shortened(above.strip(), 60)
            message = (
                f'Visitors see "{quoted}" as a heading, as dashes are right below it. Put a blank line between them.'
            )
            yield Finding(Span(span.start, span.start + 3), message, Fix.replace(Span(span.start, span.start), "\n"))
        above = line
        if line.strip() and not line[0].isspace():
            in_item = bool(BEGINS_ITEM.match(line))


def _blank(document: Document, line: Span, marks: int) -> Finding:
    at = line.start + marks
    quoted = shortened(document.text[slice(*line)].strip(), 60)
    right = shortened(f"{document.text[line.start : at]} {document.text[at : line.end].strip()}", 60)
    message = f'Visitors see "{quoted}" with its hashes and no heading. Write {right}'
    return Finding(Span(line.start, at), message, Fix.replace(Span(at, at), " "))

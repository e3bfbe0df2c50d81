"""A byte order mark is at the start of a page.

Some editors on Windows put an invisible character, U+FEFF, before everything else. Older versions of Jekyll then miss
the front matter, print it on the page and lose the title; other programs show an odd character.

```markdown bad
\ufeff---
title: Talks
---
```

```text output
1:1: An invisible byte order mark before everything else may hide the front matter. Delete it.
```

```markdown fixed
---
title: Talks
---
```

```markdown good
---
title: Talks
---

Somewhere else\ufeff it is another character.
```

Measured on 3 findings on 316 unseen sites: 1 wrong.
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Span

SEVERITY = "warning"


def check(document: Document) -> Iterator[Finding]:
    if document.text.startswith("\ufeff") and document.encoding == "utf-8":
        span = Span(0, 1)
        message = "An invisible byte order mark before everything else may hide the front matter. Delete it."
        yield Finding(span, message, Fix.replace(span, ""), cause="")

"""A part of the page was not read, so it was not checked.

The page may be fine, but without this finding it would look as if it had been checked. The page, or its front matter,
is larger or more deeply nested than what people write by hand, and only the part before is checked. A page of more than
a million characters is mostly the output of a program: keep it as a file of its own, and link to it.

```markdown bad
---
title: Notes
tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[engine]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
---
```

```text output
3:1: The front matter is read only up to here: lists and mappings lie more than 50 deep in each other here. Shorten it.
```

Long and deeply nested pages of a usual kind are read as a whole:

```markdown good
---
title: Notes
menu: {main: {engine: {parts: [[mill, store], [cards]]}}}
---

> - 1. > - * > - + > 1) > - deep enough
```

```markdown good
A page without front matter, and what the parser does not see: `[[[[[[[[[[[[[[[[` and ((((((((((((((((((((((((.
```
"""

from collections.abc import Iterator

from profilelint import Finding, Problem

SEVERITY = "error"


def check(problem: Problem) -> Iterator[Finding]:
    if problem.kind in {"unread", "too-large"}:
        yield Finding(problem.span, problem.message)

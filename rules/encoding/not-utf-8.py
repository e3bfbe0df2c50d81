r"""A page is not written in UTF-8.

Site generators read UTF-8. At a byte that is not UTF-8, one stops with an error, and another shows a wrong character or
a question mark. Open the file in an editor, choose the encoding in which it looks right, and save it as UTF-8.

A page in UTF-8, with accents and emoji, is right. As this manual is UTF-8 itself, it writes other bytes as escapes.

```markdown bad
\udce9t\udce9 in Orl\udce9ans
```

```text output
1:1: Byte E9 is not UTF-8: visitors see wrong characters. Save the file as UTF-8.
```

```markdown good
été à Orléans, 夏, 🎿
```
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Problem, Site
from profilelint.toolkit import with_build_stop

SEVERITY = "error"


def check(problem: Problem, document: Document, site: Site | None) -> Iterator[Finding]:
    if problem.kind in {"not-utf-8", "utf-16"}:
        yield Finding(problem.span, with_build_stop(problem.message, site, document))

"""A comment is to silence rules and does not name them.

A comment to profilelint that names no rule silences nothing, so that nobody hides more than what was looked at. The
reader who comes back to the page a year later sees which fault was meant.

```markdown bad
# Ada Example

<!-- profilelint: ignore -->
My [thesis]().
```

```text output
3:1: this comment names no rule; say which it silences, as in "profilelint: ignore links/empty -- why"
```

`all` is no name either.

```markdown bad
My [thesis]() <!-- profilelint: ignore all -- being printed -->
```

```text output
1:15: this comment names no rule; say which it silences, as in "profilelint: ignore links/empty -- why"
```

```markdown bad
---
title: Ada Example
# profilelint: disable frontmatter
---
```

```text output
3:1: "disable" is no word for a comment to profilelint; there are ignore, ignore-start, ignore-end, ignore-file
```

```markdown good
<!-- profilelint: ignore links/empty -- the publisher has no page yet -->
My [thesis]().
```

Families are names, and there may be several.

```markdown good
<!-- profilelint: ignore-start links, dates -->
My [thesis]().
<!-- profilelint: ignore-end -->
```

Such a comment is one line. One that lacks its end runs on to that of the next comment, and hides all between the two:

```markdown bad
<!-- profilelint: ignore links/empty

My [thesis]().

<!-- printed soon -->
```

```text output
1:1: this comment silences nothing, as it does not end on the line it begins on; write "-->" there
```

```markdown good
<!-- profilelint: ignore links/empty -->

My [thesis]().

<!-- printed soon, says
the publisher -->
```

What does not speak to profilelint is any comment.

```markdown good
<!-- ignore the rest -->
# A page on profilelint: ignore this
```

Neither does a comment that is shown as code.

````markdown good
```html
<!-- profilelint: ignore -->
```
````
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Span, Suppression
from profilelint.toolkit import parse_suppression, suppression_keywords

SEVERITY = "warning"


def check(suppression: Suppression, document: Document) -> Iterator[Finding]:
    comment = parse_suppression(document.text, suppression.span)
    if suppression.names or comment is None or comment.word == "ignore-end":
        return
    line = document.line_span(document.position(comment.span.start)[0])
    if line.end < comment.span.end:
        span = Span(comment.span.start, line.end)
        yield Finding(
            span, 'this comment silences nothing, as it does not end on the line it begins on; write "-->" there'
        )
        return
    if comment.word in {*suppression_keywords(), ""}:
        message = 'this comment names no rule; say which it silences, as in "profilelint: ignore links/empty -- why"'
    else:
        message = (
            f'"{comment.word}" is no word for a comment to profilelint; there are {", ".join(suppression_keywords())}'
        )
    yield Finding(suppression.span, message)

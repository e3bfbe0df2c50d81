"""A comment that silences rules does not name them.

A comment to profilelint that names no rule silences nothing, so that nobody hides more than they have looked at, and
everybody sees a year later which fault was meant.

```markdown bad
# Ada Example

<!-- profilelint: ignore -->
My [thesis]().
```

```text output
3:1: This comment names no rule. Add a name, as in "profilelint: ignore links/empty -- why".
```

`all` is not a name:

```markdown bad
My [thesis]() <!-- profilelint: ignore all -- being printed -->
```

```text output
1:15: This comment names no rule. Add a name, as in "profilelint: ignore links/empty -- why".
```

```markdown bad
---
title: Ada Example
# profilelint: disable frontmatter
---
```

```text output
3:1: "disable" is not a word of profilelint, so this silences nothing. Write one of ignore, ignore-start, ignore-end, ignore-file
```

```markdown good
<!-- profilelint: ignore links/empty -- the publisher has no page yet -->
My [thesis]().
```

A family is a name, and there may be several names:

```markdown good
<!-- profilelint: ignore-start links, dates -->
My [thesis]().
<!-- profilelint: ignore-end -->
```

Such a comment is one line. Without its end, it runs on to the end of the next comment, and hides all between the two:

```markdown bad
<!-- profilelint: ignore links/empty

My [thesis]().

<!-- printed soon -->
```

```text output
1:1: This comment silences nothing, as it does not end on its first line. Write "-->" there.
```

```markdown good
<!-- profilelint: ignore links/empty -->

My [thesis]().

<!-- printed soon, says
the publisher -->
```

Other comments are left alone:

```markdown good
<!-- ignore the rest -->
# A page on profilelint: ignore this
```

So is a comment that is shown as code:

````markdown good
```html
<!-- profilelint: ignore -->
```
````
"""  # noqa: E501 -- output is exact

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
        yield Finding(span, 'This comment silences nothing, as it does not end on its first line. Write "-->" there.')
        return
    if comment.word in {*suppression_keywords(), ""}:
        message = 'This comment names no rule. Add a name, as in "profilelint: ignore links/empty -- why".'
    else:
        words = ", ".join(suppression_keywords())
        message = f'"{comment.word}" is not a word of profilelint, so this silences nothing. Write one of {words}'
    yield Finding(suppression.span, message)

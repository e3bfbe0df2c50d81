"""A comment silences a rule that finds nothing there.

Such a comment hides the next fault that comes to stand in its place. Most often the fault was mended and the comment
forgotten; now and then the name is misspelt, or the comment stands in the wrong line. A comment is never called unused
because of a rule that did not run.

```markdown bad
# Ada Example

<!-- profilelint: ignore links/empty -- the publisher has no page yet -->

My [thesis](thesis.pdf).
```

```text output
3:1: "links/empty" has nothing to silence here; remove this comment
```

```markdown fixed
# Ada Example

My [thesis](thesis.pdf).
```

Where a comment silences one rule and not the other, one name goes.

```markdown bad
My [thesis]() <!-- profilelint: ignore links/empty, links/vague-text -- being printed -->
```

```text output
1:15: "links/vague-text" has nothing to silence here; remove the name
```

```markdown fixed
My [thesis]() <!-- profilelint: ignore links/empty -- being printed -->
```

Only names of rules and families are taken out of a comment, and nothing else of it is touched:

```markdown bad
My [thesis]() <!--profilelint: ignore  emails,links/empty ,dates/mixed-formats — being printed-->
```

```text output
1:15: "emails" and "dates/mixed-formats" have nothing to silence here; remove the name
```

```markdown fixed
My [thesis]() <!--profilelint: ignore  links/empty — being printed-->
```

A misspelt name is not taken out, as something was meant by it.

```markdown bad
My [thesis]() <!-- profilelint: ignore links/emtpy -->
```

```text output
1:15: there is no rule "links/emtpy" (did you mean "links/empty"?)
```

```markdown bad
My [thesis](thesis.pdf).

<!-- profilelint: ignore-end links -->
```

```text output
3:1: this ignore-end ends nothing; there is no ignore-start before it that is still open
```

```markdown fixed
My [thesis](thesis.pdf).
```

```markdown good
<!-- profilelint: ignore links/empty -- the publisher has no page yet -->
My [thesis]().
```

```markdown good
My [thesis]() <!-- profilelint: ignore links -->
```

```markdown good
- [thesis]()
  <!-- profilelint: ignore-start links/empty -->
- [paper]()
<!-- profilelint: ignore-end -->
```

```markdown good
<!-- profilelint: ignore-file links/empty -- nothing is out yet -->

# Ada Example

- [thesis]()
- [paper]()
```

```markdown good
# Ada Example

No comment, and nothing to silence.
```
"""

import re
from collections.abc import Iterator, Sequence

from profilelint import Document, Edit, Finding, Fix, Span, Suppression
from profilelint.toolkit import (
    RuleNames,
    SuppressionComment,
    comment_begins_block,
    parse_suppression,
    selects_rule,
    suppression_word_spans,
)

SEVERITY = "warning"

#: What the name of a rule or a family is made of.
_NAME = re.compile(r"[\w/-]+")
#: A list item, or something indented: whether a list begins there or goes on may depend on the comment.
_ITEM = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*+(?:[ \t]|(?:>[ \t]*)*(?:[-*+]|\d{1,9}[.)])\s)")


def check(suppression: Suppression, document: Document, known: RuleNames) -> Iterator[Finding]:
    comment = parse_suppression(document.text, suppression.span)
    if comment is None:
        return
    if comment.word == "ignore-end":
        message = "this ignore-end ends nothing; there is no ignore-start before it that is still open"
        known_all = all(any(selects_rule(name, each) for each in known) for name in comment.names)
        yield Finding(comment.span, message, _removal(document, comment.span) if known_all else None)
        return
    unused = []
    for name in suppression.names:
        if not any(selects_rule(name, each) for each in known):
            from profilelint.toolkit import did_you_mean

            yield Finding(comment.span, f'there is no rule "{name}"{did_you_mean(name, sorted(known))}')
        elif name not in suppression.used:
            unused.append(name)
    if unused:
        left = [name for name in comment.names if name not in unused]
        said = " and ".join(f'"{name}"' for name in unused)
        verb, what = ("have" if len(unused) > 1 else "has"), ("the name" if left else "this comment")
        fix = _without(document, comment, unused) if left else _removal(document, comment.span)
        yield Finding(comment.span, f"{said} {verb} nothing to silence here; remove {what}", fix)


def _without(document: Document, comment: SuppressionComment, unused: Sequence[str]) -> Fix | None:
    """The comment without some of its names; None where something in it is no name."""
    if not all(map(_NAME.fullmatch, comment.names)):
        return None
    spans, _ = suppression_word_spans(document.text, comment.span)
    kept = [document.text[slice(*span)] not in unused for span in spans]
    last = max(index for index, each in enumerate(kept) if each)
    cuts = [
        Span(span.start, spans[index + 1].start) if index < last else Span(spans[index - 1].end, span.end)
        for index, span in enumerate(spans)
        if not kept[index]
    ]
    return Fix(tuple(Edit(cut, "") for cut in cuts))


def _removal(document: Document, span: Span) -> Fix | None:
    """The page without the comment; safe where readers see no difference for certain."""
    text = document.text
    if "<!--" in text[span.start + 1 : span.end]:  # it lacks its end, and runs on to that of another
        return None
    line = document.position(span.start)[0]
    before = text[_start(document, line) : span.start]
    after = text[span.end : document.line_span(line).end]
    if not (before + after).strip():
        return _without_line(document, line)
    if not after.strip():
        kept = after if after.endswith("  ") else ""  # which breaks the line
        return Fix.replace(Span(span.start - len(before) + len(before.rstrip()), span.end + len(after)), kept)
    gap = len(after) - len(after.lstrip()) if not before or before[-1].isspace() else 0
    return Fix.replace(Span(span.start, span.end + gap), "", safe=not comment_begins_block(before))


def _without_line(document: Document, line: int) -> Fix:
    """The page without a comment that has its line for itself, and without one of two blank lines around it."""
    start, end = _start(document, line), _start(document, line + 1)
    if document.front_matter and start < document.front_matter.span.end:
        return Fix.replace(Span(start, end), "")
    above, below = _is_blank(document, line - 1), _is_blank(document, line + 1)
    item = _ITEM.match(document.text, end)
    if above and below:
        end = _start(document, line + 2)
        start = start if end < len(document.text) else _start(document, line - 1)
    elif not (above or below or item):
        end = document.line_span(line).end
    return Fix.replace(Span(start, end), "", safe=(above or below) and not item)


def _start(document: Document, line: int) -> int:
    starts = document.line_starts
    return starts[max(line, 1) - 1] if line <= len(starts) else len(document.text)


def _is_blank(document: Document, line: int) -> bool:
    """Whether a line separates what stands around it, as the ends of the body do."""
    if not 0 < line <= len(document.line_starts):
        return True
    start, end = document.line_span(line)
    matter = document.front_matter
    return bool(matter and start < matter.span.end) or not document.text[start:end].strip()

"""A comment silences a rule that finds nothing there.

Such a comment hides the next fault in this place. Usually the fault was fixed and the comment forgotten; sometimes the
name is misspelt, or the comment is on the wrong line. A comment for a rule that did not run is never called unused.

```markdown bad
# Ada Example

<!-- profilelint: ignore links/empty -- the publisher has no page yet -->

My [thesis](thesis.pdf).
```

```text output
3:1: "links/empty" has nothing to silence here. Delete the comment.
```

```markdown fixed
# Ada Example

My [thesis](thesis.pdf).
```

Where a comment silences one rule and not the other, one name is deleted:

```markdown bad
My [thesis]() <!-- profilelint: ignore links/empty, links/vague-text -- being printed -->
```

```text output
1:15: "links/vague-text" has nothing to silence here. Delete the name.
```

```markdown fixed
My [thesis]() <!-- profilelint: ignore links/empty -- being printed -->
```

Only names of rules and families are deleted, and the rest of the comment stays:

```markdown bad
My [thesis]() <!--profilelint: ignore  emails,links/empty ,dates/mixed-formats — being printed-->
```

```text output
1:15: "emails" and "dates/mixed-formats" have nothing to silence here. Delete the names.
```

```markdown fixed
My [thesis]() <!--profilelint: ignore  links/empty — being printed-->
```

A misspelt name is not deleted, as something was meant by it:

```markdown bad
My [thesis]() <!-- profilelint: ignore links/emtpy -->
```

```text output
1:15: There is no rule "links/emtpy" (did you mean "links/empty"?). Correct the name, or delete it.
```

```markdown bad
My [thesis](thesis.pdf).

<!-- profilelint: ignore-end links -->
```

```text output
3:1: This ignore-end closes nothing, as no ignore-start is open before it. Delete it.
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

#: A name of a rule or a family.
_NAME = re.compile(r"[\w/-]+")
#: A list item, or something indented: the comment may decide whether a list begins there or goes on.
_ITEM = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*+(?:[ \t]|(?:>[ \t]*)*(?:[-*+]|\d{1,9}[.)])\s)")


def check(suppression: Suppression, document: Document, known: RuleNames) -> Iterator[Finding]:
    comment = parse_suppression(document.text, suppression.span)
    if comment is None:
        return
    if comment.word == "ignore-end":
        message = "This ignore-end closes nothing, as no ignore-start is open before it. Delete it."
        known_all = all(any(selects_rule(name, each) for each in known) for name in comment.names)
        yield Finding(comment.span, message, _removal(document, comment.span) if known_all else None)
        return
    unused = []
    for name in suppression.names:
        if not any(selects_rule(name, each) for each in known):
            from profilelint.toolkit import did_you_mean

            fault = f'There is no rule "{name}"{did_you_mean(name, sorted(known))}.'
            yield Finding(comment.span, f"{fault} Correct the name, or delete it.")
        elif name not in suppression.used:
            unused.append(name)
    if unused:
        left = [name for name in comment.names if name not in unused]
        names = " and ".join(f'"{name}"' for name in unused)
        verb, rest = ("have", "the names") if len(unused) > 1 else ("has", "the name")
        fix = _without(document, comment, unused) if left else _removal(document, comment.span)
        fault = f"{names} {verb} nothing to silence here."
        yield Finding(comment.span, f"{fault} Delete {rest if left else 'the comment'}.", fix)


def _without(document: Document, comment: SuppressionComment, unused: Sequence[str]) -> Fix | None:
    """Return the fix that deletes names from a comment; None where it contains anything else."""
    if not all(map(_NAME.fullmatch, comment.names)):
        return None
    spans, _ = suppression_word_spans(document.text, comment.span)
    kept = [document.text[slice(*span)] not in unused for span in spans]
    last = max(index for index, is_kept in enumerate(kept) if is_kept)
    cuts = [
        Span(span.start, spans[index + 1].start) if index < last else Span(spans[index - 1].end, span.end)
        for index, span in enumerate(spans)
        if not kept[index]
    ]
    return Fix(tuple(Edit(cut, "") for cut in cuts))


def _removal(document: Document, span: Span) -> Fix | None:
    """Return the fix that deletes the comment; safe where visitors certainly see no difference."""
    text = document.text
    if "<!--" in text[span.start + 1 : span.end]:  # without its own end, it runs on to that of another
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
    """Return the fix that deletes a comment alone on its line, and one of two blank lines around it."""
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
    """Whether a line is blank, or outside of the body."""
    if not 0 < line <= len(document.line_starts):
        return True
    start, end = document.line_span(line)
    matter = document.front_matter
    return bool(matter and start < matter.span.end) or not document.text[start:end].strip()

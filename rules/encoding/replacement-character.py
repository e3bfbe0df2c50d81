"""A character was lost, and a replacement character stands in its place.

Some program met a byte that it could not read and wrote U+FFFD instead: readers see a black diamond with a question
mark in the middle of a word or a name. What stood there is gone, so that only you can say what it was. Type the word
anew.

```markdown bad
---
title: Ren\ufffd Example
---

A na\ufffdve approach to caf\ufffds.
```

```text output
2:11: readers see "Ren\ufffd", where a character was lost; write the word anew
5:5: readers see "na\ufffdve", where a character was lost; write the word anew (and 1 more on this line)
```

Text about the character, and code, may hold it:

```markdown good
Lost bytes show as the replacement character (\ufffd), or `\ufffd` in code; U+FFFD \ufffd is its number.
```

```markdown good
A naïve approach to cafés?
```
"""

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Span
from profilelint.toolkit import (
    CharacterFault,
    findings_by_line,
    line_around,
    outside_mojibake,
    unusual_characters,
    visible_text,
    word_and_correction,
)

SEVERITY = "error"

#: What says that a line is about the character.
ABOUT = r"(?i)replacement char|U\+FFFD|\bunicode\b|\bmojibake\b"


def check(document: Document) -> Iterator[Finding]:
    if "\ufffd" in unusual_characters(document.text):
        text = visible_text(document)
        hits = [CharacterFault(Span(*found.span()), None) for found in re.finditer("\ufffd+", text)]
        if re.search(ABOUT, document.text):
            hits = [hit for hit in hits if not re.search(ABOUT, line_around(document.text, hit.span.start))]
        yield from findings_by_line(document, outside_mojibake(text, hits), lambda hit: _message(text, hit), cause=None)


def _message(text: str, hit: CharacterFault) -> str:
    return f'readers see "{word_and_correction(text, hit)[0]}", where a character was lost; write the word anew'

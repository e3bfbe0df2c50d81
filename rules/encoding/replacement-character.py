"""A character was lost, and visitors see a replacement character.

Some program met a byte that it could not read and wrote U+FFFD instead: visitors see a black diamond with a question
mark in the middle of a word or a name. The character is gone, so only you can say what it was. Type the word again.

```markdown bad
---
title: Ren\ufffd Example
---

A na\ufffdve approach to caf\ufffds.
```

```text output
2:11: Visitors see "Ren�", where a character was lost. Type the word again.
5:5: Visitors see "na�ve", where a character was lost. Type the word again (and 1 more on this line).
```

Text about the character, and code, may have it:

```markdown good
Lost bytes show as the replacement character (\ufffd), or `\ufffd` in code; U+FFFD \ufffd is its number.
```

```markdown good
A naïve approach to cafés?
```

Measured on 46 findings on 316 unseen sites: 0 wrong.
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

#: Words by which a line is about the character.
ABOUT = r"(?i)replacement char|U\+FFFD|\bunicode\b|\bmojibake\b"


def check(document: Document) -> Iterator[Finding]:
    if "\ufffd" in unusual_characters(document.text):
        text = visible_text(document)
        hits = [CharacterFault(Span(*run.span()), None) for run in re.finditer("\ufffd+", text)]
        if re.search(ABOUT, document.text):
            hits = [hit for hit in hits if not re.search(ABOUT, line_around(document.text, hit.span.start))]
        yield from findings_by_line(document, outside_mojibake(text, hits), lambda hit: _message(text, hit), cause=None)


def _message(text: str, hit: CharacterFault) -> str:
    return f'Visitors see "{word_and_correction(text, hit)[0]}", where a character was lost. Type the word again.'

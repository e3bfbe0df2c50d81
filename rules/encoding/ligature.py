"""A word has a ligature that was copied from a PDF.

Typesetting programs draw "fi" or "ff" as one character, and text copied from their PDFs has it instead of the letters.
A search for the word does not find it, screen readers stumble over it, and many web fonts do not have it and show it in
another font.

```markdown bad
---
excerpt: An e\ufb03cient loom.
---

## What in\ufb02uences the \ufb01rst \ufb01gure
```

```text output
2:14: "efficient" has the ligature "ﬃ", so a search for the word fails. Write "ffi".
5:11: "influences" has the ligature "ﬂ", so a search for the word fails. Write "fl" (and 2 more on this line).
```

```markdown fixed
---
excerpt: An efficient loom.
---

## What influences the first figure
```

A ligature alone is what the text is about:

```markdown good
Printers keep a type for \ufb01 and one for \ufb02; "\ufb00" is rarer.
```

```markdown good
An efficient loom, and `e\ufb03cient` in code. Œuvres, Æsop and Straße are spelt so.
```

Measured on 7 findings on 316 unseen sites: 0 wrong.
"""

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Span
from profilelint.toolkit import CharacterFault, findings_by_line, unusual_characters, visible_text, word_and_correction

SEVERITY = "warning"

LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
PATTERN = r"[\ufb00-\ufb06](?:(?<=[^\W\d_].)|(?=[^\W\d_]))"


def check(document: Document) -> Iterator[Finding]:
    if not unusual_characters(document.text).isdisjoint(LIGATURES):
        text = visible_text(document)
        hits = [CharacterFault(Span(*sign.span()), LIGATURES[sign[0]]) for sign in re.finditer(PATTERN, text)]
        yield from findings_by_line(document, hits, lambda hit: _message(text, hit))


def _message(text: str, hit: CharacterFault) -> str:
    meant = re.sub("[\ufb00-\ufb06]", lambda sign: LIGATURES[sign[0]], word_and_correction(text, hit)[1])
    sign = text[hit.span.start]
    return f'"{meant}" has the ligature "{sign}", so a search for the word fails. Write "{hit.text}".'

"""A word has a hyphen that is not the one on the keyboard.

The non-breaking hyphen (U+2011), the Unicode hyphen (U+2010) and the minus sign (U+2212) come with text that was copied
from a web page, a PDF or a chat. They look like a hyphen, but a search for the word with a plain hyphen does not find
it, and some fonts show a gap. All of a page are reported together.

```markdown bad
---
title: Meta\u2011learning
---

- *In\u2010line looms*, with pre\u2011 and post\u2011training.
- A real\u2212time loom.
```

```text output
2:12: "Meta‑learning" has a non-breaking hyphen (U+2011), so searches miss it. Write "Meta-learning" (and 4 more on this page).
```

```markdown fixed
---
title: Meta-learning
---

- *In-line looms*, with pre- and post-training.
- A real-time loom.
```

A minus sign before a number or between quantities is right, and dashes are left alone:

```markdown good
It was \u22125 °C, x\u2212y was 3 \u2212 4, and 1815–1852 — a life — is a range.
```

```markdown good
A plain meta-learning loom, `meta\u2011learning` in code, and $a\u2212b$ in mathematics.
```

Measured on 32 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Span
from profilelint.toolkit import CharacterFault, findings_by_page, unusual_characters, visible_text, word_and_correction

SEVERITY = "warning"

#: A Latin, Greek or Cyrillic letter, or a digit.
LETTER = "[0-9A-Za-z\u00c0-\u052f\u1e00-\u1fff]"
LATIN = "[A-Za-z\u00c0-\u024f]"
PATTERN = (
    rf"[\u2010\u2011\u2212](?:(?<={LETTER}[\u2010\u2011])(?={LETTER}|[\"'\u201c(]?{LATIN}|[\s,/*_)](?!\d))"
    rf"|(?<={LATIN}{{2}}\u2212)(?={LATIN}{{2}}))"
)
HYPHENS = {"\u2010": "an unusual hyphen", "\u2011": "a non-breaking hyphen", "\u2212": "a minus sign"}


def check(document: Document) -> Iterator[Finding]:
    if not unusual_characters(document.text).isdisjoint(HYPHENS):
        text = visible_text(document)
        hits = [CharacterFault(Span(*hyphen.span()), "-") for hyphen in re.finditer(PATTERN, text)]
        yield from findings_by_page(hits, lambda hit: _message(text, hit))


def _message(text: str, hit: CharacterFault) -> str:
    written, better = word_and_correction(text, hit)
    hyphen = text[hit.span.start]
    better = re.sub("[\u2010\u2011]", "-", better)
    return f'"{written}" has {HYPHENS[hyphen]} (U+{ord(hyphen):04X}), so searches miss it. Write "{better}".'

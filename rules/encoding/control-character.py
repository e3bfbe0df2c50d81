"""A control character stands in the text.

It came with text that was copied out of a PDF or a word processor, mostly in place of a hyphen, a ligature or a
quotation mark. Browsers show nothing there, or a box, so that readers see two words run into one.

What the character probably was is known from the programs that write it, and is put in its place with
`--unsafe-fixes`: look at what comes out.

```markdown bad
A co\x02author, as of\x1ften as not, is sim\x01ple.
```

```text output
1:5: a control character (U+0002) stands in "co author"; it probably was "co-author" (and 2 more on this line)
```

```markdown fixed
A co-author, as often as not, is simple.
```

```markdown bad
Looms:\x0bTheory
```

```text output
1:7: a control character (U+000B) stands in " Theory"; it probably was a blank
```

```markdown fixed
Looms: Theory
```

```markdown good
Tabs	and line ends are no fault, and neither is what code holds: `a\x02b`.
```

```markdown good
<!-- \x02 --> An architecture-agnostic method.
```
"""

import re
from collections.abc import Iterator
from functools import partial

from profilelint import Document, Finding, Span
from profilelint.toolkit import (
    CharacterFault,
    findings_by_line,
    outside_mojibake,
    unusual_characters,
    visible_text,
    word_and_correction,
)

SEVERITY = "error"

CONTROLS = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))
PATTERN = r"\x1b\[[\d;]{0,20}[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+"
#: Ligatures in TeX's first font encoding, OT1 ("The TeXbook", appendix F), which PDFs made with it give away.
LIGATURES = {"\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl"}
#: How Acrobat gives a hyphen at the end of a line, and Word a non-breaking, an optional one and a line break.
OTHERS = {"\x02": "-", "\x1e": "-", "\x1f": "", "\x0b": " ", "\x0c": " ", "\x85": "…"}


def check(document: Document) -> Iterator[Finding]:
    if not CONTROLS.isdisjoint(unusual_characters(document.text)):
        text = visible_text(document)
        hits = [
            CharacterFault(Span(*found.span()), _meant(text, found), safe=False) for found in re.finditer(PATTERN, text)
        ]
        say = partial(_message, text)
        yield from findings_by_line(document, outside_mojibake(text, hits), say, cause=None)


def _meant(text: str, found: re.Match[str]) -> str:
    within = text[found.start() - 1 : found.start()].islower() and text[found.end() : found.end() + 1].islower()
    character = found[0]
    if within and character in LIGATURES:
        return LIGATURES[character]
    if character == "\x02" and not within:
        return ""
    if "\x80" <= character <= "\x9f" and len(character) == 1:
        return character.encode("latin-1").decode("cp1252", "ignore")
    return OTHERS.get(character, "")


def _message(text: str, hit: CharacterFault) -> str:
    before, after = word_and_correction(text, hit)
    shown_as, after = re.sub(PATTERN, " ", before), re.sub(PATTERN, hit.text or "", after)
    code = f"U+{ord(text[hit.span.start]):04X}"
    meant = f'"{after}"' if after != shown_as else "a blank"
    return f'a control character ({code}) stands in "{shown_as}"; it probably was {meant}'

"""A control character is in the text.

It came with text that was copied from a PDF or a word processor, usually in place of a hyphen, a ligature or a
quotation mark. Browsers show nothing there, or a box, so visitors see two words run into one.

The programs that write such characters are known, and so is what was probably meant: `--unsafe-fixes` writes it. Look
at the result.

```markdown bad
A co\x02author, as of\x1ften as not, is sim\x01ple.
```

```text output
1:5: A control character (U+0002) is in "co author". Did you mean "co-author"? (and 2 more on this line)
```

```markdown fixed
A co-author, as often as not, is simple.
```

```markdown bad
Looms:\x0bTheory
```

```text output
1:7: A control character (U+000B) is in " Theory". Did you mean a space?
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

Measured on 3 findings on 316 unseen sites: 0 wrong.
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
#: Ligatures in TeX's first font encoding, OT1 ("The TeXbook", appendix F), as they come from PDFs made with it.
LIGATURES = {"\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl"}
#: Acrobat's hyphen at the end of a line, and Word's non-breaking hyphen, optional hyphen and line break.
OTHERS = {"\x02": "-", "\x1e": "-", "\x1f": "", "\x0b": " ", "\x0c": " ", "\x85": "…"}


def check(document: Document) -> Iterator[Finding]:
    if not CONTROLS.isdisjoint(unusual_characters(document.text)):
        text = visible_text(document)
        hits = [CharacterFault(Span(*run.span()), _meant(text, run), safe=False) for run in re.finditer(PATTERN, text)]
        say = partial(_message, text)
        yield from findings_by_line(document, outside_mojibake(text, hits), say, cause=None)


def _meant(text: str, run: re.Match[str]) -> str:
    within = text[run.start() - 1 : run.start()].islower() and text[run.end() : run.end() + 1].islower()
    character = run[0]
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
    meant = f'"{after}"' if after != shown_as else "a space"
    return f'A control character ({code}) is in "{shown_as}". Did you mean {meant}?'

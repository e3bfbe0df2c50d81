"""An accent is a character of its own, apart from its letter.

Text from a Mac's file names or out of a PDF may hold a letter and its accent as two characters. They look like one,
but who types the name does not find it, sorting goes wrong, and some fonts set the accent beside the letter. The same
happens to Korean syllables and Japanese kana.

The names of files, and addresses, are left alone: they must be spelt as the file is.

```markdown bad
---
title: Adria\u0300 Example
---

Talks in Mu\u0308nchen and Sa\u0303o Paulo.
```

```text output
2:12: the parts of "à" in "Adrià" are apart, so that a search for the word fails; write "à"
5:11: the parts of "ü" in "München" are apart, so that a search for the word fails; write "ü" (and 1 more on this line)
```

```markdown fixed
---
title: Adrià Example
---

Talks in München and São Paulo.
```

Letters that exist with their accent in no other way may be put together, as in phonetics and mathematics:

```markdown good
The vowel \u025b\u0303 of "vin", a voiceless n\u0325, and the mean x\u0304.
```

```markdown good
Talks in München, with a [picture](Adria\u0300.jpg) and ![](images/Mu\u0308nchen.png) and `Mu\u0308nchen`.
```
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from profilelint import Document, Finding, Span
from profilelint.toolkit import CharacterFault, findings_by_line, unusual_characters, visible_text, word_and_correction

SEVERITY = "info"

#: What stands apart: accents, the marks of kana, and the vowels and ends of Korean syllables.
APART = frozenset(map(chr, (*range(0x300, 0x370), 0x3099, 0x309A, *range(0x1161, 0x1200))))
PATTERN = (
    r"(?:[^\W\d_][\u0300-\u036f]{1,4}|[\u3041-\u30fe][\u3099\u309a]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?)+"
)


def check(document: Document) -> Iterator[Finding]:
    if not APART.isdisjoint(unusual_characters(document.text)):
        text = visible_text(document)
        anchored = any(link.url.startswith("#") and not APART.isdisjoint(link.url) for link in document.links)
        found = ((Span(*each.span()), normalize("NFC", each[0])) for each in re.finditer(PATTERN, text))
        hits = [
            CharacterFault(span, whole, not anchored) for span, whole in found if len(whole) < span.end - span.start
        ]
        yield from findings_by_line(document, hits, lambda hit: _message(text, hit))


def _message(text: str, hit: CharacterFault) -> str:
    meant = normalize("NFC", word_and_correction(text, hit)[1])
    why = f'the parts of "{hit.text}" in "{meant}" are apart, so that a search for the word fails'
    return f'{why}; write "{hit.text}"'

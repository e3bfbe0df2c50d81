"""A word is written in mathematical letters to look bold or cursive.

Unicode has bold, cursive and other alphabets for formulas. Screen readers spell such a word letter by letter or skip
it, a search does not find it, and many fonts show boxes. Write plain letters, and let Markdown make them bold or
italic. The fix needs `--unsafe-fixes`.

```markdown bad
## \U0001d407\U0001d41e\U0001d425\U0001d425\U0001d428 \U0001d430\U0001d428\U0001d42b\U0001d425\U0001d41d
```

```text output
1:4: "𝐇𝐞𝐥𝐥𝐨 𝐰𝐨𝐫𝐥𝐝" is in mathematical letters, which searches miss. Write "Hello world", between ** if bold.
```

```markdown fixed
## Hello world
```

Letters of formulas are single or in twos and threes, and a name may have one:

```markdown good
The field \U0001d53d, a norm \U0001d4c1\u2082, \U0001d465\U0001d466\U0001d467 and \U0001d53c[\U0001d465].
```

```markdown good
**Hello world**, and `\U0001d407\U0001d41e\U0001d425\U0001d425\U0001d428` in code.
```
"""

import re
from collections.abc import Iterator
from unicodedata import name, normalize

from profilelint import Document, Finding, Span
from profilelint.toolkit import CharacterFault, findings_by_line, unusual_characters, visible_text

SEVERITY = "info"

#: Letters and digits; not Greek, which is only for formulas. Some letters are older than the block: U+210E and others.
LETTER = "[\U0001d400-\U0001d6a5\U0001d7ce-\U0001d7ff\u210a-\u2134]"
PATTERN = rf"{LETTER}{{1,60}}(?:[ ,.:;&'’/!-]{{1,2}}{LETTER}{{1,60}}){{0,40}}"
#: This many letters in a row are a word; three may be a product.
WORD = rf"{LETTER}{{4}}"


def check(document: Document) -> Iterator[Finding]:
    characters = unusual_characters(document.text)
    if max(characters, default="") >= "\U0001d400" and any(
        "\U0001d400" <= character <= "\U0001d7ff" for character in characters
    ):
        text = visible_text(document)
        words = (word for word in re.finditer(PATTERN, text) if re.search(WORD, word[0]))
        hits = [CharacterFault(Span(*word.span()), normalize("NFKC", word[0]), safe=False) for word in words]
        yield from findings_by_line(document, hits, lambda hit: _message(text, hit))


def _message(text: str, hit: CharacterFault) -> str:
    style = name(text[hit.span.start])
    mark = "** if bold" if "BOLD" in style else "* if italic" if "ITALIC" in style else ""
    how = f", between {mark}" if mark else ""
    written = text[slice(*hit.span)]
    return f'"{written}" is in mathematical letters, which searches miss. Write "{hit.text}"{how}.'

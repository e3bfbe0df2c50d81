"""A small word is written twice in a row.

"The the" is a slip that no spelling checker looks for and that readers stumble over. Take one of the two away.

Only words are looked at that no sentence needs twice: articles, pronouns and the like, in all languages that
profilelint knows.

- `words`: the words, in small letters

```markdown bad
The the mills come later. We look at the the looms and at the
the results. Museen und und Archive. Los proveedores de de correo.
```

```text output
1:1: "The the" is written twice; write "The" once
1:38: "the" is written twice; write "the" once
1:59: "the" is written twice; write "the" once
2:21: "und" is written twice; write "und" once
2:54: "de" is written twice; write "de" once
```

```markdown fixed
The mills come later. We look at the looms and at the results. Museen und Archive. Los proveedores de correo.
```

Names are doubled on purpose, and some sentences need a word twice:

```markdown good
With Wei Wei, Li Li and Uchendu Uchendu. She had had an idea, and I know that that is true. Chime in in the comments;
this is what I am looking for for next year. Nous nous voyons; wir wissen, dass das das Beste ist. The The is a band.
Rate 10 to 1 to. Anak anak.
```

Neither is it doubled what belongs to a longer word, or what stands in different paragraphs, cells or kinds of type:

```markdown good
# Of the

the loom of-of mills and the-the, to to-do lists. The `the` the *the* the.

| the | the |
|---|---|
| and | and |

`the the`, $the the$
```
"""

import re
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from profilelint import Document, Finding, Fix, Span
from profilelint.toolkit import language_words, lowercase_text

SEVERITY = "warning"

WORDS = language_words("text.once")
#: One of these words, behind blanks or on the next line one of the others, and nothing that belongs to it.
PAIR = r"({})([ \t]{{1,3}}| ?\r?\n[ \t]{{0,8}})({})(?![\w'’@/&-]|\.\w)"
#: What stands before a word and belongs to it.
JOINED = r"[\w'’.@/&-]"


def check(document: Document, *, words: tuple[str, ...] = WORDS) -> Iterator[Finding]:
    tokens = lowercase_text(document).split()
    twice = set(compress(tokens, map(eq, tokens, islice(tokens, 1, None))))
    if not twice or not (doubled := sorted(twice.intersection(words))):
        return
    one = "|".join(map(re.escape, doubled))
    either = "|".join(map(re.escape, [*doubled, *(word.capitalize() for word in doubled)]))
    for found in re.finditer(PAIR.format(either, one), document.prose):
        first, gap, second = found.groups()
        if first.lower() != second or re.match(JOINED, document.prose[max(0, found.start() - 1) : found.start()]):
            continue
        if document.text[slice(*found.span(2))] == gap:
            shown = second if first == second else f"{first} {second}"
            message = f'"{shown}" is written twice; write "{first}" once'
            yield Finding(Span(*found.span()), message, Fix.replace(Span(found.end(1), found.end()), ""))

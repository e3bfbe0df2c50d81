"""A word is misspelt.

Visitors notice it, and a search for the right word does not find the page. Only certain misspellings are reported:
41,000 misspellings of English words, each with one correction, that are not words of 17 other languages, names or
technical terms. They are in `profilelint/text/misspellings.txt`, which names their source.

To allow a word on one site, write `[words] allow = ["reseach"]` in its configuration. To allow it on all your sites,
write it on a line of its own in `words.txt` in your own configuration folder.

- `allow`: words that are not misspelt

```markdown bad
---
title: CV
description: Talks that I gave at an univeristy of the north.
---
I recieved the prize for my work on the **reasearch** of looms, and have published
with the committe. Univeristy of Turin.
```

```text output
3:38: "univeristy" is misspelt. Write "university".
5:3: "recieved" is misspelt. Write "received".
5:43: "reasearch" is misspelt. Write "research".
6:10: "committe" is misspelt. Write "committee".
6:20: "Univeristy" is misspelt. Write "University".
```

```markdown fixed
---
title: CV
description: Talks that I gave at an university of the north.
---
I received the prize for my work on the **research** of looms, and have published
with the committee. University of Turin.
```

Code, formulas, addresses and parts of longer words are left alone, and so are other words with a capital and words that
the page quotes:

```markdown good
With the `recieve` of the [loom](recieve.html), the $recieve$ of the mill and the recieve-buffer of this engine I went
to Adventues, wrote to recieve@example.org and the re**cieve**d of the page. The word "recieved" is in the wordlist.
We wrote recieved [sic] in 1843, recieve() and recieve.py.
```

Other languages have words of their own:

```markdown good
Ich habe das Programm mit dem Departement entwickelt, und der strenght ist, wie auch die Sprache, nicht bekannt.
```

```markdown good
I have written this page with the help of the loom that is in our house.

Vestibulum strenght parturient montes nascetur mus ornare lenght sapien congue.
```

```toml options
allow = ["recieved"]
```

```markdown good
I recieved the prize for this page.
```

Measured on 549 findings on 540 unseen sites: 4 wrong.
"""

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Span
from profilelint.toolkit import find_misspellings

SEVERITY = "warning"

WORD = r"[A-Za-z]{5,40}"
#: Beside one of these a word is a part of a longer one, of code or of an address.
BEFORE = re.compile(r"(?:[\w'’.@/#&$\\{}=+~^`:-]|\w\*\*?)\Z")
BEHIND = re.compile(r"[\w@/=`$\\{}^~(-]|[.:]\w|['’](?!s\b)\w|\*{1,3}\w| ?[\[(]sic\b")
QUOTED = re.compile(r"[\"“‘'«]\w+[\"”’'»]")
#: The keys of front matter in which people write sentences.
PROSE = frozenset(("title", "subtitle", "description", "excerpt", "summary", "abstract", "bio", "caption", "tagline"))
#: Words of every English paragraph and of no other language; at least one word in `ONE_IN` is one of them.
ENGLISH = frozenset(
    ["the", "of", "and", "to", "with", "from", "are", "were", "this", "that", "which", "been", "our", "by", "has"]
).union(["have", "is", "my", "for", "on"])
ONE_IN = 20
#: A shorter paragraph, in words, may have none of them.
SHORT = 8


def check(document: Document, *, allow: tuple[str, ...] = ()) -> Iterator[Finding]:
    fields = [each for each in document.fields if each.path in PROSE and isinstance(each.value, str)]
    said = " ".join([document.said, *(str(each.value) for each in fields)])
    right = find_misspellings(set(re.findall(WORD, said)))
    wrong = [word for word in sorted(right) if not {word, word.lower()}.intersection(allow)]
    if not wrong or not _is_english(said):
        return
    for text, span in ((document.prose, Span(0, len(document.text))), *((document.text, f.value_span) for f in fields)):
        for word in wrong:
            for place in _places(text, word, span):
                message = f'"{word}" is misspelt. Write "{right[word]}".'
                yield Finding(place, message, Fix.replace(place, right[word]), cause=word.lower())


def _places(text: str, word: str, within: Span) -> Iterator[Span]:
    """Yield the spans where a word is not a part of something else, in an English paragraph."""
    at = text.find(word, *within)
    while at >= 0:
        end = at + len(word)
        alone = not BEFORE.search(text, max(0, at - 3), at) and not BEHIND.match(text, end)
        quoted = QUOTED.match(text, max(0, at - 1))
        if alone and not quoted and _is_english(_paragraph(text, at, within)):
            yield Span(at, end)
        at = text.find(word, end, within.end)


def _paragraph(text: str, at: int, within: Span) -> str:
    begin = max(within.start, text.rfind("\n\n", within.start, at), at - 500)
    end = text.find("\n\n", at, min(within.end, at + 500))
    return text[begin : end if end > 0 else min(within.end, at + 500)]


def _is_english(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return len(words) < SHORT or ONE_IN * sum(word in ENGLISH for word in words) >= len(words)

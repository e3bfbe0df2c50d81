"""An article does not go with the sound of the next word: "a undergraduate", "an large model".

Readers stumble over it. Before a vowel that is heard English has "an", before any other sound "a".

Only words in small letters are looked at, in lines that are English; where letters are read one by one (an SQL query,
an n-gram) or people differ (an historic), nothing is said.

```markdown bad
I was a undergraduate in Turin, and built an large model of the delta.
This is an unique prize of a honest jury, and an university in a older town.
```

```text output
1:7: "a undergraduate" should have "an". Write an
1:43: "an large" should have "a". Write a
2:9: "an unique" should have "a". Write a
2:28: "a honest" should have "an". Write an
2:47: "an university" should have "a". Write a
2:64: "a older" should have "an". Write an
```

```markdown fixed
I was an undergraduate in Turin, and built a large model of the delta.
This is a unique prize of an honest jury, and a university in an older town.
```

```markdown good
This is a university of the north, a European town, a one-way street, a useful unit, an hour and an heir of the house.
We have an SQL query, an n-gram, an fMRI of the brain, an html page, a historic and an historic place, an mRNA.
Let a and b be the sides of it, and a is the longer one. Vitamin A is in it, and for all a in the set, a of b is c.
```

```markdown good
Introducción a electromagnetismo. Il y a environ dix ans. Ich nehme an diesem Kurs teil. Vou a outra cidade.

I have seen the `a undergraduate` of the town.
```
"""

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Span
from profilelint.toolkit import lowercase_text

SEVERITY = "warning"

#: Behind "a", these are no nouns and no adjectives: "a" is a name there.
NAMED = r"(?:a[mnst]|an[dy]|are|also|all|at|if|i[nst]|it[s']?|into|o[fnr]|out|over|above|after|about|each|else|ever)"
#: A vowel that is heard, though not every word with "o", "e" or "u" begins with one.
VOWEL = r"(?:a|i|e(?![uw])|o(?!ne|nce|ui)|u(?:n(?!i|anim)|p|lt(?!ra)|gl|mb|rg|nder)|h(?:ou(?=r)|one(?=st)|ono|ei(?=r)))"
#: Any other sound: a consonant that a vowel follows soon, or "u", "eu" and "o" as in "unit", "Euro" and "one".
OTHER = r"(?:(?:[bcdfgjklmnpqrtvwyz]|s(?!ql))[lrwhtcpkmnq]?r?[aeiou]|uni[^nm]|us[eua]|utili|eu|one)"
#: Behind "an", these show that "and" or something else is meant; "led" is read letter by letter.
MEANT = r"(?:th\w*|to|then|with\w*|for|was|were|not|my|his|her|from|by|be|led|lab|we|you|do|does|can|will|may|has|have)"
WRONG = rf"\b(?:a (?!{NAMED}\b)({VOWEL}[a-z]{{2,}})|[Aa]n (?!{MEANT}\b)({OTHER}[a-z]{{2,}}))(?![\w’'.@/&=(-])"
#: What stands before the article and belongs to it, or makes a name of it.
JOINED = r"[\w’'.@/&=+^-]$"
#: One of these words stands in every English line that says something.
ENGLISH = r"(?i)\b(?:the|of|and|is|was|with|from|this|that|by|are|have|has|I|my|our|for|as)\b"
REACH = 60


def check(document: Document) -> Iterator[Finding]:
    lower = lowercase_text(document)
    if " a " not in lower and "an " not in lower:
        return
    for found in re.finditer(WRONG, document.prose):
        line = document.line_span(document.position(found.start())[0])
        before = document.text[max(line.start, found.start() - REACH) : found.start()]
        behind = document.text[found.end() : min(line.end, found.end() + REACH)]
        if re.search(JOINED, before) or not re.search(ENGLISH, f"{before} {behind}"):
            continue
        if document.text[slice(*found.span())] != found[0]:
            continue
        article = found[0].split(" ")[0]
        better = "an" if found[1] else article[0]
        place = Span(found.start(), found.start() + len(article))
        message = f'"{found[0]}" should have "{better.lower()}". Write {better}'
        yield Finding(place, message, Fix.replace(place, better))

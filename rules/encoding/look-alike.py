"""A letter in a word is from another alphabet and looks the same.

The Cyrillic "С" and the Latin "C" look alike. A search does not find a name with the wrong one; an e-mail address or a
link with it leads to nobody or, worse, to somebody else. `--unsafe-fixes` writes the letter of the alphabet that the
rest of the word is in.

```markdown bad
---
title: Сhen Example
---

By Аda and Mаry, mail аda@turin.example, and [code](https://github.cоm/ada).

Я изучаю cтанки.
```

```text output
2:8: The "С" in "Сhen" is Cyrillic, not the Latin "C". Write "Chen".
5:4: The "А" in "Аda" is Cyrillic, not the Latin "A". Write "Ada" (and 3 more on this line).
7:10: The "c" in "cтанки" is Latin, not the Cyrillic "с". Write "станки".
```

```markdown fixed
---
title: Chen Example
---

By Ada and Mary, mail ada@turin.example, and [code](https://github.com/ada).

Я изучаю станки.
```

Words in one alphabet are right, and so are quantities, units and names made from them:

```markdown good
Я изучаю станки в МГУ; СОР is a word. μm, kΩ, β-VAE, λprolog, Hα, TGFβ, ΔE,
Χ-ray and Wi-Fi-сеть.
```

A Latin word may have a Russian ending, and a letter that looks like no other is there on purpose:

```markdown good
Пишу на Pythonе и C++, раньше в Яndex.
```

Measured on 2 findings on 316 unseen sites: 0 wrong.
"""

import re
from collections.abc import Iterator

from profilelint import Document, Finding, Span
from profilelint.toolkit import CharacterFault, findings_by_line, line_around, unusual_characters, visible_text

SEVERITY = "warning"

#: Letters that look alike in most fonts, from Unicode Technical Standard 39, confusables.txt. Of the Greek ones, those
#: that are used as symbols (ν, ρ, ι, α) are left out.
CYRILLIC = dict(zip("аеорсухіјѕԁһӏԛԝАВЕКМНОРСТУХІЈЅԌ", "aeopcyxijsdhlqwABEKMHOPCTYXIJSG", strict=True))
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
LATIN = {latin: cyrillic for cyrillic, latin in CYRILLIC.items() if latin not in "dhlqwG"}

LETTER = "[A-Za-z\u00c0-\u024f]"
MEETING = rf"(?<={LETTER})[\u0370-\u052f]|[\u0370-\u052f](?={LETTER})"
WORD = r"[^\W\d_]{1,60}"
#: A word in an address that looks Latin and is Cyrillic.
ADDRESS = rf"(?<![^\W\d_])[{''.join(CYRILLIC)}]{{2,60}}(?=@|\.[a-z]{{2,10}}(?![^\W\d_]))"


def check(document: Document) -> Iterator[Finding]:
    characters = unusual_characters(document.text)
    if characters.isdisjoint(CYRILLIC) and characters.isdisjoint(GREEK):
        return
    text = document.text
    urls = [link.url_span for link in document.links] + [each.url_span for each in document.definitions]
    urls += [each.value_span for each in document.fields if isinstance(each.value, str) and "://" in each.value]
    pieces = [
        (visible_text(document), Span(0, len(text))),
        *((text, url) for url in urls if not text[slice(*url)].isascii()),
    ]
    words = dict.fromkeys(word for piece, span in pieces for word in _words(piece, span))
    hits = [hit for word in sorted(words) if (hit := _hit(text, word))]
    yield from findings_by_line(document, hits, lambda hit: _message(text, hit))


def _words(text: str, within: Span) -> Iterator[Span]:
    """Yield the words in which alphabets meet, and the Cyrillic words of addresses."""
    end = 0
    for meeting in re.finditer(f"{MEETING}|{ADDRESS}", text[slice(*within)]):
        start = within.start + meeting.start()
        if start >= end:
            before = re.search(rf"{WORD}\Z", text[max(within.start, end, start - 60) : start])
            start -= len(before[0]) if before else 0
            word = re.compile(WORD).match(text, start)
            end = word.end() if word else start
            yield Span(start, end)


def _hit(text: str, span: Span) -> CharacterFault | None:
    """Return the fault with the word in one alphabet, or None if it is right."""
    word = text[slice(*span)]
    latin = [letter for letter in word if letter < "\u0370"]
    other = [letter for letter in word if "\u0370" <= letter <= "\u052f"]
    if not other or len(latin) + len(other) < len(word) or (other[0] < "\u0400" and len(latin) < len(other) + 2):
        return None
    table = GREEK if other[0] < "\u0400" else CYRILLIC
    if all(letter in LATIN for letter in latin) and table is CYRILLIC and len(latin) < len(other) and latin:
        return CharacterFault(span, "".join(LATIN.get(letter, letter) for letter in word), safe=False)
    if any(letter not in table for letter in other) or _is_inflected(text, span, len(latin)):
        return None
    return CharacterFault(span, "".join(table.get(letter, letter) for letter in word), safe=False)


def _is_inflected(text: str, span: Span, latin: int) -> bool:
    """Whether a Latin word has a Cyrillic ending, in a line of Cyrillic."""
    stem = text[span.start : span.start + latin]
    if latin < 2 or max(stem) >= "\u0370":
        return False
    return re.search(r"(?<!\w)[\u0400-\u052f]{2,}(?!\w)", line_around(text, span.start)) is not None


def _message(text: str, hit: CharacterFault) -> str:
    word, better = text[slice(*hit.span)], hit.text or ""
    old, new = next(pair for pair in zip(word, better, strict=True) if pair[0] != pair[1])
    alphabet, other = ("Latin", "Cyrillic") if old < "\u0370" else ("Greek" if old < "\u0400" else "Cyrillic", "Latin")
    return f'The "{old}" in "{word}" is {alphabet}, not the {other} "{new}". Write "{better}".'

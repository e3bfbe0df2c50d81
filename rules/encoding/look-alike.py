"""A letter of another alphabet stands in a word, and looks the same.

The Cyrillic "С" and the Latin "C" look alike. A name that was typed with the wrong one, or copied from a page that
had it, is not found by a search; in an e-mail address or a link it leads to nobody or, worse, to somebody else.
`--unsafe-fixes` writes the letter of the alphabet that the rest of the word is in.

```markdown bad
---
title: Сhen Example
---

By Аda and Mаry, mail аda@turin.example, and [code](https://github.cоm/ada).

Я изучаю cтанки.
```

```text output
2:8: the "С" in "Сhen" is Cyrillic and only looks like the Latin "C"; write "Chen"
5:4: the "А" in "Аda" is Cyrillic and only looks like the Latin "A"; write "Ada" (and 3 more on this line)
7:10: the "c" in "cтанки" is Latin and only looks like the Cyrillic "с"; write "станки"
```

```markdown fixed
---
title: Chen Example
---

By Ada and Mary, mail ada@turin.example, and [code](https://github.com/ada).

Я изучаю станки.
```

Words of one alphabet, and quantities, units and the names made of them, are right:

```markdown good
Я изучаю станки в МГУ; СОР is a word. μm, kΩ, β-VAE, λprolog, Hα, TGFβ, ΔE,
Χ-ray and Wi-Fi-сеть.
```

A Latin word may be inflected in Russian, and letters that look like no other were chosen:

```markdown good
Пишу на Pythonе и C++, раньше в Яndex.
```
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
#: A word of an address that looks Latin and is Cyrillic.
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
    """The words in which alphabets meet, and those of addresses that are none of their own."""
    end = 0
    for found in re.finditer(f"{MEETING}|{ADDRESS}", text[slice(*within)]):
        start = within.start + found.start()
        if start >= end:
            before = re.search(rf"{WORD}\Z", text[max(within.start, end, start - 60) : start])
            start -= len(before[0]) if before else 0
            word = re.compile(WORD).match(text, start)
            end = word.end() if word else start
            yield Span(start, end)


def _hit(text: str, span: Span) -> CharacterFault | None:
    """The word in one alphabet, if it is not in one."""
    word = text[slice(*span)]
    latin = [each for each in word if each < "\u0370"]
    other = [each for each in word if "\u0370" <= each <= "\u052f"]
    if not other or len(latin) + len(other) < len(word) or (other[0] < "\u0400" and len(latin) < len(other) + 2):
        return None
    table = GREEK if other[0] < "\u0400" else CYRILLIC
    if all(each in LATIN for each in latin) and table is CYRILLIC and len(latin) < len(other) and latin:
        return CharacterFault(span, "".join(LATIN.get(each, each) for each in word), safe=False)
    if any(each not in table for each in other) or _is_inflected(text, span, len(latin)):
        return None
    return CharacterFault(span, "".join(table.get(each, each) for each in word), safe=False)


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
    return f'the "{old}" in "{word}" is {alphabet} and only looks like the {other} "{new}"; write "{better}"'

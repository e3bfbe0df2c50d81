"""Text is garbled: it was saved in one encoding and read in another.

Somewhere on its way into the page the text was saved as UTF-8 and read as Windows-1252, Latin-1, Mac Roman,
Windows-1250 or 1251, or code page 437 or 850, once or several times; or it was saved as GBK, Big5 or Shift-JIS and read
as one of the first two. Visitors see two to four odd characters in place of every accented letter, curly quotation mark
or emoji, and nobody finds a garbled name. Where the original text can be proven, the fix is safe. Where the program
that garbled it also dropped bytes, the message gives the likeliest reading in the language of the word, its line and
the page, and the fix is not safe. Code, comments and addresses are left alone, so a page may show garbled text in code.

```markdown bad
---
title: Ada KivekÃ¤s
---

It wasnâ€™t me: I was skiing ðŸŽ¿ with [BjÃ¶rn](bjorn.md).
```

```text output
2:17: "Ã¤" is garbled. Write ä
5:8: "â€™" is garbled. Write ’
5:30: "ðŸŽ¿" is garbled. Write 🎿
5:43: "Ã¶" is garbled. Write ö
```

```markdown fixed
---
title: Ada Kivekäs
---

It wasn’t me: I was skiing 🎿 with [Björn](bjorn.md).
```

```markdown bad
I cycle ðŸš´ðŸ» a lot.
```

```text output
1:9: "ðŸš´ðŸ»" is garbled, and one byte was lost. It was probably 🚴🏻
```

```markdown fixed
I cycle 🚴🏻 a lot.
```

A symbol inside a word was hardly meant, even if the bytes decode to it:

```markdown bad
The cafÃ© is an officiâš´le one.
```

```text output
1:8: "Ã©" is garbled. Write é
1:23: "âš´" is garbled. It was ⚴, but no word has such a symbol in it.
```

```markdown fixed
The café is an offici⚴le one.
```

Several readings may be equally likely; the fix takes the first:

```markdown bad
ðŸ† Best paper award
```

```text output
1:1: "ðŸ†" is garbled, and one byte was lost. It was probably 🏆, 🍆 or 🐆
```

```markdown fixed
🏆 Best paper award
```

Chinese from a program that does not write UTF-8:

```markdown bad
He studied Ê±´ú½¨Öþ, and Yu¡¯ao wrote.
```

```text output
1:12: "Ê±´ú½¨Öþ" is garbled. Write 时代建筑
1:28: "¡¯" is garbled. Write ’
```

```markdown fixed
He studied 时代建筑, and Yu’ao wrote.
```

Names in the settings of a site are checked as well:

```yaml bad _config.yml
title: Ada KivekÃ¤s
url: https://example.org/kivekÃ¤s
author:
  name: Ada KivekÃ¤s
```

```text output
_config.yml:1:17: "Ã¤" is garbled. Write ä
_config.yml:4:18: "Ã¤" is garbled. Write ä
```

```yaml fixed _config.yml
title: Ada Kivekäs
url: https://example.org/kivekÃ¤s
author:
  name: Ada Kivekäs
```

Rare characters that are right are left alone, such as capitals, quotation marks after an accent, and mathematics:

```markdown good
SÃO PAULO, PÃO DE AÇÚCAR, Þórður, „Spaß“, “CAFÉ”, « voilà\xa0», ±×÷, naïve “quotes”, 5 µm, 30 Å²
```

```markdown good
The letter Ã is an A with a tilde, and Â has a circumflex.
```

```yaml good _config.yml
title: Ada Kivekäs
description: Notas de uma irmã – «SÃO PAULO»
avatar: /images/kivekÃ¤s.jpg
# Ã¤
```

```markdown good
ГДЕ… Её «Дія», Вјера; MÓŻDŻEK, STÓŁ; ├── été, ║ ñ ║; √2 ≈ 1.4, ¬p, «α», Ω·m
```

```markdown good
The arrow in a→b, the heart in I♥Turin and the offici⚴le sign stand there as they were written.
```

So is everything that visitors do not see as text:

```markdown good
---
title: Café
image: /photos/cafÃ©.jpg
---

Garbled, an é shows as `Ã©`. <!-- Ã© --> [Photo](https://example.org/cafÃ©.jpg)

    Ã©
```

Measured on 1 finding on 316 unseen sites: 1 wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profilelint import Definition, Document, Finding, Fix, Image, Link, Settings, Span
from profilelint.toolkit import lazy_pattern, merge_spans, overwrite_spans, shortened, subtract_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.toolkit import Garbled

SEVERITY = "error"
LONGEST = 60
NUMBERS = ("no", "one", "two", "three")
#: The last byte of a garbled letter may show as a space, which programs cut off at the end of a text: "cittÃ\xa0".
BLANKS = ("\x85", "\xa0")
#: A symbol between two letters, as `_kind` spells them; and whether the text before or after a run is part of a word.
SIGN_IN_WORD = lazy_pattern(r"LM*S[SM]*L")
ENDS_WORD, BEGINS_WORD, BESIDE = lazy_pattern(r"L[SM]{0,4}\Z"), lazy_pattern(r"[SM]*L"), 4


def check(document: Document | Settings) -> Iterator[Finding]:
    if document.text.isascii():
        return
    from profilelint.toolkit import find_mojibake, may_hold_mojibake

    runs = find_mojibake(_visible(document)) if may_hold_mojibake(document.text) else []
    for garbled, in_word in zip(runs, _symbols_in_words(document.text, runs), strict=True):
        span = Span(garbled.start, garbled.end)
        if not _in_address(document.text, span):
            message = _message(shortened(document.text[span.start : span.end], LONGEST), garbled, in_word)
            fix = Fix.replace(span, garbled.candidates[0], safe=garbled.exact and not in_word)
            yield Finding(span, message, fix)


def _symbols_in_words(text: str, runs: Sequence[Garbled]) -> Iterator[bool]:
    """Yield for each run whether it decodes to a symbol between two letters: no word has one, so it was not meant."""
    starts = {garbled.start: garbled.candidates[0] for garbled in runs}
    ends = {garbled.end: garbled.candidates[0] for garbled in runs}
    for start, end, (likeliest, *_), _ in runs:
        before = ends.get(start, text[max(0, start - BESIDE) : start])[-BESIDE:]
        after = starts.get(end, text[end : end + BESIDE])[:BESIDE]
        edges = ENDS_WORD.search(_kinds(before)), BEGINS_WORD.match(_kinds(after))
        yield SIGN_IN_WORD.search(f"{'L' * bool(edges[0])}{_kinds(likeliest)}{'L' * bool(edges[1])}") is not None


def _kinds(text: str) -> str:
    return "".join(map(_kind, text))


def _kind(character: str) -> str:
    """Return "L" for a letter of a script with spaces between words, "S" for a symbol, "M" for a mark, or "."."""
    from unicodedata import category

    from profilelint.toolkit import character_kind

    general, kind = category(character), character_kind(character)
    if general[0] == "L" and kind != "中":
        return "L"
    if general in {"Sc", "Sm", "So"} or kind == "◑":
        return "S"
    return "M" if general in {"Mn", "Me", "Cf"} else "."


def _visible(document: Document) -> str:
    """Return the page with spaces for all that visitors do not see as text."""
    text = document.text
    links: list[Link | Image | Definition] = [*document.links, *document.images, *document.definitions]
    values = [field.value_span for field in document.fields if isinstance(field.value, str)]
    spans = [*document.runs, *values, *(link.span for link in links)]
    shown = merge_spans(Span(start, end + text.startswith(BLANKS, end)) for start, end in spans)
    hidden = merge_spans(
        [*document.comments, *(link.url_span for link in links), *(code.span for code in document.codes)]
    )
    return overwrite_spans(text, subtract_spans([Span(0, len(text))], subtract_spans(shown, hidden)), " ")


def _in_address(text: str, span: Span) -> bool:
    """Whether a span is in an address or a path that is written as plain text."""
    word = " ".join(text[max(0, span.start - 300) : span.start].splitlines()[-1:]).rpartition(" ")[2]
    return "://" in word or word.lstrip("\"'").startswith("/")


def _message(written: str, garbled: Garbled, in_word: bool) -> str:
    *others, last = map(_shown, garbled.candidates[:3])
    if garbled.exact:
        if in_word:
            return f'"{written}" is garbled. It was {last}, but no word has such a symbol in it.'
        return f'"{written}" is garbled. Write {last}'
    number = NUMBERS[garbled.lost] if garbled.lost < len(NUMBERS) else str(garbled.lost)
    count = "one byte was" if garbled.lost == 1 else f"{number} bytes were"
    return (
        f'"{written}" is garbled, and {count} lost. It was probably {", ".join(others)}{" or " if others else ""}{last}'
    )


def _shown(text: str) -> str:
    """Return a text as a message can show it: invisible characters by their names."""
    from unicodedata import name

    if any(map(str.isprintable, text)):
        return shortened(text, LONGEST)
    return " ".join(f"U+{ord(character):04X} ({name(character, 'nameless').lower()})" for character in text)

"""Text is garbled: UTF-8 was read as something else.

Somewhere on its way into the page the text was saved as UTF-8 and read as Windows-1252, Latin-1, Mac Roman,
Windows-1250 or 1251, or code page 437 or 850, once or several times; or it was saved as GBK, Big5 or Shift-JIS and read
as one of the first two. Readers see two to four odd characters in place of every accented letter, curly quotation mark
or emoji; a name that is garbled is a name that nobody finds. What it was is restored exactly where that can be proven,
and the fix is safe. Where the program that garbled it also dropped bytes, the likeliest reading in the language of the
word, its line and the page is named, and the fix is not safe. Code, comments and addresses are left alone, so a page
may show garbled text in code.

```markdown bad
---
title: Ada KivekÃ¤s
---

It wasnâ€™t me: I was skiing ðŸŽ¿ with [BjÃ¶rn](bjorn.md).
```

```text output
2:17: readers see "Ã¤"; this was ä
5:8: readers see "â€™"; this was ’
5:30: readers see "ðŸŽ¿"; this was 🎿
5:43: readers see "Ã¶"; this was ö
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
1:9: readers see "ðŸš´ðŸ»"; this was probably 🚴🏻 (one byte was lost)
```

```markdown fixed
I cycle 🚴🏻 a lot.
```

What is no letter in the midst of a word was hardly meant, whatever its bytes say:

```markdown bad
The cafÃ© is an officiâš´le one.
```

```text output
1:8: readers see "Ã©"; this was é
1:23: readers see "âš´"; this was probably ⚴, but no word has such a sign in it
```

```markdown fixed
The café is an offici⚴le one.
```

Several readings may be as likely as each other; the fix takes the first:

```markdown bad
ðŸ† Best paper award
```

```text output
1:1: readers see "ðŸ†"; this was probably 🏆, 🍆 or 🐆 (one byte was lost)
```

```markdown fixed
🏆 Best paper award
```

Chinese from a program that does not write UTF-8:

```markdown bad
He studied Ê±´ú½¨Öþ, and Yu¡¯ao wrote.
```

```text output
1:12: readers see "Ê±´ú½¨Öþ"; this was 时代建筑
1:28: readers see "¡¯"; this was ’
```

```markdown fixed
He studied 时代建筑, and Yu’ao wrote.
```

Names in the settings of a site are read as well:

```yaml bad _config.yml
title: Ada KivekÃ¤s
url: https://example.org/kivekÃ¤s
author:
  name: Ada KivekÃ¤s
```

```text output
_config.yml:1:17: readers see "Ã¤"; this was ä
_config.yml:4:18: readers see "Ã¤"; this was ä
```

```yaml fixed _config.yml
title: Ada Kivekäs
url: https://example.org/kivekÃ¤s
author:
  name: Ada Kivekäs
```

Nothing is said of letters and signs that are rare but right, be they capitals, quotation marks behind an accent, or
mathematics:

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

Nor of what readers do not see as text:

```markdown good
---
title: Café
image: /photos/cafÃ©.jpg
---

Garbled, an é shows as `Ã©`. <!-- Ã© --> [Photo](https://example.org/cafÃ©.jpg)

    Ã©
```
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
#: The last byte of a garbled letter may show as a blank, which is then left out at the end of a text: "cittÃ\xa0".
BLANKS = ("\x85", "\xa0")
#: A sign between two letters, as `_kind` spells them, and how what stands beside a run ends or begins with a word.
SIGN_IN_WORD = lazy_pattern(r"LM*S[SM]*L")
ENDS_WORD, BEGINS_WORD, BESIDE = lazy_pattern(r"L[SM]{0,4}\Z"), lazy_pattern(r"[SM]*L"), 4


def check(document: Document | Settings) -> Iterator[Finding]:
    if document.text.isascii():
        return
    from profilelint.toolkit import find_mojibake, may_hold_mojibake

    found = find_mojibake(_visible(document)) if may_hold_mojibake(document.text) else []
    for garbled, odd in zip(found, _inside_words(document.text, found), strict=True):
        span = Span(garbled.start, garbled.end)
        if not _in_address(document.text, span):
            seen = shortened(document.text[span.start : span.end], LONGEST)
            message = f'readers see "{seen}"; this was {_was(garbled, odd)}'
            yield Finding(span, message, Fix.replace(span, garbled.candidates[0], safe=garbled.exact and not odd))


def _inside_words(text: str, found: Sequence[Garbled]) -> Iterator[bool]:
    """Of each garbled run, whether it was a sign between two letters: no word has one, so something else was meant."""
    starts = {garbled.start: garbled.candidates[0] for garbled in found}
    ends = {garbled.end: garbled.candidates[0] for garbled in found}
    for start, end, (likeliest, *_), _ in found:
        before = ends.get(start, text[max(0, start - BESIDE) : start])[-BESIDE:]
        after = starts.get(end, text[end : end + BESIDE])[:BESIDE]
        edges = ENDS_WORD.search(_kinds(before)), BEGINS_WORD.match(_kinds(after))
        yield SIGN_IN_WORD.search(f"{'L' * bool(edges[0])}{_kinds(likeliest)}{'L' * bool(edges[1])}") is not None


def _kinds(text: str) -> str:
    return "".join(map(_kind, text))


def _kind(character: str) -> str:
    """Whether a character is a letter of a script that parts words by blanks, a sign, or a mark on either."""
    from unicodedata import category

    from profilelint.toolkit import character_kind

    of, kind = category(character), character_kind(character)
    if of[0] == "L" and kind != "中":
        return "L"
    if of in {"Sc", "Sm", "So"} or kind == "◑":
        return "S"
    return "M" if of in {"Mn", "Me", "Cf"} else "."


def _visible(document: Document) -> str:
    """The page with all blanked that readers do not see as text."""
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
    """Whether a span stands in an address or a path that is written as plain text."""
    word = " ".join(text[max(0, span.start - 300) : span.start].splitlines()[-1:]).rpartition(" ")[2]
    return "://" in word or word.lstrip("\"'").startswith("/")


def _was(garbled: Garbled, odd: bool) -> str:
    *others, last = map(_shown, garbled.candidates[:3])
    if garbled.exact:
        return f"probably {last}, but no word has such a sign in it" if odd else last
    number = NUMBERS[garbled.lost] if garbled.lost < len(NUMBERS) else str(garbled.lost)
    count = "one byte was lost" if garbled.lost == 1 else f"{number} bytes were lost"
    return f"probably {', '.join(others)}{' or ' if others else ''}{last} ({count})"


def _shown(text: str) -> str:
    """A text as a message can show it: characters that nobody can see by their names."""
    from unicodedata import name

    if any(map(str.isprintable, text)):
        return shortened(text, LONGEST)
    return " ".join(f"U+{ord(each):04X} ({name(each, 'nameless').lower()})" for each in text)

"""Text is garbled: UTF-8 was read as something else.

Somewhere on its way into the page the text was saved as UTF-8 and read as Windows-1252 or Latin-1, once or several
times. Readers see two to four odd characters in place of every accented letter, curly quotation mark or emoji; a name
that is garbled is a name that nobody finds. What it was is restored exactly where that can be proven, and the fix is
safe. Where the program that garbled it also dropped bytes, the likeliest reading is named, and the fix is not safe.
Code, comments and addresses are left alone, so a page may show garbled text in code.

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

```markdown good
SÃO PAULO, PÃO DE AÇÚCAR, Þórður, „Spaß“, “CAFÉ”, ±×÷, naïve “quotes”, 5 µm
```

```markdown good
The letter Ã is A with a tilde, and Â has a circumflex.
```

```markdown good
Garbled, an é shows as `Ã©`. <!-- Ã© -->

    Ã©
```
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Fix, Span
from profilelint.mojibake import Garbled, find

SEVERITY = "error"
COUNTS = ("", "one byte was lost", "two bytes were lost", "three bytes were lost")


def check(document: Document) -> Iterator[Finding]:
    for garbled in find(document.text):
        span = Span(garbled.start, garbled.end)
        if _is_read(document, span):
            seen = document.text[span.start : span.end]
            fix = Fix.replace(span, garbled.candidates[0], safe=garbled.exact)
            yield Finding(span, f'readers see "{seen}"; this was {_was(garbled)}', fix)


def _was(garbled: Garbled) -> str:
    if garbled.exact:
        return garbled.candidates[0]
    first, *others = garbled.candidates[:3]
    also = f", or {' or '.join(others)}" if others else ""
    count = COUNTS[garbled.lost] if garbled.lost < len(COUNTS) else f"{garbled.lost} bytes were lost"
    return f"probably {first}{also} ({count})"


def _is_read(document: Document, span: Span) -> bool:
    """Whether readers see what stands there: prose, front matter, the text or title of a link or an image."""
    matter = document.front_matter
    if matter and span.start < matter.span.end:
        return True
    if document.prose[span.start : span.end] == document.text[span.start : span.end]:
        return True
    nodes = [node for node in (*document.links, *document.images) if _holds(node.span, span)]
    hidden = [*(node.url_span for node in nodes), *(code.span for code in document.codes)]
    return bool(nodes) and not any(_holds(each, span) for each in hidden)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end

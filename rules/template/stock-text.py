"""A page still says what the theme wrote.

Visitors read "Write your biography here", the office hours of nobody, or a few lines of Latin, and take the page for
unfinished, or the words for yours. There is one finding per page, on the first such words; pages that are samples as a
whole are for `template/stock-file`. The sentences of themes stand in `profilelint/site/themes`.

- `sentences`: further words that came with your theme

```liquid file _layouts/bib.liquid
```

```yaml file _config.yml
title: Ada Lovelace
```

```markdown bad _pages/about.md
---
title: Ada Lovelace
profile:
  more_info: <p>555 your office number</p>
---

I write on engines. Lorem ipsum dolor sit amet.
```

```text output
_pages/about.md:4:17: visitors read "555 your office number", which the theme wrote; write your own, or take it out, also "Lorem ipsum" on line 7
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/home/courses.md
+++
title = "Teaching"
+++

I am a teaching instructor for the following
courses at University X:
```

```text output
content/home/courses.md:5:1: visitors read "I am a teaching instructor for the following courses at University X", which the theme wrote; write your own, or take it out
```

```markdown good
---
title: Ada Lovelace
# more_info: 555 your office number
---

I write on engines, at the University of Turin.

<!-- Lorem ipsum dolor sit amet. -->

    Write your biography here. Tell the world about yourself.
```

What nobody sees, and what is written for whoever builds the site:

```markdown good _drafts/about.md
Lorem ipsum dolor sit amet.
```

```markdown good content/post/notes.md
---
draft: true
---

Lorem ipsum dolor sit amet.
```

The text of a page that the list of projects leads past:

```markdown good _projects/loom.md
---
title: The loom that computes
redirect: https://example.org/loom
---

Lorem ipsum dolor sit amet.
```

A section that the theme shows on its own site alone:

```markdown good content/_index.md
---
title: Ada Lovelace
type: landing
sections:
  - block: hero
    demo: true
    content:
      text: Lorem ipsum dolor sit amet
---
```

```toml options
sentences = ["Your story goes here"]
```

```markdown bad
Your story goes here.
```

```text output
1:1: visitors read "Your story goes here", which the theme wrote; write your own, or take it out
```

```markdown good
My story goes here.
```
"""  # noqa: E501 -- output is exact

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from profilelint import Document, Field, Finding, Site, Span
from profilelint.toolkit import theme, theme_lineage, theme_rows, theme_texts

SEVERITY = "warning"

#: What any theme may have.
EVERY = "Lorem ipsum"
#: How the path of a key begins that belongs to a section of a page of HugoBlox.
SECTION = re.compile(r"sections\.\d+\.")
#: Words that many pages have, so that they tell nothing.
FREQUENT = (
    r"(?i)\W*(?:\w{1,3}|this|that|with|have|more|about|page|paper|number|description|website|publications?|\w+ed)?\W*"
)


def check(document: Document, site: Site, *, sentences: tuple[str, ...] = ()) -> Iterator[Finding]:
    text = document.text
    gates = _gates(theme(site).name, sentences)
    hits = [word for word in gates if word in text]
    if not hits:
        return
    said = (sentence for word in hits for sentence in gates[word])
    found = sorted({span: sentence for sentence in said for span in _places(sentence, document)}.items())
    if found and site.page(site.locate(document)).is_shown:
        (span, sentence), *others = found
        rest = [(other, document.position(place.start)[0]) for place, other in others if place.start >= span.end]
        yield Finding(span, _message(sentence, rest), cause=sentence)


def _message(sentence: str, others: list[tuple[str, int]]) -> str:
    start = f'visitors read "{sentence}", which the theme wrote; write your own, or take it out'
    also = f', also "{others[0][0]}" on line {others[0][1]}' if others else ""
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    return f"{start}{also}{more}"


def _places(sentence: str, document: Document) -> Iterator[Span]:
    """Where a reader meets a sentence, in the text or in a key of the front matter."""
    if not all(word in document.text for word in sorted(sentence.split(), key=len, reverse=True)):
        return
    for match in re.finditer(r"\s+".join(map(re.escape, sentence.split())), document.text):
        span = Span(*match.span())
        in_text = not document.prose[span.start : span.end].isspace() and not _sends_on(document)
        if in_text or _is_in_field(span, document):
            yield span


def _sends_on(document: Document) -> bool:
    """Whether the list of pages leads past a page to an address elsewhere (al-folio's `redirect`)."""
    field = document.field("redirect")
    return field is not None and "://" in str(field.value)


def _is_in_field(span: Span, document: Document) -> bool:
    said = " ".join(document.text[span.start : span.end].split())
    return any(
        field.value_span.start <= span.start
        and span.end <= field.value_span.end
        and said in " ".join(field.value.split())
        and not _is_of_demo(field, document)
        for field in document.fields
        if isinstance(field.value, str)
    )


def _is_of_demo(field: Field, document: Document) -> bool:
    """Whether a field belongs to a section with `demo: true`, which HugoBlox shows on its own site alone.

    Source: `layouts/partials/landing_page.html` of blox-bootstrap.
    """
    section = SECTION.match(field.path)
    demo = document.field(f"{section[0]}demo") if section else None
    return demo is not None and demo.value is True


@cache
def _gates(name: str, own: tuple[str, ...]) -> dict[str, list[str]]:
    """The sentences of the theme of a name, and one's own, by a word that a page has to have for any of them."""
    found = [*own, EVERY, *theme_rows("stock-texts", *_kin(name))]
    gates: dict[str, list[str]] = {}
    while found:
        words = Counter(word for sentence in found for word in _rare(sentence))
        gate = max(words, key=lambda word: (words[word], len(word), word))
        gates[gate] = [sentence for sentence in found if gate in sentence.split()]
        found = [sentence for sentence in found if gate not in sentence.split()]
    return gates


def _kin(name: str) -> list[str]:
    """A theme, those that it builds on or takes pages from, and those that build on it, as it may be one of these."""
    near = {*theme_lineage(name), *theme_rows("pages-of", name)}
    return [each for each in theme_texts() if each in near or name in theme_lineage(each)]


def _rare(sentence: str) -> set[str]:
    """The words of a sentence that tell something, or the longest one."""
    return {word for word in sentence.split() if not re.fullmatch(FREQUENT, word)} or {max(sentence.split(), key=len)}

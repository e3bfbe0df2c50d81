"""A link lets every visitor edit a document.

Overleaf has two links to share a project: one to read it, and one with a long row of digits and letters that opens the
editor, where anyone may write, delete, and see the comments. On a public page, everybody can use the second, robots
included. Share the link that begins with `https://www.overleaf.com/read/`, or the PDF.

- `documents`: whether links to the editors of Google's documents, sheets and slides are reported as well; the document
  decides who may write, but most visitors want a page to read or print

```markdown bad
---
url_source: https://www.overleaf.com/1843182418bcdfghjkmnpq
---

The [source](https://www.overleaf.com/18431824mnpqrstvwxyz#1815ad) of my thesis,
and <a href='https://overleaf.com/1842184318wxyzbcdfghjk'>notes</a>.
```

```text output
2:13: Anyone can edit the project with this link. Share the Overleaf link with "/read/" in it.
5:14: Anyone can edit the project with this link. Share the Overleaf link with "/read/" in it.
6:14: Anyone can edit the project with this link. Share the Overleaf link with "/read/" in it.
```

Links to read, and to Overleaf itself:

```markdown good
[source](https://www.overleaf.com/read/bcdfghjkmnpq#1815ad), [mine](https://www.overleaf.com/project/5f1843ad5f1843ad),
[template](https://www.overleaf.com/latex/templates/looms/bcdfghjkmnpq), <https://overleaf.com/18431824>,
`https://www.overleaf.com/18431824bcdfghjkmnpq`, [source](https://www.overleaf.com/{{ page.token }}bcdfghjkmnpq)
```

A link to a Google document does not say whether visitors may write in it:

```markdown good
[slides](https://docs.google.com/presentation/d/1A8d4a3/edit?usp=sharing),
[CV](https://docs.google.com/document/d/1A/edit)
```

```toml options
documents = true
```

```markdown bad
[slides](https://docs.google.com/presentation/d/1A8d4a3/edit?usp=sharing#slide=id.p),
[CV](https://docs.google.com/document/u/1/d/1A/edit)
```

```text output
1:10: This link opens an editor. For a page to read, write https://docs.google.com/presentation/d/1A8d4a3/preview
2:6: This link opens an editor. For a page to read, write https://docs.google.com/document/u/1/d/1A/preview
```

```markdown fixed
[slides](https://docs.google.com/presentation/d/1A8d4a3/preview),
[CV](https://docs.google.com/document/u/1/d/1A/preview)
```

```markdown good
[slides](https://docs.google.com/presentation/d/1A8d4a3/preview), [form](https://docs.google.com/forms/d/e/1A/viewform),
[CV](https://docs.google.com/document/d/1A/pub), [file](https://drive.google.com/file/d/1A/view?usp=sharing)
```
"""

from collections.abc import Iterator

from profilelint import Document, Finding
from profilelint.toolkit import address_span, fix_address, lazy_pattern, link_targets

SEVERITY = "warning"

#: A link to edit has digits and six to twelve letters, a link to read has "/read/" before the letters (Overleaf's
#: services/web, TokenAccessHandler.js).
OVERLEAF = lazy_pattern(r"https?://(?:www\.)?overleaf\.com/\d{5,20}[a-z]{6,12}(?:[/?#].*)?")
GOOGLE = lazy_pattern(
    r"(https?://docs\.google\.com/(?:document|spreadsheets|presentation)/(?:u/\d/)?d/[\w-]{2,100}/)edit(?:[?#].*)?"
)


def check(document: Document, *, documents: bool = False) -> Iterator[Finding]:
    targets, text = link_targets(document)
    for node, url in targets if "overleaf.com/" in text or documents else ():
        if OVERLEAF.fullmatch(url):
            message = 'Anyone can edit the project with this link. Share the Overleaf link with "/read/" in it.'
            yield Finding(address_span(node), message)
        elif documents and (google := GOOGLE.fullmatch(url)):
            right = f"{google[1]}preview"
            fix = fix_address(node, document, right, safe=False)
            yield Finding(address_span(node), f"This link opens an editor. For a page to read, write {right}", fix)

"""A link spells a file or page with the wrong capitals.

Windows and macOS find `CV.PDF` for a link to `cv.pdf`; web servers do not, and the visitor gets "page not found". So
the link works on its author's computer, and nowhere else.

```pdf file files/CV.pdf
```

```png file Images/portrait.PNG
```

```markdown bad
[CV](files/cv.pdf#page=2), [again](./Files/CV.pdf), ![Ada](/images/portrait.png)

[Short][cv]

[cv]: <files/Cv.pdf> "CV"
```

```text output
1:6: "files/cv.pdf" has the wrong capitals, which gives "page not found" on the web. Write files/CV.pdf
1:36: "./Files/CV.pdf" has the wrong capitals, which gives "page not found" on the web. Write ./files/CV.pdf
1:60: "/images/portrait.png" has the wrong capitals, which breaks this picture on the web. Write /Images/portrait.PNG
3:1: "files/Cv.pdf" has the wrong capitals, which gives "page not found" on the web. Write files/CV.pdf
```

```markdown fixed
[CV](files/CV.pdf#page=2), [again](./files/CV.pdf), ![Ada](/Images/portrait.PNG)

[Short][cv]

[cv]: <files/CV.pdf> "CV"
```

Pages have the address that the site generator gives them, and links in menus are checked as well:

```yaml file _config.yml
include: [_pages]
```

```markdown bad _pages/cv.md
---
permalink: /cv/
---
[This page](/CV/)
```

```yaml bad _data/navigation.yml
main:
  - title: CV
    url: /Cv/
```

```text output
_data/navigation.yml:3:10: "/Cv/" has the wrong capitals, which gives "page not found" on the web. Write /cv/
_pages/cv.md:4:13: "/CV/" has the wrong capitals, which gives "page not found" on the web. Write /cv/
```

```markdown fixed _pages/cv.md
---
permalink: /cv/
---
[This page](/cv/)
```

```yaml fixed _data/navigation.yml
main:
  - title: CV
    url: /cv/
```

Frames and what else a page shows are read like links:

```yaml file _config.yml
title: Ada Example
```

```pdf file files/cv.pdf
```

```markdown bad
<iframe src="/files/CV.pdf"></iframe>
```

```text output
1:14: "/files/CV.pdf" has the wrong capitals, which leaves this place empty on the web. Write /files/cv.pdf
```

```markdown fixed
<iframe src="/files/cv.pdf"></iframe>
```

Any spelling is right if the file has it:

```pdf file files/My CV.PDF
```

```markdown good
[CV](files/My%20CV.PDF), [CV](<files/My CV.PDF>)
```

A file with another name, and an address on another site, are left alone:

```pdf file files/cv.pdf
```

```markdown good
[CV](files/CV-2024.pdf), [hers](https://example.org/files/CV.pdf), [mine](files/cv.pdf?V=2)
```

```pdf file CV.pdf
```

```pdf file cv.pdf
```

```markdown good
[Both](CV.pdf) are [there](cv.pdf).
```

What counts is the address that the site generator makes of a page, not the name of its file, which Hugo turns into
small letters:

```toml file hugo.toml
title = "Ada Example"
```

```markdown good content/talks/Looms.md
---
title: Looms
---
[This talk](/talks/looms/)
```

Measured on 12 findings on 316 unseen sites: 0 wrong.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profilelint import Document, Finding, Fix, Settings, Site, Span
from profilelint.toolkit import caseless_path

if TYPE_CHECKING:
    from profilelint.toolkit import LocalReference

SEVERITY = "error"

EFFECTS = {"part": "leaves this place empty", "asset": "takes it from the page"}
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp")


def check(page: Document | Settings, site: Site) -> Iterator[Finding]:
    for reference in site.references(page):
        if reference.target.kind == "wrong-case":
            yield _finding(reference, page.text)


def _finding(reference: "LocalReference", text: str) -> Finding:
    path, right, fix = _respelt(reference, text)
    is_picture = reference.role == "image" or (reference.role == "field" and right.lower().endswith(PICTURES))
    effect = "breaks this picture" if is_picture else EFFECTS.get(reference.role, 'gives "page not found"')
    return Finding(reference.span, f'"{path}" has the wrong capitals, which {effect} on the web. Write {right}', fix)


def _respelt(reference: "LocalReference", text: str) -> tuple[str, str, Fix | None]:
    """Return the path as written and the right one, and the fix; where they do not match up, whole paths and no fix."""
    from urllib.parse import quote, unquote

    start, end = reference.written
    raw = text[start:end]
    length = min((raw.find(sign) for sign in "?#" if sign in raw), default=len(raw))
    raw = raw[:length]
    path, right = unquote(raw), reference.target.path
    common = min(len(path.lstrip("./")), len(right))  # a base may stand before the path, or the path be a relative one
    start_of_tail = len(path) - common
    tail, right = path[start_of_tail:], right[len(right) - common :]
    if caseless_path(right) != caseless_path(tail):
        return unquote(reference.url), "/" + reference.target.path, None
    right = path[:start_of_tail] + right
    written = right if path == raw else quote(right, safe="/~!$&'()*+,;=:@")
    return path, right, Fix.replace(Span(start, start + length), written)

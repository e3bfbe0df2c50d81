"""A link spells a file or a page with other capitals than it has.

Windows and macOS find `CV.PDF` where `cv.pdf` is asked for; web servers do not, and the reader gets "page not found".
So the link works on its author's computer, and nowhere else.

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
1:6: readers get "page not found": the file is called "files/CV.pdf", not "files/cv.pdf"
1:36: readers get "page not found": the file is called "./files/CV.pdf", not "./Files/CV.pdf"
1:60: readers see a broken picture: the file is called "/Images/portrait.PNG", not "/images/portrait.png"
3:1: readers get "page not found": the file is called "files/CV.pdf", not "files/Cv.pdf"
```

```markdown fixed
[CV](files/CV.pdf#page=2), [again](./files/CV.pdf), ![Ada](/Images/portrait.PNG)

[Short][cv]

[cv]: <files/CV.pdf> "CV"
```

Pages are called as the site generator calls them, and menus lead to them:

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
_data/navigation.yml:3:10: readers get "page not found": the page is called "/cv/", not "/Cv/"
_pages/cv.md:4:13: readers get "page not found": the page is called "/cv/", not "/CV/"
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

What is spelt as it is called is right, however that is:

```pdf file files/My CV.PDF
```

```markdown good
[CV](files/My%20CV.PDF), [CV](<files/My CV.PDF>)
```

So is a file of another name, which is no slip of capitals, and an address on another site:

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
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profilelint import Document, Finding, Fix, Settings, Site, Span
from profilelint.toolkit import caseless_path

if TYPE_CHECKING:
    from profilelint.toolkit import LocalReference

SEVERITY = "error"

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp")


def check(page: Document | Settings, site: Site) -> Iterator[Finding]:
    for each in site.references(page):
        if each.target.kind == "wrong-case":
            yield _finding(each, page.text)


def _finding(reference: "LocalReference", text: str) -> Finding:
    path, right, fix = _respelt(reference, text)
    is_picture = reference.role == "image" or (reference.role == "field" and right.lower().endswith(PICTURES))
    what = "see a broken picture" if is_picture else 'get "page not found"'
    kind = "file" if "." in right.rpartition("/")[2] else "page"
    return Finding(reference.span, f'readers {what}: the {kind} is called "{right}", not "{path}"', fix)


def _respelt(reference: "LocalReference", text: str) -> tuple[str, str, Fix | None]:
    """The path as written and as it must be, and the fix; where they do not match up, the whole path and no fix."""
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

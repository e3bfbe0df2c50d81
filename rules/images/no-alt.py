"""An image has no alternative text.

Those who cannot see it are not told what it shows: screen readers pass over `![](loom.png)`, and read the name of the
file for `<img src="loom.png">`. Write `![A loom](loom.png)`; an image that is only an ornament has `alt=""` in HTML.

```markdown bad
# Looms

<img src="loom.png" width="100">
![](mill.png)

![](card.png)
```

```text output
3:1: Screen readers read the name of this file. Write what the image shows, as in alt="A loom" (and 1 more on this page)
```

```markdown good
![A loom](loom.png) <img src="loom.png" alt="A loom">
<img src="line.png" alt=""> <img src="dot.gif" width="1" height="1"> <img src="line.png" role="presentation">
<img src="loom.png" aria-label="A loom"> <a href="https://looms.example">![](loom.png) Looms</a>
[![](loom.png) My looms](looms.md)
```

What it shows may stand elsewhere; badges and posts of a day are left alone:

```markdown good
![](loom.png){fig-alt="A loom"} ![](https://img.shields.io/github/stars/ada/looms) ![](loom.pdf)

<figure><img src="loom.png"><figcaption>A loom</figcaption></figure>
```

```markdown good _posts/1843-01-01-looms.md
![](loom.png)
```

Measured on 37 findings on 137 unseen sites: 3 wrong, each of which has a guard now.
"""

from collections.abc import Iterator

from profilelint import Document, Finding, Image, Site
from profilelint.toolkit import is_dated_page, lazy_pattern

SEVERITY = "info"

OF_HTML = 'Screen readers read the name of this file. Write what the image shows, as in alt="A loom"'
OF_MARKDOWN = "Screen readers pass over this image. Write what it shows between the square brackets"

#: What names an image, says that it is none to be read, or shows that it is there to be counted.
NAMED = lazy_pattern(
    r"(?i)\b(?:aria-label|aria-hidden|role|fig-alt|alt|title)\s{0,9}=|(?:width|height)\s{0,9}=[\"']?1\b"
)

#: Badges, and documents that somebody shows as an image.
OTHER = lazy_pattern(r"(?i)badge|shields\.io|\.pdf$|\{[{%]")
CAPTION = lazy_pattern(r"(?i)\s{0,99}(?:</a>\s{0,99})?<figcaption")


def check(document: Document, site: Site) -> Iterator[Finding]:
    without = [image for image in document.images if not image.alt and not image.title and _is_alone(image, document)]
    if without and not is_dated_page(document) and site.page(site.locate(document)).is_shown:
        for image in without:
            yield Finding(image.span, OF_HTML if image.kind == "html" else OF_MARKDOWN, cause="", fold="")


def _is_alone(image: Image, document: Document) -> bool:
    """Whether nothing else says what an image shows: no attribute, and no text of a link around it."""
    end = image.span.end
    written = document.text[slice(*image.span)]
    behind = (
        document.text[end : document.text.find("}", end, end + 300) + 1] if document.text[end : end + 1] == "{" else ""
    )
    if OTHER.search(image.url) or CAPTION.match(document.text[end : end + 300]):
        return False
    if NAMED.search(f"{written}{behind}") or (image.kind == "html" and image.alt is not None):
        return False
    return not any(link.text and link.span.start <= image.span.start < link.span.end for link in document.links)

"""A link or a picture needs a file or a page that is not there.

The reader clicks on "Slides" and gets "page not found", or sees a broken picture. The file was never added, or was
renamed or moved, or the address starts from another folder than its author thought: `files/cv.pdf` on the page
`/talks/` is `/talks/files/cv.pdf`, and `/files/cv.pdf` is meant.

Links, pictures, and pictures and documents named in front matter are followed as Jekyll, Hugo or Quarto build the
site, or as GitHub shows the folder. What cannot be known without building it, such as `{{ post.url }}`, is passed over.

- `elsewhere`: how addresses start that something else serves, such as `"/other-project/"` of the same owner

```pdf file files/the-mill.pdf
```

```markdown bad talks.md
# Talks

- 1843, Turin: *The Engine* [[Slides](Engine_Slides.pdf)] [Poster](files/Poster.pdf)
- 1842, London: *The Mill* [[Slides](<files/The Mill.pdf>)] ![The mill](mill.png "in 1842")
- 1841: [notes][notes], <a href='files/note-g.pdf?download=1#page=2'>Note G</a>, [all talks](/all-talks/)
- 1840: [The mil](files/the-mil.pdf), [older](older)

[notes]: note-a.pdf

## Older
```

```text output
talks.md:3:39: readers get "page not found": there is no file "Engine_Slides.pdf"; add it, or correct the link
talks.md:3:68: readers get "page not found": there is no file "files/Poster.pdf"; add it, or correct the link
talks.md:4:39: readers get "page not found": there is no file "files/The Mill.pdf"; there is "files/the-mill.pdf"
talks.md:4:73: readers see a broken picture: there is no file "mill.png"; add it, or correct the link
talks.md:5:9: readers get "page not found": there is no file "note-a.pdf"; add it, or correct the link
talks.md:5:34: readers get "page not found": there is no file "files/note-g.pdf"; add it, or correct the link
talks.md:5:94: readers get "page not found": there is no page "/all-talks/"; add it, or correct the link
talks.md:6:19: readers get "page not found": there is no file "files/the-mil.pdf"; there is "files/the-mill.pdf"
talks.md:6:47: readers get "page not found": there is no page "older"; there is "#older" on this page
```

A page lies where its `permalink` says, and links start from there:

```yaml file _config.yml
baseurl: /ada
include: [_pages]
plugins: [jekyll-redirect-from]
```

```pdf file files/cv.pdf
```

```markdown bad _pages/about.md
---
permalink: /about/
image: ada.jpg
---
[CV](files/cv.pdf), [CV](/ada/files/cv.pdf), [CV]({{ '/files/cv.pdf' | relative_url }}), [talk](/ada/talk/)
```

```markdown bad _pages/speaking.md
---
permalink: /talks/
redirect_from: /speaking/
---
[About](../about/), [me]({% link _pages/about.md %}), [talks](../speaking/), [book]({{ site.baseurl }}/book)
```

```text output
_pages/about.md:3:8: readers see a broken picture: there is no file "ada.jpg"; add it, or correct the link
_pages/about.md:5:6: readers get "page not found": there is no file "files/cv.pdf"; there is "/files/cv.pdf"
_pages/about.md:5:97: readers get "page not found": there is no page "/ada/talk/"; add it, or correct the link
_pages/speaking.md:5:85: readers get "page not found": there is no page "/book"; add it, or correct the link
```

Pictures that a part of the theme shows are looked for as well:

```yaml file _config.yml
title: Ada Example
```

```jpg file assets/img/loom.jpg
```

```markdown bad
---
title: The loom
---
{% include figure.liquid loading="eager" path="assets/img/loom.jpg" class="img-fluid" %}
{% include figure.liquid loading="eager" path="assets/img/mill.jpg" title="The mill" %}

Written as `{% include figure.liquid path="assets/img/any.jpg" %}`.
```

```text output
5:48: readers see a broken picture: there is no file "assets/img/mill.jpg"; add it, or correct the link
```

A file may lie beside the page, or in a folder that the site generator serves from:

```toml file hugo.toml
baseURL = "https://ada.example.org/"
```

```pdf file content/talk/turin/slides.pdf
```

```pdf file static/files/Note G.pdf
```

```jpg file assets/media/portrait.jpg
```

```markdown good content/talk/turin/index.md
[Slides](slides.pdf), [notes](/files/Note%20G.pdf) and ![Ada](portrait.jpg), [all talks](/talk/),
[the mill]({{< relref "mill.md" >}}), [tags](/tags/engines/), [site](https://ada.example.org/talk/mill/).
```

```markdown good content/talk/mill.md
---
aliases: [/old-mill/]
---
[Old address](/old-mill/), [Turin](../turin/)
```

Addresses on the web, and what only the site generator can know, are not judged:

```yaml file _config.yml
title: Ada Example
```

```markdown good
[top](#top), [paper](https://example.org/paper.pdf), [old](//example.org/old.pdf), [bare](example.org/files/bare.pdf),
[CV]({{ site.cv }}), [post]({{ post.url | relative_url }}), [news](/feed.xml), ![plot](data:image/png;base64,AAAA).
```

GitHub serves other repositories of an owner from folders of their site:

```yaml file _config.yml
title: Ada Example
```

```markdown good _teaching/1843.md
[Looms](/Looms-Fall1843), [Mills](/Mills-Spring1843/syllabus.html), [cards](/punched-cards/), whose code is
at <https://github.com/ada/punched-cards>.
```

A picture for shared links alone, which most themes do not look at, is not judged:

```yaml file _config.yml
title: Ada Example
```

```markdown good _pages/talks.md
---
title: Talks
header:
  og_image: talks/turin.png
---
```

What is built with the site is not there yet:

```tex file tex/thesis.tex
```

~~~markdown good report.qmd
[As PDF](report.pdf) ![Growth](growth.png) [Thesis](tex/thesis.pdf)

```{r}
ggsave("growth.png")
```
~~~

```toml options
elsewhere = ["/atlas/"]
```

```markdown good
The [atlas](/atlas/map.html) is a project with pages of its own.
```
"""

import re
from collections.abc import Iterator
from posixpath import basename, splitext
from typing import TYPE_CHECKING

from profilelint import Document, Finding, Site

if TYPE_CHECKING:
    from profilelint.toolkit import LocalReference

SEVERITY = "error"

#: From what documents are made.
SOURCES = (".qmd", ".Rmd", ".rmd", ".Rnw", ".tex", ".typ", ".ipynb")
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"})


def check(page: Document, site: Site, *, elsewhere: tuple[str, ...] = ()) -> Iterator[Finding]:
    for each in site.references(page):
        if each.target.kind == "missing" and not (elsewhere and each.url.startswith(elsewhere)):
            path = _path(each)
            if not _is_made(path, page, site) and not _is_repository(path, page, site):
                message = f"readers {_what(each, path)}; {_advice(path, page, site)}"
                yield Finding(each.span, message, cause=each.target.path)


def _path(reference: "LocalReference") -> str:
    """The path as its author would know it again."""
    if "{" in reference.url:
        return f"/{reference.target.path}"
    from urllib.parse import unquote

    return unquote(re.split(r"[?#]", reference.url.strip(), maxsplit=1)[0])


def _what(reference: "LocalReference", path: str) -> str:
    end = splitext(path)[1].lower()
    if reference.role == "image" or (reference.role == "field" and end in PICTURES):
        return f'see a broken picture: there is no file "{path}"'
    what = "page" if end in {"", ".html", ".htm"} or path.endswith("/") else "file"
    return f'get "page not found": there is no {what} "{path}"'


def _advice(path: str, page: Document, site: Site) -> str:
    if not set("/.") & set(path) and path in (site.anchors(site.locate(page), page) or ()):
        return f'there is "#{path}" on this page'
    alike = site.built(site.locate(page)).alike(path)
    if alike == path:  # it is there, but the path starts from another folder
        alike = f"/{path}"
    return f'there is "{alike}"' if alike else "add it, or correct the link"


def _is_made(path: str, page: Document, site: Site) -> bool:
    """Whether the file may come into being with the site: a document, or what the code of the page writes."""
    name, end = splitext(basename(path))
    if end and any(name + end in code.text for code in page.codes):
        return True
    built = site.built(site.locate(page))
    return end == ".pdf" and any(f"{name}{each}".casefold() in built.by_name for each in SOURCES)


def _is_repository(path: str, page: Document, site: Site) -> bool:
    """Whether an address begins with the name of a repository that the page links to, and of nothing in this one."""
    first = path[1:].partition("/")[0] if path.startswith("/") else ""
    if not first or site.exists(first) or site.built(site.locate(page)).generator != "jekyll":
        return False
    return bool(re.search(rf"(?i)\bgithub\.(?:com/[\w-]{{1,40}}|io)/{re.escape(first)}(?![\w-])", page.text))

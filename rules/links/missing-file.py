"""A link or a picture needs a file that is not there.

The reader clicks on "Slides" and gets "page not found", or sees a broken picture. The file was never added, or was
renamed, or its name differs in a capital letter, which web servers do not forgive although Windows and macOS do.

Only links to files beside the page, such as `slides.pdf` or `../files/cv.pdf`, are judged, and only where no file of
that name lies in any place from which the site could serve it.

- `suffixes`: what names of files end with that are put on the web as they are

```pdf file files/poster.PDF
```

```pdf file files/the-mill.pdf
```

```markdown bad _pages/talks.md
# Talks

- 1843, Turin: *The Engine* [[Slides](Engine_Slides.pdf)] [Poster](files/Poster.pdf)
- 1842, London: *The Mill* [[Slides](<files/The Mill.pdf>)] ![The mill](mill.png "in 1842")
- 1841: [notes][notes], <a href='../notes/note-g.pdf?download=1#page=2'>Note G</a>

[notes]: note-a.pdf
```

```text output
_pages/talks.md:3:39: readers get "page not found": there is no file "Engine_Slides.pdf"; add it, or correct the link
_pages/talks.md:3:68: readers get "page not found": there is no file "files/Poster.pdf"; there is "files/poster.PDF"
_pages/talks.md:4:39: readers get "page not found": there is no file "files/The Mill.pdf"; there is "files/the-mill.pdf"
_pages/talks.md:4:73: readers see a broken picture: there is no file "mill.png"; add it, or correct the link
_pages/talks.md:5:9: readers get "page not found": there is no file "note-a.pdf"; add it, or correct the link
_pages/talks.md:5:34: readers get "page not found": there is no file "../notes/note-g.pdf"; add it, or correct the link
```

A file may lie beside the page, at the root of the site, or in a folder that the site generator serves from:

```pdf file content/home/cv.pdf
```

```pdf file static/files/Note G.pdf
```

```pdf file poster.pdf
```

```jpg file assets/media/portrait.jpg
```

```markdown good content/home/index.md
[CV](cv.pdf), [notes](files/Note%20G.pdf), [poster](../poster.pdf) and ![Ada](portrait.jpg).
```

Other pages, addresses on the web, paths from the root of the site, and what a template fills in are not judged here:

```markdown good
[Papers](papers.html), [talks](talks), [teaching](teaching.md), [top](#top), [menu](/files/menu.pdf),
[paper](https://example.org/paper.pdf), [old](//example.org/old.pdf), [bare](example.org/files/bare.pdf),
[CV]({{ site.baseurl }}/cv.pdf), [talk]({{< relref "talk.pdf" >}}), ![plot](data:image/png;base64,AAAA).
```

What is built with the site is not there yet:

```tex file tex/thesis.tex
```

~~~markdown good report.qmd
[As PDF](report.pdf) ![Growth](growth.png) [Thesis](thesis.pdf)

```{r}
ggsave("growth.png")
```
~~~

```toml options
suffixes = ["stl"]
```

```markdown good
[Model](engine.obj), [picture](engine.png)
```
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from posixpath import basename, dirname, join, normpath, splitext
from unicodedata import normalize
from urllib.parse import unquote

from profilelint import Document, Finding, Image, Link, Site

SEVERITY = "error"

#: How what is no path to a file beside the page starts ("example.org/" lacks its https://), or what it holds.
ELSEWHERE = r"(?s)[\w+.-]*:|[/#?~@]|https?/|[^/.]+\.[^/]*/|.*[{}<>$*|\\\ufdd0-\ufdef]"
#: From what documents are made.
SOURCES = (".qmd", ".rmd", ".rnw", ".tex", ".typ", ".ipynb")
PICTURES, MEDIA = "png jpg jpeg gif svg webp avif bmp tif tiff", "mp3 mp4 mov webm zip gz tgz 7z txt csv json bib ipynb"
SUFFIXES = tuple(f"pdf ps epub doc docx ppt pptx xls xlsx odt odp key {PICTURES} {MEDIA}".split())


def check(node: Link | Image, page: Document, site: Site, *, suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[Finding]:
    url = re.split(r"[?#]", node.url.strip(), maxsplit=1)[0]
    if url.rpartition(".")[2].lower() not in suffixes or re.match(ELSEWHERE, url) or len(url) > 500:
        return
    path, folder = unquote(url), dirname(site.locate(page))
    if _is_there(path, folder, site) or _is_made(path, folder, page, site):
        return
    what = "see a broken picture" if isinstance(node, Image) else 'get "page not found"'
    alike = _names(site).get(_key(path))
    advice = f'there is "{alike[0]}"' if alike else "add it, or correct the link"
    span = node.span if node.kind == "reference" else node.url_span
    yield Finding(span, f'readers {what}: there is no file "{path}"; {advice}')


def _is_there(path: str, folder: str, site: Site) -> bool:
    """Whether a file has this path, from the page, from the root or at its end, or the path leads out of the site."""
    beside, tail = normpath(join(folder, path)), _tail(path)
    if beside.startswith("../") or site.exists(beside) or site.exists(tail):
        return True
    # macOS writes accents in another form than the rest of the world.
    files = _names(site).get(_key(path), ())
    return any(normalize("NFC", f"/{file}").endswith(normalize("NFC", f"/{tail}")) for file in files)


def _is_made(path: str, folder: str, page: Document, site: Site) -> bool:
    """Whether the file may come into being with the site, or lie in a folder that is not filled yet (a submodule)."""
    if basename(path) in _words(page) or any(_key(splitext(path)[0] + each) in _names(site) for each in SOURCES):
        return True
    above = dirname(_tail(path))
    return any(_is_bare(each, site) for each in {above, join(folder, above).rstrip("/")})


def _is_bare(folder: str, site: Site) -> bool:
    while folder and not site.exists(folder):
        folder = dirname(folder)
    return bool(folder) and folder not in _folders(site)


def _tail(path: str) -> str:
    """The path without what leads upwards."""
    return normpath("/" + path).lstrip("/")


def _key(path: str) -> str:
    """What remains of a file's name if capitals, blanks and other signs are taken for slips."""
    return re.sub(r"[\W_]", "", normalize("NFC", basename(path))).casefold()


@lru_cache(maxsize=1)
def _names(site: Site) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for file in site.files:
        names.setdefault(_key(file), []).append(file)
    return names


@lru_cache(maxsize=1)
def _folders(site: Site) -> set[str]:
    return {file[: slash.start()] for file in site.files for slash in re.finditer("/", file)}


@lru_cache(maxsize=1)
def _words(page: Document) -> set[str]:
    """The names that stand in the code of a page, which may write these files."""
    return {word for code in page.codes for word in re.findall(r"[\w.-]+", code.text)}

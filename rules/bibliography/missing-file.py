"""A paper in a BibTeX file needs a file that is not there.

al-folio makes a button "PDF" of `pdf = {loom.pdf}` and a picture of `preview = {loom.png}`, and looks for them in
`assets/pdf/` and `assets/img/publication_preview/`. If the file is not there, the button leads to "page not found", and
the picture is broken.

```pdf file assets/pdf/Loom.pdf
```

```png file assets/img/publication_preview/mill.png
```

```bibtex bad _bibliography/papers.bib
@article{example2021,
  title = {On Looms},
  pdf = {loom.pdf},
  slides = {loom_slides.pdf},
  preview = {loom.png},
}
```

```text output
_bibliography/papers.bib:3:9: readers get "page not found": there is no file "assets/pdf/loom.pdf"; there is "assets/pdf/Loom.pdf"
_bibliography/papers.bib:4:12: readers get "page not found": there is no file "assets/pdf/loom_slides.pdf"; add it, or correct the name
_bibliography/papers.bib:5:13: readers see a broken picture: there is no file "assets/img/publication_preview/loom.png"; add it, or correct the name
```

```pdf file assets/pdf/2021/loom.pdf
```

```png file assets/img/publication_preview/mill.png
```

```html file assets/html/loom/index.html
```

```bibtex good _bibliography/papers.bib
@article{example2021,
  title = {On Looms},
  pdf = {2021/loom.pdf},
  slides = {https://example.org/loom.pdf},
  html = {loom/},
  preview = {mill.png},
}
@article{example2022,
  title = {On Mills},
  pdf = {},
  poster = {/assets/pdf/../pdf/2021/loom.pdf#page=2},
  preview = {https://example.org/mill.png},
}
```

A site of another theme, and other files of BibTeX, may mean something else by these fields:

```bibtex good _bibliography/references.bib
@article{example2021, title = {On Looms}, pdf = {loom.pdf}}
```

```pdf file assets/pdf/loom.pdf
```

```bibtex good content/publication/loom/cite.bib
@article{example2021, title = {On Looms}, pdf = {mill.pdf}}
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from functools import lru_cache
from posixpath import join, normpath, splitext
from unicodedata import normalize
from urllib.parse import unquote

from profilelint import Bibliography, Document, Field, Finding, Reference, Site
from profilelint.toolkit import theme_rows

SEVERITY = "error"

#: Where themes look for what a field names.
FOLDERS = dict(row.split(": ") for row in theme_rows("paper-folders"))


def check(reference: Reference, page: Document, site: Site) -> Iterator[Finding]:
    for field in reference.fields:
        if field.path in FOLDERS and isinstance(page, Bibliography) and page.is_jekyll:
            yield from _missing(field, site)


def _missing(field: Field, site: Site) -> Iterator[Finding]:
    folder = FOLDERS[field.path]
    name = unquote(re.split(r"[?#]", str(field.value).strip(), maxsplit=1)[0])
    if not name or "//" in name or re.search(r"[\s{}\\:]{2}|[{}\\:*]", name) or len(name) > 300:
        return
    path = normpath(join(folder, name.lstrip("/")))
    if not path.startswith("assets/") or not site.exists(folder) or _is_there(name, path, site):
        return
    alike = _names(site).get(_key(path)) or _names(site).get(path.casefold())
    what = "see a broken picture" if field.path == "preview" else 'get "page not found"'
    advice = f'there is "{alike}"' if alike else "add it, or correct the name"
    yield Finding(field.value_span, f'readers {what}: there is no file "{path}"; {advice}', cause=folder)


def _is_there(name: str, path: str, site: Site) -> bool:
    if site.exists(path) or site.exists(normpath(name.lstrip("/"))) or site.exists(f"{path}.html"):
        return True
    # macOS writes accents in another form than the rest of the world.
    return not path.isascii() and normalize("NFC", _names(site).get(_key(path), "")) == normalize("NFC", path)


def _key(path: str) -> str:
    """What remains of a path if capitals, and the suffix that may have been forgotten, do not count."""
    return splitext(normalize("NFC", path))[0].casefold()


@lru_cache(maxsize=1)
def _names(site: Site) -> dict[str, str]:
    return {_key(file): file for file in site.files if file.startswith("assets/")}

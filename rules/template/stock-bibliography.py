"""Sample papers of the theme are in the bibliography.

al-folio comes with papers of Einstein's and HugoBlox with example papers, so that the lists are not empty. If you keep
them, visitors find them among yours.

```bibtex bad _bibliography/papers.bib
@article{einstein1905electrodynamics,
  title={On the electrodynamics of moving bodies},
  author={Einstein, A.},
  year={1905}
}

@article{example2021loom,
  title={On the Theory of Looms},
  author={Example, Ada},
  year={2021}
}

@book{einstein1950meaning,
  title={The Meaning of {Relativity}},
  author={Einstein, Albert},
  year={1950}
}
```

```text output
_bibliography/papers.bib:1:10: 2 of the 3 papers here are samples of the theme, such as "On the electrodynamics of moving bodies". Delete them.
```

```bibtex bad content/publication/example/cite.bib
@inproceedings{example1,
  title={An example conference paper},
  author={Bighetti, Nelson and Ford, Robert}
}
```

```text output
content/publication/example/cite.bib:1:16: "An example conference paper" is a sample paper of the theme, and it is published. Delete it.
```

A file that no page lists is left alone:

```yaml file _config.yml
scholar:
  bibliography: mine.bib
```

```html file _pages/publications.md
{% bibliography -f talks -q @*[year={{y}}]* %}
```

```bibtex good _bibliography/papers.bib
@book{einstein1950meaning,
  title={The Meaning of {Relativity}},
  author={Einstein, Albert},
  year={1950}
}
```

So is one where the list of papers is written by hand:

```markdown file _pages/publications.md
---
title: Publications
---

- Ada Example, On the Theory of Looms, 2021
```

```bibtex good _bibliography/papers.bib
@book{einstein1950meaning,
  title={The Meaning of {Relativity}},
  author={Einstein, Albert},
  year={1950}
}
```

Papers about Einstein, and examples of your own, are left alone:

```bibtex good _bibliography/papers.bib
@article{einstein1905moving,
  title={On the Electrodynamics of Moving Bodies},
  author={Einstein, A.},
  year={1905}
}

@article{einstein1950meaning,
  title={The Meaning of Relativity, Read Again},
  author={Example, Ada},
  year={2021}
}
```

```bibtex good content/publication/loom/cite.bib
@article{example1,
  title={On Looms},
  author={Example, Ada}
}
```

A draft is left alone:

```markdown file content/publication/example/index.md
---
title: An example conference paper
draft: true
---
```

```bibtex good content/publication/example/cite.bib
@inproceedings{example1,
  title={An example conference paper}
}
```

```bibtex good _bibliography/papers.bib
@comment{
@article{einstein1905electrodynamics,
  title={On the electrodynamics of moving bodies},
  author={Einstein, A.}
}
}
```
"""  # noqa: E501 -- output is exact

import posixpath
import re
from collections.abc import Iterator
from itertools import chain

from profilelint import Bibliography, Finding, Reference, Site
from profilelint.toolkit import front_matter_values, theme_rows

SEVERITY = "warning"

#: The keys of the papers that come with themes, and how their titles begin.
STOCK = dict(row.split(": ", 1) for row in theme_rows("stock-papers"))
#: The tag of jekyll-scholar, and an include that may hold it.
LIST = r"\{%-?\s{0,9}(?:bibliography\b|include\s{1,9}\S{0,50}(?:bib|publi|paper))"
PAGES, PARTS = (".md", ".html", ".liquid"), ("_includes/", "_layouts/", "assets/")
#: How many letters at the beginning identify a title.
LONG = 48


def check(bibliography: Bibliography, site: Site) -> Iterator[Finding]:
    samples = [reference for reference in bibliography.references if _is_stock(reference)]
    if not samples or _is_draft(bibliography, site) or (bibliography.is_jekyll and not _is_listed(site)):
        return
    title, whole = samples[0].says("title"), len(bibliography.references)
    if len(samples) == 1:
        message = f'"{title}" is a sample paper of the theme, and it is published. Delete it.'
    else:
        count = f"{len(samples)} of the {whole}" if len(samples) < whole else f"All {whole}"
        message = f'{count} papers here are samples of the theme, such as "{title}". Delete them.'
    yield Finding(samples[0].key_span, message)


def _is_draft(bibliography: Bibliography, site: Site) -> bool:
    """Whether the page beside the file is a draft."""
    page = site.text(posixpath.join(posixpath.dirname(site.locate(bibliography)), "index.md"))
    return (front_matter_values(page, "draft") or {}).get("draft") is True


def _is_listed(site: Site) -> bool:
    """Whether any page lists all papers or selected ones; an empty page is one that was not checked out."""
    pages = (text for path, text in site.texts(PAGES) if not path.startswith(PARTS))
    return any(not text or re.search(LIST, text) or _has_chosen(text) for text in chain([next(pages, "")], pages))


def _has_chosen(text: str) -> bool:
    """Whether a page of al-folio shows selected papers, by the key for that."""
    return (front_matter_values(text, "selected_papers") or {}).get("selected_papers") is True


def _is_stock(reference: Reference) -> bool:
    title = STOCK.get(reference.key)
    if not title:
        return False
    written = " ".join(re.findall(r"[a-z0-9]+", reference.says("title").lower()))
    return written == title or (len(title) > LONG and written.startswith(title))

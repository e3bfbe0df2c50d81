"""Papers that came with the theme stand in the bibliography.

al-folio comes with papers of Einstein's and HugoBlox with example papers, so that the lists are not empty. Left where they
are, readers find them among yours.

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
_bibliography/papers.bib:1:10: 2 of the 3 papers here came with the theme, such as "On the electrodynamics of moving bodies", and readers find them among yours; take them out
```

```bibtex bad content/publication/example/cite.bib
@inproceedings{example1,
  title={An example conference paper},
  author={Bighetti, Nelson and Ford, Robert}
}
```

```text output
content/publication/example/cite.bib:1:16: the paper here came with the theme ("An example conference paper"), and readers find it among yours; take it out
```

A file that no page lists is for nobody but you:

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

Nor does anybody see it where the list of papers is written by hand:

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

Who writes about Einstein, or has an example of their own, may say so:

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

A page that is a draft shows readers nothing:

```toml file hugo.toml
title = "Ada Lovelace"
```

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

from profilelint import Bibliography, Finding, Reference, Site
from profilelint.toolkit import theme_rows

SEVERITY = "warning"

#: The keys of the papers that come with themes, and how their titles begin.
STOCK = dict(row.split(": ", 1) for row in theme_rows("stock-papers"))
#: So many letters begin no other title.
LONG = 48


def check(bibliography: Bibliography, site: Site) -> Iterator[Finding]:
    found = [reference for reference in bibliography.references if _is_stock(reference)]
    if not found or not _is_shown(site.locate(bibliography), site):
        return
    title, whole = found[0].says("title"), len(bibliography.references)
    if whole == 1:
        what, them = f'the paper here came with the theme ("{title}")', "it"
    else:
        count = f"{len(found)} of the {whole}" if len(found) < whole else f"all {whole}"
        what, them = f'{count} papers here came with the theme, such as "{title}"', "them"
        if len(found) == 1:
            what, them = f'one of the {whole} papers here came with the theme ("{title}")', "it"
    message = f"{what}, and readers find {them} among yours; take {them} out"
    yield Finding(found[0].key_span, message)


def _is_shown(place: str, site: Site) -> bool:
    """Whether visitors find the papers: on the page that the file lies beside, or in a list."""
    beside = posixpath.join(posixpath.dirname(place), "index.md")
    return site.page(beside).is_shown if site.is_file(beside) else site.page(place).led_by == "list"


def _is_stock(reference: Reference) -> bool:
    title = STOCK.get(reference.key)
    if not title:
        return False
    said = " ".join(re.findall(r"[a-z0-9]+", reference.says("title").lower()))
    return said == title or (len(title) > LONG and said.startswith(title))

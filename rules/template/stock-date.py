"""A paper has the date of the theme's example.

The page of a paper was copied from the theme's example (HugoBlox) and its `date` was never changed, while its citation
has the year of the paper. Visitors find the paper in the wrong year of the list.

A date and a citation that merely differ are left alone: many papers are online in the year before they are printed.

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown bad content/publication/loom/index.md
---
title: A Theory of Looms
date: 2013-07-01
---
```

```bibtex bad content/publication/loom/cite.bib
@article{lovelace2021,
  title = {A Theory of Looms},
  year = {2021}
}
```

```text output
content/publication/loom/index.md:3:7: The page has the date of the theme's example, 2013-07-01, and its citation the year 2021. Write the date of the paper. (see content/publication/loom/cite.bib:3)
```

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/loom/index.md
---
title: A Theory of Looms
date: 2013-07-01
---
```

```bibtex good content/publication/loom/cite.bib
@article{lovelace2013,
  title = {A Theory of Looms},
  year = {2013}
}
```

```markdown good content/publication/mill/index.md
---
title: Steam Mills in Winter
date: 2019-12-07
---
```

```bibtex good content/publication/mill/cite.bib
@article{lovelace2021,
  title = {Steam Mills in Winter},
  year = {2021}
}
```

Measured on 2 findings on 701 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Finding, Paper
from profilelint.toolkit import is_other_paper

SEVERITY = "warning"
OPT_IN = True

#: The dates of the example papers of HugoBlox and of Academic before it (exampleSite/content/publication).
STOCK = ("2013-07-01", "2015-09-01", "2019-04-07")


def check(paper: Paper) -> Iterator[Finding]:
    for page, citation in paper.cited_pages():
        if not page.year or not citation.year or is_other_paper(page, citation, paper):
            continue
        year = re.search(r"(?:19|20)\d\d", citation.year.text)
        if page.year.text in STOCK and year and not page.year.text.startswith(year[0]):
            fault = (
                f"The page has the date of the theme's example, {page.year.text}, and its citation the year {year[0]}."
            )
            related = ((citation.document, citation.year.span),)
            message = f"{fault} Write the date of the paper."
            yield Finding(page.year.span, message, document=page.document, cause=page.place, related=related)

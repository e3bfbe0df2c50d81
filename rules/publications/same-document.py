"""Two papers link to one document.

An entry was copied, and the DOI, the arXiv number or the PDF of the other paper stayed in it. Readers of one of the two
get the other paper. Of the addresses on a page only those count that stand for the paper itself: the link on its title,
links called "PDF", "arXiv", "DOI" and the like, and keys such as `doi` and `url_pdf`.

Which of the two is right is told where a further place of the site names the document with one of the titles.

```markdown bad publications.md
# Publications

- A. Lovelace. [Looms that Learn to Weave](https://arxiv.org/abs/2301.01234). 2023.
- A. Lovelace. [Counting Cards in Steam Mills](https://arxiv.org/pdf/2301.01234v2). 2023.
```

```text output
publications.md:4:16: "Counting Cards in Steam Mills" and "Looms that Learn to Weave" both have arXiv 2301.01234. Correct the one that is of the other paper. (see publications.md:3)
```

```yaml file _config.yml
collections: {publications: {output: true}}
```

```html file publications.html
---
---
{% bibliography %}
```

```bibtex bad _bibliography/papers.bib
@article{lovelace2021,
  title = {Looms that Learn to Weave},
  doi = {10.9999/loom.1}
}
```

```markdown bad _publications/loom.md
---
title: Looms that Learn to Weave
doi: 10.9999/loom.1
---
```

```markdown bad _publications/mill.md
---
title: Counting Cards in Steam Mills
paperurl: https://doi.org/10.9999/loom.1
---
```

```text output
_publications/mill.md:3:11: "Counting Cards in Steam Mills" has DOI 10.9999/loom.1, which 2 files say is "Looms that Learn to Weave". Write that of this paper. (see _bibliography/papers.bib:3)
```

Two versions of a paper, a congress whose abstracts have one DOI, a book and its chapters, code and slides, and a file
of a whole program are left alone:

```markdown good publications.md
# Publications

- A. Lovelace. [Looms that Learn to Weave](https://arxiv.org/abs/2301.01234). 2023.
- A. Lovelace. [Looms that Learn to Weave by Themselves](https://arxiv.org/abs/2301.01234). 2022.
- A. Lovelace. [Counting Cards in Steam Mills](https://doi.org/10.9999/mill). [Code](https://doi.org/10.9999/code). 2023.
- A. Lovelace. [Winter on Water and Wind](https://doi.org/10.9999/wind). [Code](https://doi.org/10.9999/code). 2022.
- A. Lovelace. [Wheels that Turn Other Wheels](/files/program.pdf). 2021.
- A. Lovelace. [Notes About One Analytical Engine](/files/program.pdf). 2020.
```

```bibtex good _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, doi = {10.9999/supplement}}
@article{b, title = {Counting Cards in Steam Mills}, doi = {10.9999/supplement}}
@article{c, title = {Winter on Water and Wind}, doi = {10.9999/supplement}}
@book{d, title = {Wheels and Axles}, doi = {10.9999/book}}
@incollection{e, title = {Notes About One Analytical Engine}, doi = {10.9999/book}}
@article{f, title = {Sorting in $O(n)$}, doi = {10.9999/sort}}
@article{g, title = {On Algebra for Everyone}, doi = {10.9999/sort}}
```

A file beside the page of a paper is that paper's own:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/loom/index.md
---
title: Looms that Learn to Weave
url_pdf: paper.pdf
---
```

```markdown good content/publication/mill/index.md
---
title: Counting Cards in Steam Mills
url_pdf: paper.pdf
---
```

Some lists set the authors apart, and not the title:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/about.md
# Publications

- [2023 Lovelace, A. K., Menabrea, L. F., Babbage, C.](https://doi.org/10.9999/loom.1) Looms
```

```markdown good content/publication/loom/index.md
---
title: Looms that Learn to Weave
doi: 10.9999/loom.1
---
```

The same page in two languages, copies that were set aside, and slides, posters and videos say nothing:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/loom/index.md
---
title: Looms that Learn to Weave
doi: 10.9999/loom.1
url_slides: https://doi.org/10.9999/slides
---
```

```markdown good content/publication/loom/index.fr.md
---
title: Métiers qui apprennent
doi: 10.9999/loom.1
---
```

```markdown good content/publication/mill/index.md
---
title: Counting Cards in Steam Mills
doi: 10.9999/mill.1
url_slides: https://doi.org/10.9999/slides
---
```

```yaml file _config.yml
title: Ada Lovelace
```

```html file publications.html
---
---
{% bibliography %}
```

```bibtex good _bibliography/papers.bib
@article{a, title = {Looms that Learn to Weave}, doi = {10.9999/loom.1}}
```

```bibtex good _bibliography/papers 2.bib
@article{a, title = {Counting Cards in Steam Mills}, doi = {10.9999/loom.1}}
```

```bibtex good _bibliography/papers_220603.bib
@article{a, title = {Winter on Water and Wind}, doi = {10.9999/loom.1}}
```

```markdown good temp/papers.md
# Publications

- A. Lovelace. [Counting Cards in Steam Mills](https://doi.org/10.9999/loom.1). 2023.
```

The page and the citation of one paper are compared by `publications/other-citation`:

```toml file hugo.toml
title = "Ada Lovelace"
```

```markdown good content/publication/card/index.md
---
title: Cards of Many Sizes
doi: 10.9999/card.1
---
```

```bibtex good content/publication/card/cite.bib
@article{menabrea2022,
  title = {Steam Mills in Winter},
  doi = {10.9999/card.1}
}
```

Measured on 35 findings on 701 unseen sites: 6 wrong, each of which has a guard now.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator, Sequence

from profilelint import Claim, Finding, Identifier, Paper, Span
from profilelint.toolkit import are_unlike, other_dois, shortened

SEVERITY = "warning"
OPT_IN = True

#: Kinds of BibTeX entries that have the DOI of a whole, or parts of one.
OF_WHOLES = frozenset({"book", "proceedings", "collection", "incollection", "inbook", "phdthesis"})
LONGEST = 80


def check(paper: Paper) -> Iterator[Finding]:
    found: dict[Identifier, list[Claim]] = {}
    others = {page.paper_place for page, citation in paper.cited_pages() if other_dois(page, citation)}
    for claim in paper.claims:
        # News may call a paper by what is new of it; pages whose citation has another DOI are for `other-citation`.
        if claim.surface == "mention" or claim.paper_place in others:
            continue
        for identifier in dict.fromkeys(identifier for identifier, _ in claim.slots):
            found.setdefault(identifier, []).append(claim)
    said: set[tuple[str, ...]] = set()
    for identifier, claims in found.items():
        titles: dict[str, list[Claim]] = {}
        for claim in claims:
            titles.setdefault(claim.letters, []).append(claim)
        if len(titles) == 2 and (key := tuple(sorted(titles))) not in said and _are_two_papers(*titles.values()):
            said.add(key)
            yield _finding(identifier, *titles.values())


def _are_two_papers(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    one, other = some[0], others[0]
    if not are_unlike(one, other):
        return False
    if any(claim.type in OF_WHOLES for claim in (*some, *others)):
        return False
    if one.surface == other.surface == "reference" and len({claim.place for claim in (*some, *others)}) == 1:
        return False  # `bibliography/duplicate` reports it
    pages = [{claim.folder for claim in claims if claim.surface in {"page", "citation"}} for claims in (some, others)]
    return not pages[0] & pages[1] or all("index." not in claim.place for claim in (*some, *others))


def _finding(identifier: Identifier, some: Sequence[Claim], others: Sequence[Claim]) -> Finding:
    """At the later of two places, or at the one that a third place proves wrong."""
    if len(some) == 1 and len({claim.place for claim in others}) > 1:
        some, others = others, some
    first, second, proof = some[0], others[0], len({claim.place for claim in some})
    if proof > 1 and len(others) == 1:
        fault = f'"{_quoted(second)}" has {identifier}, which {proof} files say is "{_quoted(first)}".'
        message = f"{fault} Write that of this paper."
    else:
        fault = f'"{_quoted(second)}" and "{_quoted(first)}" both have {identifier}.'
        message = f"{fault} Correct the one that is of the other paper."
    related = ((first.document, _span(first, identifier)),)
    return Finding(_span(second, identifier), message, document=second.document, cause=second.place, related=related)


def _quoted(claim: Claim) -> str:
    return shortened(claim.title, LONGEST)


def _span(claim: Claim, identifier: Identifier) -> Span:
    return next(span for each, span in claim.slots if each == identifier)

"""A paper is listed twice on a page.

Readers count the entries of a list of papers, and the same title, DOI or arXiv number twice is nearly always an entry
that was copied and never changed. Delete one of the two.

A preprint beside the published paper is right, and so is a list of selected papers above the full one. Entries that are
the same word for word are reported by `entries/duplicate`.

- `shortest`: how many letters and digits a title must have to be compared; a Chinese, Japanese or Korean character
  counts as two

```markdown bad
# Ada Example

## Publications

- A. Example. **[On the theory of looms and mills](https://doi.org/10.9999/loom.1)**. Journal of Looms, 2023.
- A. Example. [Cards of all sizes](https://doi.org/10.9999/card.7). Journal of Cards, 2022.
- A. Example. "On the Theory of Looms and Mills." Symposium on Looms, 2023.
- A. Example. [Cards of many sizes](https://dx.doi.org/10.9999/CARD.7). Journal of Cards, 2021.
```

```text output
7:16: "On the Theory of Looms and Mills" is already listed on line 5. Delete one, or say how they differ.
8:3: DOI 10.9999/card.7 is already listed on line 6. Delete one, or correct the link.
```

```markdown good
## Publications

- A. Example, B. Example. [On the theory of looms and mills](https://doi.org/10.9999/loom.1). Journal of Looms, 2023.
- A. Example. [On the theory of cards](https://doi.org/10.9999/card.7). Journal of Cards, 2022.

## Preprints

- A. Example. [On the theory of looms and mills](https://arxiv.org/abs/2301.01234). arXiv, 2023.
```

```markdown good
## Publications

- A. Example. [Data on looms: a dataset of all patterns](https://doi.org/10.9999/loom.1). Journal of Looms, 2023.
  arXiv: 2301.01234

## Preprints

- A. Example. [Data on looms: a dataset of all patterns](https://arxiv.org/abs/2301.01234). arXiv, 2023.
```

```markdown good
## Selected papers

- **On the theory of looms and mills**. Journal of Looms, 2023.

## All papers

- **On the theory of looms and mills**. Journal of Looms, 2023. With Charles Example.
- **On the theory of looms and mills, part II**. Journal of Looms, 2024.
```

A talk about a paper, the name of a journal, and two links to one paper in the same entry are left alone:

```markdown good
## Publications

- [Note G on the analytical engine](https://arxiv.org/abs/2301.01234), *Journal of Analytical Engines*, 2023.
  [PDF](https://arxiv.org/pdf/2301.01234v2)
- [Note A on the difference engine](https://arxiv.org/abs/2301.01235), *Journal of Analytical Engines*, 2022.

## Talks

- [Note G on the analytical engine](https://arxiv.org/abs/2301.01234), Turin, 2023
```

Measured on 1 finding on 316 unseen sites: 0 wrong.
"""

from collections.abc import Iterator

from profilelint import Document, Finding
from profilelint.toolkit import find_papers, repeated_papers

SEVERITY = "warning"


def check(document: Document, *, shortest: int = 20) -> Iterator[Finding]:
    for paper, earlier, shared in repeated_papers(find_papers(document, shortest)):
        line = document.position(earlier.span.start)[0]
        way = "say how they differ" if shared.startswith('"') else "correct the link"
        yield Finding(paper.span, f"{shared} is already listed on line {line}. Delete one, or {way}.")

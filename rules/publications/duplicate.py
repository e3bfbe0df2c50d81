"""A paper stands twice on a page.

A list of papers is read as a count of them, and the same title, DOI or arXiv number twice is nearly always an entry
that was copied and never changed. Keep one of the two.

A preprint and the published paper are one pair and no fault, and neither is a list of selected papers above the full
one. Entries that are the same word for word are for `entries/duplicate`.

- `shortest`: how many letters and figures a title must have to be compared; a sign of Chinese, Japanese or Korean
  counts for two

```markdown bad
# Ada Example

## Publications

- A. Example. **[On the theory of looms and mills](https://doi.org/10.9999/loom.1)**. Journal of Looms, 2023.
- A. Example. [Cards of all sizes](https://doi.org/10.9999/card.7). Journal of Cards, 2022.
- A. Example. "On the Theory of Looms and Mills." Symposium on Looms, 2023.
- A. Example. [Cards of many sizes](https://dx.doi.org/10.9999/CARD.7). Journal of Cards, 2021.
```

```text output
7:16: "On the Theory of Looms and Mills" already stands on line 5; keep one of the two, or say how they differ
8:3: DOI 10.9999/card.7 already stands on line 6; keep one of the two, or correct the link
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

A talk about a paper is no paper, a journal's name is no title, and one entry may link the same paper twice:

```markdown good
## Publications

- [Note G on the analytical engine](https://arxiv.org/abs/2301.01234), *Journal of Analytical Engines*, 2023.
  [PDF](https://arxiv.org/pdf/2301.01234v2)
- [Note A on the difference engine](https://arxiv.org/abs/2301.01235), *Journal of Analytical Engines*, 2022.

## Talks

- [Note G on the analytical engine](https://arxiv.org/abs/2301.01234), Turin, 2023
```
"""

from collections.abc import Iterator

from profilelint import Document, Finding
from profilelint.toolkit import find_papers, repeated_papers

SEVERITY = "warning"


def check(document: Document, *, shortest: int = 20) -> Iterator[Finding]:
    for paper, earlier, shared in repeated_papers(find_papers(document, shortest)):
        line = document.position(earlier.span.start)[0]
        way = "say how they differ" if shared.startswith('"') else "correct the link"
        yield Finding(paper.span, f"{shared} already stands on line {line}; keep one of the two, or {way}")

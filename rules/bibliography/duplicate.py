"""A paper stands twice in the bibliography.

Readers see it twice in the list, and the list is read as a count. The same DOI, or the same title in the same year and
kind of publication, is an entry that was added again. A preprint and the published paper are no fault.

```bibtex bad _bibliography/papers.bib
@article{example2021loom,
  title = {On the Theory of {Looms} and Mills},
  author = {Example, Ada},
  journal = {Journal of Looms},
  year = 2021,
  doi = {10.9999/loom.1}
}

@article{example2021theory,
  title = {On the Theory of Looms and Mills.},
  author = {Ada Example},
  journal = {J. Looms},
  year = {2021}
}

@inproceedings{example2022loom,
  title = {Looms},
  author = {Ada Example},
  booktitle = {Looms 2022},
  year = {2022},
  doi = {https://doi.org/10.9999/LOOM.1}
}
```

```text output
_bibliography/papers.bib:9:10: "On the Theory of Looms and Mills." stands already on line 1, so readers see it twice; take one of the two out
_bibliography/papers.bib:16:16: DOI 10.9999/loom.1 is already that of the paper on line 1; take one of the two out, or correct the DOI
```

A preprint and the paper, a paper and its talk or its longer version, and papers in parts:

```bibtex good _bibliography/papers.bib
@article{example2021loom,
  title = {On the Theory of Looms and Mills},
  journal = {arXiv preprint arXiv:2101.01234},
  year = 2021
}
@article{example2021theory,
  title = {On the Theory of Looms and Mills},
  journal = {Journal of Looms},
  year = {2021}
}
@inproceedings{example2021talk,
  title = {On the Theory of Looms and Mills},
  booktitle = {Looms 2021},
  year = {2021}
}
@article{example2023loom,
  title = {On the Theory of Looms and Mills},
  journal = {Journal of Looms},
  year = {2023}
}
```

```bibtex good _bibliography/papers.bib
@incollection{example2021a, title = {Introduction}, booktitle = {Looms and Mills}, doi = {10.9999/x.1}, year = 2021}
@book{example2021, title = {Looms and Mills}, doi = {10.9999/x.1}, year = 2021}
@article{example2021b, title = {Introduction}, journal = {Cards}, year = 2021}
```

Fields that tell two entries apart, and titles that are none:

```bibtex good _bibliography/papers.bib
@misc{example2021a, title = {Loom with a Steam Engine}, note = {Patent 1}, year = 2021}
@misc{example2021b, title = {Loom with a Steam Engine}, note = {Patent 2}, year = 2021}
@conference{example2021c, title = {Looms that Compute: a Tutorial}, location = {Turin}, year = 2021}
@conference{example2021d, title = {Looms that Compute: a Tutorial}, location = {Lyon}, year = 2021}
@article{example2022a, title = {Manuscript under double-blind review}, year = 2022}
@article{example2022b, title = {Manuscript under double-blind review}, year = 2022}
```

Two entries of one key are for `bibliography/duplicate-key`:

```bibtex good _bibliography/papers.bib
@article{example2021, title = {On the Theory of Looms and Mills}, year = 2021}
@article{example2021, title = {On the Theory of Looms and Mills}, year = 2021}
```

What pages cite from is no list that readers see:

```bibtex good references.bib
@article{example2021a, title = {On the Theory of Looms and Mills}, journal = {Looms}, year = 2021}
@article{example2021b, title = {On the Theory of Looms and Mills}, journal = {Looms}, year = 2021}
```
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator
from functools import partial
from posixpath import basename

from profilelint import Bibliography, Finding, Reference

SEVERITY = "warning"

#: So many letters and figures has a title that no second paper has by chance.
SHORTEST = 20
DOI = r"10\.\d{4,9}/[^\s{}]{1,300}"
#: Where what is no published paper appears.
OTHER = (
    r"(?i)arxiv|preprint|biorxiv|medrxiv|ssrn|corr\b|working paper|under review|submitted|workshop|abstract|poster|talk"
)
#: Fields that tell two papers apart, or by which lists choose.
TELLING = ("type", "keywords", "keyword", "category", "note", "volume", "number", "pages", "entrysubtype", "location")
NO_TITLE = r"(?i)under .{0,30}review|anonymous|manuscript|to be announced|forthcoming"
WHOLE = frozenset({"book", "proceedings", "collection"})


def check(bibliography: Bibliography) -> Iterator[Finding]:
    if not (bibliography.is_jekyll or basename(bibliography.path) == "publications.bib"):
        return
    seen: dict[tuple[str, ...], Reference] = {}
    line = partial(_line, bibliography)
    for reference in bibliography.references:
        doi, paper = _doi(reference), _paper(reference)
        for mark in (paper, doi):
            earlier = seen.setdefault(mark, reference) if mark else reference
            if earlier.key == reference.key or _differ(reference, earlier, mark is doi):
                continue
            if mark is paper:
                said = f'"{reference.says("title")}" stands already on line {line(earlier)}, so readers see it twice'
                yield Finding(reference.key_span, f"{said}; take one of the two out")
            else:
                said = f"DOI {doi[1]} is already that of the paper on line {line(earlier)}"
                yield Finding(reference.key_span, f"{said}; take one of the two out, or correct the DOI")
            break


def _differ(one: Reference, other: Reference, by_doi: bool) -> bool:
    """Whether two entries are two papers, or one that is listed twice on purpose."""
    if WHOLE & {one.type, other.type} and one.type != other.type:
        return True
    names = ("type", "keywords") if by_doi else TELLING
    return any(one.says(name) != other.says(name) for name in names if one.says(name) and other.says(name))


def _line(bibliography: Bibliography, reference: Reference) -> int:
    return bibliography.position(reference.span.start)[0]


def _doi(reference: Reference) -> tuple[str, ...]:
    found = re.search(DOI, reference.says("doi"))
    return ("doi", found[0].lower().rstrip(".,;")) if found else ()


def _paper(reference: Reference) -> tuple[str, ...]:
    """What tells a paper from all others: its title, year, type, and whether it is published."""
    title = "".join(re.findall(r"[^\W_]", re.sub(r"\\[a-zA-Z]{1,30}|\\.", "", reference.says("title")))).casefold()
    venue = reference.says("journal", "journaltitle", "booktitle", "howpublished", "publisher", "note", "abbr")
    if len(title) < SHORTEST or re.search(NO_TITLE, reference.says("title")):
        return ()
    kind = "article" if reference.type in {"misc", "article", "unpublished"} else reference.type
    return (
        title,
        reference.says("year", "date")[:4],
        kind,
        "other" if re.search(OTHER, venue) or not venue else "paper",
    )

"""A paper in a BibTeX file has no title, no author or no year.

Readers see a gap in the list: a paper without a name, or one that stands under no year.

Catalogues such as Scopus give the papers of a conference a journal, where a list of papers looks for `booktitle`.

- `whole`: whether to ask for all that BibTeX's own manual (btxdoc, section 3.1) requires of the type, such as the journal
  of an article; readers hardly miss these

```bibtex bad _bibliography/papers.bib
@article{example2021,
  author = {Example, Ada},
  journal = {Journal of Looms},
  year = {}
}

@inproceedings{example2022,
  title = {On Mills},
  year = 2022
}

@conference{example2017,
  title = {On Cards}, author = {Example, Ada}, journal = {Proceedings of the Mill Society}, year = 2017
}
```

```text output
_bibliography/papers.bib:1:10: "example2021" has no title and no year, which readers miss; add title = {...} and year = {...}
_bibliography/papers.bib:7:16: "example2022" has no author and no booktitle, which readers miss; add author = {...} and booktitle = {...}
_bibliography/papers.bib:12:13: "example2017" has the name of its proceedings as "journal", which this type does not show; call it booktitle
```

Who edits may stand for who writes, `date` for `year`, and a group or an institution for a person:

```bibtex good _bibliography/papers.bib
@book{example2021, title = {On Looms}, editor = {Example, Ada}, date = {2021-05-01}}
@manual{loom2022, title = {Looms}, organization = {The Loom Group}, year = 2022}
@online{loom2023, title = {Looms}, url = {https://example.org/looms}, urldate = {2023-05-01}}
@proceedings{looms2024, title = {Symposium on Looms}, year = {to appear}}
@article{example2021a, title = {Looms}, author = {Example, Ada}, year = 2021}
```

What an entry takes from another is not missing:

```bibtex good _bibliography/papers.bib
@inproceedings{example2024, title = {On Looms}, author = {Example, Ada}, crossref = {looms2024}}
@proceedings{looms2024, title = {Symposium on Looms}, year = 2024}
```

```bibtex good content/publication/loom/cite.bib
@misc{loom, howpublished = {A web page}}
@dataset{looms, title = {Looms}, publisher = {The Loom Group}, year = 2022}
```

```toml options
whole = true
```

```bibtex bad _bibliography/papers.bib
@phdthesis{example2020, title = {Looms}, author = {Example, Ada}, year = 2020}
```

```text output
_bibliography/papers.bib:1:12: "example2020" has no school, which readers miss; add school = {...}
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Finding, Reference

SEVERITY = "warning"

PAPERS = (
    "article book inbook incollection inproceedings conference mastersthesis phdthesis thesis techreport unpublished"
)
#: What may stand for the author or the year of some types.
OTHERS = {
    "author": ("editor", "organization", "institution", "publisher", "collaboration", "key"),
    "year": ("date", "pubstate", "month", "note"),
}
#: Where readers see a gap, as in al-folio's "In , 2022".
ALWAYS = {"inproceedings": ("booktitle",), "conference": ("booktitle",), "incollection": ("booktitle",)}
WHOLE = {
    "article": ("journal",), "book": ("publisher",), "inbook": ("publisher",), "phdthesis": ("school",),
    "mastersthesis": ("school",), "techreport": ("institution",), "incollection": ("booktitle", "publisher"),
}  # fmt: skip
#: biblatex's names for the same (its manual, section 2.2.5).
ALIASES = {"journal": ("journaltitle",), "school": ("institution",), "institution": ("school",)}


def check(reference: Reference, *, whole: bool = False) -> Iterator[Finding]:
    if reference.type not in PAPERS.split() or reference.field("crossref", "xdata"):
        return
    wanted = ["title", "author", "year", *ALWAYS.get(reference.type, ())]
    wanted += [each for each in WHOLE.get(reference.type, ()) if whole and each not in wanted]
    missing = [name for name in wanted if not reference.says(name, *OTHERS.get(name, ()), *ALIASES.get(name, ()))]
    if missing:
        if missing == ["booktitle"] and reference.says("journal"):
            words = f'"{reference.key}" has the name of its proceedings as "journal", which this type does not show'
            yield Finding(reference.key_span, f"{words}; call it booktitle")
            return
        lacks = _listed([f"no {name}" for name in missing])
        added = _listed([f"{name} = {{...}}" for name in missing])
        message = f'"{reference.key}" has {lacks}, which readers miss; add {added}'
        yield Finding(reference.key_span, message)


def _listed(words: list[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[1:] else []), words[-1]])

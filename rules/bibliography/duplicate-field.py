"""An entry of a BibTeX file has a field twice.

Only one of the two counts, and programs differ on which: jekyll-scholar takes the last, BibTeX the first. Where both say
the same, one is too many; where they differ, readers may see the wrong one. Of what no list of papers shows, such as an
ISBN, it is said with `--pedantic` alone.

```bibtex bad _bibliography/papers.bib
@article{example2021,
  title = {On Looms},
  author = {Example, Ada},
  isbn = {978-3-16-148410-0},
  year = 2021,
  ISBN = "978-3-16-148410-0"
}
```

```text output
_bibliography/papers.bib:6:3: "ISBN" stands already on line 4; take one of the two out
```

```bibtex fixed _bibliography/papers.bib
@article{example2021,
  title = {On Looms},
  author = {Example, Ada},
  isbn = {978-3-16-148410-0},
  year = 2021
}
```

```bibtex bad _bibliography/papers.bib
@article{example2021,
  title = {On Looms},
  author = {Example, Ada},
  year = 2021,
  year = {2022},
}
```

```text output
_bibliography/papers.bib:5:3: "year" stands already on line 4, and says something else there ("2021"); readers see "2022"; take one of the two out
```

```bibtex bad content/publication/loom/cite.bib
@article{example2021,
  title = {On Looms},
  title = {On Mills},
}
```

```text output
content/publication/loom/cite.bib:3:3: "title" stands already on line 2, and says something else there ("On Looms"); programs differ on which of the two counts; take one of the two out
```

```bibtex good _bibliography/papers.bib
@article{example2021,
  title = {On Looms},
  author = {Example, Ada},
  editor = {Example, Ada},
  year = 2021
}
```

Another entry has its own:

```bibtex good _bibliography/papers.bib
@article{example2021, title = {On Looms}, author = {Example, Ada}, year = 2021}
@article{example2022, title = {On Looms}, author = {Example, Ada}, year = 2021}
```

Names that only look alike, and values in which they occur:

```bibtex good _bibliography/papers.bib
@misc{example2021, title = {year = 2021, year = 2022}, year = 2021}
@misc{example2022, bibtex_show = {true}, bibtexshow = {true}}
```

```bibtex good content/publication/loom/cite.bib
@article{example2021,
  title = {On Looms},
  booktitle = {Looms},
  url = {https://example.org/loom},
  urldate = {2021-05-01}
}
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Bibliography, Document, Field, Finding, Fix, Reference, Span
from profilelint.toolkit import shortened, without_braces

SEVERITY = "warning"

#: What programs note down, and no list of papers shows.
NOTED = "isbn issn keywords file language timestamp annote mendeley-tags mendeley-groups date-added date-modified"
UNSHOWN = frozenset(NOTED.split())


def check(reference: Reference, document: Document) -> Iterator[Finding]:
    seen: dict[str, Field] = {}
    for index, field in enumerate(reference.fields):
        earlier = seen.setdefault(field.path, field)
        if earlier is not field:
            yield _finding(document, field, reference.fields[index - 1], earlier)


def _finding(document: Document, field: Field, before: Field, earlier: Field) -> Finding:
    name = document.text[slice(*field.key_span)]
    here, there = without_braces(str(field.value)), without_braces(str(earlier.value))
    message = f'"{name}" stands already on line {document.position(earlier.key_span.start)[0]}'
    fix = Fix.replace(Span(before.value_span.end, field.value_span.end), "") if here == there else None
    if here != there:
        jekyll = isinstance(document, Bibliography) and document.is_jekyll and field.path not in UNSHOWN
        counts = f'readers see "{shortened(here, 60)}"' if jekyll else "programs differ on which of the two counts"
        message += f', and says something else there ("{shortened(there, 60)}"); {counts}'
    advice = f"{message}; take one of the two out"
    doubt = field.path in UNSHOWN
    return Finding(field.key_span, advice, fix, confidence="doubtful" if doubt else None, cause=field.path)

"""Two entries of a BibTeX file have one key.

The key is the paper's name: in links to it, in citations, in the page of details. Where two papers share one, jekyll-scholar
renames the second, so that links to it lead elsewhere, and other programs drop one of the two.

```bibtex bad _bibliography/papers.bib
@article{example2021,
  title = {On Looms}, author = {Example, Ada}, year = 2021
}

@article{example2021,
  title = {On Mills}, author = {Example, Ada}, year = 2021
}
```

```text output
_bibliography/papers.bib:5:10: "example2021" is already the key of the entry on line 1; give this one a key of its own, such as example2021b
```

```bibtex bad _bibliography/papers.bib
@article{example2021,
  title = {On Looms}, author = {Example, Ada}, year = 2021
}

@article{example2021,
  title = {On {Looms}}, author = {Ada Example}, year = 2021, doi = {10.9999/loom.1}
}
```

```text output
_bibliography/papers.bib:5:10: "example2021" stands already on line 1, and is the same paper; take one of the two out
```

Whether two entries with one title are one paper, or the talk and the article, is for the owner to say:

```bibtex bad _bibliography/papers.bib
@inproceedings{example2021,
  title = {On Looms}, author = {Example, Ada}, year = 2021
}

@article{example2021,
  title = {On Looms.}, author = {Example, Ada}, year = 2022
}
```

```text output
_bibliography/papers.bib:5:10: "example2021" is already the key of the entry on line 1, which has the same title; take one of the two out if they are one paper, or give this one another key
```

```bibtex good _bibliography/papers.bib
@article{example2021a,
  title = {On Looms}, author = {Example, Ada}, year = 2021
}

@article{example2021b,
  title = {On Mills}, author = {Example, Ada}, year = 2021
}
```

What is hidden from programs is not there, and another file has its own keys:

```bibtex good _bibliography/papers.bib
@article{example2021,
  title = {On Looms}, author = {Example, Ada}, year = 2021
}

@comment{
@article{example2021,
  title = {On Mills}, author = {Example, Ada}, year = 2021
}
}
```

```bibtex good _bibliography/talks.bib
@misc{example2021,
  title = {A Talk on Looms}, author = {Example, Ada}, year = 2021
}
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Bibliography, Finding, Reference

SEVERITY = "warning"

LETTERS = "bcdefghijklmnopqrstuvwxyz"


def check(bibliography: Bibliography) -> Iterator[Finding]:
    seen: dict[str, Reference] = {}
    taken = {reference.key for reference in bibliography.references}
    for reference in bibliography.references:
        earlier = seen.setdefault(reference.key, reference)
        if earlier is reference:
            continue
        line = bibliography.position(earlier.span.start)[0]
        if _is_copy(reference, earlier):
            message = f'"{reference.key}" stands already on line {line}, and is the same paper; take one of the two out'
        elif _title(reference) and _title(reference) == _title(earlier):
            said = f'"{reference.key}" is already the key of the entry on line {line}, which has the same title'
            message = f"{said}; take one of the two out if they are one paper, or give this one another key"
        else:
            message = (
                f'"{reference.key}" is already the key of the entry on line {line}; give this one a key of its own'
            )
            free = next((key for letter in LETTERS if (key := reference.key + letter) not in taken), "")
            message += f", such as {free}" if free else ""
        yield Finding(reference.key_span, message)


def _title(reference: Reference) -> str:
    """The letters and figures of a title, in small letters."""
    return "".join(filter(str.isalnum, reference.says("title").lower()))


def _is_copy(one: Reference, other: Reference) -> bool:
    """Whether two entries of one title differ in nothing that both of them say, but for how authors are written."""
    shared = {field.path for field in one.fields} & {field.path for field in other.fields} - {"author", "editor"}
    return "title" in shared and all(one.says(name).lower() == other.says(name).lower() for name in shared)

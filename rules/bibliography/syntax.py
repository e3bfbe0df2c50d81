"""An entry of a BibTeX file cannot be read.

With one comma or brace too few, jekyll-scholar does not build the site, or leaves the paper out without a warning;
where others copy the file, their programs refuse it.

```bibtex bad _bibliography/papers.bib
@article{example2021loom,
  title = {On the Theory of Looms}
  author = {Example, Ada},
  year = {2021}
}

@article{example2022mill
  title = {On the Theory of Mills},
  author = {Example, Ada},
  year = 2022
}

@misc{example2023card,
  title: {On Cards},
}
```

```text output
_bibliography/papers.bib:2:34: A comma is missing between "title" and "author", so the site is not built. Add it.
_bibliography/papers.bib:7:10: A comma is missing after the key "example2022mill", so the site is not built. Add it.
_bibliography/papers.bib:14:3: "title:" has no "=" after it, so the site is not built. Write "title =".
```

```bibtex fixed _bibliography/papers.bib
@article{example2021loom,
  title = {On the Theory of Looms},
  author = {Example, Ada},
  year = {2021}
}

@article{example2022mill,
  title = {On the Theory of Mills},
  author = {Example, Ada},
  year = 2022
}

@misc{example2023card,
  title = {On Cards},
}
```

A brace may be never closed, or closed once too often:

```bibtex bad _bibliography/papers.bib
@article{example2021loom,
  title = {On the {Theory of Looms},
  author = {Example, Ada},
  year = {2021}
}

@article{example2022mill,
  title = {On the Theory of Mills}},
  author = {Example, Ada},
  year = 2022
}

@article{example2023card,
  title = {On Cards},
  year = {2023}
```

```text output
_bibliography/papers.bib:2:11: The "{" before the value of "title" is never closed, so the site is not built. Write "}" where the value ends.
_bibliography/papers.bib:8:35: This "}" closes the entry, so "author" and all after it are lost. Delete the brace that is one too many.
_bibliography/papers.bib:13:1: This entry is never closed, so the site is not built. Write "}" where it ends.
```

A comment may never end:

```bibtex bad _bibliography/papers.bib
@comment{
@article{example2020old, title = {On Looms, First Draft}}

@article{example2021loom, title = {On Looms}}
```

```text output
_bibliography/papers.bib:1:1: This comment is never closed, so the papers after it are missing from the page. Write "}" where it ends.
```

A field or a value may be missing or wrong:

```bibtex bad content/publication/loom/cite.bib
@article{
  title = {On the Theory of Looms},
}

@article{example2021mill,
  year = 2021a,
}

@misc{example2023card,
  month = ,
}
```

```text output
content/publication/loom/cite.bib:1:1: "@article{" has no key, so programs cannot read this entry. Write one and a comma, as in @article{name2026,
content/publication/loom/cite.bib:6:14: "a" follows the value of "year", so programs cannot read this entry. Delete it, or put the whole value into { }
content/publication/loom/cite.bib:10:3: "month" has no value, so programs cannot read this entry. Add one, or delete the field.
```

Values may be in quotation marks, joined by `#`, or names that `@string` defines, and LaTeX in values is left alone:

```bibtex good _bibliography/papers.bib
---
---
@string{loom = "Journal of Looms"}

% my papers, newest first
@article{example:2021-loom/a,
  title = "The {\\"O}konomie of {"}Looms{"}" # { and Mills},
  author = {Example, Ada and {The Loom Group}},
  journal = loom # "~II", month = jan # "~1",
  abstract = {Write to ada@example.org,
    or see f(x) = \\{1, 2\\} and @home},
  year = 2021,
  selected = true,
}
```

Entries may be hidden on purpose:

```bibtex good _bibliography/papers.bib
@article{example2021,
  title = {On Looms},
  %note = {Not shown},
  %%selected = {true},
}
```

```bibtex good _bibliography/papers.bib
@comment{ @article{old, title = {A paper that is not shown}} }
@preamble{"\\newcommand{\\loom}{L}"}
```

```bibtex good _bibliography/papers.bib
@Misc {example2020,}
@misc{a talk on looms, title = {Looms}}
```

An extra brace between two entries does no harm:

```bibtex good _bibliography/papers.bib
@misc{loom, title = {Looms}}}
@misc{mill, title = {Mills}}
```

```bibtex good content/publication/loom/cite.bib
@article{doi:10.9999/(loom),title={On Looms},year=2021}@misc(mill, title = {On Mills})
```

Measured on 8 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Finding, Problem

SEVERITY = "error"


def check(problem: Problem) -> Iterator[Finding]:
    if problem.kind == "bibtex":
        yield Finding(problem.span, problem.message, problem.fix, cause=problem.message)

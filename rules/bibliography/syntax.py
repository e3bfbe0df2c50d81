"""An entry of a BibTeX file cannot be read.

One comma or brace too few, and jekyll-scholar does not build the site, or leaves the paper out without a word; where the
file is offered for others to copy, their programs refuse it.

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
_bibliography/papers.bib:2:34: a comma is missing between "title" and "author", so the site is not built; write it
_bibliography/papers.bib:7:10: a comma is missing behind the key "example2022mill", so the site is not built; write it
_bibliography/papers.bib:14:3: "title:" is followed by no "=", so the site is not built; write "title ="
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

A brace that is never closed, or closed once too often:

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
_bibliography/papers.bib:2:11: the "{" before the value of "title" is never closed, so the site is not built; write "}" where the value ends
_bibliography/papers.bib:8:35: this "}" closes the entry, so "author" and what follows it are lost; take out the brace that is one too many
_bibliography/papers.bib:13:1: this entry is never closed, so the site is not built; write "}" where it ends
```

A comment that never ends:

```bibtex bad _bibliography/papers.bib
@comment{
@article{example2020old, title = {On Looms, First Draft}}

@article{example2021loom, title = {On Looms}}
```

```text output
_bibliography/papers.bib:1:1: this comment is never closed, so the papers behind it are missing from the page; write "}" where it ends
```

What is no field, and what is no value:

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
content/publication/loom/cite.bib:1:1: "@article{" is followed by no key, so programs cannot read this entry; write one and a comma behind it, as in @article{name2026,
content/publication/loom/cite.bib:6:14: "a" stands behind the value of "year", so programs cannot read this entry; take it out, or put the whole value into { }
content/publication/loom/cite.bib:10:3: "month" has no value, so programs cannot read this entry; write one, or take the field out
```

Values in quotation marks, joined by `#`, or with names that `@string` defines; what stands in values is for LaTeX:

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

What is hidden on purpose:

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

A brace that nobody needs between two entries is no part of either:

```bibtex good _bibliography/papers.bib
@misc{loom, title = {Looms}}}
@misc{mill, title = {Mills}}
```

```bibtex good content/publication/loom/cite.bib
@article{doi:10.9999/(loom),title={On Looms},year=2021}@misc(mill, title = {On Mills})
```
"""  # noqa: E501 -- output is exact

from collections.abc import Iterator

from profilelint import Finding, Problem

SEVERITY = "error"


def check(problem: Problem) -> Iterator[Finding]:
    if problem.kind == "bibtex":
        yield Finding(problem.span, problem.message, problem.fix, cause=problem.message)

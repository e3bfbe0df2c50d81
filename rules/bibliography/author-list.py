"""The names in a list of authors are not separated by "and".

BibTeX separates names by the word `and`; a comma separates a last name from a first one. Names joined by commas become
one person with a strange name, or are left out, and "et al." becomes somebody's name. To end the list early, write
`and others`.

```bibtex bad _bibliography/papers.bib
@article{example2021,
  author = {Ada Example, Bob Example, Charles Sample and Dora Sample},
}
@article{example2023,
  author = "Example, Ada et al."
}
@article{example2024,
  editor = {Example, Ada and Sample, Bob and},
}
```

```text output
_bibliography/papers.bib:2:12: "Ada Example, Bob Example, Charles Sample" is read as one name. Write "and" between names, not a comma.
_bibliography/papers.bib:5:12: "Example, Ada et al." is read as one name. Write "and others" instead of "et al."
_bibliography/papers.bib:8:12: A name is missing beside "and". Add it, or delete the "and".
```

```bibtex fixed _bibliography/papers.bib
@article{example2021,
  author = {Ada Example and Bob Example and Charles Sample and Dora Sample},
}
@article{example2023,
  author = "Example, Ada and others"
}
@article{example2024,
  editor = {Example, Ada and Sample, Bob},
}
```

Where the names cannot be separated for certain, there is no fix:

```bibtex bad _bibliography/papers.bib
@article{example2022,
  author = {Example, A., Sample, B., Sample, C.},
}
@article{example2025,
  author = {Example et al., Ada},
}
```

```text output
_bibliography/papers.bib:2:12: "Example, A., Sample, B., Sample, C." is read as one name. Write "and" between names, not a comma.
_bibliography/papers.bib:5:12: "Example et al., Ada" is read as one name. Write "and others" instead of "et al."
```

```bibtex good _bibliography/papers.bib
@article{example2021, author = {Example, Ada and Bob Example and {de} Sample, Jr., Charles and others}}
@article{example2022, author = {{Looms, Mills, Cards, and Engines Ltd.} and Example, A}}
@article{example2023, author = {Ada
  and Bob AND Andy Sand and {\\"O}. Example}}
```

One name, no name, and fields that are not lists of names are left alone:

```bibtex good content/publication/loom/cite.bib
@misc{loom, author = {Example}, title = {Looms, Mills, Cards, Engines et al.}}
@misc{mill, author = {}}
@misc{card, author = {Example, A.,}}
```

Measured on 11 findings on 316 unseen sites: 0 wrong.
"""  # noqa: E501 -- output is exact

import re
from collections.abc import Iterator

from profilelint import Document, Edit, Field, Finding, Fix, Reference, Span
from profilelint.toolkit import shortened, without_braces

SEVERITY = "warning"

#: Marks between names, outside of braces.
MARKS = r"[{}]|(?<=\s)and(?=\s|\Z)|,"
ET_AL = r",?\s{0,9}\bet\.?\s{0,9}al\b\.?"
FIRST_LAST = r"\s*[^\s,]+\s+[^\s,][^,]*"


def check(reference: Reference, document: Document) -> Iterator[Finding]:
    for field in reference.fields:
        if field.path in {"author", "editor"} and (value := str(field.value)).strip():
            start, end = field.value_span.start + 1, field.value_span.end - 1
            if document.text[start:end] == value:
                yield from _findings(document.text, field, Span(start, end))


def _findings(text: str, field: Field, whole: Span) -> Iterator[Finding]:
    for name, commas in _names(text, whole):
        written = text[slice(*name)]
        fault = f'"{shortened(without_braces(written), 60)}" is read as one name.'
        if not written.strip():
            fix = _without_last(text, whole, name) if name.start > whole.start and name.end == whole.end else None
            yield Finding(field.value_span, 'A name is missing beside "and". Add it, or delete the "and".', fix)
        elif et_al := re.search(ET_AL, written, re.IGNORECASE):
            others = " and others" if written[: et_al.start()].strip() else " others"
            span = Span(name.start + et_al.start(), name.end)
            is_last = name.end == whole.end and not written[et_al.end() :].strip()
            fix = Fix.replace(span, others, safe=False) if is_last else None
            yield Finding(field.value_span, f'{fault} Write "and others" instead of "et al."', fix)
        elif _are_names(written, len(commas)):
            advice = 'Write "and" between names, not a comma.'
            yield Finding(field.value_span, f"{fault} {advice}", _with_and(written, commas))


def _without_last(text: str, whole: Span, name: Span) -> Fix:
    """Return the fix that deletes the last "and", which no name follows."""
    before = text[whole.start : name.start - len("and")].rstrip()
    return Fix.replace(Span(whole.start + len(before), name.end), "", safe=False)


def _names(text: str, whole: Span) -> Iterator[tuple[Span, list[int]]]:
    """Yield the spans that "and" separates, each with its commas outside of braces."""
    commas: list[int] = []
    depth, start = 0, whole.start
    for found in re.compile(MARKS, re.IGNORECASE).finditer(text, *whole):
        mark = found[0].lower()
        depth += (mark == "{") - (mark == "}")
        if mark == "," and not depth:
            commas.append(found.start())
        elif mark == "and" and not depth:
            yield Span(start, found.start()), commas
            start, commas = found.end(), []
    yield Span(start, whole.end), commas


def _are_names(written: str, commas: int) -> bool:
    """Whether commas separate persons: BibTeX takes "last, junior, first", and no more (btxdoc, section 4)."""
    if not commas or written.rstrip().endswith(","):
        return False
    return commas > 2 or (commas == 2 and _are_whole(written))


def _are_whole(written: str) -> bool:
    """Whether each name has a first and a last part."""
    return "{" not in written and all(re.fullmatch(FIRST_LAST, name) for name in written.split(","))


def _with_and(written: str, commas: list[int]) -> Fix | None:
    if not _are_whole(written):
        return None
    return Fix(tuple(Edit(Span(comma, comma + 1), " and") for comma in commas), safe=False)

"""A BibTeX file and its entries."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Document

if TYPE_CHECKING:
    from profilelint.model.document import Field
    from profilelint.model.finding import Span

_JEKYLL = lazy_pattern(r"[/\\]_bibliography[/\\]")


class Reference:
    """One entry of a bibliography, `@article{key, title = {...}}`; its type and the names of its fields in lower case.

    The `path` of a field is its name, its `value` a text: without the delimiters around it, with what `@string` has
    defined in its place, and otherwise as written, braces and LaTeX included. `value_span` takes in the delimiters.

    >>> from profilelint.toolkit import read_page
    >>> read_page("cite.bib", b"@book{ada, title = {The {BERT} Loom}}").references[0].says("booktitle", "title")
    'The BERT Loom'
    """

    __slots__ = ("fields", "key", "key_span", "span", "type")

    def __init__(self, kind: str, key: str, span: Span, key_span: Span, fields: tuple[Field, ...]) -> None:
        self.type = kind
        self.key = key
        self.span = span
        self.key_span = key_span
        self.fields = fields

    def __repr__(self) -> str:
        return f"Reference({self.key!r})"

    def field(self, *names: str) -> Field | None:
        """Return the first field that there is of these names, and of one that is written twice the last."""
        for name in names:
            for field in reversed(self.fields):
                if field.path == name:
                    return field
        return None

    def says(self, *names: str) -> str:
        """Return what the first field of these names says that says anything, on one line and without braces."""
        for name in names:
            if (field := self.field(name)) and (text := without_braces(str(field.value))):
                return text
        return ""


class Bibliography(Document):
    """A BibTeX file as read: `references` are its entries in order, less those that no program can read.

    What is wrong with those is in its `problems`, of the kind "bibtex". It has no prose, links or page entries.

    >>> from profilelint.toolkit import read_page
    >>> [each.key for each in read_page("cite.bib", b"@book{ada, title = {Looms}}").references]
    ['ada']
    """

    references: tuple[Reference, ...] = ()
    #: The folder that `path` is relative to; the working directory by default.
    folder: str = ""

    @cached_property
    def is_jekyll(self) -> bool:
        """Whether jekyll-scholar makes the list of papers from this file."""
        return _JEKYLL.search(str(Path(self.folder, self.path).absolute())) is not None


def without_braces(value: str) -> str:
    """Return a value of BibTeX on one line and without braces.

    >>> without_braces("The {BERT}  loom")
    'The BERT loom'
    """
    return " ".join(value.replace("{", "").replace("}", "").split())

"""BibTeX files that a site is built with: which files they are, and what stands in them."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.base import lazy
from profilelint.model.document import Document, Problem
from profilelint.model.finding import Span
from profilelint.read.decode import decode
from profilelint.read.finders import FINDERS

if TYPE_CHECKING:
    from profilelint.model.document import Field

#: What the name of a BibTeX file ends with.
SUFFIX = ".bib"

#: Characters of a file that are read at most, and how many signs of BibTeX may be among them (an entry has one "@", a
#: field one "="): several times what 5,000 papers with their abstracts have.
LIMIT = 10_000_000
MOST = {"@": 30_000, "=": 200_000, "{": 1_000_000, "}": 1_000_000, '"': 1_000_000, ",": 1_000_000, "\n": 1_000_000}

#: jekyll-scholar's folder (its README, "Configuration"); HugoBlox's `cite.bib` beside a paper's page, and the
#: `publications.bib` that it imports; the names that Quarto's manual gives to what pages cite (quarto.org/docs,
#: "Citations"). Files in folders of things to download are no part of this, and neither are old copies.
_PATH = lazy.compile(
    r"(?:.*[/\\])?_bibliography[/\\].+|(?:.*[/\\])?(?:cite|publications|references|refs?|bibliography)\.bib", re.DOTALL
)
_ELSEWHERE = lazy.compile(
    r"(?i)[-_. ](?:bak|backup|old|orig|copy)\.bib\Z"
    r"|(?:^|[/\\])(?:assets|static|files|downloads?)[/\\](?:[^/\\]+[/\\]){0,2}[^/\\]+\Z"
)
_JEKYLL = lazy.compile(r"[/\\]_bibliography[/\\]")


class Reference:
    """One entry of a bibliography, `@article{key, title = {...}}`; its type and the names of its fields in lower case.

    The `path` of a field is its name, its `value` a text: without the delimiters around it, with what `@string` has
    defined in its place, and otherwise as written, braces and LaTeX included. `value_span` takes in the delimiters.

    >>> read("cite.bib", b"@book{ada, title = {The {BERT} Loom}}").references[0].says("booktitle", "title")
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
        """The first field that there is of these names, and of one that is written twice the last."""
        for name in names:
            for field in reversed(self.fields):
                if field.path == name:
                    return field
        return None

    def says(self, *names: str) -> str:
        """What the first field of these names says that says anything, on one line and without braces."""
        for name in names:
            if (field := self.field(name)) and (text := without_braces(str(field.value))):
                return text
        return ""


class Bibliography(Document):
    """A BibTeX file as read: `references` are its entries in order, less those that no program can read.

    What is wrong with those is in its `problems`, of the kind "bibtex". It has no prose, links or page entries.

    >>> [each.key for each in read("cite.bib", b"@book{ada, title = {Looms}}").references]
    ['ada']
    """

    references: tuple[Reference, ...] = ()

    @cached_property
    def is_jekyll(self) -> bool:
        """Whether jekyll-scholar makes the list of papers from this file."""
        return _JEKYLL.search(str(Path(self.path).absolute())) is not None


def without_braces(value: str) -> str:
    """Return a value of BibTeX on one line and without braces.

    >>> without_braces("The {BERT}  loom")
    'The BERT loom'
    """
    return " ".join(value.replace("{", "").replace("}", "").split())


def is_bibliography(path: str) -> bool:
    """Whether a file's path, with its folders, is that of a BibTeX file that a theme reads.

    >>> is_bibliography("_bibliography/papers.bib"), is_bibliography("content/publication/a/cite.bib")
    (True, True)
    >>> is_bibliography("files/bibtex1.bib"), is_bibliography("static/cite.bib")
    (False, False)
    """
    return path.endswith(SUFFIX) and _PATH.fullmatch(path) is not None and not _ELSEWHERE.search(path)


def read(path: str, data: bytes) -> Bibliography:
    """Read a BibTeX file. Total: what is wrong with it stands in its `problems`."""
    text, encoding, problems = decode(data, LIMIT)
    bibliography = Bibliography(path, text, encoding, problems)
    bibliography.finders = FINDERS
    bibliography.prose = " " * len(text)
    if len(text) > LIMIT or any(text.count(sign) > most for sign, most in MOST.items()):
        return _unread(bibliography, f"it has over {LIMIT:,} characters or {MOST['@']:,} entries")
    from profilelint.read.bibtex import parse

    try:
        return parse.fill(bibliography)
    except Exception as error:  # a file must not be able to stop the run, whatever a parser does
        return _unread(bibliography, f"a parser failed on it ({type(error).__name__})")


def _unread(bibliography: Bibliography, why: str) -> Bibliography:
    bibliography.problems += (Problem("unread", Span(0, 0), f"this file was not checked, as {why}"),)
    return bibliography

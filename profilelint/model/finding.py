"""What a rule says (`Finding`) and what the reader gets (`Diagnostic`)."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.document import Document

Severity = Literal["error", "warning", "info"]

#: From the gravest to the mildest.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

Confidence = Literal["certain", "doubtful"]

#: Whether the owner is sure to agree with a finding; a doubtful one is for those who ask for it, with `--pedantic`.
CONFIDENCES: tuple[Confidence, ...] = ("certain", "doubtful")


class Span(NamedTuple):
    """Characters (code points) of `Document.text`, half open.

    >>> "My CV"[slice(*Span(3, 5))]
    'CV'
    """

    start: int
    end: int


class Edit(NamedTuple):
    """Replace the characters of `span` by `text`.

    >>> Edit(Span(0, 5), "Turin")
    Edit(span=Span(start=0, end=5), text='Turin')
    """

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that belong together: all of them are made, or none.

    `safe` promises that a reader sees what the author meant and that nothing else changes; a fix that only
    probably does so is made with `--unsafe-fixes` alone.

    >>> Fix.replace(Span(9, 15), "cv.pdf", safe=False).edits
    (Edit(span=Span(start=9, end=15), text='cv.pdf'),)
    """

    edits: tuple[Edit, ...]
    safe: bool = True

    @classmethod
    def replace(cls, span: Span, text: str, *, safe: bool = True) -> "Fix":
        """The commonest fix: one span, one new text."""
        return cls((Edit(span, text),), safe)


class Finding(NamedTuple):
    """What a rule says: where, what, and perhaps how to fix it.

    The engine adds path, line, column, name and severity. `document` is needed only from a rule that is called
    with the whole `Site`: it names the page that `span` is counted in. `severity` is for what is milder than the
    rest of what its rule finds; a severity that the configuration gives the rule holds for this, too. `confidence` is
    for what is surer, or more doubtful, than the rest.

    What a rule finds on a page with the same `fold` is one finding, at the first place that no comment silences, but
    what has a safe fix, another one and none stays apart; `fold` says what is counted ("and 2 more FOLD on this page"),
    and may be empty. What a rule finds in a site with the same `cause` stays as many findings, of which reports for
    people show the first with the number of the others; `cause` is any text, may be empty, and nobody reads it.
    `follows` is the path of a page, relative to the root of the site, with `/`: where an error says that this page is
    built wrongly, this may come of it, and is counted there.

    `related` is for what a rule of the whole site says of two places: the other ones, each a document and a span in it.
    Reports name them behind the message. The finding is reported if any of these files is checked, at the first of its
    places that is, and a comment at any of them silences it; so its message is to be true at each of them.

    >>> Finding(Span(9, 15), "This link leads nowhere. Write cv.pdf").message
    'This link leads nowhere. Write cv.pdf'
    """

    span: Span
    message: str
    fix: Fix | None = None
    document: "Document | None" = None
    severity: Severity | None = None
    fold: str | None = None
    confidence: Confidence | None = None
    cause: str | None = None
    follows: str | None = None
    related: "tuple[tuple[Document, Span], ...]" = ()


def joined(group: "Sequence[Finding]", where: str) -> Finding:
    """Return one finding for several: it is at the first of them, and its fix fixes all.

    Their number goes before the full stop of the message.

    >>> joined([Finding(Span(0, 1), "A loom."), Finding(Span(4, 5), "A mill.")], "on this page").message
    'A loom (and 1 more on this page).'
    """
    first = group[0]
    if len(group) == 1:
        return first
    fixes = [finding.fix for finding in group if finding.fix]
    edits = tuple(dict.fromkeys(edit for fix in fixes for edit in fix.edits))
    fix = Fix(edits, all(each.safe for each in fixes)) if fixes else None
    return first._replace(message=counted(first.message, len(group) - 1, where), fix=fix)


def counted(message: str, more: int, where: str) -> str:
    """Return a message with the number of further findings, before its full stop.

    >>> counted("A loom. Delete it.", 2, "in 2 files")
    'A loom. Delete it (and 2 more in 2 files).'
    """
    text = message.removesuffix(".")
    return f"{text} (and {more} more {where}){message[len(text) :]}"


def shortened(text: str, most: int) -> str:
    """Return a text for a message: if it has more than `most` characters, its beginning and "…".

    >>> shortened("a long story", 6), shortened("short", 6)
    ('a lon…', 'short')
    """
    return text if len(text) <= most else text[: most - 1] + "…"


class Place(NamedTuple):
    """A stretch of a file in lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class RelatedPlace(NamedTuple):
    """One of `Finding.related` as the reader of a report gets it."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class PlacedEdit(NamedTuple):
    """An `Edit` as the reader of a report gets it."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class PlacedFix(NamedTuple):
    """A `Fix` as the reader of a report gets it."""

    safe: bool
    edits: tuple[PlacedEdit, ...]


class Diagnostic(NamedTuple):
    """What the reader gets. The order of the fields is the order in which diagnostics are sorted."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    message: str
    severity: Severity
    fix: PlacedFix | None = None
    confidence: Confidence = "certain"
    cause: str | None = None  #: what it has in common with others of its rule, as `Finding.cause`
    follows: str | None = None  #: the page whose fault it may come of, as `Finding.follows`
    related: tuple[RelatedPlace, ...] = ()  #: the other places that it is about, as `Finding.related`

    @property
    def sort_key(self) -> tuple[str, int, int, int, int, str, str]:
        """All that comes before `severity`: enough to give every run the same order."""
        return self[:7]

    @property
    def text(self) -> str:
        """The message, and where else to look: "A loom. (see cite.bib:3)"."""
        places = ", ".join(f"{each.path}:{each.line}" for each in self.related)
        return f"{self.message} (see {places})" if places else self.message

    def marked(self, lines: "Sequence[str]") -> str:
        r"""The text that it marks in the lines of its file; "" where the file has changed meanwhile.

        >>> Diagnostic("a.md", 1, 3, 2, 3, "text/x", "x", "info").marked(["a loom", "or mill"])
        'loom\nor'
        """
        lines = lines[self.line - 1 : self.end_line]
        if len(lines) < 2:
            return "".join(lines)[self.column - 1 : self.end_column - 1]
        return "\n".join([lines[0][self.column - 1 :], *lines[1:-1], lines[-1][: self.end_column - 1]])

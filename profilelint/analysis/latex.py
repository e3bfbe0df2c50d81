"""Commands of LaTeX in running text, and what LaTeX would have set in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from profilelint.analysis.characters import CharacterFault
from profilelint.model.finding import Span

#: The accents of LaTeX as combining characters, and its letters beyond ASCII.
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "ı",
}  # fmt: skip
_MARKS = {"emph": "*", "textit": "*", "textbf": "**"}
#: What stands in braces where something is to be filled in.
_PLACES = (
    "NAME|YEAR|DATE|TITLE|AUTHORS?|USER(?:NAME)?|EMAIL|URL|LINK|DOI|ID|KEY|TOKEN|PATH|FILE|HOST|VERSION|TODO|X{2,9}"
)
#: Words with an apostrophe that some program escaped: "dell\'arte".
_ELIDED = r"\b(?:\w|dell|all|nell|sull|dall|coll|quell|bell|sant|un|qu|\w{3,6}qu|quelqu)\Z"

_NAMES = "|".join(_LETTERS)
_ACCENT = r"""\{\\([`'^"~=.])[ ]?\{?\\?([A-Za-z])\}?\}                # {\"o} {\"{o}}
    | \{?\\([`'^"~=.uvHckrdb])\{\\?([A-Za-z])\}\}?                  # \"{o} \v{s} {\v{s}}
    | \{\\([uvHckrdb])[ ]\\?([A-Za-z])\}                            # {\v s}
    | (?<=[A-Za-zß-ž])\\(["^~])([aeiou])(?=[a-z])                   # Schr\"odinger
    | (?<=[a-zß-ž])\\(')([aeiou])                                   # Lov\'asz"""
_LETTER = rf"\{{\\({_NAMES})[ ]?\}}|\\({_NAMES})\{{\}}"
_COMMAND = r"\\(emph|textit|textbf)\{([^{}\s][^{}\n]{0,200})\}"
_BRACES = rf"""(?<![\w{{}}$\\%:=/<(\[^])\{{(?!(?:{_PLACES})\}})([A-Z][A-Za-z]?[A-Z][A-Za-z0-9-]{{0,20}})\}}(?![\w{{}}/])
    | \{{([A-Z])\}}(?=[a-z]{{2}})"""

#: What may be LaTeX at all: one search for each rejects most pages.
_BACKSLASH = (
    rf"""\\(?:[`'^"~=.]\{{?\\?[A-Za-z]|[uvHckrdb](?:\{{|[ ]\\?[A-Za-z]\}})"""
    rf"|(?:emph|text[ib][tf])\{{|(?:{_NAMES})\{{?\}})"
)
_BRACE = r"\{(?:[A-Z]\}[a-z]|[A-Z][A-Za-z]?[A-Z][A-Za-z0-9-]{0,20}\})"
#: A line of mathematics (a set is {A, B}), BibTeX or a script.
_OTHER = r"\$|\{[^{}\n]{1,100},[^{}\n]{1,100}\}|\\[()\[\]]|\\begin\b|@[A-Za-z]{2,20}\{|\w\s?=\s?[{\"]|^\s*(?:::|\.\.)"


def may_hold_latex(text: str) -> bool:
    r"""Return whether a text may hold a command of LaTeX; a quick look that says yes too often.

    >>> may_hold_latex(r'Erd\H{o}s and G{\"o}del'), may_hold_latex("Paul and Kurt")
    (True, False)
    """
    found = "\\" in text and re.search(_BACKSLASH, text)
    return bool(found or ("{" in text and re.search(_BRACE, text)))


def find_latex(text: str) -> list[CharacterFault]:
    r"""Return the commands of LaTeX that are left in a text, in order, with what LaTeX would print.

    >>> [hit.text for hit in find_latex(r"G{\"o}del, Erd\H{o}s, Lov\'asz, dell\'arte, {IEEE} {NAME}")]
    ['ö', 'ő', 'á', 'IEEE']
    >>> right = (r"$\hat{x}$ and G{\"o}del", "title = {The {BERT} Loom}", "The keys are {ID} and {NO, DAY}.")
    >>> [find_latex(text) for text in right]
    [[], [], []]
    """
    found: list[CharacterFault] = []
    for hit in sorted(hit for line in _lines(text) for hit in _hits(text, line)):
        if not found or found[-1].span.end <= hit.span.start:
            found.append(hit)
    return found


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that may have LaTeX in them, and nothing that is LaTeX by right."""
    end = -1
    for found in re.finditer(f"{_BACKSLASH}|{_BRACE}", text):
        if found.start() > end:
            start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
            end = end if end >= 0 else len(text)
            if not re.search(_OTHER, text[start:end]):
                yield Span(start, end)


def _hits(text: str, line: Span) -> Iterator[CharacterFault]:
    for pattern in (_ACCENT, _LETTER, _COMMAND, _BRACES):
        for found in re.compile(pattern, re.VERBOSE).finditer(text, *line):
            if new := _set(found):
                yield CharacterFault(Span(*found.span()), new, safe=False)


def _set(found: re.Match[str]) -> str | None:
    """Return what LaTeX would set; None where it cannot, or was not meant."""
    what, *argument = (group for group in found.groups() if group)
    if not argument:
        return _LETTERS[what] if "\\" in found[0] else what
    if what in _MARKS:
        return f"{_MARKS[what]}{argument[0]}{_MARKS[what]}"
    if (
        found[0][0] == "\\"
        and what == "'"
        and re.search(_ELIDED, found.string[max(0, found.start() - 10) : found.start()], re.IGNORECASE)
    ):
        return None
    letter = normalize("NFC", argument[0] + _ACCENTS[what])
    return letter if len(letter) == 1 else None

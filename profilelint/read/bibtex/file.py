"""BibTeX files that a site is built with: which files they are, and what stands in them."""

from __future__ import annotations

import re

from profilelint.base.lazy import lazy_pattern
from profilelint.model.bibliography import Bibliography
from profilelint.model.document import Problem
from profilelint.model.finding import Span
from profilelint.read.bibtex.limits import LIMIT
from profilelint.read.decode import decode
from profilelint.read.finders import FINDERS

#: What the name of a BibTeX file ends with.
SUFFIX = ".bib"

#: How many signs of BibTeX may be in a file (an entry has one "@", a field one "="): several times what 5,000 papers
#: with their abstracts have.
MOST = {"@": 30_000, "=": 200_000, "{": 1_000_000, "}": 1_000_000, '"': 1_000_000, ",": 1_000_000, "\n": 1_000_000}

#: jekyll-scholar's folder (its README, "Configuration"); HugoBlox's `cite.bib` beside a paper's page, and the
#: `publications.bib` that it imports; the names that Quarto's manual gives to what pages cite (quarto.org/docs,
#: "Citations"). Files in folders of things to download are no part of this, and neither are old copies.
_PATH = lazy_pattern(
    r"(?:.*[/\\])?_bibliography[/\\].+|(?:.*[/\\])?(?:cite|publications|references|refs?|bibliography)\.bib", re.DOTALL
)
_ELSEWHERE = lazy_pattern(
    r"(?i)[-_. ](?:bak|backup|old|orig|copy)\.bib\Z"
    r"|(?:^|[/\\])(?:assets|static|files|downloads?)[/\\](?:[^/\\]+[/\\]){0,2}[^/\\]+\Z"
)


def is_bibliography(path: str) -> bool:
    """Return whether a file's path, with its folders, is that of a BibTeX file that a theme reads.

    >>> is_bibliography("_bibliography/papers.bib"), is_bibliography("content/publication/a/cite.bib")
    (True, True)
    >>> is_bibliography("files/bibtex1.bib"), is_bibliography("static/cite.bib")
    (False, False)
    """
    return path.endswith(SUFFIX) and _PATH.fullmatch(path) is not None and not _ELSEWHERE.search(path)


def read(path: str, data: bytes, start: str = "") -> Bibliography:
    """Read a BibTeX file, as `reader.read` does. Total: what is wrong with it stands in its `problems`."""
    text, encoding, problems = decode(data, LIMIT)
    bibliography = Bibliography(path, text, encoding, problems)
    bibliography.finders, bibliography.folder = FINDERS, start
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

"""What the values say that claims of papers are made of: titles, identifiers, and names of links."""

from __future__ import annotations

from profilelint.base.lazy import lazy_pattern
from profilelint.model.bibliography import without_braces
from profilelint.model.identifier import Identifier
from profilelint.text.comparable import comparable_words, holds_formula

#: Longer titles are not compared, in characters.
LONGEST = 300

#: What a link to the paper itself is called.
_CALLED = lazy_pattern(
    r"(?i)\W{0,5}(?:pdf|(?:the )?paper|preprint|arxiv|doi|link|publisher(?:'s)?|html|full text)\W{0,5}"
)
#: What a file holds that is more than one paper.
_MANY = lazy_pattern(
    r"(?i)program|proceeding|handout|schedule|abstract|supplement|book|poster|slides|cv\b|publications"
)
#: What the example papers of HugoBlox have for identifiers (its `content/publication/preprint` and `journal-article`).
_STOCK = (Identifier("arXiv", "1512.04133"), Identifier("DOI", "10.5555/123456"))


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title as they are compared; none where they cannot be.

    >>> title_words("{Looms} & Mills"), title_words("Sorting in $O(n)$")
    (('looms', 'and', 'mills'), ())
    """
    return () if len(title) > LONGEST or holds_formula(without_braces(title)) else comparable_words(title)


def is_named_paper(text: str) -> bool:
    """Return whether a link is called as one to the paper itself.

    >>> is_named_paper("[PDF]"), is_named_paper("Slides")
    (True, False)
    """
    return _CALLED.fullmatch(text) is not None


def identifier(text: str, place: str) -> Identifier | None:
    """Return what a text in the file at `place` identifies; None for nothing, and for what holds many papers.

    A file of the site is one by its address, which is that of one page if it is relative.

    >>> identifier("/files/loom.pdf", "cv.md"), identifier("/files/program.pdf", "cv.md")
    (Identifier(kind='file', value='/files/loom.pdf'), None)
    """
    found = Identifier.of(text)
    if not found and text.lower().endswith(".pdf") and len(text) < LONGEST and "{" not in text and "://" not in text:
        found = Identifier("file", text if text.startswith("/") else f"{place}: {text}")
    if not found or found in _STOCK or (found.kind == "file" and _MANY.search(found.value.rpartition("/")[2])):
        return None
    return found

"""First looks at a page: cheap questions that rules share, and that most pages answer with no.

They may say yes where nothing is to be found, and never no where something is. They look at `Document.said`, which is
half as long as the prose.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    import re

    from profilelint.model.document import Document

#: Wherever `dates.around_year.YEAR` finds something, this does.
_YEAR = lazy_pattern(r"20\d\d|19[5-9]\d|2100|'\d\d|’\d\d|‘\d\d|-\d\d|1\d(?<=[lgrnSEet]\s..)|2\d(?<=[lgrnSEet]\s..)")
#: A year with two more figures before or behind it, a mark between.
_DAY = lazy_pattern(r"2[01]\d\d(?:[./-]\d\d?[./-]\d|(?<=\d[./-]....))|19\d\d(?:[./-]\d\d?[./-]\d|(?<=\d[./-]....))")


@lru_cache(2)
def lowercase_text(document: Document) -> str:
    """Return the prose of a page in small letters, with one blank for all that stands between two parts of it.

    >>> from profilelint.toolkit import read_page
    >>> lowercase_text(read_page("index.md", b"My [CV](CV.pdf)"))
    'my  cv'
    """
    return document.said.lower()


def holds_phrase(document: Document, phrases: tuple[str, ...]) -> bool:
    """Whether a page holds one of these phrases, which are in small letters; a quick look that also finds parts of
    words.

    >>> from profilelint.toolkit import read_page
    >>> holds_phrase(read_page("index.md", b"Coming soon."), ("coming soon", "to appear"))
    True
    """
    lower = lowercase_text(document)
    return any(phrase in lower for phrase in (_ascii(phrases) if lower.isascii() else phrases))


@lru_cache(32)
def _ascii(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(str.isascii, phrases))


@lru_cache(2)
def may_hold_dates(document: Document) -> bool:
    """Return whether a page may hold a date; a quick look that says yes too often, and never no where there is one.

    >>> from profilelint.toolkit import read_page
    >>> may_hold_dates(read_page("index.md", b"In 2024.")), may_hold_dates(read_page("index.md", b"I weave."))
    (True, False)
    """
    return holds(document, _YEAR) or any(each.year for each in document.sections)


@lru_cache(2)
def may_hold_full_dates(document: Document) -> bool:
    """Return whether a page may hold a date in figures with day, month and year: "27/10/2025"; as `may_hold_dates`.

    >>> from profilelint.toolkit import read_page
    >>> [may_hold_full_dates(read_page("index.md", text)) for text in (b"On 27/10/2025.", b"In 2025.")]
    [True, False]
    """
    return may_hold_dates(document) and holds(document, _DAY)


def holds(document: Document, wanted: re.Pattern[str]) -> bool:
    """Return whether something stands in the prose of a page, or in the figures that are written as code."""
    if wanted.search(document.said):
        return True
    return document.datable is not document.prose and bool(wanted.search(document.datable))

"""Dates without a year that lead an entry under the heading of a year: `Aug: a talk`, `**3 May** A talk`, `8月：`."""

from __future__ import annotations

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.text.dates.around_year import before
from profilelint.text.dates.numeric import Part
from profilelint.text.dates.words import LETTERS, MONTHS

#: A month by name, with days and a second month; behind it the entry goes on across a mark.
_NAMED = lazy_pattern(
    rf"[^\w:]{{0,40}}((?:\d\d?(?:st|nd|rd|th)?\.?\s?[-–—&]?\s?){{0,2}}(?:[{LETTERS}]{{3,10}})\.?(?:\s\d\d?(?:st|nd|rd|th)?(?!\w))?"
    rf"(?:\s?[-–—/&]\s?(?:[{LETTERS}]{{3,10}}\.?)?(?:\s?\d\d?(?:st|nd|rd|th)?(?!\w))?)?)(?:\s{{0,30}}[*_:：,，|)\]–—-]|\s{{2}})"
)
_SIGNED = lazy_pattern(r"[^\w:]{0,40}((\d\d?)\s?[月월](?:\s?(\d\d?)\s?[日号號일])?)")
_WORD = lazy_pattern(rf"(?<![{LETTERS}\d])[{LETTERS}]+")


def find(text: str, span: Span, stop: int) -> tuple[Span, Part] | None:
    """Return where the date that leads `text[span]` stands, if it ends before `stop`, and what it makes of a year.

    >>> find("- **Aug 3**: a talk", Span(0, 19), 19)[1].first
    (8, 3)
    >>> find("- Maybe: a talk", Span(0, 15), 15)
    """
    if named := _NAMED.match(text, span.start, stop):
        return _named(text, Span(*named.span(1)))
    if not (signed := _SIGNED.match(text, span.start, stop)):
        return None
    month, day = int(signed.group(2)), int(signed.group(3) or 0)
    part = Part(0, (month, day), (month, day), "day" if day else "month", "MD" if day else "M")
    return (Span(*signed.span(1)), part) if 1 <= month <= 12 else None


def _named(text: str, found: Span) -> tuple[Span, Part] | None:
    written = text[slice(*found)].rstrip(" -–—")
    if not all(word.lower() in MONTHS for word in _WORD.findall(written)):
        return None
    part = before(f"{written} 2000", 0, len(written) + 1)
    if not part or part.edge or part.precision not in {"month", "day"}:
        return None
    return Span(found.start, found.start + len(written)), part

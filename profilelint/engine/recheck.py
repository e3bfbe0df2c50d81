"""Whether a page is better after its fixes: what they may not write, and what may not stand in the page afterwards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.read.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.engine.dispatch import Checked
    from profilelint.engine.fold import Said
    from profilelint.model.document import Document, Problem
    from profilelint.model.finding import Edit, Fix

#: What stands for bytes that are no text: lone surrogates as in a page (PEP 383), and the sign for what is lost.
_NO_TEXT = lazy_pattern("[\ud800-\udfff\ufffd]")
_FIGURES = lazy_pattern(r"\d+")


class Page(NamedTuple):
    """A page, and what the rules say of it."""

    document: Document
    checked: Checked


def fault_of(document: Document, fix: Fix) -> str | None:
    """Return why the bytes of a page do not allow a fix, or None.

    What is no text is never made up, and a safe fix takes it out only with all around it.
    """
    length = len(document.text)
    if any(not 0 <= start <= end <= length for (start, end), _ in fix.edits):
        return "it changes what is not on the page"
    edits = sorted(set(fix.edits))
    if any(meet(first, second) for first, second in pairwise(edits)):
        return "its changes overlap"
    new = _no_text(text for _, text in edits)
    if new - _no_text(document.text[start:end] for (start, end), _ in edits):
        return "it writes a character that is none"
    if any(_joins_line_ends(document.text, edit) for edit in edits):
        return "it makes one line end of two"
    if fix.safe and _no_text(document.text[start:end] for (start, end), text in edits if text) - new:
        return "it loses bytes that are not text"
    if encoded(document, "".join(text for _, text in edits)) is None:
        return "it cannot be written in the encoding of the page"
    return None


def _joins_line_ends(text: str, edit: Edit) -> bool:
    """Return whether nothing is left of what is between a CR and an LF, which are one line end then."""
    (start, end), new = edit
    return start < end and not new and text[start - 1 : start] == "\r" and text[end : end + 1] == "\n"


def _no_text(texts: Iterable[str]) -> Counter[str]:
    return Counter(character for text in texts if not text.isascii() for character in _NO_TEXT.findall(text))


def meet(first: Edit, second: Edit) -> bool:
    """Return whether two edits, in order, overlap, or put something in at the same place."""
    return second.span.start < first.span.end or second.span.start == first.span.start


def encoded(document: Document, text: str) -> bytes | None:
    """Return the text in the encoding of a page, invalid bytes as they were; None if it cannot be written so."""
    try:
        return text.encode(document.encoding, "surrogateescape" if document.encoding == "utf-8" else "surrogatepass")
    except UnicodeEncodeError:
        return None


def reread(document: Document, text: str) -> Document | None:
    """The page with a new text; None if it would be read otherwise, or with a problem that there was not before."""
    data = encoded(document, text)
    if data is None:
        return None
    new = read(document.path, data)
    return None if new.text != text or _problems(new) - _problems(document) else new


def _problems(document: Document) -> Counter[str]:
    return Counter(each.kind for each in _all_problems(document))


def _all_problems(document: Document) -> tuple[Problem, ...]:
    of_matter = document.front_matter.problems if document.front_matter else ()
    return (*document.problems, *of_matter)


class Shift:
    """From places in a text to those after edits, which are in order and do not overlap."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.span.start for edit in edits]
        self._ends = [edit.span.end for edit in edits]
        self._grown = [0, *accumulate(len(text) - (end - start) for (start, end), text in edits)]
        self.new = [
            (start + grown, start + grown + len(text))
            for ((start, _), text), grown in zip(edits, self._grown, strict=False)
        ]

    def region(self, span: Span) -> Span:
        """Return where the characters of a span have come to stand, with what edits have put in their place."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, max(span.end, span.start + 1))
        first -= first > 0 and self._ends[first - 1] > span.start
        inside = first < end
        begins_before = inside and self._starts[first] < span.start
        goes_on = inside and self._ends[end - 1] > span.end
        return Span(
            self.new[first][0] if begins_before else span.start + self._grown[first],
            self.new[end - 1][1] if goes_on else span.end + self._grown[end],
        )

    def is_new(self, place: int) -> bool:
        """Return whether an edit has put in what stands at a place of the new text."""
        index = bisect_right(self.new, (place, place)) - 1
        return index >= 0 and self.new[index][0] <= place < self.new[index][1]


def still_there(fixed: Iterable[Said], after: Checked, shift: Shift) -> list[Said]:
    """Of findings whose fixes were made, those that stand in the page as before."""
    places: dict[tuple[str, str], list[int]] = {}
    for each in sorted(after.said, key=lambda said: said.finding.span.start):
        places.setdefault((each.rule.name, each.finding.message), []).append(each.finding.span.start)
    found = []
    for each in fixed:
        starts = places.get((each.rule.name, each.finding.message), [])
        start, end = shift.region(each.finding.span)
        if bisect_left(starts, start) < bisect_left(starts, max(end, start + 1)):
            found.append(each)
    return found


def new_error(before: Page, after: Page, shift: Shift) -> str | None:
    """Return the rule of an error that the page did not have before its fixes; None if there is none.

    An error is an old one that stands where one of its rule stood, or says what one of its rule said, figures aside.
    Where a page is now read further than before, an error that no edit has put in was only hidden by what is fixed.
    """
    old, new = _errors(before.checked), _errors(after.checked)
    if crashed := Counter(each.rule for each in after.checked.crashes) - Counter(
        each.rule for each in before.checked.crashes
    ):
        return next(iter(crashed))
    further = _is_read_further(before.document, after.document, shift)
    counts = Counter(each.rule.name for each in new) - Counter(each.rule.name for each in old)
    places = {(each.rule.name, shift.region(each.finding.span)[0]) for each in old}
    words = {_words(each) for each in old}
    for each in new:
        rule, start = each.rule.name, each.finding.span.start
        is_old = ((rule, start) in places or _words(each) in words) and rule not in counts
        if not is_old and not (further and not shift.is_new(start)):
            return rule
    return None


def _is_read_further(before: Document, after: Document, shift: Shift) -> bool:
    """Return whether the first problem of a kind is gone, or stands further down."""
    old, new = ({each.kind: each.span for each in reversed(_in_order(page))} for page in (before, after))
    return any(kind not in new or new[kind].start > shift.region(span).end for kind, span in old.items())


def _in_order(document: Document) -> list[Problem]:
    return sorted(_all_problems(document), key=lambda each: each.span.start)


def _errors(checked: Checked) -> list[Said]:
    return [each for each in checked.said if each.rule.severity_of(each.finding) == "error"]


def _words(said: Said) -> tuple[str, str]:
    return said.rule.name, _FIGURES.sub("0", said.finding.message)

"""Characters that are not what they look like: which of them a page has, and where visitors see them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Document
from profilelint.model.finding import Finding, Fix, Span, joined

#: Characters of which most pages consist: printable ASCII, tabs and line ends.
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"
#: Values of front matter that are addresses or names of files, and keys whose values no visitor reads.
_ADDRESS = lazy_pattern(r"(?:https?:|mailto:|[./])\S*|\S*/\S*|.*\.[A-Za-z][A-Za-z0-9]{1,4}")
_UNREAD = frozenset(
    {"bibtex", "permalink", "url", "link", "slug", "redirect_from", "redirect_to", "aliases", "image", "path"}
)
#: How many characters of a line are looked at on either side of one, which bounds the time for long lines.
_NEAR = 200
#: Addresses in running text, and those that are no links because of a space: "[paper](my paper.pdf)".
_URL = lazy_pattern(r"https?://[^\s<>，。；、）]+|(?<=\]\()[^()\n]{1,300}(?=\))")
_WORD_BEFORE = lazy_pattern(r"[^\s<>\[\]()|*,;:!?\"“”（），。：；]{0,40}\Z")
_WORD_AFTER = lazy_pattern(r"[^\s<>\[\]()|*,;:!?\"“”（），。：；]{0,40}")


class CharacterFault(NamedTuple):
    """Characters of a page that are wrong, and the text that belongs there, None where nobody can tell.

    `safe` says whether the replacement is a safe fix.

    >>> CharacterFault(Span(3, 4), " ").text
    ' '
    """

    span: Span
    text: str | None
    safe: bool = True


@lru_cache(maxsize=1)
def unusual_characters(text: str) -> frozenset[str]:
    r"""Return the characters of a text beyond printable ASCII, for a quick look at whether any of them matters.

    >>> unusual_characters("a\xa0b") == {"\xa0"}, unusual_characters("ab\n") == set()
    (True, True)
    """
    return frozenset(text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1)
def visible_text(document: Document) -> str:
    """Return what visitors see of a page, and blanks for all else, so that spans stay right: prose, alt texts, titles,
    front matter.

    >>> from profilelint.toolkit import read_page
    >>> visible_text(read_page("index.md", b"My [CV](cv.pdf)"))
    'My  CV         '
    """
    text = document.text
    pieces = [each.value_span for each in document.fields if _is_read(each.path, each.value)]
    for image in document.images:
        pieces += _found(text, image.alt, image.span.start, image.url_span.start)
        pieces += _found(text, image.title, image.url_span.end, image.span.end)
    for link in document.links:
        pieces += _found(text, link.title, link.url_span.end, link.span.end)
    parts: list[str] = []
    position = 0
    for start, end in sorted(pieces):
        if start >= position:
            parts += (document.prose[position:start], text[start:end])
            position = end
    everything = "".join([*parts, document.prose[position:]])
    return (
        _URL.sub(lambda url: " " * len(url[0]), everything) if "://" in everything or "](" in everything else everything
    )


def _is_read(path: str, value: object) -> bool:
    if not isinstance(value, str) or not value or not _UNREAD.isdisjoint(path.casefold().split(".")):
        return False
    return not _ADDRESS.fullmatch(value)


def _found(text: str, piece: str | None, start: int, end: int) -> list[Span]:
    at = text.find(piece, start, end) if piece else -1
    return [Span(at, at + len(piece))] if piece and at >= 0 else []


def line_around(text: str, at: int) -> str:
    r"""Return the line around a character; of a very long line, 200 characters to either side.

    >>> line_around("one\ntwo three\nfour", 6)
    'two three'
    """
    start, end = text.rfind("\n", max(0, at - _NEAR), at), text.find("\n", at, at + _NEAR)
    return text[start + 1 if start >= 0 else max(0, at - _NEAR) : end if end >= 0 else at + _NEAR]


def word_around(text: str, span: Span) -> Span:
    """Return the span of the word, with what is joined to it, around a span.

    >>> word_around("see the co-author's.", Span(10, 11))
    Span(start=8, end=19)
    """
    before = _WORD_BEFORE.search(text, max(0, span.start - 40), span.start)
    after = _WORD_AFTER.match(text, span.end)
    return Span(before.start() if before else span.start, span.end + len(after[0].rstrip(".'’")) if after else span.end)


def findings_by_line(
    document: Document,
    hits: Iterable[CharacterFault],
    say: Callable[[CharacterFault], str],
    *,
    cause: str | None = "",
) -> Iterator[Finding]:
    """Yield one finding for the faults of a line that have a safe fix, and one for its others, each at the first fault.

    `say` makes the message for a fault, and `cause` is that of `Finding`: None gives each its own line.

    >>> from profilelint.toolkit import read_page
    >>> hits = [CharacterFault(Span(1, 2), " "), CharacterFault(Span(3, 4), " ")]
    >>> [each.message for each in findings_by_line(read_page("a.md", b"a.b.c"), hits, lambda hit: "Write a space.")]
    ['Write a space (and 1 more on this line).']
    """
    by_number: dict[int, list[CharacterFault]] = {}
    for hit in hits:
        by_number.setdefault(document.position(hit.span.start)[0], []).append(hit)
    for group in by_number.values():
        for safe in (True, False):
            found = [_finding(hit, say) for hit in group if hit.safe == safe]
            if found:
                yield joined(found, "on this line")._replace(cause=cause)


def findings_by_page(hits: Iterable[CharacterFault], say: Callable[[CharacterFault], str]) -> Iterator[Finding]:
    """Yield a finding for each fault; a report shows those of a page as one. `say` makes the message for a fault.

    >>> hits = [CharacterFault(Span(1, 2), "-")]
    >>> [(each.message, each.fold) for each in findings_by_page(hits, lambda hit: "write -")]
    [('write -', '')]
    """
    for hit in hits:
        yield _finding(hit, say)._replace(fold="", cause="")


def _finding(hit: CharacterFault, say: Callable[[CharacterFault], str]) -> Finding:
    return Finding(hit.span, say(hit), None if hit.text is None else Fix.replace(hit.span, hit.text, safe=hit.safe))


def word_and_correction(text: str, hit: CharacterFault) -> tuple[str, str]:
    r"""Return the word around a fault as it is, and as it is to be.

    >>> word_and_correction("a co\xadauthor", CharacterFault(Span(4, 5), "")) == ("co\xadauthor", "coauthor")
    True
    """
    start, end = word_around(text, hit.span)
    return text[start:end], text[start : hit.span.start] + (hit.text or "") + text[hit.span.end : end]


def outside_mojibake(text: str, hits: list[CharacterFault]) -> list[CharacterFault]:
    r"""Return the faults that are not in garbled text, which `encoding/mojibake` reports.

    >>> hits = [CharacterFault(Span(3, 4), ""), CharacterFault(Span(6, 7), " ")]
    >>> outside_mojibake("citÃ© b\xa0c", hits) == hits[1:]
    True
    """
    if not hits:
        return []
    from profilelint.text.mojibake.finder import find_mojibake

    garbled = find_mojibake(text)
    starts = [run.start for run in garbled]
    runs = ((hit, bisect_right(starts, hit.span.start) - 1) for hit in hits)
    return [hit for hit, index in runs if index < 0 or garbled[index].end < hit.span.end]

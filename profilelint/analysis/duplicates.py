"""Which entries of a page say the same, and how the later one of two is taken out.

Two entries are the same if they have the same words, numbers, dates and link targets, and stand in sections of the
same year. Nothing but white space, case, emphasis, quotation marks and punctuation may differ: on 414 academic sites
no two entries that were only alike said the same, and 19 sites named one award in several years. In one list, an entry
with a year may have links that its copy has not.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from html import unescape
from itertools import pairwise, permutations, takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Heading, Section
from profilelint.model.finding import Edit, Finding, Fix, Span, shortened
from profilelint.read.sections import entry_lists, kind_of
from profilelint.text.languages import language_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from profilelint.model.document import Document, Entry

_WORD = lazy_pattern(r"[^\W_]+")
_DATED = lazy_pattern(r"(?:19|20)\d\d|'\d\d")

#: A heading with one of these words is over a choice of what stands elsewhere.
_CHOICE = "headings.choice"

#: So much of the beginning of an entry says what it is, and so many letters of it are no chance.
_HEAD, _ALIKE = 80, 8

#: What an entry says: its words and figures, where its links lead, and the year that the heading above it gives.
Key = tuple[str, ...]


class DuplicateEntry(NamedTuple):
    """An entry that repeats an earlier one, and its own list; `apart` if the earlier one stands in another."""

    entry: Entry
    earlier: Entry
    entries: Sequence[Entry]
    apart: bool

    @property
    def finding(self) -> Finding:
        """What is to be said of it."""
        line = self.entry.document.position(first_line_span(self.earlier).start)[0]
        above = self.earlier.section.title if self.apart and self.earlier.section else ""
        where = f' under "{above}"' if above else ""
        gains, loses = (bool(one.links and not other.links) for one, other in permutations((self.entry, self.earlier)))
        which = "the one without a link" if gains or loses else "one"
        message = f'"{quoted(self.entry)}" is already listed{where} on line {line}. Delete {which}.'
        return Finding(first_line_span(self.entry), message, None if gains else removal(self.entry, self.entries))


def words(text: str) -> tuple[str, ...]:
    r"""Return the words and figures of a text, of the same text the same ones however it is set.

    >>> words("**Best** “Paper” Award,\n2023.") == words("best paper award (2023)")
    True
    """
    plain = unescape(text) if "&" in text else text
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", plain).casefold()))


def key(entry: Entry) -> Key:
    """Return what an entry says, to be compared with what others say."""
    return (*words(entry.text), *_besides(entry))


def _besides(entry: Entry) -> Key:
    """Return what an entry says besides its words."""
    return ("", *(link.url for link in entry.links), "", str(year_above(entry.section) or ""))


def year_above(section: Section | None) -> int | None:
    """Return the year that the nearest heading gives."""
    while section:
        if section.year:
            return section.year
        section = section.parent
    return None


def is_choice(section: Section | None) -> bool:
    """Return whether a heading, or one above it, says that what stands below was chosen from a longer list."""
    while section:
        if language_pattern(_CHOICE).search(section.title):
            return True
        section = section.parent
    return False


def weight(said: Sequence[str]) -> int:
    """How many letters and figures words have; a sign of Chinese, Japanese or Korean says as much as two of them."""
    letters = "".join(said)
    if letters.isascii():
        return len(letters)
    return sum(2 if unicodedata.east_asian_width(letter) == "W" else 1 for letter in letters)


def neighbours_begin_alike(entries: Sequence[Entry]) -> bool:
    r"""Whether two neighbouring entries begin with the same words, as in a list that is grouped by what its entries
    are.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"- Best paper award, 2023\n- Best paper award, 2021\n")
    >>> neighbours_begin_alike(page.entries)
    True
    """
    heads = [_beginning(entry) for entry in entries]
    return any(one == two for one, two in pairwise(heads))


def _beginning(entry: Entry) -> str:
    """Return the first letters of an entry, half as many of them in the scripts of which a sign says more."""
    letters = "".join(filter(str.isalpha, "".join(words(entry.text[:_HEAD]))))
    return letters[: _ALIKE if letters[:_ALIKE].isascii() else _ALIKE // 2]


def sections_of_kind(document: Document, kinds: Collection[str]) -> Iterator[tuple[str, Section]]:
    r"""Yield the sections of these kinds that hold entries, each behind its kind.

    If the title of a page announces a kind, the entries above its headings and below headings that are only years have
    it.

    >>> from profilelint.toolkit import read_page
    >>> list(sections_of_kind(read_page("index.md", b"# News\n\n- A loom\n\n# Talks\n\n- A mill\n"), ("news",)))
    [('news', Section('News', kind='news'))]
    """
    return ((kind, section) for kind, section in _sections(document) if kind in kinds)


@lru_cache(2)
def _sections(document: Document) -> list[tuple[str, Section]]:
    """Return the sections that hold entries, each with its kind."""
    if not document.entries:
        return []
    loose = [*takewhile(lambda entry: not entry.section, document.entries)]
    kind = _kind_of_page(document) if loose or any(not each.kind and each.year for each in document.sections) else ""
    found = [(each.kind or (kind if each.year else ""), each) for each in document.sections if each.entries]
    if loose:
        heading = Heading("", 1, Span(0, 0), Span(0, 0), "atx")
        untitled = Section("", 1, kind, Span(0, len(document.text)), heading)
        untitled.entries = loose
        found.insert(0, (kind, untitled))
    return found


def _kind_of_page(document: Document) -> str:
    title = document.field("title")
    return (kind_of(str(title.value)) if title else "") or kind_of(PurePosixPath(document.path).stem)


def duplicate_entries(
    document: Document, kinds: Collection[str], least: int, least_dated: int | None = None
) -> Iterator[DuplicateEntry]:
    r"""Yield the entries in sections of these kinds that repeat an earlier one, in their own list or in another list.

    Entries with fewer than `least` letters are left out, those with a year if they have fewer than `least_dated`. Two
    lists are compared only if they are of one kind, and then only entries with a year count, as the same grant may come
    from two universities; a list of highlights repeats nothing, as it is a choice from another list. Nested items are
    compared only with their neighbours.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"# Awards\n\n- Loom Prize, 2023\n- Mill Prize, 2022\n- Loom prize 2023\n")
    >>> [each.entry.text for each in duplicate_entries(page, ("awards",), least=8)]
    ['Loom prize 2023']
    """
    seen: dict[tuple[str, Key], Entry] = {}
    for kind, section in sections_of_kind(document, kinds):
        for entries in entry_lists(section):
            yield from _nested(entries, least)
            here: dict[Key, Entry] = {}
            bare: dict[Key, Entry] = {}
            for entry in entries:
                written = words(entry.text)
                said = (*written, *_besides(entry))
                dated = said[-1] or _DATED.search(entry.text)
                if weight(written) < (least if least_dated is None or not dated else least_dated):
                    continue
                if said in here:
                    yield DuplicateEntry(entry, here[said], entries, False)
                    continue
                here[said] = entry
                alike = bare.setdefault(written, entry)
                if dated and bool(alike.links) != bool(entry.links):
                    yield DuplicateEntry(entry, alike, entries, False)
                    continue
                earlier = seen.setdefault((kind, said), entry) if dated else entry
                if earlier is not entry and is_choice(earlier.section) == is_choice(entry.section):
                    yield DuplicateEntry(entry, earlier, entries, True)


def _nested(entries: Sequence[Entry], least: int) -> Iterator[DuplicateEntry]:
    for entry in entries:
        if not entry.children:
            continue
        here: dict[Key, Entry] = {}
        for child in entry.children:
            if weight(words(child.text)) >= least and (earlier := here.setdefault(key(child), child)) is not child:
                yield DuplicateEntry(child, earlier, entry.children, False)
        yield from _nested(entry.children, least)


def first_line_span(entry: Entry) -> Span:
    r"""Return the span of the first line of an entry, without the mark of the list; in a paper box, of the line with
    its first link.

    >>> from profilelint.toolkit import read_page
    >>> page = read_page("index.md", b"- Looms\n  and mills\n")
    >>> page.text[slice(*first_line_span(page.entries[0]))]
    'Looms'
    """
    document, (start, end) = entry.document, entry.span
    if entry.form == "box" and entry.links:
        start = entry.links[0].span.start
    prose = document.prose[start:end]
    start += len(prose) - len(prose.lstrip())
    return Span(start, min(end, document.line_span(document.position(start)[0]).end))


def quoted(entry: Entry, longest: int = 80) -> str:
    """Return the first line of an entry as a reader sees it, shortened."""
    document, (start, end) = entry.document, first_line_span(entry)
    return shortened(" ".join(document.prose[start:end].replace("*", "").rstrip("\\ ").split()), longest)


def removal(entry: Entry, entries: Sequence[Entry]) -> Fix | None:
    """Return the fix that deletes the lines of one of the `entries` of a list; None where that might change the others.

    Nothing else may stand on the lines, an entry must come before them, and the list must stay as loose or as tight as
    it is. The numbers of a numbered list would change.
    """
    document, text, span = entry.document, entry.document.text, entry.span
    at = bisect_left(entries, span.start, key=lambda each: each.span.start)
    first, last = document.position(span.start)[0], document.position(span.end - 1)[0]
    start, end = document.line_span(first).start, document.line_span(last).end
    alone = not text[start : span.start].strip() and not text[span.end : end].strip()
    if not at or entry.form == "box" or text[span.start].isdigit() or not alone:
        return None
    if _is_blank(document, first - 1):
        if at + 1 == len(entries) or not _is_blank(document, last + 1):
            return None
        last += 1
    if last < len(document.line_starts):
        return Fix((Edit(Span(start, document.line_starts[last]), ""),), safe=False)
    return Fix((Edit(Span(document.line_span(first - 1).end, end), ""),), safe=False)


def _is_blank(document: Document, line: int) -> bool:
    return 1 <= line <= len(document.line_starts) and not document.text[slice(*document.line_span(line))].strip()

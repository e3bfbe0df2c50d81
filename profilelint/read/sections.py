"""What headings announce, and the sections that they open.

What headings say in each language stands in `profilelint/text/languages`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Section
from profilelint.model.finding import Span
from profilelint.text.folding import folded
from profilelint.text.languages import language_pattern, language_words, longest_first_pattern
from profilelint.text.languages._tables import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.document import Date, Entry, Heading

#: Markup that may be left in a title: tags, `{#anchor}`, `{: .class}`, `{{ template }}`, `:emoji:`, `![image](url)`
#: and the target of a link.
_MARKUP = lazy_pattern(
    r"<[^<>]{0,300}>|\{[^{}]{0,300}\}\}?|(?<!\w):[a-z][\w+-]{0,40}:|!\[[^\[\]]{0,300}\]\([^()]{0,300}\)|\]\([^()]{0,300}\)"
)
_MARK = lazy_pattern(r"[<{:\]]")
#: A word, a character of a script that is written without blanks, or a mark between two announcements.
_TOKEN = lazy_pattern("[a-z0-9\u00df-\u024f\u0370-\u052f]+|[^\\W_]|[&+,/|·•;(（)）\\[\\]、，；／｜–—]")
_LETTER = lazy_pattern(r"[^\W_]")
_LIST_END = lazy_pattern(r"</(?:ul|ol|table|td)\b", re.IGNORECASE)
_SHORTENED = lazy_pattern(r"'(?=(?:s|m|t|d|re|ve|ll)\b)")
_BRACKETS = lazy_pattern(r"[(（\[]")
_JOINING = frozenset(["&", *language_words("dates.and")])
_PARTING = frozenset([*"+,/|·•;(（)）[]、，；／｜–—"]) | _JOINING
#: What follows one of these only says more: "Talks at universities", "Students I advise".
_CUTTING = frozenset(language_words("headings.further"))
_FOUR_FIGURES = lazy_pattern(r"\d{4}")
_ROMAN = lazy_pattern(r"i{1,3}|iv|vi{0,3}|ix|x")
_AROUND_YEAR = lazy_pattern(
    rf"(?:\W|\b(?:{longest_first_pattern(language_words('headings.around_year'))})\b|\(\d{{1,3}}\))*", re.IGNORECASE
)

#: Kinds whose parts have names of their own: "### Turin" below "## Teaching".
_INHERITED = frozenset({"education", "experience", "talks", "teaching", "awards", "publications", "service", "news"})

#: A longer title is a sentence. On 414 sites nothing longer announced a kind.
_LONGEST = 120
#: So many words may hold one that is unknown: "Leadership & Sports" is known by its first.
_SHORT = 5


@lru_cache(4096)
def kind_of(title: str) -> str:
    """Return what a heading announces ("news", "publications", ...), or "" where the vocabulary does not know it.

    The kinds are those of the tables `headings` of the languages. The title may still hold markup.

    >>> kind_of("📖 Educations（教育背景）:"), kind_of("Conference reviewer"), kind_of("Brown dwarf formation")
    ('education', 'service', '')
    >>> kind_of("Conferences"), kind_of("Conference and workshop presentations")
    ('publications', 'talks')
    """
    if len(title) > _LONGEST:
        return ""
    if kind := _vocabulary()[0].get(title.lower()):
        return kind
    plain = _plain(title)
    head = _BRACKETS.split(plain, maxsplit=1)[0]
    return _kind(_tokens(head)) or (_kind(_tokens(plain)) if head != plain else "")


def _plain(title: str) -> str:
    """Return a title without its markup, in small letters without accents."""
    plain = unescape(title) if "&" in title else title
    if _MARK.search(plain):
        plain = _MARKUP.sub(" ", plain)
    plain = folded(plain)
    return _SHORTENED.sub("", plain) if "'" in plain else plain


def _tokens(plain: str) -> list[str]:
    tokens = [token for token in _TOKEN.findall(plain) if not token.isdecimal()]
    return tokens[1:] if len(tokens) > 1 and _ROMAN.fullmatch(tokens[0]) else tokens


def _kind(tokens: Sequence[str]) -> str:
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token in _PARTING:
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) == 2 and all(parts) and tokens[len(parts[0])] in _JOINING:
        # "Conference and workshop presentations" are conference presentations.
        shared = _vocabulary()[0].get(_joined([*parts[0], parts[1][-1]]))
        if shared and len(parts[1]) > 1:
            return shared
    found = [_announced(part) for part in parts]
    if None in found and len(tokens) - len(parts) >= _SHORT:
        return ""
    return next((kind for kind in found if kind), "")


def _announced(words: Sequence[str]) -> str | None:
    """Return the kind of the last phrase in `words`, "" where they only qualify one, None where some are unknown."""
    phrases, longest = _vocabulary()
    kind, at = "", 0
    while at < len(words):
        for size in range(min(longest.get(words[at], 0), len(words) - at), 0, -1):
            phrase = phrases.get(_joined(words[at : at + size]))
            if phrase is not None:
                break
        else:
            return kind if kind and words[at] in _CUTTING else None
        kind = phrase or kind
        at += size
    return kind


def _joined(words: Sequence[str]) -> str:
    """Return words as they stand in the vocabulary: blanks only between those of scripts that have them."""
    return (" " if words[0].isascii() else "").join(words)


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, int]]:
    """The kind of each phrase, "" for those that only qualify; and how many words the longest has by its first word."""
    phrases: dict[str, str] = {}
    longest: dict[str, int] = {}
    for kind, listed in HEADINGS.items():
        for phrase in listed:
            parts = phrase.split(" ") if phrase.isascii() else phrase
            phrases.setdefault(phrase, kind)
            longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))
    return phrases, longest


def year_of(title: str) -> int | None:
    """Return the year that a heading consists of, of two years the first; None if it says anything else.

    >>> year_of("In 2022:"), year_of("2023/2024"), year_of("Fall 2024"), year_of("Talks in 2022"), year_of("2015–2019")
    (2022, 2023, 2024, None, None)
    """
    period = _period(title)
    return _year(period) if period else None


def _year(period: Date) -> int | None:
    return period.start.year if period.end and period.end.year - period.start.year < 2 else None


def _period(title: str) -> Date | None:
    """Return the date that a title consists of."""
    if len(title) > _LONGEST or not _FOUR_FIGURES.search(title):
        return None
    from profilelint.text.dates.grammar import find

    plain = _MARKUP.sub(" ", title)
    found = find(plain, Span(0, len(plain)))
    if len(found) != 1 or not _AROUND_YEAR.fullmatch(plain[: found[0].span.start] + plain[found[0].span.end :]):
        return None
    return found[0]


def build(headings: Sequence[Heading], end: int) -> tuple[Section, ...]:
    """Return the sections that `headings` open, in the same order; the last ones run to `end`, the length of the page.

    A heading that is only a date has the kind of the one above it, and so has one below the second level that the
    vocabulary does not know.
    """
    sections: list[Section] = []
    above: list[Section] = []
    for heading in headings:
        while above and above[-1].level >= heading.level:
            _close(above.pop(), heading.span.start)
        parent = above[-1] if above else None
        kind, period = kind_of(heading.title), _period(heading.title)
        if not kind and parent and (period or _shares_kind(parent, heading.title)):
            kind = parent.kind
        span = Span(heading.span.start, end)
        year = _year(period) if period else None
        sections.append(Section(heading.title, heading.level, kind, span, heading, parent, year))
        above.append(sections[-1])
    return tuple(sections)


def _shares_kind(parent: Section, title: str) -> bool:
    """Whether what stands under a heading without a kind is a part of the section above; what is to come is not."""
    return parent.level > 1 and parent.kind in _INHERITED and not language_pattern("status.ahead").search(title)


def _close(section: Section, end: int) -> None:
    section.span = Span(section.span.start, end)


def entry_lists(section: Section) -> Iterator[list[Entry]]:
    r"""Yield the lists of a section, each as its entries in order; other text between two entries begins a new list.

    >>> from profilelint.toolkit import read_page
    >>> section = read_page("index.md", b"# Talks\n\n- Looms\n- Mills\n\nAnd abroad:\n\n- Engines\n").sections[0]
    >>> list(entry_lists(section))
    [[Entry('Looms'), Entry('Mills')], [Entry('Engines')]]
    """
    found: list[Entry] = []
    for entry in section.entries:
        if found and _parted(found[-1], entry):
            yield found
            found = []
        found.append(entry)
    if found:
        yield found


def _parted(before: Entry, after: Entry) -> bool:
    text, gap = after.document.text, Span(before.span.end, after.span.start)
    if before.form != after.form or (after.form == "item" and text[before.span.start] != text[after.span.start]):
        return not (
            before.form == after.form and text[before.span.start].isdigit() and text[after.span.start].isdigit()
        )
    return bool(_LETTER.search(after.document.prose, *gap) or _LIST_END.search(text, *gap))

"""Who the authors of a paper are, as its page, its BibTeX entry, data and lists say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.bibliography import without_braces
from profilelint.model.finding import Span
from profilelint.model.paper import Person
from profilelint.read.reader import read_front_matter
from profilelint.text.comparable import comparable_words

if TYPE_CHECKING:
    from profilelint.model.bibliography import Bibliography, Reference
    from profilelint.model.document import Document, Entry, Field
    from profilelint.site.site import Site

#: So many authors of a paper are compared, and names of so many characters.
MOST, LONGEST = 100, 100

_AND = lazy_pattern(r"(?i)(?<=\s)and(?=\s)")
#: What stands for authors who are not named.
_OTHERS = lazy_pattern(r"(?i)\bet\.? al\b|\bothers\b|…|\.\.\.|\d{1,3} (?:more|authors|collaborators)|\band more\b")
#: An accent of LaTeX that was taken apart: `\\ĺ` was `\\'il`.
_BROKEN = lazy_pattern(r"\\['`^\"~=.,]?[^\x00-\x7f]|\\textquote")
#: What may stand between two commas of one name (BibTeX: "von Last, Jr, First").
_JUNIOR = lazy_pattern(r"(?i)\s*(?:jr|sr|i{1,3}|iv)\.?\s*")
_SLUG = lazy_pattern(r"[a-z0-9_.-]+")
_MARKS = lazy_pattern(
    r"\\(?:textbf|textit|emph|underline)(?=\s?\{)|[*†‡§¶#^]+|\(.{0,40}\)|\\textsuperscript\{.{0,20}\}"
)
#: What separates authors in a line of them, and a name in one: two words or more, of which those that are no initials
#: begin with a capital letter or are small words of family names.
_BETWEEN = lazy_pattern(r"[,;&](?:\s{0,9}(?:and\s|&))?|\sand\s|\Z")
_NAME = lazy_pattern(
    r"(?:[^\W\d_a-z][\w'\u2019.-]{0,30}|v[ao]n|d[aeiou]|de[lnr]|la|le|te[rn]|el|al|bin)(?:\s(?:[^\W\d_a-z][\w'\u2019.-]{0,30}"
    r"|v[ao]n|d[aeiou]|de[lnr]|la|le|te[rn]|el|al|bin)){1,4}"
)
#: The end of a sentence, where the full stop is not that of an initial.
_SENTENCE = lazy_pattern(r"(?<=[^\W\d_]{3})\.\s")
#: What is no name though it looks like one.
_NO_NAME = lazy_pattern(
    r"(?i)\b(?:in|on|the|at|of|journal|conference|proceedings|workshop|press|letters|university|award|paper)\b"
)


def person(written: str, span: Span) -> Person:
    """The person that a name means, "Ada Lovelace" or "Lovelace, Ada"."""
    name = _MARKS.sub("", written)
    name = (name if "\\" in name else without_braces(name)).strip()
    family, comma, given = name.partition(",")
    if comma:
        given = given.rpartition(",")[2]
    elif len(parts := name.split()) > 1 and name.isascii():
        given, family = " ".join(parts[:-1]), parts[-1]
    else:
        given, family = "", ""
    words = (*comparable_words(given), *comparable_words(family)) if given or family else comparable_words(name)
    return Person(
        " ".join(without_braces(written).split() if "\\" not in written else written.split()),
        given.strip(),
        family.strip(),
        words,
        span,
    )


def of_reference(document: Bibliography, reference: Reference) -> tuple[tuple[Person, ...], bool]:
    """The authors of a BibTeX entry, and whether these are all."""
    field = reference.field("author")
    if not field:
        return (), False
    start, end = field.value_span
    inner = document.text[start + 1 : end - 1]
    if inner != field.value or len(inner) > MOST * LONGEST:
        return (), False
    found: list[Person] = []
    is_whole, position = not _OTHERS.search(inner) and not _BROKEN.search(inner), 0
    for separator in (*_AND.finditer(inner), None):
        stop = separator.start() if separator else len(inner)
        written = inner[position:stop].strip()
        offset = position + len(inner[position:stop]) - len(inner[position:stop].lstrip())
        position = separator.end() if separator else stop
        is_whole = is_whole and _is_one_name(written)
        at = start + 1 + offset
        found.append(person(written, Span(at, at + len(written))))
    is_whole = is_whole and len(found) <= MOST and not _is_list_with_commas(found)
    return tuple(found[:MOST]), is_whole and all(each.words for each in found)


def _is_one_name(written: str) -> bool:
    parts = written.split(",")
    return 0 < len(written) <= LONGEST and (len(parts) < 3 or (len(parts) == 3 and bool(_JUNIOR.fullmatch(parts[1]))))


def _is_list_with_commas(found: list[Person]) -> bool:
    """Whether "A. Lovelace, C. Babbage and B. Menabrea" are three authors, of whom two look like one."""
    with_comma = [each for each in found if "," in each.written]
    return 0 < len(with_comma) < len(found) or any(
        each.family.count(" ") and each.given.count(" ") and each.family[:1].isupper() for each in with_comma
    )


def of_page(document: Document, site: Site) -> tuple[tuple[Person, ...], bool]:
    """The authors that the page of a paper names in a list, and whether these are all that it has, by their names."""
    field = document.field("authors")
    if not field or not isinstance(field.value, list) or not 0 < len(field.value) <= MOST:
        return (), False
    found: list[Person] = []
    is_whole = True
    for number, value in enumerate(field.value):
        item = document.field(f"authors.{number}")
        if not isinstance(value, str) or not item or not 0 < len(value.strip()) <= LONGEST:
            return (), False
        name = _visible(value.strip(), site)
        is_whole = is_whole and name is not None and not _OTHERS.search(value) and not re.search(r"[,;&]| and ", value)
        found.append(person(name or value, item.value_span))
    # One word is a given name that stands for an author's page, unless the name is written without blanks.
    is_named = all(len(each.words) > 1 or not each.written.isascii() for each in found)
    return tuple(found), is_whole and is_named and all(each.words for each in found)


def _visible(value: str, site: Site) -> str | None:
    """The name that readers see for an author: that of the author's own page; None where it cannot be told."""
    for slug in (value, value.lower().replace(" ", "-")):
        for ending in ("_index.md", "_index.en.md"):
            path = f"content/authors/{slug}/{ending}"
            if "/" not in slug and site.is_file(path):
                return _name_of_author(path, site)
    return None if _SLUG.fullmatch(value) else value


def _name_of_author(path: str, site: Site) -> str | None:
    matter = read_front_matter(site.text(path, 100_000))
    said = {field.path: field.value for field in matter.fields if isinstance(field.value, str)} if matter else {}
    title = said.get("title", "").strip() or f"{said.get('first_name', '')} {said.get('last_name', '')}".strip()
    return title or None


def of_data(document: Document, field: Field | None) -> tuple[tuple[Person, ...], bool]:
    """The authors that an entry of data names, in a list or on one line, and whether these are all."""
    if field and isinstance(field.value, str):
        start, end = field.value_span
        names = _on_line(document.text[start:end].strip("'\""), start + (document.text[start : start + 1] in "'\""))
        return names, bool(names)
    if not field or not isinstance(field.value, list) or not 0 < len(field.value) <= MOST:
        return (), False
    items = {each.path: each for each in document.fields}
    spans = [
        items[path].value_span if (path := f"{field.path}.{n}") in items else None for n in range(len(field.value))
    ]
    found = []
    for value, span in zip(field.value, spans, strict=True):
        if not isinstance(value, str) or not span or not 0 < len(value.strip()) <= LONGEST:
            return (), False
        found.append(person(value.strip(), span))
    return tuple(found), all(each.words and not _OTHERS.search(each.written) for each in found)


def of_entry(entry: Entry, title: Span) -> tuple[Person, ...]:
    """The authors that stand on the line before the title in an entry of a list, or right behind it; () for none."""
    prose = entry.document.prose
    before = prose[entry.span.start : title.start]
    if len(before.split()) > 1:
        line = before.lstrip(" \n\t-*+0123456789.)[]|")
        return _on_line(line.rstrip(' \n\t.,:"“[(|'), title.start - len(line))
    behind = prose[title.end : min(entry.span.end, title.end + MOST * LONGEST)]
    text = behind.lstrip(' \n\t.,:"”])|*_')
    line = _SENTENCE.split(text.split("\n")[0], maxsplit=1)[0]
    return _on_line(line.rstrip(" .,:("), title.end + len(behind) - len(text))


def _on_line(line: str, start: int) -> tuple[Person, ...]:
    """The persons of a line of nothing but their names, which begins at `start`; () if it holds anything else."""
    found: list[Person] = []
    position = 0
    for separator in _BETWEEN.finditer(line) if len(line) <= MOST * LONGEST else ():
        piece = line[position : separator.start()]
        written = " ".join(piece.split()).strip("*†‡§^\\ ")
        if not _NAME.fullmatch(written) or _NO_NAME.search(written) or len(written) > LONGEST:
            return ()
        at = start + position + len(piece) - len(piece.lstrip())
        found.append(person(written, Span(at, start + separator.start())))
        position = separator.end()
        if position >= len(line):
            break
    return tuple(found) if 1 < len(found) <= MOST else ()

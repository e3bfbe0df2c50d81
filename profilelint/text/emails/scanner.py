"""E-mail addresses in running text: from an at-sign outwards.

The words for the at-sign and the dot, and what people put around them, are in `spelling.py`. Of two things with an
at-sign the one is told from the other by what stands around it: `name@host.edu` is an address; a handle, a
`git@host:path`, a citation key, a `package@1.2`, a `venue@conference` are not.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Literal

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Email
from profilelint.model.finding import Span
from profilelint.text.emails.faults import ENDING
from profilelint.text.emails.spelling import (
    ANY_DOT,
    AT,
    CODED,
    DOMAIN,
    DOMAIN_TWICE,
    ENTITY,
    GROUP,
    HINT,
    LABELLED_WORD,
    LOCAL,
    MARK,
    NAME,
    NAMES,
    SPELLED_DOMAIN,
    SPELLED_LOCAL,
    WORD,
    WORD_DOT,
    joined,
    style_of,
)
from profilelint.text.languages import language_words, longest_first_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = Literal["mailto", "autolink", "text", "code", "field"]

#: Endings of file names: `icon@2x.png` is no address.
_FILE_ENDINGS = lazy_pattern(
    "png|jpe?g|gif|svg|webp|avif|ico|pdf|css|[jt]sx?|html?|php|py|rb|sh|md|rmd|qmd|ya?ml|json|toml|xml|txt|csv|zip|gz",
    re.IGNORECASE,
)
_TOP = lazy_pattern(ENDING, re.IGNORECASE)
_LABELLED = lazy_pattern(
    rf"(?:{longest_first_pattern(language_words('emails.label'))})\W{{0,2}}[:：|=–—-]\W{{0,3}}$", re.IGNORECASE
)
#: Behind what looks like a domain: the path of `git@host:path` and `user@host/path`, a second at-sign.
_GOES_ON = lazy_pattern(r":[^\s\d:]|/\w|@")

#: The longest local part (RFC 5321, section 4.5.3.1.1) and room for the spelling of its dots; that of a group.
_REACH, _GROUP_REACH = 90, 260


def may_hold(text: str) -> bool:
    """Return whether a closer look is worth its time: most texts hold nothing that could be an at-sign."""
    if "@" in text or "＠" in text or "mailto:" in text:
        return True
    return bool(ENTITY.search(text) or HINT.search(text)) or _has_words(text)


def _has_words(text: str) -> bool:
    if " dot " in text or " DOT " in text or " AT " in text:
        return True
    return "ail" in text and bool(LABELLED_WORD.search(text))


def scan(text: str, window: Span, place: Place) -> Iterator[Email]:
    """Yield the addresses in a stretch of text."""
    part = text[window.start : window.end]
    if ENTITY.search(part):
        yield from _in_entities(text, window, place)
    marks = list(MARK.finditer(text, *window) if HINT.search(part) else _marks(text, window))
    if _has_words(part):
        marks = sorted([*marks, *WORD.finditer(text, *window)], key=lambda mark: mark.start())
    floor = window.start
    for mark in marks:
        if mark.start() > floor:
            within = Span(floor, window.end)
            found = list(_grouped(text, mark, within, place)) or list(_single(text, mark, within, place))
            yield from found
            floor = max(mark.end(), *(email.span.end for email in found)) if found else floor


def _marks(text: str, window: Span) -> Iterator[re.Match[str]]:
    """Yield the at-signs of a text without words for them: found faster, as there are mostly few."""
    floor = window.start
    for sign in AT.finditer(text, *window):
        if sign.start() >= floor and (mark := MARK.search(text, max(floor, sign.start() - 5), window.end)):
            yield mark
            floor = mark.end()


def _in_entities(text: str, window: Span, place: Place) -> Iterator[Email]:
    for run in CODED.finditer(text, *window):
        written = run.group().rstrip(".-")
        address = unescape(written)
        local, _, domain = address.rpartition("@")
        if written != address and local and "@" not in local and _TOP.fullmatch(domain.rpartition(".")[2]):
            yield Email(address, Span(run.start(), run.start() + len(written)), written, "entity", place)


def _grouped(text: str, mark: re.Match[str], window: Span, place: Place) -> Iterator[Email]:
    """Yield the addresses of several people who share a domain, each where its name stands."""
    before = text[max(window.start, mark.start() - 3) : mark.start()].rstrip()
    if before[-1:] not in ("]", ")", "}", ">"):
        return
    group = GROUP.search(text, max(window.start, mark.start() - _GROUP_REACH), mark.start())
    domain = SPELLED_DOMAIN.match(text, mark.end(), window.end)
    if not group or not domain or not NAMES.fullmatch(group[1]):
        return
    names = list(NAME.finditer(text, *group.span(1)))
    if len(names) > 1 or "{" in group.group()[:2]:
        for name in names:
            address = joined(name.group(), mark, domain.group().strip())
            yield Email(address, Span(*name.span()), name.group(), "group", place)


def _single(text: str, mark: re.Match[str], window: Span, place: Place) -> Iterator[Email]:
    if span := _around(text, mark, window):
        address = joined(text[span.start : mark.start()], mark, text[mark.end() : span.end])
        style = style_of(mark)
        if style == "plain" and text[mark.start() - 1].isspace() and text[mark.end()].isspace():
            address, style = "".join(address.split()), " @ "
        yield Email(address, span, text[span.start : span.end], style, place)


def _around(text: str, mark: re.Match[str], window: Span) -> Span | None:
    """Return the characters of the address around an at-sign; None if it is no address."""
    is_spaced = text[mark.start() - 1].isspace() or text[mark.end() : mark.end() + 1].isspace()
    is_plain = mark.group()[0] in "@＠" and not is_spaced
    domain = (DOMAIN if is_plain else SPELLED_DOMAIN).match(text, mark.end(), window.end)
    if domain and text.startswith("@", domain.end()):
        domain = DOMAIN_TWICE.match(text, mark.end(), window.end)
    if not domain or _GOES_ON.match(text, domain.end(), window.end):
        return None
    reach = max(window.start, mark.start() - _REACH)
    local = (LOCAL if is_plain else SPELLED_LOCAL).search(text, reach, mark.start())
    name = local.group().lstrip("_'.-") if local else ""
    if not name.strip() or name == "git":
        return None
    start = mark.start() - len(name)
    labelled = bool(_LABELLED.search(text, max(0, start - 14), start))
    is_shouted = mark.group() == "AT" and (name + domain.group()).islower()
    is_likely = labelled or _is_likely(mark, domain.group(), is_plain, is_shouted)
    return Span(start, domain.end()) if is_likely else None


def _is_likely(mark: re.Match[str], domain: str, is_plain: bool, is_shouted: bool) -> bool:
    """Return whether this is an at-sign of an address and not one of another kind, or a mere word."""
    top = ANY_DOT.sub(".", domain).replace(",", ".").rpartition(".")[2]
    if not _TOP.fullmatch(top) or is_file_ending(top) or top == domain:
        return False
    if mark.lastgroup or mark.group() in ("at", "AT"):
        return not top.istitle() and (bool(mark.lastgroup) or bool(WORD_DOT.search(domain)) or is_shouted)
    return is_plain


def is_file_ending(ending: str) -> bool:
    """Return whether a text without its dot is the ending of files, as in "ada@2x.png", which is no address.

    >>> is_file_ending("png"), is_file_ending("edu")
    (True, False)
    """
    return _FILE_ENDINGS.fullmatch(ending) is not None

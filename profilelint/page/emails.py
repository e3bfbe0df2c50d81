"""E-mail addresses wherever they stand on a page, however they are written.

An address is looked for from its at-sign outwards, so that a page is scanned once. How people write the at-sign and
the dots is a table each: a new spelling is one line of it. Of two things with an at-sign the one is told from the
other by what stands around it: `name@host.edu` is an address; a handle, a `git@host:path`, a citation key, a
`package@1.2`, a `venue@conference` are not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from profilelint import lazy
from profilelint.finding import Span
from profilelint.page.document import Email

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.page.document import Document, Link

Place = Literal["mailto", "autolink", "text", "code", "field"]

#: How the at-sign is written, in small letters and without blanks, and what the style is called.
AT_SIGNS = {
    "@": "plain",
    "@@": "plain",
    "＠": "full-width",
    "&#64;": "entity",
    "&#x40;": "entity",
    "&commat;": "entity",
    "[@]": "[@]",
    "(@)": "(@)",
    "[at]": "[at]",
    "(at)": "(at)",
    "{at}": "{at}",
    "<at>": "<at>",
}
#: How dots are written beside a plain one. Bare words are read as signs only where both are words: "a at b dot edu".
DOTS = ("[dot]", "(dot)", "{dot}", "<dot>", "[.]", "(.)", "．", "&#46;", "&period;")
#: Endings of file names: `icon@2x.png` is no address.
_FILE_ENDINGS = lazy.compile("png|jpe?g|gif|svg|webp|avif|ico|pdf|css|[jt]s|html|py|md|ya?ml|json", re.IGNORECASE)
#: Keys of front matter that hold an address and nothing else.
_KEYS = frozenset(("email", "e-mail", "e_mail", "mail", "emails", "contact_email"))
#: What a site generator fills in when the page is built.
_TEMPLATE = lazy.compile(r"\{\{|\{%|\{<|<%|\$\{|\[\[|%%|[\ufdd0-\ufdef]")


def _pattern(spelling: str) -> str:
    """A spelling as a regular expression; inside brackets there may be blanks and backslashes."""
    if len(spelling) < 3 or spelling[0] == "&":
        return re.escape(spelling)
    return rf"{re.escape(spelling[0])}\s{{0,2}}{re.escape(spelling[1:-1])}\s{{0,2}}\\?{re.escape(spelling[-1])}"


_LETTER = "A-Za-z0-9\u00c0-\u024f"
_LABEL = rf"[{_LETTER}](?:[{_LETTER}-]{{0,61}}[{_LETTER}])?"
_BRACKET_DOT = r"\s{0,2}\\?(?i:" + "|".join(map(_pattern, DOTS)) + r")\s{0,2}"
_SPELLED_DOT = _BRACKET_DOT + r"|\s(?i:dot)\s"
_RUN = rf"[{_LETTER}._+'\\-]{{1,64}}"
_START = rf"(?<![{_LETTER}._+%/@\\-])"

_MARK = lazy.compile("|".join(map(_pattern, sorted(AT_SIGNS, key=len, reverse=True))), re.IGNORECASE)
_LOCAL = lazy.compile(rf"{_START}{_RUN}(?:{_BRACKET_DOT}{_RUN}){{0,3}}$")
_DOMAIN = lazy.compile(rf"{_LABEL}(?:(?:\.{{1,2}}|,(?=(?i:com|edu|org|net)\b)|{_SPELLED_DOT}){_LABEL}){{0,8}}")
_SPELLED_LOCAL = lazy.compile(rf"{_START}{_RUN}(?:(?:{_SPELLED_DOT}){_RUN}){{0,3}}\s{{0,2}}$")
_SPELLED_DOMAIN = lazy.compile(rf"\s{{0,2}}{_LABEL}(?:(?:\.|{_SPELLED_DOT}){_LABEL}){{1,8}}")
#: The bare word, which is an at-sign only beside a bare "dot" or behind "e-mail:".
_WORD = lazy.compile(r"(?<=\s)(?:at|AT)(?=\s(?!(?:a|an|the|this|that|each|every)\s))")
_WORD_DOT = lazy.compile(r"\s(?:dot|DOT)\s")
_LABELLED_WORD = lazy.compile(r"[Mm]ail\W{1,4}[\w.+-]{1,64}\s(?:at|AT)\s")

_ANY_DOT = lazy.compile(_SPELLED_DOT, re.IGNORECASE)
_TOP = lazy.compile(r"[^\W\d_]{2,}|xn--[a-z\d-]+", re.IGNORECASE)
_LABELLED = lazy.compile(r"(?:mail|邮箱|郵箱|メール|이메일|correo)\W{1,4}$", re.IGNORECASE)
#: Behind what looks like a domain: the path of `git@host:path` and `user@host/path`, a second at-sign.
_GOES_ON = lazy.compile(r":[^\s\d:]|/\w|@")
_SEPARATOR = lazy.compile(r"[,;]\s*(?=[^\s,;@]+@)")

#: The longest local part (RFC 5321, section 4.5.3.1.1) and room for the spelling of its dots.
_REACH = 90


def find(document: Document) -> Iterator[Email]:
    """The addresses of a page, in order.

    The text of a `mailto:` link counts for itself where it is an address too. What is filled in by a template is
    left out.
    """
    found = [*_in_links(document)]
    if _MARK.search(document.text) or _has_words(document.text):
        found += [*_in_fields(document), *_in_codes(document), *_in_prose(document)]
    end = -1
    for email in sorted(found, key=lambda email: email.span.start):
        if email.span.start >= end:
            yield email
            end = email.span.end


def decode(written: str) -> tuple[str, str]:
    """An address that stands alone, without its spelling, and the style of the spelling.

    >>> decode("ada [dot] l [at] uni [dot] edu"), decode("ada(@)uni.edu"), decode("nobody")
    (('ada.l@uni.edu', '[at]'), ('ada@uni.edu', '(@)'), ('nobody', 'plain'))
    """
    mark = _MARK.search(written) or _WORD.search(written)
    if not mark:
        return written, "plain"
    return _address(written[: mark.start()], mark, written[mark.end() :]), _style(mark)


def _address(local: str, mark: re.Match[str], domain: str) -> str:
    sign = mark.group()
    spelled = sign not in ("@", "@@")
    parts = [_ANY_DOT.sub(".", part).replace("\\", "") for part in (local, domain)]
    return ("@" if spelled else sign).join(part.strip() if spelled else part for part in parts)


def _style(mark: re.Match[str]) -> str:
    return AT_SIGNS.get("".join(mark.group().replace("\\", "").lower().split()), "at")


def _has_words(text: str) -> bool:
    return bool(" dot " in text or " DOT " in text or _LABELLED_WORD.search(text))


def _in_links(document: Document) -> Iterator[Email]:
    for link in document.links:
        if link.url[:7].lower() == "mailto:":
            place: Place = "autolink" if link.kind == "autolink" else "mailto"
            address = _unquoted(link.url[7:])
            yield from _whole(document.text, _target(document.text, link) if address else link.url_span, address, place)


def _target(text: str, link: Link) -> Span:
    """Where the address stands in the destination of a `mailto:` link."""
    start, end = link.url_span
    scheme = text[start:end].lower().find("mailto:")
    start += scheme + 7 if scheme >= 0 else 0
    query = text.find("?", start, end)
    return Span(start, end if query < 0 else query)


def _unquoted(url: str) -> str:
    address = url.partition("?")[0]
    if "%" not in address:
        return address
    from urllib.parse import unquote

    return unquote(address)


def _whole(text: str, span: Span, value: str, place: Place) -> Iterator[Email]:
    """What must be one address or several, right or wrong, and where it stands in `span`, as well as that is known."""
    if _TEMPLATE.search(value):
        return
    for piece in _SEPARATOR.split(value):
        address, style = decode(piece)
        start = text.find(piece, span.start, span.end)
        where = span if start < 0 or not piece else Span(start, start + len(piece))
        written = text[where.start : where.end]
        yield Email(address, where, written, "entity" if "&" in written and style == "plain" else style, place)


def _in_fields(document: Document) -> Iterator[Email]:
    for field in document.fields:
        value = field.value
        if not isinstance(value, str) or not value.strip():
            continue
        names = [name for name in field.path.lower().split(".") if not name.isdecimal()]
        is_key = bool(names) and names[-1] in _KEYS
        if not _MARK.search(value) and not (is_key and _WORD.search(value)):
            continue
        found = list(_scanned(document.text, field.value_span, "field"))
        if is_key and not (len(value.split()) > 1 and found):
            found = list(_whole(document.text, field.value_span, value.strip(), "field"))
        yield from found


def _in_codes(document: Document) -> Iterator[Email]:
    for code in document.codes:
        if not code.block and _MARK.search(code.text):
            yield from _scanned(document.text, code.span, "code")


def _in_prose(document: Document) -> Iterator[Email]:
    return _scanned(document.prose, Span(0, len(document.prose)), "text")


def _scanned(text: str, window: Span, place: Place) -> Iterator[Email]:
    """The addresses in a stretch of text."""
    marks = list(_MARK.finditer(text, *window))
    if _has_words(text[window.start : window.end]):
        marks = sorted([*marks, *_WORD.finditer(text, *window)], key=lambda mark: mark.start())
    floor = window.start
    for mark in marks:
        if mark.start() > floor and (span := _around(text, mark, Span(floor, window.end))):
            address = _address(text[span.start : mark.start()], mark, text[mark.end() : span.end])
            yield Email(address, span, text[span.start : span.end], _style(mark), place)
            floor = span.end


def _around(text: str, mark: re.Match[str], window: Span) -> Span | None:
    """The characters of the address around an at-sign; None if it is no address."""
    is_plain = mark.group()[0] in "@＠&"
    domain = (_DOMAIN if is_plain else _SPELLED_DOMAIN).match(text, mark.end(), window.end)
    if not domain or _GOES_ON.match(text, domain.end(), window.end):
        return None
    reach = max(window.start, mark.start() - _REACH)
    local = (_LOCAL if is_plain else _SPELLED_LOCAL).search(text, reach, mark.start())
    if not local or local.group() == "git":
        return None
    start = local.start() + len(local.group()) - len(local.group().lstrip("_'."))
    labelled = _LABELLED.search(text, max(0, start - 12), start)
    top = _ANY_DOT.sub(".", domain.group()).replace(",", ".").rpartition(".")[2]
    if not labelled and (not _TOP.fullmatch(top) or _FILE_ENDINGS.fullmatch(top) or top == domain.group()):
        return None
    if mark.group()[0] in "aA" and not labelled and not _WORD_DOT.search(domain.group()):
        return None
    return Span(start, domain.end())

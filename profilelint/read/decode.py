"""Bytes to text. UTF-8 is what pages are written in; whatever else comes is read as far as it goes, and said."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from profilelint.model.document import Problem
from profilelint.model.finding import Span

#: Bytes of a file that is looked into; a page of more is unread in any case (`reader.LIMIT`).
MOST = 4_000_000

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
#: Bytes that are not UTF-8, as "surrogateescape" spells them (PEP 383).
_ESCAPED = re.compile("[\udc80-\udcff]")


class Decoded(NamedTuple):
    """`text` encoded again with `encoding` and "surrogateescape" gives the bytes; a byte order mark stays in it.

    Of a file that is too large the text is "", and the problem "unread" says so.
    """

    text: str
    encoding: str
    problems: tuple[Problem, ...]


def decode(data: bytes, most: int = MOST) -> Decoded:
    r"""Decode a file; bytes that are not UTF-8 become lone surrogates, so that nothing is lost.

    A file of more than `most` bytes is not read, as it could take unbounded time and memory.

    >>> decode(b"na\xefve").text
    'na\udcefve'
    """
    if len(data) > most:
        message = f"This file was not checked: it has {len(data):,} bytes, more than {most:,}."
        return Decoded("", "utf-8", (Problem("unread", Span(0, 0), message),))
    if (encoding := _UTF16.get(data[:2])) and len(data) % 2 == 0:
        message = "This file is UTF-16, which no site generator reads. Save it as UTF-8."
        text = data.decode(encoding, "surrogatepass")
        return Decoded(text, encoding, (Problem("utf-16", Span(0, 1), message),))
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
        return Decoded(text, "utf-8", (_not_utf8(text),))


def _not_utf8(text: str) -> Problem:
    """Return the problem at the first byte that is not UTF-8."""
    first = next(_ESCAPED.finditer(text)).start()
    lines = sum(1 for line in text.split("\n") if _ESCAPED.search(line))
    code = ord(text[first]) - 0xDC00
    others = f", and {lines} lines have such bytes" if lines > 1 else ""
    message = f"Byte {code:02X} is not UTF-8{others}: visitors see wrong characters. Save the file as UTF-8."
    return Problem("not-utf-8", Span(first, first + 1), message)

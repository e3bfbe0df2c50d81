"""What comes from a page, made harmless for a terminal."""

from __future__ import annotations

import re

from profilelint import lazy

#: Control characters (C0, DEL, C1), marks that turn the direction of writing (UAX #9), lone surrogates, and the
#: line ends of Unicode: a page could use them to make a terminal show what is not there.
_HARMFUL = lazy.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    r"""The text with everything harmful written out.

    >>> print(visible("a\x1b[31mb\u202ec\nd"))
    a\x1b[31mb\u202ec\nd
    """
    return _HARMFUL.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")

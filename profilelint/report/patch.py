"""The difference between two versions of a page, as `git apply` and `patch -p1` take it."""

from __future__ import annotations

import os

from profilelint.read.decode import decode

#: How git writes the bytes of a name that are no plain text (quote.c, `sq_lookup`); others as three octal figures.
_SHORT = {7: b"a", 8: b"b", 9: b"t", 10: b"n", 11: b"v", 12: b"f", 13: b"r", 34: b'"', 92: b"\\"}


def diff(path: str, before: bytes, after: bytes) -> bytes:
    """Return the difference as a unified diff; nothing if there is none.

    Names are quoted as git does with its default `core.quotePath`. A page in UTF-16 is shown in UTF-8: such a
    difference can be read, and not applied.
    """
    from difflib import diff_bytes, unified_diff

    if before == after:
        return b""
    old, new = _name(b"a/" + os.fsencode(path)), _name(b"b/" + os.fsencode(path))
    # git ends a name that has a blank in it with a tab, so that `patch` sees where it ends
    ends = [b"\t" if b" " in each else b"" for each in (old, new)]
    lines = diff_bytes(unified_diff, _lines(before), _lines(after), old + ends[0], new + ends[1])
    whole = [each if each.endswith(b"\n") else each + b"\n\\ No newline at end of file\n" for each in lines]
    return b"".join([b"diff --git " + old + b" " + new + b"\n", *whole])


def _name(name: bytes) -> bytes:
    r"""Return a name as git writes it.

    >>> _name(b"a/my cv.md"), _name("a/ü\t.md".encode())
    (b'a/my cv.md', b'"a/\\303\\274\\t.md"')
    """
    quoted = b"".join(map(_quoted, name))
    return name if quoted == name else b'"' + quoted + b'"'


def _quoted(byte: int) -> bytes:
    if byte in _SHORT:
        return b"\\" + _SHORT[byte]
    return bytes([byte]) if 0x20 <= byte < 0x7F else b"\\%03o" % byte


def _lines(data: bytes) -> list[bytes]:
    decoded = decode(data)
    if decoded.encoding != "utf-8":
        data = decoded.text.encode("utf-8", "surrogatepass")
    *lines, last = data.split(b"\n")
    return [*(line + b"\n" for line in lines), *([last] if last else [])]

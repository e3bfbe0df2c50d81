"""What a host answers, everything bounded."""

from __future__ import annotations

import re
import time
import zlib

from profilelint.records import NamedTuple

#: Most bytes of a body as it arrives, and of a body unpacked.
MAX_BODY, MAX_TEXT = 1 << 16, 1 << 18


class Response(NamedTuple):
    """An answer of a host: `headers` by their names in small letters, `body` unpacked and, if long, its beginning."""

    status: int
    headers: dict[str, str]
    body: bytes = b""
    cookies: tuple[str, ...] = ()

    @property
    def location(self) -> str:
        """Where a redirect leads, with what is not ASCII in it read as UTF-8, which is what most hosts send."""
        header = self.headers.get("location", "")
        try:
            return header.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return header

    @property
    def retry_after(self) -> float | None:
        """For how many seconds the host wants to be left alone: a number, or a date (RFC 9110, section 10.2.3)."""
        header = self.headers.get("retry-after", "")
        if re.fullmatch(r"\d{1,9}", header):
            return float(header)
        from email.utils import parsedate_to_datetime

        try:
            return max(0.0, parsedate_to_datetime(header).timestamp() - time.time()) if header else None
        except (ValueError, TypeError, OverflowError):
            return None


def unpacked(body: bytes, encoding: str) -> bytes:
    """The beginning of a body, unpacked if it is packed; what cannot be unpacked is empty."""
    if not body or encoding.lower() not in {"gzip", "x-gzip", "deflate"}:
        return body
    for window in (47, -15):  # gzip or zlib by its own head, and the bare form that some servers send for "deflate"
        try:
            return zlib.decompressobj(window).decompress(body, MAX_TEXT)
        except zlib.error:
            continue
    return b""

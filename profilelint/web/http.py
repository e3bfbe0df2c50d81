"""What a host is asked, and what it answers, everything bounded."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Mapping
from importlib.util import find_spec
from typing import NamedTuple, Protocol

from profilelint.web.url import Address

#: Most bytes of a body as it arrives, and of a body unpacked.
MAX_BODY, MAX_TEXT = 1 << 16, 1 << 18

#: What unpacks codings that zlib does not know, if it is installed (the extra "codings").
_LIBRARIES = {"br": "brotli", "zstd": "zstandard"}
#: The largest window that a sender of zstd may want, in bytes (RFC 9659, section 3).
ZSTD_WINDOW = 1 << 23

#: The statuses that say where else to ask (RFC 9110, section 15.4).
REDIRECTS = frozenset((301, 302, 303, 307, 308))
#: The statuses behind which another address was asked: also those of pages that send the visitor on by themselves.
HOPS = REDIRECTS | frozenset(range(200, 300))

#: The longest time, in seconds, for which a host is taken at its word that it wants to be left alone.
LONGEST_WAIT = 366 * 86400.0


class Request(NamedTuple):
    """What to ask; without `verify`, whoever answers is taken for the host."""

    method: str
    address: Address
    headers: Mapping[str, str]
    verify: bool = True


class Response(NamedTuple):
    """An answer of a host: `headers` by their names in small letters, `body` unpacked, and cut if not `whole`."""

    status: int
    headers: dict[str, str]
    body: bytes = b""
    cookies: tuple[str, ...] = ()
    whole: bool = True

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
        if re.fullmatch(r"[0-9]{1,9}", header):
            return min(float(header), LONGEST_WAIT)
        from email.utils import parsedate_to_datetime

        try:
            wait = parsedate_to_datetime(header).timestamp() - time.time() if header else None
        except (ValueError, TypeError, OverflowError):
            return None
        return None if wait is None else min(max(0.0, wait), LONGEST_WAIT)


class Transport(Protocol):
    """Whatever answers requests: the web, or what stands for it in an example."""

    async def fetch(self, request: Request) -> Response:
        """The response to a request; raises Trouble."""

    async def works(self) -> bool:
        """Whether there is a network at all."""

    async def close(self) -> None:
        """Let go of everything."""


def codings() -> str:
    """Return how a body may be packed, as `Accept-Encoding` says it: what is installed can be unpacked."""
    return ", ".join(("gzip", "deflate", *(name for name, library in _LIBRARIES.items() if find_spec(library))))


def unpacked(body: bytes, encoding: str) -> bytes:
    """Return the beginning of a body, unpacked if it is packed; what cannot be unpacked is empty."""
    coding = encoding.lower()
    if body and coding in _LIBRARIES and find_spec(_LIBRARIES[coding]):
        return (_from_brotli if coding == "br" else _from_zstd)(body)
    if not body or coding not in {"gzip", "x-gzip", "deflate"}:
        return body
    for window in (47, -15):  # gzip or zlib by its own head, and the bare form that some servers send for "deflate"
        try:
            return zlib.decompressobj(window).decompress(body, MAX_TEXT)
        except zlib.error:
            continue
    return b""


def _from_brotli(body: bytes) -> bytes:
    import brotli

    try:
        return bytes(brotli.Decompressor().process(body, output_buffer_limit=MAX_TEXT))[:MAX_TEXT]
    except brotli.error:
        return b""


def _from_zstd(body: bytes) -> bytes:
    import zstandard

    parts = b""
    try:
        with zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).stream_reader(body) as reader:
            while len(parts) < MAX_TEXT and (part := reader.read(1 << 14)):  # what comes before a fault is kept
                parts += part
    except zstandard.ZstdError:
        return parts
    return parts

"""HTTP/1.1 as it arrives: bytes to responses, everything bounded (RFC 9112)."""

from __future__ import annotations

import re
import time
import zlib

from profilelint.records import NamedTuple
from profilelint.web.trouble import Trouble

#: Most bytes of a head, of a body as it arrives, and of a body unpacked.
MAX_HEAD, MAX_BODY, MAX_TEXT = 1 << 16, 1 << 16, 1 << 18

_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})(?:[ \t][^\r\n]*)?(?:\r?\n|$)")
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]{0,1024})?\r?\n")
#: Statuses without a body (RFC 9110, section 6.4.1).
_BARE = frozenset((204, 304))


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


class Reader:
    """One response, fed with bytes until `finished`; `reusable` says whether the connection may serve another one."""

    def __init__(self, *, bodiless: bool) -> None:
        self.finished = self.reusable = False
        self._bodiless = bodiless
        self._waiting = bytearray()
        self._head: Response | None = None
        self._body = bytearray()
        self._left: int | None = None  # bytes of the body, or of its chunk, still to come; None: until the end
        self._chunked = False

    @property
    def begun(self) -> bool:
        """Whether any byte has arrived."""
        return bool(self._waiting or self._head)

    def feed(self, data: bytes) -> None:
        """Take in what has arrived; raises Trouble for what is no HTTP."""
        self._waiting += data
        if self._head is None:
            self._read_head()
        if self._head is None or self.finished:
            return
        if self._chunked:
            self._read_chunks()
        else:
            self._read_body()
        if len(self._body) >= MAX_BODY and self._left != 0:
            self.finished, self.reusable = True, False

    def response(self) -> Response | None:
        """The response as far as it has arrived, or None if there is no head yet."""
        if self._head is None:
            return None
        return self._head._replace(body=_unpacked(bytes(self._body), self._head.headers.get("content-encoding", "")))

    def _read_head(self) -> None:
        while end := _END.search(self._waiting, 0, MAX_HEAD):
            head = bytes(self._waiting[: end.start()])
            del self._waiting[: end.end()]
            found = _STATUS.match(head)
            if not found:
                raise Trouble("protocol")
            if int(found[1]) >= 200:
                self._start_body(_headers(int(found[1]), head[found.end() :]))
                return
        if len(self._waiting) >= MAX_HEAD or not b"HTTP/1.".startswith(bytes(self._waiting[:7])):
            raise Trouble("protocol")

    def _start_body(self, head: Response) -> None:
        self._head = head
        keeps = "close" not in head.headers.get("connection", "").lower()
        length = head.headers.get("content-length", "")
        if self._bodiless or head.status in _BARE:
            self._left = 0
        elif "chunked" in head.headers.get("transfer-encoding", "").lower():
            self._chunked, self._left = True, 0
        elif length.isascii() and length.isdigit() and len(length) < 19:
            self._left = int(length)
        self.reusable = keeps and self._left is not None
        self.finished = self._left == 0 and not self._chunked

    def _read_body(self) -> None:
        part = self._waiting if self._left is None else self._waiting[: self._left]
        self._body += part[:MAX_BODY]
        if self._left is not None:
            self._left -= len(part)
            self.finished = self._left == 0
        self._waiting.clear()

    def _read_chunks(self) -> None:
        while self._waiting and len(self._body) < MAX_BODY:
            if self._left:
                part = self._waiting[: self._left]
                self._body += part
                self._left -= len(part)
                del self._waiting[: len(part)]
                continue
            blank = len(self._waiting) - len(self._waiting.lstrip(b"\r\n"))
            found = _CHUNK.match(self._waiting, blank)
            if not found:
                if len(self._waiting) > 2048:
                    self.finished, self.reusable = True, False
                return
            self._left = int(found[1], 16)
            del self._waiting[: found.end()]
            if not self._left:
                self.reusable = self.reusable and self._waiting == b"\r\n"
                self.finished = True
                return

    def end(self) -> bool:
        """Take in that nothing more comes; whether that leaves a response, if only the beginning of one."""
        self.finished, self.reusable = self._head is not None, False
        return self.finished


def _headers(status: int, lines: bytes) -> Response:
    headers: dict[str, str] = {}
    cookies: list[str] = []
    for line in lines.decode("latin-1").split("\n"):
        name, colon, value = line.partition(":")
        name = name.lower()
        if name == "set-cookie":
            cookies.append(value.strip())
        elif colon:
            headers.setdefault(name, value.strip())
    return Response(status, headers, cookies=tuple(cookies[:20]))


def _unpacked(body: bytes, encoding: str) -> bytes:
    """The beginning of a body, unpacked if it is packed; what cannot be unpacked is empty."""
    if not body or encoding.lower() not in {"gzip", "x-gzip", "deflate"}:
        return body
    for window in (47, -15):  # gzip or zlib by its own head, and the bare form that some servers send for "deflate"
        try:
            return zlib.decompressobj(window).decompress(body, MAX_TEXT)
        except zlib.error:
            continue
    return b""

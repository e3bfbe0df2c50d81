"""What is known of an address, without judging it: this is what is stored."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

from profilelint.records import NamedTuple
from profilelint.web.address import registrable

if TYPE_CHECKING:
    from profilelint.web.address import Address
    from profilelint.web.message import Response
    from profilelint.web.verdict import Table

#: Longest title and longest beginning of a page's words that are kept, in characters.
MAX_TITLE, MAX_WORDS = 200, 2000

_TITLE = re.compile(r"(?is)<title[^>]{0,200}>([^<]{0,1000})")
_CHARSET = re.compile(rb"""(?i)charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})""")
#: How the names of the character sets begin that pages have; Python has others, which are slow or are none.
_CHARSETS = (
    "utf",
    "us-ascii",
    "ascii",
    "iso",
    "latin",
    "windows",
    "cp",
    "mac",
    "koi8",
    "gb",
    "big5",
    "euc",
    "shift",
    "hz",
)
#: Elements of which nothing is read, and how each ends.
_UNREAD = re.compile(r"(?i)<(script|style|svg)\b")
_ENDS = {name: re.compile(rf"(?i)</{name}\s*>") for name in ("script", "style", "svg")}


class Facts(NamedTuple):
    """What came of asking: `status` of the last answer, or `trouble`, the word for why there is none.

    `way` names how a host was asked that has a way of its own. `signals` are what the table of verdicts looks for in
    headers and bodies, `until` is when a host wants to be asked again, in seconds since 1970.
    """

    status: int | None = None
    trouble: str = ""
    detail: str = ""
    hops: tuple[tuple[int, str], ...] = ()
    way: str = ""
    signals: tuple[str, ...] = ()
    certificate: str = ""
    attempts: int = 1
    until: float | None = None
    title: str = ""
    words: str = ""

    @lru_cache(maxsize=64)  # noqa: B019 -- most links have the same few facts
    def written(self) -> str:
        """The facts as JSON, without those that are as usual."""
        usual = self._field_defaults
        return json.dumps({name: value for name, value in self._asdict().items() if value != usual[name]})


def read(text: str) -> Facts:
    """The facts from JSON; raises ValueError for what was never written so."""
    table: Any = json.loads(text)
    try:
        facts = Facts(**table)
        hops = tuple((int(status), str(url)) for status, url in facts.hops)
        texts = (facts.trouble, facts.detail, facts.way, facts.certificate, facts.title, facts.words, *facts.signals)
    except (TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None
    numbers = (facts.status, facts.until, facts.attempts)
    if not all(each is None or isinstance(each, int | float) for each in numbers) or not all(
        isinstance(each, str) for each in texts
    ):
        raise ValueError("it has values of other types")
    return facts._replace(hops=hops, signals=tuple(facts.signals))


def of_response(response: Response, start: Address, final: Address, table: Table) -> Facts:
    """The facts that lie in an answer: its signals, and where it comes from another domain, what its page says."""
    signals = table.signals(response)
    if not response.body or start.host == final.host or registrable(start.host) == registrable(final.host):
        return Facts(response.status, signals=signals)
    title, words = _page(response)
    return Facts(response.status, signals=signals, title=title, words=words)


def _page(response: Response) -> tuple[str, str]:
    """The title of a page, and the words that it begins with."""
    kind = response.headers.get("content-type", "")
    if kind and "html" not in kind:
        return "", ""
    named = _CHARSET.search(kind.encode()) or _CHARSET.search(response.body[:2048])
    charset = named[1].decode().lower() if named else ""
    try:
        text = response.body.decode(charset if charset.startswith(_CHARSETS) else "utf-8", "replace")
    except LookupError:
        text = response.body.decode("utf-8", "replace")
    title = _TITLE.search(text)
    return _folded(unescape(title[1]) if title else "", MAX_TITLE), _folded(_words(text), MAX_WORDS)


def _words(page: str) -> str:
    """What stands between the tags of a page, scripts, styles and drawings left out, in time linear in its length.

    >>> _words("<p>Ada &amp; Bea<script>if (a < b) c()</script><br>2 < 3")
    ' Ada & Bea  2 < 3'
    """
    parts, position = [], 0
    unclosed: set[str] = set()
    while (start := page.find("<", position)) >= 0:
        hidden = _UNREAD.match(page, start)
        end = _end(page, hidden[1].lower(), start, unclosed) if hidden else 0
        if not (end := end or page.find(">", start) + 1):
            break
        parts.append(page[position:start])
        position = end
    return unescape(" ".join([*parts, page[position:]]))


def _end(page: str, name: str, start: int, unclosed: set[str]) -> int:
    """The end of an element of which nothing is read; 0 if it is never closed."""
    closing = None if name in unclosed else _ENDS[name].search(page, start)
    if not closing:
        unclosed.add(name)
    return closing.end() if closing else 0


def _folded(text: str, most: int) -> str:
    return " ".join(text.split())[:most]

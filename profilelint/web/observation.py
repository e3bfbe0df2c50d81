"""What is known of an address, without judging it: this is what is stored."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

from profilelint.web.http import REDIRECTS
from profilelint.web.url import parse_url, registrable_domain

if TYPE_CHECKING:
    from profilelint.web.http import Response
    from profilelint.web.url import Address
    from profilelint.web.verdict import Table

#: The troubles that are stored: those where nothing answered, and those of a redirect.
SILENT = frozenset((
    "private", "timeout", "refused", "reset", "unreachable", "names", "no-such-host", "tls", "protocol",
))  # fmt: skip
AT_REDIRECTS = frozenset(("scheme", "cookies", "loop"))

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
        """Return the facts as JSON, without those that are as usual."""
        usual = self._field_defaults
        return json.dumps({name: value for name, value in self._asdict().items() if value != usual[name]})


def read(text: str) -> Facts:
    """Return the facts from JSON; raises ValueError for what was never written so, as no answer makes such facts."""
    try:
        facts = Facts(**json.loads(text, parse_constant=_refuse))
        facts = facts._replace(hops=tuple((status, url) for status, url in facts.hops), signals=tuple(facts.signals))
        is_right = _are_texts(facts) and _are_numbers(facts, facts.status, facts.until)
        is_right = is_right and all(starmap(_is_hop, facts.hops))
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not is_right:
        raise ValueError("it has values that no answer has")
    return facts


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _are_texts(facts: Facts) -> bool:
    texts = (facts.trouble, facts.detail, facts.way, facts.certificate, facts.title, facts.words, *facts.signals)
    if not all(isinstance(each, str) for each in texts):
        return False
    return len(facts.title) <= MAX_TITLE and max(len(facts.words), len(facts.detail)) <= MAX_WORDS


def _are_numbers(facts: Facts, status: object, until: object) -> bool:
    """Return whether the numbers are some, and go with the trouble that there is."""
    if type(facts.attempts) is not int or facts.attempts < 1 or not (until is None or isinstance(until, int | float)):
        return False
    if status is not None and (type(status) is not int or not 100 <= status <= 999):
        return False
    if (facts.trouble == "rate-limited") != (until is not None):
        return False
    if facts.trouble in AT_REDIRECTS:
        return status in REDIRECTS
    if facts.trouble in SILENT:
        return status is None
    return facts.trouble == "rate-limited" or (not facts.trouble and status is not None)


def _is_hop(status: object, url: object) -> bool:
    return type(status) is int and status in REDIRECTS and isinstance(url, str) and parse_url(url).url == url


def of_response(response: Response, start: Address, final: Address, table: Table) -> Facts:
    """The facts that lie in an answer: its signals, and where it comes from another domain, what its page says."""
    signals = table.signals(response)
    if (
        not response.body
        or start.host == final.host
        or registrable_domain(start.host) == registrable_domain(final.host)
    ):
        return Facts(response.status, signals=signals)
    title, words = _page(response)
    return Facts(response.status, signals=signals, title=title, words=words)


def _page(response: Response) -> tuple[str, str]:
    """Return the title of a page, and the words that it begins with."""
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
    """Return the end of an element of which nothing is read; 0 if it is never closed."""
    closing = None if name in unclosed else _ENDS[name].search(page, start)
    if not closing:
        unclosed.add(name)
    return closing.end() if closing else 0


def _folded(text: str, most: int) -> str:
    return " ".join(text.split())[:most]

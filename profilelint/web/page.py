"""What of a page of the web is read: what it is called, what it shows, where it leads on, which places it has.

A page is a stranger's: it is cut before it comes here (`http.py`), and everything here takes time linear in its length.
"""

from __future__ import annotations

import hashlib
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from profilelint.web.http import Response

#: Longest title and longest beginning of a page's words that are kept, in characters.
MAX_TITLE, MAX_WORDS = 200, 2000

#: What can be said of a place that a fragment names: the page has it, or not, or a script may add it, or nothing.
STATES = ("there", "absent", "scripted", "unread")

#: For how many seconds at most a page is shown before another one takes its place; a visitor who has longer reads it.
MOMENT = 15

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
#: What no visitor reads, and how each ends. Without scripts `noscript` would be shown, but browsers have some.
_UNREAD = re.compile(r"(?i)<(!--|(?:script|style|svg|noscript|template)\b)")
_ENDS = {name: re.compile(rf"(?i)</{name}\s*>") for name in ("script", "style", "svg", "noscript", "template")}
_ENDS["!--"] = re.compile("-->")
_SCRIPT = re.compile(r"(?i)<script\b")
_OPEN = {name: re.compile(rf"(?i)<{name}\b") for name in ("title", "h1")}
_CLOSED = {name: re.compile(rf"(?i)</{name}\b") for name in ("title", "h1")}
_META = re.compile(r"(?i)<meta\b([^<>]{0,2000})>")
_IS_REFRESH = re.compile(r"""(?i)\bhttp-equiv\s{0,9}=\s{0,9}["']?refresh\b""")
_CONTENT = re.compile(r"""(?i)\bcontent\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
#: The HTML Standard, 4.2.5.3, "shared declarative refresh steps"; the header is read in the same way (7.4.6.3).
_REFRESH = re.compile(r"""(?is)\s*(\d{1,9})[\d.]{0,99}(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))""")
#: What makes a place of a page: the HTML Standard, 7.4.6.4, "find a potential indicated element".
_PLACES = re.compile(r"""(?i)\b(?:id|name)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class Page(NamedTuple):
    """A page: its whole `html`, and what of this a visitor reads; `title` is its title, `heading` its first `<h1>`."""

    html: str
    shown: str
    title: str
    heading: str

    @property
    def has_script(self) -> bool:
        """Whether a script may put more into the page."""
        return bool(_SCRIPT.search(self.html))

    @property
    def words(self) -> str:
        """What the page says."""
        return folded(_without_tags(self.shown))

    def fingerprint(self, target: str) -> str:
        """What two pages have in common that are the same but for the address that they were asked by."""
        return hashlib.sha256(self.html.replace(target, "").encode("utf-8", "replace")).hexdigest()


def read_page(response: Response) -> Page | None:
    """Return the page in an answer, or None where there is none."""
    kind = response.headers.get("content-type", "")
    if not response.body or (kind and "html" not in kind):
        return None
    html = _decoded(response.body, kind)
    shown = _shown(html)
    return Page(html, shown, _inside(shown, "title")[:MAX_TITLE], _inside(shown, "h1")[:MAX_TITLE])


def _decoded(body: bytes, kind: str) -> str:
    named = _CHARSET.search(kind.encode()) or _CHARSET.search(body[:2048])
    charset = named[1].decode().lower() if named else ""
    try:
        return body.decode(charset if charset.startswith(_CHARSETS) else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _shown(html: str) -> str:
    """Leave out what no visitor reads; what is never closed has no end.

    >>> _shown("<p>Ada<!-- <h1>Bea</h1> --><script>if (a < b) c()</script>")
    '<p>Ada'
    """
    parts, position = [], 0
    while start := _UNREAD.search(html, position):
        parts.append(html[position : start.start()])
        end = _ENDS[start[1].lower()].search(html, start.end())
        if not end:
            return "".join(parts)
        position = end.end()
    return "".join([*parts, html[position:]])


def _without_tags(html: str) -> str:
    """What stands between tags.

    >>> _without_tags("<p>Ada &amp; Bea<br>2 < 3")
    ' Ada & Bea 2 < 3'
    """
    parts, position = [], 0
    while (start := html.find("<", position)) >= 0 and (end := html.find(">", start) + 1):
        parts.append(html[position:start])
        position = end
    return unescape(" ".join([*parts, html[position:]]))


def _inside(html: str, name: str) -> str:
    """Return what stands in the first element of a name, or nothing."""
    start = _OPEN[name].search(html)
    begin = html.find(">", start.end()) + 1 if start else 0
    end = _CLOSED[name].search(html, begin) if begin else None
    return folded(_without_tags(html[begin : end.start()])) if end else ""


def folded(text: str) -> str:
    """Return a text with one blank between its words."""
    return " ".join(text.split())


# Where it leads on


def next_address(response: Response, page: Page | None) -> str:
    """Return where an answer sends the visitor by itself in a moment: `Refresh`, or `<meta http-equiv=refresh>`."""
    orders = [response.headers.get("refresh", "")]
    if page and "<base" not in page.shown.lower():
        metas = [found[1] for found in _META.finditer(page.shown) if _IS_REFRESH.search(found[1])]
        orders += ["".join(filter(None, content.groups())) for each in metas if (content := _CONTENT.search(each))]
    for order in orders:
        found = _REFRESH.match(unescape(order)) if order else None
        if found and int(found[1]) <= MOMENT:
            return "".join(filter(None, found.groups()[1:])).strip()
    return ""


# Its places


def states(fragments: tuple[str, ...], response: Response, page: Page | None) -> tuple[tuple[str, str], ...]:
    """Return whether a page has the places that fragments name: each with one of `STATES`."""
    if not fragments:
        return ()
    is_whole = response.whole and response.status == 200 and page
    places = _places(page) if is_whole and page else frozenset()
    found = {each: _state(each, page, places) if is_whole and page else "unread" for each in fragments}
    return tuple(sorted(found.items()))


def _places(page: Page) -> frozenset[str]:
    names = ("".join(filter(None, found.groups())) for found in _PLACES.finditer(page.html))
    return frozenset(unescape(name).strip() for name in names)


def _state(fragment: str, page: Page, places: frozenset[str]) -> str:
    missing = "scripted" if page.has_script else "absent"
    name, _, directive = fragment.partition(":~:")  # https://wicg.github.io/scroll-to-text-fragment/
    if text := re.match(r"text=([^&]{1,2000})", directive):
        words = page.words.casefold()
        parts = [folded(unquote(part)).casefold() for part in text[1].split(",")]
        wanted = [part for part in parts if part and not part.startswith("-") and not part.endswith("-")]
        return "there" if all(part in words for part in wanted) else missing
    if re.fullmatch(r"(?i)page=\d{1,6}", name):  # RFC 8118, section 3: of a PDF, and this is a page of the web
        return "there" if name in places else missing
    if not name or re.match(r"(?i)top$|[!/?]|L\d|.*[=&<>{}]", name):
        return "unread"
    spellings = {name, unquote(name)}
    spellings |= {f"user-content-{each}" for each in spellings}  # so GitHub writes those of a README
    return "there" if spellings & places else missing

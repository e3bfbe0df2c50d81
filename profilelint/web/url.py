"""Addresses of the web: one form for each, what lies behind a redirect, and the domain that somebody registered."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

PORTS = {"http": 80, "https": 443}

#: RFC 3986, appendix B, for the two schemes that are asked; browsers take a backslash for a slash, and
#: more than two of them for two (URL Standard, 4.4, "special authority ignore slashes state").
_URL = re.compile(r"(?is)(?:(https?):)?[/\\]{2,}([^/\\?#]*)([^?#]*)(\?[^#]*)?(#.*)?")
#: RFC 1123, section 2.1, with the underscore that some hosts have.
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?"
)
_UNRESERVED = re.compile(r"%(4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe]|3[0-9]|2[DdEe])")
#: What the URL Standard leaves as it is in a path and in a query.
_IN_PATH, _IN_QUERY = "/%:@!$&'()*+,;=~[]|^\\", "/?%:@!$&()*+,;=~[]|^\\`{}"
_DOT_SEGMENT = re.compile(r"/\.{1,2}(?:/|$)")

#: Where old addresses are sent when their pages are gone: the home page, perhaps in a language.
_HOME = re.compile(r"""(?xi) /? (?: index\.\w{1,5} | home (?:\.\w{1,5} | page)?
    | (?:en|de|fr|es|it|pt|nl|sv|no|da|fi|pl|cs|ru|tr|zh|ja|ko) (?:-[a-z]{2})? )? /?""")
#: Where they are sent as well.
_NOT_FOUND = re.compile(r"(?i)/?(?:\w{1,20}/)?(?:404|(?:page-?)?not-?found)(?:\.\w{1,5})?/?")


class Address(NamedTuple):
    """An address in its one form; `target` is path and query, as they are sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The address as one text."""
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.authority}{port}{self.target}"

    @property
    def authority(self) -> str:
        """The host as it stands in an address."""
        return f"[{self.host}]" if ":" in self.host else self.host


@lru_cache(maxsize=1 << 12)
def parse_url(url: str) -> Address:
    """Return an address of the web without its fragment and credentials; raises ValueError for anything else.

    Two addresses that are the same by RFC 3986, section 6.2.2, become one; a query is left as it is.

    >>> parse_url("HTTPS://me:pw@Example.org:443/a/../%7Eada?b=%2F&a=1#top").url
    'https://example.org/~ada?b=%2F&a=1'
    """
    found = _URL.fullmatch(re.sub(r"[\t\r\n]", "", url.strip()))
    if not found:
        raise ValueError("it is not an address of the web")
    scheme = (found[1] or "https").lower()
    host, port = _authority(found[2], scheme)
    path = _path(found[3]) if found[3] else "/"
    query = found[4] or ""
    return Address(scheme, host, port, path + (query if _is_plain(query) else quote(query, safe=_IN_QUERY)))


def _authority(written: str, scheme: str) -> tuple[str, int]:
    name, colon, port = written.rpartition("@")[2].rpartition(":")
    if not colon or name.count("[") != name.count("]"):
        name, port = written.rpartition("@")[2], ""
    if port and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        raise ValueError(f'"{port}" is not a port')
    return _host(name), int(port or PORTS[scheme])


def _host(name: str) -> str:
    if not name:
        raise ValueError("it names no host")
    if name.startswith("[") and name.endswith("]"):
        import ipaddress

        return str(ipaddress.IPv6Address(name[1:-1]))
    host = name.lower()
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode()
        except idna.IDNAError:
            raise ValueError(f'"{name}" is not the name of a host') from None
    if not _HOST.fullmatch(host):
        raise ValueError(f'"{name}" is not the name of a host')
    return host


def _path(path: str) -> str:
    if "\\" in path:
        path = path.replace("\\", "/")
    if not _is_plain(path):
        path = quote(path, safe=_IN_PATH)
    if "%" in path:
        path = _UNRESERVED.sub(lambda found: chr(int(found[1], 16)), path)
    if _DOT_SEGMENT.search(path):
        path = "/" + urljoin("http://host/", path).partition("//host/")[2]
    return path


def _is_plain(text: str) -> bool:
    return not re.search(r"""[^!#-;=?-\[\]_a-z~|^]""", text)


def without_credentials(url: str) -> str:
    """Return an address that cannot be read, without what may be a password in it."""
    return re.sub(r"(?s)//[^/?#]*@", "//", url)


def follow(base: Address, location: str) -> Address:
    """Return where a redirect leads; raises ValueError.

    >>> follow(parse_url("https://example.org/a/b?c"), "../d").url
    'https://example.org/d'
    """
    return parse_url(urljoin(base.url, location.strip()))


def is_home(target: str) -> bool:
    """Return whether a path, with its query, leads to the home page of a host.

    >>> [is_home(each) for each in ("/", "/index.html", "/en/", "/talks/", "/?p=7")]
    [True, True, True, False, False]
    """
    return bool(_HOME.fullmatch(target))


def is_not_found(target: str) -> bool:
    """Return whether a path leads to the page for what is not there.

    >>> [is_not_found(each) for each in ("/404.html", "/en/not-found/", "/404-pages")]
    [True, True, False]
    """
    return bool(_NOT_FOUND.fullmatch(target))


def is_ip(host: str) -> bool:
    """Return whether a host is an IP address and no name."""
    return ":" in host or host.rstrip(".").rpartition(".")[2].isdigit()


def registrable_domain(host: str) -> str:
    """Return the part of a host's name that somebody has registered; all hosts below it are theirs. An IP address stays
    as it is.

    >>> [registrable_domain(host) for host in ("www.cs.example.ac.uk", "ada.github.io", "papers.example.org")]
    ['example.ac.uk', 'ada.github.io', 'example.org']
    >>> [registrable_domain(host) for host in ("www.city.kawasaki.jp", "localhost", "192.0.2.1")]
    ['city.kawasaki.jp', 'localhost', '192.0.2.1']
    """
    if is_ip(host):
        return host
    return _suffixes().privatesuffix(host.rstrip(".")) or host


@cache
def _suffixes() -> PublicSuffixList:
    """Below which names are registered, with registries and with hosts like GitHub: the list of publicsuffix.org."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()

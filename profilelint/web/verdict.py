"""From facts to a verdict, by a table that ships as data: `verdicts.toml`, which says what its columns mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.web.missing import Phrases
from profilelint.web.url import parse_url, registrable_domain, without_credentials

if TYPE_CHECKING:
    from profilelint.model.answer import Verdict
    from profilelint.web.http import Response
    from profilelint.web.observation import Facts
    from profilelint.web.page import Page

TABLE = Path(__file__).with_name("verdicts.toml")


class Judgement(NamedTuple):
    """A verdict, why in words, and whether it needs no grace."""

    verdict: Verdict
    cause: str
    at_once: bool


class Way(NamedTuple):
    """How some hosts are asked that have a way of their own: the pattern of their targets, and what to ask instead."""

    name: str
    hosts: tuple[str, ...]
    match: re.Pattern[str]
    url: str
    accept: str


class Row(NamedTuple):
    """A row of the table; a condition that is empty always holds."""

    name: str
    troubles: frozenset[str]
    statuses: tuple[range, ...]
    hosts: tuple[str, ...]
    linked: tuple[str, ...]
    ways: frozenset[str]
    signal: str
    final: re.Pattern[str] | None
    redirected: bool
    judgement: Judgement

    def may_hold(self, trouble: str, status: int | None, way: str, signals: tuple[str, ...]) -> bool:
        """Return whether those conditions hold that most answers have in common."""
        if self.troubles:
            return trouble in self.troubles
        if status is None or (self.statuses and not any(status in each for each in self.statuses)):
            return False
        return (not self.ways or way in self.ways) and (not self.signal or self.signal in signals)

    def holds(self, redirected: bool, linked: str, host: str, final: str) -> bool:
        """Return whether all other conditions hold."""
        if self.linked and not stands_for(self.linked, linked):
            return False
        if (self.redirected and not redirected) or (self.hosts and not stands_for(self.hosts, host)):
            return False
        return not self.final or bool(self.final.match(final))


class Table:
    """The table, and what it tells about asking."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._heads: tuple[str, ...] = tuple(content["head"])
        signals: Mapping[str, Mapping[str, Any]] = content["signals"]
        self._in_headers = {
            header: (name, value)
            for name, signal in signals.items()
            for header, value in signal.get("headers", {}).items()
        }
        self._in_body = [(mark.encode(), name) for name, signal in signals.items() for mark in signal.get("body", ())]
        self._loads = [(name, _loading(signal["loads"])) for name, signal in signals.items() if "loads" in signal]
        self._bare = [name for name, signal in signals.items() if signal.get("bare")]
        self._for_sale = tuple(content["for-sale"]["phrases"])
        phrases = [each for some in content["not-found"].values() for each in some]
        self._missing = Phrases(phrases, content["error"]["words"])
        self._ways = [_way(name, way) for name, way in content["ways"].items()]
        self.rows = [_row(each) for each in content["verdicts"]]

    def way(self, url: str) -> Way | None:
        """Return how to ask for an address, its `url` filled in, or None if as it is."""
        address = parse_url(url)
        for each in self._ways_of(address.host):
            if found := each.match.fullmatch(address.target):
                return each._replace(url=found.expand(each.url))
        return None

    @cache  # noqa: B019 -- there is one table in a run
    def _ways_of(self, host: str) -> list[Way]:
        return [each for each in self._ways if stands_for(each.hosts, host)]

    @cache  # noqa: B019 -- there is one table in a run
    def knows_head(self, host: str) -> bool:
        """Return whether a host answers HEAD as it answers GET."""
        return stands_for(self._heads, host)

    def signals(self, response: Response) -> tuple[str, ...]:
        """Return what the table looks for in an answer."""
        found = [
            name
            for header in response.headers.keys() & self._in_headers.keys()
            for name, value in [self._in_headers[header]]
            if value in response.headers[header].lower()
        ]
        if not response.body:
            return (*found, *self._bare)
        body = response.body.lower()
        found += [name for mark, name in self._in_body if mark in body]
        found += [name for name, pattern in self._loads if pattern.search(body)]
        return tuple(sorted(set(found)))

    def says_missing(self, page: Page, target: str) -> str:
        """Return the words, in quotes, with which a page says that it is not there, or nothing."""
        return self._missing.said(page, target)

    def says_for_sale(self, page: Page, host: str) -> bool:
        """Return whether the title of a page says that its own domain is for sale."""
        title = page.title.casefold()
        return any(each in title for each in self._for_sale) and registrable_domain(host) in title

    def speaks_of_missing(self, page: Page) -> bool:
        """Return whether a page speaks of something that was not found."""
        return self._missing.are_in(page)

    @cache  # noqa: B019
    def _rows(self, trouble: str, status: int | None, way: str, signals: tuple[str, ...]) -> list[Row]:
        return [row for row in self.rows if row.may_hold(trouble, status, way, signals)]

    def row(self, facts: Facts, final: str, linked: str = "") -> Row | None:
        """Return the row that counts; `final` is the address that answered, `linked` the host that the link names."""
        host, redirected = parse_url(final).host, bool(facts.hops)
        rows = self._rows(facts.trouble, facts.status, facts.way, facts.signals)
        return next((row for row in rows if row.holds(redirected, linked or host, host, final)), None)

    def judge(self, facts: Facts, final: str, linked: str = "") -> Judgement:
        """Return what facts mean."""
        row = self.row(facts, final, linked)
        return row.judgement if row else Judgement("transient", "the host did not answer", at_once=False)


def _loading(places: Iterable[str]) -> re.Pattern[bytes]:
    """Return the pattern of a tag that loads something from one of some places."""
    names = b"|".join(re.escape(each.encode()) for each in places)
    return re.compile(
        rb"""<(?:script|link|iframe|img)\b[^<>]{0,300}?(?:src|href)=["']?(?:https?:)?//(?:[\w-]{1,63}\.){0,3}(?:"""
        + names
        + b")"
    )


def _way(name: str, way: Mapping[str, Any]) -> Way:
    return Way(name, tuple(way["host"]), lazy_pattern(f"(?i){way['match']}"), way["url"], way.get("accept", ""))


def _row(row: Mapping[str, Any]) -> Row:
    final = row.get("final")
    return Row(
        row["name"],
        frozenset(row.get("trouble", ())),
        tuple(map(_range, row.get("status", ()))),
        tuple(row.get("host", ())),
        tuple(row.get("linked", ())),
        frozenset(row.get("way", ())),
        row.get("signal", ""),
        lazy_pattern(f"(?i){final}") if final else None,
        row.get("redirected", False),
        Judgement(row["verdict"], row.get("cause", ""), row.get("at-once", False)),
    )


def _range(statuses: int | str) -> range:
    first, _, last = str(statuses).partition("-")
    return range(int(first), int(last or first) + 1)


def asked_at(url: str) -> tuple[str, str]:
    """Return the one form of an address as a page writes it, and the host that is asked for it.

    No host is asked for what browsers cannot open; it comes back without what may be a password in it.

    >>> asked_at("HTTPS://Example.org"), asked_at("https://")
    (('https://example.org/', 'example.org'), ('https://', ''))
    """
    try:
        address = parse_url(url)
    except ValueError:
        return without_credentials(url), ""
    way = shipped().way(address.url)
    return address.url, parse_url(way.url).host if way else address.host


def stands_for(patterns: tuple[str, ...], host: str) -> bool:
    """Return whether one of some names stands for a host: itself, or with "*" in it for others.

    >>> [stands_for(("*.example.org",), host) for host in ("www.example.org", "example.org")]
    [True, False]
    """
    if host in patterns:
        return True
    return any(
        _glob(each).fullmatch(host) for each in patterns if "*" in each and host.startswith(each.partition("*")[0])
    )


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    """At the start "*" stands for any labels, elsewhere for one."""
    start, *middle, end = map(re.escape, pattern.split("*"))
    anything = "[^/]*" if not start else "[a-z0-9-]+"
    pieces = "".join(f"(?>{anything}?{piece})" for piece in middle)  # never goes back, so that no host takes long
    return re.compile(f"{start}{pieces}{anything}{end}")


@cache
def shipped() -> Table:
    """Return the table that comes with profilelint."""
    return Table(tomllib.loads(TABLE.read_text(encoding="utf-8")))

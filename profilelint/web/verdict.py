"""From facts to a verdict, by a table that ships as data: `verdicts.toml`, which says what its columns mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.web.address import parse

if TYPE_CHECKING:
    from profilelint.answer import Verdict
    from profilelint.web.facts import Facts
    from profilelint.web.message import Response

TABLE = Path(__file__).with_name("verdicts.toml")


class Judgement(NamedTuple):
    """A verdict, why in words, and whether it needs no grace."""

    verdict: Verdict
    cause: str
    at_once: bool


class Way(NamedTuple):
    """How a host is asked that has a way of its own: the pattern of its addresses, and what to ask for instead."""

    name: str
    match: re.Pattern[str]
    url: str
    accept: str


class Row(NamedTuple):
    """A row of the table; a condition that is empty always holds."""

    name: str
    troubles: frozenset[str]
    statuses: tuple[range, ...]
    hosts: tuple[str, ...]
    way: str
    signal: str
    final: re.Pattern[str] | None
    redirected: bool
    judgement: Judgement

    def holds(self, facts: Facts, host: str, final: str) -> bool:
        """Whether all conditions hold."""
        if self.troubles:
            return facts.trouble in self.troubles
        if facts.status is None or (self.statuses and not any(facts.status in each for each in self.statuses)):
            return False
        if (self.way and self.way != facts.way) or (self.signal and self.signal not in facts.signals):
            return False
        if self.hosts and not stands_for(self.hosts, host):
            return False
        return (bool(facts.hops) or not self.redirected) and (not self.final or bool(self.final.match(final)))


class Table:
    """The table, and what it tells about asking."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._heads: tuple[str, ...] = tuple(content["head"])
        self._signals: Mapping[str, Mapping[str, Any]] = content["signals"]
        self._ways: Mapping[str, Mapping[str, str]] = content["ways"]
        self.rows = [_row(each) for each in content["verdicts"]]

    @cached_property
    def ways(self) -> list[Way]:
        """The ways of the hosts that have their own."""
        return [
            Way(name, re.compile(f"(?i){way['match']}"), way["url"], way.get("accept", ""))
            for name, way in self._ways.items()
        ]

    def way(self, url: str) -> Way | None:
        """How to ask for an address, its `url` filled in, or None if as it is."""
        for each in self.ways:
            if found := each.match.fullmatch(url):
                return each._replace(url=found.expand(each.url))
        return None

    @cache  # noqa: B019 -- there is one table in a run
    def knows_head(self, host: str) -> bool:
        """Whether a host answers HEAD as it answers GET."""
        return stands_for(self._heads, host)

    def signals(self, response: Response) -> tuple[str, ...]:
        """What the table looks for in an answer."""
        body = response.body.lower()
        found = []
        for name, signal in self._signals.items():
            in_headers = (
                value in response.headers[header].lower()
                for header, value in signal.get("headers", {}).items()
                if header in response.headers
            )
            bare = signal.get("bare") and not body
            if bare or any(in_headers) or (body and any(mark.encode() in body for mark in signal.get("body", ()))):
                found.append(name)
        return tuple(found)

    def judge(self, facts: Facts, final: str) -> Judgement:
        """What facts mean; `final` is the address that answered."""
        host = parse(final).host
        for row in self.rows:
            if row.holds(facts, host, final):
                return row.judgement
        return Judgement("transient", "the host did not answer", at_once=False)


def _row(row: Mapping[str, Any]) -> Row:
    final = row.get("final")
    return Row(
        row["name"],
        frozenset(row.get("trouble", ())),
        tuple(map(_range, row.get("status", ()))),
        tuple(row.get("host", ())),
        row.get("way", ""),
        row.get("signal", ""),
        re.compile(f"(?i){final}") if final else None,
        row.get("redirected", False),
        Judgement(row["verdict"], row.get("cause", ""), row.get("at-once", False)),
    )


def _range(statuses: int | str) -> range:
    first, _, last = str(statuses).partition("-")
    return range(int(first), int(last or first) + 1)


def stands_for(patterns: tuple[str, ...], host: str) -> bool:
    """Whether one of some names stands for a host: itself, or with "*" in it for others.

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
    start, *rest = pattern.split("*")
    anything = r"[^/]*" if not start else "[a-z0-9-]+"
    return re.compile(anything.join(map(re.escape, (start, *rest))))


@cache
def shipped() -> Table:
    """The table that comes with profilelint."""
    return Table(tomllib.loads(TABLE.read_text(encoding="utf-8")))

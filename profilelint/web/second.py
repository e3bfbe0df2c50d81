"""A second look, before an answer is told: whether another spelling of an address answers where this one does not, and
whether a host shows the same page for an address that cannot exist.

That address is asked once a host, and only where the answer can settle something: behind a redirect to a home page, and
on a page that no script fills in, or that speaks of something that was not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from profilelint.web.url import PORTS, is_home, is_ip, parse_url, registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.web.observation import Facts
    from profilelint.web.queue import Job
    from profilelint.web.url import Address
    from profilelint.web.verdict import Table

#: The path of an address that cannot exist.
NOWHERE = "/profilelint-asks-for-a-page-that-cannot-exist-7f3a"

#: Why a host may answer at another spelling of an address alone.
SILENCES = frozenset(("timeout", "refused", "reset", "no-such-host", "unreachable", "protocol", "tls"))


class _Nowhere(NamedTuple):
    """What a host answers for an address that cannot exist: where it led, and the page; nothing if it said so."""

    final: str = ""
    fingerprint: str = ""


class SecondLook:
    """Looks again; knows what hosts have answered before."""

    def __init__(self, table: Table, *, probe: bool) -> None:
        self._table = table
        self._probe = probe
        self._silent: set[tuple[str, str, int]] = set()
        self._nowhere: dict[str, _Nowhere] = {}
        self._waiting: dict[str, list[Job]] = {}  # by host, those that want to know what it answers; the first asks

    def look(self, job: Job, facts: Facts) -> list[tuple[Job, Facts]] | None:
        """Return what can be told of this and of other addresses now, or None if a job is to be asked once more."""
        if not job.first:
            job.first = job.facts(facts)
            job.others = list(self._other_spellings(job))
            if job.others:
                return self._ask_other(job)
            return self._ask_nowhere(job) if self._is_doubtful(job) else [(job, job.first)]
        return self._after_nowhere(job, facts) if job.start.target == NOWHERE else self._after_other(job, facts)

    def unfinished(self) -> Iterator[tuple[Job, Facts]]:
        """Yield what is known of the addresses of which nothing more will be."""
        for jobs in self._waiting.values():
            yield from ((job, job.first) for job in jobs if job.first)
        self._waiting.clear()

    # Another spelling

    def _other_spellings(self, job: Job) -> Iterator[Address]:
        """Yield the address over HTTPS, and with "www." where a domain has none, the last one first."""
        facts, address = job.first, job.address
        if not facts or facts.trouble not in SILENCES or job.hops or job.way or is_ip(address.host):
            return
        if registrable_domain(address.host) == address.host:
            yield address._replace(host=f"www.{address.host}")
        if address.scheme == "http":
            port = PORTS["https"] if address.port == PORTS["http"] else address.port
            yield address._replace(scheme="https", port=port)

    def _ask_other(self, job: Job) -> list[tuple[Job, Facts]] | None:
        while job.others:
            address = job.others.pop()
            if address[:3] not in self._silent:
                job.restart(address)
                return None
        return [(job, job.first)] if job.first else []

    def _after_other(self, job: Job, facts: Facts) -> list[tuple[Job, Facts]] | None:
        other = job.start
        if facts.trouble:
            self._silent.add(other[:3])
        final = job.hops[-1][1] if job.hops else other.url
        if not job.first or facts.trouble or job.certificate or not self._is_there(job.facts(facts), final, other.host):
            return self._ask_other(job)
        if registrable_domain(parse_url(final).host) != registrable_domain(other.host):
            return self._ask_other(job)
        return [(job, job.first._replace(instead=other.url))]

    def _is_there(self, facts: Facts, final: str, linked: str) -> bool:
        return facts.status in range(200, 300) and self._table.judge(facts, final, linked).verdict == "alive"

    # An address that cannot exist

    def _is_doubtful(self, job: Job) -> bool:
        """Return whether it would say something of a page what the host answers for an address that cannot exist."""
        facts, page = job.first, job.page
        if not self._probe or not facts or not page or job.way or job.method != "GET" or is_home(job.start.target):
            return False
        final = job.address
        if not self._is_there(facts, final.url, job.start.host) or not _is_same_owner(job.start, final):
            return False
        job.page, job.fingerprint = None, page.fingerprint(final.target)
        job.is_sent_home = bool(job.hops) and is_home(final.target)
        job.is_bare = not page.has_script or self._table.speaks_of_missing(page)
        return job.is_sent_home or job.is_bare

    def _ask_nowhere(self, job: Job) -> list[tuple[Job, Facts]] | None:
        if known := self._nowhere.get(job.host):
            return [self._compared(job, known)]
        waiting = self._waiting.setdefault(job.host, [])
        waiting.append(job)
        if len(waiting) > 1:
            return []
        job.restart(job.start._replace(target=NOWHERE), verify=job.verify)
        return None

    def _after_nowhere(self, job: Job, facts: Facts) -> list[tuple[Job, Facts]]:
        page = job.page
        final = job.address
        is_page = page and not facts.trouble and facts.status in range(200, 300)
        known = _Nowhere(final.url, page.fingerprint(final.target)) if is_page and page else _Nowhere()
        self._nowhere[job.host] = known
        return [self._compared(each, known) for each in self._waiting.pop(job.host)]

    def _compared(self, job: Job, nowhere: _Nowhere) -> tuple[Job, Facts]:
        facts = job.first
        assert facts  # noqa: S101 -- it is why the host was asked
        final = facts.hops[-1][1] if facts.hops else job.key
        if job.is_sent_home and final == nowhere.final:
            return job, facts._replace(signals=(*facts.signals, "sent-home"))
        if job.is_bare and job.fingerprint == nowhere.fingerprint:
            return job, facts._replace(signals=(*facts.signals, "same-page"))
        return job, facts


def _is_same_owner(one: Address, other: Address) -> bool:
    return one.host == other.host or registrable_domain(one.host) == registrable_domain(other.host)

"""Where an answer leads: a redirect, or a page that sends the visitor on by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.web.observation import Facts
from profilelint.web.page import next_address
from profilelint.web.url import follow

if TYPE_CHECKING:
    from profilelint.web.http import Response
    from profilelint.web.queue import Job
    from profilelint.web.url import Address
    from profilelint.web.verdict import Table


class Redirects:
    """Follows so many redirects, and gives back the cookies that hosts want to see behind them."""

    def __init__(self, table: Table, most: int) -> None:
        self._table = table
        self._most = most

    def followed(self, job: Job, response: Response) -> Facts | float:
        """Return 0 to ask where a redirect leads, or the facts where that is nowhere."""
        job.seen.add((job.address, len(job.cookies)))
        for cookie in response.cookies:
            if found := re.match(r"([^\s=;,]{1,100})=([^;\s]{0,4000})", cookie):
                job.cookies[job.address.host, found[1]] = found[2]
        try:
            target = follow(job.address, response.location)
        except ValueError:
            return Facts(response.status, trouble="scheme")
        if len(job.hops) >= self._most or (target, len(job.cookies)) in job.seen:
            return Facts(response.status, trouble="cookies" if job.cookies else "loop")
        return self._to(job, response.status, target)

    def sent_on(self, job: Job, response: Response) -> float | None:
        """Return 0 to ask where a page sends the visitor, or None if it stays: it only loads itself again, say."""
        location = next_address(response, job.page) if 200 <= response.status < 300 and not job.way else ""
        if not location or len(job.hops) >= self._most:
            return None
        try:
            target = follow(job.address, location)
        except ValueError:
            return None
        job.seen.add((job.address, len(job.cookies)))
        return None if (target, len(job.cookies)) in job.seen else self._to(job, response.status, target)

    def _to(self, job: Job, status: int, target: Address) -> float:
        job.hops = (*job.hops, (status, target.url))
        job.address, job.verify = target, job.verify or target.host != job.address.host
        if not job.way and job.method == "HEAD" and not self._table.knows_head(target.host):
            job.method = "GET"
        return 0.0

"""Asks the web: which address when, how, and how often, until its facts are known."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random
import time
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from profilelint.web import observation as known
from profilelint.web.errors import Trouble
from profilelint.web.http import REDIRECTS, Request, Transport, codings
from profilelint.web.observation import Facts
from profilelint.web.page import read_page
from profilelint.web.queue import Host, Job
from profilelint.web.redirects import Redirects
from profilelint.web.second import SecondLook
from profilelint.web.url import parse_url

if TYPE_CHECKING:
    from profilelint.web.http import Response
    from profilelint.web.settings import Settings
    from profilelint.web.verdict import Table

#: What passes, so that asking again may help; 429 and 503 have a way of their own to say when.
PASSING = frozenset((408, 425, 429, 500, 502, 503, 504, 507, 508, 509, *range(520, 528), 530))
PASSING_TROUBLES = frozenset(("timeout", "refused", "reset", "names", "no-such-host", "unreachable", "protocol", "tls"))
#: What only the network of whoever asks may be to blame for.
NEEDS_NETWORK = frozenset(("names", "no-such-host", "unreachable"))
#: What is not there is asked for again before it is called so.
GONE = frozenset((404, 410))

#: How many links of a host may be told to come back much later until its other links are not asked any more.
ENOUGH = 2


class Client:
    """Asks for addresses and calls `tell` with each and its facts, in whatever order they come.

    `fragments` are those that are looked for in the page of an address.
    """

    def __init__(
        self,
        settings: Settings,
        transport: Transport,
        table: Table,
        tell: Callable[[str, Facts], None],
        fragments: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._table = table
        self._tell = tell
        self._fragments = fragments
        self._redirects = Redirects(table, settings.redirects)
        self._second = SecondLook(table, probe=settings.probe)
        self._headers = {
            "User-Agent": settings.user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "en,*;q=0.5",
            "Accept-Encoding": codings(),
        }
        self._hosts: dict[str, Host] = {}
        self._heap: list[tuple[float, int, Host]] = []
        self._count = itertools.count()
        self._left = self._running = 0
        self._wake = asyncio.Event()
        self._complete = False
        self._fault: BaseException | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def ask(self, addresses: AsyncIterable[Iterable[str]]) -> None:
        """Ask for all addresses, as `address.parse` writes them, while they still come in."""
        # Hosts break connections off in ways that asyncio wants to tell of; what came of them is told here already.
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        dispatcher = asyncio.create_task(self._dispatch())
        try:
            async with asyncio.timeout(self._settings.deadline):
                async for some in addresses:
                    for each in some:
                        self._add(each)
                    if dispatcher.done():
                        break
                self._complete = True
                self._wake.set()
                await dispatcher
        except TimeoutError:
            if dispatcher.done() and not dispatcher.cancelled():
                raise
        finally:
            for task in (dispatcher, *self._tasks):
                task.cancel()
            await asyncio.gather(dispatcher, *self._tasks, return_exceptions=True)
            for job, facts in self._second.unfinished():
                self._tell(job.key, facts)
            await self._transport.close()

    @property
    def slowest(self) -> str:
        """The host that most addresses wait for."""
        return max(self._hosts.values(), key=lambda host: len(host.waiting) + host.active, default=Host("")).name

    # Which address when

    def _add(self, key: str) -> None:
        self._left += 1
        way = self._table.way(key)
        self._enqueue(parse_url(way.url if way else key).host, key)

    def _job(self, key: str) -> Job:
        way = self._table.way(key)
        job = Job(key, parse_url(way.url if way else key), way)
        if not way and self._table.knows_head(job.address.host) and key not in self._fragments:
            job.method = "HEAD"
        return job

    def _enqueue(self, name: str, job: Job | str) -> None:
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = Host(name)
        host.waiting.append(job)
        self._offer(host)

    def _offer(self, host: Host) -> None:
        if host.waiting and host.active < self._settings.per_host and not host.wanted:
            host.wanted = True
            heapq.heappush(self._heap, (host.free_at, next(self._count), host))
            self._wake.set()

    async def _dispatch(self) -> None:
        while self._left or not self._complete:
            wait = self._start_all()
            self._wake.clear()
            if self._fault:
                raise self._fault
            if not self._left and self._complete:
                return
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wake.wait()

    def _start_all(self) -> float | None:
        """Ask what can be asked now; how long nothing more can be, or None if until something happens."""
        now = time.monotonic()
        while self._heap and self._running < self._settings.concurrency:
            at, _, host = self._heap[0]
            if max(at, host.free_at) > now:
                if host.free_at <= at:
                    return at - now
                heapq.heapreplace(self._heap, (host.free_at, next(self._count), host))
                continue
            heapq.heappop(self._heap)
            host.wanted = False
            if not host.waiting:  # what has been asked before has gone on to it
                continue
            host.active += 1
            self._running += 1
            task = asyncio.create_task(self._serve(host, self._next(host)))
            self._tasks.add(task)
            task.add_done_callback(self._finished)
            self._offer(host)
        return None

    async def _serve(self, host: Host, job: Job) -> None:
        """Ask for an address, and while the host answers and may be asked, go on over the same connection."""
        try:
            while self._settle(job, await self._tried(host, job)):
                if not host.waiting or time.monotonic() < host.free_at:
                    break
                job = self._next(host)
        finally:
            host.active -= 1
            self._running -= 1
            self._wake.set()
            self._forget(host)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):  # a fault of ours, not of a host
            self._fault = error
            self._wake.set()

    def _next(self, host: Host) -> Job:
        host.free_at = time.monotonic() + self._settings.interval
        first = host.waiting.popleft()
        return self._job(first) if isinstance(first, str) else first

    async def _tried(self, host: Host, job: Job) -> Facts | float:
        try:
            return await self._step(host, job)
        except Exception as error:  # whatever a host makes of an answer, the others are asked
            return Facts(trouble="protocol", detail=type(error).__name__)

    def _settle(self, job: Job, step: Facts | float) -> bool:
        """Tell the facts, or see to it that the address is asked for again; whether there was an answer."""
        if isinstance(step, Facts):
            told = self._second.look(job, step)
            for each, facts in told or ():
                self._tell(each.key, facts)
                self._left -= 1
            if told is None:
                self._enqueue(job.address.host, job)
            return not step.trouble
        if step:
            asyncio.get_running_loop().call_later(step, self._enqueue, job.address.host, job)
        else:
            self._enqueue(job.address.host, job)
        return False

    def _forget(self, host: Host) -> None:
        if host.waiting:
            self._offer(host)
        elif not host.active and self._complete and host.free_at <= time.monotonic():
            self._hosts.pop(host.name, None)

    # How an address is asked

    async def _step(self, host: Host, job: Job) -> Facts | float:
        """Ask once: the facts, or in how many seconds to ask again."""
        if host.told_off >= ENOUGH:
            return Facts(trouble="rate-limited", until=host.until)
        if self._settings.host(host.name).skip:
            return Facts(trouble="skipped")
        job.attempts += 1
        try:
            response = await self._transport.fetch(self._request(job))
        except Trouble as trouble:
            return await self._after_trouble(job, trouble)
        return self._after(host, job, response)

    def _request(self, job: Job) -> Request:
        headers, host = self._headers, job.address.host
        if job.way and job.way.accept:
            headers = headers | {"Accept": job.way.accept}
        if cookies := "; ".join(f"{name}={value}" for (of, name), value in job.cookies.items() if of == host):
            headers = headers | {"Cookie": cookies}
        if job.address.scheme == "https" and job.verify:
            headers = headers | dict(self._settings.host(host).headers)  # they hold secrets
        return Request(job.method, job.address, headers, job.verify)

    async def _after_trouble(self, job: Job, trouble: Trouble) -> Facts | float:
        if trouble.kind == "certificate" and job.verify:
            job.certificate, job.verify = trouble.detail, False
            return 0.0
        if trouble.kind in PASSING_TROUBLES and self._may_try_again(job):
            return 0.0 if trouble.kind == "timeout" else self._pause(job)
        if trouble.kind in NEEDS_NETWORK and not await self._transport.works():
            return Facts(trouble="offline")
        return Facts(trouble=trouble.kind, detail=trouble.detail)

    def _may_try_again(self, job: Job) -> bool:
        job.tries += 1
        return job.tries <= self._settings.retries

    def _pause(self, job: Job) -> float:
        return self._settings.backoff * 2.0 ** (job.tries - 1) * random.uniform(0.6, 1.4)  # noqa: S311 -- no secret

    def _after(self, host: Host, job: Job, response: Response) -> Facts | float:
        status = response.status
        if status in REDIRECTS and "location" in response.headers:
            return self._redirects.followed(job, response)
        if job.method == "HEAD" and not 200 <= status < 300:
            job.method = "GET"
            return 0.0
        job.page = read_page(response)
        fragments = self._fragments.get(job.key, ()) if not job.way else ()
        facts = known.of_response(response, job.page, job.start, job.address, self._table, fragments)
        if "challenge" in facts.signals:
            return facts
        if (again := self._redirects.sent_on(job, response)) is not None:
            return again
        wait = response.retry_after if status in {429, 503} else None
        if wait is not None and wait > self._settings.longest_wait:
            host.told_off += status == 429
            host.until = time.time() + wait
            return facts._replace(trouble="rate-limited", until=host.until)
        if status in PASSING and self._may_try_again(job):
            pause = self._pause(job) if wait is None else wait
            if status == 429 or wait is not None:
                host.free_at = max(host.free_at, time.monotonic() + pause)  # all that waits for this host, waits
                return 0.0
            return pause
        if status in GONE and not job.asked_again and self._settings.retries:
            job.asked_again = True
            return 0.0
        return facts

"""A run with `--online`: from pages to the answers of the web. Imported by such runs, and by no other."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.answer import PERMANENT, VERDICTS, Answer, Answers, Lines, web_links
from profilelint.web import verdict as verdicts
from profilelint.web.client import Client
from profilelint.web.dns import Resolver
from profilelint.web.http import Transport
from profilelint.web.observation import Facts
from profilelint.web.settings import Settings
from profilelint.web.store import NO_HISTORY, History, Store
from profilelint.web.transport import Web
from profilelint.web.url import parse_url, without_credentials
from profilelint.web.verdict import Judgement

if TYPE_CHECKING:
    from profilelint.model.document import Document

#: When a link that fails is called dead: after so many failures, over so many seconds.
FAILURES, PERIOD = 3, 72 * 3600.0

#: Longest fragment that is looked for, in characters, and how many on one page.
LONGEST_FRAGMENT, MOST_FRAGMENTS = 500, 100

#: How often progress is shown, in seconds.
BLINK = 0.1

#: How often the event loop turns between two pages: a request takes so many turns to be on its way, and answers wait.
TURNS = 6


class Asked(NamedTuple):
    """What a run has learned: the answers, how many links there are of each verdict, and whether it was broken off."""

    answers: Answers
    counts: Mapping[str, int]
    interrupted: bool


class Asker:
    """Asks for the links of pages. Without a store nothing is known of earlier failures, and no grace is given."""

    def __init__(
        self, settings: Settings, store: Store | None = None, watch: Callable[[int, int, int, str], None] | None = None
    ) -> None:
        self._settings = settings
        self._store = store
        self._watch = watch
        self._table = verdicts.shipped()
        self._links: Counter[str] = Counter()  # how often each address stands on the pages, as it is written there
        self._keys: dict[str, str] = {}  # the one form of those that have another
        self._answers: dict[str, Answer] = {}  # by this form; those that wait have `_WAITING`
        self._alike: dict[Answer, Answer] = {}  # each answer once: there may be very many links, and most are well
        self._histories: dict[str, History] = {}  # of those that are asked for again
        self._fragments: dict[str, tuple[str, ...]] = {}  # those that are looked for, by address
        self._settled = 0
        self._shown = 0.0
        self.is_offline = False  # whether there seems to be no network
        self.proxy_fault = ""  # why a proxy is of no use
        self._dead = 0
        self._client: Client | None = None

    def ask(self, pages: Iterable[Document], transport: Transport | None = None, lines: Lines | None = None) -> Asked:
        """Return the answers to all links of the pages, or to those on some lines of them.

        The pages are read while the first answers are on their way. Ctrl-C ends the questions and not the run: what is
        known by then is returned.
        """
        interrupted = asyncio.run(self._ask(pages, transport, lines))
        counts: dict[str, int] = dict.fromkeys(VERDICTS, 0)
        for url, number in self._links.items():
            counts[self._answers[self._keys.get(url, url)].verdict] += number
        return Asked(Answers(self._answers, self._keys, lines), counts, interrupted)

    async def _ask(self, pages: Iterable[Document], transport: Transport | None, lines: Lines | None) -> bool:
        settings = self._settings
        if transport is None:
            resolver = Resolver(allow_private=settings.allow_private, proxies=settings.proxies.hosts)
            transport = Web(resolver, settings.timeout, settings.proxies)
        self._client = Client(settings, transport, self._table, self._learn, self._fragments)
        try:
            await self._client.ask(self._addresses(pages, lines))
        except asyncio.CancelledError:
            return True
        finally:
            if self._store:
                self._store.close()
        return False

    async def _addresses(self, pages: Iterable[Document], lines: Lines | None) -> AsyncIterator[list[str]]:
        if self._settings.anchors:  # all that is looked for on a page is to be known when it is asked for
            pages = list(pages)
            for page in pages:
                self._note_fragments(page, lines)
        for page in pages:
            yield list(self._new(page, lines))
            for _ in range(TURNS):
                await asyncio.sleep(0)

    def _note_fragments(self, page: Document, lines: Lines | None) -> None:
        for link in web_links(page, lines):
            fragment = link.url.partition("#")[2].strip()
            with suppress(ValueError):
                key = parse_url(link.url).url
                known = self._fragments.get(key, ())
                if 0 < len(fragment) <= LONGEST_FRAGMENT and fragment not in known and len(known) < MOST_FRAGMENTS:
                    self._fragments[key] = (*known, fragment)

    def _new(self, page: Document, lines: Lines | None) -> Iterator[str]:
        """Yield the addresses on a page that are to be asked."""
        for link in web_links(page, lines):
            self._links[link.url] += 1
            if self._links[link.url] > 1:
                continue
            try:
                address = parse_url(link.url)
            except ValueError as error:
                key = self._keys[link.url] = without_credentials(link.url)
                self._settle(key, Facts(trouble="malformed", detail=str(error)), _MALFORMED)
                continue
            key = link.url  # of two texts that are the same, one is kept
            if address.url != key:
                key = self._keys[link.url] = address.url
            if key not in self._answers and not self._is_known(key, address.host):
                self._answers[key] = _WAITING
                yield key

    def _is_ignored(self, key: str) -> bool:
        return any(each.search(key) for each in self._settings.ignored)

    def _is_known(self, key: str, host: str) -> bool:
        """Return whether an address need not be asked: it is not to be, or an earlier answer holds."""
        if self._settings.host(host).skip or self._is_ignored(key):
            self._settle(key, Facts(trouble="skipped"), _SKIPPED)
            return True
        if not (stored := self._store.get(key) if self._store else None):
            return False
        now, judgement = time.time(), self._judge(key, stored.facts)
        way = self._table.way(key)
        is_asked_so = stored.facts.way == (way.name if way else "") and self._has_places(key, stored.facts)
        if not stored.holds(key, judgement.verdict, now) or not is_asked_so:
            self._histories[key] = stored.history
            return False
        self._settle(key, stored.facts, judgement, stored.history, now)
        return True

    def _has_places(self, key: str, facts: Facts) -> bool:
        """Return whether facts say of all fragments that are looked for whether the page has the place."""
        wanted = self._fragments.get(key, ())
        return not wanted or not facts.status or bool(facts.way) or set(wanted) <= dict(facts.places).keys()

    # From facts to answers

    def _learn(self, key: str, facts: Facts) -> None:
        """Take in what has come of asking for an address."""
        now, history = time.time(), NO_HISTORY
        self.is_offline |= facts.trouble == "offline"
        if facts.trouble == "proxy":
            self.proxy_fault = facts.detail
        judgement = self._judge(key, facts)
        if self._store and judgement.verdict != "unchecked":
            history = self._histories.pop(key, history).after(judgement.verdict, now)
            self._store.put(key, facts, judgement.verdict, now)
        self._settle(key, facts, judgement, history, now)
        if self._watch and self._client and now - self._shown > BLINK:
            self._shown = now
            self._watch(self._settled, len(self._answers), self._dead, self._client.slowest)

    def _judge(self, key: str, facts: Facts) -> Judgement:
        """What facts mean: what the table says, where the configuration says nothing, and whether a page has moved."""
        final = facts.hops[-1][1] if facts.hops else key
        if facts.status in self._settings.host(parse_url(final).host).accept and not facts.trouble:
            return Judgement("alive", "", at_once=False)
        judgement = self._table.judge(facts, final, parse_url(key).host)
        moved = judgement.verdict == "alive" and not facts.way and facts.hops and facts.hops[0][0] in PERMANENT
        return judgement._replace(verdict="moved") if moved else judgement

    def _settle(
        self, key: str, facts: Facts, judgement: Judgement, history: History = NO_HISTORY, now: float = 0.0
    ) -> None:
        """Turn facts into an answer."""
        verdict, cause, at_once = judgement
        weighs = history.failures >= FAILURES and history.failed is not None and now - history.failed >= PERIOD
        has_grace = self._store is not None and self._settings.grace
        if verdict == "transient" and weighs:
            verdict = "dead"
        self._dead += verdict in {"dead", "missing"}
        self._settled += 1
        answer = Answer(
            "",
            verdict,
            _in_full(cause, facts),
            facts.status,
            facts.hops if not facts.way else (),
            facts.attempts,
            facts.certificate,
            facts.title,
            facts.words,
            datetime.fromtimestamp(history.failed, UTC).date() if history.failed is not None else None,
            history.failures,
            at_once or weighs or not has_grace,
            facts.instead,
            facts.places,
        )
        self._answers[key] = self._alike.setdefault(answer, answer)


_WAITING = Answer("", "unchecked", "there was no time to ask")
_SKIPPED = Judgement("unchecked", "it was not to be asked", at_once=False)
_MALFORMED = Judgement("dead", "browsers cannot open this address", at_once=True)


def _in_full(cause: str, facts: Facts) -> str:
    """Return the cause of a verdict, with what else is known of it."""
    if facts.until is not None:
        until = datetime.fromtimestamp(facts.until, UTC)
        return f"{cause}: rate-limited until {until:%Y-%m-%d %H:%M} UTC"
    if facts.detail and cause:
        return f"{cause}: {facts.detail}"
    return f"{cause} ({facts.status})" if cause and facts.status and facts.status >= 400 else cause

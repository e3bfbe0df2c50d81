"""A web of a few lines, for the examples in manuals: no socket is opened.

A line is an address, what it answers, and perhaps more: `https://example.org/old 301 https://example.org/new`.

- A status. Behind a redirect stands where it leads, behind another one what the page says.
- A word for why there is no answer, as the table of verdicts has it: `timeout`, `refused`, `no-such-host`.
- `certificate` and what is wrong with it; the page itself is there.

`since 2025-12-30` at the end says that the link has failed from this day on, once, or as often as a number behind says.
Nothing is known of an address that has no line.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from profilelint.web.errors import Trouble
from profilelint.web.http import REDIRECTS, Request, Response
from profilelint.web.observation import Facts
from profilelint.web.settings import Settings
from profilelint.web.store import History, Store, Stored
from profilelint.web.url import parse_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.answer import Answers, Verdict
    from profilelint.model.document import Document

_LINE = re.compile(r"(\S+) (\d{3}|[a-z-]+)(?: (?!since )(.*?))?(?: since (\d{4}-\d\d-\d\d)(?: (\d+))?)?\s*")


class _Line(NamedTuple):
    answer: str
    rest: str
    history: History


class Fake:
    """What stands for the web."""

    def __init__(self, lines: str) -> None:
        """Read the lines; raises ValueError for one that says nothing."""
        self.lines = dict(_read(line) for line in lines.splitlines() if line.strip())

    async def fetch(self, request: Request) -> Response:
        """What the line of an address says; raises Trouble."""
        line = self.lines.get(request.address.url)
        if line is None:
            raise Trouble("unasked")
        if line.answer == "certificate" and request.verify:
            raise Trouble("certificate", line.rest)
        if not line.answer.isdigit():
            return Response(200, {}, b"A page.") if line.answer == "certificate" else _fail(line.answer)
        status = int(line.answer)
        if status in REDIRECTS:
            return Response(status, {"location": line.rest})
        page = f"<meta charset=utf-8><title>{line.rest}</title>{line.rest}"
        return Response(status, {"content-type": "text/html"}, page.encode())

    async def works(self) -> bool:
        """It always does."""
        return True

    async def close(self) -> None:
        """Nothing is open."""


def _fail(kind: str) -> Response:
    raise Trouble(kind)


def _read(line: str) -> tuple[str, _Line]:
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError(f'"{line}" is not an address with a status')
    history = History()
    if found[4]:
        failed = datetime.fromisoformat(found[4]).replace(tzinfo=UTC).timestamp()
        history = History(failed, int(found[5] or 1))
    return parse_url(found[1]).url, _Line(found[2], found[3] or "", history)


class _Memory(Store):
    """A store that knows of failures, and keeps nothing."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    def get(self, url: str) -> Stored | None:
        line = self._fake.lines.get(url)
        return Stored(Facts(trouble="unasked"), 0.0, line.history) if line else None

    def put(self, url: str, facts: Facts, verdict: Verdict, now: float) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """Nothing is open."""


def answers(lines: str, pages: Iterable[Document]) -> Answers:
    """Return what a web of these lines says of the links of pages; raises ValueError."""
    from profilelint.web.session import Asker

    fake = Fake(lines)
    settings = Settings(interval=0, retries=1, backoff=0, anchors=True)
    has_history = any(line.history.failures for line in fake.lines.values())
    return Asker(settings, _Memory(fake) if has_history else None).ask(pages, fake).answers

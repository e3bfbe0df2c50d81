"""What the client keeps of an address that it asks for, and of a host."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profilelint.web.observation import Facts
    from profilelint.web.page import Page
    from profilelint.web.url import Address
    from profilelint.web.verdict import Way


class Job:
    """An address on its way to its facts. `first` are those of its own, while something else is asked for its sake."""

    __slots__ = (
        "address", "asked_again", "attempts", "certificate", "cookies", "fingerprint", "first", "hops", "is_bare",
        "is_sent_home", "key", "method", "others", "page", "seen", "start", "tries", "verify", "way",
    )  # fmt: skip

    def __init__(self, key: str, address: Address, way: Way | None) -> None:
        self.key, self.address, self.start, self.way = key, address, address, way
        self.method = "GET"
        self.verify, self.asked_again = True, False
        self.attempts = self.tries = 0
        self.certificate = self.fingerprint = ""
        self.hops: tuple[tuple[int, str], ...] = ()
        self.cookies: dict[tuple[str, str], str] = {}
        self.seen: set[tuple[Address, int]] = set()
        self.page: Page | None = None
        self.first: Facts | None = None
        self.others: list[Address] = []
        self.is_bare = self.is_sent_home = False

    @property
    def host(self) -> str:
        """The host that the link names, with its port."""
        host, port = self.start.host, self.start.port
        return host if port in {80, 443} else f"{host}:{port}"

    def restart(self, address: Address, *, verify: bool = True) -> None:
        """Ask for another address from here on, once, and as if nothing had been asked."""
        self.address = self.start = address
        self.method, self.way, self.certificate, self.page = "GET", None, "", None
        self.verify, self.asked_again = verify, True
        self.tries = 1 << 30
        self.hops, self.cookies, self.seen = (), {}, set()

    def facts(self, facts: Facts) -> Facts:
        """Return some facts, and those that the way to them has left."""
        if self.attempts == 1 and not (self.way or self.certificate or self.hops):
            return facts
        way = self.way.name if self.way else ""
        return facts._replace(hops=self.hops, way=way, certificate=self.certificate, attempts=max(1, self.attempts))


class Host:
    """The addresses that wait for one host, and when it may be asked again."""

    __slots__ = ("active", "free_at", "name", "told_off", "until", "waiting", "wanted")

    def __init__(self, name: str) -> None:
        self.name = name
        self.waiting: deque[Job | str] = deque()  # an address becomes a job when its turn has come
        self.active = self.told_off = 0
        self.free_at = self.until = 0.0
        self.wanted = False  # whether it stands in the heap

"""What is known of an address, without judging it: this is what is stored."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import chain, starmap
from typing import TYPE_CHECKING, NamedTuple

from profilelint.web.http import HOPS, REDIRECTS
from profilelint.web.page import MAX_TITLE, MAX_WORDS, STATES, states
from profilelint.web.url import parse_url, registrable_domain

if TYPE_CHECKING:
    from profilelint.web.http import Response
    from profilelint.web.page import Page
    from profilelint.web.url import Address
    from profilelint.web.verdict import Table

#: The troubles that are stored: those where nothing answered, and those of a redirect.
SILENT = frozenset((
    "private", "timeout", "refused", "reset", "unreachable", "names", "no-such-host", "tls", "protocol",
))  # fmt: skip
AT_REDIRECTS = frozenset(("scheme", "cookies", "loop"))


class Facts(NamedTuple):
    """What came of asking: `status` of the last answer, or `trouble`, the word for why there is none.

    `way` names how a host was asked that has a way of its own. `signals` are what the table of verdicts looks for in
    headers and bodies, `until` is when a host wants to be asked again, in seconds since 1970. `instead` is an address
    that answers where this one does not. `places` says of the fragments that were looked for whether the page has them
    (`page.states`).
    """

    status: int | None = None
    trouble: str = ""
    detail: str = ""
    hops: tuple[tuple[int, str], ...] = ()
    way: str = ""
    signals: tuple[str, ...] = ()
    certificate: str = ""
    attempts: int = 1
    until: float | None = None
    title: str = ""
    words: str = ""
    instead: str = ""
    places: tuple[tuple[str, str], ...] = ()

    @lru_cache(maxsize=64)  # noqa: B019 -- most links have the same few facts
    def written(self) -> str:
        """Return the facts as JSON, without those that are as usual."""
        usual = self._field_defaults
        return json.dumps({name: value for name, value in self._asdict().items() if value != usual[name]})


def read(text: str) -> Facts:
    """Return the facts from JSON; raises ValueError for what was never written so, as no answer makes such facts."""
    try:
        facts = Facts(**json.loads(text, parse_constant=_refuse))
        facts = facts._replace(hops=tuple((status, url) for status, url in facts.hops), signals=tuple(facts.signals))
        facts = facts._replace(places=tuple((fragment, state) for fragment, state in facts.places))
        is_right = _are_texts(facts) and _are_numbers(facts, facts.status, facts.until)
        is_right = is_right and all(starmap(_is_hop, facts.hops)) and all(each[1] in STATES for each in facts.places)
        is_right = is_right and (not facts.instead or parse_url(facts.instead).url == facts.instead)
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not is_right:
        raise ValueError("it has values that no answer has")
    return facts


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _are_texts(facts: Facts) -> bool:
    texts: tuple[object, ...] = (facts.trouble, facts.detail, facts.way, facts.certificate, facts.title, facts.words)
    texts += (facts.instead, *facts.signals, *chain.from_iterable(facts.places))
    if not all(isinstance(each, str) for each in texts):
        return False
    return len(facts.title) <= MAX_TITLE and max(len(facts.words), len(facts.detail)) <= MAX_WORDS


def _are_numbers(facts: Facts, status: object, until: object) -> bool:
    """Return whether the numbers are some, and go with the trouble that there is."""
    if type(facts.attempts) is not int or facts.attempts < 1 or not (until is None or isinstance(until, int | float)):
        return False
    if status is not None and (type(status) is not int or not 100 <= status <= 999):
        return False
    if (facts.trouble == "rate-limited") != (until is not None):
        return False
    if facts.trouble in AT_REDIRECTS:
        return status in REDIRECTS
    if facts.trouble in SILENT:
        return status is None
    return facts.trouble == "rate-limited" or (not facts.trouble and status is not None)


def _is_hop(status: object, url: object) -> bool:
    return type(status) is int and status in HOPS and isinstance(url, str) and parse_url(url).url == url


def of_response(
    response: Response, page: Page | None, start: Address, final: Address, table: Table, fragments: tuple[str, ...] = ()
) -> Facts:
    """The facts that lie in an answer: its signals, and where it comes from another domain, what its page says.

    Of `fragments` it is said whether the page has the places that they name.
    """
    signals, said = table.signals(response), ""
    if page and 200 <= response.status < 300 and (said := table.says_missing(page, start.target)):
        signals = (*signals, "not-found")
    if page and table.says_for_sale(page, final.host):
        signals = (*signals, "for-sale")
    facts = Facts(response.status, detail=said, signals=signals, places=states(fragments, response, page))
    if not page or start.host == final.host or registrable_domain(start.host) == registrable_domain(final.host):
        return facts
    return facts._replace(title=page.title, words=page.words[:MAX_WORDS])

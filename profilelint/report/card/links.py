"""The links of a site to the web: what was said of them, and by which hosts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from profilelint.model.answer import VERDICTS, web_links
from profilelint.report.markup import element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from profilelint.report import Checked

#: So many hosts are shown, those with the most trouble first.
HOSTS = 25


def parts(checked: Checked) -> Iterator[Element]:
    """Yield a table of hosts, if the web was asked."""
    if checked.answers is None:
        return
    hosts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in checked.site().documents:
        for answer in checked.answers.of(document):
            hosts[host_of(answer.url)][answer.verdict] += 1
    if not hosts:
        return
    total = sum(hosts.values(), Counter())
    known = [each for each in VERDICTS if total[each]]
    ranked = sorted(hosts, key=lambda host: (hosts[host]["alive"] - hosts[host].total(), host))
    rows = [("all hosts", total), *((host, hosts[host]) for host in ranked[:HOSTS])]
    caption = "Links by host, those in trouble first" + (f"; {len(ranked) - HOSTS} hosts more" * (len(ranked) > HOSTS))
    yield element(
        "section",
        element("h2", "Links"),
        element(
            "table",
            element("caption", caption),
            element("thead", element("tr", *(element("th", each, scope="col") for each in ("host", *known)))),
            element("tbody", *(_row(host, [found[each] for each in known]) for host, found in rows)),
        ),
    )


def _row(host: str, numbers: list[int]) -> Element:
    cells = [element("td", str(number) if number else "", _class="number") for number in numbers]
    return element("tr", element("th", element("bdi", host), scope="row"), *cells)


def host_of(url: str) -> str:
    """Return the host of an address, "an address that cannot be read" where there is none.

    >>> host_of("https://ada@Example.org:80/a"), host_of("//[x")
    ('example.org', 'an address that cannot be read')
    """
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        host = None
    return host or "an address that cannot be read"


def on_the_web(checked: Checked) -> tuple[int, int]:
    """Return how many links of a site lead to the web, and to how many hosts."""
    hosts = [host_of(link.url) for document in checked.site().documents for link in web_links(document)]
    return len(hosts), len(set(hosts))

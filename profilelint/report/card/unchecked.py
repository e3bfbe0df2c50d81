"""What was not checked, so that nobody takes silence for more than it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profilelint.report.card.links import on_the_web
from profilelint.report.markup import element
from profilelint.report.words import count

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from profilelint.report import Report


def part(report: Report) -> Element:
    """Return the section on what was not checked."""
    items = (element("li", *said) for said in _said(report))
    return element("section", element("h2", "What was not checked"), element("ul", *items))


def _said(report: Report) -> Iterator[tuple[Element | str, ...]]:
    if report.links is not None:
        left = {each: number for each in ("blocked", "transient", "unchecked") if (number := report.links.get(each))}
        if left:
            named = ", ".join(f"{number} {verdict}" for verdict, number in left.items())
            yield (f"Links that nothing can be said of: {named}.",)
    elif len(report.sites) == 1:
        links, hosts = on_the_web(report.sites[0])
        if links:
            yield (f"{count(links, 'link')} to {count(hosts, 'host')} on the web; ", _online(), " asks for them.")
    else:
        yield ("Links to the web; ", _online(), " asks for them.")
    if silent := sorted({name for each in report.sites for name in each.silent}):
        names = [element("code", name) for name in silent]
        rules = [piece for name in names for piece in (name, " ")]
        yield (f"{count(len(silent), 'rule')}, opt-in or turned off: ", *rules)
    yield ("Whether what the pages say is true, and what pictures, PDF files and slides show.",)


def _online() -> Element:
    return element("code", "--online", _class="option")

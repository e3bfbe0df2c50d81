"""`html`: the health card of a site, for people who would rather look than read.

One file without scripts, which asks nobody for anything: the verdict, the pages with what is there and what is to be,
what the site tells of its owner's time, the links, and what was not checked.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from profilelint.report import words
from profilelint.report.card import findings, life, links, unchecked
from profilelint.report.markup import element
from profilelint.version import VERSION

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from profilelint.report import Checked, Report

STYLE = Path(__file__).with_name("card.css").read_text(encoding="utf-8")


def render(report: Report) -> str:
    """Return the page, in UTF-8; its security policy allows its own style sheet and nothing else."""
    title = f"Health card: {_whose(report)}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        _style(),
    )
    parts = [_top(title, report), _sites(report), *findings.parts(report)]
    if len(report.sites) == 1:  # of several sites, the table is enough, and quick
        parts += [*life.parts(report.sites[0]), *links.parts(report.sites[0])]
    parts.append(unchecked.part(report))
    main = element("main", *(part for part in parts if part is not None))
    for each in main:
        each.tail = "\n"
    page = element("html", head, element("body", main, _bottom()), lang="en")
    written = tostring(page, encoding="unicode", method="html").replace("##", "#&#35;")  # no command to a log
    return f"<!DOCTYPE html>\n{written}\n"


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _style() -> Element:
    style = element("style")
    style.text = STYLE  # as it is: `element` would write out its line ends
    return style


def _whose(report: Report) -> str:
    if len(report.sites) != 1:
        return words.count(len(report.sites), "site") if report.sites else "pages"
    site = report.sites[0].site()
    return next(iter(site.owner.names), "") or report.sites[0].name


def _top(title: str, report: Report) -> Element:
    grave = next(
        (each for each in ("error", "warning", "info") if any(f.severity == each for f in report.shown)), "good"
    )
    remedy = words.remedy(report).replace("`", "")
    return element(
        "header",
        element("h1", title),
        element("p", words.verdict(report), _class=f"verdict {grave}"),
        element("p", remedy) if remedy else None,
    )


def _sites(report: Report) -> Element | None:
    if len(report.sites) < 2:
        return None
    ranked = sorted(report.sites, key=lambda each: words.badness(each.shown))
    heads = ("site", "pages", *words.MEANING.values())
    return element(
        "section",
        element("h2", "All sites"),
        element(
            "table",
            element("caption", "Worst first"),
            element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
            element("tbody", *map(_site, ranked)),
        ),
    )


def _site(each: Checked) -> Element:
    counts = [sum(found.severity == severity for found in each.shown) for severity in words.MEANING]
    cells = [element("td", str(number), _class="number") for number in (len(each.pages), *counts)]
    return element("tr", element("th", each.name, scope="row"), *cells)


def _bottom() -> Element:
    return element("footer", element("p", f"Made by profilelint {VERSION}. This page asks nobody for anything."))

"""The findings of a health card: by page, worst first, each with what is there and, if it is known, what is to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from profilelint.report import words
from profilelint.report.full import stretch
from profilelint.report.markup import element

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from profilelint.model.finding import Diagnostic, PlacedEdit
    from profilelint.report import Report

#: So many findings are shown; nobody looks at more, and a browser has to hold them.
MOST = 1000
#: How much of a line stands on either side of what is meant, and how much is shown of that, in characters.
AROUND, LONGEST = 60, 300


def parts(report: Report) -> Iterator[Element]:
    """Yield a section for all pages with findings; nothing where there are none."""
    if not report.shown:
        return
    pages: list[Element] = []
    left = MOST
    for path, found in words.worst_first(report.shown):
        if left > 0:
            pages.append(_page(path, found[:left], report))
        left -= len(found)
    more = element("p", f"{words.count(-left, 'more finding')} did not fit in here; --format text lists all.")
    yield element("section", element("h2", "Pages, worst first"), *pages, more if left < 0 else None)


def _page(path: str, found: Sequence[Diagnostic], report: Report) -> Element:
    items = [_finding(each, report) for each in found]
    head = element("h3", element("bdi", path), " ", element("small", words.found(found)))
    return element("section", head, element("ul", *items, _class="findings"), _class="page")


def _finding(each: Diagnostic, report: Report) -> Element:
    place = element("small", f"line {each.line}, {each.rule}" + (" (doubtful)" * (each.confidence == "doubtful")))
    severity = element("strong", words.MEANING[each.severity], _class=each.severity)
    said = element("p", severity, " ", element("bdi", each.text), " ", place)
    return element("li", said, *_excerpts(each, report.lines(each.path)))


def _excerpts(each: Diagnostic, lines: Sequence[str]) -> Iterator[Element]:
    """Yield what is there, and what is to be where a fix says so for this very line."""
    if not 1 <= each.line <= len(lines) or not lines[each.line - 1].strip():
        return
    line, start, end = stretch(each, lines)
    edits = sorted(each.fix.edits) if each.fix else []
    if not edits or any((edit.line, edit.end_line) != (each.line, each.line) for edit in edits):
        yield _shown(None, "there is", line, [(start, end, element("mark", _cut(line[start:end])))])
        return
    yield _shown(
        "before", "before", line, [(*_span(edit), _changed("del", line[slice(*_span(edit))])) for edit in edits]
    )
    yield _shown("after", "after", line, [(*_span(edit), _changed("ins", edit.text)) for edit in edits])


def _span(edit: PlacedEdit) -> tuple[int, int]:
    return edit.column - 1, edit.end_column - 1


def _changed(tag: str, text: str) -> Element | None:
    return element(tag, _cut(text)) if text else None


def _shown(kind: str | None, label: str, line: str, marks: Sequence[tuple[int, int, Element | None]]) -> Element:
    """Return a piece of a line with elements instead of some stretches of it."""
    content: list[Element | str | None] = []
    at = marks[0][0]
    before = line[:at]
    content.append(before if len(before) <= AROUND else f"…{before[-AROUND:]}")
    for start, end, mark in marks:
        content += [_cut(line[at:start]), mark]
        at = end
    rest = line[at:]
    content.append(rest if len(rest) <= AROUND else f"{rest[:AROUND]}…")
    code = element(
        "code", *(each.replace("\t", " ") if isinstance(each, str) else each for each in content), dir="auto"
    )
    return element("p", element("small", label), " ", code, _class=f"excerpt {kind or 'there'}")


def _cut(text: str) -> str:
    return text.replace("\t", " ") if len(text) <= LONGEST else f"{text[:LONGEST]}…"

"""Findings of two places: where they are reported, and which comments silence them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from profilelint.engine import suppress
from profilelint.model.finding import RelatedPlace
from profilelint.read import suppressions

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from profilelint.engine.fold import Said
    from profilelint.model.document import Document, Suppression
    from profilelint.model.finding import Finding, Span

#: The rule of a finding, and where in a page it speaks of it beside its own place.
Mention: TypeAlias = tuple[str, int]

_ByPath: TypeAlias = "Mapping[str, Iterable[Said]]"


def placed(finding: Finding) -> tuple[RelatedPlace, ...]:
    """The related places of a finding in lines and columns."""
    return tuple(RelatedPlace(document.path, *document.place(span)) for document, span in finding.related)


def anchored(said: _ByPath, paths: Container[str]) -> dict[str, list[Said]]:
    """What is said, by the page that each finding is on: the first of its places that is in one of `paths`, if any."""
    found: dict[str, list[Said]] = {}
    for path, some in said.items():
        for each in some:
            finding = each.finding if path in paths else _moved(each.finding, paths)
            at = path if finding is each.finding or not finding.document else finding.document.path
            found.setdefault(at, []).append(each._replace(finding=finding))
    return found


def _moved(finding: Finding, paths: Container[str]) -> Finding:
    places = finding.related
    for index, (document, span) in enumerate(places):
        if document.path in paths and finding.document:
            others = ((finding.document, finding.span), *places[:index], *places[index + 1 :])
            return finding._replace(document=document, span=span, related=others)
    return finding


def mentions(said: _ByPath) -> dict[str, list[Mention]]:
    """Where the findings of other pages, or of other places, speak of a page, by its path."""
    found: dict[str, list[Mention]] = {}
    for some in said.values():
        for each in some:
            for document, span in each.finding.related:
                found.setdefault(document.path, []).append((each.rule.name, span.start))
    return found


def unsilenced(said: _ByPath) -> dict[str, list[Said]]:
    """What is said, less what a comment at one of the related places silences."""
    return {path: [each for each in some if not _is_silenced(each)] for path, some in said.items()}


def _is_silenced(said: Said) -> bool:
    return any(_silences(document, span, said.rule.name) for document, span in said.finding.related)


def _silences(document: Document, span: Span, rule: str) -> bool:
    if suppressions.MARK not in document.text:
        return False
    silenced, _ = suppress.silence([(rule, span.start)], _comments(document))
    return bool(silenced)


@lru_cache(maxsize=16)
def _comments(document: Document) -> list[Suppression]:
    return suppressions.collect(document)

"""Which findings comments silence; the comments themselves are read in `read.suppressions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.document import Suppression


def silence(
    found: Sequence[tuple[str, int]], suppressions: Sequence[Suppression]
) -> tuple[set[int], list[frozenset[str]]]:
    """The indices of the findings (rule, start) that are silenced, and for each suppression the names that did so.

    Of several suppressions that cover a finding only the innermost has silenced it: the others are not needed.
    """
    order = sorted(range(len(suppressions)), key=lambda each: suppressions[each].covers.start)
    used: list[set[str]] = [set() for _ in suppressions]
    opened: dict[str, list[tuple[int, int]]] = {}
    silenced = set()
    reached = 0
    for index in sorted(range(len(found)), key=lambda each: found[each][1]):
        rule, start = found[index]
        while reached < len(order) and (suppression := suppressions[order[reached]]).covers.start <= start:
            for name in suppression.names:
                opened.setdefault(name, []).append((suppression.covers.end, order[reached]))
            reached += 1
        for name in selectors(rule):
            covering = opened.get(name, [])
            while covering and covering[-1][0] < start:
                covering.pop()
            if covering:
                used[covering[-1][1]].add(name)
                silenced.add(index)
                break
    return silenced, [frozenset(each) for each in used]


def selectors(rule: str) -> Iterator[str]:
    """Yield the names by which a comment can silence a rule, the narrowest first.

    >>> list(selectors("links/empty"))
    ['links/empty', 'links']
    """
    while rule:
        yield rule
        rule = rule.rpartition("/")[0]

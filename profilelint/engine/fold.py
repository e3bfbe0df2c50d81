"""What is said once: findings of a page with the same `fold` as one, and the lines of a site, one for each cause."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.finding import counted, joined

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from profilelint.engine.plan import Selected
    from profilelint.model.finding import Diagnostic, Finding, Span


#: How a message ends that counts others of its page or line (`joined`).
_COUNTED = (" on this page)", " on this line)")


class Said(NamedTuple):
    """A finding, and the rule that it is of."""

    rule: Selected
    finding: Finding


def on_page(said: Iterable[Said]) -> Iterator[Said]:
    """Yield what is said of a page, the findings with the same `fold` as one."""
    groups: dict[tuple[object, ...], dict[tuple[Span, str], Said]] = {}
    for each in said:
        finding = each.finding
        if finding.fold is None:
            yield each
        else:
            alike = (each.rule.name, finding.fold, finding.severity, finding.fix and finding.fix.safe)
            groups.setdefault(alike, {})[finding.span, finding.message] = each
    for group in groups.values():
        first, *others = sorted(group.values(), key=lambda each: each.finding.span)
        where = f"{first.finding.fold} on this page".lstrip()
        yield first._replace(finding=joined([each.finding for each in (first, *others)], where))


def of_site(diagnostics: Sequence[Diagnostic], whole_site: Container[str] = ()) -> tuple[Diagnostic, ...]:
    """Return the lines for the diagnostics of one site, which are in order: of those with the same cause, the first.

    What follows from a page that is built wrongly, an error of one of the rules in `whole_site`, is counted there.
    """
    wrong = {each.path: each for each in reversed(diagnostics) if each.rule in whole_site and each.severity == "error"}
    followers = Counter(each.follows for each in diagnostics if each.follows in wrong)
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for number, each in enumerate(diagnostics):
        if each.follows not in wrong:
            alike = number if each.cause is None else each.cause
            groups.setdefault((each.rule, each.severity, alike), []).append(each)
    return tuple(
        _line(group, followers[group[0].path] if group[0] is wrong.get(group[0].path) else 0)
        for group in groups.values()
    )


def _line(group: Sequence[Diagnostic], followers: int = 0) -> Diagnostic:
    """Return the first of some diagnostics with one cause, with the number of the others, and of what follows from it.

    >>> from profilelint.model.finding import Diagnostic
    >>> places = [Diagnostic(path, 1, 1, 1, 2, "links/empty", "a loom", "info") for path in ("a.md", "a.md", "b.md")]
    >>> _line(places).message, _line(places[:2]).message
    ('a loom (and 2 more in 2 files)', 'a loom (and 1 more in this file)')
    >>> _line([places[0]._replace(message="a loom (and 1 more on this line)"), *places[1:]]).message
    'a loom (and 1 more on this line; 2 more in 2 files)'
    >>> _line(places[:1], 3).message
    'a loom (3 links to places on this page may come right with it)'
    """
    first, *others = group
    if followers:
        links = "1 link to a place" if followers == 1 else f"{followers} links to places"
        first = first._replace(message=f"{first.message} ({links} on this page may come right with it)")
    if not others:
        return first
    files = {each.path for each in others}
    where = "this file" if files == {first.path} else "another file" if len(files) == 1 else f"{len(files)} files"
    text = first.message.removesuffix(".")
    if not text.endswith(_COUNTED):
        return first._replace(message=counted(first.message, len(others), f"in {where}"))
    return first._replace(message=f"{text[:-1]}; {len(others)} more in {where}){first.message[len(text) :]}")

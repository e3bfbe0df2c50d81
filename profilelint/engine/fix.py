"""Making the changes that rules propose: in a text, and in a page until there is nothing left to change."""

from __future__ import annotations

from bisect import bisect, insort
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from profilelint.engine.dispatch import Engine
from profilelint.engine.recheck import Page, Shift, encoded, fault_of, meet, new_error, reread, still_there
from profilelint.model.finding import Fix
from profilelint.read.reader import read

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from profilelint.engine.fold import Said
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document
    from profilelint.model.finding import Edit

#: How often a page is changed, as one fix may make room for another, and how often it is read and checked in one such
#: round, to find out which fixes do not go together.
ROUNDS, TRIES = 50, 60

#: How many characters of a page are read and checked while it is fixed, or how often all of it; a finding or an edit
#: costs as much as some characters. A page that would take more, which nobody has written by hand, stays as it is.
WORK, TIMES, OF_A_FINDING = 600_000, 12, 40

#: Why the fixes of a rule that is left out are not made.
RESTLESS = "the fixes of this rule come to no end here"
TOO_MUCH = "this page has too much to fix; fix some of it by hand first"


class TooMuchError(Exception):
    """Fixing a page would take too long."""


# A text


def together(fixes: Sequence[Fix]) -> list[int]:
    """Return which of some fixes can be made together: of two that meet, the first by position."""
    edits: list[Edit] = []
    chosen = []
    given = (index for index, fix in enumerate(fixes) if fix.edits)
    for index in sorted(given, key=lambda each: min(fixes[each].edits).span):
        new = sorted(set(fixes[index].edits))
        if not any(meet(*pair) for pair in pairwise(new)) and not any(_taken(edits, edit) for edit in new):
            chosen.append(index)
            for edit in new:
                insort(edits, edit)
    return chosen


def edits_of(fixes: Iterable[Fix]) -> list[Edit]:
    """Return all edits of some fixes, each once, in order."""
    return sorted({edit for fix in fixes for edit in fix.edits})


def _taken(edits: Sequence[Edit], edit: Edit) -> bool:
    index = bisect(edits, edit)
    return any(meet(*sorted((each, edit))) for each in edits[max(0, index - 1) : index + 1])


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits that are in order and do not overlap."""
    parts: list[str] = []
    position = 0
    for (start, end), new in edits:
        parts += (text[position:start], new)
        position = end
    return "".join([*parts, text[position:]])


# A page


class Refused(NamedTuple):
    """A fix that is not made, and why; the line is that of its finding in the page as it stands afterwards."""

    line: int
    rule: str
    why: str


class FixedPage(NamedTuple):
    """A page after its fixes, those that are not made, and how many of each rule are."""

    data: bytes
    refused: tuple[Refused, ...]
    made: Mapping[str, int] = {}


def fix_text(path: str, data: bytes, plan: Plan, *, unsafe: bool, alone: bool = False) -> bytes:
    """Return the page after all safe fixes, or with `unsafe` after all fixes; see `fix_page`."""
    return fix_page(path, data, plan, unsafe=unsafe, alone=alone).data


def fix_page(path: str, data: bytes, plan: Plan, *, unsafe: bool, alone: bool = False) -> FixedPage:
    """Make the safe fixes of a page, or with `unsafe` all fixes; bytes outside of their edits stay as they are.

    `alone` is for a page that is no file: the rules that look at the rest of the site do not run.

    After every round of changes the page is read and checked again: a fix may follow from another, and one whose
    finding is still there, that makes the page worse to read or that puts an error into it is not made. What rules say
    that look at the whole site is checked again by the next run only. A rule that comes to no end, or that undoes what
    another one does, changes nothing at all: so fixing twice is fixing once. Nor is a page changed that would take too
    long. Raises RuleError for a rule that cannot be loaded, and nothing else.
    """
    document = read(path, data)
    if encoded(document, document.text) != data:
        return FixedPage(data, ())
    fixer = Fixer(_engine(plan, alone), unsafe)
    start = fixer.checked(document)
    try:
        return fixer.whole(start, data)
    except TooMuchError:
        return FixedPage(data, tuple(sorted(_refused(start, said, TOO_MUCH) for said in fixer.first_of_wanted(start))))


def _refused(page: Page, said: Said, why: str) -> Refused:
    return Refused(page.document.position(said.finding.span.start)[0], said.rule.name, why)


_engines: list[tuple[Plan, bool, Engine]] = []


def _engine(plan: Plan, alone: bool) -> Engine:
    """Return the engine that was last asked for, as pages are fixed one by one with the same plan."""
    if not _engines or _engines[0][0] is not plan or _engines[0][1] != alone:
        _engines[:] = [(plan, alone, Engine(plan, alone=alone))]
    return _engines[0][2]


class Fixer:
    """Fixes a page round by round; `refused` are the fixes that the last round refused, `left_out` rules for good.

    `made` says how many fixes of each rule were made.
    """

    def __init__(self, engine: Engine, unsafe: bool) -> None:
        self.engine, self.unsafe = engine, unsafe
        self.left_out: set[str] = set()
        self.refused: list[tuple[Said, str]] = []
        self.made: Counter[str] = Counter()
        self._tries = self._work = 0
        self._restless: set[str] = set()

    def whole(self, start: Page, data: bytes) -> FixedPage:
        """The page with all fixes of all rules but those that come to no end; raises TooMuchError."""
        while True:
            page, restless = self.fixed(start)
            if not restless:
                after = encoded(page.document, page.document.text)
                left_out = [_refused(page, said, RESTLESS) for said in self.first_of_wanted(page, self.left_out)]
                refused = [_refused(page, *each) for each in self.refused]
                return FixedPage(data if after is None else after, tuple(sorted([*refused, *left_out])), self.made)
            self.left_out |= restless

    def checked(self, document: Document) -> Page:
        """A page with what the rules say of it, the survey of its site included while it is as the survey read it."""
        survey = self.engine.survey
        known = survey.documents.get(document.path)
        said = survey.said.get(document.path, ()) if known and known.text == document.text else ()
        return Page(document, self.engine.findings(document, said))

    def fixed(self, page: Page) -> tuple[Page, set[str]]:
        """The page after all rounds; if that is of no use, the rules that are to blame and to be left out next time."""
        texts = [page.document.text]
        rules: list[set[str]] = []
        self.made = Counter()
        while len(rules) < ROUNDS:
            page, made = self._round(page)
            self.made.update(made)
            if self._tries > TRIES or not made:
                return page, self._restless
            rules.append(set(made))
            if page.document.text in texts:
                return page, set().union(*rules[texts.index(page.document.text) :])
            texts.append(page.document.text)
        return page, set().union(*rules[ROUNDS // 2 :])

    def first_of_wanted(self, page: Page, rules: Container[str] | None = None) -> Iterator[Said]:
        """Of each rule, or each of `rules`, the first finding that would have had its fix."""
        told: set[str] = set()
        for said in page.checked.said:
            name = said.rule.name
            if name not in told and (rules is None or name in rules) and self._is_wanted(page, said):
                told.add(name)
                yield said

    def _is_wanted(self, page: Page, said: Said) -> bool:
        fix = said.finding.fix
        if not fix or not (fix.safe or self.unsafe):
            return False
        return any(page.document.text[start:end] != text for (start, end), text in fix.edits)

    def _round(self, page: Page) -> tuple[Page, list[str]]:
        """Return the page after all fixes that go together, and the rule of each of them."""
        self.refused, self._restless, self._tries = [], set(), 0
        found = [each for each in page.checked.said if self._is_wanted(page, each)]
        found = [each for each in found if each.rule.name not in self.left_out]
        faults = [(each, fault_of(page.document, each.finding.fix)) for each in found if each.finding.fix]
        self.refused += [(each, why) for each, why in faults if why]
        waiting = [each for each, why in faults if not why]
        while chosen := _together(waiting):
            after, made = self._made(page, page, [], chosen)
            if made:
                return after, [each.rule.name for each in made]
            waiting = _without(waiting, chosen)
        return page, []

    def _made(self, page: Page, after: Page, made: list[Said], more: list[Said]) -> tuple[Page, list[Said]]:
        """The page `after` those that are `made` with as many more fixes as go together with them, and all of these."""
        self._tries += 1
        if self._tries > TRIES:
            self._restless = self._restless or {more[0].rule.name}
            return after, made
        new, blamed, why = self._tried(page, [*made, *more])
        if new:
            return new, [*made, *more]
        blamed = _without(blamed, made) or (more if len(more) == 1 else [])
        self.refused += [(each, why) for each in blamed]
        more = _without(more, blamed)
        for part in [more] if blamed else _parts(more):
            if part:
                after, made = self._made(page, after, made, part)
        return after, made

    def _tried(self, page: Page, made: Sequence[Said]) -> tuple[Page | None, list[Said], str]:
        """Return the page with some fixes; or None, which of them are to blame if that is known, and why."""
        edits = edits_of(each.finding.fix for each in made if each.finding.fix)
        document = reread(page.document, edited(page.document.text, edits))
        if document is None:
            return None, [], "the page would be worse to read"
        self._work += len(document.text) + OF_A_FINDING * max(len(page.checked.said), len(edits))
        if self._work > max(WORK, TIMES * len(document.text)):
            raise TooMuchError
        after, shift = self.checked(document), Shift(edits)
        if left := still_there(made, after.checked, shift):
            return None, left, "the fault would still be there"
        if rule := new_error(page, after, shift):
            return None, [], f"it would bring an error of {rule}"
        return after, [], ""


def _together(found: Sequence[Said]) -> list[Said]:
    """Return those whose fixes can be made together."""
    return [found[index] for index in together([each.finding.fix or Fix(()) for each in found])]


def _parts(found: Sequence[Said]) -> list[list[Said]]:
    """Return some findings by their rules, the fewest first; those of one rule in two halves."""
    rules: dict[str, list[Said]] = {}
    for each in found:
        rules.setdefault(each.rule.name, []).append(each)
    if len(rules) > 1:
        return sorted(rules.values(), key=len)
    middle = len(found) // 2
    return [list(found[:middle]), list(found[middle:])]


def _without(found: Iterable[Said], others: Iterable[Said]) -> list[Said]:
    out = {id(each) for each in others}
    return [each for each in found if id(each) not in out]

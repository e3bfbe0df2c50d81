"""One page and the rules: every rule is called with the nodes it asks for, and what it yields becomes diagnostics."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from types import UnionType
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.base import files
from profilelint.engine import faults, fold, suppress, two_places, yielded
from profilelint.engine.fold import Said
from profilelint.model import document as page
from profilelint.model.answer import Answer
from profilelint.model.bibliography import Bibliography, Reference
from profilelint.model.finding import (
    Diagnostic,
    Fix,
    Place,
    PlacedEdit,
    PlacedFix,
    Span,
)
from profilelint.model.paper import Paper
from profilelint.read import suppressions
from profilelint.read.reader import read
from profilelint.read.settings_file import SUFFIXES
from profilelint.rule import loader as rules
from profilelint.rule.signature import NODES, SITE_IF_ANY, RuleNames
from profilelint.site import data_files, discovery
from profilelint.site.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from profilelint.engine.plan import Plan, Selected
    from profilelint.site.ignore import Globs

#: The name under which a file is reported that cannot be read.
UNREADABLE = "profilelint/unreadable"

#: The one rule that speaks of a page that a theme brought along: the words there are not the owner's.
OF_SAMPLES = "template/stock-file"

#: How a message shows what no eye sees, in any format.
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}
#: The families that speak of a page that no visitor ever sees, as it lies where the generator does not look.
OF_SET_ASIDE = ("page/", "suppressions/")
#: What is said of a file of data that no template shows: the build stops at it all the same.
OF_IDLE_DATA = frozenset(("config/unparsable",))

Nodes = Callable[[page.Document], Iterable[object]]

#: Where the nodes of each type stand in a page; `Suppression`, `Site` and `Answer` have a turn of their own.
_IN_PAGES: dict[type, Nodes] = {
    page.Document: lambda document: (document,),
    page.Problem: lambda document: document.problems,
    page.Field: lambda document: document.fields,
    page.Heading: lambda document: document.headings,
    page.Section: lambda document: document.sections,
    page.Entry: lambda document: document.entries,
    page.Text: lambda document: document.texts,
    page.Link: lambda document: document.links,
    page.Image: lambda document: document.images,
    page.Definition: lambda document: document.definitions,
    page.Anchor: lambda document: document.anchors,
    page.Code: lambda document: document.codes,
    page.Email: lambda document: document.emails,
}

#: The same for a file of settings.
_IN_SETTINGS: dict[type, Nodes] = {node: _IN_PAGES[node] for node in (page.Problem, page.Email)} | {
    page.Settings: lambda document: (document,)
}

#: The same for a bibliography.
_IN_BIBLIOGRAPHIES: dict[type, Nodes] = {
    page.Problem: _IN_PAGES[page.Problem],
    Bibliography: lambda document: (document,),
    Reference: lambda document: document.references if isinstance(document, Bibliography) else (),
}


class Checked(NamedTuple):
    """What the rules say of a page, less what is silenced; `crashes` are rules that failed."""

    said: list[Said]
    crashes: list[Diagnostic]


class Survey(NamedTuple):
    """What the rules that are called with the whole site say, by page; `documents` are the pages that they read."""

    documents: Mapping[str, page.Document]
    said: Mapping[str, list[Said]]
    crashes: list[Diagnostic]
    mentions: Mapping[str, list[two_places.Mention]] = {}

    def about(self, paths: Container[str]) -> Survey:
        """The survey for some pages: a finding of two places is at the first of them that is on one of these."""
        said = two_places.anchored(self.said, paths)
        return self._replace(said=two_places.unsilenced(said), mentions=two_places.mentions(said))


#: The survey of a site that no rule asks for.
NOTHING = Survey({}, {}, [])


class Outcome(NamedTuple):
    """The diagnostics of one file, and whether a rule, or profilelint itself, failed on it."""

    diagnostics: list[Diagnostic]
    crashed: bool


class Call(NamedTuple):
    """A rule, ready to be called: `check` is its `function` with the options."""

    rule: Selected
    function: Callable[..., Any]
    check: Callable[..., Any]
    nodes: tuple[type, ...]
    context: tuple[type | UnionType, ...]


class Table(NamedTuple):
    """The calls for a page, by the type of node they are made with, and the names of all rules that run on it."""

    calls: dict[type, list[Call]]
    names: frozenset[str]


def site_of(plan: Plan) -> Site:
    """Return the site that a plan is for."""
    return Site(plan.root, plan.exclude, plan.theme, plan.today, plan.owner)


class Engine:
    """The rules of a plan, loaded; `alone` leaves out those that look beyond a page. Raises RuleError."""

    def __init__(self, plan: Plan, *, alone: bool = False) -> None:
        self.plan = plan
        self._alone = alone
        calls = [_call(selected) for selected in plan.rules]
        offline = plan.answers is None
        self._calls = [
            call
            for call in calls
            if not (alone and {Site, Paper} & {*call.nodes, *call.context}) and not (offline and Answer in call.nodes)
        ]
        self._known = RuleNames(plan.known or (selected.name for selected in plan.rules))
        self._silent_on_samples: frozenset[str] = self._known - {OF_SAMPLES}
        self._silent_where_idle = self._known - OF_IDLE_DATA
        self._silent_where_set_aside = frozenset(each for each in self._known if not each.startswith(OF_SET_ASIDE))
        self._tables: dict[frozenset[str], Table] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names of the rules that run."""
        return frozenset(call.rule.name for call in self._calls)

    @cached_property
    def site(self) -> Site:
        """The site of the plan."""
        return site_of(self.plan)

    @cached_property
    def _ignores(self) -> list[tuple[Globs, tuple[str, ...]]]:
        from profilelint.site.ignore import compile_globs

        return [(compile_globs(self.plan.base, [glob]), names) for glob, names in self.plan.ignores]

    def _table(self, document: page.Document) -> Table:
        """The rules that run on a page: all but those that the plan ignores there.

        Hardly any run on a theme's page, or on one that no visitor ever sees.
        """
        ignored = self._silent_on_samples if document.sample else frozenset()
        if not document.sample and self._is_set_aside(document):
            ignored = self._silent_where_set_aside
        elif isinstance(document, page.Settings) and self._is_idle(document):
            ignored = self._silent_where_idle
        for globs, selectors in self._ignores if self.plan.ignores else ():
            if globs.verdict(str(discovery.absolute(document.path)), folder=False):
                ignored |= {name for name in self._known for each in selectors if rules.selects_rule(each, name)}
        if ignored not in self._tables:
            calls = [call for call in self._calls if call.rule.name not in ignored]
            by_node = {node: [call for call in calls if node in call.nodes] for node in NODES}
            names = frozenset(call.rule.name for call in calls)
            self._tables[ignored] = Table({node: some for node, some in by_node.items() if some}, names)
        return self._tables[ignored]

    # From a file to diagnostics

    def file(self, path: str, survey: Survey = NOTHING) -> Outcome:
        """Check a file; the survey may have read it already. Total."""
        try:
            document = survey.documents.get(path) or self._read(path)
        except files.UnreadableError as error:
            return Outcome([_unreadable(path, str(error.strerror))], False)
        except Exception as error:
            return Outcome([faults.internal(path, "reading", error)], True)
        outcome = self._outcome(document, survey.said.get(path, ()), survey.mentions.get(path, ()))
        unread = [_unreadable(each, why) for each, why in self.site.unreadable.items()]
        return outcome._replace(diagnostics=[*outcome.diagnostics, *unread])

    def _read(self, path: str) -> page.Document:
        data = files.read_file(path, root=self._root_of(path))
        return self.site.read_settings(path, data) if path.endswith(SUFFIXES) else read(path, data, parse_samples=False)

    def _root_of(self, path: str) -> str:
        """The folder that no link of a file may lead out of: the site's, or its own if it lies elsewhere."""
        root, folder = str(self.site.root), str(discovery.absolute(path).parent)
        return root if f"{folder}{os.sep}".startswith(root.rstrip(os.sep) + os.sep) else folder

    def text(self, path: str, data: bytes) -> Outcome:
        """Check a page that is given as bytes. Total."""
        try:
            document = read(path, data, parse_samples=False)
        except Exception as error:
            return Outcome([faults.internal(path, "reading", error)], True)
        return self._outcome(document, ())

    def _outcome(
        self, document: page.Document, said: Iterable[Said], mentions: Iterable[two_places.Mention] = ()
    ) -> Outcome:
        try:
            checked = self.findings(document, said, mentions)
            diagnostics = [_diagnostic(document, each, self.plan.root) for each in fold.on_page(checked.said)]
        except Exception as error:  # no rule's fault: those are caught one by one
            return Outcome([faults.internal(document.path, "checking", error)], True)
        return Outcome([*diagnostics, *checked.crashes], bool(checked.crashes))

    # From a page to findings

    def findings(
        self, document: page.Document, said: Iterable[Said] = (), mentions: Iterable[two_places.Mention] = ()
    ) -> Checked:
        """Call the rules with the nodes of a page and leave out what is silenced.

        `said` is what the survey found, `mentions` are places of the page that it spoke of at another one.
        """
        if isinstance(document, Bibliography) and not (self._alone or self._is_listed(document)):
            return Checked([], [])
        calls, names = self._table(document)
        checked = Checked([each for each in said if each.rule.name in names], [])
        for node, nodes in _nodes(document).items():
            if node in calls:
                self._run(calls[node], nodes, document, checked)
        if self.plan.answers and Answer in calls:
            answers = list(self.plan.answers.of(document))
            self._run(calls[Answer], lambda _: answers, document, checked)
        if suppressions.MARK in document.text:
            comments = self._silence(suppressions.collect(document), checked, names, mentions)
            self._run(calls.get(page.Suppression, ()), lambda _: comments, document, checked)
        if not self.plan.pedantic:
            checked.said[:] = [each for each in checked.said if each.rule.confidence_of(each.finding) != "doubtful"]
        return checked

    def _is_set_aside(self, document: page.Document) -> bool:
        if self._alone or isinstance(document, page.Settings | Bibliography):
            return False
        return self.site.page(self.site.locate(document)).is_set_aside

    def _is_idle(self, settings: page.Settings) -> bool:
        return not self._alone and data_files.is_idle(self.site, self.site.locate(settings))

    def _is_listed(self, bibliography: Bibliography) -> bool:
        """Whether readers get to see papers of a BibTeX file: what is set aside has no faults."""
        return self.site.page(self.site.locate(bibliography)).led_by != "nobody"

    def _run(self, calls: Iterable[Call], nodes: Nodes, document: page.Document, checked: Checked) -> None:
        given: dict[type | UnionType, object] = {
            page.Document: document,
            Site: self.site,
            SITE_IF_ANY: None if self._alone else self.site,
            date: self.plan.today,
            RuleNames: self._known,
        }
        found: Iterable[object] | None = None
        for call in calls:
            node: object = document
            result: Any = ()
            try:
                found = nodes(document) if found is None else found
                if not found:
                    return
                context = [given[each] for each in call.context]
                for node in found:
                    result = call.check(node, *context) or ()
                    for finding in result:
                        checked.said.append(Said(call.rule, yielded.sound(finding, document)))
            except (Exception, SystemExit) as error:
                place = document.place(_span(node, document))
                checked.crashes.append(_failure(document.path, place, call, result, error))

    def _silence(
        self,
        suppressions: list[page.Suppression],
        checked: Checked,
        ran: frozenset[str],
        mentions: Iterable[two_places.Mention],
    ) -> list[page.Suppression]:
        """Drop the findings that are silenced; returned are the suppressions with `used` filled in."""
        places = [*((said.rule.name, said.finding.span.start) for said in checked.said), *mentions]
        silenced, used = suppress.silence(places, suppressions)
        checked.said[:] = [said for index, said in enumerate(checked.said) if index not in silenced]
        idle = {selector for name in self._known - ran for selector in suppress.selectors(name)}
        return [
            each._replace(used=names | idle.intersection(each.names))
            for each, names in zip(suppressions, used, strict=True)
        ]

    @cached_property
    def survey(self) -> Survey:
        """What the rules say that are called with the whole site."""
        calls = [(call, node) for call in self._calls for node in (Site, Paper) if node in call.nodes]
        given: dict[type | UnionType, object] = {Site: self.site, date: self.plan.today, RuleNames: self._known}
        said: dict[str, list[Said]] = {}
        crashes: list[Diagnostic] = []
        for call, node in calls:
            result: Any = ()
            try:
                context = [given[each] for each in call.context]
                for each in (self.site,) if node is Site else self.site.papers:
                    result = call.check(each, *context) or ()
                    for finding in result:
                        document = yielded.document_of(finding)
                        said.setdefault(document.path, []).append(Said(call.rule, yielded.sound(finding, document)))
            except (Exception, SystemExit) as error:
                root = discovery.display(self.plan.root)
                crashes.append(_failure(root, Place(1, 1, 1, 1), call, result, error))
        return Survey(self._read_by_survey() if calls else {}, said, crashes)

    def _read_by_survey(self) -> dict[str, page.Document]:
        try:
            return {each.path: each for each in self.site.documents}
        except Exception:  # the rules have failed on it already, and said so
            return {}


def _nodes(document: page.Document) -> dict[type, Nodes]:
    """Where the nodes of each type stand in what was read."""
    if isinstance(document, page.Settings):
        return _IN_SETTINGS
    return _IN_BIBLIOGRAPHIES if isinstance(document, Bibliography) else _IN_PAGES


def _call(selected: Selected) -> Call:
    rule = rules.load(selected.path, selected.name)
    check = partial(rule.check, **{**rule.options, **selected.options})
    return Call(selected, rule.check, check, rule.nodes, rule.context)


def _unreadable(path: str, why: str) -> Diagnostic:
    return Diagnostic(path, 1, 1, 1, 1, UNREADABLE, f"this file cannot be read: {why}", "error")


# From a finding to a diagnostic


def _failure(path: str, place: Place, call: Call, result: object, error: BaseException) -> Diagnostic:
    faults.trace(error)
    rule = call.rule
    line, why = yielded.failure(call.function, rule.path, result, error)
    where = f" in line {line} of {rule.path.name}" if line else ""
    return Diagnostic(path, *place, rule.name, f"the rule {rule.name} failed{where}: {why}", "error")


def _span(node: object, document: page.Document) -> Span:
    start, end = getattr(node, "span", None) or (0, 0)
    return Span(start, end) if 0 <= start <= end <= len(document.text) else Span(0, 0)


def _diagnostic(document: page.Document, said: Said, root: Path) -> Diagnostic:
    rule, finding = said
    fix = _placed(document, finding.fix) if finding.fix else None
    place = document.place(finding.span)
    message = finding.message if finding.message.isprintable() else finding.message.translate(_CONTROLS)
    follows = finding.follows and discovery.display(root / finding.follows)
    more = rule.confidence_of(finding), finding.cause, follows, two_places.placed(finding)
    return Diagnostic(document.path, *place, rule.name, message, rule.severity_of(finding), fix, *more)


def _placed(document: page.Document, fix: Fix) -> PlacedFix:
    return PlacedFix(fix.safe, tuple(PlacedEdit(*document.place(span), text) for span, text in fix.edits))

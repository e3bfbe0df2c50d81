"""Whether the examples in a rule's manual are true: the rule is run on each of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from profilelint.engine import lint
from profilelint.engine.fix import fix_text
from profilelint.engine.plan import Plan, Selected
from profilelint.model.answer import Answer
from profilelint.model.document import Suppression
from profilelint.model.paper import Paper
from profilelint.prove.examples import PAGE, Example, ExampleError, examples
from profilelint.read.reader import read
from profilelint.report.escape import visible
from profilelint.rule.loader import BUILTIN, Rule, RuleError, load, load_folder, rule_files
from profilelint.rule.options import OptionError, settle
from profilelint.rule.signature import SITE_IF_ANY
from profilelint.site import discovery
from profilelint.site.site import Site

if TYPE_CHECKING:
    from profilelint.model.finding import Diagnostic

#: The day on which all examples are read, so that they stay true.
TODAY = date(2026, 1, 1)

#: A byte that is no UTF-8, as an example writes it.
_BYTE = re.compile(rb"\\udc([89a-f][0-9a-f])")


class FailedError(Exception):
    """The rule failed on an example; the text says how."""


def prove(rule: Rule) -> list[str]:
    """What is untrue in the examples of a rule; nothing if all are true."""
    return [f"{name}: {failure}" for name, failure in _proofs(rule) if failure]


def fixes(rule: Rule) -> frozenset[bool]:
    """Return whether the fixes that a rule offers in its examples are safe: all (True), none (False), some, or {}."""
    safe: set[bool] = set()
    for example in examples(rule.doc, complete=False):
        if example.fixed and len(safe) < 2:
            with trial(rule, example) as ready:
                safe |= {each.fix.safe for each in ready.found(example.pages) if each.fix}
    return frozenset(safe)


class Proof(NamedTuple):
    """Whether an example of a rule is true: `failure` is what is untrue in it, or None.

    A failure starts with a word for it: "missing" (the rule does not say what it should), "noisy" (it says what it
    should not), or "wrong" (the rule, its manual or its fix cannot be used).
    """

    rule: str
    example: str
    failure: str | None

    @property
    def verdict(self) -> str:
        """In one word: "validated" (silent, as it should be), "reported", or the first word of the failure."""
        if self.failure:
            return self.failure.partition(":")[0]
        return "validated" if self.example.startswith("good") else "reported"


def prove_folder(folder: Path, names: Collection[str] = ()) -> list[Proof]:
    """Prove all examples of all rules of a folder, or of those with these names.

    Raises RuleError only for a folder that is none.
    """
    proofs: list[Proof] = []
    for path, name in rule_files(folder):
        if names and name not in names:
            continue
        try:
            proofs += [Proof(name, *each) for each in _proofs(load(path, name))]
        except RuleError as error:
            proofs.append(Proof(name, "rule", f"wrong: {error}"))
    return proofs


def _proofs(rule: Rule) -> list[tuple[str, str | None]]:
    try:
        found = examples(rule.doc)
    except ExampleError as error:
        return [("manual", f"wrong: {error}")]
    return [(example.id, prove_example(rule, example)) for example in found]


def prove_example(rule: Rule, example: Example) -> str | None:
    """What is untrue in an example, with a first word as of `Proof`; None if nothing is."""
    try:
        with trial(rule, example) as ready:
            return _fault(ready)
    except (FailedError, ValueError) as error:
        return f"wrong: line {example.line}: {error}"


@contextmanager
def trial(rule: Rule, example: Example) -> Iterator[Trial]:
    """A rule and an example, ready to be run; raises ValueError for options and a web that cannot be."""
    plan = _plan(rule, example.options)
    if example.web:
        from profilelint.web.fake import Fake

        Fake(example.web)
    if not _asks_for_site(rule):
        yield Trial(rule, plan, example, "")
        return
    with TemporaryDirectory(prefix="profilelint-") as folder:
        ready = Trial(rule, plan._replace(root=Path(folder)), example, f"{discovery.display(folder)}/")
        ready.write(example.files)
        yield ready


def _asks_for_site(rule: Rule) -> bool:
    return not {Site, Paper, SITE_IF_ANY}.isdisjoint((*rule.nodes, *rule.context))


def _plan(rule: Rule, options: Mapping[str, object]) -> Plan:
    """A plan to run one rule; one that looks at suppressions needs something that can be suppressed."""
    given = dict(options)
    today = given.pop("today", TODAY)
    if not isinstance(today, date):
        raise OptionError(f"today must be a date and not {today!r}")
    others = load_folder(BUILTIN) if Suppression in rule.nodes else []
    rules = [rule, *(each for each in others if each.name != rule.name and not _asks_for_site(each))]
    selected = [
        Selected(each.path, each.name, each.severity, each.options, confidence=each.confidence) for each in rules
    ]
    selected[0] = selected[0]._replace(options=settle(rule, given))
    return Plan(tuple(selected), Path(), today, pedantic=True)


class Trial(NamedTuple):
    """A rule on its way to be proven; `folder` is what paths start with, nothing if the site is no real one."""

    rule: Rule
    plan: Plan
    example: Example
    folder: str

    def said(self, pages: Mapping[str, str]) -> list[tuple[str, bool]]:
        """Every line that the rule says of pages, and whether it offers a fix; raises FailedError."""
        return [(self._line(each), each.fix is not None) for each in self.found(pages)]

    def found(self, pages: Mapping[str, str]) -> list[Diagnostic]:
        """What the rule says of pages; raises FailedError."""
        plan = self._asked(pages)
        if self.folder:
            self.write(pages)
            results = [lint.check([self.folder + name for name in pages], plan)]
        else:
            results = [lint.check_text(name, _bytes(text), plan) for name, text in sorted(pages.items())]
        found = [each for result in results for each in result.diagnostics if each.rule == self.rule.name]
        if found and any(result.crashed for result in results):
            raise FailedError(next((each.message for each in found if " failed" in each.message), found[0].message))
        return found

    def _line(self, said: Diagnostic) -> str:
        line = f"{said.path}:{said.line}:{said.column}: {visible(said.text)}".replace(self.folder, "")
        return line if self.example.named else line.removeprefix(f"{PAGE}:")

    def fixed(self, pages: Mapping[str, str]) -> dict[str, str]:
        """The pages after all fixes."""
        plan = self._asked(pages)
        after = {name: fix_text(self.folder + name, _bytes(text), plan, unsafe=True) for name, text in pages.items()}
        return {name: data.decode() for name, data in after.items()}

    def _asked(self, pages: Mapping[str, str]) -> Plan:
        """The plan, with what the web says of the links of pages if the rule wants to know."""
        if Answer not in self.rule.nodes:
            return self.plan
        from profilelint.web import fake

        documents = [read(self.folder + name, _bytes(text)) for name, text in pages.items()]
        return self.plan._replace(answers=fake.answers(self.example.web, documents))

    def write(self, files: Mapping[str, str]) -> None:
        """Write files of the site."""
        for name, text in files.items():
            file = Path(self.folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_bytes(text))


def _fault(ready: Trial) -> str | None:
    example = ready.example
    said = ready.said(example.pages)
    if fault := _difference("the rule says", example, example.output, [line for line, _ in said]):
        return fault
    if not example.fixed:
        return (
            f"wrong: line {example.line}: show as markdown fixed what the fix does"
            if any(fix for _, fix in said)
            else None
        )
    after = ready.fixed(example.pages)
    for name, text in after.items():
        expected = example.fixed.get(name, example.pages[name])
        if fault := _difference(f"{name} after all fixes is", example, expected.split("\n"), text.split("\n")):
            return fault
    return _difference("after all fixes the rule still says", example, [], [line for line, _ in ready.said(after)])


def _difference(what: str, example: Example, expected: Sequence[str], got: Sequence[str]) -> str | None:
    """What is different, with a first word as of `Proof`: "-" before what is not there, "+" before what is."""
    if list(expected) == list(got):
        return None
    from difflib import ndiff

    word = "missing" if set(expected) - set(got) else "noisy"
    lines = [line for line in ndiff(expected, got) if not line.startswith("?")]
    return "\n".join([f"{word}: line {example.line}: {what}", *lines])


def _bytes(text: str) -> bytes:
    r"""The bytes of a page; in an example `\udce9` is the byte E9, as Python shows it where it is no UTF-8 (PEP 383).

    >>> _bytes(r"na\udcefve")
    b'na\xefve'
    """
    return _BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), text.encode())

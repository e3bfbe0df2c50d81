"""The examples in a rule's manual: reading them, and proving that they are true.

The info string of a fence says what it is:

- `markdown bad [FILE]`: a page that the rule finds fault with. Several in a row, each with its FILE, make one site.
  A file of settings is `yaml bad FILE`, `toml bad FILE` or `json bad FILE`, a bibliography `bibtex bad FILE`; so for
  all that follows here.
- `text output`: behind it, every line that the rule says of it: `[FILE:]line:column: message`, FILE only where given.
- `markdown fixed [FILE]`: behind that, the page after all fixes; the rule is silent about it.
- `markdown good [FILE]`: a page that the rule is silent about; several in a row make one site as well.
- `toml options`: options of the rule, and `today`, for all examples that follow.
- `text web`: what the web says in all examples that follow, as lines of `URL status`; see `profilelint/web/fake.py`.
- `ANYTHING file PATH`: before a page, a file of its site that is not checked itself.

In a row means with nothing in between. A fence with one word or none is no example.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from profilelint.engine import lint
from profilelint.engine.fix import fix_text
from profilelint.engine.plan import Plan, Selected
from profilelint.model.answer import Answer
from profilelint.model.document import Suppression
from profilelint.read.reader import read
from profilelint.report.escape import visible
from profilelint.rule import manual
from profilelint.rule.loader import BUILTIN, OptionError, Rule, RuleError, load, load_folder, rule_files, settle
from profilelint.site import discovery
from profilelint.site.site import Site

if TYPE_CHECKING:
    from profilelint.model.finding import Diagnostic

#: The day on which all examples are read, so that they stay true.
TODAY = date(2026, 1, 1)

#: A byte that is no UTF-8, as an example writes it.
_BYTE = re.compile(rb"\\udc([89a-f][0-9a-f])")

#: The name of a page that is given none.
PAGE = "page.md"

#: What a fence can be, and the languages it can be written in.
ROLES = {
    "bad": manual.LANGUAGES,
    "good": manual.LANGUAGES,
    "fixed": manual.LANGUAGES,
    "output": {"text"},
    "options": {"toml"},
    "web": {"text"},
}


class ExampleError(ValueError):
    """Examples that cannot be read, with the line of the manual."""


@dataclass
class Example:
    """One example: pages by name, the other files of their site, and what is said and made of them.

    `kind` is "bad" or "good", `number` counts the examples of a kind from 1, `named` says whether the pages are. `web`
    is what stands for the web.
    """

    kind: str
    number: int
    line: int
    options: Mapping[str, object]
    files: dict[str, str]
    named: bool
    pages: dict[str, str] = field(default_factory=dict)
    output: list[str] = field(default_factory=list)
    fixed: dict[str, str] = field(default_factory=dict)
    web: str = ""

    @property
    def id(self) -> str:
        """The name of the example among those of its rule: `bad-1`."""
        return f"{self.kind}-{self.number}"

    def takes(self, fence: _Fence) -> bool:
        """Whether a page belongs to this example's site."""
        follows = fence.adjacent and not self.output and fence.role == self.kind
        return follows and self.named and bool(fence.name) and fence.name not in self.pages


class _Fence(NamedTuple):
    """A fence with a role; `adjacent` says whether it follows the one before at once."""

    role: str
    name: str
    body: str
    line: int
    adjacent: bool


# Reading


def examples(doc: str) -> list[Example]:
    """The examples of a manual, in order; raises ExampleError."""
    found: list[Example] = []
    options: Mapping[str, object] = {}
    files: dict[str, str] = {}
    web = ""
    for fence in _fences(doc):
        if fence.role == "options":
            options = _options(fence)
        elif fence.role == "web":
            web = fence.body
        elif fence.role == "file":
            files[fence.name] = fence.body
        elif fence.role in {"output", "fixed"}:
            _add_result(found[-1] if found else None, fence)
        else:
            if files or not (found and found[-1].takes(fence)):
                number = 1 + sum(each.kind == fence.role for each in found)
                found.append(Example(fence.role, number, fence.line, options, files, bool(fence.name), web=web))
                files = {}
            found[-1].pages[fence.name or PAGE] = fence.body
    for example in found:
        if example.kind == "bad" and not example.output:
            raise ExampleError(f"line {example.line}: behind a bad page its text output is missing")
    return found


def _fences(doc: str) -> Iterator[_Fence]:
    for info, body, line, adjacent in manual.read(doc).fences:
        language, role, name = (*info.split(maxsplit=2), "", "", "")[:3]
        if role and language not in ROLES.get(role, ()) and not (role == "file" and name):
            raise ExampleError(f'line {line}: no fence can be "{info}"; see the top of profilelint/prove/examples.py')
        if name.startswith("/") or ".." in PurePosixPath(name).parts:
            raise ExampleError(f'line {line}: "{name}" leads out of the site')
        if role:
            yield _Fence(role, name, body, line, adjacent)


def _add_result(example: Example | None, fence: _Fence) -> None:
    """Add output or a fixed page to the example that it stands behind."""
    if not example or example.kind != "bad" or (fence.role == "output") == bool(example.output):
        raise ExampleError(f"line {fence.line}: {fence.role} has its place behind a bad page, output before fixed")
    if fence.role == "output":
        example.output += fence.body.strip("\n").splitlines()
        return
    name = fence.name or next(iter(example.pages))
    if name not in example.pages:
        raise ExampleError(f"line {fence.line}: this example has no page {name}")
    example.fixed[name] = fence.body


def _options(fence: _Fence) -> Mapping[str, object]:
    try:
        return tomllib.loads(fence.body)
    except tomllib.TOMLDecodeError as error:
        raise ExampleError(f"line {fence.line}: the options are not TOML: {error}") from None


# Proving


def prove(rule: Rule) -> list[str]:
    """What is untrue in the examples of a rule; nothing if all are true."""
    return [f"{name}: {failure}" for name, failure in _proofs(rule) if failure]


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


def prove_folder(folder: Path) -> list[Proof]:
    """Prove all examples of all rules of a folder; raises RuleError only for a folder that is none."""
    proofs: list[Proof] = []
    for path, name in rule_files(folder):
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
        plan = _plan(rule, example.options)
        if example.web:
            from profilelint.web.fake import Fake

            Fake(example.web)
    except (OptionError, ValueError) as error:
        return f"wrong: line {example.line}: {error}"
    if not _asks_for_site(rule):
        return _fault(_Trial(rule, plan, example, ""))
    with TemporaryDirectory(prefix="profilelint-") as folder:
        trial = _Trial(rule, plan._replace(root=Path(folder)), example, f"{discovery.display(folder)}/")
        trial.write(example.files)
        return _fault(trial)


def _asks_for_site(rule: Rule) -> bool:
    return Site in (*rule.nodes, *rule.context)


def _plan(rule: Rule, options: Mapping[str, object]) -> Plan:
    """A plan to run one rule; one that looks at suppressions needs something that can be suppressed."""
    given = dict(options)
    today = given.pop("today", TODAY)
    if not isinstance(today, date):
        raise OptionError(f"today must be a date and not {today!r}")
    others = [each for each in load_folder(BUILTIN) if each.name != rule.name and not _asks_for_site(each)]
    rules = [rule, *(others if Suppression in rule.nodes else ())]
    selected = [Selected(each.path, each.name, each.severity, each.options) for each in rules]
    selected[0] = selected[0]._replace(options=settle(rule, given))
    return Plan(tuple(selected), Path(), today)


class _Trial(NamedTuple):
    """A rule on its way to be proven; `folder` is what paths start with, nothing if the site is no real one."""

    rule: Rule
    plan: Plan
    example: Example
    folder: str

    def said(self, pages: Mapping[str, str]) -> list[tuple[str, bool]]:
        """Every line that the rule says of pages, and whether it offers a fix."""
        plan = self._asked(pages)
        if self.folder:
            self.write(pages)
            found = lint.check([self.folder + name for name in pages], plan).diagnostics
        else:
            results = (lint.check_text(name, _bytes(text), plan) for name, text in sorted(pages.items()))
            found = tuple(each for result in results for each in result.diagnostics)
        return [(self._line(each), each.fix is not None) for each in found if each.rule == self.rule.name]

    def _line(self, said: Diagnostic) -> str:
        line = f"{said.path}:{said.line}:{said.column}: {visible(said.message)}".replace(self.folder, "")
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


def _fault(trial: _Trial) -> str | None:
    example = trial.example
    said = trial.said(example.pages)
    if fault := _difference("the rule says", example, example.output, [line for line, _ in said]):
        return fault
    if not example.fixed:
        return (
            f"wrong: line {example.line}: show as markdown fixed what the fix does"
            if any(fix for _, fix in said)
            else None
        )
    after = trial.fixed(example.pages)
    for name, text in after.items():
        expected = example.fixed.get(name, example.pages[name])
        if fault := _difference(f"{name} after all fixes is", example, expected.split("\n"), text.split("\n")):
            return fault
    return _difference("after all fixes the rule still says", example, [], [line for line, _ in trial.said(after)])


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

"""The examples in a rule's manual, as read; `trial.py` proves that they are true.

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

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple

from profilelint.rule import manual

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
    is what stands for the web. `fences` are those of its pages and results, in order.
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
    fences: list[Fence] = field(default_factory=list, compare=False)

    @property
    def id(self) -> str:
        """The name of the example among those of its rule: `bad-1`."""
        return f"{self.kind}-{self.number}"

    @property
    def has_output(self) -> bool:
        """Whether there is a place for what the rule says, be it empty."""
        return any(fence.role == "output" for fence in self.fences)

    def takes(self, fence: Fence) -> bool:
        """Return whether a page belongs to this example's site."""
        follows = fence.adjacent and not self.has_output and fence.role == self.kind
        return follows and self.named and bool(fence.name) and fence.name not in self.pages


class Fence(NamedTuple):
    """A fence with a role; `adjacent` says whether it follows the one before at once."""

    role: str
    name: str
    body: str
    line: int
    adjacent: bool


# Reading


def examples(doc: str, *, complete: bool = True) -> list[Example]:
    """The examples of a manual, in order; raises ExampleError, unless `complete` is wanted not for missing output."""
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
            found[-1].fences.append(fence)
    for example in found:
        if complete and example.kind == "bad" and not example.output:
            raise ExampleError(f"line {example.line}: behind a bad page its text output is missing; --update writes it")
    return found


def _fences(doc: str) -> Iterator[Fence]:
    for info, body, line, adjacent, _ in manual.read(doc).fences:
        language, role, name = (*info.split(maxsplit=2), "", "", "")[:3]
        if role and language not in ROLES.get(role, ()) and not (role == "file" and name):
            raise ExampleError(f'line {line}: no fence can be "{info}"; see the top of profilelint/prove/examples.py')
        if name.startswith("/") or ".." in PurePosixPath(name).parts:
            raise ExampleError(f'line {line}: "{name}" leads out of the site')
        if role:
            yield Fence(role, name, body, line, adjacent)


def _add_result(example: Example | None, fence: Fence) -> None:
    """Add output or a fixed page to the example that it stands behind."""
    if not example or example.kind != "bad" or (fence.role == "output") == example.has_output:
        raise ExampleError(f"line {fence.line}: {fence.role} has its place behind a bad page, output before fixed")
    example.fences.append(fence)
    if fence.role == "output":
        example.output += fence.body.strip("\n").splitlines()
        return
    name = fence.name or next(iter(example.pages))
    if name not in example.pages:
        raise ExampleError(f"line {fence.line}: this example has no page {name}")
    example.fixed[name] = fence.body


def _options(fence: Fence) -> Mapping[str, object]:
    try:
        return tomllib.loads(fence.body)
    except tomllib.TOMLDecodeError as error:
        raise ExampleError(f"line {fence.line}: the options are not TOML: {error}") from None

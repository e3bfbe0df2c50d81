"""A rule's manual for its readers: what is wrong, why, an example, how to fix it and how to silence it.

The fences of a docstring are made for the proof of the rule (`prove/examples.py`); readers get what they hold, with a
caption for each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from profilelint.rule import manual
from profilelint.rule.manual import Fence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What `--fix` does, by whether the fixes of a rule are safe.
FIXES = {
    frozenset({True}): "`profilelint check --fix` makes this change.",
    frozenset({False}): "`profilelint check --fix --unsafe-fixes` makes this change; look at it before you keep it.",
    frozenset({True, False}): "`profilelint check --fix` makes this change where it is certain, and with "
    "`--unsafe-fixes` also where it is likely.",
}
_NO_FIX = "The message says what to write; nothing is changed for you."

_CAPTIONS = {"output": "profilelint says:", "fixed": "and the page becomes:", "options": "With these options:"}
_RESULTS = ("output", "fixed")
_WEB = "If the web answers:"
_MEASURED = re.compile(r"Measured on .*", re.DOTALL)
_OPTION = re.compile(r"- `([^`\n]+)`: (.*)", re.DOTALL)


class Code(NamedTuple):
    """Something to copy, with what is said above it ("" for nothing)."""

    caption: str
    language: str
    text: str


Block = str | Code


class Part(NamedTuple):
    """A part of a manual: a heading, then paragraphs, items that begin with "- ", and code."""

    heading: str
    blocks: list[Block]


class _Group(NamedTuple):
    """What is said before some fences, and those."""

    paragraphs: list[str]
    fences: list[Fence]

    def has(self, role: str) -> bool:
        return any(_role(each) == role for each in self.fences)

    def ends_before(self, role: str) -> bool:
        """Whether a fence belongs to the next example: what comes behind results does, and what prepares another."""
        last = _role(self.fences[-1]) if self.fences else ""
        return (last in _RESULTS and role not in _RESULTS) or (last == "good" and role != "good")


def parts(name: str, doc: str, options: Mapping[str, object], fixes: frozenset[bool] = frozenset()) -> list[Part]:
    """Return the parts of a manual, in order, without its first sentence (`manual.summary`).

    `options` are those of the rule with their defaults, `fixes` says whether those that it offers are safe.
    """
    head, *groups = _groups(doc)
    why = [each for each in head.paragraphs[1:] if not _OPTION.match(each) and not _MEASURED.match(each)]
    documented = [each for group in (head, *groups) for each in group.paragraphs if _OPTION.match(each)]
    measured = [each for group in (head, *groups) for each in group.paragraphs if _MEASURED.match(each)]
    first, *rest = [_Group([], head.fences), *groups]
    bad = [each for each in (first, *rest) if each.has("bad")]
    other = [each for each in (first, *rest) if not each.has("bad")]
    found = [
        Part("Why", [*why]),
        Part("Example", _blocks(bad[:1])),
        Part("How to fix", [FIXES.get(fixes, _NO_FIX)]),
        Part(
            "Options", [_option(option, said, options) for text in documented for option, said in _OPTION.findall(text)]
        ),
        Part("How to silence", _silencing(name)),
        Part("What is right", _blocks(other)),
        Part("More examples", _blocks(bad[1:])),
        Part("How sure it is", [*measured]),
    ]
    return [each for each in found if each.blocks]


def markdown(found: Iterable[Part]) -> str:
    """Return the parts of a manual as Markdown."""
    text: list[str] = []
    for part in found:
        text.append(f"## {part.heading}")
        for block in part.blocks:
            if isinstance(block, Code):
                fence = "`" * (1 + max((len(each) for each in re.findall(r"`{2,}", block.text)), default=2))
                text += [block.caption] if block.caption else []
                text.append(f"{fence}{block.language}\n{block.text}\n{fence}")
            else:
                text.append(block)
    return "\n\n".join(text) + "\n"


def _groups(doc: str) -> list[_Group]:
    """Return a manual as paragraphs and the fences that follow them; fences without an example go with the next one."""
    groups = [_Group([], [])]
    for piece in manual.pieces(doc):
        if isinstance(piece, Fence):
            if groups[-1].ends_before(_role(piece)):
                groups.append(_Group([], []))
            groups[-1].fences.append(piece)
            continue
        paragraphs = [each for each in re.split(r"\n\s*\n|\n(?=- )", piece.strip("\n")) if each.strip()]
        if paragraphs and groups[-1].fences and (groups[-1].has("bad") or groups[-1].has("good")):
            groups.append(_Group([], []))
        groups[-1].paragraphs.extend(paragraphs)
    return groups


def _role(fence: Fence) -> str:
    return (*fence.info.split(maxsplit=2), "", "")[1]


def _blocks(groups: Iterable[_Group]) -> list[Block]:
    blocks: list[Block] = []
    for group in groups:
        blocks += [each for each in group.paragraphs if not _OPTION.match(each) and not _MEASURED.match(each)]
        blocks += [_code(each) for each in group.fences if each.body.strip()]
    return blocks


def _code(fence: Fence) -> Code:
    language, role, name = (*fence.info.split(maxsplit=2), "", "", "")[:3]
    caption = _WEB if role == "web" else _CAPTIONS.get(role, f"{name}:" if name else "")
    return Code(caption, language, fence.body.rstrip("\n"))


def _option(name: str, text: str, options: Mapping[str, object]) -> str:
    default = options.get(name)
    shown = ", ".join(map(str, default)) if isinstance(default, tuple | list | set | frozenset) else str(default)
    ending = f". By default: {shown}." if shown and len(shown) < 200 else "."
    return f"- `{name}`: {text.rstrip('.')}{ending}"


def _silencing(name: str) -> list[Block]:
    return [
        Code("On one block of a page, with the reason:", "markdown", f"<!-- profilelint: ignore {name} -- REASON -->"),
        Code("Everywhere, in profilelint.toml:", "toml", f'ignore = ["{name}"]'),
        Code("On some pages:", "toml", f'[per-file-ignores]\n"drafts/**" = ["{name}"]'),
    ]

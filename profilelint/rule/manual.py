"""A rule's manual: its summary, the options it documents, its fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

#: A summary is one line of `profilelint rules` and of the table in the README.
MAX_SUMMARY = 80

_MARK = re.compile(r"^(`{3,}|~{3,})([^\n]*)(?:\n|\Z)", re.MULTILINE)
_OPTION = re.compile(r"^- `([^`\n]+)`:", re.MULTILINE)


class Fence(NamedTuple):
    """A fenced block that starts in the first column; `info` is what stands behind the marks that open it.

    `line` counts from 1. `adjacent` says whether nothing but blank lines stands between it and the block before.
    """

    info: str
    body: str
    line: int
    adjacent: bool
    closed: bool = True


class Manual(NamedTuple):
    """The fences of a manual, what stands outside of them, and the line of a fence that is not closed, or 0."""

    fences: list[Fence]
    prose: str
    unclosed: int


def read(doc: str) -> Manual:
    r"""The parts of a manual; a fence is closed by as many marks as open it, or more, so that fences can be nested.

    >>> read("A fault.\n\n~~~~text output\n~~~\n~~~~\n").fences
    [Fence(info='text output', body='~~~\n', line=3, adjacent=False, closed=True)]
    """
    parts = list(pieces(doc))
    unclosed = next((each.line for each in parts if isinstance(each, Fence) and not each.closed), 0)
    fences = [each for each in parts if isinstance(each, Fence) and each.closed]
    return Manual(fences, "".join(each for each in parts if isinstance(each, str)), unclosed)


def pieces(doc: str) -> Iterator[str | Fence]:
    """Yield the prose and the fences of a manual, in order; behind a fence that is not closed comes nothing more."""
    opening: re.Match[str] | None = None
    end = 0
    for found in _MARK.finditer(doc):
        if opening is None:
            opening = found
            yield (before := doc[end : found.start()])
        elif found[1].startswith(opening[1]) and not found[2].strip():
            yield _fence(doc, opening, found.start(), adjacent=not before.strip())
            opening, end = None, found.end()
    yield _fence(doc, opening, len(doc), adjacent=False, closed=False) if opening else doc[end:]


def _fence(doc: str, opening: re.Match[str], end: int, *, adjacent: bool, closed: bool = True) -> Fence:
    line = doc.count("\n", 0, opening.start()) + 1
    return Fence(opening[2].strip(), doc[opening.end() : end], line, adjacent, closed)


#: The languages of what is checked: pages, settings, bibliographies.
LANGUAGES = frozenset({"markdown", "yaml", "toml", "json", "bibtex"})


def summary(doc: str) -> str:
    """Return the first sentence of a manual, which is its first paragraph."""
    return " ".join(doc.partition("\n\n")[0].split())


class Fault(NamedTuple):
    """What a manual lacks, with what to write, and on which of its lines, from 1."""

    message: str
    line: int


def fault(doc: str, options: Collection[str]) -> Fault | None:
    """What a manual lacks; None if all is there. Whether its examples are true is for `prove/examples.py` to say."""
    if not doc:
        return Fault("there is no docstring; begin the file with one, as it is the manual of the rule", 1)
    first = summary(doc)
    if not first.endswith(".") or len(first) > MAX_SUMMARY:
        return Fault(f"the manual must start with one sentence of at most {MAX_SUMMARY} characters and a full stop", 1)
    manual = read(doc)
    if manual.unclosed:
        return Fault("the manual opens a fence that it does not close", manual.unclosed)
    last = doc.count("\n") + 1
    for role in ("bad", "good"):
        if not any(
            f"{fence.info} ".startswith(tuple(f"{each} {role} " for each in LANGUAGES)) for fence in manual.fences
        ):
            return Fault(f"the manual has no example fenced as ```markdown {role}; add one", last)
    documented = set(_OPTION.findall(manual.prose))
    if missing := sorted(set(options) - documented):
        return Fault(f'the option "{missing[0]}" is not in the manual; add a line - `{missing[0]}`: what it does', last)
    if extra := sorted(documented - set(options)):
        line = doc.count("\n", 0, doc.find(f"\n- `{extra[0]}`:") + 1) + 1
        return Fault(f'the manual names an option "{extra[0]}" that check does not take; add it after a bare *', line)
    return None

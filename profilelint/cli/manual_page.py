"""A rule's manual on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.prove.trial import fixes
from profilelint.report.escape import visible
from profilelint.report.style import styled
from profilelint.report.words import MEANING
from profilelint.report.wrap import wrapped
from profilelint.rule import explained

if TYPE_CHECKING:
    from profilelint.rule.explained import Block
    from profilelint.rule.loader import Rule

#: How far paragraphs, and what is to be copied, stand from the left.
INDENT, CODE_INDENT = "  ", "      "


def text(rule: Rule, width: int, *, colour: bool) -> str:
    """Return the manual of a rule in lines of `width` cells; what is to be copied keeps its own."""
    activity = "opt-in" if rule.opt_in else "pedantic" if rule.confidence == "doubtful" else "on by default"
    lines = [f"{styled(rule.name, 'bold', colour=colour)}: {visible(rule.summary)}", ""]
    lines.append(f"{styled(rule.severity, rule.severity, colour=colour)} ({MEANING[rule.severity]}), {activity}")
    for part in explained.parts(rule.name, rule.doc, rule.options, fixes(rule)):
        lines += ["", styled(part.heading.upper(), "bold", colour=colour)]
        for before, block in zip(["", *part.blocks], part.blocks, strict=False):
            is_next_item = all(isinstance(each, str) and each.startswith("- ") for each in (before, block))
            lines += [*([] if is_next_item else [""]), *_block(block, width)]
    return "".join(f"{line}\n" for line in lines)


def _block(block: Block, width: int) -> list[str]:
    if isinstance(block, str):
        item = "  " if block.startswith("- ") else ""
        first, *more = wrapped(" ".join(block.split()), width - len(INDENT) - len(item))
        return [f"{INDENT}{first}", *(f"{INDENT}{item}{line}" for line in more)]
    caption = [f"{INDENT}{visible(block.caption)}", ""] if block.caption else []
    lines = block.text.split("\n")
    if block.language == "text":  # what profilelint says
        lines = [each for line in lines for each in wrapped(line, width - len(CODE_INDENT))]
    return caption + [f"{CODE_INDENT}{visible(line)}".rstrip() for line in lines]

"""`markdown`: a page for the summary of a job on GitHub, for a merge request or a chat.

Nothing of a page is Markdown in it: no link, no picture, no mention, no HTML.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from profilelint.report import words
from profilelint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Diagnostic
    from profilelint.report import Report

#: GitHub refuses a summary of more than 1 MiB (docs.github.com, "Workflow commands", "Step isolation and limits").
MOST_BYTES = 1_000_000
_HEAD = "| line | | what visitors meet | rule |\n|--:|---|---|---|\n"
#: What begins something in GitHub's Markdown, wherever it stands in a line: the punctuation of markup, of formulas and
#: of tables, and what makes a link of an address, or a picture of a name between colons.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$!]|:(?=/|\w)|#(?!\w)|(?<=www)\.", re.IGNORECASE)
#: What mentions people or issues, even behind a backslash; a comment behind it keeps it from that.
_MENTION = re.compile(r"@|#(?=\w)")


def render(report: Report) -> str:
    """Return a heading, what was found in one sentence, and a table for each page, worst first.

    Every place has a line: who reads it has nothing else to look it up.
    """
    report = report._replace(shown=report.diagnostics)
    said = [each for each in (words.verdict(report), words.remedy(report)) if each]
    start = f"## profilelint\n\n{' '.join(said)}\n"
    parts: list[str] = [start]
    size = len(start)
    rows = chain.from_iterable(_page(*page) for page in words.worst_first(report.shown))
    left = len(report.shown)
    for row, findings in rows:
        size += len(row.encode())
        if size > MOST_BYTES:
            return "".join([*parts, f"\n{words.count(left, 'more finding')} did not fit in here.\n"])
        parts.append(row)
        left -= findings
    return "".join(parts)


def _page(path: str, found: list[Diagnostic]) -> Iterator[tuple[str, int]]:
    """Yield the lines of a page, each with the number of findings in it."""
    yield f"\n### {escaped(path)}\n\n{words.found(found)}\n\n{_HEAD}", 0
    for each in found:
        said = [str(each.line), words.MEANING[each.severity], escaped(each.text), escaped(each.rule)]
        yield f"| {' | '.join(said)} |\n", 1


def escaped(text: str) -> str:
    r"""Return a text of one line such that Markdown shows it as it is.

    >>> print(escaped("a <b> *c*: @ada #1 www.x.example"))
    a \<b\> \*c\*: @<!-- -->ada #<!-- -->1 www\.x.example
    """
    return _MENTION.sub(r"\g<0><!-- -->", _SPECIAL.sub(r"\\\g<0>", visible(text)))

"""What a finding is known by from one run to the next, wherever its line has moved to."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profilelint.report import Report


def fingerprints(report: Report) -> list[str]:
    """Return 32 hexadecimal digits for each of all findings, in order; no two are the same.

    They are made of the path, the rule and the marked text (where nothing is marked, the message without its numbers),
    and of how many of the same come before.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for each in report.diagnostics:
        known_by = each.path, each.rule, each.marked(report.lines(each.path)) or re.sub(r"\d+", "", each.message)
        written = "\0".join((*known_by, str(seen[known_by])))
        seen[known_by] += 1
        found.append(hashlib.sha256(written.encode("utf-8", "backslashreplace")).hexdigest()[:32])
    return found

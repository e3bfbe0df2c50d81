"""Making the changes that rules propose: in a text, in a page until there is nothing left to change, in a file."""

from __future__ import annotations

import os
import stat
from bisect import bisect, insort
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.engine import Engine
from profilelint.page.decode import decode
from profilelint.page.reader import read
from profilelint.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.engine import Said
    from profilelint.finding import Edit, Fix
    from profilelint.lint import Plan
    from profilelint.page.document import Document

#: How often a page is changed and checked again, as one fix may make room for another.
ROUNDS = 10


# A text


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """The text after the fixes, and how many were made: all edits of a fix or none, the first by position wins.

    >>> from profilelint.finding import Fix, Span
    >>> apply("one two", [Fix.replace(Span(4, 7), "three"), Fix.replace(Span(0, 5), "never t")])
    ('never two', 1)
    """
    edits: list[Edit] = []
    made = 0
    for fix in sorted((each for each in fixes if each.edits), key=lambda each: min(each.edits).span):
        new = sorted(set(fix.edits))
        if not any(_meet(*pair) for pair in pairwise(new)) and not any(_taken(edits, edit) for edit in new):
            made += 1
            for edit in new:
                insort(edits, edit)
    return _edited(text, edits), made


def _taken(edits: Sequence[Edit], edit: Edit) -> bool:
    index = bisect(edits, edit)
    return any(_meet(*sorted((each, edit))) for each in edits[max(0, index - 1) : index + 1])


def _meet(first: Edit, second: Edit) -> bool:
    """Whether two edits, in order, overlap, or put something in at the same place."""
    return second.span.start < first.span.end or second.span.start == first.span.start


def _edited(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    position = 0
    for (start, end), new in edits:
        parts += (text[position:start], new)
        position = end
    return "".join([*parts, text[position:]])


# A page


class Proposal(NamedTuple):
    """A fix, and the name of the rule that proposes it."""

    rule: str
    fix: Fix


def fix_text(path: str, data: bytes, plan: Plan, *, unsafe: bool, alone: bool = False) -> bytes:
    """The page after all safe fixes, or with `unsafe` after all fixes; bytes outside of their edits stay as they are.

    `alone` is for a page that is no file: the rules that look at the rest of the site do not run.

    Every change is checked again, at most `ROUNDS` times, so that a fix may follow from another. A rule that comes to
    no end, that undoes what another one does, or whose fix makes the page worse to read, changes nothing at all: so
    fixing twice is fixing once. Raises RuleError for a rule that cannot be loaded, and nothing else.
    """
    engine = _engine(plan, alone)
    document = read(path, data)
    if _encoded(document, document.text) != data:
        return data
    left_out: set[str] = set()
    while True:
        mended, restless = _mended(engine, document, unsafe, left_out)
        if not restless:
            after = _encoded(mended, mended.text)
            return data if after is None else after
        left_out |= restless


_engines: list[tuple[Plan, bool, Engine]] = []


def _engine(plan: Plan, alone: bool) -> Engine:
    """The engine that was last asked for, as pages are mended one by one with the same plan."""
    if not _engines or _engines[0][0] is not plan or _engines[0][1] != alone:
        _engines[:] = [(plan, alone, Engine(plan, alone=alone))]
    return _engines[0][2]


def _encoded(document: Document, text: str) -> bytes | None:
    """The text in the encoding of a page, invalid bytes as they were; None if it cannot be written so."""
    try:
        return text.encode(document.encoding, "surrogateescape" if document.encoding == "utf-8" else "surrogatepass")
    except UnicodeEncodeError:
        return None


def _mended(engine: Engine, document: Document, unsafe: bool, left_out: set[str]) -> tuple[Document, set[str]]:
    """The page after all rounds; if that is of no use, the rules that are to blame and to be left out next time."""
    before: Counter[str] = Counter()
    seen = {document.text}
    for _ in range(ROUNDS):
        proposals = _proposals(engine, document, unsafe, left_out)
        before = Counter(each.rule for each in proposals)
        text, made = apply(document.text, [each.fix for each in proposals])
        if not made:
            return document, set()
        new = _reread(document, text)
        if new is None:
            return document, _culprits(document, proposals)
        if new.text in seen:
            return document, set(before)
        seen.add(new.text)
        document = new
    after = Counter(each.rule for each in _proposals(engine, document, unsafe, left_out))
    return document, {rule for rule, count in after.items() if count >= before[rule]}


def _proposals(engine: Engine, document: Document, unsafe: bool, left_out: set[str]) -> list[Proposal]:
    survey = engine.survey
    known = survey.documents.get(document.path)
    said = survey.said.get(document.path, ()) if known and known.text == document.text else ()
    findings = engine.findings(document, said).said
    fixes = [(each.rule.name, _wanted(document, each, unsafe)) for each in findings if each.rule.name not in left_out]
    return [Proposal(rule, fix) for rule, fix in fixes if fix]


def _wanted(document: Document, said: Said, unsafe: bool) -> Fix | None:
    fix = said.finding.fix
    if fix and (fix.safe or unsafe) and any(document.text[start:end] != text for (start, end), text in fix.edits):
        return fix
    return None


def _reread(document: Document, text: str) -> Document | None:
    """The page with a new text; None if there is a problem in reading it that there was not before."""
    data = _encoded(document, text)
    if data is None:
        return None
    new = read(document.path, data)
    return None if _problems(new) - _problems(document) else new


def _problems(document: Document) -> Counter[str]:
    of_matter = document.front_matter.problems if document.front_matter else ()
    return Counter(each.kind for each in (*document.problems, *of_matter))


def _culprits(document: Document, proposals: Sequence[Proposal]) -> set[str]:
    """The rules whose fixes alone make the page worse to read, or else all of them."""
    rules = {each.rule for each in proposals}
    alone = {rule: apply(document.text, [each.fix for each in proposals if each.rule == rule])[0] for rule in rules}
    return {rule for rule, text in alone.items() if _reread(document, text) is None} or rules


# A file


def diff(path: str, before: bytes, after: bytes) -> bytes:
    """The difference between two versions of a page as a unified diff, which `patch -p1` and `git apply` take."""
    from difflib import diff_bytes, unified_diff

    name = os.fsencode(path)
    lines = diff_bytes(unified_diff, _lines(before), _lines(after), b"a/" + name, b"b/" + name)
    return b"".join(each if each.endswith(b"\n") else each + b"\n\\ No newline at end of file\n" for each in lines)


def _lines(data: bytes) -> list[bytes]:
    decoded = decode(data)
    if decoded.encoding != "utf-8":
        data = decoded.text.encode("utf-8", "surrogatepass")
    *lines, last = data.split(b"\n")
    return [*(line + b"\n" for line in lines), *([last] if last else [])]


def write(path: Path, data: bytes) -> None:
    """Replace a file's content in one step, so that it is never half written; raises OSError.

    A symbolic link stays one, and the file that it leads to is replaced. The mode stays as it is.
    """
    from tempfile import mkstemp

    file = path.resolve(strict=True)
    if not os.access(file, os.W_OK):
        raise PermissionError(13, "the file is write-protected", str(path))
    descriptor, name = mkstemp(prefix=".profilelint-", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        temporary.chmod(stat.S_IMODE(file.stat().st_mode))
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise

"""How many faults the rules on papers find: one is put into each pair of page and citation that agrees.

    python benchmarks/injection.py DIR [MOST]

DIR is a folder of sites of HugoBlox. Of each pair without a finding, one thing is changed; the pair is checked beside
two others of its site. What guards except is counted by the name of the guard. MOST pairs of a site are tried.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sites import sites

from profilelint import Claim, Person, Site
from profilelint.config import selection
from profilelint.config.loader import load
from profilelint.engine import lint
from profilelint.model.finding import Diagnostic
from profilelint.site import discovery

RULES = ["other-citation", "same-document", "other-authors", "other-title"]
NAMES = [*(f"publications/{name}" for name in RULES), "names/misspelt"]
#: Letters from here on are neither Latin nor accents.
FAR = "\u0370"
ALPHABET = "abcdefghijklmnopqrstuvwxyz"

Pair = tuple[Claim, Claim]


class Fault(NamedTuple):
    """A file with other content, or the guard that keeps the rules from looking at it."""

    kind: str
    file: str
    text: str
    guard: str = ""


def main(arguments: list[str]) -> None:
    """Measure and print."""
    most = int(arguments[1]) if len(arguments) > 1 else 20
    counts: Counter[tuple[str, str]] = Counter()
    for root in sites(Path(arguments[0]).resolve()):
        site = Site(root)
        pairs = [pair for paper in site.papers for pair in paper.cited_pages() if pair[1].place.endswith(".bib")]
        for number, pair in enumerate(pairs[:most]):
            _try(site, pair, [pairs[(number + step) % len(pairs)] for step in (1, 2)], counts)
    for kind in dict.fromkeys(kind for kind, _ in counts):
        outcomes = {outcome: count for (each, outcome), count in sorted(counts.items()) if each == kind}
        tried = outcomes.get("found", 0) + outcomes.get("missed", 0)
        print(
            f"{kind:20} {outcomes.get('found', 0)} of {tried} ({outcomes.get('found', 0) / max(tried, 1):.0%})", end=""
        )
        print("; excepted:", {name: n for name, n in outcomes.items() if name not in {"found", "missed"}})


def _try(site: Site, pair: Pair, others: list[Pair], counts: Counter[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        for each in (pair, *others):
            bundle = each[0].folder
            shutil.copytree(site.root / bundle, Path(folder, bundle), dirs_exist_ok=True)
        authors = site.root / "content/authors"
        if authors.is_dir():
            shutil.copytree(authors, Path(folder, "content/authors"), dirs_exist_ok=True)
        Path(folder, "hugo.toml").write_text("", encoding="utf-8")
        before = _check(folder)
        if any(each.path.startswith(pair[0].folder) for each in before):
            return  # it has a fault of its own
        for fault in _faults(pair, others[0]):
            if fault.guard:
                counts[fault.kind, fault.guard] += 1
                continue
            file = Path(folder, fault.file)
            kept = file.read_bytes()
            file.write_bytes(fault.text.encode())
            outcome = "found" if set(_check(folder)) - set(before) else "missed"
            if outcome == "missed":
                print("missed", fault.kind, site.root.name, fault.file, file=sys.stderr)
            counts[fault.kind, outcome] += 1
            file.write_bytes(kept)


def _check(folder: str) -> list[Diagnostic]:
    os.chdir(folder)
    config = load(None, {"select": NAMES}, Path(folder))
    plan = selection.plan(config, selection.known(config), Path(folder), date(2026, 11, 22))
    found = lint.check(discovery.pages(["."], [], Path(folder)).pages, plan, jobs=1).diagnostics
    os.chdir("/")
    return list(found)


def _faults(pair: Pair, other: Pair) -> Iterator[Fault]:
    page, citation = pair
    whole = page.is_whole and citation.is_whole
    guard = "" if whole else "authors that are not all named"
    if len(page.authors) < 2 or len(citation.authors) < 2:
        guard = "fewer than two authors"
    elif len(page.authors) != len(citation.authors) or any(max(each.written) > FAR for each in page.authors):
        guard = guard or "authors in two scripts, or members of a group alone"
    yield _swapped(page, guard)
    yield _dropped(page, guard or ("two authors, of which one is left" if len(page.authors) == 2 else ""))
    yield _misspelt(page, {author.words for author in citation.authors})
    yield _other_doi(page, other)
    same = other[1].document.text == citation.document.text
    unlike = "" if page.words and other[1].words and not same else "a title with a formula, or the same file"
    yield Fault("neighbour's cite.bib", citation.place, other[1].document.text, unlike)


def _replaced(claim: Claim, kind: str, edits: list[tuple[Person, str]]) -> Fault:
    text = claim.document.text
    for person, written in sorted(edits, key=lambda edit: edit[0].span, reverse=True):
        start, end = person.span
        text = text[:start] + written + text[end:]
    return Fault(kind, claim.place, text)


def _swapped(page: Claim, guard: str) -> Fault:
    kind = "two authors swapped"
    if guard:
        return Fault(kind, "", "", guard)
    text = page.document.text
    for one, other in pairwise(page.authors):
        if len({*one.words, *other.words}) == len(one.words) + len(other.words):
            written = [text[slice(*person.span)] for person in (one, other)]
            return _replaced(page, kind, [(one, written[1]), (other, written[0])])
    return Fault(kind, "", "", "neighbours who share a name")


def _dropped(page: Claim, guard: str) -> Fault:
    kind = "one author dropped"
    if guard:
        return Fault(kind, "", "", guard)
    text, (start, end) = page.document.text, page.authors[1].span
    after = page.authors[2].span.start if len(page.authors) > 2 else end
    return Fault(kind, page.place, text[:start] + text[after:])


def _misspelt(page: Claim, cited: set[tuple[str, ...]]) -> Fault:
    kind = "one letter of a name"
    alike = [person for person in page.authors if person.words in cited]
    for person in alike:
        start, end = person.span
        written = page.document.text[start:end]
        word = max(written.strip("\"'").split() or [""], key=len)
        is_full = min(map(len, person.words), default=0) > 1 and len(person.words) > 1
        if person.written in written and is_full and len("".join(person.words)) > 8 and len(word) > 4:
            middle = len(word) // 2
            letter = next(each for each in ALPHABET[7:] if each not in word[middle - 1 : middle + 2].lower())
            wrong = word[:middle] + letter + word[middle + 1 :]
            return _replaced(page, kind, [(person, written.replace(word, wrong))])
    guard = "names of slugs, initials or few letters" if alike else "no name that the citation writes alike"
    return Fault(kind, "", "", guard)


def _other_doi(page: Claim, other: Pair) -> Fault:
    kind = "another paper's DOI"
    own = [(each.value, span) for each, span in page.slots if each.kind == "DOI"]
    others = [each.value for claim in other for each, _ in claim.slots if each.kind == "DOI"]
    if not own or not others or own[0][0] == others[0]:
        return Fault(kind, "", "", "no DOI to replace, or none to paste")
    start, end = own[0][1]
    text = page.document.text
    return Fault(kind, page.place, f'{text[:start]}"{others[0]}"{text[end:]}')


if __name__ == "__main__":
    main(sys.argv[1:])

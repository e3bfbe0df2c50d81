"""Links to the addresses of tiny sites that were built: those that are made are never called missing, others mostly.

Each row of `NAME.jsonl` is written to a folder, links are put on one of its pages, and the rules on local links run.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from built_sites import content, rows

from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.rule.loader import BUILTIN, load
from profilelint.site.discovery import SKIPPED
from profilelint.site.generators.outcome import Fails, url
from profilelint.site.site import Site

TODAY = date(2026, 11, 30)
PAGES = (".md", ".qmd", ".markdown")
#: Sites of which the linter cannot know what the build knew, or of which the rows do not tell all.
LEFT_OUT = {
    "cfg-none": "without a config it is no site of Hugo",
    "nolayouts": "the theme is taken to be named by the command",
    "redir-to": "pages that lead elsewhere are made, without the text by which rows are told",
    "redir-dup": "pages that lead elsewhere are made, without the text by which rows are told",
    "redir-dup2": "pages that lead elsewhere are made, without the text by which rows are told",
}


def write(folder: Path, row: dict[str, Any]) -> None:
    for path, said in row["files"].items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(said, dict) and "symlink" in said:
            file.symlink_to(said["symlink"])
        elif not file.is_dir():
            file.write_bytes(content(row["files"], said))


def addresses(generator: str, row: dict[str, Any]) -> tuple[set[str], set[str]]:
    """The addresses that some version makes, and those at which none makes a page of a file that looks like one."""
    built = [each for each in row["expect"] if not each["fails"]]
    made = {each for expected in built for found in expected["addresses"].values() for each in found}
    ignored = set.intersection(*(set(each["ignored"]) for each in built)) if len(built) == len(row["expect"]) else set()
    pages = (path for path in ignored if path.endswith(PAGES) and SKIPPED.isdisjoint(path.split("/")))
    return made, {usual(generator, path) for path in pages} - made - {""}


def usual(generator: str, path: str) -> str:
    """The address at which an author expects the page of a file; "" for the home page."""
    stem = posixpath.splitext(path)[0]
    if generator != "hugo":
        return f"{stem}.html"
    folder = stem.removeprefix("content/").removesuffix("_index").removesuffix("index").strip("/")
    return f"{folder}/index.html" if folder and path.startswith("content/") else ""


def denied(site: Site, place: str, links: list[str]) -> set[str]:
    """Those of some links that readers of a page cannot follow, as the rules say."""
    file = site.root / place
    before = file.read_bytes()
    lines = before.count(b"\n") + 3
    file.write_bytes(before + b"\n\n\n" + "\n\n".join(f"[a link](<{each}>)" for each in links).encode())
    rules = [load(BUILTIN / f"{name}.py", name) for name in ("links/missing-file", "links/wrong-case")]
    selected = tuple(Selected(each.path, each.name, each.severity, each.options) for each in rules)
    result = check([place], Plan(selected, site.root, TODAY))
    assert not result.crashed
    return {links[(each.line - lines) // 2] for each in result.diagnostics if each.line > lines}


def page_of(site: Site, row: dict[str, Any]) -> str:
    """A page of the site that readers see, for links."""
    pages = (path for path in row["files"] if path.endswith(PAGES) and (site.root / path).is_file())
    shown = (path for path in pages if site.page(path).is_shown and not (site.root / path).is_symlink())
    return next((path for path in shown if not isinstance(site.page(path).made.outcome, Fails)), "")


@pytest.mark.parametrize("generator", ["jekyll", "hugo", "quarto"])
def test_what_is_made_is_there_and_what_is_not_is_missing(
    generator: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: Counter[str] = Counter()
    wrong, silent = [], []
    for number, row in enumerate(rows(generator)):
        if row["id"] in LEFT_OUT or all(each["fails"] for each in row["expect"]):
            continue
        folder = tmp_path / str(number)
        write(folder, row)
        monkeypatch.chdir(folder)
        site = Site(folder, today=TODAY)
        if not (place := page_of(site, row)):
            continue
        made, unmade = addresses(generator, row)
        unmade = {each for each in unmade if not is_draft(site, generator, row, each)}
        base = site.built(place).baseurl
        links = {base + quote(url(each)): each for each in sorted(made | unmade)}
        missing = {links[each] for each in denied(site, place, list(links))}
        counts.update(made=len(made), unmade=len(unmade), denied=len(missing & unmade))
        wrong += [(row["id"], each) for each in missing & made]
        silent += [(row["id"], each) for each in unmade - missing]
    assert wrong == []
    assert counts["made"] > 200
    assert counts["denied"] >= 0.95 * counts["unmade"] > 30, silent


def is_draft(site: Site, generator: str, row: dict[str, Any], address: str) -> bool:
    """Whether Quarto writes an empty page there."""
    files = (path for path in row["files"] if usual(generator, path) == address)
    return generator == "quarto" and any(site.page(path).reason == "draft" for path in files)

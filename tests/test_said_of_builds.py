"""What is said of the tiny sites that were built: where every version stops, and what every version leaves out."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from built_sites import rows

from profilelint import Site
from profilelint.engine.lint import check
from profilelint.engine.plan import Plan, Selected
from profilelint.model.finding import Diagnostic
from profilelint.rule import loader
from profilelint.site import discovery

TODAY = date(2026, 11, 30)
GENERATORS = ("jekyll", "hugo", "quarto")
#: The rules that speak of what a generator does with a file.
RULES = (
    *("page/", "config/duplicate-key", "config/unparsable", "encoding/not-utf-8", "frontmatter/bad-date"),
    *("frontmatter/duplicate-key", "frontmatter/future-date", "frontmatter/invalid", "frontmatter/permalink-clash"),
    *("frontmatter/unclosed", "frontmatter/unread-date"),
)
PAGES = (".md", ".markdown", ".qmd")
#: What is left out, although most authors do not mean it so, and is not said: why.
SILENT = {
    "underscore": "a name with an underscore is how people set a file aside",
    "future": "the sites are dated in 2199, which nobody means, or some hours ahead",
    "no-output": "lists show such documents",
    "not-declared": "no collection is declared at all: a folder that nothing is done with yet",
    "outside": "these have a title alone, as files about the site have",
    "in-bundle": "these have a title alone, as parts of a page have",
    "double": "which of two is lost changes from run to run",
    "missing": "folders of programs are not looked at",
    "no-layout": "a site without any template is not finished",
}


def fill(folder: Path, files: dict[str, Any]) -> None:
    for path, said in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(said, str):
            file.write_text(said, encoding="utf-8", newline="")
        elif "base64" in said:
            file.write_bytes(base64.b64decode(said["base64"]))
        else:
            file.symlink_to(said["symlink"])


def diagnostics(folder: Path, files: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Iterable[Diagnostic]:
    fill(folder, files)
    monkeypatch.chdir(folder)
    found = (each for each in loader.load_folder(loader.BUILTIN) if each.name.startswith(RULES) and not each.opt_in)
    rules = tuple(Selected(each.path, each.name, each.severity, each.options) for each in found)
    return check(discovery.pages(["."], [], folder).pages, Plan(rules, folder, TODAY)).diagnostics


def stopping() -> Iterator[Any]:
    for generator in GENERATORS:
        for row in rows(generator):
            if all(each["fails"] for each in row["expect"]):
                yield pytest.param(row, id=f"{generator}-{row['id']}")


def names_it(found: Diagnostic, row: dict[str, Any]) -> bool:
    """Whether a finding says that the build stops, at the file that the generator named, if it named one."""
    errors = " ".join(each["fails"] for each in row["expect"])
    named = [path for path in row["files"] if path in errors]
    says_so = any(word in found.message for word in ("stops", "refuses"))
    return says_so and (not named or any(path == found.path or path in found.message for path in named))


@pytest.mark.slow
def test_builds_that_every_version_stops_are_said_with_file_and_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [each.values[0] for each in stopping()]
    missed = [
        row["id"]
        for number, row in enumerate(cases)
        if not any(names_it(each, row) for each in diagnostics(tmp_path / str(number), row["files"], monkeypatch))
    ]
    assert len(missed) <= 0.15 * len(cases), missed


def left_out() -> Iterator[tuple[dict[str, Any], list[str]]]:
    for generator in GENERATORS:
        for row in rows(generator):
            paths = set.intersection(*(set(each["ignored"]) for each in row["expect"]))
            if paths and not any(each["fails"] for each in row["expect"]):
                yield row, sorted(path for path in paths if path.endswith(PAGES))


@pytest.mark.slow
def test_what_no_version_publishes_has_a_reason_that_is_said_or_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsaid = []
    for number, (row, paths) in enumerate(left_out()):
        folder = tmp_path / str(number)
        found = diagnostics(folder, row["files"], monkeypatch)
        site = Site(folder, today=TODAY)
        for path in paths:
            reason = site.page(path).made.reason
            is_said = any(each.path == path or path in each.message or each.rule.startswith("page/") for each in found)
            if not (reason.is_wanted or reason.key in SILENT or is_said):
                unsaid.append((row["id"], path, reason.key))
    assert unsaid == [], unsaid


def test_what_the_reader_says_of_a_fault_gives_way_to_what_the_build_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {
        "invalid.md": b"---\ntitle: [\n---\n",
        "unclosed.md": b"---\ntitle: A\n",
        "glued.md": b"---\ntitle: A---\n\nText.\n",
        "twice.md": b"---\ntitle: A\ntitle: B\n---\n",
        "day.md": b"---\ntitle: A\ndate: 2024-02-30\n---\n",
        "list.md": b"---\n- a\n---\n",
    }
    files = {f"content/{name}": {"base64": base64.b64encode(data).decode()} for name, data in pages.items()}
    found = diagnostics(tmp_path, {"hugo.toml": "title = 'Ada'\n", **files}, monkeypatch)
    silent = {path for path in files if not any(each.path == path and "stops" in each.message for each in found)}
    assert silent == set()

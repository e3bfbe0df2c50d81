"""docs/architecture.md is about the code that there is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "profilelint"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_code_map_names_every_package() -> None:
    headings = " ".join(re.findall(r"^### (.*)", PAGE, re.MULTILINE))
    named = {each.strip("/") for each in re.findall(r"`([\w/]+/)`", headings + PAGE)}
    packages = {file.parent.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*/__init__.py")}
    assert {each for each in packages if each.count("/") < 2 and not each.startswith("site/generators/")} <= named


def test_every_module_that_is_named_is_there() -> None:
    modules = re.findall(r"`((?:\w+/)+[\w-]+\.py)`", PAGE)
    assert len(modules) > 40
    assert [each for each in modules if not (PACKAGE / each).is_file() and not (ROOT / each).is_file()] == []


def test_modules_in_the_code_map_lie_in_the_package_above_them() -> None:
    code_map = PAGE.partition("## The code map")[2].partition("## What always holds")[0]
    for part in code_map.split("\n### ")[1:]:
        folder = PACKAGE / re.findall(r"`([\w/]+)/`", part)[0]
        for name in re.findall(r"`(\w+\.py)`", part):
            assert (folder / name).is_file(), f"{folder.name}/{name}"


def test_the_invariants_are_marked() -> None:
    invariants = PAGE.partition("## What always holds")[2].partition("\n## ")[0].strip().split("\n\n")
    assert len(invariants) > 5
    assert all(each.startswith("Architecture Invariant: ") for each in invariants)

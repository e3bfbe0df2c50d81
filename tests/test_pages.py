"""Whole sites of every theme, as messy as real ones: what is `clean` stays silent, `messy` has its report beside it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "pages"
SITES = sorted(path.name for path in PAGES.iterdir() if path.is_dir())


#: `profilelint` as it runs with libraries that it knows nothing of.
UNKNOWN = "import markdown_it; markdown_it.__version__ = '99.0'; from profilelint import __main__; __main__.script()"


def check(folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "profilelint")) -> tuple[int, str]:
    command = [sys.executable, *program, "check", "--today", "2026-11-22", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("site", SITES)
def test_a_site_gets_the_report_beside_it(site: str) -> None:
    """With PROFILELINT_UPDATE set, the reports are written anew: read them before you keep them."""
    code, report = check(PAGES / site, "--format", "full")
    stored = PAGES / f"{site}.txt"
    if os.environ.get("PROFILELINT_UPDATE"):
        stored.write_text(report, encoding="utf-8")
    assert report == stored.read_text(encoding="utf-8")
    assert code == (0 if site.endswith("clean") else 1)


@pytest.mark.parametrize("site", SITES)
def test_a_site_gets_the_same_report_from_unknown_versions_of_libraries(site: str) -> None:
    _, report = check(PAGES / site, "--format", "full", program=("-c", UNKNOWN))
    assert report == (PAGES / f"{site}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("site", SITES)
def test_fixing_twice_is_fixing_once(site: str, tmp_path: Path) -> None:
    folder = tmp_path / site
    shutil.copytree(PAGES / site, folder)
    check(folder, "--fix", "--unsafe-fixes")
    once = content(folder)
    _, report = check(folder, "--fix", "--unsafe-fixes")
    assert content(folder) == once
    assert "can be fixed" not in report


@pytest.mark.parametrize("site", SITES)
def test_safe_fixes_change_nothing_outside_their_lines(site: str, tmp_path: Path) -> None:
    folder = tmp_path / site
    shutil.copytree(PAGES / site, folder)
    check(folder, "--fix")
    before, after = content(PAGES / site), content(folder)
    assert before.keys() == after.keys()
    for name, data in before.items():
        assert line_ends(after[name]) == line_ends(data)


def line_ends(data: bytes) -> list[bytes]:
    """How each line ends that is not blank, the last one included; a blank one may be what a fix deletes."""
    return [line[len(line.rstrip(b"\r\n")) :] for line in data.splitlines(keepends=True) if line.strip()]

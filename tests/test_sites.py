"""Sites of each theme, clean and messy, and what the rules for front matter say of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SITES = Path(__file__).parent / "sites"
NAMES = sorted(path.name for path in SITES.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_a_site_gets_the_report_beside_it(name: str) -> None:
    """With PROFILELINT_UPDATE set, the reports are written anew: read them before you keep them."""
    command = [sys.executable, "-m", "profilelint", "check", "--today", "2026-11-22", "--select", "frontmatter"]
    done = subprocess.run(command, cwd=SITES / name, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    stored = SITES / f"{name}.txt"
    if os.environ.get("PROFILELINT_UPDATE"):
        stored.write_text(done.stdout, encoding="utf-8")
    assert done.stdout == stored.read_text(encoding="utf-8")
    assert done.returncode == (0 if name.endswith("-clean") else 1)

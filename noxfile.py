"""Tasks of developers, run in the environment that nox is installed in: `nox -l` lists them."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["check"]

#: The programs of this environment come first, be it activated or not.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

#: The commands of `.ci/run` behind its tests: the linters and the types.
LINTERS = (Path(__file__).parent / ".ci" / "run").read_text(encoding="utf-8").partition("python -m pytest\n")[2]


def _lint(session: nox.Session) -> None:
    for line in LINTERS.splitlines():
        session.run(*shlex.split(line))


def _write_pages(session: nox.Session) -> None:
    session.run("python", "-m", "pytest", "-n0", "tests/test_readme.py", env={"PROFILELINT_UPDATE": "1"})


@nox.session(name="new-rule")
def new_rule(session: nox.Session) -> None:
    """Write the file of a new rule: nox -s new-rule -- FAMILY/NAME."""
    session.run("profilelint", "new-rule", "--dir", "rules", *session.posargs)
    _write_pages(session)


@nox.session
def check(session: nox.Session) -> None:
    """Run the linters and all tests that are not slow."""
    _lint(session)
    session.run("python", "-m", "pytest", "-m", "not slow", *session.posargs)


@nox.session
def ready(session: nox.Session) -> None:
    """Format, write the pages that are generated, then run all that must pass before a change lands."""
    session.run("ruff", "check", "--fix", ".")
    session.run("ruff", "format", ".")
    _write_pages(session)
    _lint(session)
    session.run("python", "-m", "pytest", "-m", "slow or not slow")

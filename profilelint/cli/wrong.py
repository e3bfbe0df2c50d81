"""Configurations and rules of its own that keep a site from being checked, while the other sites of a call are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from profilelint.cli import console
from profilelint.config.loader import ConfigError
from profilelint.model.finding import Diagnostic
from profilelint.rule.loader import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The name under which they are reported.
CONFIGURATION = "profilelint/configuration"

WrongError: TypeAlias = ConfigError | RuleError


@contextmanager
def held(wrong: list[WrongError]) -> Iterator[None]:
    """Keep an error that lies in a file, and so in one site; a wrong call ends the run."""
    try:
        yield
    except (ConfigError, RuleError) as error:
        if isinstance(error, ConfigError) and not error.file:
            raise
        wrong.append(error)


def tell(wrong: Sequence[WrongError]) -> None:
    """Say what is wrong where no site could be checked, each thing once; the last error is raised."""
    for said in dict.fromkeys(map(str, wrong[:-1])):
        if said != str(wrong[-1]):
            console.note(said)
    if wrong:
        raise wrong[-1]


def diagnostics(wrong: Sequence[WrongError]) -> list[Diagnostic]:
    """Return what a report says of the sites that could not be checked."""
    return [_diagnostic(each) for each in wrong]


def _diagnostic(error: WrongError) -> Diagnostic:
    from profilelint.site.discovery import display

    file = error.file if isinstance(error, ConfigError) else display(error.path)
    line = error.line or 1
    message = f"{error.message}, so this site was not checked. Correct it."
    return Diagnostic(file, line, 1, line, 1, CONFIGURATION, message, "error")

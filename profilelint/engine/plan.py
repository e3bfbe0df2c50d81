"""What to check pages with: the rules that run, and all that they are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.finding import SEVERITIES

if TYPE_CHECKING:
    from profilelint.model.answer import Answers
    from profilelint.model.finding import Confidence, Finding, Severity


class Selected(NamedTuple):
    """A rule to run, as the configuration has it; `options` are all its options, defaults included or not.

    `configured` says that `severity` is the configuration's and not the rule's own: no finding is milder then.
    `confidence` is the rule's own. `whole_site` says that what it finds on a page concerns all pages, as the build may
    stop at it: it is as grave where nobody is led to the page.
    """

    path: Path
    name: str
    severity: Severity
    options: Mapping[str, object]
    configured: bool = False
    confidence: Confidence = "certain"
    whole_site: bool = False

    def severity_of(self, finding: Finding) -> Severity:
        """Return the rule's severity, or the finding's own where that is milder and the configuration says nothing."""
        if self.configured or not finding.severity:
            return self.severity
        return max(self.severity, finding.severity, key=SEVERITIES.index)

    def confidence_of(self, finding: Finding) -> Confidence:
        """Return the finding's own confidence, or that of the rule."""
        return finding.confidence or self.confidence


class Plan(NamedTuple):
    """What to check pages with. It can be pickled, so that every process can be given it.

    `ignores` are globs with the rules and families not to run on the pages they match, `exclude` globs of pages that
    are no part of the site; both are in .gitignore's language, `ignores` relative to `base`, `exclude` each relative to
    its own folder. `known` are the names of all rules there are, those that do not run included. `theme` is the one
    that the configuration names, "" where the site's files are to tell; `owner` is what it says of the owner, as for
    `Site`. `answers` are those of the web, or None for a run that does not ask it. `pedantic` is for a run that says
    what is doubtful, too, and each place on a line.
    `shown_from` is the folder that the paths of pages are relative to, None for the working directory.
    """

    rules: tuple[Selected, ...]
    root: Path
    today: date
    ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    base: Path = Path()
    exclude: tuple[tuple[Path, tuple[str, ...]], ...] = ()
    known: frozenset[str] = frozenset()
    theme: str = ""
    answers: Answers | None = None
    owner: tuple[tuple[str, str], ...] = ()
    pedantic: bool = False
    shown_from: Path | None = None

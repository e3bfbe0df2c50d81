"""What a shell offers when Tab is pressed. No file of a site is read for it, and no rule of a site is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click import Context, Parameter

#: Of so many rules their first sentences are read, to be shown beside the names.
FEW = 40


def files(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what the shell finds on disk."""
    return [CompletionItem(incomplete, type="file")]


def folders(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the folders that the shell finds."""
    return [CompletionItem(incomplete, type="dir")]


def formats(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the formats of a report."""
    from profilelint.report import AUTO, FORMATS

    return _beginning((AUTO, *FORMATS), incomplete)


def outputs(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the formats, with what comes before a file."""
    from profilelint.report import FORMATS

    return _beginning((f"{name}=" for name in FORMATS), incomplete)


def severities(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what `--fail-on` takes."""
    from profilelint.model.finding import SEVERITIES

    return _beginning((*SEVERITIES, "never"), incomplete)


def rules(_context: Context, _parameter: Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the families and rules that come with profilelint, behind a comma as well."""
    from profilelint.rule.loader import BUILTIN, rule_files, written_docstring
    from profilelint.rule.manual import summary

    before, comma, last = incomplete.rpartition(",")
    found = {name: path for path, name in rule_files(BUILTIN)}
    families = sorted({name.partition("/")[0] for name in found})
    offered = [name for name in (*families, *found) if name.startswith(last)]
    if "/" not in last and len(offered) > 1:
        offered = [name for name in offered if "/" not in name] or offered
    said = {name: summary(written_docstring(found[name])) for name in offered if name in found and len(offered) < FEW}
    return [CompletionItem(f"{before}{comma}{name}", help=said.get(name)) for name in offered]


def _beginning(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]

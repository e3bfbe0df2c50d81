"""Reports: how findings are written. A format is one function, from a `Report` to the text of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.model.finding import Diagnostic


class Report(NamedTuple):
    """What there is to say after a run.

    `diagnostics` are all, for programs; `shown` is what people are shown, with one line for each cause.
    """

    diagnostics: tuple[Diagnostic, ...]
    shown: tuple[Diagnostic, ...]
    files: int  #: how many pages were checked
    lines: Callable[[str], Sequence[str]]  #: the lines of a page, without their ends
    changed: int = 0  #: how many pages `--fix` has changed
    colour: bool = False
    quiet: bool = False  #: whether to leave out the summary
    known: int = 0  #: how many findings the baseline has taken out
    links: Mapping[str, int] | None = None  #: how many links there are of each verdict, if the web was asked


def _text(report: Report) -> str:
    from profilelint.report import text

    return text.render(report)


def _full(report: Report) -> str:
    from profilelint.report import full

    return full.render(report)


def _json(report: Report) -> str:
    from profilelint.report import machine

    return machine.render(report)


def _github(report: Report) -> str:
    from profilelint.report import github

    return github.render(report)


#: The formats by name. What they return ends with a line end, or is empty.
FORMATS: dict[str, Callable[[Report], str]] = {"text": _text, "full": _full, "json": _json, "github": _github}

"""Reports: how findings are written. A format is one module, whose `render` makes a text of a `Report`."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.model.answer import Answers
    from profilelint.model.finding import Diagnostic
    from profilelint.site.site import Site


class Checked(NamedTuple):
    """One of the sites of a run: its folder, its pages, the findings that people are shown, and what there is to ask.

    `answers` are those of the web, None where it was not asked; `silent` are the rules that did not run.
    """

    name: str
    pages: Sequence[str]
    shown: Sequence[Diagnostic]
    site: Callable[[], Site]
    answers: Answers | None
    silent: frozenset[str]


class Report(NamedTuple):
    """What there is to say after a run.

    `diagnostics` are all, for programs; `shown` is what people are shown, with one line for each cause.
    """

    diagnostics: tuple[Diagnostic, ...]
    shown: tuple[Diagnostic, ...]
    files: int  #: how many pages were checked
    lines: Callable[[str], Sequence[str]]  #: the lines of a page, without their ends
    fixed: Mapping[str, Mapping[str, int]] = {}  #: the pages that `--fix` has changed, with how often for which rule
    colour: bool = False
    quiet: bool = False  #: whether to leave out the summary
    known: int = 0  #: how many findings the baseline has taken out
    links: Mapping[str, int] | None = None  #: how many links there are of each verdict, if the web was asked
    manual: Callable[[str], str] = lambda _: ""  #: the manual of a rule by its name; "" where there is none
    sites: tuple[Checked, ...] = ()
    width: int = 80  #: how many cells a line may have where lines are broken


def _render(module: str, report: Report) -> str:
    return str(import_module(f"profilelint.report.{module}").render(report))


#: The formats by name, each with its module, which is imported when it is first used.
_MODULES = {
    "text": "text",
    "grouped": "grouped",
    "full": "full",
    "json": "machine",
    "json-lines": "json_lines",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "rdjson": "rdjson",
    "checkstyle": "checkstyle",
    "junit": "junit",
    "markdown": "markdown",
    "html": "card",
}

#: The format for whoever looks: `grouped` on a terminal, `text` elsewhere.
AUTO = "auto"

#: What makes the text of a report, by the name of the format. It ends with a line end, or is empty.
FORMATS: dict[str, Callable[[Report], str]] = {name: partial(_render, module) for name, module in _MODULES.items()}

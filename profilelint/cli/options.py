"""The options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from profilelint.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.shell_completion import CompletionItem

    from profilelint.config.call import Source

    Function = TypeVar("Function", bound=Callable[..., Any])

#: Options that take names with commas between them, and may be repeated.
_LISTS = ("select", "extend-select", "ignore")


def together(*options: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Return one decorator for several options, which are listed in this order."""

    def decorate(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def offer(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return what completes a word in a shell: a function of `completion.py`, which only a shell imports."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from profilelint.cli import completion

        offered: list[CompletionItem] = getattr(completion, what)(context, parameter, incomplete)
        return offered

    return complete


#: Which configuration holds.
source = together(
    click.option(
        "--config", metavar="FILE", shell_complete=offer("files"), help="Use this configuration file and no other."
    ),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
    click.option(
        "--allow-rules",
        is_flag=True,
        envvar="PROFILELINT_ALLOW_RULES",
        help="Run the rules that the configuration found here names; they are code.",
    ),
)
#: What `--online` may do.
web = together(
    click.option(
        "--allow-private",
        is_flag=True,
        envvar="PROFILELINT_ALLOW_PRIVATE",
        help="With --online: also ask hosts of the local network.",
    ),
    click.option(
        "--allow-env",
        multiple=True,
        metavar="NAME,...",
        envvar="PROFILELINT_ALLOW_ENV",
        help="With --online: let the configuration found here send these environment variables to hosts.",
    ),
)
#: What stands in a configuration as well.
values = together(
    click.option(
        "--select",
        multiple=True,
        metavar="NAME,...",
        shell_complete=offer("rules"),
        help="Run these rules and families instead.",
    ),
    click.option(
        "--extend-select",
        multiple=True,
        metavar="NAME,...",
        shell_complete=offer("rules"),
        help="Run these too, including opt-in rules.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="NAME,...",
        shell_complete=offer("rules"),
        help="Do not run these rules and families.",
    ),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out pages, even if given as PATHS."),
    click.option("--baseline", metavar="FILE", help="Report only what this file does not know."),
    click.option(
        "--format",
        "--output-format",
        metavar="FORMAT",
        envvar="PROFILELINT_OUTPUT_FORMAT",
        shell_complete=offer("formats"),
        help=f"{', '.join(FORMATS)}; by default grouped on a terminal, text elsewhere.",
    ),
    click.option("--pedantic", is_flag=True, help="Also show doubtful findings, and each place on a line of its own."),
    click.option(
        "--fail-on",
        metavar="SEVERITY",
        shell_complete=offer("severities"),
        help="Exit with 1 for error, warning (default) or info and above, or never.",
    ),
)


def source_of(given: dict[str, Any]) -> Source:
    """Return where the configuration of a call comes from, by the values of these options."""
    from profilelint.config.call import Source
    from profilelint.config.consent import Consent

    said: dict[str, Any] = {name: _split(given.get(name.replace("-", "_"), ())) for name in _LISTS}
    said["exclude"] = list(given.get("exclude", ()))
    said |= {name: given.get(name.replace("-", "_")) for name in ("format", "fail-on", "pedantic", "baseline")}
    said["web"] = {"allow-private": True} if given.get("allow_private") else {}
    consent = Consent(given["allow_rules"], frozenset(_split(given.get("allow_env", ()))))
    said = {name: value for name, value in said.items() if value or value == ""}
    return Source(given["config"], given["isolated"], said, consent)


def _split(given: Sequence[str]) -> list[str]:
    return [name.strip() for each in given for name in each.split(",") if name.strip()]

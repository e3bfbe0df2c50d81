"""The command line: what can be typed. `options.py` has the options that commands share.

What is done is in `check.py`, `commands.py`, `authors.py` and others.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

from profilelint.cli import console, options
from profilelint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    Function = TypeVar("Function", bound=Callable[..., Any])

#: Exit codes: a wrong call or configuration, or a fault of profilelint; then those of a shell for SIGINT and SIGPIPE.
WRONG, INTERRUPTED, BROKEN_PIPE = 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> None:
    """Run profilelint and exit with its code; no exception leaves."""
    sys.exit(execute(arguments))


def execute(arguments: Sequence[str] | None = None) -> int:
    """Run profilelint; its exit code is returned, and no exception leaves."""
    try:
        console.prepare()
        code = cli.main(arguments, "profilelint", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except console.ClosedError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python fails again when it exits
        return BROKEN_PIPE
    except click.ClickException as error:
        return _misused(error)
    except Exception as error:
        return _failed(error)
    return int(code or 0)


def _misused(error: click.ClickException) -> int:
    said = io.StringIO()
    error.show(said)  # with what was typed, which may be the names of a stranger's files
    sys.stderr.write("".join(f"{visible(line)}\n" for line in said.getvalue().rstrip("\n").split("\n")))
    return error.exit_code


def _failed(error: Exception) -> int:
    from profilelint.config.loader import ConfigError
    from profilelint.engine import faults
    from profilelint.rule.loader import RuleError

    faults.trace(error)
    if isinstance(error, ConfigError | RuleError):
        console.note(str(error))
    elif isinstance(error, OSError) and error.filename:
        console.note(f"{error.filename}: {error.strerror}")
    else:
        console.note(f"internal error{faults.step_of(error)}: {faults.words(error)}; {faults.REPORT}")
    return WRONG


#: What begins an address, be it one of a kind that can be fetched or not.
_ADDRESSES = ("gh:", "https://", "http://", "ssh://", "git://", "git@")


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from profilelint.cli import build

        console.say(f"profilelint {build.described()}\n")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version, and exit."
)
def cli() -> None:
    """Check the Markdown of academic and personal profile sites for what a visitor would see broken."""


@cli.command()
@click.argument("paths", nargs=-1, shell_complete=options.offer("files"))
@options.values
@options.source
@options.web
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=FILE",
    shell_complete=options.offer("outputs"),
    help="Write a report to a file as well.",
)
@click.option(
    "--output-file",
    "-o",
    metavar="FILE",
    envvar="PROFILELINT_OUTPUT_FILE",
    shell_complete=options.offer("files"),
    help="Write the report to this file instead of standard output.",
)
@click.option(
    "--update-baseline", "write_baseline", flag_value="--update-baseline", help="Write all findings into the baseline."
)
@click.option("--prune", "write_baseline", flag_value="--prune", help="Take what is gone out of the baseline.")
@click.option("--stdin-filename", metavar="FILE", help="The name of the page that '-' reads from standard input.")
@click.option("--fix", is_flag=True, help="Fix what is safe to fix.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff: also fixes that need your review.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day to check for.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("--quiet", "-q", is_flag=True, help="Only the findings: no summary, no notices.")
@click.option(
    "--jobs", "-j", type=click.IntRange(1), metavar="N", help="Number of processes; chosen for you by default."
)
@click.option("--online", is_flag=True, help="Also check every link on the web.")
@click.option("--since", metavar="REF", help="With --online: only links on lines changed since this commit or branch.")
@click.option("--deadline", type=click.FloatRange(0), metavar="SECONDS", help="With --online: stop after this time.")
@click.option("--proxy", metavar="URL", help="With --online: use this proxy, which sees every address.")
@click.option(
    "--no-cache", is_flag=True, envvar="PROFILELINT_NO_CACHE", help="Neither use nor store results of earlier runs."
)
@click.option("--verbose", "-v", is_flag=True, help="Say whether results of an earlier run are shown, and why not.")
def check(paths: tuple[str, ...], today: datetime | None, **given: Any) -> int:
    """Check pages.

    PATHS are pages and folders, by default the current one; '-' is standard input, and gh:OWNER/REPO or an https://
    address is a repository, which is fetched and deleted after the check. The exit code is 0 if nothing is
    found, 1 if something is, and 2 after a wrong call or a fault.
    """
    import datetime

    from profilelint.cli import check as run

    said = {name: given[name] for name in run.Request._fields if given.get(name) is not None}
    day = today.date() if today else datetime.date.today()
    request = run.Request(paths or (".",), options.source_of(given), day, **said, cache=not given["no_cache"])
    if any(path.startswith(_ADDRESSES) for path in paths):
        from profilelint.cli import address

        return address.check_address(request)
    return run.check(request)


@cli.command()
@click.argument("folder", metavar="DIR", default=".")
@click.option("--baseline", is_flag=True, help="Also write what is found now, so that only what is new is reported.")
@click.option("--gitlab", is_flag=True, help="Check in GitLab's CI instead of GitHub's.")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be written.")
def init(folder: str, **given: bool) -> int:
    """Write a configuration, a pre-commit hook and a workflow.

    They are for the site in DIR, by default the current folder. A file that there is already stays as it is.
    """
    from profilelint.cli import init as run

    return run.init(folder, **given)


@cli.command()
@click.argument("sites")
@click.option(
    "--out", required=True, metavar="DIR", help="The folder of the survey; one that is there is gone on with."
)
@click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help="Number of processes; by default one a core.")
@click.option("--shard", metavar="K/N", default="0/1", help="Do only each N-th chunk, from number K on, 0 to N-1.")
@click.option("--engine", metavar="tcp://HOST:PORT", help="Let the workers of this Dask scheduler do the work.")
@click.option("--config", metavar="FILE", help="The configuration for all sites; their own are never read.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day to check for.")
@click.option("--seconds", type=click.FloatRange(1), default=60.0, help="How long a site may take; 60 by default.")
@click.option("--memory", default="1G", metavar="SIZE", help="How much memory a site may take; 1G by default.")
@click.option("--chunk", type=click.IntRange(1), default=25, metavar="N", help="Sites in a chunk; 25 by default.")
@click.option("--online", is_flag=True, help="Also check every link on the web.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no notices.")
def survey(sites: str, today: datetime | None, **given: Any) -> int:
    """Check many sites, into tables.

    SITES is a folder of sites, or a file with one on each line ('-' is standard input): a folder, a git address, a .zip
    or a .tar.gz. The exit code is 0 when each site has a result, be it why there is none, and 2 after a wrong call.
    """
    from profilelint.cli import survey as run

    return run.survey(sites, today=today.date() if today else None, **given)


@cli.command()
def clean() -> int:
    """Delete the results of earlier runs, but for what they have learned of links."""
    from profilelint.cli import results

    count = results.clean()
    console.say(f"{count} {'result' if count == 1 else 'results'} deleted\n")
    return 0


@cli.command()
@click.argument("name", shell_complete=options.offer("rules"))
@options.source
def explain(name: str, **given: Any) -> int:
    """Print a rule's manual.

    If NAME is a family, its rules are listed.
    """
    from profilelint.cli import commands

    return commands.explain(name, options.source_of(given))


@cli.command()
@options.source
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="Text by default.")
def rules(form: str, **given: Any) -> int:
    """List all rules."""
    from profilelint.cli import commands

    return commands.list_rules(options.source_of(given), form)


@cli.group()
def config() -> None:
    """Look at the configuration."""


@config.command()
@click.argument("path", default=".", shell_complete=options.offer("files"))
@options.values
@options.source
@options.web
def show(path: str, **given: Any) -> int:
    """Print every value, with where it comes from.

    PATH is the page or folder for which they hold, by default the current folder.
    """
    from profilelint.cli import commands

    return commands.show_config(path, options.source_of(given))


@config.command()
@options.source
def schema(**given: Any) -> int:
    """Print the JSON Schema of the configuration file."""
    from profilelint.cli import commands

    return commands.print_schema(options.source_of(given))


@cli.command()
@click.argument("folder", metavar="DIR", shell_complete=options.offer("folders"))
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option("--update", is_flag=True, help="Write the findings and fixes of the rules into the examples.")
def prove(folder: str, names: tuple[str, ...], *, update: bool) -> int:
    """Run the examples of rules.

    These are the examples in the manuals of all rules in DIR, or of those that are named. With --update, read what it
    wrote: an example is then true, and it is for you to say whether it is right.
    """
    from profilelint.cli import authors

    return authors.prove(folder, names, update=update)


@cli.command("new-rule")
@click.argument("name", metavar="FAMILY/NAME")
@click.option("--dir", "folder", metavar="DIR", help="The folder of the new rule; by default the first of `rules`.")
@options.source
def new_rule(name: str, folder: str | None, **given: Any) -> int:
    """Write the file of a new rule.

    It is a rule that proves, for you to change. A file that there is already is left as it is.
    """
    from profilelint.cli import authors

    return authors.new_rule(name, folder, options.source_of(given))

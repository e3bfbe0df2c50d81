"""A check of a repository at an address: it is fetched into a scratch folder, checked there, and deleted."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from profilelint.base import seen
from profilelint.cli import check, console
from profilelint.config.loader import ConfigError
from profilelint.site import discovery
from profilelint.web import clone

if TYPE_CHECKING:
    from profilelint.cli.check import Request


def check_address(request: Request, protocol: str = "https") -> int:
    """Check the site of a stranger as `--isolated` does, unless `--config` names a configuration; the exit code."""
    _check_request(request)
    seen.refuse("what an address leads to is fetched anew")
    (address,) = request.paths
    try:
        url = clone.url_of(address) if protocol == "https" else address  # tests have a server on this machine
        with TemporaryDirectory(prefix="profilelint-", ignore_cleanup_errors=True) as scratch:
            folder = Path(scratch, "site")
            fetched = clone.fetch(url, folder, protocol=protocol)
            if not request.quiet:
                console.note(f"{url}: fetched commit {fetched.commit[:12]}{_left_out(fetched)}")
            here = _from_anywhere(request)
            with chdir(folder):
                return check.check(here)
    except clone.CloneError as error:
        raise ConfigError(f"{address}: {error}") from None


def _check_request(request: Request) -> None:
    if len(request.paths) > 1:
        raise ConfigError("an address is checked alone; leave out the other paths")
    wrong = {
        "--fix": request.fix,
        "--since": request.since,
        "--baseline": request.write_baseline or request.source.values.get("baseline"),
    }
    if named := [option for option, is_given in wrong.items() if is_given]:
        raise ConfigError(f"what an address leads to is deleted after the check; leave out {', '.join(named)}")


def _from_anywhere(request: Request) -> Request:
    """Return the request for the working directory, whichever that is then, with the files that it names now."""
    outputs = [_absolute(*each.partition("=")) for each in request.outputs]
    file = request.source.file and str(discovery.absolute(request.source.file))
    source = request.source._replace(file=file, isolated=not file)
    report = request.output_file and str(discovery.absolute(request.output_file))
    return request._replace(paths=(".",), source=source, outputs=outputs, output_file=report)


def _absolute(form: str, sign: str, file: str) -> str:
    return f"{form}{sign}{discovery.absolute(file) if file else ''}"


def _left_out(fetched: clone.Fetched) -> str:
    return f", without {fetched.left_out} links, submodules and odd names" if fetched.left_out else ""

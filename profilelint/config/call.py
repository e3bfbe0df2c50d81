"""From a call to what is checked with: which configuration holds, and the plan that it makes for a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.config import consent
from profilelint.config import loader as configuration
from profilelint.config.consent import Consent
from profilelint.config.loader import Config, ConfigError
from profilelint.site import discovery
from profilelint.site.ignore import compile_globs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from profilelint.engine.plan import Plan
    from profilelint.site.ignore import Globs


class Source(NamedTuple):
    """Where the configuration of a call comes from."""

    file: str | None  #: `--config`
    isolated: bool
    values: Mapping[str, Any]  #: the keys that are given on the command line
    consent: Consent = Consent()


class Ready(NamedTuple):
    """What a site is checked with: the configuration, the plan, and the pages to leave out."""

    config: Config
    plan: Plan
    exclude: list[Globs]


def configure(source: Source, start: Path, notice: Callable[[str], None], cwd: Path | None = None) -> Config:
    """Return the configuration that holds for a folder; raises ConfigError. `cwd` is by default the working directory.

    It is the one that the call names, or the one found upwards, which is not trusted with everything, or the user's.
    The user's own list of words holds with the last two.
    """
    cwd, values = cwd or Path.cwd(), source.values
    if source.file and source.isolated:
        raise ConfigError("--config and --isolated exclude each other")
    if source.file or source.isolated:
        return configuration.load(discovery.absolute(source.file) if source.file else None, values, cwd)
    if found := configuration.find(start, notice):
        config = consent.restrained(configuration.load(found, values, cwd), source.consent)
        for each in consent.notices(config, "rules"):
            notice(each)
    else:
        config = configuration.load(configuration.own(notice), values, cwd, base=cwd)
    return configuration.with_own_words(config, notice)


def prepare(config: Config, root: Path, today: date) -> Ready:
    """Return what the site at `root` is checked with; raises ConfigError, RuleError."""
    from profilelint.config import selection

    plan = selection.plan(config, selection.known(config), root, today)
    return Ready(config, plan, [compile_globs(base, patterns) for base, patterns in plan.exclude])

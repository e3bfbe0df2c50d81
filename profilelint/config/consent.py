"""What a configuration may not do on its own: run code, ask the local network, send what the environment holds.

A configuration that lies in the checked tree may be a stranger's, as in a pull request. These settings of it are in
force only with a sign from whoever runs profilelint. One that is named with `--config`, or that lies in the user's own
folder, is a sign itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from profilelint.config import reach
from profilelint.config.keys import matches
from profilelint.config.loader import COMMAND_LINE, DEFAULT, Config
from profilelint.model.finding import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.config.loader import Setting

RULES, PRIVATE, HEADER = ("rules",), ("web", "allow-private"), ("web", "hosts", "*", "headers", "*")

#: Variables of the environment whose names begin so are for profilelint, and may be sent.
OURS = "PROFILELINT_"


#: In so many of the folders that a stranger names rules are looked for, so that no list of them takes long.
MOST_FOLDERS = 20


class Consent(NamedTuple):
    """The signs that were given. That hosts of the local network may be asked is a value like others."""

    rules: bool = False  #: `--allow-rules`
    variables: frozenset[str] = frozenset()  #: `--allow-env`


def restrained(config: Config, consent: Consent) -> Config:
    """Return a configuration from the checked tree, in which what lacks a sign is out of force.

    Raises ConfigError for a folder of rules that leaves the repository, as no sign is meant for what lies there.
    """
    settings = tuple(each._replace(needs=_needed(each, consent)) for each in config.settings)
    for setting in settings:
        if setting.path == RULES and not setting.needs:
            _check_folders(setting)
    return config._replace(settings=settings)


def _needed(setting: Setting, consent: Consent) -> str:
    """Return the option that a setting lacks; "" if none."""
    if setting.file in {DEFAULT, COMMAND_LINE} or not setting.value:
        return ""
    if setting.path == RULES:
        return "" if consent.rules else "--allow-rules"
    if setting.path == PRIVATE:
        return "--allow-private"
    if matches(HEADER, setting.path):
        may_be_sent = setting.value.startswith(OURS) or setting.value in consent.variables
        return "" if may_be_sent else f"--allow-env {setting.value}"
    return ""


def _check_folders(setting: Setting) -> None:
    from profilelint.rule.loader import rule_files

    for name in setting.value:
        folder = _inside(setting, name)
        if not folder:
            raise setting.wrong(f'"{name}" is not a folder below this file and inside its repository')
        top = reach.confines(setting.base)
        for file, _ in rule_files(folder):
            if not reach.is_inside(file, top):
                raise setting.wrong(f"{file} is a link that leaves the repository")


def _inside(setting: Setting, name: str) -> Path | None:
    """Return the folder of rules of that name, or None if it leaves the repository."""
    path = Path(name)
    folder = setting.base / path
    if path.drive or path.root or ".." in path.parts or "\0" in name:
        return None
    return folder if reach.is_inside(folder, reach.confines(setting.base)) else None


def folder_of_rules(config: Config) -> Path | None:
    """Return the first folder of rules that a configuration names, be it in force or not; None if it names none.

    Raises ConfigError for one that leaves the repository.
    """
    for setting in config.settings:
        if setting.path == RULES and setting.value:
            name = setting.value[0]
            if folder := _inside(setting, name):
                return folder
            raise setting.wrong(f'"{name}" leaves the repository of this file; name the folder with --dir')
    return None


def unloaded(config: Config) -> frozenset[str]:
    """The names of the rules that a sign would add: known from their files' names, as none of the files is opened."""
    return frozenset(_unloaded(config))


def _unloaded(config: Config) -> Iterator[str]:
    from profilelint.rule.loader import RuleError, rule_files

    for setting in config.settings:
        for name in setting.value[:MOST_FOLDERS] if setting.path == RULES and setting.needs else ():
            try:
                folder = _inside(setting, name)
                yield from (rule for _, rule in rule_files(folder)) if folder else ()
            except (RuleError, OSError):
                continue


def notices(config: Config, table: str) -> list[str]:
    """Return what was not done for want of a sign, and how to give it; of the settings below `table`."""
    return [f"{each.origin}: {_undone(each)}" for each in config.settings if each.needs and each.path[0] == table]


def _undone(setting: Setting) -> str:
    if setting.path == RULES:
        folders = shortened(", ".join(f'"{each}"' for each in setting.value), 200)
        return f"rules are code, so those in {folders} were not run; {setting.needs} runs them"
    if setting.path == PRIVATE:
        return f"hosts of the local network were not asked; {setting.needs} asks them"
    _, _, host, _, header = setting.path
    return (
        f"{host} was not sent the header {header}, whose value is the environment variable {setting.value}; "
        f"{setting.needs} sends it"
    )

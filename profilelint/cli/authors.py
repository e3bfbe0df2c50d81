"""The commands for authors of rules; each returns the exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.base.nearest import did_you_mean
from profilelint.cli import console
from profilelint.cli.check import Source, configure
from profilelint.cli.reporting import CLEAN, FOUND
from profilelint.config import consent, reach
from profilelint.config.loader import ConfigError
from profilelint.report.escape import visible
from profilelint.report.words import count
from profilelint.rule.loader import BUILTIN, RuleError, is_name, load, rule_files
from profilelint.site import discovery

if TYPE_CHECKING:
    from collections.abc import Collection


def prove(folder: str, names: Collection[str], *, update: bool) -> int:
    """Run the examples in the manuals of the rules of a folder, or of those that are named."""
    from profilelint.prove.trial import prove_folder

    path = discovery.absolute(folder)
    _check_known(folder, path, names)
    if update:
        _update(path, names)
    proofs = prove_folder(path, names)
    failed = [(rule, example, failure) for rule, example, failure in proofs if failure]
    for rule, example, failure in failed:
        lines = (visible(line) for line in failure.split("\n"))
        console.say(f"{visible(f'{rule} {example}')}: " + "\n  ".join(lines) + "\n")
    if not proofs:
        console.note(f"{folder}: no rules found, so nothing was proven")
        return CLEAN
    rules = count(len({rule for rule, *_ in proofs}), "rule")
    console.say(f"{len(proofs) - len(failed)} of {count(len(proofs), 'example')} of {rules} are true\n")
    return FOUND if failed else CLEAN


def _check_known(folder: str, path: Path, names: Collection[str]) -> None:
    known = [name for _, name in rule_files(path)]
    for name in names:
        if name not in known:
            raise ConfigError(f'{folder}: there is no rule "{name}"{did_you_mean(name, known)}')


def _update(folder: Path, names: Collection[str]) -> None:
    from profilelint.prove.update import update

    for path, name in rule_files(folder):
        try:
            if (not names or name in names) and update(load(path, name)):
                console.say(f"{visible(name)}: examples written\n")
        except RuleError as error:  # one that cannot be loaded is told again by its proof
            console.note(str(error))


def new_rule(name: str, folder: str | None, source: Source) -> int:
    """Write the file of a new rule, which proves."""
    from profilelint.rule.skeleton import SKELETON

    if not is_name(name) or "/" not in name:
        raise ConfigError(f'"{name}" cannot be the name of a rule; it is FAMILY/NAME, in lowercase with hyphens')
    place = discovery.absolute(folder) if folder else _own_folder(source)
    for known in (BUILTIN, place):
        taken = {other: path for path, other in (rule_files(known) if known.is_dir() else ())}
        if name in taken:
            raise ConfigError(f'{discovery.display(taken[name])}: the rule "{name}" exists already; it is not changed')
    file = place / f"{name}.py"
    if not reach.is_inside(file, place):
        raise ConfigError(f"{discovery.display(file)}: a link leads out of {discovery.display(place)}")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as stream:  # "x": never over a file that there is
        stream.write(SKELETON)
    shown = discovery.display(place)
    said = f"{discovery.display(file)} is written; change it, then run: profilelint prove {shown} {name} --update"
    console.say(f"{visible(said)}\n")
    return CLEAN


def _own_folder(source: Source) -> Path:
    """The folder for rules of one's own: that of the configuration, or `rules/` of a checkout of profilelint itself."""
    cwd = Path.cwd()
    if named := consent.folder_of_rules(configure(source, cwd, lambda _: None)):
        return named
    if cwd == BUILTIN.parent:
        return BUILTIN
    raise ConfigError(
        'no configuration names a folder of rules; add --dir DIR, or `rules = ["lint/"]` to profilelint.toml'
    )

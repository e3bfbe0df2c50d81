"""Which rules run, how grave they are and with which options: the names in a configuration -> a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.base.nearest import did_you_mean
from profilelint.config import consent
from profilelint.config.loader import SELECTION
from profilelint.rule.loader import Rule, load_all, selects_rule
from profilelint.rule.options import OptionError, settle
from profilelint.site.ignore import compile_globs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from profilelint.config.loader import Config, Setting
    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Severity

Rules = dict[str, Rule]

#: The option by which a rule is told the words that `[words] allow` names.
ALLOW = "allow"


def known(config: Config) -> Rules:
    """Return all rules there are, by name, with those of the folders that a configuration names; raises RuleError."""
    return load_all(setting.base / folder for setting in config.all("rules") for folder in setting.value)


def plan(config: Config, rules: Rules, root: Path, today: date) -> Plan:
    """Return what a run does; raises ConfigError for a name that is unknown and for an option that cannot be."""
    from profilelint.engine.plan import Plan, Selected

    unloaded = consent.unloaded(config)
    config = _without(unloaded, config, rules)
    severities = _severities(config, rules)
    options = _options(config, rules)
    chosen = (rules[name] for name in selected(config, rules))
    running = tuple(
        Selected(
            rule.path,
            rule.name,
            severities.get(rule.name, rule.severity),
            options.get(rule.name, rule.options),
            rule.name in severities,
            rule.confidence,
            rule.whole_site,
        )
        for rule in chosen
    )
    per_file = config.all("per-file-ignores", "*")
    ignores = tuple((setting.path[1], _checked(setting, rules)) for setting in per_file)
    exclude = tuple((setting.base, tuple(setting.value)) for setting in config.all("exclude") if setting.value)
    _check_globs([*config.all("exclude"), *(setting._replace(value=[setting.path[1]]) for setting in per_file)])
    known, theme, pedantic = unloaded.union(rules), config.value("theme") or "", config.value("pedantic")
    owner = _owner(config)
    return Plan(running, root, today, ignores, config.base, exclude, known, theme, owner=owner, pedantic=pedantic)


def _owner(config: Config) -> tuple[tuple[str, str], ...]:
    """Return what a configuration says of the owner, each text behind the field of `Owner` that it belongs to."""
    found = [("names", str(setting.value)) for setting in config.all("owner", "name")]
    for field in ("aliases", "emails"):
        found += [(field, text) for setting in config.all("owner", field) for text in setting.value]
    return tuple((field, text) for field, text in found if text.strip())


def _without(unloaded: frozenset[str], config: Config, rules: Rules) -> Config:
    """Return a configuration in which no file speaks of rules that were not loaded, as if there were none."""

    def is_meant(name: str) -> bool:
        matching = any(selects_rule(name, each) for each in unloaded)
        return not matching or name == "all" or any(selects_rule(name, each) for each in rules)

    settings = []
    for each in config.settings if unloaded else ():
        kind = each.path[0]
        if each.on_command_line:
            settings.append(each)
        elif each.path in SELECTION or kind == "per-file-ignores":
            settings.append(each._replace(value=[name for name in each.value if is_meant(name)]))
        elif kind not in {"severity", "options"} or is_meant(each.path[1]):
            settings.append(each)
    return config._replace(settings=tuple(settings)) if unloaded else config


def selected(config: Config, rules: Rules) -> list[str]:
    """Return the names of the rules that run, in order.

    As with ruff, a more exact name outweighs a wider one (`all`, a family, a rule), and of two equally exact ones
    `ignore` outweighs; but what the command line says outweighs what a file says. `all` and a family mean the rules
    that are on by default, unless `extend-select` names them; a rule that is named itself runs in any case.
    """
    running: set[str] = set()
    for on_command_line in (False, True):
        named = [
            (_exactness(name, rules), setting.path == ("ignore",), name, setting.path != ("select",) or name in rules)
            for setting in config.settings
            if setting.path in SELECTION and setting.on_command_line is on_command_line
            for name in _checked(setting, rules)
        ]
        for _, ignored, name, opt_in in sorted(named):
            matching = {each for each in rules if selects_rule(name, each) and (opt_in or not rules[each].opt_in)}
            running = running - matching if ignored else running | matching
    return sorted(running)


def _exactness(name: str, rules: Rules) -> int:
    return 0 if name == "all" else 2 if name in rules else 1


def _checked(setting: Setting, rules: Rules) -> tuple[str, ...]:
    names = [full_name(name, rules) if setting.on_command_line else name for name in setting.value]
    for name in names:
        _check_name(setting, name, rules)
    return tuple(names)


def full_name(name: str, rules: Rules) -> str:
    """Return the only rule that has this name in its family; a name that is not so short, or of several, as it is.

    Files of configuration have whole names, as a later version may have a second rule with the same short one.
    """
    found = [] if name in families(rules) else _ending_with(name, rules)
    return found[0] if len(found) == 1 else name


def _ending_with(name: str, rules: Rules) -> list[str]:
    return sorted(each for each in rules if each.endswith(f"/{name}"))


def _check_name(setting: Setting, name: str, rules: Rules) -> None:
    """Raise ConfigError unless a name in a setting is that of a rule or a family, or `all`."""
    if name != "all" and not any(selects_rule(name, each) for each in rules):
        raise setting.wrong(unknown(name, rules))


def unknown(name: str, rules: Rules) -> str:
    """Return what is said of a name that no rule and no family has: those that could be meant."""
    if name and (alike := _ending_with(name, rules)):
        meant = " (did you mean " + " or ".join(f'"{each}"' for each in alike) + "?)"
    else:
        meant = did_you_mean(name, ("all", *families(rules), *rules)) or "; `profilelint rules` lists all"
    return f'unknown rule "{name}"{meant}'


def families(rules: Mapping[str, Rule]) -> list[str]:
    """Return the families of the rules, in order."""
    return sorted({rule.family for rule in rules.values()})


def _severities(config: Config, rules: Rules) -> dict[str, Severity]:
    settings = config.all("severity", "*")
    for setting in settings:
        _check_name(setting, setting.path[1], rules)
    by_exactness = sorted(settings, key=lambda setting: _exactness(setting.path[1], rules))
    return {rule: setting.value for setting in by_exactness for rule in rules if selects_rule(setting.path[1], rule)}


def _options(config: Config, rules: Rules) -> dict[str, dict[str, object]]:
    allowed = [word for setting in config.all("words", "allow") for word in setting.value]
    given: dict[str, dict[str, object]] = {
        name: settle(rule, {ALLOW: allowed}) for name, rule in rules.items() if allowed and ALLOW in rule.options
    }
    for setting in config.all("options", "*", "*"):
        _, name, option = setting.path
        if name not in rules:
            raise setting.wrong(f'unknown rule "{name}"{did_you_mean(name, rules)}')
        if option not in rules[name].options:
            meant = did_you_mean(option, rules[name].options) or f"; `profilelint explain {name}` lists its options"
            raise setting.wrong(f'unknown option "{option}" of {name}{meant}')
        value = [*allowed, *setting.value] if option == ALLOW and isinstance(setting.value, list) else setting.value
        try:
            given[name] = settle(rules[name], given.get(name, {}) | {option: value})
        except OptionError as error:
            raise setting.wrong(str(error)) from None
    return given


def _check_globs(settings: Iterable[Setting]) -> None:
    for setting in settings:
        try:
            if setting.value:
                compile_globs(setting.base, setting.value)
        except ValueError as error:
            raise setting.wrong(f'"{error}" is not a glob like those of .gitignore files') from None

"""The commands beside `check`; each returns the exit code."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from profilelint.cli import console
from profilelint.cli.check import Source, configure
from profilelint.cli.reporting import CLEAN
from profilelint.config import loader as configuration
from profilelint.config import selection
from profilelint.config.loader import ConfigError
from profilelint.config.site_root import find_root
from profilelint.report.escape import in_json, visible
from profilelint.site import discovery

if TYPE_CHECKING:
    from profilelint.config.selection import Rules
    from profilelint.rule.loader import Rule


def explain(name: str, source: Source) -> int:
    """Print the manual of a rule, or list the rules of a family."""
    rules = _rules(source)
    name = selection.full_name(name, rules)
    if name in rules:
        from profilelint.cli import manual_page

        console.say(manual_page.text(rules[name], console.width(sys.stdout), colour=console.has_colour()))
        return CLEAN
    family = {each: rule for each, rule in rules.items() if each.startswith(f"{name}/")}
    if not family:
        raise ConfigError(selection.unknown(name, rules))
    console.say(_table(family))
    return CLEAN


def _rules(source: Source) -> Rules:
    return selection.known(configure(source, Path.cwd()))


def _activity(rule: Rule) -> str:
    """What one has to ask for to see what a rule finds, or ""."""
    return "opt-in" if rule.opt_in else "pedantic" if rule.confidence == "doubtful" else ""


def list_rules(source: Source, form: str) -> int:
    """List all rules, as text or as a page of Markdown."""
    rules = _rules(source)
    console.say(_page(rules) if form == "markdown" else _table(rules))
    return CLEAN


def _page(rules: Rules) -> str:
    """Return the rules as a page with a table for each family."""
    parts = [
        "# All rules\n\n"
        "`profilelint explain RULE` prints the manual of a rule. "
        "This page is what `profilelint rules --format markdown` prints.\n"
    ]
    for family in selection.families(rules):
        parts.append(f"\n## {family}\n\n| rule | severity | what it finds |\n|---|---|---|\n")
        parts += [_row(rule) for _, rule in sorted(rules.items()) if rule.family == family]
    return "".join(parts)


def _row(rule: Rule) -> str:
    severity = ", ".join(filter(None, (rule.severity, _activity(rule))))
    summary = visible(rule.summary).replace("|", "\\|")
    return f"| `{rule.name}` | {severity} | {summary} |\n"


def _table(rules: Rules) -> str:
    shown = {name: _activity(rule) or "on" for name, rule in sorted(rules.items())}
    width, active = (max(map(len, each), default=0) for each in (shown, shown.values()))
    return "".join(
        f"{name:<{width}}  {rules[name].severity:<7}  {activity:<{active}}  {visible(rules[name].summary)}\n"
        for name, activity in shown.items()
    )


def show_config(path: str, source: Source) -> int:
    """Print every value of the configuration that holds for a path, with where it comes from."""
    if not Path(path).exists():
        raise ConfigError(f"{path}: no such file or folder")
    config = configure(source, discovery.common_folder([path]))
    root = find_root([path])
    plan = selection.plan(config, selection.known(config), root, date.today())
    shown = [*configuration.show(config), *([] if plan.theme else [_theme_found(root)])]
    console.say("".join(f"{visible(line)}\n" for line in shown))
    return CLEAN


def _theme_found(root: Path) -> str:
    from profilelint.site.site import Site
    from profilelint.site.themes.detect import theme

    found = theme(Site(root))
    return f'theme = "{found.name}"  # recognised by {found.why}'


def print_schema(source: Source) -> int:
    """Print the JSON Schema of the configuration."""
    import json

    from profilelint.config.keys import json_schema

    rules = {name: rule.options for name, rule in _rules(source).items()}
    console.say(in_json(json.dumps(json_schema(rules), indent=2, default=str)) + "\n")
    return CLEAN

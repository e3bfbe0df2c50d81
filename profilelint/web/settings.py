"""How the web is asked: the keys below `[web]` of a configuration, and what of them holds for a host."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.config import consent
from profilelint.text.user_pattern import UserPattern
from profilelint.version import VERSION
from profilelint.web.proxies import Proxies
from profilelint.web.verdict import stands_for

if TYPE_CHECKING:
    from profilelint.config.loader import Config

USER_AGENT = f"Mozilla/5.0 (compatible; profilelint/{VERSION}; +https://github.com/profilelint/profilelint)"


class HostSettings(NamedTuple):
    """What a configuration says of a host; `headers` are those that hold a secret, with their values."""

    accept: frozenset[int] = frozenset()
    skip: bool = False
    headers: tuple[tuple[str, str], ...] = ()


class Settings(NamedTuple):
    """All that a run needs to know. `backoff` is the time, in seconds, before a second try; `longest_wait` the longest
    that a host may ask for; `redirects` how many are followed; `anchors` whether places on pages are looked for.
    """

    timeout: float = 20
    concurrency: int = 64
    per_host: int = 2
    interval: float = 0.25
    retries: int = 2
    deadline: float | None = None
    allow_private: bool = False
    user_agent: str = USER_AGENT
    grace: bool = True
    probe: bool = True
    anchors: bool = False
    hosts: Mapping[str, HostSettings] = {}
    ignored: tuple[UserPattern, ...] = ()
    backoff: float = 0.7
    longest_wait: float = 60
    redirects: int = 10
    proxies: Proxies = Proxies()

    def host(self, name: str) -> HostSettings:
        """Return what holds for a host; the longest name that stands for it counts."""
        fitting = [each for each in self.hosts if stands_for((each,), name)] if self.hosts else ()
        return self.hosts[max(fitting, key=len)] if fitting else HostSettings()


def of_config(config: Config, today: date) -> tuple[Settings, list[str]]:
    """Return the settings in a configuration, and what there is to say about them."""
    notices = consent.notices(config, "web")
    names = {name: name.replace("-", "_") for name in ("timeout", "concurrency", "per-host", "interval", "retries")}
    names |= {name: name.replace("-", "_") for name in ("deadline", "allow-private", "user-agent", "grace", "probe")}
    given = {field: value for name, field in names.items() if (value := config.value("web", name)) is not None}
    hosts = {name: _host(table, notices) for name, table in _tables(config).items()}
    ignored = _ignored(config.value("web", "ignore") or [], today, notices)
    return Settings(**given, hosts=hosts, ignored=ignored), notices


def _tables(config: Config) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for setting in (*config.all("web", "hosts", "*", "*"), *config.all("web", "hosts", "*", "headers", "*")):
        table = tables.setdefault(setting.path[2].lower(), {"headers": {}})
        (table["headers"] if len(setting.path) == 5 else table)[setting.path[-1]] = setting.value
    return tables


def _host(table: Mapping[str, Any], notices: list[str]) -> HostSettings:
    headers = []
    for name, variable in table["headers"].items():
        value = os.environ.get(variable, "")
        if value and value.isprintable() and re.fullmatch(r"[A-Za-z0-9-]+", name):
            headers.append((name, value))
        else:
            notices.append(
                f"the environment variable {variable} holds nothing for the header {name}, which is not sent"
            )
    return HostSettings(frozenset(table.get("accept", ())), table.get("skip", False), tuple(headers))


def _ignored(rows: list[dict[str, Any]], today: date, notices: list[str]) -> tuple[UserPattern, ...]:
    patterns = []
    for row in rows:
        until = str(row.get("until", ""))
        if until and today > date.fromisoformat(until):
            notices.append(f'"{row["pattern"]}" is no longer ignored: that was until {until}')
        else:
            patterns.append(UserPattern(row["pattern"]))
    return tuple(patterns)

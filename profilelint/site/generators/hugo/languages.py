"""The languages of a site, and where the pages of each are written (langs/config.go, config/allconfig)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import go

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.site.generators.hugo.edition import Edition
    from profilelint.site.generators.hugo.settings import Settings

_MOST = 60  #: languages that are looked at


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages that are built, with their settings, the default first, and those that are switched off.

    `prefixes` are the folders of their pages, "" or with a slash at the end. `fault` is what Hugo stops at.
    """

    settings: Mapping[str, Mapping[str, object]]
    disabled: frozenset[str]
    default: str
    prefixes: Mapping[str, str]
    is_multihost: bool
    fault: str


def read(settings: Settings, edition: Edition) -> Languages:
    """Return the languages of a site."""
    said = {name: go.to_table(each) for name, each in list(settings.table("languages").items())[:_MOST]}
    disabled = {name.lower() for name in settings.texts("disablelanguages")}
    disabled |= {name for name, each in said.items() if go.to_bool(each.get("disabled"))}
    active = {name: each for name, each in said.items() if name not in disabled}
    named = settings.text("defaultcontentlanguage").lower()
    default = named or "en"
    fault = ""
    if active and default not in active:
        if default in said and not edition.is_new:
            active = {default: said[default]} | active
        elif named or not edition.is_new:
            fault = default
        else:
            default = min(active, key=lambda name: (_weight(active[name]), name))
    elif not active:
        active = {default: {}}
    ordered = {default: active.get(default, {})} | active
    is_multihost = len(active) > 1 and all("baseurl" in each for each in active.values())
    in_subfolder = settings.is_on("defaultcontentlanguageinsubdir") and (edition.is_new or len(active) > 1)
    prefixes = {name: f"{name}/" if name != default or in_subfolder or is_multihost else "" for name in ordered}
    return Languages(ordered, frozenset(disabled) - {default}, default, prefixes, is_multihost, fault)


def _weight(said: Mapping[str, object]) -> tuple[bool, int]:
    value = said.get("weight")
    weight = value if isinstance(value, int) else 0
    return weight == 0, weight

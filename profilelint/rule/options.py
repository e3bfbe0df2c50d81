"""The options of a rule: what a configuration may give for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.rule.loader import Rule


class OptionError(ValueError):
    """A value that an option cannot have, or an option that there is not."""


def settle(rule: Rule, given: Mapping[str, object]) -> dict[str, object]:
    """Return the options of a rule with those of a config in their places; raises OptionError.

    A value must have the type of the default; a list stands for a tuple or a set, a whole number for a fraction.
    """
    return rule.options | {name: _settled(rule, name, value) for name, value in given.items()}


def _settled(rule: Rule, name: str, value: object) -> object:
    if name not in rule.options:
        known = ", ".join(f'"{each}"' for each in rule.options)
        raise OptionError(f'"{name}" is not an option of {rule.name}, which has {known or "none"}')
    default = rule.options[name]
    if isinstance(default, tuple | frozenset) and isinstance(value, list | tuple | frozenset):
        kinds = {type(each) for each in default} or {str, int, float}
        if all(type(each) in kinds for each in value):
            return tuple(value) if isinstance(default, tuple) else frozenset(value)
    elif isinstance(default, float) and type(value) is int:
        return float(value)
    elif type(value) is type(default):
        return value
    like = list(default) if isinstance(default, tuple | frozenset) else default
    raise OptionError(f'the option "{name}" of {rule.name} must be like {like!r}, not {value!r}')

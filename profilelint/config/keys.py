"""The keys of the configuration: one table that checks a file, fills in defaults and writes the JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from profilelint.model.finding import SEVERITIES
from profilelint.report import AUTO, FORMATS
from profilelint.site.themes.detect import names
from profilelint.text.user_pattern import UserPattern

#: Where a key stands: ("web", "timeout"); "*" is any name.
Path = tuple[str, ...]


class Kind(NamedTuple):
    """What a value may be: in words, as JSON Schema, and as a test."""

    words: str
    schema: Mapping[str, Any]
    accepts: Callable[[Any], bool]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_statuses(value: object) -> bool:
    return isinstance(value, list) and all(type(each) is int and 100 <= each <= 999 for each in value)


_VARIABLE = "^[A-Za-z_][A-Za-z0-9_]*$"


def _is_like(pattern: str, value: object) -> bool:
    return isinstance(value, str) and bool(re.match(pattern, value))


def _is_ignored(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) and _is_reasoned(each) for each in value)


def _is_reasoned(row: Mapping[str, object]) -> bool:
    texts = (row.get("pattern"), row.get("reason"))
    if row.keys() - {"pattern", "reason", "until"} or not all(isinstance(each, str) and each for each in texts):
        return False
    try:
        UserPattern(str(row["pattern"]))
        date.fromisoformat(str(row.get("until", "2000-01-01")))
    except ValueError:
        return False
    return True


def _choice(*words: str) -> Kind:
    return Kind("one of " + ", ".join(words), {"enum": list(words)}, lambda value: value in words)


STRING = Kind("a string", {"type": "string"}, lambda value: isinstance(value, str))
LINE = Kind(
    "a text on one line",
    {"type": "string"},
    lambda value: isinstance(value, str) and value.isprintable() and value.isascii(),
)
STRINGS = Kind("a list of strings", {"type": "array", "items": {"type": "string"}}, _is_strings)
BOOLEAN = Kind("true or false", {"type": "boolean"}, lambda value: isinstance(value, bool))
SECONDS = Kind("a number of seconds", {"type": "number", "minimum": 0}, _is_number)
COUNT = Kind(
    "a whole number from 1", {"type": "integer", "minimum": 1}, lambda value: type(value) is int and value >= 1
)
TIMES = Kind(
    "a whole number from 0", {"type": "integer", "minimum": 0}, lambda value: type(value) is int and value >= 0
)
STATUSES = Kind(
    "a list of HTTP statuses, such as [403]",
    {"type": "array", "items": {"type": "integer", "minimum": 100, "maximum": 999}},
    _is_statuses,
)
VARIABLE = Kind(
    "the name of an environment variable",
    {"type": "string", "pattern": _VARIABLE},
    lambda value: _is_like(_VARIABLE, value),
)
IGNORED = Kind(
    "a list of tables, each with a pattern (a regular expression), a reason, and perhaps a day until which it holds",
    {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {each: {"type": "string"} for each in ("pattern", "reason", "until")},
            "required": ["pattern", "reason"],
            "additionalProperties": False,
        },
    },
    _is_ignored,
)
ANY = Kind("any value", {}, lambda _: True)


class Key(NamedTuple):
    """One key: where it stands, what it takes, what it is without being set (None: nothing), and what it is for."""

    path: Path
    kind: Kind
    default: object
    doc: str


KEYS = (
    Key(("select",), STRINGS, ["all"], "Rules and families to run; `all` and a family leave out opt-in rules."),
    Key(("extend-select",), STRINGS, [], "Rules and families to run as well, with their opt-in rules."),
    Key(("ignore",), STRINGS, [], "Rules and families not to run."),
    Key(("exclude",), STRINGS, [], "Pages and folders to leave out, in .gitignore's language."),
    Key(("rules",), STRINGS, [], "Folders below this file with rules of your own; they are code, see --allow-rules."),
    Key(("theme",), _choice(*names()), None, "The theme of the site, where it is not the one that its files tell."),
    Key(("pedantic",), BOOLEAN, False, "Whether to say what is doubtful, too, and each place on a line of its own."),
    Key(("fail-on",), _choice(*SEVERITIES, "never"), "warning", "The mildest severity that makes the exit code 1."),
    Key(("baseline",), STRING, None, "The file below this one with findings that are known and not reported."),
    Key(
        ("format",), _choice(AUTO, *FORMATS), AUTO, "How findings are written; auto: grouped on a terminal, else text."
    ),
    Key(("per-file-ignores", "*"), STRINGS, None, "Rules and families not to run on the pages that a glob matches."),
    Key(("severity", "*"), _choice(*SEVERITIES), None, "The severity of a rule or a family."),
    Key(("options", "*", "*"), ANY, None, "An option of a rule; `profilelint explain RULE` lists them."),
    Key(("owner", "name"), STRING, None, "Whose site it is, where the settings of the theme do not say so."),
    Key(("owner", "aliases"), STRINGS, None, "Other ways in which the owner's name is written."),
    Key(("owner", "emails"), STRINGS, None, "The owner's e-mail addresses, besides those in the settings."),
    Key(("words", "allow"), STRINGS, [], "Words that are right, whatever the rules about spelling know."),
    Key(("web", "timeout"), SECONDS, 20, "How long to wait for one answer."),
    Key(("web", "concurrency"), COUNT, 64, "How many requests at once."),
    Key(("web", "per-host"), COUNT, 2, "How many requests at once to one host."),
    Key(("web", "interval"), SECONDS, 0.25, "Time between two requests to one host."),
    Key(("web", "retries"), TIMES, 2, "How often to ask again after a passing fault."),
    Key(("web", "deadline"), SECONDS, None, "When to stop asking; what is left is unchecked."),
    Key(
        ("web", "allow-private"),
        BOOLEAN,
        False,
        "Whether to ask the local network as well; see --allow-private.",
    ),
    Key(("web", "proxy"), BOOLEAN, False, "Whether to ask by the proxies that HTTPS_PROXY and HTTP_PROXY name."),
    Key(("web", "user-agent"), LINE, None, "How to introduce oneself to a host."),
    Key(("web", "grace"), BOOLEAN, True, "Whether a link is dead only after 3 failures over 72 hours."),
    Key(("web", "probe"), BOOLEAN, True, "Whether to ask a doubtful host once for an address that cannot exist."),
    Key(("web", "ignore"), IGNORED, None, "Links not to ask for: `pattern`, `reason` and, if it ends, `until`."),
    Key(("web", "hosts", "*", "accept"), STATUSES, None, "Statuses with which a link to this host is alive."),
    Key(("web", "hosts", "*", "skip"), BOOLEAN, None, "Whether not to ask this host."),
    Key(("web", "hosts", "*", "headers", "*"), VARIABLE, None, "The environment variable to send; see --allow-env."),
)


def key_at(path: Path) -> Key | None:
    """Return the key that stands at a path, or None."""
    return next((key for key in KEYS if matches(key.path, path)), None)


def matches(pattern: Path, path: Path) -> bool:
    """Return whether a path is one of those that a pattern with "*" means."""
    return len(pattern) == len(path) and all(a in ("*", b) for a, b in zip(pattern, path, strict=True))


def names_below(path: Path) -> list[str]:
    """Return what may stand in the table at `path`; "*" is any name, nothing means that no table may stand there.

    >>> names_below(("owner",)), names_below(("severity",)), names_below(("theme",))
    (['name', 'aliases', 'emails'], ['*'], [])
    """
    deeper = [key.path for key in KEYS if len(key.path) > len(path) and matches(key.path[: len(path)], path)]
    return list(dict.fromkeys(each[len(path)] for each in deeper))


class Fault(NamedTuple):
    """What is wrong with a configuration, and at which key; `choices` are the words that would have been right."""

    path: Path
    message: str
    word: str = ""
    choices: tuple[str, ...] = ()


def flatten(table: Mapping[str, Any], path: Path = ()) -> Iterator[tuple[Path, Any] | Fault]:
    """Yield the keys of a configuration with their values, and what is wrong with it."""
    known = names_below(path)
    for name, value in table.items():
        here = (*path, name)
        if name not in known and "*" not in known:
            yield Fault(here, f'unknown key "{name}"', name, tuple(known))
        elif key := key_at(here):
            yield _checked(key, here, value)
        elif isinstance(value, dict):
            yield from flatten(value, here)
        else:
            yield Fault(here, f'"{name}" must be a table, not {_words(value)}')


def _checked(key: Key, path: Path, value: object) -> tuple[Path, Any] | Fault:
    if key.kind.accepts(value):
        return path, value
    choices = tuple(key.kind.schema.get("enum", ()))
    return Fault(path, f'"{path[-1]}" must be {key.kind.words}, not {_words(value)}', str(value), choices)


def _words(value: object) -> str:
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "this list"
    if isinstance(value, str):
        return f'"{re.sub(r"//[^/?#@]*@", "//", value)}"'  # no password is repeated
    return str(value).lower()


def json_schema(rules: Mapping[str, Mapping[str, object]]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `profilelint.toml`; `rules` are the names of rules and their options."""
    schema = _object()
    for key in KEYS:
        place = schema
        for name in key.path[:-1]:
            place = _below(place, name)
        default = {} if key.default is None else {"default": key.default}
        _put(place, key.path[-1], {"description": key.doc, **key.kind.schema, **default})
    for name, options in rules.items():
        if options:
            schema["properties"]["options"]["properties"][name] = _options_schema(options)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "profilelint", **schema}


def _object() -> dict[str, Any]:
    return {"type": "object", "properties": {}, "additionalProperties": False}


def _below(place: dict[str, Any], name: str) -> dict[str, Any]:
    if name == "*":
        if place["additionalProperties"] is False:
            place["additionalProperties"] = _object()
        found: dict[str, Any] = place["additionalProperties"]
        return found
    inner: dict[str, Any] = place["properties"].setdefault(name, _object())
    return inner


def _put(place: dict[str, Any], name: str, schema: dict[str, Any]) -> None:
    if name == "*":
        place["additionalProperties"] = schema
    else:
        place["properties"][name] = schema


#: The type of an option's default, and what stands for it in TOML and JSON.
_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", dict: "object"}


def _options_schema(options: Mapping[str, object]) -> dict[str, Any]:
    schema = _object()
    for name, default in options.items():
        kind = _TYPES.get(type(default), "array")
        plain = sorted(default) if isinstance(default, set | frozenset) else default
        schema["properties"][name] = {"type": kind, "default": plain}
    return schema

"""YAML as Quarto reads it: js-yaml with `QuartoJSONSchema` (core/yaml.ts), so dates and `yes` are texts. Total.

Numbers stay texts, of a class of their own: little that is decided asks for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from profilelint.base.lazy import lazy_pattern

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = lazy_pattern(
    r"[-+]?+(?:0b[01_]++|0x[0-9a-fA-F_]++|0o[0-7_]++|(?:[0-9][0-9_]*+(?:\.[0-9_]*+)?+|\.[0-9_]++)(?:[eE][-+]?+[0-9]++)?+)",
    re.ASCII,
)
_MOST_DEPTH = 100  #: what is nested deeper is read by nobody
_MOST_VALUES = 200_000  #: values in one text, those that an alias repeats too
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | dict.fromkeys(("true", "True", "TRUE"), True)
_WORDS |= dict.fromkeys(("false", "False", "FALSE"), False)
#: The tags that the schema knows. js-yaml 4 takes no notice of its `include`, so that even `!!str` is unknown.
_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float")} | {"!expr", "!"}


@dataclass(frozen=True, slots=True)
class Read:
    """What a text holds. `is_readable` is False where js-yaml stops; `twice` is a key that is written twice."""

    value: object = None
    is_readable: bool = True
    twice: str = ""

    @property
    def table(self) -> dict[str, Any]:
        """The value, where it is a table."""
        return self.value if isinstance(self.value, dict) else {}


class Number(str):
    """A number, as it is written."""

    __slots__ = ()


class _TooLargeError(Exception):
    pass


class _Builder:
    """Makes values of events, without recursion."""

    def __init__(self) -> None:
        self.value: object = None
        self.twice = ""
        self._open: list[tuple[Any, str | None, int]] = []  # a list or a table, its anchor, the count when it began
        self._keys: list[str | None] = []
        self._known: dict[str, tuple[object, int]] = {}
        self._count = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """One event; raises `ValueError` for what js-yaml does not read."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise ValueError("a second document")
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._known:
                raise ValueError("an unknown or circular alias")
            value, size = self._known[event.anchor]
            self._add(value, size)
        elif isinstance(event, yaml.ScalarEvent):
            _check_tag(event.tag)
            value = event.value if event.style or event.tag else _resolved(event.value)
            if event.anchor:
                self._known[event.anchor] = value, 1
            self._add(value, 1)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            value, anchor, before = self._open.pop()
            self._keys.pop()
            if anchor:
                self._known[anchor] = value, self._count - before + 1
            self._add(value, 1)

    def _begin(self, event: Any) -> None:
        _check_tag(event.tag)
        if len(self._open) >= _MOST_DEPTH:
            raise _TooLargeError
        self._open.append(({} if isinstance(event, yaml.MappingStartEvent) else [], event.anchor, self._count))
        self._keys.append(None)

    def _add(self, value: object, size: int) -> None:
        self._count += size
        if self._count > _MOST_VALUES:
            raise _TooLargeError
        if not self._open:
            self.value = value
            return
        above = self._open[-1][0]
        if isinstance(above, list):
            above.append(value)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = value if isinstance(value, str) else "null" if value is None else str(value).lower()
        else:
            self.twice = self.twice or (key if key in above else "")
            above[key] = value
            self._keys[-1] = None


def _resolved(text: str) -> object:
    """Return what a plain text means."""
    return Number(text) if _NUMBER.fullmatch(text) else _WORDS.get(text, text)


def _check_tag(tag: str | None) -> None:
    if tag and tag not in _TAGS:
        raise ValueError("unknown tag")


def load(text: str) -> Read:
    """Return what a text holds; nothing where it is too large to look at."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _TooLargeError:
        return Read()
    except (yaml.YAMLError, ValueError, OverflowError):
        return Read(is_readable=False)
    return Read(builder.value, twice=builder.twice)


def merged(first: object, second: object) -> object:
    """Two settings as Quarto joins them (core/config.ts `mergeConfigs`): lists are appended, tables joined by key.

    >>> merged({"a": ["x"], "b": "1"}, {"a": ["y"], "b": "2"})
    {'a': ['x', 'y'], 'b': '2'}
    """
    if isinstance(first, dict) and isinstance(second, dict):
        found = dict(first)
        for key, value in second.items():
            found[key] = merged(found[key], value) if key in found else value
        return found
    if isinstance(first, list) or isinstance(second, list):
        if not first or not second:
            return first or second
        both = [*(first if isinstance(first, list) else [first]), *(second if isinstance(second, list) else [second])]
        return list({repr(each): each for each in both}.values())
    return first if second is None else second


def texts(value: object) -> list[str]:
    """Return the texts in a list, or a text alone.

    >>> texts("a"), texts(["a", None]), texts({})
    (['a'], ['a'], [])
    """
    return (
        [value]
        if isinstance(value, str)
        else [each for each in value if isinstance(each, str)]
        if isinstance(value, list)
        else []
    )


def leaves(value: object, skipped: frozenset[str] = frozenset()) -> list[str]:
    """Return all texts in a value, but for those below the keys `skipped`."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.append(each)
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            waiting += (inner for key, inner in each.items() if key not in skipped)
    return found

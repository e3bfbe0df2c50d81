"""YAML, TOML, JSON and Org as the libraries of Hugo read them: plain values, or what is wrong.

YAML is read by yaml.v2 up to 0.151, with the words of YAML 1.1 (`yes`, `on`), and by goccy/go-yaml from 0.152 on, which
refuses a key that is written twice. Dates in YAML stay texts in both. The events come from libyaml, and nothing is
built but texts, numbers, lists and tables.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from profilelint.base.lazy import lazy_pattern
from profilelint.read.front_matter import fields, nesting
from profilelint.read.front_matter.libyaml import LOADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

_DEPTH = 100  #: what lies deeper is not read
_MOST = 200_000  #: values of a file, with those that an alias repeats
_WORDS_11 = {
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"), True),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"), False),
}
_WORDS = {**dict.fromkeys(("true", "True", "TRUE"), True), **dict.fromkeys(("false", "False", "FALSE"), False)}
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_NUMBER = lazy_pattern(r"[-+]?(?:0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*+(?:\.[0-9_]*+)?(?:[eE][-+]?[0-9]++)?)")
_OCTAL = lazy_pattern(r"[-+]?0[0-7_]++")
_CONTROL = lazy_pattern("[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]")
_NO_ANCHOR = lazy_pattern(r"&(?=\w{1,20};)")  # `&amp;`
_LONGEST = 40  #: characters of a number


class UnreadableError(Exception):
    """What Hugo stops at: the key of a reason, and what it names."""

    def __init__(self, key: str, value: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.value = value


WORDS = 152  #: the edition since which "yes" is a word in YAML, and a key may not come twice


class TooLargeError(UnreadableError):
    """More than is looked at here: whether Hugo stops is not known."""

    def __init__(self) -> None:
        super().__init__("too-large")


def load(text: str, form: str, minor: int) -> object:
    """Return the value of a text in a form, "yaml", "toml", "json" or "org", as Hugo 0.`minor` has it.

    Raises UnreadableError.
    """
    if form == "toml":
        return _toml(text)
    if form == "json":
        return _json(text)
    if form == "org":
        pairs = (line[2:].partition(":") for line in text.splitlines() if line.startswith("#+"))
        return {name.lower().removesuffix("[]"): _org(name, value.strip()) for name, _, value in pairs}
    return _Yaml(text, minor).value


def _toml(text: str) -> object:
    import tomllib

    try:
        nesting.check(text, 0, nesting.TOML)
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (RecursionError, fields.TooLargeError):
        raise TooLargeError from None
    except ValueError as error:
        is_twice = "Cannot overwrite" in str(error) or "Cannot declare" in str(error)
        raise UnreadableError("twice-toml" if is_twice else "unreadable", "TOML") from None


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        raise TooLargeError from None
    except ValueError:
        raise UnreadableError("unreadable", "JSON") from None


def _org(name: str, value: str) -> object:
    return value.split() if name.endswith("[]") or name.lower() in ("tags", "categories", "keywords") else value


class _Yaml:
    """One document, without recursion."""

    def __init__(self, text: str, minor: int) -> None:
        self._is_old = minor < WORDS
        self._anchors: dict[str, tuple[object, int]] = {}
        self._count = 0
        self._open: list[_Open] = []
        self.value: object = None
        for event in _events(text if self._is_old else _lenient(text)):
            self._take(event)

    def _take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "AliasEvent":
            value, count = self._anchors.get(event.anchor, (None, 1))
            if event.anchor not in self._anchors:
                raise UnreadableError("unreadable", "YAML")
            self._add(value, count)
        elif kind == "ScalarEvent":
            value = self._scalar(event)
            self._anchor(event.anchor, value, 1)
            self._add(value, 1)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            holder: Any = {} if kind == "MappingStartEvent" else []
            if len(self._open) >= _DEPTH:
                raise TooLargeError
            self._open.append(_Open(holder, event.anchor, self._count))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            closed = self._open.pop()
            count = self._count - closed.before + 1
            self._anchor(closed.anchor, closed.holder, count)
            self._count = closed.before
            self._add(closed.holder, count)

    def _anchor(self, anchor: str | None, value: object, count: int) -> None:
        if anchor:
            self._anchors[anchor] = value, count

    def _add(self, value: object, count: int) -> None:
        self._count += count
        if self._count > _MOST:
            raise TooLargeError
        if not self._open:
            self.value = value
            return
        above = self._open[-1]
        if isinstance(above.holder, list):
            above.holder.append(value)
        elif not above.has_key:
            above.has_key, above.key = True, _name(value)
        else:
            above.has_key = False
            self._put(above, value)

    def _put(self, above: _Open, value: object) -> None:
        if above.key == "<<" and isinstance(value, dict | list):
            for each in value if isinstance(value, list) else [value]:
                above.merged |= (
                    {name: one for name, one in each.items() if name not in above.merged}
                    if isinstance(each, dict)
                    else {}
                )
            above.holder.update({name: one for name, one in above.merged.items() if name not in above.holder})
            return
        if above.key in above.own and not self._is_old:
            raise UnreadableError("twice-yaml", above.key)
        above.own.add(above.key)
        above.holder[above.key] = value

    def _scalar(self, event: Any) -> object:
        text: str = event.value
        if event.style or event.tag in ("!", "tag:yaml.org,2002:str"):
            return text
        if text in _NULL:
            return None
        words = _WORDS_11 if self._is_old else _WORDS
        if text in words:
            return words[text]
        return _number(text)


class _Open:
    """A table or a list that is not over: what it holds, its anchor, the values before it, the key that waits."""

    __slots__ = ("anchor", "before", "has_key", "holder", "key", "merged", "own")

    def __init__(self, holder: Any, anchor: str | None, before: int) -> None:
        self.holder = holder
        self.anchor = anchor
        self.before = before
        self.has_key = False
        self.key = ""
        self.own: set[str] = set()
        self.merged: dict[str, object] = {}


def _lenient(text: str) -> str:
    """Return what goccy/go-yaml reads and libyaml does not, written so that both do."""
    return _NO_ANCHOR.sub("+", _CONTROL.sub("\ufffd", text))


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield the events of the first document."""
    import yaml

    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.DocumentEndEvent):
                return
            yield event
    except (yaml.YAMLError, ValueError, OverflowError):
        raise UnreadableError("unreadable", "YAML") from None


def _name(value: object) -> str:
    """Return a key as a text: a list or a table is none that is asked for."""
    if isinstance(value, str):
        return value
    return ("true" if value else "false") if isinstance(value, bool) else str(value) if value is not None else "null"


def _number(text: str) -> object:
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return text
    figures = text.replace("_", "")
    try:
        if _OCTAL.fullmatch(text):
            return int(figures, 8)
        return int(figures, 0)
    except ValueError:
        pass
    try:
        return float(figures)
    except ValueError:
        return text


def plain(value: object) -> object:
    """Return a date of TOML as the text that YAML would have, other values as they are."""
    if isinstance(value, datetime):
        return value.isoformat(sep="T")
    return value.isoformat() if isinstance(value, date | time) else value

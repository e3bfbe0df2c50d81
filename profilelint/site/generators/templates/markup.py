"""What tags of Liquid 4.0 and Jekyll make of what stands behind their names.

Sources: `initialize` and `lax_parse` in tags/*.rb of Liquid 4.0.4, its condition.rb, and tags/*.rb of Jekyll 3.10.0 to
4.4.1. What the lax parser passes is a fault only where the strict one, which comes first, refuses it too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

#: `QuotedFragment` of liquid.rb, and the least of what it matches.
FRAGMENT = r"""(?:"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)"""
_LEAST = r"""(?:[^\s,|'"]|"[^"]*"|'[^']*')"""
_SOME = lazy_pattern(_LEAST)
_ASSIGN = lazy_pattern(r"[\w.\[\]-]\)?\s*=", re.ASCII)
_NAME = lazy_pattern(r"[\w.\[\]-]", re.ASCII)
_WORD = lazy_pattern(r"[\w-]+", re.ASCII)
_FOR = lazy_pattern(rf"[\w-]+\s+in\s+{_LEAST}", re.ASCII)
#: Passed by the strict parser of `for` alone.
_STRICT_FOR = lazy_pattern(r"[\w-]+\??\s+in\b", re.ASCII)
_TABLE_ROW = lazy_pattern(rf"\w\s+in\s+{_LEAST}", re.ASCII)
_COMPARISON = lazy_pattern(rf"({FRAGMENT})\s*([=!<>a-z_]+)?")
#: What only the lax parser takes for one operator, or for a whole value that goes on: the strict one reads them.
_JOINED = lazy_pattern(r"(?:==|!=|<>|<=?|>=?)[a-z_]+")
_GOES_ON = ("(", "[", ".", "=", "!", "<", ">", "contains")
_CONNECTED = lazy_pattern(r"\b(?:and|or)\b")
#: `Condition.operators`.
_OPERATORS = frozenset({"==", "!=", "<>", "<", ">", ">=", "<=", "contains"})
#: tags/include.rb, `VALID_SYNTAX`: one parameter, and what has to stand behind it.
_PARAMETER = lazy_pattern(
    r"""[\w-]+\s*=\s*(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|[\w.-]+)(?=\s|\Z)\s*""", re.ASCII | re.DOTALL
)
#: tags/include.rb, `VARIABLE_SYNTAX`: an output that makes all before it a part of the file's name.
_VARIABLE = lazy_pattern(r"\{\{\s*[\w.-]+\s*(?:\||\}\})", re.ASCII)
#: tags/highlight.rb, `SYNTAX`: the language, and one option.
_LANGUAGE = lazy_pattern(r"[a-zA-Z0-9.+#_-]+")
_OPTION = lazy_pattern(r"""\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?""", re.ASCII)
#: tags/post_url.rb, `MATCHER`.
_POST = lazy_pattern(r"(?m)(?:^|/)\d+-\d+-\d+-", re.ASCII)


def fault(name: str, markup: str, *, is_sure: bool) -> str:
    """Return the key of what is wrong with a tag, or ""; `is_sure` says that it is run whenever the page is built."""
    check = _CHECKS.get(name)
    return check(markup, is_sure) if check else ""


def assigned(name: str, markup: str) -> str:
    """Return the name that a tag gives a value to, up to its first dot; "" for none."""
    if name == "assign":
        names = _WORD.findall(markup.partition("=")[0])
        return names[0] if names else ""
    if name in ("capture", "for", "tablerow", "increment", "decrement"):
        found = _WORD.search(markup)
        return found[0] if found else ""
    return ""


def _assign(markup: str, _is_sure: bool) -> str:
    return "" if _ASSIGN.search(markup) else "assign"


def _capture(markup: str, _is_sure: bool) -> str:
    return "" if _NAME.search(markup) else "capture"


def _fragment(key: str) -> Callable[[str, bool], str]:
    return lambda markup, _: "" if _SOME.search(markup) else key


def _cycle(markup: str, _is_sure: bool) -> str:
    return "" if _SOME.match(markup) else "cycle"


def _for(markup: str, _is_sure: bool) -> str:
    return "" if _FOR.match(markup) or _STRICT_FOR.match(markup) else "for"


def _table_row(markup: str, _is_sure: bool) -> str:
    return "" if _TABLE_ROW.search(markup) else "tablerow"


def _if(markup: str, is_sure: bool) -> str:
    found = _COMPARISON.search(markup)
    if not found:
        return "if"
    if not is_sure or not found[2] or _CONNECTED.search(markup):
        return ""
    is_strict = found[1].endswith(_GOES_ON) or _JOINED.fullmatch(found[2])
    return "" if is_strict or found[2] in _OPERATORS else "operator"


def _raw(markup: str, _is_sure: bool) -> str:
    return "raw" if markup.strip() else ""


def _include(markup: str, is_sure: bool) -> str:
    markup = markup.strip()
    if variable := _VARIABLE.search(markup):
        before = markup[: variable.start()]
        is_late = "{" not in before and len(before.split()) > 1 and "}}" in markup[variable.start() :]
        return "include-output" if is_late and is_sure else ""
    parts = markup.split(None, 1)
    position = 0
    while len(parts) == 2 and position < len(parts[1]):
        found = _PARAMETER.match(parts[1], position)
        if not found:
            return "include-parameter"
        position = found.end()
    return ""


def _highlight(markup: str, _is_sure: bool) -> str:
    markup = markup.strip()
    if "\n" in markup:  # one line that can be read is enough
        return ""
    language = _LANGUAGE.match(markup)
    position = language.end() if language else 0
    while language and position < len(markup):
        option = _OPTION.match(markup, position)
        if not option:
            return "highlight-option"
        position = option.end()
    return "" if language else "highlight"


def _post_url(markup: str, _is_sure: bool) -> str:
    return "" if _POST.search(markup.strip().removeprefix("/")) else "post-name"


_CHECKS: dict[str, Callable[[str, bool], str]] = {
    "assign": _assign,
    "capture": _capture,
    "case": _fragment("case"),
    "case-when": _fragment("when"),
    "case-else": lambda markup, _: "case-else" if markup.strip() else "",
    "cycle": _cycle,
    "for": _for,
    "tablerow": _table_row,
    "if": _if,
    "unless": _if,
    "elsif": _if,
    "raw": _raw,
    "include": _include,
    "include_relative": _include,
    "highlight": _highlight,
    "post_url": _post_url,
}

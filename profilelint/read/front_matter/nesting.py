"""How deep brackets lie in each other, counted here: every version of a parser has a limit and words of its own.

A text is read once, from left to right, and what is in quotation marks or a comment does not count. In a text that is
not valid, a bracket that is never closed counts up to the end.
"""

from __future__ import annotations

import re

from profilelint.base.lazy import lazy_pattern
from profilelint.read.front_matter.fields import MAX_DEPTH, TooLargeError

_STRING = r'"(?:[^"\\\r\n]++|\\.)*+"?'
JSON = lazy_pattern(rf"{_STRING}|[\[\]{{}}]", re.DOTALL)
TOML_PART = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    rf"|'''(?:[^']++|'(?!''))*+(?:'{{3,5}}|\Z)|{_STRING}|'[^'\r\n]*+'?|\#[^\r\n]*+|[\[\]{{}}]"
)
TOML = lazy_pattern(TOML_PART, re.DOTALL)
#: A key of so many parts that tomllib, which keeps each of its beginnings, would fill the memory.
_LONG_KEY = lazy_pattern(
    r"""(?<![\w."'-])(?:(?:"(?:[^"\\\r\n]|\\.){0,200}+"|'[^'\r\n]{0,200}+'|[\w-]++)[ \t]*+\.[ \t]*+){60}"""
)
#: What lies within the brackets of YAML, whose texts in quotation marks may go on over lines.
_FLOW = lazy_pattern(r'"(?:[^"\\]++|\\.)*+"?|\'[^\']*+\'?|(?<=\s)\#[^\r\n]*+|[\[\]{}]', re.DOTALL)
#: What may stand between what YAML has read and the bracket that opens next.
_BEFORE = lazy_pattern(r"(?:[\s,:?-]|[&!]\S*+|\#[^\r\n]*+)*+(?=[\[{])")


def check(text: str, start: int, brackets: re.Pattern[str]) -> None:
    """Raise TooLargeError if brackets lie too deep in each other from `start` on; `brackets` is `JSON` or `TOML`."""
    if brackets is TOML and _LONG_KEY.search(text, start):
        raise TooLargeError("a key has more than 60 parts")
    _count(text, start, len(text), brackets, 0)


def check_ahead(text: str, start: int, end: int, depth: int) -> None:
    """Raise TooLargeError if YAML stopped at `end` as it was too deep: `depth` at `start`, up to where it gave events.

    It reads ahead to see whether a bracket is a key, and so may stop before it has said that any of them opens.
    """
    opening = _BEFORE.match(text, start, end)
    _count(text, opening.end() if opening else end, end, _FLOW, depth)


def _count(text: str, start: int, end: int, brackets: re.Pattern[str], depth: int) -> None:
    if depth > MAX_DEPTH:
        raise too_deep()
    for found in brackets.finditer(text, start, end):
        if found[0] in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise too_deep()
        elif found[0] in "]}":
            depth = max(depth - 1, 0)


def too_deep() -> TooLargeError:
    """Return what is said of all that is nested too deep."""
    return TooLargeError(f"lists and mappings lie more than {MAX_DEPTH} deep in each other")

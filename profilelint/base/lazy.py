"""Regular expressions that are compiled when first used: most runs need few of them, and compiling takes longer."""

from __future__ import annotations

import re
from typing import Any, cast

_compile = re.compile
_ATTRIBUTES = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split", "pattern", "flags")


class _Lazy:
    def __init__(self, *pattern: Any) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = _compile(*self._pattern)
        for attribute in _ATTRIBUTES:
            setattr(self, attribute, getattr(compiled, attribute))  # found from now on without coming here
        return getattr(compiled, name)


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:  # noqa: A001  # stands in for re.compile
    r"""Like `re.compile`, but a wrong pattern is found out when it is used.

    >>> compile(r"\d+").sub("#", "page 12")
    'page #'
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))

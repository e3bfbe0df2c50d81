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


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return what `re.compile` returns, compiled when it is first used; a wrong pattern raises `re.error` only then.

    >>> lazy_pattern(r"\d+").sub("#", "page 12")
    'page #'
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))

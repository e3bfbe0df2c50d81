"""Liquid in the addresses of a Jekyll page: what is known without building the site is filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.read import theme_files

if TYPE_CHECKING:
    from collections.abc import Callable

_OUTPUT = lazy_pattern(r"\{\{-?([^{}]{1,500}+)\}\}")
_QUOTED = lazy_pattern(r"""(["'])([^"']*)\1""")
#: What stands for `baseurl`: Jekyll's own names, and the variables of themes.
_BASES = frozenset({"site.baseurl", "site.github.url", *theme_files.theme_rows("base-variables")})
_NO_CHANGE = frozenset({"escape", "uri_escape", "xml_escape", "url_encode", "strip", "h"})


def fill(url: str, setting: Callable[[str], str | None], baseurl: str) -> str | None:
    """Return an address with its Liquid filled in; None where that takes building the site. `setting` reads the config.

    >>> fill("{{ '/files/cv.pdf' | relative_url }}#top", {}.get, "/ada")
    '/ada/files/cv.pdf#top'
    """

    def known(expression: str) -> str | None:
        if quoted := _QUOTED.fullmatch(expression):
            return str(quoted[2])
        if expression in _BASES:
            return baseurl
        if expression == "site.url":
            return (setting("url") or "").rstrip("/")
        return setting(expression[5:]) if expression.startswith("site.") else None

    def output(match: re.Match[str]) -> str:
        expression, *filters = (part.strip() for part in match[1].removesuffix("-").split("|"))
        value = known(expression)
        for each in filters:
            value = None if value is None else _filtered(value, each, known, baseurl)
        return "{{" if value is None else value

    filled = _OUTPUT.sub(output, url)
    return None if "{{" in filled or "{%" in filled or "}}" in filled else filled


def _filtered(text: str, written: str, known: Callable[[str], str | None], baseurl: str) -> str | None:
    """Return a text after one filter; None where what that makes of it is not known."""
    name, _, argument = (part.strip() for part in written.partition(":"))
    if name in {"relative_url", "absolute_url"}:
        return text if re.match(r"[a-z]+:", text) else f"{baseurl}/{text.lstrip('/')}"
    if name in _NO_CHANGE:
        return text
    extra = known(argument) if name in {"append", "prepend"} else None
    return None if extra is None else text + extra if name == "append" else extra + text

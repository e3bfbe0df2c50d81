"""Lists of globs as `resolvePathGlobs` (core/path.ts) reads them: for `render:` and `resources:`. Linear in a path.

Its globs are those of Deno (core/lib/glob.ts): `**` for any folders, `*`, `?`, sets and `{a,b}`. Extended groups such
as `?(a)` are taken for nothing.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from profilelint.text import globs

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Iterable, Sequence

_MOST = 500  #: entries of a list that are looked at
_MOST_FORMS = 32  #: forms of one entry with braces


@dataclass(frozen=True, slots=True)
class Patterns:
    """What a list takes in and what it takes away: names to look up, and patterns for all others."""

    names: frozenset[str]
    regexes: tuple[re.Pattern[str], ...]
    away: tuple[re.Pattern[str], ...]

    def takes(self, path: str) -> bool:
        """Return whether a file or a folder is in the list itself, not only a folder above it."""
        is_in = path in self.names or any(each.fullmatch(path) for each in self.regexes)
        return is_in and not any(each.fullmatch(path) for each in self.away)


def read(entries: Iterable[str], folders: Container[str], *, smart: bool = False, deep: bool = True) -> Patterns:
    """Return the patterns of a list in a site that has `folders`.

    `smart` takes each entry for a glob, not only what looks like one; `deep` looks for globs in all folders, unless
    they begin with a slash. What begins with `!` is always a deep glob.
    """
    names: set[str] = set()
    regexes: list[re.Pattern[str]] = []
    away: list[re.Pattern[str]] = []
    for entry in list(entries)[:_MOST]:
        if entry.startswith("!"):
            away += _compiled(_full(entry[1:], folders, deep=deep))
            continue
        plain = entry[1:] if entry.startswith("\\!") else entry
        if smart or is_glob(entry):
            regexes += _compiled(_full(plain, folders, deep=deep))
        else:
            names.add(posixpath.normpath(plain.removeprefix("/")))
    return Patterns(frozenset(names), tuple(regexes), tuple(away))


def is_glob(entry: str) -> bool:
    """Return whether an entry is a glob (core/lib/glob.ts `isGlob`).

    >>> is_glob("posts/*.qmd"), is_glob("a[1].qmd"), is_glob("posts")
    (True, True, False)
    """
    pairs = any(0 <= entry.find(first) < entry.rfind(last) - 1 for first, last in ("[]", "{}"))
    return pairs or "*" in entry or "?" in entry


def _full(glob: str, folders: Container[str], *, deep: bool) -> str:
    """`asFullGlob`: a folder means all in it."""
    if glob.startswith("./"):
        glob = glob[2:].lstrip("/")
    if glob.endswith("/"):
        glob += "**/*"
    elif posixpath.normpath(glob.removeprefix("/")) in folders:
        glob += "/**/*"
    return glob[1:] if glob.startswith("/") else f"**/{glob}" if deep else glob


def _compiled(glob: str) -> Sequence[re.Pattern[str]]:
    found = []
    for form in _forms(glob):
        try:
            read_glob = globs.read(f"/{posixpath.normpath(form)}")
        except ValueError:
            continue
        if read_glob:
            found.append(read_glob.regex)
    return found


def _forms(glob: str) -> list[str]:
    """Return a glob once for each choice in its braces.

    >>> _forms("a.{md,qmd}")
    ['a.md', 'a.qmd']
    """
    forms = [""]
    rest = glob
    while "{" in rest and len(forms) <= _MOST_FORMS:
        before, _, behind = rest.partition("{")
        choices, closed, rest = behind.partition("}")
        if not closed:
            return [form + before + "{" + behind for form in forms]
        forms = [form + before + choice for form in forms for choice in choices.split(",")][: _MOST_FORMS + 1]
    return [form + rest for form in forms]

"""Values of settings that come with a theme, and that sites forget to change."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache

from profilelint.read import theme_files


def stock_key(path: str, value: str, own: Iterable[tuple[str, str]] | None = None) -> str:
    """Return the key of the first row that says that a value came with a theme, "" for any other value.

    `path` is that of the field. The rows are those of all themes, or `own`: keys, each with a value in which `*` is any
    text. A row counts for all paths that end with its key.

    >>> stock_key("author.name", "Your Sidebar Name"), stock_key("author.name", "Ada Lovelace")
    ('name', '')
    >>> stock_key("slogan", "We weave", own=[("slogan", "we *")])
    'slogan'
    """
    path = path.lower()
    last = path.rpartition(".")[2]
    rows = _of_themes().get(last, ()) if own is None else [(key, _glob(each)) for key, each in own]
    text = _folded(value) if rows else ""
    fits = (key for key, glob in rows if f".{path}".endswith(f".{key.lower()}") and fnmatchcase(text, glob))
    return next(fits, "")


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _glob(value: str) -> str:
    return _folded(value).replace("[", "[[]").replace("?", "[?]")


@cache
def _of_themes() -> dict[str, list[tuple[str, str]]]:
    """The keys in the files of themes and the globs of their values, by the last part of the key in small letters."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in theme_files.theme_rows("stock-values"):
        key, _, value = row.partition(": ")
        table.setdefault(key.rpartition(".")[2].lower(), []).append((key, _glob(value)))
    return table

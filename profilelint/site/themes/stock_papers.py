"""Papers that themes bring along as examples."""

from __future__ import annotations

from functools import cache

from profilelint.read.theme_files import theme_rows
from profilelint.text.comparable import comparable_words


def is_stock_title(title: str) -> bool:
    """Return whether a title is that of a paper that comes with a theme.

    >>> is_stock_title("An Example Conference Paper"), is_stock_title("A Theory of Looms")
    (True, False)
    """
    return "".join(comparable_words(title)) in _titles()


@cache
def _titles() -> frozenset[str]:
    rows = (row.split(": ", 1)[1] for row in theme_rows("stock-papers"))
    return frozenset("".join(comparable_words(row)) for row in rows)

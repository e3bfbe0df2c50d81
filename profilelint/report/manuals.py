"""Where people read more of a rule."""

from __future__ import annotations

#: The home of the project.
HOME = "https://github.com/profilelint/profilelint"


def address(rule: str) -> str:
    """Return where the page of all rules names a rule.

    >>> address("links/empty")
    'https://github.com/profilelint/profilelint/blob/main/docs/rules.md#links'
    """
    return f"{HOME}/blob/main/docs/rules.md#{rule.partition('/')[0]}"

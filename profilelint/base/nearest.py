"""What somebody meant who wrote a word that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def hint(word: str, known: Iterable[str]) -> str:
    """What was probably meant, as the end of a message; nothing if nothing is near.

    >>> hint("link/empty", ["links/empty", "emails/malformed"])
    ' (did you mean "links/empty"?)'
    """
    if not word:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(word[:200], list(known), n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""

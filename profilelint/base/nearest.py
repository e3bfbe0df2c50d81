"""What somebody meant who wrote a word that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that names the known word which is nearest to a wrong one; "" if none is near.

    >>> did_you_mean("link/empty", ["links/empty", "emails/malformed"])
    ' (did you mean "links/empty"?)'
    """
    if not word:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(word[:200], list(known), n=1)
    return f' (did you mean "{near[0]}"?)' if near else ""

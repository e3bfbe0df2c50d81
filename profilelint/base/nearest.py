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
    near = nearest(word, known)
    return f' (did you mean "{near}"?)' if near else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word that is nearest to a wrong one, by its first 200 characters; "" if none is near.

    `cutoff` is the least likeness, from 0 to 1, as for `difflib.get_close_matches`.

    >>> nearest("link/empty", ["links/empty", "emails/malformed"]), nearest("", ["links/empty"])
    ('links/empty', '')
    """
    if not word:
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:200], list(known), n=1, cutoff=cutoff)), "")

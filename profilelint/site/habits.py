"""What the pages of a site mostly do: a key that half of a kind leave empty is one that the site does without."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.site import kinds
from profilelint.site.theme import theme

if TYPE_CHECKING:
    from profilelint.site import Site

#: So much of a page is looked at for its front matter, in characters.
_MOST = 20_000


@lru_cache(maxsize=256)
def does_without(kind: str, key: str, site: Site) -> bool:
    """Whether three pages of a kind or more, and no fewer than half of them, leave a key empty: it is no slip then."""
    of = next(each for each in kinds.demands(theme(site).name).kinds if each.name == kind)
    heads = [head for file in site.files if of.has(file) and (head := _head(site.text(file, _MOST)))]
    lacking = sum(not _fills(head, key) for head in heads)
    return lacking > 2 and 2 * lacking >= len(heads)


def _head(text: str) -> str:
    """The front matter of a page; "" of one without."""
    text = text.lstrip("\ufeff")
    fence = text[:3]
    end = text.find(f"\n{fence}", 3) if fence in ("---", "+++") else -1
    return text[3 : end + 1] if end > 0 else ""


def _fills(head: str, key: str) -> bool:
    r"""Whether front matter gives a key a value.

    >>> [_fills(head, "venue") for head in ("venue: Turin\n", "venue:\n  - Turin\n", "venue:\ndate: 1843\n")]
    [True, True, False]
    """
    value = r"(?:(?!(?:\"\"|''|\[\]|\{\})[ \t\r]*\n|#)[^\s]|\n[ \t]*-|\n[ \t]+\S)"
    return re.search(rf"(?mi)^[\"']?{re.escape(key)}[\"']?[ \t]*[:=][ \t]*{value}", head) is not None

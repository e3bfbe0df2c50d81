"""What the pages of a site mostly do: a key that half of a kind leave empty is one that the site does without."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.site.themes import page_kinds
from profilelint.site.themes.detect import theme

if TYPE_CHECKING:
    from profilelint.site.site import Site

#: So much of a page is looked at for its front matter, in characters.
_MOST = 20_000


@lru_cache(maxsize=256)
def is_key_mostly_empty(kind: str, key: str, site: Site) -> bool:
    r"""Whether at least three pages of a kind, and at least half of them, leave a key empty: to do so is then no slip.

    >>> from profilelint.toolkit import make_site
    >>> pages = {f"_news/{number}.md": "---\nlayout: post\n---\nA loom" for number in range(3)}
    >>> site = make_site({"_config.yml": "theme: al-folio", "_layouts/bib.liquid": "", **pages})
    >>> is_key_mostly_empty("news", "date", site), is_key_mostly_empty("news", "layout", site)
    (True, False)
    """
    pages = _filled(kind, site)
    lacking = sum(key.lower() not in filled for filled in pages)
    return lacking > 2 and 2 * lacking >= len(pages)


@lru_cache(maxsize=16)
def _filled(kind: str, site: Site) -> list[frozenset[str]]:
    """Return the keys that each page of a kind fills, in small letters."""
    from profilelint.read.reader import read_front_matter

    of = next(each for each in page_kinds.demands(theme(site).name).kinds if each.name == kind)
    found = (read_front_matter(site.text(file, _MOST)) for file in site.files if of.has(file))
    return [
        frozenset(field.path.lower() for field in matter.fields if page_kinds.is_filled(field.value))
        for matter in found
        if matter
    ]

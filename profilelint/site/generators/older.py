"""What becomes of files of Hugo, Quarto and plain folders, by how links are written, until each model is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.outcome import Built, NotBuilt, Page, Reason
from profilelint.site.generators.paths import written

if TYPE_CHECKING:
    from profilelint.site.built import Built as Part

_PAGE = Reason("page", "A page is made of this file.", "profilelint/site/generators", is_wanted=True)
_NONE = Reason("none", "No page is made of this file.", "profilelint/site/generators", is_wanted=True)
#: Folders with an underscore that most generators make pages of.
_SHOWN = frozenset({"_pages", "_posts"})


class Older:
    """The part of a site that a generator without a model builds: of its answers none is certain."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def page(self, path: str) -> Page:
        """See `outcome.Site`."""
        part = self._part
        urls = tuple(map(written, part.dialect.addresses(part, path)))
        matter = part.head(path) or {}
        is_draft = matter.get("draft") is True or False in (matter.get("active"), matter.get("published"))
        folders = (each for each in path.split("/")[:-1] if each not in _SHOWN)
        is_hidden = is_draft or any(each.startswith("_") for each in folders) or "/." in f"/{path}"
        is_shown = not is_hidden and part.site.exists(part.rooted(path)) and part.readers(path) in {"visitors", "both"}
        made = Built(_PAGE, addresses=urls) if is_shown else NotBuilt(_NONE)
        return Page(path, {part.generator: made}, certain=False)

"""Whether visitors can get to see a page at all, as far as its path, its first lines and the settings tell."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint import lazy
from profilelint.site.theme import theme

if TYPE_CHECKING:
    from profilelint.site import Site

#: What is written for whoever builds the site.
_FOR_MAKERS = ("readme", "contributing", "changelog", "install", "customize", "faq", "analytics", "license")
#: What other pages include has no address of its own (acad-homepage's home page, Jekyll's `_includes`).
_PART = lazy.compile(r"(?:.*/)?_?includes/.*", re.DOTALL)
_HIDDEN = lazy.compile(
    r"^(?:draft[ \t]*[:=][ \t]*true|(?:active|published)[ \t]*[:=][ \t]*false)\b", re.MULTILINE | re.IGNORECASE
)
#: So much of a page is looked at for whether it is hidden: more than any front matter of a theme has.
_HEAD = 4000


def is_published(path: str, text: str, site: Site) -> bool:
    """Whether a page with this path, relative to the root, and this text is shown; a draft and a README are not."""
    name = posixpath.basename(path).partition(".")[0].lower()
    if _HIDDEN.search(text, 0, _HEAD) or "archetypes/" in path:
        return False
    if name.startswith(_FOR_MAKERS) and theme(site).generator != "plain":
        return False
    if name.startswith("2199") and not site.config.get("future"):  # the post of a theme that shows this very setting
        return False
    built = site.built(path)
    if _PART.fullmatch(path):
        return True
    if built.generator in {"quarto", "hugo"} and built.readers(built.inner(path)) == "nobody":
        return False
    if built.generator != "jekyll":
        return "/_" not in f"/{posixpath.dirname(path)}" and "/." not in f"/{path}"
    return any(True for _ in built.dialect.addresses(built, built.inner(path)))

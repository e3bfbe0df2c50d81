"""Whether visitors can get to see a page at all, as far as its path, its first lines and the settings tell."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from profilelint import lazy
from profilelint.site import kinds
from profilelint.site.theme import theme

if TYPE_CHECKING:
    from profilelint.site import Site

#: Folders of Jekyll that need not be named in `collections`.
_SHOWN = frozenset({"", "_pages", "_posts", "_includes"})
#: What is written for whoever builds the site.
_FOR_MAKERS = ("readme", "contributing", "changelog", "install", "customize", "faq", "analytics", "license")
_HIDDEN = lazy.compile(
    r"^(?:draft[ \t]*[:=][ \t]*true|(?:active|published)[ \t]*[:=][ \t]*false)\b", re.MULTILINE | re.IGNORECASE
)
#: So much of a page is looked at for whether it is hidden: more than any front matter of a theme has.
_HEAD = 4000


def is_published(path: str, text: str, site: Site) -> bool:
    """Whether a page with this path, relative to the root, and this text is shown; a draft and a README are not."""
    name = posixpath.basename(path).partition(".")[0].lower()
    if _HIDDEN.search(text, 0, _HEAD) or "archetypes/" in path or _is_left_out(path, site):
        return False
    if name.startswith(_FOR_MAKERS) and theme(site).generator != "plain":
        return False
    if path.startswith(".") or "/." in path:
        return False
    if name.startswith("2199") and not site.config.get("future"):  # the post of a theme that shows this very setting
        return False
    folder = next((part for part in path.split("/")[:-1] if part.startswith("_")), "")
    return folder in _SHOWN or _is_output(folder[1:], site)


def _is_left_out(path: str, site: Site) -> bool:
    """Whether Jekyll is told to pass over a file."""
    said = site.config.get("exclude")
    names = [name.strip("/") for name in said if isinstance(name, str)] if isinstance(said, list) else []
    return any(f"{path}/".startswith(f"{name}/") for name in names if name)


def _is_output(name: str, site: Site) -> bool:
    said = kinds.collections(site).get(name)
    return isinstance(said, dict) and bool(said.get("output"))

"""What makes the pages of a site out of its files."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Literal

from profilelint.base.lazy import lazy_pattern
from profilelint.read.front_matter import lookup
from profilelint.site import discovery

if TYPE_CHECKING:
    from collections.abc import Container

    from profilelint.site.site import Site

Generator = Literal["jekyll", "hugo", "quarto", "plain"]

#: Folders that only Hexo has, whose config is called as Jekyll's (hexo.io/docs/setup).
_HEXO = ("scaffolds", "source")


#: Jekyll's setting for pages that lie in another folder than the config: by which addresses is then not known here.
_ELSEWHERE = lazy_pattern(r"[./]*\w")
_MOST = 100_000


def generator(site: Site, folder: str = "") -> Generator:
    """The generator of a site, or of the part of it in `folder`, by the files there; "plain" where none is known."""
    names = site.listing(folder)
    if "_quarto.yml" in names or "_quarto.yaml" in names:
        return "quarto"
    if _is_hugo(site, folder, names):
        return "hugo"
    if "_posts" in names and ("_layouts" in names or "_includes" in names) and ".nojekyll" not in names:
        return "jekyll"  # which GitHub Pages builds without any settings too
    config = next((name for name in (discovery.JEKYLL, "_config.yaml") if name in names), "")
    if not config or all(name in names for name in _HEXO):
        return "plain"
    source = lookup.yaml_file_values(site.text(posixpath.join(folder, config), _MOST), "source").get("source")
    return "plain" if source and _ELSEWHERE.match(str(source)) else "jekyll"


def _is_hugo(site: Site, folder: str, names: Container[str]) -> bool:
    if any(name in names for name in discovery.HUGO):
        return posixpath.basename(folder) != "_default"
    if "content" not in names:
        return False
    has_config = any(name in names for name in discovery.OLD_HUGO[1:])
    return has_config or site.exists(posixpath.join(folder, "config/_default"))


def home(site: Site, path: str) -> str:
    """Return the folder of the generator that a file belongs to: the uppermost one of those above it, or the root, "".

    `path` is relative to the root, with `/`. What lies deeper with a generator of its own is a theme's demonstration.
    """
    parts = path.split("/")[:-1]
    folders = ("/".join(parts[:end]) for end in range(len(parts) + 1))
    return next((folder for folder in folders if generator(site, folder) != "plain"), "")

"""Where a site is put: its repository at GitHub, and what builds it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.site.site import Site

#: So much of a file is looked at, in characters; and at so many workflows.
_MOST = 100_000
_MOST_WORKFLOWS = 20

#: What git writes for the repository that a copy was made from (git-config, "remote.<name>.url").
_ORIGIN = lazy_pattern(r'^\[remote "origin"\][ \t]*\n((?:[ \t]+[^\n]*\n?){0,20})', re.MULTILINE)
_URL = lazy_pattern(
    r"^[ \t]+url[ \t]*=[ \t]*[^\s\[]{0,100}\bgithub\.com[:/]([\w-]{1,100})/([\w.-]{1,100}?)(?:\.git)?/?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


@lru_cache(maxsize=2)
def github_repository(site: Site) -> tuple[str, str] | None:
    r"""Return owner and name of the GitHub repository that a site was cloned from; None if git does not say so.

    >>> from profilelint.toolkit import make_site
    >>> github_repository(make_site({".git/config": '[remote "origin"]\n\turl = git@github.com:ada/looms.git\n'}))
    ('ada', 'looms')
    """
    origin = _ORIGIN.search(site.text(".git/config", _MOST))
    found = _URL.search(origin[1]) if origin else None
    return (found[1], found[2]) if found else None


def build_instructions(site: Site) -> Iterator[str]:
    r"""Yield the texts of the files that tell Netlify and GitHub how to build a site; "" for a file that cannot be
    read.

    >>> from profilelint.toolkit import make_site
    >>> list(build_instructions(make_site({"netlify.toml": "[build]\ncommand = 'hugo'\n"})))
    ["[build]\ncommand = 'hugo'\n"]
    """
    names = sorted(name for name in site.listing(".github/workflows") if name.endswith((".yml", ".yaml")))
    if site.exists("netlify.toml"):
        yield site.text("netlify.toml", _MOST)
    for name in names[:_MOST_WORKFLOWS]:
        yield site.text(f".github/workflows/{name}", _MOST)

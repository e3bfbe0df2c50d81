"""The editions of Hugo that may build a site, and how its files tell which one does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.site.generators.view import View

#: The last edition that was built and compared; one that is newer is taken for it.
NEWEST = 168
#: The oldest edition that is known here; one that is older is taken for it.
OLDEST = 111
#: What a site may be built with that does not say: the newest, one of each kind before it, what Debian has.
_UNKNOWN = (NEWEST, 154, 148, OLDEST)
_MOST = 100_000  #: bytes of a file that are looked at
_MOST_FILES = 30  #: workflows that are looked at
_MOST_EDITIONS = 4

#: Files that may name the edition, the ones that decide first.
_FILES = (
    *("netlify.toml", "vercel.json", "hugoblox.yaml", ".gitlab-ci.yml", "render.yaml", "amplify.yml"),
    *(".tool-versions", "mise.toml", ".hvm", "package.json", ".env", "Dockerfile", "wrangler.toml"),
)
_WORKFLOWS = ".github/workflows/"
#: "HUGO_VERSION: 0.119.0", "hugo-version: 'latest'", "hugo_version = "0.97.3"", '"hugo-extended": "^0.119.0"',
#: "hugo 0.119.0", "hugo@0.119.0", and what a download is called.
_NAMED = lazy_pattern(
    r"""(?i)hugo(?:[_-](?:extended|bin|version)){0,3}["']?[ \t]{0,9}[:=@_/ ][ \t]{0,9}["']?[\^~v]{0,2}"""
    r"(?:0\.(\d{1,3})|(latest))\b"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of Hugo: 0.`minor`."""

    minor: int

    @property
    def name(self) -> str:
        """What it is called to the user."""
        return f"Hugo 0.{self.minor}"

    @property
    def is_new(self) -> bool:
        """Whether it has the content tree of 0.123."""
        return self.minor >= 123


def editions(view: View) -> tuple[Edition, ...]:
    """Return the editions that may build a site, the likeliest first; one, where its files tell.

    An edition that is older or newer than those known here counts as the nearest of them.
    """
    named = dict.fromkeys(min(max(each, OLDEST), NEWEST) for each in _named(view))
    return tuple(Edition(minor) for minor in list(named)[:_MOST_EDITIONS] or _UNKNOWN)


def _named(view: View) -> Iterator[int]:
    present = frozenset(path for path in view.files if "/" not in path)
    workflows = [path for path in view.files if path.startswith(_WORKFLOWS) and path.endswith((".yml", ".yaml"))]
    for path in [*workflows[:_MOST_FILES], *(name for name in _FILES if name in present)]:
        for found in _NAMED.finditer(_text(view, path)):
            yield int(found[1]) if found[1] else NEWEST


def _text(view: View, path: str) -> str:
    return view.data(path, _MOST).decode("utf-8", errors="replace")

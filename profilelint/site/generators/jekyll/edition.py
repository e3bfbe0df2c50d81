"""The editions of Jekyll that may build a site, and how its files tell which one does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.site.generators.view import View

#: Plugins that GitHub Pages always adds (pages-gem, plugins.rb, DEFAULT_PLUGINS).
PAGES_PLUGINS = (
    *("jekyll-coffeescript", "jekyll-commonmark-ghpages", "jekyll-default-layout", "jekyll-gist"),
    *("jekyll-github-metadata", "jekyll-optional-front-matter", "jekyll-paginate", "jekyll-readme-index"),
    *("jekyll-relative-links", "jekyll-titles-from-headings"),
)
#: And those that a site may ask for there (PLUGIN_WHITELIST); others are left out without a word.
PAGES_ALLOWED = (
    *("jekyll-feed", "jekyll-redirect-from", "jekyll-seo-tag", "jekyll-sitemap", "jekyll-avatar", "jekyll-mentions"),
    *("jekyll-include-cache", "jekyll-octicons", "jekyll-remote-theme", "jemoji"),
)
#: Plugins whose tags and settings a site cannot do without, so that GitHub Pages does not build it (al-folio's).
_NEVER_THERE = frozenset(("jekyll-scholar", "jekyll/scholar", "jekyll-paginate-v2"))
#: Plugins that make no page of a file, and none of their own but those of `plugins`.
KNOWN_PLUGINS = frozenset(
    {
        *(*PAGES_PLUGINS, *PAGES_ALLOWED, "jekyll-archives", "jekyll-scholar", "jekyll-minifier", "jekyll-diagrams"),
        *("jekyll-email-protect", "jekyll-imagemagick", "jekyll-jupyter-notebook", "jekyll-link-attributes"),
        *(
            "jekyll-cache-bust",
            "jekyll-get-json",
            "jekyll-tabs",
            "jekyll-terser",
            "jekyll-toc",
            "jekyll-twitter-plugin",
        ),
        *("jekyll-3rd-party-libraries", "jekyll-regex-replace", "jekyll-bibtex", "jekyll-target-blank", "jekyll-data"),
        *("jekyll-sass-converter", "jekyll-last-modified-at", "jekyll-spaceship", "jekyll-socials", "kramdown"),
        "jekyll/scholar",
    }
)

_LOCKED = lazy_pattern(r"(?m)^ {4}(jekyll|github-pages) \((\d+)")
_GEM = lazy_pattern(
    r"""(?m)^[ \t]{0,40}gem[ \t]{0,40}\(?[ \t]{0,40}["']([\w-]{1,60})["'](?:[ \t]*,[ \t]*["'][^"'\d\n]{0,9}(\d+))?"""
)
_CLASSIC = lazy_pattern(r"(?m)^[ \t-]{0,40}uses:[ \t]*[\"']?actions/jekyll-build-pages@")
_RUBY = lazy_pattern(r"(?m)^[ \t-]{0,40}uses:[ \t]*[\"']?ruby/setup-ruby@|\bbundle exec jekyll\b|\bjekyll build\b")
_MOST = 100_000  #: bytes of a file that tells of the build
_WORKFLOWS = ".github/workflows/"
_MOST_WORKFLOWS = 20


@dataclass(frozen=True, slots=True)
class Edition:
    """One way to build: `major` is 3 (as 3.10) or 4; `safe` runs no plugin that GitHub Pages does not allow."""

    name: str
    major: int
    safe: bool = False
    has_pages_gem: bool = False

    @property
    def is_4(self) -> bool:
        """Whether it is Jekyll 4."""
        return self.major >= 4


#: GitHub Pages' own build, and Jekyll as an owner runs it.
PAGES = Edition("GitHub Pages", 3, safe=True, has_pages_gem=True)
JEKYLL_3 = Edition("Jekyll 3", 3)
JEKYLL_4 = Edition("Jekyll 4", 4)


def editions(view: View, config: Mapping[str, object]) -> tuple[Edition, ...]:
    """Return the editions that may build a site, the likeliest first: one, where its files and its config tell.

    A workflow goes before a lock file, and that before the Gemfile, which GitHub Pages does not look at when it builds
    from a branch; a site without any of them is built there or by hand. The gem "github-pages" is the same build, but
    for a plugin that GitHub never has: Jekyll requires the gems of the group `jekyll_plugins` even so.
    """
    workflows = [path for path in view.files if path.startswith(_WORKFLOWS) and path.endswith((".yml", ".yaml"))]
    texts = [_text(view, path) for path in workflows[:_MOST_WORKFLOWS]]
    if any(_CLASSIC.search(text) for text in texts):
        return (PAGES,)
    is_own = any(_RUBY.search(text) for text in texts) or any(
        path in ("netlify.toml", "vercel.json", ".gitlab-ci.yml", "render.yaml", "amplify.yml") for path in view.files
    )
    locked = dict(_LOCKED.findall(_text(view, "Gemfile.lock")))
    gems = dict(_GEM.findall(_text(view, "Gemfile")))
    has_pages_gem = "github-pages" in locked or "github-pages" in gems
    named = frozenset(_named(config))
    if has_pages_gem:
        return (JEKYLL_3,) if named & _NEVER_THERE else (PAGES,)
    major = locked.get("jekyll") or gems.get("jekyll")
    if major in ("3", "4") and (is_own or "jekyll" in locked):
        return (JEKYLL_4,) if major == "4" else (JEKYLL_3,)
    if is_own:
        return (JEKYLL_4, JEKYLL_3)
    if named & _NEVER_THERE:
        return (JEKYLL_4,)
    is_other = major == "4" or not named <= {*PAGES_PLUGINS, *PAGES_ALLOWED}
    return (JEKYLL_4, PAGES) if is_other else (PAGES, JEKYLL_4)


def plugins(view: View, edition: Edition, values: Mapping[str, object]) -> tuple[str, ...]:
    """Return the plugins that run, as far as the site names them (plugin_manager.rb, pages-gem plugins.rb)."""
    named = _named(values, with_gems=not edition.is_4)
    if edition.safe:
        allowed = PAGES_ALLOWED if edition.has_pages_gem else ()
        named = [each for each in named if each in allowed]
    else:
        named += _grouped(_text(view, "Gemfile"))
    return tuple(dict.fromkeys([*(PAGES_PLUGINS if edition.has_pages_gem else ()), *named]))


def _named(values: Mapping[str, object], *, with_gems: bool = True) -> list[str]:
    """Return the plugins that the config names; `gems` is the older key."""
    said = values.get("plugins") or (values.get("gems") if with_gems else None)
    return [each for each in said if isinstance(each, str)] if isinstance(said, list) else []


def _grouped(gemfile: str) -> Sequence[str]:
    """Return the gems of `group :jekyll_plugins`, which Jekyll requires by itself."""
    found = []
    is_inside = False
    for line in gemfile.split("\n"):
        if ":jekyll_plugins" in line and not line.lstrip().startswith("#"):
            is_inside = line.lstrip().startswith("group") or is_inside
        elif line.strip() == "end":
            is_inside = False
        if (gem := _GEM.match(line)) and (is_inside or ":jekyll_plugins" in line):
            found.append(gem[1])
    return found


def _text(view: View, path: str) -> str:
    return view.data(path, _MOST).decode("utf-8", errors="replace")

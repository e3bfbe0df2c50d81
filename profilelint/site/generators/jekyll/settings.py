"""What `_config.yml` says, as an edition of Jekyll takes it (configuration.rb), and whether it stops there. Total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.jekyll import clock, matter, ruby

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from profilelint.site.generators.jekyll.edition import Edition
    from profilelint.site.generators.view import View

#: The files that may be the config, the first that is there (configuration.rb, `config_files`).
CONFIGS = ("_config.yml", "_config.yaml", "_config.toml")

#: `Configuration::DEFAULTS` of 3.10.0 and 4.4.1, as far as they decide about files.
DEFAULTS: Mapping[str, object] = {
    "collections_dir": "",
    "plugins_dir": "_plugins",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "collections": {},
    "include": [".htaccess"],
    "exclude": [],
    "destination": "_site",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "limit_posts": 0,
    "plugins": [],
    "permalink": "date",
    "paginate_path": "/page:num",
    "defaults": [],
}
#: `DEFAULT_EXCLUDES` of 4, which is always added, and what 3 leaves out where nothing is said.
_EXCLUDES_3 = ("Gemfile", "Gemfile.lock", "node_modules")
_VENDOR = ("vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/")
_EXCLUDES_4 = (".sass-cache", ".jekyll-cache", "gemfiles", *_EXCLUDES_3, *_VENDOR)
#: `STYLE_TO_PERMALINK`; 3 has no "weekdate".
STYLES: Mapping[str, str] = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
}
_WEEKDATE = "/:categories/:year/W:week/:short_day/:title:output_ext"
#: Names of folders that have to be texts.
_NAMES = ("collections_dir", "layouts_dir", "data_dir", "includes_dir", "permalink", "markdown_ext")
_NOT_LABEL = lazy_pattern(r"(?i)[^a-z0-9_\-.]")
#: So many entries of a list of settings are looked at.
MOST_ENTRIES = 2000


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: what it is called, whether its documents are written, and by which addresses.

    `stops` says when Jekyll stops at settings that are no names with values: "always", "with documents", or "".
    `has_permalink` tells a permalink that is left empty from none.
    """

    label: str
    is_written: bool
    permalink: object
    has_permalink: bool
    stops: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site; `fault` is the key of the reason for which Jekyll stops at its config, "" for none."""

    path: str
    values: Mapping[str, Any]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    collections: tuple[Collection, ...]
    zone: tzinfo
    fault: str
    fault_key: str

    def text(self, name: str) -> str:
        """Return a setting that is a text; the default where it is none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else str(DEFAULTS[name])

    def is_on(self, name: str) -> bool:
        """Return whether a setting is anything but false or empty, as Ruby has it."""
        return ruby.is_true(self.values.get(name))

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a setting that holds settings; none where it does not."""
        value = self.values.get(name)
        return value if isinstance(value, dict) else {}


def read(view: View, edition: Edition, present: frozenset[str]) -> Settings:
    """Return the settings of a site, of whose files `present` are the names."""
    path = next((name for name in CONFIGS if name in present), CONFIGS[0])
    state, said = "none", {}
    if path.endswith(".toml"):
        said = _toml(view.data(path))
    elif path in present:
        text = view.data(path).decode("utf-8", errors="replace").removeprefix("\ufeff")
        state, said = matter.load_file(text)
    values = {**DEFAULTS, **{name: value for name, value in said.items() if value is not None}}
    fault, key = ("config-unreadable", "") if state == "unreadable" else _fault(said, values, edition)
    include, exclude = _patterns(said, values, edition)
    name = values.get("timezone")
    return Settings(path, values, include, exclude, _collections(values, edition), clock.zone(name), fault, key)


def _toml(data: bytes) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}


def _fault(said: Mapping[str, object], values: Mapping[str, object], edition: Edition) -> tuple[str, str]:
    """Return the reason for which Jekyll stops at the config, and the setting; ("", "") for none."""
    for name in ("include", "exclude", "plugins"):
        # 3 takes a text for a list of patterns (`check_include_exclude`), and what is empty for the default
        value = said.get(name, []) if edition.is_4 or name == "plugins" else values[name]
        is_list = isinstance(value, list)
        if not is_list and (edition.is_4 or isinstance(value, str) == (name == "plugins")):
            return "config-no-list", name
    if not isinstance(values["collections"], dict | list):
        return "config-collections", "collections"
    posts = values["collections"].get("posts") if isinstance(values["collections"], dict) else None
    if posts is not None and not isinstance(posts, dict):
        return "config-collections", "posts"
    for name in _NAMES:
        if not isinstance(values[name], str):
            return "config-no-text", name
    limit = values["limit_posts"]
    if isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 0:
        return "config-limit", "limit_posts"
    zone = values.get("timezone")
    return ("config-no-text", "timezone") if zone and not isinstance(zone, str) else ("", "")


def _patterns(
    said: Mapping[str, object], values: Mapping[str, object], edition: Edition
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`include` and `exclude` as texts; what a version does not take for a pattern is left out."""
    include, exclude = (_texts(values[name], edition) for name in ("include", "exclude"))
    if edition.is_4:
        added = tuple(each for each in (*exclude, *_EXCLUDES_4) if each not in include)
        return include, added
    if said.get("exclude") is None:
        exclude = (*_EXCLUDES_3, *_VENDOR, *(("CNAME",) if edition.has_pages_gem else ()))
    return include, exclude


def _texts(value: object, edition: Edition) -> tuple[str, ...]:
    if isinstance(value, str) and not edition.is_4:  # `csv_to_array`
        value = [each.strip() for each in value.split(",")]
    if not isinstance(value, list):
        return ()
    found = value[:MOST_ENTRIES]
    if edition.is_4:
        return tuple(each for each in found if isinstance(each, str))
    return tuple(clock.written(each) for each in found)


def _collections(values: Mapping[str, Any], edition: Edition) -> tuple[Collection, ...]:
    """Return the collections, posts first; their names lose what no label has (collection.rb, `sanitize_label`)."""
    said = values["collections"]
    named: dict[str, Any] = {}
    if isinstance(said, list):
        named = {each: {} for each in said[:MOST_ENTRIES] if isinstance(each, str)}
    elif isinstance(said, dict):
        named = {str(name): each for name, each in list(said.items())[:MOST_ENTRIES]}
    posts = named.pop("posts", None)
    style = values["permalink"]
    template = _style(style, edition) if isinstance(style, str) else STYLES["date"]
    own = posts.get("permalink") if isinstance(posts, dict) else None
    found = [Collection("posts", True, own if ruby.is_true(own) else template, True, "")]
    for name, each in named.items():
        label = _NOT_LABEL.sub("", name)
        # `extract_metadata` asks for the settings by the label, which is another name than was written.
        settings = each if label == name else named.get(label)
        stops = ""
        if ruby.is_true(settings) and not isinstance(settings, dict):
            # 4 asks for `order` and `sort_by`, which a text answers (collection.rb, `sort_docs!`)
            stops = "always" if edition.is_4 and not isinstance(settings, str) else "with documents"
        settings = settings if isinstance(settings, dict) else {}
        is_written = ruby.is_true(settings.get("output"))
        found.append(Collection(label, is_written, settings.get("permalink"), "permalink" in settings, stops))
    return tuple(found)


def _style(style: str, edition: Edition) -> str:
    if style == "weekdate" and edition.is_4:
        return _WEEKDATE
    return STYLES.get(style, style)

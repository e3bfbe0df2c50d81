"""One build of a site by one edition of Jekyll: what is read, what becomes of it, what is written where.

The steps are those of `Site#process` (lib/jekyll/site.rb, reader.rb): read, generate, write. Nothing is rendered; at
what stops rendering, `tags` looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.jekyll import address, clock, documents, matter, ruby
from profilelint.site.generators.jekyll import edition as editions
from profilelint.site.generators.jekyll import settings as config
from profilelint.site.generators.jekyll.address import FaultError
from profilelint.site.generators.jekyll.defaults import Defaults
from profilelint.site.generators.jekyll.document import Context
from profilelint.site.generators.jekyll.entries import Entries
from profilelint.site.generators.jekyll.state import Build, Item
from profilelint.site.generators.view import Below

if TYPE_CHECKING:
    from datetime import datetime

    from profilelint.site.generators.jekyll.edition import Edition
    from profilelint.site.generators.jekyll.matter import Matter
    from profilelint.site.generators.view import View


def build(view: View, edition: Edition, now: datetime) -> Build:
    """Build a site, without writing anything. Total."""
    settings = config_of(view, edition)
    plugins = editions.plugins(view, edition, settings.values)
    home = _home(settings)
    view = Below(view, home) if home else view
    known = address.suffixes(settings.text("markdown_ext"), plugins)
    set_time = _set_time(settings, now)
    moment = set_time or now
    defaults = Defaults(settings, edition, view.files, moment)
    entries = Entries(view, settings, edition)
    context = Context(view, defaults, known, settings.zone, moment, edition.is_4)
    made = Build(
        view, edition, moment, settings, plugins, known, entries, defaults, context, set_time is not None, home
    )
    _read_folders(made)
    documents.read_all(made)
    if settings.fault:
        made.fail(settings.path, FaultError(settings.fault, settings.fault_key))
    elif defaults.fault and (made.pages or made.statics or made.is_touched):
        made.fail(settings.path, FaultError(defaults.fault))
    return made


def config_of(view: View, edition: Edition) -> config.Settings:
    """The settings of a site as an edition takes them. Total."""
    return config.read(view, edition, frozenset(path for path in view.files if "/" not in path))


def _home(settings: config.Settings) -> str:
    """The folder below the config that the site is built from (`source`)."""
    said = settings.values.get("source")
    if not isinstance(said, str) or said.startswith(("/", "~")) or ".." in said:
        return ""
    folder = ruby.expand(said)
    return f"{folder}/" if folder else ""


def _set_time(settings: config.Settings, now: datetime) -> datetime | None:
    """The clock that the config sets (`time`), or None."""
    said = settings.values.get("time")
    try:
        return clock.moment(said, settings.zone, now) if said else None
    except clock.BadDateError:
        return None


def _read_folders(made: Build) -> None:
    """Pages and files where they lie (`read_directories`), and in 4 the files that `include` names one by one."""
    named = {ruby.expand(each) for each in made.settings.include} if made.edition.is_4 else set()
    for path in made.view.files:
        left = made.entries.file(path)
        if left is None or path in named:
            _read_file(made, path)
        else:
            made.leave(path, *left)


def _read_file(made: Build, path: str) -> None:
    if matter.has_header(made.view, path):
        read_page(made, path)
    else:
        copy(made, path)


def read_page(made: Build, path: str) -> None:
    """A page at its place (`Page#initialize`)."""
    found = matter.read(made.view, path)
    if found.state == "other":
        return made.fail(path, FaultError("matter-no-mapping"))
    if found.state == "unreadable" and made.settings.is_on("strict_front_matter"):
        return made.fail(path, FaultError("matter-unreadable-strict"))
    if found.keys.get("permalink") == "":
        return made.fail(path, FaultError("permalink-empty"))
    hides = "published" in found.keys and not ruby.is_true(found.keys["published"])
    if hides and not made.settings.is_on("unpublished"):
        key = "published-empty" if found.keys["published"] is None else "unpublished"
        return made.leave(path, key)
    if not found.is_utf8 and made.known.is_markdown(path):
        return made.fail(path, FaultError("not-utf8"))
    return add_page(made, path, found)


def add_page(made: Build, path: str, found: Matter, kind: str = "page") -> None:
    """Give a page its address."""
    if made.defaults.may_stop:
        made.defaults.all(path, "pages")  # as `to_liquid` does for every page
    permalink = found.keys.get("permalink")
    if "permalink" not in found.keys:
        permalink = made.defaults.find(path, "pages", "permalink")
    try:
        url = address.of_page(path, permalink, made.settings.text("permalink"), made.known, made.edition)
    except FaultError as error:
        return made.fail(path, error)
    output = made.known.output(ruby.extname(path), permalink)
    item = Item(path, kind, url, address.page_file(url, output), (path.rpartition("/")[2], path), found)
    made.pages.append(item)
    return None


def copy(made: Build, path: str) -> None:
    """A file that is published as it is (`StaticFile`)."""
    url = address.of_static(path, made.edition)
    if made.edition.is_4 and not ruby.is_true(made.defaults.all(url, None).get("published", True)):
        return made.leave(path, "unpublished-by-defaults")
    target = address.static_file(url, path, made.edition, in_collection=False)
    made.statics.append(Item(path, "static", url, target, (path,)))
    return None

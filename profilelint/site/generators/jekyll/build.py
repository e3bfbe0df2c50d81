"""One build of a site by one edition of Jekyll: what is read, what becomes of it, what is written where.

The steps are those of `Site#process` (lib/jekyll/site.rb, reader.rb): read, generate, write. Nothing is rendered; at
what stops rendering, `tags` looks.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.site.generators.jekyll import address, clock, data, documents, pages, plugins, ruby, tags
from profilelint.site.generators.jekyll import edition as editions
from profilelint.site.generators.jekyll import settings as config
from profilelint.site.generators.jekyll.address import FaultError
from profilelint.site.generators.jekyll.defaults import Defaults
from profilelint.site.generators.jekyll.document import Context
from profilelint.site.generators.jekyll.entries import Entries
from profilelint.site.generators.jekyll.state import Build
from profilelint.site.generators.view import Below

if TYPE_CHECKING:
    from datetime import datetime

    from profilelint.site.generators.jekyll.edition import Edition
    from profilelint.site.generators.view import View


def build(view: View, edition: Edition, now: datetime) -> Build:
    """Build a site, without writing anything. Total."""
    settings = config_of(view, edition)
    named = editions.plugins(view, edition, settings.values)
    home = _home(settings)
    view = Below(view, home) if home else view
    known = address.suffixes(settings.text("markdown_ext"), named)
    set_time = _set_time(settings, now)
    moment = set_time or now
    defaults = Defaults(settings, edition, view.files, moment)
    entries = Entries(view, settings, edition)
    context = Context(view, defaults, known, settings.zone, moment, edition.is_4)
    made = Build(view, edition, moment, settings, named, known, entries, defaults, context, set_time is not None, home)
    pages.read_all(made)
    documents.read_all(made)
    if settings.fault:
        made.fail(settings.path, FaultError(settings.fault, settings.fault_key))
    made.pages.sort(key=lambda each: each.order)  # `sort_files!`
    plugins.run(made)
    if defaults.fault and (made.pages or made.statics or made.is_touched):
        made.fail(settings.path, FaultError(defaults.fault))
    data.check(made)
    tags.check(made)
    return made


@lru_cache(maxsize=8)
def config_of(view: View, edition: Edition) -> config.Settings:
    """Return the settings of a site as an edition takes them. Total."""
    return config.read(view, edition, frozenset(path for path in view.files if "/" not in path))


def _home(settings: config.Settings) -> str:
    """Return the folder below the config that the site is built from (`source`)."""
    said = settings.values.get("source")
    if not isinstance(said, str) or said.startswith(("/", "~")) or ".." in said:
        return ""
    folder = ruby.expand(said)
    return f"{folder}/" if folder else ""


def _set_time(settings: config.Settings, now: datetime) -> datetime | None:
    """Return the clock that the config sets (`time`), or None."""
    said = settings.values.get("time")
    try:
        return clock.moment(said, settings.zone, now) if said else None
    except clock.BadDateError:
        return None

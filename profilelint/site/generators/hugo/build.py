"""One build of a site by one edition of Hugo (hugolib/hugo_sites_build.go): nothing is rendered, written or run."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import (
    address,
    checks,
    content,
    languages,
    lists,
    meta,
    mounts,
    permalinks,
    shortcodes,
    write,
)
from profilelint.site.generators.hugo import settings as config
from profilelint.site.generators.hugo.nodes import Build

if TYPE_CHECKING:
    from datetime import datetime

    from profilelint.site.generators.hugo.edition import Edition
    from profilelint.site.generators.hugo.matter import Matter
    from profilelint.site.generators.view import View


def build(view: View, edition: Edition, now: datetime, matters: dict[tuple[str, bool], Matter] | None = None) -> Build:
    """Build a site, without writing anything. Total. `matters` is shared by the editions of one site."""
    settings = settings_of(view, edition)
    tongues = languages.read(settings, edition)
    made = Build(view, edition, now, settings, tongues, mounts.read(view, edition, settings, tongues))
    made.matters = matters if matters is not None else {}
    checks.settings(made)
    content.read(made)
    lists.name_kinds(made)
    meta.read(made)
    meta.hide_below(made)
    lists.add_sections(made)
    lists.add_terms(made)
    meta.judge(made, [node for node in made.nodes.values() if not node.part])
    permalinks.check(made)
    address.place(made)
    write.write(made)
    checks.data(made)
    shortcodes.check(made)
    return made


@lru_cache(maxsize=8)
def settings_of(view: View, edition: Edition) -> config.Settings:
    """Return the settings of a site as an edition takes them. Total."""
    return config.read(view, edition, view.files)

"""A run with `--online`: what it asks the web, and what it says while it waits. Imported by such runs alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.cli import console, git_changes
from profilelint.web import proxies
from profilelint.web.session import Asked, Asker
from profilelint.web.settings import of_config
from profilelint.web.store import Store, folder_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.config.loader import Config
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document

#: The rule for which places are looked for on the pages of the web.
ANCHORS = "links/missing-web-anchor"


def ask(
    pages: Iterable[Document],
    config: Config,
    plan: Plan,
    *,
    since: str | None = None,
    deadline: float | None = None,
    cache: bool = True,
    proxy: str | None = None,
    quiet: bool = False,
) -> Asked:
    """Return the answers to the links of pages, as a configuration and a call want them; raises ConfigError."""
    notice = (lambda _: None) if quiet else console.note
    settings, notices = of_config(config, plan.today)
    for each in notices:
        notice(each)
    settings = settings._replace(proxies=proxies.chosen(proxy, from_environment=config.value("web", "proxy")))
    settings = settings._replace(anchors=any(each.name == ANCHORS for each in plan.rules))
    if deadline is not None:
        settings = settings._replace(deadline=deadline)
    lines = git_changes.since(since, plan.root) if since else None
    store = Store(folder_of(plan.root), notice) if cache else None
    with console.asking(quiet=quiet) as watch:
        asker = Asker(settings, store, watch)
        asked = asker.ask(pages, lines=lines)
    if asker.is_offline:
        notice("no names of hosts can be looked up, so links are unchecked; is there a network?")
    if asker.proxy_fault:
        notice(f"links are unchecked, as the proxy cannot be used: {asker.proxy_fault}")
    return asked

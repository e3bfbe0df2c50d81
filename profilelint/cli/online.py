"""A run with `--online`: what it asks the web, and what it says while it waits. Imported by such runs alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.cli import console, git_changes
from profilelint.text.user_pattern import PatternError
from profilelint.web import proxies
from profilelint.web.session import Asker
from profilelint.web.settings import of_config
from profilelint.web.store import Store, folder_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.cli.check import Run
    from profilelint.model.document import Document

#: The rule for which places are looked for on the pages of the web.
ANCHORS = "links/missing-web-anchor"


def ask(run: Run, pages: Iterable[Document]) -> Run:
    """Return the run with what the web says of the links of its pages; raises ConfigError."""
    request, config, root = run.request, run.config, run.plan.root
    notice = (lambda _: None) if request.quiet else console.note
    settings, notices = of_config(config, run.plan.today)
    for each in notices:
        notice(each)
    settings = settings._replace(proxies=proxies.chosen(request.proxy, from_environment=config.value("web", "proxy")))
    settings = settings._replace(anchors=any(each.name == ANCHORS for each in run.plan.rules))
    if request.deadline is not None:
        settings = settings._replace(deadline=request.deadline)
    lines = git_changes.since(request.since, root) if request.since else None
    store = Store(folder_of(root), notice) if request.cache else None
    with console.asking(quiet=request.quiet) as watch:
        asker = Asker(settings, store, watch)
        try:
            asked = asker.ask(pages, lines=lines)
        except PatternError as error:
            raise config.all("web", "ignore")[-1].wrong(str(error)) from None
    if asker.is_offline:
        notice("no names of hosts can be looked up, so links are unchecked; is there a network?")
    if asker.proxy_fault:
        notice(f"links are unchecked, as the proxy cannot be used: {asker.proxy_fault}")
    return run._replace(asked=asked, plan=run.plan._replace(answers=asked.answers))


def with_time_left(run: Run, spent: float, *, is_over: bool) -> Run:
    """Return the run with what is left of the time that the call has for the web, after those for other sites."""
    deadline = run.request.deadline
    left = 0.0 if is_over else deadline and max(0.0, deadline - spent)
    return run._replace(request=run.request._replace(deadline=left))

"""What is said of pages that are published and that nobody is led to: it is for information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site import discovery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Diagnostic
    from profilelint.site.site import Site


def softened(diagnostics: Iterable[Diagnostic], plan: Plan, site: Site) -> Iterator[Diagnostic]:
    """Yield the diagnostics, with severity "info" where visitors of the site are certainly not led to the page.

    Those of a rule share a line.

    What a rule says of the whole site stays as grave as it is, and so does what the configuration calls grave.
    """
    fixed = {each.name for each in plan.rules if each.configured or each.whole_site}
    hidden: dict[str, bool] = {}
    for each in diagnostics:
        path = each.path
        if each.severity == "info" or each.rule in fixed or not discovery.is_page_file(path):
            yield each
            continue
        if path not in hidden:
            place = discovery.absolute(path)
            hidden[path] = (
                place.is_relative_to(site.root) and site.page(place.relative_to(site.root).as_posix()).is_hidden
            )
        yield each._replace(severity="info", cause="") if hidden[path] else each

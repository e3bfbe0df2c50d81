"""What an application calls: one site, checked as `profilelint check` does. `profilelint` exports it."""

# No `from __future__ import annotations`: a NamedTuple is made twice as fast without.
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.answer import Answers
from profilelint.model.finding import Diagnostic

if TYPE_CHECKING:
    from profilelint.config.loader import Config
    from profilelint.engine.dispatch import Engine
    from profilelint.model.document import Document


class SitePage(NamedTuple):
    """A page, a file of settings or a bibliography that was read, and how many characters (code points) it has."""

    path: str
    characters: int


class SiteLink(NamedTuple):
    """A link of a page to the web. `line` and `column` count from 1, columns in code points.

    `written` is the address as the page writes it, `address` its one form, and `host` the one that is asked for it: a
    DOI is asked for at doi.org, whoever published the paper. It is "" for what browsers cannot open.
    """

    path: str
    line: int
    column: int
    written: str
    address: str
    host: str


class SiteReport(NamedTuple):
    """What `check_site` found. All paths are relative to the folder of the site, with `/`.

    `theme` is one of the names in docs/configuration.md. `pages` are in order of their paths, less those that cannot be
    read; `links` in the order of the pages. `crashed` says that a rule, or profilelint itself, failed: `diagnostics`
    then tell of it among the others.

    >>> SiteReport("plain", (), (), (), crashed=False).theme
    'plain'
    """

    theme: str
    pages: tuple[SitePage, ...]
    diagnostics: tuple[Diagnostic, ...]
    links: tuple[SiteLink, ...]
    crashed: bool


def check_site(
    folder: str | Path,
    *,
    config: str | Path | None = None,
    isolated: bool = True,
    today: datetime.date | None = None,
    answers: Answers | None = None,
) -> SiteReport:
    r"""Check the site in a folder, which is taken for its root, and return all that is to be said of it.

    The diagnostics are those of `profilelint check --isolated --format json`, run in the folder. The working directory
    is of no concern where the paths are absolute, nothing is kept from call to call that another call could see, and
    each page is read once.

    With `isolated` no configuration of the site is read; without, the one that `check` would find holds, but for what
    needs a sign. `config` names a file that holds instead, and that is trusted: it may name folders of rules beside it,
    and its globs are relative to the site. `today` is the day to check for, by default the present one. `answers` are
    what the web said of links, for the rules that ask for it; nothing is asked here.

    Raises ConfigError for a configuration that is wrong or names a rule that cannot be loaded, and NotADirectoryError
    where there is no such folder.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "title: Ada", "index.md": "[CV](cv.pdf), [code](https://Example.org)\n"})
    >>> report = check_site(site.root)
    >>> [(each.path, each.line, each.rule) for each in report.diagnostics if each.severity == "error"]
    [('index.md', 1, 'links/missing-file')]
    >>> report.theme, [(each.written, each.address) for each in report.links]
    ('jekyll', [('https://Example.org', 'https://example.org/')])
    """
    from profilelint.config.call import prepare
    from profilelint.config.loader import ConfigError
    from profilelint.engine.dispatch import Engine
    from profilelint.rule.loader import RuleError
    from profilelint.site import discovery

    root = discovery.absolute(folder)
    if not root.is_dir():
        raise NotADirectoryError(f"{root}: no such folder")
    try:
        ready = prepare(_configured(root, config, isolated=isolated), root, today or datetime.date.today())
        engine = Engine(ready.plan._replace(answers=answers, shown_from=root))
    except RuleError as error:
        raise ConfigError(str(error)) from error
    return _checked(engine, discovery.pages([str(root)], ready.exclude, root, root).pages)


def _configured(root: Path, config: str | Path | None, *, isolated: bool) -> "Config":
    from profilelint.config import call, loader
    from profilelint.site.discovery import absolute

    if config or isolated:
        return loader.load(absolute(config) if config else None, {}, root, base=root)
    return call.configure(call.Source(None, False, {}), root, lambda _: None, root)


def _checked(engine: "Engine", paths: list[str]) -> SiteReport:
    from profilelint.engine import lint
    from profilelint.site.themes.detect import theme

    pages: list[SitePage] = []
    links: list[SiteLink] = []

    def see(page: "Document") -> None:
        pages.append(SitePage(page.path, len(page.text)))
        links.extend(_links(page))

    result = lint.check_by(engine, paths, see=see)
    return SiteReport(theme(engine.site).name, tuple(pages), result.diagnostics, tuple(links), result.crashed)


def _links(page: "Document") -> list[SiteLink]:
    from profilelint.model.answer import web_links
    from profilelint.web.verdict import asked_at

    return [
        SiteLink(page.path, *page.position(each.span.start), each.url, *asked_at(each.url)) for each in web_links(page)
    ]

"""Where the generator stops because of a file, and what that means for the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from profilelint.site.discovery import HUGO, OLD_HUGO, is_read
from profilelint.site.generators.outcome import Fails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.site.built import Built
    from profilelint.site.site import Site

#: What only newer editions of Hugo stop at and each author may get right today, with the first that does so (0.N).
#: Other faults of some editions are those of themes that are used with an older one.
_SINCE = {"date-unreadable": 135, "twice-yaml": 152}
_NAMES = {"jekyll": "Jekyll", "hugo": "Hugo", "quarto": "Quarto"}
#: What readers of front matter say of a fault without knowing the generator.
_CONSEQUENCES = (
    "so none of the front matter is read",
    "so none of this file is read",
    "so visitors see it as text, or the site is not built",
    "so Jekyll and Hugo refuse the page",
)
#: How the paths of the files begin that a site is set up in; the first of a site speaks for it.
_CONFIGS = ("_config.y", "_quarto.y", *HUGO, *OLD_HUGO[1:], "config/_default/")
#: The same of bytes that are not UTF-8, of a key that is written twice, and of a day that no calendar has.
_CHARACTERS = ": visitors see wrong characters"
_LAST_COUNTS = "Only this one is used"
_PLAIN = "so it counts as plain text"
#: Why a build stops at a date.
_DATE_STOPS = frozenset({"date-unreadable", "no-date"})
#: Files that templates name: those of a theme name many, which a part of a site may lack.
_OF_TEMPLATES = frozenset(
    {"include-missing", "include-name", "include-parameters", "relative-missing", "post-url", "link-missing"}
)
#: What is not in the repository, and may be fetched when the site is built.
_ELSEWHERE = frozenset({"theme-missing"})


class BuildStop(NamedTuple):
    r"""What stops the build at a file.

    `key` is that of a row of `generators/GENERATOR/reasons.toml`, `value` what it names, `message` a sentence for the
    user, and `consequence` the part of a sentence that says what happens ("so Hugo stops here and builds no page at
    all").

    >>> from profilelint.toolkit import build_stop, make_site
    >>> site = make_site({"_config.yml": "title: Ada", "404.md": "---\npermalink: 404\n---\n"})
    >>> build_stop(site, site.documents[0])[:3]
    ('404.md', 'permalink-no-text', '404')
    """

    path: str
    key: str
    value: str
    message: str
    consequence: str


def build_stop(site: Site, document: Document) -> BuildStop | None:
    r"""Return what stops the build at a page or a file of settings; None where it goes on, or may go on. Total.

    All editions of the generator that may build the site stop, or the likeliest does and the message names the first.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "title: Ada", "_posts/1843-09-01-note.md": "---\ndate: {}\n---\n"})
    >>> build_stop(site, site.documents[0]).key
    'date-unreadable'
    """
    place = site.locate(document)
    return _at(site, site.built(place), place)


def unread_build_stops(site: Site, document: Document) -> Iterator[BuildStop]:
    r"""Yield what stops the build at files that are not checked themselves, if the document is the site's config.

    Only what is wrong with a file alone is said, not what its template lacks.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "title: Ada", "_data/looms.csv": 'name\n"mill', "_data/mills.yml": ""})
    >>> [[each.path for each in unread_build_stops(site, config)] for config in site.settings.values()]
    [['_data/looms.csv'], []]
    """
    part = site.built(site.locate(document))
    configs = (path for path in site.settings if part.inner(path).startswith(_CONFIGS))
    if site.locate(document) != next(configs, None):
        return
    for page in part.model.failures:
        place = part.rooted(page.path)
        if not is_read(place) and (stop := _at(site, part, place)) and stop.key not in _OF_TEMPLATES:
            yield stop


def _at(site: Site, part: Built, place: str) -> BuildStop | None:
    if part.generator not in _NAMES:
        return None
    made = site.page(place).made
    result = made.outcome
    if not isinstance(result, Fails) or result.reason.key in _ELSEWHERE:
        return None
    name, since = _NAMES[part.generator], _SINCE.get(result.reason.key)
    keys = {each.reason.key for each in made.outcomes.values()}
    is_sure = all(isinstance(each, Fails) for each in made.outcomes.values()) and (made.certain or len(keys) > 1)
    if not is_sure and not since:
        return None
    if not is_sure:
        name = f"newer {name} (0.{since} on)"
    consequence = f"so {name} stops here and builds no page at all"
    return BuildStop(place, result.reason.key, result.values.get("value", ""), result.message, consequence)


def with_build_stop(message: str, site: Site | None, document: Document) -> str:
    r"""Return a message about front matter or settings with what the fault does to the site, if it stops the build.

    `site` is None for a page that is no file: the message stays as it is.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"hugo.toml": "", "content/cv.md": "---\ntitle: [\n---\n"})
    >>> with_build_stop("there is no end, so none of the front matter is read", site, site.documents[0])
    'there is no end, so Hugo stops here and builds no page at all'
    """
    stop = build_stop(site, document) if site else None
    if not stop:
        return message
    for each in _CONSEQUENCES:
        message = message.replace(each, stop.consequence)
    message = message.replace(_CHARACTERS, f", {stop.consequence}")
    if "twice" in stop.key:
        alone = stop.consequence.removeprefix("so ")
        message = message.replace(_LAST_COUNTS, alone[:1].upper() + alone[1:])
    return message.replace(_PLAIN, stop.consequence) if stop.key in _DATE_STOPS else message

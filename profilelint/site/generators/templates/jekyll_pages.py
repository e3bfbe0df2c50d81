"""What the templates of a page do to the site that it belongs to: at what the build stops, and what readers do not get.

The text is read first as if the site had no plugins; only where that finds something is the site asked.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Span
from profilelint.model.spans import merge_spans
from profilelint.site.generators.outcome import Built, Fails, NotBuilt
from profilelint.site.generators.templates import Fault, liquid, outputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.document import Document
    from profilelint.site.built import Built as Part
    from profilelint.site.generators.jekyll.answer import Jekyll
    from profilelint.site.generators.outcome import Outcome, Page
    from profilelint.site.generators.templates.liquid import Known, Output, Tag, Template
    from profilelint.site.site import Site

#: What Jekyll's own tags stop at when they are run: the reasons of `jekyll/reasons.toml`, and the tags.
_RUN = {
    "include-missing": ("include",),
    "include-name": ("include", "include_relative"),
    "relative-missing": ("include_relative",),
    "post-url": ("post_url",),
    "link-missing": ("link",),
}
#: Of a page that is not published, Jekyll still runs the templates (renderer.rb: all documents are rendered).
_RENDERED = "no-output"
_INCLUDES = "_includes/"
#: Pages that are written for Quarto or knitr, wherever they lie.
_OF_OTHERS = (".qmd", ".rmd")
_MOST = 2000  #: includes that are looked at
#: Formulas: `$$..$$`, `$..$` on one line, `\(..\)`, `\[..\]`.
_MATH = lazy_pattern(
    r"\$\$[^$]{1,5000}\$\$|(?<![\\$\w])\$(?![\s$])[^$\n]{1,500}\$(?![\w$])|\\\([^\n]{1,500}?\\\)|\\\[[^\]]{1,5000}\\\]"
)
#: What stands before braces in TeX: a command, or the sign of an index.
_TEX = lazy_pattern(r"(?:\\[A-Za-z]{1,30}|[\^_])\Z")
_BEFORE = 32  #: characters before braces in which that is looked for


def jekyll_build_stops(site: Site, document: Document, today: date) -> Sequence[Fault]:
    r"""Return what stops every build of a page of Jekyll, in order; nothing for other pages. Total.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "title: Ada\n", "index.md": "---\ntitle: Ada\n---\n{% if page.cv %}\n"})
    >>> [each.span for each in jekyll_build_stops(site, site.documents[0], date(2024, 5, 1))]
    [Span(start=19, end=35)]
    """
    text, start = document.text, _start(document)
    if text.find("{%", start) < 0 and text.find("{{", start) < 0:
        return ()
    found = liquid.read(text, start)
    if not found.faults and not any(each.name in names for each in found.tags for names in _RUN.values()):
        return ()
    asked = _ask(site, document, today)
    if not asked:
        return ()
    page, names = asked
    found = liquid.read(text, start, names)
    return found.faults or tuple(_run(page, found.tags))


def vanishing_outputs(site: Site, document: Document, today: date) -> Sequence[Output]:
    r"""Return what stands in double braces on a page of Jekyll and is text, of which readers get nothing. Total.

    >>> from profilelint.toolkit import make_site
    >>> site = make_site({"_config.yml": "title: Ada\n", "index.md": "---\ntitle: Ada\n---\n{{A New Loom}}\n"})
    >>> [each.markup for each in vanishing_outputs(site, site.documents[0], date(2024, 5, 1))]
    ['A New Loom']
    """
    text, start = document.text, _start(document)
    if text.find("{{", start) < 0 or document.path.lower().endswith(_OF_OTHERS):
        return ()
    found = liquid.read(text, start)
    empty = [each for each in found.outputs if each.markup.strip() and outputs.is_empty(each.markup)]
    candidates = _texts(document, found, empty) if empty else ()
    asked = _ask(site, document, today) if candidates else None
    if not asked:
        return ()
    found = liquid.read(text, start, asked[1])
    if found.faults:
        return ()
    kept = {each.span for each in found.outputs}
    given, is_open = _given(site, document, found)
    return [
        each
        for each in candidates
        if each.span in kept
        and outputs.is_empty(each.markup, given)
        and not (is_open and outputs.is_meant(each.markup))
    ]


def _start(document: Document) -> int:
    return document.front_matter.span.end if document.front_matter else 0


def _ask(site: Site, document: Document, today: date) -> tuple[Page, Known] | None:
    """What becomes of a page, and the tags of its site; None where it is no page of Jekyll whose templates are run."""
    place = site.locate(document)
    built = site.built(place)
    if built.generator != "jekyll":
        return None
    page = site.page(place).made if today == site.today else _model(built, today).page(built.inner(place))
    said = document.field("render_with_liquid")
    is_off = "Jekyll 4" in page.outcomes and said is not None and said.value is False
    by_default = "render_with_liquid" in site.text(f"{built.home}/_config.yml".lstrip("/"))
    is_run = all(_is_rendered(each) for each in page.outcomes.values())
    return (page, _known(built)) if is_run and not is_off and not by_default else None


@lru_cache(maxsize=4)
def _model(built: Part, today: date) -> Jekyll:
    """Return what Jekyll makes of a site on another day than that for which the site is checked."""
    from profilelint.site.generators.jekyll.answer import Jekyll

    return Jekyll(built.view, datetime.combine(today, time(12), UTC))


@lru_cache(maxsize=4)
def _known(built: Part) -> Known:
    from profilelint.site.generators.templates import known

    return known.of_site(built.view)


def _is_rendered(outcome: Outcome) -> bool:
    if isinstance(outcome, Built):
        return outcome.reason.key not in ("redirects-elsewhere", "yaml-document")
    if isinstance(outcome, Fails):
        return outcome.reason.key in _RUN or outcome.reason.key in ("include-parameters", "highlight-language")
    return isinstance(outcome, NotBuilt) and outcome.reason.key == _RENDERED


def _run(page: Page, tags: Sequence[Tag]) -> Iterator[Fault]:
    """At what a tag stops that finds no file, with its place."""
    outcome = page.outcome
    if not page.certain or not isinstance(outcome, Fails) or outcome.reason.key not in _RUN:
        return
    names, value = _RUN[outcome.reason.key], outcome.values.get("value", "")
    for tag in tags:
        words = tag.markup.split(None, 1)
        if tag.name in names and tag.is_sure and (tag.markup.strip() == value or words[:1] == [value]):
            yield Fault(outcome.reason.key, tag.span, value)
            return


def _texts(document: Document, found: Template, empty: Sequence[Output]) -> list[Output]:
    """Return those that are text: in code, in a formula, or of a form that nobody writes for Liquid."""
    codes = merge_spans([*found.codes, *(code.span for code in document.codes)])
    math = [Span(*each.span()) for each in _MATH.finditer(document.text, _start(document))]
    texts = merge_spans([*codes, *math])
    hidden = merge_spans(document.comments)
    return [
        each
        for each in empty
        if not _covers(hidden, each.span)
        and (not outputs.is_meant(each.markup) or _covers(texts, each.span) or _is_tex(document.text, each.span))
    ]


def _covers(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_right(spans, span.start, key=lambda each: each.start) - 1
    return at >= 0 and span.start < spans[at].end


def _is_tex(text: str, span: Span) -> bool:
    return _TEX.search(text[max(0, span.start - _BEFORE) : span.start]) is not None


def _given(site: Site, document: Document, found: Template) -> tuple[frozenset[str], bool]:
    """Return the names that may have values on a page, and whether what it includes may give values to others."""
    home = site.built(site.locate(document)).home
    files, names = _includes(site, home)
    included = [each.markup.split()[0] for each in found.tags if each.name == "include" and each.markup.split()]
    is_open = any(name not in files for name in included) or any(
        each.name not in liquid.CORE.kinds for each in found.tags
    )
    return outputs.GIVEN | found.assigned | (names if included else frozenset()), is_open


@lru_cache(maxsize=4)
def _includes(site: Site, home: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the includes of a site by their names, and all that they give values to."""
    folder = f"{home}/{_INCLUDES}".lstrip("/")
    paths = [path for path in site.files if path.startswith(folder)][:_MOST]
    names = frozenset(name for path in paths for name in liquid.read(site.text(path)).assigned)
    return frozenset(path.removeprefix(folder) for path in paths), names

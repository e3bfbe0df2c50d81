"""How links are written on a Hugo site, and what else than its files may stand at an address."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, cast

from profilelint.base.lazy import lazy_pattern
from profilelint.read.front_matter import lookup
from profilelint.read.reader import read_front_matter
from profilelint.read.theme_files import theme_rows
from profilelint.site.generators.outcome import Built as Made
from profilelint.site.generators.outcome import Fails, url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from profilelint.site.built import Built
    from profilelint.site.generators.hugo.answer import Hugo
    from profilelint.site.page import Page
    from profilelint.site.target import Readers, Source

#: What a theme elsewhere may add besides `supplied`: feeds, and lists of terms.
_OF_UNSEEN = lazy_pattern(
    r"(?:.*/)?(?:index|sitemap|feed|rss|atom)\.(?:xml|json|ics)"
    r"|(?:.*/)?(?:tags?|categor(?:y|ies)|series|authors?|publication[_-]?types?|terms?|archives?)(?:/.*)?"
    r"|headers?/.*",
    re.DOTALL,
)
#: What a theme brings along whose folder is there and empty: another repository, it mostly is.
_OF_THEME = lazy_pattern(r"[^/]*$|(?:css|js|imgs?|images?|icons?|headers?|(?:web)?fonts?|plugins|libs?)/")
#: What blogdown makes pages of (bookdown.org/yihui/blogdown, "Output formats"): mostly ignored by Hugo itself.
_R = (".rmd", ".rmarkdown")
#: What is no address but a place where templates look for files.
_FILES = ("content/", "assets/")
#: The parts of a list, of which a template may make more than the settings tell.
_PART = lazy_pattern(r"(?:.*/)?page/\d+/?", re.DOTALL)
#: Why no page of its own is made of what other pages show.
_BUNDLED = frozenset({"in-bundle", "part-of-page"})
#: Why no page is made of what other pages may show.
_ELSEWHERE = _BUNDLED | {"headless", "render-never"}
_LISTS = frozenset({"home", "section", "taxonomy", "term"})
#: Folders of the parts of the home page, below `content`, and where else a theme has files of the root.
_PARTS, _ASSETS = theme_rows("part-folders"), theme_rows("asset-folders")
#: Keys of a page that is put together from parts, each with the value that says so, "" for any.
_COMPOSED = tuple((key, value) for key, _, value in (row.partition(": ") for row in theme_rows("composed-by")))
_NAMES = tuple(re.escape(row).replace(r"\#", r"\d+") for row in theme_rows("part-names"))
_HOME = lazy_pattern(r"_index(?:\.[a-z]{2})?\.md")
_PART_NAME = lazy_pattern("|".join(_NAMES))
_REF = lazy_pattern(
    r"""\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?["'`]?([^\s"'`]+?)(?=[\s"'`]|[>%]\}\})["'`]?[^{}]*[>%]\}\}"""
)
_STATIC = lazy_pattern(r"""\{\{[<%]\s*staticref\s+["'`]([^"'`]+)["'`][^{}]*[>%]\}\}""")

#: What the home page may be made from where it has no file of its own: the widgets of HugoBlox.
HOMES = ("content/_index.md", "content/home/index.md", "content/_index.html")


def _model(built: Built) -> Hugo:
    return cast("Hugo", built.model)


def settings(built: Built) -> Mapping[str, object]:
    """Return all settings, the names of the keys in lower case."""
    return _model(built).settings.values


def baseurl(built: Built) -> str:
    """Return the path of `baseURL`."""
    return built.address[1]


def readers(page: Page) -> Readers:
    """Who reads a file: what is put into bundles is shown on their pages, unless it is a widget that is switched off.

    What is headless, or never rendered, lies in a bundle or below `home`, to be shown by other pages, or is idle.
    """
    built, inner = page.part, page.part.inner(page.path)
    if inner.lower().endswith(_R):
        made = _knitted(built, inner)
        if made != inner:
            return built.site.page(built.rooted(made)).readers
        is_outside = page.reason == "outside"  # blogdown knits what lies in the content alone
        return "nobody" if is_outside or (built.head(inner) or {}).get("draft") is True else "visitors"
    path, name = _model(built).content.get(inner), posixpath.basename(inner)
    told = next((each for each in page.made.outcomes.values() if not isinstance(each, Fails)), None)
    if path is None:
        return "visitors" if told is None else "repository" if name.lower().startswith("readme") else "nobody"
    is_part = _is_part(path) or (told is not None and told.reason.key in _BUNDLED)
    if is_part:
        is_off = (lookup.front_matter_values(built.text(inner), "active") or {}).get("active") is False
        if is_off or (built.head(inner) or {}).get("draft") is True:
            return "nobody"
    is_put_elsewhere = is_part or name.startswith(("index.", "_index."))
    if told is None or isinstance(told, Made) or (told.reason.key in _ELSEWHERE and is_put_elsewhere):
        return "visitors"
    return "nobody"


def _knitted(built: Built, file: str) -> str:
    """Return the page that blogdown makes of R Markdown, beside it, before Hugo runs; or the file itself."""
    stem, end = posixpath.splitext(file)
    pages = (f"{stem}{each}" for each in (".html", ".md", ".markdown")) if end.lower() in _R else ()
    return next((each for each in pages if each in _model(built).content), file)


def bases(built: Built, place: str) -> tuple[str, ...]:
    """Return the folders from which relative links on a page may start: its address, and the home page for its parts.

    Templates for links and pictures also look beside the file, in the content and in `assets`.
    """
    model, place = _model(built), _knitted(built, place)
    path = model.content.get(place)
    if path is None:
        return (posixpath.dirname(place),)
    folders = [each.rpartition("/")[0] for each in model.places(model.bundles.get(place, place))]
    is_part = place in model.bundles or _is_part(path)
    if not folders or is_part or posixpath.basename(path).startswith("_index"):
        folders.append("")
    if model.has_hooks:
        folders += [posixpath.dirname(place), place.removesuffix(path), *_ASSETS]
    return tuple(dict.fromkeys(each.strip("/") for each in folders))


def is_served(built: Built, path: str) -> bool:
    """Whether a link to the path of a file leads to it: templates may find it, or an earlier build left it there."""
    model = _model(built)
    if path.startswith(f"{_public(built)}/"):
        return True
    if not model.has_hooks:
        return False
    page = built.site.page(built.rooted(path))
    return page.address is not None or page.reason == "asset"


def sources(built: Built, path: str) -> Iterator[Source]:
    """Yield the files that templates may put at a path, and what turns the path of one into an address."""
    if not path:
        return
    static = _model(built).settings.text("staticdir", "static").strip("/")
    for folder in (_public(built), static, *_ASSETS, "assets", "content"):
        yield f"{folder}/{path}", _below(folder)
    for theme in built.site.listing(built.rooted("themes")):
        if _OF_THEME.match(path) and not built.is_folder(f"themes/{theme}"):
            yield f"themes/{theme}/static/{path}", None
    if not path.startswith(f"{static}/"):  # what lies there is served from the root
        yield path, str
    stem = path.removesuffix(".html").removesuffix(".md").removesuffix("index").strip("/")
    for end in (".md", "/index.md", "/_index.md") if stem and "." not in posixpath.basename(stem) else ():
        yield f"{stem}{end}", None


def _public(built: Built) -> str:
    """Return the folder that Hugo writes to: what lies there stays, and the model does not look into it."""
    return _model(built).settings.text("publishdir", "public").strip("/")


def _below(folder: str) -> Callable[[str], str]:
    return lambda actual: actual.removeprefix(f"{folder}/")


def is_open(built: Built, path: str) -> bool:
    """Return whether a theme or a template may put something at a path that is not seen here."""
    model = _model(built)
    if path.startswith(_FILES):  # Hugo finds a page by its name alone, in some links
        return path.endswith(".md") and bool(model.refer(path, posixpath.basename(path)))
    is_supplied = bool(model.unseen) and (path.startswith(model.supplied) or _OF_UNSEEN.fullmatch(path) is not None)
    return is_supplied or _PART.fullmatch(path) is not None


def is_composed(built: Built, file: str) -> bool:
    """Return whether more is on the page made from a file than the file holds, or the file is only a part of a page."""
    path = _model(built).content.get(file, "")
    if built.site.page(built.rooted(file)).reason in _LISTS | _BUNDLED or _is_part(path):
        return True
    is_bundled = not posixpath.basename(path).startswith("index.") and file in _model(built).bundles
    said = lookup.front_matter_values(built.text(file), *dict(_COMPOSED)) or {}
    return is_bundled or any(said[key] == value or not value for key, value in _COMPOSED if key in said)


def _is_part(path: str) -> bool:
    """Return whether a file below the content is a part of the home page of one language."""
    return any(f"/{part}" in f"/{path}" for part in _PARTS)


def home_names(built: Built) -> frozenset[str] | None:
    """Return the names of the parts of a home page; None where it has none, or where they are not told.

    A part is a file in a folder for them, and called by the name of that, or is named by a key of `_index.md`.
    """
    files = [(file, path) for file, path in _model(built).content.items() if file.endswith(".md")]
    widgets = [
        file
        for file, path in files
        if path.startswith(_PARTS) and path.count("/") == 1 and not posixpath.basename(path).startswith("index")
    ]
    shown = (
        file
        for file in widgets
        if (lookup.front_matter_values(built.text(file), "active") or {}).get("active") is not False
    )
    names = {posixpath.basename(file).split(".")[0] for file in shown}
    for file, path in files:
        if _HOME.fullmatch(path):
            matter = read_front_matter(built.text(file))
            fields = matter.fields if matter else ()
            names.update(str(field.value) for field in fields if _PART_NAME.fullmatch(field.path))
    return frozenset(names) or None


def fill(built: Built, place: str, written: str) -> str | None:
    """Return an address with its shortcodes filled in; None where that takes building the site."""
    if static := _STATIC.fullmatch(written):
        return "/" + static[1].lstrip("/")
    found = _REF.match(written)
    if not found:
        return None
    path, _, fragment = found[1].partition("#")
    fragment = f"#{fragment}" if fragment else written[found.end() :]
    if not path:
        return fragment
    if address := _model(built).refer(place, path):
        return url(address) + fragment
    if built.site.is_bare(built.rooted(posixpath.join(posixpath.dirname(place), path))):
        return None
    return f"/{path.strip('/')}" + fragment

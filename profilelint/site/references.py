"""The local addresses of a page or of a file of settings."""

from __future__ import annotations

import posixpath
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import Image, Settings
from profilelint.model.finding import Span
from profilelint.read import theme_files
from profilelint.site.discovery import caseless_path
from profilelint.site.target import UNKNOWN, LocalReference, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document, Field, Link
    from profilelint.site.built import Built
    from profilelint.site.site import Site
    from profilelint.site.target import Role

#: What the values of such keys end with.
_FILE = lazy_pattern(r"(?i)[^<>{}\[\]|\n]{0,300}\.(?:png|jpe?g|gif|svg|webp|avif|pdf|pptx?|docx?|zip|mp[34]|webm)")
#: A menu entry in the short form of Quarto, which is nothing but the file; others are texts and lines.
_PAGE = lazy_pattern(r"(?i)[^*?<>|\n]{1,300}\.(?:qmd|md|ipynb|rmd|html|pdf)")
#: The entries below an entry of the menu that is a page (al-folio, `_includes/header.liquid`).
_CHILD = lazy_pattern(r"children\.\d+\.permalink")
#: Where menus stand, by the file: their addresses, and what they are called there.
_MENUS = (
    (lazy_pattern(r"(?:.*/)?_data/(?:nav\w*|menus?)(?:[-.]\w{1,20})?\.ya?ml"), lazy_pattern(r".*\.(?:url|link|href)")),
    (
        lazy_pattern(r"(?:.*/)?_config\.ya?ml"),
        lazy_pattern(r"(?:nav(?:igation|bar)?|menu)\..*(?:url|link|href)|navbar-links\..*"),
    ),
    (
        lazy_pattern(r"(?:.*/)?config/_default/menus?(?:\.[a-z]{2}(?:-[a-z]+)?)?\.(?:toml|ya?ml)"),
        lazy_pattern(r".*\.(?:url|URL)"),
    ),
    (
        lazy_pattern(r"(?:.*/)?(?:hugo|config)\.(?:toml|ya?ml)"),
        lazy_pattern(r"(?:languages\.\w+\.)?menus?\..*\.(?:url|URL)"),
    ),
    (
        lazy_pattern(r"(?:.*/)?_quarto\.ya?ml"),
        lazy_pattern(
            r"website\.(?:navbar|sidebar|page-footer)\.(?:.*\.)?(?:href|file|(?:left|center|right|menu|contents)\.\d+)"
        ),
    ),
)


def find(site: Site, document: Document) -> Iterator[LocalReference]:
    """The addresses in order of their kinds: links, images, keys of the front matter, figures; or those of menus."""
    if isinstance(document, Settings):
        yield from _of_settings(site, document)
        return
    own = ""
    nodes: tuple[Link | Image, ...] = (*document.links, *document.images)
    for node in nodes:
        url = node.url
        if url.startswith(("https://", "http://")):
            own = own or site.built(site.locate(document)).address[0] or "-"
            if url.split("/", 3)[2].lower().removeprefix("www.") != own:
                continue
        elif url.startswith("mailto:") or not url.strip():
            continue
        span = node.span if node.kind == "reference" else node.url_span
        role: Role = "image" if isinstance(node, Image) else "link"
        target = site.resolve(document, url)
        if role == "image" and target.kind == "missing":
            target = _with_ending(site, document, url) or target
        yield LocalReference(url, span, node.url_span, target, role)
    for field in document.fields:
        if isinstance(field.value, str) and "." in field.value[-6:] and _is_file_key(field.path, _file_keys()):
            yield from _field(site, document, field)
        elif isinstance(field.value, str) and "<" in field.value:
            yield from _in_value(site, document, field)
    yield from _in_text(site, document)
    yield from _dropdown(site, document)


def _with_ending(site: Site, document: Document, url: str) -> Target | None:
    """The picture that Quarto takes for a name without an ending (`default-image-extension`, "png" if not set)."""
    if "." in posixpath.basename(url) or site.built(site.locate(document)).generator != "quarto":
        return None
    found = (site.resolve(document, f"{url}.{end}") for end in ("png", "svg", "jpg", "jpeg", "gif", "webp"))
    return next((each for each in found if each.kind == "found"), None)


def _in_text(site: Site, document: Document) -> Iterator[LocalReference]:
    """The addresses in tags and styles of a page, and the paths that parts of the theme are told."""
    if "<" not in document.text and "{" not in document.text:
        return
    from profilelint.site import places, resolve

    place = site.locate(document)
    built, readers = site.built(place), site.page(place).readers
    for each in places.in_html(document, at_github=readers == "repository"):
        if each.url.strip():
            yield LocalReference(each.url, each.span, each.span, site.resolve(document, each.url), each.role)
    for each in places.in_parts(document, built.generator) if readers == "visitors" else ():
        if each.kind == "include":
            target = resolve.from_home(built, each.url)
        elif _FILE.fullmatch(each.url) and "//" not in each.url:
            target = _of_theme(site, document, each.url)
        else:
            continue
        yield LocalReference(each.url, each.span, each.span, target, each.role)


def _in_value(site: Site, document: Document, field: Field) -> Iterator[LocalReference]:
    """The addresses of files in HTML that a theme shows on other pages too, such as an `excerpt`."""
    from profilelint.site import places

    for each in places.in_tags(document.text, field.value_span):
        if _FILE.fullmatch(each.url) and "//" not in each.url:
            target = _of_theme(site, document, each.url)
            yield LocalReference(each.url, each.span, each.span, target, each.role)


def _dropdown(site: Site, document: Document) -> Iterator[LocalReference]:
    """What a page leads to that is no page but an entry of the menu, with others below it (al-folio)."""
    said = document.field("dropdown")
    if not said or said.value is not True or site.page(site.locate(document)).readers != "visitors":
        return
    built, known = site.built(site.locate(document)), site.text("_data/repositories.yml").lower()
    fields = [each for each in document.fields if _CHILD.fullmatch(each.path) and isinstance(each.value, str)]
    first = [str(field.value).strip("/ ").partition("/")[0].lower() for field in fields]
    if not any(f"/{name}" in known for name in first if name):  # else GitHub serves other repositories from folders
        yield from (_menu_entry(site, built, document, field) for field in fields if str(field.value).strip())


@cache
def _file_keys() -> frozenset[str]:
    return frozenset(theme_files.theme_rows("file-keys"))


@cache
def _data_keys() -> frozenset[str]:
    return _file_keys().union(theme_files.theme_rows("data-keys"))


def _is_file_key(path: str, keys: frozenset[str]) -> bool:
    """Whether a key of front matter or of data names a picture or a document, in whatever theme."""
    parts = [part for part in path.split(".") if not part.isdecimal()] or [path]
    return parts[-1] in keys or ".".join(parts[-2:]) in keys


def _field(site: Site, document: Document, field: Field) -> Iterator[LocalReference]:
    value = str(field.value).strip()
    if field.path.startswith("sections.") and not _has_sections(site):
        return
    if _FILE.fullmatch(value) and not value.startswith("//") and "://" not in value:
        target = _of_theme(site, document, value)
        yield LocalReference(value, field.value_span, _unquoted(document, field.value_span), target, "field")


def _of_theme(site: Site, document: Document, value: str) -> Target:
    """The file that a theme shows of a path, from whatever folder: missing is what lies in none, in no spelling."""
    target = _where_themes_look(site, document, value) or _as_found(site, document, value)
    if target.kind == "missing" and not value.startswith("/"):  # some themes begin at the home page
        rooted = _as_found(site, document, f"/{value}")
        target = rooted if rooted.kind in {"found", "unknown"} else target
    if target.kind in {"missing", "wrong-case"}:
        built = site.built(site.locate(document))
        target = _anywhere(built, value) or target
        if target.kind == "missing" and built.lookup(value.lstrip("/")).kind == "unknown":  # the theme may have it
            return UNKNOWN
    return target


def _as_found(site: Site, document: Document, url: str) -> Target:
    """What an address leads to: in data, which is on no page, from the home page."""
    if not isinstance(document, Settings):
        return site.resolve(document, url)
    from profilelint.site import resolve

    return resolve.from_home(site.built(site.locate(document)), url)


def _unquoted(document: Document, span: Span) -> Span:
    quotes = document.text[span.start : span.start + 1] in {'"', "'"} and span.end > span.start + 1
    return Span(span.start + 1, span.end - 1) if quotes else span


def _has_sections(site: Site) -> bool:
    """Whether the theme makes pages of `sections`, as HugoBlox does: another one does not look at them."""
    from profilelint.site.themes.detect import theme

    return "sections" in theme_files.theme_rows("composed-by", *theme_files.theme_lineage(theme(site).name))


def _where_themes_look(site: Site, document: Document, path: str) -> Target | None:
    """The file at a path from one of the folders of any theme: where it looks for the file, it alone knows."""
    place = site.locate(document)
    built = site.built(place)
    for folder in ("", posixpath.dirname(built.inner(place)), *theme_files.theme_rows("file-folders")):
        file = built.rooted(posixpath.join(folder, path.lstrip("/")))
        if site.is_file(file):
            return Target("found", file, path)
    return None


def _anywhere(built: Built, path: str) -> Target | None:
    """The file that ends with a path, wherever it lies."""
    tail = "/" + posixpath.normpath("/" + path).lstrip("/")
    alike = [
        file
        for file in built.by_name.get(caseless_path(posixpath.basename(tail)), ())
        if caseless_path(f"/{file}").endswith(caseless_path(tail))
    ]
    exact = [file for file in alike if normalize("NFC", f"/{file}").endswith(normalize("NFC", tail))]
    if exact:
        return Target("found", built.rooted(exact[0]), path)
    return Target("wrong-case", built.rooted(alike[0]), alike[0]) if alike else None


def _of_settings(site: Site, settings: Document) -> Iterator[LocalReference]:
    """The entries of menus, or the files that values of `_data` name."""
    path = site.locate(settings)
    is_data = "_data/" in path
    if is_data and not site.page(path).is_shown:
        return
    built = site.built(path)
    keys = next((keys for files, keys in _MENUS if files.fullmatch(path)), None)
    openers = _openers(settings) if keys else frozenset()
    for field in settings.fields:
        if not isinstance(field.value, str) or not field.value.strip() or field.path.rpartition(".")[0] in openers:
            continue
        if keys:
            if keys.fullmatch(field.path) and (_PAGE.fullmatch(field.value) or not field.path[-1].isdecimal()):
                yield _menu_entry(site, built, settings, field)
        elif is_data and "." in field.value[-6:] and _is_file_key(field.path, _data_keys()):
            yield from _field(site, settings, field)


def _menu_entry(site: Site, built: Built, document: Document, field: Field) -> LocalReference:
    url = str(field.value)
    return LocalReference(
        url, field.value_span, _unquoted(document, field.value_span), _of_menu(site, built, url.strip()), "menu"
    )


def _openers(settings: Document) -> frozenset[str]:
    """The entries of Hugo's menus that others lie below: a click opens those, and follows no address.

    So it is in HugoBlox (blox-bootstrap, `components/headers/navbar.html`) and in the theme that it grew from.
    """
    said: dict[str, dict[str, str]] = {}
    for field in settings.fields:
        entry, _, key = field.path.rpartition(".")
        if key in {"parent", "identifier", "name"}:
            said.setdefault(entry, {})[key] = str(field.value)
    parents = {(entry.rpartition(".")[0], keys["parent"]) for entry, keys in said.items() if "parent" in keys}
    named = {entry: keys.get("identifier") or keys.get("name", "") for entry, keys in said.items()}
    return frozenset(entry for entry, name in named.items() if (entry.rpartition(".")[0], name) in parents)


def _of_menu(site: Site, built: Built, url: str) -> Target:
    """What an entry of a menu leads to: its path begins at the home page, with or without `baseurl`."""
    from profilelint.site import resolve

    target = resolve.from_home(built, url)
    if target.kind == "wrong-case" and target.path == url.lstrip("/"):  # Hugo makes small letters of what is right
        target = target._replace(kind="missing")
    site.unknown += target.kind == "unknown"
    return target if url != "#" else UNKNOWN

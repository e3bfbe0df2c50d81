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
_FILE = lazy_pattern(r"(?i)[^<>{}\[\]|\n]{0,300}\.(?:png|jpe?g|gif|svg|webp|avif|pdf|pptx?|docx?|zip)")
#: A picture that a part of the theme shows: `figure` of al-folio and of minimal-mistakes.
_FIGURE = lazy_pattern(
    r"\{%-?\s{0,9}include\s{1,9}figure(?:\.liquid|\.html)?\s(?:[^%\"']|\"[^\"]{0,500}\"|'[^']{0,500}'){0,200}?"
    r"\b(?:image_)?path\s{0,9}=\s{0,9}([\"'])([^\"'{}\n]{1,300})\1"
)
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
        lazy_pattern(r"website\.(?:navbar|sidebar|page-footer)\..*\.(?:href|file)"),
    ),
)


def find(site: Site, document: Document) -> Iterator[LocalReference]:
    """The addresses in order of their kinds: links, images, keys of the front matter, figures; or those of menus."""
    if isinstance(document, Settings):
        yield from _menu(site, document)
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
        if isinstance(field.value, str) and "." in field.value[-6:] and _is_file_key(field.path):
            yield from _field(site, document, field)
    if "{%" in document.text and "figure" in document.text:
        yield from _figures(site, document)


def _with_ending(site: Site, document: Document, url: str) -> Target | None:
    """The picture that Quarto takes for a name without an ending (`default-image-extension`, "png" if not set)."""
    if "." in posixpath.basename(url) or site.built(site.locate(document)).generator != "quarto":
        return None
    found = (site.resolve(document, f"{url}.{end}") for end in ("png", "svg", "jpg", "jpeg", "gif", "webp"))
    return next((each for each in found if each.kind == "found"), None)


def _figures(site: Site, document: Document) -> Iterator[LocalReference]:
    """The pictures that a part of a Jekyll theme is told to show, by their paths from the home page."""
    from profilelint.site import resolve

    place = site.locate(document)
    built = site.built(place)
    if built.generator != "jekyll" or site.page(place).readers != "visitors":
        return
    passed_over = [*(code.span for code in document.codes), *document.comments]
    for found in _FIGURE.finditer(document.text):
        span = Span(*found.span(2))
        if not any(each.start <= found.start() < each.end for each in passed_over):
            yield LocalReference(found[2], span, span, resolve.from_home(built, found[2]), "image")


@cache
def _file_keys() -> frozenset[str]:
    return frozenset(theme_files.theme_rows("file-keys"))


def _is_file_key(path: str) -> bool:
    """Whether a key of front matter names a picture or a document, in whatever theme."""
    parts = path.split(".")
    parts = parts[:-1] if len(parts) > 1 and parts[-1].isdecimal() else parts
    keys = _file_keys()
    return parts[-1] in keys or ".".join(parts[-2:]) in keys


def _field(site: Site, document: Document, field: Field) -> Iterator[LocalReference]:
    value = str(field.value).strip()
    if field.path.startswith("sections.") and not _has_sections(site):
        return
    if not _FILE.fullmatch(value) or value.startswith("//") or "://" in value:
        return
    target = _where_themes_look(site, document, value) or site.resolve(document, value)
    if target.kind == "missing" and not value.startswith("/"):  # some themes begin at the home page
        rooted = site.resolve(document, f"/{value}")
        target = rooted if rooted.kind in {"found", "unknown"} else target
    if target.kind in {"missing", "wrong-case"}:
        built = site.built(site.locate(document))
        target = _anywhere(built, value) or target
        if target.kind == "missing" and built.lookup(value.lstrip("/")).kind == "unknown":  # the theme may have it
            target = UNKNOWN
    yield LocalReference(value, field.value_span, _unquoted(document, field.value_span), target, "field")


def _unquoted(document: Document, span: Span) -> Span:
    quotes = document.text[span.start : span.start + 1] in {'"', "'"} and span.end > span.start + 1
    return Span(span.start + 1, span.end - 1) if quotes else span


def _has_sections(site: Site) -> bool:
    """Whether the theme makes pages of `sections`, as HugoBlox does: another one does not look at them."""
    from profilelint.site.themes.detect import theme

    return "hugo-academic" in theme_files.theme_lineage(theme(site).name)


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


def _menu(site: Site, settings: Document) -> Iterator[LocalReference]:
    path = site.locate(settings)
    keys = next((keys for files, keys in _MENUS if files.fullmatch(path)), None)
    if not keys or ("_data/" in path and not site.page(path).is_shown):
        return
    built = site.built(path)
    openers = _openers(settings)
    for field in settings.fields:
        if not isinstance(field.value, str) or field.path.rpartition(".")[0] in openers:
            continue
        if keys.fullmatch(field.path) and field.value.strip():
            target = _of_menu(site, built, field.value.strip())
            written = _unquoted(settings, field.value_span)
            yield LocalReference(field.value, field.value_span, written, target, "menu")


def _openers(settings: Document) -> frozenset[str]:
    """The entries of Hugo's menus that others lie below: a click opens those, and follows no address.

    So it is in HugoBlox (blox-bootstrap, `components/headers/navbar.html`) and in hugo-academic before it.
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
    site.unknown += target.kind == "unknown"
    return target if url != "#" else UNKNOWN

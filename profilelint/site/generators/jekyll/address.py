"""Addresses of pages, documents and files (lib/jekyll/url.rb, page.rb, document.rb, static_file.rb, url_drop.rb)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.jekyll import ruby

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    from profilelint.site.generators.jekyll.document import Document
    from profilelint.site.generators.jekyll.edition import Edition

#: Characters of an address; no system takes a path of more (PATH_MAX, 4,096 bytes on Linux, is the longest).
_LONGEST = 4096
_PLACEHOLDER = lazy_pattern(r":([a-z_]+)")
#: `Page::HTML_EXTENSIONS`.
_HTML = (".html", ".xhtml", ".htm")
#: What converters other than Markdown make of a suffix (jekyll-sass-converter, jekyll-coffeescript).
_CONVERTED = {".scss": ".css", ".sass": ".css"}
_COFFEE = ".coffee"
#: `strftime` of the placeholders of a date, (url_drop.rb); those with `i_` lose their zeros.
_DATES = dict(
    each.split()
    for each in (
        *("year %Y", "month %m", "day %d", "hour %H", "minute %M", "second %S", "short_month %b", "short_year %y"),
        *("y_day %j", "i_day %d", "i_month %m"),
        *("long_month %B", "w_year %G", "week %V", "w_day %u", "short_day %a", "long_day %A"),
    )
)
#: What 3 does not know.
_SINCE_4 = frozenset(("long_month", "w_year", "week", "w_day", "short_day", "long_day", "slugified_categories"))


class FaultError(Exception):
    """An address at which Jekyll stops; `key` is that of the reason, `value` what is wrong."""

    def __init__(self, key: str, value: object = "") -> None:
        super().__init__(key)
        self.key = key
        self.value = str(value)


@dataclass(frozen=True, slots=True)
class Suffixes:
    """What a file's suffix becomes. `markdown` are those of Markdown, in small letters with their dots."""

    markdown: frozenset[str]
    has_coffee: bool

    def output(self, suffix: str, permalink: object) -> str:
        """`output_ext`: that of the permalink, or what the converters make of the file's."""
        if isinstance(permalink, str) and not permalink.endswith("/") and (own := ruby.extname(permalink)):
            return own
        if suffix.lower() in self.markdown:
            return ".html"
        if suffix.lower() == _COFFEE and self.has_coffee:
            return ".js"
        return _CONVERTED.get(suffix.lower(), suffix)

    def is_markdown(self, path: str) -> bool:
        """Whether a file is one of Markdown."""
        return ruby.extname(path).lower() in self.markdown


def suffixes(markdown_ext: str, plugins: tuple[str, ...]) -> Suffixes:
    """What `markdown_ext` and the plugins of a site say of suffixes."""
    named = frozenset(f".{each.lower()}" for each in markdown_ext.split(","))
    return Suffixes(named, "jekyll-coffeescript" in plugins)


def with_suffix(template: str, style: str) -> str:
    """`Utils.add_permalink_suffix`: a template that ends as the style of the site does."""
    if style == "pretty" or style.endswith("/"):
        return f"{template}/"
    return (
        f"{template}:output_ext" if style in ("date", "ordinal", "none") or style.endswith(":output_ext") else template
    )


def of_page(path: str, permalink: object, style: str, known: Suffixes, edition: Edition) -> str:
    """The url of a page. Raises FaultError."""
    folder, _, name = path.rpartition("/")
    suffix = ruby.extname(name)
    base = name[: len(name) - len(suffix)]
    base = base.rstrip(".") if edition.is_4 else base
    output = known.output(suffix, permalink)
    if output not in _HTML:
        template = "/:path/:basename:output_ext"
    else:
        template = "/:path/" if base == "index" else with_suffix("/:path/:basename", style)
    said = _permalink(permalink)
    filled = template if said is None else said
    for key, value in (("path", f"/{folder}" if folder else ""), ("basename", base), ("output_ext", output)):
        if ":" not in filled:
            break
        escaped = ruby.escape(value)
        if filled.count(f":{key}") * len(escaped) > _LONGEST:
            raise FaultError("address-too-long")
        filled = filled.replace(f":{key}", escaped)
    return sanitized(filled)


def _permalink(value: object) -> str | None:
    """A permalink as far as it is one; None for none. Raises FaultError for what is no text (`end_with?`)."""
    if value is None or value is False:
        return None
    if not isinstance(value, str):
        raise FaultError("permalink-no-text", value)
    return value


def sanitized(url: str) -> str:
    """`URL#sanitize_url`."""
    return ruby.squeeze(f"/{url}".replace("..", "/").replace("./", ""))


def written(url: str, output: str) -> str:
    """The file that is written for the url of a document (`destination`), from the root of what is published.

    >>> written("/x/", ".html"), written("/x", ".html"), written("/v1.2", ".2")
    ('x/index.html', 'x.html', 'v1.2')
    """
    path = ruby.expand(ruby.unescape(url))
    if url.endswith("/"):
        return f"{path}/index.html" if path else "index.html"
    return path if path.endswith(output) else path + output


def page_file(url: str, output: str) -> str:
    """`Page#destination`: a folder holds `index` with the suffix of the page."""
    return written(f"{url}index" if url.endswith("/") else url, output)


def of_document(document: Document, edition: Edition) -> str:
    """The url of a document. Raises FaultError."""
    said = _permalink(document.data.get("permalink"))
    template = document.template if said is None else said
    if not isinstance(template, str):
        raise FaultError("collection-permalink", document.collection.label)
    values, length = _values(document, edition), 0

    def fill(match: re.Match[str]) -> str:
        nonlocal length
        text = filled(match)
        length += len(text)
        if length > _LONGEST:
            raise FaultError("address-too-long")
        return text

    def filled(match: re.Match[str]) -> str:
        for name in (match[1], match[1].removesuffix("_")):
            if name in values:
                return ruby.escape(values[name]()) + match[1][len(name) :]
        raise FaultError("permalink-placeholder", match[1])

    return sanitized(_PLACEHOLDER.sub(fill, template))


def _values(document: Document, edition: Edition) -> Mapping[str, Callable[[], str]]:
    """What each placeholder stands for, asked for when it is met."""

    def dated(sign: str, name: str) -> str:
        shown = document.date.strftime("%Y").rjust(4, "0") if sign == "%Y" else document.date.strftime(sign)
        return shown.lstrip("0") if name.startswith("i_") else shown

    found: dict[str, Callable[[], str]] = {
        "collection": lambda: document.collection.label,
        "path": lambda: _clean(document, edition),
        "output_ext": lambda: document.output,
        "name": lambda: ruby.slugify(document.name),
        "title": lambda: _slug(document, pretty=True),
        "slug": lambda: _slug(document, pretty=False),
        "categories": lambda: "/".join(dict.fromkeys(each.lower() for each in document.categories)),
        "slugified_categories": lambda: "/".join(dict.fromkeys(map(ruby.slugify, document.categories))),
        **{name: lambda name=name, sign=sign: dated(sign, name) for name, sign in _DATES.items()},  # type: ignore[misc]
    }
    return found if edition.is_4 else {name: each for name, each in found.items() if name not in _SINCE_4}


def _slug(document: Document, *, pretty: bool) -> str:
    slug = document.data.get("slug")
    if slug is None:
        slug = document.name
    if not isinstance(slug, str):
        raise FaultError("slug-no-text", slug)
    return ruby.slugify(slug, pretty=pretty, cased=pretty)


def _clean(document: Document, edition: Edition) -> str:
    """`cleaned_relative_path`: the path without the folder of the collection and its suffix."""
    path = document.relative
    path = path[: len(path) - len(ruby.extname(path))].replace(f"_{document.collection.label}", "", 1)
    return path.rstrip(".") if edition.is_4 else path


def of_static(path: str, edition: Edition) -> str:
    """The url of a file that is copied: in 4 without dots before its suffix."""
    return f"/{_trimmed(path) if edition.is_4 else path}"


def _trimmed(path: str) -> str:
    suffix = ruby.extname(path)
    return path[: len(path) - len(suffix)].rstrip(".") + suffix


def of_collection_static(entry: str, label: str, template: object, edition: Edition) -> str:
    """The url of a file in a collection. Raises FaultError."""
    if not isinstance(template, str):
        raise FaultError("collection-permalink", label)
    suffix = ruby.extname(entry)
    base = f"/{entry}"
    base = base[: len(base) - len(suffix)].rstrip(".") if edition.is_4 else base
    name = base.rpartition("/")[2] if edition.is_4 else ""
    filled = template
    for key, value in (("collection", label), ("path", base), ("output_ext", ""), ("name", name), ("title", "")):
        escaped = ruby.escape(value)
        if filled.count(f":{key}") * len(escaped) > _LONGEST:
            raise FaultError("address-too-long")
        filled = filled.replace(f":{key}", escaped)
    url = sanitized(filled).removesuffix("/")
    return url + suffix if edition.is_4 else url


def static_file(url: str, path: str, edition: Edition, *, in_collection: bool) -> str:
    """`StaticFile#destination`: in 3 the name of the file stays, in the folder of its url."""
    if edition.is_4:
        return ruby.expand(ruby.unescape(url))
    folder = url.rpartition("/")[0] if in_collection else path.rpartition("/")[0]
    return ruby.expand(f"{folder}/{path.rpartition('/')[2]}")

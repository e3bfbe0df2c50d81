"""What plugins add to a build: pages of files without front matter, indexes, redirects, feeds (their generators).

Sources: jekyll-optional-front-matter 0.3, jekyll-readme-index 0.3, jekyll-redirect-from 0.16, jekyll-paginate 1.1,
jekyll-archives 2.2, jekyll-feed 0.17, jekyll-sitemap 1.4, each its `generate`.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.jekyll import address, matter, pages, ruby
from profilelint.site.generators.jekyll.address import FaultError
from profilelint.site.generators.jekyll.entries import Patterns
from profilelint.site.generators.jekyll.settings import MOST_ENTRIES
from profilelint.site.generators.jekyll.state import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.site.generators.jekyll.state import Build

#: `FILENAME_BLACKLIST` of jekyll-optional-front-matter.
_NO_PAGES = frozenset(
    {
        *("README", "LICENSE", "LICENCE", "COPYING", "CODE_OF_CONDUCT", "CONTRIBUTING"),
        *("ISSUE_TEMPLATE", "PULL_REQUEST_TEMPLATE"),
    }
)
_INDEX = lazy_pattern(r"(?i)index\.(?:html?|xhtml|xml)")
#: `DEFAULTS["permalinks"]` of jekyll-archives.
_ARCHIVES = {
    "year": "/:year/",
    "month": "/:year/:month/",
    "day": "/:year/:month/:day/",
    "tag": "/tag/:name/",
    "category": "/category/:name/",
}
_MOST_PAGES = 10_000  #: pages of a list that goes over several


def run(made: Build) -> None:
    """Run all plugins of a build, in the order of their priorities."""
    for name, generate in _GENERATORS:
        if name in made.plugins:
            generate(made)
    made.statics = [each for each in made.statics if each.kind == "static"]


def _option(made: Build, plugin: str, name: str) -> object:
    return made.settings.table(plugin).get(name)


def _optional_front_matter(made: Build) -> None:
    required = made.settings.is_on("require_front_matter")
    if _option(made, "optional_front_matter", "enabled") is False or required:
        return
    removes = _option(made, "optional_front_matter", "remove_originals") is True
    for item in [each for each in made.statics if made.known.is_markdown(each.path)]:
        name = item.path.rpartition("/")[2]
        base = name[: len(name) - len(ruby.extname(name))]
        if base.upper() in _NO_PAGES and not made.entries.is_included(item.path, is_folder=False):
            continue
        found = matter.read(made.view, item.path)
        if found.state == "other":
            made.fail(item.path, FaultError("matter-no-mapping"))
            continue
        # A page of a collection is made of the path that 3 takes from the wrong root: nothing comes of it there.
        is_collection = item.path.startswith("_") and made.entries.file(item.path) is not None
        if is_collection and not made.edition.is_4:
            continue
        pages.add_page(made, item.path, found, "optional")
        item.kind = "removed" if removes else item.kind


def _readme_index(made: Build) -> None:
    if _option(made, "readme_index", "enabled") is False:
        return
    removes = _option(made, "readme_index", "remove_originals") is True
    folders = {_index_folder(each.url) for each in (*made.pages, *made.statics)}
    for item in [each for each in made.statics if _is_readme(made, each.path)]:
        folder = item.url.rpartition("/")[0]
        if folder in folders:
            continue
        folders.add(folder)
        found = matter.read(made.view, item.path)
        target = f"{folder}/index.html".lstrip("/")
        made.pages.append(Item(item.path, "readme", f"{folder}/", target, (), found))
        item.kind = "removed" if removes else item.kind
    if _option(made, "readme_index", "with_frontmatter") is True:
        _move_readmes(made, folders)


def _move_readmes(made: Build, folders: set[str | None]) -> None:
    for page in made.pages:
        folder = page.url.rstrip("/").rpartition("/")[0]
        if page.kind == "page" and _is_readme(made, page.path) and folder not in folders:
            folders.add(folder)
            page.url, page.address = f"{folder}/", f"{folder}/index.html".lstrip("/")


def _index_folder(url: str) -> str | None:
    """Return the folder that an url is the index of, as `dir_has_index?` has it; None for none."""
    folder, _, name = url.rpartition("/")
    return folder if not name or _INDEX.fullmatch(name) else None


def _is_readme(made: Build, path: str) -> bool:
    name = path.rpartition("/")[2].lower()
    return name.startswith("readme") and name[6:] in made.known.markdown


def _redirects(made: Build) -> None:
    sources = [*(each for each in made.documents), *(each for each in made.pages)]
    for item in sources:
        keys = item.document.data if item.document else item.matter.keys if item.matter else {}
        if "redirect_from" not in keys and item.document is None:
            keys = {**keys, "redirect_from": made.defaults.find(item.path, "pages", "redirect_from")}
        said = keys.get("redirect_from")
        for old in said if isinstance(said, list) else [said]:
            if isinstance(old, str):
                made.pages.append(_redirect(old))
            elif old is not None:
                made.fail(item.path, FaultError("redirect-no-text", old))
        target = keys.get("redirect_to")
        target = next((each for each in target if each is not None), None) if isinstance(target, list) else target
        if ruby.is_true(target):
            item.kind = "redirected"
    if made.settings.table("redirect_from").get("json") is not False:
        _make(made, "redirects.json")


def _redirect(old: str) -> Item:
    url = address.sanitized(old)
    output = "" if url.endswith("/") else ruby.extname(url)
    return Item("", "redirect", url, address.page_file(url, output or ".html"))


def _paginate(made: Build) -> None:
    per_page = made.settings.values.get("paginate")
    if isinstance(per_page, bool) or not isinstance(per_page, int | float) or per_page < 0:
        return
    where = made.settings.text("paginate_path")
    folder = ruby.expand(where).rpartition("/")[0]
    found = [each for each in made.pages if each.kind == "page" and each.path.rpartition("/")[2] == "index.html"]
    found = [each for each in found if f"{folder}/".startswith(each.path[: -len("index.html")])]
    if not found:
        return
    if int(per_page) == 0:
        made.fail(made.settings.path, FaultError("paginate-zero"))
        return
    page = max(found, key=lambda each: len(each.path))
    posts = [each.document for each in made.documents if each.document and each.document.collection.label == "posts"]
    shown = sum(not ruby.is_true(each.data.get("hidden")) for each in posts)
    for number in range(2, min(ceil(shown / int(per_page)), _MOST_PAGES) + 1):
        target = ruby.expand(where.replace(":num", str(number)))
        made.pages.append(Item(page.path, "list", f"/{target}/", f"{target}/index.html"))


def _archives(made: Build) -> None:
    options = made.settings.table("jekyll-archives")
    enabled, links = options.get("enabled"), options.get("permalinks")
    for kind, values in _archived(made):
        plural = {"tag": "tags", "category": "categories"}.get(kind, kind)
        if enabled not in (True, "all") and not (isinstance(enabled, list) and plural in enabled):
            continue
        template = links.get(kind, _ARCHIVES[kind]) if isinstance(links, dict) else _ARCHIVES[kind]
        if not isinstance(template, str):
            continue
        for name, value in (*values.items(), ("type", kind)):
            template = template.replace(f":{name}", ruby.escape(value))
        url = address.sanitized(template)
        made.pages.append(Item("", "made", url, address.page_file(url, ruby.extname(url) or ".html")))


def _archived(made: Build) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the kinds and values of all lists that jekyll-archives makes."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for item in made.documents:
        post = item.document
        if not post or post.collection.label != "posts":
            continue
        for category in post.categories:
            found["category", category] = {"name": ruby.slugify(category)}
        for tag in _tags(post.data):
            found["tag", tag] = {"name": ruby.slugify(tag)}
        year, month, day = post.date.strftime("%Y-%m-%d").split("-")
        found["year", year] = {"year": year}
        found["month", f"{year}-{month}"] = {"year": year, "month": month}
        found["day", f"{year}-{month}-{day}"] = {"year": year, "month": month, "day": day}
    yield from ((kind, values) for (kind, _), values in found.items())


def _tags(data: dict[str, object]) -> Iterable[str]:
    one, many = data.get("tag"), data.get("tags")
    if ruby.is_true(one):
        return [str(each) for each in one] if isinstance(one, list) else [str(one)]
    if isinstance(many, str):
        return many.split()
    return [str(each) for each in many if each is not None] if isinstance(many, list) else []


def _feed(made: Build) -> None:
    path = _option(made, "feed", "path")
    _make(made, path if isinstance(path, str) else "feed.xml")
    said = _option(made, "feed", "collections")
    named = {each: {} for each in said if isinstance(each, str)} if isinstance(said, list) else said
    for name, options in named.items() if isinstance(named, dict) else ():
        own = options.get("path") if isinstance(options, dict) else None
        if name != "posts":
            _make(made, own if isinstance(own, str) else f"feed/{name}.xml")


def _sitemap(made: Build) -> None:
    urls = {each.url for each in (*made.pages, *made.statics)}
    for name in ("sitemap.xml", "robots.txt"):
        if f"/{name}" not in urls:
            _add(made, name)


def _make(made: Build, path: str) -> None:
    """A file of a plugin, where the site has none of its own."""
    target = ruby.expand(path)
    if target not in made.view.files:
        _add(made, target)


def follows_sources(made: Build, path: str, *, is_document: bool) -> bool:
    """Whether jekyll-relative-links writes the addresses of pages for links to their sources (0.7, its `generate`)."""
    options = made.settings.table("relative_links")
    if "jekyll-relative-links" not in made.plugins or options.get("enabled") is False:
        return False
    excluded = options.get("exclude")
    if isinstance(excluded, list):
        texts = (each for each in excluded[:MOST_ENTRIES] if isinstance(each, str))
        if Patterns(texts, is_4=made.edition.is_4).match(path, is_folder=False) is not None:
            return False
    return made.known.is_markdown(path) and (not is_document or options.get("collections") is True)


def _add(made: Build, path: str) -> None:
    """A page that is no file, at its place or where `defaults` puts pages."""
    permalink = made.defaults.find(path, "pages", "permalink")
    try:
        url = address.of_page(path, permalink, made.settings.text("permalink"), made.known, made.edition)
    except FaultError as error:
        made.fail(made.settings.path, error)
        return
    target = address.page_file(url, made.known.output(ruby.extname(path), permalink))
    made.pages.append(Item("", "made", url, target))


_GENERATORS = (
    ("jekyll-optional-front-matter", _optional_front_matter),
    ("jekyll-redirect-from", _redirects),
    ("jekyll-archives", _archives),
    ("jekyll-readme-index", _readme_index),
    ("jekyll-feed", _feed),
    ("jekyll-sitemap", _sitemap),
    ("jekyll-paginate", _paginate),
)

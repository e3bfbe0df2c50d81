"""What the front matter of a page says, with what is handed down: whether it is built, and when (page__meta.go)."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import cascade, data, go, matter, moment
from profilelint.site.generators.hugo.content import WITH_PROGRAM, key_of
from profilelint.site.generators.hugo.data import TooLargeError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from profilelint.site.generators.hugo.nodes import Build, Node

_MARGIN = timedelta(hours=14)  #: the farthest zone from UTC
#: Other names of the keys that hold dates (pagemeta/page_frontmatter.go `dateFieldAliases`).
_ALIASES = {"lastmod": ("modified",), "publishdate": ("pubdate", "published"), "expirydate": ("unpublishdate",)}
#: Where each date is looked for, as long as the setting `frontmatter` says nothing else.
_CHAINS = {
    "date": ("date", "publishdate", "lastmod"),
    "lastmod": (":git", "lastmod", "date", "publishdate"),
    "publishdate": ("publishdate", "date"),
    "expirydate": ("expirydate",),
}
#: Dialects that a page may name (`markup`), as newer editions know them.
_MARKUPS = frozenset(
    (
        *("md", "markdown", "mdown", "goldmark", "html", "htm", "org", "asciidoc", "asciidocext", "adoc", "ad"),
        *("rst", "rest", "restructuredtext", "pandoc", "pdc", "blackfriday", "mmark", "text/markdown"),
    )
)
_HTML = frozenset(("html", "htm"))
_DATE_SIZE = 10  #: characters of "2024-03-02"


def read(build: Build) -> None:
    """Read the front matter of all pages, hand it down, and say which are not built."""
    for node in build.nodes.values():
        _load(build, node)
    judge(build, list(build.nodes.values()))
    _check_bundled(build)


def judge(build: Build, nodes: Sequence[Node]) -> None:
    """Hand down to pages and lists what is above them, and say which are not built."""
    chains = {name: _chain(build, name) for name in _CHAINS}
    for node in nodes:
        node.fields = cascade.fields(build, node)
        _judge(build, node, chains)


def _load(build: Build, node: Node) -> None:
    part = node.part
    if part is None:
        return
    path = part.entry.file
    if part.suffix in WITH_PROGRAM and "security" not in build.settings.values:
        build.fail(path, "needs-program", part.suffix)
    elif part.suffix in WITH_PROGRAM:
        build.unsettled.add(path)
    if refusal := _refusal(build, part.suffix):
        build.fail(path, refusal, part.suffix)
    node.matter = front_matter(build, path)


def front_matter(build: Build, path: str) -> matter.Matter | None:
    """The front matter of a file; None where Hugo stops, which is noted. What all editions read alike is read once."""
    key = path, build.edition.minor < data.WORDS
    if key in build.matters:
        return build.matters[key]
    try:
        found = matter.read(build.view, path, build.edition)
        if not found.text.lstrip().startswith("<"):  # there 0.123 changed what comes first
            build.matters[key] = found
        return found
    except TooLargeError:
        build.unsettled.add(path)
    except UnreadableError as error:
        build.fail(path, error.key, error.value)
    return None


def _refusal(build: Build, suffix: str) -> str:
    """Return the key of the reason for which newer editions stop at what is no Markdown (`security.allowContent`)."""
    if "allowcontent" in build.settings.table("security"):
        return ""
    if suffix in _HTML and build.edition.minor >= 162:
        return "html-refused"
    return "org-refused" if suffix == "org" and build.edition.minor >= 168 else ""


def _check_bundled(build: Build) -> None:
    """Pages beside an `index.md` are read like others, and stop Hugo like others."""
    for node in build.nodes.values():
        for part in node.parts if node.part else ():
            if part.role != "file":
                if refusal := _refusal(build, part.suffix):
                    build.fail(part.entry.file, refusal, part.suffix)
                elif part.suffix not in WITH_PROGRAM:
                    found = front_matter(build, part.entry.file)
                    if found and build.edition.minor >= 135:
                        _check_dates(build, part.entry.file, found)


def _check_dates(build: Build, path: str, found: matter.Matter) -> None:
    for name in _CHAINS:
        _date(build, path, dict(found.keys), _chain(build, name), "")


def _chain(build: Build, name: str) -> tuple[str, ...]:
    """Return the keys in which a date is looked for, in their order."""
    said = go.to_table(build.settings.values.get("frontmatter")).get(name)
    keys: list[str] = []
    for each in go.to_texts(said) if said is not None else _CHAINS[name]:
        keys += _CHAINS[name] if each.lower() == ":default" else [each.lower()]
    found = [one for each in keys for one in (each, *_ALIASES.get(each, ()))]
    return tuple(dict.fromkeys(found))


def _date(
    build: Build, path: str, keys: dict[str, object], chain: Sequence[str], base: str
) -> tuple[datetime | None, str]:
    """Return a date, and the rest of the file's name if that holds it; the build may stop at it."""
    local = moment.zone(build.settings.values.get("timezone"))
    for key in chain:
        if key == ":filename":
            found, slug = _in_name(base)
            if found:
                return found, slug
        elif key.startswith(":"):
            continue
        elif (value := keys.get(key)) is not None and value != "":
            try:
                return moment.moment(value, local), ""
            except moment.NoDateError:
                if build.edition.minor >= 135:
                    build.fail(path, "date-unreadable", go.to_text(value) or key)
    return None, ""


def _in_name(base: str) -> tuple[datetime | None, str]:
    try:
        found = moment.moment(base[:_DATE_SIZE], UTC)
    except moment.NoDateError:
        return None, ""
    return found, base[_DATE_SIZE:].strip(" -_")


def _judge(build: Build, node: Node, chains: dict[str, tuple[str, ...]]) -> None:
    keys = dict(node.fields)
    path = node.part.entry.file if node.part else ""
    base = node.path.rpartition("/")[2]
    found: dict[str, datetime | None] = {}
    for name, chain in chains.items():
        found[name], slug = _date(build, path, keys, chain, base)
        if slug and "slug" not in keys:
            node.slug = slug
        if build.edition.is_new and found[name]:
            keys.setdefault(name, found[name])  # later dates take it from there
    node.date = found["date"]
    node.slug = go.to_text(keys["slug"]).strip("-") if "slug" in keys else node.slug
    if path:
        _check(build, path, node, keys)
    node.hidden = _hidden(build, keys, found, path)
    node.bare = _bare(build, node, keys)


def _check(build: Build, path: str, node: Node, keys: dict[str, object]) -> None:
    """What stops the build in the keys of a page."""
    url = go.to_text(keys.get("url"))
    if url.startswith(("http://", "https://")):
        build.fail(path, "url-absolute", url)
    is_root = node.kind == "home" and not build.edition.is_new and not build.languages.prefixes.get(node.language)
    for alias in go.to_texts(keys.get("aliases")):
        if alias.startswith(("http://", "https://")):
            build.fail(path, "alias-absolute", alias)
        elif is_root and not alias.startswith("/"):
            build.fail(path, "alias-outside", alias)
    if build.edition.is_new:
        _check_new(build, path, node, keys)


def _check_new(build: Build, path: str, node: Node, keys: dict[str, object]) -> None:
    if build.edition.minor >= 160 and "_build" in keys:
        build.fail(path, "build-old")
    said = keys.get("_build", keys.get("build"))
    if said is not None and not isinstance(said, dict):
        build.fail(path, "build-no-table", "build")
    markup = go.to_text(keys.get("markup")).lower()
    if markup and markup not in _MARKUPS:
        build.fail(path, "markup-unknown", markup)
    own = node.matter.keys.get("cascade") if node.matter else None
    if own is not None and not isinstance(own, dict | list):
        build.fail(path, "cascade-no-table")
        if node.kind == "page":
            build.unsettled.add(path)


def _hidden(
    build: Build, keys: dict[str, object], found: dict[str, datetime | None], path: str
) -> tuple[str, str] | None:
    """Return why a page is not built at all."""
    is_draft = go.to_bool(keys.get("draft"))
    if "draft" not in keys and "published" in keys:
        said = keys["published"]
        is_draft = _is_word(said) and not go.to_bool(said)
    if is_draft and not build.settings.is_on("builddrafts"):
        return "draft", ""
    published, expires = found["publishdate"], found["expirydate"]
    if published and not build.settings.is_on("buildfuture") and moment.is_before(build.now - _MARGIN, published):
        if moment.is_before(build.now + _MARGIN, published):
            return "future", published.strftime("%Y-%m-%d")
        build.unsettled.add(path)
        if moment.is_before(build.now, published):
            return "soon", published.strftime("%Y-%m-%d")
    if expires and expires.year > 1 and not build.settings.is_on("buildexpired"):
        return _expired(build, expires, path)
    return None


def _expired(build: Build, expires: datetime, path: str) -> tuple[str, str] | None:
    if not moment.is_before(expires, build.now + _MARGIN):
        return None
    if moment.is_before(build.now - _MARGIN, expires):
        build.unsettled.add(path)
    return ("expired", expires.strftime("%Y-%m-%d")) if moment.is_before(expires, build.now) else None


def _is_word(value: object) -> bool:
    """Return whether `cast.ToBoolE` reads a truth value."""
    words = ("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False")
    return isinstance(value, bool | int) or (isinstance(value, str) and value in words)


def _bare(build: Build, node: Node, keys: dict[str, object]) -> tuple[str, str] | None:
    """Return why a page that is built is not written."""
    is_new = build.edition.is_new
    if go.to_bool(keys.get("headless")) and (is_new or (node.is_leaf and node.part)):
        return "headless", ""
    said = go.to_table(keys.get("_build") or (keys.get("build") if is_new else None))
    render = next((each for name, each in said.items() if str(name).lower() == "render"), None)
    if render is False or (isinstance(render, str) and render.lower() in ("never", "link", "false")):
        return "render-never", go.to_text(render)
    return None


def publishes_files(build: Build, node: Node) -> bool:
    """Return whether the files of a bundle are written (`build.publishResources`)."""
    name = "build" if build.edition.is_new else "_build"
    said = go.to_table(node.fields.get("_build") or node.fields.get(name))
    value = next((each for name, each in said.items() if str(name).lower() == "publishresources"), True)
    return value is None or go.to_bool(value)


def hide_below(build: Build) -> None:
    """Before 0.123 all below a list that is not built is not built either."""
    if build.edition.is_new:
        return
    lists = {key: node.hidden for key, node in build.nodes.items() if node.hidden and node.kind != "page" and node.part}
    for (language, path), node in build.nodes.items():
        above = path
        while not node.hidden and (above or (language, "") in lists):
            above = above.rpartition("/")[0]
            if (language, above) in lists:
                node.hidden = ("below-hidden", f"{above or 'content'}/_index.md")
            if not above:
                break


def section_of(build: Build, language: str, path: str) -> Node | None:
    """Return the nearest list above a path."""
    above = path
    while True:
        found = build.nodes.get((language, key_of(build, above)))
        if found and found.kind != "page":
            return found
        if not above:
            return None
        above = above.rpartition("/")[0]

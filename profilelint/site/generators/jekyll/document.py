"""Documents, which are posts, drafts and what lies in collections (lib/jekyll/document.rb of 3.10.0 and 4.4.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.jekyll import clock, matter, ruby
from profilelint.site.generators.jekyll.address import FaultError
from profilelint.site.generators.jekyll.defaults import merge

if TYPE_CHECKING:
    from datetime import tzinfo

    from profilelint.site.generators.jekyll.address import Suffixes
    from profilelint.site.generators.jekyll.defaults import Defaults
    from profilelint.site.generators.jekyll.settings import Collection
    from profilelint.site.generators.view import View

#: `DATE_FILENAME_MATCHER`, of the part of a path behind its last slash that can begin so.
DATED = lazy_pattern(r"(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)")
_YAML = (".yml", ".yaml")


class Context(NamedTuple):
    """What all documents of a build are read with."""

    view: View
    defaults: Defaults
    known: Suffixes
    zone: tzinfo
    now: datetime
    is_4: bool


class _Unreadable(Exception):  # noqa: N818 -- what Jekyll logs and goes on after, no error
    """What is said of a document is of a kind at which its reading ends, and Jekyll goes on."""


@dataclass(slots=True)
class Document:
    """A document: `entry` is its path below its collection, `relative` what `defaults` see.

    `is_readable` is False where its keys are not read, so that it bears the date of the build. `fault` is what Jekyll
    stops at while reading it. `is_draft` tells a draft from a post.
    """

    path: str
    entry: str
    relative: str
    collection: Collection
    template: object
    body: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    is_readable: bool = True
    is_utf8: bool = True
    is_draft: bool = False
    fault: FaultError | None = None
    output: str = ""
    date: datetime = field(init=False)

    @property
    def name(self) -> str:
        """`basename_without_ext`."""
        name = self.path.rpartition("/")[2]
        return name[: len(name) - len(ruby.extname(name))]

    @property
    def categories(self) -> list[str]:
        """The categories as texts."""
        said = self.data.get("categories")
        return [_to_s(each) for each in said] if isinstance(said, list) else []

    @property
    def has_date(self) -> bool:
        """Whether it has a date of its own, and not that of the build."""
        return "date" in self.data


def dated_name(entry: str) -> tuple[str, str] | None:
    """Return the date and the title that a name begins with; None for a name without."""
    starts = {0, entry.rfind("/") + 1}
    found = next((match for start in sorted(starts) if (match := DATED.fullmatch(entry, start))), None)
    return (found[1], found[2]) if found else None


def read(document: Document, context: Context) -> None:
    """Fill in what a document says (`Document#read`). What Jekyll stops at is in `fault`."""
    document.date = context.now
    document.data = {"categories": _from_path(document)}
    kind = document.collection.label
    if document.path.endswith(_YAML):
        _read_yaml(document, context)
        return
    try:
        _merge(document, context.defaults.all(document.relative, kind), context)
        found = matter.read(context.view, document.path)
        document.body, document.is_utf8 = found.body, found.is_utf8
        if not found.is_utf8 or found.state in ("other", "unreadable"):
            raise _Unreadable
        if found.keys:
            _merge(document, found.keys, context)
        _name(document, context)
        _add_categories(document)
    except _Unreadable:
        document.is_readable = False
    except clock.BadDateError:
        pass
    date = document.data.get("date")
    document.date = date if isinstance(date, datetime) else context.now
    for key in ("permalink", "published"):
        if key not in document.data and (value := context.defaults.find(document.relative, kind, key)) is not None:
            document.data[key] = value
    document.output = context.known.output(ruby.extname(document.path), document.data.get("permalink"))


def _read_yaml(document: Document, context: Context) -> None:
    """A `.yml` with dashes is read as a whole, and not as a text with keys; nothing is joined to it."""
    text = context.view.data(document.path).decode("utf-8", errors="replace")
    state, keys = matter.load_file(text)
    if state in ("unreadable", "other"):
        document.fault = FaultError("data-unreadable", document.path)
    document.data = dict(keys)
    document.output = context.known.output(ruby.extname(document.path), document.data.get("permalink"))


def _from_path(document: Document) -> list[str]:
    """`categories_from_path`: the folders above `_posts`."""
    folder = "_drafts" if document.is_draft else f"_{document.collection.label}"
    if document.relative.startswith(folder):
        return []
    above = document.relative.partition(folder)[0]
    return [each for each in above.split("/") if each]


def _merge(document: Document, other: dict[str, Any], context: Context) -> None:
    """`merge_data!`. Raises _Unreadable where two values cannot be joined, BadDateError for what is no date."""
    data = document.data
    said = other.get("categories")
    if said is not None:
        if isinstance(said, str):
            said = said.split()
        if isinstance(data.get("categories"), list):
            if not isinstance(said, list):
                raise _Unreadable
            said = _union(data["categories"], said)
        other = {**other, "categories": said}
    merge(data, other)
    if "date" in data:
        _set_date(document, data["date"], "date-unreadable", context)


def _set_date(document: Document, value: object, key: str, context: Context) -> None:
    try:
        document.data["date"] = clock.moment(value, context.zone, context.now)
    except clock.BadDateError:
        document.fault = FaultError(key, clock.written(value))
        raise


def _union(first: list[Any], second: list[Any]) -> list[Any]:
    found = list(first)
    seen = {(type(each), str(each)) for each in found}
    for each in second:
        if (type(each), str(each)) not in seen:
            seen.add((type(each), str(each)))
            found.append(each)
    return found


def _name(document: Document, context: Context) -> None:
    """`populate_title`: the title in a name, and its date where no key gives one."""
    found = dated_name(document.relative)
    if found and "date" not in document.data:
        _set_date(document, found[0], "name-date", context)
    slug = found[1] if found else document.name
    if not ruby.is_true(document.data.get("slug")):
        document.data["slug"] = slug.rstrip(".") if context.is_4 else slug


def _add_categories(document: Document) -> None:
    """`populate_categories`: `category` as it is, else the texts of `categories`."""
    data = document.data
    one = data.get("category")
    many: list[Any] = one if isinstance(one, list) else [one]
    if not ruby.is_true(one):
        many = data["categories"] if isinstance(data.get("categories"), list) else []
    texts = [_to_s(each) for each in _flat(many) if each is not None]
    data["categories"] = _union(data["categories"], list(dict.fromkeys(texts)))


def _flat(values: list[Any]) -> list[Any]:
    """Return a list with the items of all lists in it; YAML is read to a bounded depth."""
    return [item for each in values for item in (_flat(each) if isinstance(each, list) else [each])]


def _to_s(value: object) -> str:
    return clock.written(value)

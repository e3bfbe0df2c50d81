"""Which items of a list in a file of data say the same: the CV in `_data/cv.yml`, a list of papers or of news."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from profilelint.analysis.duplicates import weight, words
from profilelint.base.lazy import lazy_pattern
from profilelint.model.finding import Finding, Span, shortened
from profilelint.read.sections import kind_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from profilelint.model.document import Settings

#: Keys that name an item, in the forms of al-folio, RenderCV (docs.rendercv.com), JSON Resume (jsonresume.org/schema)
#: and lists of papers.
_NAMES = ("title", "name", "award", "position", "degree", "area", "headline", "company", "institution", "content")
#: Keys of addresses and files: of two copies, one may lack them.
_ADDRESSES = frozenset(("url", "link", "website", "doi", "pdf", "slides", "video", "code", "image", "img", "logo"))
#: Keys that date an item.
_DATES = lazy_pattern(r"(?i)date|year|time|start_?date|end_?date|releasedate|start|end")
#: So many letters of an item are no chance.
_LEAST = 12


#: What an item says, by its keys.
Said = frozenset[tuple[str, tuple[str, ...]]]


class DuplicateItem(NamedTuple):
    """An item that repeats an earlier one of its list, and the line of that; `name` is what it is called."""

    span: Span
    name: str
    line: int
    which: str

    @property
    def finding(self) -> Finding:
        """What is to be said of it."""
        said = f'"{shortened(self.name, 80)}" is already listed on line {self.line}. Delete {self.which}.'
        return Finding(self.span, said)


def duplicate_items(settings: Settings, kinds: Collection[str]) -> Iterator[DuplicateItem]:
    r"""Yield the dated items of lists of these kinds that repeat an earlier one of their list.

    The kind of a list is what its key, the title beside it or the name of the file announces. Two items are the same
    if all they say is, but that one may lack an address.

    >>> from profilelint.toolkit import read_page
    >>> data = b"Awards:\n- title: Medal of the Mill\n  year: 2022\n- title: Medal of the mill\n  year: 2022\n"
    >>> [each.name for each in duplicate_items(read_page("_data/cv.yml", data), ("awards",))]
    ['Medal of the mill']
    """
    seen: dict[tuple[str, Said], tuple[int, dict[str, object]]] = {}
    for field in settings.fields:
        above, _, index = field.path.rpartition(".")
        item = field.value
        if not index.isdecimal() or not isinstance(item, dict) or not _is_dated(item):
            continue
        name = next((str(item[key]) for key in _NAMES if item.get(key)), "")
        said = _said(item)
        if not name or weight([word for _, some in said for word in some]) < _LEAST:
            continue
        line, start = settings.position(field.value_span.start)[0], field.value_span.start
        first, earlier = seen.setdefault((above, said), (line, item))
        if earlier is not item and _agree(item, earlier) and _kind(settings, above) in kinds:
            which = "one" if _linked(item) == _linked(earlier) else "the one without a link"
            yield DuplicateItem(Span(start, settings.line_span(line).end), name, first, which)


def _said(item: dict[str, object]) -> Said:
    """Return what an item says besides its addresses."""
    return frozenset((key, words(str(value))) for key, value in item.items() if value and key not in _ADDRESSES)


def _is_dated(item: dict[str, object]) -> bool:
    return any(value and _DATES.fullmatch(str(name)) for name, value in item.items())


def _linked(item: dict[str, object]) -> dict[str, object]:
    return {key: item[key] for key in _ADDRESSES if item.get(key)}


def _agree(item: dict[str, object], earlier: dict[str, object]) -> bool:
    """Return whether two items have no address of which each has another."""
    ours, others = _linked(item), _linked(earlier)
    return all(others.get(key, value) == value for key, value in ours.items())


def _kind(settings: Settings, path: str) -> str:
    """Return the kind of the list at a path, of the nearest name above it that announces one."""
    while path:
        above, _, last = path.rpartition(".")
        title = settings.field(f"{above}.title" if above else "title")
        names = [last] if not title else [last, str(title.value)]
        if found := next(filter(None, map(kind_of, names)), ""):
            return found
        path = above
    stem = settings.path.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    return kind_of(stem.replace("_", " "))

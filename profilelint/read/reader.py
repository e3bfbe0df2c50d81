"""Bytes to `Document`: the one place where the parts of a page's reading meet."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from typing import TYPE_CHECKING, TypeVar

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import (
    Anchor,
    Code,
    Definition,
    Document,
    Entry,
    FrontMatter,
    Heading,
    Image,
    Link,
    Problem,
    Section,
)
from profilelint.model.finding import Span
from profilelint.model.spans import merge_spans, subtract_spans
from profilelint.read import html_tags, math_spans, nodes, sections, settings_file, template_mask
from profilelint.read.bibtex import file
from profilelint.read.decode import decode
from profilelint.read.fast import flat_yaml as flat
from profilelint.read.finders import FINDERS
from profilelint.read.suppressions import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from profilelint.read.html_tags import Element, Html
    from profilelint.read.nodes import Item, Markdown

#: Characters of a page's body that are parsed at most: six times the largest page of 155 real sites.
LIMIT = 1_000_000

_CELL = lazy_pattern(r"<td\b", re.IGNORECASE)
_LEVEL = {f"h{level}": level for level in range(1, 7)}


def read(path: str, data: bytes, *, parse_samples: bool = True, start: str = "") -> Document:
    """Read a page, settings or BibTeX. Total: any bytes give a Document, what is wrong with them in its `problems`.

    `path` is only kept, and tells a page from Settings and a Bibliography by its name. A body over `LIMIT` characters,
    or one that a parser fails on, is left unparsed: the Document then has its text and its front matter alone. The same
    holds, without `parse_samples`, for a page that came with the theme and says nothing to profilelint. `start` is the
    folder that `path` is relative to, by default the working directory.
    """
    if path.endswith(settings_file.SUFFIXES):
        return settings_file.read(path, data)
    if path.endswith(file.SUFFIX):
        return file.read(path, data, start)
    text, encoding, problems = decode(data)
    document = Document(path, text, encoding, problems=problems)
    document.finders = FINDERS
    base = int(text.startswith("\ufeff"))
    try:
        if matter := read_front_matter(text):
            document.front_matter, base = matter, matter.span.end
            document.problems += matter.problems
        if parse_samples or MARK in text or not document.sample:
            _read_body(document, base)
        else:
            document.prose = template_mask.fill(text, " ")
    except Exception as error:  # a page must not be able to stop the run, whatever a parser does
        _leave_unread(document, base, f"a parser failed on this page ({type(error).__name__})")
    return document


def read_front_matter(text: str) -> FrontMatter | None:
    r"""Return the front matter at the head of a page, or None if it has none.

    What is wrong with it stands in its `problems`.

    >>> read_front_matter("---\ntitle: CV\n---\nText").fields[0].value
    'CV'
    """
    if not text.startswith(("---", "+++", "{", "\ufeff")):
        return None
    if found := flat.read(text):
        return found
    from profilelint.read.front_matter import fences

    return fences.read(text)


def _leave_unread(document: Document, base: int, why: str) -> None:
    document.prose = template_mask.fill(document.text, " ")
    problem = Problem("unread", Span(base, base), f"{why}, so its text was not checked")
    document.problems += (problem,)


def _read_body(document: Document, base: int) -> None:
    text = document.text
    if len(text) - base > LIMIT:
        return _leave_unread(document, base, f"this page has {len(text):,} characters, over {LIMIT:,}")
    masked = template_mask.mask(text, base)
    found = nodes.parse(text, masked.text, base)
    tags = html_tags.read(text, masked.html, [*found.html, *((tag, False) for tag in masked.tags)], found.indented)
    hidden = _set_prose(document, found, tags, masked)
    _set_nodes(document, found, tags, masked.anchors, hidden)
    _set_structure(document, found, tags, hidden)
    return None


# --- prose


def _set_prose(document: Document, found: Markdown, tags: Html, masked: template_mask.Mask) -> list[Span]:
    """Fill `prose`, `runs`, `marks` and `comments`; what of the page is hidden is returned."""
    text = document.text
    hidden = merge_spans([*tags.comments, *tags.hidden])
    runs = subtract_spans(sorted([*found.runs, *tags.runs]), merge_spans([*found.holes, *hidden, *masked.spans]))
    prose = _prose(text, runs)
    comments = _cut_comments(text, prose) if "<!--" in prose else []
    math = math_spans.find(prose) if "$" in prose or "\\" in prose else []
    if comments or math:
        late = merge_spans([*comments, *math])
        runs = subtract_spans(runs, late)
        prose = _prose(text, runs)
        hidden = merge_spans([*hidden, *late])
    document.prose, document.runs, document.marks = prose, tuple(runs), tuple(found.marks)
    document.comments = tuple(sorted([*tags.comments, *comments, *masked.comments]))
    return hidden


def _prose(text: str, runs: Sequence[Span]) -> str:
    """`text` with all but `runs` blanked."""
    blank = template_mask.fill(text, " ")
    parts: list[str] = []
    position = 0
    for start, end in runs:
        parts += (blank[position:start], text[start:end])
        position = end
    return "".join([*parts, blank[position:]])


def _cut_comments(text: str, prose: str) -> list[Span]:
    """Comments that Markdown does not see because a blank line or a list item cuts them in two."""
    found = []
    start = prose.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        found.append(Span(start, end + 3))
        start = prose.find("<!--", end)
    return found


# --- nodes

_Placed = TypeVar("_Placed", Link, Image, Heading, Definition, Code, Anchor, "Item")


def _seen(nodes: Iterable[_Placed], hidden: Sequence[Span]) -> Iterator[_Placed]:
    """Yield those of `nodes` that do not start in what is hidden."""
    if not hidden:
        yield from nodes
        return
    starts = [span.start for span in hidden]
    for node in nodes:
        index = bisect_right(starts, node.span.start) - 1
        if index < 0 or hidden[index].end <= node.span.start:
            yield node


def _set_nodes(
    document: Document, found: Markdown, tags: Html, anchors: Sequence[Anchor], hidden: Sequence[Span]
) -> None:
    images = [*found.images, *(_html_image(tag) for tag in tags.images if "src" in tag.attributes)]
    document.images = tuple(sorted(_seen(images, hidden), key=_start))
    links = [*found.links, *_html_links(document, tags.elements)]
    document.links = tuple(sorted(_seen(links, hidden), key=_start))
    document.definitions = tuple(_seen(found.definitions, hidden))
    document.anchors = tuple(sorted(_seen([*anchors, *tags.anchors], hidden), key=_start))
    shown = set(tags.shown)
    document.codes = tuple(sorted((code for code in found.codes if code.span not in shown), key=_start))


def _start(node: Link | Image | Heading | Anchor | Code | Item) -> int:
    return node.span.start


def _html_image(tag: Element) -> Image:
    url, url_span = tag.attributes["src"]
    alt = tag.attributes["alt"][0] if "alt" in tag.attributes else None
    return Image(alt, url, tag.span, url_span, "html", tag.attributes.get("title", ("",))[0])


def _html_links(document: Document, elements: Iterable[Element]) -> Iterator[Link]:
    for element in elements:
        if element.name == "a" and "href" in element.attributes:
            url, url_span = element.attributes["href"]
            text, image = _link_text(document, element.inner)
            yield Link(text, url, element.span, url_span, "html", element.attributes.get("title", ("",))[0], image)


def _link_text(document: Document, inner: Span) -> tuple[str, bool]:
    """Return what a reader sees of a link, images standing as their alt texts, and whether there is one."""
    first = bisect_right(document.images, inner.start - 1, key=_start)
    images = [image for image in document.images[first : first + 20] if image.span.start < inner.end]
    pieces = [document.prose[inner.start : inner.end], *(image.alt or "" for image in images)]
    return " ".join(unescape(" ".join(pieces)).split()), bool(images)


# --- headings, sections, entries


def _set_structure(document: Document, found: Markdown, tags: Html, hidden: Sequence[Span]) -> None:
    headings = [*found.headings, *_html_headings(document, tags.elements)]
    bold = [heading for heading in found.bold if sections.kind_of(heading.title) or sections.year_of(heading.title)]
    document.headings = tuple(_levelled(sorted(_seen([*headings, *bold], hidden), key=_start)))
    document.sections = sections.build(document.headings, len(document.text))
    elements = list(_html_items(document, tags.elements))
    items = list(_seen([*found.items, *elements], hidden))
    _set_entries(document, _nested(items) if elements else items)


def _html_headings(document: Document, elements: Iterable[Element]) -> Iterator[Heading]:
    for element in elements:
        if level := _LEVEL.get(element.name):
            inner = document.prose[element.inner.start : element.inner.end]
            yield Heading(" ".join(unescape(inner).split()), level, element.span, element.inner, "html")


def _levelled(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings in order, each line of bold type one level below the heading above it."""
    level = 1
    for heading in headings:
        if heading.kind == "bold":
            yield heading._replace(level=level + 1)
        else:
            level = heading.level
            yield heading


def _html_items(document: Document, elements: Iterable[Element]) -> Iterator[Item]:
    for element in elements:
        if element.name == "li":
            yield nodes.Item(element.span, "li")
        elif element.name == "tr" and _CELL.search(document.text, *element.inner):
            yield nodes.Item(element.span, "tr")
        elif element.is_box:
            yield nodes.Item(element.span, "box")


def _nested(items: Sequence[Item]) -> list[Item]:
    """Return the items as a tree by where they stand; a table row that holds other items is layout, and left out."""
    flat = sorted(_flat(items), key=lambda item: (item.span.start, -item.span.end))
    roots: list[Item] = []
    open_items: list[tuple[Item, list[Item]]] = []

    def close() -> None:
        item, children = open_items.pop()
        siblings = open_items[-1][1] if open_items else roots
        if item.form == "tr" and children:
            siblings.extend(children)
        else:
            siblings.append(item._replace(children=tuple(children)))

    for item in flat:
        while open_items and open_items[-1][0].span.end <= item.span.start:
            close()
        open_items.append((item, []))
    while open_items:
        close()
    return roots


def _flat(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _set_entries(document: Document, items: Iterable[Item]) -> None:
    starts = [section.span.start for section in document.sections]
    entries = []
    for item in sorted(items, key=_start):
        index = bisect_right(starts, item.span.start) - 1
        section = document.sections[index] if index >= 0 else None
        entries.append(_entry(document, item, section))
        if section:
            section.entries.append(entries[-1])
    document.entries = tuple(entries)


def _entry(document: Document, item: Item, section: Section | None) -> Entry:
    children = tuple(_entry(document, child, section) for child in item.children)
    return Entry(document, item.span, item.form, section, children)

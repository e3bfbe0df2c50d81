"""The property that every span must have: parsed again alone, the text at a node's span is that node."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from profilelint.read.reader import read

if TYPE_CHECKING:
    from profilelint.model.document import Document, Entry


def misplaced(text: str, prefix: str = "") -> list[str]:
    """What of `text` does not stand where its span says; `prefix` is what a container puts before its lines."""
    document = page(text)
    faults = [f"unread: {problem.message}" for problem in document.problems if problem.kind == "unread"]
    if len(document.prose) != len(text):
        faults.append(f"prose has {len(document.prose)} characters of {len(text)}")
    return [*faults, *_nodes(document, prefix), *_entries(document, prefix), *_texts(document)]


def page(text: str) -> Document:
    """`text` as a page."""
    return read("page.md", text.encode("utf-8", "surrogatepass"))


def every(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries, and those nested in them."""
    for entry in entries:
        yield entry
        yield from every(entry.children)


def _nodes(document: Document, prefix: str) -> Iterator[str]:
    definitions = "".join(f"\n\n{_at(document, node, prefix)}" for node in document.definitions)
    for kind, names in _ALIKE.items():
        for node in getattr(document, kind):
            source = _at(document, node, prefix)
            again = getattr(page(source + ("" if kind == "definitions" else definitions)), kind)
            if not again or any(_plain(getattr(again[0], name)) != _plain(getattr(node, name)) for name in names):
                yield f"{kind}: {node} is not {source!r}"
            elif kind != "codes" and again[0].span != (0, len(source)):
                yield f"{kind}: {source!r} holds more than {node}"


#: What must be the same when the node is read again.
_ALIKE = {
    "links": ("text", "url", "title"),
    "images": ("alt", "url", "title"),
    "headings": ("title", "level"),
    "definitions": ("url", "title"),
    "codes": ("text", "block"),
}


def _plain(value: object) -> object:
    """A value to compare: of code, the words (indentation goes with the container)."""
    return value.split() if isinstance(value, str) else value


def _at(document: Document, node: object, prefix: str) -> str:
    start, end = node.span  # type: ignore[attr-defined]
    text = document.text[start:end]
    return re.sub(rf"(?<=\n){prefix}", "", text) if prefix else text


def _entries(document: Document, prefix: str) -> Iterator[str]:
    for entry in every(document.entries):
        source = _at(document, entry, prefix)
        if entry.form == "item":
            again = page(source).entries
            if not again or again[0].span.start != 0 or again[0].form != "item":
                yield f"item: {entry.span} is not {source!r}"
        elif entry.form == "row" and ("\n" in source or "\r" in source or source != source.strip(" \t")):
            yield f"row: {source!r}"


def _texts(document: Document) -> Iterator[str]:
    for node in document.texts:
        if document.text[node.span.start : node.span.end] != node.text or "\n" in node.text:
            yield f"text: {node}"

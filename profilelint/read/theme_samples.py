"""Pages that come with a theme as samples, told by their names and by what they say; the files of themes hold both."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from profilelint.base.lazy import lazy_pattern
from profilelint.read import theme_files

if TYPE_CHECKING:
    from profilelint.model.document import Sample

#: Comments of YAML and TOML; headings of Markdown go with them, as they look the same.
_COMMENT = lazy_pattern(r"^[ \t]*#.*", re.MULTILINE)

_Rows: TypeAlias = "tuple[tuple[Sample, tuple[str, ...]], ...]"


def sample_kind(path: str, text: str) -> Sample:
    """Return whether a theme brought a page along: "sample" for one that visitors take for the owner's own, "fine", or
    "".

    >>> [sample_kind("_news/announcement_1.md", text) for text in ("A simple  inline announcement.", "I moved.")]
    ['sample', '']
    """
    parts = path.replace("\\", "/").lower().rsplit("/", 2)
    table = _table()
    rows = (*table.get(parts[-1], ()), *table.get("/".join(parts[-2:]), ()))
    if not rows:
        return ""
    squeezed = "".join(_without_comments(text).split())
    return next((sample for sample, words in rows if all(word in squeezed for word in words)), "")


def has_sample_name(path: str) -> bool:
    """Return whether a file has the name of a sample page that comes with a theme.

    >>> has_sample_name("old/_Posts/2015-10-20-math.md"), has_sample_name("_posts/2015-10-20-looms.md")
    (True, False)
    """
    parts = path.replace("\\", "/").lower().rsplit("/", 2)
    return parts[-1] in _table() or "/".join(parts[-2:]) in _table()


def _without_comments(text: str) -> str:
    r"""Return a text without what nobody sees of it.

    >>> _without_comments("a\n# b\n<!-- c -->d")
    'a\n\nd'
    """
    first, *rest = text.split("<!--")
    return _COMMENT.sub("", first + "".join(piece.partition("-->")[2] for piece in rest))


@cache
def _table() -> dict[str, _Rows]:
    """Return what all themes say of their samples, by names in lower case."""
    table: dict[str, _Rows] = {}
    said: list[tuple[Sample, str]] = [("sample", row) for row in theme_files.theme_rows("samples")]
    said += [("fine", row) for row in theme_files.theme_rows("fine")]
    for sample, row in said:
        name, _, words = row.partition(": ")
        squeezed = tuple("".join(word.split()) for word in words.split(" | "))
        table[name.lower()] = (*table.get(name.lower(), ()), (sample, squeezed))
    return table

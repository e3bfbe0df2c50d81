"""What Liquid prints for `{{ ... }}`: nothing where no name in it has a value (variable.rb, expression.rb,
variable_lookup.rb of Liquid 4.0.4; the lax parser, which reads what the strict one refuses, and else reads the same).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.templates.markup import FRAGMENT

if TYPE_CHECKING:
    from collections.abc import Container

#: Names that have values on every page (unified_payload_drop.rb, tags/include.rb, for.rb, table_row.rb).
GIVEN = frozenset(
    {
        *("site", "page", "layout", "content", "paginator", "jekyll", "theme", "highlighter_prefix"),
        *("highlighter_suffix", "include", "forloop", "tablerowloop"),
    }
)
_FRAGMENT = lazy_pattern(FRAGMENT)
#: `FilterMarkupRegex`, and what is called as filters are: such a word behind the bar may make something of nothing.
_FILTER = lazy_pattern(r"\|\s*[a-z][a-z_0-9]{2}")
#: `VariableParser`, its first match.
_LOOKUP = lazy_pattern(r"\[[^\]]{1,200}\]|[\w-]+\??", re.ASCII)
_NOTHING = frozenset({"nil", "null", "blank", "empty", '""', "''"})
_VALUE = lazy_pattern(r"""true|false|-?\d[\d.]*|".*"|'.*'""", re.ASCII | re.DOTALL)
#: What looks as if it was meant for Liquid: one name, its parts, and filters.
_MEANT = lazy_pattern(r"\s*[A-Za-z_][\w-]*(?:\.[\w-]+|\[[^\[\]]*\])*\s*(?:\|.*)?", re.ASCII | re.DOTALL)


def is_empty(markup: str, names: Container[str] = GIVEN) -> bool:
    """Return whether nothing is printed for the text between the braces, where only `names` have values.

    >>> is_empty("A New Method"), is_empty("page.title"), is_empty('"text"')
    (True, False, False)
    """
    found = _FRAGMENT.search(inner(markup))
    if not found or _FILTER.search(markup):
        return not found
    if found[0] in _NOTHING:
        return True
    is_range = found[0][0] == "(" and found[0][-1] == ")" and ".." in found[0][2:-2]
    if is_range or _VALUE.fullmatch(found[0]):
        return False
    name = _LOOKUP.search(found[0])
    return not name or (name[0] not in names and not name[0].startswith("["))


def inner(markup: str) -> str:
    """The text between the braces without the dashes that take away the blanks about them (`ContentOfVariable`)."""
    return markup.removeprefix("-").removesuffix("-")


def is_meant(markup: str) -> bool:
    """Return whether a text between braces looks as if Liquid was to read it.

    >>> is_meant(" author.name | escape "), is_meant("A New Method"), is_meant("< youtube x >")
    (True, False, False)
    """
    return _MEANT.fullmatch(inner(markup)) is not None

"""The front matter of a file as Jekyll finds and reads it (utils.rb `has_yaml_header?`, document.rb, convertible.rb).

What the values are is read by the one reader of front matter; here stands only where Jekyll takes it from and whether
YAML reads it at all. All gems of Jekyll from 3.10.0 to 4.4.1 read YAML by SafeYAML 1.0.5, which takes a symbol (`:a`)
for a text, a tag of Ruby's (`!ruby/object`) for none, and an unknown alias for nothing; Debian's package has Psych in
its place, and stops at each of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from profilelint.base.lazy import lazy_pattern
from profilelint.read.fast import flat_yaml
from profilelint.site.generators.view import text as text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.document import Field
    from profilelint.site.generators.view import View

#: What a file holds between its first lines: names with values, something else, nothing, what YAML cannot read.
State = Literal["mapping", "other", "none", "unreadable"]

#: `has_yaml_header?`: the first line alone is looked at.
_HEADER = lazy_pattern(r"---[ \t\f\v\r]*\n")
_HEAD = 1000  #: bytes in which the first line has to end
#: `Document::YAML_FRONT_MATTER_REGEXP`, its two ends.
_OPENING = lazy_pattern(r"---\s*\n")
_CLOSING = lazy_pattern(r"(?m)^(?:---|\.\.\.)\s*$")


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands in a file: its keys, whether they can be read, and the text behind them.

    `is_utf8` is False for bytes that are none; then no key is read either. `closed` says that a line ends the keys.
    """

    state: State
    keys: dict[str, object]
    body: str
    is_utf8: bool = True
    is_closed: bool = True


def has_header(view: View, path: str) -> bool:
    """Return whether Jekyll takes a file for a page, by its first line."""
    return _HEADER.match(view.data(path, _HEAD).decode("latin-1")) is not None


def read(view: View, path: str) -> Matter:
    """Return the front matter of a file, whatever its first line is. Total."""
    text = text_of(view, path)  # `bom|utf-8`
    if text is None:
        return Matter("none", {}, view.data(path).decode("utf-8", errors="replace"), is_utf8=False)
    opening = _OPENING.match(text)
    # Blank lines behind the first belong to the opening, but so may the closing line follow at once.
    closing = _CLOSING.search(text, text.index("\n") + 1) if opening else None
    if not opening or not closing:
        return Matter("none", {}, text, is_closed=not opening)
    block = text[text.index("\n") + 1 : closing.start()]
    state, keys = load(block)
    return Matter(state, keys, text[closing.end() :].removeprefix("\n"))


def load(block: str) -> tuple[State, dict[str, object]]:
    """Return what YAML reads in a block: its keys, where it holds names with values."""
    page = f"---\n{block}---\n"
    if found := flat_yaml.read(page):
        return _judged(found.fields)
    if not block.strip():
        return "none", {}
    from profilelint.read.front_matter import fences, yaml_block

    kind = yaml_block.kind_of(block)
    if kind != "mapping":
        return kind, {}
    matter = fences.read(page)
    return _judged(matter.fields if matter else ())


def is_readable(text: str) -> bool:
    """Return whether YAML reads a whole file."""
    if flat_yaml.load("", text) is not None:
        return True
    from profilelint.read.front_matter import yaml_block

    return yaml_block.kind_of(text) != "unreadable"


def load_file(text: str) -> tuple[State, dict[str, object]]:
    """Return what YAML reads in a whole file, as `load` for a block."""
    from profilelint.read.front_matter import yaml_block

    metadata = flat_yaml.load("", text)
    if metadata:
        return _judged(metadata.fields)
    kind = yaml_block.kind_of(text)
    if kind != "mapping":
        return kind, {}
    metadata = yaml_block.load("", text, lists=True)
    return _judged(metadata.fields)


def _judged(fields: Sequence[Field]) -> tuple[State, dict[str, object]]:
    keys = {each.path: each.value for each in fields if "." not in each.path}
    return ("mapping" if keys else "none"), keys

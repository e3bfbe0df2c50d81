"""Files of `_data` at which Jekyll stops (lib/jekyll/readers/data_reader.rb)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators import view
from profilelint.site.generators.jekyll import matter
from profilelint.site.generators.jekyll.address import FaultError

if TYPE_CHECKING:
    from profilelint.site.generators.jekyll.state import Build

_YAML = (".yml", ".yaml", ".json")
_TABLES = {".csv": ",", ".tsv": "\t"}
#: The first line end of a table is that of all its rows (csv/parser.rb, `resolve_row_separator`).
_LINE_END = lazy_pattern(r"\r\n|\n|\r")
_QUOTED = lazy_pattern(r'"(?:[^"]|"")*+"')
_UNQUOTED = {each: lazy_pattern(rf'[^"\r\n{each}]*') for each in _TABLES.values()}


def check(made: Build) -> None:
    """Say at which files of data the build stops."""
    folder = made.settings.text("data_dir").strip("/")
    for path in made.view.files:
        if not path.startswith(f"{folder}/"):
            continue
        names = path[len(folder) + 1 :].split("/")
        if any(name.startswith(".") for name in names):  # what `Dir["*"]` does not find
            continue
        if path.endswith(_YAML):
            _check_yaml(made, path)
        elif path.endswith((".csv", ".tsv")) and not _is_table(made.view, path):
            made.fail(path, FaultError("data-unreadable", path))


def _check_yaml(made: Build, path: str) -> None:
    text = view.text(made.view, path)
    is_cut = len(made.view.data(path)) == view.MOST
    if not is_cut and (text is None or not matter.is_readable(text)):
        made.fail(path, FaultError("data-unreadable", path))


def _is_table(files: view.View, path: str) -> bool:
    """Whether Ruby's CSV reads a table: quotes around whole fields only, all closed; one kind of line end outside."""
    text, separator = view.text(files, path), _TABLES[path[-4:]]
    if text is None or len(text) >= view.MOST:
        return text is not None
    end = _LINE_END.search(text)
    between = re.compile(f"{separator}|{end[0] if end else chr(10)}")
    position = 0
    while position < len(text):
        field = (_QUOTED if text.startswith('"', position) else _UNQUOTED[separator]).match(text, position)
        if not field:
            return False
        position = field.end()
        follows = between.match(text, position)
        if position < len(text) and not follows:
            return False
        position = follows.end() if follows else position
    return True

"""Files of `_data` at which Jekyll stops (lib/jekyll/readers/data_reader.rb)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators import view
from profilelint.site.generators.jekyll import matter
from profilelint.site.generators.jekyll.address import FaultError

if TYPE_CHECKING:
    from profilelint.site.generators.jekyll.state import Build

_YAML = (".yml", ".yaml", ".json")
_TABLES = {".csv": ",", ".tsv": "\t"}


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
    if not is_cut and (text is None or matter.load_file(text)[0] == "unreadable"):
        made.fail(path, FaultError("data-unreadable", path))


def _is_table(files: view.View, path: str) -> bool:
    """Whether Ruby's CSV reads a table: quotes only around whole fields, and all of them closed."""
    text, separator = view.text(files, path), _TABLES[path[-4:]]
    if text is None or len(text) >= view.MOST:
        return text is not None
    is_quoted = False
    starts = True  # of a field
    index = 0
    while index < len(text):
        char = text[index]
        if is_quoted:
            if char == '"' and text[index + 1 : index + 2] == '"':
                index += 1
            elif char == '"':
                is_quoted = False
                if text[index + 1 : index + 2] not in ("", separator, "\n", "\r"):
                    return False
        elif char == '"':
            if not starts:
                return False
            is_quoted = True
        starts = char in (separator, "\n", "\r") and not is_quoted
        index += 1
    return not is_quoted

"""The settings of a site as Hugo puts them together (config/allconfig/load.go, config/configLoader.go). Total."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import data, go
from profilelint.site.generators.hugo.data import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.site.generators.hugo.edition import Edition
    from profilelint.site.generators.view import View

_BASES = ("hugo", "config")
FORMS = {"toml": "toml", "yaml": "yaml", "yml": "yaml", "json": "json"}
#: The folders of `config/` that an ordinary build reads, the later over the earlier.
FOLDERS = ("config/_default/", "config/production/")
_DEPTH = 30  #: tables in tables that are put together


@dataclass(slots=True)
class Settings:
    """The settings of a site, all names in small letters.

    `path` is the file that holds them, or the first of several, "" for none. `faults` are what Hugo stops at: a file,
    the key of a reason, and what it names. `is_whole` is False where something could not be read here.
    """

    path: str = ""
    values: dict[str, object] = field(default_factory=dict)
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    is_whole: bool = True

    def text(self, name: str, default: str = "") -> str:
        """Return a setting that is a text."""
        return go.to_text(self.values.get(name)) or default

    def is_on(self, name: str) -> bool:
        """Return the truth value of a setting."""
        return go.to_bool(self.values.get(name))

    def texts(self, name: str) -> list[str]:
        """Return a setting that is a text or a list of texts; a text is one, with its blanks."""
        value = self.values.get(name)
        return [value] if isinstance(value, str) else go.to_texts(value)

    def table(self, name: str) -> Mapping[str, object]:
        """Return a setting that holds settings."""
        return go.to_table(self.values.get(name))


def read(view: View, edition: Edition, present: Iterable[str], folder: str = "") -> Settings:
    """Return the settings of a site, or of the theme in `folder`; `present` are the files, relative to it."""
    names = sorted(present)
    made = Settings()
    top = next((f"{base}.{end}" for base in _BASES for end in FORMS if f"{base}.{end}" in names), "")
    for path in [*([top] if top else []), *_in_folders(names)]:
        made.path = made.path or folder + path
        _take(made, view, edition, path, folder)
    if not made.path and not folder and edition.minor < 168:
        made.faults.append(("hugo.toml", "config-none", ""))
    return made


def _in_folders(names: Sequence[str]) -> list[str]:
    return [name for above in FOLDERS for name in names if name.startswith(above) and name.rpartition(".")[2] in FORMS]


def _take(made: Settings, view: View, edition: Edition, path: str, folder: str) -> None:
    text = view.data(folder + path).decode("utf-8", errors="replace").removeprefix("\ufeff")
    try:
        value = data.load(text, FORMS[path.rpartition(".")[2]], edition.minor)
    except data.TooLargeError:
        made.is_whole = False
        return
    except UnreadableError as error:
        key = "config-twice" if error.key.startswith("twice") else "config-unreadable"
        made.faults.append((folder + path, key, error.value))
        return
    if value is not None and not isinstance(value, dict):
        made.faults.append((folder + path, "config-unreadable", ""))
        return
    for name in reversed(_keys(path)):
        value = {name: value or {}}
    if value:
        merge(made.values, _lowered(value, 0), 0)


def _keys(path: str) -> list[str]:
    """Below which settings a file stands: `menus.de.toml` holds `languages.de.menus`."""
    if "/" not in path:
        return []
    stem = path.split("/", 2)[2].rpartition(".")[0].rpartition("/")[2].lower()
    if stem in _BASES:
        return []
    name, _, language = stem.partition(".")
    name = {"menu": "menus"}.get(name, name)
    return ["languages", language, name] if language else [name]


def _lowered(value: object, depth: int) -> dict[str, object]:
    found: dict[str, object] = {}
    if isinstance(value, dict) and depth < _DEPTH:
        for name, each in value.items():
            found[str(name).lower()] = _lowered(each, depth + 1) if isinstance(each, dict) else data.plain(each)
    return found


def merge(onto: dict[str, object], other: Mapping[str, object], depth: int) -> None:
    """Put settings over others; a table is put into the one that is there."""
    for name, value in other.items():
        there = onto.get(name)
        if isinstance(there, dict) and isinstance(value, dict) and depth < _DEPTH:
            merge(there, value, depth + 1)
        else:
            onto[name] = value

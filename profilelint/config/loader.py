"""The configuration: where it is found, what it says, and where each value comes from."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from profilelint.base import files, seen
from profilelint.base.nearest import did_you_mean
from profilelint.config import keys, reach

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: The files that may hold a configuration; of several in one folder the first counts.
NAMES = ("profilelint.toml", ".profilelint.toml", "pyproject.toml")

#: Lists to which the command line adds; any other value it replaces.
ADDED = frozenset({("extend-select",), ("ignore",), ("exclude",), ("words", "allow")})

#: The user's own list of words that are right, one on each line, beside the user's own configuration.
WORDS = "words.txt"

#: What a `--select` on the command line puts out of force, as with ruff.
SELECTION = frozenset({("select",), ("extend-select",), ("ignore",)})


#: Where a value comes from that no file holds.
DEFAULT, COMMAND_LINE = "default", "command line"


class ConfigError(Exception):
    """A wrong configuration or a wrong call; the text says where and what, and what was probably meant.

    `file` is the configuration that is wrong, as reports show it, and `line` where; "" and 0 where it is none.

    >>> raise ConfigError('unknown key "slect" (did you mean "select"?)', "profilelint.toml", 1)
    Traceback (most recent call last):
    profilelint.config.loader.ConfigError: profilelint.toml:1: unknown key "slect" (did you mean "select"?)
    """

    def __init__(self, message: str, file: str = "", line: int = 0) -> None:
        super().__init__(message, file, line)
        self.message, self.file, self.line = message, file, line

    def __str__(self) -> str:
        return ": ".join(filter(None, (_origin(self.file, self.line), self.message)))


def _origin(file: str, line: int) -> str:
    return f"{file}:{line}" if line else file


class Setting(NamedTuple):
    """One value: of which key, from where ("default", "profilelint.toml", "command line"), in which folder.

    `line` is that of the file, 0 where it is not known. `needs` is the option without which the value is not in force,
    "" if it is.
    """

    path: keys.Path
    value: Any
    file: str
    base: Path
    line: int = 0
    needs: str = ""

    @property
    def origin(self) -> str:
        """Where the value comes from, in words: "default", "profilelint.toml:3", "command line"."""
        return _origin(self.file, self.line)

    @property
    def on_command_line(self) -> bool:
        """Whether the value was given for this one run."""
        return self.file == COMMAND_LINE

    def wrong(self, message: str) -> ConfigError:
        """Return what is to be raised if the value cannot be."""
        if self.on_command_line:
            return ConfigError(f"--{self.path[0]}: {message}")
        return ConfigError(message, self.file, self.line)


class Config(NamedTuple):
    """All values, those of the defaults first and those of the command line last."""

    settings: tuple[Setting, ...]
    base: Path  #: the folder that globs are relative to

    def all(self, *path: str) -> list[Setting]:
        """Return the settings of a key that are in force; "*" in the path stands for any name."""
        return [each for each in self.settings if not each.needs and keys.matches(path, each.path)]

    def value(self, *path: str) -> Any:
        """Return the value of a key, or None."""
        found = self.all(*path)
        return found[-1].value if found else None


def config_in(folder: Path) -> Path | None:
    """Return the file in a folder that configures profilelint, or None."""
    found = (folder / name for name in NAMES)
    return next((file for file in found if _is_file(file) and _speaks_of_us(file)), None)


def _is_file(file: Path) -> bool:
    seen.place(file)
    return file.is_file()


def _speaks_of_us(file: Path) -> bool:
    if file.name != NAMES[-1]:
        return True
    try:
        text = files.read_file(file, files.MOST_BY_HAND)
        return bool(re.search(rb"(?m)^[^\S\n]*+\[+\s*tool\s*\.\s*[\"']?profilelint\b", text))
    except OSError:
        return False


def find(folder: Path, notice: Callable[[str], None] | None = None) -> Path | None:
    """Return the configuration that holds for a folder: the nearest one upwards, as far as `reach.folders` goes.

    One that is not to be believed is passed over, and `notice` is called with why.
    """
    for each in reach.folders(folder):
        if (file := config_in(each)) and _is_believed(file, folder, notice):
            return file
    return None


def _is_believed(file: Path, start: Path, notice: Callable[[str], None] | None, *, linked: bool = False) -> bool:
    from profilelint.site.discovery import display

    why = reach.doubt(file, start)
    if not why and not linked and file.is_symlink() and not reach.is_inside(file, reach.confines(file.parent)):
        why = "it is a link that leaves the repository"
    if why and notice:
        notice(f"{display(file)}: not read, as {why}; --config reads it all the same")
    return not why


def own(notice: Callable[[str], None]) -> Path | None:
    """Return the configuration in the user's own folder, or None; it may be a link, as to a folder of such files."""
    return _own_file(NAMES[0], notice)


def _own_file(name: str, notice: Callable[[str], None]) -> Path | None:
    file = reach.own_folder() / name
    return file if _is_file(file) and _is_believed(file, file.parent, notice, linked=True) else None


def with_own_words(config: Config, notice: Callable[[str], None]) -> Config:
    """Return a configuration and the words that the list in the user's own folder allows; raises ConfigError.

    An empty line and one that begins with `#` are no words.
    """
    from profilelint.site.discovery import display

    if not (file := _own_file(WORDS, notice)):
        return config
    lines = _text(file, display(file)).splitlines()
    words = [word for line in lines if (word := line.strip()) and not word.startswith("#")]
    setting = Setting(("words", "allow"), words, display(file), file.parent)
    return config._replace(settings=tuple(_merged(list(config.settings), [setting])))


def load(file: Path | None, command_line: Mapping[str, Any], cwd: Path, *, base: Path | None = None) -> Config:
    """Return the defaults, what a file says, and what the command line says; raises ConfigError.

    `base` is the folder that globs are relative to, where it is not the file's.
    """
    settings = [Setting(key.path, key.default, DEFAULT, cwd) for key in keys.KEYS if key.default is not None]
    if file:
        settings = _merged(settings, _read(file, base or file.parent, cwd))
    settings = _merged(settings, _given(command_line, cwd))
    return Config(tuple(settings), base or (file.parent if file else cwd))


def _given(command_line: Mapping[str, Any], cwd: Path) -> list[Setting]:
    settings = []
    for each in keys.flatten(command_line):
        if isinstance(each, keys.Fault):
            raise ConfigError(f"--{each.path[0]}: {each.message}{did_you_mean(each.word, each.choices)}")
        settings.append(Setting(*each, COMMAND_LINE, cwd))
    return settings


def _merged(settings: list[Setting], later: list[Setting]) -> list[Setting]:
    given = {setting.path for setting in later}
    gone = (given - ADDED) | (SELECTION if ("select",) in given else set())
    kept = (each for each in settings if each.path not in (given if each.file == DEFAULT else gone))
    return [*kept, *later]


def _read(file: Path, base: Path, cwd: Path) -> list[Setting]:
    from profilelint.site.discovery import display

    shown = display(file, cwd)
    text, table = _parse(file, shown)
    if file.name == NAMES[-1]:
        prefix: keys.Path = ("tool", "profilelint")
        table = table.get("tool", {}).get("profilelint", {})
    else:
        prefix = ()
    settings = []
    for each in keys.flatten(table):
        line = line_of(text, (*prefix, *each[0])) or 0
        if isinstance(each, keys.Fault):
            raise ConfigError(f"{each.message}{did_you_mean(each.word, each.choices)}", shown, line)
        settings.append(Setting(*each, shown, file.parent if each[0] == ("rules",) else base, line))
    return settings


def _text(file: Path, shown: str) -> str:
    """Return the text of a file that is written by hand; raises ConfigError."""
    try:
        return files.read_file(file, files.MOST_BY_HAND).decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", shown) from None
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8", shown) from None


def _parse(file: Path, shown: str) -> tuple[str, dict[str, Any]]:
    import tomllib

    from profilelint.read.front_matter import nesting
    from profilelint.read.front_matter.fields import TooLargeError

    text = _text(file, shown)
    try:
        nesting.check(text, 0, nesting.TOML)
        return text, tomllib.loads(text)
    except (TooLargeError, RecursionError):
        raise ConfigError("nested too deeply", shown) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", shown, _line_named(error)) from None


def _line_named(error: Exception) -> int:
    """Return the line that TOML's parser names, such as "(at line 3, column 1)"; 0 where it names none."""
    found = re.search(r"\(at line (\d+), column \d+\)\Z", str(error))
    return int(found[1]) if found else 0


#: A table's head, and the key that a line sets; compiled when first used, which few runs do.
_LINE = r"""[ \t]*(?:(?P<head>\[[^\n]*)|(?P<key>(?:[\w.-]|"[^"\n]*"|'[^'\n]*')+)[ \t]*=)"""


def line_of(text: str, path: keys.Path) -> int | None:
    r"""Return the line of a TOML text that sets a key, or the one nearest to it; None if there is none.

    >>> line_of('select = []\n[options."links/empty"]\na = 1', ("options", "links/empty", "a"))
    3
    """
    lines = _lines(text)
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), None)


@lru_cache(maxsize=1)
def _lines(text: str) -> dict[keys.Path, int]:
    """The first line of a TOML text that sets each key or opens each table."""
    found: dict[keys.Path, int] = {}
    table: keys.Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        if match := re.match(_LINE, line):
            if match["head"]:
                here = table = _names(line)
            else:
                here = table + _names(match["key"] + " = 0")
            found.setdefault(here, number)
    return found


def _names(line: str) -> keys.Path:
    import tomllib

    try:
        table: Any = tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError):
        return ()
    names = []
    while table and isinstance(table, dict | list):
        if isinstance(table, dict):
            name, table = next(iter(table.items()))
            names.append(name)
        else:
            table = table[0]
    return tuple(names)


def show(config: Config) -> list[str]:
    """Return all values as lines of TOML, each with where it comes from, and with what it needs to be in force."""
    import json

    lines = []
    for setting in config.settings:
        key = ".".join(name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name) for name in setting.path)
        lines.append((f"{key} = {json.dumps(setting.value, ensure_ascii=False, default=str)}", setting))
    width = min(60, max(len(line) for line, _ in lines))
    return [f"{line:<{width}}  # {each.origin}{_condition(each)}" for line, each in lines]


def _condition(setting: Setting) -> str:
    return f", not in force without {setting.needs}" if setting.needs else ""

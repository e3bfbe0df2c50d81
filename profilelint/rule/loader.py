"""One rule, one file: reading a rule's file, and finding the files of all rules.

A rule's path is its name, its docstring is its manual, the type of `check`'s first argument says what it is called
with, further positional arguments ask for context by their type, keyword-only arguments are its options.
"""

from __future__ import annotations

import os
import re
import sys
import types
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from profilelint.base import files, seen
from profilelint.model.finding import CONFIDENCES, SEVERITIES, Confidence, Severity
from profilelint.rule import signature
from profilelint.rule.code import compiled, from_source

HERE = Path(__file__).parent.parent
#: The rules that come with profilelint: inside the package when installed, beside it in a checkout.
BUILTIN = next(folder for folder in (HERE / "rules", HERE.parent / "rules") if folder.is_dir())

#: The entry points by which a package announces that it holds rules.
GROUP = "profilelint.rules"

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")


Word = TypeVar("Word", bound=str)


class RuleError(Exception):
    """A file or a package of rules that cannot be used, and why; `line` is None where no line is at fault."""

    def __init__(self, path: Path, message: str, line: int | None = None) -> None:
        super().__init__(path, message, line)
        self.path, self.message, self.line = path, message, line

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class Rule(NamedTuple):
    """A rule as its file states it.

    `nodes` are the types that `check` is called with, `context` those of its further positional arguments, `options`
    the defaults of its keyword-only arguments.
    """

    name: str
    path: Path
    severity: Severity
    opt_in: bool
    confidence: Confidence
    whole_site: bool
    check: Callable[..., Any]
    nodes: tuple[type, ...]
    context: tuple[type | types.UnionType, ...]
    options: dict[str, object]

    @property
    def doc(self) -> str:
        """The manual as it stands in the file: Python drops it with -OO, and has blanks for its tabs from 3.13 on."""
        return written_docstring(self.path)

    @property
    def summary(self) -> str:
        """The first sentence of the manual."""
        from profilelint.rule import manual

        return manual.summary(self.doc)

    @property
    def family(self) -> str:
        """The folder that the rule lies in, which is the first word of its name."""
        return self.name.split("/")[0]


def selects_rule(selector: str, rule: str) -> bool:
    """Return whether a selector (a rule, a family, or "all") selects the rule with this name.

    >>> [selects_rule(selector, "links/empty") for selector in ("links/empty", "links", "all", "link")]
    [True, True, True, False]
    """
    return selector in {rule, "all"} or rule.startswith(selector + "/")


def is_name(name: str) -> bool:
    """Return whether a rule can have this name.

    >>> [is_name(each) for each in ("links/empty", "links/Empty", "all")]
    [True, False, False]
    """
    return bool(_NAME.fullmatch(name)) and name != "all"


# Finding rules


def load_all(folders: Iterable[Path] = ()) -> dict[str, Rule]:
    """Return all rules by name: the built-in ones, those of installed packages, those of `folders`.

    Raises RuleError for a rule that cannot be used and for a name that is taken.
    """
    found: dict[str, Rule] = {}
    for rule in (
        *load_folder(BUILTIN),
        *load_entry_points(),
        *(rule for each in folders for rule in load_folder(each)),
    ):
        taken = found.setdefault(rule.name, rule)
        if taken.path != rule.path:
            raise RuleError(rule.path, f'the name "{rule.name}" is taken by {taken.path}; rename one of the two')
    return found


def load_folder(folder: Path) -> list[Rule]:
    """Return all rules of a folder, in order of their names; raises RuleError."""
    return [load(path, name) for path, name in rule_files(folder)]


def rule_files(folder: Path) -> list[tuple[Path, str]]:
    """Return the files of a folder that are rules, and their names; what starts with "_" or "." is none.

    An underscore in a file's name stands for a hyphen, so that a rule's file may also be importable.
    """
    if not folder.is_dir():
        raise RuleError(folder, "there is no such folder of rules")
    start = len(str(folder)) + 1
    found: list[tuple[Path, str]] = []
    waiting = [str(folder)]
    while waiting:
        for entry in _entries(waiting.pop()):
            if entry.name[0] in "_.":
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif entry.name.endswith(".py") and entry.is_file():  # or Python would wait for a pipe
                found.append((Path(entry.path), entry.path[start:-3].replace(os.sep, "/").replace("_", "-")))
    return sorted(found, key=lambda each: (each[1], each[0]))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    known = seen.before(folder)
    with os.scandir(folder) as found:
        entries = list(found)
    seen.folder(folder, known, entries)
    return entries


def load_entry_points() -> list[Rule]:
    """The rules of installed packages: those whose entry point `profilelint.rules` names a package with a `rules/`."""
    if not any(map(_announces_rules, dict.fromkeys(sys.path))):
        return []
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value))
    folders = dict.fromkeys(_package_rules(each.name, each.module) for each in found)
    return [rule for folder in folders for rule in load_folder(folder)]


def _announces_rules(folder: str) -> bool:
    """Return whether a folder of `sys.path` holds a package with rules.

    importlib.metadata would say so as well, but its import alone costs more than loading all rules.
    """
    try:
        entries = [each.name for each in _entries(folder or ".") if each.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    return any(GROUP.encode() in _content(f"{folder or '.'}/{name}/entry_points.txt") for name in entries)


def _content(path: str) -> bytes:
    try:
        return files.read_file(path)
    except files.UnreadableError:
        return b""


def _package_rules(name: str, module: str) -> Path:
    where = Path(f"entry point {name} = {module}")
    from importlib.util import find_spec

    try:
        spec = find_spec(module)
    except Exception as error:
        raise RuleError(where, f"the package cannot be found: {type(error).__name__}: {error}") from error
    if spec is None:
        raise RuleError(where, "the package cannot be found; reinstall it or uninstall it")
    for folder in spec.submodule_search_locations or ():
        if (rules := Path(folder, "rules")).is_dir():
            return rules
    raise RuleError(where, 'the package has no folder "rules"')


# Reading a rule


@cache
def load(path: Path, name: str) -> Rule:
    """Return the rule in a file, which is executed once in a process; raises RuleError for anything wrong with it."""
    if not is_name(name):
        raise RuleError(path, f'"{name}" cannot be the name of a rule; use lowercase letters, digits and hyphens')
    module = _execute(path, name)
    check = getattr(module, "check", None)
    if not isinstance(check, types.FunctionType):
        raise RuleError(path, "there is no function check; a rule is a function check(node) that yields findings")
    try:
        asked = signature.read(check)
    except ValueError as error:
        raise RuleError(path, str(error), check.__code__.co_firstlineno) from error
    if not _is_builtin(path):
        seen.refuse("rules that do not come with profilelint may look at anything")
    if not _is_builtin(path):  # those that come with profilelint are proven by its tests, not at each start
        _check_manual(path, module.__doc__ or written_docstring(path), asked)
    constants = _constants(path, module)
    return Rule(name, path, *constants, check, asked.nodes, asked.context, asked.options)


def _check_manual(path: Path, doc: str, asked: signature.Signature) -> None:
    from profilelint.rule import manual

    if fault := manual.fault(doc.strip(), asked.options):
        raise RuleError(path, fault.message, _first_line(path) + fault.line - 1)


def _is_builtin(path: Path) -> bool:
    return str(path).startswith(f"{BUILTIN}{os.sep}")


def _execute(path: Path, name: str) -> types.ModuleType:
    module = types.ModuleType(f"profilelint rule {name}")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module  # dataclasses and pickle look modules up by their names
    try:
        code = compiled(str(path)) if _is_builtin(path) else from_source(str(path))
        exec(code, module.__dict__)  # noqa: S102 -- as the import of a module does, in a third of the time
    except SyntaxError as error:
        here = error.lineno if error.filename == str(path) else None
        raise RuleError(path, f"Python cannot read it: {error.msg}", here) from error
    except (Exception, SystemExit) as error:
        message = f"Python cannot run it: {type(error).__name__}: {error}{signature.meant(error)}"
        raise RuleError(path, message, line_in(str(path), error)) from error
    return module


def line_in(path: str, error: BaseException) -> int | None:
    """Return the line of a file that was being run, innermost, when an exception was raised; None if none was."""
    line, trace = None, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _first_line(path: Path) -> int:
    """Return the line of a file on which the first words of its docstring stand; 1 where it has none."""
    import ast

    tree = ast.parse(files.read_file(path))
    doc = ast.get_docstring(tree, clean=False) or ""
    return tree.body[0].lineno + doc[: len(doc) - len(doc.lstrip())].count("\n") if doc else 1


def written_docstring(path: Path) -> str:
    """Return the docstring of a rule's file as written, which Python does not keep with -OO; "" where there is none."""
    import ast

    return (ast.get_docstring(ast.parse(files.read_file(path)), clean=False) or "").strip()


def _constants(path: Path, module: types.ModuleType) -> tuple[Severity, bool, Confidence, bool]:
    severity = _word(path, module, "SEVERITY", SEVERITIES, "error")
    confidence = _word(path, module, "CONFIDENCE", CONFIDENCES, "certain")
    return severity, _switch(path, module, "OPT_IN"), confidence, _switch(path, module, "WHOLE_SITE")


def _word(path: Path, module: types.ModuleType, constant: str, words: tuple[Word, ...], default: Word) -> Word:
    value = getattr(module, constant, default)
    for word in words:
        if word == value:
            return word
    raise RuleError(path, f"{constant} is {value!r}; it must be one of {', '.join(map(repr, words))}")


def _switch(path: Path, module: types.ModuleType, constant: str) -> bool:
    value = getattr(module, constant, False)
    if not isinstance(value, bool):
        raise RuleError(path, f"{constant} is {value!r}; it must be True or False")
    return value

"""Every regular expression of the product: those that its modules hold, and those that its code writes where it uses
them.

A call whose pattern depends on a page or a setting is named in `AT_RUN_TIME`, with values to try it with.
"""

from __future__ import annotations

import ast
import re
import types
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from runpy import run_path
from typing import Any, NamedTuple

from profilelint import lazy

ROOT = Path(__file__).parent.parent
CALLS = frozenset({"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"})
#: What looks for a pattern at one place only.
AT_ONE_PLACE = frozenset({"match", "fullmatch"})


class Regex(NamedTuple):
    """A pattern, where it is written, and how it is asked."""

    pattern: str | bytes
    flags: int
    where: str
    methods: frozenset[str]

    def __str__(self) -> str:
        return f"{self.where}: {self.pattern!r}"


class Unknown(NamedTuple):
    """A call whose pattern is only known when it runs: the file, and the call."""

    where: str
    call: str


@cache
def sources() -> dict[str, ast.Module]:
    """The code of the product, by path from the root."""
    files = sorted([*(ROOT / "profilelint").rglob("*.py"), *(ROOT / "rules").rglob("*.py")])
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


@cache
def namespace(path: str) -> dict[str, Any]:
    """What a module holds when it is imported."""
    if path.startswith("rules/"):
        return run_path(str(ROOT / path))
    name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return {} if name.endswith("__main__") else vars(import_module(name))


@cache
def methods() -> dict[str, frozenset[str]]:
    """How a pattern is asked that a name holds, in the whole product: `NAME.search(...)`, `module.NAME.sub`, ..."""
    found: dict[str, set[str]] = {}
    for tree in sources().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CALLS - {"compile"}:
                held = node.value
                name = held.id if isinstance(held, ast.Name) else held.attr if isinstance(held, ast.Attribute) else ""
                found.setdefault(name, set()).add(node.attr)
    return {name: frozenset(some) for name, some in found.items()}


def held(value: object, where: str, name: str, seen: set[int]) -> Iterator[Regex]:
    """The patterns in a value: itself, or in tables, records, classes and caches."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, lazy._Lazy):
        value = re.compile(*value._pattern)
    if isinstance(value, re.Pattern):
        flags = value.flags & ~re.UNICODE if isinstance(value.pattern, str) else value.flags
        yield Regex(value.pattern, flags, f"{where} {name}", methods().get(name, frozenset({"search"})))
        return
    parts: list[tuple[str, object]] = []
    if isinstance(value, dict):
        parts = [(name, each) for pair in value.items() for each in pair]
    elif isinstance(value, tuple | list | set | frozenset):
        fields = getattr(value, "_fields", None)
        parts = list(zip(fields, value, strict=True)) if fields else [(name, each) for each in value]
    elif (isinstance(value, type) and value.__module__.startswith("profilelint")) or (type(value).__module__.startswith("profilelint") and hasattr(value, "__dict__")):
        parts = list(vars(value).items())
    for inner, part in parts:
        if not isinstance(part, str | bytes | int | types.ModuleType):
            yield from held(part, where, inner, seen)


def written(path: str) -> Iterator[Regex | Unknown]:
    """The patterns that the calls in a file give to `re` and `lazy`."""
    parents = {child: node for node in ast.walk(sources()[path]) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(sources()[path]):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in CALLS):
            continue
        if node.value.id not in {"re", "lazy"}:
            continue
        call = parents[node]
        if not (isinstance(call, ast.Call) and call.func is node and call.args):
            yield Unknown(path, ast.unparse(call))
            continue
        yield from _of_call(path, call, _names_of(call, parents) if node.attr == "compile" else frozenset({node.attr}))


def _names_of(call: ast.Call, parents: dict[ast.AST, ast.AST]) -> frozenset[str]:
    """How the pattern of a `compile` is asked: `.match` behind it, or by the name that it gets."""
    parent = parents[call]
    if isinstance(parent, ast.Attribute):
        return frozenset({parent.attr})
    if isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
        return methods().get(parent.targets[0].id, frozenset({"search"}))
    return frozenset({"search"})


def _of_call(path: str, call: ast.Call, asked: frozenset[str]) -> Iterator[Regex | Unknown]:
    flags = next((each.value for each in call.keywords if each.arg == "flags"), None)
    rest = call.args[1:] if isinstance(call.func, ast.Attribute) and call.func.attr == "compile" else call.args[2:]
    try:
        pattern = _value(call.args[0], path)
        number = _value(flags or rest[0], path) if flags or (rest and "sub" not in asked and "split" not in asked) else 0
    except NameError:
        yield Unknown(path, ast.unparse(call.args[0]))
        return
    yield Regex(pattern, int(number), f"{path}:{call.lineno}", asked)


def _value(node: ast.expr, path: str) -> Any:
    return eval(compile(ast.Expression(node), path, "eval"), dict(namespace(path)))

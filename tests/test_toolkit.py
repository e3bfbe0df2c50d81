"""The public API: what rules import, what it promises in words and examples, and that it costs nothing unasked."""

from __future__ import annotations

import ast
import doctest
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import profilelint
from profilelint import toolkit
from profilelint.rule.loader import BUILTIN, rule_files

RULES = [path for path, _ in rule_files(BUILTIN)]
PUBLIC = {"profilelint", "profilelint.toolkit"}
#: Methods of `typing.NamedTuple`, whose underscore only keeps them apart from fields (docs.python.org, "typing").
OF_TUPLES = {"_replace", "_asdict", "_fields", "_make"}
NAMES = [*((profilelint, name) for name in profilelint.__all__), *((toolkit, name) for name in dir(toolkit))]


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (f"import {each.name}" if "profilelint" in each.name else each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


@pytest.mark.parametrize("path", RULES, ids=str)
def test_rule_imports_only_the_public_api(path: Path) -> None:
    modules = {each for each in imported(ast.parse(path.read_bytes())) if "profilelint" in each or "import" in each}
    assert modules <= PUBLIC


@pytest.mark.parametrize("path", RULES, ids=str)
def test_rule_uses_only_exported_names(path: Path) -> None:
    tree = ast.parse(path.read_bytes())
    taken = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module in PUBLIC]
    known = {"profilelint": {*profilelint.__all__, "toolkit"}, "profilelint.toolkit": set(dir(toolkit))}
    assert [each.name for node in taken for each in node.names if each.name not in known[str(node.module)]] == []
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"__import__", "exec", "eval"}


@pytest.mark.parametrize("path", RULES, ids=str)
def test_rule_reads_no_private_attribute(path: Path) -> None:
    attributes = {node.attr for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Attribute)}
    assert {each for each in attributes if each.startswith("_")} <= OF_TUPLES


def test_type_checkers_see_the_names_that_are_there() -> None:
    tree = ast.parse(inspect.getsource(toolkit))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    lines = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    seen = {each.asname: node.module for node in lines for each in node.names if each.asname}
    assert seen == toolkit._HOMES
    assert [*seen] == [*toolkit._HOMES]


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        toolkit.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_toolkit_loads_nothing_unasked() -> None:
    code = "import sys, profilelint; known = {*sys.modules}; import profilelint.toolkit; print({*sys.modules} - known)"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert {each for each in ast.literal_eval(done.stdout) if "profilelint" in each} == {"profilelint.toolkit"}


@pytest.mark.parametrize(("module", "name"), NAMES, ids=lambda each: getattr(each, "__name__", each))
def test_name_is_documented_with_an_example_that_runs(module: object, name: str) -> None:
    found = getattr(module, name)
    home = sys.modules[found.__module__]
    test = doctest.DocTestParser().get_doctest(found.__doc__ or "", dict(vars(home)), name, None, None)
    assert test.examples
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


@pytest.mark.parametrize(("module", "name"), NAMES, ids=lambda each: getattr(each, "__name__", each))
def test_name_says_its_types(module: object, name: str) -> None:
    found = inspect.unwrap(getattr(module, name))
    if inspect.isfunction(found):
        hints = inspect.get_annotations(found)
        assert hints.keys() == {*inspect.signature(found).parameters, "return"}

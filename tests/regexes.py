"""Every regular expression of the product: those that its modules hold, and those that its code writes where it uses
them.

Where a pattern depends on a page or a setting, `AT_RUN_TIME` has values to make it of.
"""

from __future__ import annotations

import ast
import re
import types
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from runpy import run_path
from typing import Any, NamedTuple

from profilelint.base import lazy

ROOT = Path(__file__).parent.parent
CALLS = frozenset({"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"})
#: What looks for a pattern at one place only.
AT_ONE_PLACE = frozenset({"match", "fullmatch"})
#: How patterns are asked that are handed on under other names.
ASKED = {
    **{
        f"rules/markup/{name}": frozenset({"match"})
        for name in (
            *("emphasis.py NOTE", "fenced-div.py OPENING", "fenced-div.py CLOSING", "glued-block.py KINDS"),
            *("table.py DASHES", "table.py DELIMITER", "undefined-reference.py CLASS"),
        )
    },
    "profilelint/site/references.py _MENUS": frozenset({"fullmatch"}),
    "profilelint/read/front_matter/fences.py _JSON_LINE": frozenset({"match"}),
    "profilelint/text/emails/spelling.py NAMES": frozenset({"fullmatch"}),  # other files have strings of that name
    "profilelint/text/emails/scanner.py NAMES": frozenset({"fullmatch"}),
}


class Regex(NamedTuple):
    """A pattern, where it is written, and how it is asked."""

    pattern: str | bytes
    flags: int
    where: str
    methods: frozenset[str]

    def __str__(self) -> str:
        return f"{self.where}: {self.pattern!r}"


class Unknown(NamedTuple):
    """A call whose pattern nobody can tell here: the file, and the call."""

    where: str
    call: str


#: What pages and settings put into patterns, escaped there.
WORDS = ("a", "aaaa", "a.a", "-", " ")
#: Globs and names of hosts with stars, as users write them.
GLOBS = ("*a*a*a*b", "**/a/**/b/*.md", "[a-z]*[!a]*.md", "*", "a?*?b")
HOSTS = ("a*a*a*b", "*.a*a*b.org", "*")

#: The values that the local names have of which calls in a file make their patterns: each table is tried.
AT_RUN_TIME: dict[str, Callable[[dict[str, Any]], list[dict[str, Any]]]] = {
    "profilelint/text/mojibake/wrong_codecs.py": lambda own: [{"token": own["_WHOLE"]}, {"token": own["_DAMAGED"]}],
    "profilelint/analysis/latex.py": lambda own: [
        {"pattern": own[each]} for each in ("_ACCENT", "_LETTER", "_COMMAND", "_BRACES")
    ],
    "profilelint/text/languages/__init__.py": lambda own: [{"table": each} for each in own["WORDS"]],
    "profilelint/text/globs.py": lambda _: [{"parts": ["**", *glob.split("/")]} for glob in GLOBS],
    "profilelint/read/front_matter/lookup.py": lambda _: [
        {"key": key} for key in (r"""^["']?(?:a|title)["']?[ \t]*""", r"title[ \t]*[:=]")
    ],
    "profilelint/site/generators/jekyll/ruby.py": lambda _: [
        {"first": "a", "stars": "(?>.*?b)(?>.*?a)", "last": "c"},
        {"first": "", "stars": "", "last": ""},
    ],
    "profilelint/read/html_tags.py": lambda own: [{"name": each} for each in sorted(own["HIDDEN"])],
    "profilelint/site/places.py": lambda own: [
        {"whole": whole.pattern, "path": path.pattern}
        for generator in ("jekyll", "hugo")
        for _, whole, path, _ in own["_parts"](generator)
    ],
    "profilelint/read/settings_file.py": lambda _: [{"folders": r"data[/\\]authors"}],
    "rules/markup/inside-html.py": lambda _: [{"elements": "div|p"}],
    "rules/markup/unknown-tag.py": lambda _: [{"found": ("", "a")}],
    "rules/page/build-fails.py": lambda _: [
        {"value": "a", "pattern": each} for each in (r"(?m)^[ \t]*a(?=[ \t]*[:=])", r"(?<!\w)a(?!\w)")
    ],
    "profilelint/analysis/markup.py": lambda _: [{"tag": ("", "", "div")}],
    "profilelint/config/keys.py": lambda own: [{"pattern": own["_VARIABLE"]}],
    "profilelint/site/themes/page_kinds.py": lambda _: [{"globs": GLOBS, "word": each} for each in WORDS],
    "profilelint/web/missing.py": lambda _: [{"words": "error|fehler"}],
    "profilelint/web/page.py": lambda _: [{"name": each} for each in ("script", "h1")],
    "profilelint/web/verdict.py": lambda own: [
        *(
            {"way": {"match": each.match.pattern}, "final": "a", "names": rb"a/|a\.a/"}
            for each in own["shipped"]()._ways
        ),
        *(
            {"final": each.final.pattern, "way": {"match": "a"}, "names": rb"a/|a\.a/"}
            for each in own["shipped"]().rows
            if each.final
        ),
    ],
    "rules/dates/in-the-future.py": lambda _: [{"words": "|".join(map(re.escape, WORDS))}],
    "rules/encoding/nbsp.py": lambda _: [{"after": each} for each in (r"\s?[*_]{0,3}[^\W\d_]", r"[^\W\d_]{4}")],
    "rules/template/stock-text.py": lambda _: [{"sentence": "a a. a (a) a"}],
    "rules/text/doubled-word.py": lambda _: [{"either": "a|aa|A|Aa", "one": "a|aa"}],
}
#: Those that run as they stand: a user's own pattern is searched for by `regex`, which has an end.
FREE = {
    ("profilelint/text/user_pattern.py", "pattern"),
    ("profilelint/web/verdict.py", "f'{start}{pieces}{anything}{end}'"),  # tried with `HOSTS`
    ("profilelint/base/lazy.py", "_compile = re.compile"),
    ("profilelint/site/generators/jekyll/data.py", "f'[^\"\\\\r\\\\n{each}]*'"),  # one set of characters
    ("profilelint/site/generators/jekyll/data.py", "f'{separator}|{(end[0] if end else chr(10))}'"),  # one of two signs
}


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
def methods() -> dict[tuple[str, str], frozenset[str]]:
    """How the pattern is asked that a name of a file holds; "" is any file, for names that others import."""
    found: dict[tuple[str, str], set[str]] = {}
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CALLS - {"compile"}:
                for holder in (
                    (node.value.body, node.value.orelse) if isinstance(node.value, ast.IfExp) else (node.value,)
                ):
                    name = getattr(holder, "id", "") or getattr(holder, "attr", "")
                    found.setdefault((path if name.startswith("_") else "", name), set()).add(node.attr)
    return {name: frozenset(some) for name, some in found.items()}


def asked(path: str, name: str) -> frozenset[str]:
    """How the pattern is asked that a name holds; where nothing says so, in the way that takes longest."""
    known = ASKED.get(f"{path} {name}") or methods().get((path if name.startswith("_") else "", name))
    return known or frozenset({"search"})


def found_in(path: str) -> Iterator[Regex]:
    """The patterns that a module holds."""
    seen: set[int] = set()
    for name, value in list(namespace(path).items()):
        if not name.startswith("__"):
            yield from held(value, path, name, seen)


def held(value: object, where: str, name: str, seen: set[int]) -> Iterator[Regex]:
    """The patterns in a value: itself, or in tables, records, classes and caches."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, lazy._Lazy):
        value = re.compile(*value._pattern)
    if isinstance(value, re.Pattern):
        flags = value.flags & ~re.UNICODE if isinstance(value.pattern, str) else value.flags
        yield Regex(value.pattern, flags, f"{where} {name}", asked(where, name))
        return
    own = type(value).__module__.startswith("profilelint") or getattr(value, "__module__", "").startswith("profilelint")
    parts: list[tuple[str, object]] = []
    if isinstance(value, dict):
        parts = [(name, each) for pair in value.items() for each in pair]
    elif isinstance(value, tuple | list | set | frozenset):
        parts = [(name, each) for each in value]
    elif own and hasattr(value, "__dict__"):
        parts = list(vars(value).items())
    for inner, part in parts:
        if not isinstance(part, str | bytes | int | types.ModuleType):
            yield from held(part, where, inner, seen)


def written(path: str) -> Iterator[Regex | Unknown]:
    """The patterns that the calls in a file give to `re` and `lazy_pattern`."""
    parents = {child: node for node in ast.walk(sources()[path]) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(sources()[path]):
        if isinstance(node, ast.Call) and _name(node) == "lazy_pattern":
            yield from _of_call(path, node, _ways(path, node, parents))
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in CALLS):
            continue
        if node.value.id != "re":
            continue
        call = parents[node]
        if not (isinstance(call, ast.Call) and call.func is node and call.args):
            yield Unknown(path, ast.unparse(call))
            continue
        yield from _of_call(
            path, call, _ways(path, call, parents) if node.attr == "compile" else frozenset({node.attr})
        )


def _ways(path: str, call: ast.Call, parents: dict[ast.AST, ast.AST]) -> frozenset[str]:
    """How the pattern of a `compile` is asked: `.match` behind it, or by the name that it gets."""
    parent = parents[call]
    if isinstance(parent, ast.Attribute):
        return frozenset({parent.attr})
    while isinstance(parent, ast.Tuple | ast.List | ast.Dict | ast.Call):  # a table of patterns
        parent = parents[parent]
    if isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
        return asked(path, parent.targets[0].id)
    return frozenset({"search"})


def _of_call(path: str, call: ast.Call, ways: frozenset[str]) -> Iterator[Regex | Unknown]:
    flags = next((each.value for each in call.keywords if each.arg == "flags"), None)
    rest = call.args[1:] if _name(call) in {"compile", "lazy_pattern"} else call.args[2:]
    place = flags or (rest[0] if rest and not ways & {"sub", "split"} else None)
    for local in _locals(path):
        try:
            pattern, number = _value(call.args[0], path, local), _value(place, path, local) if place else 0
        except (NameError, KeyError):
            yield Unknown(path, ast.unparse(call.args[0]))
            return
        yield Regex(pattern, int(number), f"{path}:{call.lineno}", ways)


def _name(call: ast.Call) -> str:
    """The last name of what is called."""
    return str(getattr(call.func, "attr", "") or getattr(call.func, "id", ""))


def _locals(path: str) -> list[dict[str, Any]]:
    if path in AT_RUN_TIME:
        return AT_RUN_TIME[path](namespace(path))
    names = ("name", "word", "value", "folder", "stem", "first", "path", "host")
    return [dict.fromkeys(names, word) for word in WORDS]


def _value(node: ast.expr, path: str, local: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), path, "eval"), dict(namespace(path)) | local)

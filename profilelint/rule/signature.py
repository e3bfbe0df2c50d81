"""What a rule asks for: the types of the arguments of its `check`, and its options."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from profilelint.base.nearest import did_you_mean
from profilelint.model import document as page
from profilelint.model.answer import Answer
from profilelint.model.bibliography import Bibliography, Reference
from profilelint.model.paper import Paper
from profilelint.site.site import Site

#: What a rule can be called with; `engine/dispatch.py` knows where each stands in a page.
NODES = (
    page.Text, page.Link, page.Image, page.Email, page.Entry, page.Section, page.Heading, page.Field, page.Code,
    page.Definition, page.Anchor, page.Problem, page.Suppression, page.Document, page.Settings, Bibliography,
    Reference, Paper, Site, Answer,
)  # fmt: skip


#: What the default of an option may be, by the type that is written behind its name.
_PLAIN: dict[object, tuple[type, ...]] = {"bool": (bool,), "int": (int,), "float": (float, int), "str": (str,)}

_NOT_EXPORTED = re.compile(r"cannot import name '(\w+)' from 'profilelint'")


class RuleNames(frozenset[str]):
    """The names of all rules, whether they run or not; a rule asks for it by the type of an argument, as for
    `Document`.

    >>> "links/empty" in RuleNames({"links/empty", "links/dead"})
    True
    """


#: What a rule asks for that knows more of a page in its site, and runs on a page that is no file as well.
SITE_IF_ANY = Site | None

#: What a rule can ask for behind its first argument; a date is today's, or that of `--today`.
CONTEXT = (page.Document, Site, SITE_IF_ANY, date, RuleNames)


class Signature(NamedTuple):
    """The types of nodes that `check` is called with, those of its further positional arguments, and its options."""

    nodes: tuple[type, ...]
    context: tuple[type | types.UnionType, ...]
    options: dict[str, object]


def read(check: types.FunctionType) -> Signature:
    """What a function `check` asks for; raises ValueError, saying what to do, for one that no rule can have."""
    code = check.__code__
    names = code.co_varnames[: code.co_argcount]
    _refuse(check, names)
    first, *context = _hints(check, names)
    nodes = get_args(first) if get_origin(first) in {Union, types.UnionType} else (first,)
    _require(nodes, NODES)
    _require(context, CONTEXT)
    if {Site, Paper} & set(nodes) and page.Document in context:
        raise ValueError("check is called with the whole Site, not with one Document of it")
    return Signature(nodes, tuple(context), _options(check))


def _refuse(check: types.FunctionType, names: Sequence[str]) -> None:
    if check.__code__.co_flags & 0x0C:  # inspect.CO_VARARGS, inspect.CO_VARKEYWORDS
        raise ValueError("check takes * or ** arguments; name each of them")
    if not names:
        raise ValueError("check takes no argument; the type of its first one says what it is called with")
    if check.__defaults__:
        raise ValueError(f'the option "{names[-1]}" of check must come after a bare *')


def _hints(check: types.FunctionType, names: Sequence[str]) -> list[Any]:
    written = check.__annotations__
    if missing := [name for name in names if name not in written]:
        raise ValueError(f'the argument "{missing[0]}" of check has no type')
    if all(isinstance(written[name], type | types.UnionType) for name in names):
        return [written[name] for name in names]
    # Of the arguments alone: the type of what is returned may be one that only a type checker imports.
    arguments = types.SimpleNamespace(__annotations__={name: written[name] for name in names})
    try:
        return list(get_type_hints(arguments, check.__globals__).values())
    except Exception as error:
        raise ValueError(f"the types of check cannot be read: {error}{meant(error)}") from error


def meant(error: BaseException) -> str:
    """What to write instead of a name that a rule's file uses and that there is not, as the end of a message."""
    public: list[str] = sys.modules["profilelint"].__all__
    if isinstance(error, NameError):
        if error.name in public:
            return "; add it to `from profilelint import ...` at the top of the file"
        return did_you_mean(error.name or "", public)
    name = _NOT_EXPORTED.match(str(error)) if isinstance(error, ImportError) else None
    return did_you_mean(name[1], public) if name else ""


def _require(asked: Sequence[type | types.UnionType], known: Sequence[type | types.UnionType]) -> None:
    for each in asked:
        if each not in known:
            choice = ", ".join(each.__name__ for each in known if isinstance(each, type))
            raise ValueError(f"check cannot ask for {getattr(each, '__name__', each)} here; it can for {choice}")


def _options(check: types.FunctionType) -> dict[str, object]:
    code, defaults = check.__code__, check.__kwdefaults__ or {}
    for name in code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]:
        default = defaults.get(name)
        if not isinstance(default, bool | int | float | str | tuple | frozenset | list | dict | date):
            raise ValueError(
                f'the option "{name}" of check needs a default that a configuration can hold: a text, a number, '
                f"True or False, a date, a tuple or frozenset of these; for example `{name}: int = 3`"
            )
        kind = check.__annotations__.get(name)
        expected = _PLAIN.get(getattr(kind, "__name__", kind))
        if expected and type(default) not in expected:
            raise ValueError(f'the option "{name}" of check is to be {expected[0].__name__}; {default!r} is none')
    return dict(defaults)

"""The compiled code of a folder of rules in one file, as Python keeps that of each module: read in a third of the time.

The file lies in the folder's `__pycache__`. It holds no manuals: they are most of a rule, and few runs read them.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

from profilelint.base import files

#: Code is only good for the very Python that compiled it.
_HEADER = f"profilelint 1, Python {sys.version}\n".encode()

#: A first constant with more characters is a docstring.
_MANUAL = 200


class Compiled:
    """The code of the rules of a folder, each under its path, with what tells that the file has not changed since."""

    def __init__(self, folder: Path) -> None:
        name = f"rules.{sys.implementation.cache_tag}.{sys.flags.optimize}.bin"
        self._file = folder / "__pycache__" / name
        self._kept = _read(self._file)
        self._changed = False

    def code(self, path: str) -> CodeType:
        """The code of the rule at `path`; raises SyntaxError and OSError."""
        stamp = _stamp(path)
        kept = self._kept.get(path)
        if kept and kept[0] == stamp:
            return kept[1]
        code = compiled(path)
        self._kept[path] = stamp, _without_manual(code)
        self._changed = True
        return code

    def keep(self) -> None:
        """Write the file anew if a rule has changed; where it cannot be written, the next run compiles again."""
        if not self._changed or sys.dont_write_bytecode:
            return
        draft = f"{self._file}.{os.getpid()}"
        try:
            self._file.parent.mkdir(exist_ok=True)
            Path(draft).write_bytes(_HEADER + marshal.dumps(self._kept))
            os.replace(draft, self._file)  # noqa: PTH105 -- atomic on every system
        except OSError:
            Path(draft).unlink(missing_ok=True)


def _read(file: Path) -> dict[str, tuple[tuple[int, int], CodeType]]:
    try:
        data = file.read_bytes()
        kept = marshal.loads(data[len(_HEADER) :]) if data.startswith(_HEADER) else {}  # noqa: S302 -- as Python does
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _stamp(path: str) -> tuple[int, int]:
    found = os.stat(path)  # noqa: PTH116 -- called for every rule
    return found.st_mtime_ns, found.st_size


def compiled(path: str) -> CodeType:
    """The code of a Python file; raises SyntaxError and OSError."""
    code = SourceFileLoader("rule", path).get_code("rule")
    return code if code else compile("", path, "exec")


def from_source(path: str) -> CodeType:
    """The code of a Python file, never of a `.pyc` beside it: that may be other code than the file that was reviewed.

    Raises SyntaxError and OSError.
    """
    loader = SourceFileLoader("rule", path)
    code: CodeType = loader.source_to_code(files.read_file(Path(path)), path)
    return code


def _without_manual(code: CodeType) -> CodeType:
    """The code of a module without its docstring, where that is its first constant."""
    first, *rest = code.co_consts
    is_long = isinstance(first, str) and len(first) > _MANUAL
    return code.replace(co_consts=("", *rest)) if is_long and _is_docstring(first, code) else code


def _is_docstring(constant: str, code: CodeType) -> bool:
    """Whether the first thing that a module does is to make a constant its docstring: Python may change that."""
    import dis  # few runs compile anything

    loaded: object = None
    for each in dis.get_instructions(code):
        if each.opname.startswith("STORE"):
            return each.argval == "__doc__" and loaded is constant
        loaded = each.argval
    return False

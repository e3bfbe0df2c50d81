"""The code of a rule, which is no module that can be imported by a name."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

from profilelint.base import files


def compiled(path: str) -> CodeType:
    """Return the code of a Python file; raises SyntaxError and OSError."""
    code = SourceFileLoader("rule", path).get_code("rule")
    return code if code else compile("", path, "exec")


def from_source(path: str) -> CodeType:
    """The code of a Python file, never of a `.pyc` beside it: that may be other code than the file that was reviewed.

    Raises SyntaxError and OSError.
    """
    loader = SourceFileLoader("rule", path)
    code: CodeType = loader.source_to_code(files.read_file(Path(path)), path)
    return code

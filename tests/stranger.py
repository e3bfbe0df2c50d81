"""A stranger's tree, and what several test files do with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

POSIX = pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")

PAGE = "---\ntitle: Ada Example\n---\n\n[Slides]()\n"

RULE = '''"""The house style.

```markdown bad
a
```

```text output
1:1: wrong
```

```markdown good
```
"""
from pathlib import Path
from profilelint import Document

Path({marker!r}).write_text("run")


def check(document: Document):
    return ()
'''


class Done(NamedTuple):
    code: int
    out: str
    err: str


Call = Callable[..., Done]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("no links may be made here")


def in_toml(tree: Path) -> None:
    write(tree / "profilelint.toml", 'rules = ["lint"]\n')

"""Rules, plans and fixed texts for the tests of the engine."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

from profilelint import Fix
from profilelint.engine.fix import edited, edits_of, together
from profilelint.engine.plan import Plan, Selected
from profilelint.rule import loader

MANUAL = '''"""A fault.

```markdown bad
x
```

```text output
1:1: x
```

```markdown good
y
```
"""
from profilelint import *

'''


def rule_file(folder: Path, name: str, code: str, manual: str = MANUAL) -> Path:
    """A file with a rule of this name."""
    file = folder / f"{name}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(manual + dedent(code), encoding="utf-8")
    return file


def plan_of(folder: Path, root: Path = Path(), **fields: Any) -> Plan:
    """A plan that runs all rules of a folder."""
    rules = loader.load_folder(folder)
    selected = tuple(
        Selected(each.path, each.name, each.severity, each.options, False, each.confidence, each.whole_site)
        for each in rules
    )
    return Plan(selected, root, date(2026, 1, 1), **fields)


def edited_by(text: str, fixes: list[Fix]) -> tuple[str, int]:
    """A text after those fixes that can be made together, and how many these are."""
    chosen = together(fixes)
    return edited(text, edits_of(fixes[index] for index in chosen)), len(chosen)

"""Tables of reasons: one TOML file a generator, a row a reason, with where it is known from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from profilelint.site.generators.outcome import Reason

FOLDER = Path(__file__).parent


@cache
def table(generator: str) -> dict[str, Reason]:
    """Return the reasons of a generator by their keys: `GENERATOR/reasons.toml` beside this file."""
    import json

    rows: dict[str, dict[str, Any]] = {}
    key = ""
    for line in (FOLDER / generator / "reasons.toml").read_text(encoding="utf-8").split("\n"):
        name, is_said, value = line.partition(" = ")
        if line.startswith("["):
            key = line[1:-1]
        elif is_said and not line.startswith("#"):
            rows.setdefault(key, {})[name] = json.loads(value)
    return {key: Reason(key, row["sentence"], row["source"], row.get("wanted", False)) for key, row in rows.items()}

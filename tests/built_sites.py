"""Tiny sites that were built, a row each in `generators/NAME.jsonl`: their files, and what each version made of them.

"files" has texts, `{"base64": ...}` for bytes, `{"symlink": ...}` for links. Of "expect", each entry has the "versions"
that agree, "addresses" (the files written, by the file whose text stands in them), "ignored" (files whose text stands
in none), and "fails", the error at which the build stopped, or "".
"""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from profilelint.site.generators.view import Memory

FOLDER = Path(__file__).with_name("generators")
#: When the sites were built; the dates in them are years away, or the site sets its clock.
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
POST = "---\ntitle: A walk\n---\nText.\n"


def rows(name: str) -> list[dict[str, Any]]:
    """All rows of a generator."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def view(row: dict[str, Any]) -> Memory:
    """The site of a row; its links are files with the text of what they lead to, or lead out of it."""
    files = row["files"]
    links = {path: said["symlink"] for path, said in files.items() if isinstance(said, dict) and "symlink" in said}
    outside = [path for path, target in links.items() if target.startswith("/")]
    return Memory({path: content(files, said) for path, said in files.items()}, outside, list(links))


def memory(**files: str) -> Memory:
    """A site of texts."""
    return Memory({path: text.encode() for path, text in files.items()})


def content(files: dict[str, Any], said: Any) -> bytes:
    if isinstance(said, str):
        return said.encode()
    if "base64" in said:
        return base64.b64decode(said["base64"])
    return content(files, files.get(said["symlink"], ""))

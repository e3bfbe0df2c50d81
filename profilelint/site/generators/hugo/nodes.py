"""What a site consists of while it is built: parts of content, and the pages and lists that are made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from profilelint.site.generators.hugo.edition import Edition
    from profilelint.site.generators.hugo.languages import Languages
    from profilelint.site.generators.hugo.matter import Matter
    from profilelint.site.generators.hugo.mounts import Entry, Tree
    from profilelint.site.generators.hugo.settings import Settings
    from profilelint.site.generators.view import View

#: What a file of content is, by its name.
Role = Literal["leaf", "branch", "single", "file", "adapter", "lost"]
Kind = Literal["home", "section", "page", "taxonomy", "term"]


@dataclass(slots=True)
class Part:
    """A file of content: its folder in the content, its name without language and suffix, its language, its suffix."""

    entry: Entry
    folder: str
    stem: str
    language: str
    suffix: str
    role: Role


@dataclass(slots=True)
class Node:
    """A page or a list, in one language.

    `path` is that of its folder or of its file without suffix, as it is written, "" for the home page. `part` is the
    file it is made of, if there is one. `fields` are its front matter with what is handed down to it. `hidden` is the
    reason for which it is not built, "" for none, with what that names; `bare` that for which only it is not written.
    """

    kind: Kind
    path: str
    language: str
    part: Part | None = None
    is_leaf: bool = False
    matter: Matter | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    date: datetime | None = None
    slug: str = ""
    hidden: tuple[str, str] | None = None
    bare: tuple[str, str] | None = None
    target: str = ""
    folder: str = ""
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Build:
    """What one edition makes of a site.

    `nodes` are found by language and path in small letters. `left_out` and `faults` hold the key of a reason and what
    it names, by file. `unsettled` are the files about which this edition is not sure, `loose` those of
    content that are no pages and lie in no leaf bundle. `published` are the files that
    are written of each file, and in `kept` why, `made` those that are made of none. `matters` is what was read already.
    """

    view: View
    edition: Edition
    now: datetime
    settings: Settings
    languages: Languages
    tree: Tree
    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    left_out: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: dict[str, tuple[str, str]] = field(default_factory=dict)
    unsettled: set[str] = field(default_factory=set)
    loose: list[Part] = field(default_factory=list)
    published: dict[str, list[str]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    matters: dict[tuple[str, bool], Matter] = field(default_factory=dict)

    def fail(self, path: str, key: str, value: str = "") -> None:
        """Say that the build stops at a file; what was said first stays."""
        self.faults.setdefault(path, (key, value))

    def leave(self, path: str, key: str, value: str = "") -> None:
        """Say why nothing is published of a file."""
        self.left_out.setdefault(path, (key, value))

    def publish(self, path: str, address: str, key: str) -> None:
        """Say what is written of a file, and why."""
        found = self.published.setdefault(path, [])
        if address not in found:
            found.append(address)
        self.kept.setdefault(path, key)

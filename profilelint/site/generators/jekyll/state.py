"""What is known of one build while it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from profilelint.site.generators.jekyll.address import FaultError, Suffixes
    from profilelint.site.generators.jekyll.defaults import Defaults
    from profilelint.site.generators.jekyll.document import Context, Document
    from profilelint.site.generators.jekyll.edition import Edition
    from profilelint.site.generators.jekyll.entries import Entries
    from profilelint.site.generators.jekyll.matter import Matter
    from profilelint.site.generators.jekyll.settings import Settings
    from profilelint.site.generators.view import View


@dataclass(slots=True)
class Item:
    """Something that is written: a page, a document or a file, from `path`, to the file `address`.

    `path` is "" for what a plugin makes of no file. `order` sorts the items of one kind as they are written.
    """

    path: str
    kind: str
    url: str
    address: str
    order: tuple[object, ...] = ()
    matter: Matter | None = None
    document: Document | None = None


@dataclass(slots=True)
class Build:
    """What one edition makes of a site.

    All paths are relative to `home`, the folder that the setting `source` names, "" or with a slash at its end; only
    the config is not. `left_out` and `faults` hold the key of a reason and what it names. `has_clock` says that the
    config sets the time; `unsettled` are the files of which the hour decides; `unread` the documents of collections
    that are read, written or not. `is_touched` says that some file asks for its defaults.
    `layouts` are those of the site, by their names.
    """

    view: View
    edition: Edition
    now: datetime
    settings: Settings
    plugins: tuple[str, ...]
    known: Suffixes
    entries: Entries
    defaults: Defaults
    context: Context
    has_clock: bool
    home: str
    pages: list[Item] = field(default_factory=list)
    statics: list[Item] = field(default_factory=list)
    documents: list[Item] = field(default_factory=list)
    left_out: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: dict[str, tuple[str, str]] = field(default_factory=dict)
    unsettled: set[str] = field(default_factory=set)
    is_touched: bool = False
    layouts: dict[str, str] = field(default_factory=dict)
    unread: list[Document] = field(default_factory=list)

    def fail(self, path: str, error: FaultError) -> None:
        """Say that the build stops at a file; what was said first stays."""
        self.faults.setdefault(path, (error.key, error.value))

    def leave(self, path: str, key: str, value: str = "") -> None:
        """Say why nothing is published of a file."""
        self.left_out.setdefault(path, (key, value))

"""Which files and folders Jekyll reads at all: `EntryFilter` of 3.10.0 and 4.4.1 (lib/jekyll/entry_filter.rb).

Every file is asked for once, every folder once, so the work grows with the files and not with the entries of
`exclude`: a pattern without `*`, `?`, `[` is looked up, and only so many others are tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.site.generators.jekyll import ruby

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profilelint.site.generators.jekyll.edition import Edition
    from profilelint.site.generators.jekyll.settings import Settings
    from profilelint.site.generators.view import View

#: `SPECIAL_LEADING_CHAR_REGEX`.
_SPECIAL = (".", "_", "#", "~")
#: What files that are meant as pages end with.
_PAGES = (".md", ".markdown", ".mkd", ".html", ".htm")
_MOST_GLOBS = 100  #: patterns with signs that are tried for each file

#: Folders that hold what a build is made of, whatever the theme; and others that only some setting publishes.
PARTS: Mapping[str, str] = {
    **dict.fromkeys(("_layouts", "_includes", "_data", "_sass", "_plugins", "_bibliography", "_scripts"), "part"),
    **dict.fromkeys(("_site", "_cache"), "part"),
    "_drafts": "draft",
    "_pages": "pages-not-included",
}


class Patterns:
    """`include` or `exclude`."""

    def __init__(self, patterns: Iterable[str], *, is_4: bool) -> None:
        self._is_4 = is_4
        plain: set[str] = set()
        globs: list[str] = []
        for each in dict.fromkeys(patterns):
            pattern = each.removeprefix("/")  # `File.join` puts one slash between
            plain.add(pattern)
            if ruby.has_glob(pattern) and len(globs) < _MOST_GLOBS:
                globs.append(pattern)
        self._plain = frozenset(plain)
        self._globs = tuple(globs)
        self._lengths = sorted({len(each) for each in plain})

    def match(self, path: str, *, is_folder: bool) -> str | None:
        """Return the pattern that a path from the root fits; None for none.

        It is a beginning of the path, or a glob of it, or (4) the folder with a slash at its end.
        """
        for length in self._lengths:
            if length > len(path):
                break
            if path[:length] in self._plain:
                return path[:length]
        if is_folder and self._is_4 and f"{path}/" in self._plain:
            return f"{path}/"
        return next((each for each in self._globs if ruby.fnmatch(each, path)), None)


class Entries:
    """The filter of a site. A verdict is the key of a reason and what that names; None for what is read."""

    def __init__(self, view: View, settings: Settings, edition: Edition) -> None:
        self._view = view
        self._edition = edition
        self._include = Patterns(settings.include, is_4=edition.is_4)
        self._exclude = Patterns(settings.exclude, is_4=edition.is_4)
        self._destination = ruby.expand(settings.text("destination"))
        self._collections = settings.text("collections_dir").strip("/")
        self._folders: dict[str, tuple[str, str] | None] = {"": None}

    def folder(self, path: str) -> tuple[str, str] | None:
        """Return why a folder is not walked through, for itself or one above it."""
        missing = []
        while path not in self._folders:
            missing.append(path)
            path = path.rpartition("/")[0]
        for each in reversed(missing):
            above, _, name = each.rpartition("/")
            found = self._folders[above] or self.entry(name, above, is_folder=True)
            self._folders[each] = found or (("destination", each) if each == self._destination else None)
            path = each
        return self._folders[path]

    def file(self, path: str) -> tuple[str, str] | None:
        """Return why a file is not read where it lies."""
        folder, _, name = path.rpartition("/")
        return self.folder(folder) or self.entry(name, folder, is_folder=False)

    def is_included(self, entry: str, *, is_folder: bool) -> bool:
        """`included?`: by its path as it is asked for, or by its name."""
        name = entry.rpartition("/")[2]
        found = self._include.match(entry, is_folder=is_folder)
        return found is not None or (name != entry and self._include.match(name, is_folder=False) is not None)

    def entry(self, entry: str, base: str, *, is_folder: bool) -> tuple[str, str] | None:
        """Why an entry of the folder `base` is left out; an entry may have slashes, as those of a collection have."""
        path = f"{base}/{entry}" if base else entry
        if self._edition.is_4 and entry.endswith("."):
            return "dot-at-end", path
        is_included = self.is_included(entry, is_folder=is_folder)
        excluded = self._exclude.match(path, is_folder=is_folder)
        if self._edition.is_4 and excluded is not None and not is_included:
            return "excluded", excluded
        if self._edition.safe and not is_folder and self._view.leaves(path):
            return "link-outside", path
        if is_included:
            return None
        name = entry.rpartition("/")[2]
        if entry.startswith(_SPECIAL) or name.startswith(_SPECIAL):
            return self._special(path, name if name.startswith(_SPECIAL) else entry.partition("/")[0])
        if entry.endswith("~"):
            return "backup", path
        return ("excluded", excluded) if excluded is not None else None

    def _special(self, path: str, name: str) -> tuple[str, str]:
        if name[0] == "~" or name[0] == "#":
            return "backup", path
        if name[0] == ".":
            return "dot-file", path
        if name.startswith("_config"):
            return "config", path
        is_text = name == path.rpartition("/")[2] and not name.lower().endswith(_PAGES)
        return PARTS.get(name, "part" if is_text and "." in name else "underscore"), path

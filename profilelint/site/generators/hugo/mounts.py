"""Which files of a site, and of themes that lie in it, stand where in content, static files and templates.

hugolib/filesystems, modules/collect.go: the first that has a file wins, the site before its themes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from profilelint.site.generators.hugo import go
from profilelint.site.generators.hugo import settings as config
from profilelint.text import user_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.site.generators.hugo.edition import Edition
    from profilelint.site.generators.hugo.languages import Languages
    from profilelint.site.generators.hugo.settings import Settings
    from profilelint.site.generators.view import View

COMPONENTS = ("content", "static", "layouts", "data", "i18n", "assets", "archetypes")
_MOST_MOUNTS = 200
_MOST_PATTERNS = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a component: where it lies in the site, its path in the component, the language of its folder."""

    file: str
    path: str
    language: str


@dataclass(slots=True)
class Tree:
    """The files of each component, what stands outside of all, and what is elsewhere.

    `ignored` holds the files that a pattern, a name or a link leaves out, with the key of the reason and what it
    names. `elsewhere` are themes and modules that do not lie in the site; `missing` those that Hugo stops at.
    """

    entries: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in COMPONENTS})
    ignored: dict[str, tuple[str, str]] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Mount:
    folder: str
    target: str
    inner: str
    language: str


def read(view: View, edition: Edition, settings: Settings, languages: Languages) -> Tree:
    """Return where all files stand."""
    tree = Tree()
    folders = _by_folder(view.files)
    mounts = list(_mounts(settings, languages, folders))
    for theme in _themes(settings):
        home = f"{settings.text('themesdir', 'themes').strip('/')}/{theme}/"
        if home in folders.homes:
            own = config.read(view, edition, folders.below(home), home)
            mounts += [
                _Mount(home + each.folder, each.target, each.inner, each.language)
                for each in _theme(own, folders, home)
            ]
        else:
            _not_there(tree, view, settings, theme, home)
    ignore = _Ignore(tree, settings, edition, view)
    seen: set[tuple[str, str, str]] = set()
    for mount in mounts:
        for file in folders.of(mount.folder):
            _add(tree, mount, file, seen, ignore)
    if not (tree.entries["layouts"] or tree.elsewhere):  # the command that builds the site names a theme, or brings it
        tree.elsewhere.append("the theme")
    return tree


def _add(tree: Tree, mount: _Mount, file: str, seen: set[tuple[str, str, str]], ignore: _Ignore) -> None:
    rest = file.removeprefix(mount.folder)
    path = mount.inner + rest if rest else mount.inner.rstrip("/")
    place = (mount.target, path, mount.language)
    if ignore.leaves(file, rest, mount):
        return
    if place in seen:
        tree.hidden.add(file)
        return
    seen.add(place)
    tree.entries[mount.target].append(Entry(file, path, mount.language))


class _ByFolder:
    """The files below each folder, so that no mount goes through all files."""

    def __init__(self, files: Sequence[str]) -> None:
        self._files = files
        self._present = frozenset(files)
        self.homes = {f"{a}/" for a in _folders(files)}

    def of(self, folder: str) -> Sequence[str]:
        """Return the files below a folder, which ends with a slash, in order; a file is itself."""
        if folder.rstrip("/") in self._present:
            return [folder.rstrip("/")]
        if not folder:
            return self._files
        from bisect import bisect_left

        start = bisect_left(self._files, folder)
        end = bisect_left(self._files, folder[:-1] + "0")  # "0" follows "/"
        return self._files[start:end]

    def below(self, folder: str) -> list[str]:
        """Return the files below a folder, relative to it."""
        return [file.removeprefix(folder) for file in self.of(folder)]


def _by_folder(files: Sequence[str]) -> _ByFolder:
    return _ByFolder(sorted(files))


def _folders(files: Sequence[str]) -> Iterator[str]:
    """Yield the folders of a site down to the third level: those that may be a theme."""
    for file in files:
        parts = file.split("/")[:-1]
        for depth in range(1, min(len(parts), 4) + 1):
            yield "/".join(parts[:depth])


def _mounts(settings: Settings, languages: Languages, folders: _ByFolder) -> Iterator[_Mount]:
    own = [each for each in _said(settings) if folders.of(each.folder)]  # what is not there is passed over
    yield from own
    targets = {each.target for each in own}
    for name in COMPONENTS:
        if name in targets:
            continue
        if name == "content":
            yield from _content(settings, languages)
        elif name == "static":
            # of several folders the last wins
            yield from (_mount(folder, name) for folder in reversed(_static(settings)))
        else:
            yield _mount(settings.text(f"{name.removesuffix('s')}dir", name), name)


def _content(settings: Settings, languages: Languages) -> Iterator[_Mount]:
    named = {name: go.to_text(said.get("contentdir")) for name, said in languages.settings.items()}
    whole = settings.text("contentdir", "content")
    if any(named.values()):
        yield from (_mount(folder or whole, "content", language) for language, folder in named.items())
    else:
        yield _mount(whole, "content")


def _static(settings: Settings) -> list[str]:
    found = settings.texts("staticdir")
    for number in ("", *range(11)):
        if number != "":
            found += settings.texts(f"staticdir{number}")
    return found or ["static"]


def _mount(folder: str, target: str, language: str = "") -> _Mount:
    plain = go.clean(folder).strip("/")
    return _Mount("" if plain == "." else f"{plain}/", target, "", language.lower())


def _said(settings: Settings) -> Iterator[_Mount]:
    """Yield the mounts that the settings name (`module.mounts`)."""
    said = settings.table("module").get("mounts")
    for each in said[:_MOST_MOUNTS] if isinstance(said, list) else []:
        lowered = go.to_lower_table(each)
        target, _, inner = go.clean(go.to_text(lowered.get("target"))).strip("/").partition("/")
        source = go.to_text(lowered.get("source"))
        if target in COMPONENTS and source and not source.startswith("/") and ".." not in source:
            plain = _mount(source, target, go.to_text(lowered.get("lang")))
            yield _Mount(plain.folder, target, f"{inner}/" if inner else "", plain.language)


def _theme(settings: Settings, folders: _ByFolder, home: str) -> list[_Mount]:
    own = [each for each in _said(settings) if folders.of(home + each.folder)]
    targets = {each.target for each in own}
    return own + [_mount(name, name) for name in COMPONENTS if name not in targets]


def _themes(settings: Settings) -> list[str]:
    found = settings.texts("theme")
    imports = settings.table("module").get("imports")
    for each in imports[:_MOST_MOUNTS] if isinstance(imports, list) else []:
        said = go.to_lower_table(each)
        if not go.to_bool(said.get("disable")):
            found.append(go.to_text(said.get("path")))
    return [each.strip("/") for each in dict.fromkeys(found) if each]


def _not_there(tree: Tree, view: View, settings: Settings, theme: str, home: str) -> None:
    """A theme that does not lie in the site: a module, a repository of its own, or nothing at all."""
    present = frozenset(path for path in view.files if "/" not in path)
    is_fetched = present & {"go.mod", "go.work", ".gitmodules"} or any(
        path.startswith((".github/workflows/", "_vendor/")) for path in view.files
    )
    others = {"netlify.toml", "vercel.json", "hugoblox.yaml", ".gitlab-ci.yml", "Makefile", "package.json"}
    where = settings.text("themesdir", "themes")
    if is_fetched or present & others or any(path.startswith(home) for path in view.files) or where.startswith(".."):
        tree.elsewhere.append(theme)
    else:
        tree.missing.append(theme)


class _Ignore:
    """What is left out of content, whatever it holds (source/sourceSpec.go `IgnoreFile`)."""

    def __init__(self, tree: Tree, settings: Settings, edition: Edition, view: View) -> None:
        self._tree = tree
        self._view = view
        self._edition = edition
        self._patterns: list[tuple[str, user_pattern.UserPattern]] = []
        self._folders: dict[str, tuple[str, str] | None] = {"": None}
        for pattern in settings.texts("ignorefiles")[:_MOST_PATTERNS]:
            try:
                self._patterns.append((pattern, user_pattern.UserPattern(pattern)))
            except user_pattern.PatternError:
                if edition.is_new:
                    tree.faults.append(("config-pattern", pattern))

    def leaves(self, file: str, rest: str, mount: _Mount) -> bool:
        """Return whether a file is left out; why is noted."""
        found = None
        if self._edition.is_new and self._view.links(file):
            found = ("link", file)
        elif mount.target == "content":
            found = self._folder(mount.folder, rest.rpartition("/")[0]) or self._name(file)
        if found:
            self._tree.ignored[file] = found
        return found is not None

    def _folder(self, above: str, path: str) -> tuple[str, str] | None:
        place = above + path
        if place not in self._folders:
            parts = path.split("/") if path else []
            found = None
            for depth in range(1, len(parts) + 1):
                each = above + "/".join(parts[:depth])
                if each not in self._folders:
                    self._folders[each] = found or self._name(each)
                found = self._folders[each]
            self._folders[place] = found
        return self._folders[place]

    def _name(self, path: str) -> tuple[str, str] | None:
        name = path.rpartition("/")[2]
        if name.startswith((".", "#")) or name.endswith("~"):
            return "hidden-name", name
        for pattern, each in self._patterns:
            try:
                if each.search(f"/{path}"):
                    return "ignored", pattern
            except user_pattern.PatternError:
                continue
        return None

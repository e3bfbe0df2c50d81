"""Which files are pages, and where their site begins."""

from __future__ import annotations

import os
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from profilelint.base import files, seen
from profilelint.read.bibtex.file import is_bibliography
from profilelint.read.settings_file import is_settings
from profilelint.site import ignore

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from profilelint.site.ignore import Globs

#: What a page's name ends with, in lower case.
SUFFIXES = (".md", ".markdown", ".mdown", ".qmd", ".rmd")

#: Folders that hold built pages, the code of others, or what macOS notes of files (`._page.md`, too); dot folders and
#: virtual environments are passed over as well.
SKIPPED = frozenset(
    (
        *("_site", "public", "node_modules", "bower_components", "vendor", "_vendor", "rmarkdown-libs", "site_libs"),
        "__MACOSX",
    )
)

#: How files are named, without front matter, that tell of a site's making; themes bring their own along.
_FOR_MAKERS = (
    *("README", "CHANGELOG", "CONTRIBUTING", "CODE_OF_CONDUCT", "LICENSE", "LICENCE", "INSTALL", "CUSTOMIZE", "FAQ"),
    *("ANALYTICS", "TROUBLESHOOTING", "QUICKSTART", "SECURITY"),
)
#: What holds the home page of a site, or of a folder of it.
_HOMES = ("index.", "_pages", "content")
#: What is written for programs that write code. "agents.md" may be a page.
FOR_AGENTS = frozenset({"AGENTS.md", "CLAUDE.md", "GEMINI.md"})

#: Jekyll's config.
JEKYLL = "_config.yml"

#: Hugo's config, and what it was called before 0.110: that only beside `content`.
HUGO = tuple(f"hugo.{suffix}" for suffix in ("toml", "yaml", "yml", "json"))
OLD_HUGO = ("config", *(f"config.{suffix}" for suffix in ("toml", "yaml", "yml", "json")))

#: What stands at the root of a site, all the names of a row together.
MARKERS = (
    (JEKYLL,),
    ("_config.yaml",),
    *((name,) for name in HUGO),
    *((name, "content") for name in OLD_HUGO[1:]),
    ("config/_default", "content"),
    ("_quarto.yml",),
    (".git",),
)


#: So many files and folders are looked at, of one folder or of a whole site.
MOST_ENTRIES = 200_000


class Found(NamedTuple):
    """What is checked, as paths as they are shown and sorted, and notices about the search."""

    pages: list[str]
    notices: list[str]


def absolute(path: str | Path, start: Path | None = None) -> Path:
    """Return a path from the root of the file system, without `..` and without following symbolic links.

    A relative path begins in `start`, or else in the working directory.
    """
    return Path(os.path.abspath(os.path.join(start, path) if start else path))  # noqa: PTH100, PTH118 -- for every page


def display(path: str | Path, start: Path | None = None) -> str:
    """Return a path as reports show it: relative to `start`, or else to the working directory, with `/`."""
    try:
        path = os.path.relpath(path, start)
    except ValueError:  # another drive
        path = str(absolute(path))
    return path.replace(os.sep, "/")


def common_folder(paths: Iterable[str]) -> Path:
    """The nearest folder that holds all the paths, absolute; the working directory if they have none in common."""
    folders = [path if is_folder(path) else path.parent for path in map(absolute, paths)]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # no path at all, or several drives
        return Path.cwd()


def repository(folder: Path) -> Path | None:
    """Return the git repository that a folder lies in, or None."""
    return next((each for each in (folder, *folder.parents) if is_there(each / ".git")), None)


def is_there(path: Path) -> bool:
    """Return whether something lies at a place; raises OSError where that may not be asked."""
    seen.place(path)
    return path.exists()


def is_folder(path: Path) -> bool:
    """Return whether a folder, or a link to one, lies at a place."""
    seen.place(path)
    return path.is_dir()


def caseless_path(path: str) -> str:
    """Return a path such that two paths give the same if only capitals, or the form of their accents, differ.

    >>> caseless_path("Files/CV.pdf") == caseless_path("files/cv.PDF")
    True
    """
    return normalize("NFC", path).casefold()


def is_page_file(name: str) -> bool:
    """Return whether the name of a file is that of a page.

    >>> is_page_file("CV.Rmd"), is_page_file("cv.pdf")
    (True, False)
    """
    return name.lower().endswith(SUFFIXES)


def is_read(path: str) -> bool:
    """Return whether a file's path is that of a page, of settings or of a bibliography, which are checked."""
    return is_page_file(path) or is_settings(path) or is_bibliography(path)


def pages(paths: Iterable[str], exclude: Sequence[Globs], root: Path, start: Path | None = None) -> Found:
    """Return what is checked among and below the paths; raises FileNotFoundError where there is no such path.

    The paths that are given, and those that are returned, are relative to `start`, or else to the working directory.
    What `exclude` leaves out stays out even if it is given explicitly; what a .gitignore file leaves out, the folders
    that are passed over, and what tells of a site's making (CHANGELOG.md), only if it is not. Symbolic links are read
    when given, and else not followed.
    """
    found: set[str] = set()
    links: set[str] = set()
    notices: list[str] = []
    show = partial(display, start=start)
    for path in (absolute(each, start) for each in paths):
        if is_folder(path) and files.is_below(path, root):
            for each in _walk(path, _inherited(path, root), exclude, notices, show):
                (links if os.path.islink(each) else found).add(each)  # noqa: PTH114 -- asked for every page
        elif not os.path.lexists(path):
            raise FileNotFoundError(str(path))
        elif not (path.is_dir() or is_read(str(path))):
            notices.append(f"{show(path)}: not a Markdown page, skipped")
        elif not excluded(str(path), exclude):
            found.add(str(path))
    return Found(sorted(map(show, found | _led_to(links, found, root, notices, show))), notices)


def _led_to(
    links: Iterable[str], found: Iterable[str], root: Path, notices: list[str], show: Callable[[str], str]
) -> set[str]:
    """Return the links to pages of the site that are not found in their own places, one for each of these pages."""
    seen = set(map(os.path.realpath, found)) if links else set()
    kept = set()
    for link in sorted(links):
        fault = files.fault_of(link, root)
        real = os.path.realpath(link)
        if fault and (fault.absent or fault.leaves):
            notices.append(f"{show(link)}: skipped: {fault.strerror}")
        elif real not in seen:
            seen.add(real)
            kept.add(link)
    return kept


def excluded(path: str, exclude: Sequence[Globs]) -> bool:
    """Return whether globs of the user leave a file out."""
    return any(globs.verdict(path, folder=False) for globs in exclude)


def _inherited(folder: Path, root: Path) -> tuple[Globs, ...]:
    """Return the .gitignore files above a folder, unless they leave out the folder itself, which was asked for."""
    globs = ignore.above(folder, repository(folder) or root)
    return () if _ignored_folder(folder, globs) else globs


def _ignored_folder(folder: Path, globs: tuple[Globs, ...]) -> bool:
    return any(ignore.ignored(globs, str(each), folder=True) for each in (folder, *folder.parents))


def _walk(
    top: Path,
    inherited: tuple[Globs, ...],
    exclude: Sequence[Globs],
    notices: list[str],
    show: Callable[[str], str],
) -> Iterator[str]:
    waiting = [(str(top), inherited)]
    in_site, room = False, MOST_ENTRIES
    while waiting:
        folder, globs = waiting.pop()
        try:
            found = entries(folder)
        except OSError:
            yield folder  # the check says why
            continue
        room -= len(found)
        if room < 0:
            notices.append(f"{show(str(top))}: more than {MOST_ENTRIES:,} files, so some were skipped; name folders")
            return
        names = {entry.name for entry in found}
        if "pyvenv.cfg" in names and folder != str(top):
            continue
        if in_site and _generator(names):  # mostly the theme's own demonstration
            notices.append(f"{show(folder)}: a site of its own, skipped; to check it, name it")
            continue
        in_site = in_site or (folder == str(top) and bool(_generator(names)))
        if ".gitignore" in names and (own := ignore.read(Path(folder, ".gitignore"), Path(folder))):
            globs = (*globs, own)
        for entry in filter(partial(_wanted, siblings=names), found):
            is_folder = entry.is_dir(follow_symlinks=False)
            is_idle = in_site and _is_for_makers(entry, names)
            if is_idle or _left_out(entry.path, globs, exclude, is_folder=is_folder):
                continue
            if is_folder:
                waiting.append((entry.path, globs))
            else:
                yield entry.path


def entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what a folder holds, up to MOST_ENTRIES; raises OSError."""
    known = seen.before(folder)
    try:
        with os.scandir(folder) as found:
            listed = list(islice(found, MOST_ENTRIES))
    except PermissionError:
        seen.refuse("a folder cannot be read")
        raise
    seen.folder(folder, known, listed)
    return listed


def _generator(names: Container[str]) -> str:
    """Return the generator whose site a folder is that holds files and folders of these names; "" for none."""
    if JEKYLL in names:
        return "Jekyll"
    return "Hugo" if "content" in names and any(name in names for name in (*HUGO, *OLD_HUGO)) else ""


def _wanted(entry: os.DirEntry[str], siblings: Container[str]) -> bool:
    if entry.is_dir(follow_symlinks=False):
        is_code = entry.name == "themes" and _generator(siblings) == "Hugo"
        return entry.name not in SKIPPED and not entry.name.startswith(".") and not is_code
    is_foreign = entry.name.startswith("config.") and "content" not in siblings and "_default" not in entry.path
    if entry.name in FOR_AGENTS or entry.name.startswith("._") or not is_read(entry.path):
        return False
    return not is_foreign and not (entry.is_symlink() and entry.is_dir())


def _is_for_makers(entry: os.DirEntry[str], siblings: Iterable[str]) -> bool:
    """Return whether a file in a site is no page: one without front matter, and no README in place of a home page.

    GitHub Pages shows a README.md where there is no index (github.com/benbalter/jekyll-readme-index).
    """
    if not entry.name.startswith(_FOR_MAKERS) or not is_page_file(entry.name):
        return False
    if caseless_path(entry.name) == "readme.md" and not any(each.startswith(_HOMES) for each in siblings):
        return False
    try:
        return files.head(entry.path, 3) not in {b"---", b"+++"}
    except files.UnreadableError:
        return False


def _left_out(path: str, globs: tuple[Globs, ...], exclude: Sequence[Globs], *, is_folder: bool) -> bool:
    if any(each.verdict(path, folder=is_folder) for each in exclude):
        return True
    return ignore.ignored(globs, path, folder=is_folder)

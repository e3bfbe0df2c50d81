"""Which other files Quarto publishes as they are.

Sources: core/html.ts `discoverResourceRefs`, command/render/resources.ts, project/project-resources.ts,
project-context.ts `projectConfigResources`. What the finished page names is looked for in its source.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from typing import TYPE_CHECKING
from urllib.parse import unquote

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.quarto import includes, matter, patterns, reading
from profilelint.site.generators.quarto.inputs import folders_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.site.generators.quarto.matter import Source
    from profilelint.site.generators.quarto.settings import Settings
    from profilelint.site.generators.view import View

#: `projectResourceFiles`, and `kProject404File` (project/types.ts).
_ALWAYS = ("robots.txt", ".nojekyll", "CNAME", "_redirects", "404.html")
#: Keys of a config or a page that name no file to publish.
_UNSEEN_KEYS = frozenset(
    {
        *("bibliography", "csl", "filters", "shortcodes", "include-in-header", "include-before-body"),
        *("include-after-body", "template", "template-partials", "jupyter", "metadata-files", "render", "execute"),
        *("resources", "theme", "brand"),
    }
)
#: Tags and attributes that `kHtmlResourceTags` lacks.
_NOT_SEEN = lazy_pattern(
    r"(?i)<(?:video|audio|object|track)\b[^<>]*|\b(?:poster|srcset)\s*+=\s*+(?:\"[^\"]*\"|'[^']*')"
)
#: A target in Markdown, a reference, an attribute, a value in a style, a picture in the code of a cell.
_TARGETS = (
    lazy_pattern(r"\]\(\s*+<([^<>\n]++)>|\]\(([^()<\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)"),
    lazy_pattern(r"\]:[ \t]*+<?+([^\s<>]++)"),
    lazy_pattern(r"(?i)(?<![\w-])(?:href|src|data-[a-z-]++)=(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s\"'<>]++))"),
    lazy_pattern(r"(?i)\burl\(\s*+[\"']?+([^\"')\s]++)"),
)
_PICTURE = lazy_pattern(r"[\"']([^\"'\n]++\.(?:png|jpe?g|svg|gif|webp|pdf))[\"']", 2)
_SHORTCODE = lazy_pattern(r"\{\{<([^<>]*+)>\}\}")
_CODE = lazy_pattern(r"`[^`\n]*`")
#: A title behind a target; blanks in a target are allowed in Pandoc.
_TITLE = lazy_pattern(r"(?<![ \t])[ \t]++[\"'].*")
_CSS = lazy_pattern(r"[^\s()\"';,]++")


class _Files:
    """The files of a site, found by what a page calls them."""

    def __init__(self, files: frozenset[str]) -> None:
        self.files = files
        self._names = frozenset(posixpath.basename(each) for each in files)

    def named(self, page: str, words: Iterable[str], ending: str = "") -> Iterator[str]:
        """Yield the files that words lead to, from the folder of a page or, with a slash before, from the root.

        `ending` is added to names of pictures that have none.
        """
        for word in words:
            path = unquote(word.partition("#")[0].partition("?")[0])
            if ending and not posixpath.splitext(path)[1] and posixpath.basename(path) not in self._names:
                path = f"{path}.{ending}"
            if posixpath.basename(path) not in self._names:
                continue
            above = "" if path.startswith("/") else posixpath.dirname(page)
            path = posixpath.normpath(posixpath.join(above, path.lstrip("/")))
            if path in self.files and path != page:
                yield path


def copied(
    view: View,
    settings: Settings,
    sources: Mapping[str, Source],
    endings: Mapping[str, str],
    taken: Mapping[str, Sequence[str]],
) -> dict[str, str]:
    """Return the files that are published as they are, and what names each: a page, the config, or "" for a fixed name.

    `taken` has the files that each page takes in, `endings` what it adds to the names of pictures that have none.
    """
    files = _Files(frozenset(view.files))
    words = _Words(view)
    found: dict[str, str] = {}
    for path, source in sources.items():
        said = [*reading.leaves(source.keys, _UNSEEN_KEYS | {"contents"}), *words.of_page(path, source)]
        for inner in taken.get(path, ()):
            said += words.of_part(inner)
        for each in files.named(path, said, endings[path]):
            if each not in sources:  # a link to an input becomes one to its page
                found.setdefault(each, path)
    config = {key: value for key, value in settings.values.items() if key != "project"}
    for each in files.named("", reading.leaves(config, _UNSEEN_KEYS)):
        if each not in sources:
            found.setdefault(each, settings.path)
    found |= {each: "" for each in _ALWAYS if each in files.files}
    found |= _listed(view, settings, sources)
    _follow_styles(view, files, found)
    output = f"{settings.output}/"
    return {path: by for path, by in found.items() if not settings.output or not path.startswith(output)}


def _follow_styles(view: View, files: _Files, found: dict[str, str]) -> None:
    """Add what style sheets name (`handleCssReferences`)."""
    waiting = [each for each in found if each.lower().endswith(".css")]
    while waiting:
        path = waiting.pop()
        for each in files.named(path, (match[0] for match in _CSS.finditer(matter.text_of(view, path)))):
            if each not in found:
                found[each] = path
                waiting += [each] if each.lower().endswith(".css") else []


class _Words:
    """What sources name; a part of many pages is read once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, list[str]] = {}

    def of_page(self, path: str, source: Source) -> list[str]:
        """Return what a page names below its keys."""
        text = source.text
        if matter.end(path) == matter.NOTEBOOK:
            text = text.replace('\\"', '"').replace("\\n", "\n")
            return list(_targets(_without_comments(text)))
        listed = [name for name in reading.leaves(source.keys.get("listing")) if name.endswith((".yml", ".yaml"))]
        lists = (
            self.of_list(posixpath.normpath(posixpath.join(posixpath.dirname(path), each))) for each in listed[:20]
        )
        body = text.lstrip().partition("\n---")[2] if source.keys else text
        return [*_words(body), *(each for found in lists for each in found)]

    def of_list(self, path: str) -> list[str]:
        """Return what a list of entries names that a page shows (website-listing-read.ts)."""
        if path not in self._known:
            self._known[path] = reading.leaves(reading.load(matter.text_of(self._view, path)).value)
        return self._known[path]

    def of_part(self, path: str) -> list[str]:
        """Return what a file names that pages take in."""
        if path not in self._known:
            self._known[path] = _words(matter.text_of(self._view, path))
        return self._known[path]


def _words(text: str) -> list[str]:
    found = [match[1] for match in _PICTURE.finditer(text)]  # such as `include_graphics("a.png")`
    plain = _without_comments("\n".join(includes.plain_lines(text)))
    return [*found, *_targets(_CODE.sub(" ", plain))]


def _targets(text: str) -> Iterator[str]:
    text = _NOT_SEEN.sub(" ", text)
    for pattern in _TARGETS:
        for match in pattern.finditer(text):
            yield _TITLE.sub("", next(each for each in (*match.groups(), "") if each is not None).strip(), 1)
    for match in _SHORTCODE.finditer(text):
        name, *others = match[1].split()[:20] or [""]
        if name not in ("include", "embed"):
            yield from (each.rpartition("=")[2].strip("\"'") for each in others)


def _without_comments(text: str) -> str:
    parts: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[position:start])
        position = end + 3
    return "".join((*parts, text[position:]))


def _listed(view: View, settings: Settings, sources: Mapping[str, Source]) -> dict[str, str]:
    """Return what `resources:` of the project and of pages names."""
    folders = folders_of(view.files)
    said = reading.texts(settings.project.get("resources"))
    if settings.kind == "manuscript" and isinstance(own := settings.values.get("manuscript"), dict):
        said = [*said, *reading.texts(own.get("resources"))]
    listed = patterns.read(said, folders, smart=True)
    found = {path: settings.path for path in view.files if said and listed.takes(path)}
    by_folder: dict[str, list[str]] = {}
    for path, source in sources.items():
        by_folder.setdefault(posixpath.dirname(path), []).extend(reading.texts(source.keys.get("resources")))
    for folder, entries in by_folder.items():
        if entries:
            above = f"{folder}/" if folder else ""
            inner = [path.removeprefix(above) for path in _below(view.files, above)]
            own_list = patterns.read(entries, folders_of(inner), smart=True, deep=False)
            named = (f"{above}{each}" for each in inner if own_list.takes(each) and "/." not in f"/{each}")
            found |= dict.fromkeys(named, folder or settings.path)
    return found


def _below(files: Sequence[str], folder: str) -> Sequence[str]:
    """Return the files in a folder, of files in order; the folder ends with a slash, or is ""."""
    if not folder:
        return files
    return files[bisect_left(files, folder) : bisect_left(files, f"{folder}\U0010ffff")]

"""One build of a project: what is written where, of which file, and where Quarto stops."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from profilelint.site.generators.quarto import copies, kinds, pages, settings
from profilelint.site.generators.quarto.includes import Includes
from profilelint.site.generators.quarto.inputs import Inputs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.site.generators.quarto.matter import Source
    from profilelint.site.generators.quarto.settings import Settings
    from profilelint.site.generators.view import View

#: Why a source is not in the list of a project, by its type.
_NOT_LISTED = {"book": "not-in-book", "manuscript": "not-in-manuscript"}


@dataclass(slots=True)
class Build:
    """A build that is over. `drafts` are written, but empty; `shared` names another file of the same address.

    `endings` has what is added to the names of pictures that have none.
    """

    settings: Settings
    sources: Mapping[str, Source]
    left_out: Mapping[str, tuple[str, str]]
    faults: dict[str, tuple[str, str]]
    addresses: dict[str, list[str]] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    shown: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    copied: dict[str, str] = field(default_factory=dict)
    written: dict[str, tuple[str, ...]] = field(default_factory=dict)


def build(view: View, profiles: Sequence[str]) -> Build:
    """Return what Quarto makes of a site with some profiles."""
    files = frozenset(view.files)
    found = settings.read(view, files, profiles)
    render, fault = kinds.render_list(view, found)
    inputs = Inputs(view, found, render)
    key = _NOT_LISTED.get(found.kind, "not-listed")
    left_out = {path: (key, said[1]) if said[0] == "not-listed" else said for path, said in inputs.left_out.items()}
    made = Build(found, inputs.sources, left_out, dict(found.faults))
    if fault:
        made.faults.setdefault(found.path, fault)
    folders = pages.Folders(view, files)
    taken = _take_in(view, files, made)
    for path in made.sources:
        _write(made, path, folders.keys(posixpath.dirname(path)))
    made.faults |= folders.faults
    made.copied = copies.copied(view, found, made.sources, made.endings, taken)
    _finish(made, folders)
    return made


def _take_in(view: View, files: frozenset[str], made: Build) -> dict[str, list[str]]:
    includes = Includes(view, files)
    taken = {}
    for path, source in made.sources.items():
        found, fault = includes.of(path, source.text)
        if found:
            taken[path] = found
        if source.fault:
            made.faults[path] = source.fault, source.named
        elif fault:
            made.faults[path] = fault
    return taken


def _write(made: Build, path: str, folder: Mapping[str, object]) -> None:
    keys = made.sources[path].keys
    addresses = pages.written(made.settings, path, folder, keys)
    if not addresses and pages.is_draft(made.settings, path, folder, keys):
        made.drafts.add(path)
    elif keys.get("draft") is True and made.settings.website.get("draft-mode"):
        made.shown[path] = str(made.settings.website["draft-mode"])
    if made.settings.kind == "manuscript":
        addresses = _of_manuscript(made, path, addresses)
    made.addresses[path] = addresses
    made.endings[path] = pages.picture_ending(made.settings, folder, keys)


def _of_manuscript(made: Build, path: str, addresses: list[str]) -> list[str]:
    """Return the addresses: that of the paper is `index.html`, a notebook is a preview (manuscript.ts `outputFile`)."""
    if path == kinds.article(made.settings, made.sources):
        return ["index.html" if each == f"{posixpath.splitext(path)[0]}.html" else each for each in addresses]
    return [f"{each.removesuffix('.html')}-preview.html" for each in addresses if each.endswith(".html")]


def _finish(made: Build, folders: pages.Folders) -> None:
    """Put together what is written, in the order of Quarto (website.ts `websitePostRender`)."""
    found: dict[str, list[str]] = {}
    for path, addresses in made.addresses.items():
        for address in addresses:
            found.setdefault(address, []).append(path)
    for paths in found.values():
        made.shared |= {
            path: next(each for each in paths if each != path) for path in paths[: 2 if len(paths) > 1 else 0]
        }
        made.shared |= dict.fromkeys(paths[2:], paths[0])
    made.written = {address: tuple(paths) for address, paths in found.items()}
    for path in made.copied:
        made.written.setdefault(path, (path,))
    if made.settings.is_website:
        _add_of_website(made, found, folders)


def _add_of_website(made: Build, outputs: Mapping[str, Sequence[str]], folders: pages.Folders) -> None:
    site = made.settings.website
    for path, addresses in made.addresses.items():
        source, folder = made.sources[path], folders.keys(posixpath.dirname(path))
        for page in addresses[:1]:
            said = source.keys.get("aliases", folder.get("aliases"))
            for alias in pages.aliases(page, said):
                if alias not in outputs:
                    made.written.setdefault(alias, (path,))
            for feed in pages.feeds(made.settings, page, source.keys):
                made.written.setdefault(feed, (path,))
            if source.keys.get("listing"):
                made.written.setdefault("listings.json", ())
    if site.get("search") is not False:
        made.written.setdefault("search.json", ())
    if isinstance(site.get("site-url"), str):
        made.written.setdefault("sitemap.xml", ())
        made.written.setdefault("robots.txt", ())
    has_home = "index.html" in outputs or any(path.rpartition(".")[0] == "index" for path in made.drafts)
    if made.sources and not has_home:  # `ensureIndexPage`
        made.written.setdefault("index.html", (next(iter(made.sources)),))

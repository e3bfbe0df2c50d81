"""Which files of a project Quarto makes pages of, and why not of others (project-context.ts `projectInputFiles`)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from profilelint.site.generators.quarto import matter, patterns, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.site.generators.quarto.settings import Settings
    from profilelint.site.generators.view import View

#: `engineIgnoreDirs` (execute/engine.ts, rmd.ts, jupyter.ts), in any folder.
_ENVIRONMENTS = frozenset({"node_modules", "renv", "packrat", "rsconnect", "venv", "env"})
#: `projectHiddenIgnoreGlob`: names that are never pages, in exactly these letters, in any folder.
_READMES = frozenset({"README.md", "README.qmd", "README.Rmd", "README.rmd"})
#: The same, from Quarto 1.9 on only (news/changelog-1.9.md, #13907).
_ASSISTANTS = frozenset({"CLAUDE.md", "CLAUDE.local.md", "AGENTS.md", "AGENTS.local.md"})
#: `pandocBuiltInFormats` (resources/schema/format-aliases.yml, `pandoc-all`).
_FORMATS = frozenset(
    {
        *("asciidoc", "asciidoctor", "beamer", "biblatex", "bibtex", "chunkedhtml", "commonmark", "commonmark_x"),
        *("context", "csljson", "docbook", "docbook4", "docbook5", "docx", "dokuwiki", "dzslides", "epub"),
        *("epub2", "epub3", "fb2", "gfm", "haddock", "html", "html4", "html5", "icml", "ipynb", "jats"),
        *("jats_archiving", "jats_articleauthoring", "jats_publishing", "jira", "json", "latex", "man"),
        *("markdown", "markdown_github", "markdown_mmd", "markdown_phpextra", "markdown_strict", "markua"),
        *("mediawiki", "ms", "muse", "native", "odt", "opendocument", "opml", "org", "pdf", "plain", "pptx"),
        *("revealjs", "rst", "rtf", "s5", "slideous", "slidy", "tei", "texinfo", "textile", "typst", "xwiki"),
        *("zimwiki", "md", "dashboard"),
    }
)


class Inputs:
    """The inputs of a project in order, and why the other sources are none: the key of a reason, and what it names."""

    def __init__(self, view: View, settings: Settings, render: Sequence[str] | None) -> None:
        self._view = view
        self._output = settings.output
        self.sources: dict[str, matter.Source] = {}
        self.left_out: dict[str, tuple[str, str]] = {}
        candidates = [path for path in view.files if self._is_candidate(path)]
        if render is not None:
            candidates = self._listed(candidates, render)
        self.sources = {path: matter.read(view, path) for path in candidates}
        self._drop_intermediates()

    def _is_candidate(self, path: str) -> bool:
        if matter.end(path) not in matter.MARKDOWN | matter.SCRIPTS and matter.end(path) != matter.NOTEBOOK:
            return False
        if found := ("output", self._output) if self._is_output(path) else hidden(path):
            self.left_out[path] = found
            return False
        return matter.is_source(self._view, path)

    def _is_output(self, path: str) -> bool:
        return bool(self._output) and path.startswith(f"{self._output}/")

    def _listed(self, candidates: Sequence[str], render: Sequence[str]) -> list[str]:
        """What `render:` takes in. A folder that it takes counts with all in it, whatever is taken away of that."""
        folders = folders_of(self._view.files)
        listed = patterns.read(render, folders)
        taken = {each for each in folders if not hidden(f"{each}/x") and listed.takes(each)}
        found = [path for path in candidates if listed.takes(path) or any(each in taken for each in _above(path))]
        named = patterns.read([each for each in render if not each.startswith("!")], folders)
        for path in set(candidates) - set(found):
            self.left_out[path] = ("taken-away" if named.takes(path) else "not-listed"), ""
        return found

    def _drop_intermediates(self) -> None:
        """`executionEngineIntermediateFiles`: what other inputs leave behind is no input."""
        found: dict[str, str] = {}
        files = frozenset(self._view.files)
        stems = {_stem(path): path for path in self.sources}
        for path in self.sources:
            stem = _stem(path)
            cut = max(stem.rfind("-"), stem.rfind("."))
            if path.endswith(".md") and stem[cut + 1 :] in _FORMATS and cut > 0 and stem[:cut] in stems:
                found[path] = stems[stem[:cut]]
        for path, source in self.sources.items():
            if matter.end(path) != matter.NOTEBOOK and (source.runs_jupyter or matter.end(path) in matter.SCRIPTS):
                found[f"{_stem(path)}{matter.NOTEBOOK}"] = path
            elif matter.end(path) == matter.NOTEBOOK:
                pairs = (_stem(path) + each for each in (".qmd", *sorted(matter.SCRIPTS)))
                if pair := next((each for each in pairs if each in files), ""):
                    found[path] = pair
        for path, other in found.items():
            if self.sources.pop(path, None):
                self.left_out[path] = "intermediate", other


def hidden(path: str) -> tuple[str, str] | None:
    """Return why no file of this name is a page, the key of a reason and the part of the path; None for a usual name.

    >>> hidden("talks/_draft/a.qmd"), hidden("talks/a.qmd")
    (('underscore', '_draft'), None)
    """
    *above, name = path.split("/")
    for part in (*above, name):
        if part.startswith(("_", ".")):
            return ("underscore" if part[0] == "_" else "dot"), part
    if found := next((part for part in above if part in _ENVIRONMENTS), None):
        return "environment", found
    if name in _READMES:
        return "readme", name
    return ("assistant", name) if name in _ASSISTANTS or name.endswith(".llms.md") else None


def folders_of(files: Sequence[str]) -> frozenset[str]:
    """Return all folders of a site, without a slash at their ends."""
    found: set[str] = set()
    for path in files:
        for each in _above(path):
            if each in found:
                break
            found.add(each)
    return frozenset(found)


def _above(path: str) -> list[str]:
    """Return the folders that a path is in, the nearest first."""
    found = []
    while folder := posixpath.dirname(path):
        found.append(folder)
        path = folder
    return found


def _stem(path: str) -> str:
    return posixpath.splitext(path)[0]


def listed(settings: Settings) -> list[str] | None:
    """`project: render:`; None where it is not there."""
    said = settings.project.get("render")
    return None if said is None else reading.texts(said)

"""What stands at the top of a source, as Quarto finds it, and what in its text decides about the page.

Sources: core/yaml.ts `partitionYamlFrontMatter`, core/schema/validate-document.ts, core/pandoc/pandoc-partition.ts
`languagesWithClasses`, core/jupyter/percent.ts `isJupyterPercentScript`, execute/rmd.ts `isKnitrSpinScript`.
"""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from profilelint.base.lazy import lazy_pattern
from profilelint.site.generators.quarto import reading
from profilelint.site.generators.view import MOST

if TYPE_CHECKING:
    from profilelint.site.generators.view import View

#: `validExtensions` of the engines (execute/markdown.ts, jupyter.ts, rmd.ts, types.ts); capitals do not matter.
MARKDOWN = frozenset({".md", ".markdown", ".qmd", ".rmd", ".rmarkdown"})
NOTEBOOK = ".ipynb"
SCRIPTS = frozenset({".py", ".jl", ".r", ".q"})
#: Languages of cells that no engine runs (core/handlers/, `type: "cell"`), and `ojs`.
_HANDLED = frozenset({"ojs", "mermaid", "dot"})

#: Keys whose values Quarto checks, the reason for another kind, and the kinds: tried with its own validator
#: (core/lib/yaml-validation, with the schemas of resources/schema/document-*.yml). What is empty is of another kind.
_KINDS: dict[str, tuple[str, tuple[type, ...]]] = {
    **dict.fromkeys(("title", "subtitle", "description", "abstract"), ("no-text", (str,))),
    **dict.fromkeys(("date", "date-modified"), ("no-date", (str, dict))),
    **dict.fromkeys(("toc", "number-sections"), ("no-bool", (bool,))),
    "aliases": ("no-list", (list,)),
}
_BEGIN = lazy_pattern(r"---[ \t]*")
_END = lazy_pattern(r"(?:---|\.\.\.)[ \t]*")
_CELL = lazy_pattern(r"[\t >]*+```+\s*+\{([a-zA-Z][a-zA-Z0-9_.]*+)[^}]*\}\s*")
_PERCENT = lazy_pattern(r"\s*+#\s*+%%+\s++\[(?:markdown|raw)\]")
_SPIN = lazy_pattern(r"#'\s*+---")


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its keys, its text, the languages of its cells in small letters, and what Quarto stops at.

    `fault` is the key of a reason, with what it names, or "".
    """

    keys: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    languages: frozenset[str] = frozenset()
    fault: str = ""
    named: str = ""

    @property
    def runs_jupyter(self) -> bool:
        """Whether Jupyter runs its cells (execute/engine.ts `markdownExecutionEngine`)."""
        if self.keys.get("knitr") or self.keys.get("engine") in ("knitr", "markdown"):
            return False
        is_asked = bool(self.keys.get("jupyter")) or self.keys.get("engine") == "jupyter"
        return is_asked or bool(self.languages - _HANDLED and "r" not in self.languages)

    @property
    def has_code(self) -> bool:
        """Whether some of its text comes of cells that are run."""
        return bool(self.languages)


def end(path: str) -> str:
    """Return the ending of a file's name in small letters, with its dot."""
    return posixpath.splitext(path)[1].lower()


def text_of(view: View, path: str) -> str:
    """Return a text as `Deno.readTextFileSync` gives it."""
    return _decoded(view.data(path))


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")


def is_source(view: View, path: str) -> bool:
    """Return whether an engine takes a file (execute/engine.ts `fileExecutionEngine`)."""
    ending = end(path)
    if ending not in SCRIPTS:
        return ending in MARKDOWN or ending == NOTEBOOK
    text = text_of(view, path)
    if any(_PERCENT.match(line) for line in text.splitlines() if "%%" in line):
        return True
    if ending != ".r" or not _SPIN.match(text.lstrip()):
        return False
    return len(_SPIN.findall(text)) > 1


def read(view: View, path: str) -> Source:
    """Return what Quarto sees of a source."""
    data = view.data(path)
    text = _decoded(data)
    ending = end(path)
    if ending == NOTEBOOK:
        return _notebook(text, is_cut=len(data) >= MOST)
    if ending in SCRIPTS:
        return Source(text=text, languages=frozenset({"r" if ending == ".r" else "python"}))
    found = (_CELL.fullmatch(line) for line in text.split("\n") if "```" in line)
    languages = frozenset(each[1].lower() for each in found if each)
    block = _block(text.lstrip())
    keys, fault, named = _keys(block, is_checked=text.startswith("---")) if block is not None else ({}, "", "")
    if not fault and _is_open(text):
        fault = "matter-open"
    if not fault and ending == ".md" and languages:
        fault, named = "code-in-md", min(languages)
    return Source(keys, text, languages, fault, named)


def _keys(block: str, *, is_checked: bool) -> tuple[dict[str, Any], str, str]:
    found = reading.load(block)
    if not found.is_readable:
        return {}, "matter-unreadable", ""
    if not is_checked or found.table.get("validate-yaml") is False:  # only at the very top
        return found.table, "", ""
    if found.twice:
        return found.table, "matter-twice", found.twice
    name = next((name for name, (_, kinds) in _KINDS.items() if _is_other(found.table, name, kinds)), "")
    return found.table, _KINDS[name][0] if name else "", name


def _is_other(keys: dict[str, Any], name: str, kinds: tuple[type, ...]) -> bool:
    return name in keys and (not isinstance(keys[name], kinds) or isinstance(keys[name], reading.Number))


def _block(text: str) -> str | None:
    """Return the block of keys at the start of a text; None for none."""
    lines = text.split("\n")
    if len(lines) < 3 or not _BEGIN.fullmatch(lines[0]) or not lines[1].strip() or _END.fullmatch(lines[1]):
        return None
    last = next((number for number, line in enumerate(lines) if number and _END.fullmatch(line)), None)
    return "\n".join(lines[1:last]) if last else None


def _is_open(text: str) -> bool:
    """Return whether Quarto expects keys at the very top, and no line `---` ends them (validate-document.ts)."""
    first, *others = text.split("\n")
    if not first.startswith("---"):
        return False
    return not _BEGIN.fullmatch(first) or not any(_BEGIN.fullmatch(line.rstrip()) for line in others)


def _notebook(text: str, *, is_cut: bool) -> Source:
    try:
        cells = json.loads(text)["cells"]
        said = cells[0]["source"] if cells and cells[0]["cell_type"] in ("raw", "markdown") else ""
        said = "".join(said) if isinstance(said, list) else said
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        is_json = is_cut
        return Source(text=text, languages=frozenset({"python"}), fault="" if is_json else "notebook-unreadable")
    block = _block(said.lstrip()) if isinstance(said, str) else None
    found = reading.load(block).table if block else {}
    return Source(found, text, frozenset({"python"}))

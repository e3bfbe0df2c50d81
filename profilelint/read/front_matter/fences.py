"""The block of metadata at the head of a page, as Jekyll, Hugo and Quarto find it.

This is the only importer of `frontmatter` (python-frontmatter), whose handlers say which format a page has and where
the block ends; `yaml_block`, `toml_block` and `json_block` read the block itself.

Fences are those of Jekyll (`Jekyll::Document::YAML_FRONT_MATTER_REGEXP`: "---" alone on the first line, "---" or "..."
alone on a later one), of Hugo (parser/pageparser: "+++" for TOML, braces for JSON) and of Pandoc (manual, "Extension:
yaml_metadata_block"). A page with anything before the fence, or with "<!-- ---", has no front matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import frontmatter
from frontmatter.default_handlers import BaseHandler

from profilelint.base.lazy import lazy_pattern
from profilelint.model.document import LINE_END, FrontMatter, Problem
from profilelint.model.finding import Span
from profilelint.read.front_matter import yaml_block
from profilelint.read.front_matter.source import MAX_BLOCK, extent, line_at, unclosed

if TYPE_CHECKING:
    from profilelint.read.front_matter.fields import Metadata

_BRACE = lazy_pattern(r'\\.|["{}]', re.DOTALL)
_JSON_LINE = lazy_pattern(r'[ \t]*["\[\]{}]')
_LINE_END = lazy_pattern(r"[ \t]*(?:\r\n?|\n|\Z)")


class _Handler(BaseHandler):
    """What python-frontmatter asks of a handler, and what is asked for here beyond it."""

    FM_BOUNDARY: re.Pattern[str]
    language: Literal["yaml", "toml", "json"]

    def start(self, text: str) -> int:
        """Return where the block starts. Raises ValueError where there is none."""
        opening = self.FM_BOUNDARY.match(text)
        if not opening:
            raise ValueError("no front matter")
        return opening.end()

    def load(self, fm: str, head: str = "") -> Metadata:
        """Read the block `fm`, which stands behind `head` in the page."""
        raise NotImplementedError


class _Fenced(_Handler):
    """A block between two fences."""

    closing: re.Pattern[str]

    def key(self) -> re.Pattern[str]:
        """Return what a line that begins a key looks like."""
        raise NotImplementedError

    def split(self, text: str) -> tuple[str, str]:
        """The block and the body. Without a closing fence the block ends with the lines that look like front matter.

        Raises ValueError, as python-frontmatter's own handlers do, where there is no block at all.
        """
        start = self.start(text)
        closing = self.closing.search(text, start - 1)
        if closing:
            return text[start : closing.start() + 1], text[closing.end() :]
        end = extent(text, start, self.key())
        if end == start:
            raise ValueError("a line across the page, and no front matter")
        return text[start:end], text[end:]


class _Yaml(_Fenced):
    FM_BOUNDARY = lazy_pattern(r"\ufeff?---[ \t]*(?:\r\n?|\n)")
    language = "yaml"
    closing = lazy_pattern(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")

    def key(self) -> re.Pattern[str]:
        from profilelint.read.front_matter import faults

        return faults.KEY

    def load(self, fm: str, head: str = "") -> Metadata:
        return yaml_block.load(head, fm)


class _Toml(_Fenced):
    FM_BOUNDARY = lazy_pattern(r"\ufeff?\+\+\+[ \t]*(?:\r\n?|\n)")
    language = "toml"
    closing = lazy_pattern(r"[\r\n]\+\+\+[ \t]*(?:\r\n?|\n|\Z)")

    def key(self) -> re.Pattern[str]:
        from profilelint.read.front_matter import toml_block

        return toml_block.KEY

    def load(self, fm: str, head: str = "") -> Metadata:
        from profilelint.read.front_matter import toml_block

        return toml_block.load(head, fm)


class _Json(_Handler):
    # Hugo takes any page that begins with a brace for JSON; "{{< figure >}}" and "{: .class}" are not meant as such.
    FM_BOUNDARY = lazy_pattern(r'\ufeff?(?=\{\s*(?:"(?:[^"\\\r\n]|\\.)*"\s*:|\}[ \t]*(?:[\r\n]|\Z)))')
    language = "json"

    def split(self, text: str) -> tuple[str, str]:
        """Return the block, braces and all, and the body; the end is found as Hugo's lexer finds it."""
        start = self.start(text)
        end = _balanced(text, start, start + MAX_BLOCK) or extent(text, start, _JSON_LINE)
        line_end = _LINE_END.match(text, end)
        return text[start:end], text[line_end.end() if line_end else end :]

    def load(self, fm: str, head: str = "") -> Metadata:
        from profilelint.read.front_matter import json_block

        return json_block.load(head, fm)


_HANDLERS = (_Yaml(), _Toml(), _Json())


def read(text: str) -> FrontMatter | None:
    r"""Read the front matter at the head of a page, or None if it has none. Total.

    Problems have the kinds "unclosed", "invalid", "tab", "duplicate-key", "merge-marker", "bad-date" and "too-large".

    >>> found = read("---\ntitle: Notes\n---\nText.")
    >>> [(field.path, field.value, field.value_span) for field in found.fields]
    [('title', 'Notes', Span(start=11, end=16))]
    """
    handler = frontmatter.detect_format(text, _HANDLERS)
    if not isinstance(handler, _Handler):
        return None
    try:
        block, body = handler.split(text)
    except ValueError:
        return None
    start = handler.start(text)
    metadata = handler.load(block, text[:start])
    end = len(text) - len(body)
    if end == start + len(block) and isinstance(handler, _Fenced):
        _close(metadata, text, Span(start, end))
    problems = tuple(sorted(metadata.problems, key=lambda problem: problem.span))
    span = Span(int(text.startswith("\ufeff")), metadata.end or end)
    return FrontMatter(handler.language, span, tuple(metadata.fields), problems)


def _balanced(text: str, start: int, last: int) -> int | None:
    """Return the offset behind the brace that closes the one at `start`, if that stands before `last`."""
    depth, quoted = 0, False
    for token in _BRACE.finditer(text, start, last):
        if token[0] == '"':
            quoted = not quoted
        elif not quoted and token[0] in "{}":
            depth += 1 if token[0] == "{" else -1
            if not depth:
                return token.end()
    return None


def _close(metadata: Metadata, text: str, block: Span) -> None:
    """Say that a block is never closed: at the line that was meant to close it, or else where it opens."""
    if any(problem.kind == "unclosed" for problem in metadata.problems):
        return
    fence = text[: block.start].strip("\ufeff \t\r\n")
    filled = block.start + len(text[slice(*block)].rstrip())
    for line in (line_at(text, filled), line_at(text, block.end)):
        if problem := unclosed(text, line, fence):
            other = [each for each in metadata.problems if not line.start <= each.span.start <= line.end]
            metadata.problems[:] = [*other, problem]
            return
    last = len(LINE_END.findall(text, 0, filled)) + 1
    start = text.index(fence)
    message = (
        "The front matter is never closed, so visitors see it as text, or the site is not built. "
        f'Add a line "{fence}" after line {last}.'
    )
    metadata.problems.insert(0, Problem("unclosed", Span(start, start + len(fence)), message))

"""Markdown to tokens that know where they stand, by markdown-it-py; `blocks`, `inlines` and `shortcuts` make it faster.

Those three reach into it. Where another version of it is installed than they were tried with, it parses as it does
without them: the tokens are the same.

markdown-it-py gives inline tokens no position. So the inline rules are wrapped to note in the token they push where in
the block's content they matched: `token.meta["at"]`; for links and images also `"label_end"` and `"destination"`, for
each mark of emphasis `"mark"`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import markdown_it
from markdown_it import MarkdownIt, rules_block, rules_inline

from profilelint.base.lazy import lazy_pattern
from profilelint.base.versions import is_tried

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from profilelint.read.fast.inlines import InlineRule

#: The versions of markdown-it-py whose insides are known: from the first one, and before the second.
TRIED = ("4.3", "4.4")

#: A line that may make the line before it, which is not blank, a heading or the head of a table.
_UNDERLINE = lazy_pattern(r"\n(?<!\n\n)[ \t>]*+(?:=++[ \t]*+|[|:-][-|: \t]*+)(?=\n|\Z)")


class _Parser(MarkdownIt):
    """CommonMark and tables, destinations left as the author wrote them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


def _noting(kind: str, rule: InlineRule) -> InlineRule:
    """`rule`, noting in the token of type `kind` that it pushes where it matched."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count : count + 2]:
                if token.type == kind:
                    token.meta["at"] = (start, state.pos)
                    break
        return True

    return noting


def _noting_destination(marker: str, kind: str, rule: InlineRule) -> InlineRule:
    """Like `_noting`, for links and images: also where the label ends and where the destination stands."""
    offset = len(marker) - 1

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[count : count + 2] if token.type == kind)
            token.meta["at"] = (start, state.pos)
            token.meta["label_end"] = end = state.md.helpers.parseLinkLabel(state, start + offset, offset == 0)
            if state.pos > end + 1 and state.src[end + 1] == "(":
                token.meta["destination"] = _destination(state, end + 2)
        return True

    return noting


def _destination(state: StateInline, position: int) -> tuple[int, int]:
    """Return where the destination stands that is to be found from `position` on, angle brackets left out."""
    while state.src[position] in " \t\n":
        position += 1
    found = state.md.helpers.parseLinkDestination(state.src, position, state.posMax)
    if not found.ok:
        return position, position
    bracketed = state.src[position] == "<"
    return position + bracketed, found.pos - bracketed


def _noting_marks(rule: InlineRule) -> InlineRule:
    """Return the rule of emphasis, noting in each mark that it pushes where that stands."""

    def noting(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent:
            for position, token in enumerate(state.tokens[start - state.pos :], start):
                token.meta["mark"] = position
        return True

    return noting


def _noting_definitions(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[..., bool]:
    """The rule of link reference definitions, noting the lines of each; no footnote is one, in any renderer here."""

    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if state.src.startswith("[^", state.bMarks[start] + state.tShift[start]):
            return False
        found = rule(state, start, end, silent)
        if found and not silent:
            state.env.setdefault("definitions", []).append((start, state.line))
        return found

    return noting


@cache
def _parser(quick: bool, *without: str) -> MarkdownIt:
    """Return a parser that lacks the rules `without`; `quick` says that it may be made faster."""
    parser = _Parser("commonmark", {"store_labels": True}).enable("table").disable(without)
    wrapped: dict[str, InlineRule] = {
        "backticks": _noting("code_inline", rules_inline.backtick),
        "autolink": _noting("link_open", rules_inline.autolink),
        "html_inline": _noting("html_inline", rules_inline.html_inline),
        "link": _noting_destination("[", "link_open", rules_inline.link),
        "image": _noting_destination("![", "image", rules_inline.image),
        "emphasis": _noting_marks(rules_inline.emphasis.tokenize),
    }
    if quick:
        from profilelint.read.fast import shortcuts

        wrapped |= {"link": shortcuts.link(wrapped["link"]), "emphasis": shortcuts.emphasis(wrapped["emphasis"])}
    for name, rule in wrapped.items():
        parser.inline.ruler.at(name, rule)
    parser.block.ruler.at("reference", _noting_definitions(rules_block.reference))
    if quick:
        _quicken(parser)
    return parser


def _quicken(parser: MarkdownIt) -> None:
    from profilelint.read.fast import blocks, inlines, shortcuts

    parser.inline = inlines.Inlines(parser.inline)
    parser.block = blocks.Blocks(parser.block)
    parser.helpers = shortcuts.HELPERS  # type: ignore[assignment]


def tokenize(source: str) -> tuple[list[Token], dict[str, Any]]:
    r"""Return the tokens of a page's body, and what the parser says besides them (`references`, `definitions`, ...).

    The lines of `source` end with "\n", and it holds no "\0".
    """
    quick = is_tried(markdown_it.__version__, *TRIED)
    without = ["normalize", "text_join"] if quick else []  # nothing is left for them to do
    underlined = _UNDERLINE.search(source)
    if not underlined:
        without.append("lheading")
    if not underlined or "|" not in source:
        without.append("table")
    environment: dict[str, Any] = {}
    return _parser(quick, *without).parse(source, environment), environment
